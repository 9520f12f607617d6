"""Content clauses that the parse hides: found by the words, only where syntax shows nothing.

A small parser often takes the subject of a long clause for an object, the clause for an adverbial, or the
cue for the subordinate of what it cites. The word order is still plain: a cue, perhaps a hearer, "that".
"""

from __future__ import annotations

from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.syntax import ALL_SUBJECTS, TokenRange, has_subject, is_finite, own_subject, verb_group
from claims.extract.tokens import Token

FARTHEST_THAT = 14
"""Words between a cue and its "that": a hearer, a date, an occasion."""
FARTHEST_QUESTION = 5
"""Words from a cue of asking to its "if"."""
FEWEST_WORDS = 3
"""Words of a clause."""

LONGEST_SUBJECT = 12
"""Words from a cue to the head of the subject of what it says."""

_NO_CLAUSE = frozenset(("praise", "criticise", "accuse", "urge", "name"))
"""Classes of cues that take an object rather than a clause."""
_OCCASIONS = frozenset(("after", "before", "while", "on", "upon", "since", "when"))
"""Words before a gerund that tell when something was said."""
_OPENS_CLAUSE = frozenset(("mark", "cc"))


def asked(context: QuoteContext, verb: Token) -> TokenRange | None:
    """When a child asked him if it was cold, …: the question that the parse hangs on the clause behind it."""
    if context.lexicon.verbs[context.word(verb)] != "ask":
        return None
    for word in context.doc[verb.i + 1 : min(len(context.doc), verb.i + FARTHEST_QUESTION)]:
        if word.lower_ in ("if", "whether") and word.dep_ in ("mark", "dep"):
            clause = word.head
            return (word.i, clause.right_edge.i + 1) if clause.i > word.i and has_subject(clause) else None
        if word.pos_ in ("VERB", "AUX", "ADP") or word.is_punct:
            return None
    return None


def announced(context: QuoteContext, verb: Token) -> TokenRange | None:
    """He told a meeting of islanders that few understood: what follows the "that" of ``verb``."""
    doc, end = context.doc, verb.right_edge.i + 1
    first = verb_group(verb)[1]
    if first >= end or not (_is_that(doc[first]) or _may_come_between(context, verb, doc[first])):
        return None
    for at in range(first, min(end, first + FARTHEST_THAT)):
        word = doc[at]
        if _is_that(word):
            return (at, end) if end - at > FEWEST_WORDS and not _is_of_another(context, word, verb) else None
        if word.text in ":;()" or context.region_at(word.idx) >= 0:
            return None
        if word.pos_ not in ("VERB", "AUX") or _is_heard(word, verb) or _is_in_occasion(word, verb):
            continue
        if not _is_in_relative(word, verb):
            return None
    return None


def _is_of_another(context: QuoteContext, that: Token, verb: Token) -> bool:
    """Say whether "that" opens what another said: "replying to the announcement by Lund that …"."""
    clause = that.head
    noun = clause.head
    if (
        clause.dep_ not in ("acl", "relcl")
        or noun.i < verb.i
        or context.word(noun) not in context.lexicon.nouns
    ):
        return False
    return any(each.dep_ == "prep" and each.lower_ == "by" for each in noun.rights)


def _is_in_occasion(word: Token, verb: Token) -> bool:
    """Say whether ``word`` tells when it was said: "said on Friday after searching the bay that …"."""
    below = word.dep_ == "pcomp" and word.tag_ == "VBG"
    return below and word.head.lower_ in _OCCASIONS and word.head.head.i == verb.i


def _is_that(word: Token) -> bool:
    """Say whether ``word`` is a "that" which opens a clause, as also where it is taken for a pronoun."""
    if word.lower_ != "that" or word.dep_ == "det":
        return False
    if word.tag_ == "WDT" and word.dep_ == "dobj":  # "admitted from the dock that he had burned the papers"
        clause = word.head if word.head.dep_ != "conj" else word.head.head
        if any(each.dep_ == "nsubjpass" for each in clause.lefts):
            return True  # a passive with its subject lacks nothing
        return has_subject(clause) and any(each.dep_ in ("dobj", "ccomp", "xcomp") for each in clause.rights)
    return word.dep_ in ("mark", "dep", "advmod") or word.tag_ == "IN"


def _is_in_relative(word: Token, verb: Token) -> bool:
    """Say whether ``word`` stands in a relative clause behind ``verb``: "a paper that ran to ten pages"."""
    for clause in (word, *word.ancestors):
        if clause.i <= verb.i:
            return False
        if clause.dep_ == "relcl":
            return any(each.tag_ in ("WDT", "WP") and each.dep_ in ALL_SUBJECTS for each in clause.lefts)
    return False


def _is_heard(word: Token, verb: Token) -> bool:
    """Say whether who is told is taken for a verb: "told pilgrims that …"."""
    return word.dep_ in ("dobj", "dative") and word.head.i == verb.i and word.i == verb.i + 1


