"""Blocks with an author or time of their own: posts, live entries, turns of a talk, captions."""

from __future__ import annotations

from datetime import date

import pytest

from claims.document import DateRange, Document, GivenArticle, Published
from claims.extract import extract
from claims.extract.blocks import find_blocks
from claims.extract.blocks.interviews import interview
from claims.extract.parse import Parser

DAY = Published(DateRange(date(2024, 6, 13), date(2024, 6, 13), "day"), "given")
BODY = "The minister said on Monday that the talks would go on. Nobody expects a result soon."
LIVE = """Port strike: live updates

By Lena Marsh

10:42 GMT
Talks open in Halden
The union said that talks had begun.

11:15 | Omar Reyes
Police stand at the gate.

12:03 — The minister will speak at noon, his office said.
More will follow, it added.

12:50 No Word From Oslo
The ship is late.

1.30pm
By Ana Ruiz
The strike is over, the union said.
"""

DOTTED = """16.06 The bridge is closed, police say.

15.25 As night falls, the search has been called off.
It will go on at dawn.

14.53 Divers have reached the hull.
"""

Told = tuple[str, str, str | None, str | None]


def told(document: Document) -> list[Told]:
    """Return kind, first words, author and time of each block."""
    text = document.text
    return [
        (
            block.kind,
            " ".join(block.span.of(text).split()[:3]),
            block.author.of(text) if block.author else None,
            document.times[block.time].value if block.time is not None else None,
        )
        for block in document.blocks
    ]


def test_the_entries_of_a_live_report_have_their_time_and_author(parser: Parser) -> None:
    assert told(extract(GivenArticle(LIVE, "live", published=DAY), parser)) == [
        ("title", "Port strike: live", None, None),
        ("byline", "By Lena Marsh", None, None),
        ("entry", "10:42 GMT", None, "2024-06-13T10:42Z"),
        ("title", "Talks open in", None, "2024-06-13T10:42Z"),
        ("entry", "The union said", None, "2024-06-13T10:42Z"),
        ("entry", "11:15 | Omar", "Omar Reyes", "2024-06-13T11:15"),
        ("entry", "Police stand at", "Omar Reyes", "2024-06-13T11:15"),
        ("entry", "12:03 — The", None, "2024-06-13T12:03"),
        ("entry", "More will follow,", None, "2024-06-13T12:03"),
        ("title", "12:50 No Word", None, "2024-06-13T12:50"),
        ("entry", "The ship is", None, "2024-06-13T12:50"),
        ("entry", "1.30pm", "Ana Ruiz", "2024-06-13T13:30"),
        ("byline", "By Ana Ruiz", None, None),
        ("entry", "The strike is", "Ana Ruiz", "2024-06-13T13:30"),
    ]


def test_the_times_of_entries_may_be_written_with_a_full_stop(parser: Parser) -> None:
    assert [
        (kind, time)
        for kind, _, _, time in told(extract(GivenArticle(DOTTED, "live", published=DAY), parser))
    ] == [
        ("entry", "2024-06-13T16:06"),
        ("entry", "2024-06-13T15:25"),
        ("entry", "2024-06-13T15:25"),
        ("entry", "2024-06-13T14:53"),
    ]


@pytest.mark.parametrize(
    ("post", "author", "time"),
    [
        ("I leave with my head high.\n— Ana Ruiz (@anaruiz) March 3, 2021", "Ana Ruiz", "2021-03-03"),
        (
            "The bridge is shut until noon.\n— Halden Police (@haldenpd) 4 May 2022",
            "Halden Police",
            "2022-05-04",
        ),
        ("We won!\n-- Tom Berg @tomberg", "Tom Berg", None),
        (
            "Two of our ships are late.\n— Port of Oslo (@port@sea.example) May 9, 2023",
            "Port of Oslo",
            "2023-05-09",
        ),
        ("Thank you all.\nA post shared by Mia Lund (@mialund)", "Mia Lund", None),
    ],
)
def test_a_post_is_one_block_and_a_quote_of_whoever_signs_it(
    post: str, author: str, time: str | None, parser: Parser
) -> None:
    text = f"{BODY}\n\n{post}\n\n{BODY}"
    document = extract(text, parser)
    (block,) = [block for block in document.blocks if block.kind == "post"]
    assert block.span.of(text) == post
    assert block.author is not None
    assert block.author.of(text) == author
    (quote,) = [quote for quote in document.quotes if quote.rule == "quote.line.post"]
    assert quote.speaker is not None
    assert quote.speaker.span.of(text) == author
    times = [document.times[at].value if at is not None else None for at in (block.time, quote.time)]
    assert times == [time, time]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nWrite to us (@haldenpost) by May 3, 2021.\n\n{BODY}",
        f"{BODY}\n\nHe posts as @tomberg and is read by many.\n\n{BODY}",
        f"— Ana Ruiz (@anaruiz) March 3, 2021\n\n{BODY}",
        f"{BODY}\n\n10:42 was when the train left.\n\n{BODY}\n\nThe score was 12:10.\n\n{BODY}",
        f"10:42\n{BODY}\n11:00\n{BODY}",
    ],
    ids=["address", "handle in prose", "nothing said", "times in prose", "two times"],
)
def test_what_only_looks_like_a_post_or_an_entry_is_none(text: str) -> None:
    assert not {block.kind for block in find_blocks(text)} & {"post", "entry"}


