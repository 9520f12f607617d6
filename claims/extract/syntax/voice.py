"""Voice: who suffers what a verb says, and who does it in a passive."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.lexicon import actor_nouns
from claims.extract.supersenses import noun_senses
from claims.extract.syntax.list_items import BULLETS
from claims.extract.syntax.prepositions import prepositional
from claims.extract.syntax.tree import child
from claims.extract.syntax.words import words
from claims.extract.tokens import Token, once_a_token

_SUBJECTS = ("nsubj", "csubj", "expl", "nsubjpass", "csubjpass")


@once_a_token
def is_passive(verb: Token) -> bool:
    """Say whether the subject of ``verb`` suffers it: in a passive, full or reduced, and where one dies.

    "Men held by rebels", "Firm allowed to bid".
    """
    if child(verb, "nsubjpass", "auxpass") is not None or shared_subject(verb) is not None:
        return not _is_perfect(verb)
    if _is_ordered(verb) or _is_found_so(verb):
        return True
    if is_of_noun(verb) and not _is_content(verb):
        return verb.head.text not in BULLETS and not _is_hidden_main(verb)
    if verb.lemma_ in words()["undergone"] or _is_elliptic(verb):
        return True
    bare = verb.tag_ in ("VBD", "VBN") and child(verb, "auxpass", "aux", "dobj", "ccomp", "dative") is None
    bare = (
        bare
        and verb.lemma_ not in words()["never_passive"]
        and not (_has_counted(verb) or _names_somebody(verb))
        and shared_object(verb) is None
    )
    cut_short = verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.lemma_ in words()["suffered"]
    if (
        bare
        and (_heads_line(verb) or cut_short)
        and (verb.tag_ == "VBN" or verb.lemma_ in words()["suffered"] or _is_told_in_headline(verb))
    ):
        held = child(verb, "nsubj")
        return held is not None and held.text not in BULLETS
    return bare and verb.lemma_ in words()["controlling"] and child(verb, "xcomp") is not None


def shared_object(verb: Token) -> Token | None:
    """Return the object that an active verb shares with the last of those beside it.

    "Detained and questioned the clerk", "robbed, beat and then freed the traders".
    """
    last = verb
    while (beside := child(last, "conj")) is not None:
        between = verb.doc[last.i + 1 : beside.i]
        joined = all(each.dep_ in ("cc", "punct", "advmod") for each in between)
        if not joined or beside.pos_ != "VERB" or beside.tag_ == "VBG":
            return None
        if child(beside, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
            return None
        if (held := child(beside, "dobj")) is not None:
            return held if held.i > beside.i else None
        if child(beside, "prep", "ccomp", "xcomp") is not None:
            return None
        last = beside
    return None


def is_of_noun(verb: Token) -> bool:
    """Say whether a participle tells what is done to the noun before it ("Tan, told that …")."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def is_reduced(verb: Token) -> bool:
    """Say whether a participle without a subject is a passive ("If jailed, he …", "Accused of theft, …")."""
    bare = verb.dep_ == "advcl" and verb.tag_ == "VBN" and child(verb, "aux", "auxpass", "dobj") is None
    return bare and not any(each.dep_ in _SUBJECTS for each in verb.lefts)


def _is_perfect(verb: Token) -> bool:
    """Say whether an "'s" that is parsed as "is" stands for "has" ("now that he's dropped out")."""
    short = child(verb, "auxpass")
    if short is None or short.lower_ not in ("'s", "’s") or child(verb, "agent") is not None:
        return False
    return child(verb, "dobj", "prt") is not None or verb.lemma_ in words()["never_passive"]


def _is_ordered(verb: Token) -> bool:
    """Say whether a participle tells what one orders or sees done ("ordered him held", "had it closed").

    Of what one orders or wants no past is told, though the tagger may see one.
    """
    seen = verb.tag_ == "VBN" and verb.head.lemma_ in words()["having_done"]
    asked = verb.tag_ == "VBD" and verb.head.lemma_ in words()["wanting_done"]
    participle = verb.dep_ == "ccomp" and (seen or asked)
    return participle and child(verb, "nsubj") is not None and child(verb, "aux", "mark", "dobj") is None


