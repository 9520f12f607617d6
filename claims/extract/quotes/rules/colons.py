"""Quotes that a colon or comma leads in, far from any cue or without quotation marks.

A quotation after a colon or comma ("The pilots walked out: “Nobody asked us.”", "She reacted on air, “…”"),
and a paragraph after a colon ("The mayor added:" and, in the next line, what she added).
"""

from __future__ import annotations

import re
from itertools import takewhile

from claims.document import Participant, Span
from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.frames.infinitives import is_person
from claims.extract.quotes.quote_context import LONGEST_SENTENCE, Draft, QuoteContext, is_denied, participant
from claims.extract.quotes.rules.lines import ends_sentence
from claims.extract.quotes.speakers import subject
from claims.extract.syntax import depth, verb_group
from claims.extract.tokens import Token

FEWEST_WORDS = 5
"""Words of a paragraph or quotation that somebody says."""
FEWEST_SIGNED = 2
"""Words of a quotation whose speaker is named right before the colon."""
LONGEST_SIGNER, LONGEST_FRAGMENT = 5, 12
"""Words of a name before a colon, and of all that stands before it."""
FARTHEST_COLON = 6
"""Words between a cue and the colon at the end of its line: "said in a statement on Friday:"."""

_COLON = re.compile(r"\)?:|,(?= ?[“\"«])")
"""A colon, or a comma before quoted words; a colon behind a bracket is one token with it."""
_LISTED = tuple("-•*–—·○▪0123456789")


