"""Lemmas, each combination of word, part of speech and features worked out once.

spaCy's lemmatizer goes by nothing else. What it makes of some words is corrected by ``lexicon/lemmas.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from claims.extract.lexicon import tables

if TYPE_CHECKING:
    from thinc.types import Ints2d

MOST = 100_000
"""Combinations that are remembered at most, so that memory stays flat over any number of articles."""

Key = tuple[int, int, int, int]
"""The word, its part of speech, its features, and the lemma that it has, as spaCy numbers them."""


class RememberedLemmas:
    """Gives words their lemmas: those of a lemmatizer where there is one, and else those that they have."""

    def __init__(self, vocab: Vocab, lemmatizer: Lemmatizer | None) -> None:
        self._vocab = vocab
        self._lemmatizer = lemmatizer
        self._known: dict[Key, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token, whose part of speech and features are known."""
        if len(self._known) > MOST:
            self._known.clear()
        known = self._known
        keys: list[Key] = [(*row,) for row in doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()]
        lemmas = [known.get(key) or self._ask(doc[at], key) for at, key in enumerate(keys)]
        if lemmas:
            # What to_array gives is what from_array takes, whatever the two stubs say.
            doc.from_array([LEMMA], cast("Ints2d", np.array(lemmas, dtype="uint64").reshape(-1, 1)))
        return doc

    def _ask(self, token: Token, key: Key) -> int:
        """Return the number of a token's lemma, and remember it."""
        corrected = tables("lemmas").get(token.pos_.lower(), {})
        lemma = corrected.get(token.lower_)
        if lemma is None:
            lemma = self._usual(token)
        # Remembered longer than a vocabulary's memory zone may keep the word.
        number: int = self._vocab.strings.add(lemma, allow_transient=False)  # type: ignore[call-arg]  # the stub lacks it
        self._known[key] = number
        return number

    def _usual(self, token: Token) -> str:
        if self._lemmatizer is None or (token.lemma and not self._lemmatizer.overwrite):
            return token.lemma_
        return self._lemmatizer.lemmatize(token)[0]


@Language.factory("claims_lemmas")
def remembered(nlp: Language, name: str) -> RememberedLemmas:
    """Return the lemmas of the pipeline, by its own lemmatizer where that goes by words alone."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    return RememberedLemmas(nlp.vocab, lemmatizer if isinstance(lemmatizer, Lemmatizer) else None)


def remember_lemmas(nlp: Language) -> None:
    """Let the remembered lemmas stand in for those of the pipeline's lemmatizer, where they can."""
    nlp.add_pipe("claims_lemmas", last=True)
    if isinstance(nlp.get_pipe("lemmatizer"), Lemmatizer):
        nlp.disable_pipe("lemmatizer")
