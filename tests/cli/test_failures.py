"""Failures: one clear sentence, an exit code, no traceback, and nothing half-written."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest

import claims.cli
from claims.document import Document, GivenArticle
from claims.extract import extract_all
from claims.extract.parse import Parser
from claims.store.backends.sqlite import connections
from tests.cli.conftest import ARTICLE, COMMAND, Run

pytestmark = pytest.mark.slow

Make = Callable[[Path], list[str]]


def file(name: str, data: bytes, *words: str) -> Make:
    """Return what makes a file and imports it."""

    def make(folder: Path) -> list[str]:
        (folder / name).write_bytes(data)
        return ["import", name, *words]

    return make


def words(*given: str) -> Make:
    """Return what makes nothing and runs ``given``."""
    return lambda folder: list(given)


def damaged(how: Callable[[Path], object], *command: str) -> Make:
    """Return what damages a database and runs ``command`` on it."""

    def make(folder: Path) -> list[str]:
        shutil.copy(folder / "whole.db", folder / "claims.db")
        how(folder / "claims.db")
        return list(command)

    return make


def empty_folder(folder: Path) -> list[str]:
    (folder / "nothing").mkdir()
    return ["import", "nothing"]


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE their_own (id INTEGER)")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


FAILURES: dict[str, tuple[Make, int, str]] = {
    "no such path": (words("import", "gone.txt"), 2, "There is no file or folder gone.txt"),
    "an empty file": (file("a.txt", b""), 2, "a.txt is empty"),
    "nothing on standard input": (words("import", "-"), 2, "standard input is empty"),
    "a binary file": (file("a.txt", bytes(range(256)) * 9), 2, "a.txt is not UTF-8 text"),
    "50 MB": (file("a.txt", b"word " * 10_500_000), 2, "a.txt has 52 MB"),
    "a folder without articles": (empty_folder, 2, "nothing holds no articles"),
    "a web address": (words("import", "https://example.org/"), 2, "save the page as a file"),
    "only lines that are not JSON": (file("a.jsonl", b"{oops\n"), 2, "a.jsonl:1 is not JSON"),
    "an unknown date": (file("a.txt", ARTICLE.encode(), "--published", "soon"), 2, "'soon' is not a date"),
    "an unknown format": (file("a.txt", ARTICLE.encode(), "--format", "docx"), 2, "no format 'docx'"),
    "a model that is not installed": (
        file("a.txt", ARTICLE.encode(), "--model", "xx_none"), 5, "'xx_none' is not installed",
    ),
    "no database": (words("stats"), 4, "There is no database at claims.db"),
    "a database in no folder": (file("a.txt", ARTICLE.encode(), "--db", "no/a.db"), 4, "no folder no"),
    "a database newer than the program": (damaged(newer, "stats"), 4, "newer version of claims"),
    "not a database": (damaged(lambda path: path.write_bytes(b"x" * 9000), "stats"), 4, "claims.db"),
    "somebody else's database": (damaged(foreign, "stats"), 4, "claims.db"),
    "a truncated database": (damaged(cut, "stats"), 4, "claims.db is cut short"),
    "SQL that would write": (damaged(lambda path: None, "sql", "DELETE FROM claim"), 6, ""),
    "SQL that is wrong": (damaged(lambda path: None, "sql", "SELECT spaeker FROM quotes"), 6, "spaeker"),
    "an unknown claim": (damaged(lambda path: None, "show", "4711"), 2, "no claim 4711"),
    "a date that is none": (words("timeline", "--since", "soon"), 2, "--since: 'soon' is not a date"),
    "an option's value that is none": (
        damaged(lambda path: None, "review", "--order", "best"), 2, "--order best: choose one of",
    ),
    "a query that is not UTF-8": (
        damaged(lambda path: path.with_name("q.sql").write_bytes(b"SELECT \xff"), "sql", "--file", "q.sql"),
        2, "The query q.sql is not UTF-8 text",
    ),
    "a file of event types that is missing": (
        words("ontology", "--ontology", "types.toml"), 2, "types.toml cannot be read: No such file",
    ),
    "a bundle that is missing": (words("bundle-verify", "b.zip"), 2, "b.zip cannot be read: No such file"),
    "a bundle that is none": (
        damaged(lambda path: None, "bundle-verify", "claims.db"), 2, "claims.db is no evidence bundle",
    ),
    "a second reader that is missing": (
        damaged(lambda path: None, "second-reader", "no-such-program"), 2, "no program no-such-program",
    ),
    "a story in a form that it has not": (
        damaged(lambda path: None, "story", "1", "--format", "csv"), 2, "told in Markdown, not as csv",
    ),
    "the desk without a terminal": (damaged(lambda path: None, "review"), 2, "needs a terminal"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_is_one_sentence_and_an_exit_code(
    name: str, tmp_path: Path, template: Path, run: Run
) -> None:
    make, code, said = FAILURES[name]
    shutil.copy(template, tmp_path / "whole.db")
    command = make(tmp_path)
    before = sorted(tmp_path.glob("*.db*"))
    done = run(*command)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert len(done.stderr.strip().split("\n")) == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert sorted(tmp_path.glob("*.db*")) == before


def test_a_user_without_a_name_is_asked_for_one(
    made: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4242")

    monkeypatch.setattr("getpass.getuser", nameless)
    done = run("review", "--plain")
    assert (done.returncode, "give one with --as or CLAIMS_REVIEWER" in done.stderr) == (2, True), done.stderr


def test_a_broken_line_is_named_and_the_rest_is_imported(tmp_path: Path, run: Run) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "He left."}\n{oops\n{"text": "She stayed."}\n')
    done = run("import", "rows.jsonl")
    assert done.returncode == 3
    assert "rows.jsonl:2 is not JSON" in done.stdout
    assert "1 could not be imported" in done.stderr
    assert run("sql", "SELECT count(*) AS n FROM articles", "--format", "csv").stdout == "n\n2\n"


@pytest.mark.parametrize("command", ["import", "extract"])
def test_an_article_that_we_fail_on_is_named_and_logged_and_the_rest_is_taken(
    command: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(given: Sequence[GivenArticle], parser: Parser) -> Iterator[Document]:
        if any("stayed" in one.text for one in given):
            raise ZeroDivisionError
        return extract_all(given, parser)

    monkeypatch.setattr("claims.extract.extract_all", stumbling)
    (tmp_path / "rows.jsonl").write_text('{"text": "He left."}\n{"text": "She stayed."}\n')
    done = run(command, "rows.jsonl")
    assert done.returncode == 3
    assert "rows.jsonl:2 could not be analysed; the log says why" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "ZeroDivisionError" in (tmp_path / "state" / "claims" / "errors.log").read_text()


def test_an_article_over_the_limit_of_time_is_named_and_the_rest_is_taken(tmp_path: Path, run: Run) -> None:
    (tmp_path / "short.txt").write_text("He left.")
    (tmp_path / "long.txt").write_text("The mayor said on Monday that the ferry was late. " * 200)
    run("import", "short.txt")
    limit = ("--time-limit", "0.001")
    words = "was not analysed within 0.001 seconds: allow more with --time-limit, or give it in parts"
    done = run("import", "short.txt", "long.txt", *limit)
    assert done.returncode == 3
    assert f"long.txt {words}" in done.stdout
    assert "0 imported, 1 there already, 1 skipped" in done.stdout
    assert run("sql", "SELECT count(*) AS n FROM articles", "--format", "csv").stdout == "n\n1\n"
    done = run("extract", "long.txt", *limit)
    assert (done.returncode, f"long.txt {words}" in done.stderr, done.stdout) == (2, True, "")
    run("import", "long.txt", "--db", "other.db")
    done = run("reextract", "--db", "other.db", *limit)
    assert done.returncode == 2
    assert f"article 1, from long.txt, {words}." in done.stdout
    assert "1 of 1 articles stay as they were" in done.stderr


def test_a_locked_database_is_named_after_a_wait(
    made: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connections.WRITER, "busy_timeout", "50")
    (made.parent / "b.txt").write_text("He left.")
    with closing(sqlite3.connect(made, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = run("import", "b.txt")
        other.execute("ROLLBACK")
    assert (done.returncode, "claims.db" in done.stderr) == (4, True), done.stderr
    assert run("import", "b.txt").returncode == 0


def test_a_read_only_database_can_be_asked_and_not_written(made: Path, run: Run) -> None:
    (made.parent / "b.txt").write_text("He left.")
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with read_only(made):
        asked = run("sql", "SELECT count(*) AS n FROM articles", "--format", "csv")
        done = run("import", "b.txt")
    assert (asked.returncode, asked.stdout) == (0, "n\n2\n"), asked.stderr
    assert (done.returncode, "claims.db" in done.stderr) == (4, True), done.stderr


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """Make a file read-only inside the block, for root as well where the file system can."""
    path.chmod(0o444)
    fixed = os.geteuid() == 0 and subprocess.run(["chattr", "+i", path], capture_output=True).returncode == 0
    if os.geteuid() == 0 and not fixed:
        pytest.xfail("root may write to every file here")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], capture_output=True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_was_finished(jobs: int, tmp_path: Path) -> None:
    rows = "".join(f'{{"text": "{"He said he would leave on Monday. " * 20}{at}"}}\n' for at in range(400))
    (tmp_path / "rows.jsonl").write_text(rows)
    command = [COMMAND, "import", "rows.jsonl", "--jobs", str(jobs), "--time-limit", "120"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True) as process:
        while articles(tmp_path / "claims.db") < 2 and process.poll() is None:
            time.sleep(0.05)
        started = psutil.Process(process.pid).children()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        _, said = process.communicate(timeout=300)
    assert (process.returncode, said) == (130, b"")
    assert 2 <= articles(tmp_path / "claims.db") < 400
    assert len(started) >= jobs
    assert psutil.wait_procs(started, timeout=300)[1] == []


def articles(path: Path) -> int:
    """Return how many articles the database has, 0 while there is none."""
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "He left."}\n' * 50)
    done = subprocess.run(
        f"{COMMAND} extract rows.jsonl | head -c 5", cwd=tmp_path, shell=True, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ('{"id"', "")


def test_a_full_disk_is_named() -> None:
    done = subprocess.run(
        f"echo 'He left.' | {COMMAND} extract - > /dev/full", shell=True, capture_output=True, text=True
    )
    assert done.returncode == 4
    assert done.stderr == "claims: The disk is full; free some space and run the command again.\n"


def test_ctrl_c_that_comes_in_a_callback_of_the_collector_is_not_lost(tmp_path: Path) -> None:
    """Python drops what is raised there; the program would go on as if nobody had pressed a key."""
    program = (
        "import os, signal, sys, time, weakref\n"
        "from claims import cli\n"
        "class Thing: pass\n"
        "def run():\n"
        "    try:\n"
        "        thing = Thing()\n"
        "        kept = weakref.ref(thing, lambda ref: signal.raise_signal(signal.SIGINT))\n"
        "        del thing\n"
        "        time.sleep(1_000_000)\n"
        "    except KeyboardInterrupt:\n"
        "        sys.exit(130)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "cli._run = run\n"
        "cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_no_command_prints_an_address_as_it_was_given() -> None:
    """An address may hold a password: ``shown(db)`` and ``database.name`` leave it out."""
    bare = [
        f"{path.name}:{part.lineno}"
        for path in (Path(claims.cli.__file__).parent).rglob("*.py")
        for part in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name) and part.value.id == "db"
    ]
    knowing_that_it_is_a_file = ["cluster.py", "options.py"]
    assert sorted(one.partition(":")[0] for one in bare) == knowing_that_it_is_a_file


def test_datasette_is_told_to_read_files(run: Run) -> None:
    done = run("datasette", "postgresql://ann:secret@db/news", "--no-serve")
    assert done.returncode == 2
    assert "Datasette reads files: claims publish" in done.stderr
    assert "secret" not in done.stderr
