"""The line mode: letters in, lines out, the same decisions."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from tests.desk.world import World
from tui.plain import PlainDesk


def talk(database: Database, *typed: str, query: str = "") -> str:
    target = StringIO()
    source = StringIO("".join(f"{line}\n" for line in typed))
    assert PlainDesk(Desk(database, "Ann"), source, target).run("uncertain", query) == 0
    return target.getvalue()


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (["a"], "confirmed"),
        (["x"], "rejected"),
        (["d", "which week?"], "disputed"),
        (["e", "", "", "", "", "", "", "", "", "2023-06-21"], "corrected"),
        (["a", "u"], "new"),
        (["a", "u", "U"], "confirmed"),
        (["s", "q"], "new"),
        (["d", ""], "new"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_letters_decide(database: Database, world: World, typed: list[str], status: str) -> None:
    talk(database, *typed)
    claim = world.claim["travel"]
    assert Desk(database, "Ann").rows([claim])[claim].status == status


def test_a_claim_is_read_out_in_lines(database: Database) -> None:
    said = talk(database, "q")
    assert "6 claims, uncertain." in said
    assert "Claim 1 of 6: event mention, CONSULT/visit planned, new." in said
    assert "Text: She will travel to Rome next week." in said
    assert "trigger: travel" in said
    assert "actor: She" in said


def test_the_end_of_the_input_is_taken_as_leaving(database: Database) -> None:
    assert "Claim 1 of 3" in talk(database, query="kind:quote")


def test_an_unknown_letter_lists_the_letters(database: Database) -> None:
    assert "a: it is right" in talk(database, "&", "q")


def test_a_filter_begins_another_queue(database: Database) -> None:
    assert "3 claims, uncertain · kind:quote." in talk(database, "/", "kind:quote", "q")


def test_a_field_that_is_refused_is_asked_for_again_and_the_others_are_kept(
    database: Database, world: World
) -> None:
    said = talk(database, "e", "", "", "possible", "Cy Berg", *[""] * 7, "+Cy Berg", "q")
    assert "Not done: Nobody is called “Cy Berg”." in said
    row = Desk(database, "Ann").rows([world.claim["travel"]])[world.claim["travel"]]
    assert (row.label, row.who) == ("CONSULT/visit possible", "Cy Berg")


def test_a_missed_claim_is_made_from_words_of_the_text(database: Database) -> None:
    talk(database, "m", "quote", "", "travel to Rome", "Ada Lind", *[""] * 6, "q")
    desk = Desk(database, "Ann")
    (claim,) = desk.queue("newest", "kind:quote status:confirmed").ids
    row = desk.card(claim).row
    assert (row.text, row.who) == ("travel to Rome", "Ada Lind")


def test_words_that_are_not_in_the_text_make_no_claim(database: Database) -> None:
    assert "Not done: The text does not go on with “Oslo”." in talk(database, "m", "quote", "", "Oslo", "q")
    assert len(Desk(database, "Ann").queue()) == 6


@pytest.mark.parametrize(("answer", "day"), [("y", date(2023, 6, 14)), ("", None)])
def test_the_article_s_date_is_set_after_it_is_said_what_follows(
    database: Database, world: World, answer: str, day: date | None
) -> None:
    said = talk(database, "D", "2023-06-14", answer, "q")
    assert "2 dates resolved again, 2 claims moved, 0 flagged. Set it (y)?" in said
    published = Desk(database, "Ann").article(world.first).head.published.range
    assert (published and published.first) == day


def test_all_that_match_are_decided_as_one_step(database: Database) -> None:
    said = talk(database, "*", "confirm", "q", query="kind:quote")
    assert "3 claims confirmed." in said
    desk = Desk(database, "Ann")
    assert len(desk.queue("newest", "status:confirmed")) == 3
    desk.undo()
    assert len(desk.queue("newest", "status:new")) == 6


def test_a_filter_that_cannot_be_read_leaves_the_queue(database: Database) -> None:
    said = talk(database, "/", "before:never", "q")
    assert "Not done:" in said
    assert said.count("Claim 1 of 6") == 2


@pytest.fixture
def twice(database: Database, world: World) -> tuple[int, int]:
    """Make the journey another mention of the meeting."""
    with database.write() as session:
        met = session.get_one(m.EventMention, world.claim["met"])
        session.get_one(m.EventMention, world.claim["travel"]).event_id = met.event_id
    return world.claim["travel"], world.claim["met"]


@pytest.mark.parametrize(
    ("typed", "become"),
    [
        (["a"], ("confirmed", "confirmed")),
        (["o", "x", "a"], ("rejected", "confirmed")),
        (["o", "a"], ("confirmed", "new")),
        (["e", "", "", "possible", *[""] * 8, "a"], ("corrected", "confirmed")),
    ],
    ids=["judged once", "opened", "one of both", "one corrected"],
)
def test_claims_that_say_one_thing_are_judged_once_or_one_by_one(
    database: Database, twice: tuple[int, int], typed: list[str], become: tuple[str, str]
) -> None:
    said = talk(database, *typed, "q")
    assert "1 more claim says the same: a verdict is over all of them, o opens them." in said
    assert "They differ: whom none, Bo Karlsen" in said
    rows = Desk(database, "Ann").rows(twice)
    assert tuple(rows[id_].status for id_ in twice) == become


@pytest.mark.parametrize(("typed", "read"), [(["o", "q"], True), (["q"], False)])
def test_the_article_of_a_single_claim_is_read_out(database: Database, typed: list[str], read: bool) -> None:
    said = talk(database, *typed, query="speaker:karlsen")
    assert ("She will travel to Rome next week." in said) == read


def test_the_next_claim_is_an_undecided_one(database: Database, world: World) -> None:
    Desk(database, "Ben").confirm(world.claim["settled"], 1)
    desk = Desk(database, "Ann")
    desk.remember(desk.queue(), world.claim["travel"])
    talk(database, "a", "q")
    assert desk.bookmark(desk.queue()) == world.claim["talks"]


def test_a_correction_is_repeated(database: Database, world: World) -> None:
    talk(database, "e", "", "", "possible", *[""] * 8, ".", "q", query="kind:event_mention")
    rows = Desk(database, "Ann").rows([world.claim["travel"], world.claim["saw"]])
    assert {row.label.split()[-1] for row in rows.values()} == {"possible"}
