"""Content of passives with an agent: "the charge was denied by the mayor", "a view echoed by everybody"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extract.quotes.frames.infinitives import may_speak
from claims.extract.quotes.quote_context import Found, QuoteContext
from claims.extract.syntax import FINITE, TokenRange, agent_phrase, edges, is_of_noun
from claims.extract.tokens import Token

LONGEST_AGENT = 25
"""Words behind "by" among which somebody and what he calls it are looked for."""


def passive(context: QuoteContext, verb: Token, lemma: str) -> Found | None:
    """The charge was denied by the mayor; a view echoed by everybody; he was called a quack by his peers."""
    lexicon = context.lexicon
    by = agent_phrase(verb)
    if by is None or not any(may_speak(context, noun) for noun in _agents(by)):
        return None
    said = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    if lemma in lexicon.naming | lexicon.as_:
        name = next(
            (c for c in verb.rights if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ == "as")), None
        )
        if said is not None and name is not None:
            end = name.right_edge.i + 1
            return "quote.indirect.passive", [
                edges(said),
                (name.left_edge.i, min(end, by.i) if by.i > name.i else end),
            ]
    if said is not None and lexicon.verbs[lemma] == "accuse" and (charge := _of_what(verb, by)) is not None:
        return "quote.indirect.prepositional", [charge]
    shortened = is_of_noun(verb) and verb.head.pos_ in ("NOUN", "PROPN")
    about = (verb.head.left_edge.i, verb.left_edge.i) if shortened else None
    called = _called_as(by) if lemma in lexicon.as_ else None
    if about is not None and called is not None:
        return "quote.indirect.passive", [about, called]
    if lemma not in lexicon.object or (said is not None and said.lower_ == "it"):
        return None
    if said is not None:
        return "quote.indirect.passive", [edges(said)]
    return ("quote.indirect.passive", [about]) if about is not None else None


def _of_what(verb: Token, by: Token) -> TokenRange | None:
    """Return what somebody is accused of in "was accused by the union of lying", wherever it hangs."""
    nouns = [noun for noun in by.rights if noun.dep_ == "pobj"]
    for child in (*verb.rights, *(each for noun in nouns for each in noun.rights)):
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and any(each.dep_ == "pcomp" for each in child.rights)
        ):
            return child.i + 1, child.right_edge.i + 1
    return None


def _called_as(by: Token) -> TokenRange | None:
    """Return the words that tell what it is called, in "a demand rejected by the Socialists as racist".

    A finite verb or a comma ends them, whatever the parser makes of the "as".
    """
    doc, last = by.doc, min(by.i + LONGEST_AGENT, len(by.doc))
    opening = next((word.i for word in doc[by.i + 1 : last] if word.lower_ == "as"), None)
    between = doc[by.i + 1 : opening or by.i + 1]
    if opening is None or any(word.pos_ in ("VERB", "AUX") or word.text == "," for word in between):
        return None
    ends = (word.i for word in doc[opening:last] if word.tag_ in FINITE or word.text in (",", "."))
    end = next(ends, last)
    return (opening, end) if end - opening > 1 else None


def _agents(by: Token) -> Iterator[Token]:
    """Yield who does it after "by": the mayor; dozens of papers."""
    for noun in by.rights:
        yield noun
        counted = [below for below in noun.rights if below.lower_ == "of"]
        yield from (below for of in counted for below in of.rights)
