"""Nominals brought to actors: appositions and titles first, then offices, then repeated phrases."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from claims.extract.coreference.bodies import named_body, named_government
from claims.extract.coreference.descriptions import described, of_age
from claims.extract.coreference.documents import issuer, last_institution
from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.pairs import is_pair
from claims.extract.coreference.roles import (
    REACH,
    Office,
    heads_beside,
    phrase_bounds,
    read_role,
    title_before,
    title_head,
)
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.nominals import is_aged
from claims.extract.mentions.words import gender_of, is_honorific, is_plural, is_role, singular
from claims.gazetteer.names import fold


def gather_nominals(table: EntityTable) -> None:
    """Give every nominal mention its entry; one that nobody else shares starts its own."""
    _read_roles(table)
    for at in table.of_form("nominal"):
        if table.entry_of(at) is None:
            _gather_nominal(table, at)


def _read_roles(table: EntityTable) -> None:
    """Read titles and appositions of each named person, and give them the appositions as mentions."""
    by_head = {head_of(table, at).i: at for at in table.of_form("nominal")}
    for at in table.of_form("name"):
        entry = table.entry_of(at)
        if entry is None or entry.kind != "person":
            continue
        tokens = table.tokens(at)
        title = title_head(table.doc, tokens.start)
        if title is not None:
            entry.add_role(title_before(table.doc, tokens.start, title))
        beside = list(heads_beside(table.doc, tokens.start, tokens.end))
        for head in beside:
            entry.add_role(read_role(table.doc, *phrase_bounds(table.doc, head), head))
        for head in filter(None, (title, *beside)):
            entry.gender = entry.gender or gender_of(head)
            nominal = by_head.get(head.i)
            if nominal is not None and table.entry_of(nominal) is None:
                table.give(nominal, entry, "nominal.apposition", 0.9)


def head_of(table: EntityTable, at: int) -> Token:
    """Return the head word of mention ``at``."""
    return table.tokens(at).root


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
        holder = _counterpart(table, at, head) or _holder(
            table, at, read_role(table.doc, *phrase_bounds(table.doc, head), head)
        )
        if holder is not None:
            table.give(at, holder, "nominal.office", 0.8)
            return
        again = described(table, at, head)
        if again is not None:
            table.give(at, again, "nominal.described", 0.7)
            return
    own = _own_name(table, at, head) or (_name_at_end(table, at, head) if definite else None)
    if own is not None:
        table.give(at, own, "nominal.called", 0.9)
    elif mention.kind == "document":
        _gather_document(table, at, definite)
    elif not (definite and is_pair(table, at)):
        _gather_other(table, at, definite)


def _gather_document(table: EntityTable, at: int, definite: bool) -> None:
    """Give a document to whoever issued it, else an entry that is no actor but may be what "it" means."""
    owner = issuer(table, at) or (_repeated(table, at) if definite else None)
    owner = owner or (named_body(table, at, _content(table, at)) if definite else None)
    if owner is None and _content(table, at) <= lists("names")["official_paper"]:
        owner = last_institution(table, at) if table.tokens(at)[0].lower_ == "the" else None
    if owner is not None:
        table.give(at, owner, "nominal.document", 0.7)
    else:
        table.new(at)


def _gather_other(table: EntityTable, at: int, definite: bool) -> None:
    """Give a phrase to what was named or told of before that it may repeat, else an entry of its own."""
    kind, head = table.mentions[at].kind, head_of(table, at)
    same = _repeated(table, at) if definite else None
    body = None
    if definite and kind == "organisation":
        body = named_body(table, at, _content(table, at) - {singular(head)})
    elif definite and kind in ("government", "group") and singular(head) in lists("bodies")["state"]:
        bare = _content(table, at) <= {singular(head), fold(head.lemma_)}
        body = named_government(table, at) if bare else None
    if body is not None and (same is None or body.last_before(at) >= same.last_before(at)):
        table.give(at, body, "nominal.body", 0.7)
    elif same is None:
        table.new(at).gender = gender_of(head)
    else:
        table.give(at, same, "nominal.repeated", 0.7)


def _own_name(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return who or what the phrase itself names: Verdi for "the Verdi union" and "the union, Verdi,"."""
    called = singular(head) in lists("bodies")["called"]
    for name in table.near("name", at):
        kind = table.mentions[name].kind
        if kind != table.mentions[at].kind or kind not in ("organisation", "person"):
            continue
        inside = called and table.mentions[at].span.contains(table.mentions[name].span)
        if inside and table.tokens(name).end == head.i:
            return table.entry_of(name)
        if _is_apposition(head, table.tokens(name)):
            return table.entry_of(name)
    return None


