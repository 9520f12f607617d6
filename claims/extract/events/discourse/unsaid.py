"""Parties left unsaid: whom one answers, condemns, helps or arrests, as the article told before.

"Kiev asked Oslo for help. Oslo agreed": to Kiev. "The attack was condemned": whoever attacked is meant. "Two
more were deported": by whoever deported the first. "Norway promised tents": to the country of the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from claims.document import Mention, Participant
from claims.extract import syntax
from claims.extract.events.candidate import Candidate
from claims.extract.events.discourse.brought_again import brought_again
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.kinds import kind
from claims.extract.events.triggers import trigger_at
from claims.extract.parse import Parsed
from claims.extract.tokens import Doc, Token
from claims.gazetteer.countries import gazetteer

FAR = 400
"""Within how many words before a passive stands the deed of whoever does it."""
OFTEN = 2
"""The least number of times a country is named where a story is set in it."""


_FORCE = ("ASSAULT", "COERCE")
"""Types of deeds that are condemned."""
_DECREED = ("convict", "restrict", "censor")
"""Modes of deeds that are done by a word, and that one may blame without blaming somebody."""
_OF_MANY = frozenset((
    "United Nations", "UN", "European Union", "EU", "World Bank", "IMF", "International Monetary Fund",
    "African Union", "Arab League", "Red Cross", "European Commission", "World Health Organization", "WHO",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Who is who in an article: the actor at each offset of a mention, and the country it is about."""

    actors: Mapping[int, int]
    scene: tuple[Participant, ...]
    country: str

    @staticmethod
    def of(parsed: Parsed, mentions: Iterable[Mention]) -> Known:
        """Return what the mentions of an article tell."""
        listed = list(mentions)
        actors = {
            at: each.actor
            for each in sorted(listed, key=lambda one: -len(one.span))
            if each.actor is not None
            for at in range(each.span.start, each.span.end)
        }
        lands = [(land, each) for each in listed if (land := _land(parsed, each))]
        counts = Counter(land for land, _ in lands)
        top = counts.most_common(2)
        clear = bool(top) and top[0][1] >= OFTEN and (len(top) == 1 or top[0][1] > top[1][1])
        country = top[0][0] if clear else ""
        scene = tuple(
            Participant(each.span, each.span.start)
            for land, each in lands
            if land == country and parsed.makes_news(each.span.start)
        )
        return Known(actors, scene, country)

    def keys(self, participants: Iterable[Participant], one: Candidate) -> set[int | str]:
        """Return by what participants are known again: their actor, or the head word of who has none."""
        doc = one.trigger.token.doc
        found: set[int | str] = set()
        for each in participants:
            head = _token(doc, each)
            if head is not None and head.pos_ != "DET":
                found.add(self.actors.get(each.head, head.lemma_.lower()))
                found.update(count.text for count in (head, *head.lefts) if count.pos_ == "NUM")
        return found


def told_of(candidates: Iterable[Candidate], known: Known) -> list[Candidate]:
    """Return the events, in which those are named who are only left unsaid."""
    found: list[Candidate] = []
    for one in candidates:
        recipients = one.recipients
        if not recipients and one.actors:
            recipients = (
                _condemned(one, found, known)
                or brought_again(one, found)
                or _dealt_with(one, found, known)
                or _helped(one, known)
            )
        hand = _same_hand(one, found, known) if not one.actors else ()
        own = known.keys(recipients, one)
        actors = one.actors or tuple(each for each in hand if not known.keys((each,), one) & own)
        found.append(replace(one, actors=actors, recipients=recipients))
    return found


def _condemned(one: Candidate, before: list[Candidate], known: Known) -> tuple[Participant, ...]:
    """Return who did the deed that is condemned, where its own phrase does not say.

    It is one that was called so before, or if none was, for a word for any violence the nearest.
    """
    deed = _deed(one)
    if one.type != "ACCUSE" or deed is None:
        return ()
    near = takewhile(lambda each: one.trigger.token.i - each.trigger.token.i <= FAR, reversed(before))
    forceful = [each for each in near if each.type in _FORCE and each.mode not in _DECREED]
    called = [each for each in forceful if each.trigger.token.lemma_ == deed.lemma_ and each.actors]
    if not called and deed.lemma_.lower() in lexicon().grammar["any_violence"]:
        called = [each for each in forceful if each.type == "ASSAULT" and each.actors]
    own = known.keys(one.actors, one)
    others = (each.actors for each in called if not known.keys(each.actors, each) & own)
    return next(others, ())


def _deed(one: Candidate) -> Token | None:
    """Return the noun of force that somebody condemns ("condemned the attack", "disgust at the raid")."""
    verb, taken = one.trigger.verb, one.trigger.taken
    held = [each for each in verb.children if each.dep_ in ("dobj", "nsubjpass")] if verb is not None else []
    heads = (one.trigger.token, *([taken] if taken is not None else ()))
    held += [each for head in heads for _, each in syntax.prepositional(head, "of", "at", "over")]
    forms = (trigger_at(each) for each in held)
    return next((each.token for each in forms if each is not None and each.entry.type in _FORCE), None)


