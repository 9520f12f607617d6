"""Names told by how they are written, where the recogniser misses them: nicknames, aliases, bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claims.extract.lexicon import lists
from claims.extract.mentions.aliases import NICKNAMED, other_names
from claims.extract.mentions.kinds import body_ends
from claims.extract.mentions.name import Name, span_of
from claims.extract.mentions.words import is_capitalised, is_honorific, is_role, key, singular
from claims.extract.parse import Parsed
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Doc, Token
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.world_bodies import first_words, world_body

FEWEST_LETTERS = 3
"""Letters of a body's acronym; "PM" and "AI" are mostly none."""
_WITHIN = frozenset((",", "-", "&", "'s", "’s"))
_JOINING = frozenset(("of", "for", "the"))
_ADJECTIVES = ("al", "ic", "ary", "ime", "ous", "ive")
"""Endings of adjectives that tell a field: "Rail, Maritime and Transport Union"."""
LONGEST = 12
"""Words before the last one of a body's name; a longer run of capitals is a list or a headline."""


def nicknamed(parsed: Parsed) -> Iterator[Name]:
    """Yield the people who have a nickname between their names, where the recogniser saw somebody there."""
    for match in NICKNAMED.finditer(parsed.text):
        tokens = parsed.doc.char_span(*match.span())
        told = {token.ent_type_ for token in tokens or ()}
        common = any(token.is_stop for token in tokens or ())
        if tokens is not None and told & {"PERSON", "ORG"} and not common:
            titled = is_role(tokens[0]) or is_honorific(tokens[0])  # "President (Karim) Hadi"
            if titled:
                yield Name(tokens.end - 1, tokens.end, "person", "name.title", 0.9)
            else:
                yield Name(tokens.start, tokens.end, "person", "name.nicknamed", 0.9)


