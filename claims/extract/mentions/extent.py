"""The extent of a name: its first and last token, by the words around what was recognised."""

from __future__ import annotations

from functools import cache

from claims.extract.lexicon import lists
from claims.extract.mentions.words import is_capitalised, is_honorific, is_role, key, particles
from claims.extract.tokens import Doc, Token
from claims.gazetteer.names import fold


def opened(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name begins, the first name included where only the surname was seen."""
    lone = end - start == 1
    return start - 1 if lone and start and _is_first_name(doc[start - 1], doc[start]) else start


def begun(doc: Doc, at: int) -> int:
    """Return where a company's name begins of which only the last word was seen: "ASA"."""
    while at and is_capitalised(doc[at - 1]) and doc[at - 1].pos_ == "PROPN" and not doc[at - 1].ent_type_:
        at -= 1
    return at


def ended(doc: Doc, end: int) -> int:
    """Return where a person's name ends, with the surname behind the particles: "Ursula von der Leyen"."""
    at = end
    if end < len(doc) and doc[end].lower_ in lists("names")["patronymic"]:
        return end + 1
    if end < len(doc) and is_capitalised(doc[end]) and key(doc[end]) in lists("names")["generation"]:
        return end + 1
    while at < len(doc) and doc[at].text in particles():
        at += 1
    joined = at > end or doc[end - 1].text in particles()
    surname = at < len(doc) and is_capitalised(doc[at]) and doc[at].pos_ == "PROPN"
    return at + 1 if joined and surname else end


def joined_on(doc: Doc, end: int) -> int:
    """Return where a name ends, with what a hyphen joins to it: "Costa" of "Costa-Lima"."""
    while 0 < end < len(doc) - 1 and doc[end].text == "-" and is_capitalised(doc[end + 1]):
        if doc[end - 1].whitespace_ or doc[end].whitespace_:
            break
        end += 2
    return end


def without_letters(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name ends without the letters of an honour behind it: "Ann Hill QC"."""
    while (
        end - start > 1
        and key(doc[end - 1]) in lists("roles")["postnominal"]
        and doc[end - 1].text[-1].isupper()
    ):
        end -= 1
    return end


def is_led_in(doc: Doc, start: int, end: int) -> bool:
    """Say whether the first word is what an office is of: "the mayor of Tavria Lev Baranov"."""
    of = start > 0 and doc[start - 1].lower_ == "of"
    return (
        of
        and end - start == 3
        and opens_with_first_name(doc, start + 1)
        and not opens_with_first_name(doc, start)
    )


def _is_first_name(token: Token, surname: Token) -> bool:
    if token.text == "Per" and surname.ent_type_ == "PERSON":
        return surname.i + 1 < len(surname.doc) and surname.nbor().text != ","
    if token.pos_ != "PROPN" or token.dep_ != "compound" or token.head != surname or token.ent_type_:
        return False
    return is_capitalised(token) and not is_role(token) and not is_honorific(token)


def opens_with_first_name(doc: Doc, start: int) -> bool:
    """Say whether the token ``start`` is a common first name."""
    return doc[start].lower_ in first_names() or fold(doc[start].text) in first_names()


@cache
def first_names() -> frozenset[str]:
    """Return the common first names, as they are written and without their accents."""
    given = lists("given_names")
    names = given["male"] | given["female"] | given["either"]
    return names | frozenset(map(fold, names))


def _is_inside(doc: Doc, at: int) -> bool:
    """Say whether a particle or hyphen joins what is before it to a name word behind it."""
    word = key(doc[at])
    if word not in particles() | {"-"} or at + 1 >= len(doc):
        return False
    return is_capitalised(doc[at + 1]) or (doc[at + 1].text == "-" and word in particles())


def run(doc: Doc, start: int) -> int:
    """Return where the run of capitalised name words from ``start`` on ends."""
    at = start
    while at < len(doc) and at - start < 5:
        token = doc[at]
        inside = at > start and _is_inside(doc, at)
        if not inside and not (is_capitalised(token) and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")):
            break
        named = _is_named_so(doc, at) if at == start else _is_surname(doc, start, at)
        if (is_role(token) or is_honorific(token)) and not named:
            break
        if at > start and token.ent_type_ and token.ent_iob_ == "B" and doc[at - 1].ent_type_ == "PERSON":
            break
        at += 1
    if at - start > 0 and at + 1 < len(doc) and doc[at].text == "-" and _is_second_half(doc[at + 1]):
        return at + 2
    return at


def _is_named_so(doc: Doc, at: int) -> bool:
    """Say whether a title behind another is a first name: the "Dean" of "Works Minister Dean Harlow"."""
    titled = at > 0 and is_role(doc[at - 1]) and is_capitalised(doc[at - 1])
    surname = at + 1 < len(doc) and is_capitalised(doc[at + 1]) and doc[at + 1].pos_ == "PROPN"
    return titled and surname and opens_with_first_name(doc, at) and not is_role(doc[at + 1])


def _is_surname(doc: Doc, start: int, at: int) -> bool:
    """Say whether a title behind a first name is the surname: the "Sen" of "Secretary Tapan Sen told".

    Nobody whom it would be the title of stands behind it, nor what his office is of.
    """
    word, first = doc[at], doc[at - 1]
    behind = doc[at + 1] if at + 1 < len(doc) else None
    of = is_role(word) and behind is not None and behind.lower_ in ("of", "for", "to")
    held = of or (behind is not None and is_capitalised(behind))
    named = at == start + 1 and first.pos_ == "PROPN" and word.pos_ == "PROPN"
    return named and not held and "." not in word.text and (behind is None or not behind.text.startswith("."))


def _is_second_half(token: Token) -> bool:
    """Say whether a small word behind a hyphen belongs to the name before it: "Kim Jong-un"."""
    hyphen = token.nbor(-1)
    whole = not hyphen.whitespace_ and not hyphen.nbor(-1).whitespace_
    return whole and token.is_lower and token.is_alpha and token.ent_type_ == hyphen.ent_type_ == "PERSON"
