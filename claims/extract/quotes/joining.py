"""Quotes that go on: after the cue, in the next sentence, in the next paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from dataclasses import replace

from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.quote_context import Draft, QuoteContext

_GAP = re.compile(r"[\s.,”\"’']*")
WIDEST_GAP = 12
"""Characters between a quote and its continuation: blanks, line breaks and stray marks."""


def join(context: QuoteContext, drafts: list[Draft], taken: Taken) -> list[Draft]:
    """Return ``drafts``, each with the quoted regions that continue it."""
    found = list(drafts)
    ends = sorted((*_end(context, draft), at) for at, draft in enumerate(found))
    for at, region in enumerate(context.regions):
        if at in taken.regions or region.words < 3 or not context.is_speech(at):
            continue
        place = bisect_right(ends, (region.start, True, len(found))) - 1
        if place < 0 or taken.overlaps(region.start, region.end):
            continue
        end, _, last = ends[place]
        if region.start - end <= WIDEST_GAP and _GAP.fullmatch(context.text, end, region.start):
            draft = found[last]
            content = tidy(context, [*draft.content, region.span])
            found[last] = taken.claim(context, replace(draft, content=content, end=region.end))
            insort(ends, (region.end, True, last))
    return found


def _end(context: QuoteContext, draft: Draft) -> tuple[int, bool]:
    """Return where ``draft`` ends, and whether it holds quoted words: if so, it goes on before another.

    “…,” she said, recalling the flood. “…”: what follows was said, not recalled.
    """
    first, last = draft.content[0], draft.content[-1]
    return max(last.end, draft.end), bool(context.regions_in(first.start, last.end))
