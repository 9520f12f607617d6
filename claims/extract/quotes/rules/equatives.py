"""Quotes that a noun names and a "be" or colon brings: "The king's message was that …", "Her advice: “…”".

Here too what a light verb makes known: "made (it) clear that …", "let it be known that …".
"""

from __future__ import annotations

import re

from claims.document import Span
from claims.extract.quotes.borders import up_to_next_speaker
from claims.extract.quotes.content import Taken, as_spans, grown, tidy
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext, is_denied, participant
from claims.extract.quotes.speakers import subject
from claims.extract.syntax import TokenRange, child, edges, has_subject, verb_group
from claims.extract.tokens import Token

FARTHEST = 8
"""Words between the noun and the "be" or colon: "her answer to all three questions was"."""
_BE = re.compile(r"\b(?:is|are|was|were|remains?|remained)\b|:")
_MADE = re.compile(r"\b(?:ma[dk]es?|making|lets?|letting|left|leaves?)\b", re.IGNORECASE)


def find_equatives(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes that somebody's noun of saying is equated with, and those made clear or known."""
    drafts = []
    for words, rule in ((_BE, _equated), (_MADE, _made_known)):
        for token in context.tokens_at(words):
            if context.region_at(token.idx) >= 0 or not context.parsed.makes_news(token.idx):
                continue
            start, end = context.sentence(token.i)
            draft = rule(context, token, taken) if end - start <= LONGEST_SENTENCE else None
            if draft is None or any(taken.overlaps(span.start, span.end) for span in draft.content):
                continue
            drafts.append(taken.claim(context, draft))
    return drafts


def _equated(context: QuoteContext, joint: Token, taken: Taken) -> Draft | None:
    noun = _named(context, joint)
    who = _whose(noun) if noun is not None else None
    if noun is None or who is None:
        return None
    said = _behind(context, joint, taken)
    speaker, cue = participant(context, who, noun.i), context.span((noun.i, noun.i + 1))
    if not said or speaker is None:
        return None
    kind = context.lexicon.nouns.get(context.word(noun), "say")
    return Draft(said, "quote.noun.equated", cue, noun.i, kind, speaker, end=said[-1].end)


def _named(context: QuoteContext, joint: Token) -> Token | None:
    """Return the noun of saying that is the subject of the "be", or stands in a line before a colon."""
    start = context.sentence(joint.i)[0]
    if joint.text == ":":
        before = [word for word in context.doc[max(start, joint.i - FARTHEST) : joint.i] if not word.is_space]
        plain = all(word.pos_ != "VERB" for word in before)
        nouns = [word for word in before if _says(context, word)]
        return nouns[-1] if plain and nouns and joint.i - start <= FARTHEST + 4 else None
    noun = child(joint, "nsubj")
    return noun if noun is not None and noun.i < joint.i and _says(context, noun) else None


def _says(context: QuoteContext, noun: Token) -> bool:
    lemma = context.word(noun)
    return noun.pos_ == "NOUN" and (lemma in context.lexicon.nouns or lemma in context.lexicon.equated)


def _whose(noun: Token) -> Token | None:
    """Return whose it is: "the governor's message", "the message of the governor", "the word from Oslo"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner if owner.lower_ not in ("my", "our", "your") else None
    for each in noun.rights:
        if each.dep_ == "prep" and each.lower_ in ("of", "from"):
            return child(each, "pobj")
    return None


def _behind(context: QuoteContext, joint: Token, taken: Taken) -> tuple[Span, ...]:
    """Return what stands behind the "be" or colon: a clause with "that", or quoted words."""
    clause = next((each for each in joint.rights if each.dep_ == "ccomp" and _has_that(each)), None)
    if clause is not None:
        ranges = [up_to_next_speaker(context, edges(clause))]
        return grown(context, as_spans(context, ranges, (joint.i, joint.i + 1)), joint, taken)
    end = context.sentence(joint.i)[1]
    for word in context.doc[joint.i + 1 : min(len(context.doc), joint.i + FARTHEST)]:
        at = context.region_at(word.idx)
        if at >= 0:
            return () if at in taken.regions else tidy(context, [context.regions[at].span])
        if (
            (word.i >= end and joint.text != ":")
            or word.pos_ not in ("ADJ", "ADV", "PUNCT")
            or "\n" in word.text
        ):
            break
    return ()


def _has_that(clause: Token) -> bool:
    return clause.left_edge.lower_ == "that"


def _made_known(context: QuoteContext, verb: Token, taken: Taken) -> Draft | None:
    """The palace made clear that …; the team let it be known that …."""
    if verb.pos_ != "VERB":
        return None
    clause = _made_clause(context, verb)
    who = subject(context, verb)
    cue = context.span(verb_group(verb))
    if clause is None or who is None or cue is None or who.lower_ in ("that", "this", "which"):
        return None
    ranges: list[TokenRange] = [up_to_next_speaker(context, edges(clause))]
    said = grown(context, as_spans(context, ranges, verb_group(verb)), verb, taken)
    speaker = participant(context, who, verb.i)
    if not said or speaker is None:
        return None
    return Draft(
        said, "quote.indirect.made_known", cue, verb.i, "say", speaker, is_denied(verb), end=said[-1].end
    )


def _made_clause(context: QuoteContext, verb: Token) -> Token | None:
    """Return the clause with "that" behind "make (it) clear", "let it be known"."""
    known = [each for each in verb.rights if each.lower_ in context.lexicon.made_known]
    for word in known:
        for each in (*verb.rights, *word.rights):
            if each.i <= word.i or each.dep_ not in ("ccomp", "csubj", "acl", "advcl"):
                continue
            if _has_that(each) or (each.dep_ == "ccomp" and has_subject(each)):
                return each
    return None
