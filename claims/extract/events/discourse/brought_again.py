"""On whom a sentence or a charge is brought that was told before.

"A court in Bonn jailed two men for arson. Judge Brandt handed down the sentence": on the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.document import Participant
from claims.extract.events.candidate import Candidate
from claims.extract.events.triggers import DEFINITE

FAR = 400
"""Within how many words before it stands what is spoken of again."""
_BROUGHT = ("COERCE/convict", "ACCUSE/allege", "ACCUSE/investigate")
"""Deeds that are brought on somebody by a word that may be called again ("the sentence", "the charges")."""


def brought_again(one: Candidate, before: Sequence[Candidate]) -> tuple[Participant, ...]:
    """Return on whom a sentence or a charge was brought that a verb has for its object again."""
    taken, brought = one.trigger.taken, f"{one.type}/{one.mode}"
    again = taken is not None and any(each.dep_ == "det" and each.lower_ in DEFINITE for each in taken.lefts)
    if not again or brought not in _BROUGHT:
        return ()
    for earlier in reversed(before):
        if one.trigger.token.i - earlier.trigger.token.i > FAR:
            return ()
        if earlier.recipients and f"{earlier.type}/{earlier.mode}" == brought:
            return earlier.recipients
    return ()
