"""Passive cues, which leave open who says it: "is said to be ill", "was told that …"."""

from __future__ import annotations

from claims.extract.quotes.quote_context import Found, QuoteContext
from claims.extract.syntax import agent_phrase, edges, own_subject, passive_subject
from claims.extract.tokens import Token

_TOLD = frozenset(
    f"quote.indirect.{name}" for name in ("ccomp", "hidden", "instruction", "infinitive", "said_to")
)
"""Rules whose content is a claim or a demand though nobody is named who makes it."""
_HEARD = frozenset(
    f"quote.indirect.{name}" for name in ("ccomp", "hidden", "inverted", "parenthesis", "enclosed")
)
"""Rules whose content is a clause, which a court may hear."""
_CHARGED = "quote.indirect.prepositional"


def said_to(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """The singer is said to be ill; he is reported to have left: the subject and what is said of it."""
    if lemma not in context.lexicon.said_to or not is_passive_cue(verb):
        return None
    of, clause = passive_subject(verb), next((each for each in verb.rights if each.dep_ == "xcomp"), None)
    if of is None or clause is None or all(each.tag_ != "TO" for each in clause.lefts):
        return None
    return "quote.indirect.said_to", [edges(of), edges(clause)]


def is_heard_in_court(context: QuoteContext, verb: Token) -> bool:
    """Say whether ``verb`` tells what was said in court: "the jury heard that he had lied"."""
    who = own_subject(verb)
    plain = all(each.dep_ != "auxpass" for each in verb.lefts)
    return plain and who is not None and context.word(who) in context.lexicon.court


def is_passive_cue(verb: Token) -> bool:
    """Say whether ``verb`` is a whole passive, with its "was"."""
    return verb.tag_ in ("VBN", "VBD") and any(each.dep_ == "auxpass" for each in verb.lefts)


def leaves_speaker_open(context: QuoteContext, verb: Token, rule: str) -> bool:
    """Say whether a passive tells that something was said and not by whom: "it was alleged that …"."""
    if verb.lemma_ == "hear":
        return rule in _HEARD
    if not is_passive_cue(verb) or agent_phrase(verb) is not None:
        return False
    lemma = context.word(verb)
    if not context.lexicon.is_speech(lemma) or _is_hearsay(verb):
        return False
    charged = rule == _CHARGED and context.lexicon.verbs[lemma] == "accuse"
    it = passive_subject(verb)
    behind = rule == "quote.indirect.inverted" and it is not None and it.lower_ == "it"
    return rule in _TOLD or charged or behind


def _is_hearsay(verb: Token) -> bool:
    """It is said that …: what everybody says, nobody has said."""
    who = passive_subject(verb)
    return verb.lemma_ == "say" and who is not None and who.lower_ == "it"
