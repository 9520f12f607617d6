"""spaCy as extraction loads it: without its command line, which is still there for whoever wants it."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

LOADED = "import claims.extract.parse, sys; print({'spacy.cli', 'weasel'} & {*sys.modules} or 'none')"
REAL = "import claims.extract.parse, spacy.cli; print(spacy.cli.download.__module__)"


@pytest.mark.parametrize(
    ("codes", "said"),
    [(LOADED, "none"), (REAL, "spacy.cli.download"), ("import spacy.cli; " + REAL, "spacy.cli.download")],
    ids=["left out", "asked for later", "there before"],
)
def test_its_command_line_is_imported_only_by_who_asks_for_it(codes: str, said: str) -> None:
    done = subprocess.run([sys.executable, "-c", codes], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said


def test_its_information_is_what_it_was() -> None:
    codes = "import claims.extract.parse, spacy; print(spacy.info(silent=True)['spacy_version'])"
    done = subprocess.run([sys.executable, "-c", codes], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == spacy.__version__
