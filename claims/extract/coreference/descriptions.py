"""People called again by what they are: "the striker", "the 34-year-old"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claims.extract.coreference.bodies import IN_VIEW, in_view, named_last
from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.words import gender_of, is_plural, key, singular

AGE = re.compile(r"(?P<years>\d{1,3})(?=-year)")
BEHIND = re.compile(r"\s?[,(]\s?(?:aged\s)?(?P<years>\d{1,3})[,).]")


def described(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return the person whom the definite description ``at``, with the noun ``head``, calls again.

    It is who bears the title ("Dr Hill": "the doctor"); else, for a noun that tells what somebody is and
    not what part he has in a story ("the novelist", not "the driver"), the one person of the last sentence
    that names any. A noun that the article has used before for somebody else calls nobody again.
    """
    first = table.tokens(at)[0]
    if first.lower_ != "the" or is_plural(head) or table.inside(table.mentions[at].span.start):
        return None
    noun = singular(head)
    if any(child.dep_ == "prep" for child in head.rights) or next(table.nominals_before(noun, at), None):
        return None
    return _titled(table, at, noun) or _just_named(table, at, head)


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
    people = named_last(table, at, "person")
    if not fitting or len(people) != 1:
        return None
    (entry,), gender = people, gender_of(head)
    told = _told(table, entry)
    holds_office = bool(told & lists("roles")["office"]) and "politics" not in fitting
    is_other = any(told & classes[name] for name in fitting & lists("roles")["one_only"])
    return None if holds_office or is_other or _differ(entry.gender, gender) else entry


def _told(table: EntityTable, entry: Entry) -> set[str]:
    """Return the nouns by which the article has told what a person is."""
    phrases = (other for other in entry.mentions[:IN_VIEW] if table.mentions[other].form == "nominal")
    return {role.head for role in entry.roles} | {singular(table.tokens(at).root) for at in phrases}


def _differ(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left != right


def of_age(table: EntityTable, at: int) -> Entry | None:
    """Return whom a phrase such as "the 34-year-old" means: who is that old, else the person most in view."""
    years = _years(table, at)
    people = [entry for entry in table.newest("person") if _is_named_before(table, entry, at)]
    ages = {id(entry): _told_age(table, entry) for entry in people}
    exact = [entry for entry in people if ages[id(entry)] == years]
    open_ = [entry for entry in people if ages[id(entry)] is None and in_view(table, entry, at) > 0]
    return max(exact or open_, key=lambda entry: in_view(table, entry, at), default=None)


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
