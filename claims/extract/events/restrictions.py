"""Selectional restrictions: whether an event's subject and object can be meant literally.

The rows of ``lexicon/events/restrictions.toml`` say by kind of thing who can act and what can suffer it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.extract import syntax
from claims.extract.events.complements import has_other_subject, hyphened
from claims.extract.events.entries.in_use import ontology_of
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.entries.ontology import Ontology
from claims.extract.events.kinds import is_gunfire, kind
from claims.extract.events.parties.houses import is_metonym
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token
from claims.wordlists import rows

_PARTS_OF_WHOM = ("act", "attribute", "event", "group", "quantity")
"""Kinds of thing that stand for those behind their "of" ("a number of clerks", "a wave of attackers")."""
SENSES = 3
"""The number of a noun's commonest senses that are tried."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """What the subject and the object of some entries must be; an empty set allows everything."""

    type: str
    mode: str | None
    verbs: frozenset[str]
    by: frozenset[str]
    on: frozenset[str]
    not_by: frozenset[str]
    not_on: frozenset[str]
    needs: str

    def holds_for(self, trigger: Trigger) -> bool:
        """Say whether the row is about the entry of ``trigger``."""
        same = self.type == trigger.entry.type and self.mode in (None, trigger.entry.mode)
        return same and (not self.verbs or trigger.token.lemma_.lower() in self.verbs)


def restrictions(ontology: Ontology) -> tuple[Restriction, ...]:
    """Return the rows that hold: those of the shipped file, and those of a user's ontology."""
    return (*(() if ontology.only else _shipped()), *(_read(row) for row in ontology.restrictions))


@cache
def _shipped() -> tuple[Restriction, ...]:
    return tuple(_read(row) for row in rows("claims.extract.lexicon", "events/restrictions", "restriction"))


def _read(row: Mapping[str, Any]) -> Restriction:
    verbs, by, on = (frozenset(row.get(key, ())) for key in ("verbs", "by", "on"))
    not_by, not_on = _words(row.get("not_by", ())), _words(row.get("not_on", ()))
    mode = str(row["mode"]) if "mode" in row else None
    return Restriction(row["type"], mode, verbs, by, on, not_by, not_on, str(row.get("needs", "")))


def _words(listed: Iterable[str]) -> frozenset[str]:
    """Return the words of a row, with those of the lists of ``grammar.toml`` that it names."""
    words = set(listed)
    named = {word for word in words if word.startswith("@")}
    return frozenset(words - named).union(*(lexicon().grammar[name[1:]] for name in named))


def is_literal(trigger: Trigger) -> bool:
    """Say whether what the words of an event stand for can do it and can suffer it."""
    verb = trigger.verb
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return True
    if _is_told_otherwise(trigger, verb) or _is_habit(verb):
        return False
    doer = _doer(verb)
    own = (trigger.taken, trigger.token, *trigger.beside)
    sufferers = list(_sufferers(verb))
    for row in restrictions(ontology_of(verb.doc)):
        if not row.holds_for(trigger):
            continue
        if not _has_what_it_needs(row, verb, trigger):
            return False
        if doer is not None and not any(_fits(each, row.by, row.not_by) for each in _meant(doer)):
            return False
        suffering = (each for each in sufferers if each not in own)
        if any(not any(_fits(one, row.on, row.not_on) for one in _meant(each)) for each in suffering):
            return False
    return True


def _doer(verb: Token) -> Token | None:
    """Return who does it, where that can be told: not the plan or the deal that a deed is the content of
    ("a bid to free them", "the deal involves freeing them"); what one fails to do is no deed."""
    if syntax.is_passive(verb):
        by = syntax.agent(verb)
        return None if by is not None and kind(by) == "time" else by
    doer, clause = syntax.subject(verb), verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        if clause.tag_ == "VBG" and clause.head.lemma_ in lexicon().grammar["comprising"]:
            return None
        clause = clause.head
    planned = clause.dep_ in ("acl", "relcl") and syntax.is_infinitive(clause) and doer == clause.head
    planned = planned and clause.head.lemma_ not in lexicon().grammar["failing_nouns"]
    return None if planned else doer


def _is_habit(verb: Token) -> bool:
    """Say whether a clause only tells what kind of things are meant ("states that jail critics")."""
    noun = verb.head
    present = (
        verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP") and syntax.child(verb, "aux", "auxpass") is None
    )
    bare = present and noun.tag_ == "NNS" and not noun.ent_type_ and noun.right_edge.i > noun.i
    told = bare and syntax.child(noun, "det", "nummod", "poss", "predet", "compound", "nmod") is None
    return told and any(each.lower_ in syntax.RELATIVE_PRONOUNS for each in verb.lefts)


