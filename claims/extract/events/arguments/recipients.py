"""Recipients of an event: the first place of its clause that holds somebody it can be done to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claims.document import Participant
from claims.extract import syntax
from claims.extract.events.arguments.circumstances import is_circumstance
from claims.extract.events.arguments.ownership import is_force, is_own_force, is_somebodys
from claims.extract.events.entries.in_use import lexicon_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import is_of_an_age, kind
from claims.extract.events.participants import ActorFilter
from claims.extract.events.parties.phrases import parts
from claims.extract.events.restrictions import SENSES
from claims.extract.events.triggers import Trigger
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_PEACEFUL = ("CONSULT", "SUPPORT", "REQUEST")
"""Types of what happens in a place and is not done to it."""
_OF_MATTERS = ("AGREE", "REJECT", "CONCEDE", "RETREAT")
"""Types of what is done with a matter: "it" is no somebody there ("refused it")."""
_SPOKEN = ("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AGREE")
"""Types of what is said to somebody, whom a bare number does not name."""
_IN_COUNTRIES = ("CONSULT", "AGREE", "REQUEST", "CONCEDE", "VOTE", "SUPPORT", "COOPERATE")
"""Types of what is not done to the country in which it is done."""
_STOPPING = ("ASSAULT", "COERCE", "MOBILIZE")
"""Types of what may be done to a machine."""

_WITHIN = ("in", "of", "near", "at", "into", "across", "outside", "inside", "around")
"""Prepositions between what is struck and where it is."""

Roles = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def first_recipients(
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
        others = tuple(_widened(trigger, one) for one in found if not _is_beside(trigger, one, actor_filter))
        if others:
            return others
        struck += useful[:1]
    return _targets(trigger, struck)[:1]


def _widened(trigger: Trigger, one: Participant) -> Participant:
    """Return what is attacked or blocked with whose it is, where only a word before it tells that.

    "Georgian air bases", "government buildings", "his home".
    """
    word = head_of(trigger.token, one)
    thing = word.head
    site = _site_of(trigger, word)
    if site is not None:
        return next(parts(site))
    whose = word.dep_ == "poss" and word.pos_ == "PRON"  # "his home"
    part = (whose or word.dep_ in ("amod", "compound", "nmod")) and trigger.entry.type in (
        *_STOPPING,
        "PROTEST",
    )
    if not part or thing == trigger.token or not _can_be_struck(thing):
        return one
    return replace(one, span=syntax.noun_phrase(thing)) if thing.pos_ == "NOUN" else one


def _site_of(trigger: Trigger, place: Token) -> Token | None:
    """Return what is struck where only its place is somebody ("invaded an estate in the west of Lagos")."""
    site = place
    while site.dep_ == "pobj" and site.head.lower_ in _WITHIN and site.head.head.pos_ == "NOUN":
        if site.head.head == trigger.token:
            break
        site = site.head.head
    named = place.pos_ == "PROPN" and place.ent_type_ in ("GPE", "LOC", "FAC", "")
    named = named or syntax.is_unknown_place(place)
    struck = trigger.entry.type == "ASSAULT" and named and site != place
    mere = site.lemma_ in lexicon().grammar["mere_sites"]
    return site if struck and not mere and _can_be_struck(site) else None


def _can_be_struck(thing: Token) -> bool:
    """Say whether a noun names something built or a place, as one of its first senses ("compound")."""
    senses = {kind(thing), *noun_senses(thing.lemma_.lower())[:SENSES]}
    return not senses.isdisjoint(("artifact", "location", "object", "group"))


def _is_beside(trigger: Trigger, one: Participant, actor_filter: ActorFilter) -> bool:
    """Say whether a name within a phrase tells where it is, or for whom a protest is."""
    head = head_of(trigger.token, one)
    about = (
        trigger.entry.type == "AGREE" and head.dep_ == "compound" and head.tag_ == "NN"
    )  # "a prisoner swap"
    return _is_site(trigger, one, actor_filter) or _is_favoured(trigger, head) or about


def _is_site(trigger: Trigger, one: Participant, actor_filter: ActorFilter) -> bool:
    """Say whether a name within a phrase only tells where people meet ("talks in Oslo")."""
    name = head_of(trigger.token, one)
    hit = trigger.entry.type == "ASSAULT" and name.head.lower_ == "in" and name.head.head.lemma_ in _struck()
    peaceful = trigger.entry.type in _PEACEFUL or _happens_in(trigger)
    if trigger.entry.type in ("COERCE", "PROTEST") and (
        name.idx in actor_filter.towns or _is_of_streets(name)
    ):
        return _names_site(name)
    return hit or (peaceful and _is_where(trigger, name, actor_filter))


def _is_of_streets(town: Token) -> bool:
    return town.head.lower_ == "of" and town.head.head.lemma_ in lexicon().grammar["streets"]


def _names_site(town: Token) -> bool:
    """Say whether a town only tells which buildings, streets or port something is done at or to.

    "Seized ivory at the port of Mombasa", "looted shops in Lagos", "took to the streets of Tbilisi".
    """
    site = town.head.head if town.head.lower_ in ("of", "in", "near") else town.head
    if town.head.lower_ == "in" and (
        site.dep_ == "dobj" or (site.dep_ == "conj" and site.head.dep_ == "dobj")
    ):
        return _can_be_struck(site) and site.lemma_ not in lexicon().grammar["settlements"]
    behind = site.head.lower_ if site.dep_ == "pobj" else ""
    return site.pos_ == "NOUN" and behind in ("at", "near", "outside", "from", "to", "through", "in")


def _targets(trigger: Trigger, tokens: list[Token]) -> tuple[Participant, ...]:
    """Return what an attack strikes where nobody is named whose it is ("shelled a hospital in Oslo")."""
    if trigger.entry.type != "ASSAULT":
        return ()
    struck = (each for each in tokens if _is_hit(each) and each.lemma_ in _struck())
    return tuple(Participant(syntax.noun_phrase(each), each.idx) for each in struck)


def _is_hit(thing: Token) -> bool:
    """Say whether a thing is an object, or what somebody aims at ("fired rockets at the base")."""
    aimed = thing.dep_ == "pobj" and thing.head.lower_ in ("at", "on", "upon", "against", "into")
    return aimed or thing.dep_ in ("dobj", "nsubjpass")


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
        _is_where(trigger, token, actor_filter)
        or token.lemma_ in lexicon().grammar["streets"]
        or _is_prefix(token)
    )
    where = where or token.ent_type_ == "FAC" or _is_aside(token) or _is_venue(trigger, token)
    where = where or (token.pos_ == "NUM" and token.dep_ == "pobj" and trigger.entry.type in _SPOKEN)
    where = where or (token == trigger.taken and token.lemma_ in lexicon().grammar["missions"])
    where = where or _is_topic(trigger, token, actor_filter) or _is_struggle(trigger, token)
    where = (
        where
        or (token.lower_ == "it" and _is_of_matters(trigger) and not (_is_called(token) or _is_given(token)))
        or _is_favoured(trigger, token)
    )
    own = is_own_force(token) and not _suffers_own(trigger) and token.dep_ != "nsubjpass"
    sent = trigger.entry.type == "MOBILIZE" or _is_given_away(trigger, token)
    sent = sent and token.dep_ in ("dobj", "nsubjpass")
    own = own or (trigger.entry.type == "MOBILIZE" and token.head.lower_ == "to" and is_force(token))
    own = own or (token == trigger.taken and token.head.lemma_ in lexicon().grammar["bringing_about"])
    own = own or (sent and (is_force(token) or token.lemma_ in lexicon().grammar["made_things"]))
    timed = token.ent_type_ in ("DATE", "TIME") and not is_of_an_age(token)
    return where or held or tool or own or timed or is_circumstance(trigger, token)


def _is_given_away(trigger: Trigger, token: Token) -> bool:
    """Say whether help is what the object names, and not who is helped ("evacuated 60 aid workers")."""
    helped = trigger.token.lemma_ in lexicon().grammar["helping"]
    return trigger.entry.type == "AID" and token == trigger.taken and not helped


def _suffers_own(trigger: Trigger) -> bool:
    """Say whether one does to one's own people what is told, and does not send or use them.

    "Ordered its troops to leave", "urged its members", "jailed its envoy"; not "withdrew its envoy".
    """
    deed = trigger.entry
    if deed.mode == "expel" and trigger.token.lemma_ in lexicon().grammar["sending_away"]:
        return True  # "accused Rwanda and expelled its ambassador"
    bidden = deed.type in ("COOPERATE", "REQUEST", "ACCUSE", "THREATEN", "PROTEST")
    return bidden or f"{deed.type}/{deed.mode}" in ("COERCE/arrest", "COERCE/convict", "ASSAULT/assassinate")


def _is_of_matters(trigger: Trigger) -> bool:
    """Say whether what is done is done with a matter, as often as to somebody ("denounced it", "ordered it").

    "Criticised it for its silence", "ordered it to leave" is of somebody.
    """
    deed = trigger.entry
    said = deed.type == "SUPPORT" or (deed.type, deed.mode) == ("ACCUSE", "disapprove")
    charged = next(syntax.prepositional(trigger.token, "for"), None) is not None
    bidden = deed.type == "REQUEST" and syntax.child(trigger.token, "xcomp", "ccomp", "dative") is None
    bidden = bidden and trigger.token.lemma_ not in lexicon().grammar["asking_somebody"]
    return deed.type in _OF_MATTERS or ((said or bidden) and not charged)


def _is_called(it: Token) -> bool:
    """Say whether one gives "it" a name, and so means somebody ("branded it a cult")."""
    named = (each for each in it.head.children if each.dep_ in ("dobj", "oprd") and each.i > it.i)
    return it.dep_ in ("dobj", "dative") and next(named, None) is not None


def _is_given(it: Token) -> bool:
    """Say whether "it" gets what the object names, and so is somebody ("it was offered help")."""
    given = it.dep_ == "nsubjpass" and it.head.lemma_ in lexicon().grammar["giving"]
    return given and syntax.child(it.head, "dobj") is not None


def _is_topic(trigger: Trigger, token: Token, actor_filter: ActorFilter) -> bool:
    """Say whether people meet or talk about something that has to do with others ("discussed the sanctions
    against Peru"), who are not those whom they meet."""
    meets = trigger.entry.type == "CONSULT" and trigger.entry.mode != "visit"
    among = any(True for _ in syntax.prepositional(token, "between", "among", "with"))
    return meets and not among and not actor_filter.acts(token)


def _is_struggle(trigger: Trigger, token: Token) -> bool:
    """Say whether somebody is helped in fighting others ("assistance in the fight against rebels")."""
    fought = next(syntax.prepositional(token, "against", "on", "with"), None) is not None
    return trigger.entry.type in ("AID", "SUPPORT") and fought and token.lemma_ in _struggles()


def _struggles() -> frozenset[str]:
    return lexicon().grammar["struggles"]


def _is_favoured(trigger: Trigger, token: Token) -> bool:
    """Say whether a protest is for somebody, and not against ("a march in support of the army")."""
    of = token.head if token.dep_ == "pobj" else token
    favour = of.head
    favoured = of.lower_ in ("of", "with", "for") and favour.lemma_ in lexicon().grammar["in_favour"]
    return trigger.entry.type == "PROTEST" and favoured and favour.head.lower_ in ("in", "out", "for")


def _is_venue(trigger: Trigger, token: Token) -> bool:
    """Say whether somebody only is or was in a room or building ("walked out of the chamber")."""
    venue = token.lemma_ in lexicon().grammar["venues"] and token.dep_ == "pobj"
    if trigger.entry.type == "REQUEST" and token.head.lower_ in ("to", "on", "upon", "with"):
        return False
    venue = venue and token.head.lower_ not in ("by", "against")
    left = trigger.entry.type == "PROTEST" and token.dep_ == "pobj" and token.head.lower_ in ("of", "out")
    if left and token.lemma_ in lexicon().grammar["institutions"]:
        return True
    return venue and trigger.entry.type not in (*_STOPPING, "SANCTION")


def _is_aside(token: Token) -> bool:
    """Say whether what follows "to" only tells who says so or why ("according to the ministry")."""
    if token.dep_ != "pobj":
        return False
    above, words = token.head.head, lexicon().grammar
    return above.lower_ in words["leading_aside"] or (
        above.dep_ == "pobj" and above.lower_ in words["in_accordance"]
    )


def _is_prefix(token: Token) -> bool:
    """Say whether a word is only parsed by itself ("ex" in "ex-minister Ann Hill")."""
    return token.text == "-" or (
        not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().text == "-"
    )


def _is_where(trigger: Trigger, token: Token, actor_filter: ActorFilter) -> bool:
    """Say whether a phrase names the town in which it happens; a region may be what an act is done to."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("in", "at", "near") or token.head in trigger.beside:
        return False
    if trigger.taken is not None and trigger.taken.lemma_ in lexicon().grammar["missions"]:
        return False
    if token.idx not in actor_filter.towns:
        words = lexicon().grammar
        land = token.ent_type_ in ("GPE", "LOC") or token.lemma_ in words["countries"]
        land = land or token.idx in actor_filter.lands
        if land and _happens_in(trigger):
            sought = trigger.taken is not None and trigger.taken.lemma_ in words["sought_in"]
            return token.head.lower_ == "in" and not sought
        common = token.pos_ == "NOUN" and token.lemma_ in words["settlements"] | words["only_places"]
        imposed = trigger.entry.type in ("COERCE", "SANCTION")
        return (common and not imposed) or syntax.is_unknown_place(token)
    peaceful = trigger.entry.type in _PEACEFUL or trigger.entry.mode == "ceasefire"
    return peaceful or token.lower_ not in lexicon().grammar["regions"]


def _happens_in(trigger: Trigger) -> bool:
    """Say whether a country behind "in" is only where people deal with one another ("a truce in Sudan")."""
    return trigger.entry.type in _IN_COUNTRIES or trigger.entry.mode == "ceasefire"


def head_of(trigger: Token, actor: Participant) -> Token:
    """Return the head word of a participant, or ``trigger`` where the parse has no word there."""
    found = trigger.doc.char_span(actor.head, actor.head + 1, alignment_mode="expand")
    return found[0] if found is not None else trigger