def _may_come_between(context: QuoteContext, verb: Token, word: Token) -> bool:
    """Say whether ``word`` can begin a hearer, a date or an occasion rather than what is said."""
    if word.pos_ in ("ADP", "ADV") or word.ent_type_ in ("DATE", "TIME"):
        return context.lexicon.is_speech(context.word(verb))
    return context.word(verb) in context.lexicon.hearing


def told(context: QuoteContext, verb: Token) -> TokenRange | None:
    """He told officers he had only borrowed it: the clause that is taken for one about the officers.

    It has a subject of its own and lacks nothing, so that it can tell nothing of who hears it.
    """
    heard = next((each for each in verb.rights if each.dep_ in ("dobj", "dative")), None)
    if heard is None or context.word(verb) not in context.lexicon.hearing:
        return None
    for clause in heard.rights:
        first = clause.left_edge
        whole = any(each.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp") for each in clause.rights)
        if (
            clause.dep_ == "relcl"
            and whole
            and is_finite(clause)
            and first.tag_ == "PRP"
            and own_subject(clause)
        ):
            return first.i, clause.right_edge.i + 1
    return None


def unmarked(context: QuoteContext, verb: Token) -> TokenRange | None:
    """They estimated by 2050 the town would double: a finite clause that was taken for an adverbial."""
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)
    if own_subject(verb) is None or (verb.tag_ == "VBN" and not helped):
        return None
    if context.lexicon.verbs[context.word(verb)] in _NO_CLAUSE:
        return None
    for child in verb.rights:
        if child.dep_ not in ("advcl", "conj", "dep") or not is_finite(child):
            continue
        lefts = [word for word in child.lefts if word.dep_ != "punct"]
        between = context.doc[verb.i + 1 : child.left_edge.i]
        if any(word.dep_ == "cc" or word.text in ",;:-—–" for word in between):
            continue
        if any(word.dep_ in _OPENS_CLAUSE or word.tag_ in ("WRB", "WP", "WDT") for word in lefts):
            continue
        if child.dep_ == "conj":
            return verb_group(verb)[1], child.right_edge.i + 1
        if has_subject(child):
            first = next(word for word in lefts if word.dep_ in ALL_SUBJECTS)
            return first.left_edge.i, child.right_edge.i + 1
    return None


def above(context: QuoteContext, verb: Token) -> TokenRange | None:
    """While he conceded funding was short, …: the clause that the parser put above the cue."""
    clause = verb.head
    if clause.i <= verb.i or verb.dep_ not in ("advcl", "ccomp") or not has_subject(clause):
        return None
    if own_subject(verb) is None:
        return None
    first = next(word for word in clause.lefts if word.dep_ in ALL_SUBJECTS)
    if first.left_edge.i != verb_group(verb)[1]:
        return None
    return first.left_edge.i, clause.right_edge.i + 1


def next_clause(context: QuoteContext, verb: Token) -> TokenRange | None:
    """With one member reporting nobody was hurt: the clause whose subject stands right after ``verb``."""
    doc, start = context.doc, _after_setting(context, verb_group(verb)[1])
    if own_subject(verb) is None or verb.tag_ == "VBN":
        return None
    if context.lexicon.verbs[context.word(verb)] in _NO_CLAUSE:
        return None
    for word in doc[start : min(len(doc), start + LONGEST_SUBJECT)]:
        if word.dep_ in ALL_SUBJECTS and word.left_edge.i == start:
            clause = word.head
            if clause.i < word.i or not is_finite(clause) or clause in verb.ancestors:
                return None
            return start, clause.right_edge.i + 1
    return None


def _after_setting(context: QuoteContext, start: int) -> int:
    """Return where the words end that tell when or where it is said: "by 2050,", "in a statement"."""
    word = context.doc[start] if start < len(context.doc) else None
    noun = next((child for child in word.rights if child.dep_ == "pobj"), None) if word is not None else None
    if word is None or noun is None or word.pos_ != "ADP":
        return start
    if (
        context.word(noun) in context.lexicon.occasions
        and (said := _taken_for_relative(context, noun)) is not None
    ):
        return said.left_edge.i
    if noun.ent_type_ != "DATE":
        return start
    end = word.right_edge.i + 1
    return end + 1 if end < len(context.doc) and context.doc[end].text == "," else end


def _taken_for_relative(context: QuoteContext, noun: Token) -> Token | None:
    """Return the clause behind "in a statement" that is said there, not what somebody does with it.

    "A statement it issued" lacks an object; "a statement it had shut off service" is whole.
    """
    for clause in noun.rights:
        whole = context.word(clause) not in context.lexicon.giving
        if clause.dep_ == "relcl" and whole and own_subject(clause) is not None and is_finite(clause):
            first = clause.left_edge
            return clause if first.tag_ not in ("WDT", "WP", "WRB", "IN") else None
    return None
