"""Quotes whose cue is a punctuation mark that a line is built around.

A transcript (``NAME: …``), a headline with a colon (``Mayor: Harbour will reopen``), and a quotation signed
after a dash (“…” — Maria Santos).
"""

from __future__ import annotations

import re

from claims.document import Participant, Span
from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.page import Draft, Page

_TRANSCRIPT = re.compile(
    r"(?m)^[\"“]?(?P<who>[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,3})(?P<cue>:)[ \u00a0]+(?=\S)"
)
_HEADLINE = re.compile(r"(?P<who>[^\s:][^:\n]{1,50}?)(?P<cue>:)[ \u00a0]+(?P<said>[^\n]+)")
_NAME_WORD = r"(?:[A-Z][\w.'’\-]*|de|van|von|al|bin|of|the)"
_SIGNED = re.compile(
    rf"\s{{0,3}}(?P<cue>[―—–]|--?)[ \u00a0]*(?P<who>{_NAME_WORD}(?:,? {_NAME_WORD}){{0,7}})"
    r"[ \u00a0]*[.,]?(?=[ \u00a0]*(?:\n|$))"
)
FEWEST_WORDS = 3
"""Words of a headline that somebody says."""


def find_lines(page: Page, taken: Taken) -> list[Draft]:
    """Return the quotes of transcripts, headlines with a colon and signed quotations."""
    drafts = [*_transcripts(page), *_headlines(page), *_signed(page)]
    for draft in drafts:
        taken.take(draft)
        taken.use(page, draft)
    return drafts


def _transcripts(page: Page) -> list[Draft]:
    """A turn runs to the end of its line."""
    drafts = []
    for turn in _TRANSCRIPT.finditer(page.text):
        if turn["who"].lower() in page.lexicon.no_speakers or not page.parsed.makes_news(turn.start()):
            continue
        end = _line_end(page, turn.end())
        drafts += (
            _draft(page, "quote.line.transcript", turn, Span(turn.end(), end)) if end > turn.end() else []
        )
    return drafts


def _headlines(page: Page) -> list[Draft]:
    drafts = []
    for block in page.parsed.blocks:
        if block.kind != "title":
            continue
        line = _HEADLINE.match(page.text, block.span.start, block.span.end)
        if line and _names_speaker(page, Span(*line.span("who"))):
            said = Span(*line.span("said"))
            if page.words(said) >= FEWEST_WORDS:
                drafts += _draft(page, "quote.line.headline", line, said)
    return drafts


def _names_speaker(page: Page, who: Span) -> bool:
    """Say whether the words before a headline's colon name somebody who may speak."""
    words = who.of(page.text).split()
    if len(words) > 5 or words[0].lower() in page.lexicon.no_speakers:
        return False
    tokens = page.doc[page.token_from(who.start) : page.token_from(who.end)]
    if any(token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for token in tokens):
        return True
    last = tokens[-1] if len(tokens) else None
    return last is not None and (
        last.lemma_.lower() in page.lexicon.speakers or (last.pos_ == "PROPN" and len(words) <= 2)
    )


def _signed(page: Page) -> list[Draft]:
    drafts = []
    for region in page.regions:
        if region.words >= FEWEST_WORDS and region.closed and page.parsed.makes_news(region.start):
            signature = _SIGNED.match(page.text, region.end)
            if signature:
                drafts += _draft(page, "quote.line.signed", signature, region.span)
    return drafts


def _draft(page: Page, rule: str, line: re.Match[str], said: Span) -> list[Draft]:
    content = tidy(page, [said])
    if not content:
        return []
    who, cue = Span(*line.span("who")), Span(*line.span("cue"))
    words = page.doc[page.token_from(who.start) : page.token_from(who.end)]
    head = words.root.idx if len(words) else who.start
    return [Draft(content, rule, cue, -1, "say", Participant(who, head), end=max(said.end, line.end()))]


def _line_end(page: Page, start: int) -> int:
    end = page.text.find("\n", start)
    return len(page.text) if end < 0 else end
