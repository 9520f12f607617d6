"""Clauses: their verb group, whether they are finite, what a relative clause is about."""

from __future__ import annotations

from claims.extract.syntax.tree import TokenRange
from claims.extract.tokens import Token

PRESENT_OR_PAST = frozenset(("VBD", "VBP", "VBZ"))
"""Tags of verbs that carry the tense themselves."""
FINITE = PRESENT_OR_PAST | {"MD"}
RELATIVE_PRONOUNS = frozenset(("who", "which", "that", "whom"))
"""Those that stand for somebody themselves; "whose" only owns what follows."""
CLAUSES = ("ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl")


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


def is_finite(verb: Token) -> bool:
    """Say whether ``verb`` or one of its auxiliaries carries a tense."""
    return verb.tag_ in FINITE or any(
        each.tag_ in FINITE for each in verb.children if each.dep_ in ("aux", "auxpass")
    )


def is_infinitive(verb: Token) -> bool:
    """Say whether ``verb`` is an infinitive with "to"."""
    return any(each.tag_ == "TO" for each in verb.children)


def relative_head(verb: Token) -> Token | None:
    """Return the noun that the relative clause of ``verb`` is about."""
    return verb.head if verb.dep_ == "relcl" else None
