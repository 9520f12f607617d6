"""Two that may be one, side by side, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from claims.desk.cards import LinkCard, LinkSide, Window
from claims.document import Span
from tui.draw.claims import sentences
from tui.draw.differing import differing_words, marked_words
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
    half, told = width // 2 - 2, card.of != "actor"
    left, right = side(card.left, card.right, half, told=told), side(card.right, card.left, half, told=told)
    return [*lines, *beside(left, right, width), ()]


def side(one: LinkSide, other: LinkSide, width: int, *, told: bool) -> list[Line]:
    """Return one side: its name, what is known of it, and examples of its sentences.

    The words of its name that the other's has not are marked, and where both are ``told`` of as one thing
    those of its sentences.
    """
    name = [
        (words, "match" if differs else "strong")
        for words, differs in marked_words(clean(one.name), clean(other.name))
    ]
    lines: list[Line] = [cut((*name, (f" {one.kind}", "dim")), width)]
    for fact in one.facts:
        lines += paragraph(fact, width, "dim")
    for example in one.examples:
        lines += example_lines(example, width, differing_words(example, other.examples) if told else ())
    return lines


def example_lines(window: Window, width: int, differs: Sequence[Span] = ()) -> list[Line]:
    """Return the sentence of a window that it is about, with the words that differ marked."""
    shown = [(("· ", "plain"), *line[1:]) for line in sentences.focus(window, (), width, differs)[:1]]
    return [*shown, *sentences.focus(window, (), width, differs)[1:]]


def beside(left: list[Line], right: list[Line], width: int) -> list[Line]:
    """Return two columns as lines of ``width`` cells with a rule between them."""
    half = width // 2 - 2
    return [
        ((" ", "plain"), *cut(one or (), half), (" │ ", "axis"), *cut(other or (), width - half - 5))
        for one, other in zip_longest(left, right)
    ]
