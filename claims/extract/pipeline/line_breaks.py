"""Sentence breaks at line breaks and in lines without end, set before the parser runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from spacy.attrs import ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from claims.extract.pipeline.sentence_breaks import BREAK, NO_BREAK, first_of_name, known_break, may_break

if TYPE_CHECKING:
    from thinc.types import Ints2d

LONG, LONGEST = 500, 600
"""Words of a line after which it is cut at the next full stop, and anywhere: most rules look through a
sentence, and in one without end they would cost its length squared."""
MOST = 100_000
"""Words that are remembered at most, so that memory stays flat over any number of articles."""
_NOON = frozenset(("a.m.", "p.m.", "A.M.", "P.M."))


class _Telling(dict[int, bool]):
    """Whether a word may have to do with a break, by its number: most words have not, and are passed over."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, word: int) -> bool:
        text = self._strings[word]
        telling = self[word] = "\n" in text or text in _NOON or may_break(text)
        return telling


class LineBreaks:
    """Sets where sentences begin, as far as that is known before parsing."""

    def __init__(self, vocab: Vocab) -> None:
        self._telling = _Telling(vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts of ``doc``, whose words are tagged."""
        if len(self._telling) > MOST:
            self._telling.clear()
        # Setting Token.is_sent_start looks through the whole text each time; an array is set at once.
        starts = doc.to_array([SENT_START])
        begun = 0
        for at, word in enumerate(doc.to_array([ORTH])[:-1].tolist()):
            after = at + 1
            if not self._telling[word] and after - begun < LONG:
                continue
            token = doc[at]
            if _is_break(token) or (after - begun >= LONG and _may_end(token, after - begun)):
                starts[after] = BREAK
                begun = after
            elif known := known_break(token):
                starts[after] = known
                for earlier in range(first_of_name(token), after) if known == BREAK else ():
                    starts[earlier] = NO_BREAK
        # What to_array gives is what from_array takes, whatever the two stubs say.
        return doc.from_array([SENT_START], cast("Ints2d", starts))


@Language.factory("claims_line_breaks")
def line_breaks(nlp: Language, name: str) -> LineBreaks:
    """Return what sets the breaks in the texts of a pipeline."""
    return LineBreaks(nlp.vocab)


def break_lines(nlp: Language) -> None:
    """Let the breaks be set before the pipeline parses."""
    nlp.add_pipe("claims_line_breaks", before="parser")


def _is_break(token: Token) -> bool:
    text = token.text
    return "\n" in text or (text in _NOON and _opens_sentence(token.nbor()))


def _may_end(token: Token, length: int) -> bool:
    """Say whether a sentence may end with ``token``, so that none in a long line grows without bound."""
    return length >= LONGEST or (token.text in (".", "!", "?") and token.nbor().is_title)


def _opens_sentence(token: Token) -> bool:
    """Say whether what stands behind "11 p.m." begins again: the parser takes that full stop for no end."""
    return token.text in ('"', "“", "‘") or (token.is_title and token.is_stop)