def find_after_colon(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes that follow a colon and belong to nobody yet."""
    drafts = []
    for word in context.tokens_at(_COLON):
        if context.region_at(word.idx) >= 0 or not context.parsed.makes_news(word.idx):
            continue
        said = _said_after(context, word)
        if said is None or taken.overlaps(said.start, said.end):
            continue
        draft = _draft(context, word, said)
        drafts += [taken.claim(context, draft)] if draft is not None else []
    return drafts


def _said_after(context: QuoteContext, colon: Token) -> Span | None:
    """Return the quotation after a colon, or the paragraph after one that ends its line."""
    after = colon.idx + len(colon)
    start = next((at for at in range(after, len(context.text)) if not context.text[at].isspace()), -1)
    if start < 0:
        return None
    at = context.region_at(start)
    if at >= 0:
        region = context.regions[at]
        whole = ends_sentence(context, region) and context.is_speech(at)
        if colon.text == ",":
            return region.span if whole and region.words >= FEWEST_WORDS else None
        fewest = FEWEST_SIGNED if whole or _signer(context, colon) is not None else FEWEST_WORDS
        return region.span if region.words >= fewest else None
    if (
        "\n" not in context.text[after:start]
        or context.text[start] in _LISTED
        or not context.parsed.makes_news(start)
    ):
        return None
    end = context.text.find("\n", start)
    said = tidy(context, [Span(start, len(context.text) if end < 0 else end)])
    return said[0] if said and context.words(said[0]) >= FEWEST_WORDS else None


def _draft(context: QuoteContext, colon: Token, said: Span) -> Draft | None:
    quoted = context.region_at(said.start) >= 0
    comma = colon.text == ","
    signer = _signer(context, colon) if quoted and not comma else None
    if signer is not None:
        colon_span = Span(colon.idx + len(colon) - 1, colon.idx + len(colon))
        return Draft((said,), "quote.line.byline", colon_span, -1, "say", signer, end=said.end)
    verb = _main_verb(context, colon) if quoted else _cue_before(context, colon)
    who = subject(context, verb) if verb is not None else None
    if verb is not None and who is not None and (owner := _whose_words(context, verb, who)) is not None:
        return _worded(context, who, owner, said)
    if verb is None or who is None or who.i > colon.i or not _may_speak(context, who):
        return None
    if comma and not (verb.pos_ == "VERB" and (who.lower_ in ("he", "she") or is_person(who))):
        return None
    return Draft(
        content=(said,),
        rule="quote.line.colon" if quoted else "quote.line.paragraph",
        cue=context.span(verb_group(verb)),
        cue_at=verb.i,
        cue_class=context.lexicon.verbs.get(context.word(verb), "say"),
        speaker=participant(context, who, verb.i),
        negative=is_denied(verb),
        end=said.end,
    )


def _signer(context: QuoteContext, colon: Token) -> Participant | None:
    """Return who is named, with an office or paper or none, before a colon: "Paul Horn, Daily Post: “…”"."""
    start = context.sentence(colon.i)[0]
    while start < colon.i and context.doc[start].is_space:
        start += 1
    words = context.doc[start : colon.i]
    topic = next((word for word in words[1:] if word.lower_ in ("on", "about")), None)
    if topic is not None and topic.nbor(-1).ent_type_ == "PERSON":
        words = context.doc[start : topic.i]  # "Bo Sund on the talks: “…”"
    name = list(takewhile(lambda word: word.text not in (",", "("), words))
    aside = words[len(name) : len(name) + 1].text == "(" and ")" in (words[-1].text, colon.text[0])
    aside = aside or words.end < colon.i
    if not 1 < len(name) <= LONGEST_SIGNER or len(words) > LONGEST_FRAGMENT:
        return None
    if any(word.pos_ in ("VERB", "AUX") or word.text in ".;" for word in (name if aside else words)):
        return None
    office = not all(word.pos_ == "PROPN" and word.text[:1].isupper() for word in name)
    if office and not (aside and _ends_in_name(name)):
        return None
    who = context.span((start, start + len(name)))
    return Participant(who, name[-1].idx) if who is not None else None


def _ends_in_name(words: list[Token]) -> bool:
    """Say whether an office and a whole name stand there: "Harbour boss Ida Strand"."""
    named = all(word.pos_ == "PROPN" and word.ent_type_ == "PERSON" for word in words[-2:])
    return named and all(word.pos_ in ("PROPN", "NOUN", "ADJ") for word in words)


def _whose_words(context: QuoteContext, verb: Token, noun: Token) -> Token | None:
    """Return whose words are quoted in "the minister's answer was: “…”"."""
    if verb.lemma_ != "be" or context.word(noun) not in context.lexicon.nouns:
        return None
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def _worded(context: QuoteContext, noun: Token, owner: Token, said: Span) -> Draft | None:
    speaker, cue = participant(context, owner, noun.i), context.span((noun.i, noun.i + 1))
    kind = context.lexicon.nouns[context.word(noun)]
    return Draft((said,), "quote.line.colon", cue, noun.i, kind, speaker, end=said.end) if speaker else None


def _main_verb(context: QuoteContext, colon: Token) -> Token | None:
    """Return the outermost verb of the sentence before the colon."""
    start = context.sentence(colon.i)[0]
    if colon.i - start > LONGEST_SENTENCE:
        return None
    verbs = [word for word in context.doc[start : colon.i] if word.pos_ in ("VERB", "AUX") and _finite(word)]
    return min(verbs, key=depth, default=None)


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.dep_ not in ("aux", "auxpass")


def _cue_before(context: QuoteContext, colon: Token) -> Token | None:
    """Return the cue of saying that stands shortly before a colon, without an object between them."""
    for word in reversed(context.doc[max(0, colon.i - FARTHEST_COLON) : colon.i]):
        if word.pos_ == "VERB":
            return word if _finite(word) and context.lexicon.is_speech(context.word(word)) else None
        if word.dep_ in ("dobj", "attr") or word.is_punct:
            return None
    return None


def _may_speak(context: QuoteContext, who: Token) -> bool:
    if context.region_at(who.idx) >= 0 or who.lower_ in ("it", "this", "that", "there", "you"):
        return False
    named = who.pos_ == "PRON" or who.ent_type_ in ("PERSON", "ORG", "NORP")
    return named or is_doer(who) or kind_of(who) is not None
