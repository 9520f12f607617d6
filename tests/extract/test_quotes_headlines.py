"""Headlines, datelines and labels around what is said; shares, adjectives and lists before a cue."""

from __future__ import annotations

import pytest

from claims.extract.blocks import find_blocks
from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

Told = tuple[str | None, list[str]]

HEADLINES: dict[str, tuple[str, list[Told]]] = {
    "a cue before who says it": (
        "Dam is safe, says engineer\n\nThe dam was checked on Monday.",
        [("engineer", ["Dam is safe"])],
    ),
    "but not what is claimed": ("Minister quits, claims victory\n\nThe minister left on Monday.", []),
    "what is urged next": (
        "Mayor says roof is sound, urges calm\n\nThe mayor spoke on Monday.",
        [("Mayor", ["roof is sound"])],
    ),
    "but not a deed": ("Storm hits coast, kills three fishermen\n\nA storm hit on Monday.", []),
    "but not what a headline is about": (
        "Harbour Protests: Students storm the council\n\nStudents met on Monday.",
        [],
    ),
    "a label before a name": ("Press Release: Otago Regional Council\n\nThe council will plant trees.", []),
}
SENTENCES: dict[str, tuple[str, list[Told]]] = {
    "a town that nothing closes": (
        "OSLO Two ferries with 120 people returned to port on Friday, police said.",
        [("police", ["Two ferries with 120 people returned to port on Friday"])],
    ),
    "a town before an article": (
        "LAGOS A court in the city has freed three writers, their lawyer said.",
        [("their lawyer", ["A court in the city has freed three writers"])],
    ),
    "but not a body in capitals": (
        "NATO Secretary-General Per Lund is ill with a fever, officials said.",
        [("officials", ["NATO Secretary-General Per Lund is ill with a fever"])],
    ),
    "a share of those asked": (
        "Sixty-three percent said the mayor was right to resign.",
        [("Sixty-three percent", ["the mayor was right to resign"])],
    ),
    "a share in words": (
        "Twelve percent indicated that they were not sure.",
        [("Twelve percent", ["that they were not sure"])],
    ),
    "quick to add": ("He was quick to add that nobody was hurt.", [("He", ["that nobody was hurt"])]),
    "but not unable to say": ("She was unable to say that the dam was safe.", []),
    "three deeds in a row": (
        "The guide said the bear stood up, shouted at nobody, and walked off.",
        [("The guide", ["the bear stood up, shouted at nobody, and walked off"])],
    ),
    "told, as it is recalled": (
        "She recalled being told to wait outside.",
        [("She", ["being told to wait outside"])],
    ),
    "put down to something": (
        "The engineer attributed the collapse to rust.",
        [("The engineer", ["the collapse to rust"])],
    ),
}
ALL = {**HEADLINES, **SENTENCES}

INTERVIEW = """Mayor on ferries

Mayor Ann Burr sat down with the Harbour Herald for an interview on Monday.

**You said the ferries would be free. Are they?**

I said they would be cheap, and they are.

We have worked on it for a year.

**But your own council voted against it.**

They did, and I told them that the town needs its boats.

**What will you do now?**

My plan is to wait.
"""


@pytest.mark.parametrize(("text", "expected"), ALL.values(), ids=ALL)
def test_finds_what_is_said_and_by_whom(parser: Parser, text: str, expected: list[Told]) -> None:
    found = [told(text, quote) for quote in quotes_of(parser, text)]
    assert [(who, content) for who, _, content in found] == expected


def test_questions_in_bold_letters_make_an_interview(parser: Parser) -> None:
    found = [told(INTERVIEW, quote) for quote in quotes_of(parser, INTERVIEW)]
    assert [(who, content[0].split()[0]) for who, _, content in found] == [
        (None, "You"),
        ("Ann Burr", "I"),
        (None, "But"),
        ("Ann Burr", "They"),
        (None, "What"),
        ("Ann Burr", "My"),
    ]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("OSLO, Norway Two ferries with 120 people on board returned to port on Friday.", "OSLO, Norway"),
        ("OSLO Two ferries with 120 people on board returned to port on Friday.", "OSLO"),
        ("NATO Secretary-General Per Lund was taken to hospital with a fever.", None),
        ("OSLO BRIDGE WILL CLOSE FOR REPAIRS UNTIL THE END OF THE COMING SUMMER", None),
    ],
)
def test_a_town_in_capitals_before_a_sentence_is_a_dateline(line: str, dateline: str | None) -> None:
    text = f"News\n\n{line}\n"
    found = [block.span.of(text) for block in find_blocks(text) if block.kind == "dateline"]
    assert found == ([] if dateline is None else [dateline])
