"""The country of a public body that an article calls by its bare name: "the Foreign Ministry".

Only what the article says outright settles it: another spelling of the name, an office ("US State Department
spokesman"), or a name that one country alone uses. That an article speaks of one country only does not: "the
Foreign Ministry summoned the ambassador of China" is told somewhere else.
"""

from __future__ import annotations

from claims.gazetteer.countries import gazetteer
from claims.gazetteer.public_bodies import PublicBody, public_body, told_of, usual_nation
from claims.records import KnownActor


def called(actor: KnownActor) -> str:
    """Return the name by which an actor is compared: a public body's with the country whose it is."""
    body = public_body(actor.name) if actor.kind == "organisation" else None
    if body is None or body.nation or not body.is_single:
        return actor.name
    nation = _owner(actor, body)
    return f"{gazetteer().titles[nation]} {actor.name}" if nation else actor.name


def states(actor: KnownActor) -> frozenset[str]:
    """Return the codes of the countries that the actor's article names."""
    return frozenset(code for name in actor.states if (code := gazetteer().country(name)))


def _owner(actor: KnownActor, body: PublicBody) -> str | None:
    """Return the code of the country whose ``body`` is, if the article says it and says but one."""
    spellings = {other.nation for name in actor.names if (other := public_body(name)) and _same(other, body)}
    offices = {told_of(office, body) for office in actor.offices}
    for told in (spellings - {None}, offices - {None}):
        if told:
            return told.pop() if len(told) == 1 else None
    return usual_nation(actor.name, states(actor))


def _same(left: PublicBody, right: PublicBody) -> bool:
    return left.words == right.words
