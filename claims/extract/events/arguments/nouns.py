"""Actors and recipients of an event that a noun tells: "the rebels' attack on the town"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.arguments.agents import agents_of, along_with, enjoyed_by, said_to_do
from claims.extract.events.arguments.objects import imposed_on
from claims.extract.events.arguments.opposed import opposed
from claims.extract.events.arguments.places import AGAINST, TOWARDS
from claims.extract.events.arguments.recipients import Roles, first_recipients
from claims.extract.events.arguments.shared import deeds_around, heeding, other_side, struck_in, victims
from claims.extract.events.complements import traveller_to
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind as kind_of
from claims.extract.events.participants import ActorFilter, is_armed, is_in_hyphens
from claims.extract.events.parties.phrases import group_behind
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

_WHERE = ("GPE", "LOC", "FAC")
_VICTIM = ("ASSAULT", "COERCE", "ACCUSE", "SUPPORT", "SANCTION", "AID")
_OUTRIGHT = ("target", "hit", "strike", "oust", "overthrow", "topple", "depose", "unseat")
"""Verbs of what a deed does to somebody that tell of that deed itself."""
_HELPING = ("AID", "SUPPORT")
_UNDERGONE = ("release", "judicial")
"""Modes of deeds that are done to whoever stands behind their "of" ("the release of prisoners")."""


def of_noun(trigger: Trigger, actor_filter: ActorFilter) -> Roles:
    """Read "the rebels' attack on the town", "talks between A and B", "the visit of C to D"."""
    noun = trigger.token
    doers, of = _doers(trigger, actor_filter)
    visited = _names_before(trigger, actor_filter) if trigger.entry.mode == "visit" else []
    actors = actor_filter.participants(doers)
    names = _before_recipients(trigger)
    towards = [each for head in (noun, *doers) for name, each in syntax.behind(head, *names) if name != "of"]
    of += [*_asked(trigger), *_refused(trigger), *imposed_on(trigger)]
    struck = [
        *(_struck_by(noun) if trigger.entry.type == "ASSAULT" or trigger.entry.mode == "overthrow" else ()),
        *_turning_down(trigger, actor_filter),
    ]
    return actors, first_recipients(
        [*([each] for each in (*of, *towards, *visited, *struck, *_undergoing(trigger))), *opposed(trigger)],
        trigger,
        actor_filter,
        actors,
    )


def _undergoing(trigger: Trigger) -> Iterator[Token]:
    """Yield who undergoes what a noun tells, as the words around its phrase say."""
    verb = trigger.token.head
    if trigger.token.dep_ == "nsubj" and verb.lemma_ in ("pit", "oppose", "set"):
        yield from (each for _, each in syntax.prepositional(verb, "against", "to"))
    if trigger.entry.type == "MOBILIZE" and trigger.token.dep_ == "nsubj" and verb.lemma_ in _facing():
        yield from (each for each in verb.children if each.dep_ == "dobj")
    if trigger.token.dep_ == "pobj" and trigger.token.head.lower_ == "under":
        below = trigger.token.head.head
        whom = syntax.subject(below) if below.lemma_ in ("be", "come", "remain", "stay") else None
        yield from () if whom is None else (whom,)
    if trigger.token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in ("aim", "direct", "level"):
        yield from (each for _, each in syntax.prepositional(verb, "at", "against"))
    yield from struck_in(trigger)
    yield from victims(trigger.token)
    yield from heeding(trigger)


def _facing() -> frozenset[str]:
    return lexicon().grammar["met_by_force"]


def _asked(trigger: Trigger) -> list[Token]:
    """Return who is to do what a request says ("his request that lawmakers extend the tax")."""
    if trigger.entry.type != "REQUEST":
        return []
    clauses = [each for each in trigger.token.children if each.dep_ in ("acl", "ccomp", "relcl")]
    found: list[Token] = []
    for _, whom in syntax.prepositional(trigger.token, "for"):
        to_do = any(
            each.dep_ in ("acl", "relcl", "advcl") and each.tag_ == "VB"
            for each in (*clauses, *whom.children)
        )
        found += [whom] if to_do and kind_of(whom) in ("person", "group", "") else []
    for each in clauses:
        own = syntax.child(each, "nsubj", "nsubjpass")
        told = own is not None and any(
            mark.lower_ in ("that", "for") for mark in each.children if mark.dep_ == "mark"
        )
        doer = syntax.agent(each) if own is not None and own.dep_ == "nsubjpass" else own
        found += [doer] if told and doer is not None and doer.pos_ != "PRON" else []
    return found


def _refused(trigger: Trigger) -> Iterator[Token]:
    """Yield to whom one refuses something ("his refusal to hand the files to parliament", "to meet them")."""
    for each in trigger.token.children if trigger.entry.type == "REJECT" else ():
        if each.dep_ == "acl" and syntax.is_infinitive(each):
            yield from (one for one in each.children if one.dep_ in ("dobj", "dative") and one.pos_ != "ADP")
            yield from (whom for _, whom in syntax.prepositional(each, "to", "with"))


def doers_of(noun: Token, actor_filter: ActorFilter) -> list[Token]:
    """Return who does the deed that ``noun`` tells, as far as its own phrase says."""
    trigger = trigger_at(noun)
    found = _doers(trigger, actor_filter)[0] if trigger is not None else []
    if not found and trigger is not None and trigger.form == "light" and trigger.carrier is not None:
        carrying = trigger.carrier
        carrier = syntax.agent(carrying) if syntax.is_passive(carrying) else syntax.subject(carrying)
        found = [carrier] if carrier is not None else []
    behind = syntax.agent(noun.head) if noun.dep_ == "dobj" and not syntax.is_passive(noun.head) else None
    told = list(syntax.told_doers(noun))
    return found or told or ([behind] if behind is not None and behind.i > noun.i else [])


def doers_around(verb: Token, actor_filter: ActorFilter) -> list[Token]:
    """Return who did the deed in which somebody suffers ``verb`` ("killed in a raid by rebels")."""
    for deed in deeds_around(verb):
        named = doers_of(deed, actor_filter)
        found = [
            each
            for each in named
            if not (each.head == deed and each.ent_type_ == "GPE" and each.dep_ != "poss")
        ]
        found = found or list(other_side(deed))
        found = found or [each for _, each in syntax.behind(deed, "by")]
        if found:
            return found
    return []


def _doers(trigger: Trigger, actor_filter: ActorFilter) -> tuple[list[Token], list[Token]]:
    """Return who does it, and who suffers it as the noun's own phrase says."""
    noun, kind = trigger.token, trigger.entry.type
    owners = [
        each for each in noun.children if each.dep_ == "poss" and each.ent_type_ not in ("DATE", "TIME")
    ]
    of = [each for _, each in syntax.behind(noun, "of")]
    agents = agents_of(trigger, actor_filter)
    if trigger.entry.mode == "visit":
        agents += filter(
            None, map(traveller_to, (place for _, place in syntax.prepositional(noun, "to", "in")))
        )
    agents += (own := [each for each in of if _is_its_giver(noun, each)])
    of = [each for each in of if each not in own]
    doing, suffering = _before(trigger, actor_filter)
    if agents or (_befalls_its_owner(noun) and not of):
        owners, suffering = [], [*owners, *suffering]
    doers = [*owners, *agents] or doing
    undergone = kind in _VICTIM or trigger.entry.mode in _UNDERGONE or _befalls_its_owner(noun)
    reciprocal = kind in lexicon().grammar["reciprocal"]
    said = kind in ("REQUEST", "AGREE", "THREATEN", "REJECT")
    where = _of_place(of) and not said
    if not doers and not suffering and not where and (reciprocal or not undergone):
        doers, of = of, []
    if kind in _HELPING and _is_means(noun) and not owners:
        return [*doers, *of], [*suffering, *_served(noun)]
    enjoying = enjoyed_by(trigger)
    if enjoying is not None:
        return [*doers, *of], [enjoying]
    suffering = [*suffering, *of, *_turned_to(trigger), *_met_with(trigger)]
    doers = (
        doers
        or _charged_with(noun)
        or _between_whom(trigger)
        or _claiming(noun)
        or said_to_do(trigger)
        or along_with(trigger)
    )
    return doers, suffering


