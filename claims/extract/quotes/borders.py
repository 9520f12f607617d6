"""The end of a quote's content: another begins to speak, or the writer explains."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.extract.quotes.quote_context import QuoteContext
from claims.extract.syntax import TokenRange, has_subject, is_finite, own_subject
from claims.extract.tokens import Token

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_JOINT = re.compile(r"[,;—–-]")
_GOES_ON = re.compile(r"\b(?:before|while|without)\b")
_CONCEDES = re.compile(r"\b(?:though|although)\b")
_EXPLAINS = re.compile(r"[,;—–-] ?(?:the|an?)\b")
"""Signs that content needs the costlier look at its words; most has none of them."""
_SPEAKS_ANEW = re.compile(r"\b(?:while|whereas|but|and|even as)\b")
_ANEW = frozenset(("while", "whereas", "but", "and", "even"))
_MORE = frozenset(("others", "another", "several", "some", "many", "most", "few", "one"))
"""Words for more of those who speak."""
_JOINTS = frozenset((",", ";", "—", "–", "--", "-"))
_GOING_ON = frozenset(("before", "while", "without"))
_TELLS_MORE = frozenset(("elaborate", "specify"))
"""What only a speaker can leave undone: "he was ill without elaborating"."""
_WORDS = frozenset(("phrase", "word", "words", "term", "expression", "sentence", "sentiment", "figure"))
"""Nouns that sum up what was said, beside those that are cues."""
_WHEN = frozenset(("after", "before", "when", "while", "as"))
_ALSO = frozenset(("also", "further", "later", "then"))
_JOINING = frozenset(("and", "but", "while", "whereas", "though", "yet"))


def without_aside(context: QuoteContext, said: TokenRange, is_clause: bool) -> TokenRange:
    """Return ``said`` without a relative clause after a comma at its end, in which the writer explains.

    In a clause that somebody says, what "which" adds is mostly said too; who somebody is, is not, nor what
    another says of it ("…, which the ministry denied").
    """
    start, end = said
    for word in context.doc[start:end]:
        if word.dep_ != "relcl" or word.right_edge.i < end - 2 or context.region_at(word.idx) >= 0:
            continue
        first = word.left_edge.i
        kept = is_clause and not _speaks(context, word)
        explains = {"who", "whom", "whose"} if kept else {"who", "whom", "whose", "which"}
        opens = any(child.lower_ in explains for child in context.doc[first : first + 3])
        if opens and first - start > 1 and context.doc[first - 1].text in _JOINTS:
            return start, first - 1
    return said


def without_participle(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said``, an object, without a participle behind a comma at its end: the writer explains.

    "Voiced regret at the ruling, handed down in May": what the comma sets off tells of the thing, not of the
    regret. A second participle after "and" is no such thing, nor is one in quotation marks.
    """
    start, end = said
    for word in context.doc[start + 2 : end]:
        opening = word.left_edge.i
        explains = word.dep_ in ("acl", "conj", "advcl") and word.tag_ in ("VBN", "VBD")
        if not explains or has_subject(word) or context.region_at(word.idx) >= 0:
            continue
        if opening - start > 1 and context.doc[opening - 1].text == "," and word.right_edge.i >= end - 2:
            return start, opening - 1
    return said


def _holds(context: QuoteContext, said: TokenRange, words: re.Pattern[str]) -> bool:
    start, end = said
    if start >= end:
        return False
    return words.search(context.text, context.offsets[start], context.doc[end - 1].idx) is not None


def up_to_next_speaker(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said`` without a clause at its end in which the writer lets somebody speak anew."""
    start, end = _before_going_on(context, said)
    said = start, end
    if (other := _another_speaks(context, said)) is not None:
        said = start, end = start, other
    if start >= end or not _JOINT.search(context.text, context.offsets[start], context.doc[end - 1].idx):
        return said
    if (denied := _denied(context, said)) is not None:
        return start, denied
    for word in context.doc[start:end]:
        openings = (opens(context, word) for opens in _OPENINGS.get(word.dep_, ()))
        opening = next((at for at in openings if at is not None), None)
        if opening is not None and opening - start > 1 and context.doc[opening - 1].text in _JOINTS:
            if context.region_at(context.doc[opening].idx) >= 0:
                continue
            return start, opening - 1
    return said


def _another_speaks(context: QuoteContext, said: TokenRange) -> int | None:
    """Return the "while" or "but" that opens, with no comma before, what another says, or "even as" the same.

    "The mayor said it was safe while the crew said it was not". Behind "and" it is another only where the
    tense tells, or a word for more of those who speak: "… had failed and police said …", "… and others said".
    """
    start, end = said
    if not _holds(context, said, _SPEAKS_ANEW):
        return None
    for word in context.doc[start + 2 : end - 2]:
        if word.lower_ not in _ANEW or context.doc[word.i - 1].text in _JOINTS:
            continue
        verb = next((each for each in context.doc[word.i + 1 : end] if each.tag_ in _FINITE), None)
        if verb is None or context.region_at(word.idx) >= 0 or not _speaks(context, verb):
            continue
        if context.word(verb) in context.lexicon.quoted_only:
            continue
        who = own_subject(verb)
        if word.lower_ == "even" and word.nbor().lower_ == "as":
            return word.i
        if who is None or who.tag_ in ("PRP", "WP", "WDT") or not word.i < who.i < verb.i:
            continue
        if not any(each.dep_ == "ccomp" for each in verb.rights) or verb.tag_ not in _FINITE:
            continue
        if (
            word.lower_ in ("while", "whereas", "but")
            or who.lower_ in _MORE
            or _is_past_of(context, start, word)
        ):
            return word.i
    return None


def _is_past_of(context: QuoteContext, start: int, behind: Token) -> bool:
    """Say whether what is said before is told in the tense of report: "had failed", "would close"."""
    helpers = {word.lower_ for word in context.doc[start : behind.i] if word.dep_ in ("aux", "auxpass")}
    return bool(helpers & {"had", "would"})


def _denied(context: QuoteContext, said: TokenRange) -> int | None:
    """Return the comma before what another denies at the end of content: "…, a charge the army denies"."""
    start, end = said
    for at in range(end - 3, start + 1, -1):
        if context.doc[at].text != "," or context.doc[at + 1].lower_ not in ("a", "an"):
            continue
        noun, rest = context.doc[at + 2], context.doc[at + 3 : end]
        if noun.pos_ != "NOUN" or context.region_at(noun.idx) >= 0:
            return None
        told = noun.lower_ in _WORDS or context.word(noun) in context.lexicon.nouns
        denies = any(context.lexicon.verbs.get(context.word(word)) == "deny" for word in rest)
        return at if told and denies and "," not in rest.text else None
    return None


def _before_going_on(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said`` without what its speaker went on to say: "… was shut, before adding that it rained"."""
    start, end = said
    if not _holds(context, said, _GOES_ON):
        return said
    for word in context.doc[start:end]:
        if word.lower_ == "without" and word.i > start + 1 and _keeps_back(context, word, end):
            return start, word.i - (word.nbor(-1).text == ",")
        opening = goes_on_to_say(context, word)
        if opening is not None and start + 1 < opening.i and context.region_at(opening.idx) < 0:
            before = opening.nbor(-1)
            return start, before.i if before.text in _JOINTS else opening.i
    return said


def _keeps_back(context: QuoteContext, without: Token, end: int) -> bool:
    """Say whether a speaker tells no more: "… had failed, without giving details"."""
    if context.region_at(without.idx) >= 0 or without.i + 1 >= end:
        return False
    deed = without.nbor()
    withheld = context.lexicon.withheld
    if without.nbor(-1).text != "," and deed.lemma_ not in _TELLS_MORE:
        return False
    return deed.tag_ == "VBG" and deed.lemma_ in withheld and deed.right_edge.i >= end - 2


def before_own_participle(context: QuoteContext, cue: Token, said: TokenRange) -> TokenRange:
    """Return ``said`` up to what the speaker of ``cue`` says next: "…, adding that the lamps had failed"."""
    start, end = said
    for verb in cue.rights:
        opening = verb.left_edge.i
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not start + 1 < opening < end:
            continue
        before = context.doc[opening - 1].text
        if before in _JOINTS and context.lexicon.is_speech(context.word(verb)) and _has_words(context, verb):
            return start, opening - 1
    return said


def goes_on_to_say(context: QuoteContext, verb: Token) -> Token | None:
    """Return the "before", "while" or "without" of a participle that goes on with what a speaker says.

    It has no subject of its own, and a clause or quoted words behind it: who says the rest says this too.
    """
    speaks = verb.tag_ == "VBG" and context.lexicon.is_speech(context.word(verb))
    if not speaks or own_subject(verb) is not None or not _has_words(context, verb):
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ in _GOING_ON:
        return verb.head
    marks = (each for each in verb.lefts if each.dep_ in ("mark", "prep", "advmod"))
    opening = next((each for each in marks if each.lower_ in _GOING_ON), None)
    return opening if verb.dep_ in ("advcl", "pcomp", "conj") else None


def _has_words(context: QuoteContext, verb: Token) -> bool:
    """Say whether a clause or quoted words follow ``verb``."""
    clause = any(each.dep_ == "ccomp" for each in verb.rights)
    return clause or bool(context.regions_in(verb.idx, verb.right_edge.idx + 1))


def without_explanation(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said`` without a phrase behind a comma at its end that tells who or what a name is.

    "… would work with Norland, the country's oldest ally": readers know that from the writer.
    """
    start, end = said
    if not _holds(context, said, _EXPLAINS):
        return said
    for word in context.doc[start:end]:
        opening = word.left_edge
        explains = word.dep_ == "appos" and word.pos_ == "NOUN" and opening.lower_ in ("the", "a", "an")
        if not explains or word.head.pos_ != "PROPN" or word.right_edge.i < end - 2 or opening.i - start < 2:
            continue
        if opening.nbor(-1).text in _JOINTS and context.region_at(word.idx) < 0:
            return start, opening.i - 1
    return said


def up_to_dash(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said``, the object of a cue, up to where the writer goes on behind quoted words.

    There stands a dash, or a word for when it was said: "accused it of “bullying” after the vote".
    """
    start, end = said
    for word in context.doc[start + 1 : end]:
        when = word.lower_ in _WHEN and word.tag_ in ("IN", "WRB")
        if (when or word.text in ("—", "–", "--")) and context.region_at(word.idx) < 0:
            before = context.text[: word.idx].rstrip()[-1:]
            if before in ("”", "»", '"', "’"):
                return start, word.i
    return said


def without_concession(context: QuoteContext, said: TokenRange) -> TokenRange:
    """Return ``said`` without a "though …" behind a comma at its end, in which the writer objects."""
    start, end = said
    if not _holds(context, said, _CONCEDES):
        return said
    for word in context.doc[start:end]:
        marks = [each for each in word.lefts if each.dep_ == "mark" and each.lower_ in ("though", "although")]
        if word.dep_ != "advcl" or not marks or not is_finite(word) or not has_subject(word):
            continue
        opening = word.left_edge.i
        if context.doc[opening].lower_ == "even":
            continue
        at_end = word.right_edge.i >= end - 2 and opening - start > 1
        if at_end and context.doc[opening - 1].text in _JOINTS and context.region_at(word.idx) < 0:
            return start, opening - 1
    return said


def _absolute(context: QuoteContext, word: Token) -> int | None:
    """…, with one member telling us that the lamps had failed; …, the crew saying that …: where it opens."""
    if word.tag_ == "VBG" and word.dep_ == "advcl" and _speaks(context, word) and word.left_edge.i < word.i:
        return word.left_edge.i if word.left_edge.dep_ not in ("mark", "prep", "advmod") else None
    if word.lower_ != "with" or word.dep_ != "prep":
        return None
    for child in word.rights:
        if child.dep_ == "pcomp" and child.tag_ == "VBG" and _speaks(context, child):
            return word.i
        if child.dep_ == "pobj" and any(_says_in_one(context, each) for each in child.rights):
            return word.i
    return None


def _says_in_one(context: QuoteContext, verb: Token) -> bool:
    """Say whether a participle tells what one of many says: "…, with one saying that it rained"."""
    says = verb.dep_ == "acl" and verb.tag_ == "VBG" and context.lexicon.is_speech(context.word(verb))
    return says and any(each.dep_ == "ccomp" for each in verb.rights)


def _adding(context: QuoteContext, word: Token) -> int | None:
    """…, describing the lamps as a disgrace: where the participle stands with which a speaker goes on."""
    speaks = word.tag_ == "VBG" and context.lexicon.is_speech(context.word(word))
    opening = word.left_edge.i
    plain = opening == word.i or (opening == word.i - 1 and word.doc[opening].lower_ in _ALSO)
    if not speaks or own_subject(word) is not None or not plain:
        return None
    says = any(each.dep_ in ("ccomp", "dobj", "prep") for each in word.rights)
    if any(
        cue.i > word.right_edge.i for cue in word.ancestors if context.lexicon.is_speech(context.word(cue))
    ):
        return None  # what stands before a cue is its speaker's up to the cue
    return opening if says and context.doc[opening - 1].text == "," else None


def _coordinated(context: QuoteContext, word: Token) -> int | None:
    """…, and the pilots warned that the lamps had failed: where the "and" stands."""
    if word.dep_ != "conj" or word.tag_ not in _FINITE or not _speaks(context, word):
        return None
    if any(child.dep_ == "mark" for child in word.lefts) or not _says_something(context, word):
        return None
    before = word.left_edge.i - 1
    return before if before > 0 and context.doc[before].lower_ in _JOINING else None


def _says_something(context: QuoteContext, verb: Token) -> bool:
    """Say whether a clause follows ``verb``, or of what it accuses somebody."""
    kinds = {each.dep_ for each in verb.rights}
    accuses = context.lexicon.verbs[context.word(verb)] in ("accuse", "criticise", "deny", "urge")
    return "ccomp" in kinds or (accuses and "dobj" in kinds)


def _contrasted(context: QuoteContext, word: Token) -> int | None:
    """…, while the pilots called the lamps a disgrace: where the "while" stands."""
    if word.dep_ != "advcl" or word.tag_ not in _FINITE or not _speaks(context, word):
        return None
    return next((child.i for child in word.lefts if child.lower_ in ("while", "whereas")), None)


def _apposed(context: QuoteContext, word: Token) -> int | None:
    """…, a charge that the crew denied: where the noun stands that sums up what was said."""
    if word.dep_ not in ("relcl", "acl") or word.head.pos_ != "NOUN":
        return None
    opening = word.head.left_edge
    if not (_speaks(context, word) or _is_about_words(context, word.head)):
        return None
    return opening.i if opening.lower_ in ("a", "an") and word.head.dep_ != "pobj" else None


def _is_about_words(context: QuoteContext, noun: Token) -> bool:
    """Say whether ``noun`` sums up quoted words that end before it: "… “in due course”, a phrase that …"."""
    comma = noun.left_edge.i - 1
    before = context.region_at(context.offsets[comma] - 1) if comma > 0 else -1
    return before >= 0 and (noun.lower_ in _WORDS or context.word(noun) in context.lexicon.nouns)


def _retold(_context: QuoteContext, word: Token) -> int | None:
    """…, according to the crew: where the phrase stands that says who reports all of it."""
    return word.i if word.lower_ == "according" and word.dep_ == "prep" and not word.is_sent_start else None


def _gapped(_context: QuoteContext, word: Token) -> int | None:
    """…; another, that the lamps had failed: where the next speaker stands whose cue is left out."""
    behind = word.doc[word.i + 1 : word.i + 3]
    gapped = word.lower_ in ("another", "others") and [each.lower_ for each in behind] == [",", "that"]
    return word.i if gapped else None


def _summed_up(_context: QuoteContext, word: Token) -> int | None:
    """…, the clearest sign yet that …: where the writer weighs what was said."""
    start = word.left_edge
    first = start.lower_ == "the" and start.i + 1 < word.i and start.i > 0 and start.nbor(-1).text == ","
    if (
        not first
        or word.pos_ != "NOUN"
        or word.dep_ not in ("appos", "npadvmod", "dobj", "dep", "conj", "attr")
    ):
        return None
    return start.i if start.nbor().tag_ in ("JJS", "RBS") or start.nbor().lower_ == "latest" else None


def _speaks(context: QuoteContext, verb: Token) -> bool:
    """Say whether ``verb`` is a cue with a subject of its own, outside quotation marks."""
    if not context.lexicon.is_speech(context.word(verb)) or context.region_at(verb.idx) >= 0:
        return False
    return own_subject(verb) is not None


_OPENINGS: dict[str, tuple[Callable[[QuoteContext, Token], int | None], ...]] = {
    "advcl": (_absolute, _adding, _contrasted),
    "prep": (_absolute, _retold),
    "conj": (_coordinated, _gapped, _summed_up),
    "relcl": (_apposed,),
    "acl": (_apposed,),
    "nsubj": (_gapped,),
    "ccomp": (_gapped,),
    "ROOT": (_gapped,),
    "appos": (_gapped, _summed_up),
    "npadvmod": (_gapped, _summed_up),
    "dobj": (_gapped, _summed_up),
    "dep": (_gapped, _summed_up),
    "attr": (_gapped, _summed_up),
}
"""Tests for words that open what another says, by how the parser hangs their head."""


def new_clause(context: QuoteContext, start: int, end: int) -> bool:
    """Say whether the words after a cue begin a clause of the writer: "…, she said, and nobody was hurt".

    It has a subject of its own; what is quoted in it is what the speaker went on to say.
    """
    doc = context.doc
    while start < end and doc[start].is_punct:
        start += 1
    if start + 1 >= end or doc[start].lower_ not in _JOINING or doc[start].lower_ == "though":
        return False
    if context.regions_in(doc[start].idx, doc[end - 1].idx):
        return False
    return any(word.dep_ in ("nsubj", "nsubjpass", "expl") for word in doc[start:end])
