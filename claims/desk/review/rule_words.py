"""Rules in words: what a rule saw, as one sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def explain(rule: str) -> str:
    """Return what a rule saw, in a sentence; the name itself where nothing is known of it."""
    words = _words()
    known = [start for start in words["begins"] if f"{rule}.".startswith(f"{start}.")]
    if not known:
        return rule
    begins = words["begins"][max(known, key=len)]
    last = rule.rpartition(".")[2]
    if rule.startswith("event."):
        return f"{begins}: {last}."
    ends = words["ends"].get(last)
    return f"{begins}; {ends}." if ends is not None and rule.count(".") > 1 else f"{begins}."


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = files("claims.desk.review").joinpath("rules.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(text)
    return found
