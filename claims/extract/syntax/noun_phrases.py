"""Noun phrases: the core that names somebody, and the whole with its appositions."""

from __future__ import annotations

from itertools import takewhile

from claims.document import Span
from claims.extract.supersenses import noun_senses
from claims.extract.syntax.clauses import RELATIVE_PRONOUNS
from claims.extract.syntax.prepositions import is_past_agent, is_temporal
from claims.extract.syntax.tree import TokenRange, child
from claims.extract.syntax.words import words
from claims.extract.tokens import Doc, Token

_RELATIVE = frozenset(("relcl", "acl", "advcl", "parataxis", "ccomp"))


def noun_phrase(head: Token) -> Span:
    """Return the whole noun phrase of ``head``: what stands before it, and "of", "in" or "from" after it.

    Relative clauses, appositions behind a comma and what is coordinated are left out.
    """
    start = _left_edge(head)
    last = head
    bare = head.tag_ == "NNP" and child(head, "det", "amod") is None
    person = bare or "PERSON" in (head.ent_type_, name_of(head).ent_type_)
    after = ("of",) if person else ("of", "in", "from", "for")
    for each in head.rights:
        if child(each, "pcomp") is not None or (
            each.lower_ == "of" and (_is_verbs(each) or is_past_agent(each))
        ):
            break
        if each.dep_ == "prep" and each.lower_ in after and not is_temporal(each):
            last = max(last, _last_of(each), key=lambda token: token.i)
        elif each.dep_ == "appos" and _names_it(each, last):
            last = _last_of_name(each)
        elif each.dep_ == "punct" and each.text == "," and _is_named(head):
            continue
        elif each.dep_ in ("nummod", "compound", "amod", "nmod", "flat"):
            held = _last_of(each) if each.dep_ == "amod" else each
            last = max(last, held, key=lambda token: token.i)
        else:
            break
    stranded = _stranded(head)
    last = stranded if stranded is not None else last
    doc = head.doc
    while last.is_space and last.i > head.i:
        last = last.nbor(-1)
    return Span(doc[start].idx, last.idx + len(last.text))


def whole_phrase(head: Token, without: int = -1) -> TokenRange:
    """Return the whole phrase of ``head``: titles and appositions, without relative clauses.

    ``without`` is a token that the phrase must not hold (the cue, in "the man who said").
    """
    start, end = head.left_edge.i, head.i + 1
    for each in head.rights:
        if each.left_edge.i <= without <= each.right_edge.i:
            who = each.left_edge
            end = who.i + 1 if who.lower_ in RELATIVE_PRONOUNS and each.dep_ == "relcl" else end
            break
        if each.dep_ in _RELATIVE or (each.lower_ == "to" and without == head.left_edge.i - 1):
            break
        if each.dep_ == "prep" and (each.lower_ == "as" or (each.lower_ != "of" and is_temporal(each))):
            break  # "denounced by the Greens as a surrender"; "the panel on Friday accused …"
        if each.dep_ != "punct" or each.text in ")]":
            end = each.right_edge.i + 1
    if start <= without < head.i:
        start = without + 1
    if end - start > 2 and head.doc[start].tag_ == "VBG" and head.doc[start + 1].text == ",":
        start += 2
    return trimmed(head.doc, start, end)


def trimmed(doc: Doc, start: int, end: int) -> TokenRange:
    """Return the range without punctuation and blanks at its edges, a closing bracket or initial kept."""
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in "([")):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in ")]")
    ):
        end -= 1
    return start, end


def _is_verbs(of: Token) -> bool:
    """Say whether an "of" belongs to the verb before its noun ("accused the bank of fraud", "accused by
    auditors of fraud").

    The last of two does: in "accused the head of the bank of fraud" the first is the noun's.
    """
    by = of.head.head if of.head.dep_ == "pobj" and of.head.head.dep_ == "agent" else of.head
    verb = by.head
    if (of.head.dep_ not in ("dobj", "dative") and by is of.head) or verb.lemma_ not in words()[
        "of_something"
    ]:
        return False
    charge = child(of, "pobj")
    if charge is not None and noun_senses(charge.lemma_)[:1] == ("act",):  # "of the murder of a guard"
        return True
    return not any(each.lower_ == "of" and each.i > of.i for each in of.head.subtree)


