"""Attachment of time expressions to the quotes and events of their sentence.

The measure is the path through the dependency tree from the trigger to the time expression, each step with
a cost: into the own clause's adjuncts is cheap, into another clause is closed. So in "the visit scheduled for
February was cancelled on Monday" the visit takes February and the cancelling Monday. Dependency labels are
those of spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claims.document import Span, TimeExpression
from claims.extract.dates.values.counted_off import ONWARD
from claims.extract.dates.values.counted_off import RULE as COUNTED_OFF
from claims.extract.supersenses import noun_senses
from claims.extract.syntax.dates_before_verbs import leads_to, tells_of

if TYPE_CHECKING:
    from claims.extract.parse import Parsed
    from claims.extract.tokens import Token

CLOSED = float("inf")
FURTHEST = 6.0
"""A time expression whose path costs more than this is none of the trigger's."""

SAME_DAY = 2.5
"""The cost of taking the day of a neighbouring clause in the past."""

BOUND = 4.0
"""The further cost of a time that bounds a noun of the clause."""

HAPPENINGS = (("act",), ("event",), ("phenomenon",))
"""WordNet's kinds of noun that happen."""

OCCASIONS = frozenset({"act", "event", "communication"})
"""Kinds of noun of which one sense is something said or done on a day."""

_REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


def attach(
    parsed: Parsed, times: Sequence[TimeExpression], at: Span | int, without: Container[int] = ()
) -> int | None:
    """Return the position in ``times`` of the time expression that dates what stands ``at``, or ``None``.

    Args:
        parsed: the article, parsed.
        times: its time expressions in the order of the text, none overlapping.
        at: the trigger of an event or the cue of a quote: its span, or the offset of its first character.
        without: positions of time expressions that are known to date something else.

    Only expressions of the same sentence are looked at. A set ("every Friday") and a duration without days
    of its own ("for three years") date nothing; "over the past three days" does, and "recently" only where
    nothing better is near.
    """
    span = at if isinstance(at, Span) else Span(at, at + 1)
    found = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None or not len(found):
        return None
    trigger = found.root
    sentence = trigger.sent
    best: tuple[float, int, int] | None = None
    first = bisect_left(times, sentence.start_char, key=lambda time: time.span.start)
    last = bisect_right(times, sentence.end_char, key=lambda time: time.span.start)
    for position in (each for each in range(first, last) if each not in without):
        told = _told_of(parsed, trigger, times[position])
        cost = 0.0 if told else _cost(parsed, trigger, times[position])
        if cost <= FURTHEST:
            gap = abs(times[position].span.start - trigger.idx)
            best = min(best or (CLOSED, 0, 0), (cost, gap, position))
    return _narrowed(parsed, times, best[2]) if best else None


def _narrowed(parsed: Parsed, times: Sequence[TimeExpression], at: int) -> int:
    """Return the position of the day that a comma sets beside a week or month ("next week, on May 3")."""
    wide, narrow = times[at], times[at + 1] if at + 1 < len(times) else times[at]
    between = parsed.text[wide.span.end : narrow.span.start].strip()
    if narrow is wide or between not in (",", ", on", "on", "–", "—", "("):
        return at
    outer, inner = wide.range, narrow.range
    if not (outer and inner and outer.first and outer.last and inner.first and inner.last):
        return at
    within = outer.first <= inner.first and inner.last <= outer.last and inner != outer
    return at + 1 if within else at


def _told_of(parsed: Parsed, trigger: Token, time: TimeExpression) -> bool:
    """Say whether the clause of ``trigger`` follows the time, and tells of it."""
    span = parsed.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is not None and time.rule == COUNTED_OFF:
        return leads_to(parsed.doc[span.end], trigger)
    return span is not None and _has_days(parsed, time) and tells_of(trigger, span)


def _has_days(parsed: Parsed, time: TimeExpression) -> bool:
    """Say whether an expression can date something: of stretches those that are over ("the past week")."""
    if time.rule == ONWARD:
        return True
    if time.type != "DURATION" or time.rule != "duration.near":
        return time.type in ("DATE", "TIME")
    days, words = time.range, time.span.of(parsed.text).lower().split()
    known = days is not None and bool(days.first and days.last) and days.precision != "vague"
    return known and not any(word in _lexicon()["to_come"] for word in words)