def test_the_day_of_a_post_is_not_that_of_the_page(parser: Parser) -> None:
    text = f"Envoy resigns\n\nThank you all.\n— Ana Ruiz (@anaruiz) March 3, 2021\n\n{BODY}"
    assert extract(text, parser).published.basis != "stated"


@pytest.mark.parametrize(
    ("text", "kinds", "authors"),
    [
        (
            "Why did she go?\n\nLena Marsh met her.\n\nQ: Why did you leave?\n\nA: The court lied.\n\n"
            "It was not money.\n\nQ: Will you return?\n\nA: No.",
            ["question", "answer", "answer", "question", "answer"],
            [],
        ),
        (
            "Talk of the day\n\nPress: Did they offer it?\nRuiz: No.\nPress: Will they?\nRuiz: They may.",
            ["turn"] * 4,
            ["Press", "Ruiz", "Press", "Ruiz"],
        ),
    ],
    ids=["questions and answers", "a talk"],
)
def test_the_turns_of_a_talk(text: str, kinds: list[str], authors: list[str]) -> None:
    blocks = [block for block in find_blocks(text) if block.kind not in ("title", "body")]
    assert [block.kind for block in blocks] == kinds
    assert [block.author.of(text) for block in blocks if block.author] == authors


@pytest.mark.parametrize(
    ("caption", "author", "time"),
    [
        ("Dockers at the gate on 3 May 2023. Photo: Mia Lund/AFP", "Mia Lund", "2023-05-03"),
        ("A crowd in Lima (AP Photo/Ana Diaz)", "Ana Diaz", None),
        ("The coach waves to fans. Photograph: J. Holm/The Courier", "J. Holm", None),
        ("A nurse outside the clinic in May. (Photo by Lars Moe)", "Lars Moe", None),
    ],
)
def test_a_caption_has_whom_its_credit_names_and_its_day(
    caption: str, author: str, time: str | None, parser: Parser
) -> None:
    document = extract(GivenArticle(f"{BODY}\n\n{caption}\n\n{BODY}", "a", published=DAY), parser)
    (found,) = [one for one in told(document) if one[0] == "caption"]
    assert found[2:] == (author, time)


PAIRED = """A nurse on the clinic

An interview with Joan Petrie by Tom Baird

When did you first see it?
In May. I told my boss.

And did you hear back?
No.
My boss was away.

They say it was legal.
I know they do.

Do you regret it?
Not for a second.

The clinic did not reply."""
IN_ROWS = """Ida Holm on her last play

Ida Holm spoke to the Courier.

**Why did you stop?**

I was tired.

We all were.

**Will you be back?**

I hope so.

**Do you still read?**

I do.

Every day.

The play opens in May."""
EXPLAINER = """Tariffs explained

The minister spoke to reporters.

What is a tariff?

It is a tax.

Who pays it?

Buyers do.

Will it last?

Nobody knows."""


@pytest.mark.parametrize(
    ("text", "asked", "answered"),
    [
        (
            PAIRED,
            [
                "When did you first see it?",
                "And did you hear back?",
                "They say it was legal.",
                "Do you regret it?",
            ],
            ["In May. I told my boss.", "No.\nMy boss was away.", "I know they do.", "Not for a second."],
        ),
        (
            IN_ROWS,
            ["Why did you stop?", "Will you be back?", "Do you still read?"],
            ["I was tired.\n\nWe all were.", "I hope so.", "I do.\n\nEvery day."],
        ),
        (EXPLAINER, [], []),
        (PAIRED.replace("An interview with", "A report on"), [], []),
    ],
    ids=["pairs", "rows in bold", "an explainer speaks to nobody", "no interview is told of"],
)
def test_an_interview_without_labels_is_told_by_its_layout(
    text: str, asked: list[str], answered: list[str]
) -> None:
    found = interview(text)
    assert [[part.said.of(text) for part in parts] for parts in found] == [asked, answered]


def test_the_answers_of_an_interview_are_of_whoever_does_not_sign_it(parser: Parser) -> None:
    text = "On the clinic\n\nBy Tom Baird\n\nTom Baird spoke to Joan Petrie." + PAIRED.partition("Baird")[2]
    found = [
        (quote.speaker.span.of(text), quote.content[0].of(text))
        for quote in extract(GivenArticle(text, "a"), parser).quotes
        if quote.speaker and quote.rule == "quote.line.interview"
    ]
    assert ("Joan Petrie", "I know they do") in found
    assert ("Tom Baird", "Do you regret it?") in found
