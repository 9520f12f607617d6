"""The progress bar of an import: articles, words a second, and what is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from claims.cli.terminal import exact
from claims.importer import Imported, Progress, Waiting


def drawn(events: Iterable[Progress], total: int | None) -> Iterator[Progress]:
    """Yield ``events`` and draw a bar on stderr as they pass; none where stderr is no terminal."""
    return _bar(events, total) if sys.stderr.isatty() else iter(events)


def _bar(events: Iterable[Progress], total: int | None) -> Iterator[Progress]:
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("articles"),
        progress.MofNCompleteColumn(),
        progress.BarColumn(),
        progress.TextColumn("{task.fields[speed]} words/s"),
        progress.TimeRemainingColumn(),
        progress.TextColumn("left{task.fields[note]}"),
    )
    words, start = 0, time.monotonic()
    with progress.Progress(*columns, console=Console(file=exact(sys.stderr)), transient=True) as bar:
        task = bar.add_task("import", total=total, speed="–", note="")
        for event in events:
            if isinstance(event, Waiting):
                bar.update(task, note=f"; {event.left:,} articles are still to be linked")
                continue
            words += event.words if isinstance(event, Imported) else 0
            speed = f"{words / max(time.monotonic() - start, 0.001):,.0f}"
            bar.update(task, advance=1, speed=speed, note="")
            yield event
