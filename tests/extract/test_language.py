"""Which articles are analysed: those in English, and in doubt."""

from __future__ import annotations

import pytest

from claims.document import GivenArticle
from claims.extract import extract
from claims.extract.language import language_of
from claims.extract.parse import Parser

GERMAN = (
    "Die Stadt will im kommenden Jahr drei neue Brücken bauen, sagte der Bürgermeister am Mittwoch. "
    "Die Arbeiten sollen im Frühling beginnen und zwei Jahre dauern. Anwohner rügten die hohen Kosten."
)
FRENCH = (
    "Le maire a annoncé mercredi que trois nouveaux ponts seraient construits sur la rivière. "
    "Les travaux commenceront au printemps et dureront deux ans, selon la municipalité de la ville."
)
ENGLISH = "The city will build three bridges, the mayor said on Wednesday. Work is to begin in spring."


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (GERMAN, "en", "de"),
        (FRENCH, "en", "fr"),
        (ENGLISH, "en", "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "de", "en"),
        (GERMAN, "de-AT", "de"),
        ("Ministerpräsident tritt zurück", "de", "de"),
        ("Ministerpräsident tritt zurück", "en", "en"),
        (f"{ENGLISH}\n\n“{GERMAN[:110]}”\n\n{ENGLISH} The mayor of the town spoke in German.", "en", "en"),
        ("Rossi, Bianchi, Ferrari, Esposito, Romano, Colombo, Ricci", "en", "en"),
        ("", "en", "en"),
    ],
)
def test_language(text: str, stated: str, language: str) -> None:
    assert language_of(GivenArticle(text=text, origin="x", language=stated)) == language


def test_another_language_is_kept_and_not_parsed(parser: Parser) -> None:
    document = extract(GivenArticle(text=f"Brücken\n\n{GERMAN}", origin="x"), parser)
    assert document.language == "de"
    assert [sentence.span.of(document.text) for sentence in document.sentences] == ["Brücken", GERMAN]
    assert (document.mentions, document.times, document.quotes, document.events) == ((), (), (), ())
