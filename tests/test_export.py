from __future__ import annotations

import csv
import json
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pytest
from sqlalchemy import text

from claims.errors import InputError
from claims.export import export, format_of
from claims.export.origins import portable
from claims.export.parquet import write_typed_parquet
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.reading import read
from claims.reading.foreign_claims.foreign import ForeignClaim, Gathering, read_claims
from claims.store.database import Database
from claims.store.schema.data_dictionary import views

pytestmark = pytest.mark.slow

TEXT = "“We will meet again,” Ada Brandt told reporters in Halden on Friday. “In July,” she added."


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Database:
    folder = tmp_path_factory.mktemp("export")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    database = Database.open(folder / "claims.db")
    list(import_articles(database, read([str(folder / "a.txt")]), lambda: parser))
    return database


def test_a_bundle_has_every_view_with_all_its_rows(database: Database, tmp_path: Path) -> None:
    export(database, tmp_path / "csv", "csv")
    export(database, tmp_path / "parquet", "parquet")
    for view in views():
        with database.read() as session:
            number = session.scalar(text(f"SELECT count(*) FROM {view.name}"))
        with (tmp_path / "csv" / f"{view.name}.csv").open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        table = pyarrow.parquet.read_table(tmp_path / "parquet" / f"{view.name}.parquet")
        assert (len(rows) - 1, table.num_rows) == (number, number)
        assert rows[0] == table.column_names == list(view.described)


def test_parquet_has_each_column_in_its_type_also_where_it_is_empty(
    database: Database, tmp_path: Path
) -> None:
    export(database, tmp_path / "parquet", "parquet")
    arrow = {
        "integer": "int64",
        "real": "double",
        "date": "date32[day]",
        "timestamp": "timestamp[us, tz=UTC]",
    }
    for view in views():
        schema = pyarrow.parquet.read_schema(tmp_path / "parquet" / f"{view.name}.parquet")
        written = {field.name: str(field.type) for field in schema}
        assert written == {one.name: arrow.get(one.type, "string") for one in view.columns}, view.name


def test_rows_of_many_blocks_are_all_written(tmp_path: Path) -> None:
    rows = [(number, f"2024-03-{number:02}", None) for number in range(1, 8)]
    columns = {"number": "integer", "day": "date", "at": "timestamp"}
    assert write_typed_parquet(columns, rows, tmp_path / "rows.parquet", block=3) == 7
    read_back = pyarrow.parquet.read_table(tmp_path / "rows.parquet").to_pylist()
    assert read_back == [{"number": n, "day": date(2024, 3, n), "at": None} for n in range(1, 8)]


@pytest.mark.parametrize(("format", "library"), [("parquet", "pyarrow"), ("inception", "cassis")])
def test_where_a_library_is_missing_nothing_is_left_behind(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, library: str
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match="pip install"):
        export(database, tmp_path / "out", format)
    assert not (tmp_path / "out").exists()


def test_lines_are_read_back_as_the_same_claims(database: Database, tmp_path: Path) -> None:
    number = export(database, tmp_path / "claims.jsonl", "jsonl")
    lines = (tmp_path / "claims.jsonl").read_bytes().splitlines()
    assert number == len(lines) > 0
    for line, claim in zip(lines, read_claims(lines, "claims.jsonl"), strict=True):
        record = json.loads(line)
        assert isinstance(claim, ForeignClaim)
        gathering = Gathering(TEXT)
        gathering.add({**claim.row, "time": None})
        document = gathering.document()
        found = document.quotes[0].content if document.quotes else (document.events[0].trigger,)
        assert " … ".join(span.of(TEXT) for span in found) == record["text"]
        assert record["text"].split(" … ")[0] in record["sentence"]
        assert record["sentence"] in TEXT


