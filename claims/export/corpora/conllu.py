"""Articles as CoNLL-U (https://universaldependencies.org/format.html), with the claims in the last column.

Each article is parsed again by the language model, since a database keeps no parse. UPOS and FEATS are those
of Universal Dependencies; dependency labels are the model's own (ClearNLP's for spaCy's English ones). MISC
has ``TokenRange=START:END`` in code points and, for words of claims, ``Claims=LABEL:KEY,…``. What each key
is stands in comments before the first sentence, with its review status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.export.by_article import articles, write
from claims.export.records import Record
from claims.span_graph import graph, shape_of
from claims.store.models import Block, Sentence

if TYPE_CHECKING:
    from claims.extract.tokens import Doc, Token

Spans = Sequence[tuple[int, int]]


def write_conllu(session: Session, folder: Path, ids: Collection[int] | None) -> int:
    """Write ``SHA256.conllu`` for each article and return how many claims they hold.

    Raises:
        ModelError: the default language model is not installed.
    """
    from claims.extract.parse import load  # spaCy takes a second, which other formats need not wait

    parser = load()
    number = 0
    for article, some in articles(session, ids):
        blocks, sentences = (
            [
                (start, end)
                for start, end in session.execute(
                    select(table.char_start, table.char_end)
                    .where(table.article_id == article.id)
                    .order_by(table.char_start)
                )
            ]
            for table in (Block, Sentence)
        )
        doc = parser.parse(article.text, [start for start, _ in blocks if start])
        write(folder / f"{article.sha256}.conllu", document(article.sha256, doc, sentences, some))
        number += len(some)
    return number


def document(sha256: str, doc: Doc, sentences: Spans, some: Iterable[Record]) -> str:
    """Return the file of one article."""
    claims, words = _claims(doc, some)
    lines = [f"# newdoc id = {sha256}", *claims]
    for number, (start, end) in enumerate(sentences, start=1):
        span = doc.char_span(start, end, alignment_mode="expand")
        tokens = [token for token in span or () if not token.is_space]
        if tokens:
            lines.append(f"# sent_id = {sha256[:12]}-{number}")
            lines.append(f"# text = {_one_line(doc.text[tokens[0].idx : _end(tokens[-1])])}")
            lines += _rows(tokens, words)
            lines.append("")
    return "\n".join(lines) + "\n"


def _claims(doc: Doc, some: Iterable[Record]) -> tuple[list[str], Mapping[int, list[str]]]:
    """Return a comment for each claim, and what the claims say of each token, by its place."""
    lines: list[str] = []
    words: dict[int, list[str]] = defaultdict(list)
    for record in some:
        shape = shape_of(record)
        told = [f"{name}={record[name]}" for name in shape.fields if record.get(name) is not None]
        lines.append(" ".join([f"# claim {record['key']} =", record["kind"], record["status"], *told]))
        for region in graph(record)[0]:
            label = shape.main if region.label == record["kind"] else region.label
            for token in doc.char_span(region.start, region.end, alignment_mode="expand") or ():
                words[token.i].append(f"{label}:{record['key']}")
    return lines, words


def _rows(tokens: Sequence[Token], words: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a sentence; of several roots all but the first hang on the first."""
    places = {token.i: at for at, token in enumerate(tokens, start=1)}
    root = next(places[token.i] for token in tokens if token.head.i == token.i or token.head.i not in places)
    for at, token in enumerate(tokens, start=1):
        head = places.get(token.head.i, at)
        relation = token.dep_.lower() or "dep"
        if head == at:
            head, relation = (0, "root") if at == root else (root, "parataxis")
        misc = [f"TokenRange={token.idx}:{_end(token)}"]
        if not token.whitespace_ and at < len(tokens) and tokens[at].idx == _end(token):
            misc.insert(0, "SpaceAfter=No")
        if words.get(token.i):
            misc.insert(0, f"Claims={','.join(dict.fromkeys(words[token.i]))}")
        columns = (
            str(at), token.text, token.lemma_ or "_", token.pos_ or "_", token.tag_ or "_",
            token.morph or "_", str(head), relation, "_", "|".join(misc),
        )  # fmt: skip
        yield "\t".join(_one_line(column) for column in columns)


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _one_line(text: str) -> str:
    """Return ``text`` without the tabs and line breaks that would end a column."""
    return " ".join(text.split())
