"""The maker of ``supersenses.txt``: WordNet's coarse senses of single English words, one word a line.

Run it on a folder with WordNet 3.0 (Debian's package ``wordnet-base``)::

    python -m claims.extract.lexicon.make_supersenses /usr/share/wordnet

A line holds the word, its noun senses and its verb senses between tabs, each in WordNet's order of frequency:
``judge<TAB>person<TAB>cognition communication social``. Names are left out, and so are words that only stand
for plants, animals and the like where WordNet's own texts never use them. ``WORDNET-LICENSE.txt`` is its
notice.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

NOUNS = """Tops act animal artifact attribute body cognition communication event feeling food group location
motive object person phenomenon plant possession process quantity relation shape state substance time"""
VERBS = """body change cognition communication competition consumption contact creation emotion motion
perception possession social stative weather"""
SENSES = {f"{number:02}": name for number, name in enumerate(f"{NOUNS} {VERBS}".split(), 3)}
"""The number of the lexicographer's file, as WordNet's data files give it, to the name of the supersense."""

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
SPECIALIST = {
    *("animal", "attribute", "body", "feeling", "food", "object", "plant", "process", "quantity", "shape"),
    *("state", "substance"),
}
"""Kinds whose rarest words (names of species, chemicals, illnesses) news never has."""
MOST_SENSES = 5


def supersenses(folder: Path) -> str:
    """Return the text of ``supersenses.txt``, made from the WordNet files in ``folder``."""
    nouns, verbs = dict(_senses(folder, "noun")), dict(_senses(folder, "verb"))
    return "".join(
        f"{word}\t{' '.join(nouns.get(word, ()))}\t{' '.join(verbs.get(word, ()))}\n"
        for word in sorted(nouns.keys() | verbs.keys())
    )


def _senses(folder: Path, part: str) -> Iterator[tuple[str, list[str]]]:
    """Yield every kept word of a part of speech with its supersenses, the commonest first, each once."""
    synsets = _synsets(folder / f"data.{part}")
    for line in _lines(folder / f"index.{part}"):
        word, _, count, *fields = line.split()
        if not WORD.fullmatch(word):
            continue
        offsets, is_used = fields[-int(count) :], fields[-int(count) - 1] != "0"
        senses = list(dict.fromkeys(synsets[offset] for offset in offsets if offset in synsets))
        if senses and (is_used or not set(senses) <= SPECIALIST):
            yield word, senses[:MOST_SENSES]


def _synsets(file: Path) -> Mapping[str, str]:
    """Return the supersense of each synset by its offset; a single thing in the world ("@i") has none."""
    rows = (line.split(" ", 2) for line in _lines(file))
    return {offset: SENSES[number] for offset, number, rest in rows if " @i " not in rest}


def _lines(file: Path) -> Iterator[str]:
    """Yield the lines of a WordNet file after the licence, which is indented."""
    for line in file.read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            yield line


if __name__ == "__main__":
    Path(__file__).with_name("supersenses.txt").write_text(supersenses(Path(sys.argv[1])), encoding="utf-8")