def _name_at_end(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return who holds the office in "the mayor of London Ann Hill": a name right behind what it is of.

    Behind "of" itself, or a common noun's rank, it is somebody else's: "the widow of General Hill".
    """
    doc = table.doc
    end = table.tokens(at).end
    if not is_role(head) or is_plural(head) or end >= len(doc) or doc[end].lower_ != "of":
        return None
    for name in table.near("name", at):
        first = table.tokens(name).start
        if table.mentions[name].kind != "person" or not end < first <= end + REACH:
            continue
        while first - 1 > end and (is_role(doc[first - 1]) or is_honorific(doc[first - 1])):
            first -= 1
        between = doc[end + 1 : first]
        whole = not any(word.is_punct or word.pos_ in ("VERB", "AUX", "CCONJ") for word in between)
        return table.entry_of(name) if whole and between and between[-1].pos_ in ("NOUN", "PROPN") else None
    return None


def _is_apposition(noun: Token, name: Tokens) -> bool:
    """Say whether noun and name are set beside each other with a comma between: "the utility, Acme Gas".

    Between two commas the parser may take the name for the second of a list that has no "and".
    """
    first, second = sorted((noun, name.root), key=lambda token: token.i)
    if second.head != first or first.dep_ == "conj" or name.doc[second.left_edge.i - 1].text != ",":
        return False
    if any(child.dep_ in ("conj", "cc") and child not in name for child in (*first.rights, *second.rights)):
        return second.dep_ == "conj" and _is_set_off(first, second, name)
    return second.dep_ == "appos"


def _is_set_off(first: Token, second: Token, name: Tokens) -> bool:
    listed = [child for child in first.rights if child.dep_ in ("conj", "cc")]
    closed = name.end < len(name.doc) and name.doc[name.end].text == ","
    return listed == [second] and closed and first.tag_ == "NN"


def _is_predicate(table: EntityTable, at: int) -> bool:
    """Say whether a bare noun only tells what somebody is: "served as prime minister"."""
    tokens = table.tokens(at)
    root = tokens.root
    bare = root.tag_ == "NN" and all(word.dep_ not in ("det", "poss") for word in root.lefts)
    return bare and root.dep_ == "pobj" and root.head.lower_ == "as"


def _holder(table: EntityTable, at: int, phrase: Office) -> Entry | None:
    """Return the person last mentioned before who holds the office, else the first one after."""
    fitting = [entry for entry in table.newest("person") if any(role.covers(phrase) for role in entry.roles)]
    fitting = _foremost(fitting, phrase)
    before = [entry for entry in fitting if entry.first < at]
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


def _repeated(table: EntityTable, at: int) -> Entry | None:
    """Return the entry of an earlier phrase with the same noun and no other modifiers."""
    words = _content(table, at)
    kind = table.mentions[at].kind
    noun = singular(head_of(table, at))
    definite = table.tokens(at)[0].lower_ in lists("names")["definite"]
    again = definite and noun not in lists("bodies")["anybody"]
    for other in table.nominals_before(noun, at):
        entry = table.entry_of(other)
        if entry is None or table.mentions[other].kind != kind:
            continue
        if _of_what(table, at) not in (None, _of_what(table, other)):
            continue
        if words == _content(table, other) or (words <= {noun} and (kind != "group" or again)):
            return entry
    told_before = noun == "source" and table.tokens(at)[0].lower_ in ("this", "that", "the", "same")
    return _source(table, at) if told_before else None


def _of_what(table: EntityTable, at: int) -> str | None:
    """Return the noun that follows a person's office with "of": "the head of state"."""
    end, doc = table.tokens(at).end, table.doc
    if table.mentions[at].kind != "person" or end + 1 >= len(doc) or doc[end].lower_ != "of":
        return None
    noun = next((child for child in doc[end].rights if child.dep_ == "pobj"), doc[end + 1])
    return fold(noun.text)


def _source(table: EntityTable, at: int) -> Entry | None:
    """Return the unnamed person last told of, whom "this source" means."""
    people = (other for other in table.before("nominal", at) if table.mentions[other].kind == "person")
    other = next(people, None)
    return None if other is None else table.entry_of(other)


def _content(table: EntityTable, at: int) -> frozenset[str]:
    skip = ("det", "predet", "case", "punct")
    return frozenset(fold(token.lemma_) for token in table.tokens(at) if token.dep_ not in skip)
