"""Binding of a claim's participants to mentions, and so to actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claims.document import PROSE, Actor, ActorKind, EventMention, Mention, Participant, Quote, Span
from claims.extract.coreference.heads import (
    abbreviates,
    counted,
    is_anybody,
    is_counted,
    is_label,
    is_told_to_act,
    named_by_noun,
    resident,
    without_note,
)
from claims.extract.coreference.phrases.unnamed import description
from claims.extract.coreference.quotation import quoted
from claims.extract.coreference.seating import (
    moved,
    participants,
    seated_event,
    seated_quote,
    with_rest_of_name,
)
from claims.extract.coreference.span_index import SpanIndex
from claims.extract.coreference.unmentioned import Part, kind_of_phrase, own_name, those_who
from claims.extract.lexicon import lists
from claims.extract.mentions.kinds import names_of_things
from claims.extract.mentions.nominals import is_called, is_told_by_whose
from claims.extract.mentions.pronouns import KINDS, class_of
from claims.extract.mentions.words import key
from claims.extract.parse import Parsed
from claims.gazetteer.countries import gazetteer

HAPPENINGS = ("ACCIDENT", "DISASTER")
"""Types of event that nobody does."""


def bind(
    parsed: Parsed,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
    events: tuple[EventMention, ...],
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Quote, ...], tuple[EventMention, ...]]:
    """Give every participant its mention; a phrase that is none yet becomes a nominal.

    It gets an actor of its own where it can act: it speaks, or its head noun is for people, a body or a
    government. A document is an actor only where it speaks; "the deal" and "a fighter jet" are none.
    Nominals and pronouns that take part in no claim and refer to nothing that is named or met again
    are left out of the result.
    """
    binder = _Binder(parsed, list(actors), list(mentions))
    for who, part in participants(quotes, events):
        binder.bind(who, part)
    binder.settle_first_person(quotes)
    return binder.result(quotes, events)


class _Binder:
    def __init__(self, parsed: Parsed, actors: list[Actor], mentions: list[Mention]) -> None:
        self._parsed = parsed
        self._actors = actors
        self._mentions = mentions
        self._spans = SpanIndex()
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self._by_name: dict[str, int] = {}
        for at, mention in enumerate(mentions):
            self._spans.add(at, mention.span)
            if mention.form == "name":
                self._starts[mention.span.start] = at
                self._ends[mention.span.end] = at
        for at, actor in enumerate(actors):
            self._by_name.setdefault(actor.name.casefold(), at)
        self._bound: dict[tuple[Span, int], int] = {}
        self._acting: set[int | None] = set()
        self._things = names_of_things(parsed.doc)

    def bind(self, who: Participant, part: Part) -> None:
        """Settle which mention ``who`` is, making one if there is none."""
        if (who.span, who.head) not in self._bound:
            at = self._by_initials(who)
            at = self._find(who) if at is None else at
            if at is not None and part in ("speaks", "hears") and self._is_one_of_several(at, who):
                at = self._add(who, "group", None, acting=True)
            at = self._make(who, part) if at is None else at
            self._bound[who.span, who.head] = at
            self._count(who, self._mentions[at])
        mention = self._mentions[self._bound[who.span, who.head]]
        if part == "speaks":
            self._describe(mention)
        if part in ("speaks", "acts") and (mention.kind != "place" or self._is_agent(mention)):
            self._acting.add(mention.actor)

    def _count(self, who: Participant, mention: Mention) -> None:
        """Call those who are counted where they are first told of by their number too: "dozens of nurses"."""
        at, text = mention.actor, self._parsed.text
        outside = who.span.contains(mention.span) and who.head < mention.span.start
        words = text[who.span.start : mention.span.end].split()
        if at is None or not outside or mention.form != "nominal" or words[-2:-1] == ["and"]:
            return
        if self._actors[at].name == " ".join(mention.span.of(text).split()):
            name = " ".join(words)
            self._actors[at] = replace(self._actors[at], name=name, names=(name,))

    def _describe(self, mention: Mention) -> None:
        """Call a speaker without a name by all that tells who it is: "a person close to the family"."""
        at = mention.actor
        if at is None or mention.form != "nominal" or not self._is_story(mention.span.start):
            return
        phrase = self._parsed.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if phrase is None or self._actors[at].name != " ".join(phrase.text.split()):
            return
        name = description(phrase)
        if name is not None:
            self._actors[at] = replace(self._actors[at], name=name, names=(name,))

    def _is_story(self, offset: int) -> bool:
        """Say whether ``offset`` is in a block of sentences: a headline's participle is its verb."""
        return self._parsed.block_kind(offset) in PROSE

    def _is_agent(self, mention: Mention) -> bool:
        """Say whether a place's name is the subject of a verb: "Oslo says", not "the Oslo summit"."""
        span = self._parsed.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        return span is not None and span.root.dep_ in ("nsubj", "nsubjpass", "conj")

    def _find(self, who: Participant) -> int | None:
        """Return the mention that holds the head word, the tightest of them; else the best overlap."""
        head = self._head(who)
        holding = [(len(span), at) for at, span in self._spans.holding(head)]
        if holding:
            return min(holding)[1]
        named = self._spoken_for(who)
        named = self._name_behind(who) if named is None else named
        named = self._name_beside(who) if named is None else named
        if named is not None:
            return named
        scored = [
            (span.iou(who.span), at)
            for at, span in self._spans.overlapping(who.span)
            if not self._is_of(who, span)
        ]
        best = max(scored, default=None)
        return best[1] if best and best[0] >= 0.5 else None

    def _by_initials(self, who: Participant) -> int | None:
        """Return a mention of the one person whose initials label a turn of talk: "AH: The lamps failed"."""
        label = who.span.of(self._parsed.text)
        if not is_label(self._parsed.text, who.span):
            return None
        people = [at for at, actor in enumerate(self._actors) if abbreviates(label, actor)]
        if len(people) != 1:
            return None
        return self._append(Mention(who.span, "name", "person", people[0], "name.initials", 0.8))

    def _head(self, who: Participant) -> int:
        """Return where the head word stands, for the letters of an honour ("Ann Hill QC") the word before."""
        span = self._parsed.doc.char_span(who.head, who.head + 1, alignment_mode="expand")
        if span is None:
            return who.head
        other = resident(span[0]) or counted(span[0])
        if other is not None:
            return other.idx
        if who.head == who.span.start or key(span[0]) not in lists("roles")["postnominal"]:
            return who.head
        return span[0].nbor(-1).idx

    def _is_of(self, who: Participant, span: Span) -> bool:
        """Say whether a mention only tells whose or of whom ``who`` is: "one of the pilots"."""
        words = self._parsed.text[who.span.start : span.start].split()
        return (
            who.head < span.start and bool(words) and words[-1].lower() in ("of", "for", "from", "to", "in")
        )

    def _name_behind(self, who: Participant) -> int | None:
        """Return the mention of the name that follows its office or kind at once: "director Ann Hill"."""
        doc = self._parsed.doc
        span = doc.char_span(who.head, who.head + 1, alignment_mode="expand")
        at = None if span is None or span.end >= len(doc) else self._starts.get(doc[span.end].idx)
        if span is None or at is None:
            return None
        behind = self._mentions[at].span
        name = doc.char_span(behind.start, behind.end, alignment_mode="expand")
        return at if name is not None and is_called(span[0], name.root) else None

    def _spoken_for(self, who: Participant) -> int | None:
        """Return the mention of the body whose press office or people a phrase tells of: "an IMF mission"."""
        bodies, words = lists("bodies"), set(who.span.of(self._parsed.text).lower().split())
        span = self._parsed.doc.char_span(who.head, who.head + 1, alignment_mode="expand")
        sent = span is not None and key(span[0]) in bodies["on_behalf"] and span.start > 0
        if span is not None and sent:
            at = self._ends.get(span[0].nbor(-1).idx + len(span[0].nbor(-1)))
            return at if at is not None and self._mentions[at].kind == "organisation" else None
        if span is None or key(span[0]) not in bodies["voice"] or words.isdisjoint(bodies["voice_of"]):
            return None
        names = (at for at, _ in self._spans.overlapping(who.span) if self._mentions[at].form == "name")
        return next((at for at in names if self._mentions[at].kind in ("organisation", "government")), None)

    def _name_beside(self, who: Participant) -> int | None:
        """Return the mention of the person that the phrase names at its end: "a lamplighter, Sean Coyle"."""
        at = self._ends.get(who.span.start + len(without_note(who.span.of(self._parsed.text))))
        mention = None if at is None else self._mentions[at]
        kinds = ("person", "organisation") if self._is_one_of_them(who) else ("person",)
        if mention is None or mention.kind not in kinds or mention.span.start <= who.head:
            return None
        before = self._parsed.text[who.span.start : mention.span.start].rstrip()
        beside = before.endswith(",") or before[-1:].isalpha()
        return at if beside and not self._is_of(who, mention.span) else None

    def _is_one_of_them(self, who: Participant) -> bool:
        """Say whether it is "one of the groups, Haki Watch"."""
        return who.span.of(self._parsed.text).lower().startswith("one of ")

    def _make(self, who: Participant, part: Part) -> int:
        pronoun = self._pronoun(who)
        if pronoun is not None:
            return self._append(pronoun)
        told = self._told_before(who)
        if told is not None:
            return self._append(replace(self._mentions[told], span=who.span, rule="nominal.compound"))
        return self._add(who, *kind_of_phrase(self._parsed, self._things, who, part))

    def _told_before(self, who: Participant) -> int | None:
        """Return a mention of whom a noun before another stands for: the "rebel" of "rebel shelling"."""
        span = self._parsed.doc.char_span(who.head, who.head + 1, alignment_mode="expand")
        body = None if span is None else named_by_noun(span[0], self._actors)
        if body is not None:
            return next(at for at, m in enumerate(self._mentions) if m.actor == body)
        if span is None or not span[0].is_lower or span[0].dep_ not in ("compound", "nmod", "amod"):
            return None
        nouns = {span[0].lower_, f"{span[0].lower_}s"}
        before = (at for at, m in enumerate(self._mentions) if m.form == "nominal" and m.actor is not None)
        named = (at for at in before if self._last_word(at) in nouns and self._mentions[at].span != who.span)
        return min(named, key=lambda at: abs(self._mentions[at].span.start - who.head), default=None)

    def _last_word(self, at: int) -> str:
        return self._mentions[at].span.of(self._parsed.text).split()[-1].lower()

    def _is_one_of_several(self, at: int, who: Participant) -> bool:
        """Say whether mention ``at`` is only the first of those whom "Ann Hill and John Marsh said" names."""
        span = self._parsed.doc.char_span(who.head, who.head + 1, alignment_mode="expand")
        beside = () if span is None else span[0].children
        return any(
            other.dep_ == "conj"
            and other.pos_ in ("NOUN", "PROPN")
            and who.span.start <= other.idx < who.span.end
            and not self._mentions[at].span.start <= other.idx < self._mentions[at].span.end
            for other in beside
        )

    def _add(self, who: Participant, kind: ActorKind, code: str | None, acting: bool) -> int:
        """Make the whole phrase of ``who`` a mention."""
        head = self._parsed.doc.char_span(who.head, who.head + 1, alignment_mode="expand")
        told = None if head is None else those_who(head[0])
        name = told or own_name(" ".join(who.span.of(self._parsed.text).split()))
        actor = self._actor_for(name, kind, code) if acting else None
        return self._append(Mention(who.span, "nominal", kind, actor, "nominal.participant", 0.6))

    def _append(self, mention: Mention) -> int:
        self._mentions.append(mention)
        self._spans.add(len(self._mentions) - 1, mention.span)
        return len(self._mentions) - 1

    def _pronoun(self, who: Participant) -> Mention | None:
        """Return the mention of a participant who is but a pronoun that refers to nobody known."""
        span = self._parsed.doc.char_span(who.head, who.head + 1, alignment_mode="expand")
        kind = class_of(span[0]) if span is not None else None
        if kind is None:
            return None
        return Mention(who.span, "pronoun", KINDS[kind], None, "pronoun.participant", 0.5)

    def _actor_for(self, name: str, kind: ActorKind, code: str | None) -> int:
        title = gazetteer().titles[code] if code else name
        known = self._by_name.setdefault(title.casefold(), len(self._actors))
        if known == len(self._actors):
            self._actors.append(Actor(title, kind, (name,)))
        return known

    def settle_first_person(self, quotes: tuple[Quote, ...]) -> None:
        """Give "I" and "my" inside quotation marks to the speaker of the quote, where he is settled."""
        inside, said = quoted(self._parsed.regions), SpanIndex()
        contents = [(quote.speaker, span) for quote in quotes if quote.speaker for span in quote.content]
        for number, (_, span) in enumerate(contents):
            said.add(number, span)
        for at, mention in enumerate(self._mentions):
            if mention.rule != "pronoun.first" or mention.actor is not None or not inside(mention.span.start):
                continue
            around = [
                (len(span), self._bound[who.span, who.head])
                for number, span in said.overlapping(mention.span)
                if (who := contents[number][0]) is not None and span.contains(mention.span)
            ]
            speakers = [speaker for _, speaker in sorted(around) if speaker != at]
            actor = self._mentions[speakers[0]].actor if speakers else None
            if actor is not None:
                self._mentions[at] = replace(mention, actor=actor, rule="pronoun.speaker")

    def result(
        self, quotes: tuple[Quote, ...], events: tuple[EventMention, ...]
    ) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Quote, ...], tuple[EventMention, ...]]:
        """Return everything with positions in their final order."""
        self._drop_idle(events)
        kept = self._kept()
        order = sorted(kept, key=lambda at: self._mentions[at].span)
        used = [self._mentions[at].actor for at in order]
        actors = list(dict.fromkeys(actor for actor in used if actor is not None))
        new_mention = {old: new for new, old in enumerate(order)}
        new_actor = {old: new for new, old in enumerate(actors)}
        mentions = tuple(
            m if m.actor is None else replace(m, actor=new_actor[m.actor])
            for m in (self._mentions[at] for at in order)
        )
        kept_actors = tuple(moved(self._actors[old], new_actor) for old in actors)

        def seat(who: Participant) -> Participant:
            at = self._bound[who.span, who.head]
            return replace(who, mention=new_mention[at], span=with_rest_of_name(who.span, self._mentions[at]))

        return (
            kept_actors,
            mentions,
            tuple(seated_quote(quote, seat) for quote in quotes),
            tuple(seated_event(event, seat) for event in events),
        )

    def _drop_idle(self, events: tuple[EventMention, ...]) -> None:
        """Leave some without an actor: documents, places that never act, "its citizens" who never do.

        Who issued a document speaks, not the document. So many people are somebody where something is done
        to them, but not where it only happens to them, and so are a group or a ship without a name.
        """
        owned = self._owned() - {m.actor for m in self._mentions if self._is_told_to_act(m)}
        done_to = self._recipients(event for event in events if event.type not in HAPPENINGS)
        named = {m.actor for m in self._mentions if m.form == "name"}
        hurt = self._recipients(event for event in events if event.type in HAPPENINGS) - done_to - named
        for at, m in enumerate(self._mentions):
            kind = None if m.actor is None else self._actors[m.actor].kind
            idle = kind == "place" or m.actor in owned
            idle = idle or (m.actor in hurt and kind in ("group", "organisation"))
            if m.actor is not None and not idle and is_anybody(self._actors[m.actor]):
                idle = m.actor not in done_to or not is_counted(self._actors[m.actor])
            if kind is not None and (kind == "document" or (idle and m.actor not in self._acting)):
                self._mentions[at] = replace(m, actor=None)

    def _recipients(self, events: Iterable[EventMention]) -> set[int | None]:
        return {
            self._mentions[self._bound[who.span, who.head]].actor
            for event in events
            for who in event.recipients
        }

    def _owned(self) -> set[int]:
        """Return the actors that are only told of by whose they are: "its citizens", "our children"."""
        ways: dict[int, set[bool]] = {}
        for m in self._mentions:
            if m.actor is not None:
                first = m.span.of(self._parsed.text).split()[0].lower()
                ways.setdefault(m.actor, set()).add(
                    m.form == "nominal" and first in lists("pronouns")["possessive"]
                )
        return {actor for actor, told in ways.items() if told == {True}}

    def _is_told_to_act(self, mention: Mention) -> bool:
        span = self._parsed.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        return mention.form == "nominal" and span is not None and is_told_to_act(span)

    def _acts(self, mention: Mention) -> bool:
        """Say whether a phrase tells of somebody new who does something: "Rescuers found two drivers".

        "The driver" or "her client" mostly is somebody named before; "the Thai embassy" need not be.
        """
        if mention.form != "nominal" or mention.actor is None:
            return False
        span = self._parsed.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if span is None or mention.kind == "document" or is_anybody(self._actors[mention.actor]):
            return False
        known = span[0].lower_ in lists("names")["definite"] or span[0].tag_ == "PRP$"
        state = mention.kind == "government" and key(span.root) in lists("bodies")["ruling"]
        return not known or mention.kind == "group" or state or is_told_by_whose(span) or is_told_to_act(span)

    def _kept(self) -> list[int]:
        """Return the mentions worth keeping: names, participants, whoever acts, what refers to those."""
        bound = set(self._bound.values()) | {at for at, m in enumerate(self._mentions) if self._acts(m)}
        wanted = {
            m.actor
            for at, m in enumerate(self._mentions)
            if m.actor is not None and (m.form == "name" or at in bound)
        }
        return [
            at
            for at, m in enumerate(self._mentions)
            if at in bound or m.actor in wanted or (m.form == "pronoun" and m.actor is None)
        ]
