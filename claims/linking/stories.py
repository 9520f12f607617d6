"""The story that each new article tells, among the articles of those days with the same names and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from claims.linking.steps import Write
from claims.records import Difference, NameRecord, PlaceName
from claims.resolve.stories import similarity
from claims.resolve.stories.figures import figure_differences
from claims.resolve.stories.places_spelt import place_names, spelt_places
from claims.resolve.stories.spellings import fuller_pairs, proposals, spelling_pairs
from claims.store.linking import link_writer, near_duplicates, story_conflicts, story_facts, story_rows
from claims.store.models import ActorLink

COMPARED = 8
"""An article is compared with so many others, those that share the most keys."""
KEPT = 4
"""Articles of one story that are looked through for other accounts of what a new one tells."""


def file_stories(session: Session, articles: Sequence[int]) -> Write:
    """Return what files these articles under the keys by which articles of one story find each other."""
    texts = story_rows.story_texts(session, articles)
    filed = {text: similarity.keys(text) for text in texts.values()}
    return lambda session: story_rows.file_stories(session, filed)


def find_stories(session: Session, articles: Sequence[int]) -> tuple[Mapping[int, Sequence[int]], Write]:
    """Return for each of these articles the others of its story that are most like it, and what writes that.

    The articles are filed already; each is compared with those that came before it.
    """
    texts = story_rows.story_texts(session, articles)
    filed = {text: similarity.keys(text) for text in texts.values()}
    near = story_rows.near(session, filed, similarity.NEWS_DAYS)
    others = {article: _most_alike(sharing) for article, (sharing, _) in near.items()}
    missing = {one for some in others.values() for one in some} - texts.keys()
    known = texts | story_rows.story_texts(session, missing)
    found: dict[int, list[int]] = {}
    for article in sorted(texts):
        judged = [
            (known[other], similarity.are_one_story(texts[article], known[other], near[article][1]))
            for other in others[article]
        ]
        found[article] = similarity.chosen(texts[article], judged)[:KEPT]
    return found, lambda session: _write_stories(session, found)


def _write_stories(session: Session, found: Mapping[int, Sequence[int]]) -> None:
    for article, others in found.items():
        first = story_rows.story_of(session, others[0]) if others else None
        story_rows.write_story(session, article, first)


def _most_alike(sharing: Mapping[int, int]) -> list[int]:
    """Return the articles that share the most keys, of equals the newest."""
    return sorted(sharing, key=lambda other: (-sharing[other], -other))[:COMPARED]


def compare_facts(session: Session, articles: Sequence[int], near: Mapping[int, Sequence[int]]) -> Write:
    """Return what brings up to date where these articles and others of their stories differ.

    They are compared in figures and in names.
    A name that is only spelt differently, or given in full, is proposed as the same actor's.
    """
    every = {*articles, *(other for article in articles for other in near.get(article, ()))}
    figures, names = story_facts.figure_records(session, every), story_facts.name_records(session, every)
    places = _place_differences(session, articles, near)
    differences: dict[int, list[tuple[int, Difference]]] = {}
    alike: list[tuple[NameRecord, NameRecord]] = []
    for article in articles:
        found = differences[article] = []
        for other in near.get(article, ()):
            pair = (names.get(other, ()), names.get(article, ()))
            spelt = list(spelling_pairs(*pair))
            found += ((other, one) for one in places.get((article, other), ()))
            found += (
                (other, one) for one in figure_differences(figures.get(other, ()), figures.get(article, ()))
            )
            found += ((other, Difference("name", "disagreement", *_in_order(*one))) for one in spelt)
            alike += (*spelt, *fuller_pairs(*pair))
    compared = {article: near.get(article, ()) for article in articles}

    def write(session: Session) -> None:
        story_conflicts.write_story_conflicts(session, compared, differences)
        link_writer.write_links(session, ActorLink, proposals(alike))

    return write


def _place_differences(
    session: Session, articles: Sequence[int], near: Mapping[int, Sequence[int]]
) -> dict[tuple[int, int], list[Difference]]:
    """Return the places that articles of one story spell differently, between the claims nearest to them."""
    every = {end for article in articles if near.get(article) for end in (article, *near[article])}
    texts, starts = near_duplicates.texts_of(session, every), story_facts.claim_starts(session, every)
    names = {article: list(place_names(article, text)) for article, text in texts.items()}
    found: dict[tuple[int, int], list[Difference]] = {}
    for article in articles:
        for other in near.get(article, ()):
            if article in starts and other in starts:
                pairs = spelt_places(
                    (other, texts[other]), names[other], (article, texts[article]), names[article]
                )
                found[article, other] = [_place_difference(pair, starts) for pair in pairs]
    return found


def _place_difference(
    pair: tuple[PlaceName, PlaceName], starts: Mapping[int, Sequence[tuple[int, int]]]
) -> Difference:
    told = sorted((story_facts.nearest(starts[one.article], one.start), one.name) for one in pair)
    return Difference("name", "disagreement", told[0][0], told[1][0], told[0][1], told[1][1])


def _in_order(left: NameRecord, right: NameRecord) -> tuple[int, int, str, str]:
    first, second = sorted((left, right), key=lambda one: one.claim)
    return first.claim, second.claim, first.name, second.name
