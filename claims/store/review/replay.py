"""Replay of decisions: the meaning of ``was`` and ``became``, and the row they give. Pure.

Both are flat JSON objects that name only what the decision touched. A claim's has

* ``status`` and ``flag``,
* ``fields``: columns of the claim and of its kind, by name (days as ``YYYY-MM-DD``),
* ``spans``: for each role all pieces, ``{"content": [[120, 180]]}``; no pieces: ``[]``,
* ``participants``: for each role all of them, ``{"speaker": [{"actor_id": 7, "mention_id": null}]}``.

An article's has its ``published_…`` columns and ``times``: columns of its time expressions by their id. Every
other row's has its columns. ``{"status":"corrected","fields":{"place":"Vienna"}}`` laid over a state changes
these two and nothing else; so undoing is one more decision that lays ``was`` over what stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

State = Mapping[str, Any]

GROUPS = ("fields", "spans", "participants", "times")
"""The keys whose values are objects of their own, laid over each other key by key."""

PARTS = ("fields", "spans", "participants")
"""Those that a claim and its proposal have."""


def laid_over(state: State, change: State) -> State:
    """Return ``state`` with everything that ``change`` names replaced by what it says."""
    return {
        **state,
        **change,
        **{name: {**state.get(name, {}), **change[name]} for name in GROUPS if name in change},
    }


def replay(proposed: State, became: Iterable[State]) -> State:
    """Return what should stand: what was proposed, with every decision's ``became`` laid over it in order."""
    state = proposed
    for change in became:
        state = laid_over(state, change)
    return state


def part(state: State, like: State) -> State:
    """Return the part of ``state`` that ``like`` names; what is missing is ``None``, or ``[]``."""
    return {
        name: {key: _missing(name, state.get(name, {}).get(key)) for key in like[name]}
        if name in GROUPS
        else state.get(name)
        for name in like
    }


def difference(state: State, wanted: State) -> State:
    """Return the part of ``wanted`` that ``state`` does not say already."""
    found: dict[str, Any] = {}
    here = part(state, wanted)
    for name, value in wanted.items():
        if name in GROUPS:
            changed = {key: entry for key, entry in value.items() if entry != here[name][key]}
            if changed:
                found[name] = changed
        elif value != here[name]:
            found[name] = value
    return found


def differing(state: State, wanted: State) -> list[str]:
    """Return the names of what a claim has otherwise than its decisions make of its proposal.

    A flag is set by machines too, and so is the status withdrawn.
    """
    expected = {name: value for name, value in wanted.items() if name != "flag"}
    found = difference(state, expected)
    names = [f"{part}.{name}" for part in PARTS for name in found.get(part, {})]
    if "status" in found or ("status" not in expected and state["status"] not in ("new", "withdrawn")):
        names.append("status")
    return names


def _missing(group: str, value: object) -> object:
    return [] if value is None and group in ("spans", "participants") else value
