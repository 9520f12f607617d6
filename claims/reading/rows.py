"""Many articles in one file: JSON lines, JSON and CSV, one article a row, read as they stream in.

A row has ``text`` and may have ``id``, ``title``, ``url``, ``publisher``, ``agency``, ``author``,
``published`` (or ``date``) and ``language``; any other column is kept as metadata.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import BinaryIO

from claims.document import GivenArticle
from claims.errors import InputError
from claims.reading.charset import FOREIGN_SHARE_OF_NAME, LONGEST_MARK, decode, marked, plain
from claims.reading.days import day_first
from claims.reading.fields import DATES, Fields, with_fields
from claims.reading.given import LIMIT, Refused, attempt, check_size, clean
from claims.reading.mojibake import seems_garbled

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]


def read_json_lines(lines: Iterable[bytes], origin: str) -> Iterator[GivenArticle | Refused]:
    """Yield the article of each line; one that is not a JSON object with a text is refused by its number."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if line.strip():
            empty, at = False, f"{origin}:{number}"
            yield attempt(partial(_from_json, line, at), at)
    if empty:
        yield Refused(origin, "holds nothing but blanks")


def read_json(data: bytes, origin: str) -> Iterator[GivenArticle | Refused]:
    """Yield the articles of one JSON value: an object, or a list of objects."""
    try:
        whole: Value = json.loads(decode(data)[0])
    except ValueError as error:
        yield Refused(origin, f"is not JSON ({error})")
        return
    rows = whole if isinstance(whole, list) else [whole]
    if not rows:
        yield Refused(origin, "is a list without articles")
    for number, row in enumerate(rows, start=1):
        at = f"{origin}:{number}"
        yield attempt(partial(_article, row, at), at)


def read_csv(stream: BinaryIO, origin: str) -> Iterator[GivenArticle | Refused]:
    """Yield the article of each row of a table with a header; the delimiter is comma, semicolon or tab."""
    number = 0
    for number, row in csv_rows(stream):
        if "text" not in row:
            named = ", ".join(name for name in row if name) or "none"
            yield Refused(origin, f"has no column 'text'; its columns are: {named}")
            return
        at = f"{origin}:{number}"
        yield attempt(partial(_article, dict(row), at), at)
    if not number:
        yield Refused(origin, "is a table without rows")


def csv_rows(stream: BinaryIO) -> Iterator[tuple[int, Fields]]:
    """Yield each row of a CSV table with the number of the line it ends on; column names in small letters.

    Raises:
        InputError: a row cannot be read as CSV.
    """
    text = io.TextIOWrapper(stream, encoding=_codec(stream), errors="surrogateescape", newline="")
    header = text.readline()
    delimiter = max(",;\t", key=header.count)
    limit = csv.field_size_limit(LIMIT)
    reader = csv.reader(text, delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
        for values in reader:
            if any(values):
                row = _named(names, [_decoded(value) for value in values])
                yield reader.line_num + 1, _day_first(row) if delimiter == ";" else row
    except csv.Error as error:
        raise InputError(f"cannot be read as CSV from line {reader.line_num + 1} on ({error})") from error
    finally:
        csv.field_size_limit(limit)


def _codec(stream: BinaryIO) -> str:
    """Return the codec of a table: the one its byte order mark names, if it can be looked at, else UTF-8."""
    if not stream.seekable():
        return "utf-8-sig"
    start = stream.read(LONGEST_MARK)
    stream.seek(0)
    return marked(start) or "utf-8"


def _decoded(value: str) -> str:
    """Return a value with the bytes that were not UTF-8 read as Windows-1252, as spreadsheets write them."""
    if value.isascii():
        return value
    return plain(value.encode("utf-8", "surrogateescape"), FOREIGN_SHARE_OF_NAME)


def _day_first(row: Fields) -> Fields:
    """Read the date of a table with semicolons day first, as where such tables are written."""
    return {**row, **{name: day_first(row[name]) for name in DATES if row.get(name)}}


def _named(names: list[str], values: list[str]) -> Fields:
    row = dict.fromkeys(names, "")
    row.update(zip(names, values, strict=False))
    beyond = [value for value in values[len(names) :] if value]
    return {**row, "more": " ".join(beyond)} if beyond else row


def _from_json(line: bytes, origin: str) -> GivenArticle | Refused:
    try:
        return _article(json.loads(plain(line)), origin)
    except ValueError as error:
        return Refused(origin, f"is not JSON ({error})")
    except RecursionError:
        return Refused(origin, "is not an article: its JSON is nested too deep")


def _article(row: Value, origin: str) -> GivenArticle | Refused:
    if not isinstance(row, Mapping):
        return Refused(origin, 'is not an article: write {"text": "…", "title": "…", "published": "…"}')
    text = row.get("text")
    if not isinstance(text, str):
        return Refused(origin, "has no 'text'")
    try:
        check_size(len(text.encode("utf-8", "surrogatepass")) if text.strip() else 0)
    except InputError as error:
        return Refused(origin, str(error))
    text, notes = clean(text)
    told = seems_garbled(text)
    fields = {clean(name)[0]: clean(_written(value))[0] for name, value in row.items()}
    name = fields.get("id", "").strip() or origin
    given = GivenArticle(text, origin, id=name, notes=(*notes, *told), garbled=bool(told))
    return with_fields(given, fields, ignore=("id", "text"))


def _written(value: Value) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)