def name_of(head: Token) -> Token:
    """Return the name that explains a title ("his envoy, Ann Hill", "minister Qin Gang"), or ``head``."""
    before = takewhile(lambda each: each.dep_ not in ("cc", "conj"), head.rights)
    own = (each for each in before if each.dep_ == "appos" and _names_it(each, head))
    return next(own, None) or _stranded(head) or _set_off(head) or head


def _stranded(title: Token) -> Token | None:
    """Return the name behind a title that is parsed to an earlier one ("Ann Hill and envoy Ed Ruiz")."""
    behind = title.doc[title.i + 1 : title.sent.end]
    if title.dep_ != "conj" or title.ent_type_ or not behind or behind[0].ent_type_ != "PERSON":
        return None
    name = behind[0]
    while name.i + 1 < behind.end and name.nbor().ent_type_ == "PERSON" and name.nbor().ent_iob_ == "I":
        name = name.nbor()
    return name if name.dep_ == "appos" and name.head.i < title.i else None


def _set_off(title: Token) -> Token | None:
    """Return the person's name behind a description that is parsed to a thing in it, or to the verb.

    "The owner of the mine, Carlos Vega, was held": no mine has a person's name.
    """
    if title.tag_ != "NN" or title.ent_type_ or noun_senses(title.lemma_)[:1] != ("person",):
        return None
    last = _last_of(title)
    comma = last.nbor() if last.i + 2 < title.sent.end else None
    if comma is None or comma.text != "," or comma.nbor().ent_type_ != "PERSON":
        return None
    name = comma.nbor()
    while name.i + 1 < name.sent.end and name.nbor().ent_iob_ == "I":
        name = name.nbor()
    ended = name.i + 1 == name.sent.end or name.nbor().text in (",", ".")
    thing = name.head == last and noun_senses(last.lemma_)[:1] != ("person",)
    loose = name.dep_ == "npadvmod" and name.head == title.head
    return name if ended and ((name.dep_ == "appos" and thing) or loose) else None


def _is_named(head: Token) -> bool:
    return name_of(head) != head


def _names_it(apposition: Token, last: Token) -> bool:
    """Say whether an apposition is the name of what it stands behind, not what a named one is besides.

    "A baker, Ann Hill"; but not "Hill, a devout Catholic", and no agency has a person's name.
    """
    at_once = apposition.left_edge.i == last.i + 1
    told = child(apposition, "det") is not None
    other = apposition.head.pos_ == "PROPN" and apposition.head.ent_type_ in ("ORG", "GPE", "LOC", "FAC")
    person = apposition.ent_type_ == "PERSON" and last.ent_type_ != "PERSON" and not (told or other)
    return apposition.pos_ == "PROPN" and (at_once or person)


def _left_edge(head: Token) -> int:
    """Return where the phrase begins; in "Turkish and Greek sides" that of "sides" is "Turkish"."""
    start = head.left_edge.i
    while start < head.i and _is_outside(head.doc[start]):
        start += 1
    return start


def _is_outside(first: Token) -> bool:
    """Say whether the first word below a noun is none of its phrase ("gathered outside parliament")."""
    return first.is_punct or first.pos_ in ("CCONJ", "SPACE") or first.lower_ in words()["placing"]


def _last_of_name(name: Token) -> Token:
    """Return the last word of a person's name, and not where he writes ("mayor Ann Hill on Twitter")."""
    behind = next((each for each in name.rights if each.dep_ == "prep" and each.lower_ != "of"), None)
    return name if name.ent_type_ == "PERSON" and behind is not None else _last_of(name)


def _last_of(token: Token) -> Token:
    """Return the last word of a subtree, cut before a clause, a coordination or punctuation."""
    last = token
    for each in token.rights:
        if each.dep_ in ("relcl", "acl", "advcl", "cc", "conj", "punct", "appos"):
            break
        last = _last_of(each)
    return last
