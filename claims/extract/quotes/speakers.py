"""Speakers, by syntax and, where the parser shows nobody, by what stands beside the verb."""

from __future__ import annotations

from claims.extract.mentions.nominals import is_aged, is_doer, kind_of
from claims.extract.quotes.antecedents import antecedent, behind_prefix, called_may, cannot_speak, giver
from claims.extract.quotes.borders import goes_on_to_say
from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.quotes.repair import speaker_behind, turned
from claims.extract.syntax import (
    TokenRange,
    agent,
    child,
    has_subject,
    is_passive,
    own_subject,
    passive_subject,
    verb_group,
    words,
)
from claims.extract.tokens import Token

CLIMBS = 4
"""How many verbs a subject is looked for upwards ("came out and began to say")."""

LONGEST_ASIDE = 12
"""Words of a cue and its subject between two commas."""
LONGEST_DESCRIPTION = 14
"""Words between two commas that say who somebody is."""

_MUTE = frozenset(("it", "there", "this", "that"))
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_NOMINAL = frozenset(("dobj", "pobj", "prep", "attr", "appos", "acomp"))
_RAISED = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep"))


def subject(context: QuoteContext, verb: Token) -> Token | None:
    """Return the head word of who does what ``verb`` says, also from a verb above it."""
    if _only_hears(context, verb) or _is_charged(verb):
        return None
    inverted = turned(context, verb)
    if inverted:
        return inverted[0]
    cited = (
        called_may(verb)
        or cited_speaker(verb)
        or _in_whose_name(verb)
        or _kept_from(verb)
        or shared_in_headline(context, verb)
    )
    who = cited or _goes_on(context, verb) or _subject_above(context, verb)
    return who if who is None else behind_prefix(_behind_participle(who, verb), verb)


def _behind_participle(who: Token, verb: Token) -> Token:
    """Return who says it in "Reacting, the mayor said …", where the participle is taken for the subject."""
    lead_in = who.lower_.endswith("ing") and who.i + 1 < verb.i and who.nbor().text == ","
    named = (each for each in who.rights if lead_in and each.dep_ == "appos" and each.i < verb.i)
    return next(named, who)


def shared_in_headline(context: QuoteContext, verb: Token) -> Token | None:
    """Return who both does and says it in a headline without "and": "Actor quits, says he was tired"."""
    if verb.tag_ != "VBZ" or verb.i < 2 or verb.nbor(-1).text != "," or own_subject(verb) is not None:
        return None
    if context.parsed.block_kind(verb.idx) != "title":
        return None
    behind = any(each.dep_ == "ccomp" and has_subject(each) for each in verb.rights)
    deed = next((each for each in verb.lefts if each.dep_ == "ccomp" and each.tag_ == "VBZ"), None)
    return own_subject(deed) if behind and deed is not None else None


def _in_whose_name(verb: Token) -> Token | None:
    """Return the body of "in the ministry they stated that …", as translated news names who speaks."""
    who = own_subject(verb)
    if who is None or who.lower_ != "they" or who.i > verb.i:
        return None
    for each in verb.lefts:
        if each.dep_ == "prep" and each.lower_ in ("in", "at") and each.i < who.i:
            noun = child(each, "pobj")
            body = noun is not None and (
                noun.ent_type_ == "ORG" or kind_of(noun) in ("organisation", "government")
            )
            return noun if body else None
    return None


def _only_hears(context: QuoteContext, verb: Token) -> bool:
    """Say whether a headline leaves out the "was" of who is told: "Ferry was overloaded, jury told"."""
    if verb.lemma_ == "hear":
        return True
    if verb.lemma_ != "tell" or verb.tag_ not in ("VBD", "VBN"):
        return False
    who = own_subject(verb)
    alone = all(child.is_punct or child.is_space for child in verb.rights)
    return who is not None and alone and context.word(who) in context.lexicon.told


def _is_charged(verb: Token) -> bool:
    """Say whether a participle tells what somebody is accused of, by nobody named: "men accused of theft"."""
    participle = verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "relcl") and child(verb, "dobj") is None
    return participle and verb.lemma_ in words()["charging"] and agent(verb) is None and is_passive(verb)


