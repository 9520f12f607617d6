"""What a cue verb says as a clause: after it, before it, or around it."""

from __future__ import annotations

from spacy.tokens import Token

from claims.extract.quotes.borders import new_clause
from claims.extract.quotes.grammar import (
    Found,
    after_conjunction,
    continues_saying,
    edges,
    has_subject,
    noun_phrase,
    own_subject,
    verb_group,
)
from claims.extract.quotes.hidden import above, announced, next_clause, unmarked
from claims.extract.quotes.page import Page, TokenRange

LONGEST_ASIDE = 14
"""Words of a cue that stands inside what it cites."""
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
"""Tags of verbs that need a subject."""
_SUBORDINATES = frozenset(("mark", "aux", "advmod", "prep", "cc"))
"""What a sentence begins with whose main clause comes after the cue: "Though it was late, he said, …"."""
_BREAKS = frozenset((",", "—", "–", "--", "-"))


def clause_said(page: Page, verb: Token, lemma: str) -> Found | None:
    """He said (that) the plan failed; the plan failed, he said."""
    clauses = [
        child for child in verb.children if child.dep_ == "ccomp" and _says_something(page, child, lemma)
    ]
    after = [clause for clause in clauses if clause.i > verb.i and not _is_aside(clause)]
    if after:
        start, end = _without_time(page, verb, (after[0].left_edge.i, after[-1].right_edge.i + 1))
        start = _with_its_subject(page, verb, after[0], start)
        end = _before_next_cue(page, verb, after[-1]) or max(end, _coordinated_end(page, verb))
        begun = _begun_before(page, verb, clauses)
        if begun is not None:
            return "quote.indirect.enclosed", [begun, (start, end)]
        return "quote.indirect.ccomp", [(start, end)]
    for clause in clauses:
        if clause.i < verb.i and not _bare(verb) and not _begins_anew(page, verb):
            start, end = edges(clause)
            end = max(end, _up_to_cue(page, verb, end))
            return "quote.indirect.inverted", [(after_conjunction(page, start), end)]
    return None


def _says_something(page: Page, clause: Token, lemma: str) -> bool:
    """Say whether ``clause`` states something, unlike "let it happen", "held them liable", "feel stung"."""
    bare = all(word.dep_ == "punct" for word in clause.lefts)
    if clause.pos_ == "PUNCT" or (clause.tag_ == "VBN" and bare):
        return False
    if lemma not in page.lexicon.small_clause:
        return True
    helpers = [
        word for word in clause.lefts if word.dep_ in ("aux", "auxpass", "mark", "advmod", "nsubjpass")
    ]
    if any(word.tag_ == "TO" for word in helpers):
        return (
            page.lexicon.verbs[lemma] in ("believe", "find")
            or lemma in page.lexicon.instruction | page.lexicon.infinitive
        )
    return bool(helpers) or (clause.pos_ in ("VERB", "AUX") and clause.tag_ != "VBN")


def _begun_before(page: Page, verb: Token, clauses: list[Token]) -> TokenRange | None:
    """The talks can do one thing, say analysts - show that both sides listen: the clause before the cue."""
    first = verb_group(verb)[0]
    for clause in clauses:
        start, end = edges(clause)
        if end <= first and has_subject(clause) and page.doc[first - 1].text in _BREAKS:
            return after_conjunction(page, start), end
    return None


def _with_its_subject(page: Page, verb: Token, clause: Token, start: int) -> int:
    """The parser may take the clause's long subject for the object of a verb that has none."""
    lemma = page.word(verb)
    takes_object = lemma in page.lexicon.addressee or lemma in page.lexicon.object
    if takes_object and (clause.tag_ not in _FINITE or has_subject(clause)):
        return start
    for child in verb.rights:
        if child.i < start and child.dep_ in ("dobj", "nsubj", "dep") and child.left_edge.i == verb.i + 1:
            return child.left_edge.i if child.ent_type_ not in ("DATE", "TIME") else start
    return start


def _up_to_cue(page: Page, verb: Token, end: int) -> int:
    """Content before a cue goes on up to it: "the plan failed, after long talks, the ministry said"."""
    who = own_subject(verb)
    first = min(verb_group(verb)[0], who.left_edge.i if who is not None else verb.i)
    between = page.doc[end:first]
    if any(page.region_at(token.idx) >= 0 or "\n" in token.text or token.text in ".;" for token in between):
        return end
    speaks = any(token.pos_ == "VERB" and page.lexicon.is_speech(page.word(token)) for token in between)
    return end if speaks else first


