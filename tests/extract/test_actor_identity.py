"""Who is one actor within an article and who is not, by class of reference: a table of examples each."""

from __future__ import annotations

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser

Case = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A text; words of it that are all one actor's; words that are each another's or nobody's."""

NAMES: list[Case] = [
    (
        "The Fisheries Investigation Board (KPN) was raided on Friday. KPN officers were questioned. "
        "KPN said it had done nothing wrong.",
        ("Fisheries Investigation Board", "KPN"),
        (),
    ),
    (
        "The Lakeland Nurses, Midwives and Carers Union (LNMCU), which has 9,000 members, went on strike. "
        "The LNMCU said talks had failed.",
        ("Lakeland Nurses, Midwives and Carers Union", "LNMCU"),
        (),
    ),
    (
        "The Tribunal of Rail Disputes (Tord) overturned the fine. Tord said that the evidence was weak.",
        ("Tribunal of Rail Disputes", "Tord"),
        (),
    ),
    (
        "The French Anti-Fraud Agency (ALCF) fined the bank. The ALCF said it would publish the file.",
        ("Anti-Fraud Agency", "ALCF"),
        ("the bank",),
    ),
    (
        "The Union of Port and River Workers (Sindipor) threatened a strike. Sindipor said pay was too low.",
        ("Union of Port and River Workers", "Sindipor"),
        (),
    ),
    (
        "The Institute of Rural Health (Nairobi) warned of a new fever. Nairobi said it had enough vaccine.",
        ("Institute of Rural Health",),
        ("Nairobi",),
    ),
    (
        "Ministers met the ruling NUP-FR party on Monday. NUP-FR denied that it had split.",
        ("NUP-FR", "the ruling NUP-FR party"),
        ("Ministers",),
    ),
    (
        "The Kordan People’s Republic accused its neighbour of shelling villages. Two people were "
        "killed in the Kordan People’s Republic, officials said.",
        ("Kordan People’s Republic",),
        ("officials",),
    ),
]


def _actors_of(document: Document, words: str) -> set[int | None]:
    return {mention.actor for mention in document.mentions if mention.span.of(document.text) == words}


def _check(case: Case, parser: Parser) -> None:
    text, same, others = case
    document = extract(text, parser)
    found = {words: _actors_of(document, words) for words in same}
    whole = set().union(*found.values())
    assert all(found.values()), found
    assert len(whole) == 1, found
    assert None not in whole, found
    for words in others:
        assert whole.isdisjoint(_actors_of(document, words)), words


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case[0][:40])
def test_names_of_bodies(case: Case, parser: Parser) -> None:
    _check(case, parser)
