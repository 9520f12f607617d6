"""Proposals of edits: articles with decisions are read anew, grouped, replayed, and what helps is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claims.document import Span
from claims.errors import DecisionError
from claims.extract import analyse
from claims.extract.blocks import find_blocks
from claims.extract.language import ENGLISH, language_of
from claims.extract.parse import Parser, read_all
from claims.importer.reextract import stored_article
from claims.learning.decided import FIELDS, JUDGED, Decided, Reviewed
from claims.learning.edits import Edit, candidates
from claims.learning.layer_tests import tests_of
from claims.learning.replay import Replayed, replay_all
from claims.store.database import Database
from claims.store.learning import decided, lexicon

MOST = 500
"""Articles that are read anew at most, those with the most decisions first."""


def propose(database: Database, parser: Parser, most: int = MOST) -> list[tuple[Edit, Replayed]]:
    """Propose the edits that corrections speak for and a replay finds good, and return them, best first.

    They take the place of earlier proposals that nobody judged.

    Raises:
        DecisionError: nothing is decided yet.
    """
    some = list(reviewed(database, parser, most))
    found = helpful(some)
    tests = [tests_of(some, edit, done.mends, parser) for edit, done in found]
    rows = [
        lexicon.Proposed(edit.section, edit.entry, *_record(edit, done, own))
        for (edit, done), own in zip(found, tests, strict=True)
    ]
    with database.write() as session:
        lexicon.propose(session, rows)
    return found


def helpful(some: Sequence[Reviewed]) -> list[tuple[Edit, Replayed]]:
    """Return the edits that decisions speak for and that mend more than they break, the best first."""
    edits = candidates(some)
    done = zip(edits, replay_all(some, edits), strict=True)
    return sorted(
        ((edit, one) for edit, one in done if one.mends and one.gain > 0), key=lambda pair: -pair[1].gain
    )


def reviewed(database: Database, parser: Parser, most: int = MOST) -> Iterator[Reviewed]:
    """Yield the articles in which somebody decided, and others up to ``most``, each read anew.

    Raises:
        DecisionError: nothing is decided yet.
    """
    with database.read() as session:
        ids = decided.articles(session, most)
        rows = decided.claims(session, ids)
        parser = replace(parser, layers=lexicon.in_use(session))
        given = [stored_article(session, article_id) for article_id in ids]
    if not any(row.status in JUDGED for some in rows.values() for row in some):
        raise DecisionError("No claim is decided yet: there is nothing to learn from.")
    english = [(one, at) for one, at in zip(given, ids, strict=True) if language_of(one) == ENGLISH.code]
    texts = [(one.text, find_blocks(one.text)) for one, _ in english]
    for (one, at), parsed in zip(english, read_all(parser, texts), strict=True):
        yield Reviewed(one, parsed, analyse(one, parsed), *_decided(rows.get(at, [])))


def _decided(rows: Sequence[decided.DecidedRow]) -> tuple[tuple[Decided, ...], frozenset[str]]:
    kept = [row for row in rows if row.kind in FIELDS and decided.main_spans(row)]
    made = frozenset(row.kind for row in kept if row.made and row.status in ("confirmed", "corrected"))
    return tuple(map(_one, kept)), made


def _one(row: decided.DecidedRow) -> Decided:
    status = JUDGED.get(row.status, "new")
    cue: Span | None = next(iter(row.spans.get("cue", ())), None)
    fields = {name: row.fields.get(name) for name in FIELDS[row.kind]}
    spans = decided.main_spans(row)
    return Decided(row.claim_id, row.kind, spans, status, fields, row.corrected, row.made, cue)


def _record(
    edit: Edit, done: Replayed, tests: Sequence[Mapping[str, object]]
) -> tuple[dict[str, object], dict[str, object]]:
    evidence = {"why": edit.why, "claims": list(edit.claims), "of": edit.of}
    said: dict[str, object] = {
        "mends": list(done.mends), "breaks": list(done.breaks), "surplus": done.surplus,
        "undecided": done.undecided, "tests": list(tests),
    }  # fmt: skip
    return dict(evidence), said
