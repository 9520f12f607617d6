"""Names that the entity recogniser finds, with their edges and kinds corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.document import ActorKind
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.extent import (
    begun,
    ended,
    first_names,
    is_led_in,
    joined_on,
    opened,
    opens_with_first_name,
    without_letters,
)
from claims.extract.mentions.kinds import (
    body_ends,
    is_full_name,
    is_name_of_person,
    is_place_noun,
    told_kind,
)
from claims.extract.mentions.name import Name
from claims.extract.mentions.titles import is_part_of_office
from claims.extract.mentions.words import folded, is_capitalised, is_honorific, is_role, key, particles
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Doc, Token
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer

KINDS: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""The kinds of actor that the recogniser's labels stand for."""
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
LONGEST = 30
"""Words of a name; what is longer is a list or a row of signs."""


def entities(doc: Doc) -> Iterator[Name]:
    """Yield the entities that can be actors, without the titles, articles and endings around them."""
    for label, start, end in _joined(doc):
        kind = _people(doc, start, end) or KINDS.get(label) or _spoken_for(doc, start, end)
        if kind is None or end - start > LONGEST or _is_event(doc, start, end) or _is_season(doc, start, end):
            continue
        if kind == "group" and end < len(doc) and _with_nation(doc, end, end + 1) == start:
            continue
        start, end = _trimmed(doc, start, end)
        kind = "person" if is_led_in(doc, start, end) else kind
        end = joined_on(doc, end) if kind in ("person", "organisation") else end
        if kind == "person":
            start, end = opened(doc, start, end), without_letters(doc, start, ended(doc, end))
            start += is_led_in(doc, start, end)
        elif end - start == 1 and key(doc[start]) in lists("bodies")["company_tail"]:
            start = begun(doc, start)
        start = _with_nation(doc, start, end)
        if start < end and not _is_none(doc, start, end):
            refined = _refined(doc, start, end, kind)
            lone = end - start == 1 and (
                refined == "person" or doc[start].lower_ in lists("names")["numbering"]
            )
            if not (lone and _is_opening_noun(doc[start])):
                yield Name(start, end, refined, "name.entity")


def _with_nation(doc: Doc, start: int, end: int) -> int:
    """Return where a body's name begins that several nations have: "the Pakistani Taliban" are no other."""
    if start == 0 or start == end or folded(doc, start, end) not in lists("bodies")["by_nation"]:
        return start
    nation = doc[start - 1]
    beside = nation.dep_ in ("amod", "compound", "nmod") and start <= nation.head.i < end
    return start - 1 if beside and gazetteer().nationality(nation.text) else start


def _is_none(doc: Doc, start: int, end: int) -> bool:
    """Say whether what was taken for a name is none: a letter, a zone, a part of an office."""
    if end - start == 1 and key(doc[start]) in lists("bodies")["state"]:
        return True  # "the Government", which a nominal tells of
    if end - start == 1 and "--" in doc[start].text:
        return True  # the "Calif.--The" of a dateline
    if doc[start].ent_type_ == "PERSON" and any(word.text.isdecimal() for word in doc[start:end]):
        return True  # "Bill 922"
    if _is_legal_text(doc, start, end):
        return True
    letter = end - start == 1 and len(doc[start].text.rstrip(".")) == 1 and doc[start].text.endswith(".")
    return letter or _is_zone(doc, start, end) or is_part_of_office(doc, start, end)


def _is_legal_text(doc: Doc, start: int, end: int) -> bool:
    """Say whether a name of several words is a law's or a treaty's: "the Public Order Act 2024"."""
    while end - start > 1 and doc[end - 1].text.isdecimal():
        end -= 1
    return (
        end - start > 1
        and key(doc[end - 1]) in lists("bodies")["legal_text"]
        and not (opens_with_first_name(doc, start) and doc[start].ent_type_ == "PERSON")
    )


def _is_opening_noun(word: Token) -> bool:
    """Say whether a common noun before another has a capital but for opening a sentence: "Riot police"."""
    before = word.is_sent_start and word.dep_ in ("compound", "amod", "nmod") and word.head.i == word.i + 1
    common = set(noun_senses(word.lower_)) - {"person", "group", "location"}
    counts = word.lower_ in lists("names")["numbering"]
    return bool(
        before
        and (common or counts)
        and word.head.tag_ in ("NN", "NNS")
        and not opens_with_first_name(word.doc, word.i)
    )


