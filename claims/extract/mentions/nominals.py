"""Nominals: common-noun phrases for people, groups, bodies, governments and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.document import ActorKind, Mention, Span
from claims.extract.lexicon import lists
from claims.extract.mentions.name import Name
from claims.extract.mentions.words import (
    is_capitalised,
    is_condition,
    is_honorific,
    is_plural,
    is_role,
    key,
    singular,
)
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Doc, Token
from claims.extract.tokens import Span as Tokens
from claims.gazetteer.countries import gazetteer

MODIFIERS = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "advmod", "case")
)
CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d")
"""The time that opens an entry of a live report; no part of whom it tells of."""
LISTS: tuple[tuple[str, ActorKind], ...] = (
    ("document", "document"),
    ("group", "group"),
    ("government", "government"),
    ("organisation", "organisation"),
)


def find_nominals(doc: Doc, words: Sequence[Token], names: Sequence[Name]) -> list[Mention]:
    """Return a mention for each phrase whose head noun is for an actor and that is not part of a name."""
    named = {at for name in names for at in range(name.start, name.end)}
    opens = {name.start: name for name in names}
    return list(_nominals(doc, words, named, opens))


def _nominals(doc: Doc, words: Sequence[Token], named: set[int], opens: dict[int, Name]) -> Iterator[Mention]:
    for token in words:
        if token.i in named or token.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ") or _modifies(token):
            continue
        kind = None if is_condition(token) or _heads_for(token) or _is_abstract(token) else kind_of(token)
        end = _end(doc, token)
        if kind is None or (is_honorific(token) and token.pos_ == "PROPN"):
            continue
        behind = opens.get(end)
        if behind and (behind.kind == "person" or is_called(token, doc[end : behind.end].root)):
            continue
        start = _start(doc, token)
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        yield Mention(span, "nominal", kind, None, f"nominal.{kind}", 0.8)


def _is_abstract(token: Token) -> bool:
    """Say whether the bare singular of a body's noun means what it can: "excessive force", "in power"."""
    bodies = lists("bodies")
    if token.tag_ != "NN" or token.lower_ in bodies["bare_body"] or token.dep_ not in ("pobj", "dobj"):
        return False
    if token.lower_ not in bodies["organisation"] and token.lower_ not in bodies["government"]:
        return False
    plain = all(each.dep_ in ("amod", "advmod", "punct") and not is_capitalised(each) for each in token.lefts)
    return plain and all(each.dep_ != "appos" for each in token.rights)


def _heads_for(token: Token) -> bool:
    """Say whether "heads" is the verb that it is in a headline: "Premier heads to Oslo"."""
    return token.lower_ == "heads" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("to", "for")


def kind_of(token: Token) -> ActorKind | None:
    """Return what the phrase with this head noun refers to, if to an actor."""
    if is_aged(token):
        return "person"
    if is_compound_body(token):
        return "organisation"
    if token.lower_ in lists("bodies")["weaponry"]:
        return None
    if token.pos_ == "NUM":
        counted = token.dep_ in ("nsubj", "nsubjpass") and any(
            child.dep_ == "det" for child in token.children
        )
        return "group" if counted else None
    if token.pos_ == "ADJ" and key(token) in lists("bodies")["periodical"] and _is_subject(token):
        return "organisation"
    if token.pos_ == "PRON" or (token.pos_ == "ADJ" and not is_role(token)):
        return "group" if token.lower_ in lists("pronouns")["quantity"] and _is_subject(token) else None
    if is_role(token):
        return "group" if is_plural(token) or token.tag_ in ("NNS", "NNPS") else "person"
    bodies = lists("bodies")
    word = singular(token)
    for name, kind in LISTS:
        if key(token) in bodies[name] or word in bodies[name]:
            plural = kind in ("government", "organisation") and token.tag_ in ("NNS", "NNPS")
            plural = plural and (word not in ("police", "military") or key(token) != word)
            return "group" if plural else kind
    return "group" if _are_people(token) else None


def _are_people(token: Token) -> bool:
    """Say whether WordNet knows a plural foremost for persons ("savers", "asylum seekers")."""
    lemma = token.lemma_.lower()
    people = token.tag_ == "NNS" and noun_senses(lemma)[:1] == ("person",)
    return people and lemma not in lists("bodies")["no_doer"]


def is_aged(token: Token) -> bool:
    """Say whether the token is the "old" of somebody called by his age: "the 34-year-old"."""
    at, doc = token.i, token.doc
    return token.lower_ == "old" and at >= 4 and doc[at - 2].lower_ == "year" and doc[at - 4].text.isdecimal()


def is_compound_body(token: Token) -> bool:
    """Say whether a noun is a body with the one before it only: the "guard" of "the coast guard"."""
    before = token.i > 0 and token.nbor(-1).dep_ in ("compound", "amod")
    return before and f"{token.nbor(-1).lower_} {token.lower_}" in lists("bodies")["compound"]


