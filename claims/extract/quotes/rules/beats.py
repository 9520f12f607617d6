"""Quotations without a cue, beside a sentence that says what their speaker does.

"Ruiz shrugged. “Ask them.”" and "“It is late.” Ruiz looked at the lamps. “It is always late.”"
"""

from __future__ import annotations

from claims.extract.marks import Region
from claims.extract.mentions.nominals import is_doer
from claims.extract.quotes.content import Taken
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext, participant
from claims.extract.quotes.rules.lines import ends_sentence
from claims.extract.syntax import PRESENT_OR_PAST, TokenRange, own_subject
from claims.extract.tokens import Token

LONGEST_BEAT = 25
"""Words of a sentence that may introduce who speaks."""
_PERSONAL = frozenset(("he", "she"))


def find_beats(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes of whole sentences in marks whose speaker only the sentence beside them names."""
    drafts = []
    for at, region in enumerate(context.regions):
        if at in taken.regions or taken.overlaps(region.start, region.end):
            continue
        if not (context.parsed.makes_news(region.start) and ends_sentence(context, region)):
            continue
        who = _actor_before(context, region, taken) or _actor_behind(context, region, taken)
        if who is not None:
            speaker = participant(context, who)
            draft = Draft((region.span,), "quote.direct.beat", None, -1, "say", speaker, end=region.end)
            drafts.append(taken.claim(context, draft))
    return drafts


def _actor_before(context: QuoteContext, region: Region, taken: Taken) -> Token | None:
    at = context.token_from(region.start) - 1
    while at >= 0 and context.doc[at].is_space and "\n" not in context.doc[at].text:
        at -= 1
    if at < 0 or context.doc[at].text not in (".", "!", "?"):
        return None
    return _actor(context, context.sentence(at), taken)


def _actor_behind(context: QuoteContext, region: Region, taken: Taken) -> Token | None:
    at = context.token_from(region.end)
    if at >= len(context.doc) or "\n" in context.text[region.end : context.offsets[at]]:
        return None
    sentence = context.sentence(at)
    return _actor(context, sentence, taken) if sentence[0] == at else None


def _actor(context: QuoteContext, sentence: TokenRange, taken: Taken) -> Token | None:
    """Return who acts in ``sentence``, if that is one person and nobody is quoted there."""
    words = context.doc[sentence[0] : sentence[1]]
    if len(words) > min(LONGEST_BEAT, LONGEST_SENTENCE) or not words:
        return None
    if any(
        context.region_at(word.idx) >= 0 or taken.holds(word.idx) or "\n" in word.text for word in words[:-1]
    ):
        return None
    verb = words.root
    who = own_subject(verb) if verb.tag_ in PRESENT_OR_PAST and verb.pos_ == "VERB" else None
    if who is None or who.i > verb.i:
        return None
    person = who.ent_type_ == "PERSON" or who.lower_ in _PERSONAL or is_doer(who)
    return who if person or (who.pos_ == "PROPN" and who.ent_type_ in ("", "ORG")) else None
