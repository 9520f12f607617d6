"""Reading a dependency tree: subjects, objects, noun phrases; with the labels of spaCy's English models."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from claims.document import Span
from claims.extract.events.lexicon import lexicon

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "dative", "oprd", "attr", "acomp")
CLAUSES = ("ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl")
CONTROLLING = (
    "allow",
    "permit",
    "authorize",
    "authorise",
    "order",
    "force",
    "urge",
    "invite",
    "expect",
    "ask",
)
"""Verbs that say what another is to do: without an object they are passives, as headlines write them."""
FINITE = ("VBD", "VBP", "VBZ", "MD")
RELATIVE = ("who", "which", "that", "whom", "whose")


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child of ``token`` with one of the dependency labels."""
    return next((each for each in token.children if each.dep_ in deps), None)


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield ``token`` and what is coordinated with it to the right ("the US, Japan and Australia")."""
    yield token
    for each in token.children:
        if each.dep_ == "conj" and each.pos_ in ("NOUN", "PROPN", "PRON", "ADJ") and not _is_excepted(each):
            yield from conjuncts(each)


def _is_excepted(noun: Token) -> bool:
    """Say whether a coordinated noun is one that is left out ("praised Peru but not Chile")."""
    return child(noun, "neg") is not None or noun.doc[noun.left_edge.i - 1].lower_ == "not"


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the heads of ``token``, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def is_passive(verb: Token) -> bool:
    """Say whether the subject of ``verb`` suffers it: in a passive, full or reduced, and where one dies.

    "Men held by rebels", "Firm allowed to bid".
    """
    if child(verb, "nsubjpass", "auxpass") is not None or shared_subject(verb) is not None:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return not _is_hidden_main(verb)
    if verb.lemma_ in lexicon().grammar["undergone"] or _is_elliptic(verb):
        return True
    bare = verb.tag_ in ("VBD", "VBN") and child(verb, "auxpass", "aux", "dobj", "ccomp", "dative") is None
    if bare and verb.lemma_ in lexicon().grammar["suffered"] and verb.dep_ == "ROOT":
        return child(verb, "nsubj") is not None
    return bare and verb.lemma_ in CONTROLLING and child(verb, "xcomp") is not None


def shared_subject(verb: Token) -> Token | None:
    """Return the subject that a passive shares with the verb before it ("was arrested and charged")."""
    if verb.dep_ != "conj" or verb.tag_ != "VBN" or child(verb, "nsubjpass", "nsubj", "dobj") is not None:
        return None
    if child(verb, "auxpass") is None and child(verb.head, "auxpass") is None:
        return None
    return child(verb.head, *PASSIVE, "nsubj")


def _is_elliptic(verb: Token) -> bool:
    """Say whether a passive leaves out the "were" it shares ("ten were killed and dozens wounded")."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBN", "VBD") or child(verb, "nsubj") is None:
        return False
    return child(verb, "dobj", "aux", "ccomp", "xcomp") is None and child(verb.head, "auxpass") is not None


def _is_hidden_main(verb: Token) -> bool:
    """Say whether what looks like a participle is the sentence's verb ("Hill, the leader, accused Marsh")."""
    noun = verb.head
    verbless = noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")
    return verbless and child(verb, "dobj") is not None


def relative_head(verb: Token) -> Token | None:
    """Return the noun that the relative clause of ``verb`` is about."""
    return verb.head if verb.dep_ == "relcl" else None


def subject(verb: Token) -> Token | None:
    """Return who does the action of an active ``verb``, sought in the clauses above where none is written."""
    if verb.pos_ in ("NOUN", "PROPN"):
        return named_before(verb)
    own = _own_subject(verb)
    if own is not None:
        return _antecedent(verb, own)
    if announced(verb):
        return verb.head
    if verb.dep_ in ("acl", "relcl"):
        return described(verb) or _owner(verb) or verb.head
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "aux", "prep") and verb.head != verb:
        return _inherited(verb)
    return None


def _own_subject(verb: Token) -> Token | None:
    """Return the subject written at ``verb``; of two, as after a dateline, the one behind the colon."""
    written = [each for each in verb.children if each.dep_ in (*SUBJECTS, *PASSIVE)]
    dateline = len(written) > 1 and any(each.text == ":" for each in written[0].children)
    return written[-1 if dateline else 0] if written else None


def described(verb: Token) -> Token | None:
    """Return who does it in "She will be the first minister to visit": the subject of the copula."""
    noun = verb.head
    if noun.dep_ in ("attr", "oprd", "xcomp") and noun.head.lemma_ in ("be", "become") and infinitive(verb):
        return child(noun.head, "nsubj")
    return None


