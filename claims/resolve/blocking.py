"""Blocking keys of names: exact keys for rules, and phonetic or partial keys for likely spellings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from claims.gazetteer.names import skeleton
from claims.gazetteer.public_bodies import public_body
from claims.resolve.lexicon import long_forms, variants, words
from claims.resolve.names import body_words, is_generic, person_name


def name_key(family: str, name: str) -> str:
    """Return what two spellings of one full name share; ``family`` is person, body, land or group."""
    if family == "person":
        return person_name(name).key
    body = public_body(name) if family == "body" else None
    if body:
        return " ".join((*body.words, "of", body.nation) if body.nation else body.words)
    return "".join(body_words(name))


@lru_cache(maxsize=16384)
def filing_keys(family: str, name: str) -> tuple[str, ...]:
    """Return the keys under which a name is filed."""
    return tuple(dict.fromkeys(_filing_keys(family, name)))


@lru_cache(maxsize=16384)
def asking_keys(family: str, name: str) -> tuple[str, ...]:
    """Return the keys under which the likely other spellings of a name are filed."""
    return tuple(_asking_keys(family, name))


def _filing_keys(family: str, name: str) -> Iterator[str]:
    if family != "person":
        yield from _body_keys(family, name)
        return
    person = person_name(name)
    surname = _sound(person.family)
    if not person.given:
        yield f"lone {surname}"
        return
    given = _sound(person.given[0])
    yield f"full {surname} {given[:1]}"
    yield f"given {given} {surname[:1]}"
    yield f"surname {surname}"
    if len(person.given) == 1:
        yield f"full {given} {surname[:1]}"


def _asking_keys(family: str, name: str) -> Iterator[str]:
    if family != "person":
        yield from _body_keys(family, name)
        return
    person = person_name(name)
    surname = _sound(person.family)
    yield f"lone {surname}"
    if not person.given:
        yield f"surname {surname}"
        return
    yield from (key for key in filing_keys(family, name) if not key.startswith("surname "))
    for other in _other_forms(person.given[0]):
        yield f"full {surname} {_sound(other)[:1]}"


def surname_key(key: str) -> str | None:
    """Return where everybody with a surname is filed, for the key of those who go by it alone."""
    return f"surname {key.removeprefix('lone ')}" if key.startswith("lone ") else None


def _other_forms(given: str) -> Iterator[str]:
    table = long_forms()
    yield from table.get(given, ())
    yield from (short for short, longs in table.items() if given in longs)


def _sound(word: str) -> str:
    """Return the skeleton of a name in the one spelling of its variants, particles left out."""
    parts = [part for part in word.split() if part not in words("particle")] or word.split()
    last = parts[-1] if parts else word
    return skeleton(variants().get(last, last)) or last


def _body_keys(family: str, name: str) -> Iterator[str]:
    body = public_body(name) if family == "body" else None
    if body:
        yield f"body public {' '.join(body.words)}"
    named = body_words(name)
    initials = "".join(word[0] for word in named) if len(named) > 1 else named[0]
    yield f"{family} {''.join(named)[:12]}"
    yield f"{family} initials {initials}"
    for word in named:
        if not body and not is_generic(word):
            yield f"{family} word {skeleton(word)}"
