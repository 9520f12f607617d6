"""The modality of an event, read from a table: occurred, ongoing, planned, possible or negated.

``lexicon/events/modality.toml`` says which word, in which relation to the event, makes it what; here is only
how its rows are read, and what they are asked of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from claims.document import Modality
from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.relations import DECREED, RELATIONS, Cue, Site
from claims.extract.events.relations.verbs import preposition
from claims.extract.events.triggers import Trigger, trigger_at
from claims.extract.tokens import Token
from claims.wordlists import rows as rows_of

AS_GOVERNOR = "as governor"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. No ``words``: any will do; an empty ``denied``: the row then does not fit."""

    relation: Callable[[Site], Iterator[Cue]]
    words: frozenset[str]
    modality: str
    denied: str
    only: frozenset[str]


@cache
def table(section: str) -> tuple[Row, ...]:
    """Return the rows of one section of ``modality.toml``, in their order.

    Raises:
        KeyError: a row names a relation or a word list that there is none of.
    """
    found = []
    for row in rows_of("claims.extract.lexicon", "events/modality", section):
        listed = row.get("words", ())
        words = lexicon().grammar[listed] if isinstance(listed, str) else frozenset(listed)
        means = str(row["modality"])
        only = frozenset(row.get("only", ()))
        found.append(Row(RELATIONS[str(row["relation"])], words, means, str(row.get("denied", means)), only))
    return tuple(found)


def modality(trigger: Trigger) -> Modality:
    """Return the modality that the words around ``trigger`` give its event."""
    if trigger.form == "noun":
        noun = trigger.token
        if noun.dep_ == "pobj" and f"{noun.head.lower_} {noun.lemma_}" in lexicon().grammar["at_request"]:
            return "occurred"
        found = _of_noun(noun)
        if found == "negated" and _is_turned_down(trigger):
            return "occurred"
        if found != "occurred" and _is_heeded(trigger):
            return "occurred"
        return "occurred" if found == "planned" and _is_only_subject(trigger) else found
    verb = trigger.token.head if trigger.form == "adjective" else trigger.verb or trigger.token
    if _is_faced(trigger, verb):
        return "possible"
    if trigger.form == "light":
        site = Site(trigger.token, verb, trigger.entry.type)
        return decide(table("light"), site, syntax.is_negated) or "occurred"
    found = of_verb(verb)
    if found in ("occurred", "ongoing") and _schedules(trigger):
        return "planned"
    if found == "occurred" and trigger.form == "adjective" and trigger.entry.type == "AGREE":
        return "possible"
    if found == "planned" and is_aim_of_protest(trigger, verb):
        return of_verb(verb.head)
    return "ongoing" if found == "occurred" and _sets_out(trigger, verb) else found


def _is_only_subject(trigger: Trigger) -> bool:
    """Say whether a clause tells what will come of a deed ("the raid will cost lives"), not that it will
    take place ("the raid will go ahead")."""
    noun, words = trigger.token, lexicon().grammar
    to_come = noun.head.lemma_ in words["happening_verbs"] or any(
        each.lower_ in words["planning_modifiers"] for each in noun.children
    )
    return noun.dep_ == "nsubj" and trigger.entry.type != "CONSULT" and not to_come


def is_aim_of_protest(trigger: Trigger, verb: Token) -> bool:
    """Say whether those who march or gather do so to protest or to say something: that is done by it."""
    said = trigger.entry.type == "PROTEST" or trigger.entry.type in lexicon().grammar["spoken"]
    aim = said and verb.dep_ == "advcl" and syntax.is_infinitive(verb)
    held = trigger_at(verb.head) if aim else None
    return held is not None and held.entry.type == "PROTEST"


def _is_faced(trigger: Trigger, verb: Token) -> bool:
    """Say whether a penalty is yet to come ("faces a fine"); who has faced one has had it."""
    penal = trigger.entry.type in ("SANCTION", "COERCE") and verb.lemma_ in lexicon().grammar["facing"]
    perfect = any(each.dep_ == "aux" and each.lemma_ == "have" for each in verb.children)
    return penal and not perfect and verb.tag_ in ("VBZ", "VBP", "VBG") and not syntax.is_negated(verb)


