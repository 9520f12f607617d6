"""Quotes inside the content of a quote: "Trump said Clinton claimed …"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from claims.document import Span
from claims.extract.quotes.content import Taken, as_spans
from claims.extract.quotes.frames import complement
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext, is_denied, participant
from claims.extract.quotes.rules.phrases import noun_quote
from claims.extract.syntax import own_subject, verb_group
from claims.extract.tokens import Span as Words
from claims.extract.tokens import Token

_CERTAIN = frozenset(("quote.indirect.ccomp",))
_OWN = frozenset(("i", "we", "you", "it", "that", "which", "this", "what"))


def find_nested(context: QuoteContext, drafts: list[Draft]) -> list[Draft]:
    """Return the quotes in the content of ``drafts``, with the position of the outer one as parent.

    Only what the outlet itself retells counts, outside quotation marks, with a clause for content.
    """
    pieces = sorted((span.start, span.end, at) for at, draft in enumerate(drafts) for span in draft.content)
    starts = [start for start, _, _ in pieces]
    found = []
    for start, end in context.sentences:
        last = bisect_right(starts, context.offsets[end - 1]) - 1
        if end - start > LONGEST_SENTENCE or last < 0 or pieces[last][1] <= context.offsets[start]:
            continue
        for token in context.doc[start:end]:
            by_noun = token.pos_ == "NOUN" and context.word(token) in context.lexicon.nouns
            if not by_noun and (token.pos_ != "VERB" or context.word(token) not in context.lexicon.verbs):
                continue
            at = bisect_right(starts, token.idx) - 1
            if at < 0 or token.idx >= pieces[at][1]:
                continue
            find = _nested_noun if by_noun else _nested
            draft = find(context, token, drafts[pieces[at][2]], pieces[at])
            if draft is not None:
                found.append(draft)
    return found


def _nested(context: QuoteContext, verb: Token, outer: Draft, piece: tuple[int, int, int]) -> Draft | None:
    if not context.lexicon.is_speech(context.word(verb)) and not outer.rule.startswith("quote.phrase."):
        return None
    who = own_subject(verb)
    if who is None or who.lower_ in _OWN or verb.i == outer.cue_at or context.region_at(verb.idx) >= 0:
        return None
    rule_and_ranges = complement(context, verb)
    if rule_and_ranges is None or rule_and_ranges[0] not in _CERTAIN:
        return None
    content = _with_marks(context, as_spans(context, rule_and_ranges[1], verb_group(verb)))
    if not content or content[0].start < piece[0] or content[-1].end > piece[1]:
        return None
    return Draft(
        content=content,
        rule="quote.nested.ccomp",
        cue=context.span(verb_group(verb)),
        cue_at=verb.i,
        cue_class=context.lexicon.verbs[context.word(verb)],
        speaker=participant(context, who, verb.i),
        negative=is_denied(verb),
        end=content[-1].end,
        parent=piece[2],
    )


def _nested_noun(
    context: QuoteContext, noun: Token, outer: Draft, piece: tuple[int, int, int]
) -> Draft | None:
    """Return what another claims in "rejected her claim that the samples had been mislabelled"."""
    draft = noun_quote(context, noun, Taken()) if context.region_at(noun.idx) < 0 else None
    if draft is None or draft.rule != "quote.noun.clause" or draft.speaker is None:
        return None
    within = piece[0] <= draft.speaker.span.start and draft.content[-1].end <= piece[1]
    return replace(draft, rule="quote.nested.noun", parent=piece[2]) if within else None


def _with_marks(context: QuoteContext, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return ``content`` with the mark that opens it, and without whom it is said to: "asked her, “Why?”"."""
    if not content:
        return content
    first = content[0]
    regions = context.regions_in(first.start, first.end)
    region = context.regions[regions[0]] if regions else None
    if region is None or region.words < 2:
        return content
    before = region.start < first.start
    if before and context.words(Span(region.start, first.start)):
        return content
    hearer = context.doc[context.token_from(first.start) : context.token_from(region.start)]
    led_in = not before and region.end >= first.end and _only_names(hearer)
    return (Span(region.start, first.end), *content[1:]) if before or led_in else content


def _only_names(hearer: Words) -> bool:
    """Say whether no more than whom it is said to and a comma stand before quoted words."""
    called = all(word.pos_ in ("PRON", "PROPN", "NOUN", "DET", "PUNCT") for word in hearer)
    return called and len(hearer) > 1 and hearer[-1].text in (",", ":")
