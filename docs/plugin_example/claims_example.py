"""An example plugin: press releases as e-mail, claims in a spreadsheet, footnotes, words of harbour news."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from typing import IO

from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.document import DateRange, GivenArticle, Published
from claims.errors import InputError

HARBOURS = """
name = "harbours"

[[cue]]
verb = "radio"
class = "tell"

[[test]]
text = "The pilot radioed that the channel was blocked."
kind = "quote"
words = "that the channel was blocked"
expect = true
"""


def read_mail(data: bytes, origin: str) -> Iterator[GivenArticle]:
    """Yield the press release that an e-mail is: its plain text, dated by the day it was sent."""
    mail = message_from_bytes(data, policy=policy.default)
    body = mail.get_body(("plain",))
    if body is None:
        raise InputError("has no plain text")
    sent = parsedate_to_datetime(mail["Date"]).date() if mail["Date"] else None
    published = Published(DateRange(sent, sent, "day"), "metadata") if sent else Published()
    yield GivenArticle(
        body.get_content(), origin, title=mail["Subject"], publisher=mail["From"], published=published
    )


def read_sheet(data: bytes) -> Iterator[Mapping[str, object]]:
    """Yield the quotes of a table with the columns article, speaker, cue and said."""
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))):
        yield {"article": row["article"], "kind": "quote", "content": row["said"],
               "speaker": row["speaker"], "cue": row["cue"]}  # fmt: skip


def write_citations(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write ``speaker: content (title)`` for each quote, and return how many."""
    query = """
        SELECT quotes.claim_id, speaker, content, coalesce(title, origin) FROM quotes
        JOIN articles ON articles.article_id = quotes.article_id ORDER BY quotes.claim_id
    """
    rows = [row for row in session.execute(text(query)) if ids is None or row[0] in ids]
    for _, speaker, content, title in rows:
        file.write(f"{speaker or 'nobody named'}: {' '.join(content.split())} ({title})\n")
    return len(rows)
