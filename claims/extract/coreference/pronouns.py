"""Pronouns outside quotations brought to the last actor who agrees with them; inside, left open."""

from __future__ import annotations

from spacy.tokens import Token

from claims.extract.coreference.cast import Cast, Entry
from claims.extract.coreference.quotation import quoted
from claims.extract.mentions.pronouns import classes

SENTENCES = 3
"""How many sentences back a pronoun looks."""


def gather_pronouns(cast: Cast) -> None:
    """Give each third-person pronoun outside quotation marks its entry, in text order."""
    inside = quoted(cast.parsed.text)
    for at in cast.of_form("pronoun"):
        pronoun = classes()[cast.text(at).lower()]
        if pronoun in ("first", "first_plural") or inside(cast.mentions[at].span.start):
            continue
        found = _relative(cast, at) if pronoun == "relative" else _antecedent(cast, at, pronoun)
        if found is not None:
            cast.give(at, found)


def _relative(cast: Cast, at: int) -> Entry | None:
    """Return the entry of the noun that the relative clause belongs to."""
    token = cast.tokens(at).root
    while token.dep_ not in ("relcl", "acl", "ROOT"):
        token = token.head
    noun = token.head
    for other, mention in enumerate(cast.mentions):
        if other != at and mention.span.start <= noun.idx < mention.span.end and mention.form != "pronoun":
            return cast.entry_of(other)
    return None


def _antecedent(cast: Cast, at: int, pronoun: str) -> Entry | None:
    """Return the best entry among the mentions of the last sentences: nearer is better, subjects best."""
    token = cast.tokens(at).root
    best: tuple[float, Entry] | None = None
    floor = _floor(cast, at)
    for other in range(at - 1, -1, -1):
        mention = cast.mentions[other]
        if mention.span.start < floor:
            break
        entry = cast.entry_of(other)
        if entry is None or not _agrees(cast, other, entry, pronoun):
            continue
        head = cast.tokens(other).root
        if _clash(token, head):
            continue
        score = _salience(token, head) - 0.01 * (at - other)
        if best is None or score > best[0]:
            best = (score, entry)
    return best[1] if best else None


def _floor(cast: Cast, at: int) -> int:
    starts = [s.span.start for s in cast.parsed.sentences if s.span.start <= cast.mentions[at].span.start]
    return starts[-SENTENCES] if len(starts) >= SENTENCES else 0


def _agrees(cast: Cast, other: int, entry: Entry, pronoun: str) -> bool:
    if pronoun in ("male", "female"):
        return entry.kind == "person" and entry.gender in (None, pronoun)
    if pronoun == "thing":
        return entry.kind in ("organisation", "government", "document")
    return entry.kind in ("group", "organisation")


def _clash(pronoun: Token, candidate: Token) -> bool:
    """Say whether the two are arguments of one verb, which "him" and its subject never share."""
    if pronoun.tag_ == "PRP$" or pronoun.lower_.endswith(("self", "selves")):
        return False
    return bool(pronoun.head == candidate.head and candidate.dep_ in ("nsubj", "dobj", "nsubjpass"))


def _salience(pronoun: Token, candidate: Token) -> float:
    score = 0.0
    if candidate.dep_ in ("nsubj", "nsubjpass"):
        score += 0.5
    if candidate.sent.start == pronoun.sent.start:
        score += 0.4
    return score - 0.3 * max(0, pronoun.sent.start != candidate.sent.start)
