"""The remembered attribute rules: the same attributes as spaCy's own ruler gives, token by token."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from claims.extract.parse import DEFAULT_MODEL
from claims.extract.pipeline.attribute_rules import RememberedRules, may_remember, remember_attribute_rules

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
ATTRIBUTES = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
SENTENCES = [
    "There's nothin' I can do, ain't it? Let's go, y'all; you gotta see 'em.",
    "That was the bridge that fell.\n\n It's what they've been doin' once upon a time.",
    "I'd do it, but you did not; she doesn't, and there are some who do.",
    "",
]
WORDS = [
    "there",
    "'s",
    "are",
    "ain't",
    "you",
    "i",
    "it",
    "do",
    "did",
    "that",
    "gonna",
    "gotta",
    "let's",
    "y'all",
    "Paris",
    "was",
]


@cache
def pipeline() -> tuple[Language, AttributeRuler, RememberedRules]:
    """Return a model up to its parser, its own ruler, and ours."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=["lemmatizer", "ner"])
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    nlp.disable_pipe("attribute_ruler")
    return nlp, ruler, RememberedRules(ruler)


def assert_same(text: str) -> None:
    nlp, ruler, remembered = pipeline()
    expected = ruler(nlp(text))
    assert remembered(nlp(text)).to_array(ATTRIBUTES).tolist() == expected.to_array(ATTRIBUTES).tolist()


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_gets_the_attributes_of_spacys_own_ruler(text: str) -> None:
    assert_same(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_an_article_gets_the_attributes_of_spacys_own_ruler(path: Path) -> None:
    assert_same(path.read_text(encoding="utf-8"))


@given(st.lists(st.sampled_from(WORDS), max_size=12))
@settings(deadline=None, max_examples=60)
def test_any_run_of_words_gets_the_attributes_of_spacys_own_ruler(words: list[str]) -> None:
    assert_same("\n".join(words))


def test_a_ruler_that_asks_for_more_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})
    assert not may_remember(ruler)
    remember_attribute_rules(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
