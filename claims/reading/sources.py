"""Files, folders and standard input, each read by what it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal, get_args

from claims.document import DateRange, GivenArticle, Published
from claims.errors import InputError
from claims.plugins import names, reader
from claims.reading.charset import decode
from claims.reading.fields import with_fields
from claims.reading.given import LIMIT, STDIN, Refused, check_size, refusal, storable
from claims.reading.mojibake import mended
from claims.reading.rows import read_csv, read_json, read_json_lines
from claims.reading.sidecar import is_sidecar, known_in

Format = Literal["text", "html", "jsonl", "json", "csv", "feed"]
FORMATS: tuple[Format, ...] = get_args(Format)

BY_SUFFIX: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
}  # fmt: skip

Found = Iterator[GivenArticle | Refused]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every article that does not say so itself; a guessed date does not count as said."""

    published: DateRange | None = None
    publisher: str | None = None


def read(
    sources: Sequence[str],
    defaults: Defaults | None = None,
    format: str | None = None,
    stdin: BinaryIO | None = None,
) -> Found:
    """Return the articles of ``sources`` (files, folders, ``-`` for ``stdin``), one at a time, in order.

    ``format`` (one of ``FORMATS``, or a plugin's) says what files and standard input hold; without it the
    suffix of a file tells, or its first bytes. Folders are read recursively, by name, leaving out hidden
    files and kinds that are never read.

    Raises:
        InputError: a source does not exist, or ``-`` is asked for and there is no ``stdin``. This happens at
            once, before anything is read.
    """
    for source in sources:
        _check_exists(source, stdin)
    return _all(sources, defaults or Defaults(), format, stdin)


def count(sources: Sequence[str]) -> int | None:
    """Return how many articles ``sources`` may hold, cheaply: lines of row files, one for any other file.

    None where standard input makes that unknowable.
    """
    if STDIN in sources:
        return None
    files = (path for source in sources for path in _files(Path(source)))
    return sum(_articles_in(path) for path in files if kind_of(path))


def kind_of(path: Path) -> str | None:
    """Return the format that a file's suffix tells: one of ours, or of a plugin; ``None`` where none does."""
    suffix = path.suffix.lower()
    return BY_SUFFIX.get(suffix) or next(
        (name for name in names("claims.readers") if suffix == f".{name}"), None
    )


def _articles_in(path: Path) -> int:
    if kind_of(path) not in ("jsonl", "csv"):
        return 1
    if is_sidecar(path):
        return 0
    with path.open("rb") as stream:
        return sum(1 for line in stream if line.strip())


def _check_exists(source: str, stdin: BinaryIO | None) -> None:
    if source == STDIN:
        if stdin is None:
            raise InputError("There is no standard input to read; name a file or a folder.")
    elif source.startswith(("http://", "https://")):
        raise InputError(f"{source} is an address; save the page as a file and import that.")
    elif not Path(source).exists():
        raise InputError(f"There is no file or folder {source}; check the spelling.")


def _all(sources: Sequence[str], defaults: Defaults, kind: str | None, stdin: BinaryIO | None) -> Found:
    for source in sources:
        if source == STDIN and stdin is not None:
            found = _guarded(_stream(stdin, kind), STDIN)
        elif Path(source).is_dir():
            found = _folder(Path(source), kind)
        else:
            found = _file(Path(source), kind)
        for item in _guarded(found, source):
            yield storable(_with_defaults(item, defaults) if isinstance(item, GivenArticle) else item)


def _with_defaults(article: GivenArticle, defaults: Defaults) -> GivenArticle:
    if defaults.published and article.published.basis in ("unknown", "inferred"):
        article = replace(article, published=Published(defaults.published, "given"))
    if defaults.publisher and article.publisher is None:
        article = replace(article, publisher=defaults.publisher)
    return article


def _files(source: Path) -> Iterator[Path]:
    """Yield the files below a folder by name, without hidden ones and linked folders; or the file itself."""
    if not source.is_dir():
        yield source
        return
    for path in sorted(source.iterdir()):
        if not path.name.startswith(".") and not (path.is_symlink() and path.is_dir()):
            yield from _files(path)


def _folder(folder: Path, kind: str | None) -> Found:
    empty = True
    for path in _files(folder):
        if kind_of(path) is None:
            what = path.suffix or "a file without suffix"
            yield Refused(str(path), f"is passed over: {what} is not read", passed_over=True)
            continue
        for item in _file(path, kind, in_folder=True):
            empty = False
            yield item
    if empty:
        yield Refused(str(folder), f"holds no articles ({', '.join(BY_SUFFIX)})")


def _file(path: Path, kind: str | None, in_folder: bool = False) -> Found:
    if in_folder and is_sidecar(path):
        return _guarded(_absent(path), str(path))
    return _guarded(_by_kind(path, kind or kind_of(path) or "text"), str(path))


def _absent(sidecar: Path) -> Found:
    """Yield a remark on each file that a sidecar names and that is not there."""
    for name in known_in(sidecar.parent):
        if not (sidecar.parent / name).is_file():
            yield Refused(str(sidecar), f"names {name or 'no file'}, which is not there", passed_over=True)


def _by_kind(path: Path, kind: str) -> Found:
    if kind in ("jsonl", "csv"):
        check_size(min(path.stat().st_size, 1))
        with path.open("rb") as stream:
            yield from read_csv(stream, str(path)) if kind == "csv" else read_json_lines(stream, str(path))
        return
    check_size(path.stat().st_size)
    known = known_in(path.parent).get(path.name, {})
    for item in _whole(path.read_bytes(), kind, str(path), path.name):
        yield with_fields(item, known, ignore=("file",)) if isinstance(item, GivenArticle) else item


def _whole(data: bytes, kind: str, origin: str, name: str) -> Found:
    """Yield the articles of one file's bytes, whose kind is known and which fit into memory."""
    check_size(len(data))
    if kind == "html":
        from claims.reading.html import read_html

        yield read_html(data, origin, name)
    elif kind == "feed":
        from claims.reading.feed import read_feed

        yield from read_feed(data, origin)
    elif kind == "json":
        yield from read_json(data, origin)
    elif other := None if kind in FORMATS else reader(kind):
        yield from other(data, origin)
    else:
        text, notes, lost = decode(data)
        if not text.strip():
            raise InputError("holds nothing but blanks")
        text, told, garbled = mended(text)
        yield GivenArticle(text, origin, id=name, notes=(*notes, *told), garbled=garbled or lost)


def _stream(stdin: BinaryIO, kind: str | None) -> Found:
    first = stdin.readline(LIMIT)
    kind = kind or sniff(first)
    if kind == "jsonl":
        yield from read_json_lines(itertools.chain([first], stdin), STDIN)
    elif kind == "csv":
        import io

        yield from read_csv(io.BytesIO(first + stdin.read()), STDIN)
    else:
        yield from _whole(first + stdin.read(LIMIT), kind, STDIN, STDIN)


def sniff(first: bytes) -> Format:
    """Return what a stream whose first line is ``first`` holds: JSON lines, a page, a feed, or plain text."""
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(b"{") and first.rstrip().endswith(b"}"):
        return "jsonl"
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith((b"<?xml", b"<rss", b"<feed")):
        return "feed"
    return "text"


def _guarded(found: Found, origin: str) -> Found:
    """Yield what ``found`` yields; what stops it becomes a refusal of ``origin``."""
    try:
        yield from found
    except Exception as error:  # the boundary is total: no input may end an import
        yield refusal(origin, error)
