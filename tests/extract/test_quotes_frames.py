"""Frames of cues: verbs with a particle, what courts hear, relative clauses, clauses the parser misplaces."""

from __future__ import annotations

import pytest

from claims.document import GivenArticle
from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

FOUND: dict[str, tuple[str, list[tuple[str | None, str, list[str]]]]] = {
    "an object ruled out": (
        "The coach had ruled out any change of goalkeeper.",
        [("The coach", "had ruled out", ["any change of goalkeeper"])],
    ),
    "a deed ruled out": (
        "The bishop ruled out selling the orchard before Easter.",
        [("The bishop", "ruled out", ["selling the orchard before Easter"])],
    ),
    "fears played down": (
        "The vet played down fears of a second outbreak.",
        [("The vet", "played down", ["fears of a second outbreak"])],
    ),
    "what a court hears": (
        "The court heard that Olsen had sold the same boat twice.",
        [(None, "heard", ["that Olsen had sold the same boat twice"])],
    ),
    "a court at the end": (
        "A baker put sawdust in his rye bread for years, a jury has heard.",
        [(None, "has heard", ["A baker put sawdust in his rye bread for years"])],
    ),
    "a court that is told": (
        "The driver was twice over the limit, the court was told.",
        [(None, "was told", ["The driver was twice over the limit"])],
    ),
    "a charge denied in a relative clause": (
        "The bank hid the losses, a charge the company denied.",
        [("the company", "denied", ["a charge"])],
    ),
    "a charge described in a relative clause": (
        "Lund is accused of theft, a charge his lawyer described as “a fairy tale”.",
        [(None, "is accused", ["theft"]), ("his lawyer", "described", ["“a fairy tale”"])],
    ),
    "a clause taken for one about the hearer": (
        "The tenor told reporters he had lost his voice in Turin and always wanted to sing there again.",
        [("The tenor", "told", ["he had lost his voice in Turin and always wanted to sing there again"])],
    ),
    "a question put to somebody": (
        "Reporters pressed the queen on whether she had read the letter.",
        [("Reporters", "pressed", ["whether she had read the letter"])],
    ),
    "a demand without a hearer": (
        "The governor called not to believe rumours.",
        [("The governor", "called", ["not to believe rumours"])],
    ),
    "a body where they state": (
        "In the prosecutor's office they stated that a case was opened.",
        [("the prosecutor's office", "stated", ["that a case was opened"])],
    ),
    "what sums up quoted words": (
        "They were told that it would open “in due course”, a phrase that drew groans.",
        [(None, "were told", ["that it would open “in due course”"])],
    ),
    "a preposition whose object is parsed elsewhere": (
        "Officials are urging parents to have their children vaccinated after 31 cases of mumps were found.",
        [("Officials", "are urging", ["parents to have their children vaccinated"])],
    ),
    "a short quotation after a colon": (
        "The trader was blunter: “They are liars.”",
        [("The trader", "was", ["“They are liars.”"])],
    ),
    "words that another's attribution ends": (
        "Ankara summoned the country's charge d'affaires, diplomatic sources said on Saturday.",
        [("diplomatic sources", "said", ["Ankara summoned the country's charge d'affaires"])],
    ),
    "what is called so behind it": (
        "The palace on Wednesday dismissed as “pure gossip” reports that a wedding was near.",
        [("The palace", "dismissed", ["“pure gossip” reports that a wedding was near"])],
    ),
    "a participle before the speaker": (
        "Reacting, the chairman of the village, Hon. Moses Ukan, described the verdict as barbaric.",
        [("the chairman of the village, Hon", "described", ["the verdict as barbaric"])],
    ),
    "a sentence whose verb is taken for a participle": (
        "Botanists not involved in the survey called it thin.",
        [("Botanists", "called", ["it thin"])],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_finds_what_is_said(
    parser: Parser, text: str, expected: list[tuple[str | None, str, list[str]]]
) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize("text", ["Olsen heard that his boat was sold.", "We heard the court had risen."])
def test_what_somebody_hears_is_nobodys_words(parser: Parser, text: str) -> None:
    assert quotes_of(parser, text) == ()


SPEAKERS: dict[str, tuple[str, str | None]] = {
    "a participle": ("A diplomat briefed on the talks said they failed.", "A diplomat briefed on the talks"),
    "an adjective": ("Sources close to the singer said he was ill.", "Sources close to the singer"),
    "a preposition behind a bare word": (
        "Others along the coast say it was greed.",
        "Others along the coast",
    ),
    "a preposition behind a noun": ("A baker in Turin said it rained.", "A baker"),
    "a relative clause": ("A nurse who had treated him said it was late.", "A nurse"),
    "a form of address": ("Mr Aho said the ice was thin.", "Mr Aho"),
    "a full name": ("Dr. Ann Hill coughed. Dr. Hill said the ice was thin.", "Ann Hill"),
    "a word with a hyphen": ("The auditor-general said the books were wrong.", "The auditor-general"),
    "a document that is shown": ("A memo seen by this newspaper said it would fail.", None),
    "a developer's firm": (
        "Corran Homes built it. Corran Homes has listened. The developer said it would pay.",
        "Corran Homes",
    ),
    "a captain by the position": (
        "Captain Tess Ameobi scored twice. The midfielder said it was luck.",
        "Tess Ameobi",
    ),
    "a court by its seat": (
        "The Court of Arbitration for Sport met. The Lausanne-based tribunal said it was late.",
        "Court of Arbitration for Sport",
    ),
    "an age alone": ("Ana Hill won. “It was hard,” the 29-year-old said.", "Ana Hill"),
    "an age": (
        "Sprinter Malik Barro loses appeal\n\nMalik Barro lost his appeal. His lawyer, Ines Duval, wept. "
        "The 26-year-old said the race was over.",
        "Malik Barro",
    ),
    "a nationality with man": (
        "Piet de Groot was full of praise. The Dutchman said it was luck.",
        "Piet de Groot",
    ),
    "a ministry as a department": (
        "The Ministry of Fisheries met. The department said it was late.",
        "Ministry of Fisheries",
    ),
    "whom a question is about": (
        "Spokesman Rui Costa left. Asked why a man had been kicked, he said it was dark.",
        "Rui Costa",
    ),
    "a province": ("The province said it had enough doses.", "The province"),
    "a firm behind its kind": ("The relief organisation Open Roof said it was late.", "Open Roof"),
    "a clock before it": ("16.48 A woman said the wall fell.", "A woman"),
}


@pytest.mark.parametrize(("text", "name"), SPEAKERS.values(), ids=SPEAKERS)
def test_names_who_speaks(parser: Parser, text: str, name: str | None) -> None:
    document = extract(GivenArticle(text=text, origin=""), parser)
    quote = document.quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    actor = document.mentions[quote.speaker.mention].actor
    assert (None if actor is None else document.actors[actor].name) == name
