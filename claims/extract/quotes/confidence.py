"""Confidence of quotes: the share of such quotes that was right on marked articles.

A logistic model over what is known of the quote: how it is attributed, how its edges were found, how long it
is, and who speaks (a name, a pronoun or description that was resolved, nobody).
``lexicon/quote_confidence.toml`` holds the weights; ``python -m tests.quality.quote_confidence`` fits them on
marked articles, the level on articles that the rules were not tuned on.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp

from claims.document import Actor, Mention, Quote
from claims.extract.marks import WORD

SHORT, LONG, VERY_LONG = 5, 10, 45
"""Words of content from which on it is no longer short, is long, and may hold more than what was said."""
LEAST, MOST = 0.02, 0.98

_PLAIN = frozenset(("say", "tell", "write", "answer", "explain", "warn", "agree"))
"""Classes of cues that mostly report words as they were said."""
_THOUGHT = frozenset(("believe", "find"))
_GARBLED = re.compile(r"[ÃÂ][\u0080-\u00bf]|â€|\ufffd")
"""Characters that UTF-8 read in another encoding leaves behind."""


def rated(
    text: str, quotes: Sequence[Quote], mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[Quote, ...]:
    """Return ``quotes`` of ``text`` with their confidence; their speakers are bound to mentions."""
    return tuple(
        replace(quote, confidence=share(features(text, quote, mentions, actors))) for quote in quotes
    )


def share(known: Sequence[str]) -> float:
    """Return the share of quotes with these features that is right as it stands, 0 to 1."""
    weights = _weights()
    odds = weights["level"] + sum(weights.get(name, 0.0) for name in known)
    return round(min(MOST, max(LEAST, 1 / (1 + exp(-odds)))), 2)


def features(
    text: str, quote: Quote, mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[str, ...]:
    """Return the names of what is known of ``quote`` and bears on whether it is right."""
    return tuple(_features(text, quote, mentions, actors))


def _features(text: str, quote: Quote, mentions: Sequence[Mention], actors: Sequence[Actor]) -> Iterator[str]:
    manner = "said" if quote.cue_class in _PLAIN else "acted"
    yield f"manner {'thought' if quote.cue_class in _THOUGHT else manner}"
    yield f"form {quote.form}"
    yield f"pattern {quote.rule.rsplit('.', 1)[-1]}"
    yield f"speaker {_speaker(quote, mentions, actors)}"
    words = sum(1 for span in quote.content for _ in WORD.finditer(text, span.start, span.end))
    yield f"length {_length(words)}"
    if quote.form == "mixed" and quote.cue is not None and quote.content[0].start < quote.cue.start:
        yield "begins outside its marks"
    if len(quote.content) > 1:
        yield "pieces several"
    if text[quote.content[-1].end : quote.content[-1].end + 2].lstrip(" ")[:1].isalnum():
        yield "end before a word"
    if quote.parent is not None:
        yield "inside another"
    if quote.polarity == "negative":
        yield "negated"
    if _GARBLED.search(text, quote.content[0].start, quote.content[-1].end):
        yield "garbled"


def _length(words: int) -> str:
    if words < LONG:
        return "short" if words < SHORT else "middling"
    return "long" if words < VERY_LONG else "very long"


def _speaker(quote: Quote, mentions: Sequence[Mention], actors: Sequence[Actor]) -> str:
    """Return how the speaker is written, and whether a name is known for who that is."""
    if quote.speaker is None:
        return "nobody"
    mention = mentions[quote.speaker.mention] if quote.speaker.mention is not None else None
    if mention is None or mention.actor is None:
        return "unresolved"
    named = any(word[0].isupper() for word in WORD.findall(actors[mention.actor].name))
    return f"{mention.form} {'named' if named else 'described'}"


@cache
def _weights() -> dict[str, float]:
    path = files("claims.extract") / "lexicon" / "quote_confidence.toml"
    weights: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    return weights
