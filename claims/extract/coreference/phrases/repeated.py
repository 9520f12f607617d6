"""Phrases that take up earlier ones: the same noun again, a source, the two who were named before."""

from __future__ import annotations

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.lexicon import lists
from claims.extract.mentions.words import singular
from claims.extract.tokens import Span as Tokens
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold

_PLACES = ("GPE", "LOC", "FAC", "ORG")
MANY = 20
"""From how many on people counted may be called by a bare plural again."""


def repeated(table: EntityTable, at: int) -> Entry | None:
    """Return the entry of an earlier phrase with the same noun and no other modifiers."""
    words = content(table, at)
    kind = table.mentions[at].kind
    noun = singular(table.tokens(at).root)
    definite = table.tokens(at)[0].lower_ in lists("names")["definite"]
    again = definite and noun not in lists("bodies")["anybody"]
    told_by_whose = definite and noun in lists("roles")["speaks_for"] | lists("bodies")["of_state"]
    for other in table.nominals_before(noun, at):
        entry = table.entry_of(other)
        if entry is None or table.mentions[other].kind != kind:
            continue
        ours, whose = _of_what(table, at), _of_what(table, other)
        if ours not in (None, whose) and (kind == "person" or whose is not None):
            continue
        theirs = content(table, other)
        if kind == "government" and theirs & lists("roles")["predecessor"] - words:
            continue
        if kind == "person" and definite and words - _participles(table, at) - _past(theirs) <= {noun}:
            return entry
        if told_by_whose and words - {noun} <= _told_of(table, other):
            return entry
        if words == theirs or (words <= {noun} and (kind != "group" or again)):
            return entry
        if kind == "group" and again and words - lists("bodies")["feeling"] <= {noun}:
            return entry
        if kind == "group" and _are_counted_again(table, at, other):
            return entry
    told_before = noun == "source" and table.tokens(at)[0].lower_ in ("this", "that", "the", "same")
    return _source(table, at) if told_before else None


def told_bare(table: EntityTable, at: int) -> Entry | None:
    """Return the one group that a bare plural may call again: "nurses" for "About 300 ward nurses".

    Two groups of that noun leave it open, as does what is said within quotation marks of anybody.
    """
    tokens, noun = table.tokens(at), singular(table.tokens(at).root)
    counted = any(word.like_num for word in tokens) or any(
        word.dep_ in ("det", "poss", "predet") for word in tokens.root.lefts
    )
    subject = tokens.root.dep_ in ("nsubj", "nsubjpass")
    if counted or not subject or table.mentions[at].kind != "group" or table.inside(tokens.start_char):
        return None
    said = content(table, at) - lists("bodies")["feeling"]
    before = list(table.nominals_before(noun, at))
    known = {entry for other in before if (entry := table.entry_of(other)) is not None}
    if len(known) != 1 or noun in lists("bodies")["anybody"]:
        return None
    (entry,) = known
    if entry.kind != "group" or any(table.mentions[other].kind != "group" for other in before):
        return None
    if any(is_few(number_of(table.tokens(other))) for other in before):
        return None  # "two doctors" are not "doctors"
    return entry if any(said <= content(table, other) | {noun} for other in before) else None


def is_few(number: str | None) -> bool:
    """Say whether a number is one of people whom one could name."""
    if number is None:
        return False
    return int(number) < MANY if number.isdecimal() else number in lists("bodies")["numeral"] - {"hundred"}


def _told_of(table: EntityTable, at: int) -> frozenset[str]:
    """Return the words that tell whose a spokesman is: those behind the "for" of "one for the port"."""
    return frozenset(plain_word(word) for word in table.tokens(at).root.subtree)


def _participles(table: EntityTable, at: int) -> frozenset[str]:
    """Return what only tells what has become of somebody: the "sacked" of "the sacked minister"."""
    return frozenset(
        plain_word(word) for word in table.tokens(at) if word.dep_ == "amod" and word.tag_ == "VBN"
    )


