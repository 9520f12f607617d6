"""The questions and answers of an interview: by labels ("Q:", "A:", "((Daily Post))") or by their layout.

Without labels a text is an interview where it says so before the first question, and three short paragraphs
that ask somebody ("you") are each followed by one that does not and speaks of itself ("I"). Where a question
and its answer stand together and blank lines part the pairs, the first line of a pair is the question also
where it does not ask ("They say it was legal.").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.document import Span
from claims.extract.blocks.turns import ANSWERS, QUESTIONS, Turn, initials, turns

FEWEST, FEWEST_BRACKETED = 3, 2
"""Questions that make an interview of a text without labels, and with the asking paper in brackets."""
LONGEST = 60
"""Words of a question without a label."""
_QUOTE = '"“'
_DASHES = "—–-"
_BRACKETS = re.compile(r"\(\((?P<who>[^()\n]{1,40})\)\)\s*")
_ANSWERER = re.compile(
    r"(?P<who>[A-Z]{2,4}|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){1,3}?)(?P<colon>:?)[ \u00a0]+(?=\S)"
)
_NEXT_QUOTED = re.compile(r"\s*\n\s*[\"“][^\n]+")
_LINE = re.compile(r"(?m)^[^\S\n]*(?P<marks>[*_]{0,3})(?P<said>\S[^\n]*?)(?P=marks)[^\S\n]*$")
_ANNOUNCED = re.compile(
    r"\b(?:interview(?:s|ed)?|q ?& ?a|conversation with|edited for (?:length|clarity)"
    r"|(?:spoke|speaks|talk(?:s|ed)|sat down|sits down)(?: exclusively)? (?:to|with)"
    r"|(?:answers|answered)(?: \w+){0,2} questions)\b",
    re.IGNORECASE,
)
_YOU, _I = re.compile(r"\b(?:you|your|yours)\b", re.I), re.compile(r"\b(?:I|we|my|me|our|us)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A question or an answer: what is said, where its first line begins, a label and the colon behind it."""

    said: Span
    start: int
    cue: Span | None = None
    who: Span | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its marks of bold letters; ``opens``: a blank line, or nothing, stands before it."""

    said: Span
    start: int
    opens: bool
    bold: bool


def interview(text: str) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return the questions and the answers of an interview; each may be empty.

    An answer goes on over the paragraphs up to the next question.
    """
    if (bracketed := _bracketed(text)) is not None:
        return bracketed
    found = list(turns(text))
    labelled = _labelled(text, found)
    return labelled if any(labelled) or len(found) > 1 else _laid_out(text)


def _bracketed(text: str) -> tuple[Sequence[Part], Sequence[Part]] | None:
    """Return the questions behind "((Daily Post))" and the answers between them, without their labels.

    Who answers may stand in brackets too: "((Ida Strand)) It will open in May."
    """
    if text.count("((") < FEWEST_BRACKETED:
        return None
    lines = [line for line in _lines(text) if text[line.start] not in _DASHES]
    brackets = [_BRACKETS.match(text, line.said.start, line.said.end - 1) for line in lines]
    answering = _answering(brackets)
    asking = [at for at, each in enumerate(brackets) if each is not None and each["who"] not in answering]
    if len(asking) < FEWEST_BRACKETED:
        return None
    asked = [
        Part(Span(bracket.end(), line.said.end), line.start)
        for line, bracket in zip(lines, brackets, strict=True)
        if bracket is not None and bracket["who"] not in answering
    ]
    answers = [lines[first:last] for first, last in _answers(lines, asking, paired=False) if first < last]
    if answering:
        named = [_BRACKETS.match(text, answer[0].said.start) for answer in answers]
        return asked, [_named_answer(*each) for each in zip(answers, named, strict=True)]
    labels = _labels(text, [answer[0].said.start for answer in answers])
    return asked, [_answer(answer, label) for answer, label in zip(answers, labels, strict=True)]


def _answering(brackets: Sequence[re.Match[str] | None]) -> frozenset[str]:
    """Return the names in brackets of those who answer: whole names right behind another's brackets."""
    first = next((each["who"] for each in brackets if each is not None), "")
    behind = (
        after["who"]
        for before, after in pairwise(brackets)
        if before is not None and after is not None and before["who"] != after["who"]
    )
    return frozenset(who for who in behind if " " in who and who != first)


def _named_answer(lines: Sequence[_Line], name: re.Match[str] | None) -> Part:
    if name is None:
        return _answer(lines, None)
    closing = Span(name.end("who"), name.end("who") + 2)
    return Part(Span(name.end(), lines[-1].said.end), lines[0].start, closing, Span(*name.span("who")))


def _answer(lines: Sequence[_Line], label: re.Match[str] | None) -> Part:
    start, end = lines[0].said.start if label is None else label.end(), lines[-1].said.end
    if label is None or not label["colon"]:
        return Part(Span(start, end), lines[0].start)
    return Part(Span(start, end), lines[0].start, Span(*label.span("colon")), Span(*label.span("who")))


def _labels(text: str, starts: Sequence[int]) -> list[re.Match[str] | None]:
    """Return what tells who gives each answer: a name with a colon, or initials that come back."""
    found = [_ANSWERER.match(text, start) for start in starts]
    letters = Counter(label["who"] for label in found if label is not None)
    return [
        label
        if label is not None
        and (label["colon"] or letters[label["who"]] > 1 or initials(label["who"]) in letters)
        else None
        for label in found
    ]