def _between_whom(trigger: Trigger) -> list[Token]:
    """Return between whom something is, where the verb stands between ("talks resumed between A and B")."""
    noun = trigger.token
    joint = trigger.entry.type in (*lexicon().grammar["reciprocal"], "ASSAULT", "PROTEST")
    joint = joint and noun.dep_ in ("nsubj", "nsubjpass")
    return [each for _, each in syntax.prepositional(noun.head, "between", "among")] if joint else []


def _is_its_giver(noun: Token, behind: Token) -> bool:
    """Say whether what stands behind a noun's "of" gives or decides it ("the verdict of the jury")."""
    words = lexicon().grammar
    trigger = trigger_at(noun)
    decides = trigger is not None and trigger.entry.type in ("COERCE", "SANCTION", "CONCEDE")
    court = behind.lemma_.lower() in words["courts"]
    judged = decides and behind.lemma_.lower() in words["judging"] and not _befalls_its_owner(noun)
    judged = judged or (decides and court)
    return judged or noun.lemma_.lower() in words["given_by"]


def _is_means(noun: Token) -> bool:
    """Say whether somebody does something with the help of others, who help him ("with the support of …")."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("with", "without")
        and syntax.child(noun, "det") is not None
    )


def _served(noun: Token) -> list[Token]:
    """Return who does something with another's help: whom the verb above has for its subject."""
    verb = noun.head.head
    doer = syntax.subject(verb) if verb.pos_ == "VERB" and not syntax.is_passive(verb) else None
    return [doer] if doer is not None else []