def is_called(noun: Token, name: Token) -> bool:
    """Say whether the name that follows a noun at once is its own: "the opposition Labour Party"."""
    same_place = name.dep_ == noun.dep_ and name.head == noun.head
    return (name.dep_ == "appos" and name.head == noun) or (same_place and name.dep_ != "conj")


def is_doer(token: Token) -> bool:
    """Say whether a noun in no list is for somebody by its form ("plumber", "Onlookers") or has a "who"."""
    ending = tuple(lists("bodies")["doer"])
    lemma = token.lemma_.lower()
    senses = noun_senses(lemma)
    noun = token.pos_ == "NOUN" and lemma.endswith(ending)
    noun = senses[0] == "person" if senses and token.pos_ == "NOUN" else noun
    noun = noun and lemma not in lists("bodies")["no_doer"]
    return noun or any(word.lower_ in ("who", "whom") for word in token.subtree if word.head.head == token)


def by_sense(token: Token, speaks: bool) -> ActorKind | None:
    """Return what a noun in no list stands for, by WordNet, where it acts or speaks: "the guild".

    A house that speaks stands for those who run it ("the hotel said"), unless it only bears words.
    """
    lemma = token.lemma_.lower()
    senses = noun_senses(lemma)
    if senses[:1] == ("person",):
        return None if lemma in lists("bodies")["no_doer"] else "person"
    runs = "group" in senses or senses[:1] in (("artifact",), ("location",))
    runs = runs and lemma not in lists("bodies")["bears_words"]
    if speaks and (runs or lemma in lists("bodies")["body_that_speaks"]):
        return "organisation"
    return "organisation" if senses[:1] == ("group",) else None


def is_told_by_whose(phrase: Tokens) -> bool:
    """Say whether a phrase tells by itself which body or office it means: "the Thai embassy", "the navy"."""
    head = phrase.root
    body = key(head) in lists("bodies")["organisation"] and key(head) not in lists("bodies")["called_again"]
    if not (body or key(head) in lists("roles")["office"]) or head.tag_ in ("NNS", "NNPS"):
        return False
    owned = any(
        is_capitalised(word) and gazetteer().nationality(word.text) for word in phrase[:-1] if word.i < head.i
    )
    field = any(key(word) in lists("roles")["portfolio"] for word in phrase[1:] if word.i < head.i)
    return owned or (body and (field or key(head) in lists("bodies")["by_itself"]))


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass")


def _modifies(token: Token) -> bool:
    """Say whether the noun only modifies the next one: "minister" in "minister talks"."""
    if is_aged(token) and token.head.pos_ == "VERB":
        return False  # "the 29-year-old said", where the parser sees no subject
    return token.dep_ in ("compound", "amod", "nmod", "nummod", "quantmod") and token.head.i > token.i


def _start(doc: Doc, token: Token) -> int:
    start = token.i
    if is_aged(token):
        return start - 5 if doc[start - 5].dep_ == "det" and start > 4 else start - 4
    for child in sorted(token.lefts, key=lambda left: -left.i):
        if child.dep_ not in MODIFIERS or ":" in child.text or "\n" in doc[child.left_edge.i : start].text:
            break
        if CLOCK.fullmatch(child.text) or child.lower_ in ("outside", "inside"):
            break
        if child.dep_ in ("nmod", "compound") and any(each.like_num for each in child.rights):
            return child.i + 1  # "took hostage 30 police": no noun stands before its number
        start = child.left_edge.i
    while start < token.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while start > 1 and _is_joined(doc, start, token):
        start -= 2
        start -= start > 0 and doc[start - 1].head == token and doc[start - 1].dep_ in ("det", "poss")
    return start


def _is_joined(doc: Doc, start: int, noun: Token) -> bool:
    """Say whether a hyphen joins a word of ``noun`` to the one at ``start``: "the auditor-general"."""
    hyphen, first = doc[start - 1], doc[start - 2]
    joined = hyphen.text == "-" and not hyphen.whitespace_ and not first.whitespace_
    return joined and first.is_alpha and first.head == noun and first.lower_ not in ("ex", "non")


def _end(doc: Doc, token: Token) -> int:
    """Include what makes the office: "Secretary of State", "Minister of Foreign Affairs"."""
    end = token.i + 1
    if key(token) == "secretary" and doc[end : end + 2].text.lower() == "of state":
        return end + 2
    named = is_capitalised(token) and not (token.is_sent_start and token.tag_ == "NNS")
    if not named or end + 1 >= len(doc) or doc[end].lower_ != "of":
        return end
    last = end + 1
    while last < len(doc) and is_capitalised(doc[last]) and doc[last].ent_type_ != "PERSON":
        last += 1
    return last if last > end + 1 else end
