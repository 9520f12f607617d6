"""Quotes in quotation marks, whose cue stands before or after the marks."""

from __future__ import annotations

from dataclasses import replace

from claims.document import Participant, Span
from claims.extract.marks import Region
from claims.extract.mentions.nominals import is_aged, is_doer, kind_of
from claims.extract.quotes.content import Taken, tidy
from claims.extract.quotes.frames.reported import is_heard_in_court
from claims.extract.quotes.quote_context import Draft, QuoteContext, is_denied, participant
from claims.extract.quotes.speakers import beside, subject
from claims.extract.syntax import TokenRange, agent_phrase, has_own_subject, own_subject, verb_group
from claims.extract.tokens import Token

_SENTENCE_ENDS = (".", "!", "?", "”", '"', ":")
_CLOSING = "”»\"’' "

LONGEST_BELIEVER = 6
"""Words between a quotation and the "is sure" of who believes it."""
LONGEST_AGE = 6
"""Words of somebody called by his age: "the 35-year-old"."""
REACH = 30
"""Words between a quotation and its cue."""


def find_direct(context: QuoteContext, drafts: list[Draft], taken: Taken) -> list[Draft]:
    """Return ``drafts`` with the quoted regions beside their cues added, and new ones for the others."""
    by_cue = {draft.cue_at: at for at, draft in enumerate(drafts)}
    clauses = {
        context.sentence(draft.cue_at)[0]: at
        for at, draft in enumerate(drafts)
        if draft.rule == "quote.indirect.ccomp"
    }
    found = list(drafts)
    for draft in drafts:
        taken.use(context, draft)
    for at, region in enumerate(context.regions):
        if at in taken.regions or not _may_be_said(context, at) or taken.overlaps(region.start, region.end):
            continue
        before = clauses.get(context.sentence(context.token_from(region.start))[0])
        if before is not None and _goes_on(context, found[before], region):
            content = (*found[before].content, Span(found[before].content[-1].end, region.end))
            found[before] = taken.claim(context, replace(found[before], content=tidy(context, content)))
            continue
        cue = cue_after(context, region) or cue_before(context, region)
        if cue is None:
            continue
        verb, rule = cue
        known = by_cue.get(verb.i)
        if known is not None and (
            _is_apart(context, found[known], region) or _is_fragment_before(context, found[known], region)
        ):
            continue
        if known is not None:
            content = (*found[known].content, region.span)
            found[known] = taken.claim(context, replace(found[known], content=tidy(context, content)))
            continue
        by_cue[verb.i] = len(found)
        draft = _with_named(context, _draft(context, region, verb, rule), verb)
        if draft.speaker is None and verb.tag_ == "VBG":
            draft = replace(draft, speaker=_speaker_before(context, found, verb))
        found.append(taken.claim(context, draft))
    return found


def _may_be_said(context: QuoteContext, at: int) -> bool:
    """Say whether the region in quotation marks of that number is news, and speech or an answer."""
    region = context.regions[at]
    told = context.parsed.makes_news(region.start)
    return told and (context.is_speech(at) or _is_answer(context, region))


def _speaker_before(context: QuoteContext, drafts: list[Draft], verb: Token) -> Participant | None:
    """Return who goes on to say it: “…,” said Hill of the union, speaking on air, also noting, “…”."""
    start = context.sentence(verb.i)[0]
    before = [draft for draft in drafts if start <= draft.cue_at < verb.i]
    last = max(before, key=lambda draft: draft.cue_at, default=None)
    between = context.doc[last.cue_at + 1 : verb.i] if last is not None else ()
    another = any(word.dep_ == "nsubj" and context.region_at(word.idx) < 0 for word in between)
    return last.speaker if last is not None and not another else None


def _with_named(context: QuoteContext, draft: Draft, verb: Token) -> Draft:
    """Return ``draft`` with what is called or likened so: "called the raid “not in keeping with law”"."""
    lemma = context.word(verb)
    likens = lemma in context.lexicon.likening
    if draft.rule != "quote.direct.before" or not (likens or lemma in context.lexicon.naming):
        return draft
    first, behind = verb_group(verb)[1], context.token_from(draft.content[0].start)
    phrase = context.chunk_starts.get(first)
    led = likens and phrase is not None and context.doc[phrase[1]].lower_ == "to"
    if phrase is None or phrase[1] + led != behind:
        return draft
    named = Span(context.offsets[first], draft.content[0].end)
    return replace(draft, content=tidy(context, [named, *draft.content]))


def _is_answer(context: QuoteContext, region: Region) -> bool:
    """Say whether a region of one word is an answer: it opens a sentence, and a cue follows at once."""
    if region.words != 1 or not (region.closed and region.ended):
        return False
    before = context.text[max(0, region.start - 3) : region.start].rstrip(" ")[-1:] if region.start else ""
    if before in (":", ",") and (led := cue_before(context, region)) is not None:
        return led[0].i >= context.token_from(region.start) - 3
    cue = cue_after(context, region) if before in ("", "\n", *_SENTENCE_ENDS) else None
    return cue is not None and cue[0].i - context.token_from(region.end) <= LONGEST_BELIEVER


def _is_apart(context: QuoteContext, draft: Draft, region: Region) -> bool:
    """Say whether words part a region from the object of its cue: "praised it at the “Tide” fair"."""
    end = draft.content[-1].end
    if draft.rule != "quote.indirect.object" or region.start < end:
        return False
    return context.token_from(region.start) - context.token_from(end) > 2


def _is_fragment_before(context: QuoteContext, draft: Draft, region: Region) -> bool:
    """Say whether a region is in what leads in a clause that is said: "With “a bang”, she said that …"."""
    behind = draft.cue is not None and draft.content[0].start > draft.cue.start >= region.end
    clause = behind and draft.rule == "quote.indirect.ccomp"
    return clause and not context.leads_to_cue(region) and not context.opens_sentence(region)


def _goes_on(context: QuoteContext, draft: Draft, region: Region) -> bool:
    """Say whether the clause of ``draft`` goes on to the region: "said X, but did not “try Y”"."""
    end = draft.content[-1].end
    if draft.cue is None or draft.cue.start > draft.content[0].start or region.start < end:
        return False
    tokens = context.doc[context.token_from(end) : context.token_from(region.start)]
    coordinated = len(tokens) > 1 and tokens[0].text == "," and tokens[1].dep_ == "cc"
    return coordinated and not any(_is_cue(context, token) for token in tokens)


def _draft(context: QuoteContext, region: Region, verb: Token, rule: str) -> Draft:
    return Draft(
        content=(region.span,),
        rule=rule,
        cue=context.span(verb_group(verb)),
        cue_at=verb.i,
        cue_class="believe" if is_attitude(context, verb) else context.lexicon.verbs.get(context.word(verb)),
        speaker=speaker(context, verb),
        negative=is_denied(verb),
        end=max(region.end, context.statement_end(verb.i)),
    )


def speaker(context: QuoteContext, verb: Token) -> Participant | None:
    """Return who speaks: by syntax, else the noun phrase right beside the cue."""
    if (subject_before := _taken_for_compound(context, verb)) is not None:
        return subject_before
    who = _whole(verb.head) if _is_inverted_cue(context, verb) else subject(context, verb)
    if who is not None and context.region_at(who.idx) < 0:
        return participant(context, who, verb.i)
    near = beside(context, verb)
    return participant(context, near, verb.i) if near is not None else None


def _taken_for_compound(context: QuoteContext, verb: Token) -> Participant | None:
    """“…,” the message read: the noun before a cue that the parser takes for one more noun."""
    before = verb.nbor(-1) if verb.i else None
    if before is not None and is_aged(before) and own_subject(verb) is None:
        first = verb.left_edge.i if verb.left_edge.i < before.i else before.left_edge.i
        aged = context.span((max(first, verb.i - LONGEST_AGE), verb.i))
        return Participant(aged, before.idx) if aged is not None else None
    if verb.pos_ != "NOUN" or before is None or before.dep_ != "compound" or before.head.i != verb.i:
        return None
    start = before.i
    while start > verb.left_edge.i and context.doc[start - 1].dep_ in ("det", "compound", "amod", "poss"):
        start -= 1
    span = context.span((start, verb.i))
    return Participant(span, before.idx) if span is not None else None


