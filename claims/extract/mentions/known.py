"""Names known from elsewhere: countries and their seats, and every name that the article has met before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.document import ActorKind
from claims.extract.mentions.name import Name
from claims.extract.mentions.titles import is_part_of_office
from claims.extract.mentions.words import is_role
from claims.extract.tokens import Doc, Token
from claims.gazetteer.countries import gazetteer

LONGEST = 12
"""Words of the longest name that is looked for again; longer ones are lists or headlines."""

Phrase = tuple[str, ...]


def names_again(doc: Doc, capitals: Sequence[Token], names: Sequence[Name]) -> Iterator[Name]:
    """Yield further places where a name already found stands, whole or by its surname, the longest first."""
    kinds: dict[Phrase, ActorKind] = {}
    sizes: dict[str, set[int]] = {}
    for name in names:
        for phrase in _phrases(doc, name):
            if len(phrase[0]) > 1 and phrase[0][0].isupper():
                kinds.setdefault(phrase, name.kind)
                sizes.setdefault(phrase[0], set()).add(len(phrase))
    for token in capitals:
        for size in sorted(sizes.get(token.text, ()), reverse=True):
            phrase = tuple(word.text for word in doc[token.i : token.i + size])
            if phrase in kinds:
                yield Name(token.i, token.i + size, kinds[phrase], "name.known", 0.85)


def _phrases(doc: Doc, name: Name) -> Iterator[Phrase]:
    """Yield the words by which the article may call the holder of a name again."""
    words = tuple(token.text for token in doc[name.start : name.end])
    if len(words) <= LONGEST:
        yield words
    if name.kind == "person":
        yield words[-1:]
        yield words[_surname(doc, name) - name.start :]
    if name.rule == "name.nicknamed":
        yield words[2:-2]


def _surname(doc: Doc, name: Name) -> int:
    """Return where a person's last name begins, all of it where hyphens join it: "Dahl-Okoye"."""
    at = name.end - 1
    while at - 1 > name.start and doc[at - 1].text == "-" and not doc[at - 1].whitespace_:
        at -= 2
    return max(at, name.start)


def governments(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the countries and seats of government that the recogniser missed."""
    known = gazetteer()
    for token in capitals:
        joined = token.i > 0 and doc[token.i - 1].text == "-" and not doc[token.i - 1].whitespace_
        if joined or not known.opens(token.lower_) or token.pos_ not in ("PROPN", "NOUN"):
            continue
        for size in (2, 1):
            end = token.i + size
            if end > len(doc) or doc[end - 1].is_punct:
                continue
            if known.government(doc[token.i : end].text):
                if not is_part_of_office(doc, token.i, end) and not _is_modifier_of_role(doc[end - 1]):
                    yield Name(token.i, end, "government", "name.gazetteer", 0.85)
                break


def _is_modifier_of_role(token: Token) -> bool:
    return token.dep_ in ("compound", "amod", "nmod", "poss") and is_role(token.head) and token.dep_ != "poss"
