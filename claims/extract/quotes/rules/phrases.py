"""Quotes whose cue is a phrase or a noun: "according to the ministry", "his claim that …"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from claims.document import Span
from claims.extract.quotes.antecedents import is_words
from claims.extract.quotes.content import Taken, grown, tidy
from claims.extract.quotes.frames.infinitives import may_speak
from claims.extract.quotes.quote_context import Draft, QuoteContext, after_conjunction, participant
from claims.extract.quotes.speakers import subject
from claims.extract.syntax import TokenRange, agent_phrase
from claims.extract.tokens import Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
FEWEST_WORDS = 4
"""Words that a sentence must have before "according to …" to be its content."""
LONGEST_NAME = 6
"""Words between "in the words of the captain" and what the captain said."""
SHORT_START = 6
"""Words before a phrase that are the start of a clause which goes on after it."""


def find_according(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes of "according to" that may cite others: first in a sentence, or without marks."""
    return _find(
        context, taken, context.phrases, lambda token: _outermost(context, _according(context, token, taken))
    )


def find_phrasal(context: QuoteContext, taken: Taken) -> list[Draft]:
    """Return the quotes with a phrase or noun as cue that no other quote holds already."""
    phrases = {token.i for token in context.phrases}
    tokens = (token for token in context.doc if token.i in phrases or token.pos_ == "NOUN")
    return _find(
        context,
        taken,
        tokens,
        lambda token: _according(context, token, taken) or noun_quote(context, token, taken),
    )


def _find(
    context: QuoteContext, taken: Taken, tokens: Iterable[Token], rule: Callable[[Token], Draft | None]
) -> list[Draft]:
    drafts: list[Draft] = []
    for token in tokens:
        draft = rule(token)
        if draft is None or context.region_at(token.idx) >= 0 or not context.parsed.makes_news(token.idx):
            continue
        if any(taken.overlaps(span.start, span.end) for span in draft.content):
            continue
        drafts.append(taken.claim(context, draft))
    return drafts


def _outermost(context: QuoteContext, draft: Draft | None) -> Draft | None:
    if draft is not None and context.sentence(draft.cue_at)[0] == draft.cue_at:
        return draft
    if draft is None or any(len(context.regions_in(span.start, span.end)) for span in draft.content):
        return None
    return draft


def _according(context: QuoteContext, token: Token, taken: Taken) -> Draft | None:
    """The plan failed, according to the ministry."""
    opening = context.lexicon.before_speaker.get(token.lower_, ())
    phrase = next((words for words in opening if _stands(token, words)), None)
    if phrase is None:
        return _in_whose_words(context, token, taken) if token.lower_ in ("in", "by") else None
    last = context.doc[token.i + len(phrase) - 1]
    who = _object_of(last) or _object_of(token)
    if who is None or who.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or who.i < token.i:
        return None
    start, end = context.sentence(token.i)
    if token.i > start and context.doc[token.i - 1].text == ";":
        start = token.i
    if start < token.i and context.doc[token.i - 1].text != "," and who.lower_ in context.lexicon.accords:
        return None  # "to withdraw according to the ceasefire agreement": as it says
    publisher = _publisher(context, who)
    speaker = participant(context, publisher or who, token.i)
    if (
        token.i == start
        and speaker is not None
        and (named := context.span((who.left_edge.i, _phrase_end(context, who, end))))
    ):
        speaker = replace(speaker, span=Span(speaker.span.start, min(speaker.span.end, named.end)))
    after = _phrase_end(context, who, end) if token.i == start else who.right_edge.i + 1
    content = _inside_clause(context, token, after) or _sides(context, (start, token.i), (after, end))
    spans = grown(context, tidy(context, content), token, taken)
    cue = context.span((token.i, last.i + 1))
    if not spans or cue is None:
        return None
    rule = f"quote.phrase.{phrase[0]}"
    return Draft(spans, rule, cue, token.i, "say", speaker, end=context.statement_end(token.i))


def _publisher(context: QuoteContext, figures: Token) -> Token | None:
    """Return who published what is cited: "according to figures released by the harbour office"."""
    if figures.pos_ != "NOUN":
        return None
    for clause in figures.rights:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and context.word(clause) in context.lexicon.giving:
            by = agent_phrase(clause)
            return _object_of(by) if by is not None else None
    return None


