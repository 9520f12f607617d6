"""Questions in SQL: read-only by the engine, limited in time, wrong ones answered in words."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from claims.errors import QueryError
from claims.store.console.read_only import Watch, asking
from claims.store.database import Database

pytestmark = pytest.mark.sqlite


FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_an_answer_has_columns_and_rows(db: Database) -> None:
    with asking(db.path, "SELECT speaker AS who, cue FROM quotes ORDER BY claim_id") as answer:
        assert answer.columns == ("who", "cue")
        assert list(answer.rows) == [("Ana Souza", "said"), ("Li Wen", "denied")]


@pytest.mark.parametrize(
    ("query", "given"), [("SELECT ?, ?", [1, "a"]), ("SELECT :one, :two", {"one": 1, "two": "a"})]
)
def test_parameters_are_bound(db: Database, query: str, given: object) -> None:
    with asking(db.path, query, given) as answer:  # type: ignore[arg-type]
        assert list(answer.rows) == [(1, "a")]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("DELETE FROM claim", "would change"),
        ("INSERT INTO sentence_search (sentence_search) VALUES ('rebuild')", "would change"),
        ("CREATE TABLE x (y)", "would change"),
        ("CREATE TEMP TABLE x (y)", "would change"),
        ("ATTACH 'other.db' AS other", "would change"),
        ("PRAGMA user_version = 7", "would change"),
        ("VACUUM", "would change"),
        ("SELECT load_extension('x')", "not authorized"),
        ("SELECT fts3_tokenizer('porter')", "not authorized"),
        ("SELECT Fts3_Tokenizer('porter', x'00')", "not authorized"),
        ("SELECT 1; SELECT 2", "one question"),
        ("SELECT ?", "write :name, not ?"),
        ("SELEC 1", "syntax error"),
        ("SELECT '\ud800'", "no text"),
        ("SELECT * FROM quote_s", "Did you mean quotes?"),
        ("SELECT * FROM zoo", "There are actors, "),
        ("SELECT colour FROM quotes", "no such column"),
    ],
)
def test_what_is_no_question_is_refused_in_words(db: Database, query: str, says: str) -> None:
    before = db.path.read_bytes()
    with pytest.raises(QueryError, match=says.replace("?", r"\?")), asking(db.path, query) as answer:
        list(answer.rows)
    assert db.path.read_bytes() == before


def test_search_tables_can_be_matched(db: Database) -> None:
    query = "SELECT rowid FROM quote_search WHERE quote_search MATCH 'port'"
    with asking(db.path, query) as answer:
        assert list(answer.rows) == [(1,)]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT value FROM json_each('[1, 2]')", [(1,), (2,)]),
        ("SELECT name FROM pragma_table_info('aliases') LIMIT 1", [("actor_id",)]),
        ("PRAGMA index_list(quotes)", []),
    ],
)
def test_functions_that_stand_for_tables_can_be_asked(db: Database, query: str, rows: object) -> None:
    with asking(db.path, query) as answer:
        assert list(answer.rows) == rows


def test_an_answer_that_nobody_reads_to_its_end_is_closed_quietly(db: Database) -> None:
    with asking(db.path, "SELECT 1 UNION SELECT 2") as answer:
        assert next(answer.rows) == (1,)
    with pytest.raises(StopIteration):
        next(answer.rows)


def test_a_query_stops_at_its_time_limit(db: Database) -> None:
    with pytest.raises(QueryError, match=r"after 0\.05 s"), asking(db.path, FOREVER, seconds=0.05) as answer:
        list(answer.rows)


def test_a_query_is_stopped_from_another_thread(db: Database) -> None:
    watch = Watch(None)
    threading.Timer(0.05, watch.stop).start()
    with pytest.raises(QueryError, match="stopped"), asking(db.path, FOREVER, watch=watch) as answer:
        list(answer.rows)


ONE_FUNCTION = "SELECT instr(hex(zeroblob(50000000)), hex(zeroblob(20000000)) || '1')"
"""One call of one C function, which takes for ever."""


@pytest.mark.parametrize("query", [FOREVER, ONE_FUNCTION], ids=["many steps", "one function"])
def test_whatever_a_query_does_it_is_stopped(db: Database, query: str) -> None:
    with pytest.raises(QueryError, match="stopped after"), asking(db.path, query, seconds=0.2) as answer:
        list(answer.rows)  # it would take years


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT zeroblob(900000000)", "more than 128 MB"),
        ("SELECT hex(zeroblob(100000000))", "more than 128 MB"),
        ("SELECT " + ", ".join(["hex(zeroblob(60000000))"] * 8), "more than 512 MB of memory"),
        ("SELECT 'a' LIKE '" + "%a" * 600 + "'", "LIKE or GLOB pattern too complex"),
    ],
)
def test_what_would_take_too_much_is_refused_in_words(db: Database, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says), asking(db.path, query, seconds=60) as answer:
        list(answer.rows)


ENDLESS = f"""
import signal, sys
from pathlib import Path
from claims.store.console.read_only import asking
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
try:
    print("asking", flush=True)
    with asking(Path(sys.argv[1]), {ONE_FUNCTION!r}) as answer:
        list(answer.rows)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


@pytest.mark.slow
def test_ctrl_c_stops_a_query(db: Database) -> None:
    command = [sys.executable, "-c", ENDLESS, str(db.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "asking\n"
        while not psutil.Process(process.pid).children():
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        try:
            assert process.communicate(timeout=300)[0] == "interrupted\n"
        finally:
            process.kill()
