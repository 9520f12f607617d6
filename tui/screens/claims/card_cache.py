"""Card cache: cards shown before, and cards read ahead of the cursor.

A cursor mostly moves by one, so what comes next is known while a reviewer still reads.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from claims.desk.cards import ClaimCard, Decided

KEPT = 64
"""Cards kept; the one used longest ago goes first."""


class Cards:
    """Claim cards by id. Reading threads may put some in while the screen looks for others."""

    def __init__(self) -> None:
        self._cards: OrderedDict[int, ClaimCard] = OrderedDict()
        self.age = 0

    def __contains__(self, claim_id: int) -> bool:
        return claim_id in self._cards

    def get(self, claim_id: int) -> ClaimCard | None:
        """Return the card of a claim if it is here."""
        card = self._cards.get(claim_id)
        if card is not None:
            self._cards.move_to_end(claim_id)
        return card

    def put(self, card: ClaimCard, age: int) -> None:
        """Keep a card, unless something changed since ``age`` was the age of the cards."""
        if age == self.age:
            self._cards[card.row.id] = card
            while len(self._cards) > KEPT:
                self._cards.popitem(last=False)

    def decided(self, decided: Decided) -> None:
        """Drop what a decision changed: a few claims wherever they show, or everything."""
        if decided.wide:
            self.clear()
        else:
            self._drop(decided.rows.keys())

    def clear(self) -> None:
        """Drop all."""
        self.age += 1
        self._cards.clear()

    def _drop(self, changed: Collection[int]) -> None:
        self.age += 1
        for claim_id, card in list(self._cards.items()):
            if claim_id in changed or any(other.row.id in changed for other in card.related):
                del self._cards[claim_id]
