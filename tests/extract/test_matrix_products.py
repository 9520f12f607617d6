"""The language model multiplies by numpy, on one thread, and reads what it would read by BLIS."""

import numpy as np
import spacy
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps
from threadpoolctl import threadpool_info

from claims.extract.parse import DEFAULT_MODEL
from claims.extract.pipeline.matrix_products import OneThread, multiply_by_numpy

TEXT = (
    "Inspectors closed two bakeries in Rotterdam on Tuesday after a customer fell ill. "
    "“We never sold anything stale,” said Joost Verhagen, who owns both."
)


def layers(nlp):
    return [
        layer for _, pipe in nlp.pipeline if isinstance(pipe, TrainablePipe) for layer in pipe.model.walk()
    ]


def read(doc):
    return [(token.text, token.tag_, token.dep_, token.head.i, token.ent_type_) for token in doc]


def threads():
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_the_model_multiplies_by_numpy_and_reads_the_same():
    nlp = spacy.load(DEFAULT_MODEL)
    assert any(layer.ops.use_blis for layer in layers(nlp))
    before = nlp(TEXT)
    multiply_by_numpy(nlp)
    assert not any(layer.ops.use_blis for layer in layers(nlp))
    after = nlp(TEXT)
    assert read(after) == read(before)
    assert np.allclose(after.tensor, before.tensor, atol=1e-4)


def test_layers_that_do_not_compute_by_numpy_are_left_alone():
    class Elsewhere(NumpyOps.__base__):
        name = "elsewhere"

    nlp = spacy.load(DEFAULT_MODEL)
    elsewhere = Elsewhere()
    first, *others = layers(nlp)
    first.ops = elsewhere
    multiply_by_numpy(nlp)
    assert first.ops is elsewhere
    assert all(isinstance(layer.ops, NumpyOps) for layer in others)


def test_products_use_one_thread_inside_and_as_many_as_before_outside():
    before = threads()
    with OneThread()():
        assert threads() == {1}
    assert threads() == before
