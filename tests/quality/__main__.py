"""Print precision, recall and calibration on the marked articles, and on corpora where they are at hand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser, load
from claims.reading import Refused, read
from tests.quality import accounts, learning
from tests.quality.evaluate import calibration, calibration_error
from tests.quality.gold import ROOT, Gold, Origin
from tests.quality.gold import load as gold
from tests.quality.score import Scores, score

SHARED = ROOT.parent / "shared"
CORPORA = (
    ("quotes", "quotes/polnear-dev.jsonl", "--scope", "speech"),
    ("quotes", "quotes/polnear-dev.jsonl"),
    ("quotes", "quotes/gum-news.jsonl", "--split"),
    ("dates", "dates/meantime"),
    ("dates", "dates/wikiwars"),
    ("events", "events/plover-dev.json"),
    ("events", "events/meantime"),
)


def documents(parser: Parser, origin: Origin) -> Iterator[tuple[Gold, Document]]:
    """Yield each marked article with what is extracted from it, read as a user would have it read."""
    for marked in gold(origin):
        for given in read([str(marked.path)]):
            assert not isinstance(given, Refused), given
            yield marked, extract(given, parser)


def table(scores: Scores) -> Iterator[str]:
    """Yield the lines of the report."""
    yield f"{'':<36} {'P':>6} {'R':>6} {'F1':>6}    right / found / marked"
    for question, tally in scores.tallies.items():
        yield (
            f"{question:<36} {tally.precision:>6.1%} {tally.recall:>6.1%} {tally.f1:>6.1%}    "
            f"{tally.right} / {tally.found} / {tally.marked}"
        )
    for kind in ("quote", "event_mention"):
        bins = calibration(scores.judged[kind])
        yield f"\n{kind}: expected calibration error {calibration_error(bins):.3f}"
        for row in bins:
            yield f"  said {row.low:.1f}–{row.high:.1f}   {row.number:>4} claims, right {row.right:>6.1%}"


def corpora(shared: Path) -> Iterable[tuple[str, subprocess.CompletedProcess[str]]]:
    """Yield what the scorers beside the project say of each corpus."""
    for task, corpus, *options in CORPORA:
        command = [
            sys.executable,
            str(shared / "evaluate" / "run.py"),
            task,
            str(shared / "corpora" / corpus),
        ]
        done = subprocess.run(
            [*command, *(["--", *options] if options else [])], capture_output=True, text=True, cwd=ROOT
        )
        yield " ".join((task, corpus, *options)), done


def main() -> int:
    """Print the report; end with 1 where a scorer failed."""
    parser = load()
    if sys.argv[1:2] == ["learning"]:
        print(*learning.report(Path(sys.argv[2]) if len(sys.argv) > 2 else SHARED, parser), sep="\n")
        return 0
    if sys.argv[1:] == ["accounts"]:
        found = accounts.score(parser, accounts.pairs())
        print(*accounts.report(found), *found.errors, sep="\n")
        return 0
    for origin in get_args(Origin):
        print(origin, *table(score(documents(parser, origin))), "", sep="\n")
    print("accounts", *accounts.report(accounts.score(parser, accounts.pairs())), "", sep="\n")
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if (shared / "corpora" / "reader").is_dir():
        print("learning", *learning.report(shared, parser), "", sep="\n")
    failed = 0
    for name, done in corpora(shared) if (shared / "corpora").is_dir() else ():
        print(f"\n{name}\n{done.stdout}{done.stderr if done.returncode else ''}", flush=True)
        failed |= done.returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
