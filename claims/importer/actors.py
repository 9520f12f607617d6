"""The actors of an article brought together with those of the others; and a user's gazetteer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from claims.reading.gazetteer import read_gazetteer
from claims.resolve.actors import Index
from claims.resolve.links import Clusters
from claims.store import linking


class Linker:
    """Links the actors of one article after another; it reads the database once, when first needed.

    Keep one for a run of imports: what it read stays in memory, and grows with each article. A transaction
    that was rolled back leaves it knowing too much; make a new one then.
    """

    def __init__(self) -> None:
        self._index: Index | None = None

    def link(self, session: Session, article_id: int) -> int:
        """Compare the article's actors with all others, write what was found, and return how many links.

        Equal full names become links by rule, likely ones proposals. A pair that anybody judged before is
        left as it is.
        """
        actors = list(linking.known_actors(session, article_id))
        if self._index is None:
            self._index = Index(Clusters(linking.live_links(session)))
            own = {actor.id for actor in actors}
            for known in linking.known_actors(session):
                if known.id not in own:
                    self._index.add(known)
        return linking.write_links(session, self._index.settle(actors))


def link_actors(session: Session, article_id: int, linker: Linker | None = None) -> int:
    """Bring the article's actors together with all others: see :meth:`Linker.link`."""
    return (linker or Linker()).link(session, article_id)


def load_gazetteer(session: Session, path: Path) -> int:
    """Load a user's actors from a CSV file, link those that are there by rule, and return how many links.

    Loading a file again changes nothing; an actor is known by its external id, else by its name.

    Raises:
        InputError: the file cannot be read, lacks a column, or has a kind that there is not.
    """
    listed = {
        linking.write_known(session, row.kind, row.name, row.aliases, row.external_id)
        for row in read_gazetteer(path)
    }
    index = Index(Clusters(linking.live_links(session)))
    actors = list(linking.known_actors(session))
    for actor in actors:
        if actor.id in listed:
            index.add(actor)
    judgements = [judgement for actor in actors if actor.id not in listed for judgement in index.judge(actor)]
    return linking.write_links(session, judgements)
