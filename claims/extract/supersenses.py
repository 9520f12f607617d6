"""WordNet's supersenses: the coarse kinds of thing and of doing that English nouns and verbs stand for.

They tell by kind, not by a list for every rule, what can act or suffer: a militant is a person, a militia a
group, a share a possession, an editorial a communication. Words are looked up as lemmas in lower case; where
one has several senses, the commonest stands first. ``lexicon/supersenses.txt`` is the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Senses = tuple[str, ...]


def noun_senses(lemma: str) -> Senses:
    """Return the supersenses of a noun, the commonest first; none for a word that WordNet does not have.

    They are Tops, act, animal, artifact, attribute, body, cognition, communication, event, feeling, food,
    group, location, motive, object, person, phenomenon, plant, possession, process, quantity, relation,
    shape, state, substance and time.
    """
    return _tables()[0].get(lemma, ())


def verb_senses(lemma: str) -> Senses:
    """Return the supersenses of a verb, the commonest first; none for a word that WordNet does not have.

    They are body, change, cognition, communication, competition, consumption, contact, creation, emotion,
    motion, perception, possession, social, stative and weather.
    """
    return _tables()[1].get(lemma, ())


@cache
def _tables() -> tuple[Mapping[str, Senses], Mapping[str, Senses]]:
    """Return the senses of all nouns and of all verbs; few combinations differ, so each is kept once."""
    kept: dict[str, Senses] = {}
    nouns, verbs = {}, {}
    for line in files("claims.extract.lexicon").joinpath("supersenses.txt").read_text("ascii").splitlines():
        word, as_noun, as_verb = line.split("\t")
        if as_noun:
            nouns[word] = kept.get(as_noun) or kept.setdefault(as_noun, tuple(as_noun.split()))
        if as_verb:
            verbs[word] = kept.get(as_verb) or kept.setdefault(as_verb, tuple(as_verb.split()))
    return nouns, verbs
