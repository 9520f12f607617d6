"""The context of the quote rules: an article parsed, with its quotation marks laid over the words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claims.document import Participant, Span
from claims.extract.layers.in_use import layer_of
from claims.extract.marks import WORD, Region
from claims.extract.parse import Parsed
from claims.extract.quotes.lexicon import CueLexicon, with_cues
from claims.extract.syntax import TokenRange, is_done_by_nobody, is_negated, verb_group, whole_phrase
from claims.extract.tokens import Doc, Token

LONGEST_SENTENCE = 250
"""Words. What is longer is a list or noise, and syntax says nothing about it."""

LONGEST_PARTICIPLE = 12
"""Words of a participle that tells which one speaks."""

_TERMINATORS = frozenset((".", "!", "?", "…"))

_SPEAKING = frozenset(("DET", "PROPN", "NOUN", "PRON", "ADJ"))
"""Parts of speech with which the phrase of a speaker may begin."""
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d")
"""The time at the head of an entry in a live report."""
_LABEL = re.compile(r"[A-Z][A-Z .'’-]{2,24}(?:, [A-Z]\w+)?: +(?=\w)")
"""The town before a colon that opens a report: "PATNA: Ten people died, police said"."""
_SMALL_WORDS = frozenset(("with", "from", "into", "over", "upon", "than"))
"""Words of four letters that stay small in titles."""

Found = tuple[str, list[TokenRange]]
"""The name of a rule and the ranges of the content that it found."""

BREAKS = frozenset((",", "—", "–", "--", "-"))
"""Marks that part an aside from the words around it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote being made: content as spans, and the tokens that attribute it.

    ``cue_at`` is the token of the cue, -1 where punctuation is the cue; ``line`` is the offset after which
    a continuation of the quote may start; ``time`` is a position in the times, where the rule knows it.
    """

    content: tuple[Span, ...]
    rule: str
    cue: Span | None
    cue_at: int
    cue_class: str | None
    speaker: Participant | None
    negative: bool = False
    end: int = 0
    parent: int | None = None
    time: int | None = None


class QuoteContext:
    """An article's words, sentences and quoted regions; all look-ups are by position and cheap."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.doc: Doc = parsed.doc
        self.text: str = parsed.text
        self.lexicon: CueLexicon = with_cues(layer_of(self.doc).cues)
        self.offsets: list[int] = self.doc.offsets
        self.regions: tuple[Region, ...] = tuple(self._closed(region) for region in parsed.regions)
        self._starts = [region.start for region in self.regions]

    def _closed(self, region: Region) -> Region:
        """Return ``region``, ended where its lost closing mark belongs: “Why twice? asked the mayor.

        That is before a cue that stands turned round in the last sentence of the paragraph.
        """
        if region.closed:
            return region
        for cue in self.doc[self.token_from(region.start) + 2 : self.token_from(region.end)]:
            before = cue.nbor(-1)
            if self._ends_line(cue, region) and (end := self._comma_before(cue)) > 0:
                words = sum(1 for _ in WORD.finditer(self.text, region.start, end))
                return Region(region.start, end, True, words, True)
            past = cue.tag_ in ("VBD", "VBZ") and cue.text.islower() and before.text in (",", "?", "!")
            if not past or not self.lexicon.is_speech(self.word(cue)) or cue.nbor().pos_ not in _SPEAKING:
                continue
            rest = self.text[cue.idx : region.end].rstrip('.”" ')
            if "." not in rest and "?" not in rest:
                end = before.idx + 1
                words = sum(1 for _ in WORD.finditer(self.text, region.start, end))
                return Region(region.start, end, True, words, True)
        return region

    def _ends_line(self, cue: Token, region: Region) -> bool:
        """Say whether nothing but a full stop stands behind ``cue``, a verb of speech, in ``region``."""
        spoken = cue.tag_ in ("VBD", "VBZ") and self.lexicon.is_speech(self.word(cue))
        return spoken and not self.text[cue.idx + len(cue) : region.end].strip('.”" ')

    def _comma_before(self, cue: Token) -> int:
        """Return the end of the comma before who speaks, in "…, Ms Lund said", or -1."""
        phrase = self.chunk_ends.get(cue.i)
        comma = self.doc[phrase[0] - 1] if phrase is not None and phrase[0] else None
        own = phrase is None or self.doc[phrase[0]].lower_ in ("i", "we", "you", "it", "which", "that")
        return comma.idx + 1 if comma is not None and comma.text in (",", "?", "!") and not own else -1

    def region_at(self, offset: int) -> int:
        """Return which region holds ``offset``, or -1."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.regions[at].end else -1

    def regions_in(self, start: int, end: int) -> range:
        """Return the regions that overlap the characters from ``start`` to ``end``."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.regions[first].end <= start:
            first += 1
        return range(first, bisect_left(self._starts, end))

    def is_speech(self, at: int) -> bool:
        """Say whether region ``at`` can be words of somebody: not one word, a title of a work or a name."""
        region = self.regions[at]
        if region.words < 2 or not region.closed:
            return region.words >= 2
        named = self._is_named(region)
        before = self.doc[self.token_from(region.start) - 1] if self.token_from(region.start) else None
        if self.leads_to_cue(region):
            return not (named and before is not None and self._leads_in_title(before))
        if not named or region.words > 8 or self._is_exclaimed(region):
            return True
        return (
            before is not None
            and before.text in (",", ":")
            and before.i > 0
            and before.nbor(-1).pos_ == "VERB"
        )

    def _is_named(self, region: Region) -> bool:
        """Say whether ``region`` is written like a title: every word that is not small has a capital."""
        words = [
            word
            for word in WORD.findall(self.text, region.start, region.end)
            if word.isupper() or (len(word) > 3 and word not in _SMALL_WORDS)
        ]
        return bool(words) and all(word[0].isupper() for word in words)

    def _leads_in_title(self, before: Token) -> bool:
        """Say whether ``before`` leads in what a work is called: "on “Harbour Talk,”", "a book, “Tide,”"."""
        noun = before.nbor(-1) if before.text == "," and before.i else before
        work = noun.pos_ in ("NOUN", "PROPN") and self.word(noun) in self.lexicon.works
        return work or (before.pos_ == "ADP" and before.dep_ == "prep" and before.is_alpha)

    def _is_exclaimed(self, region: Region) -> bool:
        """Say whether ``region`` is a question or call beside a cue: “Him? Retire?” laughed his wife.

        Right before it a cue leads in what is called: the crowd shouted “Thieves - Out!”
        """
        last = self.text[region.start : region.end].rstrip("”»\"'’ ")[-1:]
        if last not in ("?", "!"):
            return False
        first, at = self.token_from(region.start), self.token_from(region.end)
        if (
            first
            and self.doc[first - 1].pos_ == "VERB"
            and self.lexicon.is_speech(self.word(self.doc[first - 1]))
        ):
            return True
        if at >= len(self.doc) or not self.opens_sentence(region):
            return False
        behind = self.doc[at]
        return behind.is_lower and behind.pos_ == "VERB" and self.lexicon.is_speech(self.word(behind))

    def leads_to_cue(self, region: Region) -> bool:
        """Say whether ``region`` ends with a comma inside its marks, as words do that a cue follows."""
        return region.closed and self.text[region.start : region.end].rstrip("”»\"'’ ")[-1:] == ","

    def follows_quotation(self, verb: Token) -> bool:
        """Say whether a quotation that leads to a cue ends right before ``verb``: “Enough,” denounced …"""
        first = verb_group(verb)[0]
        at = self.region_at(self.offsets[first - 1]) if first else -1
        return at >= 0 and self.leads_to_cue(self.regions[at]) and self.opens_sentence(self.regions[at])

    def opens_sentence(self, region: Region) -> bool:
        """Say whether nothing of its sentence stands before ``region``."""
        before = self.text[max(0, region.start - 3) : region.start].rstrip(" ")[-1:]
        return before in ("", "\n", ".", "!", "?", "”", '"')

    def token_from(self, offset: int) -> int:
        """Return the first token that starts at ``offset`` or later."""
        return bisect_left(self.offsets, offset)

    def tokens_at(self, words: re.Pattern[str]) -> Iterator[Token]:
        """Yield the tokens that start where ``words`` matches, each match once.

        A look through the text is many times cheaper than one through its tokens.
        """
        for match in words.finditer(self.text):
            at = self.token_from(match.start())
            if at < len(self.doc) and self.offsets[at] == match.start():
                yield self.doc[at]

    def span(self, tokens: TokenRange) -> Span | None:
        """Return the characters of ``tokens`` without blanks at the edges."""
        first, last = tokens[0], tokens[1] - 1
        while first <= last and self.doc[first].is_space:
            first += 1
        while last >= first and self.doc[last].is_space:
            last -= 1
        if first > last:
            return None
        end = self.doc[last]
        return Span(self.offsets[first], end.idx + len(end))

    @cached_property
    def sentences(self) -> list[TokenRange]:
        """The parser's sentences, cut where a full stop stands in quotation marks or before them."""
        found = []
        for sent in self.doc.sents:
            start = sent.start
            for at in self.regions_in(sent.start_char, sent.end_char):
                for cut in (
                    self._opens_anew(self.regions[at]),
                    self._begins_behind(self.regions[at], sent.end),
                ):
                    if start < cut:
                        found.append((start, cut))
                        start = cut
            found.append((start, sent.end))
        return found

    def _opens_anew(self, region: Region) -> int:
        """Return the first token of ``region`` where it opens a sentence behind a full stop, or -1.

        A small parser takes the stop behind a figure for that of an abbreviation ("a fee of €5m. “…").
        """
        before = self.text[max(0, region.start - 3) : region.start].rstrip()
        first = WORD.search(self.text, region.start, region.end)
        opens = before[-1:] in (".", "!", "?") and first is not None and first[0][0].isupper()
        return self.token_from(region.start) if opens and region.words > 1 else -1

    def _begins_behind(self, region: Region, end: int) -> int:
        """Return the token before ``end`` that opens a sentence behind a full stop in ``region``, or -1."""
        at = self.token_from(region.end)
        if (
            not region.closed
            or at >= end
            or self.text[max(region.start, region.end - 3) : region.end].rstrip("”»\"’'")[-1:] != "."
        ):
            return -1
        word = self.doc[at]
        begins = word.text[:1].isupper() and self.offsets[at] > region.end
        return at if begins and self.region_at(word.idx) < 0 else -1

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence(self, token: int) -> TokenRange:
        """Return the sentence of ``token``."""
        return self.sentences[bisect_right(self._sentence_starts, token) - 1]

    def statement_end(self, token: int) -> int:
        """Return where the sentence of a cue ends, or the next quoted region begins if that comes first."""
        doc = self.doc
        for at in range(token, min(len(doc), token + LONGEST_SENTENCE)):
            word = doc[at]
            inside = self.region_at(word.idx)
            titled = inside >= 0 and self.regions[inside].words > 1 and not self.is_speech(inside)
            if "\n" in word.text or (at > token and inside >= 0 and not titled):
                return int(word.idx)
            if word.text in _TERMINATORS and word.is_sent_end:
                return int(word.idx) + len(word)
        return self.offsets[token]

    def words(self, span: Span) -> int:
        """Return how many words ``span`` holds."""
        return sum(1 for _ in WORD.finditer(self.text, span.start, span.end))

    @cached_property
    def phrases(self) -> list[Token]:
        """The first words of the phrases that attribute ("according to"), in text order."""
        patterns = (self.lexicon.phrases, self.lexicon.after_speaker)
        found = [token for words in patterns for token in self.tokens_at(words)]
        return sorted(found, key=lambda token: token.i)

    @cached_property
    def chunk_starts(self) -> dict[int, TokenRange]:
        """Base noun phrases by their first token."""
        return {chunk.start: (chunk.start, chunk.end) for chunk in self.doc.noun_chunks}

    @cached_property
    def chunk_ends(self) -> dict[int, TokenRange]:
        """Base noun phrases by the token after their last."""
        return {end: (start, end) for start, end in self.chunk_starts.values()}

    def word(self, token: Token) -> str:
        """Return the lemma of ``token`` as the lexicon writes it; "rule_out" with its particle."""
        lemma = str(token.lemma_).lower()
        lemma = self.lexicon.lemmas.get(lemma, lemma)
        particles = self.lexicon.phrasal.get(lemma)
        if particles is not None and token.pos_ == "VERB":
            for each in token.rights:
                if (
                    each.lower_ in particles
                    and each.dep_ in ("prt", "advmod", "prep")
                    and each.i <= token.i + 4
                ):
                    return f"{lemma}_{each.lower_}"
        return lemma


