"""Claims go to annotation tools and come back: the same spans, parts and fields."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InputError
from claims.export import export
from claims.export.tools.label_studio import configuration
from claims.export.tools.prodigy import spaced, tokenised
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.importer.foreign import import_claims
from claims.reading import read
from claims.reading.foreign_claims.annotations import TOOLS, claim_lines
from claims.reading.foreign_claims.files import files
from claims.span_graph import OURS, graph, rows
from claims.store.database import Database
from claims.utf16 import Utf16

pytestmark = pytest.mark.slow

TEXT = (
    "🚀 “We will meet again,” Mayor Ada Brandt told reporters in Halden on Friday. “In July,” she said. 🚀\n"
    "Norland and Ostia signed an agreement with Sudmark in Halden on 3 May 2023.\n"
)
FOLDERS = ("brat", "inception")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Path:
    folder = tmp_path_factory.mktemp("tools")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with Database.open(folder / "claims.db") as database:
        list(import_articles(database, read([str(folder / "a.txt")]), lambda: parser))
    return folder / "claims.db"


@pytest.mark.parametrize("tool", TOOLS)
def test_what_a_tool_was_given_is_known_when_it_comes_back(path: Path, tool: str, tmp_path: Path) -> None:
    with Database.open(shutil.copy(path, tmp_path / "claims.db")) as database:
        number = export(database, tmp_path / "out", tool)
        (file,) = files([str(tmp_path / "out")])
        taken = import_claims(database, claim_lines(Path(file).read_bytes()), "out", tool)
    assert number > 2
    assert (tmp_path / "out").is_dir() == (tool in FOLDERS)
    assert (taken.new, taken.known, taken.refused) == (0, number, [])


def test_of_a_folder_the_files_of_claims_are_read(tmp_path: Path) -> None:
    for name in ("b/2.ann", "b/2.txt", "a.XMI", "TypeSystem.xml", ".hidden.json", "annotation.conf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [Path(file).name for file in files([str(tmp_path), "-"])] == ["a.XMI", "2.ann", "-"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"empty has no file of claims: none ends with \.ann"):
        list(files([str(tmp_path / "empty")]))


@pytest.mark.parametrize("tool", ["label-studio", "prodigy"])
def test_every_span_and_field_comes_back(path: Path, tool: str, tmp_path: Path) -> None:
    with Database.open(path) as database:
        export(database, tmp_path / "out", tool)
        export(database, tmp_path / "records", "jsonl")
    records = map(json.loads, (tmp_path / "records").read_text(encoding="utf-8").splitlines())
    wanted = [{"article": record["article"], **row} for record in records for row in rows(*graph(record))]
    found = list(map(json.loads, claim_lines((tmp_path / "out").read_bytes().strip())))
    assert found == wanted
    assert any("speaker" in row for row in found)


def test_label_studio_counts_in_utf_16(path: Path, tmp_path: Path) -> None:
    with Database.open(path) as database:
        export(database, tmp_path / "out.json", "label-studio")
    (task,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    units = task["data"]["text"].encode("utf-16-le")
    (prediction,) = task["predictions"]
    regions = [one["value"] for one in prediction["result"] if one["type"] == "labels"]
    said = {units[2 * one["start"] : 2 * one["end"]].decode("utf-16-le") for one in regions}
    assert {"“We will meet again,”", "told"} <= said
    assert (tmp_path / "out.xml").read_text(encoding="utf-8") == configuration()


def test_label_studio_s_own_checks_find_nothing_wrong(path: Path, tmp_path: Path) -> None:
    from label_studio_sdk.label_interface import LabelInterface  # slow to load

    with Database.open(path) as database:
        export(database, tmp_path / "out.json", "label-studio")
    project = LabelInterface((tmp_path / "out.xml").read_text(encoding="utf-8"))
    project.validate()
    (task,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    (prediction,) = task["predictions"]
    assert project.validate_prediction(prediction, return_errors=True) == []
    prediction["result"][0]["value"]["labels"] = ["no label of ours"]
    assert project.validate_prediction(prediction, return_errors=True)


def test_spacy_makes_of_prodigy_s_tokens_the_text_and_the_spans(path: Path, tmp_path: Path) -> None:
    """Prodigy builds its documents with spaCy, and refuses spans that do not fit the tokens."""
    import spacy
    from spacy.tokens import Doc

    with Database.open(path) as database:
        export(database, tmp_path / "out.jsonl", "prodigy")
    (example,) = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    tokens = example["tokens"]
    doc = Doc(spacy.blank("en").vocab, [one["text"] for one in tokens], [one["ws"] for one in tokens])
    assert doc.text == example["text"] == TEXT
    assert example["spans"]
    for span in example["spans"]:
        found = doc.char_span(span["start"], span["end"], label=span["label"])
        assert found is not None, span
        assert (found.start, found.end - 1) == (span["token_start"], span["token_end"])


def test_a_correction_made_in_label_studio_is_a_new_claim(path: Path, tmp_path: Path) -> None:
    with Database.open(shutil.copy(path, tmp_path / "claims.db")) as database:
        export(database, tmp_path / "out.json", "label-studio")
        (task,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
        start = Utf16(TEXT).units(TEXT.index("agreement"))
        region = {"start": start, "end": start + 9}
        result = [
            {
                "id": "x",
                "type": "labels",
                "from_name": "label",
                "value": {**region, "labels": ["event_mention"]},
            },
            {"id": "x", "type": "choices", "from_name": "type", "value": {**region, "choices": ["AGREE"]}},
        ]
        task["annotations"] = [{"was_cancelled": True, "result": []}, {"result": result}]
        lines = claim_lines(json.dumps([task]).encode())
    assert [json.loads(line) for line in lines] == [
        {"article": task["data"]["article"], "kind": "event_mention", "type": "AGREE",
         "trigger": [TEXT.index("agreement"), TEXT.index("agreement") + 9]}
    ]  # fmt: skip


def test_what_prodigy_rejected_or_marked_without_ids_is_understood() -> None:
    spans = [{"start": 0, "end": 4, "label": "quote"}, {"start": 6, "end": 9, "label": "speaker"}]
    relation = {"head_span": spans[0], "child_span": spans[1], "label": "speaker"}
    example = {"text": "“Hi” Ada", "meta": {"article": "a.txt"}, "spans": spans, "relations": [relation]}
    assert [json.loads(line) for line in claim_lines(json.dumps(example).encode())] == [
        {"article": "a.txt", "kind": "quote", "content": [[0, 4]], "speaker": [6, 9]}
    ]
    assert claim_lines(json.dumps({**example, "answer": "reject"}).encode()) == []


def test_the_configuration_has_a_label_for_every_kind_and_part() -> None:
    root = ElementTree.fromstring(configuration())
    labels = {label.get("value") for label in root.iter("Label")}
    assert {*OURS, "speaker", "actors", "time"} <= labels
    assert {"label", "text", "type"} <= {one.get("name") for one in root.iter()}


@given(st.text(), st.data())
def test_offsets_in_utf_16_are_those_of_the_encoding_and_come_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = Utf16(text).units(offset)
    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert Utf16(text).points(units) == offset


SPANS = st.sets(st.tuples(st.integers(0, 59), st.integers(1, 60)))


@given(st.text(st.sampled_from("ab. \n"), max_size=60) | st.text(max_size=60), SPANS)
def test_spans_are_made_of_whole_tokens_and_tokens_make_the_text(
    text: str, drawn: set[tuple[int, int]]
) -> None:
    spans = {(start, end) for start, end in drawn if start < end <= len(text)}
    starts, ends = {start for start, _ in spans}, {end for _, end in spans}
    tokens = tokenised(text, starts, ends)
    for found in (tokens, [(start, end) for start, end, _ in spaced(text, tokens)]):
        assert found == sorted(found)
        assert starts <= {start for start, _ in found}
        assert ends <= {end for _, end in found}
    parts = spaced(text, tokens)
    assert "".join(text[start:end] + " " * space for start, end, space in parts) == text


def test_a_space_between_two_spans_is_no_token() -> None:
    assert tokenised("She said no.", {0, 4, 9}, {3, 8, 12}) == [(0, 3), (4, 8), (9, 11), (11, 12)]
