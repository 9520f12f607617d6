"""Statistics as lines: shares, pace, and how often each rule was right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.desk.cards import Agreement, Pace, Progress, RuleScore, Status
from claims.desk.history.wording import count
from tui.draw.text import Line, clean, cut, fit, right
from tui.draw.words import KIND_NAME, STATUS_STYLE

EIGHTHS = " ▁▂▃▄▅▆▇█"
FILL: Mapping[Status, str] = {
    "confirmed": "█", "corrected": "▓", "rejected": "▒", "disputed": "?", "accepted": "░", "new": "·",
}  # fmt: skip
"""What each verdict is drawn with in a bar, so that the bar reads without colour."""


def statistics(
    progress: Progress, rules: Sequence[RuleScore], agreement: Sequence[Agreement], width: int
) -> list[Line]:
    """Return the whole page."""
    lines = [*_standing(progress, width), (), *_pace(progress, width), ()]
    if progress.by_day:
        lines += [*_days(progress, width), ()]
    lines += [*_rules(rules, width), ()]
    if any(judged for _, judged, _ in progress.confidence):
        lines += [*_calibration(progress, width), ()]
    return [*lines, *_agreement(agreement, width)]


def _standing(progress: Progress, width: int) -> list[Line]:
    lines: list[Line] = [((" Progress", "heading"),)]
    room = max(width - 32, 10)
    for kind, counts in progress.by_kind.items():
        total = sum(number for status, number in counts.items() if status != "withdrawn")
        lines.append(
            cut(((" " + fit(KIND_NAME.get(kind, kind), 10), "dim"), *_shares(counts, total, room),
                 (f" {count(total, 'claim')}", "dim")), width)
        )  # fmt: skip
    legend = [(f"  {FILL[status]} {status}", STATUS_STYLE[status]) for status in FILL]
    return [*lines, cut((("          ", "plain"), *legend), width)]


def _shares(counts: Mapping[Status, int], total: int, room: int) -> Line:
    """Return a bar of ``room`` cells; every verdict that was given at all gets at least one."""
    if not total:
        return ((" " * room, "dim"),)
    cells = {s: max(round(counts.get(s, 0) * room / total), 1 if counts.get(s) else 0) for s in FILL}
    largest = max(cells, key=lambda status: cells[status])
    cells[largest] += room - sum(cells.values())
    return tuple((FILL[status] * cells[status], STATUS_STYLE[status]) for status in FILL)


def _pace(progress: Progress, width: int) -> list[Line]:
    mine: Pace = progress.mine
    speed = f"{mine.per_hour:,.0f} an hour" if mine.per_hour else "no pace yet"
    left = f"{mine.hours_left:,.1f} hours of work left" if mine.hours_left else "—"
    words = f" {count(mine.decisions, 'decision')} of yours · {speed} · {progress.waiting:,} wait · {left}"
    people = " · ".join(f"{clean(name)} {number:,}" for name, number in progress.by_reviewer)
    return [cut(((words, "plain"),), width), cut(((" " + people, "dim"),), width)]


def _days(progress: Progress, width: int) -> list[Line]:
    shown = progress.by_day[-max(width - 24, 1) :]
    most = max(number for _, number in shown)
    levels = [round(number * 16 / most) for _, number in shown]
    rows = ["".join(EIGHTHS[min(max(level - base, 0), 8)] for level in levels) for base in (8, 0)]
    return [
        ((" Decisions a day", "heading"),),
        cut(((right(f"{most:,}", 9) + " ", "dim"), (rows[0], "fair")), width),
        cut((("        0 ", "dim"), (rows[1], "fair")), width),
        cut(((" " * 10 + f"{shown[0][0]} … {shown[-1][0]}", "dim"),), width),
    ]  # fmt: skip


def _rules(rules: Sequence[RuleScore], width: int) -> list[Line]:
    name = min(max((len(rule.rule) for rule in rules), default=10), 34)
    room = max(width - name - 22, 10)
    lines: list[Line] = [((" How often each rule was right (with its 95 % bounds)", "heading"),)]
    for rule in rules:
        share = "  —" if rule.right is None else f"{rule.right:4.0%}"
        judged = f"{rule.judged:,} of {rule.claims:,}"
        named: Line = ((" " + fit(rule.rule, name) + " ", "plain"), (fit(share, 5), "strong"))
        lines.append(cut((*named, *_interval(rule, room), (" " + right(judged, 13), "dim")), width))
    return lines if rules else [*lines, ((" no rule was judged yet", "dim"),)]


def _interval(rule: RuleScore, room: int) -> Line:
    """Return the bounds as a line from low to high with the share as a dot."""
    if rule.right is None:
        return ((" " * room, "dim"),)
    low, at, high = (round(x * (room - 1)) for x in (rule.low, rule.right, rule.high))
    cells = ["·"] * room
    cells[low : high + 1] = "─" * (high + 1 - low)
    cells[at] = "●"
    return (("".join(cells), "good" if rule.low > 0.8 else "warn" if rule.high > 0.5 else "bad"),)


def _calibration(progress: Progress, width: int) -> list[Line]:
    lines: list[Line] = [((" Is it as sure as it says? (said → was right)", "heading"),)]
    room = max(width - 34, 10)
    for middle, judged, confirmed in progress.confidence:
        if judged:
            share = confirmed / judged
            cells = round(share * room)
            said = min(round(middle * room), room - 1)
            bar = list("█" * cells + " " * (room - cells))
            bar[said] = "┃"
            lines.append(
                cut(((f" {middle:4.0%} → {share:4.0%} ", "plain"), ("".join(bar), "fair"),
                     (f" {confirmed:,} of {judged:,}", "dim")), width)
            )  # fmt: skip
    return lines


def _agreement(pairs: Sequence[Agreement], width: int) -> list[Line]:
    lines: list[Line] = [((" Agreement between reviewers", "heading"),)] if pairs else []
    for pair in pairs:
        kappa = "κ —" if pair.kappa is None else f"κ {pair.kappa:.2f}"
        text = f" {clean(pair.left)} and {clean(pair.right)}: {pair.agreed:,} of {pair.both:,} alike, {kappa}"
        lines.append(cut(((text, "plain"),), width))
    return lines
