"""Pronouns outside quotations brought to the most salient actor who agrees with them; inside, left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from claims.extract.coreference.entity_table import EntityTable, Entry
from claims.extract.coreference.genders import OPPOSITE, called_so_before, is_called_otherwise, leaning
from claims.extract.coreference.quotation import Inside, quoted
from claims.extract.lexicon import lists
from claims.extract.mentions.pronouns import classes
from claims.extract.supersenses import verb_senses
from claims.extract.tokens import Doc, Token

SENTENCES = 3
"""Sentences that a pronoun looks back, its own included."""
SENTENCES_CALLED = 6
"""The same for whom the text has called by that pronoun before."""
SUBJECT = 0.5
"""The weight of a subject in the salience of a candidate."""
MAIN = 0.1
"""The weight of being the subject of an earlier sentence, on top of that."""
OWNER = -0.2
"""The weight of a possessor: of "Hill's lawyer" the Hill."""
NAMED = 0.1
"""The weight of a name, against a description."""
KNOWN = 0.2
"""The weight of a gender that a title or name tells, where it is the pronoun's."""
FARTHER = -0.5
"""The weight of each sentence between the candidate and the pronoun."""
BODY = -0.3
"""The weight of a body where the pronoun may mean people."""
BODY_DEALT_WITH = -0.7
"""The same where something is done to them: "the court ruled on two savers and freed them"."""
SAID = -0.4
"""The weight of standing in somebody's words, where the pronoun does not."""
SPEAKS = 0.25
"""The weight of having spoken in an earlier sentence, where the pronoun speaks too."""
CHAIN = 0.3
"""The weight of the same pronoun earlier in the sentence."""
OWNER_TOLD_OF = 0.7
"""The weight of whose the speaker is: "her lawyer, Piet Hill, said she would appeal"."""
CALLED_SO = 0.4
"""The leaning from which on somebody is looked for farther back."""
SUFFERS = 0.7
"""The weight of having suffered what leads to what the pronoun suffers: "jailed a priest; he was fined"."""
ABOVE = 0.2
"""The weight of the subject of the clause above: "Open Hands said on Monday that it had left"."""
NEAR = 3
"""Steps from a name to the verb of its clause at most: "signed a deal with X"."""
MOST = 100
"""Mentions that a pronoun looks back at most."""
TOKEN = 0.004
"""The weight that each token between the pronoun and a candidate takes away."""
KINDS = {
    "male": ("person",),
    "female": ("person",),
    "thing": ("organisation", "government", "document"),
    "plural": ("group", "organisation"),
}
_WORD = re.compile(r"\w")


def gather_pronouns(table: EntityTable) -> None:
    """Give each third-person pronoun outside quotation marks its entry, in text order."""
    inside = quoted(table.parsed.regions)
    opened = _sentences_opened(table.doc, inside)
    starts = [
        sentence.span.start
        for sentence in table.parsed.sentences
        if not _is_said(sentence.span.start, sentence.span.of(table.parsed.text), inside)
    ]
    for at in table.of_form("pronoun"):
        pronoun = classes()[table.text(at).lower()]
        start = table.mentions[at].span.start
        if pronoun in ("first", "first_plural") or inside(start):
            continue
        if pronoun == "relative":
            found = _relative(table, at)
        else:
            line = bisect_right(starts, start)
            floors = [starts[max(0, line - far)] if starts else 0 for far in (SENTENCES, SENTENCES_CALLED)]
            found = _antecedent(table, at, pronoun, floors, inside, opened)
            if found is None and pronoun in ("male", "female") and _opens_paragraph(table, start):
                found = _last_subject(table, at, pronoun, inside)
        if found is not None:
            table.give(at, found)
            found.pronouns[pronoun] += 1
            _take_predicate(table, at, found)


def _opens_paragraph(table: EntityTable, offset: int) -> bool:
    return "\n" in table.parsed.text[max(0, offset - 2) : offset]


def _last_subject(table: EntityTable, at: int, pronoun: str, inside: Inside) -> Entry | None:
    """Return the person who was the subject last, whom "He" at the head of a paragraph takes up."""
    for other in range(at - 1, max(-1, at - 1 - MOST), -1):
        entry = table.entry_of(other)
        if entry is None or not _agrees(entry, pronoun) or inside(table.mentions[other].span.start):
            continue
        if table.tokens(other).root.dep_ == "nsubj":
            return entry
    return None


