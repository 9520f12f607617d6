"""Time expressions right before the verb or the clause that they date."""

from __future__ import annotations

from claims.extract.tokens import Span, Token

REACH = 7
"""How many words behind a day its verb may stand, with nothing but marks and adverbs between."""


def tells_of(trigger: Token, day: Span) -> bool:
    """Say whether the clause of ``trigger`` tells of that day ("on Monday, when …", "a call in which …").

    So does the verb of a subject behind which it stands ("Senators from Ohio on Monday accused …").
    """
    first = _first_behind(day[-1], trigger)
    if first == trigger:
        return _is_subjects(trigger, day.root) or _is_bare_behind_subject(trigger, day[0])
    if first is None or first.head != trigger:
        return False
    return first.lower_ == "when" or any(each.lower_ == "which" for each in first.children)


def _first_behind(day: Token, verb: Token) -> Token | None:
    """Return the first word behind a day, past marks and the verb's adverbs ("Friday “flatly” denied")."""
    behind = (each for each in day.doc[day.i + 1 : day.i + 1 + REACH] if not each.is_punct)
    return next((each for each in behind if not _is_adverb_of(each, verb)), None)


def _is_adverb_of(word: Token, verb: Token) -> bool:
    """Say whether a word is an adverb of a verb, or stands beside one ("categorically and forcefully")."""
    first = word.head if word.dep_ in ("conj", "cc") and word.head.pos_ == "ADV" else word
    return first.dep_ == "advmod" and first.head == verb and first.tag_ != "WRB"


def leads_to(word: Token, trigger: Token) -> bool:
    """Say whether "after" or "before" opens the clause that ``trigger`` tells, or stands before its noun."""
    if word.dep_ == "prep":
        return trigger.head == word and trigger.dep_ in ("pobj", "pcomp")
    subject = trigger.pos_ == "NOUN" and trigger.dep_ in ("nsubj", "nsubjpass")
    verb = trigger.head if subject else trigger
    return word.dep_ in ("mark", "advmod") and word.head == verb


def _is_subjects(verb: Token, day: Token) -> bool:
    """Say whether a day behind "on" is parsed as part of the subject of ``verb``, which stands behind it."""
    on = day.head
    told = (
        verb.tag_ in ("VBD", "VBZ", "VBP")
        and on.lower_ == "on"
        and (on.head.pos_ in ("NOUN", "PROPN", "ADP") or _has_day_before(on))
    )
    return told and any(each.dep_ == "nsubj" and each.i <= on.head.i < verb.i for each in verb.children)


def _has_day_before(on: Token) -> bool:
    """Say whether a relative clause tells its own time before ("who met last week on Monday denied it")."""
    before = (each.subtree for each in on.head.children if each.i < on.i and each.i > on.head.i)
    return on.head.dep_ == "relcl" and any(
        word.ent_type_ in ("DATE", "TIME") for words in before for word in words
    )


def _is_bare_behind_subject(verb: Token, day: Token) -> bool:
    """Say whether a day is parsed as the end of a name in the subject ("Crowds in Lisbon Friday called")."""
    subject = next((each for each in verb.children if each.dep_ == "nsubj"), None)
    inside = subject is not None and subject.i < day.i <= subject.right_edge.i
    return inside and verb.tag_ == "VBD" and day.ent_type_ != "PERSON" and day.nbor(-1).tag_ == "NNP"