def _cost(parsed: Parsed, trigger: Token, time: TimeExpression) -> float:
    """Return what the path from ``trigger`` to ``time`` costs."""
    if not _has_days(parsed, time):
        return CLOSED
    span = parsed.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is None or any(token == trigger for token in span):
        return CLOSED
    named = _named_with(span.root)
    if named is not None and named != trigger:
        return CLOSED
    down, site = _to_site(span.root, time)
    vague = 4.0 if time.value in _REFERENCES else 0.0
    if site == trigger:
        return down + vague
    chain = [site, *site.ancestors]
    climb = 0.0
    below = trigger
    for above in (trigger, *trigger.ancestors):
        if above != trigger:
            climb += _up(below, above, span.start, time)
        below = above
        if above in chain:
            into = sum(_down(token, above, time) for token in chain[: chain.index(above)])
            return climb + into + down + vague
        if climb == CLOSED:
            break
    return CLOSED


def _named_with(root: Token) -> Token | None:
    """Return the noun that a time only names, which is no occasion ("suspended for this month's games")."""
    noun = root.head
    before = root.dep_ in ("poss", "nummod", "nmod", "compound", "amod") and noun.pos_ in ("NOUN", "PROPN")
    if not before or noun.dep_ != "pobj" or noun.head.lower_ in _lexicon()["occasions_of_a_day"]:
        return None
    return noun


def _to_site(root: Token, time: TimeExpression) -> tuple[float, Token]:
    """Return the word that the time expression modifies, and the cost of the way there."""
    cost, token, steps = 0.0, root, _lexicon()["site"]
    while token.dep_ in steps and token.head != token and not (token != root and _of_another(token)):
        named = token.dep_ == "pobj" and token.head.lower_ in _lexicon()["names_no_day"]
        if (named and token != root) or (not _is_day(time) and _is_deed_charged(token)):
            break
        cost += _bounds_a_noun(token) + steps[token.dep_]
        token = token.head
    return cost, _verb_before(root, _clause_after(root, token))


def _is_deed_charged(token: Token) -> bool:
    """Say whether a clause tells what somebody is charged with, which was in a month or year before.

    "Accused of lying in July"; a day is as well that of the charge ("accused him of lying on Monday").
    """
    if token.dep_ != "pcomp" or token.head.lower_ not in _lexicon()["of_a_deed"]:
        return False
    above = token.head.head
    verb = above.head if above.dep_ in ("dobj", "nsubjpass") else above
    return verb.pos_ == "VERB" and verb.lemma_ in _lexicon()["for_a_deed"]


def _bounds_a_noun(token: Token) -> float:
    """Return the further cost of a time that only says from or to when a noun holds ("results since May")."""
    bounds = token.dep_ == "prep" and token.lower_ in _lexicon()["bounds"]
    return BOUND if bounds and token.head.pos_ in ("NOUN", "PROPN") else 0.0


def _of_another(token: Token) -> bool:
    """Say whether ``token`` is an event before or after the one told ("since the visit in October")."""
    return token.dep_ == "pobj" and token.head.lower_ in _lexicon()["reaches_another_event"]


def _clause_after(root: Token, site: Token) -> Token:
    """Give a time that opens the sentence to the clause it opens, not to the "he said" that closes it."""
    for child in site.children:
        if child.dep_ == "ccomp" and root.i < child.i < site.i:
            return child
    return site


def _verb_before(root: Token, site: Token) -> Token:
    """Give a time to the verb of telling right before it, not to what it tells ("said Monday it may go")."""
    first = root.head if root.dep_ == "pobj" and root.head.i < root.i else root
    before = root.doc[first.left_edge.i - 1] if first.left_edge.i else root
    told = site.dep_ == "ccomp" and before == site.head and before.pos_ == "VERB"
    behind = any(child.dep_ in ("nsubj", "nsubjpass") and child.i > root.i for child in site.children)
    return before if told and behind else site


