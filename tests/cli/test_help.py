"""The help of every command: in words, with an example."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from claims.cli.commands.help import TOPICS
from claims.cli.program import app
from claims.export import FOLDERS, FORMATS
from tests.cli.conftest import Run
from tests.generate.pages import ROOT

WITHOUT = {("audit", "list"), ("audit", "show"), ("db", "current"), ("db", "history")}
"""Commands that are called without anything, so that the line of usage is example enough."""


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield from commands(command, (*path, name)) if hasattr(command, "commands") else [(*path, name)]


@pytest.mark.parametrize("command", list(commands(typer.main.get_command(app))), ids=" ".join)
def test_the_help_of_a_command_has_examples_and_no_types_of_python(
    command: tuple[str, ...], run: Run
) -> None:
    help_ = run(*command, "--help").stdout
    assert help_.startswith("Usage: claims ")
    assert re.findall(r"<(?:str|int|float|path|list|bool)\b.*", help_) == []
    assert ("\nExamples:\n" in help_.replace("  Examples", "Examples")) or command in WITHOUT


@pytest.mark.parametrize(
    "group", [(), ("actors",), ("audit",), ("round",), ("learn",), ("learn", "layer"), ("db",)]
)
def test_no_line_of_a_list_of_commands_is_cut_short(group: tuple[str, ...], run: Run) -> None:
    listed = run(*group, "--help").stdout.partition("\nCommands:\n")[2]
    assert len(listed.splitlines()) > 2
    assert "..." not in listed


def test_the_program_lists_its_commands(run: Run) -> None:
    help_ = run("--help").stdout
    assert all(f"\n  {name}" in help_ for name in ("demo", "import", "review", "sql", "export"))
    assert "--install-completion" in help_


def test_help_lists_its_pages(run: Run) -> None:
    listed = run("help").stdout
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ")] == list(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_help_prints_a_page_without_what_only_a_browser_shows(topic: str, run: Run) -> None:
    page = run("help", topic).stdout
    assert page.startswith("# ")
    assert "![" not in page
    assert "<!--" not in page


def test_help_of_a_command_is_what_the_command_says_of_itself(run: Run) -> None:
    assert run("help", "sql").stdout == run("sql", "--help").stdout
    assert run("help", "db", "restore").stdout == run("db", "restore", "--help").stdout


def test_help_on_nothing_there_is_says_so(run: Run) -> None:
    assert run("help", "weather").returncode == 2


def test_every_page_of_help_is_in_the_wheel() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    packed = build["targets"]["wheel"]["force-include"]
    assert {f"docs/{topic}.md" for topic in TOPICS} == {name for name in packed if name.startswith("docs/")}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("export x -f po", ["polecat", "polecat-events"]),
        ("export x --filter sta", ["status:"]),
        ("stats -f nd", ["ndjson"]),
        ("import --format h", ["html"]),
        ("import x --tool p", ["prodigy"]),
        ("review --order un", ["uncertain"]),
        ("review spe", ["speaker:"]),
        ("help sc", ["schema", "scaling"]),
    ],
)
def test_the_shell_completes_the_values_of_options(
    words: str, offered: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_CLAIMS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"claims {words}")
    monkeypatch.setenv("COMP_CWORD", str(len(words.split())))
    assert run().stdout.split() == offered


def test_help_names_every_format_of_export_and_which_is_a_folder(run: Run) -> None:
    help_ = " ".join(run("export", "--help").stdout.split())
    assert "|".join(FORMATS) in help_
    folders = re.search(r"A folder for ([\w, ]+); for the others a file", help_)
    assert folders is not None
    assert set(re.split(r", | and ", folders[1])) == set(FOLDERS)
