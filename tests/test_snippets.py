"""The code in docs/formats.md: the dyads by month of POLECAT's form, counted alike in SQL, pandas and R."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from claims.document import GivenArticle
from claims.export import export
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.store.database import Database
from tests.generate.pages import ROOT
from tests.generate.story import output

pytestmark = pytest.mark.slow

TEXTS = (
    "Kenya and Uganda accused Sudan of shelling a border town on 3 May 2024.",
    "Kenya accused Sudan of lying on 21 May 2024. Norway signed an agreement with Sweden on 2 June 2024.",
    "Kenya condemned Sudan on 4 June 2024.",
)
Dyad = tuple[str, str, str, str, int]


def snippet(language: str) -> str:
    """Return the code of the section on POLECAT in this language."""
    section = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").partition("\n## POLECAT\n")[2]
    found = re.search(rf"```{language}\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    assert found, f"no {language} in the section"
    return found[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Path:
    """A folder with ``news.db`` and its events in POLECAT's form."""
    folder = tmp_path_factory.mktemp("dyads")
    given = [GivenArticle(text, f"{at}.txt") for at, text in enumerate(TEXTS)]
    with Database.open(folder / "news.db") as database:
        for _ in import_articles(database, given, lambda: parser):
            pass
        export(database, folder / "events.txt", "polecat")
    return folder


@pytest.fixture(scope="module")
def by_sql(folder: Path) -> set[Dyad]:
    with contextlib.closing(sqlite3.connect(folder / "news.db")) as connection:
        return set(connection.execute(snippet("sql")))


def test_sql_counts_each_dyad_of_two_countries_by_month(by_sql: set[Dyad]) -> None:
    assert ("KEN", "SDN", "2024-05", "ACCUSE", 2) in by_sql
    assert ("UGA", "SDN", "2024-05", "ACCUSE", 1) in by_sql
    assert ("NOR", "SWE", "2024-06", "AGREE", 1) in by_sql


def test_pandas_counts_as_sql_does(folder: Path, by_sql: set[Dyad], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    assert "KEN" in output(snippet("python"), names)
    counted = output(
        "print(dyads.groupby(['Actor Country', 'Recipient Country', 'Month', 'Event Type'])['Event ID']"
        ".nunique().to_csv(header=False))",
        names,
    )
    rows = [line.split(",") for line in counted.splitlines()]
    assert {(one, other, month, type_, int(number)) for one, other, month, type_, number in rows} == by_sql


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed here")
def test_r_counts_as_sql_does(folder: Path, by_sql: set[Dyad]) -> None:
    ended = subprocess.run(["Rscript", "-e", snippet("r")], cwd=folder, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    assert len(re.findall(r"^\d+ ", ended.stdout, re.MULTILINE)) == len(by_sql)
