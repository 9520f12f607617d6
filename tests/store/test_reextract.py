"""Re-extraction: people outrank extractors, every proposal is kept, and it is undone as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.orm import Session

from claims.document import Document, Span
from claims.gazetteer.names import fold
from claims.linking import link
from claims.store.backends.chosen import operations
from claims.store.database import Database
from claims.store.ids import add_canonical
from claims.store.ingest import reextract as reextraction
from claims.store.models import Actor, ActorName, Mention
from claims.store.review import replay
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decisions import Step, take
from claims.store.schema.integrity import check
from tests.store.sample import document

OURS = ("article", "block", "sentence", "actor", "actor_name", "mention", "time_expression", "claim", "quote",
        "event_mention", "span", "participant")  # fmt: skip
MENTIONS = text("SELECT claim_id, event_id FROM event_mention ORDER BY claim_id")


def rows(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Return every row that extraction makes."""
    return {
        table: sorted(map(tuple, session.execute(text(f"SELECT * FROM {table}"))), key=repr) for table in OURS
    }


def decide(db: Database, claim_id: int, **became: object) -> None:
    with db.write() as session:
        target = Target("claim", claim_id)
        was = replay.part(read_states(session, "claim", [claim_id])[claim_id], became)
        take(session, "ana", "correct", [Step(target, was, became)])


def reextract(db: Database, found: Document) -> tuple[int, dict[str, int]]:
    with db.write() as session:
        run = reextraction.start_reextraction(session, "claims")
        return run, dict(reextraction.reextract(session, 1, found, run))


def shrunk(span: Span) -> Span:
    """Return the span without the quotation marks around it."""
    return Span(span.start + 1, span.end - 1)


def other_marks(found: Document) -> Document:
    """Read quotation marks as no part of what is said: no span of a quote is what it was."""
    quote = found.quotes[0]
    return replace(
        found, quotes=(replace(quote, content=tuple(map(shrunk, quote.content))), *found.quotes[1:])
    )


def other_everything(found: Document) -> Document:
    """Find other sentences, actors, mentions, dates, quotes and events than before."""
    second = found.quotes[1]
    moved = replace(second, cue_class="say", rule="quote.new", speaker=replace(second.speaker, mention=2))  # type: ignore[type-var]
    return replace(
        other_marks(found),
        blocks=found.blocks[:1],
        sentences=(found.sentences[0], *found.sentences[2:]),
        actors=(replace(found.actors[0], names=("A. Souza",)), found.actors[1]),
        mentions=tuple(
            replace(m, actor=0 if n == 2 else m.actor, score=0.5) for n, m in enumerate(found.mentions)
        ),
        times=(),
        quotes=(replace(other_marks(found).quotes[0], time=None), moved),
        events=(replace(found.events[0], trigger=Span(0, 3), time=None),),
    )


def test_the_same_again_changes_no_claim(db: Database) -> None:
    with db.read() as session:
        before = rows(session)
    _, outcomes = reextract(db, document())
    assert outcomes == {"unchanged": 4}
    with db.read() as session:
        after = rows(session)
        for table in set(OURS) - {"article", "claim"}:
            assert after[table] == before[table], table
        assert session.scalar(text("SELECT count(*) FROM proposal")) == 8


def test_an_unreviewed_claim_takes_the_new_proposal_and_keeps_its_id(db: Database) -> None:
    _, outcomes = reextract(db, other_marks(document()))
    assert outcomes == {"updated": 1, "unchanged": 3}
    with db.read() as session:
        said = session.execute(text("SELECT content, status FROM quotes WHERE claim_id = 1")).one()
        assert said == ("We will reopen the port 🚢, … and we will keep it open.", "new")


def test_a_reviewed_claim_keeps_its_rows_and_is_flagged_where_the_proposal_differs(db: Database) -> None:
    decide(db, 1, status="corrected", fields={"form": "mixed"})
    decide(db, 2, status="confirmed")
    _, outcomes = reextract(db, other_marks(document()))
    assert outcomes == {"flagged": 1, "unchanged": 3}
    with db.read() as session:
        found = session.execute(text("SELECT form, status, content FROM quotes WHERE claim_id = 1")).one()
        assert found == ("mixed", "corrected", "“We will reopen the port 🚢,” … “and we will keep it open.”")
        flags = session.execute(text("SELECT flag FROM claims WHERE kind = 'quote' ORDER BY claim_id"))
        assert list(flags.scalars()) == [reextraction.DIFFERS, None]


def test_what_vanished_is_withdrawn_unless_somebody_decided_on_it(db: Database) -> None:
    decide(db, 3, status="confirmed")
    _, outcomes = reextract(db, replace(document(), events=()))
    assert outcomes == {"unchanged": 2, "flagged": 1, "withdrawn": 1}
    with db.read() as session:
        events = session.execute(text("SELECT status, flag FROM claim WHERE kind = 'event_mention'")).all()
        assert events == [("confirmed", reextraction.GONE), ("withdrawn", None)]


