"""Rounds as lines: one of a list, how far everybody is, a seat's claim, opinions side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.desk.cards import ClaimRow
from claims.desk.history.wording import count
from claims.desk.rounds.agreement import Measure, RoundAgreement
from claims.desk.rounds.coding import AFTER_VOTE, SeatVote
from claims.desk.rounds.service import RoundStatus
from claims.desk.rounds.side_by_side import VERDICT, SaidLine, UnitCard, UnitRow
from claims.desk.rounds.units import MISSED, Opinion
from tui.draw.claims import sentences
from tui.draw.claims.article import at_hand as claim_at_hand
from tui.draw.text import Line, Piece, clean, cut, fit, paragraph, right
from tui.draw.words import FIELD_NAME, KIND_MARK, KIND_NAME, STATUS_MARK, STATUS_STYLE, moment

NAME = 11
"""Cells for the name of a field."""
SAID: Mapping[str, str] = {
    "confirm": "right", "correct": "corrected", "reject": "no such claim", "dispute": "doubtful",
    "make": "made it", MISSED: "did not see it",
}  # fmt: skip
"""Votes in words."""


def row(one: RoundStatus, width: int) -> Line:
    """Return a round: whether it is open, its name, what it is over, and how many seats are done."""
    done, total = one.states.get("done", 0), _seats(one)
    over = f"{one.row.unit}s × {one.row.seats}"
    standing = ("open", "good") if one.row.closed_at is None else ("closed", "dim")
    share = f"{done:,} of {total:,}"
    return cut(
        (
            (" ", "plain"),
            (fit(standing[0], 7), standing[1]),
            (fit(one.row.name, max(width - 9 - 14 - 16 - 12, 8)) + " ", "strong"),
            (fit(over, 13) + " ", "dim"),
            (right(share, 15) + " ", "plain"),
            (fit(one.row.policy, 12), "dim"),
        ),
        width,
    )


def _seats(one: RoundStatus) -> int:
    return sum(number for state, number in one.states.items() if state != "skipped")


def round_(
    one: RoundStatus, waiting: int | None, agreement: RoundAgreement | None, hint: str, width: int
) -> list[Line]:
    """Return a round: how its seats stand, how far each reviewer is, and once it is closed how they agree."""
    given = one.row
    standing = "open" if given.closed_at is None else f"closed {moment(given.closed_at)}"
    seats = [f"{number:,} {_STANDS.get(state, state)}" for state, number in sorted(one.states.items())]
    facts = [
        ("over", f"{given.unit}s, {count(given.seats, 'seat')} each"),
        ("filter", given.filter or "all that nobody decided"),
        ("policy", _POLICIES.get(given.policy, given.policy)),
        ("seats", " · ".join(seats)),
        ("opened", f"by {given.opened_by}, {moment(given.opened_at)}"),
    ]
    lines: list[Line] = [cut(((f" {clean(given.name)} ", "heading"), (f" {standing}", "dim")), width)]
    lines += [*paragraph(hint, width - 1, "accent", 1), ()]
    if waiting is not None:
        words = f"{count(waiting, 'thing')} left to settle" if waiting else "everything is settled"
        lines += [cut(((f" {words}", "warn" if waiting else "good"),), width), ()]
        measured = cut(((" How far they agree is being measured …", "dim"),), width)
        lines += [*(measures(agreement, width) if agreement is not None else [measured]), ()]
    lines += [_fact(name, words, width) for name, words in facts]
    lines += [(), *reviewers(one, width)]
    return lines


_STANDS = {"done": "done", "leased": "held", "open": "free", "skipped": "left to others"}
_POLICIES = {
    "unanimous": "what all say is settled",
    "majority": "what most say is settled",
    "adjudicate": "a person settles everything",
}


def _fact(name: str, words: str, width: int) -> Line:
    return cut(((" ", "plain"), (fit(name, NAME), "dim"), (clean(words), "plain")), width)


def reviewers(one: RoundStatus, width: int) -> list[Line]:
    """Return how far each reviewer is; nothing of what they said."""
    if not one.reviewers:
        return [cut(((" Nobody has taken a seat yet.", "dim"),), width)]
    head = f" {fit('reviewer', 18)}{right('done', 7)}{right('held', 6)}{right('left', 6)}{right('each', 8)}"
    lines = [cut(((head, "dim"),), width)]
    for each in one.reviewers:
        seconds = f"{each.ms / 1000 / each.done:.0f} s" if each.done else ""
        numbers = f"{right(str(each.done), 7)}{right(str(each.leased), 6)}{right(str(each.skipped), 6)}"
        pieces = ((f" {fit(each.reviewer, 18)}", "strong"), (f"{numbers}{right(seconds, 8)}", "plain"))
        lines.append(cut(pieces, width))
    return lines


def measures(found: RoundAgreement, width: int) -> list[Line]:
    """Return the agreement: each measure with its interval and units, and each reviewer with themselves."""
    lines: list[Line] = [cut(((" How far they agree", "heading"),), width)]
    lines += [_measure(one, width) for one in found.measures]
    if found.marking:
        lines += [(), cut(((" What they mark at all", "heading"), (" over articles", "dim")), width)]
        lines += [_measure(one, width) for one in found.marking]
    for reviewer, (both, alike) in sorted(found.consistency.items()):
        words = f" {clean(reviewer)} judged {both} twice, {alike} of them alike"
        lines.append(cut(((words, "plain"),), width))
    return lines


def _measure(one: Measure, width: int) -> Line:
    found = one.found
    value = "–" if found.value is None else f"{found.value:.2f}"
    between = "" if found.low is None or found.high is None else f" {found.low:.2f} to {found.high:.2f}"
    if found.value is None:
        between = " all alike" if found.units else " nothing yet"
    style = (
        "dim"
        if found.value is None
        else "good"
        if found.value >= 0.8
        else "fair"
        if found.value >= 0.67
        else "warn"
    )
    name = FIELD_NAME.get(one.of, KIND_NAME.get(one.of, one.of))
    return cut(
        (
            (f" {fit(name, 15)}", "strong"),
            (right(value, 5), style),
            (fit(between, 16), "dim"),
            (f" n {found.units:<5}", "dim"),
            (f" {one.measure}", "dim"),
        ),
        width,
    )


def nothing_left(name: str, width: int) -> list[Line]:
    """Return that no seat is left for the reviewer."""
    return [
        (),
        *paragraph(f"Nothing is left for you in round {name}.", width - 1, "heading", 1),
        *paragraph("Escape goes back to the rounds.", width - 1, "dim", 1),
    ]


def at_hand(row: ClaimRow, vote: SeatVote | None, number: int, total: int, width: int) -> list[Line]:
    """Return the claim at hand in two lines, and the vote on it in a third."""
    lines = claim_at_hand(row, number, total, width)
    if vote is None:
        return [*lines, cut((("   no vote yet", "dim"),), width)]
    said = [f"{FIELD_NAME.get(name, name)} {value or 'none'}" for name, value in vote.texts.items()]
    said += [f"{FIELD_NAME.get(role, role)} moved" for role in vote.pieces if vote.number > 0]
    words = f"   you: {SAID[vote.ballot.verdict]}" + (f" · {' · '.join(said)}" if said else "")
    note = f" “{vote.ballot.note}”" if vote.ballot.note else ""
    return [*lines, cut(((clean(words), STATUS_STYLE[vote.status]), (clean(note), "accent")), width)]


def unit_row(one: UnitRow, width: int) -> Line:
    """Return a thing in a list: what it says, and each verdict on it as a mark."""
    marks = "".join(mark(opinion)[0] for opinion in one.unit.opinions)
    words = f"{clean(one.who)}: {clean(one.words)}" if one.who else clean(one.words)
    cells = max(width - 3 - len(marks) - 2, 8)
    return cut(
        (
            (f" {KIND_MARK.get(one.kind, '•')} ", "accent"),
            (fit(" ".join(words.split()), cells) + " ", "plain"),
            *(mark(opinion) for opinion in one.unit.opinions),
        ),
        width,
    )


def mark(opinion: Opinion) -> Piece:
    """Return the mark of a verdict."""
    if opinion.verdict == MISSED:
        return ("∅", "dim")
    status = AFTER_VOTE[opinion.verdict]
    return (STATUS_MARK[status], STATUS_STYLE[status])


def opinions(card: UnitCard, base: int, picks: Mapping[str, int], at: int, width: int) -> list[Line]:
    """Return what each said in columns.

    ``base`` is the opinion taken, ``picks`` those taken for single fields; ``at`` is the line that the keys
    are about, 0 for all of it.
    """
    head = card.article
    kind = KIND_NAME.get(card.kind, card.kind)
    number = f" {card.unit.claim}" if card.unit.claim is not None else " that was missed"
    title: Line = (
        (f" {kind}{number} ", "heading"),
        (f" {clean(head.outlet)} · {clean(head.title or head.label)}", "dim"),
    )
    marks = card.marks[base] or next((one for one in card.marks if one), ())
    lines = [cut(title, width), *sentences.focus(card.window, marks, width), ()]
    each = max((width - 2 - NAME) // max(len(card.unit.opinions), 1), 8)
    names = [
        (f"  {one.reviewer}", "accent" if place == base else "dim")
        for place, one in enumerate(card.unit.opinions)
    ]
    lines.append(_columns("", names, each, " ", width))
    for place, line in enumerate(card.lines):
        chosen = picks.get(line.name, base)
        lines += _said(line, chosen, each, "▸" if place == at else " ", width)
    notes = [one for one in card.unit.opinions if one.note]
    lines += [
        cut(((f" {clean(one.reviewer)}: “{clean(one.note or '')}”", "accent"),), width) for one in notes
    ]
    return lines


def _said(line: SaidLine, chosen: int, each: int, pointer: str, width: int) -> list[Line]:
    """Return one field of all opinions, on as many lines as the longest needs; the chosen one has a dot."""
    columns: list[Sequence[Line]] = []
    for place, value in enumerate(line.values):
        style = "strong" if place == chosen else "dim"
        columns.append(paragraph(clean(_in_words(line.name, value)), each - 3, style) or [((" ", style),)])
    lines = []
    for number in range(max(map(len, columns))):
        cells = [
            _cell(column, number, "● " if place == chosen and number == 0 else "  ")
            for place, column in enumerate(columns)
        ]
        name = FIELD_NAME.get(line.name, line.name) if number == 0 else ""
        lines.append(_columns(name, cells, each, pointer if number == 0 else " ", width))
    return lines


def _in_words(name: str, value: str | None) -> str:
    if value is None:
        return "–"
    return SAID.get(value, value) if name == VERDICT else value or "none"


def _cell(column: Sequence[Line], number: int, before: str) -> Piece:
    text, style = column[number][0] if number < len(column) else ("", "plain")
    return before + text, style


def _columns(name: str, cells: Sequence[Piece], each: int, pointer: str, width: int) -> Line:
    pieces: list[Piece] = [(pointer, "accent"), (fit(name, NAME), "dim")]
    for words, style in cells:
        text = fit(words, each - 1).rstrip()
        pieces += [(text, style), (" " * (each - len(text)), "plain")]
    return cut(tuple(pieces), width)
