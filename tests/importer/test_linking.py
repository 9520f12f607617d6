"""Linking: neither the size of a batch nor a broken-off import makes a difference."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from claims.document import (
    Actor,
    Block,
    DateRange,
    Document,
    EventMention,
    GivenArticle,
    Mention,
    Participant,
    Published,
    Quote,
    Sentence,
    Span,
)
from claims.importer import Waiting, import_articles
from claims.linking import link, link_waiting
from claims.store.database import Database
from claims.store.ingest import writer
from claims.store.linking import blocking_keys, clusters, link_queries
from claims.store.models import Actor as ActorRow
from claims.store.models import ActorLink, EventKey
from claims.store.schema import migrate

pytestmark = pytest.mark.slow

Telling = tuple[str, str, str | None, int]
"""Visits as articles tell them: who, whom, under which other full name, days after the first."""

NAMES = ("Robert Stone", "Bob Stone", "Roberto Stein", "Ann Hill", "Anne Hill", "Wang Yi", "Wang Ye")
SAYING = "the two countries should respect each other and live in peace"


def document(number: int, telling: Telling) -> Document:
    """Return what one sentence, written here, tells."""
    who, whom, alias, day = telling
    written = f"{who} visited {whom} and said that {SAYING}, report {number}."
    met, said = written.index("visited"), written.index(SAYING)
    first, second = Span(0, len(who)), Span(met + 8, met + 8 + len(whom))
    days = DateRange(date(2023, 6, 1) + timedelta(days=day), date(2023, 6, 1) + timedelta(days=day), "day")
    whole = Span(0, len(written))
    names = (who, alias) if alias else (who,)
    content = Span(said, said + len(SAYING))
    return Document(
        written, Published(days, "given"), (Block(whole, "body"),), (Sentence(whole),),
        (Actor(who, "person", names), Actor(whom, "person", (whom,))),
        (Mention(first, "name", "person", 0, "name"), Mention(second, "name", "person", 1, "name")),
        (), (Quote("indirect", (content,), None, Participant(first, 0, 0), "quote.test", 0.9),),
        (EventMention(
            "CONSULT", "meet", "occurred", Span(met, met + 7), "event.verb", 0.9,
            (Participant(first, 0, 0),), (Participant(second, second.start, 1),),
        ),),
    )  # fmt: skip


def write(database: Database, tellings: Sequence[Telling]) -> list[int]:
    """Write the articles, which wait for their links then, and return their ids."""
    with database.write() as session:
        run = writer.start_run(session, "test")
        return [
            writer.write_article(session, GivenArticle(one.text, "test"), one, run) or 0
            for one in (document(number, telling) for number, telling in enumerate(tellings))
        ]


EVERYTHING = (
    "SELECT id, canonical_id FROM actor ORDER BY id", "SELECT id, canonical_id FROM event ORDER BY id",
    *(f"SELECT left_id, right_id, judgement, score, reasons FROM {name}_link ORDER BY 1, 2"
      for name in ("actor", "event", "quote")),
    "SELECT claim_id, event_id FROM event_mention ORDER BY 1",
    "SELECT field, left_value, right_value FROM conflict WHERE retracted_at IS NULL ORDER BY 1, 2, 3",
    *(f"SELECT * FROM {name}_key ORDER BY 1, 2" for name in ("name", "actor", "event", "quote")),
    "SELECT * FROM link_queue",
)  # fmt: skip


def everything(database: Database) -> list[list[tuple[object, ...]]]:
    with database.read() as session:
        return [[tuple(row) for row in session.execute(text(query))] for query in EVERYTHING]


def linked(empty: Path, tellings: Sequence[Telling], runs: Sequence[int]) -> list[list[tuple[object, ...]]]:
    """Return the database after the articles were linked, so many at a time."""
    with TemporaryDirectory() as folder, Database.open(shutil.copy(empty, f"{folder}/news.db")) as opened:
        ids = write(opened, tellings)
        for size in runs:
            with opened.write() as session:
                some, ids = ids[:size], ids[size:]
                link(session, some)
        return everything(opened)


TELLING = st.tuples(
    st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from((None, None, *NAMES)), st.integers(0, 40)
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tellings=st.lists(TELLING, min_size=4, max_size=8), runs=st.lists(st.integers(1, 4), max_size=3))
def test_articles_are_linked_the_same_however_many_at_a_time(
    empty: Path, tellings: list[Telling], runs: list[int]
) -> None:
    one_by_one = linked(empty, tellings, [1] * len(tellings))
    assert linked(empty, tellings, [*runs, len(tellings)]) == one_by_one


UNITED: list[Telling] = [
    ("Robert Stone", "Ann Hill", None, 0), ("Bob Stone", "Ann Hill", None, 1),
    ("Robert Stone", "Ann Hill", "Bob Stone", 2), ("Bob Stone", "Ann Hill", None, 3),
]  # fmt: skip


def test_an_article_that_unites_known_actors_is_met_in_its_turn(empty: Path) -> None:
    together = linked(empty, UNITED, [4])
    assert len({head for _, head in together[0]}) == 2
    assert together == linked(empty, UNITED, [1, 1, 1, 1])


def test_accounts_that_differ_in_two_names_are_one_conflict(empty: Path) -> None:
    tellings: list[Telling] = [("Robert Stone", "Anne Hill", None, 0), ("Bob Stone", "Ann Hill", None, 0)]
    assert linked(empty, tellings, [2])[6] == [("name", "Robert Stone", "Bob Stone")]


def no_parser() -> NoReturn:
    raise AssertionError("there is nothing to parse")


def test_what_an_import_left_unlinked_the_next_one_links(database: Database) -> None:
    write(database, UNITED)
    known = [GivenArticle(document(0, UNITED[0]).text, "again")]
    list(import_articles(database, known, no_parser))
    found = everything(database)
    assert found[-1] == []
    assert len({event for _, event in found[1]}) < len(UNITED)


def test_who_imports_is_told_how_many_articles_are_left_to_link(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocking_keys, "BATCH", 1)
    write(database, UNITED)
    assert list(import_articles(database, [], no_parser)) == [Waiting(3), Waiting(2), Waiting(1)]


def test_linking_what_is_linked_changes_nothing(database: Database) -> None:
    ids = write(database, UNITED)
    assert link_waiting(database) == 4
    before = everything(database)
    with database.write() as session:
        link(session, ids[1:3])
    assert everything(database) == before


def rename(session: Session) -> None:
    session.execute(text("UPDATE actor SET name = 'Carl Berg' WHERE id = 1"))


def redate(session: Session) -> None:
    session.execute(text("UPDATE claim SET date_from = '2019-02-02', date_to = '2019-02-02' WHERE id = 2"))


def filed(session: Session, *asked: str) -> dict[str, list[int]]:
    """Return the events under each key that has any."""
    wanted = select(EventKey.key, EventKey.event_id).where(EventKey.key.in_(asked))
    rows = session.execute(wanted.order_by(EventKey.key, EventKey.event_id))
    found: dict[str, list[int]] = {}
    for key, event in rows:
        found.setdefault(key, []).append(event)
    return found


@pytest.mark.parametrize(
    ("change", "key"), [(rename, "b…erg|meeting|2023-06"), (redate, "s…one|meeting|2019-02")]
)
def test_what_a_reviewer_changes_is_found_under_new_keys(
    database: Database, change: Callable[[Session], None], key: str
) -> None:
    write(database, UNITED[:1])
    link_waiting(database)
    with database.write() as session:
        assert filed(session, key) == {}
        change(session)
    assert link_waiting(database) == 1
    with database.read() as session:
        assert filed(session, key) == {key: [1]}


def test_events_follow_an_actor_into_another_cluster_and_back(database: Database) -> None:
    write(database, [("Wang Yi", "Ann Hill", None, 0), ("Robert Stone", "Li Wen", None, 0)])
    link_waiting(database)
    asked = [f"#{actor}|meeting|2023-06" for actor in (1, 4)]
    apart = {asked[0]: [1], asked[1]: [2]}
    with database.write() as session:
        assert filed(session, *asked) == apart
        put = link_queries.add(session, "actor", 1, 4, "same", "ann")
        for retracted, expected in ((None, {asked[0]: [1, 2]}), (put.decided_at, apart)):
            session.execute(update(ActorLink).values(retracted_at=retracted))
            clusters.refresh(session, ActorRow, [1, 4])
            assert filed(session, *asked) == expected


@pytest.mark.sqlite
def test_the_days_of_events_that_were_filed_without_them_are_filled_in(database: Database) -> None:
    write(database, UNITED)
    with database.write() as session:
        redate(session)
    link_waiting(database)
    before = everything(database)
    migrate.downgrade(database.address, "0005")
    with Database.open(database.address) as upgraded:
        assert everything(upgraded)[:-1] == before[:-1]
        link_waiting(upgraded)
        assert everything(upgraded) == before