def _is_aside(clause: Token) -> bool:
    """A participle after a comma says what else the speaker does: "…, he said, pointing to the harbour".

    What a semicolon parts from the cue is something else altogether.
    """
    doc = clause.doc
    if doc[clause.left_edge.i - 1].text == ";":
        return True
    return clause.tag_ == "VBG" and clause.left_edge.i == clause.i and doc[clause.i - 1].text == ","


def _before_next_cue(page: Page, verb: Token, clause: Token) -> int | None:
    """Return where content ends before a cue of the same speaker: "said it was late and warned …"."""
    for child in clause.rights:
        if not page.lexicon.is_speech(page.word(child)):
            continue
        if child.dep_ == "conj" and continues_saying(child, verb):
            before = child.left_edge.i
            while before > clause.i and page.doc[before - 1].text.lower() in ("and", "but", ",", "also"):
                before -= 1
            return before
        if child.dep_ == "advcl" and _is_aside(child):
            return child.left_edge.i
    return None


def _coordinated_end(page: Page, verb: Token) -> int:
    """Return the end of the clauses coordinated with what was said: "said X, and the harbour would open"."""
    end = 0
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            if page.lexicon.is_speech(page.word(child)):
                break
            if has_subject(child):
                end = child.right_edge.i + 1
        elif child.dep_ == "dobj" and child.i > verb.i + 2 and child.doc[child.left_edge.i - 1].text == ",":
            end = child.right_edge.i + 1
        elif child.dep_ in ("appos", "npadvmod", "dep") and child.ent_type_ not in ("DATE", "TIME"):
            end = child.right_edge.i + 1 if child.pos_ in ("NOUN", "PROPN") and child.i > verb.i + 2 else end
    return end


def _bare(verb: Token) -> bool:
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)
    return not helped and (verb.tag_ == "VBN" or (verb.tag_ == "VBG" and own_subject(verb) is None))


def _begins_anew(page: Page, verb: Token) -> bool:
    """Say whether the cue begins something new: "An old story: the king denounced us"."""
    who = own_subject(verb)
    first = min(verb_group(verb)[0], who.left_edge.i if who is not None else verb.i)
    return first > 0 and page.doc[first - 1].text in ":;"


def _without_time(page: Page, verb: Token, clause: TokenRange) -> TokenRange:
    """The time in "said Monday the plan …" belongs to the saying, wherever the parser hangs it."""
    start, end = clause
    doc = page.doc
    after = verb.right_edge.i if verb.right_edge.i < start else verb.i
    at = start
    while at < end and doc[at].ent_type_ in ("DATE", "TIME"):
        at += 1
    if (
        start < at < end
        and after + 1 >= start - 1
        and doc[at].text != ","
        and doc[at].dep_ != "case"
        and doc[at].text != "’s"
    ):
        return (at, end)
    return clause


def hidden(page: Page, verb: Token, lemma: str) -> Found | None:
    """He told a meeting of islanders that few understood, where the parse shows no clause."""
    clause = announced(page, verb) or unmarked(page, verb) or above(page, verb) or next_clause(page, verb)
    return ("quote.indirect.hidden", [clause]) if clause is not None else None


def enclosed(page: Page, verb: Token, lemma: str) -> Found | None:
    """The plan, he said, has failed: the words of the cue between two commas or dashes."""
    who = own_subject(verb)
    if who is None or not page.lexicon.is_speech(lemma) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return None
    group = verb_group(verb)
    phrase = noun_phrase(page, who, verb.i)
    first, last = min(phrase[0], group[0]), max(phrase[1], group[1])
    doc, (start, end) = page.doc, page.sentence(verb.i)
    if last - first > LONGEST_ASIDE or first - 2 < start:
        return None
    if doc[first - 1].lower_ == "as":
        first -= 1
    last = _aside_end(page, verb, last, end)
    if not (doc[first - 1].text in _BREAKS and last < end - 2 and doc[last].text in _BREAKS):
        return None
    if (
        doc[start].dep_ not in _SUBORDINATES
        and doc[last].text == ","
        and (doc[last + 1].tag_ in ("VBG", "IN", "WP", "WDT") or page.region_at(doc[last + 1].idx) >= 0)
    ):
        return None
    if _leads_in(page, (start, first - 1), (last + 1, end)):
        return "quote.indirect.enclosed", [(last + 1, end)]
    begun = (after_conjunction(page, start), first - 1)
    if new_clause(page, last + 1, end):
        return "quote.indirect.inverted", [begun]
    return "quote.indirect.enclosed", [begun, (last + 1, end)]


