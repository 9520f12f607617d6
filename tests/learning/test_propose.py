"""Proposed edits: which corrections speak for one, what a replay finds, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from claims.desk import Desk
from claims.desk.learn import lexicon
from claims.document import GivenArticle
from claims.errors import DecisionError, InputError
from claims.extract.layers.check import checked
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.importer.reextract import reextract_articles
from claims.learning import service
from claims.learning.layer_tests import failing
from claims.store.database import Database
from claims.store.models import Run
from claims.workers import LazyParser
from tests.learning.conftest import Import, find, span

FLAGGED = (
    "The harbour master flagged that the northern quay would close.",
    "An inspector flagged that the dam leaked.",
    "The bank flagged that its vaults were empty.",
)
DETAINED = (
    "Guards detained two sailors in Bergen on Monday.",
    "Soldiers detained a doctor for a week in May.",
    "Troops detained a trader in Bamako on Sunday.",
    "Police detained a student in Oslo on Friday.",
)


def propose(database: Database, parser: Parser) -> dict[str, int]:
    """Propose, and return the edits by what they say."""
    service.propose(database, parser)
    with database.read() as session:
        return {str(edit.evidence["why"]): edit.id for edit in lexicon.proposals(session)}


def miss(desk: Desk, article_id: int, said: str, cue: str) -> None:
    """Make the quote that the machine missed in an article."""
    with desk.database.read() as session:
        whole = session.scalar(text(f"SELECT text FROM article WHERE id = {article_id}"))
    spans = {"content": [span(str(whole), said)], "cue": [span(str(whole), cue)]}
    desk.create(article_id, "quote", spans, {"form": "indirect"})


@pytest.fixture
def flagged(take: Import, desk: Desk) -> Desk:
    take(FLAGGED)
    miss(desk, 1, "that the northern quay would close", "flagged")
    miss(desk, 2, "that the dam leaked", "flagged")
    return desk


def test_nothing_is_proposed_before_anybody_decided(database: Database, take: Import, parser: Parser) -> None:
    take(FLAGGED)
    with pytest.raises(DecisionError, match="No claim is decided yet"):
        service.propose(database, parser)


def test_a_cue_that_reviewers_found_twice_is_proposed_with_what_it_mends(
    database: Database, flagged: Desk, parser: Parser
) -> None:
    ids = propose(database, parser)
    assert list(ids) == ["“flag” is a cue of saying"]
    with database.read() as session:
        (edit,) = lexicon.proposals(session)
    assert (edit.section, edit.entry) == ("cue", {"verb": "flag", "class": "say"})
    assert len(edit.replay["mends"]) == 2
    assert edit.replay["breaks"] == []
    assert edit.replay["undecided"] == 1, "the bank's warning is found, and nobody decided on it"


def test_an_accepted_edit_counts_for_what_is_imported_and_read_anew(
    database: Database, flagged: Desk, parser: Parser
) -> None:
    (edit,) = propose(database, parser).values()
    with database.write() as session:
        assert lexicon.accept(session, "ana", [edit]) == "The layer “desk” holds 1 edit now."
    with database.read() as session:
        layers = lexicon.lexicon.in_use(session)
    anew = LazyParser(layers=layers)
    for _ in reextract_articles(database, lambda: replace(parser, layers=anew.layers)):
        pass
    assert len(find(flagged, "kind:quote")) == 3
    with database.read() as session:
        config = session.scalar(select(Run.config).order_by(Run.id.desc()).limit(1))
    assert config is not None
    assert config["layers"] == list(layers)


def test_a_layer_that_is_off_is_not_used_and_can_be_turned_on_again(
    database: Database, flagged: Desk, parser: Parser
) -> None:
    (edit,) = propose(database, parser).values()
    with database.write() as session:
        lexicon.accept(session, "ana", [edit])
        lexicon.turn(session, "desk", on=False)
        assert lexicon.lexicon.in_use(session) == ()
        lexicon.turn(session, "desk", on=True)
        assert len(lexicon.lexicon.in_use(session)) == 1
        with pytest.raises(InputError, match="There is no layer “court”; there are: desk"):
            lexicon.turn(session, "court", on=False)


def test_a_layer_is_exported_with_tests_that_hold_and_can_be_taken_in_elsewhere(
    database: Database, flagged: Desk, parser: Parser
) -> None:
    (edit,) = propose(database, parser).values()
    with database.write() as session:
        lexicon.accept(session, "ana", [edit], "harbours")
        written = lexicon.text_of(session, "harbours")
    layer = checked(written)
    assert layer.name == "harbours"
    assert [test.text for test in layer.tests] == list(FLAGGED[:2])
    assert failing(written, parser) == []
    assert failing(written.replace('"flag"', '"flap"'), parser), "without the word they fail"
    with database.write() as session:
        lexicon.add(session, "ben", "theirs", written)
        assert [one.name for one in lexicon.layers(session)] == ["harbours", "theirs"]
        with pytest.raises(InputError, match="already"):
            lexicon.add(session, "ben", "theirs", written)


def test_what_was_declined_is_not_proposed_again_and_what_was_accepted_goes_from_its_layer(
    database: Database, flagged: Desk, parser: Parser
) -> None:
    (edit,) = propose(database, parser).values()
    with database.write() as session:
        lexicon.accept(session, "ana", [edit])
        with pytest.raises(DecisionError, match="accepted already"):
            lexicon.accept(session, "ana", [edit])
        lexicon.decline(session, "ana", [edit])
        assert lexicon.lexicon.in_use(session) == ()
        with pytest.raises(DecisionError, match="no edit 99"):
            lexicon.decline(session, "ana", [99])
    assert propose(database, parser) == {}


def test_a_word_that_is_rejected_is_proposed_to_be_dropped_unless_others_confirm_it(
    database: Database, take: Import, desk: Desk, parser: Parser
) -> None:
    take(DETAINED)
    guards, soldiers, troops, police = find(desk, "kind:event_mention")
    desk.reject(guards, 1)
    desk.reject(soldiers, 1)
    assert propose(database, parser) == {}, "twice may be chance"
    desk.reject(troops, 1)
    assert any(why.startswith("trigger “detain”") for why in propose(database, parser))
    desk.reopen(troops, 2)
    desk.confirm(troops, 3)
    desk.confirm(police, 1)
    assert propose(database, parser) == {}, "two of four rejected is no rule"


def test_a_field_that_reviewers_set_alike_is_proposed_for_the_word(
    database: Database, take: Import, desk: Desk, parser: Parser
) -> None:
    take(DETAINED)
    for claim_id in find(desk, "kind:event_mention"):
        desk.correct(claim_id, 1, {"type": "ASSAULT"})
    ids = propose(database, parser)
    assert list(ids) == ["trigger “detain” (COERCE): type is ASSAULT, mode is nothing"]
    with database.read() as session:
        (edit,) = lexicon.proposals(session)
    assert edit.entry == {
        "kind": "event_mention", "lemma": "detain", "label": "COERCE", "set": {"type": "ASSAULT", "mode": ""},
    }  # fmt: skip
    assert edit.replay["mends"] == find(desk, "kind:event_mention")


def test_words_that_find_too_much_in_completed_articles_are_not_proposed(
    database: Database, take: Import, desk: Desk, parser: Parser
) -> None:
    """Somebody added what was missed there, and of three flags took only one: the others are none."""
    three = "A clerk flagged that rain fell. A nurse flagged that snow fell. A cook flagged that hail fell."
    take((f"{three} A guard flagged that fog fell.", *FLAGGED[:1]))
    miss(desk, 1, "that rain fell", "flagged")
    miss(desk, 2, "that the northern quay would close", "flagged")
    assert propose(database, parser) == {}, "two mended, three too many"


def test_an_import_uses_the_layers_that_are_on(database: Database, flagged: Desk, parser: Parser) -> None:
    layer = '[[cue]]\nverb = "flag"\nclass = "warn"\n'
    given = [GivenArticle("A pilot flagged that the runway was short.", "new.txt")]
    for _ in import_articles(database, given, lambda: replace(parser, layers=(layer,))):
        pass
    with database.read() as session:
        classes = session.scalars(text("SELECT cue_class FROM quotes WHERE cue = 'flagged'")).all()
    assert "warn" in classes
