"""Edits of the word lists with the claims that speak for them, and audits, as lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.desk.cards import ClaimRow
from claims.desk.cards.learning import AuditPart, EditCard, EditEvidence
from claims.desk.history.wording import count
from tui.draw.claims.card import brief, named
from tui.draw.text import Line, clean, cut, fit, paragraph, right
from tui.draw.words import moment

NAME = 11
"""Cells for the name of a field."""
JUDGED: Mapping[str, tuple[str, str]] = {
    "proposed": ("·", "dim"), "accepted": ("✓", "good"), "declined": ("✗", "bad"),
}  # fmt: skip
"""The mark and the style of what became of an edit."""
MOST = 12
"""Claims that are listed for one reason."""


def edit_head(width: int) -> Line:
    """Return what stands above the edits: the names of their columns."""
    names = fit("  what", max(width - _NUMBERS, 8))
    numbers = right("for it", 10) + right("mends", 7) + right("breaks", 7) + right("undecided", 11)
    return cut(((names + numbers, "dim"),), width)


_NUMBERS = 35


def edit_row(one: EditCard, width: int) -> Line:
    """Return an edit: what it says, how many claims speak for it, and what it would do to others."""
    mark, style = JUDGED[one.judgement]
    breaks = len(one.breaks) + one.surplus
    return cut(
        (
            (f"{mark} ", style),
            (fit(one.why, max(width - 2 - _NUMBERS, 8)), "plain"),
            (right(f"{len(one.claims)} of {one.of}", 10), "strong"),
            (right(str(len(one.mends)), 7), "good"),
            (right(str(breaks), 7), "bad" if breaks else "dim"),
            (right(str(one.undecided), 11), "dim"),
        ),
        width,
    )


def edit(found: EditEvidence, width: int) -> list[Line]:
    """Return an edit with the claims that speak for it, and those that it would mend and break."""
    one = found.edit
    entry = ", ".join(f"{name} = {value}" for name, value in one.entry.items())
    standing = f"accepted into the layer “{one.layer}”" if one.layer else one.judgement
    facts = [
        ("entry", f"[{one.section}] {entry}"),
        ("standing", standing),
        ("for it", f"{len(one.claims)} of {count(one.of, 'claim')} like it"),
        ("replay", _replay(one)),
    ]
    lines: list[Line] = [*paragraph(one.why, width - 1, "heading", 1), ()]
    for name, words in facts:
        lines += named(name, clean(words), width, NAME)
    for name, ids in (
        ("speak for it", one.claims),
        ("would be right", one.mends),
        ("would be wrong", one.breaks),
    ):
        lines += _claims(name, ids, found.rows, width)
    return lines


def _replay(one: EditCard) -> str:
    surplus = f", {count(one.surplus, 'claim')} too many" if one.surplus else ""
    decided = f"of the decided, {len(one.mends)} become right and {len(one.breaks)} wrong{surplus}"
    return f"{decided}; {count(one.undecided, 'undecided claim')} would change"


def _claims(name: str, ids: Sequence[int], rows: Mapping[int, ClaimRow], width: int) -> list[Line]:
    known = [rows[id_] for id_ in ids if id_ in rows]
    if not known:
        return []
    more = f", {len(ids) - MOST} more" if len(ids) > MOST else ""
    lines: list[Line] = [(), cut(((f" {count(len(ids), 'claim')} {name}{more}", "dim"),), width)]
    return lines + [cut(((" ", "plain"), *brief(row, width - 2)), width) for row in known[:MOST]]


def audit_row(one: AuditPart, width: int) -> Line:
    """Return a line of an audit: itself, an article it drew, or a stratum of its claims."""
    judged = f"{one.done} of {one.total}"
    if one.part == "audit":
        words = f"audit {one.audit_id}: {one.name}" + (f" · {one.filter}" if one.filter else "")
        share = max(width - 2 - 12 - 1, 16) // 2
        return cut(
            (
                ("▪ ", "accent"),
                (fit(words, share) + " ", "strong"),
                (right(judged, 10) + "  ", "plain"),
                (one.words, "plain"),
            ),
            width,
        )
    mark, style = ("✓", "good") if one.closed else ("?", "warn") if one.ready else ("·", "dim")
    share = max(width - 4 - 12 - 1, 16) // 2
    return cut(
        (
            (f"  {mark} ", style),
            (fit(one.name, share) + " ", "plain"),
            (right(judged, 8) + "  ", "plain" if one.done == one.total else "dim"),
            (one.words, "warn" if one.ready else "dim"),
        ),
        width,
    )


def audit(one: AuditPart, parts: Sequence[AuditPart], hint: str, width: int) -> list[Line]:
    """Return what an audit is, and what it says by now."""
    head = next(part for part in parts if part.part == "audit")
    kind = (
        "whole articles: how much of what they claim is found"
        if any(part.part == "article" for part in parts)
        else "a sample of claims: how many are right as they stand"
    )
    opened = f"{head.opened_by}, {moment(head.opened_at)}" if head.opened_at else head.opened_by
    lines: list[Line] = [
        cut(((f" Audit {head.audit_id} ", "heading"), (f" {kind}", "dim")), width),
        (),
        *paragraph(hint, width - 1, "accent", 1),
        (),
    ]
    unit = "articles finished" if any(part.part == "article" for part in parts) else "claims judged"
    facts = [
        ("drawn by", opened),
        ("among", head.filter or "everything"),
        ("done", f"{head.done} of {head.total} {unit}"),
    ]
    facts += [("says", each) for each in head.words.split(" · ") if each]
    if one.part != "audit":
        facts += [("here", one.name), ("judged", f"{one.done} of {one.total}"), ("standing", one.words)]
    return lines + [
        cut(((" ", "plain"), (fit(name, NAME), "dim"), (clean(words), "plain")), width)
        for name, words in facts
    ]
