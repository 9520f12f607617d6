from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import pytest

from claims.document import DateRange, Document, Span, TimeExpression
from claims.errors import InputError
from claims.extract.serialise import as_json
from claims.reading import Refused
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
