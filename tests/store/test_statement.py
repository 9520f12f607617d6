"""SQL statements as tokens: what these alone tell, and where faults are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import QueryError
from claims.store.console.read_only import asking, number_or_text
from claims.store.console.sql_tokenizer import parameters, spot, tokens, told_apart
from claims.store.database import Database

pytestmark = pytest.mark.sqlite


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("SELECT a.b", [("word", "SELECT"), ("word", "a"), ("mark", "."), ("word", "b")]),
        ("'it''s' x'ff'", [("string", "'it''s'"), ("string", "x'ff'")]),
        ('"a ""b""" [c d] `e`', [("quoted", '"a ""b"""'), ("quoted", "[c d]"), ("quoted", "`e`")]),
        ("1 2.5 .5 1e3 0xF", [("number", n) for n in ("1", "2.5", ".5", "1e3", "0xF")]),
        (":a ?1 @b $c", [("parameter", p) for p in (":a", "?1", "@b", "$c")]),
        ("-- 'x'\n1", [("comment", "-- 'x'"), ("number", "1")]),
        ("/* ' */ 1 /* open", [("comment", "/* ' */"), ("number", "1"), ("comment", "/* open")]),
        ("a||b<>c", [("word", "a"), ("mark", "||"), ("word", "b"), ("mark", "<>"), ("word", "c")]),
        ("'open", [("string", "'open")]),
    ],
)
def test_a_statement_is_cut_as_sqlite_cuts_it(statement: str, kinds: list[tuple[str, str]]) -> None:
    assert [(token.kind, token.text) for token in tokens(statement)] == kinds


@given(st.text())
def test_tokens_hold_everything_but_the_blanks(statement: str) -> None:
    found = tokens(statement)
    assert all(statement[token.start : token.end] == token.text for token in found)
    left = list(statement)
    for token in found:
        left[token.start : token.end] = " " * len(token.text)
    assert not "".join(left).strip()


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("SELECT :who, :day, :who", ("who", "day")),
        ("SELECT ':who' -- :day", ()),
        ("SELECT ?, ?2", ()),
    ],
)
def test_parameters_are_those_outside_strings_and_comments(statement: str, names: tuple[str, ...]) -> None:
    assert parameters(statement) == names


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        pytest.param("▸SELEC 1", "syntax error", id="the first word"),
        pytest.param("SELECT 1, ▸FROM quotes WHERE cue IN (SELECT name FROM actors)", "syntax error",
                     id="the first of a word that comes again"),
        pytest.param("SELECT 1 WHERE 2\n▸WHERE 3", "syntax error", id="the second of a word"),
        pytest.param("SELECT 'FROM' FROM ▸FROM", "syntax error", id="not the one in a string"),
        pytest.param("SELECT ▸colour FROM quotes", "no such column", id="a column"),
        pytest.param("SELECT q.▸colour FROM quotes q", "no such column", id="a column of a view"),
        pytest.param("SELECT 1 FROM ▸quote_s", "Did you mean quotes", id="a view"),
        pytest.param("SELECT ▸speker FROM quotes", "Did you mean speaker", id="nearly a column"),
        pytest.param("SELECT ▸frob(1)", "no such function", id="a function"),
        pytest.param("SELECT ▸claim_id FROM quotes JOIN claims", "ambiguous", id="a name of two"),
        pytest.param("SELECT ▸'open", "unrecognized", id="a string without end"),
        pytest.param("SELECT (1▸", "incomplete", id="the end"),
        pytest.param("EXPLAIN SELECT 1 FROM ▸FROM", "syntax error", id="explained"),
    ],
)  # fmt: skip
def test_a_fault_is_found_where_it_is(db: Database, statement: str, fault: str) -> None:
    at = statement.index("▸")
    statement = statement.replace("▸", "")
    with pytest.raises(QueryError, match=fault) as caught, asking(db.address, statement):
        pass
    assert caught.value.at == at
    assert spot(statement, at) in str(caught.value)


@pytest.mark.parametrize(
    ("written", "value"),
    [("7", 7), ("-3", -3), ("1.5", 1.5), ("1e5", 1e5), ("nan", "nan"), ("1_0", "1_0"), ("2023-06", "2023-06"),
     ("", ""), ("9" * 30, "9" * 30), ("٣", "٣")],
)  # fmt: skip
def test_values_are_numbers_where_they_are_written_so(written: str, value: object) -> None:
    assert number_or_text(written) == value
    assert type(number_or_text(written)) is type(value)


def test_columns_of_one_name_are_told_apart() -> None:
    assert told_apart(["a", "b", "a", "a:1"]) == ("a", "b", "a:1", "a:1:1")