def _goes_on(context: QuoteContext, verb: Token) -> Token | None:
    """Return who adds it, wherever the parser hangs it: "Two firms left, the agency said, warning that …"."""
    doc, opening = context.doc, verb.left_edge.i
    if verb.tag_ != "VBG" or opening < 3 or doc[opening - 1].text != "," or own_subject(verb) is not None:
        return None
    for at in range(opening - 2, max(0, opening - LONGEST_ASIDE), -1):
        cue = doc[at]
        if cue.text in (",", ".", ";") or cue.is_space or context.region_at(cue.idx) >= 0:
            return None
        if cue.pos_ == "VERB" and context.lexicon.is_speech(context.word(cue)):
            who = own_subject(cue)
            first = min(who.left_edge.i, cue.i) if who is not None else 0
            return who if first and doc[first - 1].text == "," else None
    return None


def _subject_above(context: QuoteContext, verb: Token) -> Token | None:
    here, climbed = verb, 0
    while True:
        own = _acting_in(here) if climbed else own_subject(here)
        if own is not None:
            return _who_acts(context, verb, own, here) if climbed else antecedent(context, own, here)
        noun = here.head
        if here.dep_ == "conj" and noun.dep_ == "ccomp" and continues_saying(here, noun.head):
            here, climbed = noun.head, climbed + 1
            continue
        named = noun.pos_ in ("NOUN", "PROPN", "PRON") or noun.lower_ == "one"
        if here.dep_ in ("acl", "relcl") and named:
            noun = _outside_aside(here, noun)
            whose = here.tag_ != "VBG" or here.doc[here.left_edge.i - 1].text != ","
            if whose and not cannot_speak(context, noun, here):
                return giver(context, noun) or noun
        elif here.dep_ not in _RAISED or _is_asked(context, here) or _is_not_done(context, noun, here):
            return None
        if climbed >= CLIMBS or noun.i == here.i or (climbed == 0 and passive_subject(here) is not None):
            return None
        if here.dep_ == "pcomp" and noun.lower_ == "as" and (cited := child(noun.head, "dobj")) is not None:
            return cited
        if here.dep_ == "pcomp" and noun.lower_ == "for" and (blamed := _blamed(noun.head)) is not None:
            return blamed
        if (
            here.dep_ == "xcomp"
            and not _adds(verb)
            and (controller := _object_before(noun, here)) is not None
        ):
            return controller
        here, climbed = noun, climbed + 1
        while here.dep_ in _NOMINAL and here.head.i != here.i:
            here = here.head


def _kept_from(verb: Token) -> Token | None:
    """Return who does it all the same: "Rain did not stop pensioners from marching, insisting that …"."""
    above = verb.head
    whom = child(above, "dobj")
    if whom is None or not _adds(verb):
        return None
    behind = (*above.rights, *whom.subtree)
    doing = (each for each in behind if each.lower_ == "from" and whom.i < each.i < verb.i)
    return whom if any(child(each, "pcomp") is not None for each in doing) else None


def _blamed(above: Token) -> Token | None:
    """Return who did it, in "sued the paper for saying …", "a complaint against the judge for saying …"."""
    verb = above.head if above.dep_ == "dobj" else above
    who = child(verb, "dobj")
    for noun in (verb, who) if who is not None else (verb,):
        against = next((each for each in noun.rights if each.lower_ == "against"), None)
        if against is not None:
            return child(against, "pobj")
    people = who is not None and (who.ent_type_ in _NAMED or who.pos_ == "PRON" or kind_of(who) is not None)
    return who if people else None


def _acting_in(clause: Token) -> Token | None:
    """Return whose acts follow in what hangs on ``clause``: "the crew were sacked by him, saying that …"."""
    return passive_subject(clause) or own_subject(clause)


def _adds(verb: Token) -> bool:
    """Say whether a participle behind a comma goes on with a speech: "urged them to go, calling it late"."""
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == "," and verb.dep_ == "advcl"


def _object_before(verb: Token, clause: Token) -> Token | None:
    return next((each for each in verb.children if each.dep_ == "dobj" and each.i < clause.i), None)


def _sayer_above(context: QuoteContext, verb: Token, clause: Token, own: Token) -> Token | None:
    """He said the lamps were old, adding that …: he adds it, where the clause's own subject cannot speak."""
    cue = clause.head
    if clause.dep_ == "acl" and cue.dep_ == "dobj":  # "denied reports that it rained, calling them …"
        return subject(context, cue.head) if _adds(verb) and _is_cue(context, cue.head) else None
    goes_on = goes_on_to_say(context, verb) is not None
    participle = goes_on or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i == clause.i)
    if (
        not participle
        or clause.dep_ != "ccomp"
        or cue.i > clause.i
        or not context.lexicon.is_speech(context.word(cue))
    ):
        return None
    if goes_on or (
        context.lexicon.is_speech(context.word(verb)) and context.doc[verb.left_edge.i - 1].text == ","
    ):
        return subject(context, cue)
    mute = own.lower_ in _MUTE or (own.pos_ == "NOUN" and kind_of(own) is None and not is_doer(own))
    return subject(context, cue) if mute and own.ent_type_ not in _NAMED else None


