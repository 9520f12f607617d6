"""Clauses and names that the small model hangs on the wrong word, where the words around leave no doubt.

- "according to police, who said …": a clause with "who" is its noun's, not a second main clause.
- "Miller, asked whether she would run, said …": the participle between commas is the subject's.
- "According to the mayor, Dee Margo, police …": of two subjects the name between commas is beside the office.
- "affirmed her willingness to serve, writing, “…”": the gerund of saying is the sentence's own.
- "explained the decision to quit saying, “…”": so is "saying" where words in quotation marks follow.
- "was elected to the board and admitted to the bar": the second participle is a passive, too.
- "Filmmaker and journalist Lea Holm": two offices before a name are one person's.
- "said on Friday Paul Kern would go": a weekday is no part of the name behind it, nor "May" in "on 3 May"
  beside whoever acts.
- "Data show that the peso fell": a noun with a subject and a clause is a verb.
- "Men carrying flags marched": a bare participle is its noun's, and no main verb, where a finite one follows.
- "Lind met the widow, Ana Hill, to thank her": an infinitive with "to" is no main verb behind a finite one.
- "Aid groups warn …": the first word is no imperative where its object is the subject of the next word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.extract.lexicon import lists, tables
from claims.extract.pipeline.heads import rehang
from claims.extract.supersenses import noun_senses
from claims.extract.tokens import Token

_NOMINAL = frozenset(("NOUN", "PROPN"))
_OPENING = frozenset(('"', "“", "‘", "'", "``"))
_BEFORE_OFFICES = frozenset(("JJ", ",", ".", ":", "_SP", "NN", "NNP"))
_BESIDE_PASSIVES = frozenset(("and", "or", "then", "later", "subsequently", ","))
_BEHIND_PASSIVES = frozenset(
    ("to", "by", "in", "with", "from", "for", "at", "on", "as", "of", ".", ",", "and", "last")
)
_VERBAL = frozenset(("VERB", "AUX"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
MOST = 60
"""Words behind a participle among which its sentence's main verb is looked for."""


def mend_attachments(tokens: Sequence[Token], heads: list[int]) -> None:
    """Change labels of ``tokens``, which do not hang together yet, and their ``heads``, by number."""
    subjects: dict[int, list[int]] = {}
    for token in tokens:
        if token.dep_ in ("nsubj", "nsubjpass"):
            subjects.setdefault(heads[token.i], []).append(token.i)
    passives = {heads[token.i] for token in tokens if token.dep_ == "auxpass"}
    for token in tokens[1:]:
        if token.dep_ == "conj" and token.tag_ in _FINITE and tokens[heads[token.i]].tag_ == "VBG":
            _mend_main_verb(token, tokens, heads, subjects)
        if token.dep_ == "ccomp" and token.tag_ in _FINITE and tokens[heads[token.i]].tag_ == "VB":
            _mend_infinitive(token, tokens, heads, subjects)
        if token.ent_type_ == "DATE" and token.dep_ in ("appos", "compound"):
            _mend_day(token, tokens, heads, subjects)
        _mend_clause(token, tokens, heads, subjects)
        if token.dep_ == "conj" and token.tag_ in ("VBD", "VBN") and token.i not in subjects:
            _mend_passive(token, tokens, heads, passives)
        elif token.dep_ == "conj" and token.ent_type_ == "PERSON":
            _mend_offices(token, tokens, heads)
    for verb, found in list(subjects.items()):
        if len(found) > 1:
            _mend_apposition(tokens[found[0]], tokens, heads)
        elif tokens[verb].tag_ in ("VBD", "VBN") and verb - found[0] == 2 and tokens[verb - 1].text == ",":
            _mend_participle(tokens[verb], tokens, heads, subjects)


