"""Tests of a layer: sentences that decisions were about, and what must be found in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claims.document import Document, Span
from claims.extract import extract
from claims.extract.layers.layer import Expected, parse_layer
from claims.extract.parse import Parser
from claims.learning.decided import Claim, Decided, Reviewed, claims_of, kind_of, spans_of
from claims.learning.edits import Edit
from claims.toml_text import table_array

MOST = 5
"""So many tests an edit has at most."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A test that does not hold: what was expected of which words of a text."""

    test: Expected

    def __str__(self) -> str:
        what = "no claim" if not self.test.expect else f"a {self.test.kind}"
        return f"“{self.test.words}” in “{self.test.text}” should be {what}"


def failing(layer: str, parser: Parser) -> list[Failed]:
    """Return the tests of a layer that do not hold where it is the only one."""
    alone = replace(parser, layers=(layer,))
    return [Failed(test) for test in parse_layer(layer).tests if not _holds(test, alone)]


def tests_of(
    reviewed: Sequence[Reviewed], edit: Edit, mended: Iterable[int], parser: Parser
) -> list[dict[str, Any]]:
    """Return tests from the sentences of the claims that an edit mends: those that fail without it."""
    text = table_array(edit.section, [edit.entry])
    wanted = set(mended)
    found: list[dict[str, Any]] = []
    for one in reviewed:
        for each in one.decided:
            if each.claim_id in wanted and len(found) < MOST:
                test = _test(one, each)
                told = Expected(**test)
                bare, changed = replace(parser, layers=()), replace(parser, layers=(text,))
                if _holds(told, changed) and not _holds(told, bare):
                    found.append(test)
    return found


def _test(one: Reviewed, each: Decided) -> dict[str, Any]:
    first, last = each.spans[0].start, each.spans[-1].end
    around = [s.span for s in one.document.sentences if s.span.start < last and first < s.span.end]
    start, end = min(s.start for s in around), max(s.end for s in around)
    right = each.status != "rejected"
    fields = {
        name: value for name, value in each.fields.items() if right and value and name in each.corrected
    }
    test = {
        "text": one.given.text[start:end], "kind": each.kind, "words": each.spans[0].of(one.given.text),
        "expect": right,
    }  # fmt: skip
    return {**test, "fields": fields} if fields else test


def _holds(test: Expected, parser: Parser) -> bool:
    document = extract(test.text, parser)
    at = test.text.find(test.words)
    if at < 0:
        return False
    there = _claim_at(document, test.kind, Span(at, at + len(test.words)))
    if there is None or not test.expect:
        return (there is not None) == test.expect
    return all((getattr(there, name) or "") == value for name, value in test.fields.items())


def _claim_at(document: Document, kind: str, span: Span) -> Claim | None:
    return next(
        (
            claim
            for claim in claims_of(document)
            if kind_of(claim) == kind and spans_of(claim)[0].iou(span) >= 0.5
        ),
        None,
    )
