"""Relative clauses without a pronoun, which the small model takes for participles.

"The man the council arrested left", "The men police arrested were freed": of two phrases side by side before
a verb in the past and another verb, the second does the first, to whoever the first phrase is. In "said the
port, closed since May, would open" the participle between commas tells of the noun before it, which is the
subject of what follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.lexicon import lists
from claims.extract.pipeline.heads import can_act, phrase_start, rehang
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))
LEAD_IN = frozenset(("IN", "DT", "NN", "NNP", "NNS", "CD", "JJ", "PRP$", "RB"))
"""Tags of words between a verb of saying and what is said: "said in a statement on Friday the port …"."""
MOST = 20
"""Words behind a participle among which an agent is looked for, and the verb of its sentence."""


def mend_relatives(tokens: Sequence[Token], heads: list[int]) -> None:
    """Change labels of ``tokens``, which do not hang together yet, and their ``heads``, by number."""
    with_subject = {heads[token.i] for token in tokens if token.dep_ in _SUBJECTS}
    for verb in tokens:
        if verb.tag_ in ("VBD", "VBN") and verb.i > 1 and tokens[verb.i - 1].text == ",":
            _mend_aside(verb, tokens, heads, with_subject)
        if verb.dep_ == "relcl" and tokens[heads[verb.i]].dep_ == "pobj":
            _mend_who(verb, tokens, heads)
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and heads[verb.i] == verb.i - 1:
            _mend_contact(verb, tokens, heads)


def _mend_who(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Hang a clause with "who" behind a body or a place on the person before ("a clerk of Oslo, who")."""
    place = tokens[heads[verb.i]]
    noun = tokens[heads[heads[place.i]]]
    between = tokens[place.i + 1 : verb.i]
    who = any(each.lower_ == "who" and heads[each.i] == verb.i for each in between)
    apart = bool(between) and between[0].text == "," and place.ent_type_ in ("GPE", "ORG", "LOC", "FAC")
    person = "person" in noun_senses(noun.lemma_.lower())[:1] and noun.pos_ == "NOUN"
    if who and apart and person:
        rehang(heads, {verb.i: noun.i})


def _mend_contact(verb: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Make the noun before a participle its subject, and the noun before that whom it is done to."""
    doer = tokens[verb.i - 1]
    main = tokens[heads[doer.i]]
    told_of = _told_of(doer, tokens, heads)
    behind = tokens[verb.i + 1 : verb.i + MOST]
    suffered = any(each.dep_ == "agent" and heads[each.i] == verb.i for each in behind)
    after = main.i > verb.i and doer.dep_ in _SUBJECTS and main.pos_ in ("VERB", "AUX")
    if told_of is None or not after or suffered or not can_act(doer):
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


def _mend_aside(verb: Token, tokens: Sequence[Token], heads: list[int], with_subject: set[int]) -> None:
    """Give a participle between commas to the noun before it, and that noun to the verb behind as subject."""
    noun = tokens[verb.i - 2]
    behind = tokens[verb.i + 1 : verb.i + MOST]
    close = next((each.i for each in behind if each.text == ","), len(tokens))
    main = _main_behind(close, tokens, heads)
    held = any(each.dep_ == "dobj" and heads[each.i] == verb.i for each in behind)
    cited = verb.lemma_.lower() in lists("syntax")["saying"]  # "boats, said Lind, are late"
    if noun.pos_ not in ("NOUN", "PROPN") or held or cited or main is None or main.i in with_subject:
        return
    start = phrase_start(noun, heads)
    changes = {verb.i: noun.i, noun.i: main.i}
    label = main.dep_
    if heads[main.i] == verb.i:
        above, label = heads[verb.i], verb.dep_
        changes[main.i] = main.i if above == verb.i else above
        around = (*tokens[max(0, start - MOST) : start], *tokens[close : close + MOST])
        changes |= {each.i: main.i for each in around if heads[each.i] == verb.i and each.i != main.i}
    says = _says_before(start, tokens)
    if says is not None:
        changes[main.i] = says.i
        if tokens[start - 1].lower_ == "that":
            changes[start - 1] = main.i
    if rehang(heads, changes):
        verb.tag_, verb.dep_, noun.dep_ = "VBN", "acl", "nsubj"
        main.dep_ = label if says is None else "ccomp"
        with_subject.add(main.i)


def _main_behind(comma: int, tokens: Sequence[Token], heads: Sequence[int]) -> Token | None:
    """Return the verb whose auxiliary, or which as a form of "be" itself, stands right behind a comma."""
    first = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if (
        first is None
        or not (first.tag_ == "MD" or first.lemma_ in ("be", "have"))
        or first.tag_ not in _FINITE
    ):
        return None
    return tokens[heads[first.i]] if first.dep_ in ("aux", "auxpass") else first


def _says_before(start: int, tokens: Sequence[Token]) -> Token | None:
    """Return the verb of saying before what begins at ``start``, past a "that", a day and a place."""
    for each in reversed(tokens[max(0, start - MOST) : start]):
        if each.pos_ == "VERB":
            return each if each.lemma_.lower() in lists("syntax")["saying"] else None
        if each.tag_ not in LEAD_IN:
            return None
    return None