def _relative(table: EntityTable, at: int) -> Entry | None:
    """Return the entry of the noun that the relative clause belongs to."""
    token = table.tokens(at).root
    while token.dep_ not in ("relcl", "acl", "ROOT"):
        token = token.head
    noun = token.head
    for other in range(at - 1, max(-1, at - 8), -1):
        span = table.mentions[other].span
        if span.start <= noun.idx < span.end and table.mentions[other].form != "pronoun":
            return table.entry_of(other)
    return None


def _antecedent(
    table: EntityTable, at: int, pronoun: str, floors: Sequence[int], inside: Inside, opened: Sequence[int]
) -> Entry | None:
    """Return the most salient entry among the mentions in view that agrees with the pronoun.

    In view is what stands from the first of ``floors`` on; whom the text has called "he" or "she" as the
    pronoun does, and hardly otherwise, from the second on.
    """
    token = table.tokens(at).root
    if pronoun == "plural" and _has_pair(table, at, token):
        return None
    told = _speaks(token)
    doing = _doing(table, at, token)
    body = BODY if token.dep_ in ("nsubj", "nsubjpass", "poss") else BODY_DEALT_WITH
    best: tuple[float, Entry] | None = None
    for other, entry in _candidates(table, at, floors[1]):
        head = _in_clause(table.tokens(other).root)
        if entry is doing or not _agrees(entry, pronoun) or _clash(token, head):
            continue
        if head.idx < floors[0] and leaning(entry, pronoun) < CALLED_SO:
            continue
        score = _salience(token, head, opened) + (NAMED if table.mentions[other].form == "name" else 0)
        score += SAID if inside(head.idx) else 0
        score += KNOWN if entry.gender == pronoun else leaning(entry, pronoun)
        if _is_said_again(token, head, pronoun):
            score += CHAIN + (OWNER_TOLD_OF if _owns_speaker(token, head) else 0)
        score += SPEAKS if told and _speaks(head) and opened[head.i] < opened[token.i] else 0
        score += SUFFERS if _suffers_on(token, head) else 0
        score += body if pronoun == "plural" and entry.kind == "organisation" else 0
        if best is None or score > best[0]:
            best = (score, entry)
    if best is None:
        return called_so_before(table, at, pronoun)
    return best[1] if not _is_beside(table, at, best[1]) else None


def _doing(table: EntityTable, at: int, pronoun: Token) -> Entry | None:
    """Return who does what is done to the pronoun, if that is a pronoun too: the "it" of "it sold them"."""
    doer = next((each for verb in _verbs_above(pronoun) for each in verb.lefts if each.dep_ == "nsubj"), None)
    if doer is None or doer.pos_ != "PRON":
        return None
    near = range(at - 1, max(-1, at - 8), -1)
    return next((table.entry_of(other) for other in near if table.tokens(other).root == doer), None)


def _in_clause(token: Token) -> Token:
    """Return the noun whose part in the clause a name set beside it shares: "Her lawyer Tay Yi told us"."""
    if token.dep_ == "appos" and token.head.i < token.i and token.head.pos_ in ("NOUN", "PROPN"):
        return token.head
    return token


def _is_said_again(pronoun: Token, earlier: Token, kind: str) -> bool:
    """Say whether ``earlier`` is the same pronoun in the same sentence: both mostly mean one person."""
    same = kind in OPPOSITE and classes().get(earlier.lower_) == kind and earlier.i < pronoun.i
    return same and earlier.sent.start == pronoun.sent.start


def _owns_speaker(pronoun: Token, owner: Token) -> bool:
    """Say whether the pronoun stands in the words of somebody whose owner, as "her lawyer", is ``owner``."""
    speaker = owner.head
    above = owner.dep_ == "poss" and _speaks(speaker) and speaker.head in pronoun.ancestors
    return above and pronoun.i > speaker.head.i


def _speaks(subject: Token) -> bool:
    """Say whether ``subject`` is that of a verb of communication."""
    return subject.dep_ == "nsubj" and verb_senses(subject.head.lemma_.lower())[:1] == ("communication",)


def _candidates(table: EntityTable, at: int, floor: int) -> Iterator[tuple[int, Entry]]:
    """Yield the settled mentions before the pronoun, and the subject of the clause that it opens for."""
    for other in range(at - 1, max(-1, at - 1 - MOST), -1):
        if table.mentions[other].span.start < floor:
            break
        entry = table.entry_of(other)
        if entry is not None:
            yield other, entry
    token = table.tokens(at).root
    for other in range(at + 1, min(at + 6, len(table.mentions))):
        entry = table.entry_of(other)
        if entry is not None and _opens_for(token, table.tokens(other).root):
            yield other, entry