def _is_content(verb: Token) -> bool:
    """Say whether a perfect is a clause that tells what a noun says: "claims that guards had beaten them"."""
    return child(verb, "aux") is not None and child(verb, "nsubj") is not None


def _is_found_so(verb: Token) -> bool:
    """Say whether a participle tells in what state somebody is found: "were found stabbed", "left hurt"."""
    found = verb.head.lemma_ in words()["found_so"] and child(verb.head, "nsubjpass", "auxpass") is not None
    participle = verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("xcomp", "oprd", "acomp", "ccomp")
    return found and participle and child(verb, "nsubj", "aux", "auxpass", "mark", "dobj") is None


def _has_counted(verb: Token) -> bool:
    """Say whether an object is parsed as a time right behind the verb ("charged the nine last week")."""
    timed = next((each for each in verb.rights if each.dep_ == "npadvmod"), None)
    first = timed.left_edge if timed is not None else verb
    counted = first.i == verb.i + 1 and first.lower_ == "the"
    return counted and any(each.dep_ == "nummod" for each in (timed or verb).children)


def _names_somebody(verb: Token) -> bool:
    """Say whether what is parsed as a title is a person's name ("Hill appointed Marsh as judge"): nobody is
    appointed to be another."""
    title = child(verb, "oprd")
    return title is not None and title.ent_type_ == "PERSON"


def _is_told_in_headline(verb: Token) -> bool:
    """Say whether what looks like a past is the passive of a headline, which tells in the present what
    somebody does ("Hauliers warned over bridge")."""
    listed = verb.lemma_ in words()["suffered_in_headlines"] and verb.tag_ == "VBD"
    bare = child(verb, "nsubj") is not None and child(child(verb, "nsubj") or verb, "det") is None
    return listed and bare and verb.sent.text.rstrip()[-1:].isalnum()


def _heads_line(verb: Token) -> bool:
    """Say whether a verb is its sentence's, or a headline's before its second part ("Ten freed: updates")."""
    before = verb.dep_ in ("ccomp", "parataxis") and verb.head.pos_ in ("NOUN", "PROPN")
    return verb.dep_ == "ROOT" or (before and verb.head.dep_ == "ROOT")


def shared_subject(verb: Token) -> Token | None:
    """Return the subject that a passive shares with the verb before it ("was arrested and charged")."""
    by = verb.tag_ == "VBD" and child(verb, "agent") is not None
    taken_for_past = by or (verb.tag_ == "VBD" and verb.lemma_ in words()["suffered"])
    if verb.dep_ != "conj" or not (verb.tag_ == "VBN" or taken_for_past):
        return None
    if verb.lemma_ in words()["never_passive"] and child(verb, "auxpass", "agent") is None:
        return None
    full = child(verb, "auxpass") is not None
    if child(verb, "nsubjpass", "nsubj") is not None or (not full and _has_object(verb)):
        return None
    if not full and child(verb.head, "auxpass") is None:
        return None
    above = verb.head
    while full and above.dep_ in ("conj", "xcomp", "advcl") and child(above, *_SUBJECTS) is None:
        above = above.head  # "went to Oslo to protest and were beaten": who went
    return child(above, "nsubjpass", "csubjpass", "nsubj")


def _has_object(verb: Token) -> bool:
    """Say whether something stands behind ``verb`` that it is done to, and no time ("freed the same day")."""
    return any(each.dep_ == "dobj" and each.ent_type_ not in ("DATE", "TIME") for each in verb.children)


