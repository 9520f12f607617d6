"""Titles and offices: read beside a name, and compared with the phrase that stands for their holder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.lexicon import lists, tables
from claims.extract.mentions.words import is_capitalised, is_honorific, is_plural, is_role, singular
from claims.extract.syntax import FINITE
from claims.extract.tokens import Doc, Token
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.names import fold

REACH = 9
"""Tokens before a name that may belong to its title."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the text writes it.

    ``head`` is its noun under one spelling, ``words`` what else says which office, ``nation`` the country
    code that goes with it, ``other`` the name it is also known by, ``owner`` the folded name of whose office
    it is, where that is no country that is known: "Kremov's foreign minister".
    """

    text: str
    head: str
    words: frozenset[str]
    nation: str | None
    other: str | None
    owner: str | None = None

    def covers(self, phrase: Office) -> bool:
        """Say whether ``phrase`` can stand for the holder of this office."""
        if self.nation and phrase.nation and self.nation != phrase.nation:
            return False
        if phrase.nation and not self.nation and self.owner and self.owner not in phrase.words:
            return False
        if phrase.head == self.head:
            return phrase.words <= self.words or self.words <= phrase.words
        if phrase.head == "chief" and phrase.words and phrase.words <= {"state", "government"}:
            return self.head in lists("roles")["head_of_state"]
        return (phrase.head == self.other and not phrase.words) or self._is_led(phrase)

    def _is_led(self, phrase: Office) -> bool:
        """Say whether ``phrase`` calls the holder by what is led: "the UN chief", its secretary-general."""
        offices = tables("roles")["leads"].get(phrase.head, "").split()
        led = phrase.words | {phrase.nation or ""} - {""}
        ours = self.words | {self.nation or ""}
        return self.head in offices and bool(led) and led <= ours


def is_stand_in(office: str) -> bool:
    """Say whether an office is held for the time being: "acting prime minister"."""
    return not lists("roles")["stand_in"].isdisjoint(office.lower().split())


def read_role(doc: Doc, start: int, end: int, head: Token) -> Office:
    """Return the role in the tokens from ``start`` to ``end``, whose noun is ``head``."""
    while start < head.i and doc[start].lower_ in lists("names")["determiner"]:
        start += 1
    text = " ".join(doc[start:end].text.split())
    nation, used = _nation(doc, start, end)
    descriptors = lists("roles")["descriptor"] | lists("names")["determiner"] | lists("roles")["joining"]
    words = [
        word
        for token in doc[start:end]
        if token.i != head.i and token.i not in used
        for word in fold(token.text).split()
        if word not in descriptors
    ]
    same = tables("roles")["same"]
    noun = same.get(singular(head), singular(head))
    for part in noun.split()[:-1]:
        words.append(part)
    noun = noun.split()[-1]
    owner = next((fold(token.text) for token in doc[start:end] if _owns(token)), None)
    return Office(text, noun, frozenset(words), nation, _other_name(noun, words), None if nation else owner)


def _owns(token: Token) -> bool:
    return token.dep_ == "poss" and token.pos_ == "PROPN"


def _nation(doc: Doc, start: int, end: int) -> tuple[str | None, set[int]]:
    known = gazetteer()
    for size in (2, 1):
        for at in range(start, end - size + 1):
            stretch = doc[at : at + size]
            if not is_capitalised(doc[at]):
                continue
            code = known.government(stretch.text) or known.nationality(stretch.text)
            if code:
                return code, set(range(at, at + size))
    return None, set()


def _other_name(noun: str, words: list[str]) -> str | None:
    for office, other in tables("roles")["known_as"].items():
        parts = office.split()
        if noun in parts and all(part == noun or part in (*words, "of") for part in parts):
            return other
    return None


def title_before(doc: Doc, start: int, head: Token) -> Office:
    """Return the office with the noun ``head`` that stands directly before the name at token ``start``."""
    left = head.i
    while left > 0 and start - left < REACH + 4 and _belongs(doc[left - 1], doc[left]):
        left -= 1
    return read_role(doc, left, start, head)


def title_head(doc: Doc, start: int) -> Token | None:
    """Return the noun of the office directly before the name at token ``start``: "Foreign Minister"."""
    for at in range(start - 1, max(-1, start - REACH - 4), -1):
        token = doc[at]
        if is_role(token) and not is_plural(token):
            complement = doc[at + 1 : start]
            joined = not complement or (
                complement[0].lower_ in ("of", "for", "to") and is_capitalised(complement[-1])
            )
            plain = all(
                is_capitalised(part) or part.lower_ in ("of", "for", "the", "and", "to")
                for part in complement
            )
            return token if joined and plain and not is_honorific(token) else None
        if not (is_capitalised(token) or token.lower_ in ("of", "for", "the", "and", "to")) or token.is_space:
            return None
    return None


def _belongs(token: Token, right: Token) -> bool:
    """Say whether ``token`` is still part of the title to its right."""
    if token.is_space or (token.is_punct and token.text not in ("-", "–", "‑")):
        return False
    if token.text in ("-", "–", "‑", "'s", "’s") or token.tag_ == "POS":
        return True
    if token.lower_ in lists("roles")["qualifier"]:
        return True
    if right.text in ("-", "–", "‑") or right.tag_ == "POS" or right.text in ("'s", "’s"):
        return token.pos_ in ("PROPN", "NOUN", "ADJ")
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ in ("compound", "amod", "nmod", "poss")


def heads_beside(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """Yield the role nouns in apposition to, or predicated of, the name in tokens ``start`` to ``end``."""
    inside = range(start, end)
    root = doc[start:end].root
    for token in root.children:
        beside = token.dep_ == "appos" and token.i not in inside and not _is_kin_listed(token)
        if beside and is_role(token) and not is_plural(token):
            yield token
            yield from _offices_joined(token)
    if root.dep_ == "appos" and root.head.i not in inside:
        office = root.head if is_role(root.head) else _office_of(root.head)
        if office is not None and not is_plural(office):
            yield office
    if root.dep_ == "nsubj" and root.head.lemma_ in lists("roles")["copula"]:
        for token in root.head.children:
            if token.dep_ == "attr" and is_role(token) and not is_plural(token) and not _is_denied(root.head):
                yield token
    yield from _appointed(root)
    yield from _before_comma(doc, start, end)
    yield from _after_comma(doc, end)


def _offices_joined(office: Token) -> Iterator[Token]:
    """Yield what else somebody is: "president and chief executive of Acme Gas", who are no two."""
    for token in office.rights:
        bare = all(word.dep_ in ("compound", "amod", "punct", "cc") for word in token.lefts)
        if token.dep_ == "conj" and bare and is_role(token) and not is_plural(token):
            yield token


def _is_kin_listed(noun: Token) -> bool:
    """Say whether a noun is for one of several beside a name: the wife of "Hill, his wife and a stepson"."""
    own = any(word.tag_ == "PRP$" for word in noun.lefts)
    return own and any(word.dep_ in ("cc", "conj") for word in noun.rights)


def _before_comma(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """Yield the office before a comma and a name, whatever the parser hangs the name on.

    "The head of the harbour union, Ann Hill, said"; "the survey's author, the sociologist Ann Hill, said";
    "Norland's premier, Ann Hill said it rained", where the second comma is lost: but in "The minister, Ann
    Hill said, is ill" somebody else speaks of him.
    """
    first = start
    while first > 1 and start - first < 4 and (_leads_in(doc[first - 1]) or _is_stop(doc, first - 1)):
        first -= 1
    if first < 2 or doc[first - 1].text != "," or end >= len(doc):
        return
    office = _held_before(doc, first - 1)
    if office is None:
        return
    opening = office.left_edge
    opens = opening.i == office.sent.start or doc[opening.i - 1].text == ","
    closed = doc[end].text in (",", ".", ";", ")") and not _is_listed(doc, end)
    speaks = doc[end].tag_ in ("VBD", "VBZ") and end + 2 < len(doc)
    speaks = speaks and (doc[end + 1].text != "," or doc[end + 2].is_quote)
    if (closed or (opens and speaks)) and opening.i < office.i:
        yield office


def _is_stop(doc: Doc, at: int) -> bool:
    """Say whether a full stop is that of a form of address which the parser cuts off: "Hon." """
    return doc[at].text == "." and is_honorific(doc[at - 1]) and not doc[at - 1].whitespace_


def _leads_in(token: Token) -> bool:
    """Say whether ``token`` stands between a comma and the name that it leads in: "the sociologist"."""
    own = token.tag_ == "PRP$"  # "Hill's agent, his cousin Bo Lund, said"
    return own or is_role(token) or is_honorific(token) or token.lower_ in lists("names")["definite"]


def _held_before(doc: Doc, comma: int) -> Token | None:
    """Return the office whose phrase ends before ``comma``, with what it is of: "the head of the union,"."""
    for at in range(comma - 1, max(-1, comma - 1 - REACH), -1):
        token = doc[at]
        if is_role(token) and not is_plural(token) and token.dep_ not in ("compound", "amod", "nmod", "poss"):
            held = at == comma - 1 or doc[at + 1].lower_ in lists("roles")["joining"]
            return token if held else None
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "CCONJ") or token.is_space:
            return None
        if token.is_punct and token.text != "-":
            return None
    return None


def _is_listed(doc: Doc, end: int) -> bool:
    """Say whether another name follows the one that ends at ``end``: "the mayor, Ann Hill, Bo Lund and …"."""
    return doc[end].text == "," and end + 1 < len(doc) and doc[end + 1].ent_type_ == "PERSON"


def _appointed(root: Token) -> Iterator[Token]:
    """Yield the office of "Ann Hill was sworn in as interim president", "was named chancellor"."""
    subject = root.head if root.dep_ == "appos" else root
    verb = subject.head
    if subject.dep_ != "nsubjpass" or verb.lemma_ not in lists("roles")["appointing"] or _is_denied(verb):
        return
    for child in verb.rights:
        given = (
            next((each for each in child.rights if each.dep_ == "pobj"), None)
            if child.lower_ == "as"
            else child
        )
        if given is not None and child.dep_ in ("prep", "oprd") and is_role(given) and not is_plural(given):
            yield given


def _office_of(body: Token) -> Token | None:
    """Return the office that a body's name stands behind: the "CEO" of "the CEO of Acme Gas, Ann Hill,"."""
    prep = body.head
    held = body.dep_ == "pobj" and prep.lower_ in lists("roles")["joining"] and is_role(prep.head)
    return prep.head if held and body.ent_type_ != "PERSON" else None


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _after_comma(doc: Doc, end: int) -> Iterator[Token]:
    """Yield the role noun of "NAME, (a) senior fellow at …", whatever the parse makes of it.

    A verb right behind it says what another does ("when it ousted Hill, the envoy was called in").
    """
    if end + 1 >= len(doc) or doc[end].text != ",":
        return
    for at in range(end + 1, min(end + 1 + REACH, len(doc))):
        token = doc[at]
        if is_role(token) and not is_plural(token) and token.dep_ not in ("compound", "nmod", "poss"):
            following = doc[at + 1] if at + 1 < len(doc) else None
            acts = token.dep_ in ("nsubj", "nsubjpass") and following is not None and following.tag_ in FINITE
            if not acts and (following is None or following.ent_type_ != "PERSON"):
                yield token
                yield from _offices_joined(token)
            return
        if (
            token.pos_ in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ")
            or (token.is_punct and token.text != "-")
            or token.is_space
        ):
            return


def phrase_bounds(doc: Doc, head: Token) -> tuple[int, int]:
    """Return the tokens of the noun phrase around ``head``, with the "of", "for", "at" that follows it."""
    start = head.i
    while start > 0 and _modifies(doc[start - 1], head):
        start -= 1
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "to", "at", "on") and child.i == end:
            end = min(child.right_edge.i + 1, end + REACH)
            stop = next((at for at in range(child.i, end) if doc[at].is_punct or doc[at].is_space), end)
            end = stop
    return start, end


def _modifies(token: Token, head: Token) -> bool:
    if token.is_space or token.text in (",", "“", '"', "”", ";", ":", "—", "–"):
        return False
    return token.i >= head.left_edge.i and token.pos_ not in ("VERB", "ADP", "CCONJ", "AUX")