def _opens_for(pronoun: Token, later: Token) -> bool:
    """Say whether the pronoun opens a sentence whose main subject comes later: "In his speech, X …"."""
    if later.dep_ not in ("nsubj", "nsubjpass") or later.head.dep_ != "ROOT" or pronoun.dep_ == "nsubj":
        return False
    return pronoun.sent.start == later.sent.start and pronoun.i - pronoun.sent.start < 8


def _agrees(entry: Entry, pronoun: str) -> bool:
    if entry.kind not in KINDS[pronoun]:
        return False
    if pronoun not in OPPOSITE:
        return True
    return entry.gender in (None, pronoun) and not is_called_otherwise(entry, pronoun)


def _has_pair(table: EntityTable, at: int, pronoun: Token) -> bool:
    """Say whether two people joined by "and" stand before the pronoun: they are nobody's actor."""
    near = range(max(0, at - 8), at)
    heads = [table.tokens(other).root for other in near if table.mentions[other].kind == "person"]
    here = [head for head in heads if head.sent.start == pronoun.sent.start]
    return any(head.dep_ == "conj" and head.head in here for head in here)


def _clash(pronoun: Token, candidate: Token) -> bool:
    """Say whether the two cannot be one: arguments of one verb, or "he" after "About X,"."""
    if pronoun.tag_ == "PRP$" and pronoun.head == candidate:
        return True  # "her lawyer" is not she
    if _is_named_next(pronoun):
        return candidate.dep_ in ("nsubj", "nsubjpass") and candidate.head.i == pronoun.i - 1
    if pronoun.tag_ == "PRP$" or pronoun.lower_.endswith(("self", "selves")):
        return False
    if _is_told_of(pronoun, candidate) or _is_asked_about(pronoun, candidate):
        return True
    if is_dealt_with(pronoun, candidate):
        return True
    if candidate.dep_ == "pobj" and candidate.head.dep_ == "prep":
        candidate = _outermost_phrase(candidate.head)
    if candidate.dep_ in ("nsubj", "nsubjpass") and candidate.head in _verbs_above(pronoun):
        return True
    return bool(pronoun.head == candidate.head and candidate.dep_ in ("nsubj", "dobj", "nsubjpass", "prep"))


def is_dealt_with(pronoun: Token, officer: Token) -> bool:
    """Say whether a pronoun suffers what those in an office do: "they were arrested, the police said"."""
    words = lists("pronouns")
    suffers = pronoun.dep_ == "nsubjpass" and officer.lemma_.lower() in words["officers"]
    if not suffers:
        return False
    verb = pronoun.head
    held = (one for each in verb.children if each.dep_ == "prep" for one in each.children)
    return verb.lemma_ in words["dealing"] or any(one.lemma_ in words["keeping"] for one in held)


def _suffers_on(pronoun: Token, candidate: Token) -> bool:
    """Say whether the pronoun undergoes what follows on what the candidate underwent before.

    "A judge jailed a priest. He was ordered to pay": the priest.
    """
    words = lists("pronouns")
    if pronoun.dep_ != "nsubjpass" or pronoun.head.lemma_ not in words["suffered_next"]:
        return False
    before = candidate.dep_ in ("dobj", "nsubjpass") and candidate.i < pronoun.i
    return before and candidate.head.lemma_ in words["suffered_before"] and candidate.head != pronoun.head


def _is_told_of(speaker: Token, candidate: Token) -> bool:
    """Say whether ``candidate`` is named within what the speaker behind it says: "Hill is ill, she said"."""
    if speaker.dep_ != "nsubj" or candidate.pos_ == "PRON" or candidate.i > speaker.i:
        return False
    above = set(candidate.ancestors)
    return any(said.dep_ == "ccomp" and said in above for said in speaker.head.lefts)


def _is_asked_about(speaker: Token, candidate: Token) -> bool:
    """Say whether ``candidate`` stands in what the speaker is asked: "Asked why the man fell, she said …"."""
    if speaker.dep_ != "nsubj" or candidate.i > speaker.i:
        return False
    verbs = lists("pronouns")["asking"]
    asked = (each for each in speaker.head.lefts if each.dep_ == "advcl" and each.tag_ == "VBN")
    return any(each.i < candidate.i <= each.right_edge.i and each.lemma_ in verbs for each in asked)


_OF_PHRASES = frozenset(("pobj", "pcomp"))


