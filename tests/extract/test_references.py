"""References to one actor by names written in two ways, or by what somebody leads."""

from __future__ import annotations

import pytest

from claims.extract.coreference import corefer
from claims.extract.coreference.spelling import are_one
from claims.extract.mentions import find_mentions
from claims.extract.mentions.clubs import is_about_sport
from claims.extract.parse import Parser
from claims.gazetteer.names import tokens
from tests.extract.test_coreference import parsed

ONE = [
    ("Vladimir Poutine", "Vladimir Putin"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelensky", "Zelenskiy"),
    ("Muammar Gaddafi", "Moammar Gadhafi"),
    ("Muammar Gaddafi", "Qaddafi"),
    ("Muammar Gaddafi", "Kadhafi"),
    ("Alexander Lukashenko", "Aleksandr Lukashenka"),
    ("Mohammed Morsi", "Mohamed Mursi"),
    ("Boris Yeltsin", "Boris Eltsin"),
    ("Mikhail Gorbachev", "Mikhail Gorbatchev"),
    ("Dmitry Medvedev", "Dmitri Medvedev"),
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Nouri al-Maliki", "Nuri al-Maliki"),
    ("Hassan Rouhani", "Hasan Rohani"),
    ("Yevgeny Prigozhin", "Evgeny Prigozhin"),
]
TWO = [
    ("Wang Yi", "Wang Ye"),
    ("Li Qiang", "Li Qin"),
    ("Li Qiang", "Li Keqiang"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Yong", "Kim Young"),
    ("Jake Sullivan", "John Sullivan"),
    ("Antony Blinken", "Binken"),
    ("Antony Blinken", "Blankenship"),
    ("John Brown", "John Braun"),
    ("Mark Barns", "Mark Burns"),
    ("Joe Biden", "Jill Biden"),
    ("Maria Costa", "Mario Costa"),
    ("Francis Hale", "Frances Hale"),
    ("Daniel Reyes", "Daniela Reyes"),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_transliterations_of_one_name(left: str, right: str) -> None:
    assert are_one(tokens(left), tokens(right))


@pytest.mark.parametrize(("left", "right"), TWO)
def test_names_that_only_resemble_each_other(left: str, right: str) -> None:
    assert not are_one(tokens(left), tokens(right))


CHAINS = [
    (
        "another transliteration",
        "Vladimir Poutine said no on Monday. Vladimir Putin spoke again on Friday.",
        "Vladimir Putin spoke",
        "Vladimir Poutine",
    ),
    (
        "a surname in another transliteration",
        "Volodymyr Zelensky left. Mr Zelenskyy waved.",
        "Zelenskyy",
        "Volodymyr Zelensky",
    ),
    (
        "who leads a body",
        "UN Secretary-General Ana Ruiz arrived. The UN chief said little.",
        "chief said",
        "Ana Ruiz",
    ),
    (
        "who leads it, by a part of its name",
        "The European Commission president, Ana Ruiz, spoke. The commission chief said little.",
        "commission chief",
        "Ana Ruiz",
    ),
    (
        "the chief of another body",
        "Police chief Ana Ruiz left. Fire chief Tom Marsh stayed. The fire chief said so.",
        "fire chief said",
        "Tom Marsh",
    ),
    (
        "the higher of two offices",
        "Chinese President Xi Jinping met Chinese Premier Li Qiang. The Chinese leader said no.",
        "Chinese leader",
        "Xi Jinping",
    ),
    (
        "a counterpart",
        "Russian Foreign Minister Igor Orlov met Indian Foreign Minister Anil Rao. Indian Prime Minister "
        "Sunil Das was away. Orlov thanked his Indian counterpart.",
        "Indian counterpart",
        "Anil Rao",
    ),
    (
        "an office and its place before the name",
        "The mayor of London Ann Hill said it was late.",
        "mayor of London",
        "Ann Hill",
    ),
    (
        "an office, far before the name",
        "The head of the committee of the parliament on defence Igor Melnik said no.",
        "head of",
        "Igor Melnik",
    ),
    (
        "letters behind the name",
        "Helen Marsh QC opened the case. Ms Marsh said he knew.",
        "Marsh said",
        "Helen Marsh",
    ),
    (
        "a title that belongs to a person only",
        "Cllr Janet Wood objected. Cllr Wood said no.",
        "Wood said",
        "Janet Wood",
    ),
    (
        "a body's somebody, by his middle name",
        "The AU's Moussa Faki Mahamat said on Monday that the talks would go on. Faki called for calm.",
        "Faki called",
        "Moussa Faki Mahamat",
    ),
    (
        "a surname of several words",
        "The president, Ursula von der Leyen, said it was ready. Von der Leyen will travel on Friday.",
        "Von der Leyen will",
        "Ursula von der Leyen",
    ),
    (
        "an initial",
        "Aigul Serikova spoke. A. Serikova left.",
        "Serikova left",
        "Aigul Serikova",
    ),
    (
        "another head",
        "The head of the clinic, Tom Marsh, left. The head of state stayed.",
        "head of state",
        "The head",
    ),
    (
        "unnamed sources",
        "Minister Rekha Nair left. Sources in the ministry told us why.",
        "Sources",
        "Sources",
    ),
    (
        "a company by its first word",
        "Veldan Steel will close. Veldan’s chief executive, Pavel Dorin, said so. Veldan said nothing.",
        "Veldan said",
        "Veldan Steel",
    ),
]


@pytest.mark.parametrize(
    ("text", "mention", "name"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS]
)
def test_a_mention_reaches_its_actor(parser: Parser, text: str, mention: str, name: str) -> None:
    article = parsed(parser, text)
    actors, mentions = corefer(article, find_mentions(article))
    at = text.index(mention)
    found = [m.actor for m in mentions if m.span.start <= at < m.span.end]
    assert [actors[actor].name for actor in found if actor is not None] == [name]


def test_an_office_of_another_country_is_another_s(parser: Parser) -> None:
    text = "The Swiss foreign minister was glad. Kremov's foreign minister, Dmitri Valko, was not."
    actors, mentions = corefer(parsed(parser, text), find_mentions(parsed(parser, text)))
    first = next(m for m in mentions if m.span.of(text) == "The Swiss foreign minister")
    assert first.actor is not None
    assert actors[first.actor].name != "Dmitri Valko"


def test_whose_the_widow_is_did_not_speak(parser: Parser) -> None:
    text = "The widow of General Oleg Radko said it was late."
    actors, mentions = corefer(parsed(parser, text), find_mentions(parsed(parser, text)))
    assert [actors[m.actor].name for m in mentions if m.actor is not None] == ["The widow", "Oleg Radko"]


MATCH = (
    "Arsenal beat Chelsea 2-1. Real Sociedad signed a striker. Brighton lost to Valencia. "
    "The fans went to Leeds."
)


def test_clubs_are_bodies_where_sport_is_told_of(parser: Parser) -> None:
    found = {m.span.of(MATCH): m.kind for m in find_mentions(parsed(parser, MATCH)) if m.form == "name"}
    assert found == {
        "Arsenal": "organisation",
        "Chelsea": "organisation",
        "Real Sociedad": "organisation",
        "Brighton": "organisation",
        "Valencia": "organisation",
        "Leeds": "place",
    }


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (MATCH, True),
        ("The goal of the season is peace, the mayor said.", False),
        ("The coach to Leeds was late. Her goal was a new bridge.", False),
    ],
)
def test_what_a_text_is_about(text: str, about: bool) -> None:
    assert is_about_sport(text) is about
