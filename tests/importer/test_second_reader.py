"""A second reader: started once an article, its claims beside ours, its failures told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from claims.cli.commands.second_reader import reader_name
from claims.cli.program import app
from claims.desk import Desk
from claims.document import GivenArticle, Span
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.importer.second_reader import Limits, ReaderOutcome, read_again, unread
from claims.store.database import Database
from claims.store.learning import calibrations

ROOT = Path(__file__).parents[2]
EXAMPLE = [sys.executable, str(ROOT / "docs" / "second_reader_example.py")]
TEXTS = (
    "Ada Brandt announced that the bridge would close. Nobody else spoke.",
    "Cara Holm told reporters that the harbour was full.",
)


@pytest.fixture
def database(database: Database, parser: Parser) -> Database:
    """A database with the articles in it."""
    given = [GivenArticle(text, f"{number}.txt") for number, text in enumerate(TEXTS)]
    list(import_articles(database, given, lambda: parser))
    return database


def asked(database: Database, query: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(text(query))]


def script(tmp_path: Path, code: str) -> list[str]:
    path = tmp_path / "reader.py"
    path.write_text(code, encoding="utf-8")
    return [sys.executable, str(path)]


def read(database: Database, command: list[str], limits: Limits | None = None) -> list[ReaderOutcome]:
    waiting = unread(database, "other")
    return list(read_again(database, command, "other", waiting, limits or Limits(timeout=300)))


def test_what_both_find_is_surer_and_stays_one_claim(database: Database) -> None:
    mine = "SELECT id, confidence FROM claim WHERE article_id = 1 AND kind = 'quote'"
    ((claim_id, before),) = asked(database, mine)
    first, second = read(database, EXAMPLE)
    assert (first.taken.known, first.taken.new, second.taken.known + second.taken.new) == (1, 0, 0)
    ((same, after),) = asked(database, mine)
    assert same == claim_id
    odds = 2 * float(str(before)) / (1 - float(str(before)))
    assert after == pytest.approx(min(odds / (1 + odds), 0.99))
    tools = "SELECT tool, shared FROM readers WHERE kind = 'quote' ORDER BY tool"
    assert asked(database, tools) == [("claims", 1), ("other", 1)]


def test_where_the_readers_differ_is_a_queue(database: Database, tmp_path: Path) -> None:
    finds = {"kind": "quote", "content": "Nobody else spoke", "confidence": 0.5}
    code = f"import json, sys\nif json.load(sys.stdin)['id'] == 1: print({json.dumps(finds)!r})\n"
    read(database, script(tmp_path, code))
    desk = Desk(database, "Ann")
    one = asked(database, "SELECT id FROM claim")
    assert sorted(desk.queue("article", "readers:one").ids) == sorted(row[0] for row in one)
    assert list(desk.queue("article", "readers:both").ids) == []


def test_a_reader_that_finds_nothing_differs_from_ours_and_is_not_asked_again(
    database: Database, tmp_path: Path
) -> None:
    read(database, script(tmp_path, "import sys; sys.stdin.read()"))
    ours = sorted(row[0] for row in asked(database, "SELECT id FROM claim WHERE kind <> 'figure'"))
    assert ours
    assert set(ours) <= set(Desk(database, "Ann").queue("article", "readers:one").ids)
    assert unread(database, "other") == []


def test_a_claim_that_a_reviewer_made_is_of_no_reader(database: Database) -> None:
    desk = Desk(database, "Ann")
    desk.create(1, "quote", {"content": (Span(53, 58),)}, {"form": "indirect"})
    assert list(desk.queue("article", "readers:one").ids) == []
    assert "review" not in [tool for (tool,) in asked(database, "SELECT tool FROM readers")]


def test_an_article_is_read_once(database: Database) -> None:
    read(database, EXAMPLE)
    assert unread(database, "other") == []
    assert unread(database, "third") == [1, 2]


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import sys; sys.exit('no key')", "ended the program with 1: no key"),
        ("print('hello')", "answered with what is no claim"),
        ("print('[1]')", "answered with what is no claim"),
        ("import time; time.sleep(600)", "within 0.5 seconds"),
        ("""print('{"kind": "quote", "content": "never said"}')""", "not in the article"),
    ],
)
def test_an_answer_of_no_use_is_told_and_changes_nothing(
    database: Database, tmp_path: Path, code: str, reason: str
) -> None:
    before = asked(database, "SELECT * FROM claims")
    limits = Limits(timeout=0.5 if "sleep" in code else 300, tries=1, articles=1)
    (reading,) = read(database, script(tmp_path, code), limits)
    assert [reason in refused.reason for refused in reading.taken.refused] == [True]
    assert asked(database, "SELECT * FROM claims") == before


def test_a_line_that_is_no_claim_is_named_and_the_rest_is_taken(database: Database, tmp_path: Path) -> None:
    finds = {"kind": "quote", "content": "Nobody else spoke", "confidence": 0.5}
    code = f"print('Here are the claims:')\nprint({json.dumps(finds)!r})\n"
    (reading,) = read(database, script(tmp_path, code), Limits(timeout=300, tries=1, articles=1))
    assert reading.taken.new == 1
    (refused,) = reading.taken.refused
    assert refused.told.startswith("other:1, line 1 is no claim")


def test_a_program_that_fails_once_is_tried_again(database: Database, tmp_path: Path) -> None:
    mark = tmp_path / "tried"
    code = f"import pathlib, sys\nmark = pathlib.Path({str(mark)!r})\n"
    code += "if not mark.exists():\n    mark.touch()\n    sys.exit(1)\n"
    (reading,) = read(database, script(tmp_path, code), Limits(timeout=300, tries=2, articles=1))
    assert reading.taken.refused == []


@pytest.mark.parametrize(("limits", "read_of_them"), [(Limits(articles=1), 1), (Limits(seconds=0), 0)])
def test_a_budget_ends_the_reading(database: Database, limits: Limits, read_of_them: int) -> None:
    assert len(read(database, EXAMPLE, limits)) == read_of_them


def test_agreement_is_learned_from_decisions(database: Database) -> None:
    read(database, EXAMPLE)
    ((claim_id, version),) = asked(
        database, "SELECT id, version FROM claim WHERE article_id = 1 AND kind = 'quote'"
    )
    Desk(database, "Ann").confirm(int(str(claim_id)), int(str(version)))
    with database.read() as session:
        (judged,) = calibrations.judgements(session).values()
    assert (judged.right, judged.agreed) == (True, True)


def test_the_command_says_what_came_of_it(database: Database) -> None:
    words = ["second-reader", " ".join(EXAMPLE), "--tool", "other", "--db", str(database.address)]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert "0 new, 1 there already" in done.output


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("python3.12 docs/second_reader_example.py --quick", "second_reader_example"),
        ("/usr/bin/python -m my.reader", "my.reader"),
        ("bin/small-model --prompt docs/second_reader_prompt.md", "small-model"),
        ("python -c pass", "python"),
    ],
)
def test_a_reader_is_called_by_its_script_and_not_by_what_runs_it(
    command: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert reader_name(command.split()) == name
