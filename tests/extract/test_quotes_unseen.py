"""Kinds of attribution that news of many kinds has, at least three sentences each."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

Told = tuple[str | None, str | None, list[str]]

GOES_ON: dict[str, tuple[str, list[Told]]] = {
    "before adding": (
        "The warden said the lake was safe, before adding that nobody should swim alone.",
        [
            ("The warden", "said", ["the lake was safe"]),
            ("The warden", "adding", ["that nobody should swim alone"]),
        ],
    ),
    "before noting, with quoted words": (
        "Okoro told the council the roof was “rotten,” before noting that repairs were “years late.”",
        [
            ("Okoro", "told", ["the roof was “rotten,”"]),
            ("Okoro", "noting", ["that repairs were “years late.”"]),
        ],
    ),
    "before warning": (
        "The union said the works would close, before warning that orders had dried up.",
        [
            ("The union", "said", ["the works would close"]),
            ("The union", "warning", ["that orders had dried up"]),
        ],
    ),
    "not what those did of whom it is said": (
        "The envoy said the guards had left after refusing to open the gate.",
        [("The envoy", "said", ["the guards had left after refusing to open the gate"])],
    ),
}
WRITERS_CLAUSE: dict[str, tuple[str, list[Told]]] = {
    "a gerund behind a closing mark": (
        "Holm said that “the island is not for sale,” ending weeks of rumours.",
        [("Holm", "said", ["that “the island is not for sale,”"])],
    ),
    "a gerund behind a mark and a comma": (
        "Kane said the deal was “dead”, leaving investors stunned.",
        [("Kane", "said", ["the deal was “dead”"])],
    ),
    "who stays unnamed": (
        "The guard, who declined to give his name, said the gate was open.",
        [("The guard", "said", ["the gate was open"])],
    ),
    "though": (
        "The clinic said the vaccine was safe, though doctors doubt the figures.",
        [("The clinic", "said", ["the vaccine was safe"])],
    ),
    "although": (
        "Farmers say the dam will flood their fields, although engineers have raised its walls.",
        [("Farmers", "say", ["the dam will flood their fields"])],
    ),
    "who a name is": (
        "Analysts say the bank may merge with Corvus, the country's largest lender.",
        [("Analysts", "say", ["the bank may merge with Corvus"])],
    ),
}
SHORT_WORDS: dict[str, tuple[str, list[Told]]] = {
    "two words before a cue": ("“Good luck,” Hansen said.", [("Hansen", "said", ["“Good luck,”"])]),
    "two words that go on": (
        "“Good luck,” Hansen said, as the band played. “Thank you.”",
        [("Hansen", "said", ["“Good luck,”", "“Thank you.”"])],
    ),
    "a name that is called": ("“Old Tom,” she said.", [("she", "said", ["“Old Tom,”"])]),
}
BESIDE: dict[str, tuple[str, list[Told]]] = {
    "a gesture before": (
        "Hansen shrugged. “Ask the harbour master.”",
        [("Hansen", None, ["“Ask the harbour master.”"])],
    ),
    "a gesture after": (
        "“They never wrote back.” Hansen looked at the letter.",
        [("Hansen", None, ["“They never wrote back.”"])],
    ),
    "one word": ("Hansen smiled. “Never.”", [("Hansen", None, ["“Never.”"])]),
    "who began to speak, not who listened": (
        'Judge Amara Bell turned to Luis Prado. "The hearing is over." Prado nodded.',
        [("Judge Amara Bell", None, ['"The hearing is over."'])],
    ),
}
LABELS: dict[str, tuple[str, list[Told]]] = {
    "a name and a paper": (
        "Olga Brandt, Evening Star: “They lost their nerve.”",
        [("Olga Brandt", ":", ["“They lost their nerve.”"])],
    ),
    "from the desk of": (
        "From the desk of Ivo Marek, director, Vltava Institute.\n\n"
        "“Rivers do not wait for committees”\n\nIt rained.",
        [("Ivo Marek", "From the desk of", ["“Rivers do not wait for committees”"])],
    ),
    "titles and offices in a debate": (
        "Hon ANA TUI (Minister of Fisheries): The quota stands.\n\nDr Pete Rua: Shame on you!\n\n"
        "Hon ANA TUI: It is the law. [Interruption]\n\nDr PETE RUA (Greens): It is a bad law.",
        [
            ("Hon ANA TUI", ":", ["The quota stands"]),
            ("Dr Pete Rua", ":", ["Shame on you!"]),
            ("Hon ANA TUI", ":", ["It is the law"]),
            ("Dr PETE RUA", ":", ["It is a bad law"]),
        ],
    ),
    "questions and answers": (
        "The composer Nils Berg spoke to Ruth Osei in Bergen.\n\n**Q: When did you start?**\n\n"
        "**A:** As a child. (Laughs.)\n\n**Q: And why?**\n\n**A:** Nobody stopped me.",
        [
            ("Ruth Osei", ":", ["When did you start?"]),
            ("Nils Berg", ":", ["As a child"]),
            ("Ruth Osei", ":", ["And why?"]),
            ("Nils Berg", ":", ["Nobody stopped me"]),
        ],
    ),
    "a lost closing mark before the next speaker": (
        "“Who will pay for this? asked the treasurer, Ida Lund.\n\n“Not the town,” replied the clerk.",
        [
            ("the treasurer, Ida Lund", "asked", ["“Who will pay for this?"]),
            ("the clerk", "replied", ["“Not the town,”"]),
        ],
    ),
}
NOUNS: dict[str, tuple[str, list[Told]]] = {
    "quoted words behind of": (
        "Rossi's allegations of a “stitch-up” shook the town.",
        [("Rossi", "allegations", ["a “stitch-up”"])],
    ),
    "a paper's report": (
        "The crew read a Harbour Herald report that the yard had lost nine boats.",
        [("Harbour Herald", "report", ["that the yard had lost nine boats"])],
    ),
    "whose claim": (
        "Nobody believes his claim that the lamps failed.",
        [("his", "claim", ["that the lamps failed"])],
    ),
}
COLONS: dict[str, tuple[str, list[Told]]] = {
    "remembered otherwise": (
        "The boy remembers it differently: it was he who rang the bell.",
        [("The boy", "remembers", ["it was he who rang the bell"])],
    ),
    "denied": (
        "The harbour master denied it: nobody had asked for a boat.",
        [("The harbour master", "denied", ["nobody had asked for a boat"])],
    ),
    "a semicolon before according to": (
        "The crowd left at noon; according to the clinic nine people were hurt.",
        [("the clinic", "according to", ["nine people were hurt"])],
    ),
}
RETOLD: dict[str, tuple[str, list[Told]]] = {
    "quoted after it was retold": (
        "Hansen said the quay was closed. “We had no choice.”",
        [("Hansen", "said", ["the quay was closed"]), ("Hansen", None, ["“We had no choice.”"])],
    ),
    "in the next paragraph": (
        "Hansen said the quay was closed.\n\n“We had no choice in the matter.”",
        [
            ("Hansen", "said", ["the quay was closed"]),
            ("Hansen", None, ["“We had no choice in the matter.”"]),
        ],
    ),
    "what a message read": (
        "The bomber, it said, was a student. “We warned them in May,” the message read.",
        [
            ("it", "said", ["The bomber", "was a student"]),
            ("the message", "read", ["“We warned them in May,”"]),
        ],
    ),
    "whatever one does behind a comma": (
        "“First the boats, then the nets,” he defended himself.",
        [("he", "defended", ["“First the boats, then the nets,”"])],
    ),
}
SPEAKERS: dict[str, tuple[str, list[Told]]] = {
    "who runs what is said, not its weeks": (
        "The brewery will air spots in the coming weeks that praise its beer as “pure”.",
        [("The brewery", "praise", ["its beer as “pure”"])],
    ),
    "who suffers, and says so in a participle": (
        "Fishermen were stunned by Rossi's decision, saying it would ruin them.",
        [("Fishermen", "saying", ["it would ruin them"])],
    ),
    "who announces at the end": (
        "A panel in Quito rules today whether Salas may stand, as the court announced.",
        [("the court", "announced", ["A panel in Quito rules today whether Salas may stand"])],
    ),
    "a brand with a mark of its own": (
        "Bang! Halden said it would close nine shops.",
        [("Bang! Halden", "said", ["it would close nine shops"])],
    ),
    "a press release's dateline": (
        "LEEDS, May 4, 2023 /Newswire/ -- Halden plc, a maker of pumps, said that it had signed a deal.",
        [("Halden plc, a maker of pumps", "said", ["that it had signed a deal"])],
    ),
    "who is called on to act": (
        "The teachers called for the minister to resign.",
        [("The teachers", "called", ["the minister to resign"])],
    ),
}
FRONTED: dict[str, tuple[str, list[Told]]] = {
    "a topic before quoted words": (
        "As for the tolls, “nobody will ever pay them,” the mayor said.",
        [("the mayor", "said", ["“nobody will ever pay them,”"])],
    ),
    "a letter": (
        "In a letter, Roth writes, “This is where the road ends.”",
        [("Roth", "writes", ["“This is where the road ends.”"])],
    ),
    "a full stop behind a figure": (
        "The fee was €5m. ‘That is a scandal, and they know it,’ Daly said.",
        [("Daly", "said", ["‘That is a scandal, and they know it,’"])],
    ),
}
TABLES: tuple[tuple[str, dict[str, tuple[str, list[Told]]]], ...] = (
    ("goes on", GOES_ON), ("the writer's clause", WRITERS_CLAUSE), ("short words", SHORT_WORDS),
    ("beside", BESIDE), ("label", LABELS), ("speaker", SPEAKERS), ("fronted", FRONTED),
    ("noun", NOUNS), ("colon", COLONS), ("retold", RETOLD),
)  # fmt: skip
FOUND = {f"{kind}: {name}": row for kind, table in TABLES for name, row in table.items()}
SILENT = {
    "no comment": "The company declined to comment.",
    "that said": "That said, the plan may still work.",
    "a country before a headline's colon": "Norway: the government resigns\n\nIt rained.",
    "no answer": "A spokesman did not respond to requests for comment.",
    "a bare thing praised": "The mayor praised the firefighters.",
    "a topic before a headline's colon": "Flood in Norland: number of dead rises to nine\n\nIt rained.",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_kind(parser: Parser, text: str, expected: list[Told]) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nothing_is_claimed(parser: Parser, text: str) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == []


def test_repairs_are_off_with_another_pipeline(parser: Parser) -> None:
    from dataclasses import replace

    text = "The lamps failed in the night, reported on Friday the agency."
    assert [told(text, quote)[0] for quote in quotes_of(parser, text)] == ["the agency"]
    assert "the agency" not in [told(text, q)[0] for q in quotes_of(replace(parser, repairs=False), text)]
