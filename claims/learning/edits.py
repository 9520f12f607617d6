"""Candidate edits of the word lists: corrections grouped by rule, cue, lemma, frame and field. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from claims.extract import syntax
from claims.extract.layers.apply import Traits
from claims.extract.quotes.lexicon import cue_lexicon
from claims.extract.tokens import Token
from claims.learning.decided import FIELDS, Decided, Reviewed, known_by

LEAST = 2
"""So many decisions at least speak for an edit; whether it helps a replay over all of them says."""
MANY = 3
"""So many rejections speak for a drop: two of a common word may be chance. One about every word of a rule
needs several words."""
SHARE = 0.75
"""The share of the decided claims of a group that must say the same."""
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit: a section of a layer file and its entry; ``why`` says in words what speaks for it.

    ``claims`` are the ids of those that do, ``of`` how many were decided in all. ``lemma`` is the word that
    it is about, ``None`` where it is about all words of a rule; ``post`` says that it changes what was
    found and needs no reading anew.
    """

    section: str
    entry: Entry
    why: str
    claims: tuple[int, ...]
    of: int
    lemma: str | None
    post: bool


def candidates(reviewed: Sequence[Reviewed]) -> list[Edit]:
    """Return the edits that decisions on some articles speak for, each to be replayed before it is used."""
    known = [pair for one in reviewed for pair in known_by(one).values() if pair[0].status != "new"]
    found = [*_drops(known), *_changes(known), *_restrictions(reviewed), *_made(reviewed)]
    return sorted(found, key=lambda edit: (-len(edit.claims), edit.section, edit.why))


Known = tuple[Decided, Traits]
Conditions = tuple[tuple[str, str], ...]


def _conditions(by: Traits) -> Iterator[Conditions]:
    given = {"rule": by.rule, "lemma": by.lemma, "label": by.label or ""}
    for names in (("rule",), ("rule", "label"), ("lemma", "label"), ("rule", "lemma")):
        if all(given[name] for name in names):
            yield (("kind", by.kind), *((name, given[name]) for name in names))


def _grouped(known: Iterable[Known]) -> Mapping[Conditions, list[Known]]:
    """Return the decided claims by each way to speak of them, the most general first."""
    found: defaultdict[Conditions, list[Known]] = defaultdict(list)
    for one, by in known:
        for conditions in _conditions(by):
            found[conditions].append((one, by))
    return dict(sorted(found.items(), key=lambda item: (len(item[0]), -len(item[1]), item[0])))


def _drops(known: Sequence[Known]) -> Iterator[Edit]:
    """Yield the groups that reviewers reject, without those that lie in one without an exception."""
    said: list[frozenset[int]] = []
    for conditions, some in _grouped(known).items():
        entry = dict(conditions)
        ids = tuple(one.claim_id for one, _ in some if one.status == "rejected")
        words = {by.lemma for one, by in some if one.status == "rejected"}
        if len(ids) < MANY or ("lemma" not in entry and len(words) < LEAST):
            continue
        if len(ids) < SHARE * len(some) or any(set(ids) <= more for more in said):
            continue
        if len(ids) == len(some):
            said.append(frozenset(ids))
        yield Edit("drop", entry, f"{_named(entry)}: rejected", ids, len(some), entry.get("lemma"), True)


def _changes(known: Sequence[Known]) -> Iterator[Edit]:
    """Yield the groups in which reviewers set fields to the same values; of two that say the same, one."""
    seen: set[tuple[int, ...]] = set()
    for conditions, some in _grouped(known).items():
        entry = dict(conditions)
        standing = [one for one, _ in some if one.status in ("confirmed", "corrected")]
        if "lemma" not in entry or not standing:
            continue
        put, times = Counter(map(_put, standing)).most_common(1)[0]
        ids = tuple(one.claim_id for one in standing if _put(one) == put)
        if put and times >= max(LEAST, SHARE * len(standing)) and ids not in seen:
            seen.add(ids)
            told = ", ".join(f"{name} is {value or 'nothing'}" for name, value in put)
            change = {**entry, "set": dict(put)}
            yield Edit("change", change, f"{_named(entry)}: {told}", ids, len(standing), entry["lemma"], True)


