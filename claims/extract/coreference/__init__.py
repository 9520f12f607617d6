"""Mentions of one article brought to their actors, in passes from the surest to the least sure.

The order of the passes is that of the multi-pass sieve of Raghunathan et al. (2010): exact names, then
surnames, appositions, offices, repeated nominals and pronouns, each building on what is settled.
"""

from __future__ import annotations

from claims.document import Actor, Mention
from claims.extract.coreference.binding import bind
from claims.extract.coreference.entity_table import EntityTable
from claims.extract.coreference.named import gather_names
from claims.extract.coreference.nominals import gather_nominals
from claims.extract.coreference.phrases.clients import settle_clients
from claims.extract.coreference.pronouns import gather_pronouns
from claims.extract.parse import Parsed

__all__ = ["bind", "corefer"]


def corefer(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Return the actors in order of first mention, and the mentions with their actor set.

    A mention that the text does not settle (most pronouns inside quotations) keeps ``actor`` ``None``.
    """
    table = EntityTable(parsed, mentions)
    gather_names(table)
    gather_nominals(table)
    gather_pronouns(table)
    settle_clients(table)
    return table.finish()
