"""Actors in the database: linked article by article, matched with a gazetteer, never against a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.errors import InputError
from claims.gazetteer.names import fold
from claims.importer.gazetteer import load_gazetteer
from claims.linking import file_again, link
from claims.linking.actors import link_actors
from claims.store.database import Database
from claims.store.ids import add_canonical
from claims.store.linking import blocking_keys
from claims.store.models import Actor, ActorLink, ActorName, ActorRole, Article, Run
from claims.store.queries.people import add_actor

NOW = datetime(2023, 6, 17, tzinfo=UTC)
People = dict[str, tuple[str, ...]]


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as session:
        session.add(Run(id=1, tool="test", version="1", config={}, started_at=NOW))
        session.flush()
        yield session


def add_article(session: Session, people: People, kind: str = "person") -> int:
    """Write an article with these actors and their roles."""
    text = f"{sorted(people)} {len(list(session.scalars(select(Article.id))))}"
    article = Article(
        sha256=text, text=text, origin="test", extra={}, import_run_id=1, published_from=date(2023, 6, 17)
    )
    session.add(article)
    session.flush()
    for name, roles in people.items():
        actor_id = add_canonical(session, Actor(kind=kind, name=name, article_id=article.id))
        session.add(ActorName(actor_id=actor_id, name_folded=fold(name), name=name))
        session.add_all(ActorRole(actor_id=actor_id, role=role) for role in roles)
    session.flush()
    return article.id


def links(session: Session) -> set[tuple[str, str, str]]:
    """Return each link as the two names and the judgement."""
    session.expire_all()
    names = dict(session.execute(select(Actor.id, Actor.name)).all())
    rows = session.scalars(select(ActorLink).where(ActorLink.retracted_at.is_(None)))
    return {(names[row.left_id], names[row.right_id], row.judgement) for row in rows}


def clusters(session: Session) -> set[frozenset[int]]:
    found: dict[int | None, set[int]] = {}
    for id_, canonical in session.execute(select(Actor.id, Actor.canonical_id)):
        found.setdefault(canonical, set()).add(id_)
    return {frozenset(some) for some in found.values()}


BIDEN: People = {"Joe Biden": ("President",)}


def test_equal_full_names_are_linked_and_have_one_canonical_actor(session: Session) -> None:
    for people in (BIDEN, BIDEN, {"Jill Biden": ()}):
        link_actors(session, [add_article(session, people)])
    assert links(session) == {("Joe Biden", "Joe Biden", "same")}
    assert clusters(session) == {frozenset((1, 2)), frozenset((3,))}


def test_a_likely_pair_is_proposed_with_its_reasons(session: Session) -> None:
    for name in ("Antony Blinken", "Anthony Blinken"):
        link_actors(session, [add_article(session, {name: ("US Secretary of State",)})])
    assert links(session) == {("Antony Blinken", "Anthony Blinken", "proposed")}
    link = session.scalars(select(ActorLink)).one()
    assert link.reasons == {
        "for": ["the family names are equal", "the given names are alike", "the same role"],
        "against": [],
    }
    assert link.decided_by == "rule:actor.person.alike"
    assert len(clusters(session)) == 2


def test_many_articles_at_a_time_are_linked_as_one_by_one(session: Session) -> None:
    people: list[People] = [BIDEN, {"Antony Blinken": ()}, {"Anthony Blinken": (), **BIDEN}, BIDEN]
    link_actors(session, [add_article(session, some) for some in people])
    expected = {("Joe Biden", "Joe Biden", "same"), ("Antony Blinken", "Anthony Blinken", "proposed")}
    assert links(session) == expected
    assert len(clusters(session)) == 3


def test_linking_twice_changes_nothing(session: Session) -> None:
    articles = [add_article(session, BIDEN) for _ in range(2)]
    assert link_actors(session, articles) == 1
    assert link_actors(session, articles) == 0
    assert link_actors(session, articles[1:]) == 0


def test_a_refusal_holds_for_later_articles(session: Session) -> None:
    for name in ("Antony Blinken", "Anthony Blinken"):
        link_actors(session, [add_article(session, {name: ()})])
    session.execute(update(ActorLink).values(judgement="different", decided_by="ada"))
    link_actors(session, [add_article(session, {"Anthony Blinken": ()})])
    assert links(session) == {
        ("Antony Blinken", "Anthony Blinken", "different"),
        ("Anthony Blinken", "Anthony Blinken", "same"),
    }


@pytest.mark.parametrize(("name", "kind"), [("the statement", "document"), ("Officials", "group")])
def test_what_has_no_name_is_nobody_elses(session: Session, name: str, kind: str) -> None:
    for _ in range(2):
        link_actors(session, [add_article(session, {name: ()}, kind=kind)])
    assert links(session) == set()


GAZETTEER = """name,kind,aliases,external id
Volodymyr Zelenskyy,person,Volodymyr Zelensky;Wolodymyr Selenskyj,Q3874799
"""


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "actors.csv"
    path.write_text(GAZETTEER, encoding="utf-8")
    return path


@pytest.mark.parametrize("first", ["gazetteer", "article"])
def test_a_gazetteer_links_by_alias_and_gives_its_id(session: Session, gazetteer: Path, first: str) -> None:
    if first == "gazetteer":
        load_gazetteer(session, gazetteer)
    link_actors(session, [add_article(session, {"Volodymyr Zelensky": ()})])
    if first == "article":
        assert load_gazetteer(session, gazetteer) == 1
    session.expire_all()
    written = session.scalars(select(Actor).where(Actor.name == "Volodymyr Zelensky")).one()
    canonical = session.get_one(Actor, written.canonical_id)
    assert (canonical.name, canonical.external_id) == ("Volodymyr Zelenskyy", "Q3874799")
    assert session.scalars(select(ActorLink.decided_by)).all() == ["rule:actor.gazetteer"]


def test_a_gazetteer_loaded_again_changes_nothing(session: Session, gazetteer: Path) -> None:
    load_gazetteer(session, gazetteer)
    assert load_gazetteer(session, gazetteer) == 0
    assert len(session.scalars(select(Actor)).all()) == 1


def test_two_ids_of_one_name_are_asked_about(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    for number in ("Q1", "Q2"):
        path.write_text(f"name,kind,aliases,external id\nAna Ruiz,person,,{number}\n", encoding="utf-8")
        load_gazetteer(session, path)
    assert links(session) == {("Ana Ruiz", "Ana Ruiz", "proposed")}


def test_a_public_body_is_linked_by_what_its_article_says(session: Session) -> None:
    for bodies in ({"State Department": ()}, {"US State Department": ()}, {"Foreign Ministry": ()}):
        link_actors(session, [add_article(session, bodies, kind="organisation")])
    assert links(session) == {("State Department", "US State Department", "same")}


def test_an_actor_made_by_a_reviewer_is_met_by_later_articles(session: Session) -> None:
    first = add_article(session, BIDEN)
    link(session, [first])
    add_actor(session, "Ana Ruiz", "person", first)
    file_again(session, blocking_keys.queued(session, rekey_only=True, most=9))
    link(session, [add_article(session, {"Ana Ruiz": ()})])
    assert links(session) == {("Ana Ruiz", "Ana Ruiz", "same")}


WRONG = [
    ("no such column", "who,kind\nX,person\n", "no columns"),
    ("no such kind", "name,kind\nX,planet\n", "line 2: 'planet' is no kind of actor"),
    ("not text", "name,kind\nX\xff,person\n", "not a CSV file in UTF-8"),
]


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_gazetteer_that_is_wrong(session: Session, tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match=message):
        load_gazetteer(session, path)


def test_a_gazetteer_that_is_missing(session: Session, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_gazetteer(session, tmp_path / "none.csv")
