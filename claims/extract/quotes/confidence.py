"""How often quotes like this one are right: the share measured on marked articles.

``lexicon/quote_confidence.toml`` holds a share for each rule, and finer ones by whether the cue reports words
or a thought; ``python -m tests.quality.quote_confidence`` makes it.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

UNKNOWN = 0.5
"""For a rule that the marked articles never show."""


def keys(rule: str, cue_class: str | None, has_speaker: bool) -> tuple[str, str]:
    """Return the names under which a quote is counted, the coarse and the fine."""
    thought = "thought" if cue_class in ("believe", "find") else "words"
    return rule, f"{rule} {thought if has_speaker else 'nobody'}"


def confidence(rule: str, cue_class: str | None, has_speaker: bool) -> float:
    """Return the share of such quotes whose content and speaker were right, 0 to 1."""
    shares = _shares()
    for key in reversed(keys(rule, cue_class, has_speaker)):
        if key in shares:
            return shares[key]
    return UNKNOWN


@cache
def _shares() -> dict[str, float]:
    path = files("claims.extract") / "lexicon" / "quote_confidence.toml"
    shares: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["right"]
    return shares
