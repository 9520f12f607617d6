"""Governments that an article tells of by a common noun: "the government", "the Peruvian state"."""

from __future__ import annotations

from collections import Counter

from claims.extract.coreference.entity_table import EntityTable, Entry, code_key
from claims.extract.coreference.phrases.repeated import plain_word
from claims.extract.lexicon import lists
from claims.extract.mentions.words import is_honorific, singular
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer


def named_government(table: EntityTable, at: int) -> Entry | None:
    """Return the government of the country told of most before it, which a bare "the government" means."""
    told = Counter(code for offset, code in table.nations if offset < table.mentions[at].span.start)
    ranked = told.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(iter(table.sharing([code_key(ranked[0][0])])), None)


def is_bare_state(table: EntityTable, at: int) -> bool:
    """Say whether a phrase tells of a government by no more than who heads it or which side it is of.

    "Hill's government", "his", "the country's", "the left-wing government"; but a name right before the noun
    ("the Hill administration") may be of another country.
    """
    bodies, tokens = lists("bodies"), table.tokens(at)
    noun = tokens.root
    heads = {
        plain_word(word)
        for word in tokens
        if word.tag_ == "PRP$"
        or is_honorific(word)
        or (word.ent_type_ == "PERSON" and (singular(noun) == "government" or _is_owner(word)))
        or (word.dep_ == "poss" and singular(word) in bodies["state"])
    }
    words = {plain_word(word) for word in tokens if word.dep_ not in ("det", "predet", "case", "punct")}
    return words - heads - bodies["whole"] - bodies["partisan"] <= {singular(noun), plain_word(noun)}


def _is_owner(name: Token) -> bool:
    """Say whether a name, or the title before one, is a possessive: "Mr Hill's"."""
    return name.dep_ == "poss" or (name.dep_ == "compound" and name.head.dep_ == "poss")


def bare_state_before(table: EntityTable, at: int) -> Entry | None:
    """Return the government last told of by a bare noun, where no country tells which it is."""
    nouns = {singular(table.tokens(at).root)}
    nouns |= lists("bodies")["governing"] if nouns & lists("bodies")["governing"] else set()
    told = sorted((other for noun in nouns for other in table.nominals_before(noun, at)), reverse=True)
    for other in told:
        entry = table.entry_of(other)
        if entry is not None and entry.kind == "government" and is_bare_state(table, other):
            return entry
    return None


def government_of(table: EntityTable, at: int) -> Entry | None:
    """Return the country whose government a phrase names: "the Peruvian state"."""
    tokens = table.tokens(at)
    words = [word for word in tokens if word.lower_ not in lists("names")["definite"] and word != tokens.root]
    whose = (
        table.doc[words[0].i : words[-1].i + 1].text.removesuffix("'s").removesuffix("’s") if words else ""
    )
    if whose.lower() in lists("bodies")["home_nation"]:
        return None
    known = gazetteer()
    code = known.nationality(whose) or known.country(whose)
    if code is None and words and words[-1].i == tokens.root.i - 1:
        code = known.government(words[-1].text)  # "the embattled Khartoum regime"
    return next(iter(table.sharing([code_key(code)])), None) if code else None


def named_state(table: EntityTable, at: int) -> Entry | None:
    """Return the one state whose name ends with the noun: "the self-proclaimed republic"."""
    noun = singular(table.tokens(at).root)
    if noun not in lists("bodies")["state_head"] or table.tokens(at)[0].lower_ != "the":
        return None
    named = [each for each in table.sharing((noun,)) if each.words[-1:] == (noun,) and len(each.words) > 1]
    return named[0] if len(named) == 1 else None


def land_of_subject(table: EntityTable, at: int) -> Entry | None:
    """Return the country whose people act above a bare "the country": "Irish officials say the country …"."""
    head = table.tokens(at).root
    if singular(head) not in ("country", "nation"):
        return None
    known = gazetteer()
    for above in head.ancestors:
        subject = next((each for each in above.lefts if each.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or subject.i >= table.tokens(at).start or subject.pos_ == "PROPN":
            continue
        for word in subject.lefts:
            code = known.nationality(word.text) or (known.country(word.text) if word.dep_ == "poss" else None)
            if code:
                return next(iter(table.sharing([code_key(code)])), None)
    return None


def land_behind(table: EntityTable, noun: Token) -> Entry | None:
    """Return the country that a government's noun is of: "the government of Peru"."""
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    land = next((each for each in of.rights if each.dep_ == "pobj"), None) if of is not None else None
    if land is None:
        return None
    known = gazetteer()
    code = known.government(table.doc[land.left_edge.i : land.i + 1].text) or known.government(land.text)
    return next(iter(table.sharing([code_key(code)])), None) if code else None
