"""Bodies and governments that an article names, found for the common nouns that stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claims.document import ActorKind
from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.named import is_force
from claims.extract.coreference.phrases.repeated import plain_word
from claims.extract.lexicon import lists, tables
from claims.extract.mentions.words import singular
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer
from claims.gazetteer.public_bodies import public_body

RECENT = 25
"""How many mentions back a body is named at most that a noun may stand for which says nothing of its name."""
IN_VIEW = 40
"""How many mentions back somebody is in view."""
SENTENCES = 3
"""The most sentences between somebody and a description of him or it."""
FAR = 300
"""The most tokens between them, however long the sentences."""
Words = frozenset[str]


def named_body(table: EntityTable, at: int, words: Words) -> Entry | None:
    """Return the body that the definite phrase ``at`` means; ``words`` are its words beside the noun.

    It is the one named last whose name has the noun, else the only one whose name has a word for the same,
    else the one most in view that may be such a thing: of a kind with it, or of no kind that its name tells.
    """
    noun = singular(table.tokens(at).root)
    if table.tokens(at)[0].lower_ == "this" and "press" in classes_told(frozenset((noun,))):
        return None  # "this newspaper" is the one that tells it
    words -= _where(table, at)
    if (court := _top_court(table, at, noun, words)) is not None:
        return court
    others = frozenset(tables("bodies")["stands_for"].get(noun, "").split())
    sharing = (entry for entry in table.sharing({noun} | others) if entry.kind == "organisation")
    named = [entry for entry in sharing if any(table.mentions[at].form == "name" for at in entry.mentions)]
    called = [entry for entry in named if _is_called(entry, at, frozenset((noun,)), words)]
    if not called and table.parsed.block_kind(table.mentions[at].span.start) == "title":
        called = [entry for entry in named if _is_so_called(entry, frozenset((noun,)), words)]
        called = called if len(called) == 1 else []
    if called:
        return max(called, key=lambda entry: entry.last_before(at))
    meant = [entry for entry in named if others and _is_called(entry, at, others, words)]
    alike = _of_a_kind(table, at, noun, words)
    if len(meant) != 1:
        return alike
    told = alike is not None and bool(
        classes_told(told_words(table, alike)) & classes_told(frozenset((noun,)))
    )
    return max((alike, meant[0]), key=lambda entry: in_view(table, entry, at)) if told and alike else meant[0]


def _top_court(table: EntityTable, at: int, noun: str, words: Words) -> Entry | None:
    """Return the one supreme court named before ``at``, which "the apex court" means."""
    bodies = lists("bodies")
    if noun != "court" or not words or not words <= bodies["top"]:
        return None
    courts = [
        entry
        for entry in table.sharing(("court",))
        if entry.first < at and bodies["supreme"] & set(entry.words)
    ]
    return courts[0] if len(courts) == 1 else None


def _where(table: EntityTable, at: int) -> Words:
    """Return the words that only tell where a body is or whose: "Lausanne-based", "state-owned"."""
    where = lists("bodies")["telling_where"] | lists("bodies")["telling_size"]
    before = [word for word in table.tokens(at) if word.i < table.tokens(at).root.i]
    telling = [word for word in before if word.lower_ in where]
    numbers = {plain_word(word) for word in before if telling and word.like_num}
    return frozenset(
        numbers | {plain_word(each) for word in telling for each in word.subtree if each in before}
    )


def _is_called(entry: Entry, at: int, nouns: Words, words: Words) -> bool:
    """Say whether a body's name begins or ends with one of the nouns; "the town council" is "Council" too."""
    return _is_so_called(entry, nouns, words) and (entry.first < at or len(entry.words) == 1)


def _is_so_called(entry: Entry, nouns: Words, words: Words) -> bool:
    name = entry.words
    if len(name) == 1:
        return name[0] in nouns
    ends = bool(name) and (name[-1] in nouns or (name[0] in nouns and name[1] == "of"))
    ends = ends or ("police" in nouns and is_force(name))
    return ends and words <= set(name)


def _of_a_kind(table: EntityTable, at: int, noun: str, words: Words) -> Entry | None:
    """Return the body most in view that may be a ``noun``, if the phrase is but "the" and the noun."""
    wanted = classes_told(frozenset((noun,)))
    first = table.tokens(at)[0].lower_
    if not wanted or first not in lists("names")["definite"]:
        return None
    alone = noun in lists("bodies")["by_itself"]
    if alone and (words or noun not in lists("bodies")["of_state"]):
        return None
    if words and not all(word.isupper() or gazetteer().nationality(word) for word in words):
        if _is_named_otherwise(table, at):
            return None
        return _called_again(table, at, noun, words)
    telling = named_above(table, at)
    known = [
        entry
        for entry in table.newest("organisation")
        if _is_named_before(table, entry, at) and entry not in telling
    ]
    kinds = {id(entry): classes_told(told_words(table, entry)) for entry in known}
    sure = [entry for entry in known if kinds[id(entry)] & wanted]
    open_ = [entry for entry in known if not kinds[id(entry)] and at - entry.last_before(at) <= RECENT]
    return max(sure or ([] if alone else open_), key=lambda entry: in_view(table, entry, at), default=None)