def _mend_infinitive(
    verb: Token, tokens: Sequence[Token], heads: list[int], subjects: dict[int, list[int]]
) -> None:
    """Make a finite verb the main one in the place of the infinitive with "to" that it was hung on.

    What the parse takes for the infinitive's subject, behind a comma, stands beside the noun before it.
    """
    aim = tokens[heads[verb.i]]
    marked = aim.i > verb.i and tokens[aim.i - 1].tag_ == "TO" and heads[tokens[aim.i - 1].i] == aim.i
    own = subjects.get(aim.i, [])
    between = [at for at in own if verb.i < at < aim.i]
    if not marked or verb.i not in subjects or len(own) != len(between) or heads[aim.i] != aim.i:
        return
    changes = {verb.i: verb.i, aim.i: verb.i}
    for at in between:
        comma = next((each.i for each in reversed(tokens[verb.i : at]) if each.text == ","), 0)
        if not comma or tokens[comma - 1].pos_ not in _NOMINAL:
            return
        changes[at] = comma - 1
    around = (*tokens[max(0, verb.i - MOST) : verb.i], *tokens[aim.i + 1 : aim.i + MOST])
    changes |= {each.i: verb.i for each in around if each.dep_ == "punct" and heads[each.i] == aim.i}
    if rehang(heads, changes):
        verb.dep_, aim.dep_ = aim.dep_, "advcl"
        subjects.pop(aim.i, None)
        for at in between:
            tokens[at].dep_ = "appos"


def _mend_day(
    token: Token, tokens: Sequence[Token], heads: list[int], subjects: dict[int, list[int]]
) -> None:
    if token.dep_ == "appos" and token.lower_ in tables("dates")["months"]:
        _mend_month(token, tokens, heads)
    elif token.dep_ == "compound" and token.lower_ in tables("dates")["weekdays"]:
        _mend_weekday(token, tokens, heads, subjects)


