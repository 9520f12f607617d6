"""The questions and answers of an interview, labelled "Q:" and "A:" or told by their layout.

Who asks and who answers is said before the first question: "an interview with Ana Ruiz", "Ruiz spoke to Lena
Marsh"; who signs the article asks. An answer is a quote of whoever is interviewed.
"""

from __future__ import annotations

import re

from claims.document import Participant, Span
from claims.extract.blocks.interviews import Part, interview
from claims.extract.quotes.content import tidy
from claims.extract.quotes.quote_context import Draft, QuoteContext
from claims.extract.tokens import Span as Words

_INTERVIEWED = re.compile(
    r"\b(?:interview(?:ed)?|conversation|Q ?& ?A|talk|talked|spoke|sat down)\s+with\s+$", re.I
)
_ASKING = re.compile(
    r"\b(?:spoke|speaks|talked|talks|told)\s+(?:to\s+|with\s+)?$|\binterview(?:ed)?\s+by\s+$", re.IGNORECASE
)


_QUESTIONS = re.compile(
    r"(?:['’]s?)?\s+(?!(?:answer|take|took|field|face)[a-z]*\s)(?:\w+\s+)?(?:questions|asked|asks)\b"
)


def find_interview(context: QuoteContext) -> list[Draft]:
    """Return the questions, and the answers where it is named who gives them."""
    asked, answered = interview(context.text)
    if not asked or not answered:
        return []
    first = min(asked[0].start, answered[0].start)
    people = [name for name in context.doc.ents if name.label_ == "PERSON" and name.end_char <= first]
    # A headline's capitals mislead the recogniser: "Ann Burr Defends" is nobody.
    people.sort(key=lambda name: context.parsed.block_kind(name.start_char) == "title")
    signed = (name for name in people if context.parsed.block_kind(name.start_char) == "byline")
    told = (name for name in people if _asks(context, name))
    asks = next(signed, None) or next(told, None)
    named = (name for name in people if _stands_behind(context, name, _INTERVIEWED))
    others = (name for name in people if asks is None or name.text != asks.text)
    answers = next(named, None) or next(others, None)
    drafts = [_draft(context, part, asks) for part in asked]
    drafts += [_draft(context, part, answers) for part in answered if answers is not None or part.who]
    return [draft for draft in drafts if draft is not None]


def _asks(context: QuoteContext, name: Words) -> bool:
    """Spoke to Lena Marsh; interviewed by Lena Marsh; Lena Marsh's questions."""
    owns = _QUESTIONS.match(context.text, name.end_char) is not None
    return owns or _stands_behind(context, name, _ASKING)


def _stands_behind(context: QuoteContext, name: Words, words: re.Pattern[str]) -> bool:
    return words.search(context.text[max(0, name.start_char - 40) : name.start_char]) is not None


def _draft(context: QuoteContext, part: Part, who: Words | None) -> Draft | None:
    """Return a turn as the quote of ``who``; who asks is often not named, and stays open."""
    content = tidy(context, [part.said])
    if not content or not context.parsed.makes_news(part.start):
        return None
    speaker = None if who is None else Participant(_name(context, who), who.root.idx)
    speaker = speaker if part.who is None else Participant(part.who, part.who.start)
    return Draft(content, "quote.line.interview", part.cue, -1, "say", speaker, end=part.said.end)


def _name(context: QuoteContext, who: Words) -> Span:
    """Return a name without the possessive mark that the recogniser takes for a part of it."""
    words = context.text[who.start_char : who.end_char]
    return Span(who.start_char, who.start_char + len(re.sub(r"['’]s?$", "", words)))
