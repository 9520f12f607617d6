from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from claims.document import DateRange, Document, Span, TimeExpression
from claims.errors import InputError
from claims.extract.serialise import as_json
from claims.reading import Refused
from claims.reading.foreign_claims.annotations import claim_lines
from claims.reading.foreign_claims.foreign import ForeignClaim, Gathering, Row, read_claims

TEXT = "“We will meet on Monday,” Ada Brandt told reporters in Halden. Norland and Ostia will meet on Friday."
MONDAY = TimeExpression(
    Span(17, 23), "DATE", "2023-06-19", DateRange(date(2023, 6, 19), date(2023, 6, 19), "day"), "r"
)


def as_document(row: Row, text: str, times: Sequence[TimeExpression] = ()) -> Document:
    gathering = Gathering(text, times)
    gathering.add(row)
    return gathering.document()


def test_words_and_offsets_say_the_same() -> None:
    said = {
        "kind": "quote", "content": "“We will meet on Monday,”", "cue": "told", "speaker": "Ada Brandt",
        "addressee": "reporters", "place": "Halden", "time": "Monday", "confidence": 0.8,
    }  # fmt: skip
    spans = {**said, "content": [[0, 25]], "cue": [37, 41], "speaker": {"span": [26, 36], "actor": 3}}
    document = as_document(said, TEXT, [MONDAY])
    assert document == as_document(spans, TEXT, [MONDAY])
    (quote,) = document.quotes
    assert (quote.form, quote.confidence, quote.rule) == ("direct", 0.8, "foreign")
    assert quote.speaker is not None
    assert document.mentions[quote.speaker.mention or 0].span.of(TEXT) == "Ada Brandt"
    assert document.times == (MONDAY,)


def test_words_that_stand_twice_are_found_in_a_longer_stretch() -> None:
    row = {"kind": "event_mention", "type": "CONSULT", "modality": "planned", "trigger": "meet",
           "in": "Norland and Ostia will meet on Friday", "actors": ["Norland", "Ostia"]}  # fmt: skip
    (event,) = as_document(row, TEXT).events
    assert event.trigger == Span(86, 90)
    assert [actor.span.of(TEXT) for actor in event.actors] == ["Norland", "Ostia"]


