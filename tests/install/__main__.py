"""The wheel in an empty environment of each Python there is: ``make wheel``.

Installed with the pip that comes with that Python, with all it needs, outside the source tree.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.install import StepError, build, environment, run, walk

PYTHONS = ("3.11", "3.12", "3.13")


def main() -> int:
    """Print a line for each Python; return 1 where a step failed."""
    failed = False
    with TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        for version in PYTHONS:
            told = _tried(version, wheel, folder / version)
            print(f"Python {version}: {told or 'installed and walked through'}", flush=True)
            failed |= told is not None and not told.startswith("not here")
    return int(failed)


def _tried(version: str, wheel: Path, folder: Path) -> str | None:
    """Return what went wrong, or ``None``."""
    python = _python(version)
    if python is None:
        return "not here, so not tried"
    folder.mkdir()
    try:
        programs = environment(python, folder / "venv")
        run([str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel)], folder)
        walk(programs, folder)
    except StepError as fault:
        return str(fault)
    return None


def _python(version: str) -> str | None:
    """Return a Python of that version that runs, or ``None``."""
    managed = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    for found in (*map(str, managed), shutil.which(f"python{version}")):
        try:
            if found and run([found, "-c", "import sys; print(sys.version)"], Path.cwd()).startswith(version):
                return found
        except StepError:
            continue
    return None


if __name__ == "__main__":
    sys.exit(main())
