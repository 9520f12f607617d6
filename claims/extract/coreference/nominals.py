"""Nominals brought to actors: appositions and titles first, then offices, then repeated phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.named import are_of_one_nation
from claims.extract.coreference.phrases.bodies import is_told_so, named_body
from claims.extract.coreference.phrases.called import name_at_end, own_name_of
from claims.extract.coreference.phrases.clients import client_of_lawyer
from claims.extract.coreference.phrases.descriptions import described, of_age, of_nation
from claims.extract.coreference.phrases.documents import issuer, last_institution
from claims.extract.coreference.phrases.governments import (
    bare_state_before,
    government_of,
    is_bare_state,
    land_behind,
    land_of_subject,
    named_government,
    named_state,
)
from claims.extract.coreference.phrases.groups import (
    counted,
    forces_of,
    grouped,
    headlined,
    member_of,
    side_of_house,
    specified,
    staff_of,
)
from claims.extract.coreference.phrases.identified import identify
from claims.extract.coreference.phrases.introduced import name_those_of_the_lead
from claims.extract.coreference.phrases.lead_bodies import name_bodies_of_the_lead
from claims.extract.coreference.phrases.repeated import content, is_pair, repeated, told_bare
from claims.extract.coreference.roles import (
    Office,
    heads_beside,
    is_stand_in,
    phrase_bounds,
    read_role,
    title_before,
    title_head,
)
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.nominals import is_aged
from claims.extract.mentions.words import gender_of, is_honorific, is_plural, is_role, key, singular
from claims.extract.tokens import Token
from claims.gazetteer.countries import plain
from claims.gazetteer.public_bodies import leading_nation, public_body
from claims.gazetteer.world_bodies import world_body

FIELD = 2
"""From how many words on a public body's name tells which one it is, without a country."""


def gather_nominals(table: EntityTable) -> None:
    """Give every nominal mention its entry; one that nobody else shares starts its own.

    Documents come last, since who issued one may stand behind it ("a report from the Chilean government").
    """
    _read_roles(table)
    for at in sorted(table.of_form("nominal"), key=lambda at: table.mentions[at].kind == "document"):
        if table.entry_of(at) is None:
            _gather_nominal(table, at)
    identify(table)
    name_those_of_the_lead(table)
    name_bodies_of_the_lead(table)


def _read_roles(table: EntityTable) -> None:
    """Read titles and appositions of each named person, and give them the appositions as mentions."""
    by_head = {head_of(table, at).i: at for at in table.of_form("nominal")}
    for at in table.of_form("name"):
        entry = table.entry_of(at)
        if entry is not None and entry.kind == "person":
            _read_roles_of(table, at, entry, by_head)


def _read_roles_of(table: EntityTable, at: int, entry: Entry, by_head: Mapping[int, int]) -> None:
    tokens = table.tokens(at)
    title = title_head(table.doc, tokens.start)
    if title is not None:
        entry.add_role(title_before(table.doc, tokens.start, title))
    beside = list(heads_beside(table.doc, tokens.start, tokens.end))
    for head in beside:
        entry.add_role(read_role(table.doc, *phrase_bounds(table.doc, head), head))
    for office in _by_form_of_address(table, tokens.start):
        entry.add_role(Office(office, office, frozenset(), None, None))
    for head in filter(None, (title, *beside)):
        entry.gender = entry.gender or gender_of(head)
        nominal = by_head.get(head.i)
        if nominal is not None and table.entry_of(nominal) is None:
            table.give(nominal, entry, "nominal.apposition", 0.9)


def _by_form_of_address(table: EntityTable, start: int) -> Sequence[str]:
    """Return what the short title right before a name makes its bearer: "Gov." a governor."""
    title = key(table.doc[start - 1]) if start else ""
    told = title in lists("roles")["rank"] and is_honorific(table.doc[start - 1])
    return tables("roles")["title"].get(title, "").split()[:1] if told else ()


def head_of(table: EntityTable, at: int) -> Token:
    """Return the head word of mention ``at``."""
    tokens = table.tokens(at)
    return tokens[-1] if is_aged(tokens[-1]) else tokens.root


def _gather_nominal(table: EntityTable, at: int) -> None:
    mention = table.mentions[at]
    head = head_of(table, at)
    if _is_predicate(table, at) or table.tokens(at)[0].lower_ in lists("names")["negative"]:
        return
    definite = table.doc[table.tokens(at).start].lower_ not in lists("names")["indefinite"]
    aged = of_age(table, at) if definite and is_aged(head) else None
    if aged is not None:
        table.give(at, aged, "nominal.age", 0.7)
        return
    if mention.kind == "person" and definite and is_role(head):
        meant = _person_meant(table, at, head)
        if meant is not None and not _tells_of_another(table, at, head, meant[0]):
            table.give(at, *meant)
            return
    if mention.rule == "nominal.people":
        compatriot = of_nation(table, at)
        if compatriot is not None:
            table.give(at, compatriot, "nominal.people", 0.7)
            return
    own = own_name_of(table, at, head) or (name_at_end(table, at, head) if definite else None)
    if own is not None:
        table.give(at, own, "nominal.called", 0.9)
    elif mention.kind == "document":
        _gather_document(table, at, definite)
    elif (so_many := counted(table, at)) is not None:
        table.give(at, so_many, "nominal.counted", 0.7)
    elif not is_pair(table, at):
        _gather_other(table, at, definite)


