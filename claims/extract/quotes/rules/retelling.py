"""Retold quotes: "The pilot said “it was dark”, according to the port"."""

from __future__ import annotations

from dataclasses import replace

from claims.document import Span
from claims.extract.quotes.content import tidy
from claims.extract.quotes.quote_context import Draft, QuoteContext
from claims.extract.quotes.rules.phrases import cited
from claims.extract.tokens import Token


def retold(context: QuoteContext, drafts: list[Draft]) -> list[Draft]:
    """Return ``drafts``, and as parents of those before an "according to …" what is reported there.

    A phrase that is a cue already is left as it is.
    """
    found = list(drafts)
    cues = {draft.cue_at for draft in drafts}
    for word in context.phrases:
        before = context.doc[word.i - 1].text if word.i else ""
        if word.i in cues or before != "," or context.region_at(word.idx) >= 0:
            continue
        inside = _said_before(context, drafts, word)
        outer = _outer(context, word, [drafts[at] for at in inside])
        if outer is not None:
            found = [
                replace(draft, parent=len(found)) if at in inside else draft for at, draft in enumerate(found)
            ]
            found.append(outer)
    return found


def _said_before(context: QuoteContext, drafts: list[Draft], word: Token) -> list[int]:
    """Return which of ``drafts`` are attributed in the sentence of ``word`` before it, and have no parent."""
    start = context.sentence(word.i)[0]
    return [
        at
        for at, draft in enumerate(drafts)
        if start <= draft.cue_at < word.i and draft.parent is None and draft.content[0].end <= word.idx
    ]


def _outer(context: QuoteContext, word: Token, inside: list[Draft]) -> Draft | None:
    spans = [
        span
        for draft in inside
        for span in (*draft.content, draft.cue, draft.speaker and draft.speaker.span)
        if span
    ]
    if not spans:
        return None
    first = max(context.offsets[context.sentence(word.i)[0]], min(span.start for span in spans))
    content = tidy(context, [Span(first, word.idx)])
    return cited(context, word, content) if content else None