def _is_told_otherwise(trigger: Trigger, verb: Token) -> bool:
    """Say whether the shape of its clause gives a verb another sense, whatever it is said of."""
    if _is_done_to_oneself(trigger, verb) or _only_describes(trigger, verb):
        return True
    if trigger.entry.type == "THREATEN" and _foretells(verb):
        return True
    if trigger.entry.type == "REQUEST" and _is_question(verb):
        return True
    if trigger.entry.type == "COERCE" and _is_kept_safe(verb):
        return True
    if trigger.entry.type in ("RETREAT", "SANCTION", "CONSULT") and _is_left_so(verb):
        return True
    if trigger.entry.type == "AID" and _is_for_ones_own(verb):
        return True
    return _is_standing(verb) or _is_name_of(verb, trigger)


def _has_what_it_needs(row: Restriction, verb: Token, trigger: Trigger) -> bool:
    """Say whether a verb has the object, or is as free of one, as a row asks."""
    passive = syntax.is_passive(verb) or syntax.is_reduced(verb)
    if row.needs == "active":
        return not passive
    if row.needs == "alone":
        return passive or syntax.child(verb, "dobj", "ccomp") is None
    if row.needs == "object" and not passive and not _is_name_of_act(verb):
        return any(_sufferers(verb)) or _goes_on(verb, trigger)
    return True


def _is_name_of_act(verb: Token) -> bool:
    """Say whether a gerund names an act as a noun does ("died in shelling", "the bombing of ports")."""
    nominal = verb.tag_ == "VBG" and verb.dep_ in (
        "pobj",
        "pcomp",
        "dobj",
        "nsubj",
        "nsubjpass",
        "conj",
        "ccomp",
    )
    return nominal and syntax.child(verb, "nsubj", "aux", "auxpass") is None


def _meant(doer: Token) -> Iterator[Token]:
    """Yield a subject and those of whom it is an act or a part ("the first deployment of troops arrived")."""
    yield doer
    if doer.lemma_.lower() not in lexicon().actors and kind(doer) in _PARTS_OF_WHOM:
        yield from (each for _, each in syntax.prepositional(doer, "of"))


def _is_standing(verb: Token) -> bool:
    """Say whether something is only allowed or required as a rule ("drivers are required to stop"), or
    somebody is only devoted to it ("a group committed to reform")."""
    words = lexicon().grammar
    if verb.tag_ != "VBN" or verb.lemma_ not in words["standing"] | words["devoting"]:
        return False
    described = verb.dep_ == "acl" and verb.head.dep_ != "ROOT"
    doer = syntax.agent(verb)
    if (doer is not None and doer.lemma_ not in words["rules"]) or verb.lemma_ in words["devoting"]:
        return described and doer is None
    helping = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    rule = bool(helping) and helping <= {"is", "are", "'s", "'re", "be", "to"}
    to_whom = syntax.child(verb, "nsubjpass")
    told = syntax.is_negated(verb) and (to_whom is None or to_whom.lower_ not in ("you", "one"))
    return (rule or described) and not told


def _is_name_of(verb: Token, trigger: Trigger) -> bool:
    """Say whether a verb only says by which name something goes ("what it called a victory", "strikes called
    Silent Mondays")."""
    if verb.lemma_ not in lexicon().grammar["naming"]:
        return False
    if any(each.lower_ == "what" for each in verb.lefts):
        return verb.dep_ in ("pcomp", "ccomp", "relcl")
    name = syntax.child(verb, "oprd")
    return syntax.is_of_noun(verb) and name is not None and name != trigger.taken


def _is_done_to_oneself(trigger: Trigger, verb: Token) -> bool:
    """Say whether nobody else is meant ("defended himself") where no entry says otherwise."""
    taken = syntax.child(verb, "dobj")
    own = taken is not None and taken.lower_ in lexicon().grammar["reflexives"]
    return own and not trigger.entry.words and taken is not None and taken.lower_ not in trigger.entry.takes


def _only_describes(trigger: Trigger, verb: Token) -> bool:
    """Say whether a participle with a prefix tells what something is like ("well-armed", "self-funded")."""
    prefix = hyphened(verb).partition("-")[0]
    return prefix in lexicon().grammar["describing_prefixes"] and not trigger.entry.words


def _is_for_ones_own(verb: Token) -> bool:
    """Say whether one only cares for those one lives with ("feed our children")."""
    taken = syntax.child(verb, "dobj")
    if taken is None or taken.lemma_.lower() not in lexicon().grammar["household"]:
        return False
    owner = syntax.child(taken, "poss")
    return owner is not None and owner.pos_ == "PRON"


