"""Pronouns outside quotations brought to the most salient actor who agrees with them; inside, left open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Token

from claims.extract.coreference.entity_table import Cast, Entry
from claims.extract.coreference.quotation import Inside, quoted
from claims.extract.mentions.pronouns import classes

SENTENCES = 3
"""How many sentences a pronoun looks back, its own included."""
SUBJECT, MAIN, OWNER, NAMED, KNOWN, FARTHER, BODY, SAID = 0.5, 0.1, -0.2, 0.1, 0.2, -0.5, -0.3, -0.4
"""What the place and form of a candidate add to its salience; FARTHER counts for each sentence back,
MAIN for the subject of an earlier sentence, SAID where it stands in somebody's words."""
NEAR = 3
"""How many steps from a name to the verb of its clause: "signed a deal with X"."""
TOKEN = 0.004
"""What each token between the pronoun and a candidate takes away."""
KINDS = {
    "male": ("person",),
    "female": ("person",),
    "thing": ("organisation", "government", "document"),
    "plural": ("group", "organisation"),
}


def gather_pronouns(cast: Cast) -> None:
    """Give each third-person pronoun outside quotation marks its entry, in text order."""
    inside = quoted(cast.parsed.regions)
    starts = [sentence.span.start for sentence in cast.parsed.sentences]
    for at in cast.of_form("pronoun"):
        pronoun = classes()[cast.text(at).lower()]
        start = cast.mentions[at].span.start
        if pronoun in ("first", "first_plural") or inside(start):
            continue
        if pronoun == "relative":
            found = _relative(cast, at)
        else:
            line = bisect_right(starts, start) - SENTENCES
            found = _antecedent(cast, at, pronoun, starts[line] if line >= 0 else 0, inside)
        if found is not None:
            cast.give(at, found)
            _take_predicate(cast, at, found)


def _relative(cast: Cast, at: int) -> Entry | None:
    """Return the entry of the noun that the relative clause belongs to."""
    token = cast.tokens(at).root
    while token.dep_ not in ("relcl", "acl", "ROOT"):
        token = token.head
    noun = token.head
    for other in range(at - 1, max(-1, at - 8), -1):
        span = cast.mentions[other].span
        if span.start <= noun.idx < span.end and cast.mentions[other].form != "pronoun":
            return cast.entry_of(other)
    return None


def _antecedent(cast: Cast, at: int, pronoun: str, floor: int, inside: Inside) -> Entry | None:
    """Return the most salient entry among the mentions from ``floor`` on that agrees with the pronoun."""
    token = cast.tokens(at).root
    if pronoun == "plural" and _has_pair(cast, at, token):
        return None
    best: tuple[float, Entry] | None = None
    for other, entry in _candidates(cast, at, floor):
        head = cast.tokens(other).root
        if not _agrees(entry, pronoun) or _clash(token, head):
            continue
        score = _salience(token, head) + (NAMED if cast.mentions[other].form == "name" else 0)
        score += SAID if inside(head.idx) else 0
        score += KNOWN if entry.gender == pronoun else 0
        score += BODY if pronoun == "plural" and entry.kind == "organisation" else 0
        if best is None or score > best[0]:
            best = (score, entry)
    return best[1] if best and not _is_beside(cast, at, best[1]) else None


def _candidates(cast: Cast, at: int, floor: int) -> Iterator[tuple[int, Entry]]:
    """Yield the settled mentions before the pronoun, and the subject of the clause that it opens for."""
    for other in range(at - 1, -1, -1):
        if cast.mentions[other].span.start < floor:
            break
        entry = cast.entry_of(other)
        if entry is not None:
            yield other, entry
    token = cast.tokens(at).root
    for other in range(at + 1, min(at + 6, len(cast.mentions))):
        entry = cast.entry_of(other)
        if entry is not None and _opens_for(token, cast.tokens(other).root):
            yield other, entry