def _is_cue(context: QuoteContext, verb: Token) -> bool:
    return verb.pos_ == "VERB" and context.lexicon.is_speech(context.word(verb))


def cited_speaker(verb: Token) -> Token | None:
    """Return whose words they are in "the paper quoted the mayor as saying"."""
    if verb.lemma_ not in ("quote", "cite"):
        return None
    saying = (below for child in verb.subtree if child.lower_ == "as" for below in child.rights)
    if all(below.tag_ != "VBG" for below in saying):
        return None
    return child(verb, "dobj") or passive_subject(verb)


def _is_not_done(context: QuoteContext, above: Token, verb: Token) -> bool:
    """Say whether nothing need have been said: "was unable to say", unlike "was quick to add"."""
    return verb.dep_ == "xcomp" and above.dep_ == "acomp" and above.lower_ not in context.lexicon.ready


def _is_asked(context: QuoteContext, verb: Token) -> bool:
    """Say whether whoever acts in the clause above is the one it was done to: "Asked why, she said …"."""
    if verb.dep_ != "advcl" or context.word(verb) not in context.lexicon.addressee:
        return False
    helped = any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.lefts)
    return verb.tag_ in ("VBN", "VBD") and not helped


def _who_acts(context: QuoteContext, verb: Token, own: Token, clause: Token) -> Token | None:
    """Return who says ``verb`` where ``clause`` above it has the subject ``own``."""
    if _is_told(context, verb, clause) or _is_judged(own, clause):
        return None
    return _sayer_above(context, verb, clause, own) or antecedent(context, own, clause)


def _is_judged(own: Token, clause: Token) -> bool:
    """Say whether "it" only leads in what is early, hard or wrong: "it was too early to speak of talks"."""
    return own.lower_ == "it" and any(child.dep_ == "acomp" for child in clause.rights)


def _is_told(context: QuoteContext, verb: Token, above: Token) -> bool:
    """Say whether the subject of ``above`` hears ``verb`` said: "she was taken aside and told that …"."""
    if verb.dep_ != "conj":
        return False
    if any(child.dep_ == "auxpass" for child in verb.lefts):
        return True
    if passive_subject(above) is None:
        return False
    hearers = any(child.dep_ in ("dobj", "dative") for child in verb.rights)
    return verb.tag_ == "VBN" or (context.word(verb) in context.lexicon.hearing and not hearers)


def _outside_aside(verb: Token, noun: Token) -> Token:
    """Return who acts, in "the ministry, headed by Qin, called …": not Qin, whom the parser takes."""
    if (
        verb.dep_ == "acl"
        and verb.tag_ in ("VBD", "VBZ", "VBP")
        and verb.doc[verb.left_edge.i - 1].text == ","
    ):
        return next((above.head for above in noun.ancestors if above.dep_ == "acl"), noun)
    return _told_of(verb, noun)


def _told_of(verb: Token, noun: Token) -> Token:
    """Return who acts, in "Scientists not involved in the study called it thin": not the study.

    A finite verb is no participle; where the parser makes it one, the sentence is left without a verb.
    """
    finite = verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBZ", "VBP") and any(verb.rights)
    above = [each for each in noun.ancestors if finite]
    clear = bool(above) and all(each.pos_ not in ("VERB", "AUX") or each.tag_ == "VBN" for each in above)
    top = above[-1] if clear else noun
    return top if top.dep_ == "ROOT" and top.pos_ in ("NOUN", "PROPN") and top.i < verb.i else noun


def continues_saying(verb: Token, cue: Token) -> bool:
    """Say whether ``verb``, coordinated with what ``cue`` says, is rather a second cue of its speaker.

    "She said it was late and warned against delay": both are in the past tense, the second has no subject.
    """
    if _is_within_list(verb):
        return False
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)
    did = any(child.lower_ == "did" for child in verb.lefts)
    past = verb.tag_ == "VBD" or did or (verb.tag_ == "VBN" and not helped and _has_object(verb))
    if _is_parallel(verb, cue):
        return own_subject(verb) is None and passive_subject(verb) is None
    if did and verb.lemma_ in ("recall", "remember", "know", "believe", "think", "want", "understand", "see"):
        return False  # nobody reports what he did not think: it is part of what was said
    if own_subject(verb) is not None or passive_subject(verb) is not None:
        return False
    return past and (
        cue.tag_ == "VBD" or (_is_set_off(verb) and cue.tag_ == "VBG" and cue.head.tag_ == "VBD")
    )


