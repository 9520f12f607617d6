"""Places of the clause in which a recipient may stand, likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.arguments.behind_things import answerable, is_voiced, owner_of, spoken_of
from claims.extract.events.arguments.circumstances import is_where_hit
from claims.extract.events.arguments.objects import (
    JOINT,
    brought_on,
    given,
    given_before,
    governed,
    imposed_on,
    is_manner,
    is_occasion,
    is_reason,
    laid_on,
    met_beside,
    robbed,
    seen_doing,
    through_which,
    turned_against,
)
from claims.extract.events.arguments.opposed import opposed, protested_at
from claims.extract.events.arguments.ownership import is_actors_own, is_somebodys
from claims.extract.events.arguments.shared import counted_among
from claims.extract.events.complements import complements
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token

TOWARDS = (
    "with", "to", "against", "on", "for", "from", "toward", "towards", "upon", "into", "in", "of", "over",
)  # fmt: skip
AGAINST = ("with", "to", "against", "for", "from", "over", "of")
"""Before whom or over what one demonstrates; what follows "in", "on" or "at" is where, unless things fly."""
_FROM_WHOM = tuple(each for each in TOWARDS if each not in ("for", "of", "over"))
"""Behind the noun for what one asks: who is asked; "for" and "of" tell for whom and of what it is."""
_OF_DEEDS = ("ACCUSE", "SUPPORT", "REJECT", "REQUEST")
"""Types of what is said of deeds and of those who do them."""
_OF_TEXTS = ("SUPPORT", "AGREE", "REJECT", "CONCEDE")
_BY_MEANS = ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION")
"""Types of deeds where "with" tells by what means ("attacked the base with rockets")."""
_SHARING = ("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "SUPPORT", "AID", "THREATEN")
"""Types of deeds that are done to somebody, who may be named behind a second verb only."""
_AIMED = ("ASSAULT", "PROTEST", "ACCUSE", "THREATEN", "COERCE")


def recipient_places(trigger: Trigger, verb: Token, passive: bool) -> Iterator[list[Token]]:
    """Yield where a recipient may stand, likeliest first."""
    if passive:
        yield from _suffering(verb)
    if verb.dep_ == "relcl":
        yield list(through_which(verb))
    if trigger.entry.type == "PROTEST":
        yield list(protested_at(verb))
    for word in (each for each in trigger.beside if each.lower_ != "as"):
        if not _tells_whence(trigger, word) or syntax.child(verb, "dobj") is None:
            yield [each for each in governed(word) if each not in trigger.beside and not is_occasion(each)]
    yield [one for each in verb.children if each.dep_ == "dative" for one in given(each)]
    yield list(given_before(verb))
    charged = trigger.taken is not None and trigger.taken.head.lower_ == "with"
    if trigger.entry.type in ("ACCUSE", "THREATEN", "SANCTION") and trigger.taken is not None and not charged:
        yield list(turned_against(trigger.taken))
    yield list(laid_on(verb))
    if verb.lemma_ in lexicon().grammar["disclaiming"]:
        yield from answerable(trigger, verb)
    if trigger.entry.mode == "judicial":
        yield [each for _, each in syntax.prepositional(verb, "to")]
    yield list(robbed(trigger, verb))
    if trigger.form != "light" and not _moved(trigger):
        yield list(_objects(trigger, verb))
    names = ("with", "to") if trigger.entry.mode in ("meet", "phone") else _prepositions(trigger)
    if trigger.taken is not None and trigger.entry.type == "ACCUSE":
        yield [each for _, each in syntax.prepositional(verb, "against")]
    yield [
        each
        for name, each in syntax.prepositional(verb, *names)
        if not is_reason(trigger, name, each) and not is_manner(trigger, name, each)
    ]
    if trigger.entry.mode == "meet":
        yield list(met_beside(verb))
    yield list(threatened(trigger, verb))
    yield list(brought_on(verb))
    yield from opposed(trigger)
    yield from map(list, (spoken_of(trigger, verb), owner_of(trigger, verb, passive)))
    yield from _addressed(trigger, verb)
    yield from answerable(trigger, verb)


def _suffering(verb: Token) -> Iterator[list[Token]]:
    """Yield who suffers what a passive tells, and on whom it is brought where that is a deed."""
    own = _told_of(verb) if verb.dep_ in ("acl", "relcl") else syntax.shared_subject(verb)
    own = syntax.child(verb.head, "nsubj", "nsubjpass") if syntax.is_reduced(verb) else own
    sufferer = syntax.passive_subject(verb) or syntax.child(verb, "nsubj") or own or _understood(verb)
    if sufferer is not None and sufferer.lower_ in syntax.RELATIVE_PRONOUNS:
        sufferer = syntax.relative_head(verb) or sufferer
    yield [counted_among(sufferer)] if sufferer is not None else []
    told = trigger_at(sufferer) if sufferer is not None and sufferer.pos_ == "NOUN" else None
    yield list(imposed_on(told)) if told is not None else []


def _tells_whence(trigger: Trigger, word: Token) -> bool:
    """Say whether a word beside a verb tells from or to where its object is brought, or of what it is said.

    "Drove forty families out of the town", "called the consul to the ministry".
    """
    away = word.lower_ in ("from", "of", "out", "off", "away")
    away = away or (
        word.lower_ in ("for", "over") and trigger.entry.type in lexicon().grammar["judging_types"]
    )
    away = away or (word.lower_ == "with" and trigger.entry.type == "ACCUSE") or is_where_hit(trigger, word)
    return away or (word.lower_ == "to" and trigger.entry.type in ("ACCUSE", "REQUEST", "COERCE"))


def _understood(verb: Token) -> Token | None:
    """Return who suffers what an infinitive or gerund in the passive tells ("claims to have been beaten").

    Who asks somebody to be freed asks for himself.
    """
    open_clause = (
        verb.dep_ in ("xcomp", "ccomp", "pcomp", "advcl") and syntax.child(verb, "auxpass") is not None
    )
    if not open_clause or syntax.is_finite(verb) or syntax.has_subject(verb):
        return None
    asks = verb.head.lemma_ in lexicon().grammar["asking"]
    return syntax.subject(verb.head) if asks and not syntax.is_passive(verb.head) else syntax.subject(verb)


def _told_of(participle: Token) -> Token | None:
    """Return whom a participle behind a noun is told of, where that is a court the subject of its verb.

    "The man appeared in court charged with theft": the man is charged.
    """
    noun = participle.head
    before = noun.head.lower_ if noun.dep_ == "pobj" else ""
    venue = before in ("in", "at", "before") and noun.lemma_ in lexicon().grammar["venues"]
    verb = noun.head.head
    if participle.dep_ == "acl" and venue and verb.pos_ == "VERB":
        return syntax.passive_subject(verb) or syntax.subject(verb)
    return noun


def inner_places(trigger: Trigger, verb: Token) -> Iterator[list[Token]]:
    """Yield where a recipient may stand in what the clause is about, likeliest first."""
    asked = trigger.entry.type in ("REQUEST", "ACCUSE")
    if trigger.entry.type == "CONSULT" and verb.lemma_ in lexicon().grammar["talking_over"]:
        held = (one for each in verb.children if each.dep_ == "dobj" for one in each.subtree)
        yield [whom for each in held for _, whom in syntax.prepositional(each, "with")]
        return
    for each in (*complements(verb, trigger.beside), *_purposes(trigger, verb)):
        if _is_cited(trigger, verb, each) or _only_reports(verb, each):
            continue
        denied = each.tag_ == "VBG" and not syntax.has_subject(each)
        denied = verb.lemma_ == "deny" and (denied or each.dep_ == "ccomp")
        if not denied and not tells_deed(trigger, each):
            yield from (
                [one for one in tokens if _is_told_of(trigger, one) and (asked or not is_actors_own(one))]
                for tokens in _within(trigger, each)
            )
    if trigger.entry.type == "THREATEN":
        yield list(_warned(verb))
    if trigger.entry.type == "REQUEST":
        yield list(_called_to_do(verb))


def threatened(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield whom a deed is to strike that one warns of ("warned that the army would crush the rebels")."""
    for each in verb.children if trigger.entry.type == "THREATEN" else ():
        told = trigger_at(each) if each.dep_ == "ccomp" else None
        to_come = any(one.lower_ in ("will", "would", "shall", "'ll") for one in each.children)
        if told is not None and to_come and told.entry.type in lexicon().grammar["hostile"]:
            yield from (one for one in each.children if one.dep_ in ("dobj", "nsubjpass"))


