"""Attitudes as quotes: "sure that …", "afraid that …", an adjective as cue with its clause."""

from __future__ import annotations

from claims.extract.quotes.content import Taken, as_spans, grown
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext, participant
from claims.extract.syntax import edges, has_subject, own_subject, passive_subject
from claims.extract.tokens import Token


def find_attitudes(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes of "is confident that …", "are worried that …", outside quotation marks."""
    drafts = []
    for word in context.tokens_at(context.lexicon.attitudes):
        start, end = context.sentence(word.i)
        if end - start <= LONGEST_SENTENCE and not taken.holds(word.idx):
            draft = _attitude(context, word, taken)
            drafts += [taken.claim(context, draft)] if draft is not None else []
    return drafts


def _attitude(context: QuoteContext, word: Token, taken: Taken) -> Draft | None:
    """The mayor is confident that the harbour will reopen."""
    if context.region_at(word.idx) >= 0 or not context.parsed.makes_news(word.idx):
        return None
    verb = word.head if word.dep_ == "acomp" else word
    who = own_subject(verb) or passive_subject(verb)
    clause = next((child for child in word.rights if child.dep_ == "ccomp" and has_subject(child)), None)
    if who is None or clause is None or who.lower_ in ("it", "that", "this", "you", "which", "what"):
        return None
    helpers = [child.i for child in verb.lefts if child.dep_ in ("aux", "auxpass", "neg")]
    first = min([verb.i, word.i, *helpers])
    group = (first, word.i + 1)
    content = grown(context, as_spans(context, [edges(clause)], group), word, taken)
    if not content or any(taken.overlaps(span.start, span.end) for span in content):
        return None
    return Draft(
        content=content,
        rule="quote.indirect.attitude",
        cue=context.span(group),
        cue_at=verb.i,
        cue_class="believe",
        speaker=participant(context, who, verb.i),
        negative=any(child.dep_ == "neg" for child in (*verb.children, *word.children)),
        end=max(context.statement_end(word.i), content[-1].end),
    )
