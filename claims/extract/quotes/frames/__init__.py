"""The frames a cue verb may stand in, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from claims.extract.quotes.borders import (
    before_own_participle,
    up_to_dash,
    up_to_next_speaker,
    without_aside,
    without_concession,
    without_explanation,
    without_participle,
)
from claims.extract.quotes.frames.asides import as_reported, behind_colon, enclosed, parenthesis
from claims.extract.quotes.frames.clauses import clause_said, hidden
from claims.extract.quotes.frames.infinitives import infinitive, instruction
from claims.extract.quotes.frames.led_in import without_lead_in
from claims.extract.quotes.frames.objects import (
    as_phrase,
    naming,
    object_said,
    prepositional,
    put_at,
)
from claims.extract.quotes.frames.parted import parted_clause
from claims.extract.quotes.frames.passives import passive
from claims.extract.quotes.frames.reported import said_to
from claims.extract.quotes.passed_on import without_passing_on
from claims.extract.quotes.quote_context import Found, QuoteContext
from claims.extract.quotes.repair import turned
from claims.extract.syntax import TokenRange, has_subject, own_subject, verb_group
from claims.extract.tokens import Token


def complement(context: QuoteContext, verb: Token) -> Found | None:
    """Return the content of ``verb`` and the name of the frame it stands in, or ``None``."""
    lemma = context.word(verb)
    lexicon = context.lexicon
    for rule in _FRAMES:
        if lemma in lexicon.quoted_only and rule in _NOT_QUOTED and not _says_that(context, verb, lemma):
            continue
        if rule in _OF_OBJECTS and context.follows_quotation(verb):
            continue  # “Enough,” denounced the mayor: he is no object
        found = rule(context, verb, lemma)
        if found is not None:
            name, ranges = without_lead_in(context, _with_examples(verb, _past_colon(context, verb, found)))
            last = without_passing_on(context, _within_sentence(context, verb, ranges[-1]))
            last = before_own_participle(context, verb, last)
            last = _up_to_next_deed(context, verb, up_to_next_speaker(context, last))
            if name in _AFTER:
                last = _with_parallels(context, verb, last)
                last = without_explanation(context, without_concession(context, _up_to_mark(context, last)))
            elif name not in _CLAUSES:
                last = up_to_dash(context, last)
            if last[1] <= verb.i:  # what stands before its cue goes up to it
                return name, [*ranges[:-1], last]
            last = without_participle(context, last) if name not in _CLAUSES else last
            return name, [
                *ranges[:-1],
                without_aside(context, last, name in _CLAUSES or _is_deed(context, last)),
            ]
    return None


def _up_to_mark(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said``, a clause, up to a closing mark behind which a gerund tells what came with the words.

    "Said it “is not for sale,” rejecting the offer", "said it was “dead”, leaving them stunned".
    """
    start, end = said
    for word in context.doc[start + 2 : end]:
        opening = word.left_edge.i
        goes_on = word.tag_ == "VBG" and word.dep_ in ("advcl", "acl") and own_subject(word) is None
        if not goes_on or opening - start < 2 or word.right_edge.i < end - 2:
            continue
        before = context.text[: word.left_edge.idx].rstrip()
        marked = before[-1:] in _CLOSING or (before[-1:] == "," and before[-2:-1] in _CLOSING)
        parted = "," in before[-2:]
        if marked and parted and not context.regions_in(word.left_edge.idx, context.doc[end - 1].idx):
            return start, opening - 1 if context.doc[opening - 1].text == "," else opening
    return said


def _with_parallels(context: QuoteContext, verb: Token, said: TokenRange) -> TokenRange:
    """Return ``said`` with the clauses behind semicolons that go on with it: "it was late; and that …"."""
    start, end = said
    doc, last = context.doc, context.sentence(verb.i)[1]
    if doc[start].lower_ == "that" and doc[start - 1].text == ";" and verb.i < start - 3:
        start = verb_group(verb)[1]
    while end + 2 < last and doc[end].text == ";":
        opening = end + 1 + (doc[end + 1].dep_ == "cc" or doc[end + 1].lower_ == "and")
        if doc[opening].lower_ != "that" or doc[opening + 1].pos_ in ("VERB", "AUX"):
            break
        end = next((at for at in range(opening, last) if doc[at].text == ";"), last)
    return start, end


def _is_deed(context: QuoteContext, said: TokenRange) -> bool:
    """Say whether content is what is to be done or was: "to close the pool, which leaks", "of beating them".

    It is a clause without a subject of its own, which whoever is asked or accused is the subject of.
    """
    verbs = (word for word in context.doc[said[0] : said[1]] if word.dep_ in _DEEDS)
    return any(word.head.i < said[0] or word.head.dep_ == "prep" for word in verbs)


def _up_to_next_deed(context: QuoteContext, verb: Token, said: TokenRange) -> TokenRange:
    """Return ``said`` up to what a headline goes on with: "Mayor says roof is sound, urges calm"."""
    if verb.tag_ != "VBZ" or context.parsed.block_kind(verb.idx) != "title":
        return said
    for comma in context.doc[max(said[0], verb.i) + 1 : said[1] - 1]:
        deed = comma.nbor()
        speaks = deed.tag_ in ("VBZ", "NNS") and context.lexicon.is_speech(context.word(deed))
        if comma.text == "," and speaks and context.region_at(deed.idx) < 0 and not has_subject(deed):
            return said[0], comma.i
    return said


