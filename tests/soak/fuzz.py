"""Nonsense for every reader, the filter language, SQL and key files: each is refused in words, or read."""

from __future__ import annotations

import os
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from claims.desk.review.filter_language import parse
from claims.errors import ClaimsError
from claims.reading import FORMATS, read
from claims.reading.foreign_claims.annotations import claim_lines
from claims.reading.foreign_claims.foreign import read_claims
from claims.store.backends.sqlite.console.query_process import frames
from claims.store.database import Database
from tests.soak import Row
from tui.keymap import load

TRIES = int(os.environ.get("SOAK_FUZZ", "20000"))
SAMPLES = {
    "text": "“We will meet,” Ada Brandt said on Friday.",
    "html": "<html><head><title>T</title></head><body><p>Ada said &#x1b; so.</p></body></html>",
    "jsonl": '{"text": "Ada left.", "id": 1e40, "published": "2023-06-17"}\n{"text": "Bo stayed."}',
    "json": '[{"text": "Ada left.", "title": "\\ud800", "metadata": {"a": [1]}}]',
    "csv": 'text,title,published\n"Ada left, he said.",T,2023-06\n',
    "feed": "<rss version='2.0'><channel><item><title>T</title><description>Ada &#0; left.</description>"
    "<pubDate>Sat, 17 Jun 2023 10:00:00 GMT</pubDate></item></channel></rss>",
}
FILTERS = (
    'kind:quote speaker:blinken status:new "open lines"',
    "-type:CONSULT confidence:>0.5 date:2023-06..2023-07",
)
QUERIES = (
    "SELECT speaker, count(*) FROM quotes WHERE cue LIKE '%said%' GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
    "WITH x AS (SELECT rowid FROM sentence_search WHERE sentence_search MATCH 'oil') SELECT * FROM x",
)
KEYS = (
    '[keys]\nconfirm = ["y", "ctrl+a"]\nreject = "N"\n',
    '# mine\n[keys]\nundo = "ctrl+u"\nleave = []\nnothing = "§"\n',
)
CLAIMS = (
    '{"article": "a", "kind": "quote", "content": [[0, 4]], "speaker": "Ada", "confidence": 0.5}',
    '{"text": "Oh! Ada", "meta": {"article": "a"}, "spans": [{"start": 0, "end": 3, "label": "quote"}], '
    '"relations": [{"head_span": {"start": 0, "end": 3, "label": "quote"}, '
    '"child_span": {"start": 4, "end": 7, "label": "speaker"}, "label": "speaker"}]}',
    '[{"data": {"text": "Oh! Ada", "article": "a"}, "annotations": [{"result": ['
    '{"id": "x", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["quote"]}}, '
    '{"type": "relation", "from_id": "x", "to_id": "x", "labels": ["cue"]}]}]}]',
    "T1\tquote 0 3\tOh!\nT2\tspeaker 4 7\tAda\nE1\tquote:T1 speaker:T2\nA1\tstatus E1 new\n",
)
VALUES = ("null", "[]", "{}", "-1", "1e999", '"x"', "true", "[[1]]", "[null]", "9" * 30)
"""What is put where another kind of value belongs."""
_VALUE = re.compile(r'(?<=: )(?:"[^"]*"|\d+|\[[^\[\]]*\])')
PIECES = (
    "\0", "\x1b[2J", "\ud800", "\ufeff", "[" * 500, "{" * 500, '"', "'", "&#xffffffff;", "<![CDATA[", "]]>",
    "9" * 50, "é", "\u202e", "\r", "\n\n", ",", ":", "..", "\\", "-", "*", "(", ")",
)  # fmt: skip


def attack(folder: Path) -> Iterator[Row]:
    """Yield a row for each kind of input."""
    Database.open(folder / "claims.db").close()
    uri = f"{(folder / 'claims.db').as_uri()}?mode=ro"
    share = TRIES // 5
    for kind in FORMATS:
        yield tried(
            f"fuzz: {kind}",
            share * 2 // len(FORMATS),
            (SAMPLES[kind],),
            lambda text, kind=kind: read_file(folder, kind, text),
        )
    yield tried("fuzz: filters", share, FILTERS, parse)
    yield tried("fuzz: claims of other tools", share, CLAIMS, read_claims_of_tools)
    yield tried("fuzz: SQL", share, QUERIES, lambda query: list(frames(uri, query, {})))
    yield tried("fuzz: key files", share, KEYS, lambda text: read_keys(folder, text))


def tried(name: str, number: int, samples: tuple[str, ...], call: Callable[[str], object]) -> Row:
    """Call with spoilt samples; whatever is raised must be meant for the user."""
    survived, faults = 0, set[str]()
    for _ in range(number):
        text = spoilt(random.choice(samples))
        try:
            call(text)
        except (ClaimsError, sqlite3.Error):
            survived += 1
        except Exception as error:
            faults.add(f"{type(error).__name__} on {text[:60]!r}")
        else:
            survived += 1
    return Row(name, number, survived, number - survived, "; ".join(sorted(faults)[:2]))


def spoilt(text: str) -> str:
    """Return a text with a few pieces cut out, doubled, or put in."""
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.randint(0, 12))
        middle = random.choice(
            ("", text[start:end] * 2, random.choice(PIECES), chr(random.randint(0, 0x2FF)))
        )
        text = text[:start] + middle + text[end:]
    return text


def read_claims_of_tools(text: str) -> None:
    """Read claims as another tool would hand them in, in half of the cases with a value of another kind."""
    if random.random() < 0.5:
        found = list(_VALUE.finditer(text))
        if found:
            start, end = random.choice(found).span()
            text = text[:start] + random.choice(VALUES) + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    for _ in read_claims(claim_lines(data, refused=[]), "x"):
        pass


def read_keys(folder: Path, text: str) -> None:
    """Read a file of a user's own keys."""
    path = folder / "keys.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    load(path)


def read_file(folder: Path, kind: str, text: str) -> None:
    """Read a file of this kind to its end."""
    path = folder / f"input.{kind}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for _ in read([str(path)], format=kind):  # type: ignore[arg-type]  # one of FORMATS
        pass
