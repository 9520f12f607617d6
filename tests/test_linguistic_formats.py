"""INCEpTION, CoNLL-U and FollowTheMoney, each judged by the library of those who made the format."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections import Counter
from pathlib import Path

import conllu
import pytest
from followthemoney import model
from followthemoney.exc import InvalidData

from claims import uima
from claims.desk import Desk
from claims.errors import InputError
from claims.export import export
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.importer.foreign import import_claims
from claims.reading import read
from claims.reading.foreign_claims.annotations import claim_lines
from claims.span_graph import graph, rows
from claims.store.database import Database

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:cassis", "ignore::UserWarning:cassis"),
]

TEXT = (
    "🚀 “We will meet again,” Mayor Ada Brandt told reporters in Halden on Friday. “In July,” she said. 🚀\n"
    "France and Ostia signed an agreement with Sudmark in Halden on 3 May 2023.\n"
    "Foreign Minister Ole Dahl of France criticised the Harbour Company.\n"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text("France sued Ostia on 6 June 2023.\n", encoding="utf-8")
    with Database.open(folder / "claims.db") as database:
        list(import_articles(database, read([str(folder)]), lambda: parser))
        desk = Desk(database, "ann")
        desk.confirm(desk.queue("article", "kind:event_mention").ids[0], 1)
    return folder / "claims.db"


@pytest.fixture
def database(path: Path, tmp_path: Path) -> Database:
    return Database.open(shutil.copy(path, tmp_path / "claims.db"))


# INCEpTION


def zipped(folder: Path) -> bytes:
    """Return the documents of a folder as INCEpTION exports a project's: one ZIP."""
    with zipfile.ZipFile(folder / "project.zip", "w") as archive:
        for file in sorted(folder.glob("*.x*")):
            archive.write(file, f"annotation/{file.stem}/{file.name}")
    return (folder / "project.zip").read_bytes()


def test_what_inception_was_given_is_known_when_it_comes_back(database: Database, tmp_path: Path) -> None:
    number = export(database, tmp_path / "xmi", "inception")
    assert len(list((tmp_path / "xmi").glob("*.xmi"))) == 2
    taken = import_claims(database, claim_lines(zipped(tmp_path / "xmi")), "project.zip", "inception")
    assert number > 4
    assert (taken.new, taken.known, taken.refused) == (0, number, [])


def test_every_span_and_field_comes_back_from_inception(database: Database, tmp_path: Path) -> None:
    export(database, tmp_path / "xmi", "inception")
    export(database, tmp_path / "records", "jsonl")
    records = map(json.loads, (tmp_path / "records").read_text(encoding="utf-8").splitlines())
    wanted = [{"article": record["article"], **row} for record in records for row in rows(*graph(record))]
    found = [json.loads(line) for line in claim_lines(zipped(tmp_path / "xmi"))]
    told = [json.dumps(row, sort_keys=True) for row in found]
    assert sorted(told) == sorted(json.dumps(row, sort_keys=True) for row in wanted)


def test_a_document_has_its_text_sentences_and_statuses_and_counts_in_utf_16(
    database: Database, tmp_path: Path
) -> None:
    export(database, tmp_path / "xmi", "inception")
    types = load_types(tmp_path / "xmi" / "TypeSystem.xml")
    (file,) = [one for one in (tmp_path / "xmi").glob("*.xmi") if "Brandt" in one.read_text(encoding="utf-8")]
    cas = load_cas(file, types)
    assert cas.sofa_string == TEXT
    covered = {one.get_covered_text() for one in cas.select(uima.SPAN)}
    assert {"“We will meet again,”", "told", "Ada Brandt"} <= covered
    assert {one.status for one in cas.select(uima.SPAN) if one.key} == {"new", "confirmed"}
    assert "France" in {one.get_covered_text().split(" ", 1)[0] for one in cas.select(uima.SENTENCE)}
    told = next(one for one in cas.select(uima.SPAN) if one.get_covered_text() == "told")
    units = TEXT[: TEXT.index("told")].encode("utf-16-le")
    assert f'begin="{len(units) // 2}"' in file.read_text(encoding="utf-8")
    assert told.begin == TEXT.index("told")


