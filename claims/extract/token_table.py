"""spaCy's documents as plain Python objects (:mod:`claims.extract.tokens`), made from a few arrays each."""

from __future__ import annotations

from itertools import pairwise

from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    MORPH,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)  # fmt: skip
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from claims.extract.garbage import collector_paused
from claims.extract.pipeline.attachments import mend_attachments
from claims.extract.pipeline.complements import mend_complements
from claims.extract.pipeline.coordination import mend_coordination
from claims.extract.pipeline.entities import mended_entities
from claims.extract.pipeline.headlines import mend_headlines
from claims.extract.pipeline.relatives import mend_relatives
from claims.extract.pipeline.verb_frames import mend_frames
from claims.extract.tokens import Doc, Span, Token, Word

MOST = 200_000
"""Words that are remembered at most, so that memory stays flat over any number of articles."""
COLUMNS = [ORTH, LEMMA, TAG, DEP, POS, MORPH, ENT_TYPE, ENT_IOB, SENT_START, SPACY]
IOB = ("", "I", "O", "B")


class Strings(dict[int, str]):
    """A vocabulary's strings by their numbers, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, number: int) -> str:
        text = self[number] = self._strings[number] if number else ""
        return text


class Words(dict[int, Word]):
    """What a vocabulary knows of words by themselves, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, number: int) -> Word:
        word = self._vocab[number]
        found = self[number] = (
            word.text, word.lower_, word.is_alpha, word.is_punct, word.is_space, word.is_title,
            word.is_upper, word.is_lower, word.is_stop, word.is_quote, word.like_num,
        )  # fmt: skip
        return found


class TokenTable:
    """Makes plain documents of spaCy's, all of one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._strings = Strings(vocab)
        self._words = Words(vocab)

    def plain(
        self, doc: SpacyDoc, text: str, ontology: str = "", layers: tuple[str, ...] = (), repairs: bool = True
    ) -> Doc:
        """Return the tokens of ``doc``, whose text is ``text``, with their tree, sentences and entities.

        ``repairs``: what a small model misreads in headlines, frames and clauses is mended.
        """
        for known in (self._strings, self._words):
            if len(known) > MOST:
                known.clear()
        with collector_paused():
            plain = Doc(text, self._tokens(doc), ontology, layers)
            heads = [i + step for i, step in enumerate(doc.to_array([HEAD]).astype("int64").tolist())]
            names: dict[int, int] = {}
            if repairs:
                mend_headlines(plain.tokens, heads, text)
                names = mend_frames(plain.tokens, heads)
                mend_complements(plain.tokens, heads)
                mend_attachments(plain.tokens, heads)
                mend_coordination(plain.tokens, heads)
                mend_relatives(plain.tokens, heads)
            _hang(plain, heads)
            _enclose(plain)
            plain.ents = [Span(plain, ent.start, ent.end, ent.label_) for ent in doc.ents]
            if repairs:
                plain.ents = mended_entities(plain.ents, names)
        return plain

    def _tokens(self, doc: SpacyDoc) -> list[Token]:
        """Return the tokens by themselves."""
        words, strings = self._words, self._strings
        tokens: list[Token] = []
        idx = 0
        rows = doc.to_array(COLUMNS).tolist()
        for i, (orth, lemma, tag, dep, pos, morph, kind, iob, begins, space) in enumerate(rows):
            word = words[orth]
            token = Token(
                word, i, idx, space, strings[lemma], strings[tag], strings[dep], strings[pos], strings[morph],
                strings[kind], IOB[iob], begins == 1,
            )  # fmt: skip
            idx += len(word[0]) + space
            tokens.append(token)
        return tokens


def _hang(plain: Doc, heads: list[int]) -> None:
    """Give each token its head, its children and the edges of its subtree."""
    tokens = plain.tokens
    lefts: list[list[Token]] = [[] for _ in tokens]
    rights: list[list[Token]] = [[] for _ in tokens]
    for token, head in zip(tokens, heads, strict=True):
        if token.i < head:
            lefts[head].append(token)
        elif token.i > head:
            rights[head].append(token)
    first, last = _edges(heads)
    for token, head, left, right, start, end in zip(tokens, heads, lefts, rights, first, last, strict=True):
        token.doc = plain
        token.head = tokens[head]
        token.lefts = left
        token.rights = right
        token.children = left + right if left and right else left or right
        token.left_edge = tokens[start]
        token.right_edge = tokens[end]


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """Return the first and the last token below each one.

    Where branches cross, a pass to the right and one to the left do not reach all; then they are repeated.
    """
    first, last = list(range(len(heads))), list(range(len(heads)))
    changed = True
    while changed:
        changed = False
        for order in (range(len(heads)), range(len(heads) - 1, -1, -1)):
            for i in order:
                head = heads[i]
                if first[i] < first[head]:
                    first[head] = first[i]
                    changed = True
                if last[i] > last[head]:
                    last[head] = last[i]
                    changed = True
    return first, last


def _enclose(plain: Doc) -> None:
    """Give each token its sentence."""
    tokens = plain.tokens
    starts = [0, *(token.i for token in tokens[1:] if token.is_sent_start), len(tokens)]
    for start, end in pairwise(starts):
        sentence = Span(plain, start, end)
        if start < end:
            plain.sents.append(sentence)
        for token in tokens[start:end]:
            token.sent = sentence
