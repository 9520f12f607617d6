"""Event types of a user's own: read, checked, found, kept with the run; and the three beside PLOVER's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.desk.review.editing import complete, correct
from claims.desk.review.filter_language import parse
from claims.document import GivenArticle
from claims.errors import DecisionError, InputError, QueryError
from claims.extract import extract
from claims.extract.events.entries.ontology import parse_ontology, read_ontology
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.importer.reextract import reextract_articles, stored_ontology
from claims.store.database import Database
from claims.store.review.claim_state import Target
from claims.store.review.decisions import Step, take

CYBER = """
[sets]
malware = ["ransomware", "worm"]

[[type]]
name = "CYBER"
about = "Attacks on computers."

[[type.mode]]
name = "intrusion"
verbs = ["breach (router)", "infect with (@malware)"]

[[restriction]]
type = "CYBER"
by = ["person", "group"]
"""
CONFIRMED = {"status": "confirmed"}
THEFT = "Thieves breached the router of a clinic. Police arrested two men."


def types(parser: Parser, sentence: str, ontology: str = "") -> list[str]:
    document = extract(GivenArticle(sentence, "here"), replace(parser, ontology=ontology))
    return [event.type for event in document.events]


def test_a_type_of_ones_own_is_found_beside_the_shipped_ones(parser: Parser) -> None:
    assert types(parser, THEFT) == ["COERCE"]
    assert types(parser, THEFT, CYBER) == ["CYBER", "COERCE"]


def test_the_shipped_types_can_be_left_out(parser: Parser) -> None:
    assert types(parser, THEFT, f"only = true\n{CYBER}") == ["CYBER"]


def test_a_restriction_of_ones_own_holds(parser: Parser) -> None:
    assert types(parser, "The theory breached the router.", CYBER) == []


MODE = '[[type]]\nname = "CYBER"\n[[type.mode]]\n'
WRONG = [
    ("", r"no \[\[type\]\]"),
    ("[[type", "not right"),
    ('[[type]]\nname = "cyber"', "in capitals"),
    ('[[type]]\nname = "CYBER"', r"no \[\[type.mode\]\]"),
    ('[[type]]\nname = "CYBER"\nnoun = []', "has noun"),
    (MODE + 'verbs = ["breach (@nothing)"]', "the group @nothing"),
    (MODE + 'verbs = ["breach ("]', "is not an entry"),
    (CYBER.replace('"group"', '"crowd"'), "names crowd"),
]


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_what_is_wrong_in_a_file_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_ontology(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_ontology(tmp_path / "none.toml")


def test_what_is_read_is_what_is_written() -> None:
    own = parse_ontology(CYBER)
    assert [each["type"] for each in own.types] == ["CYBER"]
    assert own.restrictions[0]["by"] == ["person", "group"]


def test_extracting_again_with_new_types_keeps_decisions(parser: Parser, tmp_path: Path) -> None:
    with Database.open(tmp_path / "claims.db") as database:
        list(import_articles(database, [GivenArticle(THEFT, "here")], lambda: parser))
        with database.write() as session:
            take(session, "ana", "confirm", [Step(Target("claim", 1), {"status": "new"}, CONFIRMED)], "")
        own = replace(parser, ontology=CYBER)
        list(reextract_articles(database, lambda: own))
        with database.read() as session:
            found = session.execute(text("SELECT type, status FROM event_mentions ORDER BY char_start")).all()
        assert [tuple(row) for row in found] == [("CYBER", "new"), ("COERCE", "confirmed")]
        assert stored_ontology(database) == CYBER


def test_a_type_of_ones_own_can_be_chosen_filtered_for_and_taken_back(parser: Parser, tmp_path: Path) -> None:
    with Database.open(tmp_path / "claims.db") as database:
        own = replace(parser, ontology=CYBER)
        list(import_articles(database, [GivenArticle(THEFT, "here")], lambda: own))
        with database.write() as session:
            arrest = session.scalar(text("SELECT claim_id FROM event_mentions WHERE type = 'COERCE'"))
            assert [one.value for one in complete(session, arrest, "type", "cy")] == ["CYBER"]
            assert correct(session, "ana", arrest, 1, {"type": "cyber"}, {}) == "type, mode"
            types = session.scalars(text("SELECT type FROM event_mentions ORDER BY char_start")).all()
            assert types == ["CYBER", "CYBER"]
            with pytest.raises(DecisionError, match="CYBER"):
                correct(session, "ana", arrest, 2, {"type": "MAGIC"}, {})
    assert parse("type:CYBER")[0].values == ("CYBER",)
    with pytest.raises(QueryError, match="is no type"):
        parse("type:CONSULTS")


BESIDE_PLOVER = [
    ("An earthquake hit eastern Peru on Monday.", "DISASTER"),
    ("Nine people were killed when a landslide hit the village.", "DISASTER"),
    ("Forty people were injured after a storm.", "DISASTER"),
    ("The ferry capsized near the port.", "ACCIDENT"),
    ("The ferry sank near the port.", "ACCIDENT"),
    ("Forty people were killed in a plane crash.", "ACCIDENT"),
    ("Forty people died in an earthquake.", "DISASTER"),
    ("Two earthquakes killed nine thousand people.", "DISASTER"),
    ("Hurricane Mira killed thirty people.", "DISASTER"),
    ("Typhoon Sela, which killed two farmers, has passed.", "DISASTER"),
    ("Two workers died in the crash.", "ACCIDENT"),
    ("The train derailed outside Lima.", "ACCIDENT"),
    ("Peru held an election on Sunday.", "VOTE"),
    ("Ann Hill won the election.", "VOTE"),
    ("Citizens voted in a referendum on Sunday.", "VOTE"),
]


@pytest.mark.parametrize(("sentence", "expected"), BESIDE_PLOVER)
def test_what_news_tells_daily_and_plover_leaves_out(parser: Parser, sentence: str, expected: str) -> None:
    found = types(parser, sentence)
    assert expected in found
    assert "ASSAULT" not in found


def test_an_attack_that_kills_is_no_accident(parser: Parser) -> None:
    assert types(parser, "Nine people were killed when gunmen attacked the village.") == [
        "ASSAULT",
        "ASSAULT",
    ]
