"""Content that is an infinitive: "vowed to leave", "urged them to go"."""

from __future__ import annotations

from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.quotes.quote_context import Found, QuoteContext
from claims.extract.syntax import agent_phrase, edges, has_subject
from claims.extract.tokens import Token

LONGEST_ADDRESSEE = 4
"""Words of whom one tells to do something, up to which he is read as part of it ("urged them to go")."""


def infinitive(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He vowed to leave."""
    if lemma not in context.lexicon.infinitive or _is_nobodys_thought(context, verb):
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.i > verb.i and child.pos_ in ("VERB", "AUX"):
            if _is_about_the_speaker(context, child) or _tells_what_for(context, verb, child):
                return None
            start, end = edges(child)
            end = _with_condition(verb, _with_more(verb, _up_to_act(child, end)))
            return "quote.indirect.infinitive", [(start, end)]
    return None


def _tells_what_for(context: QuoteContext, verb: Token, clause: Token) -> bool:
    """Say whether a thing is asked for or promised, and the infinitive says what for: "demanded higher wages
    to keep up with prices"."""
    objects = (each for each in verb.rights if each.dep_ == "dobj" and each.i < clause.i)
    return any(not may_speak(context, each) for each in objects)


def _is_about_the_speaker(context: QuoteContext, verb: Token) -> bool:
    """Asked not to be named; declined to be identified; asked to remain anonymous."""
    if context.word(verb) in context.lexicon.identifying:
        return any(child.dep_ == "auxpass" for child in verb.lefts)
    return any(child.lower_ in ("anonymous", "unnamed") for child in verb.rights)


def _is_nobodys_thought(context: QuoteContext, verb: Token) -> bool:
    """Say whether no one is named who thinks so: "is expected to visit", a headline's "hoping to"."""
    if context.lexicon.verbs[context.word(verb)] != "believe" or verb.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    helped = any(child.dep_ == "auxpass" for child in verb.lefts)
    return agent_phrase(verb) is None and (helped or context.parsed.block_kind(verb.idx) == "title")


def _with_more(verb: Token, end: int) -> int:
    """Agreed to share a currency and rely on one another: a bare verb after a finite one is an infinitive."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.tag_ == "VB" and verb.tag_ != "VB" and not any(child.lefts):
            return child.right_edge.i + 1
    return end


def _with_condition(verb: Token, end: int) -> int:
    """Return where an infinitive ends with its condition: "threatened to strike if the tariff stayed"."""
    for child in verb.rights:
        conditional = child.dep_ == "advcl" and child.left_edge.lower_ in ("if", "unless", "until")
        if conditional and child.left_edge.i == end:
            return child.right_edge.i + 1
    return end


def instruction(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He urged them to leave; he called on them to leave."""
    if lemma not in context.lexicon.instruction and not (lemma == "call" and _calls_for_deed(verb)):
        return None
    for child in [*verb.children, *_within_addressee(verb)]:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and child.i > verb.i and has_to(child):
            addressed = _addressed(verb)
            if addressed is None and (
                lemma in context.lexicon.seeking or _is_about_the_speaker(context, child)
            ):
                return None  # "requested to be heard": nobody is told to do anything
            start, end = edges(child)
            if addressed is not None and start - addressed.left_edge.i <= LONGEST_ADDRESSEE:
                start = addressed.left_edge.i
            return "quote.indirect.instruction", [(start, _with_condition(verb, _up_to_act(child, end)))]
    return None


def _within_addressee(verb: Token) -> list[Token]:
    """Return the infinitive that is parsed into whom one asks: "asked anyone who saw it to come forward"."""
    told = _addressed(verb)
    if told is None or not (told.pos_ in ("PRON", "PROPN") or kind_of(told) not in (None, "document")):
        return []  # what is ordered is "the release of those who had tried to flee"
    clauses = [each for each in told.subtree if each.i > told.i and has_to(each)]
    own = [each for each in clauses if each.head == told or each.head.pos_ not in ("NOUN", "PROPN")]
    return [each for each in own if each.dep_ in ("advcl", "acl", "relcl", "xcomp")][-1:]


def _up_to_act(infinitive: Token, end: int) -> int:
    """Return where an infinitive ends before what its speaker did next: "told him to pay and left".

    A finite verb is not coordinated with an infinitive, whatever the parser makes of it.
    """
    for verb in infinitive.rights:
        if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and not has_subject(verb):
            joint = verb.doc[verb.left_edge.i - 1]
            comma = joint.i - 1 if joint.dep_ == "cc" and joint.nbor(-1).text == "," else joint.i
            return min(end, comma if joint.dep_ == "cc" else verb.left_edge.i)
    return end


def _calls_for_deed(verb: Token) -> bool:
    """He called on them to leave; the embassy called its nationals to leave; he called not to panic."""
    called = next((each for each in verb.rights if each.dep_ == "dobj"), None)
    people = called is not None and is_person(called)
    deeds = [each for each in verb.rights if each.dep_ == "xcomp" and has_to(each)]
    nobody = called is None and any(each.dep_ == "neg" for deed in deeds for each in deed.lefts)
    return _is_called_on(verb) or ((people or nobody) and bool(deeds))


def _is_called_on(verb: Token) -> bool:
    """Say whether "on" makes a demand of a call: whom one only calls is rung up or named."""
    return any(child.dep_ in ("prep", "prt") and child.lower_ in ("on", "upon") for child in verb.rights)


def _addressed(verb: Token) -> Token | None:
    """Who is told: the object of the verb, or of its "on"."""
    for child in verb.rights:
        if child.dep_ == "dobj":
            return child
        if child.dep_ in ("prep", "prt") and child.lower_ in ("on", "upon"):
            return next((below for below in child.rights if below.dep_ == "pobj"), None)
    return None


def has_to(verb: Token) -> bool:
    """Say whether ``verb`` stands behind a "to"."""
    return any(child.tag_ == "TO" for child in verb.lefts)


def is_person(noun: Token) -> bool:
    """Say whether ``noun`` means somebody, one or several."""
    known = noun.ent_type_ == "PERSON" or noun.pos_ == "PRON" or is_doer(noun)
    return known or kind_of(noun) in ("person", "group")


def may_speak(context: QuoteContext, noun: Token) -> bool:
    """Say whether ``noun`` means who can say a thing: somebody, a body, a study or a source."""
    named = noun.pos_ == "PROPN" or context.word(noun) in context.lexicon.speakers
    return named or kind_of(noun) is not None or is_person(noun)