def load_types(file: Path) -> object:
    from cassis import load_typesystem

    return load_typesystem(file.read_bytes().decode("utf-8"))


def load_cas(file: Path, types: object) -> object:
    from cassis import load_cas_from_xmi

    with file.open("rb") as opened:
        return load_cas_from_xmi(opened, typesystem=types)


@pytest.mark.parametrize(
    "data", [b"<?xml version='1.0'?><xmi:XMI", b"<xmi:XMI xmlns:xmi='x'><a:b/></xmi:XMI>"]
)
def test_a_document_that_uima_would_not_write_is_refused_with_words(data: bytes) -> None:
    with pytest.raises(InputError, match="not a UIMA CAS"):
        claim_lines(data)


def test_without_its_library_the_format_says_what_to_install(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(InputError, match=r"claimdesk\[inception\]"):
        export(database, tmp_path / "xmi", "inception")


# CoNLL-U


def test_conllu_has_each_word_at_its_place_with_the_claims_it_belongs_to(
    database: Database, tmp_path: Path
) -> None:
    number = export(database, tmp_path / "parses", "conllu")
    files = sorted((tmp_path / "parses").iterdir())
    texts = [conllu.parse(file.read_text(encoding="utf-8")) for file in files]
    assert len(texts) == 2
    assert number > 4
    (found,) = [sentences for sentences in texts if len(sentences) > 1]
    assert [sentence.metadata["text"].split(" ", 1)[0] for sentence in found][-2:] == [
        "France",
        "Foreign",
    ]
    words = [word for sentence in found for word in sentence]
    for word in words:
        start, end = map(int, word["misc"]["TokenRange"].split(":"))
        assert TEXT[start:end] == word["form"]
    speakers = {word["form"] for word in words if "speaker:" in (word["misc"].get("Claims") or "")}
    assert {"Ada", "Brandt", "she"} <= speakers


def test_every_sentence_of_conllu_is_one_tree(database: Database, tmp_path: Path) -> None:
    export(database, tmp_path / "parses", "conllu")
    for file in (tmp_path / "parses").iterdir():
        for sentence in conllu.parse(file.read_text(encoding="utf-8")):
            assert [word["head"] for word in sentence].count(0) == 1
            assert [word["id"] for word in sentence] == list(range(1, len(sentence) + 1))
            sentence.to_tree()


# FollowTheMoney


def entities(database: Database, file: Path) -> dict[str, dict[str, object]]:
    export(database, file, "followthemoney")
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len({one["id"] for one in found}) == len(found)
    return {one["id"]: one for one in found}


def test_every_entity_stands_before_the_model_of_followthemoney(database: Database, tmp_path: Path) -> None:
    found = entities(database, tmp_path / "ftm.json")
    for entity in found.values():
        schema = model.get(entity["schema"])
        try:
            schema.validate({"properties": entity["properties"]})
        except InvalidData as error:
            pytest.fail(f"{entity}: {error}")
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(values), (entity["schema"], name, values)
            wanted = schema.get(name).range
            assert not wanted or all(model.get(found[value]["schema"]).is_a(wanted) for value in values)


def test_actors_events_quotes_and_offices_are_told_of_with_who_takes_part(
    database: Database, tmp_path: Path
) -> None:
    found = entities(database, tmp_path / "ftm.json")
    schemas = Counter(one["schema"] for one in found.values())
    assert schemas["Article"] == 2
    named = {
        name: one
        for one in found.values()
        if one["schema"] != "Mention"
        for name in one["properties"].get("name", [])
    }
    assert named["Ada Brandt"]["schema"] == "Person"
    assert named["France"]["properties"]["country"] == ["fr"]
    notes = [one["properties"] for one in found.values() if one["schema"] == "Note"]
    assert any(named["Ada Brandt"]["id"] in note.get("entity", []) for note in notes)
    (event,) = [
        one["properties"]
        for one in found.values()
        if one["schema"] == "Event" and "signed" in one["properties"]["name"][0]
    ]
    assert named["France"]["id"] in event["organizer"]
    assert event["startDate"] == event["endDate"] == ["2023-05-03"]


def test_the_same_articles_give_the_same_entities(database: Database, tmp_path: Path) -> None:
    assert entities(database, tmp_path / "a.json") == entities(database, tmp_path / "b.json")
