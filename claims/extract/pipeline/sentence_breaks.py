"""Sentence breaks set before the parser runs, where it is known to err: marks, ranks, brands, streets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import takewhile
from types import MappingProxyType

from spacy.tokens import Doc, Span, Token

from claims.extract.lexicon import lists

BREAK, NO_BREAK = 1, 2**64 - 1
"""SENT_START of a token that begins a sentence, and of one that does not: -1, unsigned."""
_ORDINALS = frozenset(("1st", "2nd", "3rd", "4th"))
"""Numbers that tell an officer's rank from the next: "2nd Lt."."""
_ENDS = frozenset((".", "!", "?"))
_CLOSING = frozenset(('"', "”", "’", "'", "''", "»"))
_OPENS_CLAUSE = frozenset(("WP", "WDT", "WRB", "WP$"))
CLAUSE = 40
"""Tokens before a street in which the verb of its clause is looked for."""
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "POS"))
_FINITE = _VERBS - {"POS"}
_SUBORDINATE = frozenset(("IN", "WRB"))
_OBJECTS = ("NN", "DT", "JJ", "CD", "PRP")
REACH = 40
"""Tokens on either side of a semicolon in which the verb of a clause is looked for."""


def may_break(text: str) -> bool:
    """Say whether a token of this text may have a break behind it that is known, whatever is around it."""
    return text in _PARTS or text[-1:] in _ENDS or text in _ORDINALS


def known_break(word: Token) -> int:
    """Return whether the token behind ``word`` begins a sentence, as far as that is known, else 0.

    ``word`` is tagged, not parsed, and not the last of its text.
    """
    text, behind = word.text, word.nbor()
    if text in _PARTS:
        return BREAK if _PARTS[text](word) else 0
    if text in _ORDINALS and behind.lower_.rstrip(".") in lists("language")["rank"]:
        return NO_BREAK  # "a spokesman, 1st Lt. Omar Reed, said"
    if text[-1] not in _ENDS:
        return 0
    if behind.text in _CLOSING and not word.whitespace_ and _closes(behind):
        return NO_BREAK
    if (behind.like_num or behind.is_currency) and _last_word(word) in lists("language")["before_number"]:
        return NO_BREAK
    if not behind.is_title and not behind.text.isupper():
        return 0
    if _last_word(word) in lists("language")["rank"] or _is_brand(word, behind):
        return NO_BREAK
    return BREAK if _ends_name(word, behind) else 0


def first_of_name(end: Token) -> int:
    """Return where the rest of a name that ends a sentence begins: no sentence begins within it."""
    doc, at = end.doc, end.i
    while at > 1 and doc[at - 1].is_title and doc[at - 2].text not in _ENDS and not doc[at - 2].is_space:
        at -= 1
    return at


def _closes(mark: Token) -> bool:
    """Say whether a quotation mark behind a full stop closes: blanks or the end of the text follow."""
    doc: Doc = mark.doc
    return bool(mark.whitespace_) or mark.i + 1 >= len(doc) or not doc[mark.i + 1].text[0].isalnum()


def _last_word(stop: Token) -> str:
    """Return the word that a full stop ends, which may be a token of its own."""
    if len(stop.text) > 1 or not stop.i or stop.nbor(-1).whitespace_:
        return stop.lower_.rstrip(".")
    return str(stop.nbor(-1).lower_)


def _is_brand(mark: Token, behind: Token) -> bool:
    """Say whether a "!" belongs to a name that opens a sentence: "Zing! Foods said"."""
    doc = mark.doc
    if mark.text != "!" or not mark.i or behind.i + 1 >= len(doc) or doc[behind.i + 1].tag_ not in _VERBS:
        return False
    name = mark.nbor(-1)
    first = name.i == 0 or doc[name.i - 1].text in _ENDS or doc[name.i - 1].is_space
    return name.is_title and not name.whitespace_ and first


