"""What one article says, brought together with what all others say."""

from __future__ import annotations

from sqlalchemy.orm import Session

from claims.importer.actors import Linker
from claims.importer.events import EventLinker


class Links:
    """Links the actors, events and quotations of one article after another.

    Keep one for a run of imports: what it read stays in memory. A transaction that was rolled back leaves it
    knowing too much; make a new one then.
    """

    def __init__(self) -> None:
        self._actors = Linker()
        self._events = EventLinker()

    def link(self, session: Session, article_id: int) -> None:
        """Link the article's actors first: events are compared by who takes part in them."""
        self._actors.link(session, article_id)
        self._events.link(session, article_id)
