"""Members of two accounts that may be the same party."""

from __future__ import annotations

from functools import lru_cache

from claims.gazetteer.names import fold
from claims.records import ParticipantRecord
from claims.resolve.context import stems as role_stems
from claims.resolve.event_clusters import ALIKE, alike
from claims.resolve.stories.accounts import WORDS, Account, Member, Side
from claims.wordlists import lists


@lru_cache(maxsize=32768)
def shared(ours: Side, theirs: Side) -> tuple[ParticipantRecord, ...]:
    """Return those of one side who stand on the other side too, under this name or that."""
    return tuple(one.who for one in ours.members if any(are_one(one, other) for other in theirs.members))


def named_in(some: Side, account: Account) -> ParticipantRecord | None:
    """Return somebody of those who is named where an account tells of its event, but takes no part there."""
    part = account.people.spoken_of
    absent = (one for one in some.members if one.is_somebody and one.spoken_of not in part)
    return next((one.who for one in absent if f" {one.spoken_of} " in account.folded), None)


def for_one_state(ours: Side, theirs: Side) -> ParticipantRecord | None:
    """Return the state that acts in one account, where in the other somebody does who acts for it."""
    if not ours.states and not theirs.states:
        return None
    states = {**ours.states, **theirs.states}
    return next((states[code] for code in sorted(states.keys() & ours.serving & theirs.serving)), None)


@lru_cache(maxsize=32768)
def for_one_body(ours: Side, theirs: Side) -> ParticipantRecord | None:
    """Return who acts for a body in one account that acts itself in the other: a minister, the ministry."""
    pairs = ((one.who, other.who) for one in ours.members for other in theirs.members)
    both = ((person, body) for pair in pairs for person, body in (pair, pair[::-1]))
    return next((body for person, body in both if _acts_for(person, body)), None)


def _acts_for(person: ParticipantRecord, body: ParticipantRecord) -> bool:
    if body.kind == "person":
        return False
    words = lists("claims.resolve.lexicon", "stories")
    titles = person.roles if person.kind == "person" and person.roles else (person.name,)
    if any(_is_of(title, body.name) for title in titles):
        return True
    branch = _without(body.name, words["of_bodies"])
    if not branch or branch == role_stems(body.name):
        return False
    return any((held := _without(title, words["of_offices"])) and held == branch for title in titles)


@lru_cache(maxsize=8192)
def _is_of(title: str, body: str) -> bool:
    """Say whether an office is one of a body by its name ("head of the union", "the air force spokesman")."""
    offices = lists("claims.resolve.lexicon", "stories")["of_offices"]
    held, whole = (fold(name).removeprefix("the ").split() for name in (title, body))
    return bool(whole) and {*whole} < {*held} and not offices.isdisjoint(held) and offices.isdisjoint(whole)


@lru_cache(maxsize=8192)
def _without(name: str, words: frozenset[str]) -> frozenset[str]:
    """Return the stems of a name without those of some words, nothing where it has none of these."""
    return role_stems(name) - role_stems(" ".join(words))


@lru_cache(maxsize=32768)
def meet(ours: Side, theirs: Side) -> bool:
    """Say whether anybody on one side is, is called like, or is of one state with somebody on the other."""
    alike_called = ours.nouns & theirs.nouns or ours.described & theirs.described
    return bool(alike_called or shared(ours, theirs)) or for_one_state(ours, theirs) is not None


@lru_cache(maxsize=32768)
def are_one(ours: Member, theirs: Member) -> bool:
    """Say whether two participants are one in a story: by name, short form or the office one is called by.

    Initials need not be those of the name, since another language may have given them.
    """
    left, right = ours.who, theirs.who
    if left.actor is not None and left.actor == right.actor and (ours.is_named or theirs.is_named):
        return True
    if ours.is_named and theirs.is_named:
        short = not frozenset(left.initials).isdisjoint(right.initials)
        return short or alike(left, right) >= ALIKE or _is_part(left, right)
    if ours.is_named or theirs.is_named:
        bearer, described = (left, right) if ours.is_named else (right, left)
        return _is_described(described, bearer)
    return False


def _is_part(left: ParticipantRecord, right: ParticipantRecord) -> bool:
    """Say whether one name holds the other ("an IMF mission", "the IMF"; "Ana Ruiz", "Ana Ruiz Soto")."""
    if left.kind != right.kind and "person" in (left.kind, right.kind):
        return False
    ours, theirs = (_name_words(one.name) for one in (left, right))
    few, many = sorted((ours, theirs), key=len)
    return few <= many and len(few) > (1 if left.kind == "person" else 0)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(
        fold(word) for word in WORDS.findall(name) if word[:1].isupper() and word not in ("The", "An")
    )


def _is_described(described: ParticipantRecord, bearer: ParticipantRecord) -> bool:
    """Say whether what somebody is called by is an office of, or stands in the name of, somebody named."""
    ours = role_stems(described.name)
    head = role_stems(described.name.split()[-1]) if described.name.split() else frozenset()
    if not ours or not head or (bearer.kind == "person" and described.name.endswith("s")):
        return False  # several are nobody by himself
    for role in (*bearer.roles, bearer.name):
        theirs = role_stems(role)
        if head <= theirs and (ours <= theirs or len(ours & theirs) > 1):
            return True
    return False
