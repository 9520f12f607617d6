"""Sixty small pages: the article a person would read on each, all of it and nothing else."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import trafilatura

from claims.reading.about import NO_SEARCH, about
from claims.reading.html import read_html
from claims.reading.titles import split_title

LAYOUTS: dict[str, str] = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))[
    "layouts"
]
ARTICLES = (
    {
        "title": "Ferry link to close in May",
        "p1": "The ferry to Hakon island will stop in May, the harbour office said on Tuesday.",
        "p2": "“We have no crew left,” said captain Ida Berg.",
        "p3": "Islanders want the county to pay for two more years.",
        "caption": "The ferry at its pier. Photo: Lea Stark/AFP",
    },
    {
        "title": "Court frees baker",
        "p1": "A court in Lund freed the baker Nils Holm on Friday. He had spent 14 months in jail.",
        "p2": "Prosecutors will appeal, they told reporters outside the building.",
        "p3": "The bakery stays shut.",
        "caption": "Nils Holm leaves the court. (Eva Lind/Reuters)",
    },
    {
        "title": "Vote on school lunches fails",
        "p1": "Councillors voted 21 to 19 against free lunches in all schools, after a debate of"
        " six hours in which parents shouted from the gallery and two members left the room.",
        "p2": "The scheme would have cost 4 million crowns a year, the treasurer, Piet Hallen, had warned.",
        "p3": "A second vote is planned for autumn, when the budget is to be settled.",
        "caption": "Parents in the gallery. Photo: Ann Moe",
    },
)
PAGES = [(name, number) for name in LAYOUTS for number in range(len(ARTICLES))]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def page(name: str, number: int) -> tuple[str, str]:
    """Return a page and the words that a person reads on it."""
    layout, article = LAYOUTS[name], ARTICLES[number]
    wanted = [article[part] for part in re.findall(r"\{(\w+)\}", layout[layout.index("<body") :])]
    return layout.format(**article), "\n".join(wanted)


def test_precision_and_recall_of_words() -> None:
    assert len(PAGES) == 60
    right = read = wanted = 0
    for name, number in PAGES:
        html, expected = page(name, number)
        got, gold = words(read_html(html.encode(), name, name).text), words(expected)
        right += (got & gold).total()
        read += got.total()
        wanted += gold.total()
    assert right / read >= 0.97
    assert right / wanted >= 0.97


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_each_paragraph_is_a_line(name: str) -> None:
    html, expected = page(name, 2)
    assert read_html(html.encode(), name, name).text.split("\n") == expected.split("\n")


@pytest.mark.parametrize(
    ("title", "site", "heading", "expected"),
    [
        ("Ferry sinks | The Gazette", None, None, ("Ferry sinks", "The Gazette", None)),
        ("Ferry sinks | The Gazette | by Ann Hill", None, None, ("Ferry sinks", "The Gazette", "Ann Hill")),
        ("Ferry sinks - The Gazette", "The Gazette", None, ("Ferry sinks", "The Gazette", None)),
        ("Ferry sinks – The Gazette", None, "Ferry sinks", ("Ferry sinks", "The Gazette", None)),
        ("Talks fail - again", None, None, ("Talks fail - again", None, None)),
        ("Talks fail - again", None, "Talks fail - again", ("Talks fail - again", None, None)),
    ],
)
def test_a_title_without_its_site(
    title: str, site: str | None, heading: str | None, expected: tuple[str, str | None, str | None]
) -> None:
    assert split_title(title, site, heading) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            '<blockquote class="twitter-tweet"><p>We sail<br>at noon.</p><p>Come!</p>&mdash; Ida Berg '
            '(@idaberg) <a href="#">May 3, 2021</a></blockquote>',
            ["We sail at noon. Come!", "— Ida Berg (@idaberg) May 3, 2021"],
        ),
        (
            '<blockquote class="instagram-media"><div><p>Fog over the pier.</p><p>A post shared by Ida Berg'
            " (@idaberg)</p></div></blockquote>",
            ["Fog over the pier.", "A post shared by Ida Berg (@idaberg)"],
        ),
    ],
    ids=["paragraphs and breaks", "shared"],
)
def test_an_embedded_post_is_two_lines(markup: str, expected: list[str]) -> None:
    told = "The ferry to Hakon island will stop in May, the harbour office said on Tuesday."
    html = f"<html><body><article><h1>Ferry</h1><p>{told}</p>{markup}<p>{told}</p></article></body></html>"
    assert read_html(html.encode(), "a", "a").text.split("\n")[2:-1] == expected


BYLINES = (
    '<span class="byline">By Ida Berg</span>',
    '<div class="post-meta"><a rel="author" href="/staff/berg">Ida Berg</a></div>',
    '<p class="AuthorName">Ida Berg</p>',
    '<address itemprop="author">Ida Berg</address>',
    '<div class="tags"><a href="/tag/ferry">ferry</a> <a href="/tag/hakon">Hakon</a></div>',
    '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ida Berg"}}</script>',
    "<p>No byline here.</p>",
)


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@pytest.mark.parametrize("byline", BYLINES)
def test_what_the_telling_parts_of_a_page_say_is_what_the_page_says(name: str, byline: str) -> None:
    html, _ = page(name, 1)
    markup = html.replace("</body>", f"<div><section>{byline}</section></div></body>")
    tree = trafilatura.load_html(markup.encode())
    whole = trafilatura.extract_metadata(tree, date_config=NO_SEARCH)
    told = about(tree)
    for field in ("title", "author", "url", "sitename", "description", "categories", "tags"):
        assert getattr(told, field) == getattr(whole, field), field
