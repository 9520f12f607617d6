"""FTS5's query language (https://sqlite.org/fts5.html#full_text_query_syntax) as a ``tsquery``.

What a ``tsquery`` cannot say, such as two phrases NEAR each other or a word at the beginning, is said more
widely: whoever searches looks at each match once more (:mod:`.full_text`), unless the query is exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claims.store.backends.postgresql.words import tokens

TOKEN = re.compile(r'"(?P<string>(?:[^"]|"")*)"|(?P<bare>[\w\x1a\u0080-\U0010ffff]+)|(?P<mark>[-(){}:,+*^])')
NEAR = 10
"""The distance of NEAR where none is said."""


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A ``tsquery``, "" where everything matches; and whether it matches nothing else than what was asked."""

    text: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def translated(query: str) -> TextQuery:
    """Return the ``tsquery`` for a query that FTS5 takes.

    Raises:
        ValueError: it is none.
    """
    parser = _Parser([_Token(str(one.lastgroup), one[one.lastgroup or 0]) for one in TOKEN.finditer(query)])
    found = parser.either()
    if parser.left:
        raise ValueError(f"unexpected {parser.left[0].text!r}")
    return found


class _Parser:
    """Reads from the left; a method for each precedence, the loosest first."""

    def __init__(self, left: list[_Token]) -> None:
        self.left = left

    def either(self) -> TextQuery:
        """Read what OR stands between."""
        found = self.both()
        while self._take("OR", "bare"):
            found = _joined("|", found, self.both())
        return found

    def both(self) -> TextQuery:
        """Read what AND stands between."""
        found = self.without()
        while self._take("AND", "bare"):
            found = _joined("&", found, self.without())
        return found

    def without(self) -> TextQuery:
        """Read what NOT stands between."""
        found = self.together()
        while self._take("NOT", "bare"):
            unwanted = self.together()
            found = _without(found, unwanted)
        return found

    def together(self) -> TextQuery:
        """Read what stands side by side."""
        found = self.one()
        while self.left and not self._ends():
            found = _joined("&", found, self.one())
        return found

    def one(self) -> TextQuery:
        """Read a phrase, a NEAR group, or what stands in parentheses; a column before it says nothing."""
        while self._column():
            pass
        if self._take("(", "mark"):
            found = self.either()
            self._want(")")
            return found
        if len(self.left) > 1 and self.left[0] == _Token("bare", "NEAR") and self.left[1].text == "(":
            return self._near()
        begins = self._take("^", "mark")
        text = self._phrase()
        return TextQuery(text, exact=not begins)

    def _near(self) -> TextQuery:
        del self.left[:2]
        phrases, most = [], NEAR
        while not self._take(")", "mark"):
            if self._take(",", "mark"):
                most = int(self._next("bare"))
            else:
                phrases.append(self._phrase())
        words = [phrase for phrase in phrases if phrase]
        if len(words) == 2 and not any(re.search("<|:", word) for word in words):
            pairs = (f"({a} <{n}> {b})" for n in range(1, most + 2) for a, b in (words, reversed(words)))
            return TextQuery(f"({' | '.join(pairs)})")
        return TextQuery(" & ".join(words), exact=len(words) < 2)

    def _phrase(self) -> str:
        """Return a phrase: strings joined by ``+``, the last of which may go on (``*``)."""
        if not self.left or self.left[0].kind == "mark":
            raise ValueError("a phrase is missing")
        words = tokens(self.left.pop(0).text.replace('""', '"'))
        while self._take("+", "mark"):
            words += tokens(self.left.pop(0).text.replace('""', '"'))
        lexemes = [f"'{word}'" for word in words]
        if self._take("*", "mark") and lexemes:
            lexemes[-1] += ":*"
        return f"({' <-> '.join(lexemes)})" if len(lexemes) > 1 else "".join(lexemes)

    def _column(self) -> bool:
        """Pass over the name of a column: each index has one only."""
        for number, token in enumerate(self.left):
            if token.text == ":" and token.kind == "mark":
                del self.left[: number + 1]
                return True
            if token.kind == "mark" and token.text not in "{}-":
                return False
            if number and self.left[0].text not in ("{", "-"):
                return False
        return False

    def _ends(self) -> bool:
        return self.left[0] in (
            _Token("mark", ")"), *(_Token("bare", word) for word in ("AND", "OR", "NOT")),
        )  # fmt: skip

    def _take(self, text: str, kind: Literal["bare", "mark"]) -> bool:
        if self.left and self.left[0] == _Token(kind, text):
            self.left.pop(0)
            return True
        return False

    def _want(self, text: str) -> None:
        if not self._take(text, "mark"):
            raise ValueError(f"{text!r} is missing")

    def _next(self, kind: str) -> str:
        if not self.left or self.left[0].kind != kind:
            raise ValueError("a number is missing")
        return self.left.pop(0).text


def _joined(operator: str, left: TextQuery, right: TextQuery) -> TextQuery:
    if not (left.text and right.text):  # FTS5 leaves out a phrase that has no word
        return TextQuery(left.text or right.text, left.exact and right.exact)
    return TextQuery(f"({left.text} {operator} {right.text})", left.exact and right.exact)


def _without(wanted: TextQuery, unwanted: TextQuery) -> TextQuery:
    if not (wanted.text and unwanted.text and unwanted.exact):
        return TextQuery(wanted.text, exact=False)
    return TextQuery(f"({wanted.text} & !{unwanted.text})", wanted.exact)