def test_what_was_withdrawn_comes_back_when_it_is_found_again(db: Database) -> None:
    reextract(db, replace(document(), events=()))
    _, outcomes = reextract(db, document())
    assert outcomes == {"unchanged": 2, "updated": 2}
    with db.read() as session:
        assert session.scalar(text("SELECT count(*) FROM claim WHERE status = 'new'")) == 4


def test_every_proposal_of_every_run_is_kept(db: Database) -> None:
    reextract(db, other_everything(document()))
    with db.read() as session:
        kept = session.execute(
            text("SELECT claim_id, count(*) FROM proposal GROUP BY claim_id ORDER BY claim_id")
        ).all()
        assert kept == [(1, 2), (2, 2), (3, 1), (4, 1), (5, 1)]


@pytest.mark.parametrize("change", [lambda found: found, other_marks, other_everything])
def test_undo_brings_back_every_row_that_was_there(
    db: Database, change: Callable[[Document], Document]
) -> None:
    decide(db, 2, status="corrected", fields={"form": "mixed"})
    with db.read() as session:
        before = rows(session)
    run, _ = reextract(db, change(document()))
    with db.write() as session:
        assert reextraction.undo(session, run) == 0
        after = rows(session)
        assert list(operations(session).damage(session.connection())) == []
    for table in OURS:
        assert set(before[table]) <= set(after[table]), table
    fresh = [row for row in after["claim"] if row not in before["claim"]]
    assert all("withdrawn" in row for row in fresh)


def test_undo_leaves_what_was_decided_on_since(db: Database) -> None:
    run, _ = reextract(db, other_marks(document()))
    decide(db, 1, status="confirmed")
    with db.write() as session:
        assert reextraction.undo(session, run) == 1
        assert session.scalar(text("SELECT status FROM claim WHERE id = 1")) == "confirmed"


def test_a_dry_run_is_the_same_rolled_back(db: Database) -> None:
    with db.read() as session:
        before = rows(session)
    with db.write() as session:
        run = reextraction.start_reextraction(session, "claims")
        outcomes = reextraction.reextract(session, 1, other_everything(document()), run)
        session.rollback()
    with db.read() as session:
        assert rows(session) == before
    assert reextract(db, other_everything(document()))[1] == outcomes


def test_what_another_extractor_finds_stands_beside_ours(db: Database) -> None:
    found = document()
    other = replace(
        found, quotes=(replace(found.quotes[0], form="mixed"),), events=(), mentions=found.mentions[:1]
    )
    with db.write() as session:
        run = reextraction.start_reextraction(session, "another")
        added = replace(found.events[0], trigger=Span(0, 3))
        outcomes = reextraction.propose(
            session, 1, replace(other, events=(replace(added, actors=(), recipients=()),)), run
        )
        assert dict(outcomes) == {"unchanged": 4, "new": 1}
        assert session.scalar(text("SELECT form FROM quote WHERE claim_id = 1")) == "direct"
        assert session.scalar(text("SELECT count(*) FROM mention")) == 4
        assert session.scalar(text("SELECT count(*) FROM proposal WHERE claim_id = 1")) == 2
    assert reextract(db, found)[1] == {"unchanged": 5}


def test_whether_people_decided_is_asked_as_often_however_much_an_article_says(db: Database) -> None:
    assert asked_of_decisions(db, document()) == asked_of_decisions(db, replace(document(), events=()))


def asked_of_decisions(db: Database, found: Document) -> int:
    said: list[str] = []
    with db.write() as session:
        run = reextraction.start_reextraction(session, "claims")
        note = lambda *given: said.append(given[2])  # noqa: E731  # listened to, and then no longer
        event.listen(session.get_bind(), "before_cursor_execute", note)
        reextraction.reextract(session, 1, found, run)
        event.remove(session.get_bind(), "before_cursor_execute", note)
    return sum("FROM decision" in " ".join(statement.split()) for statement in said)


def test_names_are_added_to_an_actor_of_elsewhere_only_once(db: Database) -> None:
    with db.write() as session:
        actor_id = add_canonical(session, Actor(name="Ana Souza", kind="person"))
        session.add(ActorName(actor_id=actor_id, name_folded=fold("Ana Souza"), name="Ana Souza"))
        session.execute(update(Mention).where(Mention.actor_id == 1).values(actor_id=actor_id))
    for _ in range(2):
        reextract(db, document())
    with db.read() as session:
        names = session.scalars(select(ActorName.name).where(ActorName.actor_id == actor_id)).all()
    assert sorted(names) == ["Ana Souza", "Souza"]


def test_an_updated_event_mention_stays_with_its_event(db: Database) -> None:
    found = document()
    elsewhere = replace(found.events[0], place=None, rule="event.new")
    with db.write() as session:
        link(session, [1])
        before = session.execute(MENTIONS).all()
    for again in (replace(found, events=(elsewhere, *found.events[1:])), found):
        reextract(db, again)
        with db.write() as session:
            link(session, [1])
    with db.read() as session:
        assert session.execute(MENTIONS).all() == before
    assert not [finding.what for finding in check(db.address) if "no mention" in finding.what]
