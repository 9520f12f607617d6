"""Clean output: nothing from articles, file names or cells reaches a terminal or spreadsheet as a command."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.cli.output import write
from claims.cli.terminal import Guarded, exact, printable
from claims.csv_file import FORMULA_STARTS, write_csv
from tests.cli.conftest import Run

EVIL = "\x1b]0;owned\x07“We \x9b31m will meet,” Ada Brandt said on Friday in Halden.\x1b[2J\r\n"


@given(st.text())
def test_printable_text_holds_no_control_character_but_tab_and_line_break(text: str) -> None:
    for character in printable(text):
        assert character in "\n\t" or not (ord(character) < 32 or 0x7F <= ord(character) < 0xA0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("a\rb", "a␍b"),
        ("\x9b1m\x7f", "�1m␡"),
        ("“é”", "“é”"),
    ],
)
def test_control_characters_are_shown_as_signs(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    "command",
    [
        ["sql", "SELECT text FROM articles"],
        ["sql", "SELECT text FROM articles", "-f", "markdown"],
        ["search", "meet"],
        ["show", "1"],
        ["timeline"],
        ["stats"],
        ["review", "--plain"],
    ],
    ids=" ".join,
)
def test_no_command_hands_escapes_to_the_terminal(command: list[str], tmp_path: Path, run: Run) -> None:
    (tmp_path / "evil\x1b[31m.txt").write_text(EVIL, encoding="utf-8")
    (tmp_path / "bad\x1b[31m.jsonl").write_text("{oops\n", encoding="utf-8")
    imported = run("import", ".")
    done = run(*command, stdin="q\n")
    assert done.returncode == 0, done.stderr
    for printed in (imported.stdout, imported.stderr, done.stdout, done.stderr):
        assert "\x1b" not in printed
        assert "\x9b" not in printed


def test_the_log_holds_no_escapes(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("\x1b[2J")

    monkeypatch.setattr("claims.reading.read", failing)
    assert run("import", "a.txt").returncode == 70
    log = (tmp_path / "state" / "claims" / "errors.log").read_text()
    assert "ZeroDivisionError: ␛[2J" in log


def test_what_goes_to_a_program_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    guarded = Guarded(sys.stdout)
    assert exact(guarded) is sys.stdout  # type: ignore[arg-type]  # a text stream in all that is asked of it
    write(["a"], [["\x1b[2J"]], "csv")
    assert capsys.readouterr().out == "a\n\x1b[2J\n"


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_spreadsheet_shows_what_it_would_run(start: str) -> None:
    cell = f"{start}HYPERLINK('http://example.org')"
    file = io.StringIO()
    write_csv(file, ["a", "n"], [[cell, -5]])
    assert list(csv.reader(io.StringIO(file.getvalue())))[1] == [f"'{cell}", "-5"]


def test_exported_cells_are_safe_unless_raw_is_asked_for(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("Ada Brandt said on Friday that she would leave.")
    run("import", "a.txt", "--publisher", "=cmd|' /C calc'!A0")
    run("export", "safe")
    run("export", "exact", "--raw")
    query = "SELECT publisher FROM articles"
    assert run("sql", query, "-f", "csv").stdout == "publisher\n'=cmd|' /C calc'!A0\n"
    assert run("sql", query, "-f", "csv", "--raw").stdout == "publisher\n=cmd|' /C calc'!A0\n"
    for folder, start in (("safe", "'=cmd"), ("exact", "=cmd")):
        with (tmp_path / folder / "articles.csv").open(newline="", encoding="utf-8") as file:
            (row,) = csv.DictReader(file)
        assert row["publisher"].startswith(start)
