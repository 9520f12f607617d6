"""Names: what the entity recogniser finds, corrected by titles, by the gazetteer and by the whole article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from claims.document import ActorKind
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.clubs import clubs
from claims.extract.mentions.extent import (
    begun,
    ended,
    is_led_in,
    opened,
    opens_with_first_name,
    run,
    without_letters,
)
from claims.extract.mentions.kinds import body_ends, is_place_noun, told_kind
from claims.extract.mentions.name import Name
from claims.extract.mentions.words import (
    PARTICLES,
    is_capitalised,
    is_honorific,
    is_role,
    key,
    title_case_lines,
)
from claims.extract.mentions.written import aliases, bodies, nicknamed
from claims.extract.parse import Parsed
from claims.gazetteer.countries import gazetteer

KINDS: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
TOLD = 12
"""How many times the recogniser's vote counts what the text itself calls a name ("the Sahel region")."""


def find_names(parsed: Parsed, words: Sequence[Token], sport: bool = False) -> tuple[Name, ...]:
    """Return the names in text order, not overlapping, each of the kind that its own place speaks for.

    ``sport`` says that the text is about sport, so that clubs are looked for by their names.
    """
    doc = parsed.doc
    headlines = title_case_lines(parsed.text)
    capitals = [token for token in words if is_capitalised(token)]
    found = _Taken(doc)
    for name in nicknamed(parsed):
        found.add(name)
    for name in _titled(doc, words):
        found.add(name)
    for name in clubs(doc, capitals) if sport else ():
        found.add(name)
    for name in _entities(doc):
        offset = words[name.start].idx
        if parsed.block_kind(offset) != "dateline" and not any(
            start <= offset < end for start, end in headlines
        ):
            found.add(name)
    for name in _given(doc, capitals):
        found.add(name)
    for name in bodies(doc, capitals, headlines):
        found.add(name)
    for name in aliases(parsed, found.names):
        found.add(name)
    for name in _known(doc, capitals, found.names):
        found.add(name)
    for name in _places(doc, capitals):
        found.add(name)
    return tuple(sorted(found.names, key=lambda name: name.start))


class _Taken:
    """Names found so far; who comes first keeps his tokens."""

    def __init__(self, doc: Doc) -> None:
        self.names: list[Name] = []
        self._free = [True] * len(doc)

    def add(self, name: Name) -> None:
        if all(self._free[name.start : name.end]):
            self.names.append(name)
            self._free[name.start : name.end] = [False] * len(name)


def _entities(doc: Doc) -> Iterator[Name]:
    for label, start, end in _joined(doc):
        kind = _people(doc, start, end) or KINDS.get(label) or _spoken_for(doc, start, end)
        if kind is None or _is_event(doc, start, end):
            continue
        start, end = _trimmed(doc, start, end)
        kind = "person" if is_led_in(doc, start, end) else kind
        if kind == "person":
            start, end = opened(doc, start, end), without_letters(doc, start, ended(doc, end))
            start += is_led_in(doc, start, end)
        elif end - start == 1 and key(doc[start]) in lists("bodies")["company_tail"]:
            start = begun(doc, start)
        if start < end and not _is_zone(doc, start, end) and not _is_part_of_office(doc, start, end):
            yield Name(start, end, _refined(doc, start, end, kind), "name.entity")


