"""Quotes that go on: after the cue, in the next sentence, in the next paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.page import Draft, Page

_GAP = re.compile(r"[\s.,”\"’']*")


def join(page: Page, drafts: list[Draft], taken: Taken) -> list[Draft]:
    """Return ``drafts``, each with the quoted regions that continue it."""
    found = list(drafts)
    for at, region in enumerate(page.regions):
        if (
            at in taken.regions
            or region.words < 3
            or not page.is_speech(at)
            or taken.overlaps(region.start, region.end)
        ):
            continue
        before = [k for k, draft in enumerate(found) if max(draft.content[-1].end, draft.end) <= region.start]
        if not before:
            continue
        last = max(before, key=lambda k: max(found[k].content[-1].end, found[k].end))
        draft = found[last]
        end = max(draft.content[-1].end, draft.end)
        if _GAP.fullmatch(page.text, end, region.start) and page.text.count("\n", end, region.start) <= 3:
            found[last] = replace(draft, content=tidy(page, [*draft.content, region.span]), end=region.end)
            taken.use(page, found[last])
            taken.take(found[last])
    return found
