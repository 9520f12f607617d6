"""Whether an event occurred, goes on, is planned, is possible, or did not take place."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claims.document import Modality
from claims.extract.events.lexicon import lexicon
from claims.extract.events.triggers import Trigger, is_journey
from claims.extract.syntax import arguments

_MODIFIERS: tuple[tuple[Modality, str], ...] = (
    ("possible", "possible_modifiers"),
    ("planned", "planning_modifiers"),
    ("ongoing", "ongoing_modifiers"),
)
_DECREED = ("SANCTION", "COERCE", "CONCEDE")
"""Types of what is done by announcing it."""
_CLAUSE = ("xcomp", "ccomp", "pcomp", "acl", "relcl", "advcl", "conj")


def modality(trigger: Trigger) -> Modality:
    """Return the modality that the words around ``trigger`` give its event."""
    if trigger.form == "noun":
        found = _of_noun(trigger.token)
        to_come = found == "planned" and trigger.token.dep_ == "nsubj" and trigger.entry.type != "CONSULT"
        return "occurred" if to_come else found
    verb = trigger.token.head if trigger.form == "adjective" else trigger.verb or trigger.token
    if trigger.form == "light":
        return _of_carried(trigger, verb)
    found = _of_verb(verb)
    return "ongoing" if found == "occurred" and _sets_out(trigger, verb) else found


def _sets_out(trigger: Trigger, verb: Token) -> bool:
    """Say whether somebody is told to be on the way ("Ann Hill heads to Oslo")."""
    perfect = any(each.dep_ == "aux" and each.lemma_ == "have" for each in verb.children)
    there = trigger.entry.mode == "visit" and bool(trigger.entry.words)
    return there and verb.tag_ in ("VBZ", "VBP", "NNS", "NNPS") and not perfect


def _of_carried(trigger: Trigger, carrier: Token) -> Modality:
    """Return the modality of an event noun with its light verb ("announced a visit", "held no talks")."""
    noun = trigger.token
    if _denied(noun):
        return "negated"
    own = _of_verb(carrier)
    if own == "occurred" and carrier.lemma_ == "be" and carrier.tag_ in ("VBZ", "VBP"):
        return _modified(noun) or "ongoing"
    if own == "occurred" and carrier.lemma_ == "announce" and trigger.entry.type in _DECREED:
        return _modified(noun) or "occurred"
    return own if own != "occurred" else _modified(noun) or _proposed_by(carrier) or "occurred"


def _proposed_by(verb: Token) -> Modality | None:
    words, lemma = lexicon().grammar, verb.lemma_.lower()
    return (
        "planned"
        if lemma in words["planning_verbs"]
        else "possible"
        if lemma in words["possible_verbs"]
        else None
    )


def _of_verb(verb: Token) -> Modality:
    words = lexicon().grammar
    if (_denied(verb) and not _aims(verb)) or _disclaimed(verb):
        return "negated"
    auxiliaries = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    marks = {each.lower_ for each in verb.children if each.dep_ in ("mark", "advmod")}
    if _performed(verb):
        return "occurred"
    if (
        _asked(verb)
        or marks & words["conditional"]
        or auxiliaries & words["possible_auxiliaries"]
        or marks & words["possible_adverbs"]
    ):
        return "possible"
    if auxiliaries & {"will", "'ll", "wo", "shall"}:
        return "planned"
    if "would" in auxiliaries:
        return "planned" if verb.dep_ == "ccomp" else "possible"
    if verb.tag_ == "VBG" and "going" in {each.lower_ for each in arguments.ancestors(verb)}:
        return "planned"
    return prospect(verb) or _governed(verb) or _tensed(verb, auxiliaries)


def _disclaimed(verb: Token) -> bool:
    """Say whether somebody denies that it is so ("denied that Hill had agreed")."""
    if verb.dep_ != "ccomp" or arguments.infinitive(verb):
        return False
    return verb.head.lemma_ in lexicon().grammar["disclaiming"] and not _denied(verb.head)


def prospect(token: Token) -> Modality | None:
    """Return what a word with its preposition says of what follows ("look forward to meeting Hill")."""
    if token.dep_ not in ("pobj", "pcomp") or token.head.dep_ not in ("prep", "dative"):
        return None
    words = lexicon().grammar
    above = token.head.head
    said = f"{above.lemma_.lower()} {token.head.lower_}"
    found: Modality | None = None
    if said in words["planning_prepositions"]:
        found = "planned"
    elif said in words["possible_prepositions"]:
        found = "possible"
    return "negated" if found and _denied(above) else found


def _performed(verb: Token) -> bool:
    """Say whether wishing to say it is saying it ("I would like to thank them")."""
    words = lexicon().grammar
    return (
        verb.dep_ == "xcomp"
        and verb.lemma_ in words["performed_by_saying"]
        and verb.head.lemma_ in ("like", "want", "wish")
        and not _denied(verb.head)
    )


def _asked(verb: Token) -> bool:
    """Say whether it is open who does it, or to whom ("it was not announced which ministers will meet")."""
    if verb.dep_ != "ccomp" or not (_denied(verb.head) or verb.head.lemma_ in ("ask", "wonder", "decide")):
        return False
    before = [each for each in verb.doc[verb.left_edge.i : verb.i] if each.tag_ in ("WDT", "WP")]
    return any(verb in (each.head, each.head.head) for each in before)


def _aims(verb: Token) -> bool:
    """Say whether what is denied is the aim and not the act ("not going there with the intention of …")."""
    aims = lexicon().grammar["aims"]
    return any(each.lemma_ in aims for _, each in arguments.prepositional(verb, "with", "for", "in"))


def _tensed(verb: Token, auxiliaries: set[str]) -> Modality:
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'s", "'re", "am"}:
        return "ongoing"
    if verb.tag_ == "VBG" and "been" in auxiliaries and auxiliaries & {"has", "have", "'ve"}:
        return "ongoing"
    return "occurred"


def _governed(token: Token) -> Modality | None:
    """Return what the verb or adjective that governs an infinitive says of it ("plans to visit")."""
    words = lexicon().grammar
    infinitive = any(each.lower_ == "to" and each.dep_ == "aux" for each in token.children)
    head = token.head
    if infinitive and (head == token or head.lemma_ == "be"):
        return "planned"
    if head == token or token.dep_ not in _CLAUSE:
        return None
    if token.dep_ == "conj":
        return _of_verb(head) if head.pos_ == "VERB" and not _has_own_tense(token) else None
    lemma = head.lemma_.lower()
    if token.dep_ in ("xcomp", "ccomp", "pcomp") and (infinitive or token.tag_ in ("VBG", "VB")):
        found = _yet_to(token) if infinitive else None
        found = found or _says(lemma)
        if found is not None:
            dropped = (
                found in ("planned", "possible") and _denied(head) and lemma not in words["obliging_verbs"]
            )
            return "negated" if dropped else found
        if infinitive and head.pos_ == "VERB" and token.dep_ == "xcomp":
            own = _of_verb(head)
            return own if own in ("planned", "possible", "negated") else None
    if infinitive and token.dep_ in ("xcomp", "advcl") and lemma in words["planning_adjectives"]:
        return "negated" if _denied(head.head) else "planned"
    if infinitive and token.dep_ in ("acl", "relcl") and lemma in words["reluctant_nouns"]:
        return "possible"
    if infinitive and arguments.described(token) is not None:
        return _of_verb(head.head)
    if infinitive and token.dep_ in ("advcl", "acl", "relcl"):
        return "negated" if _denied(head) else None if lemma in words["deciding_nouns"] else "planned"
    return None


def _yet_to(verb: Token) -> Modality | None:
    """Read "is going to" as the plan that it is, and "has yet to" as not done."""
    if verb.head.lower_ == "going":
        return "planned"
    yet = verb.head.lemma_ == "have" and any(each.lower_ == "yet" for each in verb.head.children)
    return "negated" if yet else None


def _has_own_tense(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(each.dep_ == "aux" for each in verb.children)


def _says(lemma: str) -> Modality | None:
    words = lexicon().grammar
    if lemma in words["negating_verbs"]:
        return "negated"
    if lemma in words["planning_verbs"] or lemma in words["intending_verbs"]:
        return "planned"
    if lemma in words["possible_verbs"]:
        return "possible"
    if lemma in words["ongoing_verbs"]:
        return "ongoing"
    return None


def _of_noun(noun: Token) -> Modality:
    if _denied(noun):
        return "negated"
    modified = prospect(_measured(noun)) or _modified(noun)
    if modified is not None:
        return modified
    for verb in _clauses(noun):
        found = _said_of(noun, verb)
        if found is not None:
            return found
    return "occurred"


def _modified(noun: Token) -> Modality | None:
    """Return what the adjectives of an event noun say of it ("a planned visit")."""
    words = lexicon().grammar
    modifiers = {each.lower_ for each in noun.children if each.dep_ in ("amod", "compound", "advmod")}
    for found, name in _MODIFIERS:
        if modifiers & words[name]:
            return found
    return None


def _clauses(noun: Token) -> Iterator[Token]:
    """Yield the verbs that say something of ``noun``: of which it is argument, and its own clauses."""
    for each in noun.children:
        if each.dep_ in ("acl", "relcl") and each.pos_ == "VERB":
            yield each
    for each in arguments.ancestors(noun):
        if each.pos_ in ("VERB", "AUX") and each.dep_ != "prep":
            yield each
            return


def _measured(noun: Token) -> Token:
    """Return the word that stands for ``noun`` in its clause: "series" in "a series of meetings"."""
    measure = noun.head.head
    of_it = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return measure if of_it and measure.lemma_ in lexicon().grammar["measures"] else noun


def _said_of(noun: Token, verb: Token) -> Modality | None:
    words = lexicon().grammar
    lemma = verb.lemma_.lower()
    describes = verb.dep_ in ("acl", "relcl") and verb.head == noun
    held = arguments.is_passive(verb) or lemma in words["happening_verbs"]
    if describes and arguments.infinitive(verb) and not held:
        return None
    noun = _measured(noun)
    argument = describes or noun.dep_ in ("dobj", "nsubjpass")
    found = _says(lemma)
    if argument and found in ("negated", "planned") and lemma not in words["intending_verbs"]:
        denied = _of_verb(verb) == "negated"
        if denied and found == "negated":
            return "planned" if lemma in words["cancelling"] else "possible"
        return "negated" if denied else found
    if argument and lemma in words["weighing"] and found == "possible":
        return "negated" if _of_verb(verb) == "negated" else "possible"
    if lemma == "be" and noun.dep_ == "attr" and _of_verb(verb) == "planned":
        return "planned"
    if lemma == "be" and noun.dep_ == "nsubj" and (predicated := _predicated(verb)) is not None:
        return predicated
    own = _of_verb(verb)
    if noun.dep_ == "pobj":
        preposition = noun.head.lower_
        meanwhile = preposition in ("including", "during") and not arguments.infinitive(verb)
        meanwhile = meanwhile or (lemma == "be" and preposition in ("in", "on"))
        meanwhile = meanwhile or f"{lemma} {preposition}" in words["leading_prepositions"]
        meanwhile = meanwhile or (preposition == "for" and is_journey(verb))
        return own if meanwhile and own in ("planned", "possible") else None
    if noun.dep_ == "nsubj" and lemma not in words["happening_verbs"]:
        return "planned" if own == "planned" else None
    if describes or noun.dep_ in ("dobj", "nsubj", "nsubjpass"):
        return own if own != "occurred" else None
    return None


def _predicated(copula: Token) -> Modality | None:
    """Return what "is" with an adjective or an infinitive says of its subject ("is likely", "was to be")."""
    words = lexicon().grammar
    for each in copula.children:
        if each.dep_ == "acomp" and each.lower_ in words["planning_adjectives"]:
            return "negated" if _denied(copula) else "planned"
        if each.dep_ == "acomp" and each.lower_ in words["possible_modifiers"] | words["doubting_adjectives"]:
            return "possible"
        if each.dep_ == "xcomp" and arguments.infinitive(each) and each.lemma_ in words["happening_verbs"]:
            return "planned"
    return None


def _denied(token: Token) -> bool:
    words = lexicon().grammar["negating_words"]
    if any(
        each.dep_ == "neg" or (each.lower_ in words and each.dep_ in ("det", "preconj", "advmod"))
        for each in token.children
    ):
        return True
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ == "pobj" and token.head.lower_ == "without"
    nobody = arguments.child(token, "nsubj", "nsubjpass")
    if nobody is not None and any(each.dep_ == "det" and each.lower_ in words for each in nobody.children):
        return True
    return token.dep_ == "pcomp" and token.head.lower_ == "without"
