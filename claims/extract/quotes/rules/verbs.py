"""Quotes with a verb as cue, outermost first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.document import Participant, Span
from claims.extract.mentions.nominals import is_aged
from claims.extract.quotes.content import Taken, as_spans, grown, without
from claims.extract.quotes.frames import complement
from claims.extract.quotes.frames.reported import is_heard_in_court, leaves_speaker_open
from claims.extract.quotes.passed_on import passes_on
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext, is_denied, participant
from claims.extract.quotes.repair import turned
from claims.extract.quotes.rules.trailing import last_attribution
from claims.extract.quotes.speakers import beside, subject
from claims.extract.quotes.thin import is_thin
from claims.extract.syntax import depth, verb_group, whole_phrase
from claims.extract.tokens import Token

_LEARNED = re.compile(r"[\w .’'-]{2,40} (?:has|have) learn(?:ed|t)")
"""The end that some agencies give their sentences; they say so of what another has said."""
_MEASURES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"))
"""Entity labels of words that never speak: "has 21 days to appeal"."""


def cue_verbs(context: QuoteContext) -> Iterator[Token]:
    """Yield the verbs that may attribute, sentence by sentence, the outermost of each first.

    One that stands turned round, behind all that is said, is outermost whatever the parser makes of it.
    """
    for start, end in context.sentences:
        if end - start > LONGEST_SENTENCE:
            continue
        found = [token for token in context.doc[start:end] if is_cue_verb(context, token)]
        if len(found) > 1:
            found.sort(key=lambda verb: -1 if turned(context, verb) else depth(verb))
        yield from found


def is_cue_verb(context: QuoteContext, token: Token) -> bool:
    """Say whether ``token`` is a verb of the lexicon, outside quotation marks, in text that makes claims."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod", "compound"):
        return False
    if context.word(token) not in context.lexicon.verbs:
        return False
    if token.lemma_ == "hear" and not is_heard_in_court(context, token):
        return False
    return context.region_at(token.idx) < 0 and context.parsed.makes_news(token.idx)


