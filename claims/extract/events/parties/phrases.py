"""Phrases of participants: the words that name each, and a phrase that names two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.document import Participant, Span
from claims.extract import syntax
from claims.extract.events.complements import traveller_to
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.triggers import trigger_at
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer

_OPENING, _CLOSING = ("“", "«", '"'), ("”", "»", '"')
_QUOTED = 8
"""How many words of a name in quotation marks may stand before the first that is parsed with it."""
_BLOCS = ("EU", "UN", "NATO", "ASEAN", "Mercosur", "AU", "ECOWAS", "OPEC", "GCC", "BRICS")
"""Bodies of many countries that make agreements as one."""


def with_prefix(word: Token) -> Token:
    """Return the noun behind a prefix that is parsed by itself ("ex" in "the ex-governor")."""
    prefix = word.lower_ in lexicon().grammar["prefixes"] and word.i + 2 < len(word.doc)
    hyphen = word.nbor() if prefix else None
    glued = hyphen is not None and hyphen.text == "-" and not word.whitespace_ and not hyphen.whitespace_
    return hyphen.nbor() if hyphen is not None and glued else word


def _joint(head: Token) -> Token | None:
    """Return the "and" before which the phrase of a person or a force names another.

    The parse takes the first for part of the second's name ("the Somali military and Jubaland forces").
    """
    if head.ent_type_ != "PERSON":
        return _beside_name(head)
    before = head.doc[head.left_edge.i + 1 : head.i]
    found = next((each for each in before if each.dep_ == "cc" and each.lower_ == "and"), None)
    return found if found is not None and found.nbor(-1).ent_type_ == "PERSON" else None


def _beside_name(head: Token) -> Token | None:
    """Return the "and" between a body and the name that stands before another one, in one phrase."""
    for each in head.lefts if head.pos_ == "NOUN" else ():
        body = each.dep_ in ("amod", "nmod", "compound") and each.lemma_.lower() in lexicon().actors
        second = syntax.child(each, "conj") if body and each.tag_ == "NN" else None
        if second is not None and second.pos_ == "PROPN" and second.i == head.i - 1:
            return syntax.child(each, "cc")
    return None


def _phrase(head: Token) -> Span:
    """Return the words that name a participant: without where a description's people are, and
    with what tells who "those" are ("those behind the raid")."""
    if head.lower_ == "those":
        before = syntax.child(head, "predet")
        joint = syntax.child(head, "cc")
        last = joint.nbor(-1) if joint is not None else head.right_edge
        return Span((before or head).idx, _end_of(last))
    measure = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    if measure.lemma_ in lexicon().grammar["head_counts"] and measure.i < head.i and head.tag_ == "NNS":
        return Span(measure.left_edge.idx, syntax.noun_phrase(head).end)
    if head.dep_ in ("compound", "nmod") and head.left_edge.dep_ == "det" and head.left_edge.head == head:
        return Span(head.left_edge.nbor().idx, syntax.noun_phrase(head).end)
    whole = _from_prefix(head, _without_place(head, syntax.noun_phrase(head)))
    whole = Span(whole.start, max(whole.end, _end_of_both(head)))
    whole = _with_quoted(head, _behind_day(head, whole))
    traveller = traveller_to(head)
    if traveller is not None:
        return Span(whole.start, min(whole.end, _end_of(traveller.head.nbor(-1))))
    settled = head.lemma_ in lexicon().grammar["settlements"]
    if head.pos_ != "NOUN" or settled or syntax.name_of(head) != head:
        return whole
    where = [each for each in head.rights if each.dep_ == "prep" and each.lower_ in ("in", "at")]
    if not where or not head.idx < where[0].idx < whole.end:
        return whole
    return Span(whole.start, _end_of(where[0].nbor(-1)))


def _end_of_both(head: Token) -> int:
    """Return where the phrase of several ends who are of two names ("the ministers of Chile and Peru")."""
    of = next((each for each in head.rights if each.lower_ == "of"), None) if head.tag_ == "NNS" else None
    first = syntax.child(of, "pobj") if of is not None and of.i == head.i + 1 else None
    second = syntax.child(first, "conj") if first is not None else None
    alike = first is not None and second is not None and first.ent_type_ == second.ent_type_ != ""
    joint = alike and first is not None and second is not None and second.left_edge.i == first.i + 2
    return _end_of(second) if joint and second is not None and second.nbor(-1).lower_ != "," else 0


def _behind_day(head: Token, phrase: Span) -> Span:
    """Return a phrase without the day that is parsed into it ("at the end of August rebels shelled …")."""
    if head.pos_ != "NOUN" or head.left_edge.ent_type_ != "DATE":
        return phrase
    first = head.left_edge
    while first.ent_type_ == "DATE" and first.i < head.i and not _counts_them(first, head):
        first = first.nbor()
    return Span(max(phrase.start, first.idx), phrase.end)


def _counts_them(word: Token, head: Token) -> bool:
    """Say whether a number counts them, though it is taken for the end of a date ("In 2019 three men …", "the
    killing on 3 May of two nurses")."""
    if word.dep_ != "nummod" or word.head != head or word.i == word.sent.start:
        return False
    before = word.nbor(-1)
    return before.lower_ == "of" or (before.like_num and len(before.text) == len("2019"))


def _with_quoted(head: Token, phrase: Span) -> Span:
    """Return a phrase with the whole of a name whose closing mark it has ("the “Sons of the Sea” party")."""
    doc, first = head.doc, head
    while first.i > 0 and first.nbor(-1).idx >= phrase.start:
        first = first.nbor(-1)
    marks = [each.text for each in doc[first.i : head.i] if each.text in _CLOSING or each.text in _OPENING]
    if not marks or marks[0] not in _CLOSING or len(marks) % 2 == 0:
        return phrase
    for at in range(first.i - 1, max(first.i - _QUOTED, head.sent.start) - 1, -1):
        if doc[at].text in _OPENING:
            before = doc[at - 1] if at > head.sent.start else doc[at]
            return Span((before if before.dep_ == "det" else doc[at]).idx, phrase.end)
    return phrase


def _of_two(measure: Token) -> Token | None:
    """Return the second of two plurals that a number of people is of ("hundreds of nurses and students")."""
    counted = next((each for _, each in syntax.prepositional(measure, "of")), None)
    return _shares_phrase(counted) if counted is not None else None


def _from_prefix(head: Token, phrase: Span) -> Span:
    """Return a phrase with the whole of its hyphenated first word ("ex-officials")."""
    first = next((each for each in head.doc[head.left_edge.i : head.i + 1] if each.idx >= phrase.start), head)
    if first != head and first.pos_ == "NUM" and ":" in first.text:  # the time of an entry in a live report
        return Span(first.nbor().idx, phrase.end)
    if first.i < 2 or first.nbor(-1).text != "-" or with_prefix(first.nbor(-2)) != first:
        return phrase
    return Span(first.nbor(-2).left_edge.idx, phrase.end)


def _without_place(head: Token, phrase: Span) -> Span:
    """Return the phrase of a subject without the place before it ("but in Velm police used batons").

    No subject stands behind "in": what does is the place.
    """
    first = head.left_edge
    if head.dep_ not in ("nsubj", "nsubjpass") or first == head or first.i == 0:
        return phrase
    before = first.nbor(-1)
    if before.lower_ in ("in", "at", "near") and first.i == head.i - 1 and first.is_title and head.is_lower:
        governs = next((each for each in before.children if each.dep_ in ("pobj", "pcomp")), None)
        return Span(head.idx, phrase.end) if governs is None and phrase.start == first.idx else phrase
    if before.lower_ not in ("in", "at", "near") or first.ent_type_ not in ("GPE", "LOC"):
        return phrase
    place = [each for each in head.doc[first.i : head.i] if each.ent_type_ in ("GPE", "LOC")]
    behind = place[-1].nbor()
    return Span(behind.idx, phrase.end) if phrase.start == first.idx else phrase


def _end_of(token: Token) -> int:
    return token.idx + len(token.text)


def is_whose(word: Token, thing: Token) -> bool:
    """Say whether somebody in the phrase of a thing has it or gave it, and is not whom it is against."""
    while word not in (thing, word.head):
        if word.dep_ == "prep" and word.lower_ in ("against", "on", "to", "over"):
            return False
        word = word.head
    return True


def undivided(heads: Iterable[Token]) -> Iterator[Participant]:
    """Yield the participants of coordinated heads; two bare plurals are one group ("ministers and aides")."""
    held: set[int] = set()
    for head in heads:
        second = _shares_phrase(head)
        if head.i in held:
            continue
        if second is None:
            yield from parts(head)
            continue
        held.add(second.i)
        yield Participant(Span(_phrase(head).start, _phrase(second).end), head.idx)


def _shares_phrase(first: Token) -> Token | None:
    """Return the second of two plurals that share what stands before them ("all migrants and refugees").

    Those between whom something is are two sides.
    """
    second = syntax.child(first, "conj")
    if second is None or second.i != first.i + 2 or first.nbor().lower_ != "and" or first.dep_ == "conj":
        return None
    longer = syntax.child(second, "conj") is not None or first.head.lower_ in ("between", "among")
    return second if _is_bare_plural(first) and _is_bare_plural(second) and not longer else None


def _is_bare_plural(noun: Token) -> bool:
    words = lexicon().grammar
    several = noun.tag_ == "NNS" or noun.lemma_ in words["striking_bodies"]
    return (
        several
        and noun.pos_ == "NOUN"
        and not noun.ent_type_
        and noun.lemma_.lower() not in words["forceful"]
    )


def _hyphened(last: Token) -> list[Token]:
    """Return the parties before another, joined by hyphens before a noun ("the EU-Georgia agreement")."""
    found: list[Token] = []
    first = last
    while first.dep_ in ("compound", "nmod", "amod") and first.i > 1 and first.nbor(-1).text in ("-", "–"):
        first = first.nbor(-2)
        found.insert(0, first)
    return found if all(_is_land(each) for each in (*found, last)) else []


def _is_land(word: Token) -> bool:
    known = gazetteer()
    named = known.government(word.text) or known.nationality(word.text)
    return bool(named) or word.text in _BLOCS or word.ent_type_ == "GPE"


def group_behind(name: Token) -> Token | None:
    """Return the group that the name of a people or a country before a noun belongs to.

    In "the Kenyan police raid" the parse hangs both words on the raid: the police is Kenyan.
    """
    group = name.nbor() if name.i + 1 < len(name.doc) else name
    beside = group.head == name.head and group.dep_ in ("compound", "nmod") and group != name.head
    whose = name.dep_ in ("amod", "nmod", "compound") and name.ent_type_ in ("NORP", "GPE")
    lemma, words = group.lemma_.lower(), lexicon()
    things = words.grammar["made_things"] | words.grammar["munitions"]
    known = lemma in words.actors and lemma not in things and group.pos_ == "NOUN"
    return group if beside and whose and known else None


def _of_whose(group: Token) -> Token:
    """Return the name before a group that stands before a noun with it, or the group itself."""
    before = group.nbor(-1) if group.i > group.sent.start else group
    return before if before != group and group_behind(before) == group else group


def parts(head: Token) -> Iterator[Participant]:
    """Yield one participant, or two for "French and Egyptian warships" and for two names parsed as one."""
    joint = _joint(head)
    if _of_whose(head) != head:
        yield Participant(Span(_of_whose(head).idx, _end_of(head)), head.idx)
        return
    if joint is not None:
        whole, before = syntax.noun_phrase(head), joint.nbor(-1)
        yield Participant(Span(whole.start, before.idx + len(before.text)), before.idx)
        yield Participant(Span(joint.nbor(1).idx, whole.end), head.idx)
        return
    hyphened = list(_hyphened(head))
    if hyphened:
        yield from (Participant(Span(each.idx, _end_of(each)), each.idx) for each in (*hyphened, head))
        return
    first = next(
        (c for c in head.lefts if c.dep_ in ("amod", "nmod") and c.ent_type_ in ("NORP", "GPE")), None
    )
    second = first and next(
        (c for c in first.rights if c.dep_ == "conj" and c.ent_type_ in ("NORP", "GPE")), None
    )
    if first is None or second is None or head.pos_ == "ADJ":
        second = _of_two(head)
        whole = _phrase(head)
        end = whole.end if second is None else max(whole.end, _phrase(second).end)
        yield Participant(Span(whole.start, end), syntax.name_of(head).idx)
        return
    whole = syntax.noun_phrase(head)
    yield Participant(Span(first.idx, first.idx + len(first.text)), first.idx)
    yield Participant(Span(second.idx, whole.end), head.idx)


def accompanying(token: Token) -> Iterator[Token]:
    """Yield who is named with somebody by "along with" or "together with", or suffers with whom a passive
    tells of ("Ortiz was arrested with two brothers")."""
    behind = token.head.rights if token.dep_ == "dobj" else ()
    for each in (*token.children, *behind):
        with_them = [each] if each.lower_ in ("with", "alongside") else list(each.children)
        beside = {one.lower_ for one in (each, *each.children)} & {"along", "together", "alongside"}
        if each.dep_ == "prep" and beside:
            yield from (one for at in with_them for one in at.children if one.dep_ == "pobj")
    told = trigger_at(token.head) if token.dep_ == "nsubjpass" else None
    if told is not None and told.form == "verb" and told.entry.type in ("COERCE", "ASSAULT"):
        for _, each in syntax.prepositional(token.head, "with", "alongside"):
            people = each.tag_ in ("NNS", "NNP", "PRP", "CD") or kind(each) == "person"
            if people and kind(each) in ("person", "group"):
                yield from syntax.conjuncts(each)
