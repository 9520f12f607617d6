"""The filter language: what each word lets through, and what is said of words that mean nothing."""

from __future__ import annotations

import pytest

from claims.desk import Desk
from claims.errors import QueryError
from tests.desk.world import World

EVERYTHING = {"met", "agreed", "travel", "talks", "saw", "settled"}
LETS_THROUGH = [
    ("", EVERYTHING),
    ("kind:quote", {"agreed", "talks", "settled"}),
    ("-kind:quote", {"met", "travel", "saw"}),
    ("kind:QUOTE", {"agreed", "talks", "settled"}),
    ("speaker:lind", {"agreed", "settled"}),
    ('speaker:"Ada Lind"', {"agreed"}),
    ('speaker:"Ada Lind",karlsen', {"agreed", "talks"}),
    ("speaker:none kind:quote", set()),
    ("addressee:none kind:quote", {"agreed", "talks", "settled"}),
    ("actor:#1", {"met", "travel"}),
    ("recipient:karlsen", {"met", "saw"}),
    ("who:karlsen", {"met", "saw", "talks"}),
    ("-who:karlsen", {"agreed", "travel", "settled"}),
    ("type:consult", {"met", "travel", "saw"}),
    ("type:assault", set()),
    ("mode:visit", {"travel"}),
    ("modality:planned", {"travel"}),
    ("modality:planned,occurred", {"met", "travel", "saw"}),
    ("form:mixed", {"talks"}),
    ("cue:tell", {"settled"}),
    ("place:berg", {"saw"}),
    ("place:none", {"agreed", "talks", "settled"}),
    ("before:2023-06-14", {"saw"}),
    ("before:2023-06-13", set()),
    ("after:2023-06", set()),
    ("after:2023-06-12", {"saw"}),
    ("date:2023-06", {"saw"}),
    ("date:none", EVERYTHING - {"saw"}),
    ("date:2023-06-10..2023-06-13", {"saw"}),
    ("published:2023-06", {"saw", "settled"}),
    ("published:none", EVERYTHING - {"saw", "settled"}),
    ("article:#2", {"saw", "settled"}),
    ("article:2", {"saw", "settled"}),
    ("article:courier.txt", EVERYTHING - {"saw", "settled"}),
    ("publisher:herald", {"saw", "settled"}),
    ("rule:quote.", {"agreed", "talks", "settled"}),
    ("confidence<0.6", {"travel", "settled"}),
    ("confidence>=0.8", {"met", "agreed"}),
    ("confidence:0.6", {"talks"}),
    ("conflict", {"met", "saw"}),
    ("event:none kind:event_mention", set()),
    ("id:1", {"met"}),
    ("border", {"agreed", "settled"}),
    ("bord", {"agreed", "settled"}),
    ('"agreed on"', {"agreed"}),
    ('"on agreed"', set()),
    ('-"border" kind:quote', {"talks"}),
    ("lind border kind:quote", {"agreed", "settled"}),
    ("status:new", EVERYTHING),
    ("status:confirmed,rejected", set()),
    ("-status:new", set()),
    ("mine", set()),
    ("-mine", EVERYTHING),
    ("disputed", set()),
    ("flagged", set()),
]


@pytest.mark.parametrize(
    ("query", "expected"), LETS_THROUGH, ids=[query or "all" for query, _ in LETS_THROUGH]
)
def test_a_filter_lets_through(ann: Desk, world: World, query: str, expected: set[str]) -> None:
    ids = ann.queue("newest", query).ids
    assert {key for key, claim_id in world.claim.items() if claim_id in ids} == expected
    assert sorted(ann.queue("uncertain", query).ids) == sorted(ids)


def test_filters_over_decisions(ann: Desk, ben: Desk, world: World) -> None:
    ann.confirm(world.claim["met"], 1)
    ann.reject(world.claim["saw"], 1)
    ben.dispute(world.claim["talks"], 1, "who?")
    assert set(ann.queue("newest", "mine").ids) == {world.claim["met"], world.claim["saw"]}
    assert set(ann.queue("newest", "disputed").ids) == {world.claim["talks"]}
    assert set(ann.queue("newest", "by:Ben").ids) == {world.claim["talks"]}
    ann.undo()
    assert set(ann.queue("newest", "mine").ids) == {world.claim["met"]}
    assert list(ann.queue("mine").ids) == [world.claim["saw"], world.claim["met"]]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("speeker:lind", "“speeker:” is no field \\(did you mean speaker\\?\\). Fields: kind, status"),
        ("10:30", "“10:” is no field.*quotation marks"),
        ("status:nwe", "“nwe” is no status \\(did you mean new\\?\\). There are: new, confirmed"),
        ("before:soon", "“soon” is no date; write 2023-06-15"),
        ("before:2023-02-30", "“2023-02-30” is no date"),
        ("confidence<high", "“high” is no confidence; write a number from 0 to 1"),
        ("confidence<1.5", "number from 0 to 1"),
        ("speaker:", "“speaker:” wants a value: a name"),
        ("place<3", "compares, which only confidence can; write place:VALUE"),
        ('"open lin', "The quotation mark before “open lin” is not closed"),
        ('kind:quote speaker:"open', "is not closed"),
        ('""', "nothing between the quotation marks"),
        ("actor:#x", "“x” is no number"),
        ("id:x", "“x” is no number"),
    ],
)
def test_what_means_nothing_is_said(ann: Desk, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ann.queue("newest", query)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sp", ["speaker:"]),
        ("kind:quote -sp", ["-speaker:"]),
        ("status:co", ["status:confirmed", "status:corrected"]),
        ("status:new,re", ["status:new,rejected"]),
        ("speaker:ada", ['speaker:"Ada Lind"']),
        ("publisher:H", ["publisher:Herald"]),
        ("mode:", ["mode:meet", "mode:visit"]),
        ("mi", ["mine"]),
        ("colour:r", []),
    ],
)
def test_completion(ann: Desk, typed: str, offered: list[str]) -> None:
    assert [choice.value for choice in ann.complete_query(typed)] == offered


def test_filters_are_saved_under_a_name(ann: Desk, ben: Desk) -> None:
    ann.save_filter("doubts", "confidence<0.6")
    ann.save_filter("doubts", "confidence<0.5 kind:quote")
    assert [(one.name, one.query) for one in ben.saved_filters()] == [("doubts", "confidence<0.5 kind:quote")]
    with pytest.raises(QueryError):
        ann.save_filter("wrong", "colour:red")
    ben.drop_filter("doubts")
    assert ann.saved_filters() == ()