def _leads_in(page: Page, before: TokenRange, after: TokenRange) -> bool:
    """Say whether the words before a cue only lead in what is quoted: "Of the tolls, he said, “…”"."""
    while after[0] < after[1] and page.doc[after[0]].text in _BREAKS:
        after = (after[0] + 1, after[1])
    if after[0] >= after[1] or page.region_at(page.doc[after[0]].idx) < 0:
        return False
    words = page.doc[before[0] : before[1]]
    return not any(word.pos_ in ("VERB", "AUX") or page.region_at(word.idx) >= 0 for word in words)


def _aside_end(page: Page, verb: Token, last: int, end: int) -> int:
    """Return where the hearer, date or occasion after an enclosed cue ends: "he told me on Friday,"."""
    doc, lemma = page.doc, page.word(verb)
    while last < end and doc[last].ent_type_ in ("DATE", "TIME"):
        last += 1
    if last >= end or lemma in page.lexicon.quoted_only:
        return last
    if doc[last].pos_ != "ADP" and lemma not in page.lexicon.hearing:
        return last
    for at in range(last, min(end, last + LONGEST_ASIDE)):
        if doc[at].text in (",", "—", "–", "--"):
            return at
        if doc[at].pos_ in ("VERB", "AUX", "SCONJ") or doc[at].is_punct or page.region_at(doc[at].idx) >= 0:
            break
    return last


def parenthesis(page: Page, verb: Token, lemma: str) -> Found | None:
    """The plan, he said, has failed; as he said, or put it, the plan has failed."""
    head = verb.head
    if (
        head.i == verb.i
        or own_subject(verb) is None
        or verb.dep_ not in ("parataxis", "ccomp", "advcl", "conj", "acl", "relcl")
    ):
        return None
    if head.pos_ not in ("VERB", "AUX"):
        return None
    marks = [child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod") and child.i < verb.i]
    if verb.dep_ == "advcl" and "as" not in marks:
        return None
    if any(child.tag_ == "WDT" for child in verb.lefts) or (
        lemma in page.lexicon.quoted_only and lemma != "put"
    ):
        return None
    start, end = edges(verb)
    start = max([start, *(other.right_edge.i + 1 for other in _other_subjects(verb))])
    if not _between_marks(page, start, end):
        return None
    told = ("ccomp",) if lemma in page.lexicon.hearing else ("ccomp", "dobj")
    said = [child for child in verb.rights if child.dep_ in told]
    if [word.lower_ for word in said] != (["it"] if lemma == "put" else []):
        return None
    left, right = edges(head)
    if left < start < head.i < end:
        return None
    pieces = [piece for piece in ((left, start), (end, right)) if piece[0] < piece[1]]
    if len(pieces) > 1 and (page.doc[end].text == ";" or new_clause(page, *pieces[1])):
        pieces = pieces[:1]
    elif len(pieces) > 1 and _leads_in(page, *pieces):
        pieces = pieces[1:]
    return "quote.indirect.parenthesis", pieces


def _other_subjects(verb: Token) -> list[Token]:
    """Return the subjects before an enclosed cue that belong to what is said: "boats, said Reyes, sail"."""
    who = own_subject(verb)
    return [child for child in verb.lefts if child.dep_ == "nsubj" and who is not None and child.i < who.i]


def _between_marks(page: Page, start: int, end: int) -> bool:
    doc = page.doc
    before = doc[start - 1].text if start else ","
    first, last = doc[start].text, doc[end - 1].text
    after = doc[end].text if end < len(doc) else "."
    commas = (",", "—", "–", "-", "--", "(")
    return (before in commas or first in commas or start == page.sentence(start)[0]) and (
        after in (*commas, ".", ")", ";") or last in (*commas, ".")
    )
