"""Sentence breaks set before the parser runs, where it is known to err: marks, ranks, brands, streets."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claims.extract.lexicon import lists

BREAK, NO_BREAK = 1, 2**64 - 1
"""SENT_START of a token that begins a sentence, and of one that does not: -1, unsigned."""
_ENDS = frozenset((".", "!", "?"))
_CLOSING = frozenset(('"', "”", "’", "'", "''", "»"))
_OPENS_CLAUSE = frozenset(("WP", "WDT", "WRB", "WP$"))
CLAUSE = 40
"""Tokens before a street in which the verb of its clause is looked for."""
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "POS"))


def known_break(word: Token) -> int:
    """Return whether the token behind ``word`` begins a sentence, as far as that is known, else 0.

    ``word`` is tagged, not parsed, and not the last of its text.
    """
    text = word.text
    if text[-1] not in _ENDS:
        return 0
    behind = word.nbor()
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
    if len(word.text) < 2 or not word.i or not word.nbor(-1).is_title:
        return False
    initial = len(word.text) == 2 and word.text[0].isupper() and behind.is_stop
    street = word.lower_ in lists("language")["street"]
    return initial or (street and (behind.tag_ != "NNP" or _begins_clause(word, behind)))


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
    verbs = 0
    for word in reversed(doc[max(0, at - CLAUSE) : at]):
        if word.text in _ENDS or word.is_space:
            break
        if word.tag_ in _OPENS_CLAUSE or word.lower_ == "that":
            return False
        verbs += word.tag_ in _VERBS
    return verbs == 1
