"""Stretches of an article by their use."""

from __future__ import annotations

from claims.document import Block


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the labelled blocks of ``text``."""
    return ()


def find_agency(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the wire agency whose copy the text is."""
    return None
