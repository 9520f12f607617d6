"""Verbs of headlines that the parser took for nouns: "Police fire tear gas", "Norvik signs ferry contract".

Headlines leave out articles, so a small model reads subject, verb and object as one long compound. Where a
line without a full stop has no verb, a word of it is that verb if it is one of headlines
(``lexicon/title_case.toml``), agrees in number with the word before it, which can act, and has words behind
it: what stood before it becomes its subject, the compound's head its object. And where a noun was taken for
a verb that does not agree with the one name before it ("Lind plans Chile visit"), it is a noun again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from claims.extract.lexicon import lists
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_LINE = re.compile(r"(?m)^[ \t]*[^\W\d_][^\n.!?:;]{8,120}$")
"""A line that may be a headline."""
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "ADV"))
_SOMEBODY = frozenset(("GPE", "ORG", "PERSON", "NORP", "LOC", "CARDINAL"))
_OF_NOUNS = frozenset(("of", "with", "for", "between", "on"))
"""Prepositions that rather tell more of the object than of the deed."""
_PLURAL = frozenset(("police", "people", "staff", "crew"))


def mend_headlines(tokens: Sequence[Token], heads: list[int], text: str) -> None:
    """Make verbs of words of headlines that were taken for nouns, and nouns of those taken for verbs.

    Changes tags, lemmas and labels of ``tokens``, which do not hang together yet, and their ``heads``, by
    number. Other lines stay as they are.
    """
    starts = [token.idx for token in tokens]
    for line in _LINE.finditer(text):
        first = bisect_left(starts, line.start())
        words = tokens[first : bisect_left(starts, line.end())]
        at = _mistaken(words, heads)
        if at is not None:
            _make_verb(words, heads, at)
        for before, word in pairwise(words):
            if _disagrees(before, word, heads):
                _make_noun(before, word, heads)


def _mistaken(words: Sequence[Token], heads: Sequence[int]) -> int | None:
    """Return which of the words is the verb of a headline that has none, or a noun for its verb."""
    root = _root(words, heads)
    if root is None:
        return None
    if root.pos_ not in ("NOUN", "PROPN") and not _is_noun_too(root, words, heads):
        return None
    row = _nominal_row(words, root)
    return next((at for at in range(1, len(row) - 1) if _is_verb(row, at)), None)


def _root(words: Sequence[Token], heads: Sequence[int]) -> Token | None:
    roots = [word for word in words if heads[word.i] == word.i and word.pos_ != "SPACE"]
    return roots[0] if len(roots) == 1 else None


def _is_noun_too(verb: Token, words: Sequence[Token], heads: Sequence[int]) -> bool:
    """Say whether a verb without auxiliary and object may be a noun ("aid" of "Peru pledges aid to Lima")."""
    below = {word.dep_ for word in words if heads[word.i] == verb.i}
    plain = not below & {"aux", "auxpass", "dobj", "ccomp", "xcomp", "advmod", "prt"}
    return plain and verb.tag_ in ("VB", "VBD", "VBP") and bool(noun_senses(verb.lower_))


def _nominal_row(words: Sequence[Token], root: Token) -> Sequence[Token]:
    """Return the words up to the first preposition or mark: what the parser took for one compound."""
    outside = (
        at
        for at, word in enumerate(words)
        if word.pos_ not in _NOMINAL and word.dep_ != "compound" and word != root
    )
    return words[: next(outside, len(words))]


def _is_verb(row: Sequence[Token], at: int) -> bool:
    form, before, behind = row[at].lower_, row[at - 1], row[at + 1 :]
    plural = before.tag_ in ("NNS", "NNPS") or before.lower_ in _PLURAL
    lemma = form if plural else _third_person(form)
    if lemma is None or not _can_act(before, row[0]):
        return False
    if lemma in lists("title_case")["headline_verbs"]:
        return True
    somebody = plural or any(word.ent_type_ in _SOMEBODY or _is_being(word) for word in behind)
    return lemma in lists("title_case")["stacked"] and somebody


def _third_person(form: str) -> str | None:
    """Return the base form of "signs", "passes", "denies"; ``None`` of a word that is no such form."""
    known = lists("title_case")["headline_verbs"] | lists("title_case")["stacked"]
    bases = [form[:-1], form[:-2], f"{form[:-3]}y"] if form.endswith("s") else []
    return next((base for base in bases if base in known), None)


def _can_act(before: Token, first: Token) -> bool:
    named = before.pos_ == "PROPN" or before.ent_type_ in _SOMEBODY or first.ent_type_ in _SOMEBODY
    return named or _is_being(before)


def _is_being(word: Token) -> bool:
    senses = noun_senses(word.lower_) or noun_senses(word.lower_.removesuffix("s"))
    return bool({"person", "group"} & set(senses[:2]))


def _make_verb(words: Sequence[Token], heads: list[int], at: int) -> None:
    """Hang a headline anew: subject, verb and object, and on the verb whatever hung on the whole."""
    verb, root = words[at], _root(words, heads)
    if root is None:
        return
    row = _nominal_row(words, root)
    subject, thing = words[at - 1], row[-1]
    plural = subject.tag_ in ("NNS", "NNPS") or subject.lower_ in _PLURAL
    verb.pos_, verb.tag_, verb.dep_, heads[verb.i] = "VERB", "VBP" if plural else "VBZ", "ROOT", verb.i
    verb.lemma_ = (verb.lower_ if plural else _third_person(verb.lower_)) or verb.lower_
    verb.ent_type_, verb.ent_iob_ = "", "O"
    if root.pos_ == "VERB" and root != verb:
        root.pos_, root.tag_, root.lemma_ = "NOUN", "NN", root.lower_
    for some, head, label in ((row[:at], subject, "nsubj"), (row[at + 1 :], thing, "dobj")):
        _gather(some, head, heads)
        heads[head.i], head.dep_ = verb.i, label
    for word in words[len(row) :]:
        if heads[word.i] == word.i or (heads[word.i] == root.i and word.lower_ not in _OF_NOUNS):
            heads[word.i] = verb.i


def _disagrees(before: Token, word: Token, heads: Sequence[int]) -> bool:
    """Say whether a noun was taken for the plural verb of one name: "visit" of "Lind plans Chile visit"."""
    clause = word.tag_ == "VBP" and word.dep_ == "ccomp" and bool(noun_senses(word.lower_))
    return clause and before.tag_ == "NNP" and before.dep_ == "nsubj" and heads[before.i] == word.i


def _make_noun(before: Token, word: Token, heads: list[int]) -> None:
    """Make such a word the object of the verb above it, and the name part of its compound."""
    word.pos_, word.tag_, word.dep_, word.lemma_ = "NOUN", "NN", "dobj", word.lower_
    before.dep_ = "compound"
    heads[before.i] = word.i


def _gather(some: Sequence[Token], head: Token, heads: list[int]) -> None:
    """Hang words in a row on the last of them, where they hung outside of it."""
    inside = {word.i for word in some}
    for word in some:
        if heads[word.i] not in inside or heads[word.i] == word.i:
            heads[word.i] = head.i
            word.dep_ = word.dep_ if word.dep_ in ("amod", "nummod", "det") else "compound"
