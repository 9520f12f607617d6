from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import GivenArticle
from claims.errors import InputError
from claims.reading import Defaults, Refused, count, read, read_days
from claims.reading.charset import decode
from claims.reading.sources import Format

PAGE = """<!doctype html><html lang="en-GB"><head><title>Harbour talks end | The Daily Example</title>
<meta property="og:site_name" content="The Daily Example">
<meta property="og:title" content="Harbour talks end">
<meta name="author" content="Ada Writer"><link rel="canonical" href="https://example.org/harbour">{head}</head>
<body><nav>Home World Sport</nav><article><h1>Harbour talks end</h1>
<p>The mayor of Northport said on Tuesday that the talks over the harbour had ended without an agreement.</p>
<p>“We will meet again,” she told reporters after the last session, which went on until the early morning.</p>
<p>Representatives of the port workers left the town hall without a word about what they would do next.</p>
{foot}</article></body></html>"""

MARKED = '<meta property="article:published_time" content="2023-06-13T09:00:00Z">'

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title>
<language>en-us</language>
<item><title>First</title><link>https://example.org/1</link><guid>one</guid>
<pubDate>Sat, 17 Jun 2023 19:23:00 GMT</pubDate>
<description>&lt;p&gt;He left.&lt;/p&gt;&lt;p&gt;She stayed.&lt;/p&gt;</description></item>
<item><title>Second</title><guid>two</guid></item></channel></rss>"""

Write = Callable[[str, bytes | str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def articles(
    *sources: Path | str, stdin: bytes | None = None, **options: Defaults | Format
) -> list[GivenArticle]:
    found = list(
        read([str(s) for s in sources], stdin=io.BytesIO(stdin) if stdin is not None else None, **options)
    )
    assert not [item for item in found if isinstance(item, Refused) and not item.passed_over]
    return [item for item in found if isinstance(item, GivenArticle)]


def refused(*sources: Path | str) -> list[tuple[str, str]]:
    return [
        (Path(item.origin).name, item.reason)
        for item in read([str(source) for source in sources])
        if isinstance(item, Refused)
    ]


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n", ()),
        ("“Peace,” she said.".encode(), "“Peace,” she said.", ()),
        ("\ufeffafter a byte order mark".encode(), "after a byte order mark", ()),
        (b"a b\xff c" * 3, "a b� c" * 3, ("3 characters were not UTF-8 and were replaced",)),
        ("given as � already".encode(), "given as � already", ()),
        (b"no\x00thing more than a NUL", "no�thing more than a NUL",
         ("1 character was NUL or half a surrogate pair and was replaced",)),
        ("a line\u2028separator".encode(), "a line\u2028separator", ()),
    ],
    ids=["line ends", "quotation marks", "byte order mark", "bad bytes", "replaced before", "NUL", "U+2028"],
)  # fmt: skip
def test_text_is_kept_as_it_came(write: Write, data: bytes, text: str, notes: tuple[str, ...]) -> None:
    (article,) = articles(write("a.txt", data))
    assert (article.text, article.notes, article.id) == (text, notes, "a.txt")


@given(st.text(min_size=1))
def test_every_storable_text_survives_decoding(text: str) -> None:
    data = ("Words come first. " * 20 + text).encode("utf-8", "replace")
    decoded, _, _ = decode(data)
    assert decoded == data.decode().replace("\0", "\ufffd")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "holds nothing but blanks"),
        ("noise.txt", bytes(range(256)) * 8, "is not UTF-8 text"),
        ("page.txt", b"%PDF-1.7 and so on", "is a PDF"),
        ("much.txt", b"a" * 50_000_000, "has 50 MB"),
        ("none.jsonl", b"", "is empty"),
        ("none.xml", "<a>not a feed</a>", "is XML, but no RSS or Atom feed"),
        ("bare.html", "<html><body></body></html>", "holds no article text"),
        ("table.csv", "name;body\na;b\n", "has no column 'text'; its columns are: name, body"),
        ("odd.json", "[1", "is not JSON"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[:12] else "",
)
def test_what_is_no_article_is_refused_in_one_clause(
    write: Write, name: str, data: bytes | str, reason: str
) -> None:
    ((origin, said),) = refused(write(name, data))
    assert (origin, said.startswith(reason)) == (name, True), said


def test_json_lines_that_are_broken_are_named_and_the_rest_is_read(write: Write) -> None:
    lines = [
        json.dumps({"id": 7, "text": "Good.", "published": "2023-06-17", "desk": "World", "score": 3}),
        "not json",
        "[]",
        "",
        json.dumps({"title": "no text"}),
        json.dumps({"text": "Good too.\u2028And on.", "published": "next week"}),
    ]
    found = list(read([str(write("rows.jsonl", "\n".join(lines)))]))
    first, last = (item for item in found if isinstance(item, GivenArticle))
    assert (first.id, str(first.published.range and first.published.range.first)) == ("7", "2023-06-17")
    assert first.metadata == {"desk": "World", "score": "3"}
    assert last.text == "Good too.\u2028And on."
    assert last.published.basis == "unknown"
    assert last.metadata == {"published": "next week"}
    assert "'next week' is not a date" in last.notes[0]
    assert [item.origin.rpartition(":")[2] for item in found if isinstance(item, Refused)] == ["2", "3", "5"]


def test_a_table_has_an_article_a_row_and_keeps_unknown_columns(write: Write) -> None:
    path = write("rows.csv", 'ID,Text,Publisher,Topic\n1,"Two\r\nlines.",Wire,sea\n2,Short,,\n')
    one, two = articles(path)
    assert (one.id, one.text, one.publisher, one.metadata) == ("1", "Two\r\nlines.", "Wire", {"topic": "sea"})
    assert (two.publisher, two.metadata) == (None, {})


@pytest.mark.parametrize(
    ("head", "foot", "day", "basis"),
    [
        (MARKED, "", "2023-06-13", "metadata"),
        ("", "<p>Last changed on June 14, 2023</p>", "2023-06-14", "inferred"),
        ("", "<table><tr><td>2010</td><td>May 2011</td></tr></table>", "None", "unknown"),
        ("", "", "None", "unknown"),
    ],
    ids=["in its markup", "in its words", "years and months only", "nowhere"],
)  # fmt: skip
def test_a_page_brings_its_text_its_metadata_and_how_its_date_is_known(
    write: Write, head: str, foot: str, day: str, basis: str
) -> None:
    (page,) = articles(write("page.html", PAGE.format(head=head, foot=foot)))
    assert "“We will meet again,” she told reporters" in page.text
    assert "Home World Sport" not in page.text
    assert (page.title, page.publisher, page.author) == (
        "Harbour talks end",
        "The Daily Example",
        "Ada Writer",
    )
    assert (page.url, page.language) == ("https://example.org/harbour", "en")
    assert str(page.published.range.first if page.published.range else None) == day
    assert page.published.basis == basis
    assert bool(page.notes) == (basis == "inferred")


def test_a_feed_has_an_article_an_entry(write: Write) -> None:
    found = list(read([str(write("wire.rss", FEED))]))
    first, second = found
    assert isinstance(first, GivenArticle)
    assert (first.id, first.text, first.publisher) == ("one", "He left.\nShe stayed.", "Example Wire")
    assert str(first.published.range and first.published.range.first) == "2023-06-17"
    assert isinstance(second, Refused)
    assert second.reason == "is an entry without text"


def test_a_folder_is_read_by_name_with_its_sidecar(write: Write, tmp_path: Path) -> None:
    write("b/two.md", "Second.")
    write("a.txt", "First.")
    write(".hidden.txt", "Not this.")
    write("logo.png", "nor this")
    write("articles.csv", "file,publisher,published,beat\na.txt,Wire,2023-06-17,harbour\ngone.txt,,,\n")
    first, second = articles(tmp_path)
    assert (first.text, first.publisher, first.metadata) == ("First.", "Wire", {"beat": "harbour"})
    assert first.published.basis == "given"
    assert (second.text, second.publisher) == ("Second.", None)
    assert refused(tmp_path) == [
        ("articles.csv", "names gone.txt, which is not there"),
        ("logo.png", "is passed over: .png is not read"),
    ]
    assert count([str(tmp_path)]) == 2


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    ((_, reason),) = refused(tmp_path)
    assert reason.startswith("holds no articles")


@pytest.mark.parametrize("source", ["missing.txt", "https://example.org/a.html", "-"])
def test_a_source_that_is_not_there_stops_before_anything_is_read(source: str) -> None:
    with pytest.raises(InputError):
        read([source])


@pytest.mark.parametrize(
    ("stdin", "texts"),
    [
        (b"Plain\nwords.", ["Plain\nwords."]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'{"braces"} in prose', ['{"braces"} in prose']),
        (
            FEED.replace("<item><title>Second</title><guid>two</guid></item>", "").encode(),
            ["He left.\nShe stayed."],
        ),
    ],
    ids=["text", "JSON lines", "prose with braces", "feed"],
)
def test_standard_input_is_read_by_what_it_is(stdin: bytes, texts: list[str]) -> None:
    assert [article.text for article in articles("-", stdin=stdin)] == texts


def test_the_format_can_be_said(write: Write) -> None:
    assert articles("-", stdin=b'{"text": "One."}', format="text")[0].text == '{"text": "One."}'
    assert articles(write("rows.dat", '{"text": "One."}'), format="jsonl")[0].text == "One."


def test_defaults_fill_what_an_article_does_not_say(write: Write) -> None:
    path = write("rows.jsonl", '{"text": "a", "publisher": "Own", "published": "2023"}\n{"text": "b"}')
    one, two = articles(path, defaults=Defaults(read_days("2024-05-01"), "Wire"))
    assert (one.publisher, str(one.published.range and one.published.range.first)) == ("Own", "2023-01-01")
    assert (two.publisher, str(two.published.range and two.published.range.first)) == ("Wire", "2024-05-01")


def test_json_lines_are_read_as_they_stream_in() -> None:
    given = iter([b'{"text": "One."}\n', b'{"text": "Two."}\n'])

    class Slow(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return next(given)

        def __next__(self) -> bytes:
            return next(given)

    found = read(["-"], stdin=Slow())
    first = next(found)
    assert isinstance(first, GivenArticle)
    assert first.text == "One."
    assert next(given) == b'{"text": "Two."}\n'
