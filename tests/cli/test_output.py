from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.cli.output import Cell, write, write_exact_csv, write_ndjson
from claims.errors import InputError

COLUMNS = ["speaker", "words", "share"]
ROWS: list[list[Cell]] = [["Ada | Brandt", 12, 0.5], ["two\nlines [bold]", None, 1.0]]

WRITTEN = {
    "table": "speaker            words   share\n" + "─" * 32 + "\n"
    "Ada | Brandt          12     0.5\ntwo lines [bold]             1.0\n",
    "csv": 'speaker,words,share\nAda | Brandt,12,0.5\n"two\nlines [bold]",,1.0\n',
    "json": '[\n{"speaker": "Ada | Brandt", "words": 12, "share": 0.5},\n'
    '{"speaker": "two\\nlines [bold]", "words": null, "share": 1.0}\n]\n',
    "ndjson": '{"speaker": "Ada | Brandt", "words": 12, "share": 0.5}\n'
    '{"speaker": "two\\nlines [bold]", "words": null, "share": 1.0}\n',
    "markdown": "| speaker | words | share |\n| --- | --- | --- |\n| Ada \\| Brandt | 12 | 0.5 |\n"
    "| two lines [bold] |  | 1.0 |\n",
}


@pytest.mark.parametrize("format", WRITTEN)
def test_rows_are_written_in_each_format(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(COLUMNS, iter(ROWS), format)
    written = capsys.readouterr().out
    assert [line.rstrip() for line in written.split("\n")] == WRITTEN[format].split("\n")


def test_no_row_is_still_valid_json(capsys: pytest.CaptureFixture[str]) -> None:
    write(COLUMNS, [], "json")
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("format", ["json", "ndjson"])
def test_json_says_only_what_json_has(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Infinity and NaN are words of Python, and other readers stop at them."""
    write(["a", "b", "c", "d"], [[float("inf"), float("nan"), b"\x00\xff", -1e308]], format)
    printed = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert printed in ([row := {"a": None, "b": None, "c": "00ff", "d": -1e308}], row)


def test_parquet_keeps_types_and_nulls(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    write(["a", "b", "mixed"], [[1, "x", 1], [None, None, "one"]], "parquet", path)
    assert pyarrow.parquet.read_table(path).to_pylist() == [
        {"a": 1, "b": "x", "mixed": "1"},
        {"a": None, "b": None, "mixed": "one"},
    ]
    write(["a"], [], "parquet", path)
    assert pyarrow.parquet.read_table(path).column_names == ["a"]


@pytest.mark.parametrize("format", ["parquet", "xml"])
def test_a_format_that_does_not_fit_is_refused(format: str) -> None:
    with pytest.raises(InputError):
        write(COLUMNS, ROWS, format)


def test_a_long_table_says_what_it_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    write(["n"], ([n] for n in range(1001)), "table")
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 1002
    assert "first 1000 rows" in shown.err


Plain = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(st.lists(st.tuples(Plain, Plain)))
def test_what_is_written_reads_back(rows: list[tuple[str, str]]) -> None:
    table, lines = io.StringIO(), io.StringIO()
    write_exact_csv(["a", "b"], rows, table)
    write_ndjson(["a", "b"], rows, lines)
    assert [tuple(row) for row in csv.reader(io.StringIO(table.getvalue()))][1:] == rows
    assert [tuple(json.loads(line).values()) for line in lines.getvalue().split("\n") if line] == rows


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, format: str) -> None:
    def failing() -> Iterator[list[Cell]]:
        yield ["x", 1, 0.5]
        raise RuntimeError("the question was stopped")

    path = tmp_path / f"rows.{format}"
    path.write_text("as it was")
    with pytest.raises(RuntimeError):
        write(COLUMNS, failing(), format, path)
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_parquet_without_its_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match="claimdesk\\[parquet\\]"):
        write(["a"], [[1]], "parquet", tmp_path / "rows.parquet")
    assert list(tmp_path.iterdir()) == []
