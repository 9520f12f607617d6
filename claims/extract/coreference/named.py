"""Names of one article brought together: countries by code, people by surname, bodies by acronym."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.extract.coreference.entity_table import LOOK_BACK, EntityTable, Entry, code_key
from claims.extract.coreference.name_keys import company_stem, is_acronym, name_keys
from claims.extract.coreference.spelling import are_one, sound
from claims.extract.lexicon import lists
from claims.extract.mentions.aliases import other_names
from claims.extract.mentions.words import key
from claims.gazetteer.countries import gazetteer, plain
from claims.gazetteer.names import corrupts, fold
from claims.gazetteer.public_bodies import leading_nation, public_body
from claims.gazetteer.world_bodies import world_body
from claims.wordlists import tables

_GOVERNMENT_OF = re.compile(
    r"(?:the )?(?:federal |national )?government of (?:the )?(?P<land>.+)", re.IGNORECASE
)
WHOLE = 3
"""Words of a body's name from which on it tells which one it is, though the rest is left out."""
LANDS = ("government", "place")
"""Kinds of one land's name: who acts, or where something is."""
ORPHAN = 0.6
"""From here on a surname without a full name counts as a suspected corruption of another's."""


def gather_names(table: EntityTable) -> None:
    """Give every name mention its entry."""
    positions = list(table.of_form("name"))
    people = [at for at in positions if table.mentions[at].kind == "person"]
    _gather_people(table, people)
    for at in positions:
        if table.mentions[at].kind in LANDS or _GOVERNMENT_OF.match(table.text(at)):
            _gather_place(table, at)
        elif table.mentions[at].kind != "person":
            _gather_body(table, at)
    _join_aliases(table, positions)


def _join_aliases(table: EntityTable, positions: list[int]) -> None:
    """Bring whoever the text gives another name together with it: "Dagalo, known as Hemedti"."""
    at_end = {table.mentions[at].span.end: at for at in positions}
    names = [(table.mentions[at].span, table.mentions[at].kind) for at in positions]
    for known, alias in other_names(table.parsed.text, names):
        entry, at = table.entry_of(positions[known]), at_end.get(alias.end)
        other = None if at is None else table.entry_of(at)
        if entry is not None and other is not None and entry is not other and entry.kind == other.kind:
            table.unite(entry, other)


def _gather_place(table: EntityTable, at: int) -> None:
    """A country is one actor under all its names; a seat is the government where it acts."""
    text = table.text(at)
    known = gazetteer()
    text = (
        text if (of := _GOVERNMENT_OF.match(text)) is None or not known.government(of["land"]) else of["land"]
    )
    acts = table.mentions[at].kind != "place"
    code = known.country(text) or known.nationality(text) or (known.government(text) if acts else None)
    if code is None:
        half = _half(table, text)
        if half is None:
            _gather_body(table, at)
        else:
            table.give(at, half, "name.half", 0.8)
            half.kind = "government"
        return
    entry = next(iter(table.sharing([code_key(code)])), None)
    if entry is None and acts:
        entry = _union(table, text)
    if entry is None:
        table.new(at, known.titles.get(code, text), code)
        return
    table.give(at, entry)
    if acts and entry.code:
        entry.kind = "government"


def _half(table: EntityTable, text: str) -> Entry | None:
    """Return the one state told of before that "the North" calls again: North Korea."""
    if plain(text) not in lists("places")["half"]:
        return None
    halves = [entry for entry in table.sharing([plain(text)]) if entry.code and " " in entry.name]
    return halves[0] if len(halves) == 1 else None


def _union(table: EntityTable, seat: str) -> Entry | None:
    """Return the body of several countries that a seat stands for in an article that names it."""
    names = tables("claims.gazetteer", "countries")["union"].get(plain(seat), "").split("|")
    known = table.newest("organisation")
    return next((entry for entry in known if names[0] and plain(entry.name) in names), None)


def _gather_body(table: EntityTable, at: int) -> None:
    """Give a body to the entry last mentioned that may be it."""
    text, kind = _owned(table, at), table.mentions[at].kind
    party = _party_of(table, text) if kind == "group" else None
    if party is not None:
        table.give(at, party)
        return
    kinds = LANDS if kind in LANDS else (kind,)
    fitting = [
        entry
        for entry in table.sharing(name_keys(text))
        if entry.code is None and entry.kind in kinds and _same_body(entry, text)
    ]
    if not fitting:
        table.new(at, text)
        return
    entry = max(fitting, key=lambda entry: entry.last_before(at))
    table.give(at, entry)
    entry.kind = "government" if kind == "government" else entry.kind
    if _says_more(text, entry.name):
        table.rename(entry, text)


def _party_of(table: EntityTable, text: str) -> Entry | None:
    """Return the one party whose people a plural names by its first word: "the Socialists"."""
    stem = plain(text).removesuffix("s")
    named = [entry for entry in table.sharing((stem,)) if entry.kind == "organisation"]
    parties = [entry for entry in named if plain(entry.name).endswith(f"{stem} party")]
    return parties[0] if len(parties) == 1 and plain(text).endswith("s") else None


def _owned(table: EntityTable, at: int) -> str:
    """Return the name at ``at``, a public body with its owner: "China’s Foreign Ministry"."""
    tokens, text = table.tokens(at), table.text(at)
    owner = next((word for word in tokens.root.lefts if word.dep_ == "poss"), None)
    if owner is None or tokens.start < 2 or owner.i >= tokens.start or public_body(text) is None:
        return text
    whole = " ".join(table.doc[owner.left_edge.i : tokens.end].text.split())
    return whole if leading_nation(whole) and public_body(whole) else text


def _says_more(text: str, name: str) -> bool:
    """Say whether ``text`` names a body better than ``name``: it says whose it is, or is longer."""
    ours, theirs = public_body(text), public_body(name)
    if ours and theirs and (ours.nation is None) != (theirs.nation is None):
        return ours.nation is not None
    return len(plain(text)) > len(plain(name))


def _same_body(entry: Entry, text: str) -> bool:
    ours, theirs = plain(entry.name), plain(text)
    if ours.removeprefix("al ") == theirs.removeprefix("al "):
        return True
    if company_stem(entry.name) == company_stem(text):
        return True
    world = world_body(text)
    if world is not None and world == world_body(entry.name):
        return True
    public, other = public_body(entry.name), public_body(text)
    if public and other and public.words == other.words:
        return public.nation is None or other.nation in (None, public.nation)
    shorter, longer = sorted((ours.split(), theirs.split()), key=len)
    if are_of_one_nation(entry.name, text):
        return True
    if is_acronym(text, entry.name) or is_acronym(entry.name, text) or _is_first_half(entry.name, text):
        return True
    heads = lists("bodies")["organisation_head"]
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        return bool(set(shorter) & heads)
    if _is_without_what_it_is_of(shorter, longer) or _is_misspelt(shorter, longer):
        return True
    if len(shorter) > 1 and longer[:-1] == shorter and longer[-1] in lists("bodies")["generic_tail"]:
        return True
    return len(shorter) == 1 and len(longer) > 1 and _is_short_for(shorter[0], longer)


def _is_first_half(left: str, right: str) -> bool:
    """Say whether one name is the first word of a firm's: "Norvik-Marsh", "Norvik-Marsh Oil Co"."""
    shorter, longer = sorted((left.split(), right.split()), key=len)
    firm = len(longer) > 1 and plain(longer[-1]) in lists("bodies")["company_tail"]
    return firm and len(shorter) == 1 and "-" in shorter[0] and plain(shorter[0]) == plain(longer[0])


