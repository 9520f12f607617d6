"""Questions in SQL at the desk: completion, history, values, answers, and where a row leads."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from claims.desk import Desk
from claims.desk.cards import Answered, Askable, Catalogue, SavedQuery
from claims.desk.console import queries
from claims.desk.console.completion import complete
from claims.desk.console.highlight import parts
from claims.desk.console.queries import Watch, leads_to, watching
from claims.desk.console.query_history import KEPT, History
from claims.errors import QueryError
from claims.store.database import Database
from tests.desk.world import World

CATALOGUE = Catalogue(
    (
        Askable("articles", "Every article.", (("article_id", "the article"), ("title", ""))),
        Askable("quotes", "Every quote.", (("claim_id", ""), ("speaker", "who"), ("content", "what"))),
    ),
    (SavedQuery("speakers", "SELECT DISTINCT speaker FROM quotes"),),
)


@pytest.mark.parametrize(
    ("written", "choices"),
    [
        pytest.param("", [], id="nothing yet"),
        pytest.param("sel▸", ["select"], id="a word, in small letters"),
        pytest.param("SEL▸", ["SELECT"], id="a word, in capitals"),
        pytest.param("sp▸", ["speakers"], id="a saved question"),
        pytest.param("SELECT sp▸", ["speaker"], id="a column while no view is named"),
        pytest.param("SELECT ▸ FROM quotes", ["claim_id", "speaker", "content"], id="no letter yet"),
        pytest.param("SELECT co▸ FROM quotes", ["content", "count(", "coalesce(", "collate"],
                     id="columns of the view named later, then functions and words"),
        pytest.param("SELECT * FROM ▸", ["articles", "quotes"], id="views"),
        pytest.param("SELECT * FROM quotes, a▸", ["articles"], id="views after a comma"),
        pytest.param("SELECT * FROM quotes LEFT JOIN ar▸", ["articles"], id="views after JOIN"),
        pytest.param("SELECT q.▸ FROM quotes AS q", ["claim_id", "speaker", "content"], id="by alias"),
        pytest.param("SELECT a.t▸ FROM quotes q, articles a", ["title"], id="columns of the second alias"),
        pytest.param("SELECT x.▸ FROM quotes q", [], id="an alias of nothing"),
        pytest.param("SELECT * FROM quotes WHERE ▸", ["claim_id", "speaker", "content"], id="a condition"),
        pytest.param("SELECT * FROM articles WHERE 1 IN (SELECT ti▸)", ["title"], id="within brackets"),
        pytest.param("SELECT * FROM quotes ▸", [], id="nothing asked for"),
        pytest.param("SELECT 'sp▸' FROM quotes", [], id="in a string"),
        pytest.param("SELECT 'sp▸", [], id="in a string without end"),
        pytest.param("SELECT 1 -- sp▸", [], id="in a comment"),
        pytest.param("SELECT 12▸ FROM quotes", [], id="in a number"),
        pytest.param("SELECT speaker▸ FROM quotes", [], id="a whole word"),
    ],
)  # fmt: skip
def test_a_word_is_completed(written: str, choices: list[str]) -> None:
    at = written.find("▸") if "▸" in written else len(written)
    found = complete(written.replace("▸", ""), at, CATALOGUE)
    assert [choice.value for choice in found.choices] == choices


@given(st.text(alphabet=st.sampled_from("selct from quotes.,('\"-;* \n1q")), st.integers(0, 60))
def test_whatever_is_written_a_choice_continues_the_word(written: str, at: int) -> None:
    at = min(at, len(written))
    found = complete(written, at, CATALOGUE)
    assert 0 <= found.start <= at
    word = written[found.start : at]
    assert all(choice.value.casefold().startswith(word.casefold()) for choice in found.choices)


def test_the_words_the_values_and_the_comments_are_told_apart() -> None:
    written = "SELECT 'from', x FROM y -- from"
    assert [(span.of(written), part) for span, part in parts(written)] == [
        ("SELECT", "word"), ("'from'", "value"), ("FROM", "word"), ("-- from", "comment"),
    ]  # fmt: skip


def test_the_catalogue_has_the_views_and_what_users_added_but_no_tables(
    ann: Desk, database: Database
) -> None:
    with database.write() as session:
        session.execute(text("CREATE TABLE notes (claim_id INTEGER, words TEXT)"))
        session.execute(text("CREATE VIEW mine AS SELECT 1 AS one"))
    askable = {one.name: one for one in ann.queries.catalogue().askable}
    assert dict(askable["quotes"].columns)["speaker"].startswith("canonical name")
    assert [name for name, _ in askable["notes"].columns] == ["claim_id", "words"]
    assert [name for name, _ in askable["mine"].columns] == ["one"]
    assert not {"claim", "quote", "alembic_version", "claims_version", "rule_tally"} & set(askable)


@pytest.mark.sqlite
def test_the_catalogue_has_the_search_tables_without_those_they_are_made_of(ann: Desk) -> None:
    askable = {one.name: one for one in ann.queries.catalogue().askable}
    assert [name for name, _ in askable["quote_search"].columns] == ["content"]
    assert "quote_search_data" not in askable


# History


def test_history_goes_back_and_forth_and_keeps_what_was_being_written() -> None:
    history = History()
    for question in ("one", "two", "two", " "):
        history.add(question)
    assert [history.earlier("three"), history.earlier("two"), history.earlier("one")] == ["two", "one", None]
    assert [history.later(), history.later(), history.later()] == ["two", "three", None]


def test_history_outlives_the_session(tmp_path: Path) -> None:
    path = tmp_path / "state" / "questions.jsonl"
    first = History(path)
    first.add("SELECT 1\nFROM quotes")
    first.add("SELECT “2”")
    second = History(path)
    assert [second.earlier(""), second.earlier("")] == ["SELECT “2”", "SELECT 1\nFROM quotes"]


def test_a_long_history_is_cut_and_a_spoiled_line_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    lines = [json.dumps(f"SELECT {number}") for number in range(3 * KEPT)]
    path.write_text("\n".join([*lines, "{", "7"]) + "\n", encoding="utf-8")
    assert History(path).earlier("") == f"SELECT {3 * KEPT - 1}"
    assert len(path.read_text("utf-8").splitlines()) == KEPT


@pytest.mark.parametrize("content", [b"\xff\xfe", None], ids=["not text", "a folder"])
def test_a_history_that_cannot_be_kept_does_no_harm(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "questions.jsonl"
    path.mkdir() if content is None else path.write_bytes(content)
    history = History(path)
    history.add("SELECT 1")
    assert history.earlier("") == "SELECT 1"


# Asking


def test_an_answer_is_bounded_and_says_so(ann: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "ROWS", 2)
    query = "SELECT * FROM (VALUES (1), (2), (3)) AS numbers"
    assert not ann.queries.ask(query, {}, watching()).complete
    assert ann.queries.ask(query, {}, watching()).rows == ((1,), (2,))
    assert ann.queries.ask(f"{query} LIMIT 2", {}, watching()).complete


def test_values_are_bound_by_name(ann: Desk) -> None:
    query = "SELECT speaker FROM quotes WHERE speaker LIKE :who"
    assert ann.queries.parameters(query) == ("who",)
    assert set(ann.queries.ask(query, {"who": "%Karlsen%"}, watching()).rows) == {("Bo Karlsen",)}
    with pytest.raises(QueryError, match="a value for :who"):
        ann.queries.ask(query, {}, watching())


def test_a_question_is_stopped_from_another_thread(ann: Desk) -> None:
    watch = Watch(None)
    threading.Timer(0.05, watch.stop).start()
    forever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(QueryError, match="stopped"):
        ann.queries.ask(forever, {}, watch)


def test_questions_are_saved_by_name_beside_the_filters(ann: Desk) -> None:
    ann.save_filter("who", "kind:quote")
    ann.queries.save("who", "SELECT 1")
    ann.queries.save("who", "SELECT 2")
    assert ann.queries.saved() == (SavedQuery("who", "SELECT 2"),)
    assert (ann.queries.meant(" who "), ann.queries.meant("SELECT who")) == ("SELECT 2", "SELECT who")
    ann.queries.drop("who")
    assert ann.queries.saved() == ()
    assert [saved.name for saved in ann.saved_filters()] == ["who"]


@pytest.mark.parametrize("name", ["", "SELECT 1", "a b", "7", "x;"])
def test_a_name_that_could_be_a_question_is_refused(ann: Desk, name: str) -> None:
    with pytest.raises(QueryError, match="cannot be a name"):
        ann.queries.save(name, "SELECT 1")


@pytest.mark.parametrize(
    ("query", "column", "lead"),
    [
        ("SELECT article_id, claim_id FROM quotes", 1, ("claim", 2)),
        ("SELECT article_id, claim_id FROM quotes", 0, ("article", 1)),
        ("SELECT cue, article_id, claim_id FROM quotes", 0, ("claim", 2)),
        ("SELECT title, article_id FROM articles", 0, ("article", 1)),
        ("SELECT left_claim_id, right_claim_id FROM conflicts", 1, ("claim", 5)),
        ("SELECT claim_id AS id, cue FROM quotes", 1, ("claim", 2)),
        pytest.param("SELECT id FROM article", 0, ("article", 1), marks=pytest.mark.sqlite),
        pytest.param("SELECT rowid FROM quote_search", 0, ("claim", 2), marks=pytest.mark.sqlite),
        ("SELECT count(*) AS id FROM actors", 0, None),
        ("SELECT NULL AS claim_id, 'x' AS article_id", 0, None),
    ],
)
def test_a_row_leads_to_its_claim_or_article(
    ann: Desk, world: World, query: str, column: int, lead: tuple[str, int] | None
) -> None:
    answered: Answered = ann.queries.ask(query, {}, watching())
    found = leads_to(answered, 0, column)
    assert (found and (found.to, found.id)) == lead