def cited(context: QuoteContext, token: Token, content: tuple[Span, ...]) -> Draft | None:
    """Return ``content`` as the quote of whom the phrase at ``token`` names behind it, or ``None``."""
    draft = _according(context, token, Taken())
    return None if draft is None else replace(draft, content=content)


def _in_whose_words(context: QuoteContext, token: Token, taken: Taken) -> Draft | None:
    """In Reyes's words, the plan failed; the plan, in her view, has failed."""
    noun = next((child for child in token.rights if child.dep_ == "pobj"), None)
    if noun is not None and _is_said_by_another(context, noun):
        return None
    who = next((child for child in noun.lefts if child.dep_ == "poss"), None) if noun is not None else None
    if noun is None or who is None or not context.lexicon.after_speaker.match(context.text, token.idx):
        return None
    start, end = context.sentence(token.i)
    content = _inside_clause(context, token, noun.i + 1) or _sides(
        context, (start, token.i), (noun.i + 1, end)
    )
    spans = grown(context, tidy(context, content), token, taken)
    cue = context.span((noun.i, noun.i + 1))
    speaker = participant(context, who, token.i)
    return (
        Draft(spans, "quote.phrase.in", cue, token.i, "say", speaker, end=context.statement_end(token.i))
        if spans
        else None
    )


def _is_said_by_another(context: QuoteContext, noun: Token) -> bool:
    """Say whether a cue between commas follows, which then has all of it: "In her view, Lund said, …"."""
    behind = noun.i + 1
    phrase = context.chunk_starts.get(behind + 1)
    if phrase is None or context.doc[behind].text != "," or phrase[1] + 1 >= len(context.doc):
        return False
    cue, after = context.doc[phrase[1]], context.doc[phrase[1] + 1]
    return cue.pos_ == "VERB" and context.lexicon.is_speech(context.word(cue)) and after.text == ","


def _object_of(preposition: Token) -> Token | None:
    """Return whom ``preposition`` names, also where the parser takes its first word for a verb."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            return child
        if child.dep_ == "pcomp" and child.tag_ == "VB":
            named = next((below for below in child.rights if below.dep_ == "dobj"), None)
            return child if named is None or child.text.istitle() else named
    return None


def _phrase_end(context: QuoteContext, who: Token, end: int) -> int:
    """Return where an opening phrase ends: at the comma after its noun, or after an apposition."""
    commas = [at for at in range(who.i + 1, end) if context.doc[at].text == ","][:2]
    if (
        commas
        and who.ent_type_ == "ORG"
        and "PERSON" in [w.ent_type_ for w in context.doc[commas[0] : commas[-1]]]
    ):
        return commas[0]  # a person is no other name of a body
    if who.pos_ == "VERB":
        return who.i + 1
    after = context.doc[who.right_edge.i + 1 : commas[0] if commas else end]
    if not commas or any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in after):
        return who.right_edge.i + 1
    first, second = commas[0], commas[-1]
    aside = context.doc[first + 1 : second]
    if any(word.dep_ in _SUBJECTS and word.head.i >= second for word in aside):
        return first
    if len(aside) and aside[0].pos_ == "ADP" and aside[-1].ent_type_ in ("DATE", "TIME", "GPE", "LOC"):
        return first  # so does a date or place: "according to the log, on 3 June the gate was open"
    if len(aside) > 1 and aside[0].pos_ == "NUM":
        return first  # a count opens what is reported: "according to the poll, 58 per cent back it, while …"
    verbs = any(token.pos_ in ("VERB", "AUX") for token in aside)
    if not verbs or aside[0].lower_ in ("who", "which", "whose") or aside[0].tag_ == "VBG":
        return second
    return first


def _stands(token: Token, words: tuple[str, ...]) -> bool:
    if token.lower_ != words[0] or token.i + len(words) > len(token.doc):
        return False
    if words == ("per",) and not (
        token.pos_ == "ADP" and (token.is_sent_start or (token.is_lower and token.nbor(-1).text == ","))
    ):
        return False
    if words == ("per",) and token.is_sent_start and _is_first_name(token):
        return False
    return all(token.nbor(k).lower_ == word for k, word in enumerate(words))


def _is_first_name(token: Token) -> bool:
    """Say whether a "Per" is a Scandinavian's: a surname and who he is, or what he does, follow."""
    doc, end = token.doc, token.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    if end == token.i + 1 or end + 1 >= len(doc):
        return False
    return (
        doc[end].text != "," or doc[end + 1].lower_ in ("a", "an", "the", "who") or doc[end + 1].pos_ == "NUM"
    )


