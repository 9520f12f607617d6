"""The cue lexicon: which words attribute, in which class, and what they take as content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from typing import Any

from claims.extract.layers.layer import FRAMES, Cue


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Lemmas of cues. ``lemmas`` puts right what the lemmatizer gets wrong.

    ``verbs`` and ``nouns`` give the class of each; the others are frames or patterns. ``prepositions`` gives
    for a verb the prepositions whose object is the content ("call for"), and ``before_speaker`` are phrases
    that the speaker follows ("according to"), by their first word. ``phrasal`` gives for a verb the particles
    that make it another cue ("rule out").
    """

    lemmas: dict[str, str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    infinitive: frozenset[str]
    addressee: frozenset[str]
    instruction: frozenset[str]
    object: frozenset[str]
    as_: frozenset[str]
    naming: frozenset[str]
    meaning: frozenset[str]
    inverting: frozenset[str]
    quoted_only: frozenset[str]
    hearing: frozenset[str]
    small_clause: frozenset[str]
    giving: frozenset[str]
    identifying: frozenset[str]
    thing: frozenset[str]
    of_person: frozenset[str]
    retelling: frozenset[str]
    said_to: frozenset[str]
    equated: frozenset[str]
    manner: frozenset[str]
    information: frozenset[str]
    empty: frozenset[str]
    noun_like: frozenset[str]
    court: frozenset[str]
    estimating: frozenset[str]
    seeking: frozenset[str]
    citing: frozenset[str]
    made_known: frozenset[str]
    told: frozenset[str]
    withheld: frozenset[str]
    likening: frozenset[str]
    ready: frozenset[str]
    attitudes: re.Pattern[str]
    phrases: re.Pattern[str]
    after_speaker: re.Pattern[str]
    other_sense: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    speakers: frozenset[str]
    no_speakers: frozenset[str]
    occasions: frozenset[str]
    hearers: frozenset[str]
    works: frozenset[str]
    accords: frozenset[str]
    connectives: frozenset[str]
    remark: frozenset[str]
    before_speaker: dict[str, list[tuple[str, ...]]]
    phrasal: dict[str, frozenset[str]]

    def is_speech(self, verb: str) -> bool:
        """Say whether ``verb`` reports words rather than a belief, a wish or a finding."""
        return self.verbs.get(verb) not in (None, "believe", "want", "find")


_WORDS = (
    "infinitive", "addressee", "instruction", "object", "as_", "naming", "meaning", "inverting",
    "quoted_only", "hearing", "small_clause", "giving", "identifying", "thing", "of_person", "retelling",
    "said_to", "equated", "manner", "information", "empty", "noun_like", "court",
    "estimating", "seeking", "citing", "made_known", "told", "withheld", "likening", "ready",
)  # fmt: skip
"""Fields of the lexicon that a line of words under [frames] fills."""


@cache
def cue_lexicon() -> CueLexicon:
    """Return the lexicon of ``lexicon/quote_cues.toml``."""
    raw = tomllib.loads((files("claims.extract") / "lexicon" / "quote_cues.toml").read_text(encoding="utf-8"))
    classes, frames = raw["classes"], raw["frames"]

    words = partial(_words, frames)
    return CueLexicon(
        lemmas=raw["lemmas"],
        verbs=_by_word(classes, "verbs"),
        nouns=_by_word(classes, "nouns"),
        **{name: words(name.rstrip("_")) for name in _WORDS},
        attitudes=_any_of(words("attitudes")),
        phrases=_any_of(raw["phrases"]["before_speaker"]),
        after_speaker=_after_whose(raw["phrases"]["after_speaker"].split()),
        other_sense=_by_verb(frames["other_sense"]),
        prepositions=_by_verb(frames["prepositions"]),
        speakers=frozenset(raw["phrases"]["speakers"].split()),
        no_speakers=frozenset(raw["phrases"]["no_speakers"].split()),
        occasions=frozenset(raw["circumstances"]["occasions"].split()),
        hearers=frozenset(raw["circumstances"]["hearers"].split()),
        remark=frozenset(raw["circumstances"]["remark"].split()),
        connectives=frozenset(raw["circumstances"]["connectives"]),
        accords=frozenset(raw["phrases"]["accords"].split()),
        works=frozenset(raw["circumstances"]["works"].split()),
        before_speaker=_by_first_word(raw["phrases"]["before_speaker"]),
        phrasal=_phrasal(_by_word(classes, "verbs")),
    )


@cache
def with_cues(cues: tuple[Cue, ...]) -> CueLexicon:
    """Return the shipped lexicon with what ``cues`` say of their words instead; the first of a word holds."""
    shipped = cue_lexicon()
    told = {(cue.part, cue.word): cue for cue in reversed(cues)}
    verbs, nouns = dict(shipped.verbs), dict(shipped.nouns)
    frames = {name: set(getattr(shipped, name)) for name in FRAMES}
    for (part, word), cue in told.items():
        words = verbs if part == "verb" else nouns
        words.pop(word, None)
        if cue.kind is not None:
            words[word] = cue.kind
        for name in cue.frames:
            frames[name].add(word)
    listed: dict[str, Any] = {name: frozenset(words) for name, words in frames.items()}
    return replace(shipped, verbs=verbs, nouns=nouns, **listed)


def _by_verb(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {verb: frozenset(line.split()) for verb, line in table.items()}


def _words(frames: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(frames[name].split())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds each of ``phrases``, in any case and with any blanks between its words."""
    found = "|".join(sorted(re.escape(phrase).replace("\\ ", r"\s+") for phrase in phrases))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)


def _after_whose(nouns: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds somebody's ``nouns`` behind "in" or "by": "in her view", "by his count"."""
    whose = r"(?:his|her|their|(?:[^\W\d][\w.-]*\s+){0,4}?[^\W\d][\w.-]*(?:['’]s|s['’]))"
    return re.compile(rf"\b(?:in|by)\s+{whose}\s+(?:own\s+)?(?:{'|'.join(nouns)})\b", re.IGNORECASE)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def _phrasal(verbs: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return for each verb that is joined with particles in ``verbs`` which these are: "rule_out"."""
    found: dict[str, set[str]] = {}
    for verb, joined, particle in (word.partition("_") for word in verbs):
        if joined:
            found.setdefault(verb, set()).add(particle)
    return {verb: frozenset(particles) for verb, particles in found.items()}


def _by_word(classes: dict[str, dict[str, str]], part: str) -> dict[str, str]:
    """Return the class of each word; a word that stands in two belongs to the first."""
    found: dict[str, str] = {}
    for name, entry in classes.items():
        for word in entry.get(part, "").split():
            found.setdefault(word, name)
    return found