def test_annotations_select_the_words_by_position_and_by_quotation(
    database: Database, tmp_path: Path
) -> None:
    export(database, tmp_path / "page.json", "annotations")
    page = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert page["id"].startswith("urn:")
    for annotation in page["items"]:
        tag, whole = annotation["body"]
        assert (tag["type"], whole["type"]) == ("TextualBody", "TextualBody")
        assert json.loads(whole["value"])["kind"] == tag["value"]
        for target in annotation["target"]:
            position, quotation = target["selector"]
            assert TEXT[position["start"] : position["end"]] == quotation["exact"]
            assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in TEXT


def test_only_the_claims_asked_for_are_written(database: Database, tmp_path: Path) -> None:
    with database.read() as session:
        some = session.scalars(text("SELECT claim_id FROM quotes LIMIT 1")).all()
    assert export(database, tmp_path / "one", "csv", some) == 1
    assert export(database, tmp_path / "one.jsonl", "jsonl", some) == 1
    with (tmp_path / "one" / "quotes.csv").open(newline="", encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == 2


def test_of_some_claims_only_what_they_are_about_is_written(tmp_path: Path, parser: Parser) -> None:
    for name, words in (("a", TEXT), ("b", "“We left,” Bo Karlsen said. Norland signed a pact with Ostia.")):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    with Database.open(tmp_path / "claims.db") as database:
        list(import_articles(database, read([str(tmp_path)]), lambda: parser))
        with database.read() as session:
            some = session.scalars(text("SELECT claim_id FROM quotes WHERE speaker = 'Bo Karlsen'")).all()
        export(database, tmp_path / "out", "csv", some)

    def column(view: str, name: str) -> set[str]:
        with (tmp_path / "out" / f"{view}.csv").open(newline="", encoding="utf-8") as file:
            return {row[name] for row in csv.DictReader(file)}

    assert column("quotes", "speaker") == column("actors", "name") == {"Bo Karlsen"}
    assert len(column("articles", "article_id")) == 1
    assert (
        column("sentences", "article_id")
        == column("mentions", "article_id")
        == column("articles", "article_id")
    )
    assert column("events", "event_id") == set()


@pytest.mark.parametrize(
    ("origin", "exported"),
    [("news/a.txt", "news/a.txt"), ("/home/ann/news/a.txt", "a.txt"), ("C:\\ann\\a.txt", "a.txt"),
     ("/data/rows.jsonl:12", "rows.jsonl:12"), ("https://a.org/1", "https://a.org/1"), ("-", "-")],
)  # fmt: skip
def test_no_path_of_one_machine_is_exported(origin: str, exported: str) -> None:
    assert portable(origin) == exported


def test_the_files_hold_no_path_of_this_machine(database: Database, tmp_path: Path) -> None:
    export(database, tmp_path / "csv", "csv")
    export(database, tmp_path / "claims.jsonl", "jsonl")
    for path in (*(tmp_path / "csv").iterdir(), tmp_path / "claims.jsonl"):
        assert str(database.address.parent) not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("target", "format"),
    [
        ("views", "csv"),
        ("views.2024", "csv"),
        ("claims.jsonl", "jsonl"),
        ("CLAIMS.JSONL", "jsonl"),
        ("-", "jsonl"),
    ],
)
def test_a_name_tells_the_format(target: str, format: str) -> None:
    assert format_of(target) == format


@pytest.mark.parametrize("target", ["tasks.json", "claims.jsonld", "events.txt", "events.tsv"])
def test_a_name_that_may_have_several_formats_is_refused_with_them(target: str) -> None:
    with pytest.raises(InputError, match=r"choose with --format: [a-z-]+, [a-z-]+"):
        format_of(target)


def test_what_cannot_be_written_is_refused(database: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="is a file; name a folder"):
        export(database, tmp_path / "file", "csv")
    with pytest.raises(InputError, match="no format 'xml'"):
        export(database, tmp_path / "new", "xml")
    assert not (tmp_path / "new").exists()
    with pytest.raises(InputError, match="is a folder; name a file in it"):
        export(database, tmp_path, "jsonl")
    with pytest.raises(InputError, match="there is no folder"):
        export(database, tmp_path / "no" / "claims.jsonl", "jsonl")
