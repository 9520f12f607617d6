"""Events told again: "the visit" and "the talks" take over what an earlier mention said of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import chain

from claims.document import Participant
from claims.extract import syntax
from claims.extract.events.candidate import Candidate
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.triggers import DEFINITE
from claims.extract.tokens import Token

FAR = 400
"""Within how many words somebody else's attack is looked for, before one of the police is taken."""
AROUND = 200
"""How many events before and behind a noun are looked through for a verb that tells of the same."""
NEAR = 40
"""Within how many words talks were told whose outcome names nobody."""


def told_again(candidates: list[Candidate], empty: list[Candidate]) -> list[Candidate]:
    """Return ``candidates`` and those of ``empty`` that resume one of them, in the order of the text.

    Args:
        candidates: events with participants.
        empty: event nouns without any; a definite one ("the talks") resumes the nearest earlier event of its
            type and takes over who acts in it, and of what several do together the other side; otherwise it
            tells nothing.
    """
    merged = sorted((*candidates, *empty), key=lambda one: one.trigger.token.i)
    unsure = {one.trigger.token.i for one in empty}
    kept: list[Candidate] = []
    for one in merged:
        if one.trigger.token.i not in unsure:
            kept.append(_in_step(_completed(one, kept), candidates))
            continue
        earlier = _earlier(one, kept) if _definite(one) else None
        if earlier is not None:
            mode = earlier.mode if earlier.type == one.type else one.mode
            actors, others = _taken_over(one, earlier)
            resumed = replace(one, mode=mode, actors=actors, recipients=others, resumes=True)
            kept.append(_in_step(_as_before(resumed, earlier), candidates))
        elif one.chosen or (_is_deed(one) and not _beside_same(one, candidates)):
            kept.append(one)
    return kept