def _is_misspelt(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether two names differ in the order of two letters: "United Nations", "Untied Nations"."""
    if len(left) != len(right) or len(left) < 2:
        return False
    unlike = [(one, other) for one, other in zip(left, right, strict=True) if one != other]
    return len(unlike) == 1 and len(unlike[0][0]) > 4 and sorted(unlike[0][0]) == sorted(unlike[0][1])


def _is_without_what_it_is_of(shorter: list[str], longer: list[str]) -> bool:
    """Say whether a body's name leaves out what it is of or for: "Supreme Court", "Supreme Court of Justice".

    "Office of the High Commissioner" leaves out "for Human Rights".
    """
    if len(shorter) > WHOLE and longer[: len(shorter)] == shorter:
        return longer[len(shorter) :][:1] in (["for"], ["of"])
    if len(shorter) < 2 or shorter[-1] not in lists("bodies")["organisation_head"]:
        return False
    start = 1 if longer[:1] and gazetteer().nationality(longer[0]) else 0
    rest = longer[start + len(shorter) :]
    alike = longer[start : start + len(shorter)] == shorter
    return alike and rest[:1] == ["of"] and not gazetteer().government(" ".join(rest[1:]))


def are_of_one_nation(left: str, right: str) -> bool:
    """Say whether two names differ in how they tell whose the body is: "Estonia's Ministry", "Estonian …"."""
    nation = leading_nation(left)
    ours, theirs = plain(left).split()[-2:], plain(right).split()[-2:]
    heads = lists("bodies")["organisation_head"]
    alike = (
        ours == theirs
        and not heads.isdisjoint(plain(left).split())
        and len(left.split()) == len(right.split())
    )
    return nation is not None and nation == leading_nation(right) and alike


def _is_short_for(word: str, name: list[str]) -> bool:
    """Say whether a body may be called by one word of its name: "Halden" of "Halden Group"."""
    bodies = lists("bodies")
    if name[0] == word and name[-1] in bodies["short_tail"]:
        return True
    if name[1:] == [word] and word in bodies["by_nation"]:
        return True
    if word in bodies["organisation_head"] | bodies["company_tail"]:
        of = any(pair in ((word, "of"), (word, "for")) for pair in pairwise(name))
        return name[-1] == word or of or (word == "police" and is_force(name))
    return name[0] == word and name[-1] in bodies["company_tail"] | bodies["club_tail"]


def is_force(name: Sequence[str]) -> bool:
    """Say whether the folded words are a police's name: "kano police force"."""
    return len(name) > 1 and name[-2] == "police" and name[-1] in lists("bodies")["force_tail"]


def _gather_people(table: EntityTable, positions: list[int]) -> None:
    full = [at for at in positions if len(table.text(at).split()) > 1]
    for at in full:
        _gather_full(table, at)
    _unite_spellings(table, full=True)
    for at in positions:
        if table.entry_of(at) is None:
            _gather_short(table, at)
    _unite_spellings(table, full=False)
    _find_orphans(table)


def _unite_spellings(table: EntityTable, full: bool) -> None:
    """Bring together who is written in two ways: full names, or a surname and the one full name it may be."""
    people = [entry for entry in table.entries if entry.kind == "person" and entry.words]
    sounding: dict[str, list[Entry]] = {}
    for entry in people:
        if len(entry.words) > 1:
            sounding.setdefault(sound(entry.words[-1]), []).append(entry)
    for entry in people:
        if not entry.mentions:  # it has been united with another
            continue
        alike = sounding.get(sound(entry.words[-1]), [])
        twins = [other for other in alike[-LOOK_BACK:] if other is not entry and _is_written_so(other, entry)]
        if len(twins) == 1 and (len(entry.words) > 1) is full:
            first, second = sorted((twins[0], entry), key=_rank)
            table.unite(first, second)
            alike[:] = [each for each in alike if each is not second]


def _is_written_so(known: Entry, entry: Entry) -> bool:
    return _agrees(known.gender, entry.gender) and are_one(known.words, entry.words)


def _rank(entry: Entry) -> tuple[bool, int]:
    return len(entry.words) == 1, entry.first


def _gather_full(table: EntityTable, at: int) -> None:
    words = fold(table.text(at)).split()
    last = words[-2:] if _is_junior(tuple(words)) else words[-1:]
    for entry in table.sharing((*words[:1], *last)):
        if entry.kind == "person" and same_full_name(entry.words, tuple(words)):
            table.give(at, entry)
            if len(words) > len(entry.words):
                table.rename(entry, table.text(at))
            return
    entry = table.new(at)
    entry.gender = _gender(table, at)


def same_full_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two full names of one article name one person: equal but for initials and middle names.

    A junior is not his father, however much of the name the article leaves out.
    """
    if left == right or left == right[::-1]:
        return True
    if _is_junior(left) != _is_junior(right):
        return False
    if _is_junior(left):
        left, right = left[:-1], right[:-1]
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        return True
    if len(shorter) == 2 and longer[:2] == shorter[::-1] and is_patronymic(longer[2:]):
        return True
    if left[-1] != right[-1] or not _same_first(left[0], right[0]):
        return False
    ours, theirs = left[1:-1], right[1:-1]
    return not ours or not theirs or ours[0][0] == theirs[0][0]


def _is_junior(name: tuple[str, ...]) -> bool:
    return len(name) > 2 and name[-1] in lists("names")["generation"]


def is_patronymic(words: tuple[str, ...]) -> bool:
    """Say whether what stands behind family name and first name is the father's: "Said oglu", "Petrovich"."""
    last = words[-1] if words else ""
    return last in lists("names")["patronymic"] or last.endswith(("ovich", "evich", "ovna", "evna"))


def _same_first(left: str, right: str) -> bool:
    return left == right or (1 in (len(left), len(right)) and left[0] == right[0])


def _gather_short(table: EntityTable, at: int) -> None:
    """Give a lone surname, or a first name that is used alone, to the person last named in full before it.

    A name with a hyphen is one name, though it folds to two words ("Jean-Pierre").
    """
    words = tuple(fold(table.text(at)).split())
    gender = _gender(table, at)
    fitting = [
        entry
        for entry in table.sharing(words[-1:])
        if entry.kind == "person"
        and words
        in (entry.words[-len(words) :], entry.words[: len(words)], entry.nickname, entry.words[1:-1])
        and _agrees(entry.gender, gender)
    ]
    surnamed = [entry for entry in fitting if entry.words[-len(words) :] == words] or fitting
    if not surnamed:
        table.new(at).gender = gender
        return
    before = [entry for entry in surnamed if entry.first < at]
    if len(before) > 1 and all(entry.words[-len(words) :] == words for entry in before):
        return  # two of one surname: which is meant, it does not say
    chosen = max(before, key=lambda entry: entry.last_before(at)) if before else surnamed[0]
    table.give(at, chosen)
    chosen.gender = chosen.gender or gender


def _agrees(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right


def _gender(table: EntityTable, at: int) -> str | None:
    """Return the gender that the title or the first name tells."""
    tokens = table.tokens(at)
    before = key(table.doc[tokens.start - 1]) if tokens.start else ""
    names = lists("given_names")
    for gender in ("male", "female"):
        if before in lists("roles")[gender]:
            return gender
        if len(tokens) > 1 and not names[gender].isdisjoint((tokens[0].lower_, fold(tokens[0].text))):
            return gender
    return None


def _find_orphans(table: EntityTable) -> None:
    """Flag each surname without a full name that looks like a corruption of one that has it."""
    people = table.newest("person")
    for orphan in (entry for entry in people if len(entry.words) == 1):
        scored = [(corrupts(orphan.words[0], e.words[-1]), e) for e in people if len(e.words) > 1]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best and best[0] >= ORPHAN:
            orphan.resembles = best[1]
