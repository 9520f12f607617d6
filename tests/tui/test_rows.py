"""A line of a list says the claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.desk.cards import ClaimRow
from tui.draw.rows import claim, said, told_apart
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


@pytest.mark.parametrize("together", [1, 12])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_a_line_fills_its_width_and_says_how_many_claims_it_is(width: int, together: int) -> None:
    line = claim(EVENT, width, together=together)
    assert length(line) == width
    assert ("×12" in plain([line])) == (together > 1)


OFFICE = replace(EVENT, kind="role", label="role", text="Envoy", whom="Rurania")


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
