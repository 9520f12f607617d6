"""Extraction documents of all corpora and the public views of the demo database, written to a folder.

Run ``python -m tests.unchanged FOLDER [SHARED]`` before and after a change, then ``diff -rq``. Only output
counts here, not speed or bytes on disk.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from tests.public_views import views

ROOT = Path(__file__).parents[2]
CLAIMS = [sys.executable, "-c", "import sys; from claims.cli import main; sys.exit(main())"]


def scorer(shared: Path) -> ModuleType:
    """Return the module that turns a gold corpus into rows to extract."""
    sys.path.insert(0, str(shared / "evaluate"))
    spec = importlib.util.spec_from_file_location("run", shared / "evaluate" / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(shared: Path) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield each corpus' name with its articles as rows for ``claims extract``."""
    run, corpora = scorer(shared), shared / "corpora"
    yield "polnear", list(run.quote_rows(corpora / "quotes/polnear-dev.jsonl"))
    yield "gum", list(run.quote_rows(corpora / "quotes/gum-news.jsonl"))
    yield "wikiwars", list(run.date_rows(corpora / "dates/wikiwars"))
    yield "meantime-dates", list(run.date_rows(corpora / "dates/meantime"))
    yield "plover", list(run.event_rows(corpora / "events/plover-dev.json"))
    yield "meantime-events", list(run.event_rows(corpora / "events/meantime"))
    yield (
        "reader",
        [
            {"id": path.stem, "text": path.read_text(encoding="utf-8")}
            for path in sorted(corpora.glob("reader/*/*.txt"))
        ],
    )


def extract(articles: list[dict[str, object]], out: Path) -> None:
    """Write one extraction document a line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as given:
        given.writelines(json.dumps(row) + "\n" for row in articles)
        given.flush()
        with out.open("wb") as file:
            subprocess.run([*CLAIMS, "extract", given.name], cwd=ROOT, stdout=file, check=True)


def dump_views(out: Path) -> None:
    """Import the seeds into a new database and write each public view as JSON lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        subprocess.run(
            [*CLAIMS, "import", "--db", str(path), "seeds"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        for name, lines in views(path).items():
            (out / f"view-{name}.jsonl").write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")


def main(out: Path, shared: Path) -> None:
    """Write everything that may not change to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    dump_views(out)
    for name, articles in rows(shared):
        extract(articles, out / f"{name}.jsonl")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else ROOT.parent / "shared"))
