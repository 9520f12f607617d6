"""Participants of events: from a word of the tree to mentions that can be actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claims.document import Mention, Participant, Span
from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import is_count, kind
from claims.extract.mentions.words import is_condition, is_role
from claims.extract.parse import Parsed
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer

ENTITIES = ("PERSON", "ORG", "GPE", "NORP")
_WORTHLESS = (
    "there", "this", "that", "which", "what", "these", "those", "anyone", "anybody", "anything",
    "something", "nothing", "everything", "nobody", "none", "himself", "herself", "itself", "themselves",
    "ourselves", "myself",
)  # fmt: skip
_HELD = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos")
_PREFIXES = ("ex", "vice", "co", "then")
_INNER = ("of", "by", "from", "with", "against", "between", "to", "among", "on", "for", "in")


@dataclass(frozen=True, slots=True)
class ActorFilter:
    """Tells which words of one article can act: names the mention finder knows, entities, and actor nouns.

    ``named`` are the offsets that lie in a name, ``lands`` those in the name of a country or a place,
    ``towns`` those in the name of a place that is no country.
    """

    named: frozenset[int]
    lands: frozenset[int]
    towns: frozenset[int]
    news: Callable[[int], bool]

    @staticmethod
    def of(parsed: Parsed, mentions: Iterable[Mention]) -> ActorFilter:
        """Return the actor_filter that ``mentions`` give."""
        names = [each for each in mentions if each.form == "name" and each.kind != "document"]
        lands = [each for each in names if each.kind in ("government", "place")]
        towns = [
            each
            for each in lands
            if each.kind == "place" and not gazetteer().country(each.span.of(parsed.text))
        ]
        return ActorFilter(_offsets(names), _offsets(lands), _offsets(towns), parsed.makes_news)

    def acts(self, token: Token) -> bool:
        """Say whether ``token`` can be the head of a participant."""
        if not self.news(token.idx):
            return False
        if token.lemma_.lower() in lexicon().grammar["not_acting"]:
            return False
        if token.pos_ == "PRON" and not is_count(token):
            if token.lower_ == "those":
                return _are_described(token)
            return token.lower_ not in _WORTHLESS and token.tag_ not in ("WDT", "WP", "EX")
        if is_count(token) or _is_text_that_speaks(token):
            return True
        if token.pos_ == "NUM" and token.lower_ == "two" and syntax.child(token, "det") is not None:
            return token.dep_ in ("nsubj", "nsubjpass")
        if token.idx in self.named or token.ent_type_ in ENTITIES or syntax.name_of(token).idx in self.named:
            return True
        if _is_unknown_name(token) or _is_institution(token) or _is_described(token):
            return True
        somebody = token.lemma_.lower() in lexicon().actors or _is_people(token) or _is_service(token)
        noun = token.pos_ in ("NOUN", "PROPN")
        return noun and somebody and not is_condition(token) and not _is_might(token)

    def is_name(self, token: Token) -> bool:
        """Say whether a word before a noun names a person, a people or a country ("China Visit")."""
        return token.ent_type_ in ("GPE", "NORP", "PERSON") or token.idx in self.lands

    def is_named(self, token: Token) -> bool:
        """Say whether a word is part of a name, of whatever is known or only of the recogniser's."""
        return token.idx in self.named or token.ent_type_ in ENTITIES

    def participants(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        """Return the participants that the noun phrases of ``tokens`` name, each head once."""
        found: dict[int, Participant] = {}
        for token in tokens:
            for head in self.heads(token):
                for part in _parts(head):
                    found.setdefault(part.head, part)
        return tuple(found.values())

    def heads(self, token: Token) -> Iterator[Token]:
        """Yield who is meant by the phrase of ``token``: its heads, or the actors its modifiers name.

        "the removal of President Kagame" is about Kagame, "Israeli changes" about Israel.
        """
        for each in map(_with_prefix, syntax.conjuncts(token)):
            speaker = _speaker_for(each)
            for meant in (each,) if speaker == each else syntax.conjuncts(speaker):
                yield from self._heads(meant)

    def _heads(self, token: Token) -> Iterator[Token]:
        if self.acts(token) or is_armed(token):
            yield token
            yield from self._members(token)
            return
        inner = next(self._inner(token), None) or self._after_dateline(token)
        if inner is not None:
            yield from (inner,) if inner.pos_ == "ADJ" else syntax.conjuncts(inner)

    def _members(self, group: Token) -> Iterator[Token]:
        """Yield whom a group is said to include by name ("officials, including Ann Hill")."""
        for each in group.children:
            if each.dep_ == "prep" and each.lower_ == "including":
                for member in (one for one in each.children if one.dep_ == "pobj"):
                    yield from (one for one in syntax.conjuncts(member) if one.ent_type_ == "PERSON")

    def _after_dateline(self, token: Token) -> Token | None:
        """Return who is meant where the dateline is parsed as the subject ("OSLO, May 2: Ann Hill said")."""
        if self.news(token.idx):
            return None
        return next((each for each in token.subtree if each.ent_type_ == "PERSON" and self.acts(each)), None)

    def _inner(self, token: Token, depth: int = 0) -> Iterator[Token]:
        """Yield the actors in the modifiers of ``token``, nearest first, at most three nouns deep."""
        before = [
            each
            for each in token.children
            if each.dep_ in ("poss", "amod", "compound", "nmod")
            and each.pos_ != "PRON"
            and not (_maker(each) or _is_kind_of(each) or _is_on_the_way(each))
        ]
        after = [
            each
            for name, each in syntax.prepositional(token, *_INNER)
            if each.ent_type_ not in ("DATE", "TIME") and not (name == "for" and _is_machine(each))
        ]
        for each in (*before, *_done_by(token), *after):
            place = each.dep_ != "poss" and each.lemma_.lower() in lexicon().grammar["only_places"]
            if self.acts(each) and not place:
                yield each
            elif depth < 3:
                yield from self._inner(each, depth + 1)


def is_armed(word: Token) -> bool:
    """Say whether a word parsed as an adjective names those who bear arms ("a rebel attack")."""
    return word.pos_ == "ADJ" and word.dep_ == "amod" and word.lemma_.lower() in lexicon().grammar["forceful"]


def _is_institution(token: Token) -> bool:
    """Say whether a house stands for those who run it ("sued the school"), not for where one is."""
    if token.lemma_.lower() not in lexicon().grammar["institutions"] or token.dep_ in ("compound", "nmod"):
        return False
    return token.dep_ != "pobj" or token.head.lower_ in ("by", "against")


def _is_described(token: Token) -> bool:
    """Say whether a participle or adjective with an article stands for people ("the accused was freed")."""
    described = token.lower_ in lexicon().grammar["described_people"] and token.dep_ in _HELD
    return described and syntax.child(token, "det", "nummod", "poss", "amod") is not None


def _with_prefix(word: Token) -> Token:
    """Return the noun behind a prefix that is parsed by itself ("ex" in "the ex-governor")."""
    hyphen = word.nbor() if word.lower_ in _PREFIXES and word.i + 2 < len(word.doc) else None
    glued = hyphen is not None and hyphen.text == "-" and not word.whitespace_ and not hyphen.whitespace_
    return hyphen.nbor() if hyphen is not None and glued else word


def _is_text_that_speaks(token: Token) -> bool:
    """Say whether a text says something for its authors ("the statement called on both sides")."""
    return (
        token.dep_ == "nsubj"
        and token.lemma_ in lexicon().grammar["speaking_texts"]
        and bool(lexicon().verbs.get(token.head.lemma_))
    )


def _are_described(those: Token) -> bool:
    """Say whether "those" are people, as what follows tells ("those behind the raid", "those who fled")."""
    behind = {each.lower_ for each in those.children if each.i > those.i}
    who = any(
        syntax.child(each, "nsubj", "nsubjpass") is not None
        and any(one.lower_ == "who" for one in each.children)
        for each in those.children
        if each.dep_ == "relcl"
    )
    return who or bool(behind & {"behind", "responsible", "involved", "arrested", "injured", "accused"})


def _is_people(token: Token) -> bool:
    """Say whether a noun is one for persons or for groups of them, as WordNet has it."""
    lemma = token.lemma_.lower()
    return kind(token) in ("person", "group") and lemma not in lexicon().grammar["things_together"]


def _offsets(mentions: Iterable[Mention]) -> frozenset[int]:
    return frozenset(at for each in mentions for at in range(each.span.start, each.span.end))


def _is_unknown_name(token: Token) -> bool:
    """Say whether a name that the recogniser left out may be somebody's; a thing's name has an article."""
    name = token.tag_ == "NNP" and token.text.istitle() and not token.ent_type_
    return name and token.dep_ not in ("compound", "nmod", "amod") and syntax.child(token, "det") is None


def _is_service(token: Token) -> bool:
    """Say whether a service is a body ("the security services"), not what somebody does for another."""
    bodies = lexicon().grammar["serving"]
    return token.lemma_.lower() in ("service", "agency") and any(
        each.lemma_.lower() in bodies for each in token.lefts
    )


def _is_might(token: Token) -> bool:
    """Say whether "power" is what one has, and no country ("seized power")."""
    alone = syntax.child(token, "amod", "compound", "nummod") is None
    return token.lemma_ == "power" and token.tag_ == "NN" and alone


def _is_kind_of(token: Token) -> bool:
    """Say whether a noun only tells what kind another is of ("missile sites", "state television")."""
    part = token.dep_ in ("compound", "nmod")
    about = token.lemma_ in lexicon().grammar["talked_about"] and token.head.lemma_ == "talk"
    return part and (_is_machine(token) or about or (token.lemma_ == "state" and token.ent_type_ == ""))


def _is_on_the_way(token: Token) -> bool:
    """Say whether a name only tells where a road or a building is ("the Lima-Cusco road")."""
    way = token.head.lemma_.lower() in lexicon().grammar["ways"]
    return way and token.dep_ in ("compound", "nmod", "amod")


def _is_machine(token: Token) -> bool:
    return token.lemma_ in lexicon().grammar["made_things"]


def _done_by(token: Token) -> Iterator[Token]:
    """Yield who did what is told of a thing ("crimes committed by soldiers"), or the deed that an active
    verb has for its object ("broke up a march by students")."""
    if token.lemma_.lower() not in lexicon().nouns:
        yield from syntax.told_doers(token)
    doer = syntax.agent(token.head) if token.dep_ == "dobj" else None
    if doer is not None and doer.i > token.i:
        yield doer


def _maker(token: Token) -> bool:
    """Say whether a firm only gives its name to the thing that it made ("a Boeing jetliner crashed")."""
    made = token.head.lemma_ in lexicon().grammar["made_things"]
    return made and token.dep_ in ("compound", "nmod") and token.ent_type_ == "ORG"


def _speaker_for(token: Token) -> Token:
    """Return whom a pronoun in reported speech stands for when that is the one who reports."""
    if token.lower_ == "whose":
        return next((each.head for each in syntax.ancestors(token) if each.dep_ == "relcl"), token)
    if token.dep_ == "poss":
        return _ahead_of(token) or token
    if token.lower_ not in ("he", "she", "it", "they") or token.dep_ not in ("nsubj", "nsubjpass"):
        return token
    if is_said(token):
        return token
    beside = syntax.child(token.head.head, "nsubj") if token.head.dep_ == "conj" else None
    if beside is not None and beside.ent_type_ in ("ORG", "GPE") and token.lower_ in ("it", "they"):
        return beside
    for verb in syntax.ancestors(token):
        above = syntax.child(verb.head, "nsubj") if verb.dep_ == "advcl" else None
        if above is not None and above.i < token.i and above.pos_ != "PRON" and _agrees(token, above):
            return above
        if verb.dep_ in ("ccomp",) and verb.head.lemma_ in lexicon().grammar["reporting"]:
            speaker = syntax.child(verb.head, "nsubj")
            if speaker is not None and _is_told_of(token, speaker):
                return speaker
    return token


def _is_told_of(pronoun: Token, speaker: Token) -> bool:
    """Say whether a speaker may mean himself; "she had refused, said her spokesman" is of another."""
    of_another = speaker.i > pronoun.i and any(
        each.dep_ == "poss" and each.pos_ == "PRON" for each in speaker.children
    )
    return speaker.pos_ != "PRON" and not of_another and _agrees(pronoun, speaker)


def is_said(token: Token) -> bool:
    """Say whether quotation marks open before ``token`` in its sentence and close behind it."""
    before = sum(1 for each in token.doc[token.sent.start : token.i] if each.is_quote)
    behind = any(each.is_quote for each in token.doc[token.i : token.sent.end])
    return before % 2 == 1 and behind


def _ahead_of(token: Token) -> Token | None:
    """Return the subject that "his" in a phrase before it stands for ("During his visit, Mr Hill …").

    Of several it is also said behind them ("Ann Hill and Bo Lind spoke during their visit").
    """
    phrase = token.head.head
    if token.lower_ not in ("his", "her", "their") or token.head.dep_ != "pobj" or phrase.dep_ != "prep":
        return None
    verb = next((each for each in syntax.ancestors(phrase) if each.pos_ in ("VERB", "AUX")), None)
    subject = syntax.subject(verb) if verb is not None else None
    if subject is None or subject.ent_type_ != "PERSON":
        return None
    several = _is_several(subject)
    return subject if several == (token.lower_ == "their") and (several or subject.i > token.i) else None


def _is_several(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") or syntax.child(noun, "conj") is not None


def _agrees(pronoun: Token, noun: Token) -> bool:
    body = noun.ent_type_ in ("ORG", "GPE")
    if pronoun.lower_ == "they":
        return body or _is_several(noun)
    human = noun.ent_type_ == "PERSON" or is_role(noun)
    named = noun.text[:1].isupper() and noun.ent_type_ != "GPE"
    fits = not human if pronoun.lower_ == "it" else human or named
    return fits and not _is_several(noun)


def _joint(head: Token) -> Token | None:
    """Return the "and" before which the phrase of a person names another person."""
    if head.ent_type_ != "PERSON":
        return None
    before = head.doc[head.left_edge.i + 1 : head.i]
    found = next((each for each in before if each.dep_ == "cc" and each.lower_ == "and"), None)
    return found if found is not None and found.nbor(-1).ent_type_ == "PERSON" else None


def _phrase(head: Token) -> Span:
    """Return the words that name a participant: without where a description's people are, and
    with what tells who "those" are ("those behind the raid")."""
    if head.lower_ == "those":
        return Span(head.idx, _end_of(head.right_edge))
    whole = _from_prefix(head, _without_place(head, syntax.noun_phrase(head)))
    settled = head.lemma_ in lexicon().grammar["settlements"]
    if head.pos_ != "NOUN" or settled or syntax.name_of(head) != head:
        return whole
    where = [each for each in head.rights if each.dep_ == "prep" and each.lower_ in ("in", "at")]
    if not where or not head.idx < where[0].idx < whole.end:
        return whole
    return Span(whole.start, _end_of(where[0].nbor(-1)))


def _from_prefix(head: Token, phrase: Span) -> Span:
    """Return a phrase with the whole of its hyphenated first word ("ex-officials")."""
    first = next((each for each in head.doc[head.left_edge.i : head.i + 1] if each.idx >= phrase.start), head)
    if first.i < 2 or first.nbor(-1).text != "-" or _with_prefix(first.nbor(-2)) != first:
        return phrase
    return Span(first.nbor(-2).left_edge.idx, phrase.end)


def _without_place(head: Token, phrase: Span) -> Span:
    """Return the phrase of a subject without the place before it ("but in Velm police used batons").

    No subject stands behind "in": what does is the place.
    """
    first = head.left_edge
    if head.dep_ not in ("nsubj", "nsubjpass") or first == head or first.i == 0:
        return phrase
    if first.nbor(-1).lower_ not in ("in", "at", "near") or first.ent_type_ not in ("GPE", "LOC"):
        return phrase
    place = [each for each in head.doc[first.i : head.i] if each.ent_type_ in ("GPE", "LOC")]
    behind = place[-1].nbor()
    return Span(behind.idx, phrase.end) if phrase.start == first.idx else phrase


def _end_of(token: Token) -> int:
    return token.idx + len(token.text)


def _parts(head: Token) -> Iterator[Participant]:
    """Yield one participant, or two for "French and Egyptian warships" and for two names parsed as one."""
    joint = _joint(head)
    if joint is not None:
        whole, before = syntax.noun_phrase(head), joint.nbor(-1)
        yield Participant(Span(whole.start, before.idx + len(before.text)), before.idx)
        yield Participant(Span(joint.nbor(1).idx, whole.end), head.idx)
        return
    first = next((c for c in head.lefts if c.dep_ == "amod" and c.ent_type_ in ("NORP", "GPE")), None)
    second = first and next(
        (c for c in first.rights if c.dep_ == "conj" and c.ent_type_ in ("NORP", "GPE")), None
    )
    if first is None or second is None or head.pos_ == "ADJ":
        yield Participant(_phrase(head), syntax.name_of(head).idx)
        return
    whole = syntax.noun_phrase(head)
    yield Participant(Span(first.idx, first.idx + len(first.text)), first.idx)
    yield Participant(Span(second.idx, whole.end), head.idx)