def _down(token: Token, above: Token, time: TimeExpression) -> float:
    """Return the cost of the step from a word above down to ``token`` on the way to the time."""
    if token.dep_ in ("acl", "relcl"):
        return _down_to_clause_of_noun(token, above)
    if token.dep_ == "nsubj" and _did(above, token):
        return 1.0
    if token.dep_ == "prep" and token.lower_ in _lexicon()["names_no_day"]:
        return CLOSED
    if token.dep_ == "xcomp":
        return _down_to_what_comes(token)
    if token.dep_ == "advcl":
        spoken = token.i < above.i and ((_is_day(time) and _is_speaking(token)) or _is_dated_letter(token))
        comes = token.head.dep_ == "acl" and _down_to_what_comes(token) < CLOSED
        return 1.0 if comes else 2.0 if spoken or _is_talk(token) else CLOSED
    if _is_deed_charged(token) and not _is_day(time):
        return CLOSED
    if token.dep_ == "conj":
        other = any(child.dep_ in ("nsubj", "nsubjpass", "ccomp") for child in token.children)
        return 3.0 if token.pos_ in ("VERB", "AUX") and not other else CLOSED
    if token.dep_ == "dobj" and above.lemma_ in _lexicon()["tells_of_another_day"]:
        return CLOSED
    if _of_another(token):
        return CLOSED
    return _lexicon()["down"].get(token.dep_, CLOSED)


def _down_to_clause_of_noun(clause: Token, above: Token) -> float:
    """Return the cost of the step down into a clause that stands at a noun.

    It gives its noun a date ("the visit planned for May", "the assurances given on Monday", "the attack that
    killed two on Friday"), and the verb of which that is the subject, or the occasion.
    """
    noun, lexicon = clause.head, _lexicon()
    of_noun = noun == above and above.pos_ in ("NOUN", "PROPN")
    carried = clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in lexicon["carries"]
    if _is_of_its_occasion(clause) or (carried and of_noun):
        return 1.0
    if clause.lemma_ in lexicon["sets_a_date"]:
        sets = not any(child.dep_ == "dobj" and child.lower_ != "place" for child in clause.children)
        return 1.0 if sets and (of_noun or _did(above, noun)) else CLOSED
    struck = clause.dep_ == "relcl" and strikes(clause, noun) and _subject_is_relative(clause)
    return 1.0 if struck and (of_noun or _did(above, noun)) else CLOSED


def _is_of_its_occasion(token: Token) -> bool:
    """Say whether a clause tells when the words were given, or the gathering was held, in which it was done.

    "In the letter she sent on Monday, …"; "was beaten at a rally held on Sunday".
    """
    noun, lexicon = token.head, _lexicon()
    if noun.dep_ != "pobj" or noun.head.lower_ not in lexicon["occasions"]:
        return False
    passes = not OCCASIONS.isdisjoint(noun_senses(noun.lemma_))
    return (passes and token.lemma_ in lexicon["gives"]) or (
        token.dep_ == "acl" and token.lemma_ in lexicon["comes_out"]
    )


def _is_speaking(verb: Token) -> bool:
    """Say whether a participle tells on what occasion something is said ("Speaking on Monday, he …")."""
    bare = not any(child.dep_ in ("nsubj", "mark", "aux", "auxpass") for child in verb.children)
    return verb.tag_ == "VBG" and bare and verb.lemma_ in _lexicon()["speaks"]


def _is_dated_letter(verb: Token) -> bool:
    """Say whether a participle dates the words in which something is said ("In the note, dated May 3")."""
    dates = verb.tag_ == "VBN" and verb.lemma_ in _lexicon()["comes_out"]
    return dates and any(
        each.dep_ == "prep" and each.i < verb.i and each.lower_ == "in" for each in verb.children
    )


def _did(verb: Token, noun: Token) -> bool:
    """Say whether a verb tells whom what is its subject struck."""
    return noun.dep_ == "nsubj" and noun.head == verb and strikes(verb, noun)


def strikes(verb: Token, noun: Token) -> bool:
    """Say whether what happened is told with those it struck ("the blast on Friday killed two sailors")."""
    return verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _lexicon()["strikes"] and _happens(noun)


def _happens(noun: Token) -> bool:
    """Say whether a noun stands for what happens first of all, not for who or what there is."""
    return noun.pos_ == "NOUN" and noun_senses(noun.lemma_)[:1] in HAPPENINGS


def _is_talk(verb: Token) -> bool:
    """Say whether a clause says what those who meet have to talk about ("to discuss the leaks on Monday")."""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return to and verb.lemma_ in _lexicon()["talks_over"]


def _down_to_what_comes(token: Token) -> float:
    """Return the cost of the step into an infinitive that is at one with its verb.

    "Is set to open on Monday"; "is due to open on Monday"; "failed to stop traffic on Monday".
    """
    phase = token.head.lemma_ in _lexicon()["at_one"]
    opens = token.head.lemma_ in _lexicon()["sets_a_date"] and token.lemma_ in _lexicon()["sets_a_date"]
    return 1.5 if phase or opens else CLOSED


