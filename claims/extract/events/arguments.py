"""Actors and recipients of an event, from the frame of its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from claims.document import Participant
from claims.extract import syntax
from claims.extract.events.entries.in_use import lexicon_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.occasion import attending
from claims.extract.events.ownership import is_actors_own, is_force, is_own_force, is_somebodys
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import DEFINITE, Trigger, complements, trigger_at

_TOWARDS = (
    "with",
    "to",
    "against",
    "on",
    "for",
    "from",
    "toward",
    "towards",
    "upon",
    "into",
    "in",
    "of",
    "over",
)
_AIMED = ("ASSAULT", "PROTEST", "ACCUSE", "THREATEN", "COERCE")
_AGAINST = ("with", "to", "against", "for", "from", "over", "of")
"""Before whom or over what one demonstrates; what follows "in", "on" or "at" is where, unless things fly."""
_PEACEFUL = ("CONSULT", "SUPPORT", "REQUEST")
"""Types of what happens in a place and is not done to it."""
_OF_MATTERS = ("AGREE", "REJECT", "CONCEDE")
"""Types of what is done with a matter: "it" is no somebody there ("refused it")."""
_STOPPING = ("ASSAULT", "COERCE", "MOBILIZE")
"""Types of what may be done to a machine."""
_VICTIM = ("ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "SANCTION")

ATTENDED = ("visit", "meet", "phone", "negotiate", "brief")
"""Modes of events that people attend."""

Roles = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def roles(trigger: Trigger, actor_filter: ActorFilter) -> Roles:
    """Return the actors and the recipients of what ``trigger`` tells of; either may be empty."""
    if trigger.form == "modal":
        speaker = syntax.child(trigger.token.head, "nsubj")
        obliged = syntax.child(trigger.token, "nsubj", "nsubjpass")
        actors = actor_filter.participants([speaker] if speaker is not None else ())
        recipients = actor_filter.participants([obliged] if obliged is not None else ())
    elif trigger.form == "noun":
        actors, recipients = _of_noun(trigger, actor_filter)
        if not actors and trigger.entry.mode in ATTENDED:
            actors = attending(trigger.token, actor_filter)
        actors = actors or actor_filter.participants(_weighing(trigger.token))
    else:
        actors, recipients = _of_verb(trigger, actor_filter)
        held = trigger_at(trigger.taken) if trigger.taken is not None and not actors else None
        if held is not None and held.form == "noun" and trigger.entry.type == "CONSULT":
            actors, recipients = _of_noun(held, actor_filter)
        if trigger.form == "light" and _arranged(trigger):
            actors, recipients = (), ()
        elif trigger.form == "light":
            inner_actors, inner_recipients = _of_noun(trigger, actor_filter)
            owned = any(each.dep_ == "poss" and each.pos_ != "PRON" for each in trigger.token.children)
            actors = inner_actors if owned and inner_actors else actors or inner_actors
            recipients = inner_recipients if owned and inner_actors else recipients or inner_recipients
    if trigger.entry.mode == "visit":
        if any(_craft(trigger.token, actor) for actor in actors):
            return (), ()
        actors = tuple(actor for actor in actors if not _thing(trigger.token, actor))
    if trigger.entry.mode == "resign":
        return actors, ()
    others = (one for one in recipients if not any(actor.span.contains(one.span) for actor in actors))
    return actors, tuple(others)


def _weighing(noun: Token) -> Iterator[Token]:
    """Yield who thinks of doing what ``noun`` names ("is weighing sanctions")."""
    verb = noun.head
    subject = syntax.subject(verb) if noun.dep_ == "dobj" and not syntax.is_passive(verb) else None
    if subject is not None and verb.lemma_ in lexicon().grammar["weighing"]:
        yield subject


def _arranged(trigger: Trigger) -> bool:
    """Say whether "the visit" is only confirmed or put on the calendar, by whoever does so."""
    return (
        trigger.carrier is not None
        and trigger.carrier.lemma_ in lexicon().grammar["arranging"]
        and any(each.dep_ == "det" and each.lower_ in DEFINITE for each in trigger.token.children)
        and next(syntax.prepositional(trigger.token), None) is None
    )


def _thing(trigger: Token, actor: Participant) -> bool:
    """Say whether an actor is only "it" or "its": people travel, and a thing that flies pays no visit."""
    return _head(trigger, actor).lower_ in ("it", "its")


def _craft(trigger: Token, actor: Participant) -> bool:
    return _head(trigger, actor).lemma_ in lexicon().grammar["made_things"]


def _head(trigger: Token, actor: Participant) -> Token:
    found = trigger.doc.char_span(actor.head, actor.head + 1, alignment_mode="expand")
    return found[0] if found is not None else trigger


def _of_verb(trigger: Trigger, actor_filter: ActorFilter) -> Roles:
    verb = trigger.verb or trigger.token
    if trigger.form == "adjective":
        verb = trigger.token.head
    reduced = _reduced(verb)
    passive = (reduced or syntax.is_passive(verb)) and not _stative(verb) and not _marches(trigger, verb)
    doer = _doer(verb, passive)
    actors = actor_filter.participants([doer]) if doer is not None else ()
    if len(actors) > 1 and trigger.entry.type in lexicon().grammar["reciprocal"]:
        return actors, _first(_partners(trigger, verb), trigger, actor_filter, actors)
    return actors, _first(_candidates(trigger, verb, passive), trigger, actor_filter, actors)


def _doer(verb: Token, passive: bool) -> Token | None:
    """Return who does it; what comes of a passive is its agent's ("was attacked by rebels, killing two")."""
    if passive:
        return syntax.agent(verb)
    above = verb.head
    if (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and not syntax.has_subject(verb)
        and syntax.is_passive(above)
    ):
        return syntax.agent(above)
    return syntax.subject(verb)


