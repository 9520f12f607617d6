"""Events told again: "the visit" and "the talks" take over what an earlier mention said of them."""

from __future__ import annotations

from dataclasses import replace

from claims.extract.events.select import Candidate

_DEFINITE = ("the", "this", "that", "these", "those", "such", "both")


def told_again(candidates: list[Candidate], empty: list[Candidate]) -> list[Candidate]:
    """Return ``candidates`` and those of ``empty`` that resume one of them, in the order of the text.

    Args:
        candidates: events with participants.
        empty: event nouns without any; a definite one ("the talks") resumes the nearest earlier event of its
            type and takes over its participants, otherwise it tells nothing.
    """
    merged = sorted((*candidates, *empty), key=lambda one: one.trigger.token.i)
    unsure = {one.trigger.token.i for one in empty}
    kept: list[Candidate] = []
    for one in merged:
        if one.trigger.token.i not in unsure:
            kept.append(_in_step(one, candidates))
            continue
        earlier = _earlier(one, kept) if _definite(one) else None
        if earlier is not None:
            resumed = replace(one, actors=earlier.actors, recipients=earlier.recipients, resumes=True)
            kept.append(_in_step(resumed, candidates))
    return kept


def _definite(one: Candidate) -> bool:
    if one.type == "REJECT":
        return True
    if one.trigger.token.dep_ == "appos":
        return False
    return any(each.dep_ == "det" and each.lower_ in _DEFINITE for each in one.trigger.token.children)


def _earlier(one: Candidate, kept: list[Candidate]) -> Candidate | None:
    """Return the nearest earlier event that ``one`` may resume."""
    for earlier in reversed(kept):
        called_off = one.type == "REJECT" and earlier.type == "CONSULT"
        if called_off or (earlier.type == one.type and _alike(earlier, one)):
            return earlier
    return None


def _alike(earlier: Candidate, one: Candidate) -> bool:
    return earlier.mode == one.mode or {earlier.mode, one.mode} <= {"meet", "negotiate", "third-party"}


def _in_step(one: Candidate, candidates: list[Candidate]) -> Candidate:
    """Give a noun that says nothing of its modality that of a verb which tells of the same event.

    Only where such verbs agree that the event is still to come: "Mr Hill will visit Oslo. His visit …".
    """
    if one.trigger.form != "noun" or one.modality != "occurred":
        return one
    words = _names(one)
    same = {
        other.modality
        for other in candidates
        if other.trigger.form == "verb"
        and other.type == one.type
        and other.mode == one.mode
        and words & _names(other)
    }
    return replace(one, modality="planned") if same == {"planned"} else one


def _names(one: Candidate) -> set[str]:
    """Return the head words of the actors, for comparing within an article."""
    doc = one.trigger.token.doc
    found = (doc.char_span(actor.head, actor.head + 1, alignment_mode="expand") for actor in one.actors)
    return {span.text for span in found if span is not None}
