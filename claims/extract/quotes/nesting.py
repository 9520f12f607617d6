"""Quotes inside the content of a quote: "Trump said Clinton claimed …"."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Token

from claims.extract.quotes.content import as_spans
from claims.extract.quotes.frames import complement
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, Page
from claims.extract.quotes.subjects import own_subject
from claims.extract.syntax.phrases import negated, participant, verb_group

_CERTAIN = frozenset(("quote.indirect.ccomp",))
_OWN = frozenset(("i", "we", "you", "it", "that", "which", "this", "what"))


def find_nested(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Return the quotes in the content of ``drafts``, with the position of the outer one as parent.

    Only what the outlet itself retells counts, outside quotation marks, with a clause for content.
    """
    pieces = sorted((span.start, span.end, at) for at, draft in enumerate(drafts) for span in draft.content)
    starts = [start for start, _, _ in pieces]
    found = []
    for start, end in page.sentences:
        if end - start > LONGEST_SENTENCE:
            continue
        for token in page.doc[start:end]:
            if token.pos_ != "VERB" or page.word(token) not in page.lexicon.verbs:
                continue
            at = bisect_right(starts, token.idx) - 1
            if at < 0 or token.idx >= pieces[at][1]:
                continue
            draft = _nested(page, token, drafts[pieces[at][2]], pieces[at])
            if draft is not None:
                found.append(draft)
    return found


def _nested(page: Page, verb: Token, outer: Draft, piece: tuple[int, int, int]) -> Draft | None:
    if not page.lexicon.is_speech(page.word(verb)) and not outer.rule.startswith("quote.phrase."):
        return None
    who = own_subject(verb)
    if who is None or who.lower_ in _OWN or verb.i == outer.cue_at or page.region_at(verb.idx) >= 0:
        return None
    rule_and_ranges = complement(page, verb)
    if rule_and_ranges is None or rule_and_ranges[0] not in _CERTAIN:
        return None
    content = as_spans(page, rule_and_ranges[1], verb_group(verb))
    if not content or content[0].start < piece[0] or content[-1].end > piece[1]:
        return None
    return Draft(
        content=content,
        rule="quote.nested.ccomp",
        cue=page.span(verb_group(verb)),
        cue_at=verb.i,
        cue_class=page.lexicon.verbs[page.word(verb)],
        speaker=participant(page, who, verb.i),
        negative=negated(verb),
        end=content[-1].end,
        parent=piece[2],
    )
