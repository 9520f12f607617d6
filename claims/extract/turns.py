"""The turns of a transcript: lines that open with who speaks ("SANTOS: The harbour will reopen.").

A label in capitals is one by itself. A name as names are written ("Ruiz: …") is one where the lines of a talk
are seen: two labels at least that both come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claims.document import Span

_LABEL = r"[^\W\d_a-z][\w.'’\-]+(?: (?:de|van|von|al|bin|of|[^\W\d_a-z][\w.'’\-]*)){0,3}"
_TURN = re.compile(rf"(?m)^[\"“]?(?P<who>{_LABEL})(?P<cue>:)[ \u00a0]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, the colon behind him, and what he says, as offsets; ``again``: not his only turn."""

    who: Span
    cue: Span
    said: Span
    again: bool = False


def turns(text: str) -> Iterator[Turn]:
    """Yield the turns of ``text`` in order; each runs to the end of its line."""
    found = list(_TURN.finditer(text))
    times = Counter(turn["who"] for turn in found)
    talk = sum(count > 1 for count in times.values()) > 1
    for turn in found:
        again = talk and times[turn["who"]] > 1
        if again or turn["who"].isupper():
            end = text.find("\n", turn.end())
            said = Span(turn.end(), len(text) if end < 0 else end)
            yield Turn(Span(*turn.span("who")), Span(*turn.span("cue")), said, again)
