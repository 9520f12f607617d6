"""Decisions in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from claims.store.decisions import Taken
from claims.store.states import Target, TargetKind

VERBS: Mapping[str, str] = {
    "confirm": "confirmed", "reject": "rejected", "dispute": "disputed", "reopen": "reopened",
    "correct": "corrected", "create": "made", "date": "dated", "merge": "joined", "refuse": "kept apart",
    "unsure": "was unsure about", "split": "split off", "assign": "assigned", "rename": "renamed",
    "kind": "changed the kind of", "settle": "settled", "undo": "undid a decision on",
    "redo": "redid a decision on",
}  # fmt: skip
THINGS: Mapping[TargetKind, tuple[str, str]] = {
    "claim": ("claim", "claims"), "article": ("article", "articles"), "actor": ("actor", "actors"),
    "mention": ("mention", "mentions"), "actor_link": ("pair of actors", "pairs of actors"),
    "event_link": ("pair of events", "pairs of events"), "quote_link": ("pair of quotes", "pairs of quotes"),
    "conflict": ("conflict", "conflicts"),
}  # fmt: skip


def said(taken: Taken) -> str:
    """Return what was done, as a verb in the past: "rejected"."""
    return VERBS.get(taken.action, taken.action)


def when(at: datetime) -> str:
    """Return a moment as people say it, in local time."""
    return f"at {at.astimezone():%H:%M} on {at.astimezone():%-d %B}"


def what(targets: Sequence[Target], named: Mapping[Target, str]) -> str:
    """Return what a step was about: one by its name, many by their number."""
    first = targets[0]
    main = [target for target in targets if target.kind == first.kind]
    if len(main) == 1:
        return named.get(first, f"{THINGS[first.kind][0]} {first.id}")
    return f"{len(main):,} {THINGS[first.kind][1]}"


def changes(taken: Taken) -> str:
    """Return a decision on one row in words, with the values it changed: "corrected place: Wien → Vienna"."""
    parts = [
        f"{name}: {_shown(taken.was.get(group, {}).get(name))} → {_shown(value)}"
        for group in ("fields", "participants", "spans")
        for name, value in taken.became.get(group, {}).items()
    ]
    plain = [
        f"{name}: {_shown(taken.was.get(name))} → {_shown(value)}"
        for name, value in taken.became.items()
        if name in ("name", "kind", "judgement", "published_from", "published_to")
    ]
    verb = {"undo": "undid", "redo": "redid"}.get(taken.action, said(taken))
    if taken.action in ("undo", "redo"):
        plain.insert(0, f"now {taken.became['status']}") if "status" in taken.became else None
    return f"{verb} {'; '.join(plain + parts)}".strip()


def _shown(value: object) -> str:
    if value is None or value == []:
        return "none"
    if isinstance(value, list):
        return " ".join(_shown(entry) for entry in value)
    if isinstance(value, Mapping):
        return f"#{value.get('actor_id')}" if value.get("actor_id") else f"mention {value.get('mention_id')}"
    return str(value)