def _ends_name(word: Token, behind: Token) -> bool:
    """Say whether a sentence ends with an initial or a street: "by Karl B. The police said"."""
    if len(word.text) < 2 or not word.i:
        return False
    if word.text == "X." and word.nbor(-1).lower_ in lists("language")["before_platform"]:
        return True
    if not word.nbor(-1).is_title:
        return False
    initial = len(word.text) == 2 and word.text[0].isupper() and behind.is_stop
    street = word.lower_ in lists("language")["street"]
    return initial or (street and (behind.tag_ != "NNP" or _begins_clause(word, behind)))


def _parts_clauses(semicolon: Token) -> bool:
    """Say whether a clause with its own subject and verb stands on both sides, and no quotation is open.

    The parser makes the first the object of the second ("It closed the port; he denies that"). In a list
    ("Ann, the mayor; Bo, who runs the bank") a verb comes behind its relative pronoun, or there is none.
    """
    doc, at = semicolon.doc, semicolon.i
    before: list[Token] = []
    for word in reversed(doc[max(0, at - REACH) : at]):
        if word.is_space or word.text in _ENDS or word.text == ";":
            break
        before.append(word)
    marks = [word.text for word in before if word.is_quote]
    if len(marks) % 2 or not any(word.tag_ in _FINITE for word in before):
        return False
    return _is_clause(doc[at + 1 : at + 1 + REACH])


def _is_clause(words: Span) -> bool:
    """Say whether a noun or pronoun and behind it a finite verb come before a comma, "that" or "who"."""
    named = False
    for word in words:
        if word.tag_ in _FINITE:
            return named
        if word.text == "," and not named:
            continue
        if word.is_punct or word.is_space or word.tag_ in _OPENS_CLAUSE or word.lower_ in ("that", "to"):
            return False
        named = named or word.tag_.startswith(("NN", "PRP", "EX", "DT", "CD"))
    return False


def _parts_headline(comma: Token) -> bool:
    """Say whether a line that no full stop ends tells two things: "Army takes town, rebels deny loss".

    The second has a verb with an object of its own; "…, police say" and "…, aide tells Reuters" have not.
    """
    doc, at = comma.doc, comma.i
    line = _line(comma)
    if line is None or line[0].tag_ in _SUBORDINATE:
        return False
    if not any(word.tag_ in _FINITE for word in doc[line.start : at]):
        return False
    verb = next((word for word in doc[at + 1 : line.end] if not word.tag_.startswith(("NN", "JJ"))), None)
    if verb is None or verb.i == at + 1 or verb.tag_ not in _FINITE or verb.i + 1 >= line.end:
        return False
    return verb.nbor().tag_.startswith(_OBJECTS) and verb.lower_ not in lists("language")["tells_somebody"]


def _line(token: Token) -> Span | None:
    """Return the line around a token, where it is short and no mark ends it."""
    doc: Doc = token.doc
    start, end = token.i, token.i
    while start and not doc[start - 1].is_space and token.i - start < REACH:
        start -= 1
    while end < len(doc) and not doc[end].is_space and end - token.i < REACH:
        end += 1
    short = end - start < REACH and not doc[end - 1].is_punct
    return doc[start:end] if short else None


_PARTS: Mapping[str, Callable[[Token], bool]] = MappingProxyType({";": _parts_clauses, ",": _parts_headline})
"""Marks that part clauses, and what says whether they do."""


def _begins_clause(street: Token, behind: Token) -> bool:
    """Say whether a street ends one clause and a verb makes another: "a shop on Mill St. Prices rose".

    The street stands behind a preposition, and the clause before it has its verb and holds no other clause:
    "the man who works at Mill St. Bakery said" is one sentence.
    """
    doc = street.doc
    if behind.i + 1 >= len(doc) or doc[behind.i + 1].tag_ not in _VERBS - {"POS"}:
        return False
    at = street.i
    while at and doc[at].is_title:
        at -= 1
    if doc[at].tag_ != "IN":
        return False
    behind_first = reversed(doc[max(0, at - CLAUSE) : at])
    before = list(takewhile(lambda word: word.text not in _ENDS and not word.is_space, behind_first))
    opens = any(word.tag_ in _OPENS_CLAUSE or word.lower_ == "that" for word in before)
    return not opens and sum(word.tag_ in _VERBS for word in before) == 1
