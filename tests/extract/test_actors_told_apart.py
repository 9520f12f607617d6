"""Who an article is about: names without what leads them in, short names, and phrases that are no actor."""

from __future__ import annotations

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser

NAMES = [
    # a trade or office before the name, and a surname that is a title too
    ("Forecaster Alek Brandvik said the river could rise. Later, Brandvik said it had.", "Alek Brandvik"),
    ("Chipmaker Norvik Inc’s bid surprised investors. Norvik agreed on Wednesday to buy the site.",
     "Norvik Inc"),
    ("“We have not called it off,” union General Secretary Omar Sen told reporters. Sen left early.",
     "Omar Sen"),
    # one whom the recogniser misses beside another
    ("Two senators, Rand Paul of Kent and Thom Tollis of Devon, joined the Greens. Tollis said he was glad.",
     "Thom Tollis"),
    # short names
    ("An investor in Norvik-Marsh Strand Co came out against it. Norvik-Marsh said the deal was good.",
     "Norvik-Marsh Strand Co"),
    ("The U.S. Department of Justice gave no reason. He could face 20 years, the DOJ said.",
     "U.S. Department of Justice"),
    # whom the lead tells of by a level of office
    ("A federal judge sentenced a former mayor on Wednesday. U.S. District Judge Ida Baker said she had no "
     "choice.", "Ida Baker"),
    # one spokesman
    ("Two wards have been closed, according to a spokesperson for the Port Clinic. “Nobody is in danger,” "
     "the clinic spokesperson said.", "a spokesperson"),
]  # fmt: skip

NOBODY = [
    ("At least 25 people were arrested at pro-Norwegian demonstrations on the campus.", {"Norway", "pro"}),
    ("Heavy rain fell on Calden Parish, and police closed roads in Tangipa Parish.",
     {"Calden Parish", "Tangipa Parish"}),
    ("A fire has struck a male medical ward at North District Hospital.", {"a male medical ward"}),
    ("Rebels took hostage 30 police in a raid on their post.", {"hostage 30 police"}),
]  # fmt: skip


def speakers(document: Document) -> set[str]:
    """Return the names of the actors who speak."""
    found = set()
    for quote in document.quotes:
        mention = quote.speaker.mention if quote.speaker else None
        actor = document.mentions[mention].actor if mention is not None else None
        if actor is not None:
            found.add(document.actors[actor].name)
    return found


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_one_actor_has_all_that_is_said(parser: Parser, text: str, name: str) -> None:
    document = extract(text, parser)
    last = name.split()[-1]
    assert [actor.name for actor in document.actors if actor.name.split()[-1] == last] == [name]


@pytest.mark.parametrize(("text", "nobody"), NOBODY)
def test_who_is_no_actor(parser: Parser, text: str, nobody: set[str]) -> None:
    assert not nobody & {actor.name for actor in extract(text, parser).actors}


def test_the_official_after_several_is_one_of_them(parser: Parser) -> None:
    text = (
        "Labour ministry officials said the walkout had failed. It was strong in labour minister Banda "
        "Dattar's home state. “The impact is small,” the official said."
    )
    assert "Banda Dattar" not in speakers(extract(text, parser))


def test_a_wife_in_a_list_is_not_her_husband(parser: Parser) -> None:
    text = (
        "Leroy Hansford, his wife and a stepson were saved. Hansford said the water rose. His wife told us "
        "that it was the highest she had seen."
    )
    assert speakers(extract(text, parser)) == {"Leroy Hansford", "his wife"}


def test_who_speaks_under_a_short_name_is_the_firm(parser: Parser) -> None:
    text = "An investor in Norvik-Marsh Strand Co came out against it. Norvik-Marsh said the deal was good."
    assert speakers(extract(text, parser)) == {"Norvik-Marsh Strand Co"}
