"""Every mention of a person in the five articles, as a reader marked them, on the right actor."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.document import Actor, Document, GivenArticle, Mention, Span
from claims.extract import extract
from claims.extract.parse import Parser
from claims.gazetteer.names import fold
from claims.records import KnownActor
from claims.resolve.actors import ActorIndex

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parent.parent.parent / "seeds"
MARKS = list(csv.DictReader(Path(__file__).with_name("persons.csv").open(encoding="utf-8")))
LEAST = 0.9
"""The share of the marked mentions that must be found on their actor."""


@pytest.fixture(scope="module")
def documents(parser: Parser) -> dict[str, Document]:
    texts = {
        path.name[:3]: path.read_bytes().decode("utf-8", "replace") for path in sorted(SEEDS.glob("*.txt"))
    }
    return {name: extract(GivenArticle(text=text, origin=name), parser) for name, text in texts.items()}


def found(document: Document, span: Span) -> Mention | None:
    return max(
        (mention for mention in document.mentions if mention.span.iou(span) > 0.5),
        key=lambda mention: mention.span.iou(span),
        default=None,
    )


def judged(documents: dict[str, Document]) -> Iterator[tuple[str, Actor | None]]:
    """Yield each marked actor's name with the actor that was found in its place."""
    for mark in MARKS:
        document = documents[mark["article"]]
        start = int(mark["start"])
        span = Span(start, start + len(mark["text"]))
        assert " ".join(span.of(document.text).split()) == " ".join(mark["text"].split())
        mention = found(document, span)
        settled = mention is not None and mention.actor is not None
        yield mark["actor"], document.actors[mention.actor] if settled else None  # type: ignore[union-attr, index]


def test_nine_in_ten_are_on_the_right_actor(documents: dict[str, Document]) -> None:
    wrong = [(name, actor) for name, actor in judged(documents) if actor is None or actor.name != name]
    assert len(wrong) <= (1 - LEAST) * len(MARKS), wrong


def test_no_two_people_are_one_actor(documents: dict[str, Document]) -> None:
    wrong = [(name, actor.name) for name, actor in judged(documents) if actor and actor.name != name]
    assert wrong == []


def test_a_surname_is_never_a_place(documents: dict[str, Document]) -> None:
    kinds = {actor.kind for name, actor in judged(documents) if actor}
    assert kinds == {"person"}


CORRUPTED = [("001", "Blankenship", "Anthony Blinken"), ("002", "Binken", "Anthony Blinken")]


@pytest.mark.parametrize(("article", "name", "likely"), CORRUPTED)
def test_corrupted_surnames_are_flagged(
    documents: dict[str, Document], article: str, name: str, likely: str
) -> None:
    actors = documents[article].actors
    [orphan] = [actor for actor in actors if actor.name == name]
    assert orphan.resembles is not None
    assert actors[orphan.resembles].name == likely


def test_likely_pairs_are_proposed_and_no_others(documents: dict[str, Document]) -> None:
    known = list(people(documents))
    names = {actor.id: actor.name for actor in known}
    judgements = ActorIndex().settle(known)
    proposed = {frozenset((names[j.left], names[j.right])) for j in judgements if j.judgement == "proposed"}
    assert proposed == {
        frozenset(("Antony Blinken", "Anthony Blinken")),
        frozenset(("Daniel Curtinbrink", "Daniel Krittenbrink")),
        frozenset(("Daniel Kritenbrink", "Daniel Krittenbrink")),
        frozenset(("Daniel Kritenbrink", "Daniel Curtinbrink")),
        frozenset(("Wang Yi", "Wang Ye")),
        frozenset(("Biden", "Joe Biden")),
    }
    settled = {(names[j.left], names[j.right]) for j in judgements if j.judgement == "same"}
    assert all(left == right for left, right in settled)


def people(documents: dict[str, Document]) -> Iterator[KnownActor]:
    """Yield the people of all articles as the database would hold them."""
    count = 0
    for document in documents.values():
        own = [actor for actor in document.actors if actor.kind == "person"]
        company = frozenset(fold(actor.name) for actor in own)
        for actor in own:
            count += 1
            yield KnownActor(count, "person", actor.name, actor.names, actor.roles, None, company)
