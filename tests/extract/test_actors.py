"""Actors of an article: one for all names and descriptions of it, and none for what is nobody."""

from __future__ import annotations

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser

SAME = {
    "a body by a common noun": [
        ("Halden Foods opened a mill in Bergen. The company said it would hire.",
         "The company", "Halden Foods"),
        ("Workers of the Alder Dockers Union met Tarn Shipping. The union said no.",
         "The union", "Alder Dockers Union"),
        ("Kestrel Bank met investors. The lender said profits rose.", "The lender", "Kestrel Bank"),
        ("The Ministry of Health met Tarn Shipping. The ministry said no.",
         "The ministry", "Ministry of Health"),
        ("Marlow Rovers beat Tarn United on Sunday. Coach Ann Hill praised Marlow Rovers. The club said so.",
         "The club", "Marlow Rovers"),
    ],
    "the government of the country that is told of": [
        ("Norway closed its border. Norwegian police were sent there. The government said it was sorry.",
         "The government", "Norway"),
        ("Chile cut the tax, and Chilean miners cheered. The authorities said more would come.",
         "The authorities", "Chile"),
        ("Kenya held a vote. Kenyan judges watched. The government said it was fair.",
         "The government", "Kenya"),
    ],
    "who issued a document": [
        ("The Ministry of Health put out a statement. The statement said the well was safe.",
         "The statement", "Ministry of Health"),
        ("A report by Halden Foods said the mill was safe.", "A report", "Halden Foods"),
        ("Figures of the World Bank show that trade fell.", "Figures", "World Bank"),
        ("Halden Foods said in a letter that it was sorry. The letter said no more.",
         "The letter", "Halden Foods"),
    ],
    "a statement of the body that spoke": [
        ("The Water Board said it would wait. The well is safe, the statement said.",
         "the statement", "Water Board"),
        ("The Labour Office said it was late. The plan is off, the notice said.",
         "the notice", "Labour Office"),
        ("Kestrel Bank said it was sorry. The branch is closed, the release said.",
         "the release", "Kestrel Bank"),
    ],
    "a company in its short forms": [
        ("Alder Steel Comp was fined. Alder Steel Company said it would appeal.",
         "Alder Steel Company", "Alder Steel Comp"),
        ("Finch & Crane Oy was sold. Finch & Crane said it was glad.",
         "Finch & Crane said", "Finch & Crane Oy"),
        ("Tarn Oil Group Co., Ltd. was sold. TARN OIL GRP said it was glad.",
         "TARN OIL GRP", "Tarn Oil Group Co., Ltd."),
    ],
    "a group by another noun": [
        ("Protesters filled the square. Soldiers waited, and the demonstrators ran.",
         "the demonstrators", "Protesters"),
        ("Police fired into the air. Two men fell, and officers chased the rest.", "officers", "Police"),
        ("Norwegian troops came at dawn. The Norwegian soldiers waited.",
         "The Norwegian soldiers", "Norwegian troops"),
        ("Migrants crossed the river. The refugees were cold.", "The refugees", "Migrants"),
    ],
    "an armed body by its people": [
        ("Alder Front gunmen took the town on Monday.", "Alder Front gunmen", "Alder Front"),
        ("Alder Front gunmen took the town. The militants left at noon.", "The militants", "Alder Front"),
    ],
    "a group that the headline tells of": [
        ("Nurses walk out\n\nIrish nurses walked out on Monday.", "Irish nurses", "Nurses"),
        ("Fishermen block port\n\nSome 40 fishermen blocked the port of Lima on Monday.",
         "Some 40 fishermen", "Fishermen"),
    ],
    "somebody of the lead who is named later": [
        ("Surgeon suspended\n\nA surgeon at a clinic was suspended. Ms. Kari Lund, 58, said nothing.",
         "A surgeon", "Kari Lund"),
        ("Peru minister quits\n\nPeru's trade minister resigned on Monday. Hugo Paz, 54, was sad.",
         "Peru's trade minister", "Hugo Paz"),
        ("A Green councillor was warned on Monday.\n\nGreen councillor Tom Hale made the claim. Councillor "
         "Bo Lund replied.", "A Green councillor", "Tom Hale"),
    ],
    "a group and those in it": [
        ("A group of lawyers went to court on Monday. The lawyers said it was late.",
         "The lawyers", "A group"),
    ],
    "a body that is told of in other words": [
        ("Kano Police Force made arrests. The police said so.", "The police", "Kano Police Force"),
        ("The Ministry of Foreign Affairs met an envoy. The foreign ministry said no.",
         "The foreign ministry", "Ministry of Foreign Affairs"),
        ("Tarn Shipping was sold. Tarn Shipping's press office said it was glad.",
         "Tarn Shipping's press office", "Tarn Shipping"),
        ("Canada cut taxes. The federal government said so.", "The federal government", "Canada"),
        ("Police came at noon. Swedish police said so.", "Swedish police", "Police"),
    ],
    "an office that is but a form of address": [
        ("Gov. Ann Hill signed it. The governor was glad.", "The governor", "Ann Hill"),
    ],
    "who is told of within what another says": [
        ("Ann Hill met Mary Marsh in Oslo. Marsh is ill, she said.", "she said", "Ann Hill"),
        ("Rescuers met villagers in Oslo. The villagers had left, they said.", "they said", "Rescuers"),
    ],
    "an abbreviation in brackets": [
        ("The World Mail Union (WMU) met on Monday. WMU said it agreed.", "WMU said", "World Mail Union"),
        ("The Nordic Centre for Safe Water (Nordic CSW) met. Nordic CSW said no.",
         "Nordic CSW said", "Nordic Centre for Safe Water"),
        ("The Free Alder Front (FAF) met on Monday. The FAF said it would march.",
         "FAF said", "Free Alder Front"),
    ],
    "a person under a title": [
        ("In a letter, the acting CEO of Halden Foods, Dr Tom Marsh-Reed, said the mill was safe.",
         "the acting CEO", "Tom Marsh-Reed"),
        ("The new director of Kestrel Bank, Ann Hill, said it was time.", "The new director", "Ann Hill"),
        ("The chief of the Alder Dockers Union, Mrs Ana Ruiz, said no.", "The chief", "Ana Ruiz"),
    ],
    "a group told of before": [
        ("Sixty farmers met in Oslo. The farmers said it was cold.", "The farmers", "Sixty farmers"),
        ("Mill workers met in Oslo. The workers said it was cold.", "The workers", "Mill workers"),
        ("Two drivers met in Oslo. The drivers said it was cold.", "The drivers", "Two drivers"),
    ],
    "a name behind what an office is of": [
        ("The minister of works, Petra Lunde, met farmers. The minister said no more came.",
         "The minister said", "Petra Lunde"),
        ("The head of the mill, Odd Varga, met farmers. Varga said no more came.",
         "Varga said", "Odd Varga"),
        ("The governor of Tavria, Lev Baran, met farmers. The governor said no more came.",
         "The governor said", "Lev Baran"),
    ],
    "a person by the age": [
        ("Tom Hale, 34, and Ben Marsh, 29, were held. The 34-year-old said he was sorry.",
         "The 34-year-old", "Tom Hale"),
        ("Tom Hale, 34, and Ben Marsh, 29, were held. The 29-year-old said he was ill.",
         "The 29-year-old", "Ben Marsh"),
        ("Ann Hill won the race on Sunday. The 19-year-old said she was happy.",
         "The 19-year-old", "Ann Hill"),
    ],
    "a pronoun at the head of a paragraph": [
        ("Tom Hale spoke first.\n\n“It was cold.”\n\n“It rained.”\n\n“We left.”\n\nHe said it was late.",
         "He said", "Tom Hale"),
        ("Ann Hill spoke.\n\n“It was cold.”\n\n“It rained.”\n\n“We left.”\n\nShe said it was late.",
         "She said", "Ann Hill"),
        ("Tom Hale met Ann Hill.\n\n“It was cold.”\n\n“It rained.”\n\n“We left.”\n\nHe said it was late.",
         "He said", "Tom Hale"),
    ],
    "a body in a town": [
        ("Chile's embassy in Washington, DC said the talks were good.",
         "Chile's embassy", "Chile's embassy"),
        ("Norway's consulate in Austin, Texas said the talks were good.",
         "Norway's consulate", "Norway's consulate"),
        ("The Kenyan embassy in Ottawa, Canada said the talks were good.",
         "The Kenyan embassy", "The Kenyan embassy"),
    ],
    "family name first": [
        ("Mamedov Rashad Anar oglu was held. Rashad Mamedov said he was ill.",
         "Rashad Mamedov", "Mamedov Rashad Anar oglu"),
        ("Sidorov Pavel Ivanovich was held. Pavel Sidorov said he was ill.",
         "Pavel Sidorov", "Sidorov Pavel Ivanovich"),
        ("Mamedov Rashad Anar oglu was held. Mamedov said he was ill.",
         "Mamedov said", "Mamedov Rashad Anar oglu"),
    ],
    "a surname of two": [
        ("Ingrid Dahl-Okoye spoke. Dahl-Okoye said the plan was bad.",
         "Dahl-Okoye said", "Ingrid Dahl-Okoye"),
        ("Tom Reed-Marsh spoke. Reed-Marsh said the plan was bad.", "Reed-Marsh said", "Tom Reed-Marsh"),
        ("Nina Holt-Reyes left. Holt-Reyes said she was tired.", "Holt-Reyes said", "Nina Holt-Reyes"),
    ],
}  # fmt: skip
"""Text, words that mean somebody, and the actor whom they mean."""

