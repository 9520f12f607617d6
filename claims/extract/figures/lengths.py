"""Lengths of time that are told as figures: prison terms, how long a truce, a siege or a repair lasts."""

from __future__ import annotations

from claims.extract.figures.governors import SUBJECTS, Reading, words_above
from claims.extract.lexicon import lists
from claims.extract.tokens import Token


def length(noun: Token | None) -> Reading | None:
    """Return the reading of a part of time that says how long ("jailed for seven years"), ``None`` otherwise.

    The word above must be one of lasting or of punishing; asking, giving and getting count where it is a
    penalty, by what stands with it or by who asks. "Three years ago" only dates.
    """
    if noun is None or noun.lemma_.lower() not in lists("figures")["lengths"]:
        return None
    if any(each.lower_ in lists("figures")["dating"] for each in (*noun.children, *_next_to(noun))):
        return None
    held = _where_held(noun)
    if held is not None:
        return Reading("duration", noun, held, "figure.length")
    for above in words_above(noun, 3):
        lemma = above.lemma_.lower()
        if lemma in lists("figures")["lasting"] or (
            lemma in lists("figures")["penalising"] and _is_term(above)
        ):
            return Reading("duration", noun, above, "figure.length")
        if above.pos_ == "VERB":
            return None
    return None


def _next_to(noun: Token) -> list[Token]:
    return [noun.nbor(1)] if noun.i + 1 < noun.sent.end else []


def _where_held(noun: Token) -> Token | None:
    """Return where somebody spends that long: "seven years in prison", "21 days in captivity"."""
    for each in (*noun.children, *_next_to(noun)):
        if each.lower_ in ("in", "of", "behind"):
            place = next((child for child in each.children if child.dep_ == "pobj"), None)
            if place is not None and place.lemma_.lower() in lists("figures")["held_in"]:
                return place
    return None


def _is_term(verb: Token) -> bool:
    """Say whether it is a penalty: a prosecutor or a court asks for it, or the sentence names a prison."""
    asking = lists("figures")["asking_for_terms"]
    if any(each.dep_ in SUBJECTS and each.lemma_.lower() in asking for each in verb.children):
        return True
    return any(each.lemma_.lower() in lists("figures")["held_in"] for each in verb.subtree)
