"""Edges of a claim's spans, moved by token, character or clause. Pure: text and spans in, spans out."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from claims.document import Span
from claims.errors import DecisionError

Edge = Literal["start", "end"]
Unit = Literal["token", "character", "clause"]

TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[Span, ...]:
    """Return the words and punctuation marks of ``text``, in order.

    A word keeps its inner apostrophes, hyphens and points ("Beijing's", "U.S", "3.5").
    """
    return tuple(Span(*match.span()) for match in TOKEN.finditer(text))


def move_edge(text: str, span: Span, edge: Edge, by: int, unit: Unit = "token") -> Span:
    """Return ``span`` with one edge moved ``by`` tokens, characters or clauses, negative towards the start.

    By clause it moves to where one begins or ends (``clauses.toml``). By token an edge comes to stand on the
    nearest boundary in its direction: a start on the first character of a token, an end behind the last one.
    A span never becomes empty nor leaves the text: then the edge stops where it can go no further.
    """
    if unit == "character":
        return _character(text, span, edge, by)
    if unit == "clause":
        return _token(span, edge, by, clause_stops(text, edge))
    stops = [token.start if edge == "start" else token.end for token in tokens(text)]
    return _token(span, edge, by, stops)


@lru_cache(maxsize=16)
def clause_stops(text: str, edge: Edge) -> tuple[int, ...]:
    """Return the offsets at which clauses begin, or (for the edge "end") end, in order.

    A word such as "that" may belong to the clause or not, so one may begin before it and after it. The text's
    own beginning and end count too.
    """
    known, found = _clause_words(), tokens(text)
    stops = []
    for at, token in enumerate(found):
        word = token.of(text).casefold()
        if word in known["marks"]:
            continue
        before = found[at - 1].of(text).casefold() if at else known["marks"][0]
        after = found[at + 1].of(text).casefold() if at + 1 < len(found) else known["marks"][0]
        bounds = [*known["marks"], *known["words"]]
        if edge == "start" and (before in bounds or word in known["words"]):
            stops.append(token.start)
        elif edge == "end" and after in bounds:
            stops.append(token.end)
    return tuple(stops)


@cache
def _clause_words() -> Mapping[str, Sequence[str]]:
    text = files("claims.desk.review").joinpath("clauses.toml").read_text(encoding="utf-8")
    known: Mapping[str, Sequence[str]] = tomllib.loads(text)
    return known


def _character(text: str, span: Span, edge: Edge, by: int) -> Span:
    if edge == "start":
        return Span(min(max(span.start + by, 0), span.end - 1), span.end)
    return Span(span.start, max(min(span.end + by, len(text)), span.start + 1))


def _token(span: Span, edge: Edge, by: int, stops: Sequence[int]) -> Span:
    here = span.start if edge == "start" else span.end
    if edge == "start":
        stops = stops[: bisect_left(stops, span.end)]
    else:
        stops = stops[bisect_right(stops, span.start) :]
    if not stops or not by:
        return span
    place = bisect_right(stops, here) - 1 + by if by > 0 else bisect_left(stops, here) + by
    if by > 0 and place >= len(stops) and here >= stops[-1]:
        return span
    if by < 0 and place < 0 and here <= stops[0]:
        return span
    there = stops[min(max(place, 0), len(stops) - 1)]
    return Span(there, span.end) if edge == "start" else Span(span.start, there)


def jump_edge(text: str, span: Span, edge: Edge, letters: str) -> Span | None:
    """Return ``span`` with one edge at the nearest word that ``letters`` begin, whatever their case.

    A span of one word moves to that word whole; an edge that would pass the other one takes it along.
    ``None`` where no word begins so.
    """
    here = span.start if edge == "start" else span.end
    words = [word for word in tokens(text) if word.of(text).casefold().startswith(letters.casefold())]
    if not words:
        return None
    alone = len([word for word in tokens(text) if word.overlaps(span)]) == 1
    word = min(words, key=lambda one: abs((one.start if edge == "start" else one.end) - here))
    if alone:
        return word
    if edge == "start":
        return Span(word.start, max(span.end, word.end))
    return Span(min(span.start, word.start), word.end)


def snap(text: str, span: Span) -> Span:
    """Return ``span`` widened to whole tokens, without blanks at its ends.

    Raises:
        DecisionError: the span holds nothing but blanks.
    """
    touched = [token for token in tokens(text) if token.overlaps(span)]
    if not touched:
        raise DecisionError("Nothing but blanks is selected: select at least one word.")
    return Span(touched[0].start, touched[-1].end)


def add_piece(spans: Sequence[Span], piece: Span) -> tuple[Span, ...]:
    """Return ``spans`` with one more, in the order of the text; pieces that touch or overlap become one."""
    joined: list[Span] = []
    for span in sorted([*spans, piece]):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def drop_piece(spans: Sequence[Span], ordinal: int) -> tuple[Span, ...]:
    """Return ``spans`` without the one at ``ordinal``."""
    return tuple(span for place, span in enumerate(spans) if place != ordinal)
