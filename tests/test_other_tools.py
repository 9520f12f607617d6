"""A database opens in other people's tools as it is."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from pathlib import Path

import pytest

from claims.export import export
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.reading import read
from claims.store.database import Database
from claims.store.schema.data_dictionary import views

pytestmark = pytest.mark.slow

TEXT = "“We will meet again,” Ada Brandt told reporters in Halden. Norland signed an agreement with Ostia."


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Path:
    folder = tmp_path_factory.mktemp("tools")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with Database.open(folder / "claims.db") as database:
        list(import_articles(database, read([str(folder / "a.txt")]), lambda: parser))
    return folder / "claims.db"


def test_datasette_shows_every_view(path: Path) -> None:
    from datasette.app import Datasette  # a second to import, which every process of the suite would pay

    datasette = Datasette([str(path)])

    async def asked(view: str) -> list[dict[str, object]]:
        response = await datasette.client.get(f"/claims/{view}.json?_shape=array")
        assert response.status_code == 200, (view, response.text)
        return list(response.json())

    async def main() -> dict[str, list[dict[str, object]]]:
        return {view.name: await asked(view.name) for view in views()}

    shown = asyncio.run(main())
    assert shown["quotes"][0]["speaker"] == "Ada Brandt"
    assert shown["articles"][0]["text"] == TEXT


def test_datasette_knows_titles_columns_search_and_questions(path: Path) -> None:
    from datasette.app import Datasette

    from claims.cli.packaged import documentation
    from claims.export.datasette.metadata import metadata

    told = metadata("claims", (documentation() / "cookbook.md").read_text(encoding="utf-8"))
    datasette = Datasette([str(path)], metadata=dict(told))

    async def asked(where: str) -> list[dict[str, object]]:
        response = await datasette.client.get(f"/claims/{where}")
        assert response.status_code == 200, (where, response.text)
        return list(response.json())

    async def main() -> None:
        found = await asked("quotes.json?_shape=array&_search=meet")
        assert [row["speaker"] for row in found] == ["Ada Brandt"]
        assert await asked("quotes.json?_shape=array&_search=harbour") == []
        assert len(await asked("sentences.json?_shape=array&_search=agreement")) == 1
        parties = await asked("participants.json?_shape=array&_search=agreement")
        assert {row["words"] for row in parties} == {"Norland", "Ostia"}
        for view in ("figures", "participants", "plugin_claims"):
            assert await asked(f"{view}.json?_shape=array&_search=harbour") == [], view
        for view in ("claims", "event_mentions"):
            (claim,) = await asked(f"{view}.json?_shape=array&_search=agreement")
            assert claim["rule"]
            assert await asked(f"{view}.json?_shape=array&_search=harbour") == [], view
        assert await asked("claims_of_article.json?_shape=array&article_id=1")
        page = await datasette.client.get("/claims/quotes")
        (quotes,) = [view for view in views() if view.name == "quotes"]
        assert quotes.described["cue_class"] in page.text
        for name in told["databases"]["claims"]["queries"]:
            response = await datasette.client.get(f"/claims/{name}.json?_shape=array")
            assert response.status_code == 200, (name, response.text)

    asyncio.run(main())
    queries = told["databases"]["claims"]["queries"]
    assert len(queries) == 30
    assert not [one["title"] for one in queries.values() if "\n" in one["title"]]
    accounts = queries["how_many_independent_accounts_of_an_event_are_there"]
    assert accounts["description"].startswith("A wire agency counts once")


def test_datasette_links_what_an_id_names_and_what_hangs_on_a_row(path: Path) -> None:
    from datasette.app import Datasette

    from claims.export.datasette.metadata import PLUGINS

    datasette = Datasette([str(path)], plugins_dir=str(PLUGINS))

    async def page(where: str) -> str:
        response = await datasette.client.get(where)
        assert response.status_code == 200, (where, response.text)
        return str(response.text)

    async def main() -> None:
        quotes = await page("/claims/quotes")
        for where in ("articles?article_id=1", "claims?claim_id=1", "actors?actor_id=1"):
            assert f'<a href="/claims/{where}">' in quotes
        for view in views():
            links = re.findall(
                r'<a href="(/claims/[a-z_]+\?[a-z_]+_id=\d+)">\d+</a>', await page(f"/claims/{view.name}")
            )
            for link in set(links):
                assert "1 row" in (told := await page(link)) or " rows" in told, link

    asyncio.run(main())


DUCKDB = {"INTEGER": "BIGINT", "HUGEINT": "BIGINT", "DECIMAL(18,3)": "DOUBLE"}
"""DuckDB's types that are kinds of another."""
SQLITE = {"integer": "BIGINT", "real": "DOUBLE"}
"""DuckDB's types of columns in SQLite, which keeps all others as text."""
AS_TEXT = ("conflicts", "corroboration", "events", "timeline")
"""Views that SQLite answers for DuckDB, wholly or in part, as text: they use a function that DuckDB lacks."""


