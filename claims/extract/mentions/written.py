"""Names told by how they are written, where the recogniser misses them: nicknames, aliases, bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claims.extract.lexicon import lists
from claims.extract.mentions.aliases import NICKNAMED, other_names
from claims.extract.mentions.kinds import body_ends
from claims.extract.mentions.name import Name, span_of
from claims.extract.mentions.words import is_capitalised, is_role, key
from claims.extract.parse import Parsed
from claims.extract.tokens import Doc, Token

LONGEST = 12
"""Words before the last one of a body's name; a longer run of capitals is a list or a headline."""


def nicknamed(parsed: Parsed) -> Iterator[Name]:
    """Yield the people who have a nickname between their names, where the recogniser saw somebody there."""
    for match in NICKNAMED.finditer(parsed.text):
        tokens = parsed.doc.char_span(*match.span())
        told = {token.ent_type_ for token in tokens or ()}
        common = any(token.is_stop for token in tokens or ())
        if tokens is not None and told & {"PERSON", "ORG"} and not common:
            yield Name(tokens.start, tokens.end, "person", "name.nicknamed", 0.9)


def patronymics(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the people whose name ends with their father's: "Mamedov Rashad Anar oglu"."""
    marks = lists("names")["patronymic"]
    for token in capitals:
        if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in marks:
            start = max(_run_start(doc, token), token.i - 2)
            if start < token.i:
                yield Name(start, token.i + 2, "person", "name.patronymic", 0.9)


def aliases(parsed: Parsed, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the other names that the text gives somebody right behind his name."""
    doc, owners = parsed.doc, sorted(names, key=lambda name: name.start)
    for at, span in other_names(parsed.text, [span_of(doc, name) for name in owners]):
        tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
        if tokens:
            yield Name(tokens.start, tokens.end, owners[at].kind, "name.alias", 0.9)


def bodies(doc: Doc, capitals: Sequence[Token], in_title_case: Callable[[int], bool]) -> Iterator[Name]:
    """Yield the runs of capitals that end in a word for a body, which the recogniser missed."""
    for token in capitals:
        if key(token) not in body_ends() or token.ent_type_ or token.pos_ != "PROPN":
            continue
        start = _run_start(doc, token)
        if start == token.i or in_title_case(token.idx):
            continue
        if not any(is_role(doc[at]) for at in range(start, token.i)):
            yield Name(start, token.i + 1, "organisation", "name.body", 0.8)


def branded(doc: Doc) -> Iterator[Name]:
    """Yield the names with an exclamation mark that open a sentence: "Zing! Foods said"."""
    for mark in doc[1:-1] if "!" in doc.text else ():
        name, behind = mark.nbor(-1), mark.nbor()
        if mark.text != "!" or not name.is_title or behind.is_sent_start or not is_capitalised(behind):
            continue
        if name.i == 0 or doc[name.i].is_sent_start:
            end = behind.i + 1
            while end < len(doc) and is_capitalised(doc[end]) and doc[end].pos_ == "PROPN":
                end += 1
            yield Name(name.i, end, "organisation", "name.brand", 0.9)


def called(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield what stands right behind a noun for what it is: "the newspaper Delo"."""
    nouns = lists("bodies")["called"]
    for token in capitals:
        noun = doc[token.i - 1] if token.i else token
        opens = token.pos_ == "PROPN" and not token.ent_type_ and not token.is_sent_start
        calls = noun.pos_ == "NOUN" or (noun.pos_ == "ADJ" and noun.lower_ in lists("bodies")["periodical"])
        if not opens or noun.lower_ not in nouns or noun.text[0].isupper() or not calls:
            continue
        end = token.i + 1
        while (
            end < len(doc) and end - token.i < LONGEST and doc[end].pos_ == "PROPN" and not doc[end].ent_type_
        ):
            end += 1
        if noun.left_edge.i < noun.i or noun.head.i == end - 1:
            yield Name(token.i, end, "organisation", "name.called", 0.8)


def _run_start(doc: Doc, token: Token) -> int:
    """Return where the run of capitals that ends with ``token`` begins, at most LONGEST tokens before it."""
    start = token.i
    while start > max(0, token.i - LONGEST) and _continues(doc[start - 1]):
        start -= 1
    return start


def _continues(token: Token) -> bool:
    return is_capitalised(token) and token.pos_ in ("PROPN", "ADJ", "NOUN")