def _reduced(verb: Token) -> bool:
    """Say whether a participle behind "if" or "once" is a passive ("If jailed, he …")."""
    bare = (
        verb.dep_ == "advcl" and verb.tag_ == "VBN" and syntax.child(verb, "aux", "auxpass", "dobj") is None
    )
    marked = any(each.lower_ in ("if", "when", "once", "until", "unless", "though") for each in verb.children)
    return bare and marked and not syntax.has_subject(verb)


def _stative(verb: Token) -> bool:
    """Say whether a passive tells what its subject means to do ("is committed to")."""
    return verb.lemma_ in lexicon().grammar["stative_participles"] and syntax.agent(verb) is None


def _marches(trigger: Trigger, verb: Token) -> bool:
    """Say whether a participle tells what its noun does: nobody is protested ("after workers protested")."""
    return trigger.entry.type == "PROTEST" and verb.dep_ == "acl" and syntax.agent(verb) is None


def _moved(trigger: Trigger) -> bool:
    """Say whether the object is what is sent or given, not to whom ("sent troops to the island")."""
    entry = trigger.entry
    gives = entry.type in ("MOBILIZE", "AID", "COOPERATE") or (
        entry.type == "RETREAT" and entry.mode in ("withdraw", "return")
    )
    helps = entry.type == "AID" and trigger.token.lemma_ in lexicon().grammar["helping"]
    return gives and not helps and trigger.taken is not None and trigger.taken.dep_ in ("dobj", "nsubjpass")


def _is_arm(token: Token) -> bool:
    """Say whether what is fired is a weapon, and hits somebody else ("fired two missiles at the port")."""
    return token.lemma_ in lexicon().grammar["made_things"]


def _partners(trigger: Trigger, verb: Token) -> Iterator[list[Token]]:
    """Yield with whom several do together what they do; where they do it is no recipient."""
    yield [each for _, each in syntax.prepositional(verb, "with")]
    met = trigger.entry.mode in ("visit", "meet", "phone") and trigger.taken is None
    if met or trigger.entry.mode == "visit" or trigger.entry.labels:
        yield [each for each in verb.children if each.dep_ == "dobj"]
        for word in trigger.beside:
            yield [each for each in word.children if each.dep_ == "pobj"]


def _candidates(trigger: Trigger, verb: Token, passive: bool) -> Iterator[list[Token]]:
    """Yield where a recipient may stand, likeliest first."""
    if passive:
        own = verb.head if verb.dep_ in ("acl", "relcl") else syntax.shared_subject(verb)
        own = syntax.child(verb.head, "nsubj", "nsubjpass") if _reduced(verb) else own
        sufferer = syntax.child(verb, "nsubjpass", "nsubj") or own
        yield [sufferer] if sufferer is not None else []
    if verb.dep_ == "relcl":
        through = (each for _, each in syntax.prepositional(verb, *_TOWARDS))
        yield [verb.head for each in through if each.lower_ in ("which", "whom")]
    for word in trigger.beside:
        if word.lower_ not in ("from", "of") or syntax.child(verb, "dobj") is None:
            yield [each for each in word.children if each.dep_ == "pobj" and each not in trigger.beside]
    yield [one for each in verb.children if each.dep_ == "dative" for one in _given(each)]
    if trigger.entry.mode == "judicial":
        yield [each for _, each in syntax.prepositional(verb, "to")]
    if trigger.form != "light" and not _moved(trigger):
        yield list(_objects(trigger, verb))
    names = ("with", "to") if trigger.entry.mode in ("meet", "phone") else _prepositions(trigger)
    yield [each for _, each in syntax.prepositional(verb, *names)]
    asked = trigger.entry.type in ("REQUEST", "ACCUSE")
    for each in (*complements(verb, trigger.beside), *_purposes(trigger, verb)):
        yield from (
            [one for one in tokens if _is_told_of(trigger, one) and (asked or not is_actors_own(one))]
            for tokens in _within(each)
        )
    yield from _addressed(trigger, verb)


