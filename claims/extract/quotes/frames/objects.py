"""Content that is less than a clause: an object, a name, a prepositional phrase."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.mentions.nominals import kind_of
from claims.extract.quotes.frames.infinitives import has_to, is_person
from claims.extract.quotes.quote_context import Found, QuoteContext
from claims.extract.quotes.speakers import cited_speaker
from claims.extract.supersenses import noun_senses
from claims.extract.syntax import (
    RELATIVE_PRONOUNS,
    TokenRange,
    edges,
    has_subject,
    is_of_noun,
    own_subject,
)
from claims.extract.tokens import Token

LONGEST_NAME_GIVEN = 2
"""Words of what a headline says something is called, without the phrases behind it."""


def naming(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He called it a failure: content is what is named and the name."""
    if lemma not in context.lexicon.naming or is_of_noun(verb):
        return None
    if any(child.dep_ in ("prep", "prt") and child.lower_ in ("on", "upon", "for") for child in verb.rights):
        return None
    named = next((child for child in verb.rights if child.dep_ in ("dobj", "nsubj")), None)
    name = next((child for child in verb.rights if _is_name_given(child)), None)
    if name is None and named is not None and context.regions_in(named.idx, named.right_edge.idx):
        return "quote.indirect.naming", [edges(named)]
    if name is None or has_to(name) or _is_christened(context, verb, name):
        return None
    first = min(name.left_edge.i, named.left_edge.i if named is not None else name.left_edge.i)
    return "quote.indirect.naming", [(first, _with_phrases(context, verb, name.right_edge.i + 1))]


def _is_christened(context: QuoteContext, verb: Token, name: Token) -> bool:
    """Say whether a thing only gets its name: "dubbed the planet TOI-9", which says nothing about it."""
    at = context.region_at(name.idx)
    titled = at >= 0 and verb.dep_ in ("acl", "advcl") and not context.is_speech(at)
    if titled and own_subject(verb) is None:
        return True  # "a scheme called “Learning Together”"
    proper = name.pos_ == "PROPN" and context.region_at(name.idx) < 0 and name.left_edge.dep_ != "det"
    return proper and context.lexicon.verbs[context.word(verb)] == "name"


def _with_phrases(context: QuoteContext, verb: Token, end: int) -> int:
    """Return where a name ends with what it is for, to or at: "a blow to the town", "a trick aimed at us"."""
    for child in verb.rights:
        if child.left_edge.i != end:
            continue
        if child.dep_ == "advcl" and child.tag_ == "VBN":
            return child.right_edge.i + 1
        noun = next((below for below in child.rights if below.dep_ == "pobj"), None)
        if child.dep_ == "prep" and child.lower_ in ("to", "for", "of", "against", "between", "among"):
            told = noun is None or context.word(noun) in context.lexicon.hearers | context.lexicon.occasions
            return end if told else child.right_edge.i + 1
    return end


def _is_name_given(child: Token) -> bool:
    return child.dep_ in ("oprd", "ccomp", "xcomp") or (child.dep_ == "advcl" and child.pos_ == "ADJ")


