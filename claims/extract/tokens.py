"""A parsed text as plain Python objects: tokens, spans and documents with spaCy's names for what they hold.

The rules look at a token some thousand times an article. Each look at one of spaCy's makes a new object
and asks a string table again; here tokens are made once and their attributes are there. What is asked means
what it does in spaCy: ``head`` of a root is itself, a span's ``root`` is the word nearest to the root of its
sentence, and just behind the last token stands an empty one. ``morph`` is a string, as Universal Dependencies
write features ("_" where there are none).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, wraps
from typing import Any, Literal, TypeVar, overload

NOUN_PHRASES = frozenset((
    "oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT",
))  # fmt: skip
"""Relations of the head of a base noun phrase to its own head."""


class Token:
    """A word or mark: where it stands, what it is, and its place in the tree."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_lower",
        "is_punct", "is_quote", "is_sent_start", "is_space", "is_stop", "is_title", "is_upper", "left_edge",
        "lefts", "lemma_", "like_num", "lower_", "morph", "pos_", "right_edge", "rights", "sent", "tag_",
        "text", "whitespace_",
    )  # fmt: skip

    doc: Doc
    sent: Span
    head: Token
    children: Sequence[Token]
    lefts: Sequence[Token]
    rights: Sequence[Token]
    left_edge: Token
    right_edge: Token

    def __init__(
        self, word: Word, i: int, idx: int, whitespace: bool,
        lemma: str, tag: str, dep: str, pos: str, morph: str, ent_type: str, ent_iob: str,
        is_sent_start: bool,
    ) -> None:  # fmt: skip
        (
            self.text, self.lower_, self.is_alpha, self.is_punct, self.is_space, self.is_title,
            self.is_upper, self.is_lower, self.is_stop, self.is_quote, self.like_num,
        ) = word  # fmt: skip
        self.i = i
        self.idx = idx
        self.whitespace_ = " " if whitespace else ""
        self.lemma_ = lemma
        self.tag_ = tag
        self.dep_ = dep
        self.pos_ = pos
        self.morph = morph
        self.ent_type_ = ent_type
        self.ent_iob_ = ent_iob
        self.is_sent_start = is_sent_start

    def __len__(self) -> int:
        return len(self.text)

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __repr__(self) -> str:
        return self.text

    @property
    def ancestors(self) -> Iterator[Token]:
        """The heads above the token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all below it, in the order of the text where the tree is projective."""
        for left in self.lefts:
            yield from left.subtree
        yield self
        for right in self.rights:
            yield from right.subtree

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """All that is coordinated with the token, without itself."""
        start = self
        while start.head is not start and start.dep_ == "conj":
            start = start.head
        found = [start]
        for word in found:
            found.extend(each for each in word.rights if each.dep_ == "conj")
        return tuple(word for word in found if word is not self)

    @property
    def is_sent_end(self) -> bool:
        """Whether the next token begins a sentence, or there is none."""
        tokens = self.doc.tokens
        return self.i + 1 == len(tokens) or tokens[self.i + 1].is_sent_start

    def nbor(self, by: int = 1) -> Token:
        """Return the token this number of places behind this one.

        Raises:
            IndexError: there is none.
        """
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]


Word = tuple[str, str, bool, bool, bool, bool, bool, bool, bool, bool, bool]
"""Attributes that all tokens with the same characters share: the first of ``Token.__init__``."""


