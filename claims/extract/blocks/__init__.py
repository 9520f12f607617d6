"""Stretches of an article by their use: title, body, posts, live entries, turns of a talk, furniture."""

from claims.extract.blocks.composed import timed
from claims.extract.blocks.lines import find_agency, find_blocks

__all__ = ["find_agency", "find_blocks", "timed"]
