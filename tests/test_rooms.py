"""The arrows between the rooms go one way."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

BASE = {"claims.document", "claims.errors", "claims.wordlists"}

MAY_IMPORT = {
    "claims.document": set(),
    "claims.errors": set(),
    "claims.calibration": set(),
    "claims.link_weights": {"claims.calibration"},
    "claims.wordlists": {"claims.errors"},
    "claims.gazetteer": {"claims.wordlists"},
    "claims.records": {"claims.document"},
    "claims.disjoint_sets": set(),
    "claims.atomic_file": {"claims.errors"},
    "claims.csv_file": set(),
    "claims.span_graph": {"claims.plugins.claim_kind", "claims.plugins"},
    "claims.utf16": set(),
    "claims.uima": {"claims.errors", "claims.span_graph"},
    "claims.extract": {"claims.plugins.claim_kind", "claims.gazetteer", *BASE},
    "claims.resolve": {"claims.records", "claims.disjoint_sets", "claims.gazetteer", *BASE},
    "claims.reading": {
        "claims.plugins.claim_kind",
        "claims.plugins",
        "claims.span_graph",
        "claims.uima",
        "claims.utf16",
        *BASE,
    },
    "claims.store": {
        "claims.calibration",
        "claims.plugins.claim_kind",
        "claims.plugins",
        "claims.link_weights",
        "claims.records",
        "claims.disjoint_sets",
        "claims.atomic_file",
        "claims.gazetteer",
        *BASE,
    },
    "claims.desk": {
        "claims.atomic_file",
        "claims.calibration",
        "claims.plugins.claim_kind",
        "claims.disjoint_sets",
        "claims.link_weights",
        "claims.records",
        "claims.toml_text",
        "claims.gazetteer",
        "claims.store",
        "claims.extract.dates",
        "claims.resolve.stories.published",
        *BASE,
    },
    "claims.workers": {"claims.plugins", "claims.reading", "claims.extract", "claims.atomic_file", *BASE},
    "claims.linking": {"claims.records", "claims.resolve", "claims.store", *BASE},
    "claims.importer": {
        "claims.reading",
        "claims.workers",
        "claims.linking",
        "claims.extract",
        "claims.store",
        *BASE,
    },
    "claims.learning": {
        "claims.toml_text",
        "claims.importer.reextract",
        "claims.extract",
        "claims.store",
        *BASE,
    },
    "claims.toml_text": set(),
    "claims.plugins": {"claims.plugins.claim_kind", *BASE},
    "claims.plugins.claim_kind": {"claims.document"},
    "claims.export": {
        "claims.disjoint_sets",
        "claims.extract.parse",
        "claims.extract.tokens",
        "claims.gazetteer",
        "claims.plugins",
        "claims.records",
        "claims.store",
        "claims.atomic_file",
        "claims.csv_file",
        "claims.span_graph",
        "claims.uima",
        "claims.utf16",
        *BASE,
    },
    "claims": {"claims.store", "claims.desk", "claims.extract", *BASE},
    "tui": {"claims.desk", "claims.atomic_file", "claims.csv_file", "claims.errors", "claims.document"},
}
"""The rooms that each may import besides itself. ``claims.cli`` is the door: it may import every room."""


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
    if module.startswith("claims.cli") or module == "claims.__main__":
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


@cache
def modules() -> dict[str, Path]:
    """Return every module's file, by its name."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in FILES
    }


def imported(module: str) -> set[str]:
    """Return our own modules that a module imports, those for type checking and inside functions included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(modules()[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            within = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= within & modules().keys() or {node.module}
    return found & modules().keys() - {module}


def circle(start: str, arrows: dict[str, set[str]]) -> set[str]:
    """Return the modules that ``start`` reaches and that reach it."""

    def reached(arrows: dict[str, set[str]]) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for to in arrows[waiting.pop()] - found:
                found.add(to)
                waiting.append(to)
        return found

    back: dict[str, set[str]] = {module: set() for module in arrows}
    for module, to in arrows.items():
        for other in to:
            back[other].add(module)
    return reached(arrows) & reached(back)


def test_no_module_imports_itself_through_others() -> None:
    arrows = {module: imported(module) for module in modules()}
    circles = {tuple(sorted(found)) for module in arrows if (found := circle(module, arrows))}
    assert circles == set()


LINES, FUNCTION, MODULES = 400, 40, 15


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_and_its_functions_can_be_taken_in(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= LINES
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > FUNCTION} == {}


def test_a_folder_holds_as_many_modules_as_can_be_taken_in() -> None:
    held = Counter(path.parent.relative_to(ROOT) for path in FILES if path.name != "__init__.py")
    assert {str(folder): number for folder, number in held.items() if number > MODULES} == {}


def test_no_screen_in_claims_and_no_sql_in_the_screen() -> None:
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        if path.is_relative_to(ROOT / "tui"):
            assert "import sqlalchemy" not in source, path
            assert "from sqlalchemy" not in source, path
        else:
            assert "textual" not in {name.split(".")[0] for name in imports(path)}, path


def name_of(path: Path) -> str:
    """Return the name of the module in a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def module_arrows() -> dict[str, set[str]]:
    """Return what each module imports of our own: lazily and for types only too."""
    names = {name_of(path) for path in FILES}
    arrows: dict[str, set[str]] = {}
    for path in FILES:
        found: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    found.add(inner if inner in names else node.module)
        arrows[name_of(path)] = (found & names) - {name_of(path)}
    return arrows


def test_no_import_circle() -> None:
    try:
        TopologicalSorter(module_arrows()).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_loop_goes_over_a_word_list_since_sets_have_another_order_in_each_process(path: Path) -> None:
    loops = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.For)
    ]
    assert [ast.unparse(loop.iter) for loop in loops if ast.unparse(loop.iter).startswith("lists(")] == []
