"""Nobody sees another's verdicts while a round is open, whichever way they look."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from claims.cli.program import app
from claims.desk import Desk
from claims.desk.actors.service import Actors
from claims.desk.articles.service import Articles
from claims.desk.console.queries import Queries
from claims.desk.events.service import Events
from claims.desk.review.facets import NAMES
from claims.desk.reviewing import ORDERS
from claims.desk.rounds.service import Rounds
from claims.errors import ClaimsError, DecisionError
from claims.store import models as m
from claims.store.backends.question import Watch
from claims.store.database import Database
from claims.store.schema.view_files import views
from tests.desk.world import World

SECRETS = ("Turku", "zebra")
"""Ben's words in the round."""
WRITES = {
    "confirm", "correct", "create", "decide_all", "decide_group", "dispute", "drop_filter", "redo", "reject",
    "remember", "reopen", "save_filter", "skip", "undo", "assign", "judge", "merge", "rename", "set_kind",
    "set_country", "set_sector", "split_alias", "split_member", "split_mention", "correct_metadata",
    "narrow_date", "narrow_dates", "set_date", "settle", "split", "drop", "save", "open",
    "close", "finish", "adjudicate", "renew",
}  # fmt: skip
"""Methods that write, and so show nothing but what their caller did."""
CLOSED: dict[str, tuple[object, ...]] = {"units": (), "agreement": (), "waiting": (), "rows_about": ([1],)}
"""Methods of a round that ask for a closed one, with what else they take."""


@pytest.fixture
def voted(ann: Desk, ben: Desk, world: World) -> World:
    """Open a round over all claims; Ben rejects, disputes and corrects, and leaves a draft."""
    ann.rounds.open("pilot", seats_=2)
    for at in range(6):
        card = ben.rounds.take("pilot")
        assert card is not None
        claim = card.seat.target
        if at == 5:
            ben.rounds.save(card.seat, {"note": "zebra"})
        elif claim in (world.claim["met"], world.claim["saw"]):
            ben.rounds.finish(card.seat, [ben.rounds.ballot(claim, "correct", 5, {"place": "Turku"})])
        else:
            verdict = "reject" if at % 2 else "dispute"
            ben.rounds.finish(card.seat, [ben.rounds.ballot(claim, verdict, 5, note="zebra")])
    return world


def readings(ann: Desk, world: World) -> dict[tuple[type, str], Callable[[], object]]:
    """Return every way of reading, by class and method."""
    claims, links = sorted(world.claim.values()), [world.link]
    queue = ann.queue("article")
    return {
        (Desk, "actors_nearby"): lambda: [ann.actors_nearby(one) for one in claims],
        (Desk, "actors_around"): lambda: [ann.actors_around(world.first, at) for at in (0, 80)],
        (Desk, "agreement"): ann.agreement,
        (Desk, "article"): lambda: [ann.article(one) for one in (world.first, world.second)],
        (Desk, "bookmark"): lambda: ann.bookmark(queue),
        (Desk, "card"): lambda: [ann.card(one) for one in claims],
        (Desk, "check_query"): lambda: ann.check_query("by:Ben"),
        (Desk, "complete_field"): lambda: [ann.complete_field(one, "place", "") for one in claims],
        (Desk, "complete_query"): lambda: [ann.complete_query(one) for one in ("place:", "by:", "status:")],
        (Desk, "dates_around"): lambda: [ann.dates_around(world.first, at) for at in (0, 80)],
        (Desk, "dates_nearby"): lambda: [ann.dates_nearby(one) for one in claims],
        (Desk, "facet"): lambda: [ann.facet(one, "") for one in NAMES],
        (Desk, "history"): ann.history,
        (Desk, "undecided"): lambda: [ann.undecided(queue, one) for one in claims],
        (Desk, "news"): lambda: ann.news(type(ann.stamp())(0, 0)),
        (Desk, "next_undecided"): lambda: ann.next_undecided(queue.ids, 0),
        (Desk, "preview"): lambda: ann.preview(claims),
        (Desk, "preview_query"): lambda: ann.preview_query(""),
        (Desk, "progress"): ann.progress,
        (Desk, "queue"): lambda: [ann.queue(order, query) for order in ORDERS for query in ("", "by:Ben")],
        (Desk, "rows"): lambda: ann.rows(claims),
        (Desk, "rules"): ann.rules,
        (Desk, "runs"): ann.runs,
        (Desk, "saved_filters"): ann.saved_filters,
        (Desk, "search"): lambda: [ann.search(one) for one in ("border", "Lind")],
        (Desk, "stamp"): ann.stamp,
        (Desk, "suggestions"): lambda: None,  # reads the text alone
        (Actors, "card"): lambda: [ann.actors.card(one) for one in world.actor.values()],
        (Actors, "complete"): lambda: ann.actors.complete(""),
        (Actors, "ids"): ann.actors.ids,
        (Actors, "link"): lambda: [ann.actors.link(one) for one in links],
        (Actors, "proposals"): ann.actors.proposals,
        (Actors, "rows"): lambda: ann.actors.rows(ann.actors.ids()),
        (Articles, "card"): lambda: ann.articles.card(world.first),
        (Articles, "ids"): ann.articles.ids,
        (Articles, "preview_date"): lambda: ann.articles.preview_date(world.first, "2023-06-13"),
        (Articles, "rows"): lambda: ann.articles.rows(ann.articles.ids()),
        (Events, "card"): lambda: [ann.events.card(one) for one in ann.events.ids()],
        (Events, "conflict"): lambda: ann.events.conflict(world.conflict),
        (Events, "conflict_rows"): lambda: ann.events.conflict_rows([world.conflict]),
        (Events, "conflicts"): lambda: ann.events.conflicts(None),
        (Events, "ids"): lambda: [ann.events.ids(one) for one in ("", "by:Ben")],
        (Events, "link"): lambda: None,  # there is no pair of events here
        (Events, "proposals"): ann.events.proposals,
        (Events, "rows"): lambda: ann.events.rows(ann.events.ids()),
        (Events, "timeline"): lambda: [ann.events.timeline(by=one) for one in ("actor", "place")],
        (Queries, "answering"): lambda: None,  # each view and table, below
        (Queries, "ask"): lambda: None,
        (Queries, "catalogue"): ann.queries.catalogue,
        (Queries, "meant"): lambda: ann.queries.meant("votes"),
        (Queries, "parameters"): lambda: ann.queries.parameters("SELECT 1"),
        (Queries, "saved"): ann.queries.saved,
        (Rounds, "list"): ann.rounds.list,
        (Rounds, "status"): lambda: ann.rounds.status("pilot"),
        (Rounds, "take"): lambda: ann.rounds.take("pilot"),
        (Rounds, "ballot"): lambda: ann.rounds.ballot(world.claim["met"], "confirm", 1),
        (Rounds, "needed"): lambda: ann.rounds.needed("quote"),
        (Rounds, "made"): lambda: None,  # shows what its caller gives it
        # So do these, which are given opinions; only a closed round gives any.
        **{(Rounds, name): lambda: None for name in ("mixed", "chosen", "corrected", "rows", "side_by_side")},
    }  # fmt: skip