def _commanding(token: Token) -> Iterator[Token]:
    """Yield the words above ``token`` up to the first clause that only tells when or why."""
    for each in (token, *token.ancestors):
        yield each
        if each.dep_ == "advcl":
            return


def named_above(table: EntityTable, at: int, parts: Sequence[str] = ("nsubj", "nsubjpass")) -> list[Entry]:
    """Return who has one of ``parts`` in a clause above ``at``: in "Acme said the firm …" it is another firm.

    A description does not stand for a name that commands it (principle C of the binding theory), but may in
    a clause that only tells when or why: "Hill wept as the striker left".
    """
    above = set(_commanding(table.tokens(at).root))
    found = []
    for other in table.before("name", at):
        root = table.tokens(other).root
        if root.sent.start != table.tokens(at).root.sent.start:
            break
        entry = table.entry_of(other)
        if entry is not None and root.dep_ in parts and root.head in above:
            found.append(entry)
    return found


def _called_again(table: EntityTable, at: int, noun: str, words: Words) -> Entry | None:
    """Return the one body just named, which "the search giant" or "the militant group" may call again."""
    bodies = lists("bodies")
    named = named_last(table, at, "organisation", named_above(table, at))
    if noun not in bodies["called_again"] or words & bodies["another"] or len(named) != 1:
        return None
    wanted, told = classes_told(frozenset((noun,))), told_words(table, named[0])
    last = named[0].words[-1] if named[0].words else ""
    meant = {noun, *tables("bodies")["stands_for"].get(noun, "").split()}
    if {noun, last} <= bodies["organisation_head"] and last not in meant:
        return None  # "the electoral authority" is no News Agency
    if classes_told(told) & wanted or told & frozenset(tables("bodies")["stands_for"].get(noun, "").split()):
        return named[0]
    if noun in bodies["public"]:
        return None  # "the competition authority" is no firm of which nothing else is told
    official = named[0].name.isupper() or public_body(named[0].name) is not None
    unlike = classes_told(told) or told & bodies["organisation_head"] - _words_of(wanted)
    return None if official or unlike else named[0]


def _is_named_otherwise(table: EntityTable, at: int) -> bool:
    """Say whether a word with a capital before the noun names another body: "the Green party"."""
    tokens = table.tokens(at)
    known = gazetteer()
    if singular(tokens.root) not in lists("bodies")["named_apart"]:
        return False
    return any(
        word.text[:1].isupper()
        and word.i > tokens.start
        and word.pos_ in ("PROPN", "ADJ")
        and word.ent_type_ not in ("GPE", "LOC", "NORP", "DATE")
        and "-" not in (word.text, word.nbor().text)
        and not (known.nationality(word.text) or known.government(word.text))
        for word in tokens[: tokens.root.i - tokens.start]
    )


def _words_of(classes: Words) -> Words:
    return frozenset(word for name, members in _members() if name in classes for word in members)


def named_last(table: EntityTable, at: int, kind: ActorKind, others: Sequence[Entry] = ()) -> list[Entry]:
    """Return the actors of one kind named in the last sentence before ``at`` with any but ``others``."""
    own, nearest = table.tokens(at).root.sent.start, -1
    found: list[Entry] = []
    for other in table.before("name", at):
        entry, sentence = table.entry_of(other), table.tokens(other).root.sent.start
        if entry is None or entry.kind != kind or entry in others:
            continue
        if nearest < 0 and own - sentence > FAR:
            break
        if nearest < 0 and sum(bool(word.is_sent_start) for word in table.doc[sentence:own]) > SENTENCES:
            break
        if nearest not in (-1, sentence):
            break
        nearest = sentence
        found.append(entry)
    return list(dict.fromkeys(found))


def in_view(table: EntityTable, entry: Entry, at: int) -> float:
    """Return how much is told of ``entry`` shortly before ``at``: the nearer the more, subjects twice."""
    weight = 0.0
    for other in entry.around(at - IN_VIEW, at):
        subject = table.tokens(other).root.dep_ in ("nsubj", "nsubjpass")
        weight += (1 - (at - other) / IN_VIEW) * (2 if subject else 1)
    return weight


def _is_named_before(table: EntityTable, entry: Entry, at: int) -> bool:
    return entry.first < at and table.mentions[entry.first].form == "name"


def told_words(table: EntityTable, entry: Entry) -> Words:
    """Return the words that tell what a body is: those of its name, the nouns that it was called by."""
    known = entry.mentions[:IN_VIEW]
    nouns = (singular(table.tokens(at).root) for at in known if table.mentions[at].form == "nominal")
    return frozenset((*entry.words, *nouns))


def is_told_so(table: EntityTable, entry: Entry, noun: Token) -> bool:
    """Say whether a body's name, or what it was called, has the noun or one of its class or meaning."""
    told, word = told_words(table, entry), singular(noun)
    alike = frozenset(tables("bodies")["stands_for"].get(word, "").split()) | {word}
    return bool(told & alike or classes_told(told) & classes_told(frozenset((word,))))


def classes_told(words: Words) -> Words:
    """Return the classes of body, such as "company" and "union", that words tell."""
    return frozenset(name for name, members in _members() if words & members)


@cache
def _members() -> tuple[tuple[str, Words], ...]:
    table = tables("bodies")["class"]
    return tuple((name, frozenset(words.split())) for name, words in table.items())