NOBODY = {
    "two together who are named": [
        "Ann Hill met Tom Marsh in Oslo. The two leaders said it was a start.",
        "Halden Foods and Tarn Shipping met in Oslo. Both sides said it was over.",
        "Ann Hill met Tom Marsh in Oslo. The pair said it was a start.",
    ],
    "not a single one": [
        "Halden Foods sued Tarn Shipping. Neither side said it would stop.",
        "The bill passed. Not everyone said it was good.",
        "The bill passed. Nobody said it was good.",
    ],
    "one of two of a surname": [
        "Tom Hale met his son, Ben Hale, in Oslo. Hale said it was cold.",
        "Ann Hill and Joan Hill were named directors. Hill said it was an honour.",
        "Judge Pavel Sidorov sent Igor Sidorov to jail. Sidorov said it was unfair.",
    ],
    "a document of nobody's": [
        "The documents said the well was safe.",
        "A study said the well was safe.",
        "The leaked memo said the well was safe.",
    ],
}

PLACES = [
    ("The Brussels protest ended on Monday.", "Brussels"),
    ("Norway paid for a road between Lima and Cusco.", "Cusco"),
    ("Ministers agreed on a plan at the Geneva summit.", "Geneva"),
    ("Norway urged its citizens to leave.", "its citizens"),
    ("Ann Hill asked them to feed our children.", "our children"),
    ("The mayor thanked her neighbours.", "her neighbours"),
    ("Ann Hill will visit Bergen in May.", "Bergen"),
    ("Police searched a house in the port of Lima.", "Lima"),
    ("Halden Foods sent trucks to Goma on Monday.", "Goma"),
    ("A protest in Harlow ended. Many left Harlow.", "Harlow"),
]

