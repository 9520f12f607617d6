"""A line of a list says the claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.desk.cards import ClaimRow
from tui.draw.rows import claim, said, together, told_along, told_apart
from tui.draw.text import length, plain

EVENT = ClaimRow(
    id=1, version=1, kind="event_mention", status="new", flag=None, confidence=0.5, rule="x", article_id=1,
    article="Courier", label="CONSULT/visit planned", who="Ada Lind", whom="Bo Karlsen", text="travel",
    date=None, place=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (EVENT, "Ada Lind → visit planned → Bo Karlsen  travel"),
        (replace(EVENT, label="REJECT/meet occurred", whom=""), "Ada Lind → reject meet  travel"),
        (
            replace(EVENT, label="PROTEST negated", who=""),
            "nobody named → protest negated → Bo Karlsen  travel",
        ),
        (replace(EVENT, kind="quote", label="direct", text="We agree"), "Ada Lind to Bo Karlsen: We agree"),
        (replace(EVENT, kind="role", label="role", text="envoy", whom="Rurania"), "Ada Lind: envoy  Rurania"),
        (
            replace(EVENT, kind="figure", label="people killed", text="at least 55"),
            "at least 55 people killed",
        ),
    ],
)
def test_who_does_what_to_whom_is_said_in_words(row: ClaimRow, words: str) -> None:
    assert plain([said(row)]) == words


@pytest.mark.parametrize("along", [0, 3])
@pytest.mark.parametrize("alike", [1, 12])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_a_line_fills_its_width_and_says_how_many_claims_it_is(width: int, alike: int, along: int) -> None:
    line = claim(EVENT, width, alike=alike, along=along)
    assert length(line) == width
    assert ("×12" in plain([line])) == (alike > 1)
    assert ("+3" in plain([line])) == (along > 0)


OFFICE = replace(EVENT, kind="role", label="role", text="Envoy", whom="Rurania")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((OFFICE, OFFICE), "§ Envoy Rurania 2×"),
        (
            (replace(OFFICE, who="Cy Berg"), EVENT),
            "§ Cy Berg: Envoy Rurania; ◆ visit planned → Bo Karlsen travel",
        ),
        ((replace(EVENT, who=""),), "◆ nobody named → visit planned → Bo Karlsen travel"),
    ],
)
def test_what_is_told_inside_is_said_once_and_without_who_the_row_names(
    rows: tuple[ClaimRow, ...], words: str
) -> None:
    assert told_along(rows, EVENT.who) == words


def test_the_card_lists_what_says_the_same_and_names_what_is_told_inside() -> None:
    lines = plain(together((EVENT, EVENT, OFFICE), 80, alike=2)).splitlines()
    assert lines[0].strip() == "2 claims say this; a verdict is over all, enter shows each"
    assert lines[3].strip() == "Told inside; yes is over this too, no is not, enter parts them"
    assert lines[4].strip() == "§ Envoy Rurania"
    assert "say this" not in plain(together((EVENT, OFFICE), 80, alike=1))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((EVENT, EVENT), ""),
        ((EVENT, replace(EVENT, whom="Cy Berg"), EVENT), "whom Bo Karlsen 2×, Cy Berg"),
        (
            (EVENT, replace(EVENT, label="CONSULT/visit occurred", whom="")),
            "whom Bo Karlsen, none · as visit planned, visit",
        ),
        (
            (OFFICE, replace(OFFICE, text="Special envoy", whom="")),
            "of Rurania, none · words envoy, special envoy",
        ),
        ((EVENT, replace(EVENT, article="Herald")), "in Courier, Herald"),
    ],
)  # fmt: skip
def test_what_differs_between_claims_of_one_row_is_said(rows: tuple[ClaimRow, ...], words: str) -> None:
    assert told_apart(rows) == words
