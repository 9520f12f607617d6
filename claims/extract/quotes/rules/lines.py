"""Quotes whose cue is a punctuation mark that a line is built around.

A transcript (``NAME: …``), a headline with a colon (``Mayor: Harbour will reopen``), and a quotation signed
after a dash (“…” — Maria Santos).
"""

from __future__ import annotations

import re

from claims.document import Participant, Span
from claims.extract.blocks.boilerplate import furniture
from claims.extract.blocks.turns import ANSWERS, QUESTIONS, Turn, turns
from claims.extract.lexicon import tables
from claims.extract.marks import Region
from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.quote_context import Draft, QuoteContext
from claims.extract.quotes.rules.interviews import find_interview
from claims.extract.quotes.rules.posts import find_posts
from claims.extract.quotes.rules.signatures import find_letters, find_signed
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token
from claims.gazetteer.cities import cities
from claims.gazetteer.countries import gazetteer

_HEADLINE = re.compile(r"(?P<who>[^\s:][^:\n]{1,50}?)(?P<cue>:)[ \u00a0]+(?P<said>[^\n]+)")
_TOLD = re.compile(
    r"(?P<said>[^\n]{15,}), (?P<who>[^\s,:;][^,:;\n]{1,50}?) (?P<cue>[a-z]+)[.]?(?=\s*$)", re.MULTILINE
)
"""A headline that ends in who says it: "Crew slept before crash, inquiry finds"."""
_SAID_BY = re.compile(
    r"(?P<said>[^\n]{10,}), (?P<cue>[a-z]+s|say|warn|claim) (?P<who>[^\s,:;][^,:;\n]{1,50}?)[.]?(?=\s*$)",
    re.MULTILINE,
)
"""A headline that ends in a cue and who says it: "Crew slept before crash, says inquiry"."""
_NAMED_LAST = re.compile(
    r"(?P<said>[^\n]{15,}?)(?P<cue> [–—-]|:) (?P<who>[A-Z][^\s,:;.]*(?: [^\s,:;.]+){0,4})(?=\s*$)",
    re.MULTILINE,
)
"""A headline that ends in a dash or colon and who says it: "Fever kills 152 – health ministry"."""
_NAME_WORD = r"(?:[A-Z][\w.'’\-]*|de|van|von|al|bin|of|the)"
_QUOTED = re.compile(r"(?m)^(?P<who>[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2})(?P<cue>:)[ \u00a0]+(?=[“\"])")
_FROM = re.compile(
    r"(?m)^(?P<cue>From the desk of|A (?:message|letter|note|word) from) "
    rf"(?P<who>{_NAME_WORD}(?: {_NAME_WORD}){{0,4}})"
    r"(?:,[^\n]{0,120})?[.:]?[ \u00a0]*\n\s*(?=[“\"])"
)
_HAPPENINGS = (("act",), ("event",), ("phenomenon",), ("state",), ("process",))
"""Kinds of thing that are talked about and do not talk."""
LONGEST_NAME = 5
"""Words behind a colon that may be no more than a name."""
FEWEST_BESIDE = 1
"""Words of a quotation without a cue."""
FEWEST_WORDS = 3
"""Words of a headline that somebody says."""