def _people(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return the kind of a people's name, whatever it was taken for: "the Kazakhs", "a Kazakh investor"."""
    word, known = doc[start].text, gazetteer()
    lone = end - start == 1 and is_capitalised(doc[start]) and not known.government(word)
    return "group" if lone and (known.nationality(word) or known.people(word)) else None


def _spoken_for(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return the kind of what was taken for a thing, if it has an office: "a spokesman for Maersk"."""
    if any(word.pos_ in ("VERB", "AUX") for word in doc[start:end]):
        return None
    if told_kind(doc, start, end) == "organisation":
        return "organisation"
    root = doc[start:end].root
    office = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("for", "of", "at") else root.head
    held = is_role(office) and (root.dep_ in ("pobj", "poss") or office.i == end)
    return "organisation" if held and all(is_capitalised(word) for word in doc[start:end]) else None


def _joined(doc: Doc) -> Iterator[tuple[str, int, int]]:
    """Yield label and tokens of each entity; a person's name that the recogniser cut in two is one."""
    open_: tuple[str, int, int] | None = None
    for ent in doc.ents:
        if open_ and open_[2] == ent.start and _is_one_person(doc, open_[1], ent.start, ent.end):
            open_ = open_[0], open_[1], ent.end
            continue
        if open_:
            yield open_
        open_ = ent.label_, ent.start, ent.end
    if open_:
        yield open_


def _is_one_person(doc: Doc, start: int, cut: int, end: int) -> bool:
    """Say whether two persons side by side are one of up to five names: "Mirza Fakhrul" "Islam Alamgir"."""
    both = doc[cut - 1].ent_type_ == doc[cut].ent_type_ == "PERSON" and end - start <= 5
    return both and doc[cut - 1].dep_ == "compound" and cut <= doc[cut - 1].head.i < end


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Leave out articles, titles, possessive endings and whatever else is no part of the name."""
    for at in range(start, end):
        if "\n" in doc[at].text:
            end = at
            break
    while end > start and not _can_end(doc[end - 1]):
        end -= 1
    if end - start > 1 and is_place_noun(doc[end - 1]):
        end -= 1
    if (
        end - start > 1
        and doc[end - 1].lower_ == "affairs"
        and gazetteer().country(doc[start : end - 1].text)
    ):
        end -= 1
    titles = [at for at in range(start, end) if is_honorific(doc[at]) or is_role(doc[at])]
    if len(titles) == end - start > 1:
        return end, end
    if titles and (titles[-1] + 1 < end or end - start == 1) and doc[start].ent_type_ in ("PERSON", "NORP"):
        start = titles[-1] + 1
    while (
        start < end and not is_capitalised(doc[start]) and key(doc[start]) not in PARTICLES | {"u.s", "u.k"}
    ):
        start += 1
    if end - start > 1 and doc[start].lower_ == "the":
        start += 1
    return start, end


def _is_event(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch is but a noun for what is held, in capitals: "the Tour"."""
    return (
        end - start <= 2
        and key(doc[end - 1]) in lists("bodies")["event"]
        and (end - start == 1 or doc[start].lower_ == "the")
    )


def _is_zone(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch is a time zone: "1802 GMT"."""
    return doc[start:end].text.lower() in tables("dates")["zones"]


def _can_end(token: Token) -> bool:
    if token.tag_ == "POS" or token.is_space or token.text in ("’s", "'s", "’", "'"):
        return False
    return any(char.isalnum() for char in token.text)


def _is_part_of_office(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch only tells an office: "State" in "Secretary of State", "US" in "US envoys"."""
    last = doc[end - 1]
    if is_role(last) and doc[start].ent_type_ == "ORG":
        return True
    if start >= 2 and doc[start - 1].lower_ == "of" and is_role(doc[start - 2]):
        return end - start == 1 and doc[start].ent_type_ == "ORG"
    following = doc[end] if end < len(doc) else None
    if following is not None and is_role(following) and doc[start].ent_type_ == "ORG":
        return _is_office_of(doc, start, end)
    if following is not None and is_role(following) and end - start <= 2:
        return doc[start].ent_type_ != "PERSON" and following.lower_ not in ("head", "chief")
    if (
        last.dep_ in ("compound", "amod", "nmod")
        and last.head.i >= end
        and doc[start].ent_type_ in ("GPE", "NORP")
    ):
        return is_role(last.head) or last.head.ent_type_ == "PERSON"
    return False


def _is_office_of(doc: Doc, start: int, end: int) -> bool:
    """Say whether a body before an office is only the office's: "Treasury" Secretary, not "NASA" chief."""
    words = {key(doc[at]) for at in range(start, end)}
    if words & lists("bodies")["organisation_head"]:
        return key(doc[end - 1]) == "treasury"
    begins = any(gazetteer().government(doc[start:at].text) for at in range(start + 1, end + 1))
    return begins or (is_capitalised(doc[end]) and not doc[end - 1].is_upper)


def _refined(doc: Doc, start: int, end: int, kind: ActorKind) -> ActorKind:
    if gazetteer().government(doc[start:end].text) and kind != "person":
        return "government"
    if kind == "group" or (kind == "person" and end - start > 1 and opens_with_first_name(doc, start)):
        return kind
    told = told_kind(doc, start, end)
    return told or ("person" if kind == "organisation" and _is_bodys_somebody(doc, start, end) else kind)


def _is_bodys_somebody(doc: Doc, start: int, end: int) -> bool:
    """Say whether a name behind a body's possessive is somebody of it: "the AU's Moussa Faki said".

    What a country's possessive stands before is mostly a body, and so is a name with a common word in it.
    """
    if end - start not in (2, 3, 4) or start < 2 or doc[start - 1].tag_ != "POS":
        return False
    owner = doc[start - 2]
    if owner.ent_type_ != "ORG" or gazetteer().government(owner.text):
        return False
    root = doc[start:end].root
    speaks = root.dep_ == "nsubj" and root.head.lemma_ in lists("bodies")["speaking"]
    return speaks and all(word.text.istitle() and word.pos_ == "PROPN" for word in doc[start:end])


def _titled(doc: Doc, words: Sequence[Token]) -> Iterator[Name]:
    """Yield the names that stand behind a title or an office: "Mr. Blinken", "spokesman Matthew Miller"."""
    for token in words[:-1]:
        if not (is_honorific(token) or (is_role(token) and not token.tag_.endswith("S"))):
            continue
        start = token.i + 1
        start = _behind_portfolio(doc, start)
        end = without_letters(doc, start, run(doc, start))
        if end > start and _is_titled_person(doc, token, start, end):
            yield Name(start, end, "person", "name.title", 0.95)


def _behind_portfolio(doc: Doc, start: int) -> int:
    """Return where what an office is for ends, if "of" stands at ``start``: "Secretary of State" Ann Hill."""
    at = start + 1
    if at >= len(doc) or doc[start].lower_ != "of" or key(doc[at]) not in lists("roles")["portfolio"]:
        return start
    while at < len(doc) and (key(doc[at]) in lists("roles")["portfolio"] or doc[at].lower_ == "and"):
        at += 1
    return at


def _is_titled_person(doc: Doc, title: Token, start: int, end: int) -> bool:
    first = doc[start]
    if first.pos_ != "PROPN" or first.ent_type_ in ("DATE", "TIME", "NORP"):
        return False
    office = end < len(doc) and is_capitalised(doc[end]) and is_role(doc[end])
    if office or (end - start == 1 and len(first) == 1):
        return False
    if is_honorific(title) and title.text.endswith("."):
        return True
    if key(title) in lists("roles")["relation"] and (
        first.ent_type_ != "PERSON" or key(doc[end - 1]) in body_ends()
    ):
        return False
    if gazetteer().government(doc[start:end].text):
        return False
    beside = first.i == title.i + 1
    plain = key(title) in lists("roles")["address"] or opens_with_first_name(doc, start)
    if (
        beside
        and not plain
        and title.ent_type_ == "ORG"
        and first.ent_type_ == "ORG"
        and first.ent_iob_ == "I"
    ):
        return False
    heads = lists("bodies")["organisation_head"]
    return not any(key(doc[at]) in heads for at in range(start, end))


def _given(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the runs of two or more name words that begin with a common first name."""
    for token in capitals:
        if opens_with_first_name(doc, token.i) and token.pos_ == "PROPN":
            end = without_letters(doc, token.i, run(doc, token.i))
            heads = lists("bodies")["organisation_head"]
            if 2 <= end - token.i <= 4 and not any(key(doc[at]) in heads for at in range(token.i, end)):
                yield Name(token.i, end, "person", "name.given", 0.8)


def _known(doc: Doc, capitals: Sequence[Token], names: list[Name]) -> Iterator[Name]:
    """Yield further places where a name already found stands, whole or by its surname."""
    phrases: dict[str, dict[tuple[str, ...], ActorKind]] = {}
    for name in names:
        words = tuple(token.text for token in doc[name.start : name.end])
        wholes = [words, words[-1:]] if name.kind == "person" else [words]
        if name.rule == "name.nicknamed":
            wholes.append(words[2:-2])
        for phrase in wholes:
            if len(phrase[0]) > 1 and phrase[0][0].isupper():
                phrases.setdefault(phrase[0], {}).setdefault(phrase, name.kind)
    for token in capitals:
        for phrase, kind in sorted(phrases.get(token.text, {}).items(), key=lambda item: -len(item[0])):
            end = token.i + len(phrase)
            if tuple(following.text for following in doc[token.i : end]) == phrase:
                yield Name(token.i, end, kind, "name.known", 0.85)


def _places(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the countries and seats of government that the recogniser missed."""
    known = gazetteer()
    for token in capitals:
        if not known.opens(token.lower_) or token.pos_ not in ("PROPN", "NOUN"):
            continue
        for size in (2, 1):
            end = token.i + size
            if end <= len(doc) and known.government(doc[token.i : end].text):
                if not _is_part_of_office(doc, token.i, end) and not _is_modifier_of_role(doc[end - 1]):
                    yield Name(token.i, end, "government", "name.gazetteer", 0.85)
                break


def _is_modifier_of_role(token: Token) -> bool:
    return token.dep_ in ("compound", "amod", "nmod", "poss") and is_role(token.head) and token.dep_ != "poss"
