"""Speakers in inverted clauses: "The lamps failed, reported the agency".

Copy translated from languages with a free word order puts the cue and, behind dates and hearers, the speaker
after what was said. Parsers take such a speaker for an object; the order of the words is still plain.
"""

from __future__ import annotations

from claims.extract.lexicon import lists, tables
from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.quotes.quote_context import BREAKS, QuoteContext, after_conjunction
from claims.extract.syntax import ALL_SUBJECTS, TokenRange, depth
from claims.extract.tokens import Token

Turned = tuple[Token, list[TokenRange]]
"""The head word of who speaks, and what he says."""

_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN"))
"""Tags of a cue; a past tense is often taken for a participle here."""
_GOES_ON = frozenset(("conj", "ccomp", "xcomp", "ROOT"))
_LEFT_OUT = frozenset(("aux", "auxpass", "neg", "nsubj", "nsubjpass"))
_NOT_PAST = frozenset(("MD", "VBZ", "VBP"))
_TIMES = frozenset(("DATE", "TIME"))


def turned(context: QuoteContext, verb: Token) -> Turned | None:
    """Return who speaks behind ``verb`` and what, or ``None`` where the order is the usual one."""
    if context.word(verb) not in context.lexicon.inverting or verb.tag_ not in _FINITE or verb.i == 0:
        return None
    before = verb.nbor(-1)
    if before.text not in BREAKS and before.lower_ != "as":
        return _trailing(context, verb)
    if any(child.dep_ in _LEFT_OUT and not _is_cut_off(child, verb) for child in verb.lefts):
        return None
    if context.parsed.block_kind(verb.idx) == "title":
        return None
    start, end = context.sentence(verb.i)
    who = speaker_behind(context, verb, end)
    if who is None:
        return None
    return (
        _opening(context, verb, who, end)
        if before.lower_ == "as"
        else _closing(context, verb, who, (start, end))
    )


def _is_cut_off(subject: Token, verb: Token) -> bool:
    """Say whether the only comma between what is parsed as the subject and its verb parts the two.

    "The minister received his guest, announced the palace": nobody writes so of a guest who announces.
    """
    phrase = subject.doc[subject.left_edge.i : verb.i - 1]
    at_once = subject.right_edge.i >= verb.i - 2
    return subject.dep_ == "nsubj" and at_once and all(word.text != "," for word in phrase)


def _closing(context: QuoteContext, verb: Token, who: Token, sentence: TokenRange) -> Turned | None:
    """The lamps failed, reported on Friday the agency: what stands before the cue, if it is a clause."""
    doc, start = context.doc, sentence[0]
    colon = who.i + 1
    if colon + 1 < sentence[1] and doc[colon].text == ":" and context.region_at(doc[colon + 1].idx) < 0:
        return who, [(after_conjunction(context, start), verb.i - 1), (colon + 1, sentence[1])]
    if any(word.dep_ in _GOES_ON and word.pos_ in ("VERB", "AUX") for word in doc[verb.i + 1 : sentence[1]]):
        return None
    breaks = [word.i + 1 for word in doc[start : verb.i] if word.text == ";"]
    said = after_conjunction(context, max([start, *breaks])), verb.i - 1
    stated = any(
        word.dep_ in ALL_SUBJECTS and word.i < word.head.i < verb.i for word in doc[said[0] : said[1]]
    )
    return (who, [said]) if stated else None


def _opening(context: QuoteContext, verb: Token, who: Token, end: int) -> Turned | None:
    """As noted the captain, the lamps failed: what stands behind the comma."""
    comma = who.right_edge.i + 1
    if verb.i - 1 != context.sentence(verb.i)[0] or comma + 1 >= end or context.doc[comma].text != ",":
        return None
    return who, [(comma + 1, end)]