def _past(theirs: frozenset[str]) -> frozenset[str]:
    """Return the words for who held an office once, if an earlier phrase with ``theirs`` has one: "ex-"."""
    past = lists("roles")["past"]
    return past if theirs & past else frozenset()


def _are_counted_again(table: EntityTable, at: int, other: int) -> bool:
    """Say whether one of two phrases for a group tells how many there are: "Polish welders", "14 welders".

    Two numbers make two groups, if neither is about the other: "28 athletes", then "11 athletes".
    """
    noun = singular(table.tokens(at).root)
    counts = [count for each in (at, other) if (count := number_of(table.tokens(each)))]
    if not counts or len(set(counts)) > 1 or noun in lists("bodies")["anybody"]:
        return False
    feeling = lists("bodies")["feeling"]
    return _uncounted(table, at) - feeling <= _uncounted(table, other) - feeling


def number_of(phrase: Tokens) -> str | None:
    """Return the number that counts the noun of a phrase as it is written: "nine" of "about nine men"."""
    return next((word.lower_ for word in phrase if word.like_num and word.head == phrase.root), None)


def _uncounted(table: EntityTable, at: int) -> frozenset[str]:
    """Return the words of a phrase without its number and what goes with it: "more than 30"."""
    tokens = table.tokens(at)
    counting = ("quantmod", "nummod", "advmod", "det", "predet", "case", "punct")
    number = max((word.i for word in tokens if word.like_num and word.head == tokens.root), default=-1)
    return frozenset(
        fold(word.lemma_)
        for word in tokens
        if word.dep_ not in counting and not word.like_num and word.i > number
    )


def _of_what(table: EntityTable, at: int) -> str | None:
    """Return the noun that follows a person's office with "of": "the head of state".

    Of whom else it tells, a name: "the army of Chad", "police in Leeds".
    """
    end, doc = table.tokens(at).end, table.doc
    person = table.mentions[at].kind == "person"
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", *(() if person else ("in",))):
        return None
    noun = next((child for child in doc[end].rights if child.dep_ == "pobj"), doc[end + 1])
    named = noun.pos_ == "PROPN" and (doc[end].lower_ == "of" or noun.ent_type_ in _PLACES)
    return fold(noun.text) if person or named else None


def _source(table: EntityTable, at: int) -> Entry | None:
    """Return the unnamed person last told of, whom "this source" means."""
    people = (other for other in table.before("nominal", at) if table.mentions[other].kind == "person")
    other = next(people, None)
    return None if other is None else table.entry_of(other)


def content(table: EntityTable, at: int) -> frozenset[str]:
    """Return the words of phrase ``at`` that tell what it is, each as its folded lemma or country code."""
    skip = ("det", "predet", "case", "punct")
    words = (token for token in table.tokens(at) if token.dep_ not in skip and token.lower_ != "same")
    return frozenset(plain_word(token) for token in words) - {""}


def plain_word(word: Token) -> str:
    """Return a word's folded lemma, a country's code where it tells whose: "Oman's", "Omani"."""
    known = gazetteer()
    if word.lower_ in lists("bodies")["home_nation"]:
        return fold(word.lemma_)
    code = known.nationality(word.text) or known.country(word.text) if word.text[:1].isupper() else None
    return code or fold(word.lemma_)


def is_pair(table: EntityTable, at: int) -> bool:
    """Say whether phrase ``at`` takes two together who are named before, so that it is no third actor."""
    tokens, words = table.tokens(at), lists("names")
    first = tokens[0].lower_
    counted = first in words["both"] or any(word.lower_ == "two" for word in tokens[1:-1])
    sides = singular(tokens.root) in words["side"]
    if first not in words["definite"] | words["both"] or not (counted or sides):
        return False
    if any(child.dep_ == "prep" for child in tokens.root.rights):
        return False
    named = {id(entry) for other in table.before("name", at) if (entry := table.entry_of(other)) is not None}
    return len(named) > 1
