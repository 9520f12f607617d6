"""Quotes with a verb as cue, outermost first."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.extract.quotes.content import Taken, as_spans, grown, without
from claims.extract.quotes.frames import complement
from claims.extract.quotes.inversion import turned
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, Page
from claims.extract.quotes.subjects import beside, subject
from claims.extract.syntax.phrases import depth, negated, noun_phrase, participant, verb_group


def cue_verbs(page: Page) -> Iterator[Token]:
    """Yield the verbs that may attribute, sentence by sentence, the outermost of each first.

    One that stands turned round, behind all that is said, is outermost whatever the parser makes of it.
    """
    for start, end in page.sentences:
        if end - start > LONGEST_SENTENCE:
            continue
        found = [token for token in page.doc[start:end] if is_cue_verb(page, token)]
        if len(found) > 1:
            found.sort(key=lambda verb: -1 if turned(page, verb) else depth(verb))
        yield from found


def is_cue_verb(page: Page, token: Token) -> bool:
    """Say whether ``token`` is a verb of the lexicon, outside quotation marks, in text that makes claims."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod", "compound"):
        return False
    if page.word(token) not in page.lexicon.verbs:
        return False
    return page.region_at(token.idx) < 0 and page.parsed.makes_news(token.idx)


def find_verbal(page: Page, taken: Taken) -> list[Draft]:
    """Return the quotes whose content syntax gives, quoted words that it meets included."""
    drafts = []
    for verb in cue_verbs(page):
        if taken.holds(verb.idx):
            continue
        draft = attribute(page, verb, taken)
        if draft is not None:
            taken.take(draft)
            drafts.append(draft)
    return drafts


def attribute(page: Page, verb: Token, taken: Taken) -> Draft | None:
    """Return what ``verb`` says as a draft, or ``None`` where syntax shows no content."""
    found = complement(page, verb)
    if found is None or _is_only_meant(page, verb, found[0]):
        return None
    rule, ranges = found
    who = subject(page, verb)
    if who is None:
        who = beside(page, verb)
    if who is not None and page.region_at(who.idx) >= 0 and page.region_at(verb.idx) < 0:
        return None
    if who is not None and (who.lower_ == "you" or (who.lower_ in ("'s", "’s") and who.tag_ == "PRP")):
        return None
    group = verb_group(verb)
    if who is not None:
        ranges = without(ranges, noun_phrase(page, who, verb.i))
    pieces = as_spans(page, ranges, group)
    pieces = grown(page, pieces, verb, taken)
    if not pieces or (who is None and not any(page.regions_in(span.start, span.end) for span in pieces)):
        return None
    cue = page.span(group)
    return Draft(
        content=pieces,
        rule=rule,
        cue=cue,
        cue_at=verb.i,
        cue_class="name" if rule == "quote.indirect.naming" else page.lexicon.verbs[page.word(verb)],
        speaker=participant(page, who, verb.i) if who is not None else None,
        negative=negated(verb),
        end=max(page.statement_end(verb.i), pieces[-1].end),
    )


def _is_only_meant(page: Page, verb: Token, rule: str) -> bool:
    """Say whether nothing was said yet: "wants to encourage them", "the vote would show that …"."""
    if verb.dep_ == "xcomp" and rule not in ("quote.indirect.ccomp", "quote.indirect.inverted"):
        return page.word(verb.head) in page.lexicon.meaning
    if page.lexicon.verbs[page.word(verb)] == "find":
        return any(child.tag_ == "MD" for child in verb.children)
    return False