def _is_left_so(verb: Token) -> bool:
    """Say whether somebody is only left as he is ("the defeat left Norway vulnerable")."""
    if verb.lemma_ != "leave":
        return False
    clause = syntax.child(verb, "ccomp", "oprd")
    small = clause is not None and clause.i > verb.i and clause.pos_ in ("ADJ", "ADP")
    return small or (clause is not None and clause.pos_ == "AUX" and syntax.child(clause, "aux") is None)


def _is_kept_safe(verb: Token) -> bool:
    """Say whether somebody is kept from what he would not do by will ("prevents riders from fainting")."""
    if verb.lemma_ not in lexicon().grammar["keeping_from"]:
        return False
    deeds = (each for prep in verb.children if prep.lower_ == "from" for each in prep.children)
    return any(
        each.dep_ == "pcomp" and each.lemma_.lower() in lexicon().grammar["befalling_verbs"] for each in deeds
    )


def _is_question(verb: Token) -> bool:
    """Say whether somebody is asked something, and not to do something ("asks me what it means")."""
    if verb.lemma_ not in lexicon().grammar["inquiring"]:
        return False
    clause = syntax.child(verb, "ccomp", "xcomp")
    if clause is None or clause.i < verb.i or syntax.is_infinitive(clause):
        return False
    opened = (
        each for each in clause.doc[clause.left_edge.i : clause.i] if each.head in (clause, clause.head)
    )
    return any(each.tag_ in ("WP", "WDT", "WRB") or each.lower_ in ("if", "whether") for each in opened)


def _foretells(verb: Token) -> bool:
    """Say whether a warning is of what things may do ("warned that costs would rise"), not of a deed."""
    clause = syntax.child(verb, "ccomp") if verb.lemma_ in lexicon().grammar["foretelling"] else None
    subject = syntax.child(clause, "nsubj", "nsubjpass") if clause is not None else None
    if clause is not None and subject is not None and clause.lemma_ in lexicon().grammar["being_at_risk"]:
        return True
    if clause is None or subject is None or subject.pos_ in ("PRON", "PROPN") or subject.ent_type_:
        return False
    deed = trigger_at(clause)
    threat = trigger_at(subject)
    if threat is not None and threat.entry.type in lexicon().grammar["hostile"]:
        return False
    return (deed is None or not is_literal(deed)) and kind(subject) not in ("person", "group", "")


def _sufferers(verb: Token) -> Iterator[Token]:
    """Yield what a verb is done to: its object, the subject of its passive, the head of its clause; not how
    long it lasts ("spent a year in jail")."""
    for each in verb.children:
        if (each.dep_ in ("dobj", "nsubjpass") and kind(each) != "time") or each.lower_ == "whom":
            yield (syntax.relative_head(verb) or each) if each.lower_ in syntax.RELATIVE_PRONOUNS else each
    if syntax.is_passive(verb) and verb.dep_ == "acl":
        yield verb.head


def _goes_on(verb: Token, trigger: Trigger) -> bool:
    """Say whether a verb without an object goes on all the same ("fired on the crowd", "shot at them")."""
    phrase = next(syntax.prepositional(verb, "on", "at", "into", "upon", "against"), None)
    held = verb.dep_ == "relcl" and has_other_subject(verb)
    beside = verb.dep_ == "conj" and syntax.child(verb, *syntax.SUBJECTS) is None
    return phrase is not None or bool(trigger.beside) or held or beside or verb.dep_ == "acl"


def _fits(token: Token, kinds: frozenset[str], figures: frozenset[str]) -> bool:
    if figures and _is_figure(token, figures) and not is_gunfire(token):
        return False
    if token.lemma_.lower() in lexicon().grammar["sites"] or is_gunfire(token):
        return True
    named = token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    acting = token.lemma_.lower() in lexicon().actors or ("group" in kinds and is_metonym(token))
    found = kind(token)
    others = noun_senses(token.lemma_.lower())[1:SENSES] if token.pos_ == "NOUN" else ()
    if token.tag_ == "NNS":  # "premises" are no premise
        others = (*others, *noun_senses(token.lower_)[:1])
    return not kinds or not found or named or acting or found in kinds or not kinds.isdisjoint(others)


def _is_figure(token: Token, figures: frozenset[str]) -> bool:
    """Say whether a noun or pronoun is one of ``figures``, alone or with what is before it ("drug trial")."""
    lemma = token.lemma_.lower()
    if lemma in figures or (token.pos_ == "PRON" and token.lower_ in figures):
        return True
    before = (each for each in token.lefts if each.dep_ in ("compound", "amod"))
    return any(f"{each.lemma_.lower()} {lemma}" in figures for each in before)
