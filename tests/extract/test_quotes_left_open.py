"""Cues that leave open who speaks, and contents that neither a verb's object nor a clause behind it gives."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

Told = tuple[str | None, str | None, list[str]]

PASSIVE: dict[str, tuple[str, list[Told]]] = {
    "a court was told": (
        "The tribunal was told that the signalman had worked for sixteen hours.",
        [(None, "was told", ["that the signalman had worked for sixteen hours"])],
    ),
    "it was alleged": (
        "It was alleged on Monday that the ballots had been counted twice.",
        [(None, "was alleged", ["that the ballots had been counted twice"])],
    ),
    "somebody was urged": (
        "Motorists were urged to stay at home.",
        [(None, "were urged", ["to stay at home"])],
    ),
    "somebody is said to": (
        "The violinist is said to be recovering in Turin.",
        [(None, "is said", ["The violinist", "to be recovering in Turin"])],
    ),
    "somebody has been told to": (
        "The crew has been placed on watch and has been told to prepare for a storm.",
        [(None, "has been told", ["to prepare for a storm"])],
    ),
    "what everybody says": ("It is said that the chapel will reopen.", []),
    "with an agent": (
        "The mayor was warned by her own engineers that the bridge would not hold.",
        [("her own engineers", "was warned", ["that the bridge would not hold"])],
    ),
}
AT_THE_END: dict[str, tuple[str, list[Told]]] = {
    "a cue taken for a noun": (
        "Some 40,000 homes will need new roofs by winter, the housing ministry estimates.",
        [("the housing ministry", "estimates", ["Some 40,000 homes will need new roofs by winter"])],
    ),
    "a cue with a date": (
        "Profit rose by a tenth in the spring, the shoe maker reported on Monday.",
        [("the shoe maker", "reported", ["Profit rose by a tenth in the spring"])],
    ),
    "what somebody did behind a comma": ("The mayor left the room, informed the police.", []),
}
FAR_FROM_THE_CUE: dict[str, tuple[str, list[Told]]] = {
    "the that behind a relative clause": (
        "The minister for the coast told deputies in a letter that ran to six pages that piers were unsafe.",
        [("The minister for the coast", "told", ["that piers were unsafe"])],
    ),
    "the that behind an adverb": (
        "The railway said early on Sunday, after a night of silence, that a fox had stopped the trains.",
        [("The railway", "said", ["that a fox had stopped the trains"])],
    ),
    "an infinitive behind a relative clause": (
        "Doctors are asking anyone who drank from the well last week to take a test.",
        [("Doctors", "are asking", ["to take a test"])],
    ),
    "what was done, as a gerund": (
        "Two clerks denied having been offered money.",
        [("Two clerks", "denied", ["having been offered money"])],
    ),
    "a manner of speaking": (
        "A man in the crowd roared that the referee was blind.",
        [("A man in the crowd", "roared", ["that the referee was blind"])],
    ),
}
ASKED_FOR: dict[str, tuple[str, list[Told]]] = {
    "a thing and what it is for": (
        "Nurses demanded higher wages to keep up with rents.",
        [("Nurses", "demanded", ["higher wages to keep up with rents"])],
    ),
    "a promise of a thing": (
        "The premier promised a fund to rebuild the port.",
        [("The premier", "promised", ["a fund to rebuild the port"])],
    ),
    "a promise to somebody": (
        "The mayor promised voters to cut fares.",
        [("The mayor", "promised", ["to cut fares"])],
    ),
    "a count before its verb": (
        "A survivor said up to 19 were killed.",
        [("A survivor", "said", ["up to 19 were killed"])],
    ),
}
SECOND_CUE: dict[str, tuple[str, list[Told]]] = {
    "both in the perfect": (
        "The lab has admitted that the samples were lost and has promised that nothing was stolen.",
        [
            ("The lab", "has admitted", ["that the samples were lost"]),
            ("The lab", "has promised", ["that nothing was stolen"]),
        ],
    ),
    "both participles": (
        "The port has closed a pier, warning that its piles are rotten and asking sailors to keep away.",
        [
            ("The port", "warning", ["that its piles are rotten"]),
            ("The port", "asking", ["sailors to keep away"]),
        ],
    ),
}
EQUATED: dict[str, tuple[str, list[Told]]] = {
    "a message that is a clause": (
        "The bishop's message was that the chapel would stay.",
        [("The bishop", "message", ["that the chapel would stay"])],
    ),
    "advice behind a colon": (
        "Her advice to young cooks is simple: “Taste.”",
        [("Her", "advice", ["“Taste.”"])],
    ),
    "a verdict without a verb": (
        "The judge left early.\n\nThe trainer’s verdict: “Good for an hour.”",
        [("The trainer", "verdict", ["“Good for an hour.”"])],
    ),
    "no one's problem": ("The problem was that nobody had a key.", []),
}
MADE_KNOWN: dict[str, tuple[str, list[Told]]] = {
    "clear": (
        "The palace made clear that there would be no second tour.",
        [("The palace", "made", ["that there would be no second tour"])],
    ),
    "it clear": (
        "The minister made it clear that the levy would stay.",
        [("The minister", "made", ["that the levy would stay"])],
    ),
    "be known": (
        "The club let it be known that the striker was free to leave.",
        [("The club", "let", ["that the striker was free to leave"])],
    ),
}
RAISED: dict[str, tuple[str, list[Told]]] = {
    "fears of nobody named": (
        "Prices have risen sharply, raising fears that many families will go hungry.",
        [],
    ),
    "hopes that findings raise": ("The findings raised hopes that a vaccine is near.", []),
    "concerns of who raises them": (
        "The mayor raised concerns that the school would close.",
        [("The mayor", "concerns", ["that the school would close"])],
    ),
    "doubts in a study": (
        "The study raised doubts that the drug works.",
        [("The study", "doubts", ["that the drug works"])],
    ),
}
ASKED_AND_ACCUSED: dict[str, tuple[str, list[Told]]] = {
    "accused in a relative clause": (
        "Envoys met Duarte, who accused the Spanish president of seeking to topple him.",
        [("Duarte, who", "accused", ["seeking to topple him"])],
    ),
    "whom they accuse": (
        "They jailed four men whom they accused of feeding the rebels.",
        [("they", "accused", ["feeding the rebels"])],
    ),
    "accused of a deed told at length": (
        "The tenants accused him of acting only after the broadcast.",
        [("The tenants", "accused", ["acting only after the broadcast"])],
    ),
    "asked in a clause before": (
        "When a pupil asked her if it was cold up there, the pilot replied that it was loud.",
        [("a pupil", "asked", ["if it was cold up there"]), ("the pilot", "replied", ["that it was loud"])],
    ),
    "admitted somewhere": (
        "While his lawyers argued, Mr Odell admitted from the dock that he had burned the papers.",
        [("Mr Odell", "admitted", ["that he had burned the papers"])],
    ),
    "people called to do something": (
        "The embassy called its nationals to leave the province “without delay”.",
        [("The embassy", "called", ["its nationals to leave the province “without delay”"])],
    ),
    "laughed behind a question": (
        "“Him? Retire?” laughed his wife. “Never.”",
        [("his wife", "laughed", ["“Him? Retire?”", "“Never.”"])],
    ),
    "by their own count": (
        "By the council's own reckoning, the road has cost three times its budget.",
        [("the council", "reckoning", ["the road has cost three times its budget"])],
    ),
    "called by his age": (
        "“We only carry a flag”, the 35-year-old said, accusing the guards.",
        [("the 35-year-old", "said", ["“We only carry a flag”"])],
    ),
}
ALL = {
    **ASKED_AND_ACCUSED,
    **PASSIVE,
    **AT_THE_END,
    **FAR_FROM_THE_CUE,
    **SECOND_CUE,
    **EQUATED,
    **MADE_KNOWN,
    **RAISED,
    **ASKED_FOR,
}


@pytest.mark.parametrize(("text", "expected"), ALL.values(), ids=ALL)
def test_finds_what_is_said(parser: Parser, text: str, expected: list[Told]) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("We are tired but not beaten: Tom Hill", [("Tom Hill", ":", ["We are tired but not beaten"])]),
        ("A long life for the theatre: Tom Hill", []),
    ],
)
def test_a_headline_may_end_in_a_colon_and_who_says_it(
    parser: Parser, title: str, expected: list[Told]
) -> None:
    text = f"{title}\n\n3 May 2021\n\nThe crew came home on Monday. Tom Hill left the harbour by car."
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected
