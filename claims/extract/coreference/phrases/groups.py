"""Groups told of again by another noun: "the demonstrators" for protesters, "officers" for the police."""

from __future__ import annotations

from functools import cache

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.phrases.bodies import in_view
from claims.extract.coreference.phrases.repeated import content
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.words import key, singular
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold

Words = frozenset[str]


def grouped(table: EntityTable, at: int) -> Entry | None:
    """Return the group or body in view that the plural phrase ``at`` calls again by a noun of its class.

    What else the phrase says must have been said of them before; a number or "some" makes others of them.
    """
    head = table.tokens(at).root
    wanted = classes_of(head)
    if not wanted or not _takes_up(table, at, wanted):
        return None
    said = _said(table, at)
    if table.mentions[at].kind == "person":
        return None
    fitting = [
        entry
        for kind in ("group", "organisation")
        for entry in table.newest(kind)
        if entry.first < at
        and in_view(table, entry, at) > 0
        and _is_of(table, entry, wanted, said)
        and _are_as_many(_number(table, entry.first), _number(table, at))
    ]
    return max(fitting, key=lambda entry: in_view(table, entry, at), default=None)


def headlined(table: EntityTable, at: int) -> Entry | None:
    """Return the people or body of the headline that the phrase ``at`` is the first in the text to tell of.

    The headline says less ("Teachers walk out"), and what it says must not be otherwise in the text.
    """
    if table.parsed.block_kind(table.mentions[at].span.start) == "title":
        return None
    noun, said = singular(table.tokens(at).root), content(table, at)
    for other in table.of_form("nominal"):
        if other >= at or table.parsed.block_kind(table.mentions[other].span.start) != "title":
            return None
        entry = table.entry_of(other)
        if entry is None or entry.kind != table.mentions[at].kind or entry.last_before(at) > other:
            continue
        theirs = table.tokens(other).root
        same = _base(theirs) == noun or classes_of(theirs) & classes_of(table.tokens(at).root)
        told = {word for word in _said(table, other) if not word.isdecimal()}
        if same and told <= said | {key(theirs)}:
            return entry
    return None


def specified(table: EntityTable, at: int) -> Entry | None:
    """Return what was told of as "police" alone, where it is told later whose it is: "Swedish police"."""
    tokens = table.tokens(at)
    noun = singular(tokens.root)
    codes = {gazetteer().nationality(word.text) for word in tokens if word.i < tokens.root.i} - {None}
    told = content(table, at) - codes
    if noun not in lists("bodies")["by_itself"] or len(codes) != 1 or told - {noun}:
        return None
    known = {table.entry_of(other) for other in table.nominals_before(noun, at)}
    bare = [entry for entry in known if entry is not None and fold(entry.name).removeprefix("the ") == noun]
    return bare[0] if len(known) == len(bare) == 1 else None


def member_of(table: EntityTable, at: int) -> Entry | None:
    """Return the armed body whose people a phrase names by it: "Lakshar Front gunmen"."""
    tokens = table.tokens(at)
    if "armed" not in classes_of(tokens.root):
        return None
    for other in table.near("name", at):
        inside = tokens.start <= table.tokens(other).start < tokens.root.i
        if inside and table.mentions[other].kind == "organisation":
            return table.entry_of(other)
    return None


def classes_of(noun: Token) -> Words:
    """Return the classes of people that a noun in the singular or plural is of; "armed men" are fighters."""
    if noun.lower_ in ("man", "men") and any(key(word) in lists("bodies")["weapons"] for word in noun.lefts):
        return frozenset(("armed",))
    return _classes().get(_base(noun), frozenset()) | _classes().get(key(noun), frozenset())


def _base(noun: Token) -> str:
    """Return a noun's singular also where a headline's capital hides the plural."""
    word = singular(noun)
    return word if word in _classes() or not word.endswith("s") else word[:-1]


@cache
def _classes() -> dict[str, Words]:
    found: dict[str, set[str]] = {}
    for name, words in tables("bodies")["people"].items():
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _takes_up(table: EntityTable, at: int, wanted: Words) -> bool:
    tokens = table.tokens(at)
    if tokens.root.tag_ not in ("NNS", "NNPS", "NN"):
        return False
    if tokens[0].lower_ in lists("names")["definite"]:
        return True
    if any(word.like_num for word in tokens):
        return False
    bare = not any(word.dep_ in ("det", "poss", "predet") for word in tokens.root.lefts)
    return bare and not wanted.isdisjoint(lists("bodies")["told_bare"])


def _said(table: EntityTable, at: int) -> Words:
    """Return the words of a phrase beside its noun, those left out that only repeat its class."""
    root = table.tokens(at).root
    own = classes_of(root)
    counted = {fold(word.lemma_) for word in table.tokens(at) if word.like_num}
    return frozenset(
        word
        for word in content(table, at) - {_base(root), key(root), fold(root.lemma_)} - counted
        if not _classes().get(word, frozenset()) & own and word not in lists("bodies")["weapons"]
    )


def _are_as_many(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right


def _number(table: EntityTable, at: int) -> str | None:
    return next((word.lower_ for word in table.tokens(at) if word.like_num), None)


def _is_of(table: EntityTable, entry: Entry, wanted: Words, said: Words) -> bool:
    """Say whether the article told of ``entry`` by a noun of a wanted class, and all that is ``said``."""
    named = table.mentions[entry.first].form == "name"
    told, nations = set(entry.words) if named else set(), set()
    nouns: set[str] = set()
    for other in entry.mentions[:8]:
        if table.mentions[other].form == "nominal":
            nouns |= classes_of(table.tokens(other).root)
            told |= content(table, other)
    for word in entry.words if named else ():
        nouns |= _classes().get(word, frozenset())
        nations |= {code for code in (gazetteer().nationality(word),) if code}
    return bool(nouns & wanted) and said <= told | nations
