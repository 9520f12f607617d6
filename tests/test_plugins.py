"""Readers, importers, exporters and lexicon layers of other packages; the documentation has an example."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims import plugins
from claims.errors import InputError
from tests.cli.conftest import Run, made, run, template

__all__ = ["made", "run", "template"]  # fixtures

EXAMPLE = Path(__file__).parent.parent / "docs" / "plugin_example"


def installed(
    folder: Path, name: str, groups: dict[str, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let a package be found as installed: its metadata in a folder on the path."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in points.items())
        for group, points in groups.items()
    ]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed(tmp_path / "site", project["name"], project["entry-points"], monkeypatch)
    monkeypatch.syspath_prepend(str(EXAMPLE))


MAIL = """From: Harbour Office <press@halden.example>
Subject: Ferry to stop
Date: Tue, 07 May 2024 09:30:00 +0200
Content-Type: text/plain; charset=utf-8

The ferry will stop on Friday, said harbour master Ida Berg.
"""


def test_a_reader_of_another_package_reads_files_of_its_suffix(example: None, made: Path, run: Run) -> None:
    folder = Path("mails")
    folder.mkdir()
    (folder / "a.eml").write_text(MAIL, encoding="utf-8")
    (folder / "b.eml").write_text("Content-Type: text/html\n\n<p>No text.", encoding="utf-8")
    (folder / "c.odd").write_text("not read", encoding="utf-8")
    told = run("import", "mails", "--db", "mail.db")
    assert told.returncode == 3
    assert "b.eml has no plain text" in told.stdout + told.stderr
    assert ".odd is not read" in told.stdout + told.stderr
    row = run(
        "sql", "--db", "mail.db", "-f", "csv", "SELECT title, publisher, published_from FROM articles"
    ).stdout
    assert row.splitlines()[1] == "Ferry to stop,Harbour Office <press@halden.example>,2024-05-07"
    assert run("import", "mails/a.eml", "--format", "eml", "--db", "mail.db").returncode == 0
    refused = run("import", "mails/a.eml", "--format", "parchment", "--db", "mail.db")
    assert "eml" in refused.stderr


def test_an_importer_of_another_package_takes_claims_in(example: None, made: Path, run: Run) -> None:
    origin = run(
        "sql", "-f", "csv", "SELECT origin FROM articles WHERE text LIKE '%meet again%'"
    ).stdout.splitlines()[1]
    name = Path(origin).name
    rows = f'article,speaker,cue,said\n{name},Ada Brandt,told,"We will meet again"\n'
    Path("claims.csv").write_text(rows, encoding="utf-8")
    assert "claims.csv: " in run("import", "--claims", "claims.csv", "--tool", "spreadsheet").stdout
    tools = run("sql", "-f", "csv", "SELECT tool FROM readers").stdout
    assert "spreadsheet" in tools
    Path("odd.csv").write_text("nothing\nof this kind\n", encoding="utf-8")
    refused = run("import", "--claims", "odd.csv", "--tool", "spreadsheet")
    assert refused.returncode == 2
    assert "The importer spreadsheet cannot read the file" in refused.stderr


def test_an_exporter_of_another_package_writes_like_our_own(example: None, made: Path, run: Run) -> None:
    assert run("export", "notes.txt", "-f", "citations").returncode == 0
    notes = Path("notes.txt").read_text(encoding="utf-8").splitlines()
    assert any(note.startswith("Ada Brandt: ") and "We will meet again" in note for note in notes)
    assert run("export", "few.txt", "-f", "citations", "--filter", "speaker:weiss").returncode == 0
    assert 0 < len(Path("few.txt").read_text(encoding="utf-8").splitlines()) < len(notes)


def test_a_layer_of_another_package_is_taken_in_by_its_name(example: None, made: Path, run: Run) -> None:
    assert "harbours" in run("learn", "layer", "add", "harbours").stdout
    assert "harbours" in run("learn", "layer", "list").stdout
    Path("h.toml").write_text(plugins.layer("harbours") or "", encoding="utf-8")
    assert run("learn", "layer", "test", "h.toml").stdout == "h.toml: 1 tests hold.\n"


def test_a_format_that_nobody_offers_is_refused_with_those_that_are_there(
    example: None, made: Path, run: Run
) -> None:
    refused = run("export", "x.txt", "-f", "stone-tablets")
    assert refused.returncode != 0
    assert "csv" in refused.stderr
    assert "citations" in refused.stderr


def test_a_plugin_that_fails_is_told_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Path, run: Run
) -> None:
    (tmp_path / "fails_anyway.py").write_text("def fail(*given):\n    raise RuntimeError('no ink left')\n")
    monkeypatch.syspath_prepend(tmp_path)
    points = {group: {"fails": "fails_anyway:fail"} for group in ("claims.exporters", "claims.layers")}
    installed(tmp_path, "odd-package", points, monkeypatch)
    for command in (("export", "out.txt", "-f", "fails"), ("learn", "layer", "add", "fails")):
        done = run(*command)
        assert done.returncode == 2
        assert "fails of odd-package failed (RuntimeError: no ink left)" in done.stderr
    assert not Path("out.txt").exists()


def test_a_plugin_that_cannot_be_loaded_is_told_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = {"broken": "no_such_module_anywhere:write", "number": "math:pi"}
    installed(tmp_path, "odd-package", {"claims.exporters": points}, monkeypatch)
    with pytest.raises(InputError, match="broken of odd-package cannot be loaded"):
        plugins.exporter("broken")
    with pytest.raises(InputError, match="number of odd-package is float"):
        plugins.exporter("number")
    assert plugins.exporter("nobody") is None
    assert plugins.names("claims.exporters") == ("broken", "number")