def _mend_month(month: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Hang a month on the preposition that the number before it was hung on: "on 3 May"."""
    number = tokens[month.i - 1]
    at = heads[number.i]
    told = number.tag_ == "CD" and number.dep_ == "pobj" and at == number.i - 1
    if told and rehang(heads, {month.i: at, number.i: month.i}):
        month.dep_, number.dep_ = "pobj", "nummod"


def _mend_weekday(
    day: Token, tokens: Sequence[Token], heads: list[int], subjects: dict[int, list[int]]
) -> None:
    """Hang a weekday on the "on" before it, and the name behind it on the verb that has no subject yet."""
    on, name = tokens[day.i - 1], tokens[heads[day.i]]
    if on.lower_ != "on" or name.pos_ != "PROPN" or name.i < day.i:
        return
    changes = {day.i: on.i}
    if heads[name.i] == on.i:
        behind = tokens[name.i + 1 : name.i + MOST]
        verb = next((each for each in behind if each.pos_ == "VERB"), None)
        if verb is None or verb.i in subjects or heads[verb.i] > name.i:
            return
        changes[name.i] = verb.i
        name.dep_ = "nsubj"
        subjects[verb.i] = [name.i]
    if rehang(heads, changes):
        day.dep_ = "pobj"


def _mend_main_verb(
    verb: Token, tokens: Sequence[Token], heads: list[int], subjects: dict[int, list[int]]
) -> None:
    """Make a finite verb the main one in the place of a bare participle that it is joined to.

    What the parse takes for its subject is then the last thing that the participle lists.
    """
    participle = tokens[heads[verb.i]]
    own = subjects.get(participle.i, [])
    between = [each for each in subjects.get(verb.i, []) if each > participle.i]
    joined = not between or tokens[between[0] - 1].lower_ in ("and", "or")
    if len(own) != 1 or not joined or not _is_bare(participle, own[0], tokens, heads, verb):
        return
    above = heads[participle.i]
    changes = {verb.i: verb.i if above == participle.i else above, participle.i: own[0], own[0]: verb.i}
    around = (*tokens[max(0, own[0] - MOST) : own[0]], *tokens[verb.i : verb.i + MOST])
    changes |= {each.i: verb.i for each in around if heads[each.i] == participle.i and each.i not in changes}
    for at in between:
        listed = [each.i for each in tokens[participle.i : at] if each.dep_ in ("dobj", "conj", "pobj")]
        changes[at] = listed[-1] if listed else participle.i
    if rehang(heads, changes):
        verb.dep_, participle.dep_ = participle.dep_, "acl"
        subjects[verb.i] = subjects.pop(participle.i)
        for at in between:
            tokens[at].dep_ = "conj"


def _is_bare(
    participle: Token, subject: int, tokens: Sequence[Token], heads: Sequence[int], verb: Token
) -> bool:
    """Say whether a participle right of its subject has no auxiliary, and no "and" joins ``verb`` to it."""
    before = tokens[subject : participle.i]
    helped = any(each.dep_ == "aux" and heads[each.i] == participle.i for each in before)
    return bool(before) and not helped and tokens[verb.i - 1].lower_ not in ("and", "but", "or", ",")


def _mend_clause(
    token: Token, tokens: Sequence[Token], heads: list[int], subjects: Mapping[int, Sequence[int]]
) -> None:
    if token.lower_ == "who" and token.dep_ in ("nsubj", "nsubjpass"):
        _mend_relative(token, tokens, heads)
    elif token.lower_ == "that" and token.dep_ == "mark":
        _mend_noun(tokens[heads[heads[token.i]]], tokens, heads, subjects)
    elif token.tag_ == "NNS" and tokens[token.i - 1].tag_ == "VB":
        _mend_imperative(token, tokens, heads)
    elif token.lower_.endswith("ing") and _may_say(token, tokens, heads):
        _mend_gerund(token, tokens, heads, subjects)


def _mend_relative(who: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    verb, comma = tokens[heads[who.i]], tokens[who.i - 1]
    noun = tokens[comma.i - 1] if comma.text == "," and comma.i > 0 else None
    behind = verb.dep_ == "conj" and noun is not None and noun.pos_ in _NOMINAL and heads[verb.i] < noun.i
    if noun is not None and behind and rehang(heads, {verb.i: noun.i}):
        verb.dep_ = "relcl"


def _mend_noun(
    word: Token, tokens: Sequence[Token], heads: Sequence[int], subjects: Mapping[int, Sequence[int]]
) -> None:
    """Make a verb of a noun that has a subject before it and a clause with "that" behind it."""
    clause = word.i + 1 < len(tokens) and tokens[word.i + 1].lower_ == "that"
    if word.tag_ not in ("NN", "NNS") or word.i not in subjects or not clause:
        return
    lemma = word.lower_.removesuffix("s") if word.tag_ == "NNS" else word.lower_
    word.tag_, word.pos_, word.lemma_ = "VBZ" if word.tag_ == "NNS" else "VBP", "VERB", lemma


def _mend_imperative(noun: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    first = tokens[noun.i - 1]
    verb = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else first
    opens = first.dep_ in ("nsubj", "csubj") and heads[noun.i] == first.i and heads[first.i] == verb.i
    opens = opens and verb.tag_ in ("VBP", "VBD", "MD") and bool(noun_senses(first.lower_))
    if opens and rehang(heads, {first.i: noun.i, noun.i: verb.i}):
        first.tag_, first.pos_, first.dep_, first.lemma_ = "NN", "NOUN", "compound", first.lower_
        noun.dep_ = "nsubj"


def _may_say(word: Token, tokens: Sequence[Token], heads: Sequence[int]) -> bool:
    """Say whether a gerund stands where one tells what the subject of the sentence says.

    Right behind its noun it tells of that: "footage of a man asking, “…”".
    """
    above = tokens[heads[word.i]]
    clause = above.pos_ in _VERBAL or any(each.pos_ in _VERBAL for each in tokens[above.i : word.i])
    if not clause:
        return False
    if word.dep_ == "acl" and tokens[word.i - 1].text == ",":
        return True
    marks = [each.lower_ for each in tokens[word.i + 1 : word.i + 3]]
    quoted = len(marks) > 1 and marks[0] in (",", ":") and marks[1] in _OPENING
    quoted = quoted or (word.lower_ == "saying" and marks[:1] == ["that"])
    return quoted and word.dep_ in ("acl", "dobj", "pcomp", "xcomp", "advcl")


def _mend_passive(verb: Token, tokens: Sequence[Token], heads: Sequence[int], passives: set[int]) -> None:
    """Make a participle of a verb that shares the auxiliary of a passive and has no object of its own."""
    behind = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else verb
    beside = tokens[verb.i - 1].lower_ in _BESIDE_PASSIVES
    if heads[verb.i] in passives and beside and behind.lower_ in _BEHIND_PASSIVES:
        verb.tag_ = "VBN"
    if heads[verb.i] in passives and verb.tag_ == "VBN":
        passives.add(verb.i)


def _mend_offices(name: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    """Hang a bare office before "and", an office and a name on the name, in whose place it stands."""
    first, start = tokens[heads[name.i]], name.i
    while (
        start > 0 and start <= heads[start - 1] <= name.i and tokens[start - 1].dep_ in ("compound", "amod")
    ):
        start -= 1
    joined = start > 1 and tokens[start - 1].lower_ == "and" and first.i == start - 2
    bare = first.i == 0 or tokens[first.i - 1].tag_ in _BEFORE_OFFICES
    if not (joined and bare and _is_office(first) and any(map(_is_office, tokens[start : name.i]))):
        return
    above = name.i if heads[first.i] == first.i else heads[first.i]
    if rehang(heads, {name.i: above, first.i: name.i, start - 1: name.i}):
        name.dep_, first.dep_ = first.dep_, "compound"


def _is_office(word: Token) -> bool:
    return word.tag_ in ("NN", "NNP") and not word.ent_type_ and "person" in noun_senses(word.lower_)[:1]


def _mend_gerund(
    word: Token, tokens: Sequence[Token], heads: list[int], subjects: Mapping[int, Sequence[int]]
) -> None:
    stem = word.lower_.removesuffix("ing")
    said = lists("syntax")["saying"]
    lemma = next((each for each in (stem, f"{stem}e", stem[:-1]) if each in said), None)
    above = heads[word.i]
    while heads[above] != above and not (tokens[above].pos_ in _VERBAL and above in subjects):
        above = heads[above]
    clause = tokens[above].pos_ in _VERBAL and above in subjects and above < word.i
    if lemma is not None and clause and rehang(heads, {word.i: above}):
        word.tag_, word.pos_, word.dep_, word.lemma_ = "VBG", "VERB", "advcl", lemma


def _mend_participle(
    verb: Token, tokens: Sequence[Token], heads: list[int], subjects: dict[int, list[int]]
) -> None:
    """Hang a participle on the subject before its comma, and the subject on the verb behind the next one."""
    own = subjects[verb.i][0]
    main = _main_verb(verb, tokens, heads, subjects)
    if main is None:
        return
    changes = {verb.i: own, own: main.i}
    above = heads[verb.i]
    below = heads[main.i] == verb.i
    if below:
        changes[main.i] = main.i if above == verb.i else above
        around = (*tokens[main.i + 1 : own + MOST], *tokens[max(0, own - MOST) : own])
        changes.update({each.i: main.i for each in around if heads[each.i] == verb.i})
    if rehang(heads, changes):
        main.dep_ = verb.dep_ if below else main.dep_
        verb.tag_, verb.dep_ = "VBN", "acl"
        subjects[main.i] = [own]


def _main_verb(
    verb: Token, tokens: Sequence[Token], heads: Sequence[int], subjects: Mapping[int, Sequence[int]]
) -> Token | None:
    """Return the finite verb behind a comma that a participle's subject is really of, or ``None``."""
    behind = tokens[verb.i + 2 : verb.i + MOST]
    if verb.dep_ == "ccomp":
        behind = [tokens[heads[verb.i]], *behind]
    for main in behind:
        related = main.i > verb.i and (heads[main.i] == verb.i or heads[verb.i] == main.i)
        finite = main.pos_ in _VERBAL and main.tag_ in _FINITE and main.i not in subjects
        if related and finite and tokens[main.i - 1].text == "," and main.dep_ in ("ccomp", "conj", "ROOT"):
            return main
    return None


def _mend_apposition(name: Token, tokens: Sequence[Token], heads: list[int]) -> None:
    first = name.i
    while first > 0 and tokens[first - 1].dep_ == "compound" and heads[first - 1] == name.i:
        first -= 1
    closed = name.i + 1 < len(tokens) and tokens[name.i + 1].text == ","
    office = tokens[first - 2] if first > 1 and tokens[first - 1].text == "," else None
    if office is None or not closed or name.ent_type_ != "PERSON" or office.dep_ != "pobj":
        return
    if "person" in noun_senses(office.lemma_.lower())[:2] and rehang(heads, {name.i: office.i}):
        name.dep_ = "appos"
