"""Quotes in quotation marks, whose cue stands before or after the marks."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from claims.document import Participant, Span
from claims.extract.marks import Region
from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.quote_context import Draft, Page, TokenRange
from claims.extract.quotes.subjects import agent, beside, own_subject, subject
from claims.extract.syntax.phrases import negated, participant, verb_group

_SENTENCE_ENDS = (".", "!", "?", "”", '"', ":")
_CLOSING = "”»\"’' "

LONGEST_BELIEVER = 6
"""Words between a quotation and the "is sure" of who believes it."""
REACH = 30
"""Words between a quotation and its cue."""


def find_direct(page: Page, drafts: list[Draft], taken: Taken) -> list[Draft]:
    """Return ``drafts`` with the quoted regions beside their cues added, and new ones for the others."""
    by_cue = {draft.cue_at: at for at, draft in enumerate(drafts)}
    clauses = {
        page.sentence(draft.cue_at)[0]: at
        for at, draft in enumerate(drafts)
        if draft.rule == "quote.indirect.ccomp"
    }
    found = list(drafts)
    for draft in drafts:
        taken.use(page, draft)
    for at, region in enumerate(page.regions):
        if at in taken.regions or not page.parsed.makes_news(region.start):
            continue
        if not (page.is_speech(at) or _is_answer(page, region)):
            continue
        if taken.overlaps(region.start, region.end):
            continue
        before = clauses.get(page.sentence(page.token_from(region.start))[0])
        if before is not None and _goes_on(page, found[before], region):
            content = (*found[before].content, Span(found[before].content[-1].end, region.end))
            found[before] = taken.claim(page, replace(found[before], content=tidy(page, content)))
            continue
        cue = cue_after(page, region) or cue_before(page, region)
        if cue is None:
            continue
        verb, rule = cue
        known = by_cue.get(verb.i)
        if known is not None and _is_apart(page, found[known], region):
            continue
        if known is not None:
            content = (*found[known].content, region.span)
            found[known] = taken.claim(page, replace(found[known], content=tidy(page, content)))
            continue
        by_cue[verb.i] = len(found)
        found.append(taken.claim(page, _draft(page, region, verb, rule)))
    return found


def _is_answer(page: Page, region: Region) -> bool:
    """Say whether a region of one word is an answer: it opens a sentence, and a cue follows at once."""
    if region.words != 1 or not (region.closed and region.ended):
        return False
    before = page.text[max(0, region.start - 3) : region.start].rstrip(" ")[-1:] if region.start else ""
    cue = cue_after(page, region) if before in ("", "\n", *_SENTENCE_ENDS) else None
    return cue is not None and cue[0].i - page.token_from(region.end) <= LONGEST_BELIEVER


def _is_apart(page: Page, draft: Draft, region: Region) -> bool:
    """Say whether words part a region from the object of its cue: "praised it at the “Tide” fair"."""
    end = draft.content[-1].end
    if draft.rule != "quote.indirect.object" or region.start < end:
        return False
    return page.token_from(region.start) - page.token_from(end) > 2


def _goes_on(page: Page, draft: Draft, region: Region) -> bool:
    """Say whether the clause of ``draft`` goes on to the region: "said X, but did not “try Y”"."""
    end = draft.content[-1].end
    if draft.cue is None or draft.cue.start > draft.content[0].start or region.start < end:
        return False
    tokens = page.doc[page.token_from(end) : page.token_from(region.start)]
    coordinated = len(tokens) > 1 and tokens[0].text == "," and tokens[1].dep_ == "cc"
    return coordinated and not any(_is_cue(page, token) for token in tokens)


def _draft(page: Page, region: Region, verb: Token, rule: str) -> Draft:
    return Draft(
        content=(region.span,),
        rule=rule,
        cue=page.span(verb_group(verb)),
        cue_at=verb.i,
        cue_class="believe" if is_attitude(page, verb) else page.lexicon.verbs.get(page.word(verb)),
        speaker=speaker(page, verb),
        negative=negated(verb),
        end=max(region.end, page.statement_end(verb.i)),
    )


def speaker(page: Page, verb: Token) -> Participant | None:
    """Return who speaks: by syntax, else the noun phrase right beside the cue."""
    who = _whole(verb.head) if _is_inverted_cue(page, verb) else subject(page, verb)
    if who is not None and page.region_at(who.idx) < 0:
        return participant(page, who, verb.i)
    near = beside(page, verb)
    return participant(page, near, verb.i) if near is not None else None


def _whole(noun: Token) -> Token:
    """Return the name that a noun before it only leads in: "harbour boss Ann Hill"."""
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def cue_after(page: Page, region: Region) -> tuple[Token, str] | None:
    """“…,” she said: the cue in the words after the region, up to the next one or the sentence's end."""
    if not region.closed:
        return None
    tokens = _gap_after(page, region)
    if not region.ended and tokens[1] - tokens[0] > 8:
        tokens = (tokens[0], tokens[0] + 8)
    verb = _first_cue(page, tokens)
    if verb is None or _begins_anew(page, region, verb) or _is_passive(page, verb):
        return None
    if not region.ended and (
        verb.i - tokens[0] > 3
        or any(word.pos_ == "VERB" for word in page.doc[tokens[0] : verb.i])
        or page.doc[tokens[0]].text == "."
        or _described(page, tokens[0], verb)
    ):
        return None
    who = subject(page, verb)
    inverted = who is not None and who.i > verb.i
    return verb, "quote.direct.inverted" if inverted else "quote.direct.after"


