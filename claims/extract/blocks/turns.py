"""The turns of a transcript or interview: lines that open with who speaks ("SANTOS: The harbour will open.").

A label in capitals is one by itself. A name as names are written ("Ruiz: …", "Dr Ana Ruiz (Minister): …") is
one where the lines of a talk are seen: two speakers at least who both come back, if only by their initials.
"Q:" and "A:" are labels where both stand. Markdown's marks of bold and italic letters around a label or turn
belong to neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.document import Span

_TITLE = r"(?:Hon|Rt Hon|Dr|Mr|Mrs|Ms|Prof|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Judge|Madam|President|Senator)\.?"
_NAME = r"[^\W\d_a-z][\w.'’\-]*(?: (?:de|van|von|al|bin|of|[^\W\d_a-z][\w.'’\-]*)){0,3}"
_TURN = re.compile(
    rf"(?m)^(?P<marks>[*_]{{0,3}})[\"“]?(?P<who>(?P<titles>(?:{_TITLE} )*)(?P<name>{_NAME}))"
    r"(?: \([^()\n]{2,60}\))?[*_]{0,3}(?P<cue>:)[*_]{0,3}[ \u00a0]+(?=\S)"
)
_ASIDE = re.compile(r"\s*[\[(][A-Z][\w ,’'-]{2,80}\.?[\])]\s*$")
"""A stage direction at the end of a turn: "[Laughter]", "(Pauses.)"."""
_LED_IN = re.compile(r"\([^()\n]{2,60}\)\s+(?=[\"“])")
"""A stage direction before what is quoted."""
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*\n")
QUESTIONS, ANSWERS = frozenset(("Q", "QUESTION")), frozenset(("A", "ANSWER"))
"""Labels of those who ask and of those who answer."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, the colon behind, and what is said, as offsets.

    ``again``: not the speaker's only turn; ``start`` is where its line begins.
    """

    who: Span
    cue: Span
    said: Span
    again: bool = False
    start: int = -1


def turns(text: str) -> Iterator[Turn]:
    """Yield the turns of ``text`` in order; each runs to the end of its line.

    In a transcript, where half of the paragraphs or more are labelled, a turn runs up to the next label.
    """
    found = list(_TURN.finditer(text))
    labels = _whole_names([turn["name"] for turn in found])
    times = Counter(labels)
    talk = sum(count > 1 for count in times.values()) > 1
    asks = bool(times.keys() & QUESTIONS) and bool(times.keys() & ANSWERS)
    kept = []
    for turn, label in zip(found, labels, strict=True):
        asked = asks and label in QUESTIONS | ANSWERS
        again = asked or (talk and times[label] > 1)
        if again or (talk and turn["titles"]) or turn["name"].isupper():
            who, cue = Span(*turn.span("who")), Span(*turn.span("cue"))
            kept.append(Turn(who, cue, _said(text, turn), again, turn.start()))
    yield from _with_paragraphs(text, kept) if talk and not asks else kept


def _with_paragraphs(text: str, found: list[Turn]) -> Iterator[Turn]:
    """Yield the turns of a talk with the paragraphs up to the next label, where labels are the rule."""
    first, last = found[0].start, found[-1].start
    paragraphs = sum(1 for _ in _PARAGRAPH.finditer(text, first, last)) + 1
    flows = 2 * len(found) >= paragraphs
    for turn, behind in pairwise(found):
        end = len(text[turn.said.end : behind.start].rstrip("*_ \t\r\n"))
        alike = turn.who.of(text).isupper() == behind.who.of(text).isupper()  # else one is a headline
        more = flows and alike and "\n" in text[turn.said.end : turn.said.end + end]
        more = more and not _is_quoted_whole(text, turn)
        yield replace(turn, said=Span(turn.said.start, turn.said.end + end)) if more else turn
    yield found[-1]


def _is_quoted_whole(text: str, turn: Turn) -> bool:
    """Say whether a turn is closed by its own mark: the paragraph behind it tells what happened."""
    return text[turn.said.start] in '"“' and text[turn.said.end - 1] in '"”'


def _whole_names(labels: list[str]) -> list[str]:
    """Return ``labels`` in capitals, initials as the one name they stand for: "AL" for Ana Lund."""
    names: dict[str, set[str]] = {}
    for label in labels:
        names.setdefault(initials(label), set()).add(label.upper())
    return [
        min(names[label]) if label.isupper() and len(names.get(label, ())) == 1 else label.upper()
        for label in labels
    ]


def initials(name: str) -> str:
    """Return the first letters of a name of several words: "ALH" of "Ana Lund-Hill"."""
    words = [word for word in re.split(r"[\s\-]", name) if word]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _said(text: str, turn: re.Match[str]) -> Span:
    """Return the rest of the line without a stage direction and marks of bold letters at its end."""
    start, end = turn.end(), text.find("\n", turn.end())
    end = len(text) if end < 0 else end
    led_in = _LED_IN.match(text, start, end)
    start = start if led_in is None else led_in.end()
    while (aside := _ASIDE.search(text, start, end)) and aside.start() > start:
        end = aside.start()
    end = len(text[:end].rstrip("*_ \t"))
    return Span(start, max(end, start + 1))
