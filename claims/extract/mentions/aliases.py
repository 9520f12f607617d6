"""Other names that a text gives right behind a name: "(née Hill)", "also known as the UML"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.document import ActorKind, Span
from claims.extract.lexicon import lists
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer

NICKNAMED = re.compile(
    r"""(?<![\w-])(?P<first>[^\W\d_a-z][\w-]+)[ ](?P<open>["“‘'(])
    (?P<nick>[^\W\d_a-z](?![A-Z]+[)])[\w-]*(?:[ ][\w-]+)?)["”’')]
    [ ](?P<last>[^\W\d_a-z][\w-]+)""",
    re.VERBOSE,
)
"""A person with a nickname between his names: "Edson “Pele” Santos"."""
_CUE = re.compile(
    r"""[\s,(]+(?:who\s(?:is|was)\s|which\sis\s)?
    (?:(?:(?:better|also|widely|commonly|popularly|formerly|otherwise|previously|best|generally|now)\s)?
        known\s(?:simply\s|locally\s|professionally\s|colloquially\s)?as
      | nicknamed | alias | a\.?k\.?a\.? | born | née | né | nee | formerly)\s
    (?:the\s)?(?P<mark>["“‘'])?(?:the\s)?""",
    re.VERBOSE,
)
_BEHIND = re.compile(r"\s\([^()\n]{1,60}\)(?=[\s,(])")
_PLAIN = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?:\s(?:(?:al|bin|de|da|van|von|el|la|del|di)[\s-])?[^\W\d_a-z][\w’'-]*){0,3}"
)
_BRACKETED = re.compile(r"\s\((?:the\s)?(?P<short>[^\W\d_a-z][\w&.-]*(?:\s[^\W\d_a-z][\w&.-]*){0,3})\)")
_MARKED = re.compile(r"[^\W\d_a-z][^\"“”‘\n]{0,40}?(?=[\"”’'])")


def other_names(text: str, names: Sequence[tuple[Span, ActorKind]]) -> Iterator[tuple[int, Span]]:
    """Yield each name that ``text`` gives for one of ``names``, with the position of that one.

    The alias may be one of ``names`` too, or none yet. A nickname stands within the name. The short name of
    a body may be made of the words of another language.
    """
    for at, (name, kind) in enumerate(names):
        behind = _BEHIND.match(text, name.end)
        short = _BRACKETED.match(text, name.end)
        if short and (
            _abbreviates(short["short"], name.of(text))
            or (kind == "organisation" and _is_short_name(text, short, name.of(text)))
        ):
            yield at, Span(*short.span("short"))
            continue
        cue = _CUE.match(text, name.end) or (_CUE.match(text, behind.end()) if behind else None)
        if cue is None:
            continue
        found = (_MARKED if cue["mark"] else _PLAIN).match(text, cue.end())
        if found and found.group().strip(".") and found.end() > found.start():
            yield at, Span(*found.span())


def _abbreviates(short: str, name: str) -> bool:
    """Say whether a short name with capitals in a row is made from the words of ``name``: "Africa CDC"."""
    initials = "".join(word[0] for word in name.split()).lower()
    given = {word.lower() for word in name.split()}
    parts = [part for part in short.split() if part.lower() not in given]
    return bool(parts) and all(
        part.isupper() and len(part) > 1 and _is_in_order(part, initials) for part in parts
    )


def _is_in_order(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters.lower())


def _is_short_name(text: str, short: re.Match[str], name: str) -> bool:
    """Say whether what stands in brackets behind a body is what the text goes on to call it: "(KPN)".

    Its letters may be those of another language. A country, a town or a people says where the body is.
    """
    word, known = short["short"], gazetteer()
    if " " in word or not word.isalpha() or len(word) < 2 or " " not in name:
        return False
    if known.government(word) or known.nationality(word) or word.lower() in cities():
        return False
    if word.lower() in lists("names")["calendar"] | lists("places")["region"]:
        return False
    again = re.search(rf"(?<![(\w]){word}\b(?!\))", text) is not None
    return again or (word.isupper() and len(word) > 2)