def _opens_for(pronoun: Token, later: Token) -> bool:
    """Say whether the pronoun opens a sentence whose main subject comes later: "In his speech, X …"."""
    if later.dep_ not in ("nsubj", "nsubjpass") or later.head.dep_ != "ROOT" or pronoun.dep_ == "nsubj":
        return False
    return pronoun.sent.start == later.sent.start and pronoun.i - pronoun.sent.start < 8


def _agrees(entry: Entry, pronoun: str) -> bool:
    if entry.kind not in KINDS[pronoun]:
        return False
    return pronoun not in ("male", "female") or entry.gender in (None, pronoun)


def _has_pair(cast: Cast, at: int, pronoun: Token) -> bool:
    """Say whether two people joined by "and" stand before the pronoun: they are nobody's actor."""
    near = range(max(0, at - 8), at)
    heads = [cast.tokens(other).root for other in near if cast.mentions[other].kind == "person"]
    here = [head for head in heads if head.sent.start == pronoun.sent.start]
    return any(head.dep_ == "conj" and head.head in here for head in here)


def _clash(pronoun: Token, candidate: Token) -> bool:
    """Say whether the two cannot be one: arguments of one verb, or "he" after "About X,"."""
    if pronoun.tag_ == "PRP$" or pronoun.lower_.endswith(("self", "selves")):
        return False
    if candidate.dep_ == "pobj" and candidate.head.dep_ == "prep":
        candidate = candidate.head
    if candidate.dep_ in ("nsubj", "nsubjpass") and candidate.head in _verbs_above(pronoun):
        return True
    return bool(pronoun.head == candidate.head and candidate.dep_ in ("nsubj", "dobj", "nsubjpass", "prep"))


def _verbs_above(pronoun: Token) -> Iterator[Token]:
    """Yield the verbs of which the pronoun is an object, and the first of several that share a subject."""
    if pronoun.dep_ not in ("dobj", "dative", "pobj"):
        return
    verb = pronoun.head.head if pronoun.dep_ == "pobj" and pronoun.head.dep_ == "prep" else pronoun.head
    while verb.pos_ in ("VERB", "AUX"):
        yield verb
        if verb.dep_ != "conj" or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            return
        verb = verb.head


def _is_beside(cast: Cast, at: int, entry: Entry) -> bool:
    """Say whether the clause of a subject names the entry behind it, so that it is none: "It met X"."""
    token = cast.tokens(at).root
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    for other in range(at + 1, min(at + 6, len(cast.mentions))):
        head = cast.tokens(other).root
        if cast.mentions[other].form == "name" and cast.entry_of(other) is entry:
            return token.head in list(head.ancestors)[:NEAR]
    return False


def _salience(pronoun: Token, candidate: Token) -> float:
    score = -TOKEN * abs(pronoun.i - candidate.i)
    between = sum(1 for _ in _sentences_between(candidate, pronoun))
    if candidate.dep_ in ("nsubj", "nsubjpass"):
        score += SUBJECT + (MAIN if between and candidate.head.dep_ == "ROOT" else 0)
    elif candidate.dep_ == "poss":
        score += OWNER
    return score + FARTHER * between


def _sentences_between(first: Token, last: Token) -> Iterator[Token]:
    low, high = sorted((first.i, last.i))
    return (token for token in first.doc[low + 1 : high + 1] if token.is_sent_start and token.is_alpha)


def _take_predicate(cast: Cast, at: int, entry: Entry) -> None:
    """Give the entry what is said to be: "He will be the first minister"."""
    token = cast.tokens(at).root
    if token.dep_ != "nsubj" or token.head.lemma_ not in ("be", "become", "remain"):
        return
    predicates = [child.i for child in token.head.children if child.dep_ == "attr"]
    for other in range(at + 1, min(at + 6, len(cast.mentions))):
        mention = cast.mentions[other]
        if (
            mention.form == "nominal"
            and mention.kind == entry.kind
            and cast.tokens(other).root.i in predicates
        ):
            cast.move(other, entry, "nominal.apposition")
