"""Kinds of pages and files that were once misread, three examples of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.document import GivenArticle
from claims.extract import extract
from claims.extract.parse import Parser
from claims.reading import read
from claims.reading.html import read_html

STORIES = (
    ("Ferry to stop", "The ferry to Hakon will stop in May, the harbour office said on Tuesday."),
    ("Baker freed", "A court in Lund freed the baker Nils Holm on Friday after 14 months in jail."),
    ("No free lunch", "Councillors voted 21 to 19 against free lunches, and a second vote is planned."),
)
LONG = " ".join(
    f"On day {number} the crew of the ferry mended one more of its pumps." for number in range(1, 40)
)


def page(body: str, title: str = "News", head: str = "") -> GivenArticle:
    html = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return read_html(html.encode(), "a", "a")


@pytest.mark.parametrize(("title", "told"), STORIES)
@pytest.mark.parametrize("tail", ["| The Harbour Gazette", "| The Harbour Gazette | by Ann Hill"])
def test_site_and_author_are_no_part_of_the_title(title: str, told: str, tail: str) -> None:
    found = page(f"<article><h1>{title}</h1><p>{told}</p></article>", f"{title} {tail}")
    assert (found.title, found.publisher) == (title, "The Harbour Gazette")
    assert found.author == ("Ann Hill" if "Ann" in tail else None)


@pytest.mark.parametrize(("title", "told"), STORIES)
@pytest.mark.parametrize(
    "box",
    [
        '<div class="paywall"><p>“The best paper,” says Ida Berg. Subscribe for 1 crown a week.</p></div>',
        '<div id="cookie-consent"><p>We and our partners use cookies on your device.</p><a>Accept</a></div>',
        '<div class="newsletter-signup"><p>Sign up for our newsletter and cancel any time.</p></div>',
    ],
    ids=["paywall", "consent", "newsletter"],
)
def test_a_box_that_asks_for_something_is_no_article(title: str, told: str, box: str) -> None:
    for body in (
        f"{box}<article><h1>{title}</h1><p>{told}</p></article>",
        f"<h1>{title}</h1><p>{told}</p>{box}",
    ):
        assert page(body, title).text == f"{title}\n{told}"


@pytest.mark.parametrize("long", ["", f"<p>{LONG}</p>"], ids=["short page", "long page"])
@pytest.mark.parametrize(("title", "told"), STORIES)
@pytest.mark.parametrize("hidden", ["hidden", 'style="display:none"', 'aria-hidden="true"'])
def test_hidden_drafts_are_left_out(hidden: str, title: str, told: str, long: str) -> None:
    draft = f"<p {hidden}>The mayor shot the editor, said a draft.</p>"
    table = "<table><tr><td>Line</td><td>4</td></tr></table>"
    text = page(f"<article><h1>{title}</h1><p>{told}</p>{draft}{table}{long}</article>", title).text
    assert "shot" not in text
    assert "Line | 4" in text
    assert told in text


@pytest.mark.parametrize("long", ["", f"<p>{LONG}</p>"], ids=["short page", "long page"])
@pytest.mark.parametrize(
    "caption",
    [
        "Dockers wait at the gate. Photo: Mia Lund/AFP",
        "Nils Holm on Friday (Eva Lind/Reuters)",
        "The hall. Getty Images",
    ],
)
def test_a_caption_is_a_caption(caption: str, long: str, parser: Parser) -> None:
    told = STORIES[0][1]
    figure = f'<figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>'
    aside = "<aside><p>Ten recipes that your friends said you must try</p></aside>"
    found = page(f"<article><h1>Ferry</h1>{figure}<p>{told}</p>{long}{aside}</article>", "Ferry")
    assert "recipes" not in found.text
    blocks = [block for block in extract(found, parser).blocks if block.kind == "caption"]
    assert [block.span.of(found.text) for block in blocks] == [caption]


@pytest.mark.parametrize(
    ("words", "who", "day"),
    [
        ("The judges have let us down and I will say so in June.", "Ida Berg", "March 3, 2021"),
        ("No ferry today. Stay at home.", "Port of Halden", "May 9, 2023"),
        ("I never signed that letter.", "Tom Moe", "July 1, 2020"),
    ],
)
def test_an_embedded_post_is_a_quote_of_its_author_and_day(
    words: str, who: str, day: str, parser: Parser
) -> None:
    signed = f'&mdash; {who} (@x) <a href="#">{day}</a>'
    post = f'<blockquote class="twitter-tweet"><p>{words}</p>{signed}</blockquote>'
    found = page(f"<article><h1>Ferry</h1><p>{STORIES[0][1]}</p>{post}<p>No more is known.</p></article>")
    document = extract(found, parser)
    (quote,) = [quote for quote in document.quotes if quote.rule == "quote.line.post"]
    assert quote.content[0].of(found.text) in words
    assert quote.speaker is not None
    assert quote.speaker.span.of(found.text) == who
    assert quote.time is not None
    assert document.times[quote.time].span.of(found.text) == day


def items(folder: Path, name: str, data: str, encoding: str = "utf-8") -> list[GivenArticle]:
    path = folder / name
    path.write_text(data, encoding=encoding)
    return [item for item in read([str(path)]) if isinstance(item, GivenArticle)]


@pytest.mark.parametrize(
    ("title", "described", "dated", "day"),
    [
        ("Baker &quot;freed&quot;", "&lt;![CDATA[A court freed the baker Nils Holm in Lund.]]&gt;",
         "<pubDate>Wed, 06 Mar 2024 10:00:00 GMT</pubDate>", "2024-03-06"),
        ("<![CDATA[Ferry &amp; fog]]>", "<![CDATA[<p>The ferry will stop in May, the office said.</p>]]>",
         "<pubDate>March 7, 2024</pubDate>", "2024-03-07"),
        ("Quay sold", "<![CDATA[&lt;p&gt;The quay was sold, R&amp;amp;D Ltd said.&lt;/p&gt;&lt;br/&gt;]]>",
         "<pubDate>March 7, 2024</pubDate>", "2024-03-07"),
        ("Lunch", "Councillors voted against free lunches in schools.",
         "<dc:date>2024-03-08T08:00:00Z</dc:date>", "2024-03-08"),
    ],
)  # fmt: skip
def test_an_item_of_a_feed(title: str, described: str, dated: str, day: str, tmp_path: Path) -> None:
    feed = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<item><title>{title}</title><description>{described}</description>{dated}</item></channel></rss>"
    )
    (found,) = items(tmp_path, "a.xml", feed)
    assert "CDATA" not in found.text
    assert not set("<>;") & set(found.text)
    assert "&" not in (found.title or "").replace("& fog", "")
    assert found.published.range
    assert str(found.published.range.first) == day


@pytest.mark.parametrize(
    ("table", "days"),
    [
        (
            'id;text;published\n1;"The ferry\nstops.";06.03.2024\n2;The baker is free.;07.03.2024\n',
            ["06", "07"],
        ),
        ("published;text\n06.03.2024;The ferry stops.\n13.03.2024;The baker is free.\n", ["06", "13"]),
        ('text;published\n"Fog; no ferry.";06.03.2024\n"Sun; a ferry.";08.03.2024\n', ["06", "08"]),
    ],
)
def test_a_table_with_semicolons_is_day_first(table: str, days: list[str], tmp_path: Path) -> None:
    found = items(tmp_path, "a.csv", table, "utf-8-sig")
    ranges = [one.published.range for one in found]
    assert [str(one.first) if one else None for one in ranges] == [f"2024-03-{day}" for day in days]


ENTRY = (
    '<article class="live"><header><time>{}</time> <span class="byline">By {}</span><h3>{}</h3></header>'
    "<p>{}</p></article>"
)


@pytest.mark.parametrize("outer", ["main", "div", "section"])
def test_the_entries_of_a_live_page_are_blocks_of_their_own(outer: str, parser: Parser) -> None:
    times = ("10:42", "11:15", "12:03")
    people = ("Ana Ruiz", "Tom Moe", "Ana Ruiz")
    entries = [(time, who, *story) for time, who, story in zip(times, people, STORIES, strict=True)]
    body = "".join(ENTRY.format(*entry) for entry in entries)
    found = page(f"<{outer}><h1>News live</h1>{body}</{outer}>", "News live")
    lines = [line for time, who, title, told in entries for line in (f"{time} By {who}", title, told)]
    assert found.text.split("\n") == ["News live", *lines]
    blocks = [block for block in extract(found, parser).blocks if block.kind == "entry"]
    assert [block.author.of(found.text) for block in blocks if block.author] == [
        who for who in people for _ in range(2)
    ]
