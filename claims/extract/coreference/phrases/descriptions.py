"""People called again by what they are: "the striker", "the 34-year-old"."""

from __future__ import annotations

import re

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.phrases.bodies import IN_VIEW, in_view, named_above, named_last
from claims.extract.coreference.phrases.deeds import deed_of, deeds
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.words import gender_of, is_plural, key, singular
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer

TITLED, OFTEN = 3.0, 0.5
"""Weights of standing in the title, and of each time that somebody was told of."""
ARGUMENTS = ("nsubj", "nsubjpass", "dobj")
"""Parts of a clause whose bearers are not whom a description further down in it calls again."""
AGE = re.compile(r"(?P<years>\d{1,3})(?=-year)")
BEHIND = re.compile(r"\s?[,(]\s?(?:aged\s)?(?P<years>\d{1,3})[,).]")


def described(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return the person whom the definite description ``at``, with the noun ``head``, calls again.

    It is who bears the title ("Dr Hill": "the doctor"); else, for a noun that tells what somebody is and
    not what part he has in a story ("the novelist", not "the driver"), the one person of the last sentence
    that names any. A noun that the article has used before for somebody else calls nobody again, unless it
    is an office that somebody once had: "the former minister".
    """
    first = table.tokens(at)[0]
    if first.lower_ != "the" or is_plural(head) or table.inside(table.mentions[at].span.start):
        return None
    noun = singular(head)
    if is_parent_of_some(head):
        return _only_one_named(table, at, head)
    formerly = not {word.lower_ for word in table.tokens(at)}.isdisjoint(lists("roles")["past"])
    if formerly and noun in lists("roles")["office"]:
        return _only_one_named(table, at, head)
    if any(child.dep_ == "prep" for child in head.rights) or _is_used_before(table, at, noun):
        return None
    return _titled(table, at, noun) or _just_named(table, at, head) or _doer(table, at, noun)


def _is_used_before(table: EntityTable, at: int, noun: str) -> bool:
    """Say whether the text before ``at`` tells of one person by the noun; several are no such one.

    "The official" of a body whose officials spoke is mostly one of them.
    """
    several = noun in lists("bodies")["anybody"]
    return any(several or table.mentions[other].kind == "person" for other in table.nominals_before(noun, at))


def _doer(table: EntityTable, at: int, noun: str) -> Entry | None:
    """Return the one person in view whom a noun calls by what he did or suffered: "the suspect"."""
    wanted = deed_of(noun)
    people = [entry for entry in table.newest("person") if wanted and entry.first < at]
    near = (entry for entry in people if in_view(table, entry, at) > 0)
    doers = [entry for entry in near if deeds(table, entry) & wanted]
    return doers[0] if len(doers) == 1 else None


def is_parent_of_some(head: Token) -> bool:
    """Say whether ``head`` is the mother of "the mother of three", who is somebody just named."""
    of = next((child for child in head.rights if child.lower_ == "of"), None)
    counted = of is not None and any(child.pos_ == "NUM" for child in of.rights)
    return counted and singular(head) in ("mother", "father", "parent", "grandmother", "grandfather")


def _titled(table: EntityTable, at: int, noun: str) -> Entry | None:
    """Return who was last named before ``at`` with a title that means ``noun``."""
    for other in table.before("name", at):
        start = table.tokens(other).start
        title = key(table.doc[start - 1]) if start else ""
        if noun in tables("roles")["title"].get(title, "").split():
            return table.entry_of(other)
    return None


def _just_named(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return the one person of the last sentence that names any, if ``head`` may tell what he is."""
    noun = singular(head)
    classes = {name: frozenset(words.split()) for name, words in tables("roles")["called_again"].items()}
    fitting = {name for name, members in classes.items() if noun in members}
    entry = _only_one_named(table, at, head) if fitting else None
    if entry is None:
        return None
    told = _told(table, entry)
    offices = told & lists("roles")["office"]
    if fitting & {"position", "sport", "bench"}:
        offices = offices - lists("roles")["held_beside"]
    holds_office = bool(offices) and fitting.isdisjoint(lists("roles")["beside_office"])
    is_other = any(told & classes[name] for name in fitting & lists("roles")["one_only"])
    return None if holds_office or is_other else entry


def _only_one_named(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return the one person, of the gender that ``head`` tells, whom the last sentence with any names.

    Whoever acts above the description in its own sentence is not meant: "Hill said that the striker …".
    """
    people = named_last(table, at, "person", named_above(table, at, ARGUMENTS))
    return people[0] if len(people) == 1 and not _differ(people[0].gender, gender_of(head)) else None


def _told(table: EntityTable, entry: Entry) -> set[str]:
    """Return the nouns by which the article has told what a person is."""
    phrases = (other for other in entry.mentions[:IN_VIEW] if table.mentions[other].form == "nominal")
    return {role.head for role in entry.roles} | {singular(table.tokens(at).root) for at in phrases}


def _differ(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left != right


def of_nation(table: EntityTable, at: int) -> Entry | None:
    """Return whom "the Italian" calls again: who holds an Italian office, else the person just named.

    A word between may tell more of him ("the 27-year-old Spaniard"), or that he is another ("the other one").
    """
    root = table.tokens(at).root
    phrase = table.doc[root.left_edge.i : root.i + 1]
    if phrase[0].lower_ != "the" or {word.lower_ for word in phrase} & lists("bodies")["another"]:
        return None
    code = gazetteer().people(table.text(at)) or gazetteer().nationality(table.text(at))
    years = AGE.search(phrase.text)
    people = [entry for entry in table.newest("person") if _is_named_before(table, entry, at)]
    fellow = [entry for entry in people if code and _nation(table, entry) == code]
    fellow = [entry for entry in fellow if in_view(table, entry, at) > 0]
    if fellow:
        return max(fellow, key=lambda entry: in_view(table, entry, at))
    named = [entry for entry in named_last(table, at, "person") if _nation(table, entry) in (None, code)]
    named = [e for e in named if years is None or _told_age(table, e) in (None, years["years"])]
    return named[0] if len(named) == 1 else None


def _nation(table: EntityTable, entry: Entry) -> str | None:
    """Return the country of somebody's offices, else of the people that he was told to be one of."""
    told = (at for at in entry.mentions if table.mentions[at].rule == "nominal.people")
    known = gazetteer()
    return entry.nation or next((code for at in told if (code := known.people(table.text(at)))), None)


def of_age(table: EntityTable, at: int) -> Entry | None:
    """Return whom a phrase such as "the 34-year-old" means: who is that old, else the person most in view."""
    years = _years(table, at)
    people = [entry for entry in table.newest("person") if _is_named_before(table, entry, at)]
    ages = {id(entry): _told_age(table, entry) for entry in people}
    exact = [entry for entry in people if ages[id(entry)] == years]
    open_ = [entry for entry in people if ages[id(entry)] is None and in_view(table, entry, at) > 0]
    return max(exact or open_, key=lambda entry: _weight(table, entry, at), default=None)


def _weight(table: EntityTable, entry: Entry, at: int) -> float:
    """Return how much the article is about somebody: whom it tells of in its title, often and lately."""
    titled = table.parsed.block_kind(table.mentions[entry.first].span.start) == "title"
    return in_view(table, entry, at) + OFTEN * len(entry.around(0, at)) + (TITLED if titled else 0)


def _years(table: EntityTable, at: int) -> str | None:
    found = AGE.search(table.text(at))
    return found["years"] if found else None


def _is_named_before(table: EntityTable, entry: Entry, at: int) -> bool:
    return entry.first < at and any(table.mentions[other].form == "name" for other in entry.mentions[:3])


def _told_age(table: EntityTable, entry: Entry) -> str | None:
    """Return the age that the article gives behind a name or in a phrase for its holder."""
    for at in entry.mentions:
        mention = table.mentions[at]
        found = BEHIND.match(table.parsed.text, mention.span.end) if mention.form == "name" else None
        found = found or (AGE.search(table.text(at)) if mention.form == "nominal" else None)
        if found:
            return found["years"]
    return None
