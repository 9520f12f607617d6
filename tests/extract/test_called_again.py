"""People, bodies and governments told of by a description, brought to the name that they have."""

from __future__ import annotations

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser

Row = tuple[str, str, str]

SAME: dict[str, list[Row]] = {
    "who is identified": [
        ("A crane killed a man on Friday. Police identified the man as 44-year-old Owen Tarrant.",
         "a man", "Owen Tarrant"),
        ("A gunman opened fire in a library. The gunman was a 19-year-old student called Pavel Reznik.",
         "A gunman", "Pavel Reznik"),
        ("The victim, named by police as Ruth Olowo, was a nurse. In May the victim had called for help.",
         "the victim", "Ruth Olowo"),
        ("A driver died after a lorry hit a wall. The driver was Sean Coyle, 52, from Naas.",
         "A driver", "Sean Coyle"),
        ("Detectives arrested a suspect in Leeds. Police named the suspect as Colin Marsh, a plumber.",
         "a suspect", "Colin Marsh"),
        ("A pilot survived a crash near Tromso. The pilot, identified as Erik Lund, said it was dark.",
         "A pilot", "Erik Lund"),
    ],
    "who once held an office": [
        ("Several ministers resigned. Sir Alan Pike said it was over. The former transport minister told "
         "Radio Delta: “People are angry.”", "The former transport minister", "Alan Pike"),
        ("Zoe Bell left the bank in June. The former chief executive told the paper she had been ill.",
         "The former chief executive", "Zoe Bell"),
    ],
    "who is not the one that acts above the description": [
        ("The club sold Tomas Ruiz in January. Coach Hugo Leal said he had wanted to keep the striker.",
         "the striker", "Tomas Ruiz"),
        ("The novelist Ana Brix was detained. Minister Karl Holm denied that the author was beaten.",
         "the author", "Ana Brix"),
        ("Last week the agency named Dewi Santoso as a suspect. The allegations forced President Hari Wibowo "
         "to postpone the appointment of the police general.", "the police general", "Dewi Santoso"),
        ("Daniel Okoro insisted he was happy as the striker was presented in Porto.",
         "the striker", "Daniel Okoro"),
    ],
    "what somebody is known for": [
        ("The jury honoured Lise Aker on Monday. The laureate said she was stunned.",
         "The laureate", "Lise Aker"),
        ("Police freed Omar Said on Tuesday. The journalist had been held for nine days.",
         "The journalist", "Omar Said"),
        ("The army chief, Bo Ling, met reporters. The general said the border was quiet.",
         "The general", "Bo Ling"),
    ],
    "the same one": [
        ("An official warned about the figures. The same official said that the count was wrong.",
         "The same official", "An official"),
        ("A trader said prices had doubled. “Nobody buys,” the same trader said.",
         "the same trader", "A trader"),
    ],
    "a body by its trade or its nation": [
        ("Regulators fined Orbis Group on Friday. The e-commerce firm said it would appeal.",
         "The e-commerce firm", "Orbis Group"),
        ("Officers arrested staff of the Anti-Corruption Commission. The graft-fighting agency protested.",
         "The graft-fighting agency", "Anti-Corruption Commission"),
        ("Prosecutors charged two directors of Zentrum Bank. Lawyers said the Swiss bank would fight.",
         "the Swiss bank", "Zentrum Bank"),
        ("Talbot Ltd cut 300 jobs. Delta Bank said the toy maker was in trouble.",
         "the toy maker", "Talbot Ltd"),
    ],
    "a body set off behind its noun": [
        ("A ballot of staff by another trade union, the Allied Teachers Union, remains open.",
         "another trade union", "Allied Teachers Union"),
        ("John Laing and his company, Dalbury Ltd, were fined.", "company,", "Dalbury Ltd"),
    ],
    "a government by its side, its seat or who heads it": [
        ("Peru raised wages on Monday. The administration said the budget allowed it.",
         "The administration", "Peru"),
        ("Norway banned the film. Critics of the left-wing government marched.",
         "the left-wing government", "Norway"),
        ("Sudan signed a deal. The rebels want to overthrow the embattled Khartoum regime.",
         "the embattled Khartoum regime", "Sudan"),
        ("The government raised taxes on Monday. The coalition government is unpopular.",
         "The coalition government", "The government"),
    ],
}  # fmt: skip

OTHERS: list[Row] = [
    ("Ann Reed and Paul Marsh quit on Monday. The former mayor said he was sorry.",
     "The former mayor", "The former mayor"),
    ("A former minister criticised the plan. Ruth Olowo said that the former minister was wrong.",
     "the former minister", "A former minister"),
    ("Iran said it would not talk. The Trump administration imposed sanctions on Iran.",
     "The Trump administration", "The Trump administration"),
    ("The previous Labour government cut taxes. The government raised them again.",
     "The government", "The government"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [pytest.param(*row, id=f"{kind}: {row[1]}") for kind, table in SAME.items() for row in table],
)
def test_a_description_reaches_the_name(parser: Parser, text: str, words: str, name: str) -> None:
    assert name in named_at(extract(text, parser), words)


@pytest.mark.parametrize(("text", "words", "name"), OTHERS)
def test_a_description_of_somebody_else_does_not(parser: Parser, text: str, words: str, name: str) -> None:
    assert named_at(extract(text, parser), words) == (name,)


def named_at(document: Document, words: str) -> tuple[str, ...]:
    """Return the names of the actor of the mention that holds the end of ``words`` and most of them."""
    start = document.text.index(words)
    end = start + len(words)
    holding = [m for m in document.mentions if m.span.start < end <= m.span.end + 1 and m.actor is not None]
    mention = max(holding, key=lambda m: min(m.span.end, end) - max(m.span.start, start))
    assert mention.actor is not None
    return document.actors[mention.actor].names
