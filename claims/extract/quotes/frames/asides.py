"""Content around a cue: "The plan, he said, has failed"."""

from __future__ import annotations

from claims.extract.quotes.borders import new_clause
from claims.extract.quotes.passed_on import without_passing_on
from claims.extract.quotes.quote_context import BREAKS, Found, QuoteContext, after_conjunction
from claims.extract.syntax import (
    ALL_SUBJECTS,
    PRESENT_OR_PAST,
    RELATIVE_PRONOUNS,
    TokenRange,
    child,
    edges,
    is_of_noun,
    own_subject,
    verb_group,
    whole_phrase,
)
from claims.extract.tokens import Token

FEWEST_BEHIND = 3
"""Words behind a colon that are said."""
_CONDITIONS = frozenset(("if", "unless", "though", "although", "because", "even", "to"))
"""Words that open a clause of the content rather than of the attribution."""
_REASONS = frozenset(("because", "unless", "if", "so", "since", "until"))
"""Words that open a reason, condition or end of what is said before a cue."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
LONGEST_ASIDE = 14
"""Words of a cue that stands inside what it cites."""
_SUBORDINATES = frozenset(("mark", "aux", "advmod", "prep", "cc"))
"""Openings of a sentence whose main clause comes after the cue: "Though it was late, he said, …"."""


def enclosed(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """The plan, he said, has failed: the words of the cue between two commas or dashes.

    A clause of what is told of somebody is none: "Hill, who hails from Oslo, said …".
    """
    who = own_subject(verb)
    relative = any(each.lower_ in RELATIVE_PRONOUNS and each.dep_ in ALL_SUBJECTS for each in verb.lefts)
    if who is None or relative or not context.lexicon.is_speech(lemma) or is_of_noun(verb):
        return None
    group = verb_group(verb)
    phrase = whole_phrase(who, verb.i)
    first, last = min(phrase[0], group[0]), max(phrase[1], group[1])
    doc, (start, end) = context.doc, context.sentence(verb.i)
    if last - first > LONGEST_ASIDE or first - 2 < start:
        return None
    if doc[first - 1].lower_ == "as":
        first -= 1
    last = _aside_end(context, verb, last, end)
    if doc[first - 1].text in BREAKS and last == end - 1 and doc[last].text == ";":
        return "quote.indirect.inverted", [(after_conjunction(context, start), first - 1)]
    if not (doc[first - 1].text in BREAKS and last < end - 2 and doc[last].text in BREAKS):
        return None
    if (
        doc[start].dep_ not in _SUBORDINATES
        and doc[last].text == ","
        and (_tells_more(doc[last + 1]) or context.region_at(doc[last + 1].idx) >= 0)
        and not _goes_on_quoted(context, start, first, last + 1)
    ):
        return None
    if _leads_in(context, (start, first - 1), (last + 1, end)):
        return "quote.indirect.enclosed", [_without_participle(context, (last + 1, end))]
    breaks = [word.i + 1 for word in doc[start:first] if word.text == ";" and context.region_at(word.idx) < 0]
    begun = (after_conjunction(context, max([start, *breaks])), first - 1)
    if new_clause(context, last + 1, end) or _goes_on_to_do(context, (last, end)):
        return "quote.indirect.inverted", [begun]
    return "quote.indirect.enclosed", [begun, (last + 1, end)]


def _tells_more(opening: Token) -> bool:
    """Say whether words behind a cue tell when or how it was said: "he said, as the crowd cheered".

    What is so "because" or "unless" something else is so is said as a whole.
    """
    return opening.tag_ in ("VBG", "IN", "WP", "WDT") and opening.lower_ not in _REASONS


def _goes_on_quoted(context: QuoteContext, start: int, first: int, behind: int) -> bool:
    """Say whether a clause before the cue goes on in marks behind it: "It felt, he said, “like home”"."""
    doc, at = context.doc, context.region_at(context.doc[behind].idx)
    if at < 0 or context.regions_in(doc[start].idx, doc[first].idx):
        return False
    opening = context.text[context.regions[at].start : context.regions[at].end].lstrip("“«\"'‘ ")[:1]
    clause = any(word.dep_ in ALL_SUBJECTS and word.head.i < first for word in doc[start:first])
    return opening.islower() and clause


def _is_remark(context: QuoteContext, at: int) -> bool:
    """Say whether the writer tells from ``at`` what was meant: "…, he said, a clear nod to the strike"."""
    phrase = context.chunk_starts.get(at)
    if phrase is None or context.doc[at].lower_ not in ("a", "an"):
        return False
    return context.word(context.doc[phrase[1] - 1]) in context.lexicon.remark


def _leads_in(context: QuoteContext, before: TokenRange, after: TokenRange) -> bool:
    """Say whether the words before a cue only lead in what is quoted: "Of the tolls, he said, “…”"."""
    while after[0] < after[1] and context.doc[after[0]].text in BREAKS:
        after = (after[0] + 1, after[1])
    after = without_passing_on(context, after)
    if after[0] >= after[1] or context.region_at(context.doc[after[0]].idx) < 0:
        return False
    words = context.doc[before[0] : before[1]]
    return not any(
        word.tag_ in _FINITE or word.dep_ in ALL_SUBJECTS or context.region_at(word.idx) >= 0
        for word in words
    )


def _without_participle(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return quoted words without what the speaker did then: "he said, “It is late,” leaving the hall"."""
    at = context.region_at(context.doc[said[0]].idx)
    closed = at >= 0 and context.regions[at].closed
    behind = context.token_from(context.regions[at].end) if closed else said[1]
    return (said[0], behind) if behind < said[1] and context.doc[behind].tag_ == "VBG" else said