def participant(context: QuoteContext, head: Token, cue: int = -1) -> Participant | None:
    """Return ``head``'s whole phrase as a participant, without the token ``cue`` and a possessive mark."""
    start, end = whole_phrase(head, cue)
    if end > start and context.doc[end - 1].tag_ == "POS":
        end -= 1
    end = _with_participle(head, end, cue)
    start = _with_prefix(context, _with_brand(context, start))
    span = context.span((_past_dateline(context, start, head.i), end))
    return None if span is None else Participant(span, context.offsets[head.i])


def _with_participle(head: Token, end: int, cue: int) -> int:
    """Return where a phrase ends with what tells which one it is: "a memo seen by this newspaper"."""
    for each in head.rights:
        first, last = each.left_edge.i, each.right_edge.i
        by = any(below.dep_ in ("prep", "agent") for below in each.rights)
        tells = each.dep_ == "acl" and each.tag_ in ("VBN", "VBG") and by
        if (
            tells
            and first == end
            and head.pos_ == "NOUN"
            and not first <= cue <= last
            and last - first < LONGEST_PARTICIPLE
        ):
            finite = any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in head.doc[first : last + 1])
            return end if finite else last + 1
    return end


def _with_prefix(context: QuoteContext, start: int) -> int:
    """Return where a phrase begins that the parser breaks off at a hyphen: "study co-author Ann Hill"."""
    mark = context.doc[start - 1]
    if start < 2 or mark.text != "-" or mark.whitespace_ or mark.nbor(-1).whitespace_:
        return start
    return mark.nbor(-1).left_edge.i