def _labelled(text: str, found: Sequence[Turn]) -> tuple[Sequence[Part], Sequence[Part]]:
    asked, answered = [], []
    for at, turn in enumerate(found):
        label = turn.who.of(text).upper() if turn.again else ""
        if label in QUESTIONS:
            asked.append(Part(turn.said, turn.start, turn.cue))
        elif label in ANSWERS:
            last = found[at + 1].start if at + 1 < len(found) else turn.said.end
            end = len(text[:last].rstrip("*_ \t\n\r"))
            more = "\n" in text[turn.said.end : end] and text[turn.said.start] not in _QUOTE
            said = Span(turn.said.start, end if more else _quoted_end(text, turn))
            answered.append(Part(said, turn.start, turn.cue))
    return asked, answered


def _quoted_end(text: str, turn: Turn) -> int:
    """Return where a turn ends over the paragraphs that go on with it, each opening with a mark."""
    end = turn.said.end
    while text[turn.said.start] in _QUOTE and (behind := _NEXT_QUOTED.match(text, end)) is not None:
        end = behind.end()
    return end


def _laid_out(text: str) -> tuple[Sequence[Part], Sequence[Part]]:
    """Return the questions and answers of an interview that has no labels."""
    if (bold := _in_bold(text)) is not None:
        return bold
    if text.count("?") < FEWEST:
        return (), ()
    lines = list(_lines(text))
    asking = [at for at, (line, behind) in enumerate(pairwise(lines)) if _asks(text, line, behind)]
    if len(asking) < FEWEST or not _ANNOUNCED.search(text, 0, lines[asking[0]].start):
        return (), ()
    paired = sum(lines[at].opens and not lines[at + 1].opens for at in asking) > len(asking) / 2
    if paired:
        asking = [at for at in range(asking[0], len(lines) - 1) if _begins_pair(text, *lines[at : at + 2])]
    asked = [Part(lines[at].said, lines[at].start) for at in asking]
    answered = [
        Part(Span(lines[first].said.start, lines[last - 1].said.end), lines[first].start)
        for first, last in _answers(lines, asking, paired)
    ]
    return (asked, answered) if _is_talk(text, asked, answered) else ((), ())


def _in_bold(text: str) -> tuple[Sequence[Part], Sequence[Part]] | None:
    """Return the questions and answers of an interview whose questions are set in bold letters."""
    if text.count("**") < 2 * FEWEST:
        return None
    lines = list(_lines(text))
    asking = [at for at, (line, behind) in enumerate(pairwise(lines)) if line.bold and not behind.bold]
    if len(asking) < FEWEST or not _ANNOUNCED.search(text, 0, lines[asking[0]].start):
        return None
    asked = [Part(lines[at].said, lines[at].start) for at in asking]
    answered = [
        Part(Span(lines[first].said.start, lines[last - 1].said.end), lines[first].start)
        for first, last in _answers(lines, asking, paired=False)
    ]
    return (asked, answered) if _is_talk(text, asked, answered) else None


def _lines(text: str) -> Iterator[_Line]:
    end = 0
    for line in _LINE.finditer(text):
        opens = not end or text.count("\n", end, line.start()) > 1
        yield _Line(Span(*line.span("said")), line.start(), opens, "**" in line["marks"])
        end = line.end()


def _is_short(text: str, line: _Line) -> bool:
    return len(line.said) <= 12 * LONGEST and len(line.said.of(text).split()) <= LONGEST


def _asks(text: str, line: _Line, behind: _Line) -> bool:
    """Say whether a short line outside of quotation marks asks, and the line behind it does not."""
    said = line.said.of(text) if _is_short(text, line) else ""
    return said.endswith("?") and said[0] not in _QUOTE and not behind.said.of(text).endswith("?")


def _begins_pair(text: str, line: _Line, behind: _Line) -> bool:
    """Say whether a short line opens a paragraph that goes on with the line behind it."""
    return line.opens and not behind.opens and _is_short(text, line)


def _is_talk(text: str, asked: Sequence[Part], answered: Sequence[Part]) -> bool:
    """Say whether a third of the questions speak to somebody, and half of the answers of who answers.

    The questions of an explainer do not ("What is a tariff?").
    """
    addressed = sum(bool(_YOU.search(text, part.said.start, part.said.end)) for part in asked)
    own = sum(bool(_I.search(text, part.said.start, part.said.end)) for part in answered)
    return 3 * addressed >= len(asked) and 2 * own >= len(answered)


def _answers(lines: Sequence[_Line], asking: Sequence[int], paired: bool) -> Iterator[tuple[int, int]]:
    """Yield the lines of each answer, half-open: up to the next question.

    The last one ends with its pair, or has no more paragraphs than the longest before it.
    """
    longest = max((behind - at - 1 for at, behind in pairwise(asking)), default=1)
    for at, behind in pairwise([*asking, len(lines)]):
        last = min(behind, at + 1 + longest)
        if paired:
            last = next((n for n in range(at + 2, behind) if lines[n].opens), behind)
        yield at + 1, last
