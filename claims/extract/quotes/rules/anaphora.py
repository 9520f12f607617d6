"""Attributions of the sentence before: "Officials gave this information on Monday", "Hill said this"."""

from __future__ import annotations

import re

from claims.document import PROSE, Span
from claims.extract.mentions.nominals import by_sense, is_doer, kind_of
from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext, is_denied, participant
from claims.extract.quotes.rules.lines import is_place
from claims.extract.syntax import own_subject, verb_group
from claims.extract.tokens import Token

FEWEST_WORDS = 5
"""Words of a sentence that somebody is said to have told."""
_THIS = re.compile(r"\b[Tt]his\b")
_LABEL = re.compile(r"(?P<place>[^\W\d_][^:\n]{1,30}):[ \u00a0]+")
"""The place of a report, before its first sentence: "Dhaka: …"."""
_PERSONAL = frozenset(("he", "she", "they"))


def find_anaphoric(context: QuoteContext, drafts: list[Draft], taken: Taken) -> list[Draft]:
    """Return the quotes of whole sentences whose speaker only the next one names, with a "this"."""
    cues = {draft.cue_at for draft in drafts}
    found = []
    for word in context.tokens_at(_THIS):
        verb = _cue(context, word)
        if verb is None or verb.i in cues or not context.parsed.makes_news(word.idx):
            continue
        draft = _draft(context, verb, taken)
        found += [taken.claim(context, draft)] if draft is not None else []
    return found


def _cue(context: QuoteContext, this: Token) -> Token | None:
    """Return the verb that says "this" or gives "this information", if no words of their own follow."""
    noun = this.head if this.dep_ == "det" else this
    verb, lemma = noun.head, context.word(noun.head)
    named = noun is not this and context.word(noun) in context.lexicon.information
    if noun is not this and not named:
        return None
    said = lemma in context.lexicon.retelling or (named and lemma in context.lexicon.giving)
    start, end = context.sentence(this.i)
    quoted = bool(context.regions_in(context.offsets[start], context.doc[end - 1].idx + 1))
    clause = any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
    whole = noun.dep_ in ("dobj", "nsubjpass") and end - start <= LONGEST_SENTENCE
    return verb if said and whole and not quoted and not clause and verb.pos_ == "VERB" else None


def _draft(context: QuoteContext, verb: Token, taken: Taken) -> Draft | None:
    who, said = own_subject(verb), _sentence_before(context, verb)
    if who is None or said is None or taken.overlaps(said.start, said.end) or not _may_speak(who):
        return None
    return Draft(
        content=(said,),
        rule="quote.indirect.anaphoric",
        cue=context.span(verb_group(verb)),
        cue_at=verb.i,
        cue_class=context.lexicon.verbs.get(context.word(verb), "say"),
        speaker=participant(context, who, verb.i),
        negative=is_denied(verb),
        end=context.statement_end(verb.i),
    )


def _sentence_before(context: QuoteContext, verb: Token) -> Span | None:
    """Return the sentence before that of ``verb``, if it is one of the article's text."""
    start = context.sentence(verb.i)[0]
    while start > 0 and context.doc[start - 1].is_space:
        start -= 1
    span = context.span(context.sentence(start - 1)) if start else None
    if span is not None and (label := _LABEL.match(context.text, span.start)) and is_place(label["place"]):
        span = Span(label.end(), span.end)
    said = tidy(context, [span]) if span is not None else ()
    if len(said) != 1 or context.words(said[0]) < FEWEST_WORDS:
        return None
    return said[0] if context.parsed.block_kind(said[0].start) in PROSE else None


def _may_speak(who: Token) -> bool:
    named = who.lower_ in _PERSONAL or who.pos_ == "PROPN" or kind_of(who) is not None or is_doer(who)
    return named or (who.dep_ == "pobj" and by_sense(who, True) is not None)
