"""The spool: what was found is found again, by all it depends on, and what is set aside stays so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claims.document import Document, GivenArticle, Published
from claims.workers import Extracted, LazyParser
from claims.workers.fingerprint import Fingerprint
from claims.workers.spool import Spool

OURS = Fingerprint("a" * 64, "b" * 64)
GIVEN = GivenArticle("The ferry left on 3 May 2021.", "made:1", language="en")
FOUND = Extracted(GIVEN, Document(GIVEN.text, Published(), (), (), (), (), (), (), ()), "small 1")


def spool(folder: Path, made_by: Fingerprint = OURS, parser: LazyParser | None = None) -> Spool:
    return Spool(folder / "spool", made_by, parser or LazyParser())


def test_what_is_kept_is_found_until_it_is_cleared(tmp_path: Path) -> None:
    kept = spool(tmp_path)
    assert kept.get(GIVEN) is None
    kept.put(FOUND)
    assert spool(tmp_path).get(GIVEN) == FOUND
    kept.clear()
    assert spool(tmp_path).get(GIVEN) is None
    assert list(tmp_path.iterdir()) == []


def test_it_is_the_article_as_given_now(tmp_path: Path) -> None:
    spool(tmp_path).put(FOUND)
    moved = replace(GIVEN, origin="elsewhere:7")
    assert spool(tmp_path).get(moved) == replace(FOUND, given=moved)


@pytest.mark.parametrize(
    ("made_by", "parser", "given"),
    [
        pytest.param(Fingerprint("c" * 64, OURS.model), LazyParser(), GIVEN, id="another program"),
        pytest.param(Fingerprint(OURS.program, "c" * 64), LazyParser(), GIVEN, id="another model"),
        pytest.param(OURS, LazyParser(ontology="[[type]]"), GIVEN, id="other event types"),
        pytest.param(OURS, LazyParser(layers=("[cues]",)), GIVEN, id="another lexicon layer"),
        pytest.param(OURS, LazyParser(), replace(GIVEN, text="Another."), id="another text"),
        pytest.param(OURS, LazyParser(), replace(GIVEN, garbled=True), id="a garbled text"),
    ],
)
def test_what_depends_on_something_else_is_not_found(
    tmp_path: Path, made_by: Fingerprint, parser: LazyParser, given: GivenArticle
) -> None:
    spool(tmp_path).put(FOUND)
    assert spool(tmp_path, made_by, parser).get(given) is None


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    spool(tmp_path).put(FOUND)
    (file,) = (tmp_path / "spool").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert spool(tmp_path).get(GIVEN) is None


def test_what_is_in_quarantine_stays_there_when_all_else_is_cleared(tmp_path: Path) -> None:
    kept = spool(tmp_path)
    assert kept.quarantined(GIVEN) is None
    file = kept.quarantine(GIVEN)
    kept.clear()
    assert spool(tmp_path).quarantined(replace(GIVEN, origin="elsewhere:7")) == file
    assert file.read_text(encoding="utf-8") == GIVEN.text
    file.unlink()
    assert kept.quarantined(GIVEN) is None