def _trailing(context: QuoteContext, verb: Token) -> Turned | None:
    """The club has sold its captain, the board said on Sunday, where the parser hangs the board elsewhere.

    What stands before the comma is a clause, and behind the cue only a date, place or occasion follows.
    """
    doc, (start, end) = context.doc, context.sentence(verb.i)
    if verb.tag_ == "VBP" or _has_clause(verb) or not _is_last(context, verb, end):
        return None
    phrase = context.chunk_ends.get(verb.i)
    if phrase is None or phrase[0] - 2 < start or doc[phrase[0] - 1].text != ",":
        return None
    who = doc[phrase[0] : phrase[1]].root
    if not _may_speak(who):
        return None
    first = after_conjunction(context, start)
    before = doc[first : phrase[0] - 1]
    finite = any(
        word.tag_ in ("VBD", "VBZ", "VBP", "MD") and context.region_at(word.idx) < 0 for word in before
    )
    led_in = doc[first].tag_ in ("IN", "WRB", "VBG", "VBN", "TO") or doc[first].dep_ in ("mark", "prep")
    return (who, [(first, phrase[0] - 1)]) if finite and not led_in else None


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children) or verb.dep_ == "parataxis"


def _is_last(context: QuoteContext, verb: Token, end: int) -> bool:
    """Say whether no object or clause follows ``verb`` before the next comma or the end."""
    for word in context.doc[verb.i + 1 : end]:
        if word.text in (",", ".") or word.is_space:
            return True
        if word.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON") or word.dep_ in ("dobj", "dative", "mark"):
            return False
        if word.is_punct or context.region_at(word.idx) >= 0:
            return False
    return True


def speaker_behind(context: QuoteContext, verb: Token, end: int) -> Token | None:
    """Return the head of the first phrase behind ``verb`` that is no date, place or hearer."""
    heard = context.word(verb) in context.lexicon.hearing
    at = verb.i + 1
    while at < end:
        word = context.doc[at]
        phrase = context.chunk_starts.get(at)
        if word.pos_ == "ADP" and (behind := context.chunk_starts.get(at + 1)) is not None:
            at = behind[1]
        elif word.pos_ == "ADV" or word.ent_type_ in _TIMES:
            at += 1
        elif phrase is None:
            return None
        elif heard and phrase[1] in context.chunk_starts:
            heard, at = False, phrase[1]
        else:
            head = context.doc[phrase[0] : phrase[1]].root
            press = _is_press(head)
            mute = heard and _is_heard(context, verb) and not press
            return head if (press or _may_speak(head)) and not mute else None
    return None


def _is_heard(context: QuoteContext, verb: Token) -> bool:
    """Say whether who stands behind ``verb`` hears it: "informed the police"; nobody is just "assured".

    Who left the room may inform the police next; a road that is shut, or somebody found, informs nobody. One
    always tells somebody.
    """
    word = context.word(verb)
    return word == "tell" or (word != "assure" and not _cannot_inform(context, verb))


def _cannot_inform(context: QuoteContext, verb: Token) -> bool:
    """Say whether the subject of the clause before ``verb`` is a thing, or does nothing then.

    "Voters must bring a passport, reminded the board" cannot be two deeds of the voters.
    """
    first = context.sentence(verb.i)[0]
    before = [
        word for word in context.doc[first : verb.i] if word.dep_ in ALL_SUBJECTS and word.head.i < verb.i
    ]
    if not before:
        return False
    who = min(before, key=depth)
    if who.dep_ == "nsubjpass" or who.head.lemma_ == "be":
        return True
    if any(word.tag_ in _NOT_PAST for word in (who.head, *who.head.lefts)) and verb.tag_ in ("VBD", "VBN"):
        return True
    return who.pos_ in ("NOUN", "PROPN") and not _may_speak(who)


def _is_press(noun: Token) -> bool:
    """Say whether who stands there informs others by trade: "…, informed the press service of the port"."""
    words = tables("bodies")["class"]["press"].split()
    named = {noun.lower_, *(each.lower_ for each in noun.lefts)}
    return bool(named & {*words, "press"}) or noun.lemma_.lower() in lists("roles")["speaks_for"]


def _may_speak(noun: Token) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ in ("he", "she", "they")
    return noun.pos_ == "PROPN" or kind_of(noun) is not None or is_doer(noun)
