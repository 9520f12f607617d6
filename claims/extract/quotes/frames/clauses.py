"""Content as a clause of its cue verb, after it or before it."""

from __future__ import annotations

from claims.extract.mentions.nominals import is_doer, kind_of
from claims.extract.quotes.quote_context import BREAKS, Found, QuoteContext, after_conjunction
from claims.extract.quotes.repair import hidden_clause
from claims.extract.quotes.speakers import continues_saying, shared_in_headline
from claims.extract.syntax import (
    ALL_SUBJECTS,
    TokenRange,
    edges,
    has_subject,
    is_finite,
    is_of_noun,
    own_subject,
    passive_subject,
    verb_group,
)
from claims.extract.tokens import Token

_DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday")
)
"""Words for a day that no number follows: what stands behind them counts something."""
_LEADS = frozenset(("while", "although", "though", "whereas", "after", "when", "because", "since", "as"))
"""Words that open a clause before the main one."""
_RELATIVE = frozenset(("WDT", "WP", "WRB"))
LONGEST_COUNT = 5
"""Words of a count that is parsed to the verb of saying before it: "up to 19"."""
LONGEST_SUBJECT = 8
"""Words of a subject that is parsed to the day before it."""
_PHRASE = frozenset(("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "ADP", "PART"))
_WHEN = frozenset(
    ("earlier", "later", "previously", "recently", "afterwards", "repeatedly", "publicly", "separately")
)
"""Adverbs behind a cue that tell when or how it was said: "said earlier he might go"."""
_TIMES = frozenset(("DATE", "TIME"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_THINGS = frozenset(("NOUN", "NUM", "VERB"))
"""Parts of speech of a thing; as an object of its own, a verb is a noun misread: "vows strike"."""
_REPORTED = frozenset(("had", "would", "could", "might"))
"""Tense and mood of what is said: "said it had asked, but could not wait"."""
_FUTURE = frozenset(("will", "may"))
"""Those behind a cue in the present: "says it is sorry, but will not pay"."""


def clause_said(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He said (that) the plan failed; the plan failed, he said.

    "Asked whether he had lied, …" and "Tan, told that the deal was off, …" tell what others say to him.
    """
    if is_of_noun(verb):
        return None
    clauses = [
        child for child in verb.children if child.dep_ == "ccomp" and _says_something(context, child, lemma)
    ]
    after = [clause for clause in clauses if clause.i > verb.i and not _is_aside(clause)]
    if after and _is_quoted_before(context, verb) and after[0].left_edge.lower_ != "that":
        after = []
    if after:
        start, end = _without_time(context, verb, (after[0].left_edge.i, after[-1].right_edge.i + 1))
        start = _with_count(verb, start)
        start = _behind_day(verb, after[0], start)
        start = _from_that(after[0], _with_its_subject(context, verb, after[0], start))
        joined = _coordinated_end(context, verb, after[-1])
        end = _before_next_cue(context, verb, after[-1]) or max(end, joined)
        end = _before_main_clause(context, verb, (start, end))
        begun = _begun_before(context, verb, clauses) or _told_of(context, verb, after[0])
        if begun is not None:
            return "quote.indirect.enclosed", [begun, (start, end)]
        return "quote.indirect.ccomp", [(start, end)]
    for clause in clauses:
        if clause.i < verb.i and not (
            _bare(verb)
            or _only_blames(context, verb)
            or _has_its_own(context, verb, lemma)
            or _begins_anew(context, verb)
        ):
            start, end = edges(clause)
            if clause.left_edge.pos_ == "ADP" and not has_subject(clause):
                continue
            end = max(end, _up_to_cue(context, verb, end))
            start = _after_other_cue(context, after_conjunction(context, start), end)
            start = _past_lead_in(context, start, end)
            return "quote.indirect.inverted", [(start, end)]
    return None


def _only_blames(context: QuoteContext, verb: Token) -> bool:
    """Say whether ``verb`` has whom it blames, so that no clause before it is said.

    "The port blames the town, the town blames the port."
    """
    blaming = context.lexicon.verbs[context.word(verb)] == "accuse"
    return blaming and any(each.dep_ == "dobj" for each in verb.rights)


def _has_its_own(context: QuoteContext, verb: Token, lemma: str) -> bool:
    """Say whether ``verb`` says its own object, so that no clause before it is said.

    "Oslo sends two envoys home, Riga promises an answer": whom one tells and who speaks are no such object.
    """
    told = next((each for each in verb.rights if each.dep_ == "dobj" and each.ent_type_ not in _TIMES), None)
    only_hears = lemma in context.lexicon.addressee - context.lexicon.object
    if told is None or only_hears or told.pos_ not in _THINGS:
        return False
    return not (is_doer(told) or kind_of(told) is not None or told.ent_type_ in ("PERSON", "ORG", "GPE"))


def _is_quoted_before(context: QuoteContext, verb: Token) -> bool:
    """Say whether quoted words that lead to a cue end right before it: “It is late,” she told Ruiz after …

    What follows in the writer's words tells when or why she said so.
    """
    who = own_subject(verb)
    first = min(verb_group(verb)[0], who.left_edge.i if who is not None else verb.i)
    at = context.region_at(context.offsets[first - 1]) if first else -1
    return at >= 0 and context.leads_to_cue(context.regions[at])


def _past_lead_in(context: QuoteContext, start: int, end: int) -> int:
    """Return where content begins that is quoted whole behind words of the writer: "As for tolls, “…”"."""
    regions = context.regions_in(context.offsets[start], context.doc[end - 1].idx)
    region = context.regions[regions[0]] if regions else None
    if region is None or region.end < context.doc[end - 1].idx:
        return start
    first = context.token_from(region.start)
    before = context.doc[start:first]
    plain = not any(word.pos_ in ("VERB", "AUX") or word.dep_ in ALL_SUBJECTS for word in before)
    return first if len(before) > 1 and before[-1].text == "," and plain else start


def _after_other_cue(context: QuoteContext, start: int, end: int) -> int:
    """Return where content begins that opens with another cue: "He denied it: it had paid, he said"."""
    colon = next((word.i for word in context.doc[start:end] if word.text == ":"), start)
    if context.region_at(context.doc[min(colon + 1, end - 1)].idx) >= 0:
        return start
    before = context.doc[start:colon]
    cited = any(
        context.lexicon.is_speech(context.word(word)) and own_subject(word) is not None
        for word in before
        if word.pos_ == "VERB" and context.region_at(word.idx) < 0
    )
    return colon + 1 if cited else start


def _says_something(context: QuoteContext, clause: Token, lemma: str) -> bool:
    """Say whether ``clause`` states something, unlike "let it happen", "held them liable", "feel stung"."""
    bare = all(word.dep_ == "punct" for word in clause.lefts)
    if clause.pos_ == "PUNCT" or (clause.tag_ == "VBN" and bare):
        return False
    if lemma not in context.lexicon.small_clause:
        return True
    helpers = [
        word for word in clause.lefts if word.dep_ in ("aux", "auxpass", "mark", "advmod", "nsubjpass")
    ]
    if any(word.tag_ == "TO" for word in helpers):
        return (
            context.lexicon.verbs[lemma] in ("believe", "find")
            or lemma in context.lexicon.instruction | context.lexicon.infinitive
        )
    return bool(helpers) or (clause.pos_ in ("VERB", "AUX") and clause.tag_ != "VBN")


def _begun_before(context: QuoteContext, verb: Token, clauses: list[Token]) -> TokenRange | None:
    """The talks can do one thing, say analysts - show that both sides listen: the clause before the cue."""
    first = verb_group(verb)[0]
    if shared_in_headline(context, verb) is not None:
        return None
    for clause in clauses:
        start, end = edges(clause)
        if end <= first and has_subject(clause) and context.doc[first - 1].text in BREAKS:
            return after_conjunction(context, start), end
    return None


def _with_its_subject(context: QuoteContext, verb: Token, clause: Token, start: int) -> int:
    """Return where a clause begins whose subject the parser takes for a part of the verb's phrase: a long one
    for its object, a count for its preposition ("said up to 19 were killed").
    """
    lemma = context.word(verb)
    if lemma == "put":
        return start
    takes_object = lemma in context.lexicon.addressee or lemma in context.lexicon.object
    if takes_object and (not is_finite(clause) or has_subject(clause)):
        return start
    for child in verb.rights:
        if child.i < start and child.dep_ in ("dobj", "nsubj", "dep") and child.left_edge.i == verb.i + 1:
            return child.left_edge.i if child.ent_type_ not in ("DATE", "TIME") else start
    counted = verb.doc[verb.i + 1 : start]
    is_count = 0 < len(counted) <= LONGEST_COUNT and counted[-1].pos_ == "NUM" and counted[0].pos_ == "ADP"
    return verb.i + 1 if is_count and not has_subject(clause) else start


def _with_count(verb: Token, start: int) -> int:
    """Return where a clause begins whose count is parsed to the day before it: "said Monday 14 people …"."""
    doc = verb.doc
    while start - 1 > verb.i and doc[start - 1].pos_ == "NUM" and doc[start - 1].head.lower_ in _DAYS:
        start -= 1
    return start


def _behind_day(verb: Token, clause: Token, start: int) -> int:
    """Return where a clause begins whose subject is parsed to the day: "said on Friday Kenya was ready"."""
    doc, first = verb.doc, verb.i + 1
    if not is_finite(clause) or any(each.dep_ in ALL_SUBJECTS for each in clause.lefts) or first >= start:
        return start
    at = first + (doc[first].lower_ in ("on", "in"))
    while at < start and doc[at].ent_type_ in _TIMES and not _counts_behind(doc[at]):
        at += 1
    timed = at > first and doc[at - 1].ent_type_ in _TIMES
    who = doc[at:start]
    plain = timed and 0 < len(who) <= LONGEST_SUBJECT and all(word.pos_ in _PHRASE for word in who)
    return at if plain and any(word.pos_ in ("NOUN", "PROPN", "NUM") for word in who) else start


def _counts_behind(word: Token) -> bool:
    """Say whether a figure that the recogniser takes for a part of a day counts what follows it."""
    return word.pos_ == "NUM" and (word.head.i > word.i or word.nbor(-1).lower_ in ("week", "month", "year"))


def _told_of(context: QuoteContext, verb: Token, clause: Token) -> TokenRange | None:
    """Return the noun that a clause tells of which lacks its subject: "a dam they say was built here"."""
    noun, who = verb.head, own_subject(verb)
    first = verb.left_edge.i
    if verb.dep_ not in ("relcl", "acl") or noun.pos_ not in ("NOUN", "PROPN") or who is None:
        return None
    gap = is_finite(clause) and who.i < verb.i and who.tag_ not in ("WDT", "WP")
    set_off = any(
        word.text == "," or word.lower_ == "which" for word in context.doc[noun.i : who.left_edge.i]
    )
    lacks = (
        gap and not set_off and not any(each.i > verb.i for each in clause.lefts if each.dep_ in ALL_SUBJECTS)
    )
    return (noun.left_edge.i, first) if lacks and noun.i < first else None


def _from_that(clause: Token, start: int) -> int:
    """Return where the "that" of ``clause`` stands: what is parsed before it tells when it was said."""
    that = next((each for each in clause.lefts if each.dep_ == "mark" and each.lower_ == "that"), None)
    return that.i if that is not None and that.i > start else start


def _up_to_cue(context: QuoteContext, verb: Token, end: int) -> int:
    """Content before a cue goes on up to it: "the plan failed, after long talks, the ministry said"."""
    who = own_subject(verb) or passive_subject(verb)
    first = min(verb_group(verb)[0], who.left_edge.i if who is not None else verb.i)
    between = context.doc[end:first]
    if any(
        context.region_at(token.idx) >= 0 or "\n" in token.text or token.text in ".;" for token in between
    ):
        return end
    speaks = any(token.pos_ == "VERB" and context.lexicon.is_speech(context.word(token)) for token in between)
    return end if speaks else first


def _is_aside(clause: Token) -> bool:
    """A participle after a comma says what else the speaker does: "…, he said, pointing to the harbour".

    What a semicolon parts from the cue is something else altogether.
    """
    doc = clause.doc
    if doc[clause.left_edge.i - 1].text == ";":
        return True
    return clause.tag_ == "VBG" and clause.left_edge.i == clause.i and doc[clause.i - 1].text == ","


def _before_next_cue(context: QuoteContext, verb: Token, clause: Token) -> int | None:
    """Return where content ends before a cue of the same speaker: "said it was late and warned …"."""
    for child in clause.rights:
        lemma = context.word(child)
        if not context.lexicon.is_speech(lemma) or lemma in context.lexicon.quoted_only:
            continue
        if lemma == "continue" and any(each.dep_ == "xcomp" for each in child.rights):
            continue  # "and continued to attack others": no more is said
        if child.dep_ == "conj" and continues_saying(child, verb):
            before = child.left_edge.i
            while before > clause.i and context.doc[before - 1].text.lower() in ("and", "but", ",", "also"):
                before -= 1
            return before
        if child.dep_ == "advcl" and _is_aside(child):
            return child.left_edge.i
    return None


def _before_main_clause(context: QuoteContext, verb: Token, said: TokenRange) -> int:
    """Return where content ends whose cue only leads in: "While some said it was late, most stayed"."""
    start, end = said
    led = any(each.dep_ == "mark" and each.lower_ in _LEADS for each in verb.lefts)
    if not led or verb.left_edge.i > context.sentence(verb.i)[0] + 1:
        return end
    for word in context.doc[start + 1 : end]:
        if word.dep_ not in ALL_SUBJECTS or not is_finite(word.head) or word.head.i < word.i:
            continue
        first = word.left_edge.i
        joined = any(each.dep_ in ("mark", "cc") or each.tag_ in _RELATIVE for each in word.head.lefts)
        if not joined and word.head.dep_ != "relcl" and context.doc[first - 1].text == ",":
            return first - 1 if context.region_at(word.idx) < 0 else end
    return end


def _coordinated_end(context: QuoteContext, verb: Token, clause: Token) -> int:
    """Return the end of the clauses coordinated with what was said: "said X, and the harbour would open"."""
    end = 0
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            if context.lexicon.is_speech(context.word(child)):
                break
            if has_subject(child) or _is_reported(verb, child) or _is_of_one_kind(child, clause):
                end = child.right_edge.i + 1
        elif child.dep_ == "dobj" and child.i > verb.i + 2 and child.doc[child.left_edge.i - 1].text == ",":
            end = child.right_edge.i + 1
        elif child.dep_ in ("appos", "npadvmod", "dep") and child.ent_type_ not in ("DATE", "TIME"):
            end = child.right_edge.i + 1 if child.pos_ in ("NOUN", "PROPN") and child.i > verb.i + 2 else end
    return end


def _is_of_one_kind(verb: Token, clause: Token) -> bool:
    """Say whether ``verb`` says what something is as ``clause`` does: "said it was paved, but was not open".

    A speaker of whom the clause tells may well be meant: "said he was sorry, but was not heard".
    """
    who = next((each for each in clause.lefts if each.dep_ in ALL_SUBJECTS), None)
    if who is None or who.pos_ == "PRON":
        return False
    copulas = [each for each in (clause, *clause.lefts) if each.lemma_ == "be" and each.pos_ == "AUX"]
    states = verb.lemma_ == "be" and not any(each.dep_ == "nsubj" for each in verb.lefts)
    return states and any(each.lower_ == verb.lower_ for each in copulas)


def _is_reported(cue: Token, verb: Token) -> bool:
    """Say whether tense or mood tell that ``verb`` is said too: "said it had asked, and would ask again".

    Who "could not be reached" did not say so. In the present what somebody will do is said.
    """
    helpers = {word.lower_ for word in verb.lefts if word.dep_ in ("aux", "auxpass")}
    if helpers & {"could", "might"} and any(each.dep_ == "auxpass" for each in verb.lefts):
        return False
    return bool(helpers & (_REPORTED | _FUTURE if cue.tag_ in ("VBZ", "VBP") else _REPORTED))


def _bare(verb: Token) -> bool:
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)
    return not helped and (verb.tag_ == "VBN" or (verb.tag_ == "VBG" and own_subject(verb) is None))


def _begins_anew(context: QuoteContext, verb: Token) -> bool:
    """Say whether the cue begins something new: "An old story: the king denounced us"."""
    who = own_subject(verb)
    first = min(verb_group(verb)[0], who.left_edge.i if who is not None else verb.i)
    return first > 0 and context.doc[first - 1].text in ":;"


def _without_time(context: QuoteContext, verb: Token, clause: TokenRange) -> TokenRange:
    """The time in "said Monday the plan …" belongs to the saying, wherever the parser hangs it."""
    start, end = clause
    doc = context.doc
    before = [child.right_edge.i for child in verb.rights if child.right_edge.i < start]
    after = max([verb.i, *before])
    at = start
    if doc[at].lower_ == "on" and at + 1 < end and doc[at + 1].ent_type_ == "DATE":
        at += 1
    while at < end and doc[at].ent_type_ in _TIMES and not _counts_behind(doc[at]):
        at += 1
    if at == start == verb.i + 1 and doc[at].lower_ in _WHEN and doc[at].dep_ == "advmod":
        at += 1
    if (
        at < end
        and doc[at].tag_ in _FINITE
        and any(word.dep_ in ALL_SUBJECTS and word.head.i >= at for word in doc[start:at])
    ):
        return clause  # "said May 4 was a bad day": the day is what is told of
    if (
        start < at < end
        and after + 1 >= start - 1
        and doc[at].text != ","
        and doc[at].dep_ != "case"
        and doc[at].text != "’s"
    ):
        return (at, end)
    return clause


def hidden(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He told a meeting of islanders that few understood, where the parse shows no clause."""
    if lemma in context.lexicon.thing:
        return None
    clause = hidden_clause(context, verb)
    if clause is None:
        return None
    start, end = clause
    end = _before_next_cue(context, verb, context.doc[start:end].root) or end
    return "quote.indirect.hidden", [(start, end)]
