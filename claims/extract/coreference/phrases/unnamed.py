"""Names for those who speak and are not named: "a diplomat briefed on the talks", "some in the party"."""

from __future__ import annotations

from claims.extract.lexicon import lists
from claims.extract.tokens import Span as Tokens
from claims.extract.tokens import Token

LONGEST = 12
"""Words behind the noun that tell which one is meant."""
_ADJECTIVES = frozenset(("amod", "acl", "relcl"))
_OTHER_CLAUSE = frozenset(("VBD", "VBZ", "VBP", "MD", "WP", "WDT"))


def description(phrase: Tokens) -> str | None:
    """Return what to call whom only ``phrase`` tells of, or ``None`` where its own words will do.

    It is the phrase with the participle or adjective behind it that says who somebody is ("sources close to
    the player"); with a preposition where the noun alone says nothing ("others along the coast").
    """
    head, first = phrase.root, phrase[0]
    if first.lower_ in lists("names")["definite"] or first.tag_ == "PRP$" or head.i != phrase.end - 1:
        return None
    empty = head.lower_ in lists("pronouns")["quantity"] | lists("bodies")["anybody"]
    end, told = phrase.end, False
    for each in head.rights:
        if each.left_edge.i != end or not (each.dep_ == "prep" or _tells_who(each)):
            break
        end = each.right_edge.i + 1
        told = told or empty or each.dep_ != "prep"
    rest = phrase.doc[phrase.end : end]
    end = next((word.i for word in rest if word.is_space or word.tag_ in _OTHER_CLAUSE), end)
    words = phrase.doc[phrase.start : end].text.rstrip(", ").split()
    return " ".join(words) if told and phrase.end < end <= phrase.end + LONGEST else None


def _tells_who(word: Token) -> bool:
    """Say whether a participle or adjective behind a noun tells who is meant: "briefed on the talks"."""
    if word.dep_ not in _ADJECTIVES or not any(each.dep_ in ("prep", "agent") for each in word.rights):
        return False
    if word.pos_ == "ADJ":
        return word.left_edge.tag_ not in ("WP", "WDT", "WRB")
    plain = not any(each.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for each in word.lefts)
    return plain and word.tag_ in ("VBN", "VBG")