def patronymics(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the people whose name ends with their father's: "Mamedov Rashad Anar oglu"."""
    marks = lists("names")["patronymic"]
    for token in capitals:
        if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in marks:
            start = max(_run_start(doc, token), token.i - 2)
            if start < token.i:
                yield Name(start, token.i + 2, "person", "name.patronymic", 0.9)


def aliases(parsed: Parsed, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the other names that the text gives somebody right behind his name."""
    doc, owners = parsed.doc, sorted(names, key=lambda name: name.start)
    for at, span in other_names(parsed.text, [(span_of(doc, name), name.kind) for name in owners]):
        tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
        if tokens:
            yield Name(tokens.start, tokens.end, owners[at].kind, "name.alias", 0.9)


def bodies(doc: Doc, capitals: Sequence[Token], in_title_case: Callable[[int], bool]) -> Iterator[Name]:
    """Yield the runs of capitals that end in a word for a body, which the recogniser missed."""
    for token in capitals:
        if key(token) not in body_ends() or token.ent_type_ or token.pos_ != "PROPN":
            continue
        start = _run_start(doc, token)
        if start == token.i or in_title_case(token.idx):
            continue
        if doc[start].ent_type_ == "NORP" and start + 1 < token.i:  # whose it is, is told by itself
            start += 1
        if not any(is_role(doc[at]) for at in range(start, token.i)):
            yield Name(start, token.i + 1, "organisation", "name.body", 0.8)


def acronyms(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the bodies called by letters that act, where the recogniser sees no name: "ECOWAS condemned".

    Its neighbours are in small letters, so that the line is not one in capitals.
    """
    for token in capitals:
        if token.ent_type_ or len(token) < FEWEST_LETTERS or not (token.is_upper and token.is_alpha):
            continue
        beside = doc[max(0, token.i - 1) : token.i + 2]
        shouted = any(word.is_upper and len(word) > 2 for word in beside if word != token)
        known = is_role(token) or key(token) in lists("names")["letters"]
        if not shouted and not known and _acts(token):
            yield Name(token.i, token.i + 1, "organisation", "name.acronym", 0.75)


def _acts(name: Token) -> bool:
    """Say whether a name is the subject of what only somebody does, or stands behind a passive's "by"."""
    verb = name.head
    if name.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif name.dep_ != "nsubj":
        return False
    bodies = lists("bodies")
    return verb.lemma_ in lists("names")["stating"] | bodies["speaking"] | bodies["acting"]


def defined(doc: Doc) -> Iterator[Name]:
    """Yield the bodies whose letters stand behind them: "the Nurses, Midwives and Carers Union (NMCU)".

    The name is the fewest words that give all letters, as in Schwartz and Hearst (2003), but each letter has
    to begin a word.
    """
    for mark in doc[1:-2] if "(" in doc.text else ():
        letters, closing = mark.nbor(), mark.nbor(2)
        if mark.text != "(" or closing.text != ")" or not _are_letters(letters.text):
            continue
        start = _start_of_letters(doc, mark.i, letters.text)
        told = start is not None and any(
            word.ent_type_ == "ORG" or key(word) in body_ends() for word in doc[start : mark.i]
        )
        behind = doc[mark.i + 3] if mark.i + 3 < len(doc) else closing
        told = told or not letters.text.isupper()  # nothing but a name has letters like "TfN"
        told = told or key(behind) in lists("bodies")["organisation_head"]  # "… (NMCU) union"
        if start is not None and told:
            yield Name(start, mark.i, "organisation", "name.defined", 0.95)


def _are_letters(word: str) -> bool:
    """Say whether ``word`` may be the letters of a name: "NMCU", "TfN" of "Transport for Norland"."""
    small = sum(letter.islower() for letter in word)
    return len(word) > 2 and word.isalpha() and word[0].isupper() and small <= 1 < len(word) - small


def _start_of_letters(doc: Doc, end: int, letters: str) -> int | None:
    """Return where the words before ``end`` begin whose first letters are ``letters``, if they are."""
    at, left = end, len(letters)
    while left and at > max(0, end - 3 * len(letters)):
        at -= 1
        word = doc[at]
        if word.text[0] == letters[left - 1] or (
            word.text[0].isupper() and word.lower_[0] == letters[left - 1]
        ):
            left -= 1
        elif left == len(letters) and is_capitalised(word) and at == end - 1:
            continue  # "the Rail and River Workers (RR)": nobody says the last word
        elif word.lower_ not in lists("names")["unspoken"] and word.text not in _WITHIN:
            return None
    return None if left else at


def coordinated(doc: Doc, capitals: Sequence[Token], in_title_case: Callable[[int], bool]) -> Iterator[Name]:
    """Yield the bodies whose name lists its fields or trades, in which the recogniser sees several.

    "The Ministry of Health, Labour and Welfare"; "the Bakers, Food and Allied Workers Union".
    """
    heads = lists("bodies")["organisation_head"] - lists("names")["no_list"]
    for word in capitals:
        joint = word.i - 1
        if joint < 1 or doc[joint].lower_ not in ("and", "&") or in_title_case(word.idx):
            continue
        start, end = _list_start(doc, joint), _run_end(doc, word.i)
        before, listed = doc[start - 1] if start else word, "," in doc[start:joint].text
        fields = [at for at in range(start, end) if at + 1 == end or not is_capitalised(doc[at + 1])]
        if before.lower_ in ("of", "for") and listed and key(doc[start - 2]) in heads and start > 1:
            start = _run_start(doc, doc[start - 2])
        elif before.lower_ == "the" and key(doc[end - 1]) in heads and end > word.i + 1:
            fields = [*fields[:-1], end - 2]
        else:
            continue
        if all(_is_field(doc[at]) for at in fields if is_capitalised(doc[at])):
            yield Name(start, end, "organisation", "name.coordinated", 0.9)


def _list_start(doc: Doc, joint: int) -> int:
    """Return where the capitals and commas before the "and" at ``joint`` begin."""
    start = joint
    while start > max(0, joint - LONGEST):
        before = doc[start - 1]
        comma = before.text == "," and start < joint and start > 1 and is_capitalised(doc[start - 2])
        if not (is_capitalised(before) and before.lower_ != "the") and not comma:
            break
        start -= 1
    return start


def _run_end(doc: Doc, at: int) -> int:
    """Return where the capitals end that begin at ``at``."""
    last = min(len(doc), at + LONGEST)
    while at < last and is_capitalised(doc[at]) and _continues(doc[at]):
        at += 1
    return at


def _is_field(word: Token) -> bool:
    """Say whether a word with a capital is a common noun, no body, place or person: "Welfare", "Dentists"."""
    plain, known = word.lower_, gazetteer()
    body = key(word) in lists("bodies")["organisation_head"]
    if body or plain in cities() or known.government(word.text):
        return False
    meaning = noun_senses(plain) or noun_senses(plain.removesuffix("s")) or noun_senses(f"{plain[:-3]}y")
    return bool(meaning) or plain.endswith(_ADJECTIVES)


def headed(doc: Doc, capitals: Sequence[Token], in_title_case: Callable[[int], bool]) -> Iterator[Name]:
    """Yield the bodies that are told by what they are of: "the Union of Port and River Workers"."""
    heads = lists("bodies")["organisation_head"]
    for token in capitals:
        if key(token) not in heads or token.pos_ not in ("PROPN", "NOUN") or in_title_case(token.idx):
            continue
        joined = token.i + 1 < len(doc) and token.nbor().lower_ in ("of", "for")
        start, end = _run_start(doc, token), _end_of_complement(doc, token.i + 1)
        if joined and end > token.i + 1 and not any(is_role(doc[at]) for at in range(start, token.i)):
            yield Name(start, end, "organisation", "name.headed", 0.9)


def purposeful(doc: Doc, capitals: Sequence[Token], in_title_case: Callable[[int], bool]) -> Iterator[Name]:
    """Yield the bodies that are told by what they are to do: "the Campaign to Save the River"."""
    heads = lists("bodies")["organisation_head"] | lists("bodies")["campaigning"]
    for token in capitals:
        if key(token) not in heads or token.i + 2 >= len(doc) or in_title_case(token.idx):
            continue
        aim = doc[token.i + 2]
        if token.nbor().lower_ == "to" and is_capitalised(aim) and aim.lower_ not in cities():
            end = _end_of_purpose(doc, token.i + 2)
            if not gazetteer().government(aim.text) and not is_role(aim):
                yield Name(_run_start(doc, token), end, "organisation", "name.headed", 0.9)


def _end_of_purpose(doc: Doc, at: int) -> int:
    """Return where the capitals end that begin at ``at``, the small words between two of them included."""
    end, last = at + 1, min(len(doc), at + LONGEST)
    while at < last and (is_capitalised(doc[at]) or doc[at].lower_ in lists("names")["unspoken"]):
        at += 1
        end = at if is_capitalised(doc[at - 1]) else end
    return end


def gazetted(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield the bodies known everywhere whose names join others: "Islamic State of Iraq and the Levant"."""
    for token in capitals:
        if token.lower_ not in first_words():
            continue
        for end in range(min(len(doc), token.i + LONGEST), token.i + 2, -1):
            if is_capitalised(doc[end - 1]) and world_body(doc[token.i : end].text) is not None:
                yield Name(token.i, end, "organisation", "name.gazetted", 0.95)
                break


def _end_of_complement(doc: Doc, at: int) -> int:
    """Return where the capitals end that "of" or "for" at ``at`` joins to the noun before it, else ``at``."""
    end, last = at, min(len(doc), at + LONGEST)
    while at < last:
        word = doc[at]
        if is_capitalised(word) and word.pos_ != "PRON" and not _is_office_of_name(doc, at):
            end = at + 1
        elif not (word.lower_ in _JOINING or (word.lower_ == "and" and end == at and _join_nouns(doc, at))):
            break
        at += 1
        if end == at - 1 and word.lower_ == "the" and doc[at - 2].lower_ not in ("of", "for"):
            break
    return end


def _is_office_of_name(doc: Doc, at: int) -> bool:
    """Say whether an office with a name behind it begins: the "Spokeswoman" of "Ministry of Labour …"."""
    before_name = at + 1 < len(doc) and is_capitalised(doc[at + 1]) and doc[at + 1].pos_ == "PROPN"
    return is_role(doc[at]) and not doc[at].tag_.endswith("S") and before_name


def _join_nouns(doc: Doc, at: int) -> bool:
    """Say whether "and" joins two words with a meaning, not names: "Port and River", not "Leeds and Hull"."""
    if at + 1 >= len(doc) or not is_capitalised(doc[at + 1]):
        return False
    both = doc[at - 1], doc[at + 1]
    return all(noun_senses(singular(word)) and word.lower_ not in cities() for word in both)


def branded(doc: Doc) -> Iterator[Name]:
    """Yield the names with an exclamation mark that open a sentence: "Zing! Foods said"."""
    for mark in doc[1:-1] if "!" in doc.text else ():
        name, behind = mark.nbor(-1), mark.nbor()
        if mark.text != "!" or not name.is_title or behind.is_sent_start or not is_capitalised(behind):
            continue
        if name.i == 0 or doc[name.i].is_sent_start:
            end = behind.i + 1
            while end < len(doc) and is_capitalised(doc[end]) and doc[end].pos_ == "PROPN":
                end += 1
            yield Name(name.i, end, "organisation", "name.brand", 0.9)


def called(doc: Doc, capitals: Sequence[Token]) -> Iterator[Name]:
    """Yield what stands right behind a noun for what it is: "the newspaper Delo"."""
    nouns = lists("bodies")["called"]
    for token in capitals:
        noun = doc[token.i - 1] if token.i else token
        opens = token.pos_ == "PROPN" and not token.ent_type_ and not token.is_sent_start
        calls = noun.pos_ == "NOUN" or (noun.pos_ == "ADJ" and noun.lower_ in lists("bodies")["periodical"])
        if not opens or noun.lower_ not in nouns or noun.text[0].isupper() or not calls:
            continue
        end = token.i + 1
        while (
            end < len(doc) and end - token.i < LONGEST and doc[end].pos_ == "PROPN" and not doc[end].ent_type_
        ):
            end += 1
        if noun.left_edge.i < noun.i or noun.head.i == end - 1:
            yield Name(token.i, end, "organisation", "name.called", 0.8)


def _run_start(doc: Doc, token: Token) -> int:
    """Return where the run of capitals that ends with ``token`` begins, at most LONGEST tokens before it."""
    start = token.i
    while start > max(0, token.i - LONGEST):
        hyphen = start > 1 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_
        if hyphen and not doc[start - 1].whitespace_ and _continues(doc[start - 2]):
            start -= 2
        elif _continues(doc[start - 1]):
            start -= 1
        else:
            break
    return start


def _continues(token: Token) -> bool:
    return is_capitalised(token) and token.pos_ in ("PROPN", "ADJ", "NOUN")