def _called_to_do(verb: Token) -> Iterator[Token]:
    """Yield who is to do what one calls for ("called for the governor to resign", "for his removal")."""
    for each in verb.children:
        if each.dep_ in ("advcl", "ccomp") and any(mark.lower_ == "for" for mark in each.lefts):
            yield from (one for one in each.lefts if one.dep_ == "nsubj" and one.pos_ != "PRON")
    asked = [each for _, each in syntax.prepositional(verb, "for", "on")]
    for each in (*asked, *(one for one in verb.children if one.dep_ == "dobj")):
        if each.lemma_ in lexicon().grammar["leaving_office"]:
            yield from (one for one in each.children if one.dep_ == "poss" and one.pos_ != "PRON")
            yield from (one for _, one in syntax.prepositional(each, "of"))


def _is_cited(trigger: Trigger, verb: Token, clause: Token) -> bool:
    """Say whether a clause is what is said in so many words ("condemned the raid: “We are free”")."""
    if clause.dep_ != "ccomp" or trigger.entry.type not in ("ACCUSE", "SUPPORT", "REJECT"):
        return False
    between = verb.doc[min(verb.i, clause.i) : max(verb.i, clause.left_edge.i) + 1]
    return (
        any(each.text == ":" or each.is_quote for each in between) and syntax.child(verb, "dobj") is not None
    )