def _up(token: Token, above: Token, at: int, time: TimeExpression) -> float:
    """Return the cost of the step from ``token`` up to ``above``; ``at`` is the first token of ``time``.

    A day told before two clauses is that of both; so is one told within the first, where both are told in the
    past ("marched on Monday, and police fired tear gas when some threw stones").
    """
    if token.pos_ in ("NOUN", "PROPN", "PRON") and above.lemma_ in _lexicon()["tells_of_another_day"]:
        return CLOSED
    if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
        own = any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
        if at < above.i or (at < token.i and not own and not _is_of_another_time(token, above)):
            return 1.0
        return SAME_DAY if at < token.i and _one_day(token, above, time) else CLOSED
    if token.dep_ in ("acl", "relcl") and above.dep_ == "pobj":
        within = above.head.lower_ in ("at", "during") or (_is_wide(time) and _is_shortly_after(above.head))
        if within:
            return 1.5
    if token.dep_ == "relcl" and strikes(token, above):
        return 1.0 if _subject_is_relative(token) else CLOSED
    charged = token.dep_ == "prep" and above.lemma_ in _lexicon()["for_a_deed"]
    if charged and at < token.i and token.lower_ in _lexicon()["of_a_deed"]:
        return CLOSED
    if token.dep_ == "prep" and (
        token.lower_ in _lexicon()["names_no_day"] or (_reaches_out_of(token, time) and at < token.i)
    ):
        return CLOSED
    if token.dep_ == "advcl":
        if any(child.lower_ in ("when", "while", "as") for child in token.children) and _one_day(
            token, above, time
        ):
            return SAME_DAY
        bound = any(child.dep_ in ("mark", "advmod", "nsubj", "nsubjpass") for child in token.children)
        return CLOSED if bound else 1.5
    return _lexicon()["up"].get(token.dep_, CLOSED)


def _reaches_out_of(word: Token, time: TimeExpression) -> bool:
    """Say whether a preposition leads to what was of another time, which a month or year may well hold too
    ("in 2017 the plan was dropped after a strike")."""
    held = _is_wide(time) and _is_shortly_after(word)
    return word.lower_ in _lexicon()["reaches_another_event"] and not held


def _is_shortly_after(word: Token) -> bool:
    return word.lower_ in ("after", "following")


def _is_wide(time: TimeExpression) -> bool:
    """Say whether a time expression names a month, a season or a year."""
    value = time.value or ""
    return time.type == "DATE" and len(value) <= len("2025-01") and value not in _REFERENCES


def _subject_is_relative(verb: Token) -> bool:
    """Say whether a relative clause tells what its noun did ("the bombings of 2012, which killed nine")."""
    return any(child.dep_ == "nsubj" and child.lower_ in ("that", "which") for child in verb.children)


def _is_of_another_time(verb: Token, above: Token) -> bool:
    """Say whether a verb beside a past one is in the perfect or the future ("met on Monday and has left")."""
    helping = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return above.tag_ == "VBD" and bool(helping & _lexicon()["later"].keys())


def _one_day(verb: Token, above: Token, time: TimeExpression) -> bool:
    """Say whether ``verb`` tells of the same day as the one above it: both in the simple past or its passive.

    A year is no day, and who only says something may say it later ("and a union urged Congress to act").
    """
    says = any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
    return (
        not says
        and _is_day(time)
        and all(
            each.tag_ == "VBD"
            or (each.tag_ in ("VBN", "VBG") and any(aux.lower_ in ("was", "were") for aux in each.children))
            for each in (verb, above)
        )
    )


def _is_day(time: TimeExpression) -> bool:
    """Say whether a time expression names a day or an hour of one, not a week, month or year."""
    return len(time.value or "") >= len("2025-01-31")


@cache
def _lexicon() -> dict[str, dict[str, float]]:
    """Return the costs of ``lexicon/attach.toml``; a word list gives each of its words the cost 0."""
    data = tomllib.loads((files("claims.extract") / "lexicon" / "attach.toml").read_text("utf-8"))
    words = {name: dict.fromkeys(listed, 0.0) for name, listed in data.pop("words").items()}
    return {**data, **words}
