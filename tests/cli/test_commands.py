"""Each command on a small database, by what it prints."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from claims.store.schema.data_dictionary import views
from tests.cli.conftest import ARTICLE, OTHER, Run


def test_import_says_what_it_found_and_again_finds_nothing_new(tmp_path: Path, run: Run) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(ARTICLE)
    (tmp_path / "news" / "copy.txt").write_text(ARTICLE)
    (tmp_path / "news" / "logo.png").write_text("")
    (tmp_path / "news" / "map.png").write_text("")
    (tmp_path / "news" / "old.doc").write_text("")
    first, again = run("import", "news"), run("import", "news")
    assert (first.returncode, again.returncode) == (0, 0)
    assert "1 imported, 1 there already, 0 skipped" in first.stdout
    passed = (
        "logo.png is passed over: .png is not read (and 1 more file)\n",
        "old.doc is passed over: .doc is not read\n",
    )
    assert all(f"news/{told}" in first.stdout for told in passed)
    assert "0 imported, 2 there already, 0 skipped." in again.stdout
    before = (tmp_path / "claims.db").read_bytes()
    run("import", "news")
    assert (tmp_path / "claims.db").read_bytes() == before


def test_import_keeps_what_is_known_of_an_article(tmp_path: Path, run: Run) -> None:
    row = {
        "text": "He left.",
        "title": "Short",
        "url": "https://example.org/1",
        "author": "A. Writer",
        "desk": "sea",
    }
    given = run("import", "-", "--published", "2023-06", "--publisher", "Wire", stdin=json.dumps(row))
    assert given.returncode == 0
    query = "SELECT title, url, author, publisher, published_from, published_basis, metadata FROM articles"
    (article,) = json.loads(run("sql", query, "--format", "json").stdout)
    assert article == {
        "title": "Short", "url": "https://example.org/1", "author": "A. Writer", "publisher": "Wire",
        "published_from": "2023-06-01", "published_basis": "given", "metadata": '{"desk":"sea"}',
    }  # fmt: skip


def test_decisions_that_a_desk_kept_are_taken_and_the_rest_stays(made: Path, run: Run) -> None:
    found = json.loads(run("sql", "SELECT claim_id FROM claims LIMIT 2", "--format", "json").stdout)
    first, second = (row["claim_id"] for row in found)
    kept = [
        {"at": "2026-01-31", "decision": "confirm", "given": {"claim_id": first, "version": 1}},
        {"at": "2026-01-31", "decision": "confirm", "given": {"claim_id": second, "version": 7}},
    ]
    file = made.with_name("claims.db.unsaved-1.json")
    file.write_text(json.dumps({"database": str(made), "reviewer": "Ann", "unsaved": kept}))
    done = run("db", "recover", file.name)
    assert done.returncode == 7
    assert f"taken (confirm): Claim {first} confirmed." in done.stdout
    assert "NOT taken (confirm): " in done.stdout
    assert f"1 of 2 decisions were not taken; {file.name} keeps them." in done.stderr
    file.write_text(file.read_text().replace('"version": 7', '"version": 1'))
    assert "claims.db has all that Ann decided" in run("db", "recover", file.name).stdout
    assert not file.exists()


def test_sql_without_a_query_lists_every_view_with_an_example(made: Path, run: Run) -> None:
    printed = run("sql").stdout
    for view in views():
        assert f"\n{view.name}\n    {view.description}" in f"\n{printed}"
        assert view.example in printed


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_every_view_answers_its_example(view: object, made: Path, run: Run) -> None:
    done = run("sql", view.example, "--format", "csv")  # type: ignore[attr-defined]  # a View
    assert done.returncode == 0, done.stderr


def test_sql_takes_parameters_files_and_standard_input(made: Path, run: Run) -> None:
    query = "SELECT :number + 1 AS n, :word AS word"
    (made.parent / "q.sql").write_text(query)
    options = ("-p", "number=2", "-p", "word=two", "--format", "csv")
    answers = {
        run("sql", query, *options).stdout,
        run("sql", "--file", "q.sql", *options).stdout,
        run("sql", "-", *options, stdin=query).stdout,
    }
    assert answers == {"n,word\n3,two\n"}


def test_a_query_is_saved_and_asked_by_name(made: Path, run: Run) -> None:
    run("sql", "SELECT count(*) AS n FROM articles", "--save", "how-many")
    assert run("sql", "how-many", "--format", "csv").stdout == "n\n2\n"
    assert "claims sql how-many" in run("sql").stdout


def test_a_question_loads_nothing_but_what_answers_it(made: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "claims", "sql", "--db", str(made), "SELECT 1"]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in loaded.splitlines()}
    assert not modules & {"alembic", "dateparser", "distributed", "psycopg", "spacy", "sqlalchemy", "textual"}


def test_a_question_leaves_no_files_beside_the_database(made: Path, run: Run) -> None:
    before = sorted(made.parent.iterdir())
    run("sql", "SELECT count(*) FROM quotes")
    run("sql", "SELECT count(*) FROM no_such_view")
    assert sorted(made.parent.iterdir()) == before


def test_a_question_finds_the_views_of_this_version(made: Path, run: Run) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("DROP VIEW quotes")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    assert run("sql", "SELECT count(*) AS n FROM quotes", "-f", "csv").stdout.startswith("n\n")


def test_sql_stops_at_its_time_limit(made: Path, run: Run) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    done = run("sql", endless, "--timeout", "0.2")
    assert (done.returncode, "stopped after 0.2 s" in done.stderr) == (6, True), done.stderr


def test_show_tells_everything_about_a_claim(made: Path, run: Run) -> None:
    (row,) = json.loads(
        run("sql", "SELECT claim_id, sentence FROM claims WHERE kind = 'quote' LIMIT 1", "-f", "json").stdout
    )
    shown = run("show", row["claim_id"])
    record = json.loads(run("show", row["claim_id"], "--json").stdout)
    assert row["sentence"] in shown.stdout
    assert record["proposals"][0]["tool"] == "claims"
    assert record["decisions"] == []
    assert record["text"] in ARTICLE + OTHER


def test_stats_counts_what_there_is(made: Path, run: Run) -> None:
    counted = dict(row[:2] for row in csv.reader(io.StringIO(run("stats", "--format", "csv").stdout)))
    assert counted["articles"] == "2"
    assert int(counted["claims: quote"]) > 0
    assert counted["decisions"] == "0"


def test_search_finds_words_phrases_and_what_an_actor_says(made: Path, run: Run) -> None:
    assert "[harbour]" in run("search", "harbour").stdout
    assert "[meet again],”" in run("search", '"meet again"', "--quotes").stdout
    assert "nobody" not in run("search", "nobody").stdout
    unknown = run("search", "harbour", "--actor", "Nobody Known")
    assert (unknown.returncode, "No actor is called" in unknown.stderr) == (2, True)


@pytest.mark.parametrize("command", ["current", "history", "upgrade", "backup"])
def test_db_commands_end_well_on_a_sound_database(command: str, made: Path, run: Run) -> None:
    done = run("db", command)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_a_backup_is_a_whole_database(made: Path, run: Run) -> None:
    assert run("db", "backup", "copy.db").returncode == 0
    assert run("stats", "--db", "copy.db").stdout == run("stats").stdout
    taken = run("db", "backup", "copy.db")
    assert (taken.returncode, "exists already" in taken.stderr) == (4, True)


def test_a_sound_database_is_called_sound_and_a_broken_one_is_not(made: Path, run: Run) -> None:
    assert run("db", "check").stdout.endswith("claims.db is sound.\n")
    with closing(sqlite3.connect(made)) as connection, connection:
        connection.execute("DELETE FROM quote")
    broken = run("db", "check")
    assert (broken.returncode, "is not sound" in broken.stderr) == (4, True)


def test_claims_go_through_a_pipe_and_are_known_again(made: Path, run: Run) -> None:
    piped = run("export", "-", "--filter", "kind:quote")
    number = len(piped.stdout.splitlines())
    assert (piped.returncode, number > 1) == (0, True), piped.stderr
    taken = run("import", "--claims", "-", stdin=piped.stdout)
    assert taken.stdout == f"-: 0 new, {number} there already.\n"
    folder = run("export", "-", "-f", "csv")
    assert (folder.returncode, folder.stdout, "name a folder" in folder.stderr) == (2, "", True)


def test_datasette_is_told_of_the_database_as_other_commands_are(made: Path, run: Run) -> None:
    for words in ((), ("claims.db",), ("--db", "claims.db")):
        assert run("datasette", *words, "--no-serve").stdout == "claims.metadata.json written.\n"
        (made.parent / "claims.metadata.json").unlink()
    refused = run("datasette", "--db", "postgresql://ann@server/news", "--no-serve")
    assert (refused.returncode, "claims publish copy.db" in refused.stderr) == (2, True)


@pytest.mark.slow
def test_reextraction_reports_keeps_decisions_and_is_taken_back(made: Path, run: Run) -> None:
    with closing(sqlite3.connect(made)) as connection, connection:
        connection.execute("UPDATE claim SET rule = 'old' WHERE kind = 'quote'")
    before = run("export", "before.jsonl", "-f", "jsonl"), (made.parent / "before.jsonl").read_text()
    dry = run("reextract", "--dry-run")
    assert (dry.returncode, "nothing was changed" in dry.stdout) == (0, True), dry.stderr
    assert run("reextract").stdout.startswith(dry.stdout.partition("\n")[0])
    assert (
        '"rule": "old"'
        not in (run("export", "after.jsonl", "-f", "jsonl"), (made.parent / "after.jsonl").read_text())[1]
    )
    assert run("reextract", "--undo").returncode == 0
    run("export", "again.jsonl", "-f", "jsonl")
    assert (made.parent / "again.jsonl").read_text() == before[1]
    nothing = run("reextract", "--undo")
    assert (nothing.returncode, "no re-extraction to undo" in nothing.stderr) == (2, True)


def test_claims_made_elsewhere_are_taken_and_what_the_text_does_not_say_is_refused(
    made: Path, run: Run
) -> None:
    rows = [
        {
            "article": "denial.txt",
            "kind": "quote",
            "content": "that the harbour was sold",
            "speaker": "Ada Brandt",
        },
        {"article": "denial.txt", "kind": "quote", "content": "never said"},
    ]
    (made.parent / "llm.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = run("import", "--claims", "llm.jsonl", "--tool", "a-model")
    assert done.returncode == 3
    assert "llm.jsonl:2 quotes words that are not in the article" in done.stdout
    assert "0 new, 1 there already" in done.stdout
    assert run("db", "check").returncode == 0


def test_the_plain_desk_decides_line_by_line(made: Path, run: Run) -> None:
    done = run("review", "kind:quote", "--plain", "--as", "reader", stdin="a\nq\n")
    assert done.returncode == 0, done.stderr
    query = "SELECT reviewer, action FROM decisions"
    assert run("sql", query, "-f", "csv").stdout == "reviewer,action\nreader,confirm\n"


SIDECAR = "file,title,publisher,published\n"


def test_other_metadata_of_known_texts_is_told_and_taken_over_as_a_decision(tmp_path: Path, run: Run) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(OTHER)
    (news / "articles.csv").write_text(f"{SIDECAR}a.txt,Denial,The Post,2023-06-18\n")
    run("import", "news")
    assert "other metadata" not in run("import", "news").stdout
    (news / "articles.csv").write_text(f"{SIDECAR}a.txt,Denial,The Gazette,2023-06-20\n")
    query = "SELECT publisher, published_from FROM articles"
    told = run("import", "news").stdout
    assert "publisher The Post → The Gazette; published 2023-06-18 → 2023-06-20" in told
    assert "1 article differs; import again with --update-metadata" in told
    assert run("sql", query, "-f", "csv").stdout.endswith("The Post,2023-06-18\n")
    taken = run("import", "news", "--update-metadata")
    assert "corrected: publisher" in taken.stdout, taken.stderr
    assert run("sql", query, "-f", "csv").stdout.endswith("The Gazette,2023-06-20\n")
    decided = run("sql", "SELECT action FROM decisions ORDER BY decision_id", "-f", "csv").stdout
    assert decided.split() == ["action", "date", "correct"]
    assert "other metadata" not in run("import", "news").stdout
    assert run("db", "check").returncode == 0


def test_the_demo_is_the_five_articles(tmp_path: Path, run: Run) -> None:
    done = run("demo", "--db", "mine.db", "--no-review")
    assert done.returncode == 0, done.stderr
    query = "SELECT count(*) AS n, min(origin) LIKE 'seeds/%' AS at FROM articles"
    assert run("sql", query, "--db", "mine.db", "-f", "csv").stdout == "n,at\n5,1\n"


def test_articles_without_a_day_are_dated_by_others_of_the_same_events(tmp_path: Path, run: Run) -> None:
    seeds = [str(path) for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
    done = run("import", *seeds, "--narrow-dates")
    assert "inferred from article" in done.stdout, done.stderr
    query = "SELECT action, note FROM decisions"
    assert "inferred from article" in run("sql", query, "-f", "csv").stdout
    assert run("db", "check").returncode == 0
