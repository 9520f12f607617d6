"""Choice among the triggers that selection leaves out: which are events all the same.

A gate stops what mostly is no event of its own: an aim, a noun of which nobody is named, what another event
holds. ``lexicon/events/choice.toml`` has a weight (log odds) for each trait of what is stopped; where they
make it likelier than not that a reader marks it, it stands. An article's lead is left to the gates: it packs
into one sentence what is told again below. ``python -m tests.quality.event_choice`` fits the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from typing import cast

from claims.document import Quote, Span
from claims.extract import syntax
from claims.extract.events.candidate import Candidate, head_of
from claims.extract.events.confidence import named_in
from claims.extract.events.kinds import kind
from claims.extract.events.quotes_by_place import QuotesByPlace
from claims.extract.events.select import LeftOut, Selection, is_empty
from claims.extract.parse import Parsed
from claims.extract.supersenses import noun_senses, verb_senses
from claims.extract.tokens import Token
from claims.wordlists import load

ENOUGH = 0.45
"""The chance of being an event from which on a trigger stands."""


def chosen(
    selection: Selection, parsed: Parsed, quotes: Sequence[Quote]
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that stand, and those that may resume another, with what is chosen among them."""
    taken: dict[int, Candidate] = {}
    for one, each in judged(selection, parsed, quotes):
        if chance(each) >= ENOUGH:
            taken[one.trigger.token.i] = replace(one, chosen=True)
    empty = {one.trigger.token.i: one for one in selection.empty}
    empty |= {at: one for at, one in taken.items() if is_empty(one)}
    told = (one for one in taken.values() if not is_empty(one))
    standing = sorted((*selection.standing, *told), key=lambda one: one.trigger.token.i)
    return standing, [empty[at] for at in sorted(empty)]


def judged(
    selection: Selection, parsed: Parsed, quotes: Sequence[Quote]
) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """Yield what selection leaves out, but for what a brief tells and the reader is bidden, with the traits
    that it is judged by."""
    beside: dict[int, list[Candidate]] = {}
    for each in (*selection.standing, *(one.candidate for one in selection.rest)):
        beside.setdefault(each.trigger.token.sent.start, []).append(each)
    by_place = QuotesByPlace(quotes)
    brief = _brief(parsed)
    for one in selection.rest:
        trigger = one.candidate.trigger.token
        if "bidden" not in one.gates and (brief is None or not brief.start <= trigger.idx < brief.end):
            yield one.candidate, tuple(traits(one, beside[trigger.sent.start], quotes, by_place))


def chance(traits: Iterable[str]) -> float:
    """Return how likely what has these traits is an event, 0 to 1."""
    weights = _weights()
    return 1 / (1 + exp(-sum(weights.get(trait, 0.0) for trait in traits)))


@cache
def _weights() -> Mapping[str, float]:
    return cast("Mapping[str, float]", load("claims.extract.lexicon", "events/choice")["weights"])


def _brief(parsed: Parsed) -> Span | None:
    """Return the sentence below the title, or the first, where an article has no further one."""
    news = [each.span for each in parsed.sentences if parsed.makes_news(each.span.start)]
    below = [each for each in news if parsed.block_kind(each.start) != "title"] or news[:1]
    return below[0] if len(below) == 1 else None


def traits(
    one: LeftOut, every: Sequence[Candidate], quotes: Sequence[Quote], by_place: QuotesByPlace
) -> Iterator[str]:
    """Yield what the choice of a candidate depends on; ``every`` are all of its sentence."""
    event = one.candidate
    trigger = event.trigger
    noun = trigger.form in ("noun", "light")
    part = "noun" if noun else "verb"
    yield "any"
    yield from (f"gate.{each}" for each in one.gates)
    yield from (f"form.{trigger.form}", f"type.{event.type}", f"{part}.type.{event.type}")
    yield f"{part}.modality.{event.modality}"
    acting, receiving = (
        named_in(trigger.token.doc, event.actors),
        named_in(trigger.token.doc, event.recipients),
    )
    yield from (f"{part}.acting.{acting}", f"{part}.receiving.{receiving}")
    holder = event.parent.entry.type if event.parent is not None else "none"
    yield from (f"{part}.holder.{holder}", f"holder.same.{holder == event.type}".lower())
    around = max((at for _, at in by_place.holding(trigger.span)), default=None)
    yield f"quoted.{quotes[around].form if around is not None else 'no'}"
    beside = [each for each in every if each is not event]
    yield f"beside.same.{any(each.type == event.type for each in beside)}".lower()
    yield f"before.{min(sum(each.trigger.token.i < trigger.token.i for each in beside), 2)}"
    yield from _of_noun(trigger.token) if noun else _of_verb(trigger.token, head_of(trigger))


def _of_noun(noun: Token) -> Iterator[str]:
    """Yield how a noun stands in its phrase and its clause."""
    before = next((each for each in noun.children if each.dep_ in ("det", "poss")), None)
    owned = before is not None and before.dep_ == "poss"
    article = "none" if before is None else "owned" if owned else before.lower_
    yield from (f"noun.before.{article}", f"noun.tag.{noun.tag_}", f"noun.is.{noun.dep_}")
    yield from sorted({f"noun.has.{each.dep_}" for each in noun.children if each.dep_ in _PARTS})
    yield f"noun.sense.{_first(noun_senses(noun.lemma_.lower()))}"
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ == "pobj":
        yield f"noun.behind.{noun.head.lower_}"
    senses = verb_senses if above.pos_ == "VERB" else noun_senses
    yield f"noun.under.{above.pos_}.{_first(senses(above.lemma_.lower()))}"


_PARTS = ("amod", "compound", "prep", "acl", "relcl", "nummod")


def _of_verb(word: Token, verb: Token) -> Iterator[str]:
    """Yield how a verb stands in its clause, what it is said of, and what is above it."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    yield from (f"verb.is.{first.dep_}", f"verb.tag.{verb.tag_}", f"verb.is.{first.dep_}.{verb.tag_}")
    yield f"verb.infinitive.{syntax.is_infinitive(verb)}".lower()
    passive = syntax.is_passive(verb)
    subject = syntax.passive_subject(verb) if passive else syntax.subject(verb)
    yield from (f"verb.passive.{passive}".lower(), f"verb.subject.{_kind(subject)}")
    yield f"verb.object.{_kind(syntax.child(verb, 'dobj'))}"
    yield f"verb.sense.{_first(verb_senses(word.lemma_.lower()))}"
    yield from (f"verb.mark.{each.lower_}" for each in verb.children if each.dep_ == "mark")
    yield from (f"verb.with.{each.lower_}" for each in verb.children if each.dep_ == "aux")
    above = first.head
    if above is not first:
        senses = verb_senses if above.pos_ == "VERB" else noun_senses
        yield f"verb.under.{first.dep_}.{above.pos_}.{_first(senses(above.lemma_.lower()))}"


def _kind(token: Token | None) -> str:
    """Return the kind of a subject or an object, by its part of speech for a name or a pronoun."""
    if token is None:
        return "none"
    return token.pos_ if token.pos_ in ("PRON", "PROPN") else kind(token) or "unknown"


def _first(senses: Sequence[str]) -> str:
    return senses[0] if senses else "unknown"
