"""One article and what was found in it; and the language model, loaded when it is first needed."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from claims.document import Document, GivenArticle
from claims.errors import ClaimsError
from claims.reading import Refused

if TYPE_CHECKING:
    from claims.extract.parse import Parser

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article, what was found in it, and by which language model (name and version, for the record)."""

    given: GivenArticle
    document: Document
    model: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The traceback of a fault of ours that extraction met in an article."""

    trace: str


class LazyParser:
    """A language model by its name, loaded when first asked for; another process loads it for itself."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name

    def __call__(self) -> Parser:
        """Return the loaded model.

        Raises:
            ModelError: it is not installed, or lacks what extraction needs.
        """
        return self._loaded

    @cached_property
    def _loaded(self) -> Parser:
        from claims.extract.parse import DEFAULT_MODEL, load

        return load(self.name or DEFAULT_MODEL)

    def __reduce__(self) -> tuple[type[LazyParser], tuple[str | None]]:
        return LazyParser, (self.name,)


def find(given: GivenArticle, parser: Parser) -> Extracted | Fault:
    """Extract one article.

    Raises:
        ClaimsError: as extraction does.
    """
    from claims.extract import extract  # brings the language model's libraries, which not every import needs

    try:
        return Extracted(given, extract(given, parser), f"{parser.name} {parser.version}")
    except ClaimsError:
        raise
    except Exception:
        return Fault(traceback.format_exc())


def outcome(given: GivenArticle, found: Extracted | Fault) -> Extracted | Refused:
    """Return what was found in an article; a fault is logged, and the article refused for it."""
    if isinstance(found, Extracted):
        return found
    log.error("extraction failed on %s\n%s", given.origin, found.trace)
    return Refused(given.origin, "could not be analysed; the log says why")
