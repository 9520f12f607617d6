"""Relations between the verb of an event and the words that give its modality; some hold of nouns too."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract import syntax
from claims.extract.events.entries.lexicon import lexicon
from claims.extract.events.relations.site import FINITE, PRESENT, Cue, Site, auxiliaries, has_to, measured
from claims.extract.supersenses import verb_senses
from claims.extract.tokens import Token

_COMPLEMENTS = ("xcomp", "ccomp", "pcomp")
_BARE = ("VBG", "VB")


def negation(site: Site) -> Iterator[Cue]:
    """Yield the event's own denial, also that it is done by or to nobody, unless only its aim is denied ("not
    going with the intention of")."""
    verb = site.event.pos_ in ("VERB", "AUX")
    if (syntax.is_negated(site.event) and not (verb and _aims(site.event))) or (
        verb and (syntax.is_done_by_nobody(site.event) or syntax.has_no_object(site.event))
    ):
        yield Cue("not", site.event)


def missed_duty(site: Site) -> Iterator[Cue]:
    """Yield the auxiliary of what would have been right ("should have met", "ought not to have met")."""
    helping = {each.lower_: each for each in auxiliaries(site.event)}
    ought = site.governor.lemma_ == "ought" and site.event.dep_ == "xcomp"
    if "have" in helping and (ought or not helping.keys().isdisjoint(("should", "ought"))):
        yield Cue("should", site.governor if ought and syntax.is_negated(site.governor) else site.event)