def _whole(noun: Token) -> Token:
    """Return the name that a noun before it only leads in: "harbour boss Ann Hill"."""
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def cue_after(context: QuoteContext, region: Region) -> tuple[Token, str] | None:
    """“…,” she said: the cue in the words after the region, up to the next one or the sentence's end."""
    if not region.closed:
        return None
    tokens = _gap_after(context, region)
    if not region.ended and tokens[1] - tokens[0] > 8:
        tokens = (tokens[0], tokens[0] + 8)
    verb = _first_cue(context, tokens) or _any_verb(context, region, tokens)
    if verb is None or _begins_anew(context, region, verb) or _is_passive(context, verb):
        return None
    if _is_conceded(context, tokens[0], verb):
        return None
    if not region.ended and (
        verb.i - tokens[0] > (LONGEST_AGE + 2 if context.doc[tokens[0]].text == "," else 3)
        or any(word.pos_ == "VERB" for word in context.doc[tokens[0] : verb.i])
        or context.doc[tokens[0]].text == "."
        or _described(context, tokens[0], verb)
    ):
        return None
    who = subject(context, verb)
    inverted = who.i > verb.i if who is not None else verb.i == tokens[0]
    return verb, "quote.direct.inverted" if inverted else "quote.direct.after"


def _any_verb(context: QuoteContext, region: Region, tokens: TokenRange) -> Token | None:
    """“First the court,” he justified himself: whatever one does behind a comma in the marks is a cue.

    So it is with the order turned round: “First the court,” sentenced the judge.
    """
    if not context.leads_to_cue(region):
        return None
    first = context.doc[tokens[0]] if tokens[0] < tokens[1] else None
    if first is not None and context.opens_sentence(region) and _is_done_by_next(context, first):
        return first
    for verb in context.doc[tokens[0] : tokens[0] + LONGEST_BELIEVER]:
        if verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ") and tokens[0] < verb.i < tokens[1]:
            who = own_subject(verb)
            near = who is not None and tokens[0] <= who.left_edge.i and who.i < verb.i
            return verb if near and who is not None and _is_somebody(who) else None
    return None


def _is_done_by_next(context: QuoteContext, verb: Token) -> bool:
    """Say whether somebody stands right behind a verb in the past or present who does it."""
    phrase = context.chunk_starts.get(verb.i + 1)
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBN") or not verb.is_lower or phrase is None:
        return False
    who = context.doc[phrase[0] : phrase[1]].root
    return _is_somebody(who) or kind_of(who) in ("person", "organisation")


def _is_somebody(who: Token) -> bool:
    return who.lower_ in ("he", "she") or who.ent_type_ == "PERSON" or is_doer(who)


