"""Attributed quotes: direct, indirect and mixed, with speaker and cue."""

from __future__ import annotations

from dataclasses import replace

from claims.document import Mention, Quote, QuoteForm, TimeExpression
from claims.extract.parse import Parsed
from claims.extract.quotes.circumstances import circumstances
from claims.extract.quotes.content import Taken
from claims.extract.quotes.joining import join
from claims.extract.quotes.quote_context import Draft, QuoteContext
from claims.extract.quotes.rules.anaphora import find_anaphoric
from claims.extract.quotes.rules.attitudes import find_attitudes
from claims.extract.quotes.rules.beats import find_beats
from claims.extract.quotes.rules.colons import find_after_colon
from claims.extract.quotes.rules.direct import find_direct
from claims.extract.quotes.rules.equatives import find_equatives
from claims.extract.quotes.rules.lines import find_lines, find_told_headlines
from claims.extract.quotes.rules.nesting import find_nested
from claims.extract.quotes.rules.phrases import find_according, find_phrasal
from claims.extract.quotes.rules.retelling import retold
from claims.extract.quotes.rules.trailing import find_trailing
from claims.extract.quotes.rules.verbs import find_verbal
from claims.extract.syntax.date_attachment import attach

UNRATED = 0.5
"""The confidence of a quote until it is known who its speaker is: see :mod:`.confidence`."""


def find_quotes(
    parsed: Parsed, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Quote, ...]:
    """Return the attributed quotes, in text order."""
    context = QuoteContext(parsed)
    taken = Taken()
    drafts = find_lines(context, taken)
    drafts += find_according(context, taken)
    drafts += find_verbal(context, taken)
    drafts += find_attitudes(context, taken)
    drafts = find_direct(context, drafts, taken)
    drafts += find_equatives(context, taken)
    drafts += find_after_colon(context, taken)
    drafts += find_trailing(context, taken)
    drafts += find_phrasal(context, taken)
    drafts += find_told_headlines(context, taken)
    drafts += find_anaphoric(context, drafts, taken)
    drafts = join(context, sorted(drafts, key=lambda draft: draft.content[0]), taken)
    drafts += find_beats(context, taken)
    drafts += find_nested(context, drafts)
    drafts = retold(context, drafts)
    return _in_order([_quote(context, draft, times) for draft in drafts])


def _in_order(quotes: list[Quote]) -> tuple[Quote, ...]:
    """Return ``quotes`` in text order, an outer one before what it holds, with ``parent`` renumbered."""
    order = sorted(
        range(len(quotes)), key=lambda at: (quotes[at].content[0].start, -quotes[at].content[-1].end, at)
    )
    place = {at: position for position, at in enumerate(order)}
    return tuple(
        quote if quote.parent is None else replace(quote, parent=place[quote.parent])
        for quote in (quotes[at] for at in order)
    )


def _quote(context: QuoteContext, draft: Draft, times: tuple[TimeExpression, ...]) -> Quote:
    beside = circumstances(context, draft)
    written = form(context, draft)
    rule = rule_name(draft, written)
    return Quote(
        form=written,
        content=draft.content,
        cue=draft.cue,
        speaker=draft.speaker,
        rule=rule,
        confidence=UNRATED,
        cue_class=draft.cue_class,
        polarity="negative" if draft.negative else "positive",
        addressee=beside.addressee,
        occasion=beside.occasion,
        place=beside.place,
        time=_time(context, draft, times),
        parent=draft.parent,
    )


def _time(context: QuoteContext, draft: Draft, times: tuple[TimeExpression, ...]) -> int | None:
    if draft.time is not None or not draft.cue or not times:
        return draft.time
    return attach(context.parsed, times, draft.cue)


def rule_name(draft: Draft, written: QuoteForm) -> str:
    """Return the rule of ``draft`` with its form, and the side that the cue stands on."""
    _, family, pattern = draft.rule.split(".")
    if family not in ("direct", "indirect"):
        return draft.rule
    if pattern == "inverted" and draft.speaker and draft.cue and draft.speaker.span.start < draft.cue.start:
        pattern = "after"
    elif pattern == "ccomp" and written == "direct":
        pattern = "before"
    return f"quote.{written}.{pattern}"


def form(context: QuoteContext, draft: Draft) -> QuoteForm:
    """Return whether all, some or none of the content's letters stand in quotation marks."""
    inside = total = 0
    for span in draft.content:
        total += len(span)
        for at in context.regions_in(span.start, span.end):
            region = context.regions[at]
            inside += min(region.end, span.end) - max(region.start, span.start)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"
