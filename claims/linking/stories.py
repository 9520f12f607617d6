"""The story that each new article tells, among the articles of those days with the same names and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from claims.records import Difference, NameRecord
from claims.resolve.stories import similarity
from claims.resolve.stories.figures import figure_differences
from claims.resolve.stories.places_spelt import place_names, spelt_places
from claims.resolve.stories.spellings import fuller_pairs, proposals, spelling_pairs
from claims.store.linking import link_writer, near_duplicates, story_facts, story_rows
from claims.store.models import ActorLink

COMPARED = 8
"""An article is compared with so many others, those that share the most keys."""
KEPT = 4
"""So many articles of one story are looked through for other accounts of what a new one tells."""


def link_stories(session: Session, articles: Sequence[int]) -> dict[int, list[int]]:
    """Give each of these articles its story, and return for each the others of it that are most like it.

    The articles are taken in their order, each compared with those that came before it.
    """
    texts = story_rows.story_texts(session, articles)
    keys = {article: similarity.keys(text) for article, text in texts.items()}
    story_rows.file_stories(session, {texts[article]: keys[article] for article in texts})
    found: dict[int, list[int]] = {}
    for article in sorted(texts):
        sharing, common = story_rows.near(session, texts[article], keys[article], similarity.NEWS_DAYS)
        others = [
            other for other, _ in sorted(sharing.items(), key=lambda one: (-one[1], -one[0]))[:COMPARED]
        ]
        missing = [other for other in others if other not in texts]
        known = {**texts, **story_rows.story_texts(session, missing)} if missing else texts
        judged = [
            (known[other], similarity.are_one_story(texts[article], known[other], common)) for other in others
        ]
        found[article] = similarity.chosen(texts[article], judged)[:KEPT]
        first = story_rows.story_of(session, found[article][0]) if found[article] else None
        story_rows.write_story(session, article, first)
    return found


def compare_facts(session: Session, articles: Sequence[int], near: Mapping[int, Sequence[int]]) -> None:
    """Bring up to date where these articles and others of their stories differ in figures and in names.

    A name that is only spelt differently, or given in full, is proposed as the same actor's.
    """
    every = {*articles, *(other for article in articles for other in near.get(article, ()))}
    figures, names = story_facts.figure_records(session, every), story_facts.name_records(session, every)
    differences: list[Difference] = list(_place_differences(session, articles, near))
    spelt: list[tuple[NameRecord, NameRecord]] = []
    fuller: list[tuple[NameRecord, NameRecord]] = []
    for article in articles:
        for other in near.get(article, ()):
            differences += figure_differences(figures.get(other, ()), figures.get(article, ()))
            spelt += spelling_pairs(names.get(other, ()), names.get(article, ()))
            fuller += fuller_pairs(names.get(other, ()), names.get(article, ()))
    differences += (Difference("name", "disagreement", *_in_order(left, right)) for left, right in spelt)
    story_facts.write_story_conflicts(session, articles, every, differences)
    link_writer.write_links(session, ActorLink, proposals([*spelt, *fuller]))


def _place_differences(
    session: Session, articles: Sequence[int], near: Mapping[int, Sequence[int]]
) -> Iterator[Difference]:
    """Yield the places that articles of one story spell differently, between the claims nearest to them."""
    every = {end for article in articles if near.get(article) for end in (article, *near[article])}
    texts, starts = near_duplicates.texts_of(session, every), story_facts.claim_starts(session, every)
    names = {article: list(place_names(article, text)) for article, text in texts.items()}
    for article in articles:
        for other in near.get(article, ()):
            if article not in starts or other not in starts:
                continue
            for pair in spelt_places(names[other], texts[other], names[article], texts[article]):
                told = sorted((story_facts.nearest(starts[one.article], one.start), one.name) for one in pair)
                yield Difference("name", "disagreement", told[0][0], told[1][0], told[0][1], told[1][1])


def _in_order(left: NameRecord, right: NameRecord) -> tuple[int, int, str, str]:
    first, second = sorted((left, right), key=lambda one: one.claim)
    return first.claim, second.claim, first.name, second.name