def put_at(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """The union puts the toll at ninety."""
    if lemma != "put":
        return None
    put = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    for preposition in _prepositions(verb):
        number = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
        counted = number is not None and (
            number.pos_ == "NUM" or any(c.pos_ == "NUM" for c in number.children)
        )
        if preposition.lower_ == "at" and put is not None and counted and preposition.ent_type_ == "":
            return "quote.indirect.object", [(put.left_edge.i, preposition.right_edge.i + 1)]
    return None


def as_phrase(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He described it as a failure."""
    if lemma not in context.lexicon.as_:
        return None
    named = next((child for child in verb.children if child.dep_ == "dobj"), None)
    for child in verb.rights:
        as_such = child.lower_ == "as" or (child.pos_ == "ADJ" and child.left_edge.lower_ == "as")
        if child.dep_ == "prep" and as_such and named is None and _is_shifted(context, child):
            return "quote.indirect.as", [(child.i + 1, child.right_edge.i + 1)]
        if child.dep_ in ("prep", "advcl") and as_such and named is None and _is_gapped(verb):
            return "quote.indirect.as", [(child.i + 1, child.right_edge.i + 1)]
        if child.dep_ in ("prep", "advcl") and as_such and named is not None:
            if context.parsed.block_kind(verb.idx) == "title" and _may_be_clause(context, child):
                continue
            first = named.left_edge.i if named.i > verb.i else child.i + 1
            return "quote.indirect.as", [(first, _with_second_name(verb, child.right_edge.i + 1))]
    return None


def _with_second_name(verb: Token, end: int) -> int:
    """Return where "denounced it as “wrong” and a “disgrace”" ends: the disgrace is taken for a deed."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "ADJ") and child.left_edge.i == end + 1:
            return child.right_edge.i + 1
    return end


def _is_shifted(context: QuoteContext, preposition: Token) -> bool:
    """Say whether what is called so stands behind: "dismissed as “gossip” reports that he would resign"."""
    first = preposition.i + 1
    at = context.region_at(context.offsets[first]) if first < len(context.doc) else -1
    return at >= 0 and context.doc[preposition.right_edge.i].idx > context.regions[at].end


def _is_gapped(verb: Token) -> bool:
    """Say whether a relative clause lacks an object, which is the noun before it: "a move he called …"."""
    who = own_subject(verb)
    return verb.dep_ == "relcl" and who is not None and who.i < verb.i and who.lower_ not in RELATIVE_PRONOUNS


def _may_be_clause(context: QuoteContext, opening: Token) -> bool:
    """Say whether a headline's "as" rather tells when: "Lyons hails his side as Rovers stun champions".

    The parser sees no verb there; what something is called is short, quoted or begins like a noun phrase.
    """
    behind = opening.doc[opening.left_edge.i : opening.right_edge.i + 1]
    words = [word for word in behind if word.lower_ != "as"]
    if not words or context.region_at(words[0].idx) >= 0 or words[0].dep_ == "det":
        return False
    plain = next((at for at, word in enumerate(words) if word.pos_ == "ADP"), len(words))
    return plain > LONGEST_NAME_GIVEN


def prepositional(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He called for calm; he spoke of a failure."""
    allowed = context.lexicon.prepositions.get(lemma)
    if not allowed or any(_is_reciprocal(child) for child in verb.rights):
        return None
    for child in verb.rights:
        if child.dep_ in ("advcl", "ccomp", "xcomp") and has_to(child) and child.left_edge.lower_ in allowed:
            put = next((each for each in verb.rights if each.dep_ == "dobj" and each.i < child.i), None)
            whole = put is not None and not _only_asks(context, lemma)
            start = put.left_edge.i if put is not None and whole else child.left_edge.i + 1
            return "quote.indirect.prepositional", [(start, child.right_edge.i + 1)]
    for preposition in _prepositions(verb):
        if preposition.lower_ not in allowed or _only_answers(context, verb, preposition):
            continue
        if not _is_date(preposition):
            start, end = preposition.i + 1, _with_infinitive(verb, preposition.right_edge.i + 1)
            end = _with_adverbs(verb, preposition, end)
            blamed = next((child for child in verb.rights if child.dep_ == "dobj"), None)
            if blamed is not None and preposition.lower_ != "of" and not _only_asks(context, lemma):
                start = min(start, blamed.left_edge.i)
            elif blamed is None and preposition.lower_ != "of" and _lacks_whom(context, verb, lemma):
                return None
            if start < end:
                return "quote.indirect.prepositional", [(start, end)]
    return None


def _only_asks(context: QuoteContext, lemma: str) -> bool:
    """Say whether the object only hears what is asked: "pressed her on whether it was safe"."""
    return context.lexicon.verbs[lemma] in ("ask", "tell") or lemma in ("press", "challenge")


def _with_infinitive(verb: Token, end: int) -> int:
    """Return where "called for the mayor to resign" or "promised a fund to mend the pier" ends, wherever
    the parser hangs the infinitive."""
    marker = verb.doc[end] if end < verb.sent.end else None
    if marker is None or marker.tag_ != "TO" or marker.head.head.i != verb.i:
        return end
    return marker.head.right_edge.i + 1


def _lacks_whom(context: QuoteContext, verb: Token, lemma: str) -> bool:
    """Say whether a relative clause of blame says nothing by itself: "the fog that critics blame for it"."""
    return verb.dep_ == "relcl" and context.lexicon.verbs[lemma] in _BLAMING


def _with_adverbs(verb: Token, preposition: Token, end: int) -> int:
    """Return where "accused him of acting only after the storm" ends: the parser breaks off at "acting"."""
    deed = next((each for each in preposition.rights if each.dep_ == "pcomp" and each.tag_ == "VBG"), None)
    if deed is None or deed.right_edge.i != deed.i:
        return end
    for each in verb.rights:
        if each.left_edge.i == end and each.dep_ in ("prep", "advmod", "advcl") and each.ent_type_ != "DATE":
            end = each.right_edge.i + 1
    return end


def _only_answers(context: QuoteContext, verb: Token, preposition: Token) -> bool:
    """Say whether ``verb`` only tells to what somebody answers: "responded to the tweet"."""
    answers = context.lexicon.verbs[context.word(verb)] == "answer" and preposition.lower_ == "to"
    return answers and not context.regions_in(preposition.idx, preposition.right_edge.idx + 1)


_BLAMING = frozenset(("accuse", "criticise", "praise"))
"""Classes of cues that need somebody: "the fog that critics blame for it" says nothing by itself."""


def _is_date(preposition: Token) -> bool:
    noun = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    return noun is not None and noun.ent_type_ in ("DATE", "TIME")


def _prepositions(verb: Token) -> Iterator[Token]:
    """Yield the prepositions after ``verb``, last those that hang on its object ("accused it of lying")."""
    for child in verb.rights:
        if child.dep_ in ("prep", "prt", "agent"):
            yield child
            yield from (below for below in child.rights if below.dep_ == "prep")
    for child in verb.rights:
        if child.dep_ == "dobj" or (child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN")):
            nouns = (child, *(each for each in child.rights if each.dep_ == "conj"))
            yield from (below for noun in nouns for below in noun.rights if below.dep_ == "prep")
            yield from _behind_relative(child)


def _behind_relative(noun: Token) -> Iterator[Token]:
    """Yield the preposition behind the second comma of "accused firms, which it did not name, of fraud"."""
    for clause in noun.rights:
        if clause.dep_ == "relcl" and noun.doc[clause.left_edge.i - 1].text == ",":
            yield from (
                below for below in clause.rights if below.dep_ == "prep" and below.nbor(-1).text == ","
            )


def object_said(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """He denied the charge; nothing is said where the police questioned the pilot or denied her the lamp."""
    if lemma not in context.lexicon.object or _is_purpose(verb):
        return None
    if lemma in context.lexicon.of_person and any(c.dep_ == "dobj" and is_person(c) for c in verb.rights):
        return None
    if cited_speaker(verb) is not None or any(_is_reciprocal(child) for child in verb.rights):
        return None
    if lemma == "report" and _is_handed_over(verb):
        return None
    other = context.lexicon.other_sense.get(lemma, frozenset())
    if any(child.dep_ == "dobj" and context.word(child) in other for child in verb.rights):
        return None
    if lemma == "deny" and any(child.dep_ == "dative" for child in verb.rights):
        return None
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "VERB", "ADJ"):
            start, end = edges(child)
            start = _from_as(context, verb, start)
            return "quote.indirect.object", [(start, _with_tail(context, verb, child, end))]
        if child.dep_ == "xcomp" and _is_gerund(child):
            return "quote.indirect.object", [edges(child)]
    charge = _relative_charge(context, verb)
    return ("quote.indirect.object", [charge]) if charge is not None else None


def _from_as(context: QuoteContext, verb: Token, start: int) -> int:
    """Return where an object begins with what it is called in marks: "denied as “fantasy” the reports"."""
    at = verb.i + 1
    shifted = (
        at < start and context.doc[at].lower_ == "as" and context.region_at(context.offsets[at + 1]) >= 0
    )
    return at if shifted else start


def _relative_charge(context: QuoteContext, verb: Token) -> TokenRange | None:
    """Return what is denied in "a charge that the company denied": the words of the charge."""
    noun, who = verb.head, own_subject(verb)
    if verb.dep_ != "relcl" or who is None or context.lexicon.verbs[context.word(verb)] != "deny":
        return None
    gap = who.lower_ not in RELATIVE_PRONOUNS and who.i < verb.i
    if not gap or context.word(noun) not in context.lexicon.nouns or noun.pos_ != "NOUN":
        return None
    first = verb.left_edge.i
    return (noun.left_edge.i, first - (context.doc[first - 1].text == ","))


def _is_handed_over(verb: Token) -> bool:
    """Say whether somebody is reported to an authority: "reported the lender to the police"."""
    told = next((each for each in verb.rights if each.dep_ == "dobj"), None)
    to = [each for each in (*verb.rights, *(told.rights if told is not None else ())) if each.lower_ == "to"]
    led = any(each.dep_ in ("prep", "dative") for each in to)
    return told is not None and led and _is_person_or_body(told)


def _is_person_or_body(noun: Token) -> bool:
    return noun.ent_type_ in ("PERSON", "ORG", "NORP") or kind_of(noun) is not None or is_person(noun)


def _is_gerund(verb: Token) -> bool:
    """Denied taking it; denied having been paid."""
    return verb.tag_ == "VBG" or any(
        each.tag_ == "VBG" and each.dep_ in ("aux", "auxpass") for each in verb.lefts
    )


def _is_reciprocal(noun: Token) -> bool:
    """Both sides blame each other: nothing that is said."""
    words = noun.doc[noun.left_edge.i : noun.i + 1].text.lower()
    return noun.dep_ == "dobj" and words in ("each other", "one another")


def _is_purpose(verb: Token) -> bool:
    """Say whether ``verb`` only says what for: "met to discuss the plan", "a force to defend the coast"."""
    return verb.dep_ in ("advcl", "acl", "relcl") and any(child.tag_ == "TO" for child in verb.lefts)


def _with_tail(context: QuoteContext, verb: Token, noun: Token, end: int) -> int:
    """Return where the object of ``verb`` ends: what follows a comma and "which" is the writer's.

    Phrases right after the object belong to it, though the parser often hangs them on the verb.
    """
    for child in noun.rights:
        before = context.doc[child.left_edge.i - 1].text
        if child.dep_ == "relcl" and before == "," and child.right_edge.i + 1 == end:
            return child.left_edge.i - 1
    for child in verb.rights:
        if child.left_edge.i == end and child.dep_ == "prep" and child.lower_ in _OF_THE_OBJECT:
            if child.lower_ == "to" and _is_hearer(context, child):
                break
            if child.lower_ == "as" and context.parsed.block_kind(verb.idx) == "title":
                break
            end = child.right_edge.i + 1
        elif child.left_edge.i == end and child.lower_ == "at" and _is_felt(noun):
            end = child.right_edge.i + 1
    return _with_that(context, _with_infinitive(verb, end))


def _is_felt(noun: Token) -> bool:
    """Say whether "at" tells at what ``noun`` is felt: "voiced alarm at the fall"."""
    return "feeling" in noun_senses(noun.lemma_.lower())[:2]


def _with_that(context: QuoteContext, end: int) -> int:
    """Return where an object ends with a clause beside it: "voiced fears over it, and that it leaks"."""
    doc = context.doc
    at = end + (doc[end].text == ",") if end < len(doc) else end
    if at + 1 >= len(doc) or doc[at].dep_ != "cc" or doc[at + 1].lower_ != "that":
        return end
    that = doc[at + 1]
    clause = that.head
    return clause.right_edge.i + 1 if that.dep_ == "mark" and has_subject(clause) else end


def _is_hearer(context: QuoteContext, preposition: Token) -> bool:
    """Say whether who hears it follows: "confirmed the incident to reporters"."""
    heard = (each for each in preposition.rights if each.dep_ == "pobj")
    return any(context.word(each) in context.lexicon.hearers for each in heard)


_OF_THE_OBJECT = frozenset(
    ("of", "for", "from", "against", "about", "by", "between", "with", "to", "as", "after", "before", "over")
)
"""Prepositions that seldom say where or when something was said."""