def _outermost_phrase(preposition: Token) -> Token:
    """Return the preposition on the verb: of "under questions from Hill, she said" the "under".

    Whom one deals with is not the one who acts; whose something is ("of Hill") may be.
    """
    while (
        preposition.lower_ in ("with", "from", "to", "by", "against") and preposition.head.dep_ in _OF_PHRASES
    ):
        above = preposition.head.head
        if above.dep_ != "prep":
            break
        preposition = above
    return preposition


def _is_named_next(pronoun: Token) -> bool:
    """Say whether "her" is whom a verb names, not whose the name is: "called her “the schoolmistress”"."""
    if pronoun.lower_ != "her" or not 0 < pronoun.i < len(pronoun.doc) - 1:
        return False
    quoted = pronoun.nbor().text in ("“", '"', "‘", "'", "«", "``") or pronoun.nbor().tag_ == "DT"
    return quoted and pronoun.nbor(-1).pos_ == "VERB"


def _verbs_above(pronoun: Token) -> Iterator[Token]:
    """Yield the verbs of which the pronoun is an object, and those whose subject does what these tell.

    The first of several that share a subject, and the one above an infinitive or participle without one:
    "police tried to hold them", "soldiers left after freeing them".
    """
    if pronoun.dep_ not in ("dobj", "dative", "pobj"):
        return
    verb = pronoun.head.head if pronoun.dep_ == "pobj" and pronoun.head.dep_ == "prep" else pronoun.head
    while verb.pos_ in ("VERB", "AUX"):
        yield verb
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            return
        above = verb.head.head if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" else verb.head
        open_clause = verb.dep_ in ("xcomp", "advcl", "pcomp") and verb.tag_ in ("VB", "VBG")
        asked = any(child.dep_ in ("dobj", "dative") and child.i < verb.i for child in above.children)
        if verb.dep_ != "conj" and (not open_clause or asked):
            return
        verb = above


def _is_beside(table: EntityTable, at: int, entry: Entry) -> bool:
    """Say whether the clause of a subject names the entry behind it, so that it is none: "It met X"."""
    token = table.tokens(at).root
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    for other in range(at + 1, min(at + 6, len(table.mentions))):
        head = table.tokens(other).root
        if table.mentions[other].form == "name" and table.entry_of(other) is entry:
            return token.head in list(head.ancestors)[:NEAR]
    return False


def _salience(pronoun: Token, candidate: Token, opened: Sequence[int]) -> float:
    score = -TOKEN * abs(pronoun.i - candidate.i)
    if candidate.dep_ == "nsubj" and candidate.head in pronoun.ancestors:
        score += ABOVE
    between = abs(opened[pronoun.i] - opened[candidate.i])
    if candidate.dep_ in ("nsubj", "nsubjpass"):
        score += SUBJECT + (MAIN if between and candidate.head.dep_ == "ROOT" else 0)
    elif candidate.dep_ == "poss":
        score += OWNER
    return score + FARTHER * between


def _is_said(start: int, text: str, inside: Inside) -> bool:
    """Say whether a sentence stands wholly in somebody's words: it takes nobody out of view."""
    first = _WORD.search(text)
    if first is None or not inside(start + first.start()):
        return False
    last = next(at for at in range(len(text) - 1, -1, -1) if _WORD.match(text, at))
    return inside(start + last)


def _sentences_opened(doc: Doc, inside: Inside) -> list[int]:
    """Return for each token how many sentences that begin with a word have begun up to it.

    Sentences wholly in somebody's words are not counted.
    """
    opens = [False] * len(doc)
    for sentence in doc.sents:
        first = sentence[0]
        opens[first.i] = (
            first.is_sent_start
            and first.is_alpha
            and not _is_said(sentence.start_char, sentence.text, inside)
        )
    return list(accumulate(opens))


def _take_predicate(table: EntityTable, at: int, entry: Entry) -> None:
    """Give the entry what is said to be: "He will be the first minister"."""
    token = table.tokens(at).root
    if token.dep_ != "nsubj" or token.head.lemma_ not in lists("roles")["copula"]:
        return
    predicates = [child.i for child in token.head.children if child.dep_ == "attr"]
    for other in range(at + 1, min(at + 6, len(table.mentions))):
        mention = table.mentions[other]
        if (
            mention.form == "nominal"
            and mention.kind == entry.kind
            and table.tokens(other).root.i in predicates
        ):
            table.move(other, entry, "nominal.apposition")
