"""How often quotes like this one are right: the share measured on marked articles.

``lexicon/quote_confidence.toml`` holds a share for each way in which words are attributed (a plain cue of
saying, another act, a thought, nobody named), finer ones by how long the content is, and finer ones still by
the rule; ``python -m tests.quality.quote_confidence`` makes it. Short content is often a mere name or object.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

UNKNOWN = 0.5
"""For what the marked articles never show."""
SHORT, LONG = 5, 10
"""Words of content from which on it is no longer short, and is long."""

_PLAIN = frozenset(("say", "tell", "write", "answer", "explain", "warn", "agree"))
"""Classes of cues that mostly report words as they were said."""
_THOUGHT = frozenset(("believe", "find"))


def keys(rule: str, cue_class: str | None, has_speaker: bool, words: int) -> tuple[str, str, str]:
    """Return the names under which a quote is counted, the coarsest first; ``words`` are its content's."""
    if not has_speaker:
        manner = "nobody"
    elif cue_class in _THOUGHT:
        manner = "thought"
    else:
        manner = "said" if cue_class in _PLAIN else "acted"
    length = "short" if words < SHORT else "middling" if words < LONG else "long"
    return manner, f"{manner} {length}", f"{manner} {length} {rule}"


def confidence(rule: str, cue_class: str | None, has_speaker: bool, words: int) -> float:
    """Return the share of such quotes whose content and speaker were right, 0 to 1."""
    shares = _shares()
    manner, length, finest = keys(rule, cue_class, has_speaker, words)
    return next((shares[key] for key in (finest, length, manner) if key in shares), UNKNOWN)


@cache
def _shares() -> dict[str, float]:
    path = files("claims.extract") / "lexicon" / "quote_confidence.toml"
    shares: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["right"]
    return shares
