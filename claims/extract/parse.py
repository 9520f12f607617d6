"""Words, sentences, parts of speech, dependencies and entities, by spaCy.

The parser is the one heavy thing in extraction. It is loaded once and handed to whoever needs it; a
parsed text keeps every character, so ``token.idx`` is an offset into the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise

from claims.document import PROSE, Block, BlockKind, Sentence
from claims.errors import ModelError
from claims.extract.language import ENGLISH
from claims.extract.marks import Region, quoted_regions
from claims.extract.pipeline import Language, SpacyDoc, spacy
from claims.extract.pipeline.attribute_rules import remember_attribute_rules
from claims.extract.pipeline.distinct_words import embed_distinct_words
from claims.extract.pipeline.lemmas import remember_lemmas
from claims.extract.pipeline.line_breaks import break_lines
from claims.extract.pipeline.matrix_products import OneThread, multiply_by_numpy
from claims.extract.sentences import sentences
from claims.extract.title_case import in_sentence_case
from claims.extract.token_table import TokenTable
from claims.extract.tokens import Doc
from claims.plugins.claim_kind import ClaimKind

DEFAULT_MODEL = ENGLISH.model
PIECE = 50_000
"""Characters parsed at once: bounds the memory a long article takes."""
PIECES = 16
"""Pieces parsed at once at most, where they are short."""
_LONG_RUN = re.compile(r"(?P<marks>[^\w\n]{64,}|\W{256,})|(?P<word>\S{1000})")


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded pipeline, and the name and version to put on record for what it finds.

    ``repairs``: the rules mend the known mistakes of the small default model in what it parses.
    ``ontology`` is the text of a user's file of event types, empty where there is none; ``layers`` are the
    texts of the lexicon layers in use; ``kinds`` are the kinds of claims that other packages bring.
    """

    nlp: Language
    name: str
    version: str
    repairs: bool = True
    ontology: str = ""
    layers: tuple[str, ...] = ()
    kinds: Mapping[str, ClaimKind] = field(default_factory=dict)
    table: TokenTable = field(init=False, repr=False, compare=False)
    one_thread: OneThread = field(default_factory=OneThread, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "table", TokenTable(self.nlp.vocab))

    def parse(self, text: str, cuts: Sequence[int] = ()) -> Doc:
        """Return ``text`` parsed; ``doc.text == text``, and no sentence crosses a line break or a cut.

        ``cuts`` are offsets in rising order. What stands between two is parsed by itself, so that a dateline
        is no part of the sentence after it.
        """
        return next(self.parse_all([(text, cuts)]))

    def parse_all(self, texts: Sequence[tuple[str, Sequence[int]]]) -> Iterator[Doc]:
        """Yield each text parsed, given with its cuts; several at once cost less than one after another."""
        pieces = [list(_pieces(in_sentence_case(text), cuts)) for text, cuts in texts]
        batches = _batches(chain.from_iterable(pieces))
        docs = chain.from_iterable(self.nlp.pipe(batch, batch_size=PIECES) for batch in batches)
        for (text, _), some in zip(texts, pieces, strict=True):
            with self.one_thread():
                parsed = list(islice(docs, len(some)))
            yield self.table.plain(self._joined(parsed), text, self.ontology, self.layers, self.repairs)

    def _joined(self, docs: list[SpacyDoc]) -> SpacyDoc:
        if not docs:
            return self.nlp.make_doc("")
        for doc in docs:
            doc.tensor = doc.tensor[:0]  # nobody asks for the vectors, and a long text has many
        return docs[0] if len(docs) == 1 else SpacyDoc.from_docs(docs, ensure_whitespace=False)


def _installed(model: str) -> Language:
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"The language model {model!r} is not installed here; install it with pip under that name, "
            f"or leave out --model to use {DEFAULT_MODEL}."
        ) from error
    missing = ENGLISH.pipes - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"The language model {model!r} has no {', '.join(sorted(missing))}; choose another.")
    return nlp


