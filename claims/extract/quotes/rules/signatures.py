"""Quotations that are signed: behind a dash, by a line of their own under what is said, or as letters are.

A dash may lead in more than a name: an office or club before it, and behind it when or where it was said
(“It was late” – Harbour boss Ida Strand after the vote). A line under a quoted paragraph names who says it
where it is no more than a name and an office. A letter given in full runs from its "Dear …," to its close.
"""

from __future__ import annotations

import re

from claims.document import Participant, Span
from claims.extract.marks import Region
from claims.extract.quotes.content import tidy
from claims.extract.quotes.quote_context import Draft, QuoteContext

_NAME_WORD = r"(?:[A-Z][\w.'’\-]*|de|van|von|al|bin|of|the)"
_SIGNED = re.compile(
    rf"\s{{0,3}}(?P<cue>[―—–]|--?)[ \u00a0]*(?P<who>{_NAME_WORD}(?:,? {_NAME_WORD}){{0,7}})"
    r"[ \u00a0]*[.,]?(?=[ \u00a0]*(?:\n|$))"
)
_TOLD_MORE = re.compile(
    r"[ \u00a0]{0,2}(?P<cue>[―—–]|--?)[ \u00a0]+(?P<who>[A-Za-z][^\n;:?!\"“”]{5,110})(?=\n|$)"
)
_UNDER = re.compile(
    r"\n(?P<who>[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){1,3})"
    r"(?P<office>, [^\n.;:?!\"“”]{3,80})?(?=[ \u00a0]*(?:\n|$))"
)
_LETTER = re.compile(
    r"(?m)^Dear [^\n]{2,60}\n(?P<said>(?:[^\n]*\n){1,60}?)\s*"
    r"(?:Yours|Best wishes|Regards|Sincerely|Respectfully|(?:Best|Kind|Warm|Warmest) regards)"
    r"[^\n.]{0,25}\n\s*(?P<who>[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3})[ \u00a0]*(?=\n|$)"
)
_OFFICE_WORDS = frozenset(("PROPN", "NOUN", "ADJ", "PART", "DET"))
_BEHIND_NAME = frozenset((",", "(", "."))
FEWEST_WORDS, FEWEST_NAMES = 3, 2
"""Words of a quotation that is signed, and of a name with an office."""


def find_signed(context: QuoteContext) -> list[Draft]:
    """Return the quotations with a signature behind them or under them."""
    drafts = []
    for region in context.regions:
        if region.words < FEWEST_WORDS or not region.closed or not context.parsed.makes_news(region.start):
            continue
        signature = _SIGNED.match(context.text, region.end)
        if signature is not None:
            who, cue = Span(*signature.span("who")), Span(*signature.span("cue"))
            drafts += _draft(context, region, who, cue)
        elif _opens_line(context, region):
            drafts += _told_more(context, region) or _named_under(context, region)
    return drafts


def find_letters(context: QuoteContext) -> list[Draft]:
    """Return the letters that an article gives in full, each as words of whoever signs it."""
    drafts = []
    for letter in _LETTER.finditer(context.text) if "Dear " in context.text else ():
        content = tidy(context, [Span(*letter.span("said"))])
        if not content or not context.parsed.makes_news(content[0].start):
            continue
        who = Span(*letter.span("who"))
        words = context.doc[context.token_from(who.start) : context.token_from(who.end)]
        signer = Participant(who, words.root.idx if len(words) else who.start)
        drafts.append(Draft(content, "quote.line.signed", None, -1, "write", signer, end=who.end))
    return drafts


def _told_more(context: QuoteContext, region: Region) -> list[Draft]:
    """Return what a paragraph quotes of whoever is named behind its dash, with an office or an occasion."""
    line = _TOLD_MORE.match(context.text, region.end)
    if line is None:
        return []
    doc, first, end = context.doc, context.token_from(line.start("who")), context.token_from(line.end())
    named, last = _named_within(context, first, end)
    if named < 0 or not all(word.pos_ in _OFFICE_WORDS for word in doc[first:named]):
        return []
    if last < end and doc[last].text not in _BEHIND_NAME and doc[last].pos_ not in ("ADP", "SCONJ"):
        return []
    who = Span(context.offsets[first], doc[last - 1].idx + len(doc[last - 1]))
    return _draft(context, region, who, Span(*line.span("cue")), doc[last - 1].idx)


def _named_within(context: QuoteContext, first: int, end: int) -> tuple[int, int]:
    """Return the tokens of the first whole name of a person, or (-1, -1)."""
    start = first
    for at in range(first, end + 1):
        if at < end and context.doc[at].ent_type_ == "PERSON" and context.doc[at].pos_ == "PROPN":
            continue
        if at - start >= FEWEST_NAMES:
            return start, at
        start = at + 1
    return -1, -1


def _named_under(context: QuoteContext, region: Region) -> list[Draft]:
    """Return a quoted paragraph as words of whoever the line under it names."""
    line = _UNDER.match(context.text, region.end)
    if line is None:
        return []
    words = context.doc[context.token_from(line.start("who")) : context.token_from(line.end("who"))]
    named = any(word.ent_type_ == "PERSON" for word in words)
    if not named and (line["office"] is None or any(word.pos_ != "PROPN" for word in words)):
        return []
    return _draft(context, region, Span(*line.span("who")), None)


def _opens_line(context: QuoteContext, region: Region) -> bool:
    return context.text[max(0, region.start - 1) : region.start] in ("", "\n")


def _draft(context: QuoteContext, region: Region, who: Span, cue: Span | None, head: int = -1) -> list[Draft]:
    content = tidy(context, [region.span])
    if not content:
        return []
    words = context.doc[context.token_from(who.start) : context.token_from(who.end)]
    if head < 0:
        head = words.root.idx if len(words) else who.start
    return [
        Draft(
            content, "quote.line.signed", cue, -1, "say", Participant(who, head), end=max(region.end, who.end)
        )
    ]
