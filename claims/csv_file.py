"""CSV files that every program reads back, and that a spreadsheet opens without running what is in them.

A spreadsheet runs a cell that begins like a formula, so a sentence of an article could act on the machine of
whoever opens the file (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import IO

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Characters that a formula may begin with, the full-width forms included."""


def write_csv(
    file: IO[str], columns: Sequence[str], rows: Iterable[Sequence[object]], *, raw: bool = False
) -> int:
    """Write a header and ``rows``, and return their number; None is an empty field, bytes are hexadecimal.

    Text that begins like a formula gets an apostrophe before it, unless ``raw``.
    """
    plain = csv.writer(file, lineterminator="\n")
    quoted = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(columns)
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007  # the last one counts
        cells = [guarded(value, raw) for value in row]
        # Python before 3.13 leaves a lone carriage return bare, which ends the row for whoever reads it.
        returns = any(isinstance(cell, str) and "\r" in cell for cell in cells)
        (quoted if returns else plain).writerow(cells)
    return number


def guarded(value: object, raw: bool = False) -> object:
    """Return a cell as it is written: text that begins like a formula has an apostrophe before it."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str) and not raw and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
