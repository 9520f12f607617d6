"""One deed in two manners: taken up by a noun, promised and planned, done to the same thing, by an office."""

from __future__ import annotations

import pytest

from claims.records import EventRecord
from claims.resolve.events import occasions
from claims.resolve.stories.events import story_judgements
from tests.resolve.accounts import occasion, told

ARREST, RAID = "COERCE/arrest occurred", "ASSAULT/attack occurred"
WITHIN: dict[str, tuple[EventRecord, EventRecord, int]] = {
    "the noun for what a verb told": (
        told(RAID, "gunmen", "a depot", words="attacked", sentence="Gunmen attacked a depot."),
        told(RAID, "gunmen", words="attack", sentence="Nobody claimed the attack."),
        1,
    ),
    "the noun for it, with nobody": (
        told(RAID, "gunmen", "a depot", words="attacked", sentence="Gunmen attacked a depot."),
        told(RAID, words="raid", sentence="Villagers fled after this assault."),
        2,
    ),
    "a noun for another": (
        told(RAID, "gunmen", "a depot", words="attacked", sentence="Gunmen attacked a depot."),
        told(RAID, "gunmen", words="attack", sentence="They are blamed for an attack in May."),
        2,
    ),
    "a noun for what did not happen": (
        told("RETREAT/release negated", "", "nine miners", words="freed", sentence="Nine were not freed."),
        told("RETREAT/release occurred", words="release", sentence="Relatives welcomed the release."),
        2,
    ),
    "somebody by name, and some who go by none": (
        told(ARREST, "police", "Ana Ruiz", words="detained", sentence="Police detained Ana Ruiz."),
        told(ARREST, "police", "students", words="detained", sentence="Police detained students."),
        2,
    ),
    "two by name": (
        told(ARREST, "police", "Ana Ruiz", words="detained", sentence="Police detained Ana Ruiz."),
        told(ARREST, "police", "Ivo Soto", words="detained", sentence="Police detained Ivo Soto."),
        2,
    ),
    "the same by name": (
        told(ARREST, "police", "Ana Ruiz", words="detained", sentence="Police detained Ana Ruiz."),
        told(ARREST, "police", "Ruiz", words="detained", sentence="Ruiz was detained at home."),
        1,
    ),
}
PAIRS: dict[str, tuple[EventRecord, EventRecord, str | None]] = {
    "what one threatens with and the other has planned": (
        told("THREATEN/ occurred", "+Dockers' League", words="threatened",
             sentence="The Dockers' League threatened to strike."),
        told("PROTEST/strike planned", "+Dockers' League", words="strike",
             sentence="The Dockers' League will strike."),
        "proposed",
    ),
    "what one promises and another has planned": (
        told("AGREE/ occurred", "+Lindo Mining", words="promised", sentence="Lindo Mining promised to pay."),
        told("AID/economic planned", "+Orvo Steel", words="pay", sentence="Orvo Steel will pay."),
        None,
    ),
    "a promise, and another plan": (
        told("THREATEN/ occurred", "+Dockers' League", words="threatened",
             sentence="The Dockers' League threatened to sue."),
        told("PROTEST/strike planned", "+Dockers' League", words="strike",
             sentence="The Dockers' League will strike."),
        None,
    ),
    "one licence, by whom is not said": (
        told("COERCE/restrict occurred", "", words="suspended",
             sentence="The permit was suspended."),
        told("SANCTION/impose occurred", "", words="halted", sentence="Somebody halted the permit."),
        "proposed",
    ),
    "another thing": (
        told("COERCE/restrict occurred", "", words="suspended",
             sentence="The flight was suspended."),
        told("SANCTION/impose occurred", "", words="halted", sentence="Somebody halted the permit."),
        "proposed",
    ),
    "two who deny the same thing": (
        told("REJECT/ occurred", "Ana Ruiz", words="denied", sentence="Ana Ruiz denied the charge."),
        told("REJECT/ occurred", "Ivo Soto", words="denied", sentence="Ivo Soto denied the charge."),
        None,
    ),
    "a body, and who speaks for it": (
        told("REJECT/ occurred", "+Coast Guard", words="denied", sentence="The Coast Guard denied it."),
        told("REJECT/ occurred", "the Coast Guard spokesman", words="refuted",
             sentence="The Coast Guard spokesman refuted it."),
        "same",
    ),
    "a body, and who heads it": (
        told("REJECT/ occurred", "+MTU", words="denied", sentence="MTU denied it."),
        told("REJECT/ occurred", "Ivo Soto, MTU deputy head", words="refuted", sentence="Soto refuted it."),
        "same",
    ),
    "a body, and who heads another": (
        told("REJECT/ occurred", "+MTU", words="denied", sentence="MTU denied it."),
        told("REJECT/ occurred", "Ivo Soto, WFL deputy head", words="refuted", sentence="Soto refuted it."),
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "expected"), WITHIN.values(), ids=WITHIN)
def test_mentions_of_one_deed_in_one_article(first: EventRecord, second: EventRecord, expected: int) -> None:
    assert len(occasions([first, second])) == expected


@pytest.mark.parametrize(("ours", "theirs", "expected"), PAIRS.values(), ids=PAIRS)
def test_one_deed_in_two_accounts(ours: EventRecord, theirs: EventRecord, expected: str | None) -> None:
    found = story_judgements([occasion(ours)], [occasion(theirs)])
    assert [one.judgement for one in found] == ([expected] if expected else [])


def test_two_attacks_of_nobody_by_name_are_not_joined_by_a_word_beside_them() -> None:
    raid = "ASSAULT/attack occurred"
    ours = [
        told(raid, words="attack", sentence="An attack on a market was laid to the garrison."),
        told(raid, words="attack", sentence="A second attack came from the sea."),
    ]
    theirs = told(raid, words="attack", sentence="They boasted of an attack on a depot of the garrison.")
    found = story_judgements([occasion(one) for one in ours], [occasion(theirs)])
    assert "proposed" in [one.judgement for one in found]
    assert "same" not in [one.judgement for one in found]
