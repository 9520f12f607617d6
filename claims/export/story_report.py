"""A story as a report that can be handed on: Markdown or HTML, every sentence with the article it is from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy import RowMapping

from claims.disjoint_sets import DisjointSets
from claims.export.origins import portable
from claims.store.queries.story import Story

_COARSE = {"month": 7, "year": 4}
"""How much of a day is shown of a date that is not as fine as days."""
_ANYBODY = re.compile(r"(?i:an?|one|another|some|several|many|few|most|\d+) (?=[a-z])")
"""How those are brought in of whom nobody can say who they are ("a delegate", "one man")."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def markdown(story: Story) -> str:
    """Return the report in Markdown."""
    return "\n".join(_lines(story)) + "\n"


def html(story: Story) -> str:
    """Return the report as one HTML page."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown(story))
    title = _title(story.articles[0]).replace("&", "&amp;").replace("<", "&lt;")
    head = f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
    return f"{head}<body>\n{body}</body>\n</html>\n"


def _lines(story: Story) -> Iterator[str]:
    numbers = {article["article_id"]: at for at, article in enumerate(story.articles, start=1)}
    yield f"# {_plain(_title(story.articles[0]))}"
    yield ""
    told = f"{_count(len(story.articles), 'article')}, {_count(len(story.events), 'event')}, "
    yield told + f"{_count(len(story.figures), 'figure')}, {_count(len(story.conflicts), 'difference')}."
    yield from _section("What happened", _events(story, numbers))
    yield from _section("Figures", _figures(story, numbers))
    yield from _section("Where the accounts differ", _conflicts(story, numbers))
    known = (who for who in story.actors if not _ANYBODY.match(who["name"]))
    named = (f"- {_plain(who['name'])} ({who['kind']})" for who in known)
    yield from _section("Who takes part", named)
    yield from _section("Articles", _articles(story, numbers))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield from ("", f"## {title}", "", *body)


def _events(story: Story, numbers: dict[int, int]) -> Iterator[str]:
    for event in story.events:
        kind = "/".join(filter(None, (event["type"], event["mode"])))
        who = " → ".join(_plain(event[side]) for side in ("actors", "recipients") if event[side])
        setting = ", ".join(filter(None, (_days(event), event["place"])))
        told = f"{_count(event['families'], 'independent account')}"
        told += f": {_plain(event['sources'])}" if event["families"] > 1 else ""
        told += f" (quoting {_plain(event['quoted'])})" if event["quoted"] else ""
        parts = filter(None, (_plain(who), _plain(setting), event["modality"], told))
        yield f"- **{kind}** {' · '.join(parts)}"
        for mention in _once(story.accounts(event["event_id"])):
            yield f"  - {_quoted(mention['sentence'])} {_cited(numbers, mention['article_id'])}"


def _once(mentions: Iterable[RowMapping]) -> Iterator[RowMapping]:
    """Yield the mentions, each sentence of an article once."""
    seen = set()
    for mention in mentions:
        key = (mention["article_id"], mention["sentence"])
        if key not in seen:
            seen.add(key)
            yield mention


def _figures(story: Story, numbers: dict[int, int]) -> Iterator[str]:
    for role, rows in groupby(story.figures, key=lambda row: row["role"]):
        yield f"- **{role}**"
        for row in rows:
            noun = f" {_plain(row['counted'])}" if row["counted"] else ""
            when = _days(row) or "no date"
            cited = _cited(numbers, row["article_id"])
            yield f"  - {when}: **{_plain(row['words'])}**{noun}. {_quoted(row['sentence'])} {cited}"


def _conflicts(story: Story, numbers: dict[int, int]) -> Iterator[str]:
    for rows in _on_one_thing(story.conflicts):
        about = next((f", {_plain(row['about'])}" for row in rows if row["about"]), "")
        kinds, judgements = ([row[what] for row in rows] for what in ("kind", "judgement"))
        said = f"{', '.join(dict.fromkeys(kinds))}, {', '.join(dict.fromkeys(judgements))}"
        yield f"- **{rows[0]['field']}**{about} ({said})"
        sides = [(row, side) for row in rows for side in ("left", "right")]
        told = {_end(row, side): (row, side) for row, side in sides}
        for row, side in (told[end] for end in sorted(told)):
            cited = _cited(numbers, row[f"{side}_article_id"])
            yield f"  - {_plain(row[f'{side}_value'])}: {_quoted(row[f'{side}_sentence'])} {cited}"


def _end(row: RowMapping, side: str) -> tuple[int, str]:
    """Return the claim on one side of a conflict, and the value that it gives."""
    return row[f"{side}_claim_id"], row[f"{side}_value"]


def _on_one_thing(conflicts: Sequence[RowMapping]) -> list[list[RowMapping]]:
    """Return the conflicts in groups, each in one field between accounts of one thing, however many."""
    sets = DisjointSets[tuple[str, tuple[int, str]]]()
    for row in conflicts:
        sets.unite((row["field"], _end(row, "left")), (row["field"], _end(row, "right")))
    found: defaultdict[tuple[str, tuple[int, str]], list[RowMapping]] = defaultdict(list)
    for row in conflicts:
        found[sets.head((row["field"], _end(row, "left")))].append(row)
    return list(found.values())


def _articles(story: Story, numbers: dict[int, int]) -> Iterator[str]:
    for article in story.articles:
        parts = [_plain(_title(article)), _plain(article["source"]), _published(article), article["url"]]
        copy = numbers.get(article["copy_of"] or 0)
        parts += [f"a copy of {copy}"] if copy else []
        yield f"{numbers[article['article_id']]}. {', '.join(part for part in parts if part)}"


def _title(article: RowMapping) -> str:
    """Return what an article is called; one without a title by its origin, without what one machine knows."""
    named = article["title"] != article["origin"]
    return str(article["title"]) if named else portable(article["origin"])


def _days(row: RowMapping) -> str:
    """Return the days of an event or figure: "2023-06-18", "2023-06", "2023-06-18 to 2023-06-19"."""
    first, last = (str(row[end]) if row[end] else "" for end in ("date_from", "date_to"))
    if not (first and last):
        return f"from {first}" if first else f"by {last}" if last else ""
    if row["date_precision"] in _COARSE and first[: _COARSE[row["date_precision"]]] in last:
        return first[: _COARSE[row["date_precision"]]]
    return first if first == last else f"{first} to {last}"


def _published(article: RowMapping) -> str:
    """Return when an article appeared, and where only the last possible day is known "by" that."""
    first, last = article["published_from"], article["published_to"]
    if first == last:
        return str(first or "")
    return f"by {last}" if last else f"from {first}"


def _cited(numbers: dict[int, int], article: int) -> str:
    return f"({numbers[article]})" if article in numbers else f"(article {article})"


def _quoted(sentence: str | None) -> str:
    return f"“{_plain(sentence)}”" if sentence else ""


def _plain(words: str | None) -> str:
    """Return words in one line in which nothing means anything to Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join((words or "").split()))


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