def load(model: str = DEFAULT_MODEL) -> Parser:
    """Load an installed English spaCy pipeline by its package name.

    Raises:
        ModelError: it is not installed, or lacks a tagger, parser, lemmatizer or entity recogniser.
    """
    nlp = _installed(model)
    break_lines(nlp)
    remember_attribute_rules(nlp)
    remember_lemmas(nlp)
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    embed_distinct_words(nlp)
    multiply_by_numpy(nlp)
    return Parser(nlp, model, str(nlp.meta["version"]), repairs=model == DEFAULT_MODEL)


@dataclass(frozen=True, slots=True)
class BoundedTokenizer:
    """spaCy's tokenizer, kept linear on text without words or blanks.

    It strips marks from a word one at a time, copying the rest each time: quadratic on a long run of them.
    So a long run without a letter or digit becomes one token, and an overlong word is read in parts.
    """

    inner: Callable[[str], SpacyDoc]

    def __call__(self, text: str) -> SpacyDoc:
        """Return ``text`` in tokens, no character lost."""
        docs: list[SpacyDoc] = []
        at = 0
        for match in _LONG_RUN.finditer(text):
            if at < match.start():
                docs.append(self.inner(text[at : match.start()]))
            run = self.inner(match["word"]) if match["word"] else None
            docs.append(run or SpacyDoc(self.inner("").vocab, [match["marks"]], [False]))
            at = match.end()
        if not docs:
            return self.inner(text)
        if at < len(text):
            docs.append(self.inner(text[at:]))
        return docs[0] if len(docs) == 1 else SpacyDoc.from_docs(docs, ensure_whitespace=False)


def _pieces(text: str, cuts: Sequence[int]) -> Iterator[str]:
    """Yield what stands between the cuts, in pieces that can be parsed at once."""
    for first, last in pairwise([0, *cuts, len(text)]):
        for start, end in _parts(text, first, last):
            yield text[start:end]


def _parts(text: str, start: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut at line breaks, or where there are none at blanks, into pieces of at most PIECE characters."""
    while last - start > PIECE:
        cut = max(text.rfind("\n", start, start + PIECE), 0) or text.rfind(" ", start, start + PIECE)
        end = cut + 1 if cut > start else start + PIECE
        yield start, end
        start = end
    if start < last:
        yield start, last


def _batches(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Yield pieces in batches of at most PIECES, and of at most PIECE characters together."""
    batch: list[str] = []
    size = 0
    for piece in pieces:
        if batch and (len(batch) == PIECES or size + len(piece) > PIECE):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article's text parsed, with its blocks and sentences: what every later step looks at.

    ``text`` is kept beside ``doc``, since spaCy joins the tokens each time it is asked for ``doc.text``;
    ``regions`` are the stretches in quotation marks, found once for all who ask what is quoted; ``starts`` is
    where the blocks begin, ``repairs`` and ``kinds`` are those of the :class:`Parser`.
    """

    text: str
    doc: Doc
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    regions: tuple[Region, ...]
    repairs: bool = True
    kinds: Mapping[str, ClaimKind] = field(default_factory=dict)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [block.span.start for block in self.blocks])

    def block_kind(self, offset: int) -> BlockKind:
        """Return the kind of the block that holds ``offset``; text outside every block is body."""
        at = bisect_right(self.starts, offset) - 1
        if at >= 0 and offset < self.blocks[at].span.end:
            return self.blocks[at].kind
        return "body"

    def makes_news(self, offset: int) -> bool:
        """Say whether claims may be found at ``offset``: captions and site furniture make none."""
        return self.block_kind(offset) in ("title", *PROSE)


def read(parser: Parser, text: str, blocks: tuple[Block, ...]) -> Parsed:
    """Parse ``text``, whose blocks are known."""
    return next(read_all(parser, [(text, blocks)]))


def read_all(parser: Parser, texts: Sequence[tuple[str, tuple[Block, ...]]]) -> Iterator[Parsed]:
    """Parse texts whose blocks are known, and yield them in turn."""
    docs = parser.parse_all([(text, _cuts(blocks)) for text, blocks in texts])
    for (text, blocks), doc in zip(texts, docs, strict=True):
        found = sentences(doc, blocks)
        yield Parsed(text, doc, blocks, found, quoted_regions(text), parser.repairs, parser.kinds)


def _cuts(blocks: Sequence[Block]) -> list[int]:
    return [after.span.start for block, after in pairwise(blocks) if block.kind == "dateline"]
