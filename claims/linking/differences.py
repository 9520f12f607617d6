"""Differences between the articles of one story: in figures, in names, and in what their clauses tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from claims.linking.steps import Write
from claims.records import Difference, NameRecord, PlaceName
from claims.resolve.stories.days import day_differences
from claims.resolve.stories.denials import denial_differences
from claims.resolve.stories.figures import figure_differences
from claims.resolve.stories.passages import passages
from claims.resolve.stories.places_spelt import (
    other_names,
    place_names,
    spelt_names,
    spelt_places,
    translated_names,
)
from claims.resolve.stories.spellings import fuller_pairs, proposals, spelling_pairs
from claims.resolve.stories.whereabouts import place_differences
from claims.store.linking import link_writer, near_duplicates, story_conflicts, story_facts
from claims.store.linking.story_passages import article_records
from claims.store.models import ActorLink

Pairs = Mapping[tuple[int, int], Sequence[Difference]]
"""The differences between an article and another of its story."""


def compare_facts(session: Session, articles: Sequence[int], near: Mapping[int, Sequence[int]]) -> Write:
    """Return what brings up to date where these articles and others of their stories differ.

    They are compared in figures, in names, and clause by clause in what they tell.
    A name that is only spelt differently, or given in full, is proposed as the same actor's.
    """
    every = {*articles, *(other for article in articles for other in near.get(article, ()))}
    figures, names = story_facts.figure_records(session, every), story_facts.name_records(session, every)
    spelt, clauses = _spelt_differences(session, articles, near), _clause_differences(session, articles, near)
    differences: dict[int, list[tuple[int, Difference]]] = {}
    alike: list[tuple[NameRecord, NameRecord]] = []
    for article in articles:
        found = differences[article] = []
        for other in near.get(article, ()):
            both, pair = (article, other), (names.get(other, ()), names.get(article, ()))
            likely = list(spelling_pairs(*pair))
            named = [Difference("name", "disagreement", *_in_order(*one)) for one in likely]
            counted = figure_differences(figures.get(other, ()), figures.get(article, ()))
            told = (*clauses.get(both, ()), *other_names(spelt.get(both, ()), named), *counted, *named)
            found += ((other, one) for one in told)
            alike += (*likely, *fuller_pairs(*pair))
    compared = {article: near.get(article, ()) for article in articles}

    def write(session: Session) -> None:
        story_conflicts.write_story_conflicts(session, compared, differences)
        link_writer.write_links(session, ActorLink, proposals(alike))

    return write


def _spelt_differences(
    session: Session, articles: Sequence[int], near: Mapping[int, Sequence[int]]
) -> dict[tuple[int, int], list[Difference]]:
    """Return the names that articles of one story spell differently, between the claims nearest to them."""
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
                sides = (other, texts[other]), (article, texts[article])
                every_pair = (*pairs, *spelt_names(*sides), *translated_names(*sides))
                found[article, other] = [_spelt_difference(pair, starts) for pair in every_pair]
    return found


def _clause_differences(
    session: Session, articles: Sequence[int], near: Mapping[int, Sequence[int]]
) -> dict[tuple[int, int], list[Difference]]:
    """Return in what the clauses of articles of one story differ, pair by pair."""
    every = {end for article in articles if near.get(article) for end in (article, *near[article])}
    told = {id_: (passages(one), one.published) for id_, one in article_records(session, every).items()}
    return {
        (article, other): [
            *day_differences(told[other], told[article]),
            *denial_differences(told[other], told[article]),
            *place_differences(told[other][0], told[article][0]),
        ]
        for article in articles
        for other in near.get(article, ())
    }


def _spelt_difference(
    pair: tuple[PlaceName, PlaceName], starts: Mapping[int, Sequence[tuple[int, int]]]
) -> Difference:
    told = sorted((story_facts.nearest(starts[one.article], one.start), one.name, one.start) for one in pair)
    (left, ours, at), (right, theirs, there) = told
    return Difference("name", "disagreement", left, right, ours, theirs, at, there)


def _in_order(left: NameRecord, right: NameRecord) -> tuple[int, int, str, str]:
    first, second = sorted((left, right), key=lambda one: one.claim)
    return first.claim, second.claim, first.name, second.name
