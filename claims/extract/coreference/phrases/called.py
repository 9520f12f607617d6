"""Names beside or within a phrase for the same actor: "the Verdi union", "a student called Zubair"."""

from __future__ import annotations

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.roles import REACH
from claims.extract.lexicon import lists
from claims.extract.mentions.words import is_honorific, is_plural, is_role, singular
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Span as Tokens
from claims.extract.tokens import Token
from claims.gazetteer.world_bodies import world_body


def own_name_of(table: EntityTable, at: int, head: Token) -> Entry | None:
    """Return who or what the phrase itself names: Verdi for "the Verdi union" and "the union, Verdi,"."""
    called = singular(head) in lists("bodies")["called"]
    for name in table.near("name", at):
        kind = table.mentions[name].kind
        if _is_between_commas(table, at, name) and kind in ("organisation", "person"):
            return table.entry_of(name)
        if _is_body_behind(table, at, name):
            return table.entry_of(name)
        if kind != table.mentions[at].kind or kind not in ("organisation", "person"):
            continue
        inside = called and table.mentions[at].span.contains(table.mentions[name].span)
        if inside and _is_right_before(head, table.tokens(name)) and not _only_tells(table.tokens(name)):
            return table.entry_of(name)
        if _is_called_so(head, table.tokens(name)):
            return table.entry_of(name)
        if _is_apposition(head, table.tokens(name)):
            return table.entry_of(name)
    return None


def name_at_end(table: EntityTable, at: int, head: Token) -> Entry | None:
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


def _is_between_commas(table: EntityTable, at: int, name: int) -> bool:
    """Say whether a name stands between commas right behind a definite phrase: "the developer, Acme Homes,".

    Whatever the parser and the recogniser make of it, it is the name of what the phrase tells of.
    """
    doc, phrase, words = table.doc, table.tokens(at), table.tokens(name)
    if words.start != phrase.end + 1 or words.end + 1 >= len(doc) or is_plural(phrase.root):
        return False
    told = phrase[0].lower_ == "the" or phrase[0].tag_ == "PRP$" or any(word.tag_ == "POS" for word in phrase)
    alone = phrase.root.dep_ in ("nsubj", "nsubjpass") and phrase.root.tag_ in ("NN", "NNP")
    behind = doc[words.end + 1]
    open_ = doc[words.end].text == "," and (behind.pos_ in ("VERB", "AUX", "ADV") or behind.lower_ == "which")
    return told and alone and doc[phrase.end].text == "," and open_


def _is_body_behind(table: EntityTable, at: int, name: int) -> bool:
    """Say whether a body's name is set off right behind a noun for one, whatever the parser hangs it on.

    "A ballot by another union, the Dockers Union, failed": not the ballot, to which the parser gives it.
    """
    doc, phrase, words = table.doc, table.tokens(at), table.tokens(name)
    start = words.start - (doc[words.start - 1].lower_ == "the")
    if start != phrase.end + 1 or doc[phrase.end].text != "," or words.end >= len(doc):
        return False
    bodies = {table.mentions[at].kind, table.mentions[name].kind} == {"organisation"}
    closed = doc[words.end].text in (".", ")") or (
        doc[words.end].text == "," and words.end + 1 < len(doc) and not _goes_on(doc[words.end + 1])
    )
    return bodies and closed and words.root.dep_ in ("appos", "conj") and phrase.root.tag_ == "NN"


def _goes_on(word: Token) -> bool:
    """Say whether a list goes on behind its comma: "the ministry, Acme Gas, Hill Steel and …"."""
    return word.lower_ in ("and", "or") or word.pos_ == "PROPN"


def _is_right_before(noun: Token, name: Tokens) -> bool:
    """Say whether a name stands before a noun with but its trade between: "the Al-Mizan jihadist group"."""
    between = noun.doc[name.end : noun.i]
    trade = all(word.is_lower and word.pos_ in ("ADJ", "NOUN") for word in between)
    if not between or between.text == ")":  # "the Port and River Workers (PRW) union"
        return True
    again = singular(noun) in lists("bodies")["called_again"]
    return len(between) < 3 and trade and again and world_body(name.text) is None


def _is_called_so(noun: Token, name: Tokens) -> bool:
    """Say whether a noun's bearer is called by the name behind it: "a student called Zubair"."""
    verb = name.root.head
    beside = verb.dep_ == "acl" and verb.head == noun and verb.tag_ == "VBN" and _is_at_once(noun, verb)
    behind = name.root.dep_ in ("oprd", "dobj", "attr") or (
        name.root.dep_ == "pobj" and name.root.head.lower_ == "as" and name.root.head.head == verb
    )
    return beside and behind and verb.lower_ in lists("names")["calling"]


def _is_at_once(noun: Token, verb: Token) -> bool:
    """Say whether a verb stands right behind a noun, or but a comma between: "a party, known as …"."""
    return verb.i == noun.i + 1 or (verb.i == noun.i + 2 and verb.nbor(-1).text == ",")


def _only_tells(name: Tokens) -> bool:
    """Say whether what looks like a body's name only tells its field: "the Public Health agency"."""
    return len(name) > 1 and all(noun_senses(word.lower_) for word in name)


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
