"""Two that may be one, side by side, with what speaks for and against it."""

from __future__ import annotations

from itertools import zip_longest

from claims.desk.cards import LinkCard, LinkSide, Window
from tui.draw.claims import card as card_lines
from tui.draw.text import Line, clean, cut, paragraph
from tui.draw.words import percent

ASK = {"actor": "one and the same?", "event": "one and the same event?", "quote": "the same utterance?"}
JUDGED = {"proposed": "?", "same": "=", "different": "≠", "unsure": "~"}


def link(card: LinkCard, width: int) -> list[Line]:
    """Return a link as lines: the question, reasons for and against, and both sides in columns."""
    score = f" {percent(card.score)}" if card.score is not None else ""
    asked = ASK[card.of] if card.judgement == "proposed" else f"{card.judgement}, says {card.decided_by}"
    question = f" {JUDGED[card.judgement]} {clean(card.left.name)} · {clean(card.right.name)}: {asked}{score}"
    lines: list[Line] = [cut(((question, "heading"),), width)]
    for sign, style, reasons in (("+", "good", card.speaks_for), ("−", "bad", card.speaks_against)):
        for reason in reasons:
            first, *rest = paragraph(reason, width - 4) or [()]
            lines.append(((f"  {sign} ", style), *first))
            lines += [(("    ", "plain"), *line) for line in rest]
    return [*lines, *beside(side(card.left, width // 2 - 2), side(card.right, width // 2 - 2), width), ()]


def side(one: LinkSide, width: int) -> list[Line]:
    """Return one side: its name, what is known of it, and examples of its sentences."""
    lines: list[Line] = [cut(((clean(one.name), "strong"), (f" {one.kind}", "dim")), width)]
    for fact in one.facts:
        lines += paragraph(fact, width, "dim")
    for example in one.examples:
        lines += [*example_lines(example, width)]
    return lines


def example_lines(window: Window, width: int) -> list[Line]:
    """Return the sentence of a window that it is about."""
    focus = card_lines.move(window.focus, -window.start)
    return paragraph("· " + focus.of(window.text), width)


def beside(left: list[Line], right: list[Line], width: int) -> list[Line]:
    """Return two columns as lines of ``width`` cells with a rule between them."""
    half = width // 2 - 2
    return [
        ((" ", "plain"), *cut(one or (), half), (" │ ", "axis"), *cut(other or (), width - half - 5))
        for one, other in zip_longest(left, right)
    ]
