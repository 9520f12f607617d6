"""Actor linking across articles, and the loading of a user's gazetteer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from sqlalchemy.orm import Session

from claims.document import ListedActor
from claims.records import Bearers, Judgement, KnownActor, Named
from claims.resolve.actors import BUCKET, FAMILIES, FIRST, ActorIndex, names_of, profile_key
from claims.resolve.blocking import asking_keys, filing_keys, surname_key
from claims.resolve.body_country import called
from claims.resolve.links import Clusters
from claims.store.linking import blocking_keys, link_writer
from claims.store.models import ActorLink


def link_actors(session: Session, articles: Sequence[int]) -> int:
    """Bring the actors of these articles together with all others, and return how many links were written.

    Equal full names become links by rule, likely ones proposals. A pair that anybody judged before is left as
    it is.
    """
    actors = list(link_writer.known_actors(session, articles))
    found = compare(session, articles, actors)
    written = link_writer.write_links(session, ActorLink, chain.from_iterable(found.values()))
    file_actors(session, actors)
    return written


def compare(
    session: Session, articles: Sequence[int], actors: Sequence[KnownActor]
) -> dict[int, list[Judgement]]:
    """Compare the actors of each article with all before it, and return what is to be held, by article.

    Only what shares a key with these actors is read, so that it takes the same time in a large database.
    """
    cast: defaultdict[int, list[KnownActor]] = defaultdict(list)
    for actor in actors:
        cast[actor.article or 0].append(actor)
    index = _about(session, actors)
    return {article: index.settle(cast[article]) for article in articles}


def unites(judgements: Iterable[Judgement]) -> bool:
    """Say whether the links of one article may make one of clusters that were two before it."""
    newer = Counter(one.right for one in judgements if one.judgement == "same")
    return any(times > 1 for times in newer.values())


def file_actors(session: Session, actors: Iterable[KnownActor]) -> None:
    """File actors that are linked under their names, and the names under the keys of likely spellings."""
    names: dict[Named, None] = {}
    bearers: list[tuple[str, int]] = []
    for family, name, actor in _named(actors):
        profile = profile_key(family, name)
        bearers.append((profile, actor.id))
        names.update((Named(key, profile, name), None) for key in filing_keys(family, name))
    blocking_keys.file_names(session, names)
    blocking_keys.file_actors(session, bearers, FIRST)


def _about(session: Session, actors: Sequence[KnownActor]) -> ActorIndex:
    """Return an index of the names that any of ``actors`` may be met under."""

    def recall(profiles: Collection[str]) -> Mapping[str, Bearers]:
        first = blocking_keys.first_bearers(session, profiles, FIRST)
        ids = {actor for some in first.values() for actor in some}
        known = {actor.id: actor for actor in link_writer.actors_by_id(session, ids)}
        return {
            profile: replace(found, actors=tuple(known[id_] for id_ in first[profile] if id_ in known))
            for profile, found in blocking_keys.bearers(session, profiles).items()
        }

    links = link_writer.links_about(session, ActorLink, {actor.id for actor in actors})
    index = ActorIndex(Clusters(links), recall)
    asked = {
        key
        for actor in actors
        if (family := FAMILIES.get(actor.kind))
        for key in asking_keys(family, called(actor))
    }
    full = blocking_keys.full(session, asked, BUCKET)
    lone = blocking_keys.names(session, asked - full)
    surnames = {key for named in lone if (key := surname_key(named.key))} - asked
    crowded = blocking_keys.full(session, surnames, BUCKET)
    index.expect([*lone, *blocking_keys.names(session, surnames - crowded)], full | crowded)
    own = {profile_key(family, name): name for family, name, _ in _named(actors)}
    for profile, bearers in blocking_keys.bearers(session, own).items():
        index.meet(profile, own[profile], bearers)
    index.prepare(actors)
    return index


def _named(actors: Iterable[KnownActor]) -> Iterable[tuple[str, str, KnownActor]]:
    for actor in actors:
        family = FAMILIES.get(actor.kind)
        if family is not None:
            for name in names_of(actor):
                yield family, name, actor


def link_gazetteer(session: Session, rows: Iterable[ListedActor]) -> int:
    """Store a user's actors, link those that are there by rule, and return how many links.

    Storing a row again changes nothing; an actor is known by its external id, else by its name.
    """
    listed = {
        link_writer.write_known(session, row.kind, row.name, row.aliases, row.external_id) for row in rows
    }
    known = list(link_writer.actors_by_id(session, listed))
    index = _about(session, known)
    judgements = [judgement for actor in known for judgement in index.judge(actor)]
    file_actors(session, known)
    return link_writer.write_links(session, ActorLink, _not_two_ids(session, judgements, listed))


def _not_two_ids(
    session: Session, judgements: Sequence[Judgement], listed: Collection[int]
) -> Iterator[Judgement]:
    """Yield the judgements; where the other actor has an external id already, a person is asked."""
    others = {end for found in judgements for end in (found.left, found.right)} - set(listed)
    taken = link_writer.with_external_id(session, others)
    for found in judgements:
        if found.judgement == "same" and taken & {found.left, found.right}:
            against = (*found.against, "the other has an external id of its own")
            found = replace(found, judgement="proposed", score=0.9, against=against)
        yield found
