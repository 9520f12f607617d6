"""The arrows between the rooms go one way."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAY_IMPORT = {
    "claims.document": set(),
    "claims.errors": set(),
    "claims.names": set(),
    "claims.nations": {"claims.names", "claims.wordlists"},
    "claims.bodies": {"claims.names", "claims.nations", "claims.wordlists"},
    "claims.judgement": {"claims.document"},
    "claims.accounts": {"claims.document"},
    "claims.wordlists": set(),
    "claims.writing": {"claims.errors"},
    "claims.extract": {
        "claims.bodies", "claims.names", "claims.nations", "claims.wordlists", "claims.document",
        "claims.errors",
    },
    "claims.resolve": {
        "claims.accounts", "claims.bodies", "claims.judgement", "claims.names", "claims.nations",
        "claims.wordlists", "claims.document", "claims.errors",
    },
    "claims.reading": {"claims.document", "claims.errors"},
    "claims.store": {
        "claims.accounts", "claims.judgement", "claims.names", "claims.document", "claims.errors",
    },
    "claims.desk": {
        "claims.store", "claims.extract.dates", "claims.wordlists", "claims.document", "claims.errors",
    },
    "claims.workers": {"claims.reading", "claims.extract", "claims.document", "claims.errors"},
    "claims.importer": {
        "claims.accounts", "claims.judgement", "claims.reading", "claims.workers", "claims.extract",
        "claims.resolve", "claims.store", "claims.document", "claims.errors",
    },
    "claims.export": {"claims.store", "claims.writing", "claims.document", "claims.errors"},
    "claims.evaluate": {"claims.extract", "claims.store", "claims.document", "claims.errors"},
    "claims": {"claims.store", "claims.desk", "claims.extract", "claims.document", "claims.errors"},
    "tui": {"claims.desk", "claims.errors", "claims.document"},
}  # fmt: skip
"""What each room may import besides itself. ``claims.cli`` is the door: it may import every room."""


def room_of(module: str) -> str:
    """Return the room a module belongs to, the longest name that fits."""
    return max(
        (room for room in MAY_IMPORT if f"{module}.".startswith(f"{room}.")), key=len, default="claims.cli"
    )


@cache
def imports(path: Path) -> frozenset[str]:
    """Return all modules that the file imports, function bodies and type checking included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return frozenset(found)


FILES = sorted([*ROOT.glob("claims/**/*.py"), *ROOT.glob("tui/**/*.py")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_arrow_points_up(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    if module.startswith("claims.cli"):
        return
    room = room_of(module)
    allowed = MAY_IMPORT[room] | {room}
    wrong = {
        name
        for name in imports(path)
        if name.split(".")[0] in ("claims", "tui")
        and not any(f"{name}.".startswith(f"{ok}.") for ok in allowed - {"claims"})
    }
    assert not wrong, f"{module} may not import {sorted(wrong)}"


def test_no_screen_in_claims_and_no_sql_in_the_screen() -> None:
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        if path.is_relative_to(ROOT / "tui"):
            assert "import sqlalchemy" not in source, path
            assert "from sqlalchemy" not in source, path
        else:
            assert "textual" not in {name.split(".")[0] for name in imports(path)}, path
