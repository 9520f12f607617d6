"""The summary of an import, as a table: found, skipped, and why."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator

from claims.cli import output
from claims.desk.history.wording import count
from claims.errors import InputError, PartialImportError
from claims.importer import Imported, Known, Progress
from claims.reading import Refused
from claims.store.backends.address import Address, shown

EACH = 20
"""Articles up to which each has a line of its own."""


class Summary:
    """The sums of an import, added up event by event."""

    def __init__(self, refused: Iterable[Refused] = ()) -> None:
        self._imported: list[Imported] = []
        self._start = self._last = time.monotonic()
        self._known = 0
        self._differing: list[Known] = []
        self._refused: list[Refused] = list(refused)

    def add(self, event: Progress) -> None:
        """Count one event."""
        if isinstance(event, Imported):
            self._last = time.monotonic()
            self._imported.append(event)
        elif isinstance(event, Known):
            self._known += 1
            self._differing += [event] if event.differs else []
        elif isinstance(event, Refused):
            self._refused.append(event)

    def print(self, db: Address) -> None:
        """Print the table of what was found, the sum, and a line for all that was skipped."""
        rows = [_row(item) for item in self._imported[:EACH]]
        if len(self._imported) > EACH:
            rows.append((f"… and {len(self._imported) - EACH} more", *_sums(self._imported[EACH:]), ""))
        if rows:
            output.write(("article", "words", "quotes", "events", "dates", "remarks"), rows)
        passed = Counter(item.reason for item in self._refused if item.passed_over)
        first = {item.reason: item for item in reversed(self._refused)}
        for reason, number in sorted(passed.items()):
            more = f" (and {count(number - 1, 'more file')})" if number > 1 else ""
            print(f"{first[reason].told}{more}")
        for item in self._failed:
            print(item.told)
        self._print_differing()
        print(self._sentence(db))

    def _print_differing(self) -> None:
        """Say what is known otherwise of articles that are there already."""
        for known in self._differing[:EACH]:
            told = (f"{name} {kept or 'none'} → {now}" for name, (kept, now) in known.differs.items())
            print(f"{known.origin} is there with other metadata: {'; '.join(told)}")
        if self._differing:
            number = count(len(self._differing), "article")
            verb = "differs" if len(self._differing) == 1 else "differ"
            print(f"{number} {verb}; import again with --update-metadata to take over what is given now.")

    def check(self) -> None:
        """Raise what the exit code needs to say.

        Raises:
            InputError: nothing could be read.
            PartialImportError: some articles could not be read.
        """
        failed = self._failed
        if failed and not (self._imported or self._known):
            raise InputError(f"Nothing was imported: {failed[0].told}.")
        if failed:
            raise PartialImportError(
                f"{len(failed)} could not be imported, such as {failed[0].origin}; correct and import again."
            )

    @property
    def _failed(self) -> list[Refused]:
        return [item for item in self._refused if not item.passed_over]

    def _sentence(self, db: Address) -> str:
        words, quotes, events, _ = _sums(self._imported)
        done = f"{len(self._imported)} imported, {self._known} there already, {len(self._failed)} skipped"
        if not self._imported:
            return f"{shown(db)}: {done}."
        found = ", ".join((count(quotes, "quote"), count(events, "event mention"), *self._others()))
        return f"{shown(db)}: {done}; {found} in {count(words, 'word')}{self._speed()}."

    def _others(self) -> Iterator[str]:
        """Yield how many claims there are of each kind that another package brings."""
        total: Counter[str] = Counter()
        for item in self._imported:
            total.update(item.others)
        yield from (count(number, kind) for kind, number in total.items())

    def _speed(self) -> str:
        """Return the words a second up to the last article, the loading of the language model included."""
        words = _sums(self._imported)[0]
        return f" ({words / max(self._last - self._start, 0.001):,.0f} words/s)" if words else ""


def _row(item: Imported) -> tuple[output.Cell, ...]:
    return item.origin, item.words, item.quotes, item.events, item.times, "; ".join(item.notes)


def _sums(items: list[Imported]) -> tuple[int, int, int, int]:
    return (
        sum(item.words for item in items),
        sum(item.quotes for item in items),
        sum(item.events for item in items),
        sum(item.times for item in items),
    )
