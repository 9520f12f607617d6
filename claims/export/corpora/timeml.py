"""Articles as TimeML 1.2.1 (https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html).

One ``.tml`` file an article, named by the hash of its text: time expressions are TIMEX3 with their values,
triggers of events EVENT of class OCCURRENCE, cues of quotes EVENT of class REPORTING, each claim a
MAKEINSTANCE. An event that is dated by a time expression has a TLINK to it. The attribute ``comment`` carries
kind, key, type and review status of the claim. Tense, aspect and part of speech are not told: NONE and OTHER.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.export.by_article import articles, write
from claims.export.records import Record
from claims.store.models import Article, Claim, TimeExpression

Attributes = Mapping[str, str]
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
ANCHOR = {"event_mention": ("trigger", "OCCURRENCE"), "quote": ("cue", "REPORTING")}
"""For each kind, the part that TimeML calls an event, and its class."""


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """An element around a stretch of text; offsets in code points."""

    start: int
    end: int
    name: str
    attributes: Attributes


def write_timeml(session: Session, folder: Path, ids: Collection[int] | None) -> int:
    """Write a file for each article and return how many claims they hold.

    A claim without a trigger or cue of its own, or whose trigger crosses a time expression, has no place in
    TimeML and is not counted.
    """
    number = 0
    for article, some in articles(session, ids):
        times = session.scalars(
            select(TimeExpression)
            .where(TimeExpression.article_id == article.id)
            .order_by(TimeExpression.char_start, TimeExpression.char_end.desc())
        ).all()
        dated = select(Claim.id, Claim.time_expression_id).where(Claim.article_id == article.id)
        by_claim = {claim: time for claim, time in session.execute(dated) if time is not None}
        text, count = document(article, times, some, by_claim)
        write(folder / f"{article.sha256}.tml", text)
        number += count
    return number


def document(
    article: Article, times: Iterable[TimeExpression], some: Iterable[Record], dated: Mapping[int, int]
) -> tuple[str, int]:
    """Return the file of one article, and how many claims it holds; ``dated`` has their time expressions."""
    tags: list[Tag] = []
    tids: dict[int, str] = {}
    for time in times:
        tag = Tag(time.char_start, time.char_end, "TIMEX3", _timex(f"t{len(tids) + 1}", time))
        if not any(_overlap(tag, other) for other in tags):
            tids[time.id] = tag.attributes["tid"]
            tags.append(tag)
    events: dict[tuple[int, int], Tag] = {}
    links: list[str] = []
    count = 0
    for record in some:
        event = _event(record, events, tags)
        if event is not None:
            count += 1
            links.append(_element("MAKEINSTANCE", _instance(record, event, count)))
            tid = tids.get(dated.get(record["claim_id"], 0))
            if tid and record["kind"] == "event_mention":
                link = {"lid": f"l{count}", "relType": "IS_INCLUDED"}
                ends = {"eventInstanceID": f"ei{count}", "relatedToTime": tid}
                links.append(_element("TLINK", {**link, **ends}))
    head = f"<DOCID>{escape(article.sha256)}</DOCID>\n<DCT>{_created(article)}</DCT>\n"
    body = f"<TEXT>{_inline(article.text, tags)}</TEXT>\n" + "".join(f"{link}\n" for link in links)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{head}{body}</TimeML>\n', count


def _timex(tid: str, time: TimeExpression) -> Attributes:
    place = {"tid": tid, "type": time.type, "value": time.value, "functionInDocument": "NONE"}
    relative = {"temporalFunction": "true"} if time.anchor else {"temporalFunction": "false"}
    return {**place, **relative}


def _created(article: Article) -> str:
    """Return the day of publication as the document's creation time; nothing if no one day is known."""
    day = article.published_from
    if day is None or day != article.published_to:
        return ""
    told = {"tid": "t0", "type": "DATE", "value": day.isoformat(), "functionInDocument": "CREATION_TIME"}
    return f"{_element('TIMEX3', {**told, 'temporalFunction': 'false'})[:-2]}>{day.isoformat()}</TIMEX3>"


def _event(record: Record, events: dict[tuple[int, int], Tag], tags: list[Tag]) -> Tag | None:
    """Return the EVENT of a claim, a new one or the one that stands there; None if there is no room."""
    part, class_ = ANCHOR.get(record["kind"], ("", ""))
    span = record.get(part)
    if not span:
        return None
    place = (int(span[0]), int(span[1]))
    if place not in events:
        tag = Tag(*place, "EVENT", {"eid": f"e{len(events) + 1}", "class": class_})
        if any(_overlap(tag, other) for other in tags):
            return None
        events[place] = tag
        tags.append(tag)
    return events[place]


def _instance(record: Record, event: Tag, number: int) -> Attributes:
    modality = record.get("modality")
    negative = modality == "negated" or record.get("polarity") == "negative"
    told = [record["kind"], record["key"], record.get("type"), modality, f"status={record['status']}"]
    return {
        "eiid": f"ei{number}", "eventID": event.attributes["eid"], "tense": "NONE", "aspect": "NONE",
        "pos": "OTHER", "polarity": "NEG" if negative else "POS",
        "comment": " ".join(one for one in told if one),
    }  # fmt: skip


def _overlap(one: Tag, other: Tag) -> bool:
    return one.start < other.end and other.start < one.end


def _inline(text: str, tags: Iterable[Tag]) -> str:
    found, at = [], 0
    for tag in sorted(tags, key=lambda tag: tag.start):
        opening = _element(tag.name, tag.attributes)[:-2]
        found += [_escaped(text[at : tag.start]), opening, ">", _escaped(text[tag.start : tag.end])]
        found.append(f"</{tag.name}>")
        at = tag.end
    return "".join([*found, _escaped(text[at:])])


def _escaped(text: str) -> str:
    """Return text for XML, as many characters; a parser would make a line feed of a bare carriage return."""
    return escape(ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def _element(name: str, attributes: Attributes) -> str:
    told = "".join(f" {key}={quoteattr(ILLEGAL.sub('', value))}" for key, value in attributes.items())
    return f"<{name}{told}/>"