QUOTE = {"kind": "quote", "content": "We will meet on Monday"}
EVENT = {"kind": "event_mention", "type": "CONSULT", "trigger": "told"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**QUOTE, "content": "We shall meet"}, "words that are not in the article: 'We shall meet'"),
        ({**QUOTE, "cue": "meet"}, "more than one place: 'meet'; add 'in'"),
        ({**QUOTE, "cue": [90, 400]}, "the text has"),
        ({**QUOTE, "cue": [9, 9]}, "the text has"),
        ({**QUOTE, "cue": [1, 2, 3]}, "write [start, end] or the exact words"),
        ({**QUOTE, "content": []}, "has no 'content'"),
        ({**QUOTE, "form": "loud"}, "one of direct, indirect, mixed"),
        ({**QUOTE, "confidence": 7}, "a number from 0 to 1"),
        ({**QUOTE, "time": "Friday"}, "a time where none was found"),
        ({**EVENT, "type": None}, "no 'trigger' or no 'type'"),
        ({**EVENT, "modality": "maybe"}, "one of occurred, ongoing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_text_does_not_bear_out_is_refused(row: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as refused:
        as_document(row, TEXT, [MONDAY])  # type: ignore[arg-type]  # rows come from JSON
    assert said in str(refused.value)


def test_what_extract_prints_is_read_back() -> None:
    document = as_document({**QUOTE, "speaker": "Ada Brandt"}, TEXT)
    line = json.dumps(as_json(document, "a.txt")).encode()
    (claim,) = read_claims([line], "made.jsonl")
    assert isinstance(claim, ForeignClaim)
    assert claim.article == "a.txt"
    assert as_document(claim.row, TEXT).quotes[0].content == document.quotes[0].content


def test_lines_that_are_no_claims_are_refused_by_their_number() -> None:
    lines = [
        b"{",
        b"[]",
        b'{"kind": "quote"}',
        b'{"article": "a", "kind": "rumour"}',
        b"",
        b'{"article": "a"}',
    ]
    found = list(read_claims(lines, "made.jsonl"))
    assert [item.origin.rpartition(":")[2] for item in found if isinstance(item, Refused)] == list("12346")


def test_a_role_is_taken_in_words_and_from_a_document() -> None:
    said = {"kind": "role", "title": "reporters", "holder": "Ada Brandt", "organisation": "Halden"}
    (role,) = as_document(said, TEXT).roles
    assert (role.title.of(TEXT), role.rule) == ("reporters", "foreign")
    assert role.organisation is not None
    line = json.dumps({"article": "a", "roles": [{"title": [42, 51]}]}).encode()
    (found,) = read_claims([line], "x")
    assert isinstance(found, ForeignClaim)
    assert found.row["kind"] == "role"
    with pytest.raises(InputError, match="no 'title' or no 'holder'"):
        as_document(found.row, TEXT)


SPAN = {"start": 0, "end": 4, "label": "quote"}
REGION = {"id": "x", "type": "labels", "value": {"start": 0, "end": 4, "labels": ["quote"]}}


@pytest.mark.parametrize(
    "spoilt",
    [
        {"text": "Oh!!", "meta": 7, "spans": [SPAN]},
        {"text": "Oh!!", "spans": [3]},
        {"text": "Oh!!", "spans": 3},
        {"text": "Oh!!", "spans": [{"start": 0}]},
        {"text": "Oh!!", "spans": [{**SPAN, "start": float("inf")}]},
        {"text": "Oh!!", "spans": [SPAN], "relations": [{"label": "cue"}]},
    ],
)
def test_a_line_that_no_tool_writes_is_refused_alone(spoilt: dict[str, object]) -> None:
    good = {"text": "Oh!!", "meta": {"article": "a"}, "spans": [SPAN]}
    refused: list[Refused] = []
    lines = claim_lines("\n".join(map(json.dumps, (spoilt, good))).encode(), "prodigy", refused)
    assert [json.loads(line)["article"] for line in lines] == ["a"]
    assert [one.origin for one in refused] == ["line 1"]
    with pytest.raises(InputError, match="line 1 cannot be read"):
        claim_lines(json.dumps(spoilt).encode(), "prodigy")


@pytest.mark.parametrize(
    "result",
    [
        [3],
        [{**REGION, "value": 1}],
        [{**REGION, "value": {"start": None, "end": 4, "labels": ["quote"]}}],
        [{**REGION, "value": {"start": 1e999, "end": 4, "labels": ["quote"]}}],
        [{**REGION, "id": []}],
        [{"type": "relation", "labels": ["cue"]}],
        1.5,
    ],
)
def test_a_task_that_no_tool_writes_is_refused_alone(result: object) -> None:
    tasks = [
        {"data": {"text": "Oh!!", "article": "a"}, "annotations": [{"result": one}]}
        for one in (result, [REGION])
    ]
    refused: list[Refused] = []
    lines = claim_lines(json.dumps(tasks).encode(), "label-studio", refused)
    assert [json.loads(line)["article"] for line in lines] == ["a"]
    assert [one.origin for one in refused] == ["task 1"]


def test_claims_nested_deep_are_refused_and_odd_characters_replaced() -> None:
    assert claim_lines(b"[" * 100_000) == [b"[" * 100_000]
    deep, plain = read_claims(
        [b"[" * 100_000, b'{"article": "a\\ud800", "kind": "quote", "cue": ["\\u0000"]}'], "x"
    )
    assert isinstance(deep, Refused)
    assert deep.told == "x:1 is nested too deep"
    assert isinstance(plain, ForeignClaim)
    assert (plain.article, plain.row["cue"]) == ("a\ufffd", ["\ufffd"])


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:60] + b"\0\0" + data[62:], lambda data: data + b"PK\3\4"]
)
def test_a_damaged_archive_is_refused_in_words(spoil: Callable[[bytes], bytes]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xmi", "<xmi:XMI " * 100)
    with pytest.raises(InputError):
        claim_lines(spoil(packed.getvalue()), "inception")
