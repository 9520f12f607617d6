"""Content that something parts: a relative clause, a count, an advertisement, a lost mark, a label."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

Told = tuple[str | None, list[str]]

CLAUSES: dict[str, tuple[str, list[Told]]] = {
    "a noun that the clause tells of": (
        "Residents marched against a dam they say was built on stolen land.",
        [("they", ["a dam", "was built on stolen land"])],
    ),
    "behind a that": (
        "He made demands that the company said were unreasonable.",
        [("the company", ["demands", "were unreasonable"])],
    ),
    "a count behind the day": (
        "Police said Monday 14 people were killed and three were missing.",
        [("Police", ["14 people were killed and three were missing"])],
    ),
    "a count in words": (
        "The union said on Thursday nine in ten drivers had backed the strike.",
        [("The union", ["nine in ten drivers had backed the strike"])],
    ),
    "what is not told": (
        "The army said rebels had burned the mill, without giving details.",
        [("The army", ["rebels had burned the mill"])],
    ),
    "who does not elaborate": (
        "The agency reported the raid had failed, without elaborating.",
        [("The agency", ["the raid had failed"])],
    ),
    "made clear": ("The club made clear that it would not sell.", [("The club", ["that it would not sell"])]),
    "made plain without a that": (
        "The mayor made it plain the tax would rise.",
        [("The mayor", ["the tax would rise"])],
    ),
    "a date behind the phrase": (
        "According to papers shown in court, on June 3, 2014, Reed robbed a baker and fled in a van.",
        [("papers shown in court", ["on June 3, 2014, Reed robbed a baker and fled in a van"])],
    ),
    "likened to what stands in marks": (
        "Ms Brown compared the scheme to “a tax on the poor”.",
        [("Ms Brown", ["the scheme to “a tax on the poor”"])],
    ),
    "called so in marks before its object": (
        "The envoy denied as “pure fantasy” the reports about a secret deal with the rebels.",
        [("The envoy", ["as “pure fantasy” the reports about a secret deal with the rebels"])],
    ),
    "two whom one accuses": (
        "The council on Friday accused the army and “outside” gunmen of killing dozens of farmers.",
        [("The council", ["killing dozens of farmers"])],
    ),
    "two names, one behind the other": (
        "It was hit, he said, denouncing it as “unacceptable” and a “grave escalation”.",
        [("he", ["It was hit"]), ("he", ["it as “unacceptable” and a “grave escalation”"])],
    ),
}
LINES: dict[str, tuple[str, list[Told]]] = {
    "a paragraph that only its end marks": (
        "Cllr Wood said: “If the appeal is pending, we do not know what he will say.\n"
        "Should we not wait for the inspector before we vote?”\n\nThe vote is on Monday.",
        [
            (
                "Cllr Wood",
                [
                    "“If the appeal is pending, we do not know what he will say.\n"
                    "Should we not wait for the inspector before we vote?”"
                ],
            )
        ],
    ),
    "a mark lost before who speaks": (
        "The yard has closed.\n\n“Nobody told us the gate was shut, the driver said.\n\nThe inquiry goes on.",
        [("the driver", ["“Nobody told us the gate was shut,"])],
    ),
    "an advertisement between": (
        "“We got what we wanted out of it,” Ms Lund told the Herald.\n\nAdvertisement\n\n"
        "“We want to make sure the yard remains open.”",
        [
            (
                "Ms Lund",
                ["“We got what we wanted out of it,”", "“We want to make sure the yard remains open.”"],
            )
        ],
    ),
    "but not a sentence between": (
        "“We got what we wanted out of it,” Ms Lund told the Herald.\n\nThe firm stayed shut.\n\n"
        "“Wanted” posters were torn down.",
        [("Ms Lund", ["“We got what we wanted out of it,”"])],
    ),
}
ALL = {**CLAUSES, **LINES}

BRIEFING = """Daily Press Briefing

MR HALE: Good afternoon, everyone. I have two things at the top today.

First, the Secretary will travel to Lima on Monday.

QUESTION: Where is he now?

MR HALE: He has just arrived in Lima.

QUESTION: And what is he doing there?

MR HALE: He will see the president.
"""


@pytest.mark.parametrize(("text", "expected"), ALL.values(), ids=ALL)
def test_finds_all_of_what_is_said(parser: Parser, text: str, expected: list[Told]) -> None:
    found = [told(text, quote) for quote in quotes_of(parser, text)]
    assert [(who, content) for who, _, content in found] == expected


def test_a_turn_of_a_briefing_goes_on_to_the_next_label(parser: Parser) -> None:
    quotes = extract(BRIEFING, parser).quotes
    assert [quote.speaker.span.of(BRIEFING) for quote in quotes if quote.speaker is not None] == [
        "MR HALE",
        "QUESTION",
        "MR HALE",
        "QUESTION",
        "MR HALE",
    ]
    assert quotes[0].content[-1].of(BRIEFING).endswith("will travel to Lima on Monday")
