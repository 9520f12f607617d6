"""Other names that a text gives right behind a name: "(née Hill)", "also known as the UML"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.document import Span

NICKNAMED = re.compile(
    r"""(?<![\w-])(?P<first>[^\W\d_a-z][\w-]+)[ ](?P<open>["“‘'(])
    (?P<nick>[^\W\d_a-z][\w-]*(?:[ ][\w-]+)?)["”’')]
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
_MARKED = re.compile(r"[^\W\d_a-z][^\"“”‘\n]{0,40}?(?=[\"”’'])")


def other_names(text: str, names: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Yield each name that ``text`` gives for one of ``names``, with the position of that one.

    The alias may be one of ``names`` too, or none yet. A nickname stands within the name.
    """
    for at, name in enumerate(names):
        behind = _BEHIND.match(text, name.end)
        cue = _CUE.match(text, name.end) or (_CUE.match(text, behind.end()) if behind else None)
        if cue is None:
            continue
        found = (_MARKED if cue["mark"] else _PLAIN).match(text, cue.end())
        if found and found.group().strip(".") and found.end() > found.start():
            yield at, Span(*found.span())