def _dealt_with(one: Candidate, before: list[Candidate], known: Known) -> tuple[Participant, ...]:
    """Return with whom somebody deals, as the dealing before it in the sentence tells."""
    if one.type not in lexicon().grammar["dealing"] or one.modality == "negated":
        return ()
    own = known.keys(one.actors, one)
    for earlier in reversed(before):
        if earlier.trigger.token.sent != one.trigger.token.sent:
            return ()
        if (
            earlier.type not in lexicon().grammar["dealt_in"]
            or _is_adjunct(earlier, one)
            or holds(earlier, one)
        ):
            continue
        actors, recipients = known.keys(earlier.actors, earlier), known.keys(earlier.recipients, earlier)
        people = all(_is_somebody(one, each, earlier.type) for each in earlier.recipients)
        if actors & own and earlier.recipients and people and not recipients & own:
            return earlier.recipients
        if recipients & own and earlier.actors and not actors & own:
            return earlier.actors
    return ()


def _is_somebody(one: Candidate, participant: Participant, deed: str) -> bool:
    """Say whether a participant is people or a body, and no place or thing that is struck or picketed.

    One writes to those who sit in an embassy, and pickets or visits it.
    """
    word = _token(one.trigger.token.doc, participant)
    if word is None or word.lemma_.lower() in lexicon().grammar["seats"]:
        return word is None or deed in ("CONSULT", "REQUEST")
    return word.ent_type_ in ("GPE", "ORG") or kind(word) in ("person", "group", "")


def holds(other: Candidate, one: Candidate) -> bool:
    """Say whether an event is only what another accuses somebody of ("accused Oslo of refusing to talk")."""
    head, below = other.trigger.verb or other.trigger.token, one.trigger.verb or one.trigger.token
    for above in syntax.ancestors(below):
        if above == head:
            return other.type == "ACCUSE" and below.dep_ not in ("conj", "advcl", "parataxis")
        below = above
    return False


def _is_adjunct(earlier: Candidate, one: Candidate) -> bool:
    """Say whether one only deals with somebody meanwhile ("Idris, visiting the wounded, vowed to fight")."""
    verb = earlier.trigger.token
    return verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl") and one.type != "AGREE"


def _helped(one: Candidate, known: Known) -> tuple[Participant, ...]:
    """Return the country of the story where one from abroad helps or offers to."""
    lemma = one.trigger.token.lemma_
    helps = one.type == "AID" or lemma in lexicon().grammar["helping_words"]
    meant = syntax.child(one.trigger.token, "xcomp")
    helps = helps and (meant is None or meant.lemma_ not in lexicon().grammar["no_help"])
    if not helps or one.type not in ("AID", "AGREE", "SUPPORT") or not _are_foreign(one, known):
        return ()
    before = [each for each in known.scene if each.span.end <= one.trigger.token.idx]
    return tuple(before[-1:])


def _are_foreign(one: Candidate, known: Known) -> bool:
    """Say whether all who act are other countries, or bodies of many."""
    doc = one.trigger.token.doc
    for each in one.actors:
        land = gazetteer().government(each.span.of(doc.text))
        word = _token(doc, each)
        adjective = next((one for one in word.lefts if one.ent_type_ == "NORP"), None) if word else None
        land = land or (gazetteer().nationality(adjective.text) if adjective is not None else None)
        of_many = each.span.of(doc.text).removeprefix("the ").removeprefix("The ") in _OF_MANY
        if not of_many and (land is None or land == known.country):
            return False
    return bool(known.country)


def _same_hand(one: Candidate, before: list[Candidate], known: Known) -> tuple[Participant, ...]:
    """Return who did the like to the same people before, where a passive names nobody."""
    verb = one.trigger.verb
    done = verb is not None and syntax.is_passive(verb) and one.modality != "negated"
    if not done or one.type not in ("COERCE", "SANCTION"):
        return ()
    whom = known.keys(one.recipients, one) | _lemmas(one)
    for earlier in reversed(before):
        if one.trigger.token.i - earlier.trigger.token.i > FAR:
            return ()
        same = earlier.type in ("COERCE", "SANCTION") and earlier.actors
        if same and (known.keys(earlier.recipients, earlier) | _lemmas(earlier)) & whom:
            return earlier.actors
    return ()


def _lemmas(one: Candidate) -> set[int | str]:
    """Return the nouns for those to whom something is done ("two more welders")."""
    heads = (_token(one.trigger.token.doc, each) for each in one.recipients)
    return {head.lemma_.lower() for head in heads if head is not None and head.pos_ == "NOUN"}


def _land(parsed: Parsed, mention: Mention) -> str:
    if mention.form != "name" or mention.kind not in ("government", "place"):
        return ""
    return gazetteer().country(mention.span.of(parsed.text)) or ""


def _token(doc: Doc, participant: Participant) -> Token | None:
    span = doc.char_span(participant.head, participant.head + 1, alignment_mode="expand")
    return span[0] if span is not None else None
