"""The timeline as a picture: lanes, dots, conflicts, and the same as PNG."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from claims.cli.commands.reports import timeline
from claims.errors import InputError
from claims.export.timeline_picture import png, svg
from claims.records import DatedEvent
from claims.store.database import Database
from tests.desk.world import build

LANES = [
    ("Ada <Lind>", [DatedEvent(1, "meets & greets", date(2023, 6, 13), date(2023, 6, 13), 1)]),
    ("Bo Karlsen", [DatedEvent(2, "travels", date(2023, 6, 20), date(2023, 6, 26), 0)]),
]


def test_a_lane_has_its_name_and_an_event_its_days_in_words() -> None:
    picture = ElementTree.fromstring(svg("Oslo", LANES, 3))
    told = {"".join(one.itertext()) for one in picture.iter() if one.tag.endswith(("text", "title"))}
    assert {"Ada <Lind>", "Bo Karlsen", "2 events, 2023-06-13 to 2023-06-26; 3 without a day"} <= told
    assert "2023-06-13: meets & greets; 1 in conflict" in told
    assert "2023-06-20 to 2023-06-26: travels" in told


@pytest.mark.parametrize(("name", "number"), [("event", 1), ("conflict", 1), ("bar", 1)])
def test_a_conflict_a_stretch_and_a_day_are_drawn_each_its_own_way(name: str, number: int) -> None:
    assert svg("Oslo", LANES, 0).count(f'class="{name}"') == number


def test_without_a_day_there_is_nothing_to_draw() -> None:
    with pytest.raises(InputError, match="no timeline to draw"):
        svg("Oslo", [("Ada Lind", [])], 2)


def test_a_png_is_the_picture_twice_as_large() -> None:
    drawn = png(svg("Oslo", LANES, 0))
    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20], "big") == 2400


@pytest.mark.parametrize("by", ["actor", "place"])
def test_the_command_draws_both(tmp_path: Path, by: str) -> None:
    path = tmp_path / "claims.db"
    with Database.open(path) as database:
        build(database)
    files = [tmp_path / "t.svg", tmp_path / "t.png"]
    timeline(db=str(path), by=by, svg=files[0], png=files[1])
    assert ("Karlsen" if by == "actor" else "Bergen") in files[0].read_text()
    assert files[1].read_bytes().startswith(b"\x89PNG")