THINGS = [
    ("Cyclone Mira hit the coast on Monday. Mira killed four fishermen.", "Mira"),
    ("The trawler Solrun left at noon. Solrun was seized by the navy.", "Solrun"),
    ("Voters agreed on Brexit. Brexit killed the port, Ann Hill said.", "Brexit"),
    ("Hurricane Olga struck Lima. Ann Hill said Olga had left.", "Olga"),
]

KINDS = [
    ("Pine Oak & Sons said it would sue.", "Pine Oak & Sons", "organisation"),
    ("Corvis North, a subsidiary of Halden Foods Inc., said it would hire.", "Corvis North", "organisation"),
    ("Alder Steel Comp said it would hire.", "Alder Steel Comp", "organisation"),
    ("The Lake Centre for Safe Water said no.", "Lake Centre for Safe Water", "organisation"),
]


def rows(table: dict[str, list[tuple[str, ...]]]) -> list[object]:
    return [pytest.param(*row, id=f"{name}: {row[1]}") for name, some in table.items() for row in some]


def actors_at(document: Document, words: str) -> list[str]:
    """Return all names of the actors of the mentions that begin within ``words``."""
    start = document.text.index(words)
    within = range(start, start + len(words))
    found = [m.actor for m in document.mentions if m.span.start in within and m.actor is not None]
    return [name for actor in dict.fromkeys(found) for name in document.actors[actor].names]


