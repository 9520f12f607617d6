"""The kinds of the names of an article settled by the article as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from claims.document import ActorKind
from claims.extract.lexicon import lists
from claims.extract.mentions.aliases import NICKNAMED, other_names
from claims.extract.mentions.extent import opens_with_first_name
from claims.extract.mentions.kinds import is_name_of_person, names_of_things, told_kind
from claims.extract.mentions.name import Name, span_of
from claims.extract.mentions.words import folded, is_locative, key, particles, singular
from claims.extract.parse import Parsed
from claims.extract.tokens import Doc, Token
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import corrupts, fold

CORRUPTED = 0.7
"""From here on a lone word that is no known place counts as a person's misspelt surname."""
TOLD = 12
"""Votes of what the text itself calls a name ("the Sahel region"); the recogniser has one each time."""
MOST_SURNAMES = 200
"""With how many surnames of an article a misspelt one is compared."""
FULL_NAME = 2
"""Votes of several words taken for a person of which none has a meaning; a firm's name mostly has one."""
LONE_PERSON = 4
"""Votes of one word taken for a person: the recogniser often calls a bare surname a place or a body."""


def settle(parsed: Parsed, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return each name with the kind that the article as a whole gives it; drop what is none.

    Whatever is said to be another name of somebody is of his kind, wherever it stands.
    """
    doc = parsed.doc
    settled = tuple(_settled(doc, names))
    kinds: dict[str, ActorKind] = {}
    for at, alias in other_names(parsed.text, [(span_of(doc, name), name.kind) for name in settled]):
        if settled[at].kind in ("person", "organisation", "group"):
            kinds[fold(alias.of(parsed.text))] = settled[at].kind
    kinds.update((fold(found["nick"]), "person") for found in NICKNAMED.finditer(parsed.text))
    if not kinds:
        return settled
    return tuple(
        replace(name, kind=kinds.get(folded(doc, name.start, name.end), name.kind)) for name in settled
    )


def _settled(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    people = [name for name in names if name.kind == "person" and len(name) > 1]
    surnames = dict.fromkeys(folded(doc, name.end - 1, name.end) for name in people)
    patronymics = [name for name in people if name.rule == "name.patronymic"]
    surnames |= dict.fromkeys(folded(doc, name.start, name.start + 1) for name in patronymics)
    familiar = list(surnames)[:MOST_SURNAMES]
    middles = {text for name in people if len(name) > 2 for text in _middle(doc, name)}
    joined = _joined_surnames(doc, names)
    firsts = {folded(doc, name.start, name.start + 1) for name in people}
    titled = {folded(doc, n.start, n.end) for n in names if n.rule == "name.title"}
    votes = _votes(doc, names)
    towns = _towns(doc, names)
    things = names_of_things(doc)
    short = _short_names(doc, names) - surnames.keys() - titled
    for name in (name for name in names if folded(doc, name.start, name.end) not in things):
        text = folded(doc, name.start, name.end)
        if _bears(doc, name, titled) or (text in {*surnames, *titled} and _is_no_people(name, text)):
            yield replace(name, kind="person", rule="name.surname")
        elif name.kind == "group":
            demonym = _as_town(doc, name, text) or _demonym(doc, name)
            if demonym:
                yield demonym
        elif len(name) == 1 and (text in surnames or text in titled) and _may_be_person(doc, name):
            yield replace(name, kind="person", rule="name.surname" if name.kind != "person" else name.rule)
        elif text in joined or (len(name) == 1 and name.kind == "organisation" and text in middles):
            yield replace(name, kind="person", rule="name.surname")
        elif len(name) == 1 and text in firsts and text in votes and votes[text]["person"]:
            yield replace(name, kind="person")
        elif name.kind == "government" or (name.kind == "person" and _is_state(text)):
            yield _government(doc, replace(name, kind="government"))
        elif text in short and not (name.kind == "place" and is_locative(doc[name.start])):
            yield replace(name, kind="organisation")
        elif text in towns and text not in surnames and text not in titled:
            yield replace(name, kind="place", rule="name.place")
        elif len(name) == 1 and name.kind != "person" and _is_corrupted(text, familiar):
            yield replace(name, kind="person", rule="name.corrupted", score=0.6)
        else:
            yield replace(name, kind=votes[text].most_common(1)[0][0] if text in votes else name.kind)


def _bears(doc: Doc, name: Name, titled: Set[str]) -> bool:
    """Say whether a full name ends with a surname that has a title elsewhere: "Rasa Hill" for "Ms Hill"."""
    full = (
        2 <= len(name) <= 4
        and name.kind in ("person", "organisation", "place")
        and folded(doc, name.end - 1, name.end) in titled
    )
    return full and is_name_of_person(doc[name.start : name.end])


def _is_no_people(name: Name, text: str) -> bool:
    """Say whether one word taken for a people's name is that of none that is known."""
    known = gazetteer()
    return name.kind == "group" and len(name) == 1 and not (known.nationality(text) or known.people(text))


def _as_town(doc: Doc, name: Name, text: str) -> Name | None:
    """Return as place what was taken for a people's name but is a city's, or what something is in."""
    town = _is_no_people(name, text) and (text in cities() or is_locative(doc[name.start]))
    return replace(name, kind="place", rule="name.place") if town else None


def _towns(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """Return the single words that name a town by where they stand: "in Goma", "the town of Goma"."""
    lone = [name for name in names if len(name) == 1 and name.kind in ("person", "organisation", "place")]
    found = {
        folded(doc, name.start, name.end)
        for name in lone
        if _is_beside(doc[name.start]) or (name.kind != "place" and _is_town(doc[name.start]))
    }
    found |= {folded(doc, name.start, name.end) for name in names if _is_goal(doc, name)}
    return frozenset(found - lists("bodies")["organisation_head"] - lists("bodies")["platform"])


def _is_town(token: Token) -> bool:
    """Say whether something is in ``token`` or goes there, and it is a city or can be but a place."""
    if token.is_upper:
        return False
    if _is_before_local_office(token):
        return True
    if not is_locative(token):
        return False
    within = token.head.lower_ == "in" and token.head.head.lemma_ not in lists("places")["put_in"]
    return within or token.lower_ in cities()


def _is_goal(doc: Doc, name: Name) -> bool:
    """Say whether somebody moves to what was taken for a person or a body: "fled to Birnin Gwari"."""
    root = doc[name.start : name.end].root
    moves = root.dep_ == "pobj" and root.head.lower_ in ("to", "towards", "toward", "for", "into")
    moves = moves and root.head.head.lemma_ in lists("places")["moving"]
    told = name.rule == "name.entity" and name.kind in ("person", "organisation")
    body = told_kind(doc, name.start, name.end) or opens_with_first_name(doc, name.start)
    return moves and told and not body and root.is_title and doc[name.start - 1].lower_ != "the"


def _is_beside(token: Token) -> bool:
    """Say whether a place must be meant by what stands before: "south of Crete", "the town of Morna"."""
    if token.dep_ != "pobj":
        return False
    places, noun = lists("places"), token.head.head
    of_place = token.head.lower_ == "of" and (
        noun.lower_ in places["side"] or key(noun) in places["place_head"]
    )
    return of_place or token.head.lower_ in places["beside"]


def _is_before_local_office(token: Token) -> bool:
    """Say whether the name is the town of an office: the "Solano" of "Solano Mayor Rick Hill"."""
    behind = token.i + 1 < len(token.doc) and key(token.nbor()) in lists("places")["local_office"]
    return behind and token.dep_ == "compound" and token.nbor().is_title


def _middle(doc: Doc, name: Name) -> Iterator[str]:
    """Yield the words within a name, by which some are called: "Faki" of "Moussa Faki Mahamat"."""
    for word in doc[name.start + 1 : name.end - 1]:
        if len(word) > 3 and word.text not in particles() and word.is_title:
            yield fold(word.text)


def _joined_surnames(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """Return the surnames of several words of the people named in full: "von der Leyen", "Hill-Marsh".

    Of three names or more the last two may be it: "Roa Bastos".
    """
    found = set()
    for name in names:
        first = next((at for at in range(name.start + 1, name.end - 1) if doc[at].text in particles()), None)
        if name.kind == "person" and first is not None:
            found.add(folded(doc, first, name.end))
        if name.kind == "person" and len(name) > 2:
            found.add(folded(doc, name.end - 2, name.end))
        words = doc[name.start : name.end].text.split()
        if name.kind == "person" and len(words) > 1 and "-" in words[-1]:
            found.add(fold(words[-1]))
    return frozenset(found)


def _votes(doc: Doc, names: Sequence[Name]) -> dict[str, Counter[ActorKind]]:
    """Count the kinds that each name was taken for; one word that was ever a person's is a person's."""
    votes: dict[str, Counter[ActorKind]] = {}
    for name in names:
        if _has_staff(doc, name):
            votes.setdefault(folded(doc, name.start, name.end), Counter())["organisation"] += TOLD
        if name.rule == "name.known":
            continue
        lone = len(name) == 1 and name.kind == "person"
        if lone and _has_article(doc[name.start]):
            votes.setdefault(folded(doc, name.start, name.end), Counter())["place"] += LONE_PERSON + 1
            continue
        told = name.rule == "name.entity" and told_kind(doc, name.start, name.end) == name.kind
        whole = name.kind == "person" and len(name) > 1 and is_name_of_person(doc[name.start : name.end])
        weight = LONE_PERSON if lone else TOLD if told else FULL_NAME if whole else 1
        votes.setdefault(folded(doc, name.start, name.end), Counter())[name.kind] += weight
    return votes


def _has_staff(doc: Doc, name: Name) -> bool:
    """Say whether a word taken for a person or a place is a body by whose it is: "Rivertrans drivers"."""
    word = doc[name.end - 1]
    lone = len(name) == 1 and name.kind in ("person", "group", "place") and word.dep_ in ("compound", "nmod")
    if name.kind == "place" and (word.lower_ in cities() or gazetteer().government(word.text)):
        return False
    return lone and word.head.i > word.i and singular(word.head) in lists("bodies")["staff"]


def _has_article(word: Token) -> bool:
    """Say whether "the" stands before what was taken for a surname, so that it is none: "the Sahel"."""
    alone = word.dep_ not in ("compound", "nmod", "poss", "appos") and not word.lower_.endswith("s")
    return word.i > 0 and alone and word.nbor(-1).lower_ == "the"


def _may_be_person(doc: Doc, name: Name) -> bool:
    """Say whether a bare surname is one here, though a place may be called the same ("Paris")."""
    token = doc[name.end - 1]
    return name.kind == "person" or not gazetteer().government(token.text) or not is_locative(token)


def _is_corrupted(text: str, surnames: Sequence[str]) -> bool:
    if text in cities() or text in lists("places")["region"]:
        return False
    return any(corrupts(text, surname) >= CORRUPTED for surname in surnames)


def _is_state(text: str) -> bool:
    """Say whether a name is a country's or its government's, and nobody's first name ("Chad")."""
    given = lists("given_names")
    return bool(gazetteer().government(text)) and text not in given["male"] | given["female"]


def _short_names(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """Return the first words by which the article may call companies and clubs: "Halden" of "Halden ASA"."""
    bodies = lists("bodies")
    tails = bodies["company_tail"] | bodies["club_tail"]
    found = Counter(
        first
        for whole, first in {
            (folded(doc, name.start, name.end), folded(doc, name.start, name.start + 1))
            for name in names
            if name.kind == "organisation" and len(name) > 1 and key(doc[name.end - 1]) in tails
        }
    )
    return frozenset(first for first, times in found.items() if times == 1)


def _government(doc: Doc, name: Name) -> Name:
    """Return a country or seat as government where it acts, as place where something is in it."""
    root = doc[name.start : name.end].root
    place = is_locative(root) or (not gazetteer().country(doc[name.start : name.end].text) and _is_site(root))
    return replace(name, kind="place", rule="name.place") if place else replace(name, rule="name.government")


def _is_site(seat: Token) -> bool:
    """Say whether a seat is only where something is: "a Brussels protest", "the port of Lima"."""
    if seat.dep_ in ("compound", "nmod") and seat.head.i > seat.i:
        noun = singular(seat.head)
        return noun not in lists("bodies")["action"] or noun in lists("places")["happening"]
    return (
        seat.dep_ == "pobj"
        and seat.head.lower_ == "of"
        and key(seat.head.head) in lists("places")["place_head"]
    )


def _demonym(doc: Doc, name: Name) -> Name | None:
    """Return a people as group, a nationality as government where it acts, else nothing."""
    token = doc[name.end - 1]
    text = doc[name.start : name.end].text
    known = gazetteer()
    if _is_language(token) or _is_stance(token):
        return None
    if token.dep_ == "conj" and token.pos_ == "ADJ" and token.head.dep_ in ("amod", "compound", "nmod"):
        return None
    if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
        acts = (
            singular(token.head) in lists("bodies")["action"] or key(token.head) in lists("bodies")["action"]
        )
        code = known.nationality(text)
        return replace(name, kind="government", rule="name.demonym", score=0.8) if code and acts else None
    if _is_one(token):
        return replace(name, kind="person", rule="nominal.people")
    return replace(name, rule="name.people")


def _is_language(token: Token) -> bool:
    """Say whether a people's name means what they speak: "said in Norwegian"."""
    bare = token.dep_ == "pobj" and not any(token.lefts) and not token.lower_.endswith("s")
    return bare and token.head.lower_ in ("in", "into", "from")


def _is_stance(token: Token) -> bool:
    """Say whether "pro-" or "anti-" stands before a people's name."""
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in lists("names")["stance"]


def _is_one(token: Token) -> bool:
    """Say whether a people's name means one of them: "the Algerian said", "a Democrat"."""
    singular_form = token.tag_ in ("NN", "NNP", "JJ") and not token.lower_.endswith(("s", "ese", "sh", "ch"))
    articles = [word for word in token.lefts if word.dep_ in ("det", "poss")]
    plural_verb = token.dep_ in ("nsubj", "nsubjpass") and token.head.tag_ == "VBP"
    return singular_form and bool(articles) and not plural_verb
