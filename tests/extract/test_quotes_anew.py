"""Content that ends where another speaks, or begins behind a day, and names that look like other words."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

QUOTES = [
    # Another speaks, with no comma before.
    ("The mayor said the bridge was safe while Councillor Ann Hill said it should be closed.",
     [("The mayor", "the bridge was safe"), ("Councillor Ann Hill", "it should be closed")]),
    ("One resident said the lamps were old and several said they had complained for years.",
     [("One resident", "the lamps were old"), ("several", "they had complained for years")]),
    ("The driver said the brakes had failed but police said he had been speeding.",
     [("The driver", "the brakes had failed"), ("police", "he had been speeding")]),
    ("Nine in ten cooks say their pleas were ignored by the board, with one saying it felt like “a ship”.",
     [("Nine in ten cooks", "their pleas were ignored by the board"),
      ("one", "it felt like “a ship”")]),
    ("The court said he was warned even as the storm began.",
     [("The court", "he was warned even as the storm began")]),
    # What is told of stands right behind a day.
    ("Anna Berg said June 20th was an otherwise normal day at the harbour.",
     [("Anna Berg", "June 20th was an otherwise normal day at the harbour")]),
    ("Governor Ana Ruiz confirmed on Wednesday 14 sailors were rescued.",
     [("Governor Ana Ruiz", "14 sailors were rescued")]),
    ("The minister said on Friday Kenya was ready to send troops.",
     [("The minister", "Kenya was ready to send troops")]),
    ("The company reported this week 40 of its 900 stores were closed.",
     [("The company", "40 of its 900 stores were closed")]),
    ("The mayor said on Monday the bridge was safe.", [("The mayor", "the bridge was safe")]),
    # Quotes in quotes have all of their marks.
    ("The paper reported its source said “three brothers” were arrested on Monday.",
     [("The paper", "its source said “three brothers” were arrested on Monday"),
      ("its source", "“three brothers” were arrested on Monday")]),
    ("Ruiz said that Lopez asked her, “Why are you here?”",
     [("Ruiz", "that Lopez asked her, “Why are you here?”"), ("Lopez", "“Why are you here?”")]),
    # Who speaks.
    ("Theresa May left the hall. In response May said Hill was trying to stop the vote.",
     [("May", "Hill was trying to stop the vote")]),
    ("Chris Becker, the Kent County assistant prosecutor asked, “Did he say anything when he jumped out?”",
     [("Chris Becker", "“Did he say anything when he jumped out?”")]),
    ("“It is wrong,” Hill said, responding to the announcement by Lund on Monday that the port was sold.",
     [("Hill", "“It is wrong,”"), ("Lund", "that the port was sold")]),
    ("“The roof fell in,” Pena shared at the press conference.", [("Pena", "“The roof fell in,”")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), QUOTES)
def test_who_says_how_much(parser: Parser, text: str, quotes: list[tuple[str, str]]) -> None:
    assert [
        (
            quote.speaker and quote.speaker.span.of(text).split(", the")[0],
            " … ".join(s.of(text) for s in quote.content),
        )
        for quote in extract(text, parser).quotes
    ] == quotes