def find_verbal(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes whose content syntax gives, quoted words that it meets included."""
    drafts = []
    for verb in cue_verbs(context):
        if taken.holds(verb.idx):
            continue
        draft = attribute(context, verb, taken)
        if draft is not None and not (_is_passed_on(context, verb, draft) and _is_said_already(taken, draft)):
            taken.take(draft)
            drafts.append(draft)
    return drafts


def _is_passed_on(context: QuoteContext, verb: Token, draft: Draft) -> bool:
    """Say whether a passive tells of it: "the charge was denied by Lund", "“…”, as quoted by the Post"."""
    return draft.rule.endswith(".passive") or (verb.i > 0 and passes_on(context, verb.i - 1))


def _is_said_already(taken: Taken, draft: Draft) -> bool:
    """Say whether what a passive tells of is content already: "voiced support for Hill, attacked by fans"."""
    return any(taken.overlaps(span.start, span.end) for span in draft.content)


def attribute(context: QuoteContext, verb: Token, taken: Taken) -> Draft | None:
    """Return what ``verb`` says as a draft, or ``None`` where syntax shows no content."""
    found = complement(context, verb)
    if found is None or _is_only_meant(context, verb, found[0]):
        return None
    rule, ranges = found
    who = subject(context, verb)
    if who is None:
        who = beside(context, verb)
    if who is not None and _says_nothing(context, who, verb):
        return None
    group = verb_group(verb)
    said_by = whole_phrase(who, verb.i) if who is not None else group
    ranges = without(context, ranges, said_by)
    pieces = as_spans(context, ranges, (said_by[0], group[1]) if said_by[1] == group[0] else group)
    pieces = tuple(each for each in pieces if _LEARNED.fullmatch(context.text, each.start, each.end) is None)
    pieces = grown(context, pieces, verb, taken)
    if not pieces or _is_attributed_behind(context, verb, pieces[-1]) or is_thin(context, pieces, rule, verb):
        return None
    quoted = any(len(context.regions_in(span.start, span.end)) for span in pieces)
    if who is None and not (quoted or leaves_speaker_open(context, verb, rule)):
        return None
    cue = context.span(group)
    return Draft(
        content=pieces,
        rule=rule,
        cue=cue,
        cue_at=verb.i,
        cue_class="name" if rule == "quote.indirect.naming" else context.lexicon.verbs[context.word(verb)],
        speaker=_before_content(context, participant(context, who, verb.i), pieces)
        if who is not None
        else None,
        negative=is_denied(verb),
        end=max(context.statement_end(verb.i), pieces[-1].end),
    )


def _before_content(
    context: QuoteContext, who: Participant | None, content: tuple[Span, ...]
) -> Participant | None:
    """Return ``who`` up to what is said, where the parser takes that for more on the speaker.

    "Was accused by the union of lying": who accuses is the union.
    """
    within = [
        span.start for span in content if who is not None and who.span.start < span.start < who.span.end
    ]
    if who is None or not within:
        return who
    last = context.token_from(within[0]) - 1
    last -= context.doc[last].pos_ == "ADP"
    named = context.span((context.token_from(who.span.start), last + 1))
    return replace(who, span=named) if named is not None and named.end > who.head else who


def _is_attributed_behind(context: QuoteContext, verb: Token, last: Span) -> bool:
    """Say whether the content of ``verb`` ends in another's attribution, which then holds for all of it.

    "Oslo called in the envoy, officials said": the parser may make the envoy and the officials one phrase.
    """
    cue = last_attribution(context, context.sentence(verb.i))
    return cue is not None and verb.i < cue and last.start <= context.offsets[cue] < last.end


def _says_nothing(context: QuoteContext, who: Token, verb: Token) -> bool:
    """Say whether ``who`` is no speaker of the writer's: in marks, a measure, "you", or "we" who believe."""
    if context.region_at(who.idx) >= 0 and context.region_at(verb.idx) < 0:
        return True
    if who.ent_type_ in _MEASURES and who.pos_ != "PROPN" and who.text != "May" and not is_aged(who):
        return not _is_polled(who, verb)
    if who.lower_ == "we" and not context.lexicon.is_speech(context.word(verb)):
        return True
    us = who.lower_ in ("'s", "’s") and who.tag_ == "PRP"
    return who.lower_ == "you" or us or _only_joins(who, verb)


def _is_polled(who: Token, verb: Token) -> bool:
    """Say whether a share is of people asked: "63 percent said the mayor was right"."""
    share = (
        who.ent_type_ == "PERCENT" and who.i < verb.i and any(each.dep_ == "ccomp" for each in verb.rights)
    )
    return share and verb.lemma_ in ("say", "think", "believe", "agree", "indicate", "fear", "answer", "tell")


def _only_joins(who: Token, verb: Token) -> bool:
    """Say whether a cue only joins sentences: "That said, the plan may still work"."""
    joins = who.lower_ in ("that", "this") and who.i == verb.i - 1 and verb.i + 1 < len(verb.doc)
    return joins and verb.nbor().text == ","


def _is_only_meant(context: QuoteContext, verb: Token, rule: str) -> bool:
    """Say whether nothing was said yet: "wants to encourage them", "the vote would show that …"."""
    if rule == "quote.indirect.inverted" and context.word(verb) in ("learn", "understand"):
        return any(each.lower_ in ("has", "have") for each in verb.lefts)  # "…, the paper has learned"
    if verb.dep_ == "xcomp" and rule not in ("quote.indirect.ccomp", "quote.indirect.inverted"):
        return context.word(verb.head) in context.lexicon.meaning
    if context.lexicon.verbs[context.word(verb)] == "find":
        return any(child.tag_ == "MD" for child in verb.children)
    return False
