"""Documents made by hand, with no language model: what the store is given in its tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claims.document import (
    Actor,
    Block,
    DateRange,
    Document,
    EventMention,
    Figure,
    GivenArticle,
    Mention,
    Participant,
    Place,
    PluginClaim,
    Published,
    Quote,
    Role,
    Sentence,
    Span,
    TimeExpression,
)  # fmt: skip

TEXT = """Öffentlich 🌍 Harbour talks

“We will reopen the port 🚢,” Ana Souza said on Monday, “and we will keep it open.” She met envoy Li Wen in \
Quito.
The envoy denied that a blockade was planned."""

DAY = DateRange(date(2026, 3, 2), date(2026, 3, 2), "day")


def span(text: str, words: str, after: int = 0) -> Span:
    """Return where ``words`` stand in ``text``."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def given(text: str = TEXT, **more: object) -> GivenArticle:
    """Return the article as it was given."""
    return GivenArticle(text=text, origin="harbour.txt", publisher="The Post", **more)  # type: ignore[arg-type]


def with_role(found: Document) -> Document:
    """Return ``found`` with what it says of an office: "envoy Li Wen"."""
    title, holder = span(found.text, "envoy"), span(found.text, "Li Wen")
    role = Role(title, Participant(holder, holder.start, 2), None, "role.title", 0.9)
    return replace(found, roles=(role,), figures=figures(found.text))


def with_promise(found: Document) -> Document:
    """Return ``found`` with a claim of a kind that a package brings, which is not installed here."""
    words, who = span(found.text, "reopen the port"), span(found.text, "Ana Souza")
    promise = PluginClaim(
        (words,),
        "promise.will",
        0.7,
        {"strength": "firm"},
        participants={"actor": (Participant(who, who.start, 0),)},
    )
    return replace(found, plugin_claims={"promise": (promise,)})


def figures(text: str) -> tuple[Figure, ...]:
    """Return a figure as a reader might give it: the quotation's "one" port."""
    port = span(text, "port")
    return (Figure("count", 1.0, port, "figure.count", 0.6, unit="port", counted=port),)


def document(text: str = TEXT) -> Document:
    """Return what a careful reader finds in TEXT, wherever in ``text`` its sentences stand."""
    speaker, she, envoy = span(text, "Ana Souza"), span(text, "She"), span(text, "Li Wen")
    port, open_ = span(text, "“We will reopen the port 🚢,”"), span(text, "“and we will keep it open.”")
    the_envoy, place = span(text, "The envoy"), span(text, "Quito")
    lines = [span(text, line) for line in TEXT.splitlines() if line]
    return Document(
        text=text,
        published=Published(DateRange(date(2026, 3, 3), date(2026, 3, 3), "day"), "stated"),
        blocks=(Block(lines[0], "title"), Block(Span(lines[1].start, lines[2].end), "body")),
        sentences=(
            Sentence(lines[0]),
            Sentence(Span(lines[1].start, she.start - 1)),
            Sentence(Span(she.start, lines[1].end)),
            Sentence(lines[2]),
        ),
        actors=(
            Actor("Ana Souza", "person", ("Ana Souza", "Souza"), ("harbour master",)),
            Actor("Li Wen", "person", ("Li Wen",)),
        ),
        mentions=(
            Mention(speaker, "name", "person", 0, "name.ner"),
            Mention(she, "pronoun", "person", 0, "pronoun.recency", 0.8),
            Mention(envoy, "name", "person", 1, "name.ner"),
            Mention(the_envoy, "nominal", "person", 1, "nominal.role", 0.7),
        ),
        times=(TimeExpression(span(text, "Monday"), "DATE", "2026-03-02", DAY, "date.weekday"),),
        quotes=(
            Quote(
                form="direct",
                content=(port, open_),
                cue=span(text, "said"),
                speaker=Participant(speaker, speaker.start, 0),
                rule="quote.direct.split",
                confidence=0.97,
                cue_class="say",
                time=0,
            ),
            Quote(
                form="indirect",
                content=(span(text, "that a blockade was planned"),),
                cue=span(text, "denied"),
                speaker=Participant(the_envoy, the_envoy.end - 5, 3),
                rule="quote.indirect.ccomp",
                confidence=0.88,
                cue_class="deny",
            ),
        ),
        events=(
            EventMention(
                type="CONSULT", mode="meet", modality="occurred", trigger=span(text, "met"),
                rule="event.verb", confidence=0.8, actors=(Participant(she, she.start, 1),),
                recipients=(Participant(envoy, envoy.start, 2),), place=Place(place, "Quito"), time=0,
            ),
            EventMention(
                type="COERCE", mode="blockade", modality="planned", trigger=span(text, "blockade"),
                rule="event.noun", confidence=0.6, quote=1,
            ),
        ),
        agency="North Wire",
    )  # fmt: skip
