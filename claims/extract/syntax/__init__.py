"""English grammar over spaCy's dependency trees, asked by all rules: ``syntax.subject(verb)``.

Labels are those of spaCy's English models (ClearNLP). Which date a word takes is in ``date_attachment``.
"""

from claims.extract.syntax.clauses import (
    FINITE,
    PRESENT_OR_PAST,
    RELATIVE_PRONOUNS,
    is_finite,
    is_infinitive,
    relative_head,
    verb_group,
)
from claims.extract.syntax.negation import has_no_object, is_done_by_nobody, is_negated
from claims.extract.syntax.noun_phrases import name_of, noun_phrase, trimmed, whole_phrase
from claims.extract.syntax.prepositions import behind, is_temporal, is_unknown_place, prepositional
from claims.extract.syntax.subjects import (
    ALL_SUBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    announced,
    described,
    has_own_subject,
    has_subject,
    named_before,
    own_subject,
    subject,
)
from claims.extract.syntax.tree import OBJECTS, TokenRange, ancestors, child, conjuncts, depth, edges
from claims.extract.syntax.voice import (
    agent,
    agent_phrase,
    described_agent,
    is_of_noun,
    is_passive,
    is_reduced,
    passive_subject,
    shared_object,
    shared_subject,
    told_doers,
)
from claims.extract.syntax.words import words

__all__ = [
    "ALL_SUBJECTS", "FINITE", "OBJECTS", "PASSIVE_SUBJECTS", "PRESENT_OR_PAST", "RELATIVE_PRONOUNS",
    "SUBJECTS", "TokenRange", "agent", "agent_phrase", "ancestors", "announced", "behind", "child",
    "conjuncts", "depth", "described", "described_agent", "edges", "has_no_object", "has_own_subject",
    "has_subject", "is_done_by_nobody", "is_finite", "is_infinitive", "is_negated", "is_of_noun",
    "is_passive", "is_reduced", "is_temporal", "is_unknown_place", "name_of",
    "named_before", "noun_phrase", "own_subject", "passive_subject", "prepositional", "relative_head",
    "shared_object", "shared_subject", "subject", "told_doers", "trimmed", "verb_group", "whole_phrase",
    "words",
]  # fmt: skip
