"""The size of an installation: the program and all that it needs, without the extras."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIMIT = 450


def test_an_installation_stays_small() -> None:
    """Hold the files of all pinned requirements, compiled bytecode left out, under the limit in megabytes."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)
    sizes = {name: installed for name in names if (installed := size(name))}
    assert {"spacy", "sqlalchemy", "textual"} <= set(sizes)
    total = sum(sizes.values()) / 1e6
    largest = sorted(sizes.items(), key=lambda item: -item[1])[:8]
    assert total <= LIMIT, f"{total:.0f} MB: {largest}"


def size(name: str) -> int:
    """Return the bytes that a distribution holds; 0 where this platform does not need it."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return 0
    paths = [Path(str(found.locate_file(file))) for file in found.files or () if file.suffix != ".pyc"]
    return sum(path.stat().st_size for path in paths if path.is_file())
