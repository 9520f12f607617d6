"""The timeline across the screen: lanes, the event at hand, zoom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.desk.cards import EventRow
from claims.desk.events.timeline import density, timeline
from claims.document import DateRange
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tests.tui.conftest import Opened
from tui.draw.lanes import picture
from tui.draw.text import length, plain

ACTIONS = (
    "timeline", "next_event", "previous_event", "zoom_in", "zoom_out", "lanes_by", "close_timeline",
)  # fmt: skip


def row(
    id_: int, who: str, whom: str = "", day: int | None = None, place: str | None = None, **more: int
) -> EventRow:
    on = date(2023, 6, day) if day else None
    days = DateRange(on, on + timedelta(days=more.pop("lasts", 0)), "day") if on else None
    return EventRow(id_, "meet", who, whom, days, place, 1, 1, 1, more.get("conflicts", 0), 0)


ROWS = [
    row(1, "Ada Lind", "Bo Karlsen", 3, "Oslo"),
    row(2, "Bo Karlsen", "", 9, "Rome", conflicts=1),
    row(3, "", "", 9, lasts=4),
    row(4, "Ada Lind", "", None, "Oslo"),
]


def test_an_event_is_in_the_lane_of_each_who_takes_part() -> None:
    shown = timeline(ROWS, "actor")
    assert [(lane.name, [one.id for one in lane.marks]) for lane in shown.lanes] == [
        ("Bo Karlsen", [1, 2]), ("Ada Lind", [1]), ("nobody named", [3]),
    ]  # fmt: skip
    assert shown.undated == (4,)
    assert shown.span == (date(2023, 6, 3), date(2023, 6, 13))


def test_lanes_by_place_hold_each_event_once() -> None:
    shown = timeline(ROWS, "place")
    assert [(lane.name, len(lane.marks)) for lane in shown.lanes] == [
        ("Oslo", 1),
        ("Rome", 1),
        ("no place", 1),
    ]


def test_the_density_counts_each_event_once_in_the_days_it_touches() -> None:
    marks = [mark for lane in timeline(ROWS, "actor").lanes for mark in lane.marks]
    assert density(marks, date(2023, 6, 1), date(2023, 6, 15), 15) == [
        0,
        0,
        1,
        0,
        0,
        0,
        0,
        0,
        2,
        1,
        1,
        1,
        1,
        0,
        0,
    ]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_conflicts_stretches_and_what_has_no_day_are_told_apart_without_colour(width: int) -> None:
    shown = timeline(ROWS, "actor")
    lines = picture(shown, date(2023, 6, 1), date(2023, 6, 15), (0, 0), width)
    assert all(length(line) <= width for line in lines)
    text = plain(lines)
    assert text.count("≠") == 1
    assert "●──" in text
    assert "1 event without a day" in text


@pytest.mark.slow
async def test_the_keys_go_through_events_and_days(opened: Opened, database: Database, world: World) -> None:
    with database.write() as session:
        for name, day in (("met", 3), ("travel", 20)):
            claim = session.get_one(m.Claim, world.claim[name])
            claim.date_from = claim.date_to = date(2023, 6, day)
            claim.date_precision = "day"
    async with opened() as desk:
        await desk.press("4", "z")
        screen = desk.app.screen
        assert screen.mode == "timeline"
        assert screen.shown.lanes[0].name == "Ada Lind"
        assert "Bo Karlsen" in desk.text
        await desk.press("l")
        assert screen.at_hand().first == date(2023, 6, 20)
        await desk.press("h")
        assert screen.number == 0
        days = screen.window[1] - screen.window[0]
        await desk.press("+")
        closer = screen.window[1] - screen.window[0]
        assert closer < days
        await desk.press("-")
        assert screen.window[1] - screen.window[0] > closer
        await desk.press("t")
        assert screen.by == "place"
        await desk.press("enter")
        assert desk.app.screen.mode == "article"
        await desk.press("escape", "escape")
        assert desk.app.screen.mode == "events"


async def test_a_zoom_that_goes_no_further_says_so(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("4", "z")
        for key in "+" * 12 + "-" * 12:
            assert await desk.answers(key), (key, desk.said, desk.app.screen.window, desk.lines[-4:])


async def test_the_ends_of_lanes_say_so(opened: Opened) -> None:
    async with opened() as desk:
        await desk.press("4", "z")
        for key in ("l", "h", "j", "k", "G", "g"):
            for _ in range(4):
                assert await desk.answers(key), (key, desk.said, desk.lines[-4:])
            assert desk.said.startswith("This is the "), (key, desk.said)
