"""WordNet's supersenses: what the data says, and how it is made."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from claims.extract.lexicon.make_supersenses import supersenses
from claims.extract.supersenses import noun_senses, verb_senses

NOUN_DATA = """\
  1 The licence stands first, indented.
00000010 18 n 02 judge 0 jurist 0 001 @ 00000020 n 0000 | an official
00000020 14 n 01 court 0 001 @ 00000030 n 0000 | a body
00000030 06 n 01 court 0 001 @ 00000020 n 0000 | a yard
00000040 18 n 01 solomon 0 001 @i 00000010 n 0000 | one king
00000050 20 n 01 quillwort 0 001 @ 00000030 n 0000 | a plant
"""
NOUN_INDEX = """\
  1 The licence stands first, indented.
chief_judge n 1 1 @ 1 1 00000010
court n 2 1 @ 2 1 00000020 00000030
judge n 1 1 @ 1 1 00000010
quillwort n 1 1 @ 1 0 00000050
solomon n 1 1 @ 1 1 00000040
"""


@pytest.mark.parametrize(
    ("noun", "first"),
    [
        ("militant", "person"), ("baker", "person"), ("militia", "group"), ("committee", "group"),
        ("share", "possession"), ("editorial", "communication"), ("lawsuit", "act"), ("wind", "phenomenon"),
        ("tank", "artifact"), ("april", "time"),
    ],
)  # fmt: skip
def test_a_noun_has_its_commonest_sense_first(noun, first):
    assert noun_senses(noun)[0] == first


def test_a_verb_has_senses_of_its_own():
    assert verb_senses("judge")[0] == "cognition"
    assert "competition" in verb_senses("attack")
    assert noun_senses("judge") == ("person",)


@pytest.mark.parametrize("word", ["", "qwrtz", "Judge", "the"])
def test_an_unknown_word_has_none(word):
    assert noun_senses(word) == verb_senses(word) == ()


def test_the_maker_keeps_single_words_that_name_kinds_and_orders_their_senses(tmp_path: Path):
    for name, text in (
        ("data.noun", NOUN_DATA),
        ("index.noun", NOUN_INDEX),
        ("data.verb", ""),
        ("index.verb", ""),
    ):
        (tmp_path / name).write_text(text, encoding="latin-1")
    assert supersenses(tmp_path) == "court\tgroup artifact\t\njudge\tperson\t\n"


def test_the_data_is_sorted_and_carries_the_notice_of_wordnet():
    folder = files("claims.extract.lexicon")
    words = [
        line.split("\t")[0] for line in folder.joinpath("supersenses.txt").read_text("ascii").splitlines()
    ]
    assert words == sorted(set(words))
    assert "Princeton University" in folder.joinpath("WORDNET-LICENSE.txt").read_text("ascii")
