"""Readings of quantities in the parse: the noun that is counted or measured, and its role."""

from __future__ import annotations

from dataclasses import replace

from claims.document import Span
from claims.extract.figures.counted import role_of_counted, role_of_indefinite
from claims.extract.figures.governors import NOMINAL, SUBJECTS, Reading, of_what, words_above
from claims.extract.figures.quantity import Quantity
from claims.extract.lexicon import lists
from claims.extract.tokens import Doc, Token


def without_particle(doc: Doc, quantity: Quantity) -> Quantity:
    """Return a quantity without what is part of the verb before it, and so no qualifier ("handed over 5")."""
    words = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if quantity.qualifier is None or words is None or words[0].lower_ != "over" or words.start == 0:
        return quantity
    if words[0].nbor(-1).lemma_ not in lists("figures")["handing_over"]:
        return quantity
    return replace(quantity, span=Span(quantity.core.start, quantity.span.end), qualifier=None)


def read(doc: Doc, quantity: Quantity) -> Reading | None:
    """Return what ``quantity`` counts or measures, or ``None`` where it counts nothing worth telling."""
    words = doc.char_span(quantity.core.start, quantity.core.end, alignment_mode="expand")
    if words is None or _is_label(words[0], quantity) or _is_age(words[0], words[-1]):
        return None
    if quantity.kind != "count" and quantity.value == 1 and words[0].is_alpha:
        return None  # "not one cent"
    number = _head(list(words))
    if quantity.kind == "votes":
        return Reading("votes", None, number.head, "figure.noun")
    if quantity.kind == "least":
        return role_of_indefinite(number)
    if quantity.kind == "count":
        return _magnitude(number) or role_of_counted(number, quantity)
    if quantity.kind == "measure":
        return _measured(number, "quantity", "figure.measure")
    return _measured(number, "sum" if quantity.kind == "money" else "rate", f"figure.{quantity.kind}")


def _head(words: list[Token]) -> Token:
    """Return the word of a number by which it hangs on the rest of the sentence."""
    inside = set(words)
    outer = [each for each in words if each.head not in inside or each.head == each]
    return next((each for each in outer if each.pos_ != "PUNCT"), words[-1])


def _is_label(first: Token, quantity: Quantity) -> bool:
    """Say whether a number names something rather than counting it ("Resolution 2769", "Page 3")."""
    if quantity.kind != "count" or quantity.qualifier or first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    name = before.pos_ == "PROPN" or (before.pos_ == "NOUN" and before.text[:1].isupper())
    followed = (
        first.i + 1 < len(first.doc) and first.nbor(1).pos_ in (*NOMINAL, "ADJ") and first.dep_ == "nummod"
    )
    return before.lower_ in lists("figures")["labels"] or (name and not followed and first.head == before)


def _is_age(first: Token, last: Token) -> bool:
    """Say whether a number is somebody's age ("Ann Hill, 54, said", "aged 22")."""
    if first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    after = last.nbor(1) if last.i + 1 < len(last.doc) else None
    aside = before.text == "," and (after is None or after.text in (",", ".", ";", ")"))
    named = (
        first.i > 1
        and first.nbor(-2).pos_ in ("PROPN", "NOUN")
        and first.dep_ in ("appos", "npadvmod", "nummod", "attr")
    )
    return before.lower_ in lists("figures")["ages"] or (aside and named and first.like_num)


def _magnitude(number: Token) -> Reading | None:
    """Return the strength of an earthquake ("a magnitude 6.4 quake", "of magnitude 6.6", "6.4-magnitude")."""
    near = number.doc[max(number.sent.start, number.i - 3) : min(number.sent.end, number.i + 3)]
    word = next((each for each in near if each.lower_ in lists("figures")["magnitude"]), None)
    if word is None or abs(word.i - number.i) > 2:
        return None
    return Reading("magnitude", word, word, "figure.magnitude")


def _measured(number: Token, role: str, rule: str) -> Reading:
    """Return what a rate, a sum or a measure is of: "a 12 per cent tariff", "revenue rose 6 percent"."""
    part = of_what(number)
    if part is not None:
        return Reading(role, part, number.head, rule)
    for above in words_above(number, 3):
        if above.pos_ in ("NOUN", "PROPN") and not above.like_num:
            return Reading(role, above, above, rule)
        if above.pos_ == "VERB":
            kind = SUBJECTS if above.lemma_ in lists("figures")["changes"] else ("dobj",)
            noun = next((each for each in above.children if each.dep_ in kind and each != number), None)
            return Reading(role, noun, above, rule)
    return Reading(role, None, None, rule)


def noun_span(reading: Reading, number: Token) -> Span | None:
    """Return the counted noun with its adjectives, as one stretch without the number."""
    noun = reading.noun
    if noun is None or noun == number:
        return None
    first = noun.i
    while (
        first - 1 > number.i
        and noun.doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN", "VERB", "ADP")
        and noun.doc[first - 1] in set(noun.subtree)
    ):
        first -= 1
    return Span(noun.doc[first].idx, noun.idx + len(noun))
