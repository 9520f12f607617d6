"""Selection of the triggers that are events, from all that the lexicon knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from claims.document import Modality, Participant
from claims.extract import syntax
from claims.extract.events.arguments import roles
from claims.extract.events.cause import cause
from claims.extract.events.entries.in_use import lexicon_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.modality import modality, prospect
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

_COMPLEMENTS = (
    "dobj", "xcomp", "ccomp", "pcomp", "pobj", "prep", "nsubj", "nsubjpass", "dative", "oprd", "agent",
    "acl", "prt",
)  # fmt: skip


_OF_ANOTHER = ("ACCUSE", "SUPPORT", "COERCE", "ASSAULT", "THREATEN")
"""Types of which a clause within tells a deed besides ("accused the bank of bribing officials")."""


_MUTE = (
    "artifact", "attribute", "cognition", "communication", "phenomenon", "possession", "relation", "state",
)  # fmt: skip
"""Kinds of thing that say nothing, whatever their verb ("ties raised concerns")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger with type, mode, modality and participants; ``resumes``: those of an earlier event."""

    trigger: Trigger
    type: str
    mode: str | None
    modality: Modality
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    resumes: bool = False
    parent: Trigger | None = None


def select(triggers: Iterable[Trigger], actor_filter: ActorFilter) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that stand, and those that name nobody but may resume another."""
    listed = list(triggers)
    taken = {held.i for each in listed if each.taken is not None for held in _held(each.taken)}
    found = [_candidate(each, actor_filter) for each in listed if each.token.i not in taken]
    peopled = [each for each in found if each.actors or each.recipients or _is_told(each)]
    carried = sorted(peopled, key=lambda each: each.trigger.form != "light")
    heads = {_head(each.trigger).i: each for each in carried}
    told = [each for each in peopled if not (_is_aim(each) or _is_mute(each) or _is_bidden(each))]
    kept = [_within(each, heads) for each in told]
    standing = [each for each in kept if each.parent is None or _is_own(each)]
    empty = [
        each
        for each in found
        if _may_resume(each) and not each.actors and not each.recipients and _may_stand(each, heads)
    ]
    return standing, empty


def _may_stand(one: Candidate, heads: dict[int, Candidate]) -> bool:
    """Say whether an event that names nobody may be told: not what another is about, but for a deed
    ("condemned the attack")."""
    holder = _holder(one, heads)
    deed = one.trigger.form == "noun" and one.type == "ASSAULT"
    return holder is None or (deed and holder.type in ("ACCUSE", "SUPPORT", "REJECT"))


def candidates(triggers: Iterable[Trigger], actor_filter: ActorFilter) -> list[Candidate]:
    """Return every trigger with its participants, whether selection would keep it or not."""
    return [_candidate(each, actor_filter) for each in triggers]


def _within(one: Candidate, heads: dict[int, Candidate]) -> Candidate:
    """Return an event with the one that asks for it, threatens or promises it, if there is one."""
    holder = _holder(one, heads)
    if holder is None:
        return one
    possible = one.modality == "occurred" and holder.type in lexicon().grammar["about_to_come"]
    return replace(one, parent=holder.trigger, modality="possible" if possible else one.modality)


