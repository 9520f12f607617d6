"""Articles whose characters are wrong: found as usual, and no claim is sure."""

from __future__ import annotations

from dataclasses import replace

from claims.document import GivenArticle
from claims.extract import GARBLED, extract
from claims.extract.parse import Parser

TEXT = (
    "“The bridge is safe,” Mayor Ada Lind said on Tuesday. Police arrested two men in Halden, killing nobody."
)


def test_no_claim_of_a_garbled_article_is_sure(parser: Parser) -> None:
    sound = GivenArticle(TEXT, "a.txt")
    plain, garbled = extract(sound, parser), extract(replace(sound, garbled=True), parser)
    claims = [*garbled.quotes, *garbled.events, *garbled.roles, *garbled.figures]
    assert max(claim.confidence for claim in plain.quotes) > GARBLED
    assert all(claim.confidence <= GARBLED for claim in claims)
    assert [quote.content for quote in garbled.quotes] == [quote.content for quote in plain.quotes]
