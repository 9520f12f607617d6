"""Roles: offices and their holders, by titles and appositions ("State Department spokesman Matthew Miller").

A role holds as of the article's date: papers give people the office they have on the day. Which nouns are
offices, and where a title begins and ends, the same reading says that coreference rests upon.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claims.document import Mention, Participant, Role, Span
from claims.extract.coreference.roles import heads_beside, phrase_bounds, read_role, title_before, title_head
from claims.extract.parse import Parsed
from claims.extract.tokens import Doc

TITLE_BEFORE, BESIDE = "role.title", "role.apposition"
CONFIDENCE = {TITLE_BEFORE: 0.9, BESIDE: 0.8}
BODIES = ("organisation", "government")
REACH = 16
"""The longest title in tokens."""


def find_roles(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """Return every office that the text gives a person by name, in the order of the text."""
    found: dict[Span, Role] = {}
    bodies = sorted((one.span, at) for at, one in enumerate(mentions) if one.kind in BODIES)
    for at, mention in enumerate(mentions):
        named = mention.form == "name" and mention.kind == "person" and mention.actor is not None
        if named and parsed.makes_news(mention.span.start):
            holder = Participant(mention.span, mention.span.start, at)
            for title, rule in _titles(parsed.doc, mention.span):
                body = _body(bodies, title)
                found.setdefault(title, Role(title, holder, body, rule, CONFIDENCE[rule]))
    return tuple(found[title] for title in sorted(found))


def _titles(doc: Doc, name: Span) -> Iterator[tuple[Span, str]]:
    """Yield the offsets of each title beside the name, with the rule that found it."""
    tokens = doc.char_span(name.start, name.end, alignment_mode="expand")
    if tokens is None:
        return
    office = title_head(doc, tokens.start)
    if office:
        words = title_before(doc, tokens.start, office).text
        yield from ((span, TITLE_BEFORE) for span in _spans(doc, 0, tokens.start, words))
    for head in heads_beside(doc, tokens.start, tokens.end):
        start, end = phrase_bounds(doc, head)
        if end <= tokens.start or start >= tokens.end:
            role = read_role(doc, start, end, head)
            yield from ((span, BESIDE) for span in _spans(doc, start, end, role.text))


def _spans(doc: Doc, first: int, end: int, words: str) -> Iterator[Span]:
    """Yield where ``words`` stand at the end of the tokens from ``first`` to ``end``, if they do."""
    for start in range(end - 1, max(first, end - REACH) - 1, -1):
        if " ".join(doc[start:end].text.split()) == words:
            yield Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
            return


def _body(bodies: Sequence[tuple[Span, int]], title: Span) -> Participant | None:
    """Return the first of ``bodies``, in the order of the text, that the title names."""
    for span, at in bodies[bisect_left(bodies, (Span(title.start, title.start + 1), 0)) :]:
        if span.start >= title.end:
            break
        if title.contains(span):
            return Participant(span, span.start, at)
    return None
