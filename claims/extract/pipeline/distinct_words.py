"""Word vectors worked out once for each distinct word of the texts that are parsed together.

The first layers of a network look at a word by itself: the same word with the same attributes gets the same
vector. Of the words of some articles, two in three stand in them more than once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import Model, Ragged, chain

if TYPE_CHECKING:
    from thinc.types import Ints1d, Ints2d

EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""The layers, by how their names begin, of an embedding of words by themselves (spaCy's MultiHashEmbed)."""

Embed = Model[Ragged, Ragged]


def embed_distinct_words(nlp: Language) -> None:
    """Let the networks of the pipeline work the vector of each distinct word out once, where they can."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, TrainablePipe):
            for layer in list(pipe.model.walk()):
                if _embeds_words(layer):
                    layer.layers[2:4] = [_distinct(chain(*layer.layers[2:4]))]


def _embeds_words(layer: Model[object, object]) -> bool:
    names = [each.name for each in layer.layers]
    return len(names) == len(EMBEDDING) and all(map(str.startswith, names, EMBEDDING))


def _distinct(embed: Embed) -> Embed:
    """Return a layer that hands each distinct row on to ``embed`` once."""
    return Model(f"distinct({embed.name})", _forward, layers=[embed], ops=embed.ops)


def _forward(model: Embed, words: Ragged, is_train: bool) -> tuple[Ragged, Callable[[Ragged], Ragged]]:
    embed: Embed = model.layers[0]
    if is_train or not len(words.data):
        return embed(words, is_train)
    numbers: dict[bytes, int] = {}
    places = [numbers.setdefault(row.tobytes(), len(numbers)) for row in words.data]
    rows = np.frombuffer(b"".join(numbers), dtype=words.data.dtype).reshape(-1, words.data.shape[1])
    lengths = np.array([len(rows)], dtype="int32")
    vectors, back = embed(Ragged(cast("Ints2d", rows), cast("Ints1d", lengths)), is_train)
    return Ragged(vectors.data[places], words.lengths), back
