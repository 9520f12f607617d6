"""Suggestions for a claim that a reviewer misses: what the sentence at hand may say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from claims.desk.cards import Window
from claims.desk.review.card_builder import window
from claims.desk.review.fields import main_role, participant_roles
from claims.document import Published, Span, Suggestion
from claims.errors import DecisionError
from claims.store.queries import articles, detail

Suggest = Callable[[str, str, Published], Sequence[Suggestion]]
"""Returns what a sentence may claim of a kind, by offsets into it, the likeliest first."""


def place(session: Session, article_id: int, sentence: Span) -> tuple[Window, Published]:
    """Return the surroundings of a sentence, and when its article appeared.

    Raises:
        DecisionError: there is no such article.
    """
    text = detail.text_of(session, article_id)
    if text is None:
        raise DecisionError(f"There is no article {article_id}.")
    days = articles.published(session, article_id)
    return window(session, article_id, text, sentence), Published(days, "given" if days else "unknown")


def suggestions(
    shown: Window, published: Published, sentence: Span, kind: str, suggest: Suggest | None
) -> tuple[Suggestion, ...]:
    """Return what ``sentence`` may claim, by offsets into the article; the last one is the bare sentence."""
    words = shown.text[sentence.start - shown.start : sentence.end - shown.start]
    found = suggest(words, kind, published) if suggest is not None else ()
    return (*(_moved(one, sentence.start) for one in found), bare(shown, sentence, kind))


def bare(shown: Window, sentence: Span, kind: str) -> Suggestion:
    """Return the claim with nothing known: all of the sentence is said, or its first word tells."""
    opens = shown.text[sentence.start - shown.start : sentence.start - shown.start + 1] in '“"‘'
    usual = {"form": "direct" if opens else "indirect", "polarity": "positive"}
    fields = usual if kind == "quote" else {"modality": "occurred"} if kind == "event_mention" else {}
    return Suggestion(kind, {main_role(kind): (sentence,)}, fields)


def written(kind: str, text: str, spans: Mapping[str, Sequence[Span]]) -> dict[str, str]:
    """Return the participants among ``spans`` as a reviewer writes them: their words, by semicolon."""
    return {
        role: "; ".join(f"“{' '.join(span.of(text).split())}”" for span in spans[role])
        for role in participant_roles(kind)
        if spans.get(role)
    }


def _moved(one: Suggestion, by: int) -> Suggestion:
    spans = {
        role: tuple(Span(piece.start + by, piece.end + by) for piece in pieces)
        for role, pieces in one.spans.items()
    }
    return replace(one, spans=spans)