def _only_reports(verb: Token, clause: Token) -> bool:
    """Say whether a clause behind a comma only tells who says so ("…, reported the agency")."""
    aside = clause.i > verb.i + 1 and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
    said = clause.dep_ == "ccomp" and clause.lemma_ in lexicon().grammar["reporting"]
    return aside and said and clause.left_edge == clause and not syntax.has_subject(clause)


def tells_deed(trigger: Trigger, noun: Token) -> bool:
    """Say whether an act of words is about a deed, so that it concerns whoever does the deed.

    "Condemned the killing of reporters by rebels": the rebels are condemned, and not the reporters.
    """
    words = lexicon().grammar
    if trigger.token.lemma_ in words["disclaiming"] and noun.lemma_ in words["shares_in_deeds"]:
        return True
    own = noun == trigger.taken and trigger.entry.type != "REJECT"
    if trigger.entry.type not in _OF_DEEDS or noun.pos_ != "NOUN" or own:
        return False
    if noun.lemma_ in words["fates"]:
        return True
    deed = trigger_at(noun)
    if deed is None or deed.form not in ("noun", "light"):
        return False
    return deed.entry.type not in JOINT and deed.entry.mode != "ceasefire"


def partners(trigger: Trigger, verb: Token) -> Iterator[list[Token]]:
    """Yield with whom several do together what they do; where they do it is no recipient."""
    yield [each for _, each in syntax.prepositional(verb, "with")]
    met = trigger.entry.mode in ("visit", "meet", "phone") and trigger.taken is None
    if met or trigger.entry.mode == "visit" or trigger.entry.labels:
        yield [each for each in verb.children if each.dep_ == "dobj"]
        for word in trigger.beside:
            yield [each for each in word.children if each.dep_ == "pobj"]


def _addressed(trigger: Trigger, verb: Token) -> Iterator[list[Token]]:
    """Yield to whom the verb before it turns ("called on both sides and warned that aid would end")."""
    if trigger.entry.type not in ("THREATEN", "REQUEST") or verb.dep_ != "conj":
        return
    if not syntax.has_subject(verb) and verb.head.lemma_ in lexicon().grammar["addressing"]:
        yield [each for each in verb.head.children if each.dep_ in ("dobj", "dative")]
        yield [each for _, each in syntax.prepositional(verb.head, "on", "with", "to")]


