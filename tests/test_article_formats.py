"""Formats with a file for each article: TimeML and brat, read by small strict checkers."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

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

pytestmark = pytest.mark.slow

TEXT = (
    "🚀 “We will meet again,” Mayor Ada Brandt told reporters in Halden on Friday. “In July,” she said. <&>\n"
    "Norland and Ostia signed an agreement with Sudmark in Halden on 3 May 2023.\n"
    "At least 31 people were killed in Halden on 4 May 2023.\n"
)
CLASSES = {"OCCURRENCE", "REPORTING"}
TYPES = {"DATE", "TIME", "DURATION", "SET"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Database:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text("Ostia sued Norland on 6 June 2023.\n", encoding="utf-8")
    database = Database.open(folder / "claims.db")
    list(import_articles(database, read([str(folder)]), lambda: parser))
    desk = Desk(database, "ann")
    claim = desk.queue("article", "kind:event_mention").ids[0]
    desk.confirm(claim, 1)
    return database


def lines(database: Database, folder: Path) -> list[dict[str, object]]:
    export(database, folder / "all.jsonl", "jsonl")
    return list(map(json.loads, (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()))


def test_timeml_holds_the_text_times_events_and_statuses(database: Database, tmp_path: Path) -> None:
    number = export(database, tmp_path / "tml", "timeml")
    comments: list[str] = []
    texts = []
    for path in sorted((tmp_path / "tml").iterdir()):
        root = ElementTree.fromstring(path.read_bytes())
        assert path.name == f"{root.findtext('DOCID')}.tml"
        texts.append("".join(root.find("TEXT").itertext()))  # type: ignore[union-attr]  # it must be there
        comments += check_timeml(root)
    assert TEXT.strip() in [text.strip() for text in texts]
    assert len(comments) == number > 3
    wanted = {row["key"]: row["status"] for row in lines(database, tmp_path)}
    for comment in comments:
        key = next(word for word in comment.split() if word in wanted)
        assert f"status={wanted[key]}" in comment
    assert any("status=confirmed" in comment for comment in comments)


def check_timeml(root: ElementTree.Element) -> list[str]:
    """Check ids, classes, types and references of a document, and return the comments of its instances."""
    times = {one.attrib["tid"]: one for one in root.iter("TIMEX3")}
    events = {one.attrib["eid"]: one for one in root.iter("EVENT")}
    instances = {one.attrib["eiid"]: one for one in root.iter("MAKEINSTANCE")}
    assert len(times) == len(list(root.iter("TIMEX3"))) > 0
    assert all(one.attrib["type"] in TYPES and one.attrib["value"] and one.text for one in times.values())
    assert all(one.attrib["class"] in CLASSES and one.text for one in events.values())
    assert {one.attrib["eventID"] for one in instances.values()} == set(events)
    assert all(one.attrib["polarity"] in ("POS", "NEG") for one in instances.values())
    links = list(root.iter("TLINK"))
    assert links
    for link in links:
        assert link.attrib["eventInstanceID"] in instances
        assert link.attrib["relatedToTime"] in times
    assert {"2023-05-03", "2023-06-06"} & {one.attrib["value"] for one in times.values()}
    return [one.attrib["comment"] for one in instances.values()]


def test_brat_holds_every_claim_with_its_words_and_status(database: Database, tmp_path: Path) -> None:
    number = export(database, tmp_path / "brat", "brat")
    statuses: dict[str, str] = {}
    for path in sorted((tmp_path / "brat").glob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode()
        statuses |= check_brat(text, path.read_text(encoding="utf-8"))
    assert statuses == {row["key"]: row["status"] for row in lines(database, tmp_path)}
    assert len(statuses) == number
    configuration = (tmp_path / "brat" / "annotation.conf").read_text(encoding="utf-8")
    assert re.findall(r"^\[(\w+)\]$", configuration, re.M) == [
        "entities",
        "relations",
        "events",
        "attributes",
    ]
    assert re.search(r"^status\tArg:<ANY>, Value:confirmed\|new$", configuration, re.M)


def check_brat(text: str, annotations: str) -> dict[str, str]:
    """Check every line by the form of standoff, and return the status of each claim by its key."""
    names: dict[str, str] = {}
    status: dict[str, str] = {}
    found: dict[str, str] = {}
    for line in annotations.splitlines():
        name, told, *rest = line.split("\t")
        assert name not in names
        if name[0] == "T":
            label, places = told.split(" ", 1)
            pieces = [tuple(map(int, piece.split(" "))) for piece in places.split(";")]
            assert pieces == sorted(pieces)
            assert rest == [" ".join(text[start:end] for start, end in pieces).replace("\n", " ")]
            names[name] = label
        elif name[0] == "E":
            (label, trigger), *arguments = [one.split(":") for one in told.split(" ")]
            assert names[trigger] == label
            assert all(names[part] == re.sub(r"\d+$", "", role) for role, part in arguments)
            assert len({role for role, _ in arguments}) == len(arguments)
            names[name] = label
        elif name[0] == "R":
            label, one, two = told.split(" ")
            assert names[one.removeprefix("Arg1:")] in ("role", "figure")
            assert names[two.removeprefix("Arg2:")] == label
        elif name[0] == "A":
            attribute, target, value = told.split(" ")
            assert target in names
            status |= {target: value} if attribute == "status" else {}
        else:
            target = told.removeprefix("AnnotatorNotes ")
            found[rest[0].rpartition("key=")[2]] = status[target]
    return found


def test_every_span_and_field_comes_back_from_brat(database: Database, tmp_path: Path) -> None:
    export(database, tmp_path / "brat", "brat")
    wanted = [
        {"article": row["article"], **one} for row in lines(database, tmp_path) for one in rows(*graph(row))
    ]
    found = []
    for path in (tmp_path / "brat").glob("*.ann"):
        found += list(map(json.loads, claim_lines(path.read_bytes())))
        taken = import_claims(database, claim_lines(path.read_bytes()), path.name, "brat")
        assert (taken.new, taken.refused) == (0, [])
        assert taken.known > 0
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_a_span_in_pieces_comes_back_from_brat_as_pieces() -> None:
    ann = "T1\tquote 0 4;9 12\t“Hi, ok”\nT2\tspeaker 5 8\tAda\nE1\tquote:T1 speaker:T2\n"
    assert [json.loads(line) for line in claim_lines(ann.encode())] == [
        {"article": None, "kind": "quote", "content": [[0, 4], [9, 12]], "speaker": [5, 8]}
    ]


@pytest.mark.parametrize("line", ["T2\tspeaker 5 x\tAda", "E1\tquote", "R1\tholder Arg1:T1", "\tT1"])
def test_a_file_that_brat_would_not_write_is_refused(line: str) -> None:
    with pytest.raises(InputError, match="brat's annotations"):
        claim_lines(f"T1\tquote 0 4\t“Hi”\n{line}\n".encode())