def _with_brand(context: QuoteContext, start: int) -> int:
    """Return where a name begins whose exclamation mark the parser takes for a sentence's: "Zing! Foods"."""
    doc = context.doc
    if start < 2 or doc[start - 1].text != "!" or doc[start].pos_ != "PROPN":
        return start
    opens = (
        start == 2
        or doc[start - 2].is_sent_start
        or "\n" in doc[start - 3].text
        or doc[start - 3].text in (".", "!", "?")
    )
    return start - 2 if opens and doc[start - 2].text[:1].isupper() else start


def _past_dateline(context: QuoteContext, start: int, head: int) -> int:
    """Return where a phrase begins into which a dateline is parsed: "OSLO /Newswire/ -- Norsk"."""
    if start < head and _CLOCK.fullmatch(context.doc[start].text):
        start += 1
    dashes = [word.i for word in context.doc[start:head] if word.text in ("--", "—", "–")]
    wired = dashes and "/" in context.text[context.offsets[start] : context.offsets[dashes[-1]]]
    return dashes[-1] + 1 if wired else start


def after_conjunction(context: QuoteContext, start: int) -> int:
    """Return the token after a sentence's opening But or However, town or time, which are the writer's."""
    label = _LABEL.match(context.text, context.offsets[start])
    if label is not None and context.text[: label.start()][-1:] in ("", "\n"):
        start = context.token_from(label.end())
    opening = context.doc[start]
    if start + 1 < len(context.doc) and _CLOCK.fullmatch(opening.text):
        start += 1
        opening = context.doc[start]
    if not opening.is_title or context.region_at(opening.idx) >= 0:
        return start
    return start + 1 if opening.dep_ == "cc" else _past_connective(context, start)


def _past_connective(context: QuoteContext, start: int) -> int:
    """Return the token after the words before a comma that join a sentence to the last: "For instance, …"."""
    doc = context.doc
    for comma in range(start + 1, min(start + 4, len(doc))):
        words = " ".join(word.lower_ for word in doc[start:comma])
        if doc[comma].text == "," and words in context.lexicon.connectives:
            return comma + 1
    return start


def is_denied(cue: Token) -> bool:
    """Say whether the saying itself is denied: "did not say", "nobody said"."""
    return is_negated(cue) or is_done_by_nobody(cue)
