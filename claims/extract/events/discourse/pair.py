"""The referents of "the two", "both sides" and "they": the two parties of the event before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claims.document import Participant
from claims.extract.events.candidate import Candidate
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.participants import ActorFilter
from claims.extract.events.parties.pronouns import is_said
from claims.extract.tokens import Token

NEAR = 40
"""Within how many words behind an event its two may be meant."""


def paired(candidates: Iterable[Candidate], actor_filter: ActorFilter) -> list[Candidate]:
    """Return the events, in which the two of an earlier one act in place of the words that mean them.

    The nearest event before must be of exactly two who go by their names, both people or both countries; and
    what "they" do must be of the kind that two do together. Within quotation marks nothing is settled.
    """
    found: list[Candidate] = []
    for one in candidates:
        meant = (
            _pair(found[-1], actor_filter) if found and _means_two(one) and _is_near(found[-1], one) else ()
        )
        found.append(replace(one, actors=meant) if meant else one)
    return found


def _means_two(one: Candidate) -> bool:
    if len(one.actors) != 1 or one.recipients:
        return False
    word = _token(one, one.actors[0])
    if is_said(word):
        return False
    if word.lower_ == "they":
        return one.type in lexicon().grammar["reciprocal"] or one.mode == "sign"
    beside = {each.lower_ for each in word.children}
    return word.lower_ in ("two", "both") or "both" in beside or {"the", "two"} <= beside


def _is_near(earlier: Candidate, one: Candidate) -> bool:
    return one.trigger.token.i - earlier.trigger.token.i <= NEAR


def _pair(earlier: Candidate, actor_filter: ActorFilter) -> tuple[Participant, ...]:
    """Return the two who take part in an event, if they are two of a kind."""
    both = (*earlier.actors, *earlier.recipients)
    alike = len({one.head in actor_filter.lands for one in both}) == 1
    named = all(one.head in actor_filter.named for one in both)
    return both if len(both) == 2 and alike and named else ()


def _token(one: Candidate, participant: Participant) -> Token:
    doc = one.trigger.token.doc
    found = doc.char_span(participant.head, participant.head + 1, alignment_mode="expand")
    return found[0] if found is not None else one.trigger.token
