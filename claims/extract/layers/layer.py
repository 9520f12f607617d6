"""The form of a lexicon layer, a TOML file:

    name = "courts"
    about = "Words of court reports."

    [[cue]]                          # a word attributes what is said; with class = "" it does so no longer
    verb = "flag"                    # or noun = "…"
    class = "warn"                   # as in lexicon/quote_cues.toml
    frames = ["object"]              # what it takes besides a clause and quoted words

    [[type]]                         # triggers of events, as in an ontology; NONE: they are no events
    name = "AID"
    [[type.mode]]
    nouns = ["relief flight"]

    [[restriction]]                  # who can act and what can suffer it, as in an ontology
    type = "ASSAULT"
    not_on = ["share"]

    [[drop]]                         # claims that such words of such a rule make are none
    kind = "quote"
    rule = "quote.indirect.object"   # any of rule, lemma, label (an event's type, a cue's class)
    lemma = "float"

    [[change]]                       # the same, but something about them is put right
    kind = "event_mention"
    lemma = "summon"
    set = { type = "COERCE", modality = "planned" }

    [[test]]                         # what the layer must do with a sentence
    text = "The mayor flagged a shortage."
    kind = "quote"
    words = "a shortage"
    expect = true

Layers are data: nothing in them is run. Of two that speak of one word the earlier is taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from claims.wordlists import check_keys, load, read_toml, tables_of

FRAMES = frozenset(("infinitive", "addressee", "instruction", "object", "as_", "naming", "quoted_only"))
"""The frames that a cue of a layer may have: what it takes besides a clause and quoted words."""
_TOP = {"name", "about", "cue", "type", "restriction", "drop", "change", "test"}
_WHERE = {"kind", "rule", "lemma", "label"}
_SET: Mapping[str, frozenset[str]] = {
    "quote": frozenset(("polarity", "cue_class")),
    "event_mention": frozenset(("type", "mode", "modality")),
}
"""Fields that a change may set, by the kind of claim."""
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its class, ``None`` where it does not, and its frames besides a clause."""

    part: Literal["verb", "noun"]
    word: str
    kind: str | None
    frames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Which claims a drop or a change is about; ``None`` allows anything. ``lemma`` is of cue or trigger."""

    kind: str
    rule: str | None = None
    lemma: str | None = None
    label: str | None = None

    def holds(self, kind: str, rule: str, lemma: str, label: str | None) -> bool:
        """Say whether a claim is meant."""
        return (
            self.kind == kind
            and self.rule in (None, rule)
            and self.lemma in (None, lemma)
            and self.label in (None, label)
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A condition, and the fields that claims get for which it holds."""

    where: Condition
    set: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """A test of a layer: whether ``words`` of ``text`` are the main words of a claim, with which fields."""

    text: str
    kind: str
    words: str
    expect: bool
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layer:
    """What a layer file says, or several of them together.

    ``types`` and ``restrictions`` are as an ontology has them.
    """

    name: str = ""
    about: str = ""
    cues: tuple[Cue, ...] = ()
    types: tuple[Table, ...] = ()
    restrictions: tuple[Table, ...] = ()
    drops: tuple[Condition, ...] = ()
    changes: tuple[Change, ...] = ()
    tests: tuple[Expected, ...] = ()


@cache
def parse_layer(text: str) -> Layer:
    """Return the layer that a file's ``text`` says; :func:`.check.read_layer` looks at its events too.

    Raises:
        ValueError: it is no TOML, or something else in it is not as it must be.
    """
    table = read_toml(text)
    check_keys(table, _TOP, "the file")
    return Layer(
        str(table.get("name", "")),
        str(table.get("about", "")),
        tuple(_cue(row) for row in tables_of(table, "cue")),
        tuple(tables_of(table, "type")),
        tuple(tables_of(table, "restriction")),
        tuple(_condition(row, _WHERE, "a [[drop]]") for row in tables_of(table, "drop")),
        tuple(_change(row) for row in tables_of(table, "change")),
        tuple(_test(row) for row in tables_of(table, "test")),
    )


@cache
def merged(texts: tuple[str, ...]) -> Layer:
    """Return several layers as one; what an earlier one says of a word comes first."""
    layers = [parse_layer(text) for text in texts]
    return Layer(
        cues=tuple(cue for one in layers for cue in one.cues),
        types=tuple(each for one in layers for each in one.types),
        restrictions=tuple(each for one in layers for each in one.restrictions),
        drops=tuple(each for one in layers for each in one.drops),
        changes=tuple(each for one in layers for each in one.changes),
        tests=tuple(each for one in layers for each in one.tests),
    )


def _cue(row: Table) -> Cue:
    check_keys(row, {"verb", "noun", "class", "frames"}, "a [[cue]]")
    given: list[Literal["verb", "noun"]] = [part for part in ("verb", "noun") if part in row]
    if len(given) != 1 or not isinstance(row[given[0]], str):
        raise ValueError("a [[cue]] has one verb or one noun")
    word, kind = str(row[given[0]]), str(row.get("class", ""))
    classes = load("claims.extract.lexicon", "quote_cues")["classes"]
    assert isinstance(classes, dict)
    if kind and kind not in classes:
        raise ValueError(f"the cue {word} has the class {kind}; there are {', '.join(sorted(classes))}")
    frames = tuple(map(str, row.get("frames", ())))
    if unknown := sorted(set(frames) - FRAMES):
        raise ValueError(f"the cue {word} has the frames {', '.join(unknown)}; there are {sorted(FRAMES)}")
    return Cue(given[0], word, kind or None, frames)


def _condition(row: Table, keys: set[str], where: str) -> Condition:
    check_keys(row, keys, where)
    if row.get("kind") not in _SET:
        raise ValueError(f"{where} names one kind of claim: {', '.join(_SET)}")
    found = Condition(**{key: str(row[key]) for key in sorted(_WHERE) if key in row})
    if found.rule is None and found.lemma is None:
        raise ValueError(f"{where} has neither a rule nor a lemma: it would be about everything")
    return found


def _change(row: Table) -> Change:
    where = _condition(row, {*_WHERE, "set"}, "a [[change]]")
    given = row.get("set")
    if not isinstance(given, dict) or not given or set(given) - _SET[where.kind]:
        raise ValueError(f"a [[change]] of a {where.kind} sets {', '.join(sorted(_SET[where.kind]))}")
    return Change(where, {name: str(value) for name, value in given.items()})


def _test(row: Table) -> Expected:
    check_keys(row, {"text", "kind", "words", "expect", "fields"}, "a [[test]]")
    if row.get("kind") not in _SET or not isinstance(row.get("expect"), bool):
        raise ValueError("a [[test]] has text, kind, words, and expect = true or false")
    fields = {name: str(value) for name, value in dict(row.get("fields", {})).items()}
    return Expected(str(row["text"]), row["kind"], str(row["words"]), row["expect"], fields)
