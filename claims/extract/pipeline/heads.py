"""Heads of tokens by number, while a parse is mended: changed only where they stay a tree."""

from __future__ import annotations

from collections.abc import Mapping


def rehang(heads: list[int], changes: Mapping[int, int]) -> bool:
    """Give tokens other heads, all of ``changes`` or none, and say whether that was done.

    Args:
        heads: the number of each token's head; a root is its own.
        changes: the new head of each token that changes.

    It is left undone where a token would hang, by whatever steps, on itself.
    """
    before = {token: heads[token] for token in changes}
    for token, head in changes.items():
        heads[token] = head
    if any(_is_on_itself(heads, token) for token in changes):
        for token, head in before.items():
            heads[token] = head
        return False
    return True


def _is_on_itself(heads: list[int], token: int) -> bool:
    """Say whether the way up from a token, which may end in a circle elsewhere too, comes back to it."""
    seen: set[int] = set()
    above = token
    while heads[above] != above and above not in seen:
        seen.add(above)
        above = heads[above]
    return heads[above] != above
