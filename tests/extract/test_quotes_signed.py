"""Quotes whose speaker a line names: signatures, a line underneath, initials, an asking paper in brackets."""

from __future__ import annotations

import re

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

SIGNED = [
    ("“The engine just stopped and that was that” – Ferrari driver Carlos Rossi after retiring on lap nine.",
     "Ferrari driver Carlos Rossi", "Carlos Rossi"),
    ("“We ran out of flour by nine” - baker Tom Hale, of Leeds.", "baker Tom Hale", "Tom Hale"),
    ("“Nobody told us about the road” – Hill Street resident Anna May Cole, speaking at the meeting.",
     "Hill Street resident Anna May Cole", "Anna May Cole"),
    ("He left.\n\n“We will fight for every ball.”\nAnna Lind, Sweden goalkeeper\n\nThe game is on Sunday.",
     "Anna Lind", "Anna Lind"),
    ("Leeds boss Tom Hale (sent off in the second half): “I should have kept quiet.”",
     "Leeds boss Tom Hale", "Tom Hale"),
]  # fmt: skip

UNSIGNED = [
    "“The engine just stopped and that was that” – an old problem for the team.",
    "He left.\n\n“We will fight for every ball.”\nThe Lions Win Again\n\nThe next game is on Sunday.",
    "He left.\n\n“We will fight for every ball.”\nPhotograph: Mike Hill\n\nThe next game is on Sunday.",
]

DEBATE = """Harbour talk

Ann Berg: “How are you today?”

Clara Lund-Hill: “Good. How is your Tuesday?”

AB: “I cannot complain. Have you heard of the strike?”

CLH: “I never talk in hallways.”

Lund-Hill walks off.

AB: “As ever.”
"""

BRACKETED = """Seals return

Ida Strand answered questions for our paper.

((Daily Post)) What drew you to seals?

Ida Strand: I have watched them since I was a child.

((DP)) How did you count them?

IS: We used boats. In winter we walked.

—Ida Strand

((DP)) What comes next?

IS: We will count again.
"""


@pytest.mark.parametrize(("text", "speaker", "name"), SIGNED)
def test_a_signature_names_who_speaks(parser: Parser, text: str, speaker: str, name: str) -> None:
    document = extract(text, parser)
    (who,) = [quote.speaker for quote in document.quotes]
    assert who is not None
    assert who.span.of(text) == speaker
    assert who.mention is not None
    actor = document.mentions[who.mention].actor
    assert actor is not None
    assert document.actors[actor].name == name


@pytest.mark.parametrize("text", UNSIGNED)
def test_other_lines_sign_nothing(parser: Parser, text: str) -> None:
    assert not extract(text, parser).quotes


def said_by(parser: Parser, text: str) -> list[tuple[str | None, str]]:
    document = extract(text, parser)
    found = []
    for quote in document.quotes:
        at = quote.speaker.mention if quote.speaker else None
        actor = document.mentions[at].actor if at is not None else None
        name = document.actors[actor].name if actor is not None else None
        found.append((name, " … ".join(span.of(text) for span in quote.content)))
    return found


def test_initials_are_the_names_that_spoke_before(parser: Parser) -> None:
    assert said_by(parser, DEBATE) == [
        ("Ann Berg", "“How are you today?”"),
        ("Clara Lund-Hill", "“Good. How is your Tuesday?”"),
        ("Ann Berg", "“I cannot complain. Have you heard of the strike?”"),
        ("Clara Lund-Hill", "“I never talk in hallways.”"),
        ("Ann Berg", "“As ever.”"),
    ]


def test_an_interview_whose_paper_stands_in_brackets(parser: Parser) -> None:
    assert said_by(parser, BRACKETED) == [
        (None, "What drew you to seals?"),
        ("Ida Strand", "I have watched them since I was a child"),
        (None, "How did you count them?"),
        ("Ida Strand", "We used boats. In winter we walked"),
        (None, "What comes next?"),
        ("Ida Strand", "We will count again"),
    ]


def test_a_headline_in_capitals_hides_no_interview(parser: Parser) -> None:
    text = (
        "INTERVIEW: Ida Strand\n\nFor this issue I have been speaking with Ida Strand.\n\n"
        "How are you, and how was your week?\n\nI am well, and I had a good week.\n\n"
        "Can you tell me who taught you to sail?\n\nMy aunt did. We went out every day.\n\n"
        "What was your first boat like?\n\nIt was old. We had no money and I learned to mend it.\n"
    )
    assert [name for name, _ in said_by(parser, text)] == [None, "Ida Strand"] * 3


def test_a_post_may_be_signed_on_its_own_line(parser: Parser) -> None:
    text = (
        "Vote\n\nMany wrote of the vote on the harbour.\n\n"
        "I am proud of the town today!— Ana Ruiz (@anaruiz) March 3, 2021\n\n"
        "We lost, but we go on. — Tom Hale (@tomhale) March 3, 2021\n\n"
        "The harbour — once the largest — is to close.\n"
    )
    assert said_by(parser, text) == [
        ("Ana Ruiz", "I am proud of the town today!"),
        ("Tom Hale", "We lost, but we go on"),
    ]


LETTERS = """Hale resigns

Tom Hale has resigned as harbour master. Here is his letter in full:

Dear councillors,

As you know, the crane fell. I was on duty that night.

I have therefore decided to go.

Yours ever,

Tom Hale

In response the mayor wrote:

Dear Tom,

Thank you for your letter. We shall miss you.

Warm regards,

Ida Strand
"""


def test_a_letter_in_full_is_of_whoever_signs_it(parser: Parser) -> None:
    letters = [(name, said) for name, said in said_by(parser, LETTERS) if "you" in said]
    assert letters == [
        (
            "Tom Hale",
            "As you know, the crane fell. I was on duty that night.\n\nI have therefore decided to go",
        ),
        ("Ida Strand", "Thank you for your letter. We shall miss you"),
    ]


def test_who_answers_may_stand_in_brackets_too(parser: Parser) -> None:
    text = re.sub(r"(?m)^(?:Ida Strand|IS):", "((Ida Strand)) ", BRACKETED)
    assert said_by(parser, text) == said_by(parser, BRACKETED)