def _is_own(one: Candidate) -> bool:
    """Say whether what another event holds is told as an event of its own.

    So is what is demanded, threatened or promised in a clause, whom an attack killed, and a deed with those
    who suffered it ("condemned the attack on the convoy"); not what is the same act told again ("agreed to
    meet", "refused to sign").
    """
    if one.parent is None:
        return True
    below, holder = _first_of(_head(one.trigger)), one.parent.entry.type
    if one.type == holder:
        struck = syntax.child(_head(one.trigger), "dobj") is not None and one.trigger.form == "verb"
        return one.type == "ASSAULT" and (bool(one.recipients) or struck)
    if one.parent.token.lemma_ == "vote" and below.dep_ == "xcomp":
        return True
    if one.trigger.form == "noun":
        others = holder in ("REJECT", "ACCUSE", "SUPPORT") and bool(one.actors)
        others = others and one.type not in ("AGREE", "REQUEST", "CONSULT")
        others = others or holder in ("CONCEDE", "COERCE", "THREATEN")
        return others or (one.type in ("ASSAULT", "COERCE") and bool(one.recipients))
    if holder == "AGREE" and one.type not in lexicon().grammar["hostile"]:
        return False
    if holder in _OF_ANOTHER:
        return one.type not in lexicon().grammar["beside_plover"] and _is_said_outright(one)
    finite = below.dep_ == "ccomp" and (holder == "REJECT" or holder in lexicon().grammar["about_to_come"])
    return finite or (below.dep_ == "xcomp" and holder in ("REQUEST", "THREATEN"))


def _is_said_outright(one: Candidate) -> bool:
    """Say whether what another event holds is told itself, not as a condition or of somebody it names."""
    below = _head(one.trigger)
    holder = _head(one.parent) if one.parent is not None else below
    path = (below, *takewhile(lambda each: each != holder, syntax.ancestors(below)))
    return not any(each.dep_ in ("relcl", "advcl", "pcomp", "pobj") for each in path)


