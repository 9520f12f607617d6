"""Claims as schema.org's Claim and ClaimReview: their properties, and rdflib's list of terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.export import export
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.reading import read
from claims.store.database import Database

pytestmark = pytest.mark.slow

TEXT = (
    "“We will meet again,” Mayor Ada Brandt told reporters in Halden on Friday.\n"
    "France said that it would join. Officials said that the pier was sold.\n"
    "Norland and Ostia signed an agreement with Sudmark in Halden on 3 May 2023.\n"
)
THING = {"@type", "@id", "identifier", "additionalType", "url", "name", "alternateName"}
WORK = THING | {
    "text", "creativeWorkStatus", "author", "datePublished", "headline", "inLanguage", "publisher",
}  # fmt: skip
PROPERTIES = {
    "Claim": WORK | {"appearance"},
    "ClaimReview": WORK | {"itemReviewed", "claimReviewed", "reviewAspect", "reviewRating", "reviewBody"},
    "NewsArticle": WORK,
    "Rating": THING,
    "Person": THING,
    "Organization": THING,
    "GovernmentOrganization": THING,
}
"""Of schema.org's properties for each type those that may occur."""


def check(thing: dict[str, object]) -> None:
    """Check that a thing and those in it have a type, and no property that the type has not."""
    if set(thing) == {"@id"}:
        return
    assert set(thing) <= PROPERTIES[str(thing["@type"])]
    for value in thing.values():
        if isinstance(value, dict):
            check(value)


def test_decided_claims_are_reviewed_and_every_claim_appears(tmp_path: Path, parser: Parser) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Database.open(tmp_path / "claims.db") as database:
        list(import_articles(database, read([str(tmp_path / "a.txt")]), lambda: parser))
        desk = Desk(database, "ann")
        (quote, *_), (event, *_) = (
            desk.queue("article", f"kind:{kind}").ids for kind in ("quote", "event_mention")
        )
        desk.confirm(quote, 1)
        desk.reject(event, 1)
        number = export(database, tmp_path / "out.json", "claim-review")
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert written["@context"] == "https://schema.org"
    for thing in written["@graph"]:
        check(thing)
    claims = {one["@id"]: one for one in written["@graph"] if one["@type"] == "Claim"}
    reviews = {one["itemReviewed"]["@id"]: one for one in written["@graph"] if one["@type"] == "ClaimReview"}
    assert len(claims) == number > 2
    statuses = sorted(claims[claim]["creativeWorkStatus"] for claim in reviews)
    assert statuses == ["confirmed", "rejected"]
    for claim, review in reviews.items():
        assert review["claimReviewed"] == claims[claim]["text"]
        assert review["author"] == {"@type": "Person", "name": "ann"}
        assert review["reviewAspect"] == "whether the article says so"
    said = next(one for one in claims.values() if one["additionalType"] == "quote")
    assert said["text"].strip("“,”") == "We will meet again"
    authors = {one["author"]["name"]: one["author"]["@type"] for one in claims.values() if "author" in one}
    assert authors == {
        "Ada Brandt": "Person",
        "France": "GovernmentOrganization",
        "Officials": "Organization",
    }
    assert all(one["appearance"]["@type"] == "NewsArticle" for one in claims.values())
    assert any(one["text"].startswith("Norland and Ostia signed") for one in claims.values())


def test_rdflib_reads_it_and_knows_every_term(tmp_path: Path, parser: Parser) -> None:
    """The context stands on the web; what it says of these terms, that they are schema.org's, is put in."""
    from rdflib import RDF, Graph, URIRef  # slow to load
    from rdflib.namespace import SDO

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with Database.open(tmp_path / "claims.db") as database:
        list(import_articles(database, read([str(tmp_path / "a.txt")]), lambda: parser))
        desk = Desk(database, "ann")
        desk.confirm(desk.queue("article").ids[0], 1)
        number = export(database, tmp_path / "out.json", "claim-review")
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    graph = Graph().parse(data=json.dumps({**written, "@context": {"@vocab": str(SDO)}}), format="json-ld")
    assert len(set(graph.subjects(RDF.type, SDO.Claim))) == number
    assert set(graph.objects(predicate=SDO.itemReviewed)) <= set(graph.subjects(RDF.type, SDO.Claim))
    terms = {*graph.predicates(), *graph.objects(predicate=RDF.type)} - {RDF.type}
    assert {SDO.Claim, SDO.ClaimReview, SDO.appearance} <= terms
    for term in terms:
        assert isinstance(term, URIRef)
        assert term in SDO, term
