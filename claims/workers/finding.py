"""One article and what was found in it; and the language model, loaded when it is first needed."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from claims.document import Document, GivenArticle
from claims.errors import ClaimsError
from claims.reading import Refused

if TYPE_CHECKING:
    from claims.extract.parse import Parser

WORDS = 500_000
"""Strings that a vocabulary keeps at most: it would grow with every article otherwise."""
WARM = GivenArticle("“We met,” said the mayor on 3 May 2021.", "")
"""An article that takes a new process through every step once: what each needs is imported by then."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article and what was found in it.

    For the record: by which language model (name and version), and with which event types of a user's own
    and which lexicon layers.
    """

    given: GivenArticle
    document: Document
    model: str
    ontology: str = ""
    layers: tuple[str, ...] = ()

    @property
    def config(self) -> dict[str, object]:
        """Return what a run keeps of how it extracted."""
        types: dict[str, object] = {"ontology": self.ontology} if self.ontology else {}
        return {**types, "layers": list(self.layers)} if self.layers else types


@dataclass(frozen=True, slots=True)
class Fault:
    """The traceback of a fault of ours that extraction met in an article."""

    trace: str


class LazyParser:
    """A language model by its name, loaded when first asked for; another process loads it for itself.

    ``ontology`` is the text of a user's file of event types, ``layers`` are those of lexicon layers. The
    kinds of claims of other packages are those installed where it is loaded.
    """

    def __init__(self, name: str | None = None, ontology: str = "", layers: tuple[str, ...] = ()) -> None:
        self.name = name
        self.ontology = ontology
        self.layers = layers

    def __call__(self) -> Parser:
        """Return the loaded model.

        Raises:
            ModelError: it is not installed, or lacks what extraction needs.
        """
        return replace(self._loaded, layers=self.layers)

    @cached_property
    def _loaded(self) -> Parser:
        from claims.extract.parse import DEFAULT_MODEL, load
        from claims.plugins.kinds import installed

        parser = load(self.name or DEFAULT_MODEL)
        return replace(parser, ontology=self.ontology, kinds=installed().kinds)

    def __reduce__(self) -> tuple[type[LazyParser], tuple[str | None, str, tuple[str, ...]]]:
        return LazyParser, (self.name, self.ontology, self.layers)


def find(given: Sequence[GivenArticle], parser: Parser) -> list[Extracted | Fault]:
    """Extract some articles together; where one of them has a fault, each by itself.

    Raises:
        ClaimsError: as extraction does.
    """
    from claims.extract import extract_all  # imported lazily: slow to load

    model = f"{parser.name} {parser.version}"
    try:
        with _bounded(parser):
            documents = extract_all(given, parser)
            pairs = zip(given, documents, strict=True)
            return [Extracted(one, found, model, parser.ontology, parser.layers) for one, found in pairs]
    except ClaimsError:
        raise
    except Exception:  # a fault of ours, whichever it is, costs its own article and no other
        if len(given) == 1:
            return [Fault(traceback.format_exc())]
        return [found for one in given for found in find([one], parser)]


@contextmanager
def _bounded(parser: Parser) -> Iterator[None]:
    """Let the vocabulary forget the words of the block, once it has seen enough to know the common ones."""
    if len(parser.nlp.vocab.strings) < WORDS:
        yield
        return
    with parser.nlp.memory_zone():
        yield


def answer(
    given: Sequence[GivenArticle], parser: Callable[[], Parser]
) -> list[Extracted | Fault] | ClaimsError:
    """Return what an extracting process answers: what was found, or the error that is meant for the user."""
    try:
        return find(given, parser())
    except ClaimsError as error:
        return error


def outcome(given: GivenArticle, found: Extracted | Fault) -> Extracted | Refused:
    """Return what was found in an article; a fault is logged, and the article refused for it."""
    if isinstance(found, Extracted):
        return found
    log.error("extraction failed on %s\n%s", given.origin, found.trace)
    return Refused(given.origin, "could not be analysed; the log says why")