def _turned_to(trigger: Trigger) -> list[Token]:
    """Return who does what another asks for ("will hold a debate at the request of Norway")."""
    at = trigger.token.head
    asked = trigger.entry.type == "REQUEST" and trigger.token.dep_ == "pobj" and at.lower_ == "at"
    return _served(trigger.token) if asked else []


def _met_with(trigger: Trigger) -> list[Token]:
    """Return who meets with what a noun names, or to whom it is said besides.

    "The premier was met with protests", "let him off with a warning".
    """
    verb = trigger.token.head.head
    if trigger.token.dep_ != "pobj" or trigger.token.head.lower_ != "with":
        return []
    if along_with(trigger):
        said_to = syntax.child(verb, "dobj")
        return [said_to] if said_to is not None and kind_of(said_to) in ("person", "group") else []
    whom = syntax.passive_subject(verb) if verb.lemma_ in ("meet", "greet") else None
    return [whom] if whom is not None else []


def _befalls_its_owner(noun: Token) -> bool:
    """Say whether a deed is done to whoever it is said to be of ("her arrest", "the editor's trial").

    Of many such deeds ("the army's arrests") it tells who does them.
    """
    return noun.lemma_.lower() in lexicon().grammar["befalling"] and noun.tag_ in ("NN", "NNP")


def _before(trigger: Trigger, actor_filter: ActorFilter) -> tuple[list[Token], list[Token]]:
    """Return who does and who suffers a deed, of the words before its noun ("police raid").

    What befalls people is done to those before it, and an attack too, unless they bear arms.
    """
    names = [each for each in _names_before(trigger, actor_filter) if group_behind(each) is None]
    if trigger.entry.mode == "visit" and next(syntax.behind(trigger.token, "to"), None) is None:
        return [each for each in names if each.ent_type_ == "PERSON"], []
    people = [each for each in trigger.token.children if _acts_before(each, actor_filter)]
    if trigger.entry.type == "AID" and next(syntax.behind(trigger.token, "to", "for"), None) is None:
        return names, people
    befalls = (
        trigger.entry.type == "ASSAULT" or trigger.token.lemma_.lower() in lexicon().grammar["befalling"]
    )
    others = next(syntax.behind(trigger.token, "of", "on", "against"), None) is not None
    befalls = befalls and not others
    struck = [each for each in people if befalls and each.lemma_.lower() not in lexicon().grammar["forceful"]]
    return [*names, *(each for each in people if each not in struck)], struck


def _acts_before(word: Token, actor_filter: ActorFilter) -> bool:
    """Say whether a common noun before another is somebody, not a place or what is talked about."""
    words = lexicon().grammar
    lemma = word.lemma_.lower()
    about = lemma in words["talked_about"] and word.head.lemma_ in words["talks"]
    common = not word.ent_type_ and (word.text.islower() or word.is_sent_start)
    part = word.dep_ in ("compound", "nmod", "amod") and common
    somebody = is_armed(word) or (word.pos_ == "NOUN" and actor_filter.acts(word))
    other = words["only_places"] | words["kinds_of_attack"] | words["made_things"] | words["munitions"]
    return part and somebody and not about and lemma not in other and not is_in_hyphens(word)


def _names_before(trigger: Trigger, actor_filter: ActorFilter) -> list[Token]:
    """Return the names before a noun ("China Visit"); a town tells where ("the Paris attack"), or whose words
    they are ("the Texas proposal"), and so does a country before a protest or what goes off there.
    """
    words = lexicon().grammar
    joint = trigger.entry.type in words["reciprocal"]
    spoken = trigger.entry.type in words["spoken"]
    local = trigger.entry.type == "PROTEST"
    aimed = next(syntax.behind(trigger.token, "on", "against"), None) is not None
    return [
        each
        for each in trigger.token.children
        if each.dep_ in ("amod", "compound", "nmod")
        and (actor_filter.is_name(each) or ((spoken or aimed) and actor_filter.is_named(each)))
        and (joint or spoken or each.idx not in actor_filter.towns)
        and not (tells_where(each) or (local and each.ent_type_ in _WHERE))
    ]


