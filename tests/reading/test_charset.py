"""Charsets of plain files and tables: what is certain is read, the rest is replaced and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import GivenArticle
from claims.errors import InputError
from claims.reading import read
from claims.reading.charset import WESTERN, decode

TEXT = "“The café law – long awaited – is ready,” Zoë Noël said of the €5 fee on Monday."
SPANISH = "Señor Peña came to the town of Málaga."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_unicode_file_is_read_whole_without_a_remark(codec: str) -> None:
    assert decode(TEXT.encode(codec)) == (TEXT, (), False)


@pytest.mark.parametrize(
    ("data", "text"),
    [(TEXT.encode("cp1252"), TEXT), (SPANISH.encode("latin-1"), SPANISH)],
    ids=["Windows-1252", "Latin-1"],
)
def test_western_bytes_are_read_with_a_remark_and_nothing_is_lost(data: bytes, text: str) -> None:
    assert decode(data) == (text, (WESTERN,), False)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zoë came. ".encode() + b"So did No\xebl.", "Zoë came. So did No\ufffdl."),
        (b"The mayor \x81 came.", "The mayor \ufffd came."),
        (b"Sm\xf8rrebr\xf8d", "Sm\ufffdrrebr\ufffdd"),
    ],
    ids=["two charsets in one file", "a byte that Windows-1252 has not", "too many for so few letters"],
)
def test_what_is_not_plain_is_replaced_and_told(data: bytes, text: str) -> None:
    decoded, (note,), lost = decode(data)
    assert (decoded, lost) == (text, True)
    assert "not UTF-8" in note


def test_another_script_in_bytes_is_refused() -> None:
    with pytest.raises(InputError, match="not UTF-8 text"):
        decode("Министр прибыл.".encode("cp1251"))


@given(st.text("abc éüñÖ\n", min_size=1, max_size=60))
def test_no_western_letter_is_lost(tail: str) -> None:
    text = "The council met again and agreed on it. " * 20 + tail
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16"])
def test_a_table_of_a_spreadsheet(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(f"text,author\n{TEXT},Zoë Peña\n".replace(TEXT, f'"{TEXT}"').encode(codec))
    (item,) = (one for one in read([str(path)]) if isinstance(one, GivenArticle))
    assert (item.text, item.author) == (TEXT, "Zoë Peña")


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.json"])
def test_json_of_an_older_program(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(json.dumps({"text": TEXT}, ensure_ascii=False).encode("cp1252"))
    (item,) = (one for one in read([str(path)]) if isinstance(one, GivenArticle))
    assert item.text == TEXT
