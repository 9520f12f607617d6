"""One claim, or one article, with everything a reviewer wants to see beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, cast

from sqlalchemy.orm import Session

from claims.desk.cards import (
    ArticleCard,
    ArticleHead,
    ClaimCard,
    Mark,
    ParticipantCard,
    Related,
    Window,
)
from claims.desk.history.render import told
from claims.desk.review.fields import shown_fields
from claims.desk.review.rows import claim_row, claim_rows, day_range, short_name
from claims.document import Block, BlockKind, Published, PublishedBasis, Span
from claims.errors import DecisionError
from claims.store.queries import accounts, detail
from claims.store.queries import claim_rows as listing
from claims.store.queries.lines import TakesPart
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decision_log import history
from claims.store.review.replay import State

NEIGHBOURS = 2
"""Sentences before and after a claim's own that its card shows."""
MARGIN = 300
"""Characters instead, where an article has no sentences."""


def claim_card(session: Session, claim_id: int) -> ClaimCard:
    """Return everything about one claim.

    Raises:
        DecisionError: there is no such claim.
    """
    place = detail.place_of(session, claim_id)
    if place is None:
        raise DecisionError(f"There is no claim {claim_id}.")
    article_id, kind, span, text = place
    taking_part = listing.participants(session, [claim_id]).get(claim_id, [])
    row = claim_row(listing.lines(session, [claim_id])[claim_id], taking_part)
    state = read_states(session, "claim", [claim_id])[claim_id]
    proposal = detail.proposed(session, claim_id)
    differing = accounts.differing(session, claim_id)
    telling = accounts.telling(session, claim_id)
    return ClaimCard(
        row=row,
        article=article_heads(session, [article_id])[article_id],
        window=window(session, article_id, text, span),
        marks=claim_marks(session, [claim_id], taking_part),
        proposed_marks=_proposed_marks(claim_id, state, proposal),
        spans=spans_of(state),
        fields=shown_fields(session, kind, text, state, proposal),
        participants=tuple(_participant(one) for one in taking_part),
        history=told(session, history(session, [Target("claim", claim_id)])),
        related=_related(session, claim_id, taking_part),
        differing=len({article for _, article in differing}),
        differs_in=tuple(dict.fromkeys(field for field, _ in differing)),
        told_by=telling.articles if telling else 0,
        independent=telling.independent if telling else 0,
        quoted=(telling.quoted if telling else None) or "",
    )


def article_card(session: Session, article_id: int) -> ArticleCard:
    """Return a whole article with all its claims.

    Raises:
        DecisionError: there is no such article.
    """
    text = detail.text_of(session, article_id)
    if text is None:
        raise DecisionError(f"There is no article {article_id}.")
    ids = detail.claims_in(session, article_id)
    taking_part = listing.participants(session, ids)
    everybody = [one for them in taking_part.values() for one in them]
    return ArticleCard(
        head=article_heads(session, [article_id])[article_id],
        text=text,
        blocks=tuple(
            Block(span, cast("BlockKind", kind)) for span, kind in detail.blocks(session, article_id)
        ),
        sentences=tuple(detail.sentences(session, article_id)),
        claims=tuple(claim_rows(session, ids).values()),
        marks=claim_marks(session, ids, everybody),
    )


def article_heads(session: Session, ids: Iterable[int]) -> dict[int, ArticleHead]:
    """Return what is known about each article besides its text."""
    return {
        article_id: ArticleHead(
            id=head.id,
            label=short_name(head.publisher, head.title, head.opening, head.origin),
            title=head.title,
            publisher=head.publisher,
            agency=head.agency,
            author=head.author,
            url=head.url,
            origin=head.origin,
            language=head.language,
            published=Published(
                day_range(head.published_from, head.published_to, None),
                cast("PublishedBasis", head.published_basis),
            ),
        )
        for article_id, head in detail.heads(session, ids).items()
    }


def window(session: Session, article_id: int, text: str, span: Span, neighbours: int = NEIGHBOURS) -> Window:
    """Return the sentences that ``span`` touches, with their neighbours."""
    shown = detail.sentences(session, article_id, span, neighbours)
    if not shown:
        start = max(0, span.start - MARGIN)
        return Window(text[start : span.end + MARGIN], start, (), span)
    own = [sentence for sentence in shown if sentence.overlaps(span)]
    focus = Span(min(own[0].start, span.start), max(own[-1].end, span.end))
    start = min(shown[0].start, span.start)
    return Window(text[start : max(shown[-1].end, span.end)], start, tuple(shown), focus)


def claim_marks(session: Session, ids: Iterable[int], taking_part: Iterable[TakesPart]) -> tuple[Mark, ...]:
    """Return the marks of the claims, in the order of the text, the longer before what it encloses."""
    marks = [Mark(*piece) for piece in detail.pieces(session, ids)]
    marks += [
        Mark(one.claim_id, one.role, one.ordinal, Span(one.char_start, one.char_end))
        for one in taking_part
        if one.char_start is not None and one.char_end is not None
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.claim_id, mark.role)))


def spans_of(state: State) -> Mapping[str, tuple[Span, ...]]:
    """Return the pieces of each role in a claim's state."""
    return {
        role: tuple(Span(start, end) for start, end in pieces)
        for role, pieces in state.get("spans", {}).items()
        if pieces
    }


def _proposed_marks(claim_id: int, state: State, proposal: State | None) -> tuple[Mark, ...]:
    if proposal is None:
        return ()
    now = spans_of(state)
    return tuple(
        Mark(claim_id, role, ordinal, span)
        for role, pieces in spans_of(proposal).items()
        if pieces != now.get(role, ())
        for ordinal, span in enumerate(pieces)
    )


def _participant(one: TakesPart) -> ParticipantCard:
    span = Span(one.char_start, one.char_end) if one.char_start is not None and one.char_end else None
    name = one.name or one.words or ""
    return ParticipantCard(
        one.role, one.ordinal, one.actor_id, name, one.kind or "", one.mention_id, span, one.by_hand
    )


def _related(session: Session, claim_id: int, taking_part: Iterable[TakesPart]) -> tuple[Related, ...]:
    speaker = next((one.actor_id for one in taking_part if one.role == "speaker" and one.actor_id), None)
    why: dict[Literal["event", "speaker", "utterance"], list[int]] = defaultdict(list)
    why["utterance"] = detail.of_same_utterance(session, claim_id)
    why["event"] = detail.of_same_event(session, claim_id)
    why["speaker"] = detail.of_same_speaker(session, claim_id, speaker) if speaker else []
    rows = claim_rows(session, [one for ids in why.values() for one in ids])
    return tuple(Related(reason, rows[one]) for reason, ids in why.items() for one in ids if one in rows)
