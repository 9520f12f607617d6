"""Attributions at the end of a sentence, by the order of words: "The lamps failed, the operator reported".

News puts who says it behind a comma at the end of what is said. A small parser often takes such a cue for a
noun ("the port authority estimates") or hangs it elsewhere; the order is still plain.
"""

from __future__ import annotations

from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.quotes.content import Taken, grown, tidy
from claims.extract.quotes.quote_context import (
    LONGEST_SENTENCE,
    Draft,
    QuoteContext,
    after_conjunction,
    participant,
)
from claims.extract.syntax import TokenRange
from claims.extract.tokens import Token

FEWEST_WORDS = 4
"""Words of what is said."""
LONGEST_SPEAKER = 9
"""Words between the comma and the cue of who says it."""
LONGEST_TAIL = 14
"""Words behind the cue that say when, where or to whom."""

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_PLURAL = frozenset(("NNS", "NN"))
_HELPERS = frozenset(("has", "have", "had", "also", "later", "yesterday"))
_PASSIVE = frozenset(("was", "were", "been"))
_SPEAKERS = frozenset(("PROPN", "NOUN", "PRON"))


def find_trailing(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes of sentences that end in who says so and of which nothing is taken yet."""
    drafts = []
    for start, end in context.sentences:
        if not FEWEST_WORDS < end - start <= LONGEST_SENTENCE:
            continue
        first = context.offsets[start]
        last = context.doc[end - 1]
        if not context.parsed.makes_news(first) or taken.overlaps(first, last.idx + len(last)):
            continue
        draft = _attributed(context, (start, end), taken)
        drafts += [taken.claim(context, draft)] if draft is not None else []
    return drafts


def last_attribution(context: QuoteContext, sentence: TokenRange) -> int | None:
    """Return the cue of who says all of ``sentence``, where it ends in "…, officials said on Monday"."""
    start, end = sentence
    for comma in range(end - 2, max(start + FEWEST_WORDS - 1, end - LONGEST_TAIL - LONGEST_SPEAKER), -1):
        if context.doc[comma].text in (";", ":") or context.region_at(context.offsets[comma]) >= 0:
            return None
        if context.doc[comma].text != ",":
            continue
        cue = _cue_behind(context, comma, end)
        if cue is None:
            return None
        verb, phrase, _ = cue
        several = any(word.lower_ == "and" for word in context.doc[phrase[0] : phrase[1]])
        if verb.pos_ != "VERB" or (several and verb.tag_ == "VBZ"):
            return None  # "Tula and Omsk states" are two states
        who = context.doc[phrase[0] : phrase[1]].root
        said = _states(context, (start, comma)) and _may_speak(context, who) and phrase[0] == comma + 1
        return verb.i if said else None
    return None


def _attributed(context: QuoteContext, sentence: TokenRange, taken: Taken) -> Draft | None:
    start, end = sentence
    for comma in range(end - 2, start + FEWEST_WORDS - 1, -1):
        word = context.doc[comma]
        if word.text in (";", ":") or context.region_at(word.idx) >= 0:
            return None
        if word.text != ",":
            continue
        cue = _cue_behind(context, comma, end)
        if cue is None:
            continue
        verb, phrase, group = cue
        who = context.doc[phrase[0] : phrase[1]].root
        first = after_conjunction(context, start)
        heard = verb.lemma_ == "hear" or _is_told(context, group)
        if not heard and _is_passive(context, group):
            return None
        may_speak = context.word(who) in context.lexicon.court if heard else _may_speak(context, who)
        if not _states(context, (first, comma)) or not may_speak:
            return None
        said = context.span((first, comma))
        content = grown(context, tidy(context, [said]), verb, taken) if said is not None else ()
        span, speaker = context.span(group), context.span(phrase)
        if not content or span is None or speaker is None:
            return None
        named = participant(context, who, verb.i)
        if named is None:
            return None
        return Draft(
            content,
            "quote.indirect.trailing",
            span,
            verb.i,
            context.lexicon.verbs.get(context.word(verb), "say"),
            None if heard else type(named)(speaker, named.head),
            end=context.statement_end(verb.i),
        )
    return None


def _is_passive(context: QuoteContext, group: TokenRange) -> bool:
    return any(word.lower_ in _PASSIVE for word in context.doc[group[0] : group[1] - 1])


def _is_told(context: QuoteContext, group: TokenRange) -> bool:
    """Say whether a court is only told: "…, the court was told"."""
    return _is_passive(context, group) and context.doc[group[1] - 1].lemma_ == "tell"


def _cue_behind(context: QuoteContext, comma: int, end: int) -> tuple[Token, TokenRange, TokenRange] | None:
    """Return the cue behind a comma, the phrase of its speaker and the words of the cue itself."""
    doc = context.doc
    for at in range(comma + 1, min(end, comma + 2 + LONGEST_SPEAKER)):
        word = doc[at]
        if word.text == "," and at > comma + 1:
            return _with_apposition(context, (comma + 1, at), end)
        if word.text in (",", "(", ")") or context.region_at(word.idx) >= 0:
            return None
        if not _is_cue(context, word):
            continue
        if not _only_tells_when(context, _past_hearer(context, word), end):
            if at == comma + 1:
                return _turned(context, word, comma, end)
            continue
        first = at
        while first > comma + 1 and doc[first - 1].lower_ in _HELPERS | _PASSIVE:
            first -= 1
        phrase = (comma + 1, first)
        if first == comma + 1 or not _is_phrase(context, phrase):
            return None
        return word, phrase, (first, at + 1)
    return None


def _with_apposition(
    context: QuoteContext, name: TokenRange, end: int
) -> tuple[Token, TokenRange, TokenRange] | None:
    """…, Ida Strand, the harbour master, told the Sun: a name, who that is between commas, and the cue."""
    doc = context.doc
    if doc[name[1] - 1].pos_ != "PROPN" or not _is_phrase(context, name):
        return None
    for at in range(name[1] + 1, min(end - 1, name[1] + 2 + LONGEST_SPEAKER)):
        if doc[at].pos_ in ("VERB", "AUX", "SCONJ") or context.region_at(doc[at].idx) >= 0:
            return None
        if doc[at].text != ",":
            continue
        cue = doc[at + 1]
        said = cue.tag_ in _FINITE and _is_cue(context, cue)
        closed = said and _only_tells_when(context, _past_hearer(context, cue), end)
        return (cue, name, (cue.i, cue.i + 1)) if closed else None
    return None


def _past_hearer(context: QuoteContext, cue: Token) -> int:
    """Return where the words behind ``cue`` begin, past whom it tells: "told the Sun on Friday"."""
    first = cue.i + 1
    if context.word(cue) not in context.lexicon.hearing:
        return first
    heard = context.chunk_starts.get(first)
    while heard is not None and heard[1] < len(context.doc) and context.doc[heard[1]].text in ("'s", "’s"):
        heard = context.chunk_starts.get(heard[1] + 1)
    return heard[1] if heard is not None else first


def _turned(
    context: QuoteContext, word: Token, comma: int, end: int
) -> tuple[Token, TokenRange, TokenRange] | None:
    """…, say her critics; …, informed the harbour office on Monday."""
    phrase = context.chunk_starts.get(comma + 2)
    heard = context.word(word) in context.lexicon.hearing
    if phrase is None or heard or not word.is_lower or not _only_tells_when(context, phrase[1], end):
        return None
    return word, phrase, (word.i, word.i + 1)


def _is_cue(context: QuoteContext, word: Token) -> bool:
    """Say whether ``word`` may be a finite cue, also where the parser takes it for a noun in the plural."""
    lemma = context.word(word)
    attributes = context.lexicon.is_speech(lemma) or lemma in context.lexicon.estimating
    if not attributes or lemma in context.lexicon.quoted_only or context.lexicon.verbs.get(lemma) == "deny":
        return False
    if word.pos_ == "VERB":
        return word.tag_ in _FINITE or (
            word.tag_ == "VBN" and word.text.endswith(("ed", "aid", "old", "heard"))
        )
    return word.tag_ in _PLURAL and word.is_lower and word.text.endswith("s")


def _is_phrase(context: QuoteContext, phrase: TokenRange) -> bool:
    """Say whether the words are one noun phrase, perhaps with a prepositional phrase behind it."""
    words = context.doc[phrase[0] : phrase[1]]
    if words[-1].pos_ not in _SPEAKERS and not words[-1].is_title:
        return False
    return all(
        word.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "CCONJ")
        or word.text in ("-", "'s", "’s")
        or (word.text == "." and word.nbor(-1).is_title)
        for word in words
    ) and words[0].pos_ not in ("ADP", "CCONJ", "PART")


def _only_tells_when(context: QuoteContext, start: int, end: int) -> bool:
    """Say whether only dates, places, hearers and occasions stand from ``start`` to the sentence's end."""
    words = context.doc[start:end]
    if len(words) > LONGEST_TAIL:
        return False
    opened = False
    for word in words:
        if (word.is_punct and word.text in (".", ",")) or word.is_space or word.ent_type_ in ("DATE", "TIME"):
            continue
        if word.pos_ == "ADV" or word.lower_ in ("earlier", "later"):
            continue
        if word.pos_ == "ADP":
            opened = True
        elif not opened or word.pos_ in ("VERB", "AUX", "SCONJ") or context.region_at(word.idx) >= 0:
            return False
    return True


def _states(context: QuoteContext, said: TokenRange) -> bool:
    """Say whether the words before the comma state something, and are no lead-in ("When asked, …")."""
    words = context.doc[said[0] : said[1]]
    if len(words) < FEWEST_WORDS or words[0].tag_ in ("WRB", "VBG", "VBN", "TO") or words[0].dep_ == "mark":
        return False
    return any(
        word.tag_ in ("VBD", "VBZ", "VBP", "MD")
        and not _is_relative(word)
        and context.region_at(word.idx) < 0
        for word in words
    )


def _is_relative(verb: Token) -> bool:
    """Say whether ``verb``, or what it helps, only says who somebody is: "The port, which owns them, …"."""
    clause = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    return clause.dep_ == "relcl"


def _may_speak(context: QuoteContext, who: Token) -> bool:
    if who.pos_ == "PRON":
        return who.lower_ in ("he", "she", "they")
    known = who.pos_ == "PROPN" or kind_of(who) is not None or is_doer(who)
    return known or context.word(who) in context.lexicon.speakers | set(context.lexicon.nouns)
