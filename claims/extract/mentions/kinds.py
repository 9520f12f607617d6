"""The kind of a name as its own words and the words beside it tell, whatever the recogniser took it for."""

from __future__ import annotations

import re
from functools import cache

from claims.document import ActorKind
from claims.extract.lexicon import lists
from claims.extract.mentions.extent import opens_with_first_name
from claims.extract.mentions.words import is_capitalised, is_role, key, particles
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Doc, Span, Token
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold

_MIXED = re.compile(r"[A-Za-z]*[a-z][A-Z]{2,}")
"""A word that ends in capitals behind a small letter, as short names of bodies do: "BelTA"."""
AGES = range(5, 111)
REACH = 6
"""Words of what an office is of, before a name that is set off behind it."""


def told_kind(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return what the name at the tokens ``start`` to ``end`` is called by its text, or None if by nothing.

    Its last or first word may name a body or a place ("Ford Road", "Leeds Police"); a common noun beside it
    may ("Alder province", "the newspaper Delo"); an age or an office in apposition makes it a person's.
    """
    within = _by_own_words(doc, start, end)
    if within or gazetteer().government(doc[start:end].text):
        return within
    if _has_age(doc, end) or (end - start > 1 and _follows_office(doc, start, end)):
        return "person"
    if end - start > 1 and is_described_person(doc, end):
        return "person"
    if _is_of_family(doc, start, end) or _is_called_somebody(doc, start):
        return "person"
    return _by_noun_behind(doc, end) or _by_noun_before(doc, start, end) or _by_apposition(doc, start, end)


def _by_own_words(doc: Doc, start: int, end: int) -> ActorKind | None:
    if end - start < 2:
        if _MIXED.fullmatch(doc[start].text):
            return "organisation"
        return "organisation" if key(doc[start]) in lists("bodies")["platform"] else None
    places = lists("places")
    if any(_heads_name(doc, at) for at in range(start, end - 2)):
        return "organisation"
    first, last = key(doc[start]), key(doc[end - 1])
    if last in lists("bodies")["state_head"]:
        return "government"
    if last in places["place_head"] or first in places["place_opening"]:
        return "place"
    return "organisation" if last in body_ends() else None


def _heads_name(doc: Doc, at: int) -> bool:
    """Say whether a word within a name is what the body is: "Africa Centre for Water"."""
    return (
        key(doc[at]) in lists("bodies")["organisation_head"]
        and is_capitalised(doc[at])
        and doc[at + 1].lower_ in ("of", "for")
    )


@cache
def body_ends() -> frozenset[str]:
    """Return the words that end the name of a body, or begin it."""
    bodies = lists("bodies")
    return bodies["organisation_head"] | bodies["company_tail"]


def _has_age(doc: Doc, end: int) -> bool:
    """Say whether an age stands behind the name: "Tom Hughes, 61, said"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 2].text not in (",", "."):
        return False
    years = doc[end + 1].text
    return years.isdecimal() and int(years) in AGES


def is_described_person(doc: Doc, end: int) -> bool:
    """Say whether what is set off behind a name at once is a person's noun: ", a nurse at the clinic"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].tag_ not in ("DT", "PRP$"):
        return False
    noun = None
    for token in doc[end + 2 : end + 2 + REACH]:
        if token.pos_ not in ("NOUN", "ADJ", "ADV", "NUM", "PROPN") and token.text not in ("-", "'s", "’s"):
            break
        noun = token
    return (
        noun is not None
        and is_role(noun)
        and not noun.tag_.endswith("S")
        and not is_capitalised(noun)
        and key(noun) not in lists("roles")["relation"]
    )


def is_full_name(doc: Doc, start: int, end: int) -> bool:
    """Say whether the words of a name are those of a person: a first name, then none that has a meaning.

    Of a firm's or a place's name one word mostly has: "Victoria Falls", "Pilot Foods".
    """
    words = doc[start:end]
    if len(words) not in (2, 3, 4) or not opens_with_first_name(doc, start):
        return False
    return words.text.lower() not in lists("bodies")["named_after_people"] and is_name_of_person(words[1:])


def is_name_of_person(words: Span) -> bool:
    """Say whether no word of a name has a meaning ("Pilot Foods" has one) and no city ends it."""
    return words[-1].lower_ not in cities() and all(_is_name_word(word) for word in words)


def _is_name_word(word: Token) -> bool:
    if (
        key(word) in particles()
        or word.text == "-"
        or (len(word.text.rstrip(".")) == 1 and word.text.isupper())
    ):
        return True
    plain = is_capitalised(word) and not word.is_upper and key(word) not in body_ends()
    meaning = noun_senses(word.lower_) or noun_senses(word.lower_.removesuffix("s"))
    return plain and not set(meaning) - {"person"}


def _is_of_family(doc: Doc, start: int, end: int) -> bool:
    """Say whether a first name is set off behind what somebody is to another: "Hill's widow, Zofia, said"."""
    if end - start != 1 or start < 2 or end >= len(doc) or doc[start - 1].text != "," or doc[end].text != ",":
        return False
    noun = doc[start - 2]
    return key(noun) in lists("roles")["family"] and any(child.dep_ == "poss" for child in noun.lefts)


def _is_called_somebody(doc: Doc, start: int) -> bool:
    """Say whether a person's noun and a word of calling stand before a name: "a student called Zubair"."""
    at = start - (2 if start and doc[start - 1].lower_ == "as" else 1)
    called = at > 0 and doc[at].tag_ == "VBN" and doc[at].lower_ in lists("names")["calling"]
    return called and is_role(doc[at - 1]) and not doc[at - 1].tag_.endswith("S")


