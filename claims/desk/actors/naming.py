"""Names of participants, as a reviewer writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from claims.desk.cards import Choice
from claims.desk.review.fields import shown_actors
from claims.document import Span
from claims.errors import DecisionError
from claims.store.queries import detail, people

Entry = Mapping[str, int | None]
COMPLETIONS = 12
QUOTED = ("“", '"')
"""The mark before the words of a mention whose actor is not known."""
NUMBERED = re.compile(r"(?P<name>.*?)\s*#(?P<id>\d+)")


def read_actors(
    session: Session, written: str, old: Sequence[Entry], article_id: int, here: Span, text: str
) -> list[Entry]:
    """Return the participants that ``written`` names, by semicolon; those already there stay as they are.

    What nobody is called may be words of the article, which then stand for whoever they refer to there.

    Raises:
        DecisionError: nobody is called so, or several are.
    """
    shown = {shown_actors(session, text, [entry]): entry for entry in old}
    entries: list[Entry] = []
    for ordinal, name in enumerate(filter(None, map(str.strip, written.split(";")))):
        if name in shown:
            entries.append(shown[name])
        elif name[0] in QUOTED or (_says(text, name) and not people.called(session, name)):
            entries.append(_in_words(session, name.strip('“”"'), article_id, here, text))
        else:
            before = old[ordinal] if ordinal < len(old) else None
            entries.append(_entry(session, read_actor(session, name, article_id), before, article_id, here))
    return entries


def _says(text: str, words: str) -> bool:
    return re.search(rf"\b{_pattern(words)}\b", text) is not None


def _pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _in_words(session: Session, words: str, article_id: int, here: Span, text: str) -> Entry:
    """Return a participant by the words that the article has for it, where they stand nearest to ``here``.

    It is whoever these words refer to there; where no mention has them, somebody known by that name or, as
    the article has no other, a new actor.

    Raises:
        DecisionError: the article does not say so, or several are called so.
    """
    places = [Span(*found.span()) for found in re.finditer(_pattern(words), text)] if words else []
    if not places:
        raise DecisionError(f"The article does not say “{words}”; copy the words from its text.")
    place = min(places, key=lambda span: abs(span.start - here.start))
    mention_id = people.mention_at(session, article_id, place)
    if mention_id is not None:
        return {"actor_id": None, "mention_id": mention_id}
    found = people.called(session, words)
    actor_id = found[0].id if len(found) == 1 else read_actor(session, f"+{words}", article_id)
    return {"actor_id": actor_id, "mention_id": None}


def _entry(session: Session, actor_id: int, before: Entry | None, article_id: int, here: Span) -> Entry:
    """Return a participant that is ``actor_id``, with the words that name it.

    Where the old words are a pronoun or a title they stay: they meant somebody else than the machine
    thought. Otherwise the actor's nearest mention in the claim's sentences is taken, or none.
    """
    mention_id = before.get("mention_id") if before else None
    if mention_id is None or people.form_of(session, mention_id) == "name":
        around = detail.sentences(session, article_id, here)
        near = [
            (abs(span.start - here.start), found)
            for found, span in people.mentions_in(session, article_id, actor_id)
            if any(sentence.overlaps(span) for sentence in around)
        ]
        mention_id = min(near)[1] if near else None
    return {"actor_id": actor_id, "mention_id": mention_id}


def complete_actor(session: Session, text: str) -> tuple[Choice, ...]:
    """Return the actors that ``text`` begins, and last the actor that it would make."""
    if not text:
        return ()
    name = text.removeprefix("+").strip()
    named = [] if text.startswith("+") else people.beginning(session, text, COMPLETIONS)
    known = tuple(Choice(f"{one.name} #{one.id}", one.kind) for one in named)
    if not name or NUMBERED.fullmatch(text) or text[0] in QUOTED:
        return known
    return (*known, Choice(f"+{name}", "a new person", makes=True))


def _numbered(session: Session, number: int) -> int:
    named = people.by_id(session, number)
    if named is None:
        raise DecisionError(f"There is no actor #{number}.")
    return named.id


def read_actor(session: Session, written: str, article_id: int | None) -> int:
    """Return the actor that a reviewer's words mean; ``+Name`` makes a new one.

    Raises:
        DecisionError: nobody is called so, or several are.
    """
    if written.startswith("+") and written[1:].strip():
        return people.add_actor(session, written[1:].strip(), "person", article_id)
    if numbered := NUMBERED.fullmatch(written):
        return _numbered(session, int(numbered["id"]))
    found = people.called(session, written)
    if not found:
        raise DecisionError(
            f"Nobody is called “{written}”. Complete the name, or write +{written} for a new actor."
        )
    if len(found) > 1:
        listed = ", ".join(f"{one.name} #{one.id} ({one.kind})" for one in found[:5])
        raise DecisionError(f"“{written}” may be any of: {listed}. Write the number too.")
    return found[0].id
