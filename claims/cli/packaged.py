"""Files beside the package in a source tree and inside it once installed: desk, demo articles, pages."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
SCREENS = PACKAGE / "_screens"
"""The place of the package ``tui`` in an installed copy, where it takes no top-level name."""
DEMO = PACKAGE / "_demo"
DOCS = PACKAGE / "_docs"


def find_screens() -> None:
    """See that ``tui`` can be imported, and that it is ours."""
    if SCREENS.is_dir() and str(SCREENS) not in sys.path:
        sys.path.insert(0, str(SCREENS))


def demo_folder() -> Path:
    """Return the folder in which the five articles of the demo lie in ``seeds/``."""
    return DEMO if DEMO.is_dir() else PACKAGE.parent


def documentation() -> Path:
    """Return the folder in which the pages of the documentation lie that the program itself reads."""
    return DOCS if DOCS.is_dir() else PACKAGE.parent / "docs"