def test_every_way_of_reading_the_desk_is_walked(ann: Desk, voted: World) -> None:
    methods = {
        (cls, name)
        for cls in (Desk, Actors, Articles, Events, Queries, Rounds)
        for name, _ in inspect.getmembers(cls, inspect.isfunction)
        if not name.startswith("_") and name not in WRITES and (cls is not Rounds or name not in CLOSED)
    }
    assert methods == set(readings(ann, voted)), "list a new way of reading above, or among WRITES"


def secrets(words: str) -> list[str]:
    """Return what is told of what Ben said."""
    return [secret for secret in SECRETS if secret in words]


def test_the_desk_tells_nothing(ann: Desk, voted: World) -> None:
    for key, read in readings(ann, voted).items():
        assert not secrets(repr(read())), key
    progress = ann.progress()
    assert {one.status for one in ann.rows(sorted(voted.claim.values())).values()} == {"new"}
    assert list(ann.queue("article", "by:Ben").ids) == []
    assert "Ben" not in repr(progress)
    assert ann.news(type(ann.stamp())(0, 0)).reviewers == ()
    for name, more in CLOSED.items():
        with pytest.raises(DecisionError, match="is open"):
            getattr(ann.rounds, name)("pilot", *more)
    with pytest.raises(DecisionError, match="is open"):
        ann.rounds.settle("pilot")


def test_sql_tells_nothing(ann: Desk, voted: World) -> None:
    refused = []
    for name in (*views(), *m.Base.metadata.tables):
        try:
            with ann.queries.answering(f'SELECT * FROM "{name}"', {}, Watch(10.0)) as answer:
                words = repr(list(answer.rows))
        except ClaimsError:
            refused.append(name)
            continue
        assert not secrets(words), name
    assert {"vote", "seat_draft", "decision_vote"} <= set(refused)
    assert not {*views()} & set(refused)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT v.verdict FROM vote AS v JOIN seat ON seat.id = v.seat_id",
        "WITH x AS (SELECT verdict FROM vote) SELECT * FROM x",
        "SELECT (SELECT max(note) FROM vote)",
        "SELECT count(*) FROM vote WHERE verdict = 'reject'",
        "SELECT body FROM seat_draft",
    ],
)
def test_no_question_reads_the_votes_themselves(ann: Desk, voted: World, query: str) -> None:
    with (
        pytest.raises(ClaimsError, match=r"view votes|denied for table (vote|seat_draft)"),
        ann.queries.answering(query, {}, Watch(10.0)) as answer,
    ):
        list(answer.rows)


def test_votes_are_seen_once_the_round_is_closed(ann: Desk, voted: World) -> None:
    question = "SELECT DISTINCT reviewer, verdict FROM votes ORDER BY verdict"
    with ann.queries.answering(question, {}, Watch(10.0)) as answer:
        assert list(answer.rows) == []
    ann.rounds.close("pilot")
    with ann.queries.answering(question, {}, Watch(10.0)) as answer:
        assert {row[0] for row in answer.rows} == {"Ben"}


COMMANDS = (
    ["stats"], ["show", "1"], ["show", "1", "--json"], ["timeline"], ["conflicts"], ["corroboration"],
    ["agreement"], ["agreement", "--differing"], ["round", "status"], ["round", "status", "pilot"],
    ["search", "border"], ["sql", "SELECT * FROM decisions"], ["sql", "SELECT * FROM votes"],
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_tells(database: Database, voted: World, command: list[str]) -> None:
    done = CliRunner().invoke(app, [*command, "--db", str(database.address)])
    assert done.exit_code == 0, done.output
    assert not secrets(done.output)


def test_no_export_tells(database: Database, voted: World, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", str(tmp_path / "views"), "--db", str(database.address)])
    assert done.exit_code == 0, done.output
    written = [path for path in (tmp_path / "views").rglob("*") if path.is_file()]
    assert written
    for path in written:
        assert not secrets(path.read_text("utf-8")), path.name


def test_the_vote_is_there_all_the_same(database: Database, voted: World) -> None:
    with database.read() as session:
        assert "zebra" in set(session.scalars(select(m.Vote.note)))
