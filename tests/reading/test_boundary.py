"""Odd input of every kind: the import goes on, with articles that can be kept or a refusal in words."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.document import GivenArticle
from claims.reading import Refused, read
from claims.reading.sources import BY_SUFFIX

TEXT = "The mayor spoke on Friday about the bridge."


def check(items: list[GivenArticle | Refused]) -> None:
    """Fail where a string of an item cannot be kept by SQLite or JSON."""
    for item in items:
        named = (item.origin, item.reason) if isinstance(item, Refused) else (item.text, item.origin)
        more = (
            () if isinstance(item, Refused) else (item.title, item.id, item.author, *item.metadata.values())
        )
        for value in (*named, *(one for one in more if one is not None)):
            assert "\0" not in value
            value.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("deep.json", b"[" * 200_000, "nested too deep"),
        ("deep.jsonl", b"[" * 200_000, "nested too deep"),
        ("wide.csv", b"x" * 140_000 + b"\n1\n", "no column"),
        ("bad.xml", b"<rss", "no RSS or Atom feed"),
    ],
)
def test_a_bad_file_is_refused_and_the_next_one_read(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT)
    first, second = read([str(tmp_path)])
    assert isinstance(first, Refused)
    assert reason in first.reason
    assert isinstance(second, GivenArticle)


def test_a_sidecar_in_latin_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "articles.csv").write_bytes("file,author\na.txt,Zoë Müller\n".encode("latin-1"))
    (item,) = (one for one in read([str(tmp_path)]) if isinstance(one, GivenArticle))
    assert item.author == "Zoë Müller"


def test_a_file_name_that_is_not_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(TEXT)
    items = list(read([str(tmp_path)]))
    check(items)
    assert [item.text for item in items if isinstance(item, GivenArticle)] == [TEXT]


@pytest.mark.parametrize("value", ["\ud800", "a\0b", "\x1b[31m", 1e40, 10**400, [[]], {"a": "\udfff"}])
@pytest.mark.parametrize("field", ["id", "title", "published", "language", "other"])
def test_odd_values_of_fields(tmp_path: Path, field: str, value: object) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, field: value}))
    check(list(read([str(tmp_path)])))


def test_a_small_feed_stays_small(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 5}">' for n in range(6))
    feed = f"<!DOCTYPE rss [{entities}]><rss version='2.0'><channel><title>t</title><item><title>a</title>"
    (tmp_path / "a.xml").write_text(f"{feed}<description>Ha: &e5;</description></item></channel></rss>")
    for item in read([str(tmp_path)]):
        assert isinstance(item, Refused) or len(item.text) < 1000


FEED = (
    "<rss version='2.0'><channel><title>t</title><item><title>Ada &#106;</title>"
    "<description>{text}</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    "part", ["&#0;", "&#27;", "&#x1B;", "&#xD800;", "&#x110000;", "&#99999999999999;", "\x1b"]
)
@pytest.mark.parametrize("where", ["Ada {} left.", "<![CDATA[<p>Ada {} left.</p>]]>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_no_character_costs_a_feed_itself_alone(
    tmp_path: Path, part: str, where: str, encoding: str
) -> None:
    (tmp_path / "a.xml").write_text(FEED.format(text=where.format(part)), encoding=encoding)
    items = list(read([str(tmp_path)]))
    check(items)
    (item,) = items
    assert isinstance(item, GivenArticle)
    assert (item.text, item.title) == ("Ada \ufffd left.", "Ada j")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_in_any_unicode_keeps_its_characters(tmp_path: Path, encoding: str) -> None:
    head = f"<?xml version='1.0' encoding='{encoding}'?>"
    text = "Zoë &#233;t&#xE9; &amp; “no” 😀 &#x1F600; &lt;b&gt;left&lt;/b&gt;."
    (tmp_path / "a.xml").write_text(head + FEED.format(text=text), encoding=encoding)
    (item,) = read([str(tmp_path)])
    assert isinstance(item, GivenArticle)
    assert item.text == "Zoë été & “no” 😀 😀 left."


@pytest.mark.parametrize(
    ("separator", "written", "day"),
    [(";", "07.03.2024", "2024-03-07"), (";", "07/03/2024", "2024-03-07"), (",", "2024-03-07", "2024-03-07")],
)
def test_tables_with_semicolons_put_the_day_first(
    tmp_path: Path, separator: str, written: str, day: str
) -> None:
    (tmp_path / "a.csv").write_text(
        f"title{separator}text{separator}published\nA{separator}B c.{separator}{written}\n"
    )
    (item,) = read([str(tmp_path / "a.csv")])
    assert isinstance(item, GivenArticle)
    assert item.published.range
    assert str(item.published.range.first) == str(item.published.range.last) == day


@pytest.mark.parametrize("suffix", sorted(BY_SUFFIX))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_bytes_end_the_import(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    heads = [b"", b"\xef\xbb\xbf", b"text;published\n", b"text,id\n", b'{"text": "', b"<html><body><article>"]
    heads += [b'<?xml version="1.0"?><rss version="2.0"><channel><item><description>']
    body = data.draw(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data.draw(st.sampled_from(heads)) + body)
    items = list(read([str(path)]))
    assert items
    check(items)


@pytest.mark.parametrize(
    ("text", "expected", "garbled"),
    [
        ("â€œWe won,â€\x9d said Zoë.", "“We won,” said Zoë.", False),
        ("The cafÃ© in MÃ¼nchen is open.", "The café in München is open.", False),
        ("Zoë Müller said “no”.", "Zoë Müller said “no”.", False),
        ("ÃO PAULO was calm.", "ÃO PAULO was calm.", False),
    ],
)
def test_a_wrong_charset_is_mended_where_that_is_certain(
    tmp_path: Path, text: str, expected: str, garbled: bool
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (item,) = read([str(tmp_path / "a.txt")])
    assert isinstance(item, GivenArticle)
    assert (item.text, item.garbled) == (expected, garbled)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize(("text", "garbled"), [("The cafÃ© in MÃ¼nchen is open.", True), ("Zoë won.", False)])
def test_a_row_keeps_its_text_and_is_told_to_be_garbled(
    tmp_path: Path, name: str, text: str, garbled: bool
) -> None:
    row = f"text\n{text}\n" if name == "a.csv" else json.dumps({"text": text}, ensure_ascii=False) + "\n"
    (tmp_path / name).write_text(row, encoding="utf-8")
    (item,) = read([str(tmp_path / name)])
    assert isinstance(item, GivenArticle)
    assert (item.text, item.garbled, len(item.notes)) == (text, garbled, int(garbled))


@pytest.mark.parametrize(
    ("row", "day", "kept"),
    [
        ({"date": "2024-05-07"}, "2024-05-07", {}),
        ({"published": "2024-05-06", "date": "2024-05-07"}, "2024-05-06", {"date": "2024-05-07"}),
        ({"date": "soon"}, "None", {"date": "soon"}),
    ],
)
def test_a_date_is_that_of_publication_unless_the_row_has_one(
    tmp_path: Path, row: dict[str, str], day: str, kept: dict[str, str]
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Ada left.", **row}), encoding="utf-8")
    (item,) = read([str(tmp_path / "a.jsonl")])
    assert isinstance(item, GivenArticle)
    days = item.published.range
    assert (str(days and days.first), item.metadata) == (day, kept)
