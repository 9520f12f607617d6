"""Reading first: the text beside the queue, a sentence cursor, and claims that were missed."""

from __future__ import annotations

import pytest
from textual import events

from claims.desk import Desk
from claims.desk.review.spans import jump_edge
from claims.document import Span, Suggestion
from claims.store.database import Database
from tests.desk.world import FIRST, World
from tests.tui.conftest import Opened
from tests.tui.driver import Driver
from tui.app import DeskApp
from tui.widgets.reading import ReadingPane

pytestmark = pytest.mark.slow


async def test_a_small_terminal_shows_the_claim_and_the_text_and_the_queue_behind_one_key(
    opened: Opened,
) -> None:
    async with opened(order="article", reading=True) as desk:
        assert "Ada Lind → meet → Bo Karlsen" in desk.lines[1]
        assert "event CONSULT meet occurred" in desk.text
        assert "╰trigger" in desk.text or "╰act" in desk.text
        assert "Anna Lind → meet → Karlsen" not in desk.text
        await desk.press("z")
        assert "Anna Lind → meet → Karlsen" in desk.text


async def test_a_wide_terminal_shows_queue_text_and_card_beside_each_other(opened: Opened) -> None:
    async with opened((140, 40), order="article", reading=True) as desk:
        head = desk.lines[1]
        assert "claim" in head
        assert "sure" in head
        assert "event" in desk.text
        assert any("Karlsen said" in line and "│" in line for line in desk.lines)


async def test_the_text_follows_the_cursor_and_marks_what_is_decided(
    opened: Opened, database: Database, world: World
) -> None:
    async with opened(order="article", reading=True) as desk:
        await desk.press("a")
        page = desk.app.screen.query_one(ReadingPane)
        assert page._at == world.claim["agreed"]
        assert any(line.startswith("✓") or " ✓" in line[:6] for line in desk.lines)
        await desk.press("G")
        assert "Anna Lind saw Karlsen" in desk.text


async def test_reading_order_is_the_order_of_the_text(opened: Opened, world: World) -> None:
    async with opened(order="article", reading=True) as desk:
        ids = list(desk.app.screen.list.ids)
    named = [world.claim[name] for name in ("met", "agreed", "travel", "talks")]
    assert [id_ for id_ in ids if id_ in named] == named


def suggest(text: str, kind: str, published: object) -> tuple[Suggestion, ...]:
    """Suggest that the first word tells, or that all after it was said by it."""
    first = text.split()[0]
    end = len(first)
    if kind == "quote":
        who = text.index("Lind")
        spans = {"content": (Span(end + 1, len(text) - 1),), "speaker": (Span(who, who + 4),)}
        return (Suggestion("quote", spans, {"form": "indirect", "polarity": "positive"}),)
    return (Suggestion("event_mention", {"trigger": (Span(0, end),)}, {"modality": "occurred"}),)


async def test_a_missed_quote_is_made_in_four_keys_as_it_is_suggested(
    database: Database, world: World
) -> None:
    async with _app(database) as desk:
        await desk.press("J", "m", "1", "enter")
        (claim,) = Desk(database, "Ann").queue("newest", "by:Ann").ids
    card = Desk(database, "Ann").card(claim)
    assert (card.row.text, card.row.status) == ("agreed on the border,” Lind said", "confirmed")
    assert card.row.who == "Ada Lind"


async def test_letters_take_an_edge_to_their_words_and_a_missing_type_is_asked_for(
    database: Database, world: World
) -> None:
    async with _app(database) as desk:
        await desk.press("J", "m", "2", "b", "o", "enter", "g")
        (claim,) = Desk(database, "Ann").queue("newest", "by:Ann").ids
    row = Desk(database, "Ann").card(claim).row
    assert (row.text, row.label) == ("border", "ASSAULT occurred")


async def test_the_mouse_selects_what_was_missed(database: Database, world: World) -> None:
    async with _app(database, (140, 40)) as desk:
        pane = desk.app.screen.query_one(ReadingPane)
        line = next(y for y, text in enumerate(desk.lines) if "Karlsen said" in text)
        start = desk.lines[line].index("Karlsen said") - pane.region.x
        for kind, x in ((events.MouseDown, start), (events.MouseUp, start + 10)):
            pane.post_message(kind(pane, x, line - pane.region.y, 0, 0, 1, False, False, False))
            await desk.settle()
        assert "“Karlsen said” is selected" in desk.said
        await desk.press("m", "2", "enter", "2")
        (claim,) = Desk(database, "Ann").queue("newest", "by:Ann").ids
    assert Desk(database, "Ann").card(claim).row.text == "Karlsen said"


@pytest.mark.parametrize(
    ("span", "edge", "letters", "becomes"),
    [
        ("agreed on the border", "start", "bor", "border"),
        ("agreed on the border", "end", "o", "agreed on"),
        ("agreed", "start", "met", "met"),
        ("on Tuesday", "start", "Oslo", "Oslo on Tuesday"),
        ("on the border", "start", "zebra", None),
    ],
)  # fmt: skip
def test_an_edge_jumps_to_the_nearest_word(span: str, edge: str, letters: str, becomes: str | None) -> None:
    at = FIRST.index(span)
    moved = jump_edge(FIRST, Span(at, at + len(span)), edge, letters)  # type: ignore[arg-type] # one of both
    assert (moved.of(FIRST) if moved else None) == becomes


async def test_several_actors_are_marked_by_digits(opened: Opened, database: Database, world: World) -> None:
    async with opened() as desk:
        await desk.press("e", "a")
        assert "✓ Ada Lind" in desk.text
        await desk.press("2", "enter")
    assert Desk(database, "Ann").card(world.claim["travel"]).row.who == "Ada Lind, Bo Karlsen"


class _app:  # noqa: N801 -- reads as a function where it is used
    """A desk that has suggestions, in reading order."""

    def __init__(self, database: Database, size: tuple[int, int] = (80, 24)) -> None:
        desk = Desk(database, "Ann", suggest)
        self.app = DeskApp(lambda: desk, where="claims.db · Ann", order="article")
        self.run = self.app.run_test(size=size)

    async def __aenter__(self) -> Driver:
        driver = Driver(self.app, await self.run.__aenter__())
        await driver.settle()
        return driver

    async def __aexit__(self, *error: object) -> None:
        self.app.gateway.close()
        await self.run.__aexit__(None, None, None)


async def test_a_copy_has_the_claim_and_its_sentence_whichever_panes_are_shown(opened: Opened) -> None:
    async with opened(order="article", reading=True) as desk:
        await desk.press("y")
        assert desk.said.startswith("Copied")
        assert "Foreign Minister Ada Lind met Prime Minister Bo Karlsen in Oslo" in desk.app.clipboard
