"""A folder of results that are not written yet, one file an article, so that a killed driver loses none.

A result is known by what it depends on: the article as given, the program, the model and the settings. The
files are pickles of our own values: the folder is the user's own, and stands beside the user's database.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claims.atomic_file import whole
from claims.document import GivenArticle
from claims.workers.finding import Extracted, LazyParser
from claims.workers.fingerprint import Fingerprint

if TYPE_CHECKING:
    from claims.extract.parse import Parser

QUARANTINE = "quarantine"


class Spool:
    """The results in a folder, which is made when there is something to keep."""

    def __init__(self, folder: Path, made_by: Fingerprint, parser: Callable[[], Parser]) -> None:
        self._folder = folder
        settings = (parser.ontology, parser.layers) if isinstance(parser, LazyParser) else ()
        self._made_by = repr((made_by, settings))

    def get(self, given: GivenArticle) -> Extracted | None:
        """Return what was found in an article before, ``None`` where nothing is kept or it is damaged."""
        try:
            found = pickle.loads(self._file(given).read_bytes())  # noqa: S301 (written by us, see above)
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, TypeError):
            return None
        return replace(found, given=given) if isinstance(found, Extracted) else None

    def put(self, found: Extracted) -> None:
        """Keep what was found in an article until :meth:`clear`."""
        self._write(self._file(found.given), pickle.dumps(found))

    def quarantined(self, given: GivenArticle) -> Path | None:
        """Return the file of an article that is in quarantine, ``None`` where it is not."""
        file = self._quarantine(given)
        return file if file.exists() else None

    def quarantine(self, given: GivenArticle) -> Path:
        """Put an article aside, and return the file that holds its text."""
        file = self._quarantine(given)
        self._write(file, given.text.encode("utf-8", "surrogatepass"))
        return file

    def clear(self) -> None:
        """Forget all results, which are written now; what is in quarantine stays."""
        for file in self._folder.glob("*.pickle"):
            file.unlink(missing_ok=True)
        with suppress(OSError):  # it is not there, or not empty
            self._folder.rmdir()

    def _file(self, given: GivenArticle) -> Path:
        told = repr((given.text, given.published, given.agency, given.language, given.garbled))
        return self._folder / f"{_digest(told + self._made_by)}.pickle"

    def _quarantine(self, given: GivenArticle) -> Path:
        return self._folder / QUARANTINE / f"{_digest(given.text + self._made_by)}.txt"

    @staticmethod
    def _write(file: Path, data: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole(file) as part:
            part.write_bytes(data)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
