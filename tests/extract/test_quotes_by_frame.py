"""Frames of attribution over several subjects, at least two sentences each."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

Told = tuple[str | None, str | None, list[str]]

LED_IN: dict[str, tuple[str, list[Told]]] = {
    "a noun and a colon": (
        "The nurse described the ward: “People were lying in the corridor.”",
        [("The nurse", "described", ["“People were lying in the corridor.”"])],
    ),
    "what is opposed before a colon": (
        "The mayor rejected the developer's statement: “Nobody in this town was ever asked.”",
        [("The mayor", "rejected", ["“Nobody in this town was ever asked.”"])],
    ),
    "a statement which read": (
        "The club released a statement which read, in part, “We will appeal against the fine”.",
        [("The club", "read", ["“We will appeal against the fine”"])],
    ),
    "not a clause that has a message in it": (
        "Users say that they only get a message stating, “The site is closed for repairs”.",
        [("Users", "say", ["that they only get a message stating, “The site is closed for repairs”"])],
    ),
    "a verb of no saying and a comma": (
        "Drummer Lars Moe also reacted on the radio, “We played together for years and years.”",
        [("Drummer Lars Moe", "reacted", ["“We played together for years and years.”"])],
    ),
    "not a title behind a comma": (
        "Moe left the band in May to finish his novel, “The Long Winter Road to Oslo.”",
        [],
    ),
}
PASSED_ON: dict[str, tuple[str, list[Told]]] = {
    "between dashes": (
        "The minister said — as reported by Havn News — “The museum will no longer be open”.",
        [("The minister", "said", ["“The museum will no longer be open”"])],
    ),
    "behind the words": (
        "The coach called for calm, saying “It is only a game of football”, as quoted by the Post.",
        [("The coach", "called", ["calm"]), ("The coach", "saying", ["“It is only a game of football”"])],
    ),
    "sources cited": (
        "Reports citing sources within the bank indicated it was for sale.",
        [("Reports", "indicated", ["it was for sale"])],
    ),
    "as much is cited": (
        "The clinic closed its wards, citing fears of an outbreak.",
        [("The clinic", "citing", ["fears of an outbreak"])],
    ),
}
ENCLOSED: dict[str, tuple[str, list[Told]]] = {
    "a reason behind the cue": (
        "Nobody was hurt, he said, because the hall had been cleared.",
        [("he", "said", ["Nobody was hurt", "because the hall had been cleared"])],
    ),
    "a condition behind the cue": (
        "The mine will close, Lund warned, unless copper prices rise.",
        [("Lund", "warned", ["The mine will close", "unless copper prices rise"])],
    ),
    "not when it was said": (
        "The mine will close, Lund warned, as miners left the gates.",
        [("Lund", "warned", ["The mine will close"])],
    ),
    "not a time before what is called for": (
        "On Friday during the fair, Ann Lund called for a wider bridge over the river, saying it was unsafe.",
        [
            ("Ann Lund", "called", ["a wider bridge over the river"]),
            ("Ann Lund", "saying", ["it was unsafe"]),
        ],
    ),
    "nor before what is warned of": (
        "At the close of the fair, Ann Lund warned of a hard winter in the hills, blaming late rains.",
        [
            ("Ann Lund", "warned", ["a hard winter in the hills"]),
            ("Ann Lund", "blaming", ["late rains"]),
        ],
    ),
    "in whose judgment": (
        "In her judgment, Farrow said, the clinic had acted within the law.",
        [("Farrow", "said", ["In her judgment", "the clinic had acted within the law"])],
    ),
    "in whose words alone": (
        "In her judgment, the clinic had acted within the law.",
        [("her", "judgment", ["the clinic had acted within the law"])],
    ),
}
EDGES: dict[str, tuple[str, list[Told]]] = {
    "earlier is the writer's": (
        "The envoy said earlier he might leave the talks.",
        [("The envoy", "said", ["he might leave the talks"])],
    ),
    "without elaborating": (
        "His daughter said he died abroad without elaborating.",
        [("His daughter", "said", ["he died abroad"])],
    ),
    "what was done without is said": (
        "His daughter said he left without saying goodbye.",
        [("His daughter", "said", ["he left without saying goodbye"])],
    ),
    "also observing": (
        "Prof Lund said, “The law is unclear at best”, also observing, “no court has tried it”.",
        [
            ("Prof Lund", "said", ["“The law is unclear at best”"]),
            ("Prof Lund", "observing", ["“no court has tried it”"]),
        ],
    ),
    "another's answer": (
        "“Is it safe?” asked one reporter. “It is not,” came the answer.",
        [("one reporter", "asked", ["“Is it safe?”"])],
    ),
}
NOUNS: dict[str, tuple[str, list[Told]]] = {
    "that before a bare noun": (
        "Forecasters issued a warning that snow could return by Thursday.",
        [("Forecasters", "warning", ["that snow could return by Thursday"])],
    ),
    "that before a plural": (
        "The drivers made a threat that buses would stop on Friday.",
        [("The drivers", "threat", ["that buses would stop on Friday"])],
    ),
    "not what was claimed": ("The union issued a warning that nobody heard.", []),
    "accused by somebody of it": (
        "The minister has been accused by campaigners of ignoring warnings about the cladding.",
        [("campaigners", "has been accused", ["ignoring warnings about the cladding"])],
    ),
    "shared that": (
        "The singer shared that she had lost her voice in March.",
        [("The singer", "shared", ["that she had lost her voice in March"])],
    ),
    "not what was shared": ("The singer shared a room with two dancers.", []),
    "a march says nothing": ("Thousands marched through Oslo, protesting the closure of the hospital.", []),
    "Police is no town in a headline": (
        "Police: Driver in fatal crash was texting\n\nA car left the road near Bergen on Monday.",
        [("Police", ":", ["Driver in fatal crash was texting"])],
    ),
}
GOES_ON: dict[str, tuple[str, list[Told]]] = {
    "that …; that …; and that …": (
        "Auditors reported that wages were late; that fuel was stolen; and that nobody kept the books.",
        [
            (
                "Auditors",
                "reported",
                ["that wages were late; that fuel was stolen; and that nobody kept the books"],
            )
        ],
    ),
    "…; that …": (
        "Farmers said the order was illegal; that no vet had come; and that the herd was well.",
        [("Farmers", "said", ["the order was illegal; that no vet had come; and that the herd was well"])],
    ),
    "not what the writer thinks of it": (
        "The mayor said the pier was safe; that is untrue.",
        [("The mayor", "said", ["the pier was safe"])],
    ),
    "a date and place behind the phrase": (
        "According to the study, in 2014 in the United States, some 16,000 deaths were due to soot.",
        [
            (
                "the study",
                "According to",
                ["in 2014 in the United States, some 16,000 deaths were due to soot"],
            )
        ],
    ),
    "behind including": (
        "The fever has killed 62 people, including, according to government reports, 54 small children.",
        [("government reports", "according to", ["54 small children"])],
    ),
    "continued to do": (
        "Police reported the attacker left the hall and continued to attack others.",
        [("Police", "reported", ["the attacker left the hall and continued to attack others"])],
    ),
    "though, in the passive": (
        "Police said the man wore a bomb, though it was later found to be a toy.",
        [("Police", "said", ["the man wore a bomb"])],
    ),
    "behind a programme's title": (
        "“He is right,” Flynn said on the programme “Friends and Foes.” “I mean, there is anger.”",
        [("Flynn", "said", ["“He is right,”", "“I mean, there is anger.”"])],
    ),
    "a nickname in the name": (
        "“This is a big year for us!” councillor Marcia “Mia” Price shouted to the crowd.",
        [("councillor Marcia “Mia” Price", "shouted", ["“This is a big year for us!”"])],
    ),
    "a full stop behind the mark": (
        "He revealed that a film is being made. “Ann and I are in talks. Nobody owns the rights”. It rained.",
        [
            ("He", "revealed", ["that a film is being made"]),
            ("He", None, ["“Ann and I are in talks. Nobody owns the rights”"]),
        ],
    ),
    "a fragment in what leads in": (
        "With the excitement and “the stress of it”, she added that she had slept badly.",
        [("she", "added", ["that she had slept badly"])],
    ),
    "a scheme's name": ("Oslo University held a course on crime called “Learning Together”.", []),
}
NESTED: dict[str, tuple[str, list[Told]]] = {
    "whose claim is rejected": (
        "The panel rejected her claim that the samples had been mislabelled.",
        [
            ("The panel", "rejected", ["her claim that the samples had been mislabelled"]),
            ("her", "claim", ["that the samples had been mislabelled"]),
        ],
    ),
    "by whom it was warned": (
        "The port dismissed a warning by the union that the cranes were unsafe.",
        [
            ("The port", "dismissed", ["a warning by the union that the cranes were unsafe"]),
            ("the union", "warning", ["that the cranes were unsafe"]),
        ],
    ),
    "nobody's reports": (
        "The club denied reports that it would sell.",
        [("The club", "denied", ["reports that it would sell"])],
    ),
}
PARTED: dict[str, tuple[str, list[Told]]] = {
    "what a subject is called": (
        "The government announced the new region, to be called Bala, would be governing itself from May.",
        [
            (
                "The government",
                "announced",
                ["the new region, to be called Bala, would be governing itself from May"],
            )
        ],
    ),
    "like what": (
        "Researchers suggested the algae, like warming water, might render corals less hardy.",
        [("Researchers", "suggested", ["the algae, like warming water, might render corals less hardy"])],
    ),
    "an apposition behind of": (
        "Officials revealed the number of cases of measles, a disease once rare there, had doubled.",
        [
            (
                "Officials",
                "revealed",
                ["the number of cases of measles, a disease once rare there, had doubled"],
            )
        ],
    ),
    "quoted words for a subject": (
        "Police, who indicated on Monday a “significant development” was likely, left the hall.",
        [("Police, who", "indicated", ["a “significant development” was likely"])],
    ),
    "not two deeds": (
        "The club announced the signing of Lars Moe, 22, and sold its captain.",
        [("The club", "announced", ["the signing of Lars Moe, 22"])],
    ),
}
OPEN: dict[str, tuple[str, list[Told]]] = {
    "it was announced, behind": (
        "Rail fares will rise by 4% in January, it was announced on Tuesday.",
        [(None, "was announced", ["Rail fares will rise by 4% in January"])],
    ),
    "facts heard in court": (
        "Six of the thefts were, according to facts heard in court, “planned for weeks” and two were not.",
        [
            (
                "facts heard in court",
                "according to",
                ["Six of the thefts were", "“planned for weeks” and two were not"],
            )
        ],
    ),
    "a claim another calls something": (
        "Local media reported that the owner had fled, a claim his lawyer called “pure invention”.",
        [
            ("Local media", "reported", ["that the owner had fled"]),
            ("his lawyer", "called", ["“pure invention”"]),
        ],
    ),
    "when it was said, behind marks": (
        "Beijing accused Washington of “bullying” after the sanctions were announced on Friday.",
        [("Beijing", "accused", ["“bullying”"])],
    ),
    "on a topic, before a colon": (
        "Union leader Bo Sund on the pay talks: “We are miles apart.”",
        [("Union leader Bo Sund", ":", ["“We are miles apart.”"])],
    ),
}
ALL = {
    f"{group}: {name}": case
    for group, cases in {
        "led in": LED_IN,
        "passed on": PASSED_ON,
        "enclosed": ENCLOSED,
        "edges": EDGES,
        "nouns": NOUNS,
        "goes on": GOES_ON,
        "nested": NESTED,
        "parted": PARTED,
        "open": OPEN,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize("name", ALL)
def test_who_says_what(parser: Parser, name: str) -> None:
    text, expected = ALL[name]
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected
