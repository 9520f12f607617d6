"""The first steps of somebody who has installed the wheel, in an environment that holds nothing of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAGE = """<html><head><title>Talks in Oslo</title></head><body><article><h1>Talks in Oslo</h1>
<p>The minister said on Monday that the talks would go on. "We will meet again," she said in the capital.</p>
</article></body></html>
"""
ROOT = Path(__file__).parents[2]


class StepError(Exception):
    """A step that did not end well, with what it printed."""


def build(folder: Path, source: Path = ROOT) -> Path:
    """Build the wheel of ``source`` into ``folder`` and return where it lies."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], source)
    return next(folder.glob("*.whl"))


def environment(python: Path | str, folder: Path) -> Path:
    """Make an environment with the pip that comes with ``python`` and return where its programs lie."""
    run([str(python), "-m", "venv", str(folder)], folder.parent)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def walk(programs: Path, folder: Path) -> None:
    """Import a page, review, ask, export, go a revision back and forth, and check.

    Raises:
        StepError: a step did not do what it should.
    """
    claims = str(programs / "claims")
    page, db = folder / "page.html", ["--db", "news.db"]
    page.write_text(PAGE, encoding="utf-8")
    said = [claims, "sql", "SELECT content FROM quotes WHERE speaker IS NOT NULL", "-f", "csv", *db]
    once = "SELECT count(DISTINCT coalesce(batch, decision_id)) AS keys FROM decisions WHERE reviewer = 'ann'"
    judged = [claims, "sql", once, "-f", "csv", *db]
    steps = (
        ([claims, "import", "page.html", "--published", "2024-03-05", *db], "", "1 imported"),
        ([claims, "review", "--plain", "--as", "ann", *db], "a\nq\n", "confirmed"),
        (said, "", "that the talks would go on"),
        (judged, "", "1"),  # one key, whatever the number of claims in its row
        ([claims, "export", "claims.jsonl", "-f", "jsonl", *db], "", "written"),
        ([claims, "db", "downgrade", "0016", *db], "", ""),
        ([claims, "db", "upgrade", *db], "", ""),
        ([claims, "db", "check", *db], "", "sound"),
        ([claims, "demo", "--no-review"], "", "5 imported"),
        ([claims, "datasette", "demo.db", "--no-serve"], "", "demo.metadata.json written"),
        ([claims, "help", "backup"], "", "Backup and restore"),
        ([str(programs / "python"), "-m", "claims", "--version"], "", "claims "),
    )
    for command, typed, expected in steps:
        printed = run(command, folder, typed)
        if expected not in printed:
            raise StepError(f"{' '.join(command)} printed no {expected!r}:\n{printed}")


def run(command: list[str], folder: Path, typed: str = "") -> str:
    """Run a command in ``folder`` and return all it printed; nothing of this environment reaches it.

    Raises:
        StepError: it ended with another code than 0.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CLAIMS"))}
    done = subprocess.run(command, cwd=folder, input=typed, env=kept, capture_output=True, text=True)
    if done.returncode:
        raise StepError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr
