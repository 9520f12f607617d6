"""Speakers behind relative clauses and written words: "the man who said", "his letter that said"; Ms May."""

from __future__ import annotations

from claims.extract.lexicon import lists
from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.mentions.words import key
from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.supersenses import noun_senses
from claims.extract.syntax import RELATIVE_PRONOUNS, child, own_subject
from claims.extract.tokens import Token

_VOICED = frozenset(("person", "group", "communication", "cognition", "possession"))
"""Senses of nouns for what can say something itself, or does so for somebody."""


def giver(context: QuoteContext, noun: Token) -> Token | None:
    """Return who issued it: "they issued a paper calling for …", "he sent a series of tweets that said …"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    owner = child(noun, "poss")
    if owner is not None and owner.ent_type_ in ("PERSON", "ORG") and is_words(context, noun):
        return owner
    verb = noun.head
    return own_subject(verb) if noun.dep_ == "dobj" and context.word(verb) in context.lexicon.giving else None


def is_words(context: QuoteContext, noun: Token) -> bool:
    """Say whether ``noun`` is something written or said: a letter, a motion, an appeal."""
    return context.word(noun) in context.lexicon.nouns or kind_of(noun) == "document"


def called_may(verb: Token) -> Token | None:
    """Return who speaks in "May said": no modal stands before a verb with an ending, so it is a name."""
    inflected = verb.tag_ in ("VBD", "VBZ") and not verb.is_sent_start
    name = next((each for each in verb.lefts if each.dep_ == "aux" and each.text in ("May", "Will")), None)
    return name if name is not None and inflected and name.i == verb.i - 1 else None


def _outside_time(noun: Token) -> Token:
    """Return who acts, in "ads in the coming weeks that attack him": the ads, not the weeks."""
    preposition = noun.head
    timed = noun.ent_type_ in ("DATE", "TIME") and noun.dep_ == "pobj" and preposition.dep_ == "prep"
    if not timed:
        return noun
    above = preposition.head
    said_of = above if above.pos_ in ("NOUN", "PROPN") else child(above, "dobj")
    return said_of if said_of is not None and said_of.i < preposition.i else noun


def _outside_person(pronoun: Token, noun: Token) -> Token:
    """Return what "which" is about, in "a petition by nurse Olga Ruiz, which calls …": no person."""
    above = noun.head.head
    inside = noun.dep_ == "pobj" and above.pos_ in ("NOUN", "PROPN")
    return above if pronoun.lower_ == "which" and noun.ent_type_ == "PERSON" and inside else noun


def _is_owned_by_head(subject: Token, verb: Token) -> bool:
    """Say whether the parser makes one noun of "the firm whose barge sank said …": the firm says it."""
    whose = verb.dep_ == "relcl" and any(each.tag_ == "WP$" for each in subject.subtree)
    return whose and verb.head.dep_ == "ROOT" and verb.head.pos_ in ("NOUN", "PROPN", "PRON")


def antecedent(context: QuoteContext, subject: Token, verb: Token) -> Token:
    """Return who speaks: in "the man who said" the man, in "he wrote a letter that said" he."""
    if subject.dep_ != "nsubjpass" and _is_owned_by_head(subject, verb):
        return verb.head
    if (
        subject.lower_ in RELATIVE_PRONOUNS
        and verb.dep_ == "relcl"
        and verb.head.pos_ in ("NOUN", "PROPN", "PRON")
    ):
        noun = _outside_person(subject, _outside_time(verb.head))
        return giver(context, noun) or noun
    return subject


def behind_prefix(who: Token, verb: Token) -> Token:
    """Return the name in "said study co-author Ann Hill", where the parser breaks off at the hyphen."""
    if who.i + 1 >= len(who.doc) or who.nbor().text != "-" or who.whitespace_ or who.nbor().whitespace_:
        return who
    behind = (each for each in verb.children if each.dep_ == "nsubj" and each.i > who.i + 1)
    return next((each for each in behind if each.left_edge.i <= who.i + 2), who)


def cannot_speak(context: QuoteContext, noun: Token, verb: Token) -> bool:
    """Say whether a noun before a participle is a place or an event, so that the subject speaks.

    "She left the ward shouting that …", "cheered at a conference announcing that …"; a study may show it.
    """
    if verb.tag_ != "VBG" or noun.tag_ not in ("NN", "NNS") or noun.ent_type_ or verb.i != noun.i + 1:
        return False
    manner = context.lexicon.verbs.get(context.word(verb), "find")
    if manner == "find" or kind_of(noun) is not None or is_doer(noun):
        return False
    senses = noun_senses(noun.lemma_.lower())
    held = key(noun) in lists("bodies")["event"]
    return noun.dep_ in ("dobj", "pobj") and (held or _VOICED.isdisjoint(senses[:1])) and bool(senses)
