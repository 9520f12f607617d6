"""Candidates for events: each trigger with its type, modality and participants, kept or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from claims.document import Modality, Participant
from claims.extract import syntax
from claims.extract.events.arguments import roles
from claims.extract.events.cause import cause, comes_of_accident, told_as
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.modality import modality
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with type, mode, modality and participants.

    ``resumes``: they are those of an earlier event; ``chosen``: it stands although a gate leaves it out;
    ``announces``: the deed itself, where announcing or refusing it is what is told.
    """

    trigger: Trigger
    type: str
    mode: str | None
    modality: Modality
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    resumes: bool = False
    parent: Trigger | None = None
    chosen: bool = False
    announces: Candidate | None = None


def candidates(triggers: Iterable[Trigger], actor_filter: ActorFilter) -> list[Candidate]:
    """Return every trigger with its participants, whether selection would keep it or not."""
    return [candidate(each, actor_filter) for each in triggers]


def candidate(trigger: Trigger, actor_filter: ActorFilter) -> Candidate:
    """Return what a trigger tells of: who does it to whom, and whether it occurred."""
    if (kind_of := told_as(trigger)) is not None:
        trigger = replace(trigger, entry=replace(trigger.entry, type=kind_of[0], mode=kind_of[1]))
    actors, recipients = roles(trigger, actor_filter)
    if trigger.entry.mode == "meet" and trigger.entry.type == "REJECT" and trigger.taken is not None:
        called_off = trigger_at(trigger.taken)
        if called_off is not None and called_off.form in ("noun", "light"):
            of_noun = roles(replace(called_off, form="noun", carrier=None), actor_filter)
            actors = actors or of_noun[0]
            others = tuple(one for one in of_noun[1] if one not in actors)
            recipients = others or tuple(one for one in recipients if one not in actors)
    if trigger.entry.type == "REQUEST" and trigger.form == "modal":
        return Candidate(trigger, "REQUEST", None, "occurred", actors, recipients)
    plain = Candidate(trigger, trigger.entry.type, trigger.entry.mode, modality(trigger), actors, recipients)
    blind = (
        cause(trigger)
        if plain.type == "ASSAULT" and not (actors and not comes_of_accident(trigger))
        else None
    )
    if blind is not None:
        plain = replace(plain, type=blind, mode="toll")
    if kind_of is not None:
        return replace(plain, type=kind_of[0], mode=kind_of[1])
    if (plain.type, trigger.token.lemma_) == ("COERCE", "rule") and _is_let(trigger.token):
        return replace(plain, type="CONCEDE", mode="allow")
    if plain.type == "AGREE" and _is_hostile(trigger):
        open_yet = trigger.form == "adjective" and plain.modality == "possible"
        return replace(plain, type="THREATEN", mode=None, modality="occurred" if open_yet else plain.modality)
    if (plain.type, plain.mode) == ("COOPERATE", "military") and _is_alone(plain):
        return replace(plain, type="MOBILIZE", mode="troops")
    told = plain if trigger.form == "noun" else _as_announced(plain)
    return told if told is plain else replace(told, announces=plain)


def _is_hostile(trigger: Trigger) -> bool:
    """Say whether what one is ready for, promises or offers is hostile ("is prepared to retaliate")."""
    word, words = trigger.token.lemma_, lexicon().grammar
    if word not in words["readiness"]:
        return False
    clauses = (each for each in trigger.token.children if each.dep_ in ("xcomp", "ccomp"))
    meant = [each for clause in clauses if (each := trigger_at(clause)) is not None]
    if word in words["promising"]:
        return any(_hurts(each) for each in meant)
    return any(each.entry.type in words["hostile"] for each in meant)


def _hurts(meant: Trigger) -> bool:
    """Say whether what is promised hurts somebody, as to jail them does, and to stop lorries does not."""
    kind_of = meant.entry.type
    if kind_of not in ("ASSAULT", "SANCTION", "PROTEST", "COERCE") or modality(meant) == "negated":
        return False
    suffers = syntax.child(head_of(meant), "dobj", "nsubjpass")
    return kind_of != "COERCE" or (suffers is not None and kind(suffers) in ("person", "group"))


