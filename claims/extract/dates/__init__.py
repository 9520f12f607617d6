"""Time expressions: found by a grammar, resolved against the day of publication.

``find_times`` needs the text and its sentences, ``resolve_times`` only what was found and the publication
date, so a corrected publication date re-resolves an article in a few milliseconds. The grammar is data:
``lexicon/dates.toml`` holds the words, ``lexicon/date_grammar.toml`` the patterns.
"""

from claims.extract.dates.find import find_times
from claims.extract.dates.found import FoundTime
from claims.extract.dates.publication import publication
from claims.extract.dates.resolve import resolve_times

__all__ = ["FoundTime", "find_times", "publication", "resolve_times"]
