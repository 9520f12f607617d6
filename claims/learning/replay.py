"""Replay of edits: what each would mend and break of the decided claims, and how many others it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.document import Document, Quote
from claims.extract import analyse
from claims.extract.layers.apply import apply
from claims.learning.decided import Claim, Decided, Reviewed, is_right, kind_of, matched
from claims.learning.edits import Edit
from claims.toml_text import table_array


@dataclass(frozen=True, slots=True)
class Replayed:
    """Ids of decided claims that become right and that become wrong, and how many others change.

    ``surplus`` are claims that are new in articles to which a reviewer added all that was missed.
    """

    mends: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    surplus: int = 0
    undecided: int = 0

    @property
    def gain(self) -> int:
        """How many claims more are right."""
        return len(self.mends) - len(self.breaks) - self.surplus

    def __add__(self, other: Replayed) -> Replayed:
        return Replayed(
            (*self.mends, *other.mends),
            (*self.breaks, *other.breaks),
            self.surplus + other.surplus,
            self.undecided + other.undecided,
        )


def replay_all(reviewed: Sequence[Reviewed], edits: Sequence[Edit]) -> list[Replayed]:
    """Return what each edit does, in their order.

    To read an article anew is dear, so words are tried all at once first: what mends nothing then is left.
    """
    words = [edit for edit in edits if not edit.post]
    promising = _promising(reviewed, words) if words else frozenset()
    return [replay(reviewed, edit) if edit.post or edit.lemma in promising else Replayed() for edit in edits]


def _promising(reviewed: Sequence[Reviewed], edits: Sequence[Edit]) -> frozenset[str | None]:
    """Return the words of the edits that may mend something: what became right stands in their sentences."""
    text = "\n".join(table_array(edit.section, [edit.entry]) for edit in edits)
    lemmas = {edit.lemma for edit in edits if edit.lemma}
    found: set[str | None] = set()
    for one in reviewed:
        here = {token.lemma_.lower() for token in one.parsed.doc} & lemmas
        if not here:
            continue
        mended = set(_in_article(one, _again(one, text, post=False)).mends)
        for each in one.decided:
            if each.claim_id in mended:
                span = one.parsed.doc.char_span(
                    each.spans[0].start, each.spans[-1].end, alignment_mode="expand"
                )
                around = span.sent if span is not None else ()
                found |= here & {token.lemma_.lower() for token in around}
    return frozenset(found)


def replay(reviewed: Sequence[Reviewed], edit: Edit) -> Replayed:
    """Return what ``edit`` does to the claims of the articles, beside the layers in use."""
    text = table_array(edit.section, [edit.entry])
    total = Replayed()
    for one in reviewed:
        if edit.post or edit.lemma is None or _has(one, edit.lemma):
            total += _in_article(one, _again(one, text, edit.post))
    return total


def _has(one: Reviewed, lemma: str) -> bool:
    return any(token.lemma_.lower() == lemma for token in one.parsed.doc)


def _again(one: Reviewed, text: str, post: bool) -> Document:
    """Return what is found in an article with one layer more."""
    doc = one.parsed.doc
    layers = doc.layers
    try:
        doc.layers = (text, *layers) if not post else (text,)
        return apply(one.parsed, one.document) if post else analyse(one.given, one.parsed)
    finally:
        doc.layers = layers


def _in_article(one: Reviewed, after: Document) -> Replayed:
    if after == one.document:
        return Replayed()
    was, old = matched(one.document, one.decided)
    now, fresh = matched(after, one.decided)
    mends, breaks, undecided = [], [], 0
    for each in one.decided:
        before, later = was.get(each.claim_id), now.get(each.claim_id)
        if each.status == "new":
            undecided += _bare(before) != _bare(later)
        elif is_right(each, later) and not is_right(each, before):
            mends.append(each.claim_id)
        elif _is_worse(each, before, later):
            breaks.append(each.claim_id)
    new = [claim for claim in fresh if _bare(claim) not in {_bare(known) for known in old}]
    surplus = sum(kind_of(claim) in one.whole for claim in new)
    return Replayed(tuple(mends), tuple(breaks), surplus, undecided + len(new) - surplus)


def _is_worse(one: Decided, before: Claim | None, later: Claim | None) -> bool:
    """Say whether a claim was right and is so no longer, or there is none where there should be one."""
    if is_right(one, before):
        return not is_right(one, later)
    return one.status == "corrected" and before is not None and later is None


def _bare(claim: Claim | None) -> object:
    """Return a claim without its positions of others, which move when one of these goes."""
    if claim is None:
        return None
    if isinstance(claim, Quote):
        return replace(claim, parent=None, confidence=0.0)
    return replace(claim, parent=None, quote=None, confidence=0.0)
