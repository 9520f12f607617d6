"""Relative clauses without a pronoun, which the small model takes for participles.

"The man the council arrested left", "The men police arrested were freed": of two phrases side by side before
a verb in the past and another verb, the second does the first, to whoever the first phrase is.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.pipeline.heads import rehang
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))
MOST = 20
"""Words behind a participle among which an agent is looked for, and the verb of its sentence."""


def mend_relatives(tokens: Sequence[Token], heads: list[int]) -> None:
    """Change labels of ``tokens``, which do not hang together yet, and their ``heads``, by number."""
    for verb in tokens:
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and heads[verb.i] == verb.i - 1:
            _mend_contact(verb, tokens, heads)


def _mend_contact(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Make the noun before a participle its subject, and the noun before that whom it is done to."""
    doer = tokens[verb.i - 1]
    main = tokens[heads[doer.i]]
    told_of = _told_of(doer, tokens, heads)
    behind = tokens[verb.i + 1 : verb.i + MOST]
    suffered = any(each.dep_ == "agent" and heads[each.i] == verb.i for each in behind)
    after = main.i > verb.i and doer.dep_ in _SUBJECTS and main.pos_ in ("VERB", "AUX")
    if told_of is None or not after or suffered or not _acts(doer):
        return
    role = doer.dep_
    changes = {verb.i: told_of.i, doer.i: verb.i, told_of.i: main.i}
    if heads[main.i] == told_of.i:
        changes[main.i] = main.i if heads[told_of.i] == told_of.i else heads[told_of.i]
        changes |= {each.i: main.i for each in tokens[main.i + 1 :][:MOST] if heads[each.i] == told_of.i}
    changes |= {each.i: told_of.i for each in _before(told_of, tokens) if heads[each.i] == doer.i}
    label = told_of.dep_
    if rehang(heads, changes):
        verb.tag_, verb.dep_, doer.dep_, told_of.dep_ = "VBD", "relcl", "nsubj", role
        main.dep_ = label if main.dep_ == "relcl" else main.dep_


def _told_of(doer: Token, tokens: Sequence[Token], heads: Sequence[int]) -> Token | None:
    """Return the noun that ends right before the phrase of ``doer``, if nothing joins the two.

    An article begins a phrase of its own; without one it is a plural before those who do it ("men police").
    """
    before = tokens[doer.i - 1] if doer.i else doer
    if before.lower_ in _ARTICLES and heads[before.i] == doer.i and before.i > 0:
        noun = tokens[before.i - 1]
        return noun if noun.pos_ in ("NOUN", "PROPN") and heads[doer.i] != noun.i else None
    people = before.tag_ == "NNS" and before.dep_ == "compound" and heads[before.i] == doer.i
    return before if people and noun_senses(before.lemma_.lower())[:1] == ("person",) else None


def _before(noun: Token, tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[max(0, noun.i - MOST) : noun.i]


def _acts(noun: Token) -> bool:
    senses = noun_senses(noun.lemma_.lower())
    return noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or bool({"person", "group"} & set(senses[:1]))
