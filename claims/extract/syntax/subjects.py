"""Subjects: written, shared, controlled or announced in a headline."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.lexicon import actor_nouns
from claims.extract.syntax.clauses import FINITE, RELATIVE_PRONOUNS, is_finite, is_infinitive
from claims.extract.syntax.list_items import BULLETS, led_in
from claims.extract.syntax.tree import acts_next, child
from claims.extract.syntax.voice import agent, is_passive
from claims.extract.syntax.words import words
from claims.extract.tokens import Token

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
ALL_SUBJECTS = frozenset((*SUBJECTS, *PASSIVE_SUBJECTS))


def subject(verb: Token) -> Token | None:
    """Return who does the action of an active ``verb``, sought in the clauses above where none is written."""
    if verb.pos_ in ("NOUN", "PROPN"):
        return named_before(verb)
    own = written_subject(verb)
    if own is not None:
        return _antecedent(verb, own)
    if announced(verb):
        return verb.head
    if verb.dep_ in ("acl", "relcl") and verb.head.text not in BULLETS:
        told = _asked_in(verb, verb.head) or described(verb) or _decider(verb) or _owner(verb)
        told = told or _set_off(verb)
        return told or (_above_place(verb.head) if verb.tag_ == "VBG" else verb.head)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "aux", "prep") and verb.head != verb:
        return _inherited(verb)
    return _run_in(verb) or led_in(verb)


def written_subject(verb: Token) -> Token | None:
    """Return the subject written at ``verb``, of a passive too, a "there" that only leads in included."""
    own = [each for each in verb.children if each.dep_ in ALL_SUBJECTS and each.text not in BULLETS]
    return _nearest(verb, own or list(_before_auxiliary(verb)) or list(_coordinated(verb)))


def _coordinated(verb: Token) -> Iterator[Token]:
    """Yield the subject that is parsed as one of two objects before it ("beat Fiji and Peru will …")."""
    if verb.dep_ != "conj" or (verb.tag_ == "VBG" and child(verb, "aux") is None):
        return
    first = next((each for each in verb.lefts if each.dep_ in ("aux", "auxpass")), verb)
    before = first.nbor(-1) if first.i > verb.sent.start else first
    while before.dep_ in ("pobj", "prep") and before.head.i < before.i:
        before = before.head
    if before.dep_ == "conj" and acts_next(before) == verb:
        yield before


def _before_auxiliary(verb: Token) -> Iterator[Token]:
    """Yield the subject that is parsed at an auxiliary ("Ten clerks had for years been considered spies")."""
    for each in verb.children:
        if each.dep_ in ("aux", "auxpass"):
            yield from (one for one in each.children if one.dep_ in ALL_SUBJECTS)


def own_subject(verb: Token) -> Token | None:
    """Return who does it among the children of ``verb``: its subject, or the agent where it is passive."""
    subjects = [each for each in verb.children if each.dep_ in ("nsubj", "csubj") and each.lower_ != "there"]
    return _nearest(verb, subjects) if subjects else agent(verb)


def _nearest(verb: Token, subjects: list[Token]) -> Token | None:
    """Return the subject next to ``verb``: in "the members, said Reyes, must pay" the other is what is said.

    The first stays where the second only says who that is ("Ann Hill, the mayor, said") or is coordinated
    with it, and where it heads a name with a hyphen that is parsed in two.
    """
    if len(subjects) < 2:
        return _of_participle(subjects[0]) if subjects else None
    nearest = min(subjects, key=lambda each: abs(verb.i - each.i))
    between = verb.doc[subjects[0].right_edge.i + 1 : nearest.left_edge.i].text
    set_off = nearest.left_edge.dep_ == "det" and nearest.left_edge.nbor(-1).text == ","
    apposed = subjects[0].pos_ == "PROPN" and nearest.pos_ == "NOUN" and (between == "," or set_off)
    joint = nearest.left_edge.i > 0 and nearest.left_edge.nbor(-1) == child(subjects[0], "cc")
    return subjects[0] if apposed or joint or nearest.nbor(-1).text == "-" else nearest


def _of_participle(subject: Token) -> Token:
    """Return who speaks in "The envoy talking to the press said", where the parser has the talking say it.

    A participle that has a name for its subject only tells what that one is doing.
    """
    if subject.tag_ != "VBG" or any(
        each.dep_ in ("det", "aux", "auxpass", "poss") for each in subject.children
    ):
        return subject
    own = child(subject, "nsubj")
    return own if own is not None and own.pos_ == "PROPN" and own.i < subject.i else subject


def has_own_subject(noun: Token) -> bool:
    """Say whether what is tagged as a noun is a verb: it has a subject ("the ministry notes")."""
    kinds = {each.dep_ for each in noun.children}
    return (
        noun.tag_ == "NNS" and "nsubj" in kinds and "cop" not in kinds and noun.dep_ not in ("attr", "acomp")
    )


def has_subject(clause: Token) -> bool:
    """Say whether a subject stands before ``clause``."""
    return any(each.dep_ in ALL_SUBJECTS for each in clause.lefts)


def described(verb: Token) -> Token | None:
    """Return who does it in "She will be the first minister to visit": the subject of the copula."""
    noun = verb.head
    if (
        noun.dep_ in ("attr", "oprd", "xcomp")
        and noun.head.lemma_ in ("be", "become")
        and is_infinitive(verb)
    ):
        return child(noun.head, "nsubj")
    return None


def _owner(verb: Token) -> Token | None:
    """Return who has the plan in "Peru has a plan to visit": the subject, unless it is another's."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "dobj" or child(noun, "poss") is not None:
        return None
    if noun.lemma_ in words()["anothers_plans"] and noun.head.lemma_ in words()["ruling_on"]:
        return None
    if not is_infinitive(verb) and (verb.tag_ != "VBG" or noun.lemma_ not in words()["texts"]):
        return None
    return child(noun.head, "dative") or subject(noun.head)


def _decider(verb: Token) -> Token | None:
    """Return whose "the Danish decision to close bridges" is, or "the town's plan to close them"."""
    noun = verb.head
    if verb.dep_ != "acl" or not is_infinitive(verb) or noun.pos_ != "NOUN":
        return None
    return next(
        (
            each
            for each in noun.lefts
            if (each.dep_ == "poss" and each.ent_type_ not in ("DATE", "TIME"))
            or (each.dep_ == "amod" and each.ent_type_ in ("NORP", "GPE"))
        ),
        None,
    )


def announced(verb: Token) -> bool:
    """Say whether ``verb`` is what a headline says will be done ("Ann Hill to visit Oslo")."""
    head = verb.head
    if verb.dep_ not in ("acl", "relcl", "advcl") or not is_infinitive(verb) or head.dep_ != "ROOT":
        return False
    return head.i == verb.left_edge.i - 1 and not any(each.tag_ in FINITE for each in verb.sent)


def named_before(word: Token) -> Token | None:
    """Return who stands before ``word`` in a headline and is taken for part of it ("Hill heads to")."""
    before = word.nbor(-1) if word.i > word.sent.start else None
    if before is None or before.head != word or any(each.tag_ in FINITE for each in word.sent):
        return None
    named = before.ent_type_ in ("PERSON", "GPE", "NORP", "ORG")
    held = before.pos_ == "NOUN" and before.lemma_.lower() in actor_nouns()
    return before if named or held else None


def _antecedent(verb: Token, own: Token) -> Token:
    if own.lower_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl":
        return _beyond_place(verb, own)
    if own.dep_ == "csubj" and any(each.lower_ == "what" for each in own.children):
        return _taken_for(own) or own
    return own


def _beyond_place(verb: Token, pronoun: Token) -> Token:
    """Return what a relative clause is about: behind a place's name rather what happened there.

    "The raid on Lviv that killed six": no name is narrowed by "that". "A raid in Lviv, which killed six": a
    town kills nobody.
    """
    befalls = pronoun.lower_ == "which" and verb.lemma_ in words()["befalling"]
    return _above_place(verb.head) if befalls or pronoun.lower_ == "that" else verb.head


def _set_off(verb: Token) -> Token | None:
    """Return whose doing a participle behind a comma tells that is parsed at the object before it ("waged a
    campaign in the north, killing dozens"): that of the clause."""
    noun, before = verb.head, verb.left_edge.i - 1
    if verb.tag_ != "VBG" or before <= noun.i or verb.doc[before].text != "," or child(verb, "nsubj"):
        return None
    while noun.dep_ in ("pobj", "conj", "prep") and noun.head != noun:
        noun = noun.head
    clause = noun.head if noun.dep_ == "dobj" else noun
    if clause.pos_ != "VERB" or clause.i > verb.i or is_passive(clause):
        return None
    return subject(clause)


def _above_place(place: Token) -> Token:
    """Return the noun of what happened in a place ("a rally in Lviv calling for"), else what is given."""
    if place.ent_type_ not in ("GPE", "LOC", "FAC"):
        return place
    above = place
    while above.dep_ in ("pobj", "appos", "conj") and above.head.dep_ in ("prep", "pobj", "conj"):
        if above.head.lower_ not in words()["whereabouts"]:
            break
        above = above.head.head
    noun = above.pos_ == "NOUN" and above.lemma_.lower() not in actor_nouns()
    return above if noun else place


def _taken_for(verb: Token) -> Token | None:
    """Return what "what appeared to be a balloon" is about: the balloon."""
    copulas = (each for each in verb.children if each.dep_ == "xcomp" and each.lemma_ == "be")
    return next((found for each in copulas if (found := child(each, "attr")) is not None), None)


def _run_in(verb: Token) -> Token | None:
    """Return who does it where the parse takes him for part of the day before him.

    "At the end of August militants abducted two men": no other subject is written.
    """
    if verb.tag_ not in FINITE or is_passive(verb):
        return None
    first = next((each for each in verb.lefts if each.dep_ in ("aux", "neg", "advmod") and each.i > 0), verb)
    for each in verb.lefts:
        if each.dep_ == "prep" and each.right_edge.i == first.i - 1:
            for noun in each.subtree:
                dated = any(
                    day.dep_ in ("compound", "nmod") and day.ent_type_ == "DATE" for day in noun.lefts
                )
                if noun.dep_ == "pobj" and dated and noun.lemma_.lower() in actor_nouns():
                    return noun
    return None


def _absolute(verb: Token) -> Token | None:
    """Return who does it in a "with" phrase that is parsed as two ("ended with Ann Hill suing two men")."""
    before = verb.left_edge.nbor(-1) if verb.left_edge.i > 0 else verb
    beside = before.dep_ == "pobj" and before.head.lower_ == "with" and before.head.head == verb.head
    return before if verb.dep_ == "advcl" and verb.tag_ == "VBG" and beside else None


def _inherited(verb: Token) -> Token | None:
    head = verb.head
    if (named := _absolute(verb)) is not None:
        return named
    asked = child(head, "dobj") if verb.dep_ == "advcl" and head.pos_ == "VERB" else None
    if asked is not None and asked.i < verb.i:
        told = asked if head.lemma_ in words()["controlling"] and is_infinitive(verb) else None
        whom = _asked_in(verb, asked) or told
        if whom is not None and not is_passive(head):
            return whom
    if verb.dep_ == "xcomp" and head.lemma_ in words()["object_control"]:
        controller = child(head, "dobj", "dative")
        controller = (controller and _asked_in(verb, controller)) or controller or _asked(head, verb)
        if controller is not None and not is_passive(head):
            return controller
    if head.pos_ in ("VERB", "AUX"):
        saying = _going_on(verb)
        return subject(saying) if saying else _between(head, verb) or _reporter(verb) or subject(head)
    if head.dep_ == "acomp" or (verb.dep_ == "conj" and head.dep_ == "dobj" and head.head.tag_ == verb.tag_):
        return subject(head.head)
    if head.pos_ == "ADP":
        above = head.head.head if head.head.dep_ in ("advmod", "dobj") else head.head
        if above.pos_ not in ("VERB", "AUX"):
            return None
        held = head.head.dep_ != "dobj" or above.lemma_ in words()["having"]
        return _charged(above, head) or (subject(above) if held else None)
    return None


