"""Participants of events: from a word of the tree to mentions that can be actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claims.document import Mention, Participant
from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import is_bidden, is_count, is_money, is_of_an_age, kind, measures_things
from claims.extract.events.parties.houses import HELD, house_of, is_institution, is_metonym
from claims.extract.events.parties.phrases import accompanying, is_whose, undivided, with_prefix
from claims.extract.events.parties.pronouns import meant_by
from claims.extract.events.triggers import trigger_at
from claims.extract.lexicon import lists
from claims.extract.mentions.words import is_condition, is_role, key
from claims.extract.parse import Parsed
from claims.extract.tokens import Token
from claims.gazetteer.countries import gazetteer

ENTITIES = ("PERSON", "ORG", "GPE", "NORP")
_WORTHLESS = (
    "there", "this", "that", "which", "what", "these", "those", "anyone", "anybody", "anything",
    "something", "nothing", "everything", "nobody", "none", "himself", "herself", "itself", "themselves",
    "ourselves", "myself",
)  # fmt: skip
_GATHERING = ("PROTEST", "CONSULT", "AGREE", "VOTE")
"""Types of what people do together in a town, and not to it."""
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
        if not self.news(token.idx) or (not token.text[0].isalnum() and len(token.text) == 1):
            return False
        if token.lemma_.lower() in lexicon().grammar["not_acting"] or _is_no_actor(token):
            return False
        if token.pos_ == "PRON" and not is_count(token):
            if token.lower_ == "those":
                return _are_described(token)
            return token.lower_ not in _WORTHLESS and token.tag_ not in ("WDT", "WP", "EX")
        if token.lower_ == "others" and syntax.child(token, "nummod") is not None:
            return True
        if is_count(token) or is_of_an_age(token) or _is_text_that_speaks(token):
            return True
        if token.pos_ == "NUM" and token.lower_ == "two" and syntax.child(token, "det") is not None:
            return token.dep_ in ("nsubj", "nsubjpass")
        if token.idx in self.named or token.ent_type_ in ENTITIES or syntax.name_of(token).idx in self.named:
            return True
        if (
            _is_title_behind(token)
            or _is_unknown_name(token)
            or is_institution(token)
            or is_metonym(token)
            or _is_described(token)
            or is_bidden(token)
        ):
            return True
        somebody = token.lemma_.lower() in lexicon().actors or _is_people(token) or _is_service(token)
        somebody = somebody or (token.tag_ == "NNPS" and token.lower_.removesuffix("s") in lexicon().actors)
        noun = token.pos_ in ("NOUN", "PROPN") or _is_noun_by_place(token)
        return noun and somebody and not is_condition(token) and not _is_might(token)

    def is_name(self, token: Token) -> bool:
        """Say whether a word before a noun names a person, a people or a country ("China Visit")."""
        if _is_hyphen_prefix(token):
            return False
        known = token.pos_ == "PROPN" and gazetteer().country(token.text) is not None
        return known or token.ent_type_ in ("GPE", "NORP", "PERSON") or token.idx in self.lands

    def is_named(self, token: Token) -> bool:
        """Say whether a word is part of a name, of whatever is known or only of the recogniser's."""
        return token.idx in self.named or token.ent_type_ in ENTITIES

    def participants(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        """Return the participants that the noun phrases of ``tokens`` name, each head once."""
        found: dict[int, Participant] = {}
        for token in tokens:
            for part in undivided(list(self.heads(token))):
                found.setdefault(part.head, part)
        return tuple(found.values())

    def heads(self, token: Token) -> Iterator[Token]:
        """Yield who is meant by the phrase of ``token``: its heads, or the actors its modifiers name.

        "the removal of President Kagame" is about Kagame, "Israeli changes" about Israel. A thing beside
        people brings nobody whom it is against ("the mayor and cases against clerks").
        """
        listed = self._listed(token)
        for each in map(with_prefix, listed or (*syntax.conjuncts(token), *accompanying(token))):
            speaker = meant_by(each)
            for meant in (each,) if speaker == each else syntax.conjuncts(speaker):
                for one in self._heads(meant):
                    if each == token or is_whose(one, each) or not self.acts(token):
                        yield one

    def _listed(self, several: Token) -> list[Token]:
        """Return those whom a list of names sets beside the noun for them all ("two men, Hill and Kone")."""
        if several.tag_ != "NNS" or several.pos_ != "NOUN":
            return []
        beside = (each for each in several.rights if each.dep_ == "appos")
        first = next((each for each in beside if self.is_named(each)), None)
        names = list(syntax.conjuncts(first)) if first is not None else []
        return names if len(names) > 1 else []

    def _heads(self, token: Token) -> Iterator[Token]:
        owner = house_of(token)
        if owner is not None and self.acts(owner):
            yield from syntax.conjuncts(owner)
            return
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
        """Yield the actors in the modifiers of ``token``, nearest first, at most three nouns deep.

        A border is not those whom it parts.
        """
        if token.lemma_ in lexicon().grammar["borders"] and token.dep_ == "pobj":
            return
        before = [
            each
            for each in token.children
            if each.dep_ in ("poss", "amod", "compound", "nmod")
            and each.pos_ != "PRON"
            and not (_maker(each) or _is_kind_of(each) or _is_on_the_way(each) or _is_of_a_poll(each))
        ]
        after = [
            each
            for name, each in syntax.prepositional(token, *_INNER)
            if each.ent_type_ not in ("DATE", "TIME")
            and not (name in ("for", "of") and _is_machine(each))
            and not (name == "on" and token.lemma_ in lexicon().grammar["about_matters"])
            and not (name == "to" and token.lemma_ in lexicon().grammar["conveyed_to"])
            and not (name == "in" and (token.lemma_ in _happening() or self._took_place(token, each)))
        ]
        for each in (*before, *_done_by(token), *after):
            if self.acts(each) and not _is_only_place(each):
                yield each
            elif depth < 3:
                yield from self._inner(each, depth + 1)

    def _took_place(self, deed: Token, place: Token) -> bool:
        """Say whether a town only tells where something was done ("a rally in Oslo")."""
        told = trigger_at(deed) if place.idx in self.towns and deed.pos_ == "NOUN" else None
        return told is not None and told.entry.type in _GATHERING


def _happening() -> frozenset[str]:
    """Return the nouns whose "in" tells only where: settlements and deeds of violence."""
    return lexicon().grammar["settlements"] | lexicon().grammar["disorders"]


def _is_no_actor(token: Token) -> bool:
    """Say whether a word is part of a sum, a thing's name, or counts things ("dozens of rounds of fire")."""
    counts = token.lemma_.lower() in lexicon().grammar["head_counts"] or token.ent_type_ == "CARDINAL"
    counts = counts and measures_things(token)
    return counts or is_money(token) or _names_thing(token)


def is_armed(word: Token) -> bool:
    """Say whether a word parsed as an adjective names those who bear arms ("a rebel attack")."""
    return word.pos_ == "ADJ" and word.dep_ == "amod" and word.lemma_.lower() in lexicon().grammar["forceful"]


def _is_title_behind(token: Token) -> bool:
    """Say whether an adjective is the second half of a title ("secretary-general", "president-elect")."""
    behind = token.lower_ in lexicon().grammar["behind_titles"]
    hyphened = behind and token.i > 1 and token.nbor(-1).text == "-"
    return hyphened and is_role(token.nbor(-2))


def _is_noun_by_place(token: Token) -> bool:
    """Say whether what is tagged as an adjective stands as a noun with its article ("the general fled")."""
    return token.pos_ == "ADJ" and token.dep_ in HELD and syntax.child(token, "det") is not None


def _is_described(token: Token) -> bool:
    """Say whether a participle or adjective with an article stands for people ("the accused was freed")."""
    described = token.lower_ in lexicon().grammar["described_people"] and token.dep_ in HELD
    return described and syntax.child(token, "det", "nummod", "poss", "amod") is not None


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
    dealt_with = any(each.dep_ == "acl" and trigger_at(each) is not None for each in those.children)
    who = any(
        syntax.child(each, "nsubj", "nsubjpass") is not None
        and any(one.lower_ == "who" for one in each.children)
        for each in those.children
        if each.dep_ == "relcl"
    )
    return who or dealt_with or bool(behind & lexicon().grammar["told_of_those"])


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
    """Say whether a service is a body ("the security services"), not what somebody does for another.

    A body itself is one by what stands before it ("the electoral body"), and so is "law enforcement".
    """
    words = lexicon().grammar
    if token.lemma_.lower() == "body":
        return any(each.lemma_.lower() in words["kinds_of_body"] for each in token.lefts)
    if token.lemma_.lower() == "enforcement":
        return any(each.lower_ == "law" for each in token.lefts)
    bodies = words["serving"]
    before = (one for each in token.lefts for one in syntax.conjuncts(each))
    return token.lemma_.lower() in ("service", "agency") and any(
        each.lemma_.lower() in bodies for each in before
    )


def _is_might(token: Token) -> bool:
    """Say whether a noun names what one has or uses, and nobody ("seized power", "use of force").

    World powers and the security force are somebody; extra powers and excessive force are not.
    """
    words = lexicon().grammar
    lemma = token.lemma_.lower()
    if lemma in ("authority", "power") and token.tag_ == "NN" and syntax.child(token, "poss") is not None:
        return True
    before_noun = token.dep_ in ("compound", "nmod") and lemma in words["bodies_before"]
    if lemma not in words["also_abstract"] or before_noun:
        return False
    before = [each for each in token.lefts if each.dep_ in ("amod", "compound", "nmod", "nummod", "poss")]
    described = {each.lower_ for each in before}
    if token.lemma_ == "power" and token.tag_ == "NNS":
        nations = any(each.ent_type_ in ENTITIES for each in before)
        return bool(described) and not nations and described.isdisjoint(words["ranking"])
    if before:
        return not described.isdisjoint(words["degrees_of_might"])
    used = token.dep_ == "nsubjpass" and token.head.lemma_ == "use"
    bare = token.lemma_ == "power" or syntax.child(token, "det") is None
    return token.tag_ == "NN" and (bare or used)


def _names_thing(token: Token) -> bool:
    """Say whether a name is a thing's by the noun before it: "Hurricane Mira", "the trawler Anna"."""
    things, bodies = lists("bodies")["thing"], lists("bodies")["organisation_head"]
    named = token.i > 0 and token.pos_ == "PROPN" and key(token) not in bodies
    return named and token.nbor(-1).lower_ in things


def _is_only_place(token: Token) -> bool:
    """Say whether a noun within a phrase only tells where or what, unless its words are meant ("a court
    order")."""
    spoken = token.dep_ in ("compound", "nmod") and kind(token.head) == "communication"
    return token.dep_ != "poss" and not spoken and token.lemma_.lower() in lexicon().grammar["only_places"]


def _is_kind_of(token: Token) -> bool:
    """Say whether a noun only tells what kind another is of ("missile sites", "state television")."""
    part = token.dep_ in ("compound", "nmod", "amod")
    if part and (is_in_hyphens(token) or token.head.lemma_ in _set_with(token)):
        return True
    about = token.lemma_ in lexicon().grammar["talked_about"] and token.head.lemma_ == "talk"
    part = part and token.dep_ != "amod"
    return part and (_is_machine(token) or about or (token.lemma_ == "state" and token.ent_type_ == ""))


def _set_with(token: Token) -> frozenset[str]:
    """Return the nouns before which ``token`` stands for nobody: "picket line", "league rules"."""
    words = lexicon().grammar
    return words["set_before"] if token.lemma_.lower() in words["set_nouns"] else frozenset()


def is_in_hyphens(token: Token) -> bool:
    """Say whether a noun is but a part of an adjective: the "party" of "an all-party meeting"."""
    if token.i < 2 or token.nbor(-1).text != "-" or token.nbor(-1).whitespace_ or token.nbor(-2).whitespace_:
        return False
    return token.nbor(-2).lower_ in lexicon().grammar["hyphen_prefixes"]


def _is_hyphen_prefix(token: Token) -> bool:
    """Say whether a word is only the first part of an adjective ("the intra-Syrian talks")."""
    glued = not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().text == "-"
    return token.text == "-" or (glued and token.lower_ in lexicon().grammar["hyphen_prefixes"])


def _is_on_the_way(token: Token) -> bool:
    """Say whether a name only tells where a road or a building is ("the Lima-Cusco road")."""
    way = token.head.lemma_.lower() in lexicon().grammar["ways"]
    return way and token.dep_ in ("compound", "nmod", "amod")


def _is_of_a_poll(token: Token) -> bool:
    """Say whether a country's name only tells in which election something was ("the 2020 US election")."""
    poll = token.head.lemma_.lower() in lexicon().grammar["polls"]
    return poll and token.dep_ != "poss" and token.ent_type_ in ("GPE", "NORP", "LOC")


def _is_machine(token: Token) -> bool:
    return token.lemma_ in lexicon().grammar["made_things"]


def _done_by(token: Token) -> Iterator[Token]:
    """Yield who did what is told of a thing ("crimes committed by soldiers"), or the deed that an active
    verb has for its object ("broke up a march by students")."""
    arm = token.lemma_.lower() in lexicon().grammar["munitions"]
    if arm or token.lemma_.lower() not in lexicon().nouns:
        yield from syntax.told_doers(token)
    elif token.dep_ == "nsubj":
        yield from _claimed_by(token)
    doer = syntax.agent(token.head) if token.dep_ == "dobj" else None
    if doer is not None and doer.i > token.i:
        yield doer


def _claimed_by(deed: Token) -> Iterator[Token]:
    """Yield who carried out a deed or says so ("the attack, claimed by a militia, killed two")."""
    for each in deed.children:
        if each.dep_ in ("acl", "relcl") and each.lemma_ in lexicon().grammar["carrying_out"] | {"claim"}:
            doer = syntax.agent(each)
            yield from () if doer is None else (doer,)


def _maker(token: Token) -> bool:
    """Say whether a firm only gives its name to the thing that it made ("a Boeing jetliner crashed")."""
    made = token.head.lemma_ in lexicon().grammar["made_things"]
    return made and token.dep_ in ("compound", "nmod") and token.ent_type_ == "ORG"
