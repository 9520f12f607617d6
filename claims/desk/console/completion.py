"""Completion of the word before the cursor in a question in SQL; pure, with no database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.desk.cards import Askable, Catalogue, Choice, Completion
from claims.store.console.sql_tokenizer import Token, tokens
from claims.wordlists import tables

MOST = 60
"""Choices handed out; nobody reads more."""
SOURCES = {"from", "join"}
"""After these stands a view or a table."""
EXPECTING = {
    "select", "distinct", "where", "and", "or", "not", "by", "on", "having", "when", "then", "else", "case",
}  # fmt: skip
"""After these stands a column, so that columns are listed before anything is written."""
LISTING = {",", "(", "=", "<", ">", "<=", ">=", "<>", "!=", "+", "-", "*", "/", "||"}
LAST_WORD = re.compile(r"\w*\Z")


def complete(statement: str, at: int, catalogue: Catalogue) -> Completion:
    """Return what the word that ends at offset ``at`` may become, the likeliest first.

    Columns of the views that the statement names come first, then words and functions of SQL, then views;
    while no view is named yet, the columns of all. The first word may also become a saved question.
    """
    word = _word(statement, at)
    start = at - len(word)
    every = tokens(statement)
    if any(_inside(token, at, start) for token in every):
        return Completion(at)
    before = [token for token in every if token.end <= start and token.kind != "comment"]
    found = _choices(word, before, every, catalogue)
    fitting = [choice for choice in found if choice.value.casefold().startswith(word.casefold())]
    unlike = [choice for choice in _once(fitting) if choice.value != word]
    return Completion(start, tuple(unlike[:MOST]))


def _word(statement: str, at: int) -> str:
    found = LAST_WORD.search(statement, 0, at)
    word = found[0] if found else ""
    return "" if word[:1].isdigit() else word


def _inside(token: Token, at: int, start: int) -> bool:
    """Say whether the cursor is in a string, a comment or a number."""
    if token.kind == "comment":
        return token.start < at <= token.end
    if token.kind in ("string", "quoted"):
        unclosed = len(token.text) < 2 or token.text[-1] not in "'\"`]"
        return token.start < at and (at < token.end or (at == token.end and unclosed))
    return token.kind == "number" and token.start <= start < at == token.end


def _choices(
    word: str, before: Sequence[Token], every: Sequence[Token], catalogue: Catalogue
) -> Iterator[Choice]:
    askable = {one.name: one for one in catalogue.askable}
    if not before:
        if word:
            yield from (Choice(one.name, _short(one.query)) for one in catalogue.saved)
            yield from _words(word, ("SELECT", "WITH", "EXPLAIN", "VALUES"))
        return
    named = sources(every, askable)
    last = before[-1]
    if last.text == ".":
        owner = named.get(before[-2].name) if len(before) > 1 else None
        yield from _columns([owner] if owner else [])
    elif _wants_source(before):
        yield from (Choice(one.name, one.description) for one in catalogue.askable)
    elif word or last.name in EXPECTING or last.text in LISTING:
        yield from _columns(dict.fromkeys(named.values()))
        if word:
            yield from _further(word, named, catalogue)


def _further(word: str, named: Mapping[str, Askable], catalogue: Catalogue) -> Iterator[Choice]:
    yield from (Choice(name, one.description) for name, one in named.items())
    functions = tables(__package__, "words")["functions"]
    yield from (Choice(f"{name}(", hint) for name, hint in functions.items())
    yield from _words(word)
    yield from (Choice(one.name, one.description) for one in catalogue.askable)
    if not named:
        yield from (
            Choice(column, f"{one.name}: {hint}") for one in catalogue.askable for column, hint in one.columns
        )


def sources(every: Sequence[Token], askable: Mapping[str, Askable]) -> dict[str, Askable]:
    """Return the views that a statement names, by their names and by the names it gives them."""
    found: dict[str, Askable] = {}
    keywords = {word.casefold() for word in tables(__package__, "words")["words"]}
    code = [token for token in every if token.kind != "comment"]
    for at, token in enumerate(code):
        source = askable.get(token.name)
        if source is None or not _wants_source(code[:at]):
            continue
        found[source.name] = source
        rest = [other.name for other in code[at + 1 : at + 3]]
        alias = rest[1:] if rest[:1] == ["as"] else rest[:1]
        if alias and alias[0] and alias[0] not in keywords:
            found[alias[0]] = source
    return found


def _wants_source(before: Sequence[Token]) -> bool:
    """Say whether a view or table comes next: after FROM and JOIN, and after a comma in their list."""
    if not before:
        return False
    if before[-1].text != ",":
        return before[-1].name in SOURCES
    depth = 0
    for token in reversed(before):
        depth += (token.text == ")") - (token.text == "(")
        if depth < 0:
            return False
        if depth == 0 and token.name in SOURCES | EXPECTING | {"order", "group", "limit"}:
            return token.name in SOURCES
    return False


def _columns(found: Iterable[Askable]) -> Iterator[Choice]:
    return (Choice(column, hint) for source in found for column, hint in source.columns)


def _words(word: str, only: Sequence[str] = ()) -> Iterator[Choice]:
    """Return words of SQL, in small letters to somebody who writes so."""
    small = word.islower()
    for name, hint in tables(__package__, "words")["words"].items():
        if not only or name in only:
            yield Choice(name.lower() if small else name, hint)


def _once(choices: Iterable[Choice]) -> list[Choice]:
    return list({choice.value: choice for choice in reversed(list(choices))}.values())[::-1]


def _short(query: str) -> str:
    return " ".join(query.split())