def _warned(verb: Token) -> Iterator[Token]:
    """Yield who is to do or leave something lest a threat be carried out ("if the company refuses")."""
    for each in (one for one in verb.subtree if one.dep_ == "advcl"):
        if any(mark.lower_ in ("if", "unless") for mark in each.children if mark.dep_ == "mark"):
            who = syntax.child(each, "nsubj")
            if who is not None and who.pos_ != "PRON" and not _is_arm(who):
                yield who


def _objects(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield the objects of a verb; what is fired or offered is none that it is done to."""
    for each in verb.children:
        fired = each == trigger.taken and _is_arm(each) and not is_somebodys(each)
        voiced = each == trigger.taken and is_voiced(trigger, each)
        offered = trigger.entry.type == "AGREE" and each.pos_ == "NOUN"
        if each.dep_ in ("dobj", "oprd") and not (fired or offered or voiced):
            meant = (syntax.relative_head(verb) or each) if each.lower_ in syntax.RELATIVE_PRONOUNS else each
            if each.lower_ != "which" or kind(meant) != "person":
                yield meant
    yield from _shared_object(trigger, verb)
    yield from _contact_head(trigger, verb)


def _contact_head(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield whom a relative clause without a pronoun is about ("the man police arrested")."""
    noun = verb.head
    if verb.dep_ == "relcl" and any(each.lower_ == "whom" and each.dep_ == "nsubj" for each in verb.lefts):
        yield noun
        return
    held = syntax.child(verb, "dobj", "dative", "ccomp", "xcomp", "prep", "acomp", "oprd")
    bare = verb.dep_ == "relcl" and not syntax.is_passive(verb) and trigger.entry.type in _SHARING
    subject = syntax.child(verb, "nsubj")
    own = subject is not None and subject.lower_ not in syntax.RELATIVE_PRONOUNS and subject.i > noun.i
    timed = held is not None and held.dep_ == "prep" and held.i > verb.i
    if bare and own and (held is None or timed) and kind(noun) in ("person", "group", ""):
        yield noun


def _shared_object(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield the object that a verb shares with the one beside it ("harassed or beat the clerks")."""
    if trigger.entry.type not in _SHARING or syntax.child(verb, "dobj", "prep", "ccomp", "xcomp") is not None:
        return
    held = syntax.shared_object(verb)
    yield from () if held is None else (held,)


def _is_arm(token: Token) -> bool:
    """Say whether what is fired is a weapon, and hits somebody else ("fired two missiles at the port")."""
    return token.lemma_ in lexicon().grammar["made_things"]


def _moved(trigger: Trigger) -> bool:
    """Say whether the object is what is sent or given, not to whom ("sent troops to the island")."""
    entry = trigger.entry
    gives = entry.type in ("MOBILIZE", "AID", "COOPERATE") or (
        entry.type == "RETREAT" and entry.mode in ("withdraw", "return")
    )
    drawn = trigger.token.lemma_ in lexicon().grammar["drawing_out"]
    gives = gives or (drawn and next(syntax.prepositional(trigger.token, "from"), None) is not None)
    helps = entry.type == "AID" and trigger.token.lemma_ in lexicon().grammar["helping"]
    return gives and not helps and trigger.taken is not None and trigger.taken.dep_ in ("dobj", "nsubjpass")


def _prepositions(trigger: Trigger) -> tuple[str, ...]:
    """Return what may stand before a recipient: one gives to and not from, and hits what one aims at."""
    deed = trigger.entry.type
    if deed == "PROTEST" and trigger.entry.mode != "riot":
        return (*AGAINST[1:], "on") if trigger.token.lemma_ == "march" else AGAINST[1:]
    if deed == "REQUEST":
        return tuple(each for each in TOWARDS if each != "for")
    if deed == "AGREE":
        return tuple(each for each in TOWARDS if each != "from")
    if deed == "VOTE":
        return ("for", "against", "to", "over")
    if deed == "AID":
        return (*(each for each in TOWARDS if each not in ("from", "with")), "among")
    names: tuple[str, ...] = TOWARDS if deed not in _BY_MEANS else TOWARDS[1:]
    if deed in ("ASSAULT", "MOBILIZE"):
        names = tuple(each for each in names if each != "from")
    return (*names, "at") if deed in _AIMED else names


def _purposes(trigger: Trigger, verb: Token) -> Iterator[Token]:
    """Yield what one marches, shoots or uses force for, and by what one strikes back: those against whom it
    is done stand there."""
    if trigger.entry.type in ("PROTEST", "ASSAULT", "MOBILIZE") or trigger.entry.mode == "disperse":
        for each in verb.children:
            if each.dep_ == "advcl" and syntax.is_infinitive(each) and not wishes_well(each):
                yield each
    if trigger.entry.type in ("ASSAULT", "SANCTION"):
        for each in verb.children:
            if each.dep_ == "prep" and each.lower_ == "by":
                yield from (one for one in each.children if one.dep_ == "pcomp")


def wishes_well(verb: Token) -> bool:
    """Say whether one asks for what is good for those whom it names ("to demand the release of poets")."""
    asked = syntax.child(verb, "dobj")
    return asked is not None and asked.lemma_ in lexicon().grammar["wished_for"]


def _is_told_of(trigger: Trigger, token: Token) -> bool:
    """Say whether a word in a clause tells who is meant; a pronoun does of those who are threatened."""
    threatened = trigger.entry.type == "THREATEN" and token.dep_ == "dobj"
    accused = trigger.entry.type == "ACCUSE" and token.dep_ == "nsubj"
    accused = accused and token.lower_ in ("he", "she", "they", "you")
    found = (
        token.dep_ == "nsubj"
        and token.head.pos_ == "ADJ"
        and token.lower_ in ("him", "her", "them", "me", "us")
    )
    return token.pos_ != "PRON" or found or token.lower_ == "those" or threatened or accused


def _within(trigger: Trigger, token: Token, depth: int = 0) -> Iterator[list[Token]]:
    """Yield the subjects, objects and prepositional objects inside a complement."""
    if token.lemma_ in lexicon().grammar["borders"]:
        return
    own = syntax.child(token, "nsubj", "nsubjpass")
    asked = trigger.entry.type == "REQUEST"
    if own is not None and own.lower_ not in ("i", "we") and not _is_open(token):
        by_whom = trigger.entry.type in ("REQUEST", "ACCUSE") and own.dep_ == "nsubjpass"
        doer = syntax.agent(token) if by_whom else own
        yield [doer] if doer is not None else []
    inner = trigger_at(token)
    if inner is None or not _moved(inner):
        yield [each for each in token.children if each.dep_ in ("dobj", "dative")]
        yield list(seen_doing(token))
    offered = trigger.entry.type == "AGREE" and token.dep_ == "dobj"
    if trigger.entry.type == "ACCUSE" and token.dep_ == "ccomp":
        return
    names = _FROM_WHOM if asked and token.pos_ == "NOUN" else TOWARDS
    names = tuple(each for each in names if each != "of") if offered else names
    if {token.lower_, token.lemma_} & lexicon().grammar["about_matters"]:
        names = tuple(each for each in names if each not in ("on", "over"))
    if token.lemma_ in lexicon().grammar["conveyed_to" if not asked else "asked_for_others"]:
        names = tuple(each for each in names if each != "to")
    if token.lemma_ in lexicon().grammar["leaving_office"]:
        names = tuple(each for each in names if each not in ("from", "of"))
    yield [each for _, each in syntax.prepositional(token, *names)]
    if depth < 3:
        for each in (one for one in token.children if one not in (trigger.token, trigger.carrier)):
            content = each.dep_ == "acl" and (
                trigger.entry.type in _OF_TEXTS or (asked and not syntax.is_infinitive(each))
            )
            inside = each.dep_ in ("dobj", "xcomp", "acl", "pcomp", "prep", "pobj") and not content
            inside = inside and not (each.lower_ == "about" and syntax.child(each, "pcomp") is not None)
            if inside and not (each.dep_ == "pobj" and each.lower_ in syntax.words()["aside"]):
                yield from _within(trigger, each, depth + 1)


def _is_open(verb: Token) -> bool:
    """Say whether a clause asks whether ("is investigating whether a patient died")."""
    return any(each.lower_ in ("whether", "if") for each in verb.children if each.dep_ == "mark")