def _taken_over(
    one: Candidate, earlier: Candidate
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return who takes part in an event that is told again, of those of the ``earlier`` mention.

    The victims are those of its one deed and not of "the attack" as a whole, and a crowd that was counted
    once is not all who protest; but "the sentence" is that of whoever was sentenced.
    """
    words = lexicon().grammar
    joint = earlier.type in words["reciprocal"] or earlier.mode == "meet"
    befalls = one.trigger.token.lemma_.lower() in words["befalling"]
    alone = not earlier.actors and one.type not in ("ASSAULT", "PROTEST")
    others = earlier.recipients if joint or alone or (befalls and earlier.type == one.type) else ()
    if one.type != "PROTEST" or "strike" in (one.mode, earlier.mode):
        return earlier.actors, others
    doc = one.trigger.token.doc
    heads = (doc.char_span(each.head, each.head + 1, alignment_mode="expand") for each in earlier.actors)
    named = {span[0].idx for span in heads if span is not None and _is_definite(span[0])}
    return tuple(each for each in earlier.actors if each.head in named), others


def _is_definite(noun: Token) -> bool:
    """Say whether a noun is a name or has "the" or an owner before it."""
    if noun.pos_ == "PROPN":
        return True
    return any(
        each.dep_ == "poss" or (each.dep_ == "det" and each.lower_ in DEFINITE) for each in noun.children
    )


def _is_deed(one: Candidate) -> bool:
    """Say whether a noun tells by itself of a deed, though nobody is named ("the shooting", "talks")."""
    noun = one.trigger.token
    if noun.lemma_ in lexicon().grammar["not_alone"]:
        return False
    if one.trigger.form != "noun" or one.type not in lexicon().grammar["deeds"] or noun.ent_type_ == "DATE":
        return False
    if noun.dep_ == "pobj":
        told = noun.head.lower_ in lexicon().grammar["eventful_prepositions"]
        return told and (
            noun.tag_ == "NNS" or syntax.child(noun, "det", "poss", "nummod", "compound", "amod") is not None
        )
    return noun.dep_ in ("nsubj", "nsubjpass", "dobj", "ROOT") and not syntax.is_infinitive(noun.head)


def _beside_same(one: Candidate, candidates: list[Candidate]) -> bool:
    """Say whether its sentence tells of the same type already ("killed in a bombing")."""
    sent = one.trigger.token.sent
    return any(other.type == one.type and other.trigger.token.sent == sent for other in candidates)


def _completed(one: Candidate, kept: list[Candidate]) -> Candidate:
    """Give an event that tells only half of who takes part the rest, from the one before that it is.

    "It was the first visit by a minister": by the minister whose visit "it" is. "The call with Ann Hill": by
    whoever called her before. "Which ministers will meet": whom they were said to meet.
    """
    identified = _identified(one)
    partial = _definite(one) and not one.actors and one.recipients
    one_sided = one.mode == "meet" and one.trigger.form == "verb" and not one.recipients
    if one.type != "CONSULT" or not (identified or partial or one_sided):
        return one
    earlier = _earlier(one, kept)
    if earlier is None:
        return one
    if identified:
        return replace(
            one, actors=earlier.actors or one.actors, recipients=one.recipients or earlier.recipients
        )
    known = _lemmas(one, one.actors + one.recipients)
    others = [each for each in earlier.actors + earlier.recipients if not _lemmas(one, (each,)) & known]
    if not others or len(others) == len(earlier.actors + earlier.recipients):
        return one
    return replace(one, actors=tuple(others)) if partial else replace(one, recipients=tuple(others))


def _identified(one: Candidate) -> bool:
    """Say whether a noun is said to be what a pronoun before it means ("This will be the first visit")."""
    noun = one.trigger.token
    subject = syntax.child(noun.head, "nsubj") if noun.dep_ == "attr" else None
    return one.trigger.form == "noun" and subject is not None and subject.lower_ in ("it", "this", "that")


def _lemmas(one: Candidate, participants: tuple[Participant, ...]) -> set[str]:
    doc = one.trigger.token.doc
    found = (doc.char_span(each.head, each.head + 1, alignment_mode="expand") for each in participants)
    return {span[0].lemma_ for span in found if span is not None}


def _as_before(one: Candidate, earlier: Candidate) -> Candidate:
    """Give what says nothing of its modality that of the event it resumes, unless something is told of it.

    "The talks lasted two hours" are over, even if they were planned before.
    """
    noun = one.trigger.token
    told = noun.dep_ in ("nsubj", "nsubjpass") and noun.head.tag_ == "VBD"
    told = told or _is_outcome(one)
    prospective = earlier.modality in ("planned", "possible") and earlier.type == one.type
    return (
        replace(one, modality=earlier.modality)
        if prospective and one.modality == "occurred" and not told
        else one
    )


def _definite(one: Candidate) -> bool:
    if one.type == "REJECT" or _is_outcome(one):
        return True
    if one.trigger.token.dep_ == "appos":
        return False
    return any(each.dep_ == "det" and each.lower_ in DEFINITE for each in one.trigger.token.children)


def _earlier(one: Candidate, kept: list[Candidate]) -> Candidate | None:
    """Return the nearest earlier event that ``one`` may resume; "the trip" is one that was called so.

    "The attack" is hardly the shot with which the police ended it.
    """
    noun = one.trigger.token.lemma_
    called = [each for each in kept if one.mode == "visit" and each.trigger.token.lemma_ == noun]
    ended: Candidate | None = None
    for earlier in chain(reversed(called), reversed(kept)):
        if one.mode == "visit" and one.modality in ("planned", "possible") and earlier.modality == "occurred":
            continue  # a visit that is over is not the one still to come, as talks may be that resume
        called_off = one.type == "REJECT" and earlier.type == "CONSULT"
        if (
            called_off
            or (_is_outcome(one) and earlier.type == "CONSULT" and _is_near(earlier, one))
            or (earlier.type == one.type and _alike(earlier, one))
        ):
            if not _is_by_police(earlier):
                return earlier
            ended = ended or earlier
            if one.trigger.token.i - earlier.trigger.token.i > FAR:
                break
    return ended


def _is_by_police(one: Candidate) -> bool:
    police = one.type == "ASSAULT" and bool(one.actors)
    return police and _lemmas(one, one.actors) <= lexicon().grammar["arresting"]


def _is_outcome(one: Candidate) -> bool:
    """Say whether nobody is named who agreed or did not ("… met, but no agreement was reached")."""
    return one.type == "AGREE" and one.trigger.form == "verb"


def _is_near(earlier: Candidate, one: Candidate) -> bool:
    return one.trigger.token.i - earlier.trigger.token.i <= NEAR


def _alike(earlier: Candidate, one: Candidate) -> bool:
    modes = {earlier.mode, one.mode}
    return len(modes) == 1 or modes <= {"meet", "negotiate", "third-party"} or modes == {"phone", "brief"}


def _in_step(one: Candidate, candidates: list[Candidate]) -> Candidate:
    """Give a noun that says nothing of its modality that of a verb which tells of the same event.

    Only where such verbs agree that the event is still to come: "Mr Hill will visit Oslo. His visit …".
    """
    if one.trigger.form != "noun" or one.modality != "occurred":
        return one
    words = _names(one)
    at = bisect_left(candidates, one.trigger.token.i, key=lambda each: each.trigger.token.i)
    same = {
        other.modality
        for other in candidates[max(0, at - AROUND) : at + AROUND]
        if other.trigger.form == "verb"
        and other.type == one.type
        and other.mode == one.mode
        and words
        and words <= _names(other)
    }
    return replace(one, modality="planned") if same == {"planned"} else one


def _names(one: Candidate) -> set[str]:
    """Return the head words of the actors, for comparing within an article."""
    doc = one.trigger.token.doc
    found = (doc.char_span(actor.head, actor.head + 1, alignment_mode="expand") for actor in one.actors)
    return {span.text for span in found if span is not None}
