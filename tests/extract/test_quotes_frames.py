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


SPEAKERS = {
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
    "a clock before it": ("16.48 A woman said the wall fell.", "A woman"),
}


@pytest.mark.parametrize(("text", "name"), SPEAKERS.values(), ids=SPEAKERS)
def test_names_who_speaks(parser: Parser, text: str, name: str) -> None:
    document = extract(GivenArticle(text=text, origin=""), parser)
    (quote,) = document.quotes
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    actor = document.mentions[quote.speaker.mention].actor
    assert actor is not None
    assert document.actors[actor].name == name