def _follows_office(doc: Doc, start: int, end: int) -> bool:
    """Say whether the name is set off behind an office or a trade: "its chief executive, Shou Zi, said"."""
    if start < 2 or end >= len(doc) or doc[start - 1].text != ",":
        return False
    office = _office_before(doc, start - 2)
    holds = key(office) in lists("roles")["office"] or (
        is_role(office) and key(office) not in lists("roles")["relation"] and office.pos_ == "NOUN"
    )
    held = holds and not office.tag_.endswith("S")
    return held and doc[end].text == "," and doc[end - 1].pos_ == "PROPN"


def _office_before(doc: Doc, last: int) -> Token:
    """Return the noun of the phrase that ends at ``last``: the "minister" of "the minister of works"."""
    for at in range(last, max(0, last - REACH), -1):
        if doc[at].lower_ in ("of", "for") and at:
            return doc[at - 1]
        if doc[at].pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "CCONJ"):
            break
    return doc[last]


def _by_noun_behind(doc: Doc, end: int) -> ActorKind | None:
    """Return the kind that a common noun behind the name gives it: "Jajarkot district", "the Verdi union".

    A body's trade may stand between: "the Al-Mizan jihadist group".
    """
    noun = doc[end - 1].head
    behind = noun.i == end or (noun.i == end + 1 and doc[end].is_lower and doc[end].pos_ in ("ADJ", "NOUN"))
    if not behind or is_capitalised(noun) or noun.pos_ != "NOUN":
        return None
    if key(noun) in lists("bodies")["called"] and doc[end - 1].lower_ not in cities():
        return "organisation"
    return "place" if noun.i == end and is_place_noun(noun) else None


def names_of_things(doc: Doc) -> frozenset[str]:
    """Return the folded names of things: "Brexit", and what stands behind a noun for one ("Cyclone Mira")."""
    nouns, found = lists("bodies")["thing"], set(lists("bodies")["no_actor"])
    for noun in doc[:-1]:
        if noun.lower_ not in nouns or noun.pos_ == "VERB":
            continue
        end = noun.i + 1
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].is_title:
            end += 1
        if end > noun.i + 1 and not is_full_name(doc, noun.i + 1, end):
            found |= {fold(doc[start:end].text) for start in (noun.i, noun.i + 1)}
    return frozenset(found)


def is_place_noun(token: Token) -> bool:
    """Say whether a word is a common noun that tells a name to be a place's: "the Sahel region"."""
    return not is_capitalised(token) and key(token) in lists("places")["place_head"]


def _by_noun_before(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return the kind that a common noun before the name gives it: "the newspaper Delo"."""
    at = start - 1
    if at >= 0 and doc[at].is_quote:
        at -= 1
    if at < 0 or not _calls(doc[at], doc[end - 1]):
        return None
    word = key(doc[at])
    if word in lists("bodies")["called"]:
        return "organisation"
    return "place" if word in lists("places")["place_head"] else None


def _by_apposition(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return the kind that a noun set off beside the name gives it: "Securis North, a subsidiary of …"."""
    root = doc[start:end].root
    behind = (noun for noun in root.rights if noun.dep_ == "appos" and noun.i > end)
    before = [root.head] if root.dep_ == "appos" and root.head.i < start - 1 else []
    noun = next((noun for noun in (*behind, *before) if noun.tag_ == "NN"), None)
    return "organisation" if noun is not None and key(noun) in lists("bodies")["organisation"] else None


def _calls(noun: Token, name: Token) -> bool:
    """Say whether the noun before a name is what the name is called, not the object of another clause."""
    if noun.pos_ != "NOUN" or is_capitalised(noun) or is_role(noun):
        return False
    beside = name.head == noun.head and name.dep_ == noun.dep_
    return name.head == noun or noun.head == name or name.dep_ == "appos" or beside
