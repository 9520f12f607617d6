"""Damage of a PostgreSQL database: entries that no longer fit the rows."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from claims.store.backends.protocol import Finding

AGAIN = "Run as the database's owner: SELECT {}();"
SEARCHED = """
    WITH made AS (SELECT {key}, claims_words({text}) FROM {view} WHERE {text} IS NOT NULL)
    SELECT count(*) FROM (
        (SELECT * FROM made EXCEPT SELECT id, words FROM {index})
        UNION ALL
        (SELECT id, words FROM {index} EXCEPT SELECT * FROM made)
    ) AS differing"""
SENTENCES = {"key": "sentence_id", "text": "text", "view": "sentences", "index": "sentence_search"}
QUOTES = {"key": "claim_id", "text": "content", "view": "quotes", "index": "quote_search"}
COUNTED = """
    SELECT count(*) FROM (
        SELECT sum(claims) AS claims, sum(confidence) AS confidence FROM (
            SELECT rule, kind, status, -claims AS claims, -confidence AS confidence FROM rule_tally_delta
            UNION ALL
            SELECT rule, kind, status, 1, CAST(round(confidence * 1000000) AS bigint) FROM claim
        ) AS both_sides GROUP BY rule, kind, status
    ) AS differing WHERE claims <> 0 OR confidence <> 0"""
MISFIT = "The search index {index} does not fit the rows."
CHECKS = (
    *((MISFIT.format(**one), "claims_fill_search", SEARCHED.format(**one)) for one in (SENTENCES, QUOTES)),
    ("The tally rule_tally does not fit the claims.", "claims_fill_tally", COUNTED),
)
"""The message where the query counts something, and the function that makes it right."""


def damage(connection: Connection) -> Iterator[Finding]:
    """Yield what does not fit; references and CHECKs the server itself keeps."""
    for what, remedy, query in CHECKS:
        if connection.execute(text(query)).scalar_one():
            yield Finding("error", what, AGAIN.format(remedy))
