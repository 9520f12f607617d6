"""Items of a list: their verbs have the subject of the line that leads the list in.

"Since May the agency has: / - sent forty tonnes of flour; / - asked for more vaccine."
"""

from __future__ import annotations

from claims.extract.syntax.tree import child
from claims.extract.tokens import Token

BULLETS = frozenset("-–—•*·▪◦‣●>")
FAR = 400
"""How many words before an item its lead-in may stand."""


def led_in(verb: Token) -> Token | None:
    """Return the subject of the line with a colon before the list in which ``verb`` begins an item."""
    if verb.dep_ != "ROOT" and verb.head.text not in BULLETS:
        return None
    start = verb.doc[verb.sent.start]
    while start.is_space and start.i < verb.i:
        start = start.nbor()
    if start.text not in BULLETS or not _follows(start, verb):
        return None
    for at in range(verb.sent.start - 1, max(verb.sent.start - FAR, 0), -1):
        token = verb.doc[at]
        if token.text == ":" and _ends_line(token):
            root = token.sent.root
            return root if root.pos_ in ("NOUN", "PROPN") else child(root, "nsubj")
        if _begins_line(token) and token.text not in BULLETS and not token.is_space:
            return None
    return None


def _follows(start: Token, verb: Token) -> bool:
    """Say whether only the bullet and adverbs stand before a verb that has no subject of its own."""
    between = verb.doc[start.i + 1 : verb.i]
    own = child(verb, "nsubj", "nsubjpass", "expl")
    bare = own is None or own.text in BULLETS
    return bare and all(each.is_space or each.pos_ in ("ADV", "PUNCT", "AUX") for each in between)


def _ends_line(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and "\n" in token.nbor().text


def _begins_line(token: Token) -> bool:
    return token.i == 0 or "\n" in token.nbor(-1).text