def _is_let(ruling: Token) -> bool:
    """Say whether what a court rules lets somebody do something ("ruled that they may", "is legal")."""
    clause = syntax.child(ruling, "ccomp", "xcomp")
    if clause is None:
        return False
    said = (each.lower_ for each in clause.children if each.dep_ in ("acomp", "oprd"))
    may = any(each.dep_ == "aux" and each.lower_ in ("may", "can", "could") for each in clause.children)
    let = (
        may
        or clause.lower_ in lexicon().grammar["permitting"]
        or bool(set(said) & lexicon().grammar["permitting"])
    )
    return let and not syntax.is_negated(clause)


def _is_alone(plain: Candidate) -> bool:
    """Say whether one holds exercises with nobody, which shows force."""
    drill = plain.trigger.taken
    if drill is None or drill.lemma_ not in lexicon().grammar["drills"] or plain.recipients:
        return False
    joint = any(each.lower_ in ("joint", "annual") for each in drill.children)
    return len(plain.actors) == 1 and not joint and not _is_plural(plain)


def _is_plural(plain: Candidate) -> bool:
    """Say whether several act under one noun, with one another ("the two sides", "the allies")."""
    doc = plain.trigger.token.doc
    span = doc.char_span(plain.actors[0].head, plain.actors[0].head + 1, alignment_mode="expand")
    return span is not None and span[0].tag_ in ("NNS", "NNPS") and syntax.child(span[0], "poss") is None


def _as_announced(plain: Candidate) -> Candidate:
    """Turn an act in prospect into what announcing it is: a willingness, a refusal or a threat (PLOVER)."""
    words = lexicon().grammar
    cooperative = plain.type in words["cooperative"]
    if plain.modality == "planned" and _announced(head_of(plain.trigger)):
        told = {f"{plain.type}/{each}" for each in (plain.mode, plain.trigger.token.lemma_)}
        if told & words["announced_as_done"]:
            return plain
        if plain.type in words["hostile"] and plain.type != "MOBILIZE" and plain.actors:
            return replace(plain, type="THREATEN", mode=None)
        if cooperative:
            return replace(plain, type="THREATEN" if _unless(head_of(plain.trigger)) else "AGREE", mode=None)
    if plain.modality == "negated" and plain.actors and (cooperative or plain.type in ("AGREE", "CONSULT")):
        if not _refused(head_of(plain.trigger)):
            return plain
        return replace(
            plain, type="REJECT", mode="meet" if plain.type == "CONSULT" else None, modality="occurred"
        )
    return plain


def _announced(verb: Token) -> bool:
    """Say whether the doer announces the act: "will", "would", "promises to", "to" in a headline; not what
    comes besides ("and would close the port")."""
    if syntax.announced(verb) or (verb.head == verb and syntax.is_infinitive(verb)):
        return True
    will = (each.lower_ in ("will", "'ll", "would", "shall", "wo") for each in verb.children)
    if verb.dep_ != "conj" and any(will):
        return True
    return verb.dep_ in ("xcomp", "ccomp", "conj") and verb.head.lemma_ in lexicon().grammar["announcing"]


def _refused(verb: Token) -> bool:
    """Say whether a negated act is refused rather than only not done ("will not meet", "refused to meet")."""
    if any(each.dep_ == "aux" and each.lower_ in ("will", "wo", "would", "shall") for each in verb.children):
        return True
    return verb.dep_ == "xcomp" and (
        verb.head.lemma_ in ("refuse", "decline", "fail") or verb.head.lower_ == "going"
    )


def _unless(verb: Token) -> bool:
    clauses = [each for each in verb.children if each.dep_ == "advcl"]
    return any(mark.lower_ == "unless" for clause in clauses for mark in clause.children)


def head_of(trigger: Trigger) -> Token:
    """Return the verb that tells of the event, or its noun."""
    return trigger.verb or trigger.token
