"""The publication date set by a reviewer: relative dates move with it, in one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from claims.desk.articles.date_input import parse_days
from claims.document import Published, Sentence, TimeExpression
from claims.errors import DecisionError, InputError
from claims.store.queries import articles, detail
from claims.store.review.claim_state import Target, read_states
from claims.store.review.decisions import Step, take
from claims.store.review.replay import State, difference, part


@dataclass(frozen=True, slots=True)
class Redated:
    """What another date of publication changes: the article, the claims it moves, those it only flags."""

    article: Step
    moved: tuple[Step, ...]
    flagged: tuple[Step, ...]

    @property
    def times(self) -> int:
        """How many time expressions get another value."""
        return len(self.article.became.get("times", {}))


def set_date(session: Session, reviewer: str, article_id: int, written: str) -> Redated:
    """Date the article, resolve its time expressions again, move the dates of claims nobody has judged.

    Raises:
        DecisionError: there is no such article, ``written`` is no date, or it is the date already.
    """
    return redate(session, reviewer, article_id, _published(written))


def redate(
    session: Session, reviewer: str, article_id: int, published: Published, note: str | None = None
) -> Redated:
    """Date the article as :func:`set_date` does; ``note`` says why.

    Raises:
        DecisionError: there is no such article, or it is the date already.
    """
    found = _redated(session, article_id, published)
    if not found.article.became:
        raise DecisionError("That is the article's date already.")
    take(session, reviewer, "date", [found.article, *found.moved, *found.flagged], note)
    return found


def redated(session: Session, article_id: int, written: str) -> Redated:
    """Return what :func:`set_date` would change.

    Raises:
        DecisionError: there is no such article, or ``written`` is no date.
    """
    return _redated(session, article_id, _published(written))


def _redated(session: Session, article_id: int, published: Published) -> Redated:
    text = detail.text_of(session, article_id)
    if text is None:
        raise DecisionError(f"There is no article {article_id}.")
    state = read_states(session, "article", [article_id])[article_id]
    times = _resolved(session, article_id, text, published)
    wanted = {**_columns(published), "times": {key: times[key] for key in state["times"] if key in times}}
    became = difference(state, wanted)
    article = Step(Target("article", article_id), part(state, became), became)
    moved, flagged = _claims(session, became.get("times", {}), _words(published))
    return Redated(article, moved, flagged)


def _published(written: str) -> Published:
    if not written.strip():
        return Published()
    try:
        return Published(parse_days(written), "given")
    except InputError as error:
        raise DecisionError(str(error)) from error


def _words(published: Published) -> str:
    days = published.range
    if days is None:
        return "unknown"
    return _shown({"date_from": str(days.first or ""), "date_to": str(days.last or "")})


def _columns(published: Published) -> dict[str, Any]:
    days = published.range
    return {
        "published_from": days and days.first and days.first.isoformat(),
        "published_to": days and days.last and days.last.isoformat(),
        "published_basis": published.basis,
    }


def _resolved(session: Session, article_id: int, text: str, published: Published) -> dict[str, State]:
    """Return what the article's time expressions say now, by the id of their rows."""
    # Here and not above: the grammar of dates takes a moment to load, which a desk need not wait for.
    from claims.extract.dates import find_times, resolve_times

    sentences = tuple(Sentence(span) for span in detail.sentences(session, article_id))
    known = articles.times(session, article_id)
    return {
        str(known[time.span]): _time(time)
        for time in resolve_times(text, find_times(text, sentences), published)
        if time.span in known
    }


def _time(time: TimeExpression) -> State:
    days = time.range
    return {
        "type": time.type, "value": time.value, "rule": time.rule, "anchor": time.anchor,
        "date_from": days and days.first and days.first.isoformat(),
        "date_to": days and days.last and days.last.isoformat(),
        "precision": days and days.precision,
    }  # fmt: skip


def _claims(
    session: Session, times: Mapping[str, State], published: str
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Return the steps that move the claims nobody has judged, and those that flag the judged ones."""
    moved: list[Step] = []
    flagged: list[Step] = []
    by_time = articles.claims_dated_by(session, [int(key) for key in times])
    states = read_states(session, "claim", by_time, ["fields"])
    for claim_id, time_id in by_time.items():
        state, time = states[claim_id], times[str(time_id)]
        wanted = {name: time[name] for name in ("date_from", "date_to")}
        wanted["date_precision"] = time["precision"]
        became = difference(state, {"fields": wanted})
        if not became:
            continue
        if state["status"] != "new":
            became = {"flag": f"article dated {published}: would be {_shown(wanted)}"}
        step = Step(Target("claim", claim_id), part(state, became), became)
        (moved if state["status"] == "new" else flagged).append(step)
    return tuple(moved), tuple(flagged)


def _shown(wanted: Mapping[str, str | None]) -> str:
    first, last = wanted["date_from"], wanted["date_to"]
    if first == last:
        return first or "undated"
    return f"{first or ''}..{last or ''}"
