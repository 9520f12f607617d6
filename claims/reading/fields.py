"""Named fields, from a row of CSV, a JSON object or a sidecar, put on an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from claims.document import GivenArticle, Published
from claims.errors import InputError
from claims.reading.days import read_days

PLAIN = ("title", "url", "publisher", "agency", "author", "language")
"""Fields that are kept as they are; everything else unknown goes to the article's metadata."""

DATES = ("published", "date")
"""Fields that give the day of publication, the first of them that is there."""

Fields = Mapping[str, str]


def with_fields(article: GivenArticle, fields: Fields, ignore: Iterable[str] = ()) -> GivenArticle:
    """Return ``article`` with what ``fields`` say of it; an empty value says nothing.

    A date that cannot be read leaves the date unknown, with a remark; what was written is kept as metadata.
    """
    said = {name: value.strip() for name, value in fields.items() if value.strip()}
    dated = next((name for name in DATES if name in said), None)
    more = {k: v for k, v in said.items() if k not in (*PLAIN, dated, *ignore)}
    article = replace(
        article,
        title=said.get("title", article.title),
        url=said.get("url", article.url),
        publisher=said.get("publisher", article.publisher),
        agency=said.get("agency", article.agency),
        author=said.get("author", article.author),
        language=said.get("language", article.language),
        metadata={**article.metadata, **more},
    )
    return article if dated is None else _dated(article, dated, said[dated])


def _dated(article: GivenArticle, name: str, written: str) -> GivenArticle:
    try:
        return replace(article, published=Published(read_days(written), "given"))
    except InputError as error:
        return replace(
            article,
            metadata={**article.metadata, name: written},
            notes=(*article.notes, f"{name}: {error}; the date was left unknown"),
        )
