"""Edges of spans moved by clause: where clauses begin and end, and what an edge cannot do."""

from __future__ import annotations

import pytest

from claims.desk.review.spans import Edge, move_edge
from claims.document import Span

TEXT = "The mayor, who had waited, said that the bridge would close on Monday because it leaks."


@pytest.mark.parametrize(
    ("words", "edge", "by", "becomes"),
    [
        ("the bridge would", "end", 1, "the bridge would close on Monday"),
        ("the bridge would close on Monday", "end", 1, "the bridge would close on Monday because it leaks"),
        ("the bridge would close on Monday because it leaks", "end", -1, "the bridge would close on Monday"),
        ("bridge would", "start", -1, "the bridge would"),
        ("the bridge would", "start", -1, "that the bridge would"),
        ("that the bridge would", "start", 1, "the bridge would"),
        ("had waited", "start", -1, "who had waited"),
        ("said", "end", 2, "said that the bridge would close on Monday because it leaks"),
        ("The mayor", "start", -1, "The mayor"),
        ("it leaks", "end", 1, "it leaks"),
        ("the bridge", "end", -1, "the bridge"),
    ],
)
def test_an_edge_moves_to_where_a_clause_begins_or_ends(
    words: str, edge: Edge, by: int, becomes: str
) -> None:
    start = TEXT.index(words)
    assert move_edge(TEXT, Span(start, start + len(words)), edge, by, "clause").of(TEXT) == becomes
