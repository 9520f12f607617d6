"""An example plugin: press releases as e-mail, claims in a spreadsheet, footnotes, harbour news, promises."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from typing import IO

from sqlalchemy import text
from sqlalchemy.orm import Session

from claims.document import DateRange, Document, GivenArticle, Participant, PluginClaim, Published, Span
from claims.errors import InputError
from claims.extract.tokens import Doc, Token
from claims.plugins.claim_kind import ClaimKind, KindField

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


PLEDGING = {"promise": 0.8, "pledge": 0.85, "vow": 0.8, "undertake": 0.6, "commit": 0.6}
"""Verbs of promising, with the share of what they find that is right."""


def find_promises(document: Document, doc: Doc) -> Iterator[PluginClaim]:
    """Yield what somebody promises to do: "The council pledged to reopen the pool by 1 May if it rains"."""
    for verb in doc:
        parts = {child.dep_: child for child in verb.children}
        clause = parts.get("xcomp") or parts.get("ccomp")
        if verb.lemma_ in PLEDGING and verb.pos_ == "VERB" and clause and "nsubj" in parts:
            content, condition = _words(clause), next(filter(_is_condition, clause.children), None)
            people = {"actor": parts["nsubj"], "recipient": parts.get("dobj") or parts.get("dative")}
            days = (at for at, time in enumerate(document.times) if content.contains(time.span))
            yield PluginClaim(
                content=(content,),
                rule=f"promise.{verb.lemma_}",
                confidence=PLEDGING[verb.lemma_],
                values={"strength": "conditional" if condition else "firm"},
                spans={
                    "cue": (Span(verb.idx, verb.idx + len(verb.text)),),
                    **({"condition": (_words(condition),)} if condition else {}),
                },
                participants={role: (_participant(who),) for role, who in people.items() if who},
                time=next(days, None),
            )


def _is_condition(child: Token) -> bool:
    return child.dep_ == "advcl" and any(word.lemma_ in ("if", "unless") for word in child.children)


def _words(head: Token) -> Span:
    """Return all that hangs on a word."""
    last = head.right_edge
    return Span(head.left_edge.idx, last.idx + len(last.text))


def _participant(head: Token) -> Participant:
    return Participant(_words(head), head.idx)


PROMISE = ClaimKind(
    find_promises,
    (
        KindField("actor", "participant", many=True),
        KindField("cue", "span"),
        KindField("content", "span", many=True),
        KindField("recipient", "participant", many=True),
        KindField("strength", "choice", ("firm", "conditional")),
        KindField("condition", "span"),
        KindField("date", "date"),
    ),
    missed="something that somebody promises to do",
)
