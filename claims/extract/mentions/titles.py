"""Names behind titles and offices, and the words that only tell an office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.document import ActorKind
from claims.extract.lexicon import lists
from claims.extract.mentions.extent import opens_with_first_name, run, without_letters
from claims.extract.mentions.kinds import body_ends, is_described_person, is_name_of_person
from claims.extract.mentions.name import Name
from claims.extract.mentions.words import is_capitalised, is_honorific, is_role, key
from claims.extract.tokens import Doc, Token
from claims.gazetteer.countries import gazetteer


def titled(doc: Doc, words: Sequence[Token]) -> Iterator[Name]:
    """Yield the names that stand behind a title or an office: "Mr. Blinken", "spokesman Matthew Miller"."""
    for token in words[:-1]:
        if not (is_honorific(token) or (is_role(token) and not token.tag_.endswith("S"))):
            continue
        start = token.i + 1
        start = _behind_portfolio(doc, start)
        end = without_letters(doc, start, run(doc, start))
        if end > start and _is_titled_person(doc, token, start, end):
            yield Name(start, end, _bearer(doc, token, start, end), "name.title", 0.95)


def _bearer(doc: Doc, title: Token, start: int, end: int) -> ActorKind:
    """Return whom a name is of behind what a firm is as often as a person: "ferry operator Fjordlinjen"."""
    firm = key(title) in lists("roles")["trading"] and end - start == 1
    return "organisation" if firm and not opens_with_first_name(doc, start) else "person"


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
    address = key(title) in lists("roles")["address"]
    if is_honorific(title) and (title.text.endswith(".") or address):
        return True
    if key(title) in lists("roles")["relation"] and (
        first.ent_type_ != "PERSON" or key(doc[end - 1]) in body_ends()
    ):
        return False
    if gazetteer().government(doc[start:end].text):
        return False
    beside = first.i == title.i + 1
    plain = address or opens_with_first_name(doc, start)
    named_so = title.ent_type_ == "ORG" and first.ent_type_ == "ORG" and first.ent_iob_ == "I"
    if beside and not plain and named_so and not _is_full_name(doc, title, start, end):
        return False
    heads = lists("bodies")["organisation_head"]
    return not any(key(doc[at]) in heads for at in range(start, end))


def _is_full_name(doc: Doc, title: Token, start: int, end: int) -> bool:
    """Say whether the words behind a trade or rank are a person's name, no firm's: "Meteorologist Kari Lund".

    A firm's name ends in a word with a meaning: "Farmers Insurance", "Pilot Foods".
    """
    relation = key(title) in lists("roles")["relation"]
    if relation or title.tag_.endswith("S") or end - start not in (2, 3, 4):
        return False
    return is_name_of_person(doc[start:end])


def given(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the runs of two or more name words that begin with a common first name."""
    for token in capitals:
        if opens_with_first_name(doc, token.i) and token.pos_ == "PROPN":
            end = without_letters(doc, token.i, run(doc, token.i))
            heads = lists("bodies")["organisation_head"]
            if 2 <= end - token.i <= 4 and not any(key(doc[at]) in heads for at in range(token.i, end)):
                yield Name(token.i, end, "person", "name.given", 0.8)


