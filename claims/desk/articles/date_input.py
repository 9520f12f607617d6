"""Days as a reviewer writes them: ``2023-06-15``, ``2023-06``, ``2023``, ``2023-06-15..2023-06-18``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from claims.document import DateRange, Precision
from claims.errors import InputError

DAYS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
PRECISION: tuple[Precision, ...] = ("year", "month", "day")


def parse_days(written: str) -> DateRange:
    """Return the days that ``written`` names, with the precision it is written in.

    Raises:
        InputError: it names no days, or a range that runs backwards.
    """
    first, separator, last = re.sub(r"\s*/\s*", "..", written.strip()).partition("..")
    if not separator:
        return _stretch(first, written)
    if not first.strip() and not last.strip():
        raise _unknown(written)
    start = _stretch(first, written) if first.strip() else DateRange(None, None, "year")
    end = _stretch(last, written) if last.strip() else DateRange(None, None, "year")
    finest = max(PRECISION.index(one.precision) for one in (start, end))
    try:
        return DateRange(start.first, end.last, PRECISION[finest])
    except ValueError as error:
        raise InputError(f"“{written}” runs backwards; write the earlier day first.") from error


def show_days(days: DateRange | None) -> str:
    """Return ``days`` as :func:`parse_days` reads them; "" for none."""
    if days is None or (days.first is None and days.last is None):
        return ""
    if days.first and days.last:
        for shown in (f"{days.first:%Y}", f"{days.first:%Y-%m}", days.first.isoformat()):
            whole = parse_days(shown)
            if (whole.first, whole.last) == (days.first, days.last):
                return shown
    return f"{days.first or ''}..{days.last or ''}"


def _stretch(written: str, whole: str) -> DateRange:
    found = DAYS.fullmatch(written.strip())
    if found is None:
        raise _unknown(whole)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if month is None:
            return DateRange(date(year, 1, 1), date(year, 12, 31), "year")
        if day is None:
            return DateRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")
        return DateRange(date(year, month, day), date(year, month, day), "day")
    except (ValueError, IndexError) as error:
        raise _unknown(whole) from error


def _unknown(written: str) -> InputError:
    return InputError(
        f"“{written}” is no date; write 2023-06-15, 2023-06, 2023, or a range such as 2023-06-15..2023-06-18."
    )
