"""Groups told of again by another noun: "the demonstrators" for protesters, "officers" for the police."""

from __future__ import annotations

from functools import cache
from heapq import merge

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.phrases.bodies import in_view
from claims.extract.coreference.phrases.deeds import deed_of, deeds
from claims.extract.coreference.phrases.repeated import content, is_few, number_of
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.words import key, singular
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold
from claims.gazetteer.public_bodies import leading_nation

Words = frozenset[str]


def grouped(table: EntityTable, at: int) -> Entry | None:
    """Return the group or body in view that the plural phrase ``at`` calls again by a noun of its class.

    What else the phrase says must have been said of them before; a number or "some" makes others of them.
    """
    head = table.tokens(at).root
    wanted = classes_of(head) | (deed_of(singular(head)) if table.tokens(at)[0].lower_ == "the" else Words())
    if table.mentions[at].kind == "person" or not _takes_up(table, at, wanted):
        return None
    said = _said(table, at)
    near = [entry for kind in ("group", "organisation") for entry in table.newest(kind) if entry.first < at]
    near = [
        entry
        for entry in near
        if in_view(table, entry, at) > 0 and _are_as_many(_number(table, entry.first), _number(table, at))
    ]
    if table.tokens(at)[0].lower_ not in lists("names")["definite"]:
        near = [entry for entry in near if not is_few(_number(table, entry.first))]  # "ten villagers" died
    fitting = [entry for entry in near if wanted and _is_of(table, entry, wanted, said)]
    return max(fitting, key=lambda entry: in_view(table, entry, at), default=None) or _doers(table, at, near)


def _doers(table: EntityTable, at: int, near: list[Entry]) -> Entry | None:
    """Return the one group near that a definite plural calls by its deed: "the attackers"."""
    tokens = table.tokens(at)
    wanted = deed_of(singular(tokens.root))
    known = tokens[0].lower_ == "the" or wanted & lists("bodies")["told_bare"]
    if not wanted or not known or any(child.dep_ == "prep" for child in tokens.root.rights):
        return None
    doers = [entry for entry in near if entry.kind == "group" and deeds(table, entry) & wanted]
    return doers[0] if len(doers) == 1 and not _said(table, at) else None


def counted(table: EntityTable, at: int) -> Entry | None:
    """Return the group last told of as so many whom "the pair" or "the five" means."""
    tokens = table.tokens(at)
    noun = tokens.root
    number = tables("bodies")["so_many"].get(noun.lower_) or (noun.lower_ if noun.pos_ == "NUM" else None)
    if number is None or tokens[0].lower_ != "the" or any(child.dep_ == "prep" for child in noun.rights):
        return None
    for other in table.before("nominal", at):
        entry = table.entry_of(other)
        same = number_of(table.tokens(other)) == number and table.mentions[other].kind == "group"
        if entry is not None and same:
            return entry if in_view(table, entry, at) > 0 else None
    return None


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
        told = {word for word in _said(table, other) if not word.isdecimal()} - lists("bodies")["feeling"]
        if same and told <= said | {key(theirs)}:
            return entry
    return None


def specified(table: EntityTable, at: int) -> Entry | None:
    """Return the one "police" told of before, where a phrase tells more of it: "Swedish police"."""
    tokens = table.tokens(at)
    noun = singular(tokens.root)
    if noun not in lists("bodies")["by_itself"]:
        return None
    nations, rest = _whose(table, at)
    known = {table.entry_of(other) for other in table.nominals_before(noun, at)} - {None}
    telling = lists("bodies")["whole"] | lists("bodies")["police_kind"]
    if len(known) != 1 or not nations | rest or not rest <= telling:
        return None
    (entry,) = known
    if entry is None or table.mentions[entry.first].form != "nominal":
        return None
    theirs, others = _whose(table, entry.first)
    if not nations and rest <= lists("bodies")["police_kind"]:
        return entry
    bare = not theirs and not others
    return entry if bare or (nations <= theirs and others <= lists("bodies")["whole"]) else None


def _whose(table: EntityTable, at: int) -> tuple[set[str], Words]:
    """Return the codes of the countries that a phrase for a body tells it is of, and its other words."""
    tokens = table.tokens(at)
    words = content(table, at) - {singular(tokens.root), fold(tokens.root.lemma_)}
    codes = {word for word in words if word.isupper()}
    return codes, words - codes


def forces_of(table: EntityTable, at: int) -> Entry | None:
    """Return the forces of a country told of last before: "Norlandic troops", "Norland's military"."""
    nation = _nation_of_forces(table, at)
    if nation is None:
        return None
    before = (table.nominals_before(noun, at) for noun in lists("bodies")["troops"])
    for other in merge(*before, reverse=True):
        entry = table.entry_of(other)
        if entry is not None and _nation_of_forces(table, other) == nation:
            return entry
    named = [entry for entry in table.newest("organisation") if _is_army_of(entry, nation)]
    return named[0] if len(named) == 1 and singular(table.tokens(at).root) in ("army", "military") else None


def _is_army_of(entry: Entry, nation: str) -> bool:
    """Say whether a name is that of a country's armed forces: "Malian Armed Forces"."""
    own = leading_nation(entry.name) == nation
    return own and " ".join(entry.words[-2:]) in lists("bodies")["armed_forces"]


