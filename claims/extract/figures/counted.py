"""Counted people and things: the noun that a number counts, and the role that its clause gives it.

The role comes from the nearest word that has one: what is said of those counted ("four were missing"),
what is done to them or done by them ("killed 12", "2,000 marched"), the noun itself ("37 deaths"), or a total
that is told ("the toll rose to 31").
"""

from __future__ import annotations

from claims.extract.figures.clauses import acted, clause, told_behind, whole
from claims.extract.figures.fates import fate
from claims.extract.figures.governors import NOMINAL, SUBJECTS, Reading, of_what, words_above
from claims.extract.figures.lengths import length
from claims.extract.figures.quantity import Quantity
from claims.extract.lexicon import lists, tables
from claims.extract.tokens import Token

_ADJACENT = 4
"""The most words between a number and the noun it counts."""


def _noun_counted(number: Token) -> Token | None:
    """Return the noun that a number stands before ("12 wounded soldiers"), or behind ("a crew of 24")."""
    head = number.head
    if number.dep_ == "pobj" and head.lower_ == "of":
        body = head.head.lemma_.lower()
        if body in lists("figures")["companies"] or body in lists("figures")["amounts"]:
            return head.head
    modifies = number.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod", "npadvmod")
    if modifies and head.i > number.i and head.pos_ in (*NOMINAL, "ADJ", "VERB"):
        return head
    behind = number.doc[number.i + 1 : min(number.i + 1 + _ADJACENT, number.sent.end)]
    for each in behind:
        if each.pos_ == "NOUN" and each.dep_ not in ("compound", "npadvmod", "nmod"):
            return each
        if each.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT") or each.text in ",;:.()":
            return None
    return None


def role_of_counted(number: Token, quantity: Quantity) -> Reading | None:
    """Return what a bare number counts, and in which role; ``None`` where it counts nothing worth telling."""
    if _is_reference(number, quantity):
        return None
    noun = _noun_counted(number)
    if noun is not None and noun.lower_ in tables("figures")["currency"]:
        return Reading("sum", noun, noun, "figure.money")  # "3 million Hong Kong dollars"
    if (lasting := length(noun)) is not None:
        return lasting
    known = noun or number
    found = _at_once(number, noun) or _total(number) or _role(number, known) or _by_noun(noun)
    if found is not None:
        return found
    if noun is None or quantity.value < 2 or noun.ent_type_ in ("DATE", "TIME"):
        return None
    if noun.lemma_.lower() in lists("figures")["uncounted"]:
        return None
    return Reading("count", noun, known.head, "figure.count")


def role_of_indefinite(number: Token) -> Reading:
    """Return the role of a plural that says no number ("hundreds marched", "scores of houses burned")."""
    noun = of_what(number)
    found = _role(number, number) or (_role(number, noun) if noun is not None else None) or _by_noun(noun)
    return found._replace(noun=noun) if found else Reading("count", noun, number.head, "figure.count")


def _role(number: Token, known: Token) -> Reading | None:
    """Return the role that what is said of those counted gives them, in their clause or a relative one."""
    return (
        _stated(number, known)
        or acted(known, *clause(whole(known)))
        or told_behind(known)
        or _befallen(known)
    )


def _is_reference(number: Token, quantity: Quantity) -> bool:
    """Say whether a number only tells again what is known ("the two leaders", "these three towns")."""
    if quantity.qualifier or quantity.value > 12:
        return False
    before = number.nbor(-1) if number.i > number.sent.start else None
    return before is not None and before.lower_ in lists("figures")["known"]


def _at_once(number: Token, noun: Token | None) -> Reading | None:
    """Return the role of the word right behind a number: "14 hurt", "two dead", "12 wounded soldiers"."""
    state = tables("figures")["state"]
    behind = number.nbor(1) if number.i + 1 < number.sent.end else None
    if behind is not None and behind.lower_ in lists("figures")["against"]:
        votes = any(each.lemma_ in lists("figures")["ballots"] for each in number.sent)
        return Reading("votes", None, behind, "figure.state") if votes else None
    if behind is None or behind.lower_ not in state:
        return None
    people = noun if noun is not None and noun != behind and noun.pos_ == "NOUN" else None
    return Reading(state[behind.lower_], people, behind, "figure.state")


def _total(number: Token) -> Reading | None:
    """Return the role of a total that is told: "the toll rose to 31", "put the number of dead at 31"."""
    words = lists("figures")
    for above in words_above(number, 4):
        for each in (above, *above.children):
            if each.lemma_ not in words["totals"] or each == number:
                continue
            if above.lemma_ in words["total_verbs"] or above == each:
                return Reading(_totalled(each), of_what(each) or each, above, "figure.total")
    return None


def _totalled(total: Token) -> str:
    """Return what a total is of: "the number of those killed", "of people who fled", "the death toll"."""
    words = tables("figures")
    for each in total.subtree:
        role = words["state"].get(each.lower_) or words["counted"].get(each.lemma_.lower())
        if role and each != total:
            return role
    counted = of_what(total)
    told = (told_behind(counted) or _befallen(counted)) if counted is not None else None
    if told is not None:
        return told.role
    return "killed" if total.lemma_ in lists("figures")["totals_of_dead"] else "count"


def _stated(number: Token, known: Token) -> Reading | None:
    """Return the role that is said of those counted: "four were missing", "31 people dead", "12 aboard"."""
    state = tables("figures")["state"]
    place, verb = clause(known)
    near: list[Token] = [*known.children]
    if place in SUBJECTS:
        near += [
            verb,
            *(each for each in verb.children if each.dep_ in ("acomp", "attr", "oprd", "advmod", "prep")),
        ]
    if known.dep_ in ("nsubj", "dobj") and known.head.pos_ in ("VERB", "ADJ", "AUX"):
        near += [each for each in known.head.children if each.dep_ in ("oprd", "acomp", "ccomp")]
        near += [known.head] if known.head.pos_ == "ADJ" else []
    behind = known.doc[known.i + 1 : min(known.i + 2, known.sent.end)]
    for each in (*near, *behind):
        if each.lower_ in state and each != number and (each.i > number.i or each.dep_ == "amod"):
            return Reading(state[each.lower_], known, each, "figure.state")
    return None


def _befallen(known: Token) -> Reading | None:
    found = fate(known)
    return Reading(found[0], known, found[1], "figure.state") if found is not None else None


def _by_noun(noun: Token | None) -> Reading | None:
    """Return the role of a noun that says by itself what is counted: "37 deaths", "13 votes"."""
    role = tables("figures")["counted"].get(noun.lemma_.lower()) if noun is not None else None
    if role is None or noun is None:
        return None
    if role == "infected" and not _is_illness(noun):
        role = "count"
    return Reading(role, noun, noun, "figure.noun")


def _is_illness(noun: Token) -> bool:
    """Say whether cases are those of an illness: of what, or confirmed ones, and not a court's."""
    of = of_what(noun)
    return of is not None or any(each.lower_ in lists("figures")["diagnosed"] for each in noun.children)
