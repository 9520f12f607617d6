"""The pages say what is so: answers, keys, exit codes and schema are compared with what the program gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.extract.parse import Parser
from claims.store.schema.data_dictionary import views
from tests.generate.pages import ROOT, demo, pages
from tui.actions import ACTIONS

pytestmark = pytest.mark.slow

PAGES = ("README.md", "docs/cookbook.md", "docs/schema.md")


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> dict[str, str]:
    return pages(demo(tmp_path_factory.mktemp("demo"), parser))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_up_to_date(page: str, wanted: dict[str, str]) -> None:
    written = (ROOT / page).read_text(encoding="utf-8")
    assert written == wanted[page], f"{page} is out of date: run `make docs` and look at what changed"


def test_the_cookbook_answers_ten_questions_with_rows(wanted: dict[str, str]) -> None:
    answers = re.findall(r"```text\n(.*?)\n```", wanted["docs/cookbook.md"], re.DOTALL)
    assert len(answers) == 10
    assert all(len(answer.split("\n")) > 2 for answer in answers)


def test_the_schema_page_describes_every_view_and_column(wanted: dict[str, str]) -> None:
    for view in views():
        section = wanted["docs/schema.md"].partition(f"### {view.name}\n")[2].partition("\n### ")[0]
        assert all(f"| {column} | " in section for column, _ in view.columns), view.name


def test_the_readme_names_every_action_of_the_desk(wanted: dict[str, str]) -> None:
    assert all(action.help in wanted["README.md"] for action in ACTIONS)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/cookbook.md"])
def test_links_to_files_lead_somewhere(page: str) -> None:
    path = ROOT / page
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_picture_shows_the_desk() -> None:
    picture = Path(ROOT / "docs" / "desk.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert "╰" in picture