def question(site: Site) -> Iterator[Cue]:
    """Yield the auxiliary before the subject of what is asked ("Will they meet?"), not of what is taken as
    so ("When did they meet?")."""
    verb = site.event
    subject = syntax.child(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
    if subject is None or verb.dep_ not in ("ROOT", "ccomp") or "?" not in verb.sent.text:
        return
    before = [each for each in verb.lefts if each.i < subject.i]
    if not any(each.tag_ in ("WP", "WRB", "WDT") for each in before):
        yield from (Cue(each.lower_, each) for each in before if each.dep_ in ("aux", "auxpass"))


def unreal(site: Site) -> Iterator[Cue]:
    """Yield the "would" of what only a condition brings about ("would close the port if the bill passed")."""
    clauses = (each for each in site.event.children if each.dep_ == "advcl")
    if any(mark.dep_ == "mark" and mark.lower_ == "if" for clause in clauses for mark in clause.children):
        yield from auxiliary(site)


def wanted_of(site: Site) -> Iterator[Cue]:
    """Yield the word with whose "for" somebody is to do it ("called for the mayor to resign")."""
    marked = any(each.dep_ == "mark" and each.lower_ == "for" for each in site.event.children)
    if marked and has_to(site.event) and site.governor != site.event:
        yield Cue(site.governor.lemma_.lower(), site.governor)


def causative(site: Site) -> Iterator[Cue]:
    """Yield the "have" by which somebody has it done ("wants to have him jailed")."""
    done = site.event.dep_ == "ccomp" and site.event.tag_ == "VBN"
    if done and site.governor.lemma_ in ("have", "get") and not any(auxiliaries(site.event)):
        yield Cue(site.governor.lemma_, site.governor)


def brought_about(site: Site) -> Iterator[Cue]:
    """Yield the verb by which something lets or makes somebody do it ("would let the army detain them")."""
    infinitive = site.event.dep_ == "ccomp" and (has_to(site.event) or site.event.tag_ == "VB")
    if (
        infinitive
        and syntax.has_subject(site.event)
        and all(each.lower_ == "to" for each in auxiliaries(site.event))
    ):
        yield Cue(site.governor.lemma_, site.governor)


def bidding(site: Site) -> Iterator[Cue]:
    """Yield what somebody is told to do ("Free the monks", "Heed our words and support us")."""
    first = site.event
    while first.dep_ == "conj" and first.head.pos_ == "VERB" and not syntax.has_subject(first):
        first = first.head
    said = first.dep_ in ("ccomp", "advcl") and first.i < first.head.i
    said = said and "communication" in verb_senses(first.head.lemma_.lower())[:1]
    helped = any(each.lower_ != "do" for each in auxiliaries(first))
    bare = site.event.tag_ == first.tag_ == "VB" and not helped
    if bare and not syntax.has_subject(first) and (said or first.dep_ == "ROOT"):
        yield Cue(first.lemma_, first)


def drafted(site: Site) -> Iterator[Cue]:
    """Yield the text not yet in force that would do it ("a draft decree closing camps")."""
    noun, words = site.governor, lexicon().grammar
    told = site.event.dep_ == "acl" and (site.event.tag_ == "VBG" or has_to(site.event))
    passed = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in words["enacting"]
    if told and noun.pos_ == "NOUN" and not passed:
        drafted_so = any(each.lower_ in words["drafting"] for each in noun.lefts)
        text = noun.lemma_ in words["texts_of_law"] and drafted_so
        if text or noun.lemma_ in words["drafts"]:
            yield Cue(noun.lemma_, site.event)


def passed_over(site: Site) -> Iterator[Cue]:
    """Yield the "than" before what was not done ("talks rather than strikes", "left rather than sign")."""
    doc, at = site.event.doc, site.event.i
    first = max(min(site.event.left_edge.i - 2, at - 2), site.event.sent.start)
    before = doc[first:at]
    for each in before:
        rather = each.lower_ == "than" and each.i > first and each.nbor(-1).lower_ in ("rather", "sooner")
        if rather and (each.head == site.event or each.i >= site.event.left_edge.i - 1):
            yield Cue("than", site.event)


def entitled(site: Site) -> Iterator[Cue]:
    """Yield the verb by which a text lets or makes somebody do it ("the law allows them to search homes")."""
    verb, words = site.governor, lexicon().grammar
    if (
        site.event.dep_ not in ("xcomp", "ccomp")
        or not has_to(site.event)
        or verb.lemma_ not in words["entitling"]
    ):
        return
    text = syntax.subject(verb)
    if text is not None and text.lemma_.lower() in words["texts_of_law"] | words["drafts"]:
        yield Cue(verb.lemma_, verb)


def outcome(site: Site) -> Iterator[Cue]:
    """Yield the "only" of what came of it ("signed it, only to be sued")."""
    if site.event.dep_ == "advcl" and has_to(site.event):
        yield from (Cue(each.lower_, site.governor) for each in site.event.lefts if each.dep_ == "advmod")


def reported(site: Site) -> Iterator[Cue]:
    """Yield the verb in whose finite clause the event stands ("denied that …")."""
    if site.event.dep_ == "ccomp" and not syntax.is_infinitive(site.event):
        yield Cue(site.governor.lemma_, site.governor)


def claimed(site: Site) -> Iterator[Cue]:
    """Yield the noun in whose finite clause the event stands ("claims that …"), not one that it takes
    ("claims that he made").
    """
    noun, whole = site.event.head, syntax.child(site.event, "dobj") is not None
    clause = noun.pos_ == "NOUN" and site.event.dep_ in ("acl", "ccomp", *(("relcl",) if whole else ()))
    if clause and syntax.has_subject(site.event) and not syntax.is_infinitive(site.event):
        yield Cue(noun.lemma_, noun)


def claim_rejected(site: Site) -> Iterator[Cue]:
    """Yield the verb whose object is such a noun ("rejected claims that …")."""
    for cue in claimed(site):
        noun = cue.governor
        if noun.dep_ in ("dobj", "nsubjpass") and cue.word in lexicon().grammar["doubtful_nouns"]:
            yield Cue(noun.head.lemma_, noun.head)


def wish(site: Site) -> Iterator[Cue]:
    """Yield what somebody would like to do."""
    if site.event.dep_ == "xcomp" and site.governor.lemma_ in ("like", "want", "wish"):
        yield Cue(site.event.lemma_, site.governor)


def open_question(site: Site) -> Iterator[Cue]:
    """Yield the verb that leaves open who does it, or to whom."""
    head = site.governor
    if site.event.dep_ == "ccomp" and (syntax.is_negated(head) or head.lemma_ in ("ask", "wonder", "decide")):
        before = site.event.doc[site.event.left_edge.i : site.event.i]
        if any(each.tag_ in ("WDT", "WP") and site.event in (each.head, each.head.head) for each in before):
            yield Cue(head.lemma_, head)


def marker(site: Site) -> Iterator[Cue]:
    """Yield conjunctions and adverbs of the clause."""
    for each in site.event.children:
        if each.dep_ in ("mark", "advmod"):
            yield Cue(each.lower_, each)


def pending(site: Site) -> Iterator[Cue]:
    """Yield the conjunction of what is waited for, in the present ("until they agree")."""
    perfect = any(each.dep_ == "aux" and each.lower_ == "had" for each in site.event.children)
    if site.event.tag_ in (*PRESENT, "VBN") and not perfect:
        yield from marker(site)


def auxiliary(site: Site) -> Iterator[Cue]:
    """Yield the auxiliaries of the verb."""
    for each in site.event.children:
        if each.dep_ in ("aux", "auxpass"):
            yield Cue(each.lower_, each)


def auxiliary_in_report(site: Site) -> Iterator[Cue]:
    """Yield the auxiliaries of a verb that somebody is said to have said, also beside another."""
    perfect = any(each.lower_ == "have" for each in auxiliaries(site.event))  # "would have met": did not
    if site.event.dep_ == "ccomp" or (site.event.dep_ == "conj" and site.governor.dep_ == "ccomp"):
        yield from () if perfect else auxiliary(site)


def under_going(site: Site) -> Iterator[Cue]:
    """Yield "going" above a gerund."""
    if site.event.tag_ == "VBG":
        yield from (Cue("going", each) for each in syntax.ancestors(site.event) if each.lower_ == "going")


def preposition(site: Site) -> Iterator[Cue]:
    """Yield the word above the event with the preposition between ("forward to", "call for")."""
    token = measured(site.event) if site.event.pos_ in ("NOUN", "PROPN") else site.event
    if token.dep_ in ("pobj", "pcomp") and token.head.dep_ in ("prep", "dative"):
        above, at = token.head.head, token.head
        yield Cue(f"{above.lemma_.lower()} {at.lower_}", above)
        if at.i and at.nbor(-1).lower_ == "instead":
            yield Cue("instead of", at)


def free_infinitive(site: Site) -> Iterator[Cue]:
    """Yield an infinitive that no word but "be" governs."""
    if has_to(site.event) and (site.governor == site.event or site.governor.lemma_ == "be"):
        yield Cue("to", site.event)


def coordinate(site: Site) -> Iterator[Cue]:
    """Yield the verb whose auxiliaries a coordinated verb shares."""
    verb = _infinitive_before(site) or site.governor
    bare = (has_to(verb) or verb.tag_ == "VB") and not syntax.has_subject(site.event)
    told = site.event.tag_ in ("VBD", *PRESENT) and not (bare and site.event.tag_ == "VBP")
    past = (
        site.event.tag_ == "VBN" and bare and not syntax.is_passive(verb)
    )  # parsed so, but "urged … and fined"
    own = told or any(each.dep_ == "aux" or each.tag_ in FINITE for each in auxiliaries(site.event))
    if site.event.dep_ == "conj" and site.governor.pos_ in ("VERB", "AUX") and not own and not past:
        yield Cue(verb.lemma_, verb)


def _infinitive_before(site: Site) -> Token | None:
    """Return the infinitive that a bare verb goes on with, though it is parsed as beside the verb above that
    ("asked them to free the monks, punish the killers")."""
    if site.event.tag_ != "VB" or site.governor.tag_ not in FINITE or any(auxiliaries(site.event)):
        return None
    before = (each for each in site.governor.children if each.i < site.event.i and has_to(each))
    return next((each for each in before if each.dep_ in _COMPLEMENTS), None)


def complement(site: Site) -> Iterator[Cue]:
    """Yield the word whose infinitive or gerund the event is ("denied having been bribed")."""
    having = any(each.dep_ in ("aux", "auxpass") and each.tag_ == "VBG" for each in site.event.children)
    bare = site.event.tag_ in _BARE or having
    if site.event.dep_ in _COMPLEMENTS and (has_to(site.event) or bare):
        lemma = site.governor.lemma_.lower()
        particle = syntax.child(site.governor, "prt")
        if particle is not None:
            yield Cue(f"{lemma} {particle.lower_}", site.governor)
        yield Cue(lemma, site.governor)


def way(site: Site) -> Iterator[Cue]:
    """Yield the question word before an infinitive ("discussed how to meet", "decide where to meet")."""
    if has_to(site.event):
        yield from (Cue(each.lower_, each) for each in site.event.lefts if each.tag_ in ("WRB", "WP", "WDT"))


def wording(site: Site) -> Iterator[Cue]:
    """Yield the verb whose new object says or does it ("should pass a resolution condemning the raid")."""
    noun, verb = site.governor, site.governor.head
    told = site.event.dep_ == "acl" and site.event.tag_ == "VBG" and noun.dep_ == "dobj"
    if told and any(each.dep_ == "det" and each.lower_ in ("a", "an") for each in noun.lefts):
        yield Cue(verb.lemma_.lower(), verb)


def means(site: Site) -> Iterator[Cue]:
    """Yield the verb that is done by doing this ("plans to protest by blocking the road")."""
    at = site.governor
    if syntax.child(site.event, *syntax.SUBJECTS) is not None:
        return  # "with police arresting two": what comes with it
    if site.event.dep_ == "pcomp" and at.lower_ in ("by", "in", "with", "through") and at.head.pos_ == "VERB":
        yield Cue(at.head.lemma_.lower(), at.head)


def infinitive_complement(site: Site) -> Iterator[Cue]:
    """Yield the word, as it is written, whose infinitive the event is."""
    if site.event.dep_ in _COMPLEMENTS and has_to(site.event):
        yield Cue(site.governor.lower_, site.governor)


def yet_to(site: Site) -> Iterator[Cue]:
    """Yield the verb whose infinitive the event is and that has a "yet" beside it."""
    if any(each.lower_ == "yet" for each in site.governor.children):
        yield from (Cue(cue.governor.lemma_, cue.governor) for cue in infinitive_complement(site))


def infinitive_of_verb(site: Site) -> Iterator[Cue]:
    """Yield the verb whose infinitive the event is."""
    if site.event.dep_ == "xcomp" and site.governor.pos_ == "VERB" and has_to(site.event):
        yield Cue(site.governor.lemma_, site.governor)


def infinitive_of_adjective(site: Site) -> Iterator[Cue]:
    """Yield the adjective whose infinitive the event is; its copula carries the "not"."""
    if site.event.dep_ in ("xcomp", "advcl") and has_to(site.event):
        yield Cue(site.governor.lemma_.lower(), site.governor.head)


def infinitive_of_noun(site: Site) -> Iterator[Cue]:
    """Yield the noun whose infinitive the event is."""
    if site.event.dep_ in ("acl", "relcl") and has_to(site.event):
        yield Cue(site.governor.lemma_.lower(), site.governor)


def taken_chance(site: Site) -> Iterator[Cue]:
    """Yield the verb by which somebody does what a chance is for ("took the chance to meet")."""
    verb = chance_taker(site.event)
    if verb is not None:
        yield Cue(verb.lemma_, verb)


def chance_taker(event: Token) -> Token | None:
    """Return the verb that takes the chance, time or trouble of which ``event`` is the infinitive."""
    words, noun = lexicon().grammar, event.head
    if not has_to(event) or event.dep_ not in ("acl", "relcl", "advcl", "xcomp"):
        return None
    if event.dep_ in ("advcl", "xcomp"):  # parsed as the aim of taking it
        noun = next((each for each in event.head.children if each.dep_ == "dobj"), noun)
    taken = noun.dep_ == "dobj" and noun.lemma_.lower() in words["chances"] and noun.i < event.i
    return noun.head if taken and noun.head.lemma_ in words["chance_taking"] else None


def description(site: Site) -> Iterator[Cue]:
    """Yield the copula of "She will be the first to visit"."""
    clause = site.event.dep_ in ("acl", "relcl", "advcl", *_COMPLEMENTS)
    if clause and has_to(site.event) and syntax.described(site.event) is not None:
        yield Cue(site.governor.head.lemma_, site.governor.head)


def aim(site: Site) -> Iterator[Cue]:
    """Yield the word whose purpose the event is."""
    if site.event.dep_ in ("advcl", "acl", "relcl") and has_to(site.event) and site.governor != site.event:
        yield Cue(site.governor.lemma_.lower(), site.governor)


def progressive(site: Site) -> Iterator[Cue]:
    """Yield the auxiliary of a present progressive, active or passive, or of its perfect.

    So it is where somebody said it then ("said that they were searching").
    """
    words = {each.lower_ for each in site.event.children if each.dep_ in ("aux", "auxpass")}
    now = words & {"is", "are", "'s", "'re", "am"}
    said = site.event.dep_ == "ccomp" and site.governor.lemma_ in lexicon().grammar["reporting"]
    now |= words & {"was", "were"} if said else set()
    active = site.event.tag_ == "VBG" and (now or ("been" in words and words & {"has", "have", "'ve"}))
    if active or (site.event.tag_ == "VBN" and now and "being" in words):
        yield Cue("be", site.event)


def _aims(verb: Token) -> bool:
    """Say whether what is denied is the aim and not the act ("not going there with the intention of …")."""
    aims = lexicon().grammar["aims"]
    return any(each.lemma_ in aims for _, each in syntax.prepositional(verb, "with", "for", "in"))