@pytest.mark.parametrize(("text", "words", "name"), rows(SAME))
def test_words_mean_an_actor(parser: Parser, text: str, words: str, name: str) -> None:
    assert name in actors_at(extract(text, parser), words)


@pytest.mark.parametrize("text", [text for some in NOBODY.values() for text in some])
def test_a_speaker_who_is_no_actor_of_his_own_stays_open(parser: Parser, text: str) -> None:
    document = extract(text, parser)
    (quote,) = document.quotes
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert document.mentions[quote.speaker.mention].actor is None


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_place_or_somebody_s_own_who_do_not_act_are_no_actors(
    parser: Parser, text: str, place: str
) -> None:
    document = extract(text, parser)
    assert all(place not in actor.names for actor in document.actors)


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_a_company_with_an_odd_name_is_one(parser: Parser, text: str, name: str, kind: str) -> None:
    assert (name, kind) in [(actor.name, actor.kind) for actor in extract(text, parser).actors]


OTHERS = [
    ("Norwegian troops came at dawn. Swedish soldiers waited.", "Swedish soldiers"),
    ("Protesters filled the square. Some demonstrators sang.", "Some demonstrators"),
    ("Workers at the mill met on Monday. Employees of Tarn Shipping cheered.", "Employees"),
    ("A judge freed a nurse on Monday. Ann Hill said it was late.", "A judge"),
    ("A baker sued a painter in Oslo. Kari Lund, the painter, wept.", "A baker"),
    ("Two suspects were held in Lima. The three defendants wept.", "The three defendants"),
    ("Norwegian police came at noon. Swedish police said so.", "Swedish police"),
    ("Soldiers shot at a bus on Monday. Ten gunmen were killed.", "Ten gunmen"),
]


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_other_people_are_a_group_of_their_own(parser: Parser, text: str, name: str) -> None:
    assert name in [actor.name for actor in extract(text, parser).actors]


@pytest.mark.parametrize(("text", "name"), THINGS)
def test_the_name_of_a_thing_is_nobody_s(parser: Parser, text: str, name: str) -> None:
    assert name not in [word for actor in extract(text, parser).actors for word in actor.name.split()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A shopkeeper watched. Ana Ruiz waved.", "A shopkeeper"),
        ("Rescuers searched the mill for hours.", "Rescuers"),
        ("Two sailors were seen on the roof.", "Two sailors"),
    ],
)
def test_whoever_does_something_is_an_actor(parser: Parser, text: str, name: str) -> None:
    assert name in [actor.name for actor in extract(text, parser).actors]


@pytest.mark.parametrize("feast", ["Easter", "Ramadan", "August"])
def test_a_time_of_the_year_is_nobody(parser: Parser, feast: str) -> None:
    document = extract(f"Ann Hill promised a review by {feast}.", parser)
    assert [actor.name for actor in document.actors] == ["Ann Hill"]