def test_duckdb_attaches_the_database_and_reads_every_view(path: Path) -> None:
    import duckdb
    import duckdb_extension_sqlite_scanner as scanner

    extension = next(Path(scanner.__file__).parent.rglob("*.duckdb_extension"))
    with duckdb.connect() as connection, sqlite3.connect(path) as ours:
        connection.load_extension(str(extension))
        connection.execute(f"ATTACH '{path}' AS claims (TYPE sqlite, READ_ONLY)")
        for view in views():
            number = ours.execute(f"SELECT count(*) FROM {view.name}").fetchone()
            assert connection.execute(f"SELECT count(*) FROM claims.{view.name}").fetchone() == number, (
                view.name
            )
            told = connection.execute(f"DESCRIBE claims.{view.name}").fetchall()
            types = {name: DUCKDB.get(type_, type_) for name, type_, *_ in told}
            wanted = {one.name: SQLITE.get(one.type, "VARCHAR") for one in view.columns}
            loose = {name for name in types if view.name in AS_TEXT and types[name] == "VARCHAR"}
            assert types == wanted | dict.fromkeys(loose, "VARCHAR"), view.name
        (row,) = connection.execute("SELECT speaker, content FROM claims.quotes").fetchall()
    assert row == ("Ada Brandt", "“We will meet again,”")


def test_duckdb_reads_the_exported_views_as_they_are(path: Path, tmp_path: Path) -> None:
    import duckdb

    with Database.open(path) as database:
        export(database, tmp_path / "views", "parquet")
    query = "SELECT speaker, content, count(*) OVER () FROM read_parquet(?)"
    with duckdb.connect() as connection:
        (row,) = connection.execute(query, [str(tmp_path / "views" / "quotes.parquet")]).fetchall()
    assert row == ("Ada Brandt", "“We will meet again,”", 1)


@pytest.mark.parametrize(
    ("table", "words", "expected"),
    [
        ("quote_search", "meet", "“We will meet again,”"),
        ("sentence_search", "agreement NOT harbour", "agreement"),
    ],
)
def test_sqlite_utils_searches_what_we_index(path: Path, table: str, words: str, expected: str) -> None:
    from sqlite_utils import Database as Utils

    utils = Utils(path)
    (row,) = utils[table].search(words)  # type: ignore[union-attr]  # a table, not a view
    assert expected in str(row)
    view, key = ("quotes", "claim_id") if table == "quote_search" else ("sentences", "sentence_id")
    assert len(list(utils.query(f"SELECT * FROM {view} WHERE {key} = ?", [row["rowid"]]))) == 1
    utils.close()


def test_pandas_reads_exports_and_views_as_they_are(path: Path, tmp_path: Path) -> None:
    import pandas

    with Database.open(path) as database:
        export(database, tmp_path / "views", "csv")
        export(database, tmp_path / "events.txt", "polecat")
    assert list(pandas.read_csv(tmp_path / "views" / "quotes.csv")["speaker"]) == ["Ada Brandt"]
    events = pandas.read_csv(tmp_path / "events.txt", sep="\t")
    assert "AGREE" in list(events["Event Type"])
    assert str(events["Latitude"].dtype) == "float64"
