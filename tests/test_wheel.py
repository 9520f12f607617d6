"""The wheel: it holds all the program needs and takes no name that is not its own."""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.generate.pages import ROOT
from tests.install import build, environment, run, walk

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_takes_one_name(names: set[str]) -> None:
    assert {Path(name).parts[0] for name in names if ".dist-info/" not in name} == {"claims"}


@pytest.mark.parametrize(
    "name",
    [
        "claims/py.typed",
        "claims/__main__.py",
        "claims/_screens/tui/app.py",
        "claims/_screens/tui/styles/desk.tcss",
        "claims/_demo/seeds/articles.csv",
        "claims/_migrations/versions/0001_first_schema.py",
        "claims/store/schema/views/quotes.sql",
        "claims/extract/lexicon/quote_cues.toml",
    ],
)
def test_the_wheel_holds(names: set[str], name: str) -> None:
    assert name in names


def test_the_source_distribution_makes_the_same_wheel(names: set[str], tmp_path: Path) -> None:
    """Who builds from source has no checkout: pip makes the wheel of the archive."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)], ROOT)
    (packed,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = (found for found in tmp_path.iterdir() if found.is_dir())
    with zipfile.ZipFile(build(tmp_path / "dist", source)) as made:
        assert set(made.namelist()) == names


@pytest.mark.parametrize("folder", ["claims", "tui", "migrations"])
def test_every_file_of_the_program_is_in_the_wheel(names: set[str], folder: str) -> None:
    command = ["git", "ls-files", folder]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    places = {"claims": "claims", "tui": "claims/_screens/tui", "migrations": "claims/_migrations"}
    wanted = {f"{places[folder]}/{Path(name).relative_to(folder).as_posix()}" for name in listed}
    assert wanted - names == set()


def imports_screens(node: ast.AST) -> bool:
    found = [one.module or "" for one in ast.walk(node) if isinstance(one, ast.ImportFrom)]
    return any(module.partition(".")[0] == "tui" for module in found)


def test_the_screens_are_found_before_they_are_imported() -> None:
    """In the wheel they lie within the package; every function that imports them has to see to that."""
    needing = {
        f"{path.stem}.{node.name}": "find_screens()" in ast.unparse(node)
        for path in (ROOT / "claims").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and imports_screens(node)
    }
    assert "review" in {name.partition(".")[0] for name in needing}
    assert [name for name, found in needing.items() if not found] == []


def test_the_program_starts_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "claims", "--version"], capture_output=True, text=True)
    assert done.stdout.startswith("claims ")


def test_the_wheel_does_outside_the_source_tree_what_it_does_here(wheel: Path, tmp_path: Path) -> None:
    """With the bundled pip; ``make wheel`` installs what it needs too, for each Python there is."""
    programs = environment(sys.executable, tmp_path / "venv")
    run([str(programs / "python"), "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], tmp_path)
    (site,) = (tmp_path / "venv").rglob("site-packages")
    (site / "needs.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    walk(programs, tmp_path)
