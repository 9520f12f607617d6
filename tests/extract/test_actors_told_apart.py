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
    ("Attorney General Ida Sen of Oslo told us. Sen left early.", "Ida Sen"),
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
    ("State Superintendent of Public Instruction Tony Thurmok is expected at the talks. Thurmok said so.",
     "Tony Thurmok"),
    # whoever issued a document, behind it
    ("A report from the harbour board said the quay was unsafe. Divers agreed.", "the harbour board"),
    ("A statement by the Greek coast guard said two boats had sunk.", "the Greek coast guard"),
    ("An email from Smith to Jones said the plan was dead.", "Smith"),
    ("Police arrested three men. A police statement said they were armed.", "Police"),
    ("An army statement said ten rebels were dead. The army has been there since May.", "The army"),
    # a house that speaks stands for those who run it
    ("The hotel said on Monday it would not pay. A storm hit Oslo.", "The hotel"),
    ("The studio said on Monday the film was late. A storm hit Oslo.", "The studio"),
    ("The hospital trust apologised to the families and promised an inquiry.", "The hospital trust"),
    # one spokesman
    ("Two wards have been closed, according to a spokesperson for the Port Clinic. “Nobody is in danger,” "
     "the clinic spokesperson said.", "a spokesperson"),
]  # fmt: skip

NOBODY = [
    ("At least 25 people were arrested at pro-Norwegian demonstrations on the campus.", {"Norway", "pro"}),
    ("Heavy rain fell on Calden Parish, and police closed roads in Tangipa Parish.",
     {"Calden Parish", "Tangipa Parish"}),
    ("A fire has struck a male medical ward at North District Hospital.", {"a male medical ward"}),
    ("The council condemned violations of the Port Closure Agreement and of the Harbour Order Act 2024.",
     {"Port Closure Agreement", "the Port Closure Agreement", "Harbour Order Act 2024"}),
    ("The fight is to save the soul of the party, and Reed has saved it.", {"the soul of the party"}),
    ("The placard said the mayor must go.", {"The placard"}),
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


AGAIN = [
    ("a number of members", "The UN Security Council condemned the attack. The 15-member council said it was "
     "worried.", {"UN Security Council"}),
    ("the apex court", "Norland's Supreme Court freed nine men. The Election Commission met. The apex court "
     "said they had done no wrong.", {"Supreme Court"}),
    ("a ministry of something", "The envoys were called in by the ministry of foreign affairs. The foreign "
     "ministry said it was shocked.", {"the ministry"}),
    ("an authority is no news agency", "Police arrested nine lawmakers, Anadolu Agency reported. The "
     "electoral authority said the vote was clean.", {"Anadolu Agency", "The electoral authority"}),
    ("behind when or where", "The Norlandic government spokesman has condemned the tariffs as “shameful”.\n\n"
     "In a press conference on Tuesday, Ali Rabok said they would fail.", {"Ali Rabok"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), [row[1:] for row in AGAIN], ids=[row[0] for row in AGAIN])
def test_who_is_called_again(parser: Parser, text: str, names: set[str]) -> None:
    assert speakers(extract(text, parser)) == names


def test_the_country_is_that_of_those_who_tell_of_it(parser: Parser) -> None:
    text = (
        "China urged Iran to lift the curbs. Iranian officials said that the country would build more ships."
    )
    document = extract(text, parser)
    at = text.index("the country")
    (mention,) = [each for each in document.mentions if each.span.start == at]
    assert mention.actor is not None
    assert document.actors[mention.actor].name == "Iran"
