"""The generated pages: what each of them must say now."""

from __future__ import annotations

import subprocess
from pathlib import Path

from claims import errors
from claims.store.documentation import schema_page
from tests.generate.blocks import CLAIMS, filled
from tui.actions import key_table

ROOT = Path(__file__).parent.parent.parent
ASKING = ("README.md", "docs/cookbook.md")
"""Pages that show what the program prints."""


def demo(folder: Path) -> Path:
    """Import the seed articles into ``demo.db`` in ``folder``, as ``make demo`` does, and return its path."""
    path = folder / "demo.db"
    command = [str(CLAIMS), "import", "--db", str(path), "seeds"]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return path


def pages(folder: Path) -> dict[str, str]:
    """Return the text of every generated page by its path; ``folder`` holds a ``demo.db``."""
    tables = {"keys": key_table, "exit-codes": exit_codes}
    asked = {page: filled((ROOT / page).read_text(encoding="utf-8"), folder, tables) for page in ASKING}
    return {**asked, "docs/schema.md": schema_page()}


def exit_codes() -> str:
    """Return the table of exit codes, from the errors themselves."""
    kinds = [errors.ClaimsError, *errors.ClaimsError.__subclasses__()]
    rows = [
        (0, "Everything asked for was done."),
        *((kind.exit_code, " ".join((kind.__doc__ or "").split())) for kind in kinds[1:]),
        (70, "A fault of the program; the message names the log."),
        (130, "Stopped with Ctrl-C; what was finished before is kept."),
    ]
    return "\n".join(["| code | means |", "|---|---|", *(f"| {code} | {means} |" for code, means in rows)])
