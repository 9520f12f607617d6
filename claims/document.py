"""The frozen values that travel between rooms.

Everything an extractor says about one article is a :class:`Document`: plain, immutable, comparable,
with no database, parser or screen behind it. Offsets are code points into ``Document.text``, half-open:
``text[span.start:span.end]`` is what the span covers. Lists refer to each other by position: a mention
names its actor by its place in ``actors``, a quote its time expression by its place in ``times``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BlockKind = Literal[
    "title", "body", "post", "entry", "turn", "question", "answer", "caption", "byline", "dateline", "chrome"
]  # fmt: skip
PROSE: tuple[BlockKind, ...] = ("body", "post", "entry", "turn", "question", "answer")
"""Kinds of blocks that tell the story."""
MentionForm = Literal["name", "nominal", "pronoun"]
ActorKind = Literal["person", "organisation", "government", "group", "place", "document"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal[
    "minute", "hour", "daypart", "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century", "vague",
]  # fmt: skip
PublishedBasis = Literal["given", "metadata", "stated", "dateline", "inferred", "unknown"]
SPEAKS = ("speaker", "actor", "holder")
HEARS = ("addressee", "recipient", "organisation")
"""Roles that are ``who`` and ``whom`` of a claim, whatever its kind; every role is in one of them."""
QuoteForm = Literal["direct", "indirect", "mixed"]
Polarity = Literal["positive", "negative"]
UNDECIDED = ("new", "disputed")
"""Statuses of claims that wait for a verdict."""
Modality = Literal["occurred", "ongoing", "planned", "possible", "negated"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: ``text[start:end]``, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward from 0 on, not from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def iou(self, other: Span) -> float:
        """Return shared characters over covered characters, 0 to 1 (intersection over union)."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return shared / (len(self) + len(other) - shared) if shared > 0 else 0.0


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from ``first`` to ``last``, both included; ``None`` is an open end.

    ``precision`` says how fine the words were: "June" is one range of 30 days with precision ``month``.
    """

    first: date | None
    last: date | None
    precision: Precision

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a range runs forward, not from {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as well as it is known, and how that is known."""

    range: DateRange | None = None
    basis: PublishedBasis = "unknown"


@dataclass(frozen=True, slots=True)
class GivenArticle:
    """An article as it came from a file: its text, untouched, and what came with it.

    ``origin`` names the place it was read from (path, or path:line), for messages and the record.
    ``notes`` are remarks for the reader of the import report ("3 bytes were not UTF-8 and were replaced").
    ``garbled`` says that characters of the text are wrong or lost, so that what is found in it is less sure.
    """

    text: str
    origin: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    language: str = "en"
    published: Published = Published()
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    garbled: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article with one use: its title, body, a caption, or site furniture (chrome).

    A post of a social medium, an entry of a live report, a turn of a talk and a caption may have an author
    and a time of their own: ``author`` is where the page names him, ``time`` a position in the times.
    """

    span: Span
    kind: BlockKind
    author: Span | None = None
    time: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; it never crosses a line break."""

    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something in the world, as one article names it.

    ``names`` are all the spellings the article uses, ``roles`` the titles and offices it gives
    ("Secretary of State"). ``resembles`` is the position of another actor of the same article that this
    one may be a corrupted spelling of; nothing is merged on that ground.
    """

    name: str
    kind: ActorKind
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    resembles: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an actor; ``actor`` is ``None`` where the text does not settle whom."""

    span: Span
    form: MentionForm
    kind: ActorKind
    actor: int | None
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span with a TIMEX3 type and value, the days it covers, and why they are those.

    ``range`` is ``None`` where the words name no stretch of the calendar ("three years", "every Friday")
    or the anchor is unknown. ``anchor`` says what a relative value was counted from
    ("publication 2023-06-16", "2023-06-14 at 210"), with the clause's tense where that decided.
    """

    span: Span
    type: TimeType
    value: str
    range: DateRange | None
    rule: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who takes part in a claim: the whole noun phrase, and the start of its head word.

    ``mention`` is the position in ``Document.mentions`` of the mention that this phrase is; the pipeline
    sets it, and makes a nominal mention where there was none.
    """

    span: Span
    head: int
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said or happened: the words, and a plain name for them."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said, and by whom: content, cue and speaker.

    ``content`` has one span a contiguous piece. ``cue_class`` is the class of the cue in the lexicon
    (say, deny, ask, …); ``polarity`` is negative where the saying itself is negated ("did not say").
    ``parent`` is the position of the quote in whose content this one stands. ``time`` is the position in
    ``Document.times`` of when it was said. ``confidence`` is the calibrated share of
    such quotes that are right.
    """

    form: QuoteForm
    content: tuple[Span, ...]
    cue: Span | None
    speaker: Participant | None
    rule: str
    confidence: float
    cue_class: str | None = None
    polarity: Polarity = "positive"
    addressee: Participant | None = None
    occasion: Span | None = None
    place: Place | None = None
    time: int | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One place where an article says that something happened, will, may, or did not.

    ``type`` and ``mode`` are PLOVER's. ``quote`` is the position of the quote in whose content the event
    stands: then its speaker says so, and the outlet only reports it. ``number`` is a count the event turns
    on ("killed 12"). ``parent`` is the position in ``Document.events`` of the demand, threat or other event
    that contains this one. ``background`` marks what the article retells from before.
    """

    type: str
    mode: str | None
    modality: Modality
    trigger: Span
    rule: str
    confidence: float
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    place: Place | None = None
    time: int | None = None
    quote: int | None = None
    number: Span | None = None
    background: bool = False
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office that the article gives somebody, and the organisation it is in, if the title names one."""

    title: Span
    holder: Participant
    organisation: Participant | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of what: "at least 31 people were killed", "a 12 per cent tariff".

    ``number`` is the number with its qualifier and unit, ``counted`` the noun that is counted or measured.
    ``role`` says what it tells of (killed, votes, rate, sum, count, …), ``unit`` what ``value`` is in: a
    currency, "per cent", a measure or the noun counted. ``value_to`` is the upper end of a range.
    ``time`` is the position in ``Document.times`` of the day as of which it holds, where the text says so;
    ``event`` and ``quote`` are the positions of the event mention it is of and of the quote it stands in.
    """

    role: str
    value: float
    number: Span
    rule: str
    confidence: float
    value_to: float | None = None
    qualifier: str | None = None
    unit: str | None = None
    counted: Span | None = None
    time: int | None = None
    event: int | None = None
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class PluginClaim:
    """A claim of a kind that another package brings.

    ``content`` are the pieces that make it this claim; ``values`` what else it says, by field; ``spans`` and
    ``participants`` are by role. ``time`` is the position in ``Document.times`` of the day it is about.
    """

    content: tuple[Span, ...]
    rule: str
    confidence: float
    values: Mapping[str, str | float | None] = field(default_factory=dict)
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    participants: Mapping[str, tuple[Participant, ...]] = field(default_factory=dict)
    place: Place | None = None
    time: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that a sentence may hold, offered only to somebody who looks for one there.

    ``spans`` are its pieces by role, those of participants too; ``fields`` what else is known, as a reviewer
    would write it. ``rule`` is the rule that found it, or "" where only the grammar of the sentence did.
    """

    kind: str
    spans: Mapping[str, tuple[Span, ...]]
    fields: Mapping[str, str]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that was extracted from one article, in the order of the text.

    Where ``language`` is not English nothing was analysed: there are blocks and lines, and no claims.
    ``plugin_claims`` has the kinds of other packages that were looked for, each with its claims; ``remarks``
    say what went wrong in one.
    """

    text: str
    published: Published
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...]
    events: tuple[EventMention, ...]
    agency: str | None = None
    roles: tuple[Role, ...] = ()
    language: str = "en"
    figures: tuple[Figure, ...] = ()
    plugin_claims: Mapping[str, tuple[PluginClaim, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An actor of a user's own gazetteer: one row of ``actors.csv``."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    external_id: str | None