def _aside_end(context: QuoteContext, verb: Token, last: int, end: int) -> int:
    """Return where the hearer, date or occasion after an enclosed cue ends: "he told me on Friday,"."""
    doc, lemma = context.doc, context.word(verb)
    while last < end and (doc[last].ent_type_ in ("DATE", "TIME") or doc[last].pos_ == "ADV"):
        last += 1
    if last >= end or lemma in context.lexicon.quoted_only:
        return last
    if doc[last].lower_ in context.lexicon.prepositions.get(lemma, ()):
        return last  # "On Friday, Lund warned of a crisis, saying …": that is what is said
    if doc[last].pos_ != "ADP" and lemma not in context.lexicon.hearing:
        return last
    for at in range(last, min(end, last + LONGEST_ASIDE)):
        if doc[at].text in (",", "—", "–", "--"):
            return at
        if (
            doc[at].pos_ in ("VERB", "AUX", "SCONJ")
            or doc[at].is_punct
            or context.region_at(doc[at].idx) >= 0
        ):
            break
    return last


def behind_colon(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He remembers it differently: the lamps had failed; they denied it: nobody had seen the lamps."""
    told = child(verb, "dobj")
    if told is None or own_subject(verb) is None or not _announces(context, told):
        return None
    last = context.sentence(verb.i)[1]
    for word in context.doc[told.i + 1 : min(last, told.i + LONGEST_ASIDE)]:
        if word.text == ":":
            return ("quote.indirect.colon", [(word.i + 1, last)]) if last - word.i > FEWEST_BEHIND else None
        if word.pos_ in ("VERB", "AUX") or context.region_at(word.idx) >= 0:
            return None
    return None


def _announces(context: QuoteContext, told: Token) -> bool:
    """Say whether an object only announces what a colon brings: "denied these claims: …"."""
    if told.lower_ in ("it", "this", "that"):
        return True
    return (
        told.left_edge.lower_ in ("the", "this", "these", "those")
        and context.word(told) in context.lexicon.nouns
    )


def as_reported(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """The panel decides whether she may stand, as the court announced: what stands before the "as"."""
    opening = verb.left_edge
    first, last = context.sentence(verb.i)
    if opening.lower_ != "as" or opening.i < first + 3 or opening.nbor(-1).text != ",":
        return None
    alone = all(child.dep_ in ("punct", "npadvmod", "prep", "advmod") for child in verb.rights)
    plain = verb.tag_ in PRESENT_OR_PAST and all(child.dep_ not in ("aux", "neg") for child in verb.lefts)
    if not (alone and plain and context.lexicon.is_speech(lemma) and own_subject(verb) is not None):
        return None
    if verb.right_edge.i < last - 2 or context.regions_in(opening.idx, context.doc[last - 1].idx):
        return None
    return "quote.indirect.parenthesis", [(after_conjunction(context, first), opening.i - 1)]


def parenthesis(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """The plan, he said, has failed; as he said, or put it, the plan has failed."""
    head = verb.head
    if (
        head.i == verb.i
        or own_subject(verb) is None
        or verb.dep_ not in ("parataxis", "ccomp", "advcl", "conj", "acl", "relcl")
    ):
        return None
    if head.pos_ not in ("VERB", "AUX") or context.lexicon.verbs[lemma] == "deny":
        return None  # "…, a charge that the army denies"
    marks = [child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i]
    if verb.dep_ == "advcl" and ("as" not in marks or "even" in marks or child(verb, "xcomp") is not None):
        return None
    if any(child.tag_ == "WDT" for child in verb.lefts) or (
        lemma in context.lexicon.quoted_only and lemma != "put"
    ):
        return None
    start, end = edges(verb)
    start = max([start, *(other.right_edge.i + 1 for other in _other_subjects(verb))])
    if not _between_marks(context, start, end):
        return None
    told = ("ccomp",) if lemma in context.lexicon.hearing else ("ccomp", "dobj")
    said = [child for child in verb.rights if child.dep_ in told]
    if [word.lower_ for word in said] != (["it"] if lemma == "put" else []):
        return None
    if verb.dep_ == "advcl":  # "as the palace indicated" reports all that is coordinated before it
        while head.dep_ == "conj" and head.head.pos_ in ("VERB", "AUX"):
            head = head.head
    left, right = after_conjunction(context, max(edges(head)[0], context.sentence(verb.i)[0])), edges(head)[1]
    if left < start < head.i < end:
        return None
    left = _begun(context, start) if left >= start else left
    left = max([left, *(word.i + 1 for word in context.doc[left:start] if word.text == ";")])
    pieces = [
        *_led_in_by(context, verb),
        *_around(context, (left, start), (end, right)),
        *_reason_behind(verb),
    ]
    return ("quote.indirect.parenthesis", pieces) if pieces else None


def _led_in_by(context: QuoteContext, verb: Token) -> list[TokenRange]:
    """Return the condition, concession or purpose that opens a sentence and hangs on its cue.

    "If it rains, she argues, nobody will come": but "When he was asked, she says, …" tells when it was said.
    """
    first = after_conjunction(context, context.sentence(verb.i)[0])
    for clause in verb.lefts:
        opening = clause.left_edge
        if clause.dep_ == "advcl" and opening.i == first and opening.lower_ in _CONDITIONS:
            return [edges(clause)]
    return []


def _reason_behind(verb: Token) -> list[TokenRange]:
    """Return the reason behind a cue that the parser hangs on it: "…, Lund warned, unless prices rise"."""
    for clause in verb.rights:
        opening = clause.left_edge
        if clause.dep_ == "advcl" and opening.lower_ in _REASONS and opening.nbor(-1).text == ",":
            return [edges(clause)]
    return []


def _begun(context: QuoteContext, start: int) -> int:
    """Return where the words before a cue begin hung elsewhere: "The team, she says, controlled …"."""
    doc, first = context.doc, context.sentence(start)[0]
    comma = start if doc[start].text in BREAKS else start - 1
    if comma <= first or doc[comma].text not in BREAKS:
        return start
    opening = after_conjunction(context, first)
    before = doc[opening:comma]
    own = not any(word.is_punct or context.region_at(word.idx) >= 0 for word in before)
    return (
        opening if own and any(word.dep_ in ALL_SUBJECTS or word.dep_ == "ROOT" for word in before) else start
    )


def _around(context: QuoteContext, before: TokenRange, after: TokenRange) -> list[TokenRange]:
    """Return the content before and after a cue, less what the writer adds or only leads in with."""
    doc, at = context.doc, after[0]
    if at < len(doc) and doc[at].text == ";":
        start = context.sentence(at)[0]
        breaks = [word.i + 1 for word in doc[start : before[1]] if word.text == ";"]
        return [(max([start, *breaks]), before[1])]
    pieces = [piece for piece in (before, after) if piece[0] < piece[1]]
    if len(pieces) > 1 and (new_clause(context, *after) or _goes_on_to_do(context, after)):
        return [before]
    return [after] if len(pieces) > 1 and _leads_in(context, before, after) else pieces


def _goes_on_to_do(context: QuoteContext, after: TokenRange) -> bool:
    """Say whether the words after a cue tell what its speaker did next: "…, she said, before adding …".

    So do "…, she said, warning that …" and "…, she said, even as the crew cheered".
    """
    at = after[0] + (context.doc[after[0]].text in BREAKS)
    if at + 1 >= after[1]:
        return False
    opening = context.doc[at]
    if _is_remark(context, at):
        return True
    if opening.tag_ == "VBG" and context.lexicon.is_speech(context.word(opening)):
        return True
    if opening.lower_ == "even" and opening.nbor().lower_ in ("as", "while", "after"):
        return True
    does = any(child.dep_ == "pcomp" and child.tag_ == "VBG" for child in opening.rights)
    return opening.lower_ in ("before", "after", "while") and does


def _other_subjects(verb: Token) -> list[Token]:
    """Return the subjects before an enclosed cue that belong to what is said: "boats, said Reyes, sail"."""
    who = own_subject(verb)
    return [child for child in verb.lefts if child.dep_ == "nsubj" and who is not None and child.i < who.i]


def _between_marks(context: QuoteContext, start: int, end: int) -> bool:
    doc = context.doc
    before = doc[start - 1].text if start else ","
    first, last = doc[start].text, doc[end - 1].text
    after = doc[end].text if end < len(doc) else "."
    commas = (",", "—", "–", "-", "--", "(")
    return (before in commas or first in commas or start == context.sentence(start)[0]) and (
        after in (*commas, ".", ")", ";") or last in (*commas, ".")
    )