def _put(one: Decided) -> tuple[tuple[str, str], ...]:
    """Return the fields that a correction changed, and to what."""
    return tuple((name, one.fields[name] or "") for name in FIELDS[one.kind] if name in one.corrected)


def _named(entry: Entry) -> str:
    """Return a group in words: "cue 'float' (quote.indirect.object)"."""
    what = "cue" if entry["kind"] == "quote" else "trigger"
    word = f"{what} “{entry['lemma']}”" if "lemma" in entry else f"every {what}"
    told = ", ".join(str(entry[name]) for name in ("rule", "label") if name in entry)
    return f"{word} ({told})" if told else word


def _restrictions(reviewed: Sequence[Reviewed]) -> Iterator[Edit]:
    """Yield what never acts in, or never suffers, events of a type: all such events were rejected."""
    found: defaultdict[tuple[str, str, str], list[Decided]] = defaultdict(list)
    for one in reviewed:
        for decided, by in known_by(one).values():
            if decided.kind != "event_mention" or decided.status == "new":
                continue
            for side, word in _sides(one, decided):
                found[by.label or "", side, word].append(decided)
    for (kind, side, word), some in sorted(found.items()):
        ids = tuple(one.claim_id for one in some if one.status == "rejected")
        if len(ids) >= LEAST and len(ids) == len(some):
            told = f"“{word}” never {'suffers' if side == 'not_on' else 'does'} {kind}"
            yield Edit("restriction", {"type": kind, side: [word]}, told, ids, len(some), word, False)


def _sides(reviewed: Reviewed, one: Decided) -> Iterator[tuple[str, str]]:
    """Yield the common nouns that act in an event's verb and that it is done to, each with its side."""
    span = reviewed.parsed.doc.char_span(one.spans[0].start, one.spans[0].end, alignment_mode="expand")
    verb: Token | None = span.root if span is not None else None
    if verb is None or verb.pos_ != "VERB":
        return
    passive = syntax.is_passive(verb)
    doer = syntax.agent(verb) if passive else syntax.subject(verb)
    if doer is not None and doer.pos_ == "NOUN":
        yield "not_by", doer.lemma_.lower()
    for each in verb.children:
        if each.dep_ in ("dobj", "nsubjpass") and each.pos_ == "NOUN":
            yield "not_on", each.lemma_.lower()


def _made(reviewed: Sequence[Reviewed]) -> Iterator[Edit]:
    """Yield the words of claims that reviewers made by hand: cues and triggers that the lists lack."""
    words: defaultdict[tuple[str, str, str], list[Decided]] = defaultdict(list)
    for one in reviewed:
        for decided in one.decided:
            if decided.made and decided.status in ("confirmed", "corrected"):
                at = decided.cue if decided.kind == "quote" else decided.spans[0]
                span = one.parsed.doc.char_span(at.start, at.end, alignment_mode="expand") if at else None
                if span is not None and span.root.pos_ in _PARTS:
                    words[decided.kind, span.root.pos_, span.root.lemma_.lower()].append(decided)
    yield from chain.from_iterable(_new_word(*at, some) for at, some in sorted(words.items()))


_PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}


def _new_word(kind: str, pos: str, word: str, some: Sequence[Decided]) -> Iterator[Edit]:
    ids = tuple(one.claim_id for one in some)
    if len(ids) < LEAST:
        return
    part = _PARTS[pos]
    if kind == "quote":
        known = cue_lexicon().verbs if part == "verb" else cue_lexicon().nouns
        if part != "adjective" and word not in known:
            entry = {part: word, "class": "say"}
            yield Edit("cue", entry, f"“{word}” is a cue of saying", ids, len(some), word, False)
        return
    types = Counter(str(one.fields.get("type")) for one in some)
    kind_of_event, times = max(types.items(), key=lambda item: item[1])
    if times >= SHARE * len(some):
        event: Entry = {"name": kind_of_event, "mode": [{f"{part}s": [word]}]}
        yield Edit("type", event, f"{part} “{word}” tells of {kind_of_event}", ids, len(some), word, False)
