"""A story on the command line: listed, shown, reported, and its figures over time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FIRST = "A blast in the Ostrova mill killed at least 12 workers on Monday, said Governor Jan Novak."
THEN = "The toll of the blast in the Ostrova mill has risen to 19, Governor Jan Novak said on Wednesday."


@pytest.fixture
def told(tmp_path: Path, run: Run) -> Run:
    rows = [
        {"text": FIRST, "title": "Mill blast", "publisher": "North Wire", "published": "2024-03-04"},
        {"text": THEN, "title": "Toll <rises> *again*", "publisher": "The Post", "published": "2024-03-06"},
    ]
    (tmp_path / "mill.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("import", "mill.jsonl").returncode == 0
    return run


def test_stories_are_listed_and_one_is_shown(told: Run) -> None:
    assert "Mill blast" in told("story").stdout
    shown = told("story", "2").stdout
    assert shown.startswith("# Mill blast\n")
    assert f"“{FIRST}” (1)" in shown
    assert f"“{THEN}” (2)" in shown
    assert "**number**, killed: workers (superseded, open)" in shown
    assert "1 independent account (quoting Jan Novak)" in shown


def test_a_day_of_which_only_the_last_is_known_is_shown_as_such(run: Run, tmp_path: Path) -> None:
    first = "A blast in the Ostrova mill killed 12 workers, said Governor Jan Novak on 4 March 2024."
    rows = [{"text": first, "title": "Mill"}, {"text": THEN, "title": "Toll", "published": "2024-03-06"}]
    (tmp_path / "mill.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("import", "mill.jsonl").returncode == 0
    assert "by 2024-03-06" in run("story").stdout


def test_a_report_is_a_page_in_which_news_is_no_markup(told: Run, tmp_path: Path) -> None:
    assert told("report", "1", "--format", "html", "--output", "story.html").returncode == 0
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert "<h1>Mill blast</h1>" in page
    assert "Toll &lt;rises&gt; *again*" in page
    assert "<em>" not in page


def test_a_toll_is_told_over_time(told: Run) -> None:
    rows = json.loads(told("timeline", "--figures", "--format", "json").stdout)
    killed = [(row["as_of"], row["value"]) for row in rows if row["role"] == "killed"]
    assert killed == [("2024-03-04", 12.0), ("2024-03-06", 19.0)]


def test_a_report_lists_those_whom_it_can_name(run: Run, tmp_path: Path) -> None:
    calls = [
        f"{who} told reporters in Ostrova on Monday that the mill must open again. Governor Jan Novak agreed."
        for who in ("A delegate", "A delegate of the union")
    ]
    rows = [{"text": one, "publisher": one[:25], "published": "2024-03-05"} for one in calls]
    (tmp_path / "mill.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("import", "mill.jsonl").returncode == 0
    cast = run("report", "1").stdout.partition("## Who takes part")[2]
    assert "Jan Novak" in cast
    assert "delegate" not in cast.partition("## Articles")[0]


def test_a_report_puts_all_accounts_of_one_thing_together(told: Run, tmp_path: Path) -> None:
    last = "The toll of the blast in the Ostrova mill rose to 23, Governor Jan Novak said on Thursday."
    row = {"text": last, "title": "Mill: 23 dead", "publisher": "Day", "published": "2024-03-07"}
    (tmp_path / "last.jsonl").write_text(json.dumps(row), encoding="utf-8")
    assert told("import", "last.jsonl").returncode == 0
    differ = told("report", "1").stdout.partition("## Where the accounts differ")[2]
    assert differ.count("- **number**") == 1
    assert [f"  - {value}: " in differ for value in ("at least 12", "19", "23")] == [True] * 3


def test_a_story_that_is_not_there_is_said(told: Run) -> None:
    done = told("report", "9")
    assert done.returncode != 0
    assert "There is no story or article 9" in done.stderr


def test_a_report_calls_articles_without_a_title_by_their_file_and_no_path(run: Run, tmp_path: Path) -> None:
    for name, text in (("first.txt", FIRST), ("then.txt", THEN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        published = "2024-03-04" if name == "first.txt" else "2024-03-06"
        assert run("import", str(tmp_path / name), "--published", published).returncode == 0
    report = run("report", "1").stdout
    assert report.startswith("# first.txt\n")
    assert "2. then.txt, " in report
    assert str(tmp_path) not in report