def _is_passive(page: Page, verb: Token) -> bool:
    """Say whether something is done to the subject of ``verb``, which says nothing; who is quoted does."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    return passive and agent(verb) is None and page.word(verb) not in ("quote", "cite")


def _begins_anew(page: Page, region: Region, verb: Token) -> bool:
    """Say whether a sentence of its own follows the region: “It is late.” Others warned that …"""
    last = page.text[max(region.start, region.end - 4) : region.end].rstrip(_CLOSING)[-1:]
    first = page.doc[page.token_from(region.end)]
    if last != "." or not first.text[:1].isupper() or first.i == verb.i:
        return False
    if first.pos_ == "AUX" or not page.lexicon.is_speech(page.word(verb)):
        return True
    colon = any(word.text == ":" for word in page.doc[verb.i + 1 : _gap_after(page, region)[1]])
    return colon or any(child.dep_ in ("ccomp", "dobj", "xcomp") for child in verb.rights)


def _described(page: Page, start: int, verb: Token) -> bool:
    """Say whether the words after a quotation go on describing what it names: “records” that she released."""
    return any(
        word.pos_ in ("ADP", "SCONJ", "CCONJ") or word.tag_ == "WDT" for word in page.doc[start : verb.i]
    )


def cue_before(page: Page, region: Region) -> tuple[Token, str] | None:
    """She said: “…”: the last cue before the region in its sentence."""
    start, end = _gap_before(page, region)
    if start >= end:
        return None
    last = page.doc[end - 1]
    for at in range(end - 1, max(start - 1, end - 1 - REACH), -1):
        token = page.doc[at]
        if token.text in ";.":
            return None
        if _is_cue(page, token):
            near = last.text in (",", ":", "that") or at == end - 1
            if near or (end - at <= 8 and (region.words >= 4 or region.ended)):
                return token, "quote.direct.before"
            return None
    return None


def _first_cue(page: Page, tokens: TokenRange) -> Token | None:
    first = page.doc[tokens[0]] if tokens[0] < tokens[1] else None
    if first is not None and _is_inverted_cue(page, first):
        return first
    for verb in page.doc[tokens[0] : tokens[1]]:
        if is_attitude(page, verb) and verb.i - tokens[0] <= LONGEST_BELIEVER:
            return verb
        if _is_cue(page, verb) and (verb.tag_ != "VBG" or own_subject(verb) is not None):
            return verb
    return None


def _is_inverted_cue(page: Page, verb: Token) -> bool:
    """Say whether a participle before a name is rather a cue before its speaker: “…,” sobbed Ann Hill."""
    taken_for = verb.dep_ == "amod" and verb.pos_ == "VERB" and verb.head.i > verb.i
    return taken_for and page.lexicon.is_speech(page.word(verb))


def is_attitude(page: Page, verb: Token) -> bool:
    """Say whether ``verb`` is the "is" of "the expert is sure"."""
    return verb.lemma_ == "be" and any(
        child.dep_ == "acomp"
        and page.lexicon.attitudes.fullmatch(child.text)
        and child.right_edge.i == child.i
        for child in verb.rights
    )


def _is_cue(page: Page, token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX", "NOUN") or token.dep_ in ("aux", "auxpass", "amod"):
        return False
    lemma = page.word(token)
    if lemma == "put" and all(child.lower_ != "it" for child in token.children):
        return False
    if token.pos_ == "NOUN" and not (
        token.tag_.startswith("V") or token.lower_ in ("says", "tweets", "adds", "asks")
    ):
        return False
    return page.lexicon.is_speech(lemma) or lemma in page.lexicon.verbs


def _gap_after(page: Page, region: Region) -> TokenRange:
    start = page.token_from(region.end)
    end = min(len(page.doc), start + REACH)
    for at in range(start, end):
        token = page.doc[at]
        if (
            "\n" in token.text
            or page.region_at(token.idx) >= 0
            or (token.text in (".", "?", "!", ";") and at > start)
        ):
            return start, at
    return start, end


def _gap_before(page: Page, region: Region) -> TokenRange:
    end = _before_colon_break(page, page.token_from(region.start))
    start = max(0, end - REACH)
    for at in range(end - 1, start - 1, -1):
        token = page.doc[at]
        if (
            "\n" in token.text
            or page.region_at(token.idx) >= 0
            or (token.text in (".", "?", "!") and at < end - 1)
        ):
            return trimmed_left(at + 1, end)
    return start, end


def _before_colon_break(page: Page, end: int) -> int:
    """A colon at a paragraph's end leads in the quotation that the next one opens with."""
    at = end
    while at > 0 and page.doc[at - 1].is_space:
        at -= 1
    return at if at > 0 and page.doc[at - 1].text == ":" else end


def trimmed_left(start: int, end: int) -> TokenRange:
    """Return the range, empty where it ran out."""
    return min(start, end), end
