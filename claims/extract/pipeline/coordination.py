"""Coordinated clauses that the small model joins at the wrong word.

- "denied that Voss had been fired and praised her": a verb with an object of its own is no second participle
  of the passive before it; it goes on with the verb above.
- "The army lent boats and the mayor sent buses": whoever stands between "and" and a verb that has no subject
  is its subject, and no second object of the verb before.
- "…, doctors and police said.": nor are those who say what stands before the comma part of it.
- "Police fired gas and farmers threw stones": nor are the two one subject, where the first verb says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.lexicon import lists
from claims.extract.pipeline.heads import can_act, phrase_start, rehang
from claims.extract.supersenses import verb_senses
from claims.extract.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_HELPING = frozenset(("aux", "auxpass"))
_OF_NOUNS = frozenset(("det", "amod", "compound", "nummod", "poss", "cc", "case", "nmod"))
_SAYING = frozenset(("communication", "cognition", "perception", "stative"))
_BESIDE = frozenset(("and", "but", "while"))
NEAR = 4
"""Words behind a verb among which its object is looked for."""
MOST = 30
"""Words between two coordinated verbs at most."""


def mend_coordination(tokens: Sequence[Token], heads: list[int]) -> None:
    """Change labels of ``tokens``, which do not hang together yet, and their ``heads``, by number."""
    for verb in tokens:
        if verb.dep_ == "ccomp" and verb.tag_ in _FINITE and 0 < verb.i - heads[verb.i] <= MOST:
            _mend_object(verb, tokens, heads)
        if (
            verb.dep_ == "ROOT"
            and verb.tag_ in _FINITE
            and verb.i > NEAR
            and tokens[verb.i - 1].dep_ == "conj"
        ):
            _mend_speakers(verb, tokens, heads)
        if verb.dep_ != "conj" or verb.tag_ not in _FINITE or not 0 < verb.i - heads[verb.i] <= MOST:
            continue
        between = tokens[heads[verb.i] + 1 : verb.i]
        if any(heads[each.i] == verb.i and each.dep_ in _SUBJECTS | _HELPING for each in between):
            continue
        if not _mend_passive_before(verb, tokens, heads):
            _mend_subject(verb, between, tokens, heads)


def _mend_passive_before(verb: Token, tokens: Sequence[Token], heads: list[int]) -> bool:
    """Hang a verb with an object on the verb that reports the passive clause which it was joined to."""
    passive = tokens[heads[verb.i]]
    above = tokens[heads[passive.i]]
    before = tokens[max(0, passive.i - NEAR) : passive.i]
    helped = any(each.dep_ == "auxpass" and heads[each.i] == passive.i for each in before)
    behind = tokens[verb.i + 1 : verb.i + 1 + NEAR]
    active = verb.tag_ == "VBD" and any(each.dep_ == "dobj" and heads[each.i] == verb.i for each in behind)
    reported = passive.dep_ == "ccomp" and above.tag_ in _FINITE and above.i < passive.i
    return helped and active and reported and rehang(heads, {verb.i: above.i})


def _mend_subject(verb: Token, between: Sequence[Token], tokens: Sequence[Token], heads: list[int]) -> None:
    """Make the second of two objects the subject of the verb behind it, if it can act and stands alone."""
    noun = next((each for each in reversed(between) if each.dep_ == "conj" and heads[each.i] < each.i), None)
    if noun is None or not can_act(noun) or not _joins(noun, tokens, heads):
        return
    behind = [each for each in tokens[noun.i + 1 : verb.i] if heads[each.i] != noun.i or each.dep_ != "prep"]
    beside = [each for each in behind if each.dep_ == "appos" and heads[each.i] == noun.i]
    commas = [each for each in behind if each.text == ","]
    closed = len(commas) == 2 if beside else not commas
    plain = all(each.text == "," or each in beside or each.dep_ in ("compound", "advmod") for each in behind)
    if closed and plain and rehang(heads, {noun.i: verb.i}):
        noun.dep_ = "nsubj"


def _mend_object(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Part two nouns that are read as the subject of a clause, where the verb before them takes no clause."""
    first = tokens[heads[verb.i]]
    between = tokens[first.i + 1 : verb.i]
    subject = next((each for each in between if each.dep_ in _SUBJECTS and heads[each.i] == verb.i), None)
    noun = tokens[verb.i - 1]
    if subject is None or subject.dep_ != "nsubj" or noun.dep_ != "conj" or heads[noun.i] != subject.i:
        return
    plain = all(each.dep_ in _OF_NOUNS or each in (subject, noun) for each in between)
    says = _SAYING & set(verb_senses(first.lemma_.lower())[:2])
    if not plain or says or not can_act(noun) or first.tag_ not in _FINITE:
        return
    if rehang(heads, {subject.i: first.i, noun.i: verb.i}):
        subject.dep_, noun.dep_, verb.dep_ = "dobj", "nsubj", "conj"


def _mend_speakers(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Make the last of a list the subject of the verb of saying behind it, from the comma before them on."""
    last = tokens[verb.i - 1]
    first = tokens[heads[last.i]]
    start = phrase_start(first, heads)
    before = tokens[max(0, verb.i - MOST) : verb.i]
    own = any(each.dep_ in _SUBJECTS and heads[each.i] == verb.i for each in before)
    said = any(each.dep_ == "ccomp" and heads[each.i] == verb.i for each in before)
    comma = start > 0 and tokens[start - 1].text == "," and first.dep_ in ("conj", "appos")
    joined = any(each.lower_ == "and" for each in tokens[first.i + 1 : last.i])
    says = verb.lemma_.lower() in lists("syntax")["saying"]
    if own or not (said and comma and joined and says and can_act(first) and can_act(last)):
        return
    if rehang(heads, {first.i: verb.i}):
        first.dep_ = "nsubj"


def _joins(noun: Token, tokens: Sequence[Token], heads: Sequence[int]) -> bool:
    """Say whether an "and" right before a noun's phrase joins it to an object."""
    first = phrase_start(noun, heads)
    thing = tokens[heads[noun.i]]
    return first > 0 and tokens[first - 1].lower_ in _BESIDE and thing.dep_ in ("dobj", "pobj")
