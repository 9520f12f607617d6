"""Noun phrases, verb groups and clauses in the parse.

Ranges are token ranges. A phrase runs from its left to its right edge, which the parser keeps for every
word, so nothing here walks a tree longer than the way up to the sentence's root.
"""

from __future__ import annotations

from spacy.tokens import Token

from claims.document import Participant
from claims.extract.quotes.quote_context import Page, TokenRange

Found = tuple[str, list[TokenRange]]
"""The name of a rule and the ranges of the content that it found."""

BREAKS = frozenset((",", "—", "–", "--", "-"))
"""What parts an aside from the words around it."""
WHO = frozenset(("who", "that", "which", "whom"))
"""Relative pronouns."""
_RELATIVE = frozenset(("relcl", "acl", "advcl", "parataxis", "ccomp"))


def edges(token: Token) -> TokenRange:
    """Return the whole subtree of ``token``."""
    return token.left_edge.i, token.right_edge.i + 1


def noun_phrase(page: Page, head: Token, without: int = -1) -> TokenRange:
    """Return the whole phrase of ``head``: titles and appositions, without relative clauses.

    ``without`` is a token that the phrase must not hold (the cue, in "the man who said").
    """
    start, end = head.left_edge.i, head.i + 1
    for child in head.rights:
        if child.left_edge.i <= without <= child.right_edge.i:
            who = child.left_edge
            end = who.i + 1 if who.lower_ in WHO and child.dep_ == "relcl" else end
            break
        if child.dep_ in _RELATIVE or (child.lower_ == "to" and without == head.left_edge.i - 1):
            break
        if child.dep_ != "punct" or child.text in ")]":
            end = child.right_edge.i + 1
    if start <= without < head.i:
        start = without + 1
    if end - start > 2 and page.doc[start].tag_ == "VBG" and page.doc[start + 1].text == ",":
        start += 2
    return trimmed(page, start, end)


def trimmed(page: Page, start: int, end: int) -> TokenRange:
    """Return the range without punctuation and blanks at its edges, a closing bracket or initial kept."""
    doc = page.doc
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in "([")):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in ")]")
    ):
        end -= 1
    return start, end


def participant(page: Page, head: Token, cue: int = -1) -> Participant | None:
    """Return ``head``'s whole phrase as a participant; a possessive mark is left out."""
    start, end = noun_phrase(page, head, cue)
    if end > start and page.doc[end - 1].tag_ == "POS":
        end -= 1
    span = page.span((start, end))
    return None if span is None else Participant(span, page.offsets[head.i])


def verb_group(verb: Token) -> TokenRange:
    """Return the verb with the auxiliaries, negation and adverbs that stand right before it."""
    start = verb.i
    doc = verb.doc
    while (
        start > 0
        and doc[start - 1].head.i == verb.i
        and doc[start - 1].dep_ in ("aux", "auxpass", "neg", "advmod")
    ):
        start -= 1
    while start < verb.i and doc[start].dep_ == "advmod":
        start += 1
    end = verb.i + 1
    if end < len(doc) and doc[end].dep_ == "prt" and doc[end].head.i == verb.i:
        end += 1
    return start, end


def negated(verb: Token) -> bool:
    """Say whether the saying is negated: "did not say", "never said", "nobody said"."""
    head = verb.head
    if (
        verb.dep_ == "xcomp"
        and head.lemma_ == "have"
        and any(child.lower_ == "yet" for child in verb.children)
    ):
        return True
    if verb.dep_ == "xcomp" and any(child.lower_ == "yet" for child in head.children):
        return True
    return any(
        child.dep_ == "neg" or (child.dep_ == "nsubj" and child.lower_ in ("nobody", "none", "neither"))
        for child in verb.children
    )


def depth(token: Token) -> int:
    """Return how many words stand above ``token``."""
    steps = 0
    while token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps


def after_conjunction(page: Page, start: int) -> int:
    """Return the token after a sentence's opening But or And, which is the writer's."""
    opening = page.doc[start]
    if opening.dep_ == "cc" and opening.is_title and page.region_at(opening.idx) < 0:
        return start + 1
    return start