def find_lines(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes of transcripts, headlines with a colon and signed quotations."""
    talk = find_interview(context)
    spoken = [*_not_in(talk, _transcripts(context)), *talk, *find_posts(context), *find_letters(context)]
    cues = {draft.cue for draft in spoken}
    spoken += [each for each in _quoted_turns(context) if each.cue not in cues]
    cues = {draft.cue for draft in spoken}
    spoken += _from_lines(context)
    drafts = [*spoken, *(each for each in _headlines(context) if each.cue not in cues), *find_signed(context)]
    for draft in drafts:
        taken.take(draft)
        taken.use(context, draft)
    return drafts


def _not_in(talk: list[Draft], turned: list[Draft]) -> list[Draft]:
    """Return the turns that are no part of an interview's questions and answers."""
    ends = [(draft.content[0].start, draft.content[-1].end) for draft in talk]
    return [each for each in turned if not any(start <= each.content[0].start < end for start, end in ends)]


def _transcripts(context: QuoteContext) -> list[Draft]:
    drafts = []
    spoken = list(turns(context.text))
    answered = any(turn.who.of(context.text).upper() in ANSWERS for turn in spoken)
    for turn in spoken:
        label = turn.who.of(context.text)
        asks = turn.again and not answered and label.upper() in QUESTIONS
        if label.lower() in context.lexicon.no_speakers and not asks:
            continue
        if not turn.again and (_is_dateline(label) or _is_alone(context, turn)):
            continue
        if context.parsed.makes_news(turn.who.start):
            drafts += _draft(context, "quote.line.transcript", turn)
    return drafts


def is_place(label: str) -> bool:
    """Say whether a headline's label is a country or town, which says what it is about: "Tunisia: …"."""
    return label.lower() in cities() or bool(gazetteer().government(label))


def _is_dateline(label: str) -> bool:
    """Say whether a label in capitals is where a report comes from: "NEW DELHI: The minister said …"."""
    return (" " in label and label.lower() in cities()) or bool(gazetteer().government(label.title()))


def _is_alone(context: QuoteContext, turn: Turn) -> bool:
    """Say whether the only label of a text is a town whose news is told: "PATNA: The minister said …".

    Who speaks of himself is no town that is called so.
    """
    if turn.who.of(context.text).lower() not in cities() or sum(1 for _ in turns(context.text)) > 1:
        return False
    told = context.doc[context.token_from(turn.said.start) : context.token_from(turn.said.end)]
    if any(word.tag_ in ("VBD", "VBZ") and context.lexicon.is_speech(context.word(word)) for word in told):
        return True
    outside = (word for word in told if context.region_at(word.idx) < 0)
    return any(word.tag_ in ("VBD", "VBZ") for word in told) and not any(
        word.lower_ in ("i", "we", "my", "our", "you") for word in outside
    )


def _quoted_turns(context: QuoteContext) -> list[Draft]:
    """A line of a dialogue: a name, a colon, and nothing but what is quoted."""
    drafts = []
    for line in _QUOTED.finditer(context.text):
        at = context.region_at(line.end())
        if at < 0 or not context.parsed.makes_news(line.start()):
            continue
        region = context.regions[at]
        name = context.doc[context.token_from(line.start("who")) : context.token_from(line.start("cue"))]
        ends = context.text[region.end : region.end + 1] in ("", "\n")
        if (
            ends
            and line["who"].lower() not in context.lexicon.no_speakers
            and all(w.pos_ in ("PROPN", "NOUN") for w in name)
        ):
            drafts += _draft(context, "quote.line.transcript", _turn(line, region.span))
    return drafts


def _headlines(context: QuoteContext) -> list[Draft]:
    drafts = []
    for block in context.parsed.blocks:
        if block.kind != "title":
            continue
        line = _HEADLINE.match(context.text, block.span.start, block.span.end)
        if line and _is_only_named(context, Span(*line.span("said"))):
            continue  # "Press Release: Harbour Council"
        if line and _names_speaker(context, Span(*line.span("who"))):
            said = Span(*line.span("said"))
            if context.words(said) >= FEWEST_WORDS:
                drafts += _draft(context, "quote.line.headline", _turn(line, said))
    return drafts


def _is_only_named(context: QuoteContext, said: Span) -> bool:
    """Say whether the words behind a headline's colon are a name and say nothing."""
    words = context.doc[context.token_from(said.start) : context.token_from(said.end)]
    plain = all(word.pos_ in ("PROPN", "ADP", "DET", "CCONJ") or word.is_title for word in words)
    return plain and len(words) <= LONGEST_NAME and context.region_at(said.start) < 0


def find_told_headlines(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the headlines that end in who says it and of which no other rule has found anything."""
    found = []
    for block in context.parsed.blocks:
        if block.kind == "title" and not taken.overlaps(block.span.start, block.span.end):
            told = _told_at_end(context, block.span)
            found += _draft(context, "quote.line.headline", told) if told is not None else []
    return [taken.claim(context, draft) for draft in found]


def _told_at_end(context: QuoteContext, title: Span) -> Turn | None:
    """Return what a headline tells and who says it at its end, behind a comma or a dash."""
    line = _TOLD.match(context.text, title.start, title.end)
    if line is None:
        line = _SAID_BY.match(context.text, title.start, title.end)
        line = line if line is not None and _may_speak(context, Span(*line.span("who"))) else None
    if line is not None:
        who, cue = Span(*line.span("who")), context.doc[context.token_from(line.start("cue"))]
        tense = cue.text.endswith("s") or cue.lower_ in ("say", "warn", "claim", "told", "said", "find")
        speaks = tense and context.lexicon.verbs.get(context.word(cue)) not in (None, "believe", "want")
        return _turn(line, Span(*line.span("said"))) if speaks and _is_somebody(context, who) else None
    line = _NAMED_LAST.match(context.text, title.start, title.end)
    if line is None or not _is_body_told_of(context, Span(*line.span("who"))):
        return None
    said = Span(*line.span("said"))
    return _turn(line, said) if line["cue"] != ":" or _has_verb(context, said) else None


def _has_verb(context: QuoteContext, said: Span) -> bool:
    """Say whether words before a headline's colon state something: not "A life for the stage: Ana Ruiz"."""
    words = context.doc[context.token_from(said.start) : context.token_from(said.end)]
    return any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in words)


def _is_somebody(context: QuoteContext, who: Span) -> bool:
    """Say whether a headline's last words before its cue are a phrase for somebody, without a verb."""
    words = context.doc[context.token_from(who.start) : context.token_from(who.end)]
    return 0 < len(words) <= 6 and all(word.tag_ not in ("VBD", "VBZ", "MD", "IN") for word in words)


def _may_speak(context: QuoteContext, who: Span) -> bool:
    """Say whether a headline's last words name or describe somebody: not the victory one "claims"."""
    words = context.doc[context.token_from(who.start) : context.token_from(who.end)]
    noun = words.root if len(words) else None
    if noun is None:
        return False
    known = noun.ent_type_ in ("PERSON", "ORG") or kind_of(noun) is not None or is_doer(noun)
    return known or noun.lemma_.lower() in context.lexicon.speakers


def _is_body_told_of(context: QuoteContext, who: Span) -> bool:
    """Say whether a headline's last words name somebody of whom the article tells, and no paper or site."""
    words = who.of(context.text)
    rest = context.text[who.end :]
    told = re.search(rf"\b{re.escape(words)}\b", rest) is not None
    press = set(words.lower().split()) & set(tables("bodies")["class"]["press"].split())
    return told and not press and furniture().agency.search(words) is None


def _names_speaker(context: QuoteContext, who: Span) -> bool:
    """Say whether the words before a headline's colon name somebody who may speak."""
    words = who.of(context.text).split()
    label = who.of(context.text)
    if len(words) > 5 or words[0].lower() in context.lexicon.no_speakers:
        return False
    if is_place(label) and label.lower() not in context.lexicon.speakers:
        return False  # a town is called Police
    tokens = context.doc[context.token_from(who.start) : context.token_from(who.end)]
    last = tokens[-1] if len(tokens) else None
    if last is not None and _is_topic(last):
        return False
    if last is not None and tokens.root.ent_type_ in ("PERSON", "ORG") and tokens.root.pos_ == "PROPN":
        return True
    return last is not None and (
        last.lemma_.lower() in context.lexicon.speakers or (last.pos_ == "PROPN" and len(words) <= 2)
    )


def _is_topic(word: Token) -> bool:
    """Say whether a label says what a headline is about: "Gaza War: …", "Coast Unrest: …"."""
    named = word.ent_type_ == "PERSON" or kind_of(word) is not None
    return not named and noun_senses(word.lower_)[:1] in _HAPPENINGS


def ends_sentence(context: QuoteContext, region: Region) -> bool:
    """Say whether what stands in marks is a whole sentence or more, by itself: "Ask them.”"."""
    said = context.text[region.start : region.end].rstrip("”»\"'’ ")
    whole = region.closed and said[-1:] in (".", "!", "?", "…") and region.words >= FEWEST_BESIDE
    first = said.lstrip("“«\"'‘ ")[:1]
    return whole and first.isupper()


def _from_lines(context: QuoteContext) -> list[Draft]:
    """From the desk of Ana Ruiz, director: what is quoted in the next paragraph."""
    drafts = []
    for line in _FROM.finditer(context.text):
        at = context.region_at(line.end())
        if at >= 0 and context.parsed.makes_news(line.end()):
            drafts += _draft(context, "quote.line.from", _turn(line, context.regions[at].span))
    return drafts


def _turn(line: re.Match[str], said: Span) -> Turn:
    return Turn(Span(*line.span("who")), Span(*line.span("cue")), said)


def _draft(context: QuoteContext, rule: str, turn: Turn) -> list[Draft]:
    content = tidy(context, [turn.said])
    if not content:
        return []
    who = turn.who
    words = context.doc[context.token_from(who.start) : context.token_from(who.end)]
    head = words.root.idx if len(words) else who.start
    end = max(turn.said.end, turn.cue.end, who.end)
    return [Draft(content, rule, turn.cue, -1, "say", Participant(who, head), end=end)]
