"""What the repairs of a parse share: heads of tokens by number, changed only where they stay a tree.

Beside that, where a phrase begins, and whether its noun can do something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def can_act(noun: Token) -> bool:
    """Say whether a noun, a name or a pronoun is for people, by its entity or its commonest sense."""
    people = {"person", "group"} & set(noun_senses(noun.lemma_.lower())[:1])
    return noun.ent_type_ in _NAMED or noun.tag_ == "PRP" or bool(people)


def phrase_start(noun: Token, heads: Sequence[int]) -> int:
    """Return the number of the first word of a noun's phrase, all of whose words before it hang on it."""
    first = noun.i
    while first > 0 and heads[first - 1] == noun.i:
        first -= 1
    return first


def rehang(heads: list[int], changes: Mapping[int, int]) -> bool:
    """Give tokens other heads, all of ``changes`` or none, and say whether that was done.

    Args:
        heads: the number of each token's head; a root is its own.
        changes: the new head of each token that changes.

    It is left undone where a token would hang, by whatever steps, on itself.
    """
    before = {token: heads[token] for token in changes}
    for token, head in changes.items():
        heads[token] = head
    if any(_is_on_itself(heads, token) for token in changes):
        for token, head in before.items():
            heads[token] = head
        return False
    return True


def _is_on_itself(heads: list[int], token: int) -> bool:
    """Say whether the way up from a token, which may end in a circle elsewhere too, comes back to it."""
    seen: set[int] = set()
    above = token
    while heads[above] != above and above not in seen:
        seen.add(above)
        above = heads[above]
    return heads[above] != above
