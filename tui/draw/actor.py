"""Actors as lines: a row of the list, and everything about one."""

from __future__ import annotations

from claims.desk.cards import ActorCard, ActorRow
from claims.desk.history.wording import count
from tui.draw.claims import card as card_lines
from tui.draw.claims import sentences
from tui.draw.claims.marks import Mark, sentence
from tui.draw.link import link
from tui.draw.text import Line, clean, cut, fit, paragraph, right


def row(actor: ActorRow, width: int, taken: bool = False) -> Line:
    """Return an actor in ``width`` cells; ``taken`` is one about to be merged."""
    joined = f"{actor.members} joined" if actor.members > 1 else ""
    return cut(
        (
            ("↔" if taken else " ", "accent"),
            (right(f"?{actor.proposals}" if actor.proposals else "", 3) + " ", "warn"),
            (fit(actor.name, max(width - BESIDE_NAME, 10)) + " ", "strong"),
            (fit(actor.kind, 13), "dim"),
            (fit(actor.external_id or joined, 11), "accent"),
            (_counts(f"{actor.mentions:,}", f"{actor.claims:,}", f"{actor.articles:,}"), "dim"),
        ),
        width,
    )


def row_head(width: int) -> Line:
    """Return the names of the columns."""
    name = fit("name", max(width - BESIDE_NAME, 10))
    counts = _counts("mentions", "claims", "articles")
    return cut(((f" {right('?', 3)} {name} {fit('kind', 13)}{fit('id', 11)}{counts}", "dim"),), width)


def _counts(mentions: str, claims: str, articles: str) -> str:
    return right(mentions, 8) + right(claims, 7) + right(articles, 9)


BESIDE_NAME = 6 + 13 + 11 + 24
"""Cells of an actor's row that the name does not get."""


def actor(card: ActorCard, width: int) -> list[Line]:
    """Return everything about an actor: what is open first, then names, roles, mentions, judged links."""
    lines = _heading(card, width)
    waiting = [one for one in card.links if one.judgement == "proposed"]
    if waiting:
        lines += [*link(waiting[0], width)]
        if len(waiting) > 1:
            lines.append(((f"  and {count(len(waiting) - 1, 'more proposal')}", "warn"),))
    lines += _names(card, width)
    lines += _mentions(card, width)
    for one in card.links:
        if one.judgement != "proposed":
            lines.append(
                cut(((f"  {one.judgement} ", "accent"), *_pair(one.left.name, one.right.name)), width)
            )
    return [*lines, *card_lines.history(card.history, width)]


def _heading(card: ActorCard, width: int) -> list[Line]:
    one = card.row
    counts = (
        f"{count(one.mentions, 'mention')}, {count(one.claims, 'claim')}, {count(one.articles, 'article')}"
    )
    return [cut(((f" {clean(one.name)} ", "heading"), (f"{one.kind} · {counts}", "dim")), width), ()]


def _names(card: ActorCard, width: int) -> list[Line]:
    aliases = " · ".join(f"{clean(alias.name)} {alias.mentions}" for alias in card.aliases)
    lines = _labelled("names", aliases, width)
    for at, role in enumerate(card.roles):
        when = ", ".join(day.isoformat() for day in role.as_of[:3])
        lines += _labelled(
            "roles" if at == 0 else "", f"{clean(role.role)} (as of {when or 'no date'})", width
        )
    return lines


def _labelled(name: str, text: str, width: int) -> list[Line]:
    lines = paragraph(text, width - card_lines.NAME - 1)
    return [
        ((" " + fit(name if at == 0 else "", card_lines.NAME), "dim"), *line) for at, line in enumerate(lines)
    ]


def _mentions(card: ActorCard, width: int) -> list[Line]:
    lines: list[Line] = [()]
    for mention in card.mentions:
        lines.append(cut(((f" {clean(mention.article)} ", "accent"), (mention.form, "dim")), width))
        at = mention.window.start
        mark = Mark(sentences.move(mention.span, -at), "actor", quiet=True)
        focus = sentences.move(mention.window.focus, -at)
        lines += sentence(mention.window.text, focus, [mark], width, indent=3)
    return lines


def _pair(left: str, right_: str) -> Line:
    return ((clean(left), "plain"), (" · ", "dim"), (clean(right_), "plain"))
