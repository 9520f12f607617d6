"""The remembered lemmas: those of spaCy's own lemmatizer, but for the verbs that are corrected."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract.lexicon import tables
from claims.extract.parse import DEFAULT_MODEL, Parser
from claims.extract.pipeline.lemmas import RememberedLemmas, remember_lemmas

WORDS = [
    "bakers",
    "baked",
    "bread",
    "The",
    "better",
    "leaves",
    "left",
    "is",
    "were",
    "Rolls",
    "42",
    "—",
]
SENTENCES = [
    "The bakers were baking better loaves, and left their ovens open.",
    "Rebels struck two army bases over taxes.",
    "She leaves. He left the leaves; they've been lying there.",
    "Nurses struck on Monday; the strike was the longest they had struck.",
    "",
]


@pytest.fixture(scope="module")
def own() -> spacy.Language:
    return spacy.load(DEFAULT_MODEL)


def usual(nlp: spacy.Language, text: str) -> list[str]:
    corrected = tables("lemmas")
    return [corrected.get(token.pos_.lower(), {}).get(token.lower_, token.lemma_) for token in nlp(text)]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_have_the_lemmas_of_the_pipeline(own: spacy.Language, parser: Parser, text: str) -> None:
    assert [token.lemma_ for token in parser.nlp(text)] == usual(own, text)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_row_of_words_has_the_lemmas_of_the_pipeline(
    own: spacy.Language, parser: Parser, words: list[str]
) -> None:
    text = " ".join(words)
    assert [token.lemma_ for token in parser.nlp(text)] == usual(own, text)


def test_the_same_word_is_worked_out_once(own: spacy.Language, monkeypatch: pytest.MonkeyPatch) -> None:
    lemmatizer = own.get_pipe("lemmatizer")
    asked: list[str] = []
    find = lemmatizer.lemmatize
    monkeypatch.setattr(lemmatizer, "lemmatize", lambda token: asked.append(token.text) or find(token))
    remembered = RememberedLemmas(own.vocab, lemmatizer)
    with own.select_pipes(disable="lemmatizer"):
        for doc in own.pipe(["Two ovens and two ovens.", "The ovens cooled."]):
            remembered(doc)
    assert asked.count("ovens") == 1


def test_lemmas_that_another_component_gives_stay() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    doc = nlp("Bakers rose early.")
    doc[0].lemma_ = "master baker"
    assert [token.lemma_ for token in RememberedLemmas(nlp.vocab, None)(doc)][:2] == ["master baker", "rise"]


def test_a_lemma_outlives_the_memory_zone_it_was_found_in(parser: Parser) -> None:
    for _ in range(2):
        with parser.nlp.memory_zone():
            lemmas = [token.lemma_ for token in parser.nlp("Glockenspielers played.")]
        assert lemmas[1] == "play"
        assert parser.nlp.vocab.strings[parser.nlp.vocab.strings.add("play")] == "play"


def test_a_lemmatizer_that_learned_is_left_to_itself() -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=["lemmatizer"])
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer")
    remember_lemmas(nlp)
    assert {"lemmatizer", "claims_lemmas"} <= set(nlp.pipe_names)
