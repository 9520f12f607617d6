"""Syntax colours for a question in SQL."""

from __future__ import annotations

from typing import Literal

from claims.document import Span
from claims.store.console.sql_tokenizer import tokens
from claims.wordlists import tables

Part = Literal["word", "value", "comment", "plain"]


def parts(statement: str) -> list[tuple[Span, Part]]:
    """Return where the words of SQL, the values and the comments of a statement stand; names are plain."""
    words = tables(__package__, "words")["words"]
    found: list[tuple[Span, Part]] = []
    for token in tokens(statement):
        part: Part = "plain"
        if token.kind == "word" and token.text.upper() in words:
            part = "word"
        elif token.kind in ("string", "number", "parameter"):
            part = "value"
        elif token.kind == "comment":
            part = "comment"
        if part != "plain":
            found.append((Span(token.start, token.end), part))
    return found
