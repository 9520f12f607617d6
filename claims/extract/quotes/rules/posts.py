"""Posts of social media that a page embeds: what is written is a quote of whoever signs it."""

from __future__ import annotations

from claims.document import Participant, Span
from claims.extract.quotes.content import tidy
from claims.extract.quotes.quote_context import Draft, QuoteContext

RULE = "quote.line.post"


def find_posts(context: QuoteContext) -> list[Draft]:
    """Return the posts as quotes; the cue is what stands between the words and the name ("—")."""
    drafts = []
    for block in context.parsed.blocks:
        if block.kind != "post" or block.author is None:
            continue
        before = context.text[block.span.start : block.author.start].rstrip()
        line = block.span.start + (before.rindex("\n") + 1 if "\n" in before else len(before) - 1)
        content = tidy(context, [Span(block.span.start, line)])
        if content:
            cue = Span(line, block.span.start + len(before))
            head = context.doc[context.token_from(block.author.start) : context.token_from(block.author.end)]
            speaker = Participant(block.author, head.root.idx if len(head) else block.author.start)
            drafts.append(Draft(content, RULE, cue, -1, "say", speaker, end=block.span.end, time=block.time))
    return drafts