def _person_meant(table: EntityTable, at: int, head: Token) -> tuple[Entry, str, float] | None:
    """Return whom a definite phrase with a person's noun means, by which rule and how surely."""
    client = client_of_lawyer(table, at)
    if client is not None:
        return client, "nominal.client", 0.7
    phrase = read_role(table.doc, *phrase_bounds(table.doc, head), head)
    stand_in = is_stand_in(table.text(at))
    holder = _counterpart(table, at, head) or _holder(table, at, phrase, stand_in)
    if holder is not None:
        return holder, "nominal.office", 0.8
    again = described(table, at, head)
    if again is not None:
        return again, "nominal.described", 0.7
    firm = named_body(table, at, content(table, at) - {singular(head)}) if _may_be_firm(head) else None
    return None if firm is None else (firm, "nominal.body", 0.7)


def _tells_of_another(table: EntityTable, at: int, head: Token, entry: Entry) -> bool:
    """Say whether an unnamed person was told of by the same noun later than ``entry``: "An envoy said …".

    Whoever was last called an envoy is the envoy; who only was one, or is a deputy, was not called so.
    """
    known = lists("roles")
    lesser = known["past"] | known["predecessor"] | known["second"] | known["stand_in"]
    for other in table.nominals_before(singular(head), at):
        told, words = table.entry_of(other), table.tokens(other)
        indefinite = words[0].lower_ in lists("names")["indefinite"]
        if told is None or not indefinite or table.inside(words.start_char) or lesser & content(table, other):
            continue
        return told is not entry and told.last_before(at) > entry.last_before(at)
    return False


def _may_be_firm(head: Token) -> bool:
    """Say whether a noun is for a firm as often as for a person: "the developer"."""
    return key(head) in lists("roles")["trading"] and not is_plural(head)


def _gather_document(table: EntityTable, at: int, definite: bool) -> None:
    """Give a document to whoever issued it, else an entry that is no actor but may be what "it" means."""
    owner = issuer(table, at) or (repeated(table, at) if definite else None)
    owner = owner or (named_body(table, at, content(table, at)) if definite else None)
    if owner is None and content(table, at) <= lists("names")["official_paper"]:
        owner = last_institution(table, at) if table.tokens(at)[0].lower_ == "the" else None
    if owner is not None:
        table.give(at, owner, "nominal.document", 0.7)
    else:
        table.new(at)


def _gather_other(table: EntityTable, at: int, definite: bool) -> None:
    """Give a phrase to what was named or told of before that it may repeat, else an entry of its own."""
    kind, head = table.mentions[at].kind, head_of(table, at)
    same = repeated(table, at) if definite else None
    body = None
    if definite and kind == "organisation":
        body = _spelled_small(table, at) or named_body(table, at, content(table, at) - {singular(head)})
    elif definite and kind in ("government", "group") and singular(head) in lists("bodies")["state"]:
        bare = is_bare_state(table, at)
        one = head.tag_ != "NNS" or key(head) == "authorities"
        own = land_behind(table, head) if one else None
        same = same if own is None else None  # "the government of Peru" is not the one last told of
        if bare and one:
            body = own or land_of_subject(table, at) or named_government(table, at)
        elif key(head) != "authorities":  # a country's authorities are several, and called so
            body = land_behind(table, head) or government_of(table, at) or named_state(table, at)
        same = same or (bare_state_before(table, at) if bare and one and body is None else None)
    body = body or (_spoken_for(table, at) if kind == "organisation" else None) or staff_of(table, at)
    body = body or side_of_house(table, at)
    if same is None and body is None and kind == "group":
        body = _taken_together(table, at)
    if same is None and body is None:
        body = member_of(table, at) or forces_of(table, at) or grouped(table, at)
        body = body or told_bare(table, at) or headlined(table, at) or specified(table, at)
    if body is not None and same is not None and kind == "organisation" and not is_told_so(table, body, head):
        body = None  # "the court" is the one told of, not a name nearer by that says nothing of a court
    if body is not None and (same is None or body.last_before(at) >= same.last_before(at)):
        table.give(at, body, "nominal.body", 0.7)
    elif same is None:
        table.new(at).gender = gender_of(head)
    else:
        table.give(at, same, "nominal.repeated", 0.7)


