"""Frames of verbs that the small model misreads: past tenses taken for participles, and whoever gets a sum.

In "Before leaving, Rossi appointed Pierce" the verb is tagged as a participle, so its object reads as a
predicate. In "fined Acme 4 million euros" and "gave Twitter 24 hours" the name is read as part of the sum, in
"granted Ana Ruiz a full pardon" the pardon as another name of hers, and "two nurses" in "promised two nurses
a rise" as a second thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.lexicon import lists
from claims.extract.pipeline.heads import rehang
from claims.extract.tokens import Token

_NAME_PARTS = frozenset(("compound", "nmod", "amod", "poss"))


def mend_frames(tokens: Sequence[Token], heads: list[int]) -> dict[int, int]:
    """Mend tags and labels of ``tokens``, which do not hang together yet, and their ``heads``, by number.

    Returns where names end that were read as part of a sum, by the number of their first token.
    """
    below: dict[int, set[str]] = {}
    objects: dict[int, Token] = {}
    for token in tokens:
        if token.dep_ in ("nsubj", "aux", "auxpass"):
            below.setdefault(heads[token.i], set()).add(token.dep_)
    for token in tokens:
        verb = tokens[heads[token.i]]
        active = verb.tag_ == "VBN" and below.get(verb.i) == {"nsubj"}
        if active and token.dep_ == "oprd" and token.tag_ in ("NNP", "NNPS") and token.i > verb.i:
            verb.tag_, token.dep_ = "VBD", "dobj"
        gives = verb.lemma_ in lists("syntax")["ditransitive"]
        somebody = not gives or token.ent_type_ in ("PERSON", "ORG", "GPE")
        if active and token.dep_ == "dobj" and token.i > verb.i and somebody:
            verb.tag_ = "VBD"  # "The council on 3 May arrested two men"
        if token.dep_ == "dobj" and gives:
            first = objects.setdefault(verb.i, token)
            first.dep_ = "dobj" if first is token else "dative"  # "promised two nurses a rise"
        elif token.dep_ == "appos" and verb.dep_ in ("dative", "dobj"):
            _mend_gift(token, tokens, heads)
    names: dict[int, int] = {}
    for verb in tokens:
        if verb.pos_ == "VERB" and verb.lemma_ in lists("syntax")["ditransitive"]:
            end = _mend_recipient(verb, tokens, heads)
            if end:
                names[verb.i + 1] = end
    return names


def _mend_gift(thing: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Make what stands beside a name, with an article and no comma, the object of a verb of giving."""
    name = tokens[heads[thing.i]]
    verb = tokens[heads[name.i]]
    gives = verb.pos_ == "VERB" and verb.lemma_ in lists("syntax")["ditransitive"]
    article = name.i + 1 < len(tokens) and tokens[name.i + 1].lower_ in ("a", "an", "the", "no")
    if gives and article and heads[name.i + 1] == thing.i and rehang(heads, {thing.i: verb.i}):
        thing.dep_, name.dep_ = "dobj", "dative"


def _mend_recipient(verb: Token, tokens: Sequence[Token], heads: list[int]) -> int:
    """Make the name between a verb and a number its dative, where the parse has it in the number's phrase.

    Returns where the name ends, or 0.
    """
    end = verb.i + 1
    while end < len(tokens) and tokens[end].pos_ == "PROPN":
        end += 1
    name = tokens[verb.i + 1 : end]
    if not name or end >= len(tokens) or not (tokens[end].like_num or tokens[end].tag_ in ("CD", "$")):
        return 0
    last = name[-1]
    if last.dep_ == "dative":
        return end
    thing = heads[last.i]
    counted = thing >= end and heads[thing] == verb.i and tokens[thing].dep_ in ("dobj", "npadvmod")
    within = counted and last.dep_ in _NAME_PARTS
    if not within:  # "docked Everton ten points": what is counted is read as an adverb
        thing = heads[end]
        beside = heads[thing] == verb.i and tokens[thing].dep_ == "npadvmod"
        if not (beside and last.dep_ == "dobj" and heads[last.i] == verb.i):
            return 0
    if not rehang(heads, {last.i: verb.i, **{part.i: last.i for part in name[:-1]}}):
        return 0
    tokens[thing].dep_, last.dep_ = "dobj", "dative"
    for part in name[:-1]:
        part.dep_ = "compound"
    return end
