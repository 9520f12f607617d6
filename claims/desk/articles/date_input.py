"""Days as a reviewer writes them: ``2023-06-15``, ``2023-06``, ``2023-06-15..2023-06-18``, "last Tuesday"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from claims.document import DateRange, Precision, Published, Sentence, Span
from claims.errors import InputError

DAYS = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
PRECISION: tuple[Precision, ...] = ("year", "month", "day")


def parse_days(written: str, told: DateRange | None = None) -> DateRange:
    """Return the days that ``written`` names, with the precision it is written in.

    Besides ISO dates it reads what news writes ("16 Jun", "last Tuesday"), by the resolver of the articles;
    ``told`` is when it is said, from which relative days and missing years are counted.

    Raises:
        InputError: it names no days, or a range that runs backwards.
    """
    named = None if DAYS.match(written.strip()) else _in_words(written, told)
    if named is not None:
        return named
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


def _in_words(written: str, told: DateRange | None) -> DateRange | None:
    """Return the days of a text that is one time expression and nothing else; ``None`` for any other."""
    from claims.extract.dates import find_times, resolve_times  # loaded when first needed, not with the desk

    text = written.strip()
    found = find_times(text, [Sentence(Span(0, len(text)))]) if text else ()
    times = resolve_times(text, found, Published(told, "given") if told else Published())
    if len(times) != 1 or times[0].range is None or times[0].span != Span(0, len(text)):
        return None
    return times[0].range


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
        f"“{written}” is no date; write 2023-06-15, 2023-06, 2023, 16 June 2023, last Tuesday, or a range "
        f"such as 2023-06-15..2023-06-18."
    )