def _is_parallel(verb: Token, cue: Token) -> bool:
    """Say whether ``verb`` has the form of ``cue`` and what is said has not: "has said X and has sued"."""
    helpers, wanted = _helpers(verb), _helpers(cue)
    if not wanted and cue.tag_ in ("VBD", "VB"):
        return False
    return (
        verb.tag_ == cue.tag_
        and helpers == wanted
        and (verb.head.tag_, _helpers(verb.head)) != (cue.tag_, wanted)
    )


def _is_within_list(verb: Token) -> bool:
    """Say whether ``verb`` is one of three deeds: "said that the boy fell, yelled “help!”, and ran"."""
    listed = verb.left_edge.i and verb.doc[verb.left_edge.i - 1].text == ","
    last = any(each.dep_ == "conj" for each in verb.rights)
    return bool(listed) and last and all(each.dep_ != "cc" for each in verb.head.rights)


def _helpers(verb: Token) -> set[str]:
    return {each.lower_ for each in verb.lefts if each.dep_ in ("aux", "auxpass")}


def _is_set_off(verb: Token) -> bool:
    """Say whether a comma stands before the "and" of ``verb``."""
    joint = verb.doc[verb.left_edge.i - 1]
    return joint.text == "," or (joint.dep_ == "cc" and joint.i > 0 and joint.nbor(-1).text == ",")


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "ccomp") for child in verb.rights)


def beside(context: QuoteContext, verb: Token) -> Token | None:
    """Return the head of the noun phrase right before or after ``verb``, where syntax shows no subject."""
    if _only_hears(context, verb) or _is_charged(verb):
        return None
    start, end = verb_group(verb)
    if start and is_aged(context.doc[start - 1]) and context.region_at(context.offsets[start - 1]) < 0:
        return context.doc[start - 1]
    phrase = _phrase_around(context, start, end)
    if phrase is None and context.follows_quotation(verb):
        return speaker_behind(context, verb, context.sentence(verb.i)[1])
    if phrase is None or verb.tag_ in ("VBG", "VB") or (verb.tag_ == "VBN" and not _stands_alone(verb)):
        return None
    head = context.doc[phrase[0] : phrase[1]].root
    if head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or context.region_at(head.idx) >= 0:
        return None
    return head


def _phrase_around(context: QuoteContext, start: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase right before ``start`` or behind ``end``, even behind a comma."""
    return (
        context.chunk_ends.get(start)
        or _named_before_comma(context, start)
        or context.chunk_starts.get(end)
        or _named_behind(context, end)
    )


def _stands_alone(verb: Token) -> bool:
    """Say whether a participle is the sentence's verb: the parser takes an inverted "added" for one."""
    return verb.dep_ == "ROOT" and all(child.dep_ not in ("aux", "auxpass") for child in verb.lefts)


def _named_behind(context: QuoteContext, start: int) -> TokenRange | None:
    """Return the name behind a cue whose first word the parser takes for another: "said Per Lund"."""
    end = start
    while end < len(context.doc) and context.doc[end].is_title and context.doc[end].is_alpha:
        end += 1
    return (start, end) if end - start > 1 and context.doc[end - 1].pos_ == "PROPN" else None


def _named_before_comma(context: QuoteContext, start: int) -> TokenRange | None:
    """Return the name in "Tom Hill, MP for the islands, said", where the parser loses it."""
    doc = context.doc
    if start < 2 or doc[start - 1].text != ",":
        return None
    for at in range(start - 2, max(0, start - LONGEST_DESCRIPTION), -1):
        if (doc[at].pos_ in ("VERB", "AUX") and doc[at].tag_ != "VBG") or context.region_at(doc[at].idx) >= 0:
            return None
        if doc[at].text == ",":
            if all(word.ent_type_ == "PERSON" for word in doc[at + 1 : start - 1]):
                return at + 1, start - 1  # "the head of the League for Human Rights, Ann Hill, said"
            first = at
            while first > 0 and (doc[first - 1].pos_ == "PROPN" or doc[first - 1].is_title):
                first -= 1
            return (first, at) if first < at else None
    return None
