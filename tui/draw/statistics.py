"""Statistics as lines: shares, pace, and how often each rule was right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.desk.cards import Agreement, Pace, Progress, RuleScore, Status
from claims.desk.history.wording import count
from claims.desk.review.rule_words import explain
from tui.draw.text import Line, clean, cut, fit, paragraph, right
from tui.draw.words import KIND_NAME, STATUS_STYLE

EIGHTHS = " ▁▂▃▄▅▆▇█"
FILL: Mapping[Status, str] = {
    "confirmed": "█", "corrected": "▓", "rejected": "▒", "disputed": "?", "accepted": "░", "new": "·",
}  # fmt: skip
"""The sign of each verdict in a bar, so that the bar reads without colour."""


def statistics(
    progress: Progress, rules: Sequence[RuleScore], agreement: Sequence[Agreement], width: int
) -> list[Line]:
    """Return the page beside the rules: what to do next, how far the review is, whether it can be trusted."""
    lines = [*_next(progress, rules, width), (), *_standing(progress, width), (), *_pace(progress, width), ()]
    if any(judged for _, judged, _ in progress.confidence):
        lines += [*_calibration(progress, width), ()]
    if progress.by_day:
        lines += [*_days(progress, width), ()]
    return [*lines, *_agreement(agreement, width)]


def _next(progress: Progress, rules: Sequence[RuleScore], width: int) -> list[Line]:
    """Return what to do next, in sentences."""
    lines: list[Line] = [((" What next", "heading"),)]
    worst = next((rule for rule in rules if rule.undecided), None)
    if worst is None:
        return [*lines, *paragraph("Nothing is undecided: every claim has its verdict.", width, "good", 1)]
    wrong = f"about {worst.to_come:,.0f} of them are wrong" if worst.judged else "nobody has judged one yet"
    told = (
        f"{count(worst.undecided, 'claim')} of one rule are undecided, and {wrong}: “{explain(worst.rule)}” "
        "Enter on a rule opens its claims."
    )
    left = progress.mine.hours_left
    if left:
        told += f" At your pace all that is undecided takes {left:,.1f} hours."
    return [*lines, *paragraph(told, width, "plain", 1)]


def rule_head(width: int) -> Line:
    """Return what stands above the rules: the names of the columns."""
    names = right("wrong", 7) + right("to come", 9) + right("right", 7) + right("undecided", 11)
    return cut(((names + "  rule", "dim"),), width)


def rule(score: RuleScore, width: int) -> Line:
    """Return a rule in ``width`` cells: errors so far and to come, the share that was right, what it sees."""
    share = "—" if score.right is None else f"{score.right:.0%}"
    style = "bad" if score.right is not None and score.high < GOOD else "plain"
    return cut(
        (
            (right(f"{score.wrong:,}", 7), "strong"),
            (right(f"{score.to_come:,.0f}", 9), "warn" if score.to_come >= 1 else "dim"),
            (right(share, 7), style),
            (right(f"{score.undecided:,}", 11) + "  ", "dim"),
            (explain(score.rule) + "  ", "plain"),
            (score.rule, "dim"),
        ),
        width,
    )


GOOD = 0.8
"""The share of right claims below which a rule is shown to be bad, where that is sure."""


def _standing(progress: Progress, width: int) -> list[Line]:
    lines: list[Line] = [((" Progress", "heading"),)]
    room = max(width - 32, 10)
    for kind, counts in progress.by_kind.items():
        total = sum(number for status, number in counts.items() if status != "withdrawn")
        lines.append(
            cut(((" " + fit(KIND_NAME.get(kind, kind), 10), "dim"), *_shares(counts, total, room),
                 (f" {count(total, 'claim')}", "dim")), width)
        )  # fmt: skip
    there = {status for counts in progress.by_kind.values() for status in counts if counts[status]}
    legend = [
        (f"  {sign} {status}", STATUS_STYLE[status]) for status, sign in FILL.items() if status in there
    ]
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
    left = f" · {mine.hours_left:,.1f} hours of work left" if mine.hours_left else ""
    words = (
        f" {count(mine.decisions, 'decision')} of yours · {speed} · {progress.undecided:,} undecided{left}"
    )
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


def _calibration(progress: Progress, width: int) -> list[Line]:
    """Return a plot of how sure the machine was against how often it was right."""
    lines: list[Line] = [((" Is it as sure as it says?", "heading"),)]
    across = max(min(width - 12, 50), 10)
    cells = [["·" if _same(x, y, across) else " " for x in range(across)] for y in range(TALL)]
    for middle, judged, confirmed in progress.confidence:
        if judged:
            x = min(round(middle * across), across - 1)
            y = min(round(confirmed / judged * (TALL - 1)), TALL - 1)
            cells[y][x] = "●" if judged >= MANY else "○"
    for y in reversed(range(TALL)):
        name = {TALL - 1: "all right", TALL // 2: "half", 0: "none"}.get(y, "")
        lines.append(cut(((right(name, 10) + " ", "dim"), ("".join(cells[y]), "fair")), width))
    foot = " " * 11 + fit("guess", across - 4) + "sure"
    lines.append(cut(((foot, "dim"),), width))
    told = f"● {MANY} claims or more, ○ fewer; below the dots it is too sure"
    return [*lines, cut(((" " * 11 + told, "dim"),), width)]


TALL, MANY = 9, 10
"""Lines of the plot, and the claims from which on a dot is a full one."""


def _same(x: int, y: int, across: int) -> bool:
    return round(x * (TALL - 1) / max(across - 1, 1)) == y


def _agreement(pairs: Sequence[Agreement], width: int) -> list[Line]:
    lines: list[Line] = [((" Agreement between reviewers", "heading"),)] if pairs else []
    for pair in pairs:
        kappa = "κ —" if pair.kappa is None else f"κ {pair.kappa:.2f}"
        text = f" {clean(pair.left)} and {clean(pair.right)}: {pair.agreed:,} of {pair.both:,} alike, {kappa}"
        lines.append(cut(((text, "plain"),), width))
    return lines