def _inside_clause(context: QuoteContext, token: Token, after: int) -> list[Span]:
    """Return the content where the phrase opens a clause: "it learned that, according to the navy, …".

    A relative pronoun before the phrase belongs to it ("boats which, according to …"), a "that" does not.
    """
    doc = context.doc
    opening = doc[token.i - (2 if token.i > 1 and doc[token.i - 1].text == "," else 1)]
    clause = opening.head
    if token.i < 2 or opening.lower_ not in ("that", "which", "who", "whom", "where") or clause.i < after:
        return []
    said = context.span((after, clause.right_edge.i + 1))
    pronoun = context.span((opening.i, opening.i + 1)) if opening.dep_ not in ("mark", "advmod") else None
    return [span for span in (pronoun, said) if span]


def _sides(context: QuoteContext, before: TokenRange, after: TokenRange) -> list[Span]:
    """Return the content around a phrase: before it, after it, or both where it stands inside a clause."""
    left = context.span((after_conjunction(context, before[0]), before[1])) if before[0] < before[1] else None
    right = context.span(after) if after[0] < after[1] else None
    if left and right and _parts_subject(context, before, after):
        return [left, right]
    quoted = _quoted_next(context, after)
    if quoted is not None:
        return [quoted]
    if left and right and _leads_example(context, before[1]):
        return [right]
    words_left = context.words(left) if left else 0
    words_right = context.words(right) if right else 0
    if right and _is_cue(context, context.doc[before[1] - 1]):
        return [right]
    if left and words_left >= FEWEST_WORDS and not (words_left < SHORT_START and words_right > words_left):
        return [left]
    if right and words_right >= FEWEST_WORDS:
        return [span for span in (left, right) if span]
    return [left] if left and words_left >= 3 else []


def _parts_subject(context: QuoteContext, before: TokenRange, after: TokenRange) -> bool:
    """Say whether a phrase stands between a subject and its verb: "The road, in her words, is …"."""
    return any(
        word.dep_ in _SUBJECTS and after[0] <= word.head.i < after[1]
        for word in context.doc[before[0] : before[1]]
    )


def _leads_example(context: QuoteContext, end: int) -> bool:
    """Say whether a phrase stands behind "including": "62 died, including, by police count, nine"."""
    last = context.doc[end - 1]
    opening = last.nbor(-1) if last.text == "," and last.i else last
    return opening.lower_ in ("including", "among", "excluding", "with")


def _is_cue(context: QuoteContext, word: Token) -> bool:
    """The agency said according to its count, the harbour …: the word before the phrase only leads it in."""
    return (
        word.pos_ == "VERB"
        and context.lexicon.is_speech(context.word(word))
        and subject(context, word) is not None
    )


def _quoted_next(context: QuoteContext, after: TokenRange) -> Span | None:
    """Return the quotation that follows a phrase, perhaps after more of the speaker's name."""
    for word in context.doc[after[0] : min(after[1], after[0] + LONGEST_NAME)]:
        if word.dep_ in _SUBJECTS and word.i < word.head.i and context.region_at(word.head.idx) >= 0:
            return None
        at = context.region_at(word.idx)
        if at >= 0:
            return context.regions[at].span if context.regions[at].words >= FEWEST_WORDS else None
        if word.pos_ not in ("PROPN", "PUNCT", "ADJ", "NOUN", "DET"):
            return None
    return None


