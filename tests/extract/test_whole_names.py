"""Names in full: lists within them, the nation before them, and what only stands beside them."""

from __future__ import annotations

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_actors import actors_at

NAMES = [
    ("The Kenya Medical Practitioners, Pharmacists and Dentists Union went on strike.",
     ["Kenya Medical Practitioners, Pharmacists and Dentists Union"]),
    ("Officials of the Ministry of Health, Labour and Welfare refused.",
     ["Ministry of Health, Labour and Welfare"]),
    ("The Bakers, Food and Allied Workers Union met Ann Hill.",
     ["Bakers, Food and Allied Workers Union", "Ann Hill"]),
    ("The Energy and Commerce Committee rejected the bill.", ["Energy and Commerce Committee"]),
    ("Ann Hill, Bo Lund and the Dockers Union refused.", ["Ann Hill", "Bo Lund", "Dockers Union"]),
    ("Kenya, Uganda and Tanzania signed the deal.", ["Kenya", "Uganda", "Tanzania"]),
    ("The Pakistani Taliban denied it.", ["Pakistani Taliban"]),
    ("North and South Sudan exchanged fire.", ["South Sudan"]),
    ("Hill arrived in the Federal Territory (FCT) Abuja on Monday.", ["Hill", "Abuja"]),
]  # fmt: skip

ACTORS = [
    ("Those who opposed his election and there were many resigned.", "Those who opposed his election"),
    ("The mayor thanked those who had called the police and left the hall.",
     "those who had called the police and left the hall"),
    ("Its convener, Malcolm Teague (no relation), said that buses were late.", "Malcolm Teague"),
    ("South Korea closed the border. The South retaliated against Japan.", "South Korea"),
]  # fmt: skip

NOBODY = [
    ("The gunmen fled to Birnin Gwari on Friday.", "Birnin Gwari"),
    ("A storm injured 31 passengers on Monday.", "31 passengers"),
    ("A ferry collided with a sand carrier on Monday.", "a sand carrier"),
    ("Eleven arrested\n\nPolice arrested 11 people in Gent on Friday.", "Eleven"),
]


def names_of(document: Document) -> list[str]:
    return [m.span.of(document.text) for m in document.mentions if m.form == "name"]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_is_found_whole(parser: Parser, text: str, names: list[str]) -> None:
    found = names_of(extract(text, parser))
    assert [name for name in found if name in names] == names
    assert not [name for name in found if any(name != whole and name in whole for whole in names)]


@pytest.mark.parametrize(("text", "name"), ACTORS)
def test_somebody_is_called_so(parser: Parser, text: str, name: str) -> None:
    assert name in [actor.name for actor in extract(text, parser).actors]


@pytest.mark.parametrize(("text", "name"), NOBODY)
def test_whoever_only_suffers_or_is_a_goal_is_no_actor(parser: Parser, text: str, name: str) -> None:
    assert name not in [actor.name for actor in extract(text, parser).actors]


ONE = [
    ("The Malian army denied the claims. The Malian Armed Forces killed 40 people.", "The Malian army",
     "Malian Armed Forces"),
    ("A report by the Office of the High Commissioner for Human Rights is out. The Office of the High "
     "Commissioner said it had proof.", "The Office of the High Commissioner said",
     "Office of the High Commissioner for Human Rights"),
    ("The party sent M.S. Varma and J.R. Nair. Varma said it was short.", "Varma said", "M.S. Varma"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), ONE)
def test_two_names_are_one_body_s_or_person_s(parser: Parser, text: str, words: str, name: str) -> None:
    assert name in actors_at(extract(text, parser), words)


def test_the_armies_of_two_nations_are_two(parser: Parser) -> None:
    document = extract("The Malian army met the Kenya Defence Forces on Friday.", parser)
    assert actors_at(document, "The Malian army") == ["The Malian army"]