def _owner(verb: Token) -> Token | None:
    """Return who has the plan in "Peru has a plan to visit": the subject, unless it is another's."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "dobj" or child(noun, "poss") is not None:
        return None
    if not infinitive(verb) and (verb.tag_ != "VBG" or noun.lemma_ not in lexicon().grammar["texts"]):
        return None
    return subject(noun.head) if child(noun.head, "dative") is None else None


def announced(verb: Token) -> bool:
    """Say whether ``verb`` is what a headline says will be done ("Ann Hill to visit Oslo")."""
    head = verb.head
    if verb.dep_ not in ("acl", "relcl", "advcl") or not infinitive(verb) or head.dep_ != "ROOT":
        return False
    return head.i == verb.left_edge.i - 1 and not any(each.tag_ in FINITE for each in verb.sent)


def named_before(word: Token) -> Token | None:
    """Return who stands before ``word`` in a headline and is taken for part of it ("Hill heads to")."""
    before = word.nbor(-1) if word.i > word.sent.start else None
    if before is None or before.head != word or any(each.tag_ in FINITE for each in word.sent):
        return None
    named = before.ent_type_ in ("PERSON", "GPE", "NORP", "ORG")
    held = before.pos_ == "NOUN" and before.lemma_.lower() in lexicon().actors
    return before if named or held else None


def is_unknown_place(token: Token) -> bool:
    """Say whether a name behind "in" is a place's that the recogniser took for nobody's or a person's."""
    name = token.tag_ == "NNP" and token.text[:1].isupper() and token.ent_type_ in ("", "PERSON", "FAC")
    return name and token.dep_ == "pobj" and token.head.lower_ == "in"


def infinitive(verb: Token) -> bool:
    """Say whether ``verb`` is an infinitive with "to"."""
    return any(each.tag_ == "TO" for each in verb.children)


def _antecedent(verb: Token, own: Token) -> Token:
    if own.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if own.dep_ == "csubj" and any(each.lower_ == "what" for each in own.children):
        return _taken_for(own) or own
    return own


def _taken_for(verb: Token) -> Token | None:
    """Return what "what appeared to be a balloon" is about: the balloon."""
    copulas = (each for each in verb.children if each.dep_ == "xcomp" and each.lemma_ == "be")
    return next((found for each in copulas if (found := child(each, "attr")) is not None), None)


def _inherited(verb: Token) -> Token | None:
    head = verb.head
    if verb.dep_ == "xcomp" and head.lemma_ not in ("promise", "vow"):
        controller = child(head, "dobj", "dative")
        if controller is not None and not is_passive(head):
            return controller
    if head.pos_ in ("VERB", "AUX"):
        return _between(head, verb) or _reporter(verb) or subject(head)
    if head.dep_ == "acomp":
        return subject(head.head)
    if head.pos_ == "ADP":
        above = head.head.head if head.head.dep_ == "advmod" else head.head
        return subject(above) if above.pos_ in ("VERB", "AUX") else None
    return None


def _reporter(verb: Token) -> Token | None:
    """Return who says so in "Peru has not replied, two envoys said, asking not to be named"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.left_edge.i < 2:
        return None
    saying = verb.doc[verb.left_edge.i - 2]
    return child(saying, "nsubj") if saying.dep_ == "parataxis" and saying.head == verb.head else None


def _between(saying: Token, verb: Token) -> Token | None:
    """Return the person named between "said" and a finite verb that the parse leaves without a subject."""
    finite = verb.tag_ in FINITE or any(each.dep_ == "aux" and each.tag_ in FINITE for each in verb.children)
    if verb.dep_ != "ccomp" or not finite or saying.i > verb.i:
        return None
    named = (each for each in verb.doc[saying.i + 1 : verb.left_edge.i] if each.ent_type_ == "PERSON")
    return next((each for each in named if each.dep_ not in ("compound", "nmod", "poss")), None)


def agent(verb: Token) -> Token | None:
    """Return the noun after "by" of a passive."""
    by = child(verb, "agent") or next(
        (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"), None
    )
    return child(by, "pobj") if by is not None else None


def prepositional(token: Token, *names: str) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) of the phrases that hang on ``token``; all of them, or those named."""
    for each in token.children:
        if each.dep_ in ("prep", "dative", "agent", "prt", "advmod") and each.pos_ in ("ADP", "SCONJ", "ADV"):
            yield from _objects_of(each, names)


