"""The pages say what is so: answers, keys, exit codes and schema are compared with what the program gives."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from claims.extract.parse import Parser
from claims.store.schema.data_dictionary import views
from tests.generate.pages import ROOT, demo, pages
from tui.actions import ACTIONS

pytestmark = pytest.mark.slow

PAGES = (
    "README.md", "docs/desk.md", "docs/commands.md",
    "docs/cookbook.md", "docs/architecture.md", "docs/schema.md", "docs/formats.md",
    "docs/story.md", "docs/story.ipynb",
)  # fmt: skip


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> dict[str, str]:
    return pages(demo(tmp_path_factory.mktemp("demo"), parser), parser)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_up_to_date(page: str, wanted: dict[str, str]) -> None:
    written = (ROOT / page).read_text(encoding="utf-8")
    assert written == wanted[page], f"{page} is out of date: run `make docs` and look at what changed"


def test_the_cookbook_answers_twenty_five_questions_with_rows(wanted: dict[str, str]) -> None:
    answers = re.findall(r"```text\n(.*?)\n```", wanted["docs/cookbook.md"], re.DOTALL)
    assert len(answers) == 25
    assert all(len(answer.split("\n")) > 2 for answer in answers)


def test_the_schema_page_describes_every_view_and_column(wanted: dict[str, str]) -> None:
    for view in views():
        section = wanted["docs/schema.md"].partition(f"### {view.name}\n")[2].partition("\n### ")[0]
        assert all(f"| {column} | " in section for column in view.described), view.name


def test_the_page_of_the_desk_names_every_action(wanted: dict[str, str]) -> None:
    assert all(action.help in wanted["docs/desk.md"] for action in ACTIONS)


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md"))]
)
def test_links_to_files_lead_somewhere(page: str) -> None:
    path = ROOT / page
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_citation_names_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"\nversion: {project['version']}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_picture_shows_the_desk() -> None:
    picture = Path(ROOT / "docs" / "desk.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert "╰" in picture


ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\| `([\w/.]+)` \| `(\w+)` \|", ARCHITECTURE, re.MULTILINE)


@pytest.mark.parametrize(("file", "name"), STEPS, ids=":".join)
def test_a_step_of_a_walk_is_where_the_page_says(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    defined = {
        name
        for node in ast.walk(tree)
        for name in (
            [node.name]
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            else [target.id for target in targets(node) if isinstance(target, ast.Name)]
        )
    }
    assert name in defined


def targets(node: ast.AST) -> list[ast.expr]:
    """Return what an assignment gives a value."""
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def test_the_four_walks_have_steps() -> None:
    walks = re.findall(r"^## Walk \d.*?(?=^## )", ARCHITECTURE, re.MULTILINE | re.DOTALL)
    assert [len(re.findall(r"^\| `", walk, re.MULTILINE)) > 4 for walk in walks] == [True] * 4


def test_every_place_the_architecture_names_is_there() -> None:
    places = re.findall(r"`((?:claims|tui|migrations|tests)/[\w/.]*)`", ARCHITECTURE)
    assert len(places) > 40
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_promise_has_the_tests_it_names() -> None:
    named = re.findall(r"`(test_\w+)`", (ROOT / "docs" / "trust.md").read_text(encoding="utf-8"))
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(named) > 35
    assert [name for name in named if f"def {name}(" not in sources] == []
