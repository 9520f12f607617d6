"""Words as FTS5's tokenizer ``unicode61 remove_diacritics 2`` sees them, for PostgreSQL and in Python.

A word is a run of letters and digits; case and accents do not count. PostgreSQL's own parser sees addresses,
numbers and hyphens otherwise, so it is given words only, each between blanks. The function says everything by
code points and does not depend on the locale of the server.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

ACCENTS = ("\u0300", "\u036f")
"""The first and the last of the combining marks that are left out."""
FIRST = 0x80
"""The first code point beyond ASCII."""


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return folded(text).split()


def folded(text: str) -> str:
    """Return the words of a text, folded, between blanks: what ``claims_words`` makes of it."""
    apart = unicodedata.normalize("NFD", text)
    bare = unicodedata.normalize("NFC", re.sub(f"[{ACCENTS[0]}-{ACCENTS[1]}]", "", apart))
    return "".join(_lower(char) if is_word(char) else " " for char in bare)


def is_word(char: str) -> bool:
    """Say whether a character is part of words: a letter, a digit, or of private use."""
    return unicodedata.category(char)[0] in "LN" or unicodedata.category(char) == "Co"


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


@cache
def function() -> str:
    """Return the SQL of ``claims_words(text)``, which gives a ``tsvector``."""
    upper = [chr(point) for point in range(FIRST, sys.maxunicode) if _lower(chr(point)) != chr(point)]
    lower = "".join(map(_lower, upper))
    accents = f"[{_escaped(ACCENTS[0])}-{_escaped(ACCENTS[1])}]"
    parts = ("".join(f"{_escaped(a)}-{_escaped(b)}" for a, b in _ranges()), "a-z0-9")
    return f"""
CREATE OR REPLACE FUNCTION claims_words(given text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $f$
DECLARE bare text COLLATE "C" := lower(given COLLATE "C");
BEGIN
    IF bare ~ '[^\\x01-\\x7f]' THEN
        bare := lower(normalize(regexp_replace(normalize(bare, NFD), '{accents}', '', 'g'), NFC));
        bare := regexp_replace(bare, '[^{"".join(parts)}]+', ' ', 'g');
        IF bare ~ '[^\\x01-\\x7f]' THEN
            bare := translate(bare, '{"".join(upper)}', '{lower}');
        END IF;
        RETURN (
            SELECT coalesce(string_agg('''' || word || ''':' || least(place, 16383), ' '), '')
            FROM regexp_split_to_table(btrim(bare), ' +') WITH ORDINALITY AS words (word, place)
            WHERE word <> '' AND octet_length(word) < 2000
        )::tsvector;
    ELSE
        bare := regexp_replace(bare, '[^a-z0-9]+', ' ', 'g');
    END IF;
    RETURN to_tsvector('pg_catalog.simple', bare);
END $f$;
"""  # noqa: S608  # code points of ours


def _escaped(char: str) -> str:
    return f"\\U{ord(char):08x}"


def _ranges() -> Iterator[tuple[str, str]]:
    """Yield the first and last characters of the runs of word characters beyond ASCII."""
    inside = [is_word(chr(point)) for point in range(FIRST, sys.maxunicode + 1)]
    edges = [n for n, (before, now) in enumerate(pairwise([False, *inside, False])) if before != now]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield chr(FIRST + start), chr(FIRST + end - 1)
