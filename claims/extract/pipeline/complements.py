"""Complements of verbs that the small model hangs on a noun before them.

- "shot dead two guards": an adjective before a number or an article tells what becomes of them.
- "was thanked for the help by the club": whoever does it is no part of what for.
- "fined a man for littering": what for is no part of who he is.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.extract.lexicon import lists
from claims.extract.pipeline.heads import can_act, rehang
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_OPENS_PHRASE = frozenset(("CD", "DT", "PRP$", "PDT"))
_DONE_TO = frozenset(("dobj", "conj", "dative", "pobj", "nsubjpass", "appos"))
_PAST_WHICH = frozenset(("for", "of", "over", "with", "to", "about", "on", "from", "as", "against"))
NEAR = 6
"""Words behind a preposition among which its object is looked for, and before a verb its auxiliary."""
MOST = 10
"""Words behind "by" among which another agent is looked for."""


def mend_complements(tokens: Sequence[Token], heads: list[int]) -> None:
    """Change labels of ``tokens``, which do not hang together yet, and their ``heads``, by number."""
    for token in tokens:
        above = tokens[heads[token.i]]
        if token.tag_ == "JJ" and token.dep_ == "amod":
            _mend_result(token, tokens, heads)
        elif token.dep_ == "prep" and token.lower_ == "by" and above.dep_ == "pobj":
            _mend_agent(token, tokens, heads)
        elif token.dep_ == "prep" and above.dep_ in _DONE_TO and above.pos_ in ("NOUN", "PROPN"):
            _mend_frame(token, tokens, heads)


def _mend_result(adjective: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Hang an adjective between a verb and the number or article of its object on the verb."""
    at = adjective.i
    noun = heads[at]
    verb = tokens[at - 1] if at else adjective
    opens = at + 1 < noun and tokens[at + 1].tag_ in _OPENS_PHRASE and heads[at + 1] == noun
    opens = opens or (at + 1 == noun and tokens[noun].tag_ == "CD")
    if opens and verb.pos_ == "VERB" and heads[noun] == verb.i and rehang(heads, {at: verb.i}):
        adjective.dep_ = "acomp"


def _mend_agent(by: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Hang "by" and whoever acts on the passive above, past what it is done for, of, over or with.

    A deed in which it is done has its own ("killed in a raid by rebels"), and so has a text.
    """
    noun = tokens[heads[by.i]]
    preposition = tokens[heads[noun.i]]
    verb = tokens[heads[preposition.i]]
    before = tokens[max(0, verb.i - NEAR) : verb.i]
    helped = any(each.dep_ == "auxpass" and heads[each.i] == verb.i for each in before)
    passive = verb.tag_ == "VBN" and helped
    agent = next((each for each in tokens[by.i + 1 :][:NEAR] if heads[each.i] == by.i), None)
    text = "communication" in noun_senses(noun.lemma_.lower())[:1]
    if not passive or agent is None or text or preposition.lower_ not in _PAST_WHICH:
        return
    taken = any(each.dep_ == "agent" and heads[each.i] == verb.i for each in tokens[verb.i : by.i + MOST])
    if can_act(agent) and not taken and rehang(heads, {by.i: verb.i}):
        by.dep_ = "agent"


def _mend_frame(preposition: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Hang a preposition behind a person on the verb that takes it: for what one is fined, of what accused.

    Whose office it is ("the mayor of Oslo") and where somebody is from stays with the person.
    """
    noun = tokens[heads[preposition.i]]
    done_to = noun
    while done_to.dep_ in ("conj", "appos") and heads[done_to.i] < done_to.i:
        done_to = tokens[heads[done_to.i]]
    verb = tokens[heads[done_to.i]]
    if verb.dep_ == "prep" and done_to.dep_ == "pobj":  # "apologised to a man for it"
        verb = tokens[heads[verb.i]]
    taking = lists("syntax").get(f"takes_{preposition.lower_}", frozenset())
    held = next((each for each in tokens[preposition.i + 1 :][:NEAR] if heads[each.i] == preposition.i), None)
    if verb.pos_ != "VERB" or verb.lemma_ not in taking or verb.i > noun.i or held is None:
        return
    named = held.pos_ == "PROPN" or held.ent_type_ in ("GPE", "LOC", "NORP", "ORG")
    if can_act(noun) and not named and rehang(heads, {preposition.i: verb.i}):
        preposition.dep_ = "prep"
