"""Quotes that go on: after the cue, in the next sentence, in the next paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import replace

from claims.extract.marks import Region
from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.quote_context import Draft, QuoteContext

_GAP = re.compile(r"[\s.,”\"’']*")
WIDEST_GAP = 12
"""Characters between a quote and its continuation: blanks, line breaks and stray marks."""
LONGEST_FURNITURE = 400
"""Characters of advertisements and captions between the paragraphs of a quote."""


def join(context: QuoteContext, drafts: list[Draft], taken: Taken) -> list[Draft]:
    """Return ``drafts``, each with the quoted regions that continue it."""
    found = _led_up(context, drafts, taken)
    ends = sorted((*_end(context, draft), at) for at, draft in enumerate(found))
    for at, region in enumerate(context.regions):
        if at in taken.regions or not (
            (region.words > 2 and context.is_speech(at)) or _is_sentence(context, at)
        ):
            continue
        place = bisect_right(ends, (region.start, True, len(found))) - 1
        if place < 0 or taken.overlaps(region.start, region.end):
            continue
        end, _, last = ends[place]
        if _goes_on_at(context, end, region):
            draft = found[last]
            retold = not context.regions_in(draft.content[0].start, draft.content[-1].end)
            if retold and draft.speaker is not None and _is_sentence(context, at):
                found.append(taken.claim(context, _continued(draft, region)))
                insort(ends, (region.end, True, len(found) - 1))
                continue
            anew = context.leads_to_cue(region) and _opens_sentence(context, region)
            if anew and (retold or _has_its_own_cue(context, region)):
                continue
            content = tidy(context, [*draft.content, region.span])
            found[last] = taken.claim(context, replace(draft, content=content, end=region.end))
            insort(ends, (region.end, True, last))
    return found


def _has_its_own_cue(context: QuoteContext, region: Region) -> bool:
    """Say whether a verb follows ``region``, which is another's then: “No,” came the answer."""
    at = context.token_from(region.end)
    behind = context.doc[at] if at < len(context.doc) else None
    return behind is not None and behind.is_lower and behind.tag_ in ("VBD", "VBZ")


def _goes_on_at(context: QuoteContext, end: int, region: Region) -> bool:
    """Say whether only blanks, stray marks and furniture part ``region`` from what ends at ``end``."""
    if region.start - end <= WIDEST_GAP:
        return _GAP.fullmatch(context.text, end, region.start) is not None
    if region.start - end > LONGEST_FURNITURE or not _opens_line(context, region):
        return False
    parsed, between = context.parsed, context.text[end : region.start]
    for block in parsed.blocks[bisect_right(parsed.starts, end) : bisect_left(parsed.starts, region.start)]:
        if block.kind not in ("chrome", "caption"):
            return False
        between = between.replace(block.span.of(context.text), "", 1)
    return _GAP.fullmatch(between) is not None


def _opens_line(context: QuoteContext, region: Region) -> bool:
    return context.text[max(0, region.start - 1) : region.start] == "\n"


def _led_up(context: QuoteContext, drafts: list[Draft], taken: Taken) -> list[Draft]:
    """Return ``drafts``, each with the paragraphs before it whose quotation no mark closes.

    “We have asked for lamps.  “They will come in May,” she said: she said the paragraph before, too.
    """
    found = list(drafts)
    begins = {draft.content[0].start: at for at, draft in enumerate(found)}
    for at in range(len(context.regions) - 2, -1, -1):
        region, behind = context.regions[at], context.regions[at + 1]
        place = begins.get(behind.start)
        if place is None or at in taken.regions or region.closed or region.words <= 2:
            continue
        between = context.text[region.end : behind.start]
        if between.strip() or "\n" not in between or taken.overlaps(region.start, region.end):
            continue
        draft = found[place]
        content = tidy(context, [region.span, *draft.content])
        found[place] = taken.claim(context, replace(draft, content=content))
        begins[region.start] = place
    return found


def _continued(draft: Draft, region: Region) -> Draft:
    """Return what the speaker of ``draft``, whose words were only retold, says next in words of their own."""
    said, rule = (region.span,), "quote.direct.continued"
    return Draft(said, rule, None, -1, draft.cue_class, draft.speaker, end=region.end)


def _is_sentence(context: QuoteContext, at: int) -> bool:
    """Say whether region ``at`` is a short sentence by itself: “Thank you.”"""
    region = context.regions[at]
    said = context.text[region.start : region.end].rstrip("”»\"'’ ")
    stopped = said[-1:] in (".", "!", "?") or context.text[region.end : region.end + 1] == "."
    whole = region.closed and stopped and said.lstrip("“«\"'‘ ")[:1].isupper()
    after = context.text[region.end : region.end + 3].lstrip(" ")[:1]
    return whole and _opens_sentence(context, region) and not after.islower()


def _opens_sentence(context: QuoteContext, region: Region) -> bool:
    return context.text[max(0, region.start - 3) : region.start].rstrip()[-1:] in (".", "!", "?")


def _end(context: QuoteContext, draft: Draft) -> tuple[int, bool]:
    """Return where ``draft`` ends, and whether it holds quoted words: if so, it goes on before another.

    “…,” she said, recalling the flood. “…”: what follows was said, not recalled.
    """
    first, last = draft.content[0], draft.content[-1]
    return max(last.end, draft.end), bool(context.regions_in(first.start, last.end))