def _first_of(verb: Token) -> Token:
    """Return the first of coordinated verbs, by which they hang on what holds them."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _held(taken: Token) -> Iterator[Token]:
    """Yield what a verb has for its object, and what that measures ("held four hours of talks")."""
    yield taken
    yield from (each for _, each in syntax.prepositional(taken, "of"))


def _is_told(one: Candidate) -> bool:
    """Say whether an event that names nobody is one all the same: a verb alone tells it."""
    taken = one.trigger.taken
    held = taken is not None and taken.lemma_ in lexicon_of(taken.doc).nouns
    told_again = one.type == "CONSULT" or _may_resume(one)
    held = held and (told_again or not syntax.is_passive(one.trigger.token))
    told = one.trigger.form in ("verb", "adjective") and not held
    return told and not _is_imperative(one.trigger.token) and not syntax.is_infinitive(one.trigger.token)


def _is_bidden(one: Candidate) -> bool:
    """Say whether the reader is asked or thanked ("Visit our website", "Thank you for reading")."""
    return one.trigger.form in ("verb", "light") and _is_imperative(_head(one.trigger)) and not one.actors


def _is_imperative(verb: Token) -> bool:
    """Say whether the reader is told to do it ("For more, visit our website", "Let us be fair")."""
    return (
        verb.tag_ in ("VB", "VBP")
        and verb.dep_ == "ROOT"
        and syntax.child(verb, *syntax.SUBJECTS, "aux") is None
    )


def _candidate(trigger: Trigger, actor_filter: ActorFilter) -> Candidate:
    actors, recipients = roles(trigger, actor_filter)
    if trigger.entry.mode == "meet" and trigger.entry.type == "REJECT" and trigger.taken is not None:
        called_off = trigger_at(trigger.taken)
        if called_off is not None and called_off.form in ("noun", "light"):
            of_noun = roles(replace(called_off, form="noun", carrier=None), actor_filter)
            actors, recipients = actors or of_noun[0], of_noun[1] or recipients
            recipients = tuple(one for one in recipients if one not in actors)
    if trigger.entry.type == "REQUEST" and trigger.form == "modal":
        return Candidate(trigger, "REQUEST", None, "occurred", actors, recipients)
    plain = Candidate(trigger, trigger.entry.type, trigger.entry.mode, modality(trigger), actors, recipients)
    if plain.type == "ASSAULT" and not actors:
        plain = replace(plain, type=cause(trigger) or plain.type)
    if (plain.type, trigger.token.lemma_) == ("COERCE", "rule") and _is_let(trigger.token):
        return replace(plain, type="CONCEDE", mode="allow")
    if plain.type == "AGREE" and _is_hostile(trigger):
        return replace(plain, type="THREATEN", mode=None)
    if (plain.type, plain.mode) == ("COOPERATE", "military") and _is_alone(plain):
        return replace(plain, type="MOBILIZE", mode="troops")
    return plain if trigger.form == "noun" else _as_announced(plain)


def _is_hostile(trigger: Trigger) -> bool:
    """Say whether what one is ready for, promises or offers is hostile ("is prepared to retaliate")."""
    if trigger.token.lemma_ not in lexicon().grammar["readiness"]:
        return False
    clauses = (each for each in trigger.token.children if each.dep_ in ("xcomp", "ccomp"))
    meant = (trigger_at(each) for each in clauses)
    return any(each is not None and each.entry.type in lexicon().grammar["hostile"] for each in meant)


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
    if plain.modality == "planned" and _announced(_head(plain.trigger)):
        told = {f"{plain.type}/{each}" for each in (plain.mode, plain.trigger.token.lemma_)}
        if told & words["announced_as_done"]:
            return plain
        if plain.type in words["hostile"] and plain.actors:
            return replace(plain, type="THREATEN", mode=None)
        if cooperative:
            return replace(plain, type="THREATEN" if _unless(_head(plain.trigger)) else "AGREE", mode=None)
    if plain.modality == "negated" and plain.actors and (cooperative or plain.type in ("AGREE", "CONSULT")):
        if not _refused(_head(plain.trigger)):
            return plain
        return replace(
            plain, type="REJECT", mode="meet" if plain.type == "CONSULT" else None, modality="occurred"
        )
    return plain


def _may_resume(one: Candidate) -> bool:
    """Say whether an event without participants may be an earlier one or what came of it.

    A noun, a meeting that is called off, or an agreement that is reached or not.
    """
    reached = one.type == "AGREE" and one.trigger.taken is not None
    return one.trigger.form in ("noun", "light") or (one.type, one.mode) == ("REJECT", "meet") or reached


def _announced(verb: Token) -> bool:
    """Say whether the doer announces the act: "will", "would", "promises to", "to" in a headline."""
    if syntax.announced(verb) or (verb.head == verb and syntax.is_infinitive(verb)):
        return True
    if any(
        each.dep_ == "aux" and each.lower_ in ("will", "'ll", "would", "shall", "wo")
        for each in verb.children
    ):
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


def _head(trigger: Trigger) -> Token:
    return trigger.verb or trigger.token


def _is_aim(candidate: Candidate) -> bool:
    """Say whether the event is only what somebody is after: an infinitive of purpose, a gerund as subject."""
    verb = candidate.trigger.verb
    if verb is None or syntax.announced(verb):
        return False
    words = lexicon().grammar
    if verb.dep_ in ("acl", "relcl") and syntax.is_infinitive(verb):
        described = syntax.described(verb) is not None and verb.head.lemma_ in lexicon().actors
        return not described and verb.head.lemma_ not in words["planning_nouns"] | words["deciding_nouns"]
    if verb.dep_ == "pcomp":
        if verb.head.lower_ == "with" and syntax.child(verb, "nsubj") is not None:
            return False
        return verb.head.lower_ not in words["telling_prepositions"] and prospect(verb) is None
    return verb.dep_ == "csubj" or _is_purpose(verb)


def _is_purpose(verb: Token) -> bool:
    """Say whether a clause tells what for ("came to restore order", "came to help restore it")."""
    while verb.dep_ == "xcomp" and verb.head.lemma_ == "help":
        verb = verb.head
    return verb.dep_ == "advcl" and syntax.is_infinitive(verb)


def _is_only_owned(noun: Token) -> bool:
    """Say whether a noun is only somebody's, and nothing says that it is uttered ("until their demands")."""
    owner = syntax.child(noun, "poss")
    owned = owner is not None and owner.pos_ == "PRON"
    return owned and noun.head.lemma_ in lexicon().grammar["heeding"]


