"""Line breaks inside a sentence, as mails, old wire copy and careless web pages have them.

Elsewhere a line break ends a sentence, a quotation and a block; one that wraps a line is read as a blank.
"""

from __future__ import annotations

import re

FULL_LINE = 40
"""Characters from which on a line may go on with a capital, once its sentence is wrapped."""
FEWEST_WORDS = 5
"""Words of two lines together that may be one: fewer are entries of a list."""

_LINE = re.compile(r"^([^\r\n]*)(\r?\n)(?=[ \t]*[^\s])", re.MULTILINE)
_GOES_ON = re.compile(r"[ \t]*[a-z][a-z'’,-]*(?=[\s,;:.?!]|$)")
"""A word without a capital opens the line."""
_OPEN = re.compile(
    r"(?:,[”\"’]?|\b(?:the|an?|of|to|for|from|by|with|and|or|but|than|into|between|his|her|its|their|our|my|your|is|"
    r"are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should))[ \t]*$"
)
"""Ends of a line that something must follow: a comma or one of these words. "In" may be an adverb."""
_CLOSED = re.compile(r"""[.!?:;…–—|*/>\])"”'’][ \t]*$""")
"""Marks that may end a line for good."""
_WORD = re.compile(r"\w+")


def unwrapped(text: str) -> str:
    """Return ``text``, as long as before, with a blank for each line break that only wraps a sentence.

    A line goes on with the next where it ends on a word or comma that something must follow, or where the
    next begins small; and while such a sentence lasts, a full line without a mark at its end goes on with a
    capital too. An empty line always ends a paragraph.
    """
    breaks = [(match.start(2), match.end(2)) for match in _wraps(text)]
    if not breaks:
        return text
    parts, at = [], 0
    for start, end in breaks:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*parts, text[at:]))


def _wraps(text: str) -> list[re.Match[str]]:
    """Return the lines whose break only wraps them."""
    found: list[re.Match[str]] = []
    wrapped, seen = -1, False
    for line in _LINE.finditer(text):
        first, seen = not seen and not found, seen or bool(line[1].strip())
        small = _GOES_ON.match(text, line.end()) is not None
        if _continues(text, line, small, within=wrapped == line.start(), first=first):
            found.append(line)
            wrapped = line.end()
    return found


def _continues(text: str, line: re.Match[str], small: bool, *, within: bool, first: bool) -> bool:
    """Say whether ``line`` goes on in the next; ``within``: it goes on with a sentence itself."""
    words = line[1]
    if not words.strip() or words.isupper() or _few(text, line):
        return False
    if _OPEN.search(words):
        return True
    if _CLOSED.search(words):
        return False
    return (small and not first) or (within and len(words) >= FULL_LINE)


def _few(text: str, line: re.Match[str]) -> bool:
    """Say whether ``line`` and the next have but a few words."""
    end = text.find("\n", line.end())
    behind = text[line.end() : end if end >= 0 else len(text)]
    return len(_WORD.findall(line[1])) + len(_WORD.findall(behind)) < FEWEST_WORDS