def _schedules(trigger: Trigger) -> bool:
    """Say whether a verb only sets what its object tells, which is no decree ("announced a strike")."""
    scheduled = trigger.taken is not None and trigger.entry.type not in DECREED
    return scheduled and trigger.token.lemma_ in lexicon().grammar["scheduling"]


def of_verb(verb: Token) -> Modality:
    """Return the modality of what ``verb`` tells."""
    return decide(table("verb"), Site(verb, verb.head), syntax.is_negated) or "occurred"


def prospect(token: Token) -> Modality | None:
    """Return what a word with its preposition says of what follows ("look forward to meeting Hill")."""
    rows = tuple(row for row in table("verb") if row.relation is preposition)
    return decide(rows, Site(token, token.head), syntax.is_negated)


def decide(rows: Sequence[Row], site: Site, denied: Callable[[Token], bool]) -> Modality | None:
    """Return what the first row that fits makes of the event at ``site``; ``denied`` tells what is so."""
    for row in rows:
        for cue in row.relation(site):
            if row.words and cue.word not in row.words:
                continue
            found = row.denied if row.denied != row.modality and denied(cue.governor) else row.modality
            if found == AS_GOVERNOR:
                found = of_verb(cue.governor)
            if found and (not row.only or found in row.only):
                return cast("Modality", found)
    return None


def _of_noun(noun: Token) -> Modality:
    found = decide(table("noun"), Site(noun, noun.head), syntax.is_negated)
    for verb in _clauses(noun):
        found = found or decide(table("clause"), Site(noun, verb), _is_untrue)
    return found or "occurred"


def _is_turned_down(trigger: Trigger) -> bool:
    """Say whether what was said is only answered with a no ("rejected the criticism of the union")."""
    words = lexicon().grammar
    verb = trigger.token.head
    said = trigger.entry.type in words["said_before"] and not syntax.is_negated(trigger.token)
    return said and trigger.token.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in words["rejecting"]


def _is_heeded(trigger: Trigger) -> bool:
    """Say whether what was said is only heeded, or was to be ("if their demands are not met")."""
    words = lexicon().grammar
    said = trigger.entry.type in words["said_before"] and not syntax.is_negated(trigger.token)
    return (
        said and trigger.token.dep_ in ("dobj", "nsubjpass") and trigger.token.head.lemma_ in words["heeding"]
    )


def _is_untrue(verb: Token) -> bool:
    return of_verb(verb) == "negated"


def _clauses(noun: Token) -> Iterator[Token]:
    """Yield the verbs that say something of ``noun``: its own clauses, and the one it is an argument of.

    That it did not take place outweighs all else.
    """
    happens = noun.head.lemma_ in lexicon().grammar["happening_verbs"]
    if noun.dep_ == "nsubj" and happens and syntax.is_negated(noun.head):
        yield noun.head
    for each in noun.children:
        if each.dep_ in ("acl", "relcl") and each.pos_ == "VERB" and not _is_content(each):
            yield each
    for each in syntax.ancestors(noun):
        if each.pos_ in ("VERB", "AUX") and each.dep_ != "prep":
            yield each
            return


def _is_content(clause: Token) -> bool:
    """Say whether a clause tells what a noun claims, not what becomes of it: "claims they failed to act"."""
    subject = syntax.child(clause, "nsubj", "nsubjpass")
    own = subject is not None and subject.lower_ not in syntax.RELATIVE_PRONOUNS
    return own and clause.head.lemma_ in lexicon().grammar["claiming_nouns"]


def _sets_out(trigger: Trigger, verb: Token) -> bool:
    """Say whether somebody is told to be on the way ("Ann Hill heads to Oslo")."""
    perfect = any(each.dep_ == "aux" and each.lemma_ == "have" for each in verb.children)
    there = trigger.entry.mode == "visit" and bool(trigger.entry.words)
    return there and verb.tag_ in ("VBZ", "VBP", "NNS", "NNPS") and not perfect