def _asked(verb: Token, infinitive: Token) -> Token | None:
    """Return who is asked behind a preposition to do something ("appealed to the court to free them")."""
    for each in verb.children:
        if each.dep_ == "prep" and f"{verb.lemma_} {each.lower_}" in words()["directing"]:
            whom = child(each, "pobj")
            return whom if whom is not None and whom.i < infinitive.i else None
    return None


def _asked_in(infinitive: Token, noun: Token) -> Token | None:
    """Return to whom a request is made to do something ("its call on the state to free them")."""
    if noun.lemma_ not in words()["asking_nouns"] or not is_infinitive(infinitive):
        return None
    holders = (noun, noun.head) if noun.dep_ == "dobj" else (noun,)
    behind = (each for one in holders for each in one.children if each.lower_ in ("to", "on", "upon"))
    whom = (child(each, "pobj") for each in behind if each.dep_ in ("prep", "dative"))
    return next((each for each in whom if each is not None and each.i < infinitive.i), None)


def _going_on(verb: Token) -> Token | None:
    """Return the verb that ``verb`` goes on from, where it is parsed beside one in that verb's clause.

    Only like forms are coordinated: in "she said the union would study it but threatened a strike" the threat
    is hers. A perfect is no sign, since its participle looks like a past, which may be tagged so behind an
    infinitive ("urged them to return and condemned the raid").
    """
    first = verb.head
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
        first = first.head
    above = first.head
    below = first.dep_ == "ccomp" or (first.dep_ == "xcomp" and is_infinitive(first))
    if verb.dep_ == "conj" and is_infinitive(first) and above.i < first.i and _is_tensed(verb):
        return above if above.pos_ in ("VERB", "AUX") else None
    if verb.dep_ != "conj" or not below or above.i > first.i:
        return None
    if above.tag_ == "VBD" and verb.tag_ == "VBN" and first.tag_ == "VB" and child(verb, "dobj") is not None:
        return above if child(verb, "aux", "auxpass") is None else None
    if verb.tag_ != above.tag_:
        return None
    unlike = first.tag_ in ("VB", "VBG", "VBZ", "VBP") and first.tag_ != verb.tag_
    return above if unlike and verb.tag_ in ("VBD", "VBZ") and child(verb, "aux", "auxpass") is None else None


def _is_tensed(verb: Token) -> bool:
    """Say whether a verb cannot go on from an infinitive, as its "has" or its ending tells."""
    tensed = any(
        each.dep_ in ("aux", "auxpass") and each.tag_ in ("VBZ", "VBP", "VBD") for each in verb.lefts
    )
    return tensed or (verb.tag_ == "VBZ" and child(verb, "aux") is None)


def _charged(verb: Token, preposition: Token) -> Token | None:
    """Return whom a verb says to have done what the gerund tells ("accused the bank of bribery")."""
    behind = preposition.lower_ in ("of", "with", "for", "from", "over")
    if not behind:
        return None
    if verb.lemma_ not in words()["charging"]:
        return _brought_against(verb)
    if is_passive(verb):
        return child(verb, "nsubjpass", "nsubj") or (verb.head if verb.dep_ == "acl" else None)
    return child(verb, "dobj")


def _brought_against(verb: Token) -> Token | None:
    """Return against whom an action is brought ("filed a complaint against the clerk for threatening …")."""
    action = child(verb, "dobj", "nsubjpass")
    for each in (*action.children, *verb.children) if action is not None else ():
        if each.dep_ == "prep" and each.lower_ == "against":
            return child(each, "pobj")
    return None


def _reporter(verb: Token) -> Token | None:
    """Return who says so in "Peru has not replied, two envoys said, asking not to be named"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.left_edge.i < 2:
        return None
    saying = verb.doc[verb.left_edge.i - 2]
    return child(saying, "nsubj") if saying.dep_ == "parataxis" and saying.head == verb.head else None


def _between(saying: Token, verb: Token) -> Token | None:
    """Return the person named between "said" and a finite verb that the parse leaves without a subject."""
    if verb.dep_ != "ccomp" or not is_finite(verb) or saying.i > verb.i:
        return None
    named = (each for each in verb.doc[saying.i + 1 : verb.left_edge.i] if each.ent_type_ == "PERSON")
    return next((each for each in named if each.dep_ not in ("compound", "nmod", "poss")), None)