def behind(noun: Token, *names: str) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object) of the phrases behind ``noun``, also those it shares with a noun before it.

    "Accidents and visits by officials": the parse hangs "by officials" on the accidents.
    """
    yield from prepositional(noun, *names)
    if noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        yield from ((name, each) for name, each in prepositional(noun.head, *names) if each.i > noun.i)


def _objects_of(preposition: Token, names: tuple[str, ...]) -> Iterator[tuple[str, Token]]:
    words = lexicon().grammar
    for each in preposition.children:
        if each.dep_ == "pobj" and (not names or preposition.lower_ in names):
            inner = child(each, "prep")
            through = each.lower_ in words["through"]
            if inner is None or inner.lower_ != "of" or not (through or each.lower_ in words["aside"]):
                yield preposition.lower_, each
            elif through:
                yield from ((preposition.lower_, one) for one in inner.children if one.dep_ == "pobj")
        elif each.dep_ in ("prep", "conj") and each.pos_ == "ADP":
            yield from _objects_of(each, names)


def noun_phrase(head: Token) -> Span:
    """Return the whole noun phrase of ``head``: what stands before it, and "of", "in" or "from" after it.

    Relative clauses, appositions behind a comma and what is coordinated are left out.
    """
    start = _left_edge(head)
    last = head
    bare = head.tag_ == "NNP" and child(head, "det", "amod") is None
    person = bare or "PERSON" in (head.ent_type_, name_of(head).ent_type_)
    after = ("of",) if person else ("of", "in", "from", "for")
    for each in head.rights:
        if each.lower_ == "of" and _is_verbs(each):
            break
        if each.dep_ == "prep" and each.lower_ in after and not is_temporal(each):
            last = max(last, _last_of(each), key=lambda token: token.i)
        elif each.dep_ == "appos" and _names_it(each, last):
            last = _last_of(each)
        elif each.dep_ == "punct" and each.text == "," and _is_named(head):
            continue
        elif each.dep_ in ("nummod", "compound", "amod", "nmod", "flat"):
            last = max(last, each, key=lambda token: token.i)
        else:
            break
    stranded = _stranded(head)
    last = stranded if stranded is not None else last
    doc = head.doc
    while last.is_space and last.i > head.i:
        last = last.nbor(-1)
    return Span(doc[start].idx, last.idx + len(last.text))


def _is_verbs(of: Token) -> bool:
    """Say whether an "of" belongs to the verb before its noun ("accused the bank of fraud").

    The last of two does: in "accused the head of the bank of fraud" the first is the noun's.
    """
    verb = of.head.head
    if of.head.dep_ not in ("dobj", "dative") or verb.lemma_ not in lexicon().grammar["of_something"]:
        return False
    return not any(each.lower_ == "of" and each.i > of.i for each in of.head.subtree)


def name_of(head: Token) -> Token:
    """Return the name that explains a title ("his envoy, Ann Hill", "minister Qin Gang"), or ``head``."""
    before = takewhile(lambda each: each.dep_ not in ("cc", "conj"), head.rights)
    own = (each for each in before if each.dep_ == "appos" and _names_it(each, head))
    return next(own, None) or _stranded(head) or head


def _stranded(title: Token) -> Token | None:
    """Return the name behind a title that is parsed to an earlier one ("Ann Hill and envoy Ed Ruiz")."""
    behind = title.doc[title.i + 1 : title.sent.end]
    if title.dep_ != "conj" or title.ent_type_ or not behind or behind[0].ent_type_ != "PERSON":
        return None
    name = behind[0]
    while name.i + 1 < behind.end and name.nbor().ent_type_ == "PERSON" and name.nbor().ent_iob_ == "I":
        name = name.nbor()
    return name if name.dep_ == "appos" and name.head.i < title.i else None


def _is_named(head: Token) -> bool:
    return name_of(head) != head


def _names_it(apposition: Token, last: Token) -> bool:
    at_once = apposition.left_edge.i == last.i + 1
    return apposition.pos_ == "PROPN" and (
        at_once or (apposition.ent_type_ == "PERSON" and last.ent_type_ != "PERSON")
    )


def _left_edge(head: Token) -> int:
    """Return where the phrase begins; in "Turkish and Greek sides" that of "sides" is "Turkish"."""
    start = head.left_edge.i
    while start < head.i and _is_outside(head.doc[start]):
        start += 1
    return start


def _is_outside(first: Token) -> bool:
    """Say whether the first word below a noun is none of its phrase ("gathered outside parliament")."""
    return first.is_punct or first.pos_ in ("CCONJ", "SPACE") or first.lower_ in ("outside", "inside", "near")


def is_temporal(preposition: Token) -> bool:
    """Say whether a preposition leads to a time ("on Monday")."""
    return any(each.ent_type_ in ("DATE", "TIME") for each in preposition.children)


def _last_of(token: Token) -> Token:
    """Return the last word of a subtree, cut before a clause, a coordination or punctuation."""
    last = token
    for each in token.rights:
        if each.dep_ in ("relcl", "acl", "advcl", "cc", "conj", "punct", "appos"):
            break
        last = _last_of(each)
    return last