def _addressed(trigger: Trigger, verb: Token) -> Iterator[list[Token]]:
    """Yield to whom the verb before it turns ("called on both sides and warned that aid would end")."""
    if trigger.entry.type == "THREATEN" and verb.dep_ == "conj" and not syntax.has_subject(verb):
        yield [each for each in verb.head.children if each.dep_ in ("dobj", "dative")]
        yield [each for _, each in syntax.prepositional(verb.head, "on", "with", "to")]


def _objects(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield the objects of a verb; what is fired or offered is none that it is done to."""
    for each in verb.children:
        fired = each == trigger.taken and _is_arm(each) and not is_somebodys(each)
        offered = trigger.entry.type == "AGREE" and each.pos_ == "NOUN"
        if each.dep_ in ("dobj", "oprd") and not fired and not offered:
            yield (syntax.relative_head(verb) or each) if each.lower_ in syntax.RELATIVE_PRONOUNS else each


def _prepositions(trigger: Trigger) -> tuple[str, ...]:
    """Return what may stand before a recipient: one gives to and not from, and hits what one aims at."""
    kind = trigger.entry.type
    if kind == "PROTEST" and trigger.entry.mode != "riot":
        return _AGAINST
    if kind in ("AID", "AGREE"):
        return tuple(each for each in _TOWARDS if each != "from")
    return (*_TOWARDS, "at") if kind in _AIMED else _TOWARDS


def _purposes(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield what one marches or shoots for: those against whom it is done stand there."""
    if trigger.entry.type in ("PROTEST", "ASSAULT"):
        yield from (each for each in verb.children if each.dep_ == "advcl" and syntax.is_infinitive(each))


def _is_told_of(trigger: Trigger, token: Token) -> bool:
    """Say whether a word in a clause tells who is meant; a pronoun does of those who are threatened."""
    threatened = trigger.entry.type == "THREATEN" and token.dep_ == "dobj"
    return token.pos_ != "PRON" or token.lower_ == "those" or threatened


def _given(dative: Token) -> Iterator[Token]:
    """Yield to whom something is given, with or without a "to"."""
    if dative.pos_ != "ADP":
        yield dative
    yield from (each for each in dative.children if each.dep_ == "pobj")


def _within(token: Token, depth: int = 0) -> Iterator[list[Token]]:
    """Yield the subjects, objects and prepositional objects inside a complement."""
    own = syntax.child(token, "nsubj", "nsubjpass")
    if own is not None and own.lower_ not in ("i", "we") and not _is_open(token):
        yield [own]
    inner = trigger_at(token)
    if inner is None or not _moved(inner):
        yield [each for each in token.children if each.dep_ in ("dobj", "dative")]
    yield [each for _, each in syntax.prepositional(token, *_TOWARDS)]
    if depth < 3:
        for each in token.children:
            if each.dep_ in ("dobj", "xcomp", "ccomp", "acl", "pcomp", "prep", "pobj") and not (
                each.dep_ == "pobj" and each.lower_ in syntax.words()["aside"]
            ):
                yield from _within(each, depth + 1)


def _is_open(verb: Token) -> bool:
    """Say whether a clause asks whether ("is investigating whether a patient died")."""
    return any(each.lower_ in ("whether", "if") for each in verb.children if each.dep_ == "mark")


def _first(
    places: Iterable[list[Token]],
    trigger: Trigger,
    actor_filter: ActorFilter,
    actors: tuple[Participant, ...],
) -> tuple[Participant, ...]:
    """Return the participants of the first place that holds somebody who is not among ``actors``.

    Where none does, what an attack strikes.
    """
    taken = {actor.head for actor in actors}
    struck: list[Token] = []
    for tokens in places:
        useful = [token for token in tokens if not _is_nobody(trigger, token, actor_filter)]
        found = (one for one in actor_filter.participants(useful[:1]) if one.head not in taken)
        others = tuple(one for one in found if not _is_site(trigger, one, actor_filter))
        if others:
            return others
        struck += useful[:1]
    return _targets(trigger, struck)[:1]


def _is_site(trigger: Trigger, one: Participant, actor_filter: ActorFilter) -> bool:
    """Say whether a name within a phrase only tells where people meet ("talks in Oslo")."""
    name = _head(trigger.token, one)
    hit = trigger.entry.type == "ASSAULT" and name.head.lower_ == "in" and name.head.head.lemma_ in _struck()
    return hit or (trigger.entry.type in _PEACEFUL and _is_where(trigger, name, actor_filter))


def _targets(trigger: Trigger, tokens: list[Token]) -> tuple[Participant, ...]:
    """Return what an attack strikes where nobody is named whose it is ("shelled a hospital in Oslo")."""
    if trigger.entry.type != "ASSAULT":
        return ()
    struck = (each for each in tokens if each.dep_ in ("dobj", "nsubjpass") and each.lemma_ in _struck())
    return tuple(Participant(syntax.noun_phrase(each), each.idx) for each in struck)


def _struck() -> frozenset[str]:
    return lexicon().grammar["targets"]


def _is_nobody(trigger: Trigger, token: Token, actor_filter: ActorFilter) -> bool:
    """Say whether what stands in the place of a recipient is none.

    A force of the actor's own ("withdrew its troops"), a time, the town in which it happens, the meeting that
    is held, or what is fired or sold; a machine may be attacked or stopped.
    """
    held = token == trigger.taken and token.lemma_ in lexicon_of(token.doc).nouns and actor_filter.acts(token)
    tool = token.lemma_ in lexicon().grammar["munitions"] or (
        token.lemma_ in lexicon().grammar["made_things"] and trigger.entry.type not in _STOPPING
    )
    tool = tool and not (token.dep_ in ("dobj", "nsubjpass") and is_somebodys(token))
    where = (
        _is_where(trigger, token, actor_filter) or token.lemma_ in ("street", "square") or _is_prefix(token)
    )
    where = where or token.ent_type_ == "FAC" or _is_aside(token)
    where = where or (token.lower_ == "it" and trigger.entry.type in _OF_MATTERS)
    own = is_own_force(token) and trigger.entry.type != "COOPERATE"
    own = own or (trigger.entry.type == "MOBILIZE" and token.dep_ == "dobj" and is_force(token))
    return where or held or tool or own or token.ent_type_ in ("DATE", "TIME")


def _is_aside(token: Token) -> bool:
    """Say whether what follows "to" only tells who says so or why ("according to the ministry")."""
    return token.dep_ == "pobj" and token.head.head.lower_ in ("according", "due", "prior", "owing", "thanks")


def _is_prefix(token: Token) -> bool:
    """Say whether a word is only parsed by itself ("ex" in "ex-minister Ann Hill")."""
    return token.text == "-" or (
        not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().text == "-"
    )


def _is_where(trigger: Trigger, token: Token, actor_filter: ActorFilter) -> bool:
    """Say whether a phrase names the town in which it happens; a region may be what an act is done to."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "at", "near") or token.head in trigger.beside:
        return False
    if token.idx not in actor_filter.towns:
        return syntax.is_unknown_place(token)
    peaceful = trigger.entry.type in _PEACEFUL or trigger.entry.mode == "ceasefire"
    return peaceful or token.lower_ not in lexicon().grammar["regions"]


def _of_noun(trigger: Trigger, actor_filter: ActorFilter) -> Roles:
    """Read "the rebels' attack on the town", "talks between A and B", "the visit of C to D"."""
    noun = trigger.token
    reciprocal = trigger.entry.type in lexicon().grammar["reciprocal"]
    doers = [each for each in noun.children if each.dep_ == "poss"]
    doers += [each for _, each in syntax.behind(noun, "by", "between", "among")]
    if trigger.entry.type == "ASSAULT":
        doers += [each for _, each in syntax.behind(noun, "from")]
    before = [
        each
        for each in noun.children
        if each.dep_ in ("amod", "compound", "nmod") and actor_filter.is_name(each)
    ]
    visited = before if trigger.entry.mode == "visit" else []
    doers = doers or [each for each in before if each not in visited or each.ent_type_ == "PERSON"]
    of = [each for _, each in syntax.behind(noun, "of")]
    if not doers and not _of_place(of) and (reciprocal or trigger.entry.type not in _VICTIM):
        doers, of = of, []
    actors = actor_filter.participants(doers)
    names = _before_recipients(trigger)
    towards = [each for head in (noun, *doers) for name, each in syntax.behind(head, *names) if name != "of"]
    return actors, _first([[each] for each in (*of, *towards, *visited)], trigger, actor_filter, actors)


def _before_recipients(trigger: Trigger) -> tuple[str, ...]:
    if trigger.entry.mode in ("meet", "phone", "brief"):
        return ("with", "to", "against")
    return _AGAINST if trigger.entry.type == "PROTEST" else _TOWARDS


def _of_place(objects: list[Token]) -> bool:
    return bool(objects) and objects[0].ent_type_ in ("GPE", "LOC")
