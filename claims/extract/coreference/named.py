"""Names of one article brought together: countries by code, people by surname, bodies by acronym."""

from __future__ import annotations

from claims.extract.coreference.entity_table import Cast, Entry
from claims.extract.coreference.spelling import are_one, sound
from claims.extract.lexicon import lists
from claims.extract.mentions.aliases import other_names
from claims.extract.mentions.words import key
from claims.gazetteer.countries import gazetteer, plain
from claims.gazetteer.names import corrupts, fold
from claims.gazetteer.public_bodies import leading_nation, public_body
from claims.wordlists import tables

ORPHAN = 0.6
"""From here on a surname without a full name counts as a suspected corruption of another's."""
SMALL = frozenset(("of", "the", "and", "for", "in", "on", "at", "to", "de", "a", "an", "du", "des", "la"))


def gather_names(cast: Cast) -> None:
    """Give every name mention its entry."""
    positions = list(cast.of_form("name"))
    people = [at for at in positions if cast.mentions[at].kind == "person"]
    _gather_people(cast, people)
    for at in positions:
        if cast.mentions[at].kind in ("government", "place"):
            _gather_place(cast, at)
        elif cast.mentions[at].kind != "person":
            _gather_body(cast, at)
    _join_aliases(cast, positions)


def _join_aliases(cast: Cast, positions: list[int]) -> None:
    """Bring whoever the text gives another name together with it: "Dagalo, known as Hemedti"."""
    at_start = {cast.mentions[at].span.start: at for at in positions}
    spans = [cast.mentions[at].span for at in positions]
    for known, alias in other_names(cast.parsed.text, spans):
        entry, at = cast.entry_of(positions[known]), at_start.get(alias.start)
        other = None if at is None else cast.entry_of(at)
        if entry is not None and other is not None and entry is not other and entry.kind == other.kind:
            cast.unite(entry, other)


def _gather_place(cast: Cast, at: int) -> None:
    """A country is one actor under all its names; a seat is the government where it acts."""
    text = cast.text(at)
    known = gazetteer()
    acts = cast.mentions[at].kind == "government"
    code = known.country(text) or known.nationality(text) or (known.government(text) if acts else None)
    if code is None:
        _gather_body(cast, at)
        return
    entry = next((entry for entry in cast.entries if entry.code == code), None)
    if entry is None and acts:
        entry = _union(cast, text)
    if entry is None:
        cast.new(at, known.titles.get(code, text), code)
        return
    cast.give(at, entry)
    if acts and entry.code:
        entry.kind = "government"


def _union(cast: Cast, seat: str) -> Entry | None:
    """Return the body of several countries that a seat stands for in an article that names it."""
    names = tables("claims.gazetteer", "countries")["union"].get(plain(seat), "").split("|")
    known = (entry for entry in cast.entries if entry.kind == "organisation")
    return next((entry for entry in known if names[0] and plain(entry.name) in names), None)


def _gather_body(cast: Cast, at: int) -> None:
    """Give a body to the entry last mentioned that may be it."""
    text, kind = _owned(cast, at), cast.mentions[at].kind
    fitting = [
        entry
        for entry in cast.entries
        if entry.code is None and entry.kind == kind and _same_body(entry, text)
    ]
    if not fitting:
        cast.new(at, text)
        return
    entry = max(fitting, key=lambda entry: entry.mentions[-1])
    cast.give(at, entry)
    if _says_more(text, entry.name):
        entry.name = text


def _owned(cast: Cast, at: int) -> str:
    """Return the name at ``at``, a public body with its owner: "China’s Foreign Ministry"."""
    tokens, text = cast.tokens(at), cast.text(at)
    owner = next((word for word in tokens.root.lefts if word.dep_ == "poss"), None)
    if owner is None or tokens.start < 2 or owner.i >= tokens.start or public_body(text) is None:
        return text
    whole = " ".join(cast.doc[owner.left_edge.i : tokens.end].text.split())
    return whole if leading_nation(whole) and public_body(whole) else text


def _says_more(text: str, name: str) -> bool:
    """Say whether ``text`` names a body better than ``name``: it says whose it is, or is longer."""
    ours, theirs = public_body(text), public_body(name)
    if ours and theirs and (ours.nation is None) != (theirs.nation is None):
        return ours.nation is not None
    return len(plain(text)) > len(plain(name))


def _same_body(entry: Entry, text: str) -> bool:
    ours, theirs = plain(entry.name), plain(text)
    if ours == theirs:
        return True
    public, other = public_body(entry.name), public_body(text)
    if public and other and public.words == other.words:
        return public.nation is None or other.nation in (None, public.nation)
    shorter, longer = sorted((ours.split(), theirs.split()), key=len)
    if is_acronym(text, entry.name) or is_acronym(entry.name, text):
        return True
    heads = lists("bodies")["organisation_head"]
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        return bool(set(shorter) & heads)
    return len(shorter) == 1 and len(longer) > 1 and _is_short_for(shorter[0], longer)


def _is_short_for(word: str, name: list[str]) -> bool:
    """Say whether a body may be called by one word of its name: "Halden" of "Halden Group"."""
    bodies = lists("bodies")
    if word in bodies["organisation_head"] | bodies["company_tail"]:
        return name[-1] == word or name[:2] == [word, "of"]
    return name[0] == word and name[-1] in bodies["company_tail"] | bodies["club_tail"]


def is_acronym(short: str, long: str) -> bool:
    """Say whether ``short`` is made of the capitals of ``long``: "WHO", "U.N.", "the IMF"."""
    letters = plain(short).replace(" ", "")
    if not 2 <= len(letters) <= 6 or not short.replace(".", "").replace("the ", "").isupper():
        return False
    words = plain(long).split()
    if len(words) < 2 or any(len(word) > 1 and word.replace(".", "").isupper() for word in long.split()):
        return False
    return letters in (
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in SMALL),
    )


def _gather_people(cast: Cast, positions: list[int]) -> None:
    full = [at for at in positions if len(cast.text(at).split()) > 1]
    for at in full:
        _gather_full(cast, at)
    _unite_spellings(cast, full=True)
    for at in positions:
        if cast.entry_of(at) is None:
            _gather_short(cast, at)
    _unite_spellings(cast, full=False)
    _find_orphans(cast)


def _unite_spellings(cast: Cast, full: bool) -> None:
    """Bring together who is written in two ways: full names, or a surname and the one full name it may be."""
    people = [entry for entry in cast.entries if entry.kind == "person" and entry.words]
    sounding: dict[str, list[Entry]] = {}
    for entry in people:
        if len(entry.words) > 1:
            sounding.setdefault(sound(entry.words[-1]), []).append(entry)
    for entry in people:
        alike = sounding.get(sound(entry.words[-1]), [])
        twins = [other for other in alike if other is not entry and _is_written_so(other, entry)]
        if len(twins) == 1 and (len(entry.words) > 1) is full:
            first, second = sorted((twins[0], entry), key=_rank)
            cast.unite(first, second)
            alike[:] = [each for each in alike if each is not second]


def _is_written_so(known: Entry, entry: Entry) -> bool:
    return _agrees(known.gender, entry.gender) and are_one(known.words, entry.words)


def _rank(entry: Entry) -> tuple[bool, int]:
    return len(entry.words) == 1, min(entry.mentions)


def _gather_full(cast: Cast, at: int) -> None:
    words = fold(cast.text(at)).split()
    for entry in cast.entries:
        if entry.kind == "person" and same_full_name(entry.words, tuple(words)):
            cast.give(at, entry)
            if len(words) > len(entry.words):
                entry.name = cast.text(at)
            return
    entry = cast.new(at)
    entry.gender = _gender(cast, at)


def same_full_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two full names of one article name one person: equal but for initials and middle names."""
    if left == right or left == right[::-1]:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        return True
    if left[-1] != right[-1] or not _same_first(left[0], right[0]):
        return False
    ours, theirs = left[1:-1], right[1:-1]
    return not ours or not theirs or ours[0][0] == theirs[0][0]


def _same_first(left: str, right: str) -> bool:
    return left == right or (1 in (len(left), len(right)) and left[0] == right[0])


def _gather_short(cast: Cast, at: int) -> None:
    """Give a lone surname, or a first name that is used alone, to the person last named in full before it.

    A name with a hyphen is one name, though it folds to two words ("Jean-Pierre").
    """
    words = tuple(fold(cast.text(at)).split())
    gender = _gender(cast, at)
    fitting = [
        entry
        for entry in cast.entries
        if entry.kind == "person"
        and words
        and words
        in (entry.words[-len(words) :], entry.words[: len(words)], entry.nickname, entry.words[1:-1])
        and _agrees(entry.gender, gender)
    ]
    surnamed = [entry for entry in fitting if entry.words[-len(words) :] == words] or fitting
    if not surnamed:
        cast.new(at).gender = gender
        return
    before = [entry for entry in surnamed if min(entry.mentions) < at]
    chosen = max(before, key=lambda e: max(m for m in e.mentions if m < at)) if before else surnamed[0]
    cast.give(at, chosen)
    chosen.gender = chosen.gender or gender


def _agrees(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right


def _gender(cast: Cast, at: int) -> str | None:
    """Return the gender that the title or the first name tells."""
    tokens = cast.tokens(at)
    before = key(cast.doc[tokens.start - 1]) if tokens.start else ""
    names = lists("given_names")
    for gender in ("male", "female"):
        if before in lists("roles")[gender]:
            return gender
        if len(tokens) > 1 and tokens[0].lower_ in names[gender]:
            return gender
    return None


def _find_orphans(cast: Cast) -> None:
    """Flag each surname without a full name that looks like a corruption of one that has it."""
    people = [entry for entry in cast.entries if entry.kind == "person"]
    for orphan in (entry for entry in people if len(entry.words) == 1):
        scored = [(corrupts(orphan.words[0], e.words[-1]), e) for e in people if len(e.words) > 1]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best and best[0] >= ORPHAN:
            orphan.resembles = best[1]
