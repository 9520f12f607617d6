"""An SQL statement cut into tokens as SQLite's tokenizer does, and what may be told from them alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Literal, cast

Kind = Literal["comment", "string", "quoted", "number", "parameter", "word", "mark"]

TOKEN = re.compile(
    r"""
      (?P<comment> --[^\n]* | /\*.*?(?:\*/|\Z) )
    | (?P<string> [xX]?'(?:[^']|'')*(?:'|\Z) )
    | (?P<quoted> "(?:[^"]|"")*(?:"|\Z) | `[^`]*(?:`|\Z) | \[[^]]*(?:\]|\Z) )
    | (?P<number> 0[xX][0-9a-fA-F]+ | (?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<parameter> \?\d* | (?<!:)[:@$]\w+ )
    | (?P<word> \w+ )
    | (?P<mark> :: | \|\| | << | >> | <= | >= | <> | != | == | ->>? | \S )
    """,
    re.VERBOSE | re.DOTALL,
)
NEAR = re.compile(r'near "(.*)": syntax error', re.DOTALL)
UNKNOWN = re.compile(r'unrecognized token: "(.*)"', re.DOTALL)
NAMED = re.compile(r"(?:no such (?:table|column|function)|ambiguous column name|function)[: ]+([^\s()]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a statement and where it starts; ``kind`` is one of the names above."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def name(self) -> str:
        """The name it writes, without quotation marks and in small letters; "" if it is no name."""
        if self.kind == "quoted":
            return self.text[1:-1].replace('""', '"').casefold()
        return self.text.casefold() if self.kind == "word" else ""


def tokens(statement: str) -> list[Token]:
    """Return the tokens of a statement, comments among them; what is not closed goes on to the end."""
    return [
        Token(cast("Kind", found.lastgroup), found[0], found.start()) for found in TOKEN.finditer(statement)
    ]


def parameters(statement: str) -> tuple[str, ...]:
    """Return the names of the ``:name`` parameters, each once, in the order they are first written."""
    named = [token.text[1:] for token in tokens(statement) if token.kind == "parameter"]
    return tuple(dict.fromkeys(name for name in named if name and not name.isdigit()))


def fault(statement: str, message: str, complaint: Callable[[str], str]) -> int | None:
    """Return the offset of what SQLite's error ``message`` is about, or ``None`` where it cannot be told.

    ``complaint`` returns the error that a statement gives, or "". SQLite's own offset does not reach Python;
    but its parser reads from the left, so the token it stops at is the first one that it also stops at when
    the statement ends there.
    """
    if found := NEAR.fullmatch(message):
        return _stop(statement, found[1], message, complaint)
    if found := UNKNOWN.fullmatch(message):
        return statement.index(found[1]) if found[1] in statement else None
    if message == "incomplete input":
        return len(statement.rstrip())
    name = NAMED.search(message)
    return _first(statement, name[1].rpartition(".")[2].casefold()) if name else None


def _stop(statement: str, text: str, message: str, complaint: Callable[[str], str]) -> int | None:
    for token in tokens(statement):
        if token.text == text and complaint(statement[: token.end]) == message:
            return token.start
    return None


def _first(statement: str, name: str) -> int | None:
    return next((token.start for token in tokens(statement) if token.name == name), None)


def spot(statement: str, offset: int) -> str:
    """Return an offset as people count: "line 2, column 7"."""
    before = statement[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"


def told_apart(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns, a repeated one numbered as SQLite does in views: ``a:1``."""
    found: list[str] = []
    for column in columns:
        names = chain([column], (f"{column}:{number}" for number in count(1)))
        found.append(next(name for name in names if name not in found))
    return tuple(found)