def noun_quote(context: QuoteContext, noun: Token, taken: Taken) -> Draft | None:
    """His claim that the plan failed; they voiced concern about the plan."""
    lemma = context.word(noun)
    kind = context.lexicon.nouns.get(lemma)
    if kind is None or noun.pos_ != "NOUN" or noun.dep_ == "compound":
        return None
    who = _whose(context, noun)
    found = _complement(context, noun, who)
    if found is None:
        return None
    rule, tokens = found
    span = context.span(tokens)
    cue = context.span((noun.i, noun.i + 1))
    if span is None or cue is None:
        return None
    spans = grown(context, tidy(context, [span]), noun, taken)
    if not spans:
        return None
    speaker = participant(context, who, noun.i) if who is not None else None
    if speaker is None:
        return None
    return Draft(spans, rule, cue, noun.i, kind, speaker, end=context.statement_end(noun.i))


def _whose(context: QuoteContext, noun: Token) -> Token | None:
    """Return whose words they are: the possessor, who stands after "by", or a giver who can speak.

    Prices that rise and "raise fears that …" say nothing.
    """
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.lefts:
        if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("ORG", "PERSON"):
            return child
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ == "be":
        return subject(context, noun.head.head)
    giver = subject(context, noun.head) if _is_given(context, noun) else None
    return giver if giver is not None and _may_give(context, giver, noun) else None


def _may_give(context: QuoteContext, giver: Token, noun: Token) -> bool:
    """Say whether these are its words: a statement carries a warning, and raises fears of others."""
    felt = context.lexicon.nouns.get(context.word(noun)) == "believe"
    return may_speak(context, giver) or (not felt and is_words(context, giver))


def _is_given(context: QuoteContext, noun: Token) -> bool:
    """Voice concern, issue a warning: the verb makes the noun its subject's words."""
    return noun.dep_ == "dobj" and context.word(noun.head) in context.lexicon.giving


def _clause_of_giver(preposition: Token) -> TokenRange | None:
    """A warning from the auditor that …: the clause that the parser hangs on whose warning it is."""
    giver = _object_of(preposition) if preposition.lower_ in ("from", "by") else None
    for clause in giver.rights if giver is not None else ():
        opening = clause.left_edge
        if clause.dep_ in ("acl", "relcl", "ccomp") and opening.lower_ == "that" and opening.dep_ == "mark":
            return clause.left_edge.i, clause.right_edge.i + 1
    return None


def _is_quoted_behind(context: QuoteContext, preposition: Token) -> bool:
    """Say whether quoted words stand in what ``preposition`` leads to: "her claims of a “plot”"."""
    return bool(context.regions_in(preposition.idx, preposition.right_edge.idx + 1))


def _opens_with_that(clause: Token) -> bool:
    """Say whether "that" opens what is said, though the parser may take it for one with what follows.

    "A warning that snow could return" warns of snow; "the claim that he made" is no such clause.
    """
    that = clause.left_edge
    if any(mark.dep_ == "mark" and mark.lower_ == "that" for mark in clause.lefts):
        return True
    pointing = that.lower_ == "that" and that.dep_ == "det" and that.head.i > that.i
    return pointing and that.head.dep_ in _SUBJECTS and that.head.head.i == clause.i


def _complement(context: QuoteContext, noun: Token, who: Token | None) -> tuple[str, TokenRange] | None:
    for child in [*noun.rights, *(noun.head.rights if _is_given(context, noun) else ())]:
        if child.i <= noun.i:
            continue
        edges = (child.left_edge.i, child.right_edge.i + 1)
        if child.dep_ in ("acl", "ccomp", "relcl") and _opens_with_that(child):
            return "quote.noun.clause", edges
        if child.dep_ == "prep" and (told := _clause_of_giver(child)) is not None:
            return "quote.noun.clause", told
        if (
            who is not None
            and child.dep_ == "prep"
            and child.lower_ in ("of", "about")
            and _is_quoted_behind(context, child)
        ):
            return "quote.noun.of", (child.i + 1, child.right_edge.i + 1)
        if (
            who is not None
            and child.dep_ in ("acl", "xcomp")
            and any(mark.tag_ == "TO" for mark in child.lefts)
        ):
            return "quote.noun.infinitive", edges
    return None
