"""Triggers of events: verbs, nouns and adjectives of the lexicon, in a fitting frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claims.document import Span
from claims.extract import syntax
from claims.extract.events.complements import (
    ANYBODY,
    ANYTHING,
    around,
    has_other_subject,
    hyphened,
    infinitive_mark,
    is_of_kind,
    is_somebody,
    nearest,
    of_those,
    preposition_of_object,
    said_of,
    that_of_clause,
)
from claims.extract.events.entries.in_use import lexicon_of
from claims.extract.events.entries.lexicon import Entries, Entry, lexicon
from claims.extract.events.kinds import is_gunfire, kind
from claims.extract.tokens import Doc, Token

Form = Literal["verb", "noun", "light", "adjective", "modal"]
DEMAND = Entry("REQUEST", None)
ALLEGATION = Entry("ACCUSE", "allege")
SEVERAL = "several"
"""Word by which an entry says that it holds only of what several do together."""
DEFINITE = ("the", "this", "that", "these", "those", "such", "both")
WHEN = ("on", "in", "at")
"""Prepositions that belong to no verb where a time stands behind them ("went back on Tuesday")."""
OF_THE_OBJECT = ("of", "from", "into", "onto", "off")
"""Prepositions of a verb that the parse may hang on its object ("forced families from their homes")."""
REACH = 4
"""How many words on the object of a trigger may stand to be shown with it."""
FURTHER = 8
"""How many where the object tells of an event itself ("held extensive, closed-door meetings")."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, the entry that says of which, and the light verb that carries a noun.

    ``beside`` are the words that the entry asks for ("off" in "called off"), ``taken`` is the complement it
    asks for ("sanctions" in "imposed sanctions").
    """

    token: Token
    entry: Entry
    form: Form
    beside: tuple[Token, ...] = ()
    carrier: Token | None = None
    taken: Token | None = None

    @property
    def span(self) -> Span:
        """The word, with its particle ("called off") and the object it asks for ("held two meetings")."""
        end = self.token
        for each in self.beside:
            if each.i == end.i + 1 and each.dep_ == "prt":
                end = each
        if self.taken is not None and (self.taken.dep_ == "dobj" or self._is_in_a_state()):
            held = self._named_by(self.taken)
            reach = REACH if held is None else FURTHER
            taken = held or self.taken
            end = taken if 0 < taken.i - end.i <= reach else end
        ready = infinitive_mark(self.token) if self.form == "adjective" else None
        end = ready.head if ready is not None and 0 < ready.head.i - end.i <= REACH else end
        start = self._told_before() or self.token
        if self.form == "noun" or self.form == "light":
            for each in self.beside:
                start = each if each.i < start.i else start
        return Span(_word_start(start), end.idx + len(end.text))

    @staticmethod
    def _named_by(taken: Token) -> Token | None:
        """Return the noun of an event that a complement is, or that it measures ("a series of strikes")."""
        nouns = lexicon_of(taken.doc).nouns
        if taken.lemma_ in nouns:
            return taken
        measured = taken.lemma_ in lexicon().grammar["measures"]
        of_it = syntax.prepositional(taken, "of") if measured else ()
        return next((each for _, each in of_it if each.lemma_ in nouns), None)

    def _told_before(self) -> Token | None:
        """Return the noun before its verb that tells of the event ("no consensus was reached", "the charges
        brought against him")."""
        noun = self.taken
        if noun is None or self.form != "verb" or noun.lemma_ not in lexicon_of(noun.doc).nouns:
            return None
        described = self.token.dep_ == "acl" and noun == self.token.head
        near = 0 < self.token.i - noun.i <= REACH
        return noun if near and (described or noun.dep_ == "nsubjpass") else None

    def _is_in_a_state(self) -> bool:
        """Say whether a verb with hardly a sense of its own takes it ("went on strike")."""
        bare = self.token.lemma_ in lexicon().grammar["suffering_verbs"]
        return bare and self.taken is not None and self.taken.dep_ == "pobj"

    @property
    def noun(self) -> Token | None:
        """The noun of an event that it is, or that its complement is ("staged a series of strikes")."""
        if self.form in ("noun", "light"):
            return self.token
        return self._named_by(self.taken) if self.taken is not None else None

    @property
    def verb(self) -> Token | None:
        """The verb of the clause that tells of the event, where there is one."""
        return self.carrier if self.form == "light" else self.token if self.form != "noun" else None


TRIGGERING = frozenset(("VERB", "AUX", "NOUN", "PROPN", "ADJ"))
"""Parts of speech of the words that may tell an event."""


def find_triggers(doc: Doc) -> Iterator[Trigger]:
    """Yield the triggers of ``doc`` in the order of the text.

    A noun that a verb of another sense takes is none ("entered a plea").
    """
    idle: set[int] = set()
    for token in doc:
        found = trigger_at(token)
        if found is not None and found.entry.type and not (found.form == "light" and token.i in idle):
            yield found
        elif found is not None and found.taken is not None and found.taken.i > token.i:
            idle.add(found.taken.i)


def trigger_at(token: Token) -> Trigger | None:
    """Return the trigger that ``token`` is, or ``None``."""
    if token.dep_ == "ccomp" and _must(token):
        return Trigger(token, DEMAND, "modal")
    if token.pos_ not in TRIGGERING or _is_participle_noun(token) or _is_source(token):
        return None
    if _accuses(token):
        return Trigger(token, ALLEGATION, "verb")
    words = lexicon_of(token.doc)
    if _is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        return _match(token, words.verbs, "verb")
    if token.pos_ in ("NOUN", "PROPN") and not _only_says_of_what(token):
        found = _match(token, words.nouns, "noun") if token.dep_ not in ("compound", "amod", "nmod") else None
        carrier = _carrier(token) if found is not None else None
        if found is not None and carrier is not None:
            return Trigger(token, found.entry, "light", found.beside, carrier)
        return found or _headline_verb(token)
    if token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd", "amod"):
        return _match(token, words.adjectives, "adjective")
    return None


def _only_says_of_what(noun: Token) -> bool:
    """Say whether a deed is listed before the noun that it describes ("murder and kidnapping charges")."""
    last = syntax.child(noun, "conj")
    named = last is not None and last.lemma_ in lexicon().grammar["of_crimes"] and last.tag_ == "NNS"
    return named and noun.tag_ == "NN" and syntax.child(noun, "det", "poss", "prep") is None


def is_journey(verb: Token) -> bool:
    """Say whether a verb tells of a visit, for what follows its "for" ("flew to Oslo for talks")."""
    found = trigger_at(verb) if verb.pos_ == "VERB" else None
    return found is not None and found.entry.mode == "visit"


def _is_participle_noun(token: Token) -> bool:
    """Say whether a participle stands for people ("relatives of the accused", "the wounded")."""
    nominal = token.dep_ in ("pobj", "nsubj", "nsubjpass", "dobj", "poss")
    return token.tag_ in ("VBN", "VBD") and nominal and syntax.child(token, "det", "amod", "poss") is not None


def _is_source(token: Token) -> bool:
    """Say whether a word tells where news is from: who was told ("two officials briefed on the call"), or a
    text or a body that says something ("the release says", "the prosecution argued")."""
    words = lexicon().grammar
    if token.lemma_ in words["informing"]:
        return token.dep_ == "acl" and token.tag_ == "VBN"
    if token.dep_ != "nsubj" or token.lemma_ not in words["saying_nouns"]:
        return False
    return token.head.lemma_ in words["reporting"] | words["containing"]


def _is_verb(token: Token) -> bool:
    """Say whether it is a verb, also one that is tagged an adjective ("Rebels free two nurses")."""
    if token.pos_ != "ADJ" or token.dep_ != "ROOT":
        return token.pos_ in ("VERB", "AUX")
    return syntax.child(token, "nsubj") is not None and syntax.child(token, "dobj") is not None


def _headline_verb(token: Token) -> Trigger | None:
    """Read a plural noun with a name before it as the verb it is in a headline ("Hill heads to Oslo")."""
    if token.tag_ not in ("NNS", "NNPS") or syntax.named_before(token) is None:
        return None
    found = _match(token, lexicon_of(token.doc).verbs, "verb")
    return found if found is not None and found.entry.words else None


def _must(token: Token) -> bool:
    """Say whether a complement is what one says another must do ("Rome said Paris must apologise")."""
    words = lexicon().grammar
    if token.head.lemma_ not in words["reporting"]:
        return False
    if not any(each.dep_ == "aux" and each.lower_ in words["obliging"] for each in token.children):
        return False
    speaker, doer = syntax.child(token.head, "nsubj"), syntax.child(token, "nsubj", "nsubjpass")
    if any(each.dep_ == "aux" and each.lower_ == "have" for each in token.children):
        return False  # "should have acted" blames, and asks for nothing
    if speaker is None or doer is None or doer.pos_ == "PRON":
        return False
    return doer.ent_type_ in ("GPE", "ORG") or doer.pos_ == "PROPN" or is_somebody(doer)


def _accuses(token: Token) -> bool:
    """Say whether somebody claims that another did harm ("claims that guards beat him")."""
    if token.pos_ != "VERB" or token.lemma_ not in lexicon().grammar["claiming"]:
        return False
    clause = syntax.child(token, "ccomp")
    doer = syntax.child(clause, "nsubj") if clause is not None else None
    if clause is None or doer is None or doer.pos_ == "PRON" or syntax.is_negated(clause):
        return False
    if clause.i < token.i:
        return False
    deed = trigger_at(clause)
    return deed is not None and deed.entry.type in ("ASSAULT", "COERCE") and kind(doer) in ("person", "group")


def _match(token: Token, entries: Entries, form: Form) -> Trigger | None:
    """Return the trigger by the entry that says most; of equals by that whose complement stands nearest.

    A verb with a particle is another verb ("held up two lorries"), if any entry knows it.
    """
    if form == "verb" and (particle := syntax.child(token, "prt")) is not None:
        own = _best(token, entries, form, particle.lower_)
        if own is not None:
            return own
    return _best(token, entries, form)


def _best(token: Token, entries: Entries, form: Form, particle: str = "") -> Trigger | None:
    """Return the trigger by the entry that says most, of those with a particle where one is named."""
    best: tuple[int, int, Trigger] | None = None
    said: dict[tuple[str, tuple[Token, ...]], list[Token]] = {}
    for entry in entries.get(hyphened(token), ()) or entries.get(token.lemma_.lower(), ()):
        if best is not None and entry.weight[0] < best[0]:
            break
        if particle and particle not in entry.words:
            continue
        beside = _beside(token, entry, form)
        if beside is None or (entry.by and not _done_by(token, entry)) or _is_carried(token, entry, beside):
            continue
        if _pleads(token, entry):
            continue
        if not entry.restricted:
            return best[2] if best else Trigger(token, entry, form, beside)
        if (asked := (entry.after, beside)) not in said:
            said[asked] = list(around(token, entry) if form == "noun" else said_of(token, beside))
        near = min(nearest(said[asked], entry), default=None, key=lambda found: found[0])
        if near is not None and (best is None or near[0] < best[1]):
            taken = None if form == "noun" and near[1].lemma_ not in entries else near[1]
            best = entry.weight[0], near[0], Trigger(token, entry, form, beside, taken=taken)
    return best[2] if best else None


def _is_carried(token: Token, entry: Entry, beside: tuple[Token, ...]) -> bool:
    """Say whether somebody or something is brought ("was flown to Oslo", "returned it to Oslo"), or asked to
    do something ("called on the king to resign"): no visit."""
    awaited = token.lemma_ in lexicon().grammar["planning_verbs"]
    if entry.mode != "visit" or awaited or not beside or beside[-1].dep_ != "prep":
        return False
    asked = token.lemma_ == "call" and syntax.child(token, "xcomp") is not None
    return asked or syntax.is_passive(token) or syntax.child(token, "dobj", "agent") is not None


def _pleads(token: Token, entry: Entry) -> bool:
    """Say whether a court is asked to do something, and no ruling contested ("appealed to the court to
    free them")."""
    contests = entry.type == "REJECT" and entry.words == ("to",) and token.lemma_ == "appeal"
    return contests and syntax.child(token, "xcomp") is not None


def _done_by(token: Token, entry: Entry) -> bool:
    suffered = syntax.is_passive(token) and entry.type not in ("ACCIDENT", "DISASTER")
    doer = syntax.agent(token) if suffered else syntax.subject(token)
    if doer is None or (is_gunfire(doer) and ANYTHING not in entry.labels):
        return False
    if SEVERAL in entry.by and _are_named(doer):
        return True
    if doer.ent_type_ in entry.by_labels or is_of_kind(doer, entry.by_labels):
        return True
    if ANYBODY in entry.by_labels and is_somebody(doer):
        return True
    return doer.lemma_.lower() in entry.by or of_those(doer, entry.by) > 0


def _are_named(doer: Token) -> bool:
    """Say whether a phrase names those who do something together: "Hill and Marsh", "the two leaders",
    "Thai and Lao ministers"."""
    if doer.pos_ == "PROPN" and syntax.child(doer, "conj") is not None:
        return True
    counted = any(each.lower_ in ("two", "both", "three", "four") for each in doer.lefts)
    of_two = any(each.dep_ in ("amod", "nmod") and syntax.child(each, "conj") for each in doer.lefts)
    return counted or (of_two and doer.tag_ in ("NNS", "NNPS"))


def _beside(token: Token, entry: Entry, form: Form) -> tuple[Token, ...] | None:
    """Return the tokens that an entry names, each a child of the head or of the word found before it."""
    if form == "noun":
        return _before(token, entry)
    found: list[Token] = []
    for word in entry.words:
        places = [*reversed(found), token]
        near = (each for place in places for each in place.children if each.lower_ == word)
        hit = next((each for each in near if _stands_for(word, each)), None)
        if hit is not None and _is_preposition_of_another(token, hit):
            hit = None
        if hit is None and word in OF_THE_OBJECT and entry.restricted:
            hit = preposition_of_object(token, word)
        if hit is None and word == "to":
            hit = infinitive_mark(token)
        if hit is None and word == "that":
            hit = that_of_clause(token)
        if hit is None:
            return None
        found.append(hit)
    return tuple(found)


def _before(noun: Token, entry: Entry) -> tuple[Token, ...] | None:
    """Return the words that an entry asks for before its noun, if its preposition stands behind it."""
    left = tuple(noun.doc[max(noun.i - len(entry.words), 0) : noun.i])
    if tuple(each.lower_ for each in left) != entry.words:
        return None
    behind = (each for each in noun.rights if each.dep_ == "prep" and each.lower_ == entry.after)
    return left if not entry.after or any(_stands_for(entry.after, each) for each in behind) else None


def _stands_for(word: str, found: Token) -> bool:
    """Say whether a word is what an entry asks for: no time's preposition, no "to" of an infinitive."""
    return found.tag_ != "TO" and not (word in WHEN and syntax.is_temporal(found))


def _is_preposition_of_another(verb: Token, found: Token) -> bool:
    """Say whether what should be the particle of a verb begins a phrase ("gave an account in a letter")."""
    particle = f"{verb.lemma_} {found.lower_}" in lexicon().grammar["particles"]
    return particle and syntax.child(found, "pobj", "pcomp") is not None


def _carrier(noun: Token) -> Token | None:
    """Return the light verb that carries an event noun as its object, passive subject or antecedent."""
    light = lexicon().grammar["light"]
    head = noun.head
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i > noun.sent.start else None
    if (
        noun.dep_ in ("appos", "dep", "ROOT")
        and before is not None
        and before.lemma_ in light
        and before.pos_ == "VERB"
    ):
        return before
    if noun.dep_ in ("dobj", "nsubjpass", "npadvmod") and head.lemma_ in light:
        return head
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        return _through(head)
    clauses = (each for each in noun.children if each.dep_ == "relcl" and each.lemma_ in light)
    return next((each for each in clauses if _carries(each)), None)


def _through(preposition: Token) -> Token | None:
    """Return the verb that carries the object of a preposition ("embarked on a tour", "is on a visit")."""
    verb = preposition.head
    if verb.lemma_ == "be" and preposition.lower_ == "on":
        return verb
    light = verb.lemma_ in lexicon().grammar["light"] and verb.pos_ == "VERB"
    return verb if light and preposition.lower_ in ("in", "on", "out") else None


def _carries(clause: Token) -> bool:
    """Say whether a relative clause tells who does its noun ("the talks they held"), not what it does."""
    return syntax.child(clause, "nsubj") is None or has_other_subject(clause) or syntax.is_passive(clause)


def _word_start(token: Token) -> int:
    """Return where the hyphenated word of ``token`` begins ("sit-in", "counter-attack")."""
    while token.i >= 2 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
        if token.nbor(-2).whitespace_:
            break
        token = token.nbor(-2)
    return token.idx
