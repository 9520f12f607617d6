"""Matrix products of the language model by numpy, on one thread.

Half of what parsing costs is the multiplication of matrices. spaCy leaves it to BLIS; the BLAS that numpy
brings takes half the processor time for the same products. It would spread each over all cores, which costs
more than it saves where every core has an article of its own.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController


def multiply_by_numpy(nlp: Language) -> None:
    """Let the networks of the pipeline multiply by numpy, those that would by BLIS."""
    by_numpy = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, TrainablePipe):
            for layer in pipe.model.walk():
                if isinstance(layer.ops, NumpyOps):
                    layer.ops = by_numpy


class OneThread:
    """The libraries that multiply matrices, as they are loaded by now."""

    def __init__(self) -> None:
        self._libraries = ThreadpoolController()

    def __call__(self) -> AbstractContextManager[object]:
        """Return a context in which they use one thread."""
        limit: AbstractContextManager[object] = self._libraries.limit(limits=1, user_api="blas")
        return limit