def _is_elliptic(verb: Token) -> bool:
    """Say whether a passive leaves out the "were" it shares ("ten were killed and dozens wounded")."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or child(verb, "nsubj") is None:
        return False
    return child(verb, "dobj", "aux", "ccomp", "xcomp") is None and child(verb.head, "auxpass") is not None


def _is_hidden_main(verb: Token) -> bool:
    """Say whether what looks like a participle is the sentence's verb ("Hill, the leader, accused Marsh.").

    A headline may be without one, a sentence that ends with a full stop is not.
    """
    noun = verb.head
    verbless = noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")
    # Whether it is a passive is what is asked here, so whoever acts is looked for as if it were one.
    by = agent_phrase(verb)
    doer = (child(by, "pobj") or _who_acts(by)) if by is not None else None
    ended = doer is None and verb.sent.text.rstrip().endswith(".")
    ended = ended and not (verb.tag_ == "VBN" and verb.lemma_ in words()["suffered"])
    return verbless and (ended or child(verb, "dobj") is not None)


def told_doers(noun: Token) -> Iterator[Token]:
    """Yield who did what a participle tells of a thing ("crimes committed by soldiers").

    A clause with a subject of its own tells of something else ("her claim that it was written by him").
    """
    participles = (each for each in noun.children if each.dep_ == "acl" and is_passive(each))
    clauses = (each for each in participles if child(each, "nsubj", "nsubjpass") is None)
    yield from (doer for each in clauses if (doer := agent(each)) is not None)


def passive_subject(verb: Token) -> Token | None:
    """Return whom something is done to: the subject of a passive verb, or of the one that tells his state."""
    return child(verb, "nsubjpass") or (child(verb.head, "nsubjpass") if _is_found_so(verb) else None)


def agent_phrase(verb: Token) -> Token | None:
    """Return the "by" of a passive verb, also where it hangs on a name: "called a joke by the union"."""
    marked = child(verb, "agent")
    if marked is not None:
        return marked
    named = child(verb, "oprd") if passive_subject(verb) is not None else None
    after = [*verb.children, *(named.rights if named is not None else ())]
    own = next((each for each in after if each.dep_ == "prep" and each.lower_ == "by"), None)
    reduced = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and child(verb, "aux") is None
    passive = reduced or passive_subject(verb) is not None
    return _parsed_below(verb) if own is None and passive else own


def _parsed_below(verb: Token) -> Token | None:
    """Return the "by" of a passive that the parse hangs on what it tells of.

    "Barred from leaving the country by the court", "denied access to the plant by the operator"; of a place
    or a day nobody is the author ("was held at a farm by rebels").
    """
    gerunds = [one for each in verb.children if each.dep_ == "prep" for one in each.children]
    below = [one for one in gerunds if one.dep_ == "pcomp" and one.tag_ == "VBG"]
    below += [one for one in verb.children if one.dep_ == "dobj"]
    below += [
        one
        for one in verb.children
        if one.dep_ in ("xcomp", "advcl") and one.tag_ == "VB" and child(one, "auxpass") is None
    ]
    spots = [*below, verb]
    below += [spot for one in spots for _, spot in prepositional(one) if _is_spot(spot)]
    for each in below:
        by = next(
            (one for one in each.children if one.lower_ == "by" and one.dep_ in ("prep", "agent")), None
        )
        doer = child(by, "pobj") if by is not None else None
        if doer is not None and (
            doer.ent_type_ in ("ORG", "PERSON", "GPE", "NORP") or doer.lemma_.lower() in actor_nouns()
        ):
            return by
    return None


def _is_spot(noun: Token) -> bool:
    """Say whether a noun names a place or a time."""
    if noun.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "TIME"):
        return True
    return noun.pos_ == "NOUN" and noun_senses(noun.lemma_.lower())[:1] in (("location",), ("time",))


def agent(verb: Token) -> Token | None:
    """Return the noun after "by" of a passive."""
    by = agent_phrase(verb)
    return (child(by, "pobj") or described_agent(by)) if by is not None else None


def _is_active(verb: Token) -> bool:
    return verb.pos_ == "VERB" and not (verb.tag_ == "VBN" or is_passive(verb))


def described_agent(by: Token) -> Token | None:
    """Return who acts where the word that tells what they do is parsed as a deed ("by protesting farmers").

    Nobody protests farmers: what stands next to it does. Behind an active verb it is a deed ("left after
    visiting nurses").
    """
    return _who_acts(by) if not _is_active(by.head) else None


def _who_acts(by: Token) -> Token | None:
    doing = child(by, "pcomp") if by.lower_ == "by" else None
    who = child(doing, "dobj") if doing is not None and doing.lemma_ in words()["acting_so"] else None
    if doing is None or who is None or who.left_edge.i > doing.i + 1 or child(who, "det", "poss") is not None:
        return None
    people = who.ent_type_ or noun_senses(who.lemma_.lower())[:1] in (("person",), ("group",))
    return who if people else None
