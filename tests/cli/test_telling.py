"""Events and conflicts in lines: a reader sees what, who, when and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.cli.event_lines import conflict_lines, corroboration_lines, timeline_lines
from tests.cli.conftest import Run

EVENT = {
    "event_id": "7", "type": "CONSULT", "mode": "visit", "modality": "planned", "actors": "Ada Brandt",
    "recipients": "Norland", "date_from": "2023-06-18", "date_to": "2023-06-19", "date_precision": "day",
    "place": "Halden", "articles": "3", "conflicts": "1", "families": "2", "sources": "Wire; The Post",
    "quoted": "",
}  # fmt: skip
CONFLICT = {
    **EVENT, "story_id": "1", "about": "", "conflict_id": "4", "field": "date", "kind": "disagreement",
    "judgement": "settled",
    "left_value": "2023-06-18", "right_value": "2023-06-20", "left_article_id": "1", "right_article_id": "2",
    "left_claim_id": "11", "right_claim_id": "12", "preferred_claim_id": "12",
    "left_sentence": "She comes\non Sunday.", "right_sentence": "She comes on Tuesday.",
}  # fmt: skip


def test_an_event_of_the_timeline() -> None:
    assert list(timeline_lines([EVENT])) == [
        "2023-06-18/19    CONSULT visit, planned; Ada Brandt → Norland; in Halden",
        "                 event 7, articles: 3, conflicts: 1",
    ]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"modality": "occurred"}, "2023-06-18/19    CONSULT visit; Ada Brandt → Norland; in Halden"),
        ({"date_from": "", "date_to": "", "date_precision": ""}, "no date          CONSULT visit, planned; "),
        ({"recipients": "", "place": ""}, "2023-06-18/19    CONSULT visit, planned; Ada Brandt"),
        ({"date_from": "2023-01-25", "date_to": "2023-07-27"}, "2023-01-25/07-27 CONSULT visit"),
    ],
)
def test_what_an_event_lacks_leaves_no_gap(change: dict[str, str], line: str) -> None:
    first, _ = timeline_lines([{**EVENT, **change}])
    assert first.startswith(line)


def test_who_tells_of_an_event() -> None:
    _, told = corroboration_lines([EVENT])
    assert told.strip() == "event 7, articles: 3, independent: 2 (Wire; The Post)"
    _, told = corroboration_lines([{**EVENT, "quoted": "Jan Novak"}])
    assert told.strip() == "event 7, articles: 3, independent: 2 (Wire; The Post, quoting Jan Novak)"


def test_a_conflict_shows_both_sides_and_the_one_preferred() -> None:
    assert list(conflict_lines([CONFLICT])) == [
        "conflict 4: date, disagreement, settled",
        "  event 7: CONSULT visit, planned; Ada Brandt → Norland; 2023-06-18; in Halden",
        "  · 2023-06-18",
        "    article 1, claim 11: She comes on Sunday.",
        "  ✓ 2023-06-20",
        "    article 2, claim 12: She comes on Tuesday.",
        "",
    ]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            {"about": "killed: guards"},
            "  event 7: CONSULT visit, planned; Ada Brandt → Norland; 2023-06-18; in Halden (killed: guards)",
        ),
        ({"event_id": "", "about": "frigates"}, "  story 1: frigates"),
        ({"event_id": "", "field": "name"}, "  story 1: a name told in both"),
    ],
)
def test_a_conflict_says_what_it_is_about(change: dict[str, str], line: str) -> None:
    assert list(conflict_lines([{**CONFLICT, **change}]))[1] == line


def test_only_what_several_tell_independently_is_corroborated(made: Path, run: Run) -> None:
    assert run("corroboration").stdout == "No event is told of by 2 independent sources or more.\n"
    assert "CONSULT meet; Ada Brandt" in run("corroboration", "--least", "1").stdout
    assert run("corroboration", "--least", "1", "-f", "csv").stdout.startswith("event_id,type,mode,actors,")