def _nation_of_forces(table: EntityTable, at: int) -> str | None:
    """Return whose forces a phrase tells of that says nothing else: no number, no arm, no place."""
    tokens = table.tokens(at)
    if singular(tokens.root) not in lists("bodies")["troops"]:
        return None
    seats = {fold(word.text): code for word in tokens if (code := gazetteer().government(word.text))}
    nations, rest = _whose(table, at)
    nations |= {seats[word] for word in rest & set(seats)}
    return nations.pop() if len(nations) == 1 and rest - set(seats) <= lists("bodies")["regular"] else None


def member_of(table: EntityTable, at: int) -> Entry | None:
    """Return the armed body whose people a phrase names by it: "Lakshar Front gunmen"."""
    tokens = table.tokens(at)
    if "armed" not in classes_of(tokens.root):
        return None
    for other in table.near("name", at):
        name = table.tokens(other)
        inside = tokens.start <= name.start < tokens.root.i and name.root.head == tokens.root
        behind = name.root.dep_ == "pobj" and name.root.head.lower_ in ("of", "from")
        of_it = behind and name.root.head.head == tokens.root and name.root.head.i == tokens.end
        if (inside or of_it) and table.mentions[other].kind == "organisation":
            return table.entry_of(other)
    return None


def staff_of(table: EntityTable, at: int) -> Entry | None:
    """Return the body for which a phrase names those who work: "UNICEF staff", "an IMF mission".

    A country's officials are no country, and two of a body's inspectors are themselves.
    """
    tokens = table.tokens(at)
    head = tokens.root
    some = tokens[0].lower_ in lists("names")["indefinite"] and head.tag_ in ("NNS", "NNPS")
    if table.mentions[at].kind == "person" or some or any(word.like_num for word in tokens):
        return None
    if singular(head) not in lists("bodies")["on_behalf"]:
        return None
    for other in table.near("name", at):
        name = table.tokens(other)
        beside = name.root.head == head and name.root.dep_ in ("compound", "nmod", "amod", "poss")
        if beside and tokens.start <= name.start < head.i and table.mentions[other].kind == "organisation":
            return table.entry_of(other)
    return None


def side_of_house(table: EntityTable, at: int) -> Entry | None:
    """Return the opposition told of before, also by whom it has: "opposition MPs", "the opposition".

    So many of its members are others.
    """
    tokens = table.tokens(at)
    sides = lists("bodies")["side_of_house"] & {word.lower_ for word in tokens}
    people = singular(tokens.root) in lists("bodies")["of_the_house"] | sides
    if not sides or not people or any(word.like_num for word in tokens):
        return None
    named = [entry for entry in table.sharing(sides) if len(entry.words) == 1 and entry.first < at]
    if named:
        return named[0]
    for other in table.before("nominal", at):
        entry, words = table.entry_of(other), {word.lower_ for word in table.tokens(other)}
        counted_so = any(word.like_num for word in table.tokens(other))
        theirs = singular(table.tokens(other).root) in lists("bodies")["of_the_house"] | sides
        if entry is not None and sides & words and theirs and not counted_so:
            return entry
    return None


def classes_of(noun: Token) -> Words:
    """Return the classes of people that a noun in the singular or plural is of; "armed men" are fighters."""
    if noun.lower_ in ("man", "men") and any(key(word) in lists("bodies")["weapons"] for word in noun.lefts):
        return frozenset(("armed",))
    led = {_led_by(word) for word in noun.lefts if word.dep_ in ("compound", "nmod")} - {""}
    if led:
        return frozenset(led)
    return _classes().get(_base(noun), frozenset()) | _classes().get(key(noun), frozenset())


def _led_by(word: Token) -> str:
    """Return the class of people that a noun before another tells: the "rescue" of "rescue workers"."""
    return tables("bodies")["people_by"].get(key(word), "")


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
    bare = bare and not any(_tells_where(word) for word in tokens.root.rights)
    return bare and not wanted.isdisjoint(lists("bodies")["told_bare"])


def _tells_where(word: Token) -> bool:
    """Say whether a preposition tells which people are meant: "those in the south", not "in riot gear"."""
    nouns = (noun for noun in word.rights if noun.dep_ == "pobj")
    known = any(noun.pos_ == "PROPN" or noun.left_edge.lower_ == "the" for noun in nouns)
    return word.dep_ == "prep" and known


def _said(table: EntityTable, at: int) -> Words:
    """Return the words of a phrase beside its noun, those left out that only repeat its class."""
    root = table.tokens(at).root
    own = classes_of(root)
    counted = {fold(word.lemma_) for word in table.tokens(at) if word.like_num}
    return frozenset(
        word
        for word in content(table, at) - {_base(root), key(root), fold(root.lemma_)} - counted
        if not _classes().get(word, frozenset()) & own
        and word not in lists("bodies")["weapons"]
        and tables("bodies")["people_by"].get(word) not in own
    )


def _led_in(table: EntityTable, at: int) -> Words:
    """Return the classes of people that lead a name in: "the rebel group Haki Front"."""
    start = table.tokens(at).start
    noun = table.doc[start - 1] if start else None
    if noun is None or key(noun) not in lists("bodies")["called"]:
        return Words()
    led = (table.doc[before] for before in range(max(0, noun.i - 2), noun.i))
    return Words(name for word in led for name in _classes().get(key(word), ()))


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
    nouns |= _led_in(table, entry.first) if named else Words()
    for word in entry.words if named else ():
        nouns |= _classes().get(word, frozenset())
        nations |= {code for code in (gazetteer().nationality(word),) if code}
    return bool(nouns & wanted) and said <= told | nations