def _is_mute(candidate: Candidate) -> bool:
    """Say whether an act of words has only a thing for its subject ("ties raised concerns"), or nobody
    whose it is ("demand for seats")."""
    verb = candidate.trigger.verb
    if verb is None and candidate.type == "REQUEST":
        return not candidate.actors or _is_only_owned(candidate.trigger.token)
    if verb is None or candidate.actors or candidate.type not in lexicon().grammar["spoken"]:
        return False
    subject = syntax.subject(verb) if not syntax.is_passive(verb) else None
    return subject is not None and kind(subject) in _MUTE


def _holder(candidate: Candidate, heads: dict[int, Candidate]) -> Candidate | None:
    """Return the event that governs this one: asks for it, threatens it or has it for a condition.

    What is told of somebody in a relative clause, or of another time, is no part of it.
    """
    below = _head(candidate.trigger)
    same = heads.get(below.i, candidate)
    if candidate.trigger.form == "light" and same is not candidate:
        return same
    apart = below.dep_ == "pcomp" and below.head.lower_ in lexicon().grammar["timing_prepositions"]
    if apart or _first_of(below).dep_ == "relcl" or _is_anothers(below):
        return None
    aside = False
    for above in syntax.ancestors(below):
        aside = aside or below.dep_ == "relcl"
        if _breaks_off(candidate, below):
            return None
        other = heads.get(above.i, candidate)
        beside = other is candidate or (aside and other.type == "PROTEST")
        if not beside and _governs(other, candidate, below):
            return other
        below = above
    return None


def _breaks_off(candidate: Candidate, below: Token) -> bool:
    """Say whether what is below a word is told by itself: by those of whom it is told, or of another time."""
    words = lexicon().grammar
    told = below.dep_ == "relcl" and below.lemma_ in words["reporting"]
    earlier = below.dep_ == "prep" and below.lower_ in words["timing_prepositions"]
    return told or _stands_by_itself(below) or (earlier and candidate.trigger.form == "verb")


def _governs(other: Candidate, candidate: Candidate, below: Token) -> bool:
    """Say whether what hangs on an event by the word ``below`` is its content, condition or part."""
    words = lexicon().grammar
    agreed = other.type in ("AGREE", "CONCEDE") and candidate.type == "CONSULT"
    offered = below.dep_ == "xcomp" and below.head.lemma_ in words["readiness"]
    if other.type in words["holds_content"] and below.dep_ in _COMPLEMENTS and (offered or not agreed):
        return True
    return below.dep_ == "advcl" and (_conditional(below) or _is_part(candidate, below, other))


def _is_part(candidate: Candidate, verb: Token, other: Candidate) -> bool:
    """Say whether a clause without a subject tells how it was done or what came of it ("…, killing two")."""
    if syntax.child(verb, "nsubj") is not None:
        return False
    same = other.type == candidate.type and (other.mode == candidate.mode or other.type == "ASSAULT")
    return same or other.type == "PROTEST"


def _is_anothers(verb: Token) -> bool:
    """Say whether a participle tells what somebody with a name did ("tariffs imposed by Ann Hill")."""
    doer = syntax.agent(verb) if verb.dep_ == "acl" and syntax.is_passive(verb) else None
    return doer is not None and doer.ent_type_ in ("PERSON", "GPE", "ORG")


def _stands_by_itself(verb: Token) -> bool:
    """Say whether a verb with a tense is parsed beside an infinitive ("told them to go and left")."""
    helped = syntax.child(verb, "aux", "auxpass") is not None
    told = verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.tag_ == "VBN" and not helped)
    return verb.dep_ == "conj" and told and syntax.is_infinitive(verb.head)


def _conditional(verb: Token) -> bool:
    conditional = lexicon().grammar["conditional"]
    return any(each.dep_ == "mark" and each.lower_ in conditional for each in verb.children)