def surnamed_like_places(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the full names that end like a seat of government, of whom it is told at once what they are.

    "Ella London, a nurse from Hull, …": no London, though the recogniser may see but that.
    """
    for token in capitals:
        at = token.i
        if at == 0 or not gazetteer().government(token.text) or not is_described_person(doc, at + 1):
            continue
        start = at
        while start > 0 and at - start < 3 and _is_name_word(doc[start - 1]):
            start -= 1
        inside = [key(doc[place]) for place in range(start, at)]
        known = gazetteer().government(doc[start : at + 1].text)
        if inside and not known and not any(word in body_ends() for word in inside):
            yield Name(start, at + 1, "person", "name.described", 0.85)


def described(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the full names that the recogniser misses, of whom it is told at once what they are.

    "Maren Hoekta, the Dutch engineer, said"; "Onyo Ndongo, chairman of the branch, said".
    """
    for token in capitals:
        end = token.i + 1
        if token.ent_type_ or token.pos_ != "PROPN" or end >= len(doc) or not _has_trade_behind(doc, end):
            continue
        start = _first_of_name(doc, token.i)
        words = doc[start:end]
        titled = any(is_role(word) or is_honorific(word) for word in words)
        if end - start > 1 and not titled and is_name_of_person(words):
            yield Name(start, end, "person", "name.described", 0.85)


def _first_of_name(doc: Doc, last: int) -> int:
    """Return where a name of at most four words begins that ends with the word at ``last``."""
    start = last
    while start > 0 and last - start < 3 and _is_name_word(doc[start - 1]) and not doc[start - 1].ent_type_:
        start -= 1
    return start


def beside_people(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the full names that the recogniser misses beside one it knows: "Ann Hill and Thom Tollis"."""
    for token in capitals:
        other = token.head
        if token.dep_ != "conj" or token.pos_ != "PROPN" or token.ent_type_ == "PERSON" or other.i > token.i:
            continue
        start = token.left_edge.i
        full = 1 < token.i + 1 - start < 4 and other.ent_type_ == "PERSON"
        words = doc[start : token.i + 1]
        if full and all(_is_name_word(word) for word in words) and is_name_of_person(words):
            yield Name(start, token.i + 1, "person", "name.beside", 0.8)


def _has_trade_behind(doc: Doc, end: int) -> bool:
    """Say whether a noun for a person is set off behind a name: ", chairman of the branch"."""
    if is_described_person(doc, end):
        return True
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    noun = doc[end + 1]
    held = is_role(noun) and not noun.tag_.endswith("S") and not is_capitalised(noun)
    return held and doc[end + 2].lower_ in ("of", "at", "for", ",") and noun.dep_ in ("appos", "conj")


def _is_name_word(token: Token) -> bool:
    if token.lower_ in lists("names")["opening"]:
        return False
    return is_capitalised(token) and token.is_alpha and token.ent_type_ not in ("DATE", "TIME", "NORP")


def is_part_of_office(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch only tells an office: "State" in "Secretary of State", "US" in "US envoys"."""
    last = doc[end - 1]
    if _is_office(doc, start, end):
        return True
    if is_role(last) and doc[start].ent_type_ == "ORG":
        return all(word.text != "&" for word in doc[start:end])
    if start >= 2 and doc[start - 1].lower_ == "of" and is_role(doc[start - 2]):
        return end - start == 1 and doc[start].ent_type_ == "ORG"
    following = doc[end] if end < len(doc) else None
    if following is not None and is_role(following) and doc[start].ent_type_ == "ORG":
        return _is_office_of(doc, start, end)
    if following is not None and is_role(following) and end - start <= 2:
        return doc[start].ent_type_ != "PERSON" and following.lower_ not in lists("names")["body_leader"]
    if (
        last.dep_ in ("compound", "amod", "nmod")
        and last.head.i >= end
        and doc[start].ent_type_ in ("GPE", "NORP")
    ):
        return is_role(last.head) or last.head.ent_type_ == "PERSON"
    return False


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch is an office and what it is of: "Minister of Defence"."""
    of = start + 1
    if of + 1 < end and doc[of].text == "-":
        of += 2
    if of >= end or doc[of].lower_ not in ("of", "for"):
        return False
    last = doc[end - 1]
    if key(last) in body_ends() and end - of > 2:  # "Prince of Wales Hospital"
        return False
    held = is_role(doc[start]) and key(doc[start]) not in lists("bodies")["organisation_head"]
    return held and not doc[start].tag_.endswith("S") and last.ent_type_ != "PERSON"


def _is_office_of(doc: Doc, start: int, end: int) -> bool:
    """Say whether a body before an office is only the office's: "Treasury" Secretary, not "NASA" chief."""
    words = {key(doc[at]) for at in range(start, end)}
    if words & lists("bodies")["organisation_head"]:
        return key(doc[end - 1]) in lists("names")["office_body"]
    begins = any(gazetteer().government(doc[start:at].text) for at in range(start + 1, end + 1))
    return begins or (is_capitalised(doc[end]) and not doc[end - 1].is_upper)
