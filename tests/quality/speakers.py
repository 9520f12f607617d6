"""Do quotes reach the right speaker: ``python -m tests.quality.speakers FILE.jsonl``.

The corpus is JSON lines with ``text`` and ``quotes``, each with ``content``, ``speaker`` and
``speaker_mentions``, the coreference chain of its speaker. A speaker has reached his chain when at least
half of the names of his actor (or else its first mention) share a character with a mention of the chain.
Two figures: with the speaker's span given, which measures coreference alone; and as extracted, over the
gold quotes whose content was found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims.document import Actor, GivenArticle, Mention, Participant, Quote, Span
from claims.extract import extract
from claims.extract.coreference import bind, corefer
from claims.extract.mentions import find_mentions
from claims.extract.parse import Parsed, Parser, load, read

MATCH = 0.5
"""The share of common characters from which on two contents are one quote."""
Pairs = Sequence[Sequence[int]]


@dataclass(slots=True)
class Reached:
    """How many speakers reached their chain, of how many; what went wrong, for reading."""

    right: int = 0
    asked: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, ok: bool, what: str) -> None:
        """Count one speaker."""
        self.asked += 1
        self.right += ok
        if not ok:
            self.wrong.append(what)

    def __str__(self) -> str:
        return f"{self.right} / {self.asked} = {self.right / max(self.asked, 1):.1%}"


def spans(pairs: Pairs | None) -> list[Span]:
    """Return the spans of a list of pairs."""
    return [Span(start, end) for start, end in pairs or ()]


def faces_of(actor: int, mentions: Sequence[Mention]) -> list[Span]:
    """Return the spans of the mentions that name the actor, or else of its first."""
    own = [mention for mention in mentions if mention.actor == actor]
    return [mention.span for mention in own if mention.form == "name"] or [own[0].span]


def is_reached(actor: int | None, mentions: Sequence[Mention], chain: Sequence[Span]) -> bool:
    """Say whether the actor is the one of the chain."""
    if actor is None:
        return False
    faces = faces_of(actor, mentions)
    return 2 * sum(any(face.overlaps(span) for span in chain) for face in faces) >= len(faces)


def given_speakers(
    parsed: Parsed, gold: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, Actor | None, bool]]:
    """Yield each gold speaker with the actor he is bound to, and whether that is right."""
    actors, mentions = corefer(parsed, find_mentions(parsed))
    quotes = []
    for quote in gold:
        span = spans(quote["speaker"])[0]
        tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
        who = Participant(span, tokens.root.idx)
        quotes.append(Quote("direct", tuple(spans(quote["content"])), None, who, "gold", 1.0))
    actors, mentions, bound, _ = bind(parsed, actors, mentions, tuple(quotes), ())
    for quote, marked in zip(bound, gold, strict=True):
        assert quote.speaker is not None
        assert quote.speaker.mention is not None
        actor = mentions[quote.speaker.mention].actor
        ok = is_reached(actor, mentions, spans(marked["speaker_mentions"]))
        yield quote.speaker.span.of(parsed.text), None if actor is None else actors[actor], ok


def found_speakers(
    text: str, gold: Sequence[Mapping[str, Any]], parser: Parser
) -> Iterator[tuple[str, bool]]:
    """Yield each gold speaker whose quote was found, and whether its extracted speaker is right."""
    document = extract(GivenArticle(text=text, origin=""), parser)
    for marked in gold:
        content = spans(marked["content"])
        alike = [(_overlap(content, quote.content), quote) for quote in document.quotes]
        score, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or score < MATCH:
            continue
        who = best.speaker
        actor = None if who is None or who.mention is None else document.mentions[who.mention].actor
        ok = is_reached(actor, document.mentions, spans(marked["speaker_mentions"]))
        yield spans(marked["speaker"])[0].of(text), ok


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Return shared characters over covered characters."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return shared / (sum(map(len, left)) + sum(map(len, right)) - shared)


def measure(path: Path, parser: Parser) -> tuple[Reached, Reached]:
    """Return how many speakers reach their chain: with their span given, and as extracted."""
    given, found = Reached(), Reached()
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        gold = [
            quote for quote in article["quotes"] if quote.get("speaker") and quote.get("speaker_mentions")
        ]
        parsed = read(parser, article["text"], ())
        for written, actor, ok in given_speakers(parsed, gold):
            given.add(ok, f"{article['doc_id']}: {written} → {actor.name if actor else None}")
        for written, ok in found_speakers(article["text"], gold, parser):
            found.add(ok, f"{article['doc_id']}: {written}")
    return given, found


def main() -> None:
    """Print both figures, and who did not reach his chain."""
    given, found = measure(Path(sys.argv[1]), load())
    lines = [f"speakers on the right chain, their span given: {given}", *given.wrong]
    lines += [f"\nspeakers on the right chain, of the quotes found: {found}", *found.wrong]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
