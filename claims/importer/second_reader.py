"""A second reader: a program of the user's own that reads an article and gives claims back.

The program is started once an article. It gets the article as one JSON object on standard input
(``{"id", "title", "publisher", "published", "language", "text"}``) and writes claims as JSON lines on
standard output, in the form of :mod:`claims.reading.foreign_claims.foreign` without ``article``. Quoted words
are found in the text; what does not stand there is refused. Nothing is started that the user did not name.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from claims.importer.foreign import ImportedClaims, import_claims
from claims.reading import Refused
from claims.store import models
from claims.store.database import Database


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reading may cost: seconds an article, tries an article, articles in all, seconds in all."""

    timeout: float = 120.0
    tries: int = 2
    articles: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class ReaderOutcome:
    """What came of one article: what was taken, or why the program's answer was of no use."""

    article_id: int
    taken: ImportedClaims


def unread(database: Database, tool: str) -> list[int]:
    """Return the articles that ``tool`` has not read yet, oldest first."""
    article, reading = models.Article, models.Reading
    run = models.Run
    done = select(reading.article_id).join(run, run.id == reading.run_id).where(run.tool == tool)
    with database.read() as session:
        return list(session.scalars(select(article.id).where(article.id.not_in(done)).order_by(article.id)))


def read_again(
    database: Database, command: Sequence[str], tool: str, article_ids: Sequence[int], limits: Limits
) -> Iterator[ReaderOutcome]:
    """Let the program ``command`` read the articles, and yield what came of each; stop where a limit is met.

    Each article's claims are taken in one transaction. A program that fails, gives no claims that can be read
    or takes too long is tried again, and then the article is reported with the reason.

    Raises:
        DatabaseError: the database cannot be written.
    """
    start = time.monotonic()
    for number, article_id in enumerate(article_ids):
        spent = limits.seconds is not None and time.monotonic() - start >= limits.seconds
        if spent or number == limits.articles:
            return
        yield ReaderOutcome(article_id, _read(database, command, tool, article_id, limits))


def _read(
    database: Database, command: Sequence[str], tool: str, article_id: int, limits: Limits
) -> ImportedClaims:
    given, reason = _given(database, article_id), ""
    for _ in range(limits.tries):
        try:
            done = subprocess.run(  # noqa: S603  # the program that the user named
                command, input=given, capture_output=True, timeout=limits.timeout, check=True
            )
            lines, unread = _answer(done.stdout, article_id, f"{tool}:{article_id}")
        except subprocess.TimeoutExpired:
            reason = f"was not answered within {limits.timeout:g} seconds"
        except subprocess.CalledProcessError as error:
            told = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            reason = f"ended the program with {error.returncode}{f': {told}' if told else ''}"
        except OSError as error:
            reason = f"could not be given to {command[0]}: {error.strerror}"
        else:
            if lines or not unread:
                taken = import_claims(database, lines, f"{tool}:{article_id}", tool, article_id)
                taken.refused[:0] = unread
                return taken
            reason = f"was answered with what is no claim: {unread[0].told}"
    return ImportedClaims(refused=[Refused(f"{tool}:{article_id}", reason)])


def _given(database: Database, article_id: int) -> bytes:
    with database.read() as session:
        article = session.get_one(models.Article, article_id)
    published = article.published_from.isoformat() if article.published_from else None
    row = {"id": article.id, "title": article.title, "publisher": article.publisher, "published": published,
           "language": article.language, "text": article.text}  # fmt: skip
    return json.dumps(row, ensure_ascii=False).encode()


def _answer(written: bytes, article_id: int, origin: str) -> tuple[list[bytes], list[Refused]]:
    """Return the claims that a program wrote, and by their numbers the lines that are none."""
    lines: list[bytes] = []
    unread: list[Refused] = []
    for number, line in enumerate(written.splitlines(), start=1):
        try:
            lines += [_named(line, article_id)] if line.strip() else []
        except (ValueError, RecursionError) as error:
            unread.append(Refused(f"{origin}, line {number}", f"is no claim ({error})"))
    return lines, unread


def _named(line: bytes, article_id: int) -> bytes:
    """Return a line with its article's number, whatever the program wrote there.

    Raises:
        ValueError: the line is no JSON object.
    """
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError(f"{line[:40].decode(errors='replace')}…")
    return json.dumps({**row, "article": str(article_id)}, ensure_ascii=False).encode()