def _spelled_small(table: EntityTable, at: int) -> Entry | None:
    """Return the body that a phrase names without its capitals: "the Danish navy", the "Danish Navy".

    "The foreign ministry" is the Ministry of Foreign Affairs, if that is of no other country.
    """
    tokens = table.tokens(at)
    first = tokens.start + (tokens[0].lower_ in lists("names")["definite"])
    text = plain(table.doc[first : tokens.end].text)
    ours = public_body(text)
    keys = [text] if ours is None or len(ours.words) < FIELD else [text, f"body:{' '.join(ours.words)}"]
    world = world_body(text)
    keys += [f"world:{world}"] if world else []
    keys += text.split()[-1:] if leading_nation(text) else []
    named = [entry for entry in table.sharing(keys) if entry.kind == "organisation" and " " in text]
    for entry in named:
        theirs = public_body(entry.name)
        same = ours and theirs and ours.words == theirs.words and ours.nation in (None, theirs.nation)
        same = same or (world is not None and world == world_body(entry.name))
        same = same or are_of_one_nation(entry.name, table.doc[first : tokens.end].text)
        if plain(entry.name) == text or same:
            return entry
    return None


def _spoken_for(table: EntityTable, at: int) -> Entry | None:
    """Return the body whose press office a phrase tells of: "the fund's press service"."""
    tokens = table.tokens(at)
    words = {key(word) for word in tokens}
    if key(tokens.root) not in lists("bodies")["voice"] or words.isdisjoint(lists("bodies")["voice_of"]):
        return None
    owners = [word for word in tokens.root.subtree if word.dep_ == "poss" or _is_behind_of(word, tokens.root)]
    for name in table.near("name", at):
        if table.mentions[name].kind in ("organisation", "government") and table.tokens(name).root in owners:
            return table.entry_of(name)
    return None


def _is_behind_of(word: Token, noun: Token) -> bool:
    return word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head == noun


def _taken_together(table: EntityTable, at: int) -> Entry | None:
    """Return the group that a plural only tells the members of: the lawyers of "a group of lawyers"."""
    head = head_of(table, at)
    if not _is_behind_of(head, head.head.head) or singular(head.head.head) not in lists("bodies")["taking"]:
        return None
    outer = head.head.head
    for other in table.near("nominal", at):
        if other < at and table.tokens(other).root.i == outer.i:
            return table.entry_of(other)
    return None


def _is_predicate(table: EntityTable, at: int) -> bool:
    """Say whether a noun only tells what somebody is: "served as prime minister", "worked as a nurse"."""
    tokens = table.tokens(at)
    root = tokens.root
    bare = root.tag_ == "NN" and all(
        word.dep_ != "poss" and (word.dep_ != "det" or word.lower_ in ("a", "an")) for word in root.lefts
    )
    return bare and root.dep_ == "pobj" and root.head.lower_ == "as"


def _holder(table: EntityTable, at: int, phrase: Office, stand_in: bool) -> Entry | None:
    """Return the person last mentioned before who holds the office, else the first one after.

    The acting minister is not the minister.
    """
    fitting = [
        entry
        for entry in table.newest("person")
        if any(role.covers(phrase) and is_stand_in(role.text) >= stand_in for role in entry.roles)
    ]
    fitting = _foremost(fitting, phrase)
    before = [entry for entry in fitting if entry.first < at]
    written = set(table.text(at).lower().split())
    if len(before) > 1 and written & lists("roles")["successor"]:
        return max(before, key=lambda entry: entry.first)
    if len(before) > 1 and written & lists("roles")["predecessor"]:
        return min(before, key=lambda entry: entry.first)
    if before:
        return max(before, key=lambda entry: entry.last_before(at))
    if table.inside(table.mentions[at].span.start):
        return None
    return min(fitting, key=lambda entry: entry.first, default=None)


def _foremost(holders: list[Entry], phrase: Office) -> list[Entry]:
    """Return those of ``holders`` with the highest office: a president, not a premier, is "the leader"."""
    offices = tables("roles")["leads"].get(phrase.head, "").split()
    ranks = {
        id(entry): min(
            (offices.index(role.head) for role in entry.roles if role.head in offices), default=len(offices)
        )
        for entry in holders
    }
    best = min(ranks.values(), default=0)
    return [entry for entry in holders if ranks[id(entry)] == best]


def _counterpart(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return whom "his Indian counterpart" means: the one Indian whose office another nation's also holds."""
    if singular(head) != "counterpart":
        return None
    nation = read_role(table.doc, *phrase_bounds(table.doc, head), head).nation
    people = [entry for entry in table.newest("person") if entry.nation]
    fitting = [
        entry
        for entry in people
        if entry.nation == nation and any(_hold_the_same(entry, other) for other in people)
    ]
    return fitting[0] if nation and len(fitting) == 1 else None


def _hold_the_same(entry: Entry, other: Entry) -> bool:
    """Say whether two people of two nations hold the same office."""
    return entry.nation != other.nation and any(
        ours.head == theirs.head and ours.words == theirs.words
        for ours in entry.roles
        for theirs in other.roles
    )