def _is_passive(context: QuoteContext, verb: Token) -> bool:
    """Say whether something is done to the subject of ``verb``, which says nothing; who is quoted does."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    return passive and agent_phrase(verb) is None and context.word(verb) not in context.lexicon.citing


def _begins_anew(context: QuoteContext, region: Region, verb: Token) -> bool:
    """Say whether a sentence of its own follows the region: “It is late.” Others warned that …"""
    last = context.text[max(region.start, region.end - 4) : region.end].rstrip(_CLOSING)[-1:]
    first = context.doc[context.token_from(region.end)]
    if last != "." or not first.text[:1].isupper() or first.i == verb.i:
        return False
    if first.pos_ == "AUX" or not context.lexicon.is_speech(context.word(verb)):
        return True
    colon = any(word.text == ":" for word in context.doc[verb.i + 1 : _gap_after(context, region)[1]])
    return colon or any(child.dep_ in ("ccomp", "dobj", "xcomp") for child in verb.rights)


def _is_conceded(context: QuoteContext, start: int, verb: Token) -> bool:
    """Say whether who speaks behind a quotation says something else: “…,” though aides said it was late."""
    led = context.doc[start].lower_ in ("though", "although", "while", "whereas", "even")
    return led and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.rights)


def _described(context: QuoteContext, start: int, verb: Token) -> bool:
    """Say whether the words after a quotation go on describing what it names: “records” that she released."""
    return any(
        word.pos_ in ("ADP", "SCONJ", "CCONJ") or word.tag_ == "WDT" for word in context.doc[start : verb.i]
    )


def cue_before(context: QuoteContext, region: Region) -> tuple[Token, str] | None:
    """She said: “…”: the last cue before the region in its sentence."""
    start, end = _gap_before(context, region)
    if start >= end:
        return None
    last = context.doc[end - 1]
    for at in range(end - 1, max(start - 1, end - 1 - REACH), -1):
        token = context.doc[at]
        if token.text in ";.":
            return None
        if _is_cue(context, token):
            near = last.text in (",", ":", "that") or at == end - 1
            if near or (end - at <= 8 and (region.words >= 4 or region.ended)):
                return token, "quote.direct.before"
            return None
    return None


def _first_cue(context: QuoteContext, tokens: TokenRange) -> Token | None:
    first = context.doc[tokens[0]] if tokens[0] < tokens[1] else None
    if first is not None and _is_inverted_cue(context, first):
        return first
    for verb in context.doc[tokens[0] : tokens[1]]:
        if is_attitude(context, verb) and verb.i - tokens[0] <= LONGEST_BELIEVER:
            return verb
        if (
            verb.dep_ == "acl"
            and verb.tag_ == "VBN"
            and verb.i > tokens[0]
            and agent_phrase(verb) is not None
        ):
            continue  # “not urgent”, documents seen by the paper show: the paper says nothing
        if _is_cue(context, verb) and (verb.tag_ != "VBG" or own_subject(verb) is not None):
            return verb
    return None


def _is_inverted_cue(context: QuoteContext, verb: Token) -> bool:
    """Say whether a participle before a name is rather a cue before its speaker: “…,” sobbed Ann Hill."""
    taken_for = verb.dep_ == "amod" and verb.pos_ == "VERB" and verb.head.i > verb.i
    return taken_for and context.lexicon.is_speech(context.word(verb))


def is_attitude(context: QuoteContext, verb: Token) -> bool:
    """Say whether ``verb`` is the "is" of "the expert is sure"."""
    return verb.lemma_ == "be" and any(
        child.dep_ == "acomp"
        and context.lexicon.attitudes.fullmatch(child.text)
        and child.right_edge.i == child.i
        for child in verb.rights
    )


def _is_cue(context: QuoteContext, token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX", "NOUN") or token.dep_ in ("aux", "auxpass", "amod"):
        return False
    lemma = context.word(token)
    if token.pos_ == "NOUN" and token.i and is_aged(token.nbor(-1)) and context.lexicon.is_speech(lemma):
        return True
    if lemma == "hear" and not is_heard_in_court(context, token):
        return False
    if lemma == "put" and all(child.lower_ != "it" for child in token.children):
        return False
    if token.pos_ == "NOUN" and not (
        token.tag_.startswith("V") or token.lower_ in context.lexicon.noun_like or has_own_subject(token)
    ):
        return False
    return context.lexicon.is_speech(lemma) or lemma in context.lexicon.verbs


def _gap_after(context: QuoteContext, region: Region) -> TokenRange:
    start = context.token_from(region.end)
    end = min(len(context.doc), start + REACH)
    for at in range(start, end):
        token = context.doc[at]
        if (
            "\n" in token.text
            or (context.region_at(token.idx) >= 0 and not _is_nickname(context, token.idx))
            or (token.text in (".", "?", "!", ";") and at > start)
        ):
            return start, at
    return start, end


def _is_nickname(context: QuoteContext, offset: int) -> bool:
    """Say whether one word in marks stands there within a name: Maria “Mia” Price."""
    region = context.regions[context.region_at(offset)]
    before, behind = context.token_from(region.start) - 1, context.token_from(region.end)
    if region.words > 1 or before < 0 or behind >= len(context.doc):
        return False
    return context.doc[before].pos_ == "PROPN" and context.doc[behind].is_title


def _gap_before(context: QuoteContext, region: Region) -> TokenRange:
    end = _before_colon_break(context, context.token_from(region.start))
    start = max(0, end - REACH)
    for at in range(end - 1, start - 1, -1):
        token = context.doc[at]
        if (
            "\n" in token.text
            or context.region_at(token.idx) >= 0
            or (token.text in (".", "?", "!") and at < end - 1)
        ):
            return trimmed_left(at + 1, end)
    return start, end


def _before_colon_break(context: QuoteContext, end: int) -> int:
    """A colon at a paragraph's end leads in the quotation that the next one opens with."""
    at = end
    while at > 0 and context.doc[at - 1].is_space:
        at -= 1
    return at if at > 0 and context.doc[at - 1].text == ":" else end


def trimmed_left(start: int, end: int) -> TokenRange:
    """Return the range, empty where it ran out."""
    return min(start, end), end