def _people(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return the kind of a people's name, whatever it was taken for: "the Kazakhs", "a Kazakh investor"."""
    word, known = doc[start].text, gazetteer()
    lone = end - start == 1 and is_capitalised(doc[start]) and not known.government(word)
    return "group" if lone and (known.nationality(word) or known.people(word)) else None


def _befell(doc: Doc, start: int, end: int, root: Token) -> bool:
    """Say whether a name of several words is whose trial or death it was: "the trial of Ann May Hill"."""
    of = root.head
    named = 1 < end - start < LONGEST and all(
        word.pos_ == "PROPN" and word.is_title and word.is_alpha for word in doc[start:end]
    )
    led_in = start > 0 and doc[start - 1] == of and root.dep_ == "pobj" and of.lower_ == "of"
    return named and led_in and key(of.head) in lists("names")["befalling"]


def _spoken_for(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return the kind of what was taken for a thing, if it has an office: "a spokesman for Maersk"."""
    if any(word.pos_ in ("VERB", "AUX") for word in doc[start:end]):
        return None
    if told_kind(doc, start, end) == "organisation":
        return "organisation"
    root = doc[start:end].root
    if _befell(doc, start, end, root):
        return "person"
    office = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("for", "of", "at") else root.head
    held = is_role(office) and (root.dep_ in ("pobj", "poss") or office.i == end)
    return "organisation" if held and all(is_capitalised(word) for word in doc[start:end]) else None


def _joined(doc: Doc) -> Iterator[tuple[str, int, int]]:
    """Yield label and tokens of each entity; a person's name that the recogniser cut in two is one."""
    open_: tuple[str, int, int] | None = None
    for ent in doc.ents:
        if open_ and open_[2] == ent.start and _is_one_name(doc, open_[1], ent.start, ent.end):
            open_ = ent.label_, open_[1], ent.end
            continue
        if open_:
            yield open_
        open_ = ent.label_, ent.start, ent.end
    if open_:
        yield open_


def _is_one_name(doc: Doc, start: int, cut: int, end: int) -> bool:
    """Say whether two entities side by side are one: a person cut in two, a company and its town."""
    if _is_one_person(doc, start, cut, end):
        return True
    company = key(doc[end - 1]) in lists("bodies")["company_tail"] and doc[cut].ent_type_ == "ORG"
    return company and doc[cut - 1].dep_ == "compound" and cut <= doc[cut - 1].head.i < end


def _is_one_person(doc: Doc, start: int, cut: int, end: int) -> bool:
    """Say whether two persons side by side are one of up to five names: "Mirza Fakhrul" "Islam Alamgir".

    One half may have been taken for something else, if it begins with a first name or the person's.
    """
    labels = {doc[cut - 1].ent_type_, doc[cut].ent_type_}
    both = labels == {"PERSON"} or (
        labels in ({"PERSON", "ORG"}, {"PERSON", "NORP"}, {"PERSON", "GPE"})
        and opens_with_first_name(doc, start)
        and all(word.is_title and key(word) not in body_ends() for word in doc[start:end])
        and not gazetteer().government(doc[start:cut].text)
    )
    return both and end - start <= 5 and doc[cut - 1].dep_ == "compound" and cut <= doc[cut - 1].head.i < end


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Leave out articles, titles, possessive endings and whatever else is no part of the name."""
    end = next(
        (
            at
            for at in range(start, end)
            if "\n" in doc[at].text or (at > start and (doc[at].text == "(" or _is_dash(doc, at)))
        ),
        end,
    )
    while end > start and not _can_end(doc[end - 1]):
        end -= 1
    if end - start > 1 and (is_place_noun(doc[end - 1]) or _only_calls(doc[end - 1])):
        end -= 1
    if (
        end - start > 1
        and doc[end - 1].lower_ in lists("names")["policy"]
        and gazetteer().country(doc[start : end - 1].text)
    ):
        end -= 1
    titles = [at for at in range(start, end) if is_honorific(doc[at]) or is_role(doc[at])]
    if len(titles) == end - start > 1:
        return end, end
    if titles and not _is_saint(doc, titles[-1], end) and _is_led_by_title(doc, start, titles[-1], end):
        start = titles[-1] + 1
    small = particles() | lists("names")["abbreviated_state"]
    while start < end and not is_capitalised(doc[start]) and key(doc[start]) not in small:
        start += 1
    while (
        titles and end - start > 2 and start > titles[-1] and key(doc[start]) in lists("roles")["portfolio"]
    ):
        start += 1
    if end - start > 1 and doc[start].is_sent_start and doc[start].lower_ in lists("names")["opening"]:
        start += 1
    if end - start > 1 and doc[start].lower_ == "the":
        start += 1
    if end - start > 1 and (_is_trade_before_name(doc, start) or _is_office_in_letters(doc, start, end)):
        start += 1
    return _past_first_half(doc, start, end), end


def _is_trade_before_name(doc: Doc, start: int) -> bool:
    """Say whether a firm's trade opens the sentence before its name: "Chipmaker Norvik Inc agreed"."""
    trade, name = doc[start], doc[start + 1]
    firm = key(trade) in lists("bodies")["trade"] and trade.is_sent_start and is_capitalised(name)
    return bool(firm) and not noun_senses(name.lower_) and name.pos_ == "PROPN"


def _is_office_in_letters(doc: Doc, start: int, end: int) -> bool:
    """Say whether letters before a full name are an office: "MNA Sher Afzal", no initials like "JD"."""
    letters, name = doc[start], doc[start + 1 : end]
    person = doc[start].ent_type_ == "PERSON" and len(name) > 1 and all(word.is_title for word in name)
    return person and letters.is_upper and letters.is_alpha and len(letters) > 2


def _past_first_half(doc: Doc, start: int, end: int) -> int:
    """Return where the second of two countries begins that were taken for one: "North and South Korea"."""
    joint = next((at for at in range(start + 1, end - 1) if doc[at].lower_ == "and"), None)
    known = gazetteer()
    if joint is None or known.country(doc[start:end].text) or not known.country(doc[joint + 1 : end].text):
        return start
    return joint + 1


def _is_dash(doc: Doc, at: int) -> bool:
    """Say whether a dash with blanks around it parts what was taken for one name: "Ann Hill - Health"."""
    return doc[at].text in ("-", "–", "—", "--") and bool(doc[at].whitespace_ and doc[at - 1].whitespace_)


def _is_saint(doc: Doc, title: int, end: int) -> bool:
    """Say whether a title belongs to the name of a house: "St. Brigid Medical Center"."""
    return key(doc[title]) == "st" and key(doc[end - 1]) in body_ends()


def _is_led_by_title(doc: Doc, start: int, title: int, end: int) -> bool:
    """Say whether a title stands before a person's name, also one taken for a body: "General Ann Hill"."""
    name = doc[title + 1 : end]
    if doc[start].ent_type_ in ("PERSON", "NORP"):
        return len(name) > 0 or end - start == 1
    if doc[title].tag_.endswith("S") or key(doc[title]) in lists("roles")["relation"]:
        return False
    before = doc[start:title]
    office = all(is_role(word) or word.lower_ in ("of", "for", "and") or word.is_title for word in before)
    return office and len(name) > 1 and is_name_of_person(name)


def _only_calls(noun: Token) -> bool:
    """Say whether a small noun behind a name tells what it is: the "party" of "the Reform Bloc party"."""
    return noun.text in lists("bodies")["called"] and is_capitalised(noun.nbor(-1))


def _can_end(token: Token) -> bool:
    if token.tag_ in ("POS", "IN", "CC") or token.is_space or token.text in ("’s", "'s", "’", "'"):
        return False
    return any(char.isalnum() for char in token.text)


def _is_event(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch is a ship's name, or but a noun for what is held, in capitals: "the Tour"."""
    before = key(doc[start - 1]) if start else ""
    if {key(doc[start]), before} & lists("bodies")["vessel"]:
        return True
    return (
        end - start <= 2
        and key(doc[end - 1]) in lists("bodies")["event"]
        and (end - start == 1 or doc[start].lower_ == "the")
    )


def _is_season(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch is but a month, a weekday or a feast: "by Easter".

    What a person may be called too ("April said") is one where nobody is said to do anything.
    """
    word = key(doc[start])
    if end - start > 1 or word not in lists("names")["calendar"]:
        return False
    return doc[start].ent_type_ != "PERSON" or word not in first_names() or doc[start].dep_ == "pobj"


def _is_zone(doc: Doc, start: int, end: int) -> bool:
    """Say whether the stretch is a time zone: "1802 GMT"."""
    return doc[start:end].text.lower() in tables("dates")["zones"]


def _refined(doc: Doc, start: int, end: int, kind: ActorKind) -> ActorKind:
    if gazetteer().government(doc[start:end].text) and kind != "person":
        return "government"
    if kind == "group" and end - start > 1 and is_full_name(doc, start, end):
        return "person"
    if end - start > 1 and key(doc[end - 1]) in lists("places")["no_surname"]:
        return "place"
    if kind == "group" or (kind == "person" and end - start > 1 and opens_with_first_name(doc, start)):
        return kind
    if end - start > 1 and is_full_name(doc, start, end):
        return "person"
    if kind == "organisation" and _opens_with_initials(doc, start, end):
        return "person"
    if kind == "organisation" and end - start == 4 and doc[end - 2].text == "-":
        kind = "person" if opens_with_first_name(doc, start) else kind
    if _is_row_of_towns(doc, start, end):
        return "place"
    told = told_kind(doc, start, end)
    return told or ("person" if kind == "organisation" and _is_bodys_somebody(doc, start, end) else kind)


def _opens_with_initials(doc: Doc, start: int, end: int) -> bool:
    """Say whether initials stand before a surname: "M.S. Kumar", no "U.S. Steel"."""
    if end - start not in (2, 3) or not _INITIALS.fullmatch(doc[start].text):
        return False
    return key(doc[start]) not in lists("names")["abbreviated_land"] and is_name_of_person(
        doc[start + 1 : end]
    )


def _is_row_of_towns(doc: Doc, start: int, end: int) -> bool:
    """Say whether what was taken for one name is two towns: "between Arequipa and Puno"."""
    first, _, second = doc[start:end].text.lower().partition(" and ")
    return bool(second) and {first, second} <= cities()


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
