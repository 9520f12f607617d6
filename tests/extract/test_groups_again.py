"""Groups and bodies told of again: by another noun for the same people, by letters, by what a name is of."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

ONE = [
    ("riot police", "Police fired gas at the marchers. Riot police arrested nine of them. Officers left.",
     ("Police", "Riot police", "Officers")),
    ("officers by what they wear", "Police moved in. Students were dragged away by officers in riot gear.",
     ("Police", "officers")),
    ("rescue workers", "Rescue workers searched the mine. Rescuers found nobody. The rescue teams sang.",
     ("Rescue workers", "Rescuers", "The rescue teams")),
    ("members of parliament", "Lawmakers voted for it. MPs cheered loudly.", ("Lawmakers", "MPs")),
    ("soldiers", "Soldiers shot two herders. Troops later left the town.", ("Soldiers", "Troops")),
    ("rebels of a group", "The rebel group Free Haki Front seized the town. The rebels said it was theirs.",
     ("Free Haki Front", "The rebels")),
    ("the court", "The request follows a ruling of the Supreme Court of Cassation. The case on which the "
     "Court ruled was old.", ("Supreme Court of Cassation", "the Court")),
    ("two letters in another order", "The United Nations said it was sorry. The Untied Nations left.",
     ("United Nations", "Untied Nations")),
    ("an agent by his kin", "Okafor’s agent, his cousin Emeka Lund, denied it. Lund said it was a lie.",
     ("Okafor’s agent", "Emeka Lund", "Lund said")),
]  # fmt: skip

SEVERAL = [
    ("those of another place", "Residents of the valley blocked the road. Villagers in the south joined in.",
     ("Residents", "Villagers")),
    ("a few who died", "A bomb killed ten villagers. The rebels fled. Houses burned, residents said.",
     ("ten villagers", "residents")),
    ("those of another number", "Nine soldiers left the town. Two soldiers were shot.",
     ("Nine soldiers", "Two soldiers")),
    ("bodies of other letters", "The Norvik Council met. The Norvik Counsel said it was glad.",
     ("Norvik Council", "Norvik Counsel")),
]  # fmt: skip


def actors_at(parser: Parser, text: str, phrases: tuple[str, ...]) -> set[int | None]:
    """Return the actors of the mentions that begin where each of ``phrases`` first stands."""
    document = extract(text, parser)
    found: set[int | None] = set()
    for phrase in phrases:
        start = text.index(phrase)
        inside = range(start, start + len(phrase))
        found.add(next((m.actor for m in document.mentions if m.span.start in inside), None))
    return found


@pytest.mark.parametrize(("text", "phrases"), [row[1:] for row in ONE], ids=[row[0] for row in ONE])
def test_they_are_one(parser: Parser, text: str, phrases: tuple[str, ...]) -> None:
    (actor,) = actors_at(parser, text, phrases)
    assert actor is not None


@pytest.mark.parametrize(("text", "phrases"), [row[1:] for row in SEVERAL], ids=[row[0] for row in SEVERAL])
def test_they_are_several(parser: Parser, text: str, phrases: tuple[str, ...]) -> None:
    assert len(actors_at(parser, text, phrases)) == len(phrases)