def tells_where(name: Token) -> bool:
    """Say whether a place's name tells where something went off or broke out: "Kenya blast"."""
    noun, words = name.head, lexicon().grammar["breaking_out_where"]
    beside = name.ent_type_ in _WHERE and name.dep_ in ("compound", "nmod") and name.i < noun.i
    return beside and not {noun.lower_, noun.lemma_.lower()}.isdisjoint(words)


def _charged_with(noun: Token) -> list[Token]:
    """Return who is said to have done it ("three were charged with the murder of a guard")."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("with", "of", "for", "over"):
        return []
    held = noun.head.head
    verb = held.head if held.dep_ == "dobj" and noun.head.lower_ == "of" else held
    if verb.lemma_ not in syntax.words()["charging"]:
        return []
    whom = syntax.child(verb, "nsubjpass") if syntax.is_passive(verb) else syntax.child(verb, "dobj")
    return [whom] if whom is not None else []


def _claiming(noun: Token) -> list[Token]:
    """Return who says to have done it ("the group claimed the attack", "responsibility for the attack")."""
    held = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun
    if held is not noun and held.lemma_ not in lexicon().grammar["answerability"]:
        return []
    verb = held.head
    if held.dep_ != "dobj" or verb.lemma_ not in lexicon().grammar["owning_up"]:
        return []
    doer = syntax.subject(verb) if held is not noun or verb.lemma_ == "claim" else None
    return [doer] if doer is not None else []


def _turning_down(trigger: Trigger, actor_filter: ActorFilter) -> Iterator[Token]:
    """Yield who undergoes what a noun tells, or turns down what is said to him ("drew criticism").

    Where a deed does, it is those who do the deed ("the arrest of the poet by marines drew criticism").
    """
    noun, words = trigger.token, lexicon().grammar
    verb = noun.head
    said = trigger.entry.type in words["said_before"] and verb.lemma_ in words["rejecting"]
    borne = trigger.entry.type in words["borne"] and verb.lemma_ in words["undergoing"]
    borne = borne or (trigger.entry.type == "REQUEST" and verb.lemma_ in words["addressing_to"])
    whom = syntax.subject(verb) if noun.dep_ == "dobj" and (said or borne) and not _comes_of(verb) else None
    deed = trigger_at(whom) if whom is not None and whom.pos_ == "NOUN" else None
    if deed is not None and deed.form == "noun":
        yield from doers_of(deed.token, actor_filter)
    elif whom is not None:
        yield whom


def _comes_of(participle: Token) -> bool:
    """Say whether a participle tells what comes of a passive ("two were held, prompting criticism")."""
    beside = participle.dep_ == "advcl" and participle.tag_ == "VBG" and not syntax.has_subject(participle)
    return beside and syntax.is_passive(participle.head)


def _struck_by(noun: Token) -> Iterator[Token]:
    """Yield what an attack strikes, as its verb says ("the blast that targeted a mosque")."""
    clauses = [each for each in noun.children if each.dep_ == "relcl" and syntax.subject(each) == noun]
    if noun.dep_ == "nsubj":
        clauses.append(noun.head)
    for verb in clauses:
        told = trigger_at(verb) is not None and verb.lemma_ not in _OUTRIGHT
        if verb.lemma_ in lexicon().grammar["striking"] and not told:
            yield from (each for each in verb.children if each.dep_ == "dobj")


def _before_recipients(trigger: Trigger) -> tuple[str, ...]:
    if trigger.entry.type == "CONSULT" and trigger.entry.mode != "visit":
        return ("with", "to", "against")
    if trigger.entry.type == "AGREE":
        return ("with", "to", "for")
    if trigger.entry.mode == "release":
        return ("of", "to")
    if trigger.entry.type == "REQUEST":
        return ("with", "to", "on", "upon", "from", "against", "at")
    if trigger.entry.type != "PROTEST":
        return TOWARDS
    if trigger.token.lemma_ == "march":
        return (*AGAINST[1:], "on")
    return AGAINST if trigger.entry.mode == "riot" else AGAINST[1:]


def _of_place(objects: list[Token]) -> bool:
    return bool(objects) and objects[0].ent_type_ in ("GPE", "LOC")