class Span:
    """Some tokens in a row, from ``start`` to before ``end``; an entity has a label."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return max(0, self.end - self.start)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        index = at + (self.end if at < 0 else self.start)
        if not self.start <= index < self.end:
            raise IndexError(at)
        return self.doc.tokens[index]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Span)
            and self.doc is other.doc
            and (self.start, self.end, self.label_) == (other.start, other.end, other.label_)
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.label_))

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Offset of the first character."""
        doc = self.doc
        return doc.tokens[self.start].idx if self.start < len(doc.tokens) else len(doc.text)

    @property
    def end_char(self) -> int:
        """Offset behind the last character."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The characters, without a blank behind the last."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Span:
        """The sentence in which it begins."""
        return self.doc[self.start].sent

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence, the first of several that are equally near."""
        tokens = self.doc.tokens
        if self.end - self.start == 1:
            return tokens[self.start]
        inside = tokens[self.start : self.end]
        for token in inside:
            if token.head is token:
                return token
        start, end = self.start, self.end
        roots = [token for token in inside if not start <= token.head.i < end]
        if len(roots) == 1:
            return roots[0]
        # The first of those least deep, and never below the depth that a document without end could have.
        best, found = len(tokens), self.start
        for token in roots:
            steps = _steps_up(token)
            if steps < best:
                best, found = steps, token.i
        return tokens[found]


def _steps_up(token: Token) -> int:
    """Return how deep a token stands; a blank or mark on its own counts as deepest."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc.tokens) - 1
    return sum(1 for _ in token.ancestors)


class Doc:
    """A text in tokens, with its sentences and entities.

    ``ontology`` is the text of a user's file of event types that it is read with, ``layers`` are those of the
    lexicon layers. ``remembered`` is what functions have found of its tokens: see :func:`once_a_token`.
    """

    def __init__(
        self, text: str, tokens: list[Token], ontology: str = "", layers: tuple[str, ...] = ()
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.ontology = ontology
        self.layers = layers
        self.sents: list[Span] = []
        self.ents: list[Span] = []
        self.remembered: dict[Callable[[Token], Any], dict[int, Any]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            try:
                return self.tokens[at]
            except IndexError:
                return self._behind_last
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    @cached_property
    def _behind_last(self) -> Token:
        nothing: Word = ("", "", False, False, False, False, False, False, False, False, False)
        token = Token(nothing, len(self.tokens), len(self.text), False, "", "", "", "", "", "", "", False)
        token.doc = self
        token.head = token.left_edge = token.right_edge = token
        token.children = token.lefts = token.rights = ()
        token.sent = Span(self, token.i, token.i)
        return token

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token begins."""
        return [token.idx for token in self.tokens]

    @property
    def noun_chunks(self) -> Iterator[Span]:
        """Base noun phrases, none within another: what spaCy's English pipelines find."""
        last = -1
        for word in self.tokens:
            if word.pos_ not in ("NOUN", "PROPN", "PRON") or word.left_edge.i <= last:
                continue
            first = word
            while first.dep_ == "conj" and (first is word or first.head.i < first.i):
                first = first.head
            if first.dep_ in NOUN_PHRASES:
                last = word.i
                yield Span(self, word.left_edge.i, word.i + 1)

    def char_span(
        self, start: int, end: int, alignment_mode: Literal["strict", "contract", "expand"] = "strict"
    ) -> Span | None:
        """Return the tokens that stand at these characters; ``None`` where there are none.

        ``strict``: they begin and end just there. ``contract``: those wholly within; ``expand``: those
        within in part.
        """
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        from_, to = first.i, last.i
        stops = last.idx + len(last.text)
        if alignment_mode == "strict" and (start != first.idx or end != stops):
            return None
        if alignment_mode == "contract":
            from_ += first.idx < start
            to -= end < stops
            if to < from_:
                return None
        if alignment_mode == "expand":
            from_ += start == first.idx + len(first.text)
        return Span(self, from_, to + 1)

    def _token_at(self, offset: int) -> Token | None:
        """Return the token that holds a character; a blank belongs to the token before it."""
        if not 0 <= offset < len(self.text):
            return None
        return self.tokens[bisect_right(self.offsets, offset) - 1]


Found = TypeVar("Found")


def once_a_token(find: Callable[[Token], Found]) -> Callable[[Token], Found]:
    """Let a function of nothing but a token look at each once, and remember what it found with the document.

    For what many rules ask of the same tokens; tokens do not change once their document is made.
    """

    @wraps(find)
    def remembered(token: Token) -> Found:
        known: dict[int, Found] = token.doc.remembered.setdefault(find, {})
        if token.i not in known:
            known[token.i] = find(token)
        return known[token.i]

    return remembered
