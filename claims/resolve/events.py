"""Event mentions brought together: within an article by what they name, across articles with reasons.

A rule unites two occasions where the same named people do the same kind of thing and neither days nor
places speak against it; what is only likely is proposed. Candidates share a key (family, participant,
month), so that the work grows with the number of articles and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, utils

from claims.document import DateRange
from claims.gazetteer.names import fold, likeness
from claims.records import EventRecord, Judgement
from claims.resolve import places
from claims.resolve.candidates import MOVED_DAYS, NEWS_DAYS, Candidates
from claims.resolve.event_clusters import (
    ALIKE,
    CALLED_OFF,
    FORCEFUL,
    SIDELESS,
    Occasion,
    alike,
    apart,
    destinations,
    named,
    shared,
)
from claims.resolve.links import Clusters
from claims.resolve.parties import PartyAgreement, agreement
from claims.resolve.stories.accounts import trigger_meanings
from claims.resolve.stories.events import story_judgements
from claims.resolve.stories.mentions import Mentions
from claims.resolve.stories.numerals import first_number
from claims.wordlists import lists

SAME = 0.75
"""From this score on a rule says that two are the same, if nothing speaks against it."""
SURE = 0.95
"""The certainty that a sentence gives which stands in both."""
PROPOSE = 0.6
"""From this score on a person is asked."""
ASKED = 0.7
"""The most that two accounts score which only people of a common kind ("gunmen", "police") join."""
ELSEWHERE = 0.1
"""The deduction where they are told of different places."""
ALIKE_PLACES = 0.75
"""Likeness from which two names that no gazetteer has may be one place."""
_SPOKEN = ("ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE", "SUPPORT")
_DEEDS = (*FORCEFUL, "SANCTION", "AID", "RETREAT", "CONSULT")
NEW_DAYS = 4
"""Articles that appeared within so many days tell of one deed rather than of two, where they give no day."""
FRESH_DAYS = 7
"""Within so many days of news, undated acts of force on the same thing by the same side are one."""
LONG = 5
"""Letters from which on a word is taken to name a thing."""
NEAR = 5
"""Words before and after the trigger that may name what it is about."""
STOPS = (".", "!", "?", "”", '"')
RESUMING = (["the"], ["this"], ["that"])
"""Words before a noun for something that was told already."""
ANEW = 4
"""The number of words before the trigger that may say it is another event."""
WORDING = 60
"""Likeness (0 to 100, rapidfuzz token set) from which two sentences tell of acts of words alike."""


def occasions(told: Iterable[EventRecord]) -> list[tuple[EventRecord, ...]]:
    """Return the mentions of one article in groups that tell of one event, in the order of the text."""
    mentions = Mentions()
    groups = mentions.groups
    for one in told:
        here = Occasion(0, (one,))
        likely = () if _is_another(one) else mentions.likely(here)
        fitting = (at for at in likely if _continues(groups[at], here))
        mentions.add(here, next(fitting, 0 if _retells(groups, here) else None))
    return [group.told for group in groups]


def _continues(before: Occasion, here: Occasion) -> bool:
    """Say whether a mention of the same kind, with words or people like these, is of the same event."""
    first, one = before.told[0], here.told[0]
    alike_told = one.words == first.words or one.type == "CONSULT" or _is_of_one_meaning(first, one)
    if not alike_told and not _resumes(before, one):
        return False
    if _dates(before, here)[0] == "apart" or len(before.tenses | here.tenses) > 1:
        return False
    if _are_others(before, here):
        return False
    told_before = not here.people and _resumes(before, one)
    return destinations(before, here) != "different" and (told_before or _same_people(before, here))


def _are_others(before: Occasion, here: Occasion) -> bool:
    """Say whether it is done to others than before ("held 34" and "held two", "Ruiz" and "protesters")."""
    ours, theirs = (
        {found for one in side.told if (found := first_number(one.number or ""))} for side in (before, here)
    )
    if ours and theirs:
        return ours.isdisjoint(theirs)
    if before.family == "visit" or shared(before.recipients, here.recipients) >= ALIKE:
        return False
    told = [(_has_person(side), _has_crowd(side)) for side in (before, here)]
    return all(map(any, told)) and any(person for person, _ in told)


def _has_person(side: Occasion) -> bool:
    return any(who.kind == "person" and named(who) for who in side.recipients)


def _has_crowd(side: Occasion) -> bool:
    return any(who.name.endswith("s") and not named(who) for who in side.recipients)


def _is_another(one: EventRecord) -> bool:
    """Say whether the words before the trigger bring in a further one ("a new strike", "another attack")."""
    before, trigger, _ = one.sentence.lower().partition(one.words.lower())
    near = re.findall(r"[\w-]+", before)[-ANEW:] if trigger else []
    at = next((at for at in reversed(range(len(near))) if near[at] in ("a", "an", "another")), None)
    if at is None:
        return False
    anew = lists("claims.resolve.lexicon", "events")["anew"]
    return near[at] == "another" or not anew.isdisjoint(near[at + 1 :])


def _resumes(before: Occasion, one: EventRecord) -> bool:
    """Say whether a noun with its article takes up what was told by a verb ("attacked"; "the attack")."""
    meant = trigger_meanings(one.words)
    is_negated = one.modality == "negated"
    told = (each for each in before.told if (each.modality == "negated") == is_negated)
    is_definite = one.sentence.partition(one.words)[0].lower().split()[-1:] in RESUMING
    return is_definite and any(meant & trigger_meanings(each.words) for each in told)


def _is_of_one_meaning(first: EventRecord, one: EventRecord) -> bool:
    """Say whether an answer, or what a headline without a stop tells, is told again in other words."""
    headline = first.sentence.rstrip()
    retold = headline != one.sentence.rstrip() and not headline.endswith(STOPS)
    meets = bool(trigger_meanings(first.words) & trigger_meanings(one.words))
    return meets and (retold or one.type == "REJECT")


def _retells(groups: list[Occasion], here: Occasion) -> bool:
    """Say whether the lead tells the headline's visit again, though it names another destination.

    "The visit" that opens an article is the one that its headline told of; that the two name different places
    is for the reader to see.
    """
    if not groups or groups[0].family != "visit" or here.family != "visit":
        return False
    headline, lead = groups[0].told[0].sentence, here.told[0].sentence
    if lead == headline or any(group.told[-1].sentence != headline for group in groups):
        return False
    before = lead.partition(here.told[0].words)[0].lower()
    definite = before.endswith(("the ", "his ", "her ", "their "))
    alike_told = definite and _same_people(groups[0], here) and len(groups[0].tenses | here.tenses) < 2
    return alike_told and _alike_in_words(headline, lead)


def _alike_in_words(ours: str, theirs: str) -> bool:
    return fuzz.token_set_ratio(ours, theirs, processor=utils.default_process) >= WORDING


def _same_people(ours: Occasion, theirs: Occasion) -> bool:
    if ours.family in SIDELESS:
        few = min(len(ours.people), len(theirs.people))
        if len(ours.people) != len(theirs.people) and ours.told[0].modality != theirs.told[0].modality:
            return False
        return few > 0 and shared(ours.people, theirs.people) >= ALIKE * few
    if ours.family == "visit" and not (ours.actors and theirs.actors):
        return shared(ours.recipients, theirs.recipients) >= ALIKE
    if ours.actors and theirs.actors:
        return shared(ours.actors, theirs.actors) >= ALIKE
    return shared(ours.recipients, theirs.recipients) >= ALIKE and not (ours.actors or theirs.actors)


def compare(left: Occasion, right: Occasion) -> Judgement | None:
    """Return what is held of two occasions of different articles, or ``None`` where nothing joins them."""
    left, right = sorted((left, right), key=lambda occasion: occasion.event)
    if left.family != right.family or left.told[0].type != right.told[0].type:
        return None
    when, said = _dates(left, right)
    if _kept_apart(left, right, when):
        return None
    if left.sentences & right.sentences and left.first_words & right.first_words:
        reasons = ["the same sentence in both", *([said] if said else [])]
        return _judged(left, right, SURE, reasons, [])
    parties = agreement(left, right)
    elsewhere = _elsewhere(left, right)
    if not _is_enough(parties, when, elsewhere):
        return None
    score, reasons, against = parties.score, list(parties.reasons), [*parties.against, *elsewhere]
    score -= ELSEWHERE if elsewhere and left.family != "visit" else 0.0
    score += {"same": 0.2, "near": 0.1}.get(when, 0.0)
    if left.tenses == right.tenses == {"to come"} and left.family in ("visit", "meeting"):
        score += 0.15 if left.family == "visit" else 0.1
        reasons = [*reasons, "both are still to come"]
    if any(places.relation(a, b) in ("same", "within") for a in left.places for b in right.places):
        score, reasons = score + 0.1, [*reasons, "the places agree"]
    if left.first_words & right.first_words:
        score += 0.1 if left.phrases & right.phrases else 0.05
    topics = left.topics & right.topics if left.family == "meeting" else frozenset()
    if topics and _news_apart(left.published, right.published) <= FRESH_DAYS:
        score, reasons = score + 0.2, [*reasons, f"both are about {', '.join(sorted(topics))} matters"]
    if when == "unknown" and _is_deed(left) and _in_one_news(left, right):
        score, reasons = score + 0.15, [*reasons, "they were news in the same days"]
    weak = when == "unknown" or parties.nameless
    things = _things(left) & _things(right) if weak and left.told[0].type in FORCEFUL else set()
    if things and _news_apart(left.published, right.published) <= FRESH_DAYS:
        score, reasons = score + 0.2, [*reasons, f"{', '.join(sorted(things))} in both"]
    if left.told[0].type in _SPOKEN and _said_alike(left, right):
        score, reasons = score + 0.1, [*reasons, "the words around it are alike"]
    reasons += [said] if said and when != "near" else []
    against += [said] if when == "near" else []
    return _judged(left, right, min(score, ASKED) if parties.generic else score, reasons, against)


def _is_enough(parties: PartyAgreement, when: str, elsewhere: tuple[str, ...]) -> bool:
    """Say whether those who take part tell enough; where nobody is named, so must day and place."""
    if parties.nameless and when not in ("same", "near"):
        return False
    return bool(parties.score) and not (elsewhere and (parties.nameless or parties.generic))


def _elsewhere(left: Occasion, right: Occasion) -> tuple[str, ...]:
    """Return that the two are told of different places, in words; nothing where they may be one."""
    pairs = [(here, there) for here in left.places for there in right.places]
    if not pairs or any(_may_be_one_place(*pair) for pair in pairs):
        return ()
    return (f"one in {pairs[0][0]}, the other in {pairs[0][1]}",)


def _may_be_one_place(here: str, there: str) -> bool:
    relation = places.relation(here, there)
    if relation in ("same", "within"):
        return True
    if relation == "different":
        return False
    known = places.country(here) or places.country(there)
    return bool(known) or likeness(fold(here), fold(there)) >= ALIKE_PLACES


def _judged(
    left: Occasion, right: Occasion, score: float, reasons: list[str], against: list[str]
) -> Judgement | None:
    if score < PROPOSE:
        return None
    return Judgement(
        left.event, right.event, "same" if score >= SAME else "proposed", round(min(score, 1.0), 3),
        tuple(reasons), tuple(against), f"event.{left.family.replace(' ', '-')}",
    )  # fmt: skip


def _kept_apart(left: Occasion, right: Occasion, when: str) -> bool:
    """Say whether days, places, tense, topic or who is in prospect speak against the two being one."""
    if when == "apart" or destinations(left, right) == "different" or not _in_one_tense(left, right, when):
        return True
    if when == "unknown" and _news_apart(left.published, right.published) > NEWS_DAYS:
        return True
    return _other_topic(left, right) or _another_prospect(left, right)


def _other_topic(left: Occasion, right: Occasion) -> bool:
    """Say whether both say what the talks are about, and not the same."""
    if left.family != "meeting" or not left.topics or not right.topics:
        return False
    return not left.topics & right.topics


def _another_prospect(left: Occasion, right: Occasion) -> bool:
    """Say whether one meeting is planned and the other, with somebody else by name, only possible."""
    if left.family not in SIDELESS:
        return False
    ours, theirs = ({one.modality for one in side.told} for side in (left, right))
    if ours & theirs or not ours | theirs <= {"planned", "possible"}:
        return False
    return _names_another(left, right) or _names_another(right, left)


def _names_another(ours: Occasion, theirs: Occasion) -> bool:
    return any(
        named(who) and not any(alike(who, one) >= ALIKE for one in theirs.people) for who in ours.people
    )


def _dates(left: Occasion, right: Occasion) -> tuple[str, str]:
    """Return same, near, moved, unknown or apart, and what the days say in words."""
    gaps = [gap for a in left.dates for b in right.dates if (gap := apart(a, b)) is not None]
    if not gaps:
        return "unknown", ""
    gap = min(gaps)
    if gap == 0:
        return "same", "the days agree"
    if gap == 1:
        return "near", "the days are one apart"
    coming = left.tenses == right.tenses == {"to come"}
    return ("moved", f"the days are {gap} apart") if coming and gap <= MOVED_DAYS else ("apart", "")


def _things(occasion: Occasion) -> set[str]:
    """Return the longer words in small letters next to the triggers: what is shot down, sent or seized."""
    found: set[str] = set()
    for one in occasion.told:
        before, trigger, after = one.sentence.partition(one.words)
        if trigger:
            near = (*re.findall(r"\w+", before)[-NEAR:], *re.findall(r"\w+", after)[:NEAR])
            found |= {word for word in near if len(word) >= LONG and word.islower()}
    return found - lists("claims.resolve.lexicon", "events")["commonplace"]


def _said_alike(left: Occasion, right: Occasion) -> bool:
    """Say whether the sentences, or what stands in them behind the trigger, are alike."""
    pairs = [(a.sentence, b.sentence) for a in left.told for b in right.told]
    pairs += [(_behind(a), _behind(b)) for a in left.told for b in right.told]
    return any(_alike_in_words(*pair) for pair in pairs)


def _behind(one: EventRecord) -> str:
    return one.sentence.partition(one.words)[2]


def _in_one_tense(left: Occasion, right: Occasion, when: str) -> bool:
    """Say whether the two may be both over or both still to come; where the days agree they are."""
    if when in ("same", "near") or not left.tenses or not right.tenses:
        return True
    return bool(left.tenses & right.tenses)


def _is_deed(occasion: Occasion) -> bool:
    return occasion.told[0].type in _DEEDS or occasion.family == CALLED_OFF


def _in_one_news(left: Occasion, right: Occasion) -> bool:
    """Say whether both are known to have been news within the same few days."""
    ours, theirs = left.days, right.days
    first = [day for day in (ours.published_from, theirs.published_from) if day]
    last = [day for day in (ours.published_to, theirs.published_to) if day]
    return len(first) == len(last) == 2 and (max(last) - min(first)).days <= NEW_DAYS


def _news_apart(left: DateRange | None, right: DateRange | None) -> int:
    gap = apart(left, right) if left and right else None
    return gap or 0


class EventIndex:
    """The occasions that are known, and the clusters that their links make."""

    def __init__(self, clusters: Clusters | None = None, candidates: Candidates | None = None) -> None:
        self.clusters = clusters or Clusters()
        self._candidates = candidates or Candidates()
        self._held: set[tuple[int, int]] = set()

    def settle(self, new: Iterable[Occasion], in_story: Iterable[Sequence[Occasion]] = ()) -> list[Judgement]:
        """Compare the occasions of one article with all that are known, add them, and return what is held.

        ``in_story`` has those of each other article that tells the same story: among these weaker evidence
        is enough. What is only likely in a story is held last, since more may speak for it otherwise.
        """
        fresh = list(new)
        told = [judgement for others in in_story for judgement in story_judgements(fresh, others)]
        found = [one for one in told if one.judgement == "same" and self._accepts(one)]
        for occasion in fresh:
            found += self._judge(occasion)
        found += [one for one in told if one.judgement != "same" and self._accepts(one)]
        for occasion in fresh:
            self._candidates.add(occasion)
        return found

    def _judge(self, occasion: Occasion) -> Iterator[Judgement]:
        """Yield one pair for each cluster that ``occasion`` may belong to, the best first."""
        compared = (compare(occasion, other) for other in self._candidates.of(occasion))
        best = sorted((pair for pair in compared if pair), key=lambda pair: (-pair.score, pair.left))
        for pair in best:
            if self._accepts(pair):
                yield pair

    def _accepts(self, pair: Judgement) -> bool:
        """Say whether a judgement is to be held: nobody judged the pair, and nobody holds the two apart."""
        left, right = pair.left, pair.right
        known = self.clusters.is_judged(left, right) or (left, right) in self._held
        if known or self.clusters.of(left) == self.clusters.of(right):
            return False
        if self.clusters.are_different(left, right):
            return False
        if pair.judgement == "same":
            self.clusters.unite(left, right)
        self._held.add((left, right))
        return True
