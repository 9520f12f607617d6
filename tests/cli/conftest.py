from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claims.cli import main
from claims.extract import parse
from claims.extract.parse import DEFAULT_MODEL, Parser
from claims.importer import import_articles
from claims.reading import read
from claims.store.database import Database

COMMAND = Path(sys.executable).parent / "claims"
ARTICLE = """Harbour talks to resume

NORTHPORT, June 16, 2023 (Example) - “We will meet again,” Mayor Ada Brandt told reporters on Thursday.

Brandt met Norland's President Tomas Weiss in Halden on Wednesday. Weiss said the harbour would open in July.
"""
OTHER = "Ada Brandt denied on 18 June 2023 that the harbour was sold. Port workers accused Brandt of lying.\n"


@dataclass(frozen=True)
class Done:
    """What a command ended with and printed."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], parser: Parser
) -> Run:
    """Run the command line in an empty folder and without a terminal, on the parser loaded already.

    So that it is that one, extraction has no limit of time and stays in this process.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("CLAIMS_DB", raising=False)
    monkeypatch.setenv("CLAIMS_TIME_LIMIT", "0")
    real = parse.load
    monkeypatch.setattr(parse, "load", lambda model: parser if model == DEFAULT_MODEL else real(model))

    def run(*words: str | Path, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["claims", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Done(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Path:
    """A database of two small articles, made once."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "denial.txt").write_text(OTHER, encoding="utf-8")
    with Database.open(folder / "claims.db") as database:
        for _ in import_articles(database, read([str(folder)]), lambda: parser):
            pass
    return folder / "claims.db"


@pytest.fixture
def made(template: Path, tmp_path: Path) -> Path:
    """A copy of that database, of the test's own, as ``claims.db`` in its folder."""
    return Path(shutil.copy(template, tmp_path / "claims.db"))
