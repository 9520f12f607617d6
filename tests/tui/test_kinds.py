"""Every kind of claim is shown, whatever its roles are: a new kind cannot be forgotten by the desk."""

from __future__ import annotations

from typing import get_args

import pytest

from claims.desk import Desk
from claims.desk.cards import Status
from claims.desk.review.rows import HEARS, SPEAKS
from claims.document import Span
from claims.store.database import Database
from claims.store.kinds import KINDS
from tests.desk.world import FIRST, World
from tests.test_plugins import example
from tests.tui.conftest import Opened
from tui.draw.claims.marks import ROLES
from tui.draw.words import KIND_MARK, KIND_NAME, STATUS_MARK, STATUS_STYLE
from tui.widgets.painted import STYLES

__all__ = ["example"]  # a fixture

pytestmark = pytest.mark.slow


def test_every_kind_has_its_mark_and_its_name() -> None:
    assert KIND_MARK.keys() == KIND_NAME.keys() == KINDS.keys()
    assert len(set(KIND_MARK.values())) == len(KINDS)


def test_every_status_has_a_mark_of_its_own_and_a_style() -> None:
    assert STATUS_MARK.keys() == STATUS_STYLE.keys() == set(get_args(Status))
    assert len(set(STATUS_MARK.values())) == len(STATUS_MARK)
    assert set(STATUS_STYLE.values()) <= set(STYLES)


def test_every_role_has_a_style_and_a_short_name() -> None:
    known = {role for kind in KINDS.values() for role in (*kind.span_roles, *kind.participant_roles)}
    assert known == ROLES.keys()
    assert {style for style, _ in ROLES.values()} <= set(STYLES)
    assert {role for kind in KINDS.values() for role in kind.participant_roles} <= {*SPEAKS, *HEARS}


FIELDS = {
    "quote": {"form": "direct", "polarity": "positive", "speaker": "Ada Lind"},
    "event_mention": {
        "type": "CONSULT",
        "modality": "occurred",
        "actor": "Ada Lind",
        "recipient": "Bo Karlsen",
    },
    "role": {"holder": "Ada Lind"},
    "figure": {"role": "killed", "value": "31"},
}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_claim_of_every_kind_is_seen_on_every_screen_and_corrected(
    opened: Opened, database: Database, world: World, kind: str
) -> None:
    words = "Foreign Minister"
    at = Span(FIRST.index(words), FIRST.index(words) + len(words))
    desk_of = Desk(database, "Ann")
    (claim,) = desk_of.create(world.first, kind, {KINDS[kind].main: [at]}, FIELDS[kind]).claim_ids
    async with opened((100, 40), query=f"kind:{kind} status:confirmed") as desk:
        assert KIND_MARK[kind] in desk.text
        assert f"╰{KINDS[kind].main}" in desk.text
        await desk.press("o")
        assert f"╰{KINDS[kind].main}" in desk.text
        assert "▸✓" in desk.text
        await desk.press("escape", "E")
        assert f"▲{KINDS[kind].main}" in desk.text
        await desk.press("{", "enter")
        assert not desk.app.fault
    assert desk_of.card(claim).row.text == "Foreign"
    assert desk_of.card(claim).row.status == "corrected"


async def test_a_claim_of_a_packages_kind_is_seen_and_corrected_as_ours_are(
    example: None, opened: Opened, database: Database, world: World
) -> None:
    words = "Foreign Minister"
    at = Span(FIRST.index(words), FIRST.index(words) + len(words))
    desk_of = Desk(database, "Ann")
    fields = {"strength": "firm", "actor": "Ada Lind"}
    (claim,) = desk_of.create(world.first, "promise", {"content": [at]}, fields).claim_ids
    async with opened((100, 40), query="kind:promise status:confirmed") as desk:
        assert "promise" in desk.text
        assert "╰content" in desk.text
        assert "strength" in desk.text
        await desk.press("E", "{", "enter")
        assert not desk.app.fault
    assert desk_of.card(claim).row.text == "Foreign"
    assert desk_of.card(claim).row.who == "Ada Lind"
    assert desk_of.card(claim).row.status == "corrected"
