"""Headlines whose verb may be a noun: which word is the verb, and what the headline then tells."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser


@pytest.mark.parametrize(
    ("headline", "verb"),
    [
        ("Police fire tear gas at miners in La Paz", "fire"),
        ("Norvik signs ferry contract with port of Oslo", "signs"),
        ("Brazil fines mining firm over dam collapse", "fines"),
        ("Rebels attack army base in northern Mali", "attack"),
        ("Chile pledges aid to Bolivia after floods", "pledges"),
        ("Troops fire rubber bullets as crowd storms gate", "fire"),
        ("Government blocks Huawei bid", "blocks"),
    ],
)
def test_a_headline_has_the_verb_that_its_subject_agrees_with(
    parser: Parser, headline: str, verb: str
) -> None:
    doc = parser.parse(headline)
    (root,) = (token for token in doc if token.head == token)
    assert (root.text, root.pos_) == (verb, "VERB")
    assert [each.dep_ for each in root.children if each.dep_ in ("nsubj", "dobj")] == ["nsubj", "dobj"]


@pytest.mark.parametrize(
    "line",
    [
        "Union pay talks plan under threat",
        "City council rules review",
        "Harbour fire damage",
        "Ferry strike vote result",
        "A quiet street in Lund",
        "Police fire tear gas at miners.",
    ],
)
def test_other_lines_stay_as_they_are_parsed(parser: Parser, line: str) -> None:
    mended = parser.parse(line)
    plain = parser.table.plain(parser.nlp(line), line, repairs=False)
    assert [token.head.i for token in mended] == [token.head.i for token in plain]
    assert [token.tag_ for token in mended] == [token.tag_ for token in plain]


@pytest.mark.parametrize(
    ("headline", "type_", "who", "whom"),
    [
        ("Police fire tear gas at miners in La Paz", "COERCE", ["Police"], ["miners"]),
        ("Malta sanctions Baltic officials", "SANCTION", ["Malta"], ["Baltic officials"]),
        ("Brazil fines mining firm over dam collapse", "SANCTION", ["Brazil"], ["mining firm"]),
        ("Rebels attack army base in northern Mali", "ASSAULT", ["Rebels"], ["army base"]),
        ("Chile pledges aid to Bolivia after floods", "AID", ["Chile"], ["Bolivia"]),
        ("Peru signs trade deal with Chile", "AGREE", ["Peru"], ["Chile"]),
    ],
)
def test_a_headline_tells_who_did_what_to_whom(
    parser: Parser, headline: str, type_: str, who: list[str], whom: list[str]
) -> None:
    event = extract(headline, parser).events[0]
    assert event.type == type_
    assert [one.span.of(headline) for one in event.actors] == who
    assert [one.span.of(headline) for one in event.recipients] == whom


def test_a_better_model_is_not_mended(parser: Parser) -> None:
    doc = parser.nlp("Police fire tear gas at miners in La Paz")
    plain = parser.table.plain(doc, doc.text, repairs=False)
    assert not any(token.pos_ == "VERB" for token in plain)


def test_a_noun_is_no_plural_verb_of_one_name(parser: Parser) -> None:
    doc = parser.parse("Norway cuts forecast as Lind plans Chile visit following secret talks")
    visit = next(token for token in doc if token.text == "visit")
    assert (visit.pos_, visit.dep_, visit.head.text) == ("NOUN", "dobj", "plans")
    assert visit.lefts[0].text == "Chile"
