"""People whom an article tells of before it names them: "A surgeon was suspended", then "Ann Hill, 58, …"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.roles import Office, phrase_bounds, read_role
from claims.extract.lexicon import lists
from claims.extract.mentions.words import is_honorific, is_plural, is_role
from claims.extract.tokens import Doc, Token

LEAD = 2
"""Sentences after the headline in which somebody is told of who is named later."""
SUBJECTS = ("nsubj", "nsubjpass")


def name_those_of_the_lead(table: EntityTable) -> None:
    """Bring each person told of in the headline or lead to whoever is named for him later.

    That is the one named person who holds the office; or the first to be named, if he is introduced without a
    word of what he is and only one is waited for.
    """
    waiting = _told_once([entry for entry in _unnamed(table) if is_in_lead(table, entry.first)], table)
    for entry in list(waiting):
        holder = _holder(table, entry)
        if holder is not None:
            waiting.remove(entry)
            table.unite(holder, entry)
    first = _first_named(table)
    if len(waiting) == 1 and first is not None and _may_be(table, first, waiting[0]):
        table.unite(first, waiting[0])


def _told_once(waiting: list[Entry], table: EntityTable) -> list[Entry]:
    """Return those waited for; who has one office in headline and lead is one: "Council leader"."""
    offices = {entry: _office(table, entry) for entry in waiting}
    titled = [entry for entry in waiting if _is_in_title(table, entry.first)]
    for entry in titled:
        ours = offices[entry]
        others = [other for other in waiting if other not in titled]
        same = [
            each for each in others if offices[each].head == ours.head and ours.words <= offices[each].words
        ]
        if len(same) == 1 and len(titled) == 1:
            table.unite(same[0], entry)
            waiting = [each for each in waiting if each is not entry]
    return waiting


def _office(table: EntityTable, entry: Entry) -> Office:
    head = table.tokens(entry.first).root
    return read_role(table.doc, *phrase_bounds(table.doc, head), head)


def _is_in_title(table: EntityTable, at: int) -> bool:
    return table.parsed.block_kind(table.mentions[at].span.start) == "title"


def _unnamed(table: EntityTable) -> Iterator[Entry]:
    """Yield the people of whom all mentions are descriptions or pronouns, the first of them no "his wife"."""
    for entry in table.newest("person"):
        tokens = table.tokens(entry.first)
        own = any(word.dep_ == "poss" and _is_somebody(word) for word in tokens.root.lefts)
        forms = {table.mentions[at].form for at in entry.mentions}
        some = tokens[0].lower_ in lists("names")["negative"] or table.inside(tokens.start_char)
        if "name" not in forms and not own and not some and is_role(tokens.root):
            yield entry


def _is_somebody(owner: Token) -> bool:
    """Say whether a possessive is a person's: "his wife", "Hill's lawyer", not "Virginia's governor"."""
    return owner.tag_ == "PRP$" or owner.ent_type_ == "PERSON" or is_role(owner)


def is_in_lead(table: EntityTable, at: int) -> bool:
    """Say whether mention ``at`` stands in the headline, or among the first sentences of the text."""
    start = table.mentions[at].span.start
    if _is_in_title(table, at):
        return True
    told = (s.span for s in table.parsed.sentences if table.parsed.block_kind(s.span.start) == "body")
    return any(span.start <= start < span.end for _, span in zip(range(LEAD), told, strict=False))


def _holder(table: EntityTable, entry: Entry) -> Entry | None:
    """Return the one person named after ``entry`` who is said to be just that, with all its words."""
    head = table.tokens(entry.first).root
    if is_plural(head):
        return None
    phrase = _office(table, entry)
    holders = [
        person
        for person in table.newest("person")
        if person.roles
        and person.first > entry.first
        and any(role.head == phrase.head and _tells(role, phrase) for role in person.roles)
        and phrase.nation in (None, person.nation)
    ]
    return holders[0] if len(holders) == 1 and not _meet(table, holders[0], entry) else None


def _tells(role: Office, phrase: Office) -> bool:
    """Say whether an office is the one of a phrase, or but its title, as "Gov." is."""
    return phrase.words - lists("roles")["level"] <= role.words or role.text == role.head


def _first_named(table: EntityTable) -> Entry | None:
    """Return the first person whom the article names, if in full and with nothing about what he is."""
    named = (at for at in table.of_form("name") if table.mentions[at].kind == "person")
    entry = next((found for at in named if (found := table.entry_of(at)) is not None), None)
    whole = entry is not None and len(entry.words) > 1 and not entry.roles
    return entry if whole else None


def _may_be(table: EntityTable, person: Entry, entry: Entry) -> bool:
    """Say whether the first mention of ``person``, a subject, may name whom the lead told of."""
    root = table.tokens(person.first).root
    described = any(child.dep_ == "appos" and is_role(child) for child in root.children)
    agrees = person.gender is None or entry.gender is None or person.gender == entry.gender
    acts = root.dep_ in SUBJECTS and table.tokens(entry.first).root.dep_ in (*SUBJECTS, "ROOT", "dobj")
    named_so = person.first > entry.first and not described and _is_introduced(table, person.first)
    return agrees and acts and named_so and not _meet(table, person, entry)


def _is_introduced(table: EntityTable, at: int) -> bool:
    """Say whether a name opens a paragraph, or has a form of address before it or an age behind it."""
    tokens, doc = table.tokens(at), table.doc
    before = doc[tokens.start - 1] if tokens.start else None
    opens = before is None or "\n" in before.text or is_honorific(before)
    return opens or _has_age(doc, tokens.end) or _is_led_in(doc, tokens.start)


def _is_led_in(doc: Doc, start: int) -> bool:
    """Say whether only when or where stands before a name in its paragraph: "On Monday, Ann Hill said"."""
    opening = doc[start - 1].sent.start if start else 0
    if start < 2 or doc[start - 1].text != "," or (opening and "\n" not in doc[opening - 1].text):
        return False
    led = doc[opening].dep_ == "prep" and doc[opening].right_edge.i >= start - 2
    return led and not any(word.ent_type_ == "PERSON" for word in doc[opening:start])


def _has_age(doc: Doc, end: int) -> bool:
    return end + 2 < len(doc) and doc[end].text == "," and doc[end + 1].text.isdecimal()


def _meet(table: EntityTable, person: Entry, entry: Entry) -> bool:
    """Say whether one sentence tells of both, so that they are two."""
    sentences = {table.tokens(at).root.sent.start for at in entry.mentions}
    return any(table.tokens(at).root.sent.start in sentences for at in person.mentions)
