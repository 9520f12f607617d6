"""Families of expressions that tell of events, each by examples: what is found, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from claims.document import DateRange, EventMention, GivenArticle, Published
from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import events, shown

FAMILIES = {
    "strikes": [
        ("The crews walked out in May.", "PROTEST/strike occurred: The crews > "),
        ("Dockers downed tools.", "PROTEST/strike occurred: Dockers > "),
        ("The teachers launched a bitter strike.", "PROTEST/strike occurred: The teachers > "),
        ("Pilots launched a general strike.", "PROTEST/strike occurred: Pilots > "),
        ("The navy launched a missile strike on Perl.", "ASSAULT/attack occurred: The navy > Perl"),
        ("There was a strike by staff at Turin airport.", "PROTEST/strike occurred: staff > "),
        ("Cleaners staged a walkout.", "PROTEST/strike occurred: Cleaners > "),
        ("Dockers went on strike on Monday.", "PROTEST/strike occurred: Dockers > "),
        ("Pilots are on strike.", "PROTEST/strike ongoing: Pilots > "),
        ("Ferry crews ended their walkout.", "RETREAT/ceasefire occurred: Ferry crews > "),
        ("The union walked out of the talks.", "REJECT/meet occurred: The union > "),
    ],
    "who is given what": [
        ("Norway provided Peru with tents.", "AID/humanitarian occurred: Norway > Peru"),
        ("Norway supplied the rebels with rifles.", "AID/military occurred: Norway > the rebels"),
        ("Norway delivered tents to Peru.", "AID/humanitarian occurred: Norway > Peru"),
        ("Norway hit Peru with sanctions.", "SANCTION/impose occurred: Norway > Peru"),
        ("Norway handed over the banker to Peru.", "COOPERATE/judicial occurred: Norway > Peru"),
        ("Rebels released two nurses.", "RETREAT/release occurred: Rebels > two nurses"),
        ("Norway extradited a banker to Peru.", "COOPERATE/judicial occurred: Norway > Peru"),
        ("Norway returned two helicopters to Peru.", "RETREAT/return occurred: Norway > Peru"),
        ("Norway to deliver radars to Peru", "AGREE/ planned: Norway > Peru"),
    ],
    "what stands in the place of a recipient and is none": [
        ("The army exchanged artillery fire.", "ASSAULT/attack occurred: The army > "),
        ("Norway refused to send tanks.", "REJECT/ occurred: Norway > "),
        ("Norway cancelled the contract for two submarines.", "SANCTION/discontinue occurred: Norway > "),
        ("Soldiers seized power in May.", "COERCE/overthrow occurred: Soldiers > "),
        ("A soldier blew himself up.", "ASSAULT/suicide-attack occurred: A soldier > "),
        ("Norway refused to sign anything.", "REJECT/ occurred: Norway > "),
        ("The allies held an emergency summit.", "CONSULT/meet occurred: The allies > "),
        ("Norway congratulated the minister but not Hill.", "SUPPORT/praise occurred: Norway > the minister"),
        ("Police arrested two men in Turin.", "COERCE/arrest occurred: Police > two men"),
        ("Norway put its navy on alert.", "MOBILIZE/troops occurred: Norway > "),
        ("Norway closed its embassy in Peru.", "SANCTION/discontinue occurred: Norway > Peru"),
        ("Officials opened talks in Turin on Thursday.", "CONSULT/meet occurred: Officials > "),
        ("Police banned a march in Turin.", "COERCE/restrict occurred: Police > "),
    ],
    "names that the recogniser leaves out": [
        ("Neighbouring Togara closed its border.", "COERCE/restrict occurred: Neighbouring Togara > "),
    ],
    "names that the recogniser leaves out, and where it is": [
        ("The envoys are to meet Ed Fidanow in Turin.", "CONSULT/meet planned: The envoys > Ed Fidanow"),
    ],
    "acts that are thought of": [
        ("Norway is considering sanctions against Peru.", "SANCTION/impose possible: Norway > Peru"),
        ("Norway is weighing an embargo on Peru.", "SANCTION/impose possible: Norway > Peru"),
        ("The bank is not considering sanctions against Peru.", "SANCTION/impose negated: The bank > Peru"),
    ],
    "former holders of an office": [
        ("Police arrested ex-minister Ann Hill.", "COERCE/arrest occurred: Police > ex-minister Ann Hill"),
    ],
    "calls": [
        ("Hill and Lind discussed it in a call.", "CONSULT/phone occurred: Hill, Lind > "),
        ("Norway held hostage talks.", "CONSULT/meet occurred: Norway > "),
    ],
    "titles that stand between two names": [
        (
            "Norwegian Foreign Minister Espen Barth Eide and Turkish Foreign Minister Hakan Fidan met.",
            "CONSULT/meet occurred: Norwegian Foreign Minister Espen Barth Eide, "
            "Turkish Foreign Minister Hakan Fidan > ",
        ),
    ],
    "people who die": [
        ("Four soldiers died in a clash.", "ASSAULT/attack occurred:  > Four soldiers"),
        ("The blast left three people dead.", "ASSAULT/attack occurred:  > three people"),
    ],
    "requests": [
        ("Norway ordered the governors to collect weapons.", "REQUEST/ occurred: Norway > the governors"),
        ("Norway sought the arrest of Hill.", "REQUEST/ occurred: Norway > Hill"),
    ],
    "words of blame and praise": [
        ("Peru called the ruling a disgrace.", "ACCUSE/disapprove occurred: Peru > "),
        ("Peru welcomed the truce.", "SUPPORT/praise occurred: Peru > "),
        ("Peru defended the police.", "SUPPORT/defend occurred: Peru > the police"),
        ("Peru recognised the result.", "SUPPORT/recognise occurred: Peru > "),
        ("Peru dismissed the warning.", "REJECT/ occurred: Peru > "),
        ("Prosecutors opened a criminal case.", "ACCUSE/investigate occurred: Prosecutors > "),
    ],
    "courts and custody": [
        ("The court jailed the banker.", "COERCE/convict occurred: The court > the banker"),
        ("Hill is being held at a barracks.", "COERCE/arrest ongoing:  > Hill"),
    ],
    "trips": [
        ("Ann Hill is on a tour of Asia.", "CONSULT/visit ongoing: Ann Hill > Asia"),
        ("Ann Hill travelled on to Peru.", "CONSULT/visit occurred: Ann Hill > Peru"),
        ("Ann Hill arrived in Chisinau.", "CONSULT/visit occurred: Ann Hill > Chisinau"),
        ("The Thai and Lao ministers discussed trade.",
         "CONSULT/meet occurred: The Thai and Lao ministers > "),
        ("Ann Hill dropped a planned stop in Peru.", "REJECT/meet occurred: Ann Hill > Peru"),
    ],
    "what is announced, and what one is ready for": [
        ("Peru announced the expulsion of a consul.", "SANCTION/expel occurred: Peru > a consul"),
        ("Peru is prepared to retaliate.", "THREATEN/ occurred: Peru > "),
        ("Peru is prepared to negotiate with Chile.", "AGREE/ possible: Peru > Chile"),
    ],
    "exercises alone and together": [
        ("Peru held exercises on Sunday.", "MOBILIZE/troops occurred: Peru > "),
        ("Peru held exercises with Chile.", "COOPERATE/military occurred: Peru > Chile"),
        ("The two sides held exercises.", "COOPERATE/military occurred: The two sides > "),
    ],
    "what belongs to the object": [
        ("Police broke up a protest by students in May.", "COERCE/disperse occurred: Police > students"),
        ("Youths threw stones at police.", "PROTEST/riot occurred: Youths > police"),
        ("Peru barred two reporters from the region.", "SANCTION/expel occurred: Peru > two reporters"),
        ("Peru turned down a proposal by Chile.", "REJECT/ occurred: Peru > Chile"),
    ],
    "words tied by a hyphen": [
        ("Monks staged a sit-in outside the bank.", "PROTEST/demo occurred: Monks > "),
        ("Police broke up a sit-in by students on Friday.", "COERCE/disperse occurred: Police > students"),
    ],
    "what an attack strikes": [
        ("Rebels shelled a hospital in Turin.", "ASSAULT/heavy-weapons occurred: Rebels > a hospital"),
        ("Rebels attacked a camp for Chilean refugees.",
         "ASSAULT/attack occurred: Rebels > Chilean refugees"),
    ],
    "what goes on, and what one is not going to do": [
        ("Peru has been fighting the rebels since 2019.", "ASSAULT/attack ongoing: Peru > the rebels"),
        ("Peru is not going to give in to the rebels.", "REJECT/ occurred: Peru > the rebels"),
    ],
    "yielding": [
        ("Peru dropped its lawsuit against Chile.", "CONCEDE/ease occurred: Peru > Chile"),
        ("Peru abandoned the plan.", "CONCEDE/yield occurred: Peru > "),
        ("The rebels handed over 14 prisoners.", "RETREAT/release occurred: The rebels > 14 prisoners"),
        ("Villagers clashed with police.", "PROTEST/riot occurred: Villagers > police"),
    ],
    "headlines": [
        ("Rebels free two nurses", "RETREAT/release occurred: Rebels > two nurses"),
    ],
    "the complement that stands nearest says which it is": [
        ("Peru and Chile launched two days of war games.", "COOPERATE/military occurred: Peru, Chile > "),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [pair for family in FAMILIES.values() for pair in family], ids=lambda value: value
)
def test_one_event_of_a_family(parser: Parser, text: str, expected: str) -> None:
    assert [shown(event, text) for event in events(parser, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry crews went back to work on Tuesday.",
        "The airlines saw demand for passenger seats.",
        "The firm warned its customers of delays.",
        "The peacekeepers are there to help restore order.",
        "The women were flown to Lima.",
    ],
)
def test_what_only_looks_like_one_of_a_family(parser: Parser, text: str) -> None:
    assert events(parser, text) == ()


PRONOUNS = {
    "Peru gave up Bo Lind two years after he was arrested in Oslo.": ("arrested", ["he"]),
    "It did not allow a visit, an aid worker said.": ("allow", ["It"]),
}


@pytest.mark.parametrize(("text", "expected"), PRONOUNS.items(), ids=PRONOUNS)
def test_a_pronoun_stands_for_nobody_it_does_not_agree_with(
    parser: Parser, text: str, expected: tuple[str, list[str]]
) -> None:
    found = next(each for each in events(parser, text) if each.trigger.of(text) == expected[0])
    assert [one.span.of(text) for one in (*found.actors, *found.recipients)] == expected[1]


def test_a_name_done_by_is_an_event_within_another(parser: Parser) -> None:
    text = "Peru maintained tariffs imposed by Ann Hill."
    assert [shown(event, text) for event in events(parser, text)] == [
        "SANCTION/impose occurred: Peru > ",
        "SANCTION/impose occurred: Ann Hill > ",
    ]


TOGETHER = {
    "Peru denied that Chile had agreed.": "AGREE/ negated: Chile > ",
    "Ann Hill and Bo Lind met in Oslo, but no agreement was reached.": "AGREE/ negated: Ann Hill, Bo Lind > ",
    "The visit could set the stage for a flurry of talks, including a meeting between Hill and Lind.":
        "CONSULT/meet possible: Hill, Lind > ",
    "Ann Hill visited Peru, where she held talks with Bo Lind. The agreement was signed on Friday.":
        "CONSULT/meet occurred: she > Bo Lind",
    "Ann Hill held four hours of talks with Bo Lind.": "CONSULT/meet occurred: Ann Hill > Bo Lind",
    "Ann Hill came to Peru and was received by Bo Lind.": "CONSULT/host occurred: Bo Lind > Ann Hill",
    "Bo Lind was arrested and charged with murder.": "ACCUSE/allege occurred:  > Bo Lind",
    "Peru blamed the rebels, who said police had carried out the attack.":
        "ASSAULT/attack occurred: police > ",
    "A meeting between Hill and Lind, planned for May, was put off.": "REJECT/meet occurred: Hill, Lind > ",
    "The envoys will fly to Turin for talks with Ann Hill.": "CONSULT/meet planned: The envoys > Ann Hill",
    "Ten guards were killed and dozens wounded.": "ASSAULT/attack occurred:  > dozens",
    "Ann Hill, who led the coup, spoke on state television.": "COERCE/overthrow occurred: Ann Hill > ",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOGETHER.items(), ids=TOGETHER)
def test_what_is_found_beside_another(parser: Parser, text: str, expected: str) -> None:
    assert expected in [shown(event, text) for event in events(parser, text)]


PLACES = {
    "Ann Hill met Bo Lind in Ohrid.": "Ohrid",
    "Ann Hill spoke during a visit to Chisinau.": "Chisinau",
    "The allies held a summit in Port Liri.": "Port Liri",
    "Nine people died in an attack on a market in Oslo.": "Oslo",
    "Eleven people were killed in an attack in Oslo on Friday.": "Oslo",
    "Gunmen attacked a mosque inside a police compound in Peshawar.": "Peshawar",
    "Gunmen attacked a mosque in Peshawar, killing 40 people.": "Peshawar",
    "Gunmen killed four people at a Lagos bank.": "Lagos",
    "Gunmen killed the mayor of Lagos.": None,
    "Gunmen killed four people who lived in Lagos.": None,
    "Dermagne is to meet Moreels in Ghent on Tuesday.": "Ghent",
    "Police arrested two men in May.": None,
}


@pytest.mark.parametrize(("text", "place"), PLACES.items(), ids=PLACES)
def test_where_also_in_a_town_that_the_recogniser_leaves_out(
    parser: Parser, text: str, place: str | None
) -> None:
    found = events(parser, text)[-1].place
    assert (found and found.text) == place


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rebels shelled the village, killing nine people.", "nine"),
        ("Eleven people were killed in an attack in Oslo on Friday.", "Eleven"),
        ("Nine people died in an attack.", "Nine"),
        ("The blast left 14 people dead.", "14"),
    ],
)
def test_an_attack_has_the_number_of_those_it_struck(parser: Parser, text: str, number: str) -> None:
    found = events(parser, text)[0]
    assert found.number is not None
    assert found.number.of(text) == number


DATED = {
    "The union reached an agreement with the firm. Under the agreement, wages rise from January 1.": None,
    "Macron met Scholz. The talks resumed on May 3.": date(2024, 5, 3),
    "Macron met Scholz. The meeting on May 3 was short.": date(2024, 5, 3),
    "Macron met Scholz. He described the talks on May 3.": None,
}


@pytest.mark.parametrize(("text", "day"), DATED.items(), ids=DATED)
def test_an_event_told_again_takes_its_own_day_only(parser: Parser, text: str, day: date | None) -> None:
    assert _day(parser, text)[1] == day


def _day(parser: Parser, text: str) -> tuple[EventMention, date | None]:
    """Return the last event of a text published in June 2024, and its first day."""
    published = Published(DateRange(date(2024, 6, 1), date(2024, 6, 1), "day"), "given")
    document = extract(GivenArticle(text, "", published=published), parser)
    last = document.events[-1]
    when = None if last.time is None else document.times[last.time].range
    return last, when and when.first


MET = "Ann Hill met Bo Lind in Turin on Monday."
TWO = {
    "the two": ("The two signed a treaty.", "AGREE/sign occurred: Ann Hill, Bo Lind > "),
    "both sides": ("Both sides agreed on a truce.", "AGREE/ occurred: Ann Hill, Bo Lind > "),
    "they, who do it with each other": (
        "They signed a treaty.", "AGREE/sign occurred: Ann Hill, Bo Lind > ",
    ),
    "they, who need not be the same": ("They killed a guard.", "ASSAULT/attack occurred: They > a guard"),
    "they, in somebody's words": (
        "“They signed a treaty,” a clerk said.", "AGREE/sign occurred: They > ",
    ),
    "somebody else": ("Two clerks signed a treaty.", "AGREE/sign occurred: Two clerks > "),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TWO.values(), ids=TWO)
def test_the_two_are_those_of_the_event_before(parser: Parser, text: str, expected: str) -> None:
    whole = f"{MET} {text}"
    assert shown(events(parser, whole)[1], whole) == expected


def test_the_two_are_nobody_where_three_met(parser: Parser) -> None:
    whole = "Ann Hill and Eva Novak met Bo Lind on Monday. The two signed a treaty."
    assert shown(events(parser, whole)[1], whole) == "AGREE/sign occurred: The two > "


CONTENT = [
    ("Peru demanded that Chile withdraw its troops.", "RETREAT/withdraw possible: Chile > "),
    ("Finland urged Nepal to release the hostages.", "RETREAT/release possible: Nepal > the hostages"),
    ("Peru threatened to expel two diplomats.", "SANCTION/expel possible: Peru > two diplomats"),
    ("Peru condemned the attack on the miners.", "ASSAULT/attack occurred:  > the miners"),
    ("Rebels raided the camp, killing two guards.", "ASSAULT/attack occurred: Rebels > two guards"),
]


@pytest.mark.parametrize(("text", "expected"), CONTENT)
def test_what_another_event_holds_is_an_event_of_its_own(parser: Parser, text: str, expected: str) -> None:
    first, *others = events(parser, text)
    assert expected in [shown(event, text) for event in others]
    assert all(event.parent == 0 for event in others)
    assert first.parent is None


def test_what_is_agreed_to_is_the_agreement_itself(parser: Parser) -> None:
    text = "Peru agreed to release the hostages."
    assert [event.type for event in events(parser, text)] == ["AGREE"]


LITERAL = [
    "Shares sank by five percent.",
    "The editorial attacked the plan.",
    "A judge shot down the lawsuit.",
    "Profit beat forecasts.",
    "For more details, visit our website.",
    "Let us be fair.",
    "The relatives of the accused wept.",
]


@pytest.mark.parametrize("text", LITERAL)
def test_what_is_meant_as_a_figure_is_no_event(parser: Parser, text: str) -> None:
    assert events(parser, text) == ()


ANSWERS = [
    ("Prosecutors charged Ann Hill. She denied the charge.", "REJECT/ occurred: She > Prosecutors"),
    ("Students accused the rector. The rector denied it.", "REJECT/ occurred: The rector > Students"),
    ("Miners marched in Lota, and police fired tear gas.", "COERCE/disperse occurred: police > Miners"),
    ("Police say nine people were arrested.", "COERCE/arrest occurred: Police > nine people"),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_an_answer_is_given_to_whom_it_answers(parser: Parser, text: str, expected: str) -> None:
    assert shown(events(parser, text)[-1], text) == expected


CLASSES = [
    ("Two miners were taken into custody.", "COERCE/arrest"),
    ("Guards led away three students.", "COERCE/arrest"),
    ("Firefighters pulled two miners from the rubble.", "AID/humanitarian"),
    ("Border guards turned back 40 trucks.", "COERCE/restrict"),
    ("The minister quit on Monday.", "RETREAT/resign"),
    ("Nurses stopped work on Monday.", "PROTEST/strike"),
    ("The ministry denied it.", "REJECT/"),
    ("Both parties voted for the bill.", "SUPPORT/defend"),
]


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_a_class_of_verbs(parser: Parser, text: str, expected: str) -> None:
    assert expected in [f"{event.type}/{event.mode or ''}" for event in events(parser, text)]