def _within_sentence(context: QuoteContext, verb: Token, said: TokenRange) -> TokenRange:
    """Return ``said`` within the cue's sentence, which may begin or end where the parser saw no border."""
    first, last = context.sentence(verb.i)
    last = _paragraph_end(context, verb, last)
    if verb.i < said[0] < last:
        return said[0], min(said[1], last)
    return (first, said[1]) if said[0] < first < said[1] <= verb.i else said


def _paragraph_end(context: QuoteContext, verb: Token, last: int) -> int:
    """Return where the line of ``verb`` ends, at most at ``last``, if a full stop closes it."""
    for word in context.doc[verb.i + 1 : last]:
        if word.is_space and "\n" in word.text and word.nbor(-1).text in _STOPS:
            return word.i
    return last


def _says_that(context: QuoteContext, verb: Token, lemma: str) -> bool:
    """Counsel put it to him that the plan failed; a voice roared that the judge was blind."""
    objects = {child.lower_ for child in verb.rights if child.dep_ in ("dobj", "prep", "dative")}
    if verb.lemma_ == "put" and {"it", "to"} <= objects:
        return True
    that = any(child.dep_ == "ccomp" and child.left_edge.lower_ == "that" for child in verb.rights)
    return that and lemma in context.lexicon.manner


def turned_round(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """The plan failed, reported on Friday the agency."""
    inverted = turned(context, verb)
    return ("quote.indirect.inverted", inverted[1]) if inverted else None


def _past_colon(context: QuoteContext, verb: Token, found: Found) -> Found:
    """The answer, he said, is simple: mend the lamps: what a colon adds is said too."""
    rule, ranges = found
    if rule not in _CLAUSES:
        return found
    doc, last = context.doc, context.sentence(verb.i)[1]
    end = max(ranges[-1][1], verb.right_edge.i if ranges[-1][1] <= verb.i else 0)
    colon = next((at for at in range(end, min(end + 2, last)) if doc[at].text == ":"), last)
    if colon + 1 >= last or context.region_at(doc[colon + 1].idx) >= 0 or doc[colon + 1].is_space:
        return found
    if rule not in _AROUND and any(_speaks(context, word) for word in doc[colon + 1 : last]):
        return found
    if ranges[-1][1] == colon:
        return rule, [*ranges[:-1], (ranges[-1][0], last)]
    return rule, [*ranges, (colon + 1, last)]


def _speaks(context: QuoteContext, verb: Token) -> bool:
    return (
        verb.pos_ == "VERB"
        and context.lexicon.is_speech(context.word(verb))
        and own_subject(verb) is not None
    )


def _with_examples(verb: Token, found: Found) -> Found:
    """What "including" adds belongs to the content, wherever the parser hangs it, and so does its "when".

    "The towns share two problems, she added, including smog": it is said too, behind the cue.
    """
    rule, ranges = found
    doc = verb.doc
    if len(ranges) > 1 and all(word.is_punct for word in doc[ranges[-1][0] : ranges[-1][1]]):
        ranges = ranges[:-1]
    start, end = ranges[-1]
    after = verb.rights if rule != "quote.indirect.as" else doc[end : verb.right_edge.i + 1]
    for word in after:
        if word.dep_ == "prep" and word.left_edge.lower_ in _EXAMPLES and word.left_edge.i >= end:
            end = word.right_edge.i + 1
            break
    given = any(word.lower_ == "including" for word in doc[start:end])
    if given and end < len(doc) and doc[end].lower_ == "when":
        end = doc[end].head.right_edge.i + 1
    return rule, [*ranges[:-1], (start, end)]


_EXAMPLES = frozenset(("including", "such", "excluding", "like", "unlike", "among"))
"""Words that open examples or exceptions."""
_STOPS = frozenset((".", "!", "?"))
_AROUND = frozenset(f"quote.indirect.{name}" for name in ("inverted", "enclosed", "parenthesis"))
"""Rules whose content stands around or before the cue."""
_AFTER = frozenset(f"quote.indirect.{name}" for name in ("ccomp", "hidden"))
"""Rules whose content is a clause behind the cue."""
_CLAUSES = frozenset(
    f"quote.indirect.{name}" for name in ("ccomp", "hidden", "inverted", "enclosed", "parenthesis")
)
"""Rules whose content is a clause."""

_CLOSING = ("”", "»", '"', "’", "'")
_DEEDS = frozenset(("xcomp", "pcomp", "ccomp"))
_NOT_QUOTED = frozenset((parted_clause, clause_said, hidden, object_said))
"""Frames that a cue of quoted words alone does not stand in."""
_OF_OBJECTS = frozenset((naming, as_phrase, prepositional, object_said))
"""Frames in which what stands behind the cue is said."""
_FRAMES: tuple[Callable[[QuoteContext, Token, str], Found | None], ...] = (
    turned_round, behind_colon, put_at, said_to, passive, naming, as_phrase, as_reported, parenthesis,
    enclosed, parted_clause, clause_said, hidden, instruction, infinitive, prepositional, object_said,
)  # fmt: skip
"""In the order in which they are tried."""
