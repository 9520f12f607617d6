"""Relations between an event and the words that give its modality, as ``modality.toml`` names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from claims.extract.events.relations import nouns, verbs
from claims.extract.events.relations.nouns import DECREED
from claims.extract.events.relations.site import Cue, Site
from claims.extract.events.relations.verbs import chance_taker

__all__ = ["DECREED", "RELATIONS", "Cue", "Site", "chance_taker"]

RELATIONS: Mapping[str, Callable[[Site], Iterator[Cue]]] = {
    each.__name__: each
    for each in (
        verbs.negation,
        verbs.question,
        verbs.unreal,
        verbs.missed_duty,
        verbs.passed_over,
        verbs.entitled,
        verbs.causative,
        verbs.brought_about,
        verbs.bidding,
        verbs.drafted,
        verbs.wanted_of,
        verbs.outcome,
        verbs.reported,
        verbs.claimed,
        verbs.claim_rejected,
        verbs.wish,
        verbs.open_question,
        verbs.marker,
        verbs.auxiliary,
        verbs.auxiliary_in_report,
        verbs.under_going,
        verbs.pending,
        verbs.preposition,
        verbs.free_infinitive,
        verbs.coordinate,
        verbs.complement,
        verbs.infinitive_complement,
        verbs.yet_to,
        verbs.infinitive_of_verb,
        verbs.infinitive_of_adjective,
        verbs.infinitive_of_noun,
        verbs.taken_chance,
        verbs.description,
        verbs.aim,
        verbs.progressive,
        verbs.way,
        verbs.wording,
        verbs.means,
        nouns.going_on,
        nouns.modifier,
        nouns.exposure,
        nouns.argument,
        nouns.confirming_carrier,
        nouns.attribute,
        nouns.predicate,
        nouns.lasting,
        nouns.ending,
        nouns.ended,
        nouns.occasion,
        nouns.content,
        nouns.subject,
        nouns.happening,
        nouns.carrier,
        nouns.present_carrier,
        nouns.decreeing_carrier,
    )
}
"""Relations that a row of ``modality.toml`` may name."""
