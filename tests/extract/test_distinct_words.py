"""Vectors of distinct words: the same to the last bit as word by word, and fewer worked out."""

import numpy as np
import pytest
import spacy
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

from claims.extract.parse import DEFAULT_MODEL
from claims.extract.pipeline.distinct_words import embed_distinct_words

TEXTS = [
    "The ferry left the harbour, and the other ferry left the harbour an hour later.",
    "Nobody on the ferry saw the harbour master leave; the master's dog did.",
    "",
    "Fog.",
]


@pytest.fixture(scope="module")
def usual():
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def distinct():
    nlp = spacy.load(DEFAULT_MODEL)
    embed_distinct_words(nlp)
    return nlp


def read(doc):
    return [(token.text, token.tag_, token.dep_, token.head.i, token.ent_type_) for token in doc]


def test_texts_parsed_together_are_read_the_same(usual, distinct):
    for before, after in zip(usual.pipe(TEXTS), distinct.pipe(TEXTS), strict=True):
        assert read(after) == read(before)
        assert np.array_equal(after.tensor, before.tensor)


def test_nothing_but_an_empty_text_is_read(distinct):
    assert [len(doc) for doc in distinct.pipe(["", ""])] == [0, 0]


def test_each_distinct_word_is_embedded_once(distinct, monkeypatch):
    rows = []
    gemm = NumpyOps.gemm
    monkeypatch.setattr(
        NumpyOps, "gemm", lambda ops, x, *args, **named: rows.append(len(x)) or gemm(ops, x, *args, **named)
    )
    docs = [distinct.make_doc("to be or not to be or not to be")]
    distinct.get_pipe("tok2vec").predict(docs)
    assert min(rows) <= 5  # four words, the last of them without a blank behind it
    assert max(rows) >= len(docs[0])


def test_both_networks_that_embed_words_are_found(distinct):
    named = [
        name
        for name, pipe in distinct.pipeline
        if isinstance(pipe, TrainablePipe)
        and any(layer.name.startswith("distinct") for layer in pipe.model.walk())
    ]
    assert {"tok2vec", "ner"} <= set(named)
