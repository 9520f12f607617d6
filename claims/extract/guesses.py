"""Claims guessed from grammar alone, where no rule finds one in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claims.document import Participant, Span, Suggestion
from claims.extract import syntax
from claims.extract.events.candidate import candidates
from claims.extract.events.entries.lexicon import Entry
from claims.extract.events.modality import modality
from claims.extract.events.participants import ActorFilter
from claims.extract.events.triggers import Trigger, find_triggers
from claims.extract.marks import Region, quoted_regions
from claims.extract.parse import Parser, read
from claims.extract.supersenses import noun_senses, verb_senses
from claims.extract.tokens import Token

UNKNOWN = Entry("", None)
"""The entry of a word that the lexicon of events does not have."""
EVENTIVE = ("act", "event", "process", "phenomenon")
"""Supersenses of nouns that tell of something that happens."""
CLAUSES = ("ccomp", "xcomp")
"""Clauses that may be what is said, in the order in which they are likely to be all of it."""
SAYING = "communication"
"""The supersense of verbs of saying."""


def by_grammar(text: str, kind: str, parser: Parser) -> Iterator[Suggestion]:
    """Yield what the words of one sentence may claim of a kind, the likeliest first."""
    if kind == "quote":
        yield from _attributions(text, parser)
    elif kind == "event_mention":
        yield from _happenings(text, parser)


def _attributions(text: str, parser: Parser) -> Iterator[Suggestion]:
    """Yield what each verb of the sentence may say, those of communication first; at last all of it."""
    doc = parser.parse(text)
    regions = quoted_regions(text)
    verbs = [token for token in doc if token.pos_ == "VERB" and not _is_inside(token, regions)]
    verbs.sort(key=lambda verb: (SAYING not in verb_senses(verb.lemma_.lower()), verb.i))
    quoted = tuple(region.span for region in regions)
    for verb in verbs:
        said = quoted or _said(verb)
        if said:
            spans = present(content=said, cue=(_span(verb),), speaker=(_doer(verb),))
            yield Suggestion("quote", spans, _form(quoted, said))
    whole = Span(0, len(text.rstrip()))
    yield Suggestion("quote", {"content": quoted or (whole,)}, _form(quoted, quoted or (whole,)))


def _is_inside(token: Token, regions: Iterable[Region]) -> bool:
    return any(region.start <= token.idx < region.end for region in regions)


def _said(verb: Token) -> tuple[Span, ...]:
    """Return the clause that a verb has for its object; of a verb of saying also any object, to the end."""
    clauses = [each for each in verb.children if each.dep_ in CLAUSES]
    if clauses:
        return (_subtree(min(clauses, key=lambda each: CLAUSES.index(each.dep_))),)
    thing = syntax.child(verb, *syntax.OBJECTS)
    if thing is None or SAYING not in verb_senses(verb.lemma_.lower()):
        return ()
    words = [token for token in verb.sent if token.i >= thing.left_edge.i and not token.is_space]
    while words[-1].is_punct:
        words.pop()
    return (Span(words[0].idx, words[-1].idx + len(words[-1].text)),)


def _form(quoted: tuple[Span, ...], said: tuple[Span, ...]) -> dict[str, str]:
    return {"form": "direct" if quoted and said == quoted else "indirect", "polarity": "positive"}


def _happenings(text: str, parser: Parser) -> Iterator[Suggestion]:
    """Yield the triggers that selection drops, then every verb and eventive noun, the main verb first."""
    parsed = replace(read(parser, text, ()), repairs=parser.repairs)
    known = list(find_triggers(parsed.doc))
    for one in candidates(known, ActorFilter.of(parsed, ())):
        spans = present(
            trigger=(one.trigger.span,), actor=places_of(one.actors), recipient=places_of(one.recipients)
        )
        fields = {"type": one.type, "mode": one.mode or "", "modality": one.modality}
        yield Suggestion("event_mention", spans, fields)
    heads = [token for token in parsed.doc if _may_happen(token)]
    for token in sorted(heads, key=lambda head: (head.dep_ != "ROOT", head.pos_ != "VERB", head.i)):
        spans = present(trigger=(_span(token),), actor=(_doer(token),), recipient=(_sufferer(token),))
        told = modality(Trigger(token, UNKNOWN, "verb" if token.pos_ == "VERB" else "noun"))
        yield Suggestion("event_mention", spans, {"modality": told})


def _may_happen(token: Token) -> bool:
    if token.pos_ == "VERB":
        return token.dep_ not in ("aux", "auxpass", "amod", "compound")
    senses = noun_senses(token.lemma_.lower()) if token.pos_ == "NOUN" else ()
    return bool(senses) and senses[0] in EVENTIVE


def _doer(verb: Token) -> Span | None:
    """Return who does what a verb or a noun tells: the agent of a passive, else the subject or possessor."""
    if verb.pos_ != "VERB":
        owner = syntax.child(verb, "poss")
        return syntax.noun_phrase(owner) if owner is not None else None
    by = syntax.agent(verb)
    head = by if by is not None else None if syntax.is_passive(verb) else syntax.subject(verb)
    return syntax.noun_phrase(head) if head is not None else None


def _sufferer(verb: Token) -> Span | None:
    """Return to whom it is done: the subject of a passive, else the object."""
    if verb.pos_ != "VERB":
        return None
    head = syntax.child(verb, *(syntax.PASSIVE_SUBJECTS if syntax.is_passive(verb) else syntax.OBJECTS))
    return syntax.noun_phrase(head) if head is not None else None


def _span(token: Token) -> Span:
    """Return a word, with the particle behind it ("fenced off")."""
    last = next((each for each in token.children if each.dep_ == "prt" and each.i == token.i + 1), token)
    return Span(token.idx, last.idx + len(last.text))


def _subtree(head: Token) -> Span:
    """Return all that hangs on a word, without the marks at its ends."""
    words = [token for token in head.subtree if not token.is_punct and not token.is_space]
    first, last = words[0], words[-1]
    return Span(first.idx, last.idx + len(last.text))


def places_of(people: Iterable[Participant | None]) -> tuple[Span, ...]:
    """Return where those who are known stand in the text."""
    return tuple(one.span for one in people if one is not None)


def present(**roles: Iterable[Span | None]) -> Mapping[str, tuple[Span, ...]]:
    """Return the roles that have a piece, with the pieces they have."""
    found = {role: tuple(piece for piece in pieces if piece is not None) for role, pieces in roles.items()}
    return {role: pieces for role, pieces in found.items() if pieces}
