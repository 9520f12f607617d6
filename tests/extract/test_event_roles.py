"""Who does a deed and who suffers it, as nouns, clauses and whole texts tell."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from claims.extract.syntax import subject
from tests.extract.test_events import shown

TOLD = {
    "a deed befalls whoever it is said to be of": [
        ("Her arrest angered the students.", "COERCE/arrest occurred:  > Her"),
        ("The general's assassination set off riots.", "ASSAULT/assassinate occurred:  > The general"),
        (
            "The minister's dismissal by the president shocked the party.",
            "SANCTION/expel occurred: the president > The minister",
        ),
        ("The militia's attacks on villages go on.", "ASSAULT/attack ongoing: The militia > villages"),
    ],
    "a noun before a deed acts, or suffers what befalls people": [
        ("A rebel attack on a convoy shook Mopti.", "ASSAULT/attack occurred: rebel > a convoy"),
        ("Student protests against the junta grew.", "PROTEST/demo occurred: Student > the junta"),
        ("The prisoner release came too late.", "RETREAT/release occurred:  > prisoner"),
    ],
    "a relative clause in the passive": [
        ("The nurse, who was detained in May, is ill.", "COERCE/arrest occurred:  > The nurse"),
        ("The 17 men who were taken into custody slept.", "COERCE/arrest occurred:  > The 17 men"),
        ("Bo Lind, who was freed by rebels, is home.", "RETREAT/release occurred: rebels > Bo Lind"),
    ],
    "what somebody is in or under": [
        ("The treasurer faces charges of theft.", "ACCUSE/allege occurred:  > The treasurer"),
        ("The convoy came under fire from rebels.", "ASSAULT/attack occurred: rebels > The convoy"),
        ("The mayor is under arrest.", "COERCE/arrest occurred:  > The mayor"),
    ],
    "who claims that another did harm accuses him": [
        ("The widow claims that guards beat her son.", "ACCUSE/allege occurred: The widow > guards"),
        ("The firm alleges hackers attacked its site.", "ACCUSE/allege occurred: The firm > hackers"),
        ("Miners assert that police beat a driver.", "ACCUSE/allege occurred: Miners > police"),
    ],
    "a court forbids, or lets somebody do": [
        ("The court ruled that the mill must pay.", "COERCE/convict occurred: The court > the mill"),
        ("The judge ruled that the nurses may strike.", "CONCEDE/allow occurred: The judge > the nurses"),
        ("A tribunal ruled that the march was legal.", "CONCEDE/allow occurred: A tribunal > "),
    ],
    "the condition of a threat says whom it is for": [
        (
            "The union threatened to strike unless the airline raises pay.",
            "THREATEN/violence occurred: The union > the airline",
        ),
        (
            "Farmers threatened to march if the government cut grants.",
            "THREATEN/ occurred: Farmers > the government",
        ),
        ("Rebels threatened an attack if Chad sent troops.", "THREATEN/violence occurred: Rebels > Chad"),
    ],
    "an embassy is opened in a country, not against itself": [
        ("Peru opened an embassy in Hanoi.", "SUPPORT/recognise occurred: Peru > Hanoi"),
        ("Canada closed its embassy in Damascus.", "SANCTION/discontinue occurred: Canada > Damascus"),
        ("Chile withdrew its ambassador from Caracas.", "SANCTION/discontinue occurred: Chile > Caracas"),
    ],
    "an appeal, a request and a report are acts of words": [
        ("The envoy appealed against the verdict.", "REJECT/ occurred: The envoy > "),
        ("The council met at the request of Chile.", "REQUEST/ occurred: Chile > The council"),
        ("The audit faulted the ministry.", "ACCUSE/disapprove occurred: The audit > the ministry"),
    ],
    "a made thing or a place is struck, taken or shut": [
        ("The militia burned a granary.", "ASSAULT/attack occurred: The militia > "),
        ("A missile hit a kindergarten.", "ASSAULT/attack occurred: A missile > a kindergarten"),
        ("The junta closed a chocolate shop.", "COERCE/restrict occurred: The junta > "),
        ("Soldiers took the lighthouse.", "ASSAULT/heavy-weapons occurred: Soldiers > "),
    ],
    "by what means is nobody's part": [
        (
            "The rebels attacked a convoy with mortars of the army.",
            "ASSAULT/attack occurred: The rebels > a convoy",
        ),
        ("Police beat a man with the help of guards.", "ASSAULT/beat occurred: Police > a man"),
        ("Gunmen shelled a school with stolen mortars.", "ASSAULT/heavy-weapons occurred: Gunmen > a school"),
    ],
    "a second verb goes on from who speaks, unless the forms agree": [
        (
            "The baker said the guild would study the plan but condemned the mayor.",
            "ACCUSE/disapprove occurred: The baker > the mayor",
        ),
        (
            "The council said it would not pay and urged the firms to leave Velm.",
            "REQUEST/ occurred: The council > the firms",
        ),
        ("Fishermen said guards came at night and beat them.", "ASSAULT/beat occurred: guards > them"),
    ],
    "a headline's participle is a passive, in its first part too": [
        ("Opposition politician beaten in Velm", "ASSAULT/beat occurred:  > Opposition politician"),
        ("Ten hostages freed: live updates", "RETREAT/release occurred:  > Ten hostages"),
    ],
    "a passive infinitive or gerund is done to the subject of its clause": [
        ("She claimed to have been attacked by guards.", "ASSAULT/attack occurred: guards > She"),
        ("The pilot fears being arrested.", "COERCE/arrest possible:  > The pilot"),
        ("Fishermen denounced having been rammed by a patrol boat.", "a patrol boat > Fishermen"),
    ],
    "a second passive has the subject of the first": [
        ("Two were held for questioning and freed the same evening.", "RETREAT/release occurred:  > Two"),
        ("Tourists were told to leave and were refused a refund.", "REJECT/ occurred:  > Tourists"),
    ],
    "who is spoken against, and not to whom or of what": [
        ("The auditor reported the lender to the police.", "The auditor > the lender"),
        (
            "Police brought charges of attacking the judge's house against the party leader.",
            "Police > the party leader",
        ),
        ("The army denied losing the town.", "REJECT/ occurred: The army > "),
    ],
    "who travels, told behind the place": [
        ("The first visit to Cuba of Secretary Hill lasted a day.", "Secretary Hill > Cuba"),
        ("The trip to Oslo of the two envoys ended on Monday.", "the two envoys > Oslo"),
    ],
    "who is counted behind a year": [
        ("In 2019 three men were jailed.", "COERCE/arrest occurred:  > three men"),
        ("In 2022 two clerks were sentenced for theft.", "COERCE/convict occurred:  > two clerks"),
    ],
    "who is to do what is requested": [
        ("The governor's request that lawmakers extend the tax failed.", "The governor > lawmakers"),
        ("Their request that the town close the pit was heard.", "Their > the town"),
    ],
    "whom one deals with meanwhile is no party": [
        ("General Idris, visiting wounded soldiers in Omdurman, vowed to fight on.", "General Idris > "),
        ("The premier, meeting bankers in Oslo, vowed to cut spending.", "The premier > "),
    ],
    "a hyphenated word is whole": [
        (
            "Police arrested six ex-officials and the ex-governor.",
            "Police > six ex-officials, the ex-governor",
        ),
        ("A court jailed the ex-mayor.", "A court > the ex-mayor"),
    ],
    "a participle with an article stands for people": [
        ("The accused, whose name he withheld, was charged on Tuesday.", "occurred:  > The accused"),
        ("Rebels freed the wounded.", "Rebels > the wounded"),
    ],
    "a deed is of whoever is said to carry it out": [
        ("The attack carried out by marines killed two nurses.", "ASSAULT/attack occurred: marines > "),
        ("The request made by the lawyers was late.", "REQUEST/ occurred: the lawyers > "),
    ],
    "two verbs share the object behind them": [
        (
            "Rebels harassed or beat members of the committee.",
            "COERCE/restrict occurred: Rebels > members of the committee",
        ),
    ],
    "a place before a subject is none of it": [
        ("The strike was peaceful, but in Halden police used batons against marchers.", "police > marchers"),
    ],
    "who runs a thing, or a place, can act": [
        (
            "He accused the terminal's operator, Pacifico Sur SA, of hiring strike-breakers.",
            "He > the terminal's operator",
        ),
        ("Crane operators in San Antonio accused police of lying.", "Crane operators > police"),
        ("Three municipalities sued the ministry.", "Three municipalities > the ministry"),
    ],
}
ROWS = [(rule, *row) for rule, rows in TOLD.items() for row in rows]


@pytest.mark.parametrize(
    ("rule", "text", "expected"), ROWS, ids=[f"{rule}: {text}" for rule, text, _ in ROWS]
)
def test_who_acts_and_who_suffers(parser: Parser, rule: str, text: str, expected: str) -> None:
    found = [shown(event, text) for event in extract(text, parser).events]
    assert any(one == expected or one.endswith(f" {expected}") for one in found), rule


ACTIONS = [
    ("The guild filed a complaint against the clerk for attacking a nurse.", "attacking", "clerk"),
    ("Lawyers filed a suit against the army for shelling the port.", "shelling", "army"),
]


@pytest.mark.parametrize(("text", "verb", "who"), ACTIONS)
def test_against_whom_an_action_is_brought_did_what_it_is_for(
    parser: Parser, text: str, verb: str, who: str
) -> None:
    deed = next(each for each in parser.parse(text) if each.text == verb)
    doer = subject(deed)
    assert doer is not None
    assert doer.text == who


ANSWERS = {
    "what was said is denied to whoever said it": (
        "The mayor, Ana Ruiz, said that the dam had been left to rot. Its owner denied the report.",
        "REJECT/ occurred: Its owner > The mayor, Ana Ruiz",
    ),
    "nobody answers himself": (
        "Minister Paul Kern accused the press of lies. Kern rejected the criticism.",
        "REJECT/ occurred: Kern > ",
    ),
    "a clause that denies answers whoever accused": (
        "Lawyers accused the police of beatings, which the ministry denied.",
        "REJECT/ occurred: the ministry > Lawyers",
    ),
}


@pytest.mark.parametrize(("text", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_whom_an_answer_is_given_to(parser: Parser, text: str, expected: str) -> None:
    assert expected in [shown(event, text) for event in extract(text, parser).events]


DAYS = [
    ("Rebels shelled the town on 3 May 2024, killing two nurses.", "killing"),
    ("Two guards were killed when rebels attacked a camp on 3 May 2024.", "killed"),
    ("Two guards were killed and seven wounded on 3 May 2024 by gunmen.", "killed"),
    ("Police fired tear gas on 3 May 2024 as crowds called for the mayor to resign.", "called"),
    ("The council on 3 May 2024 adopted a resolution condemning the raid.", "condemning"),
    ("At his sentencing on 3 May 2024, the clerk apologised to the families.", "apologised"),
]


@pytest.mark.parametrize(("text", "trigger"), DAYS)
def test_what_comes_with_a_deed_has_its_day(parser: Parser, text: str, trigger: str) -> None:
    found = next(each for each in extract(text, parser).events if each.trigger.of(text) == trigger)
    assert found.time is not None


def test_the_narrower_of_two_days_beside_each_other_is_the_events(parser: Parser) -> None:
    text = "Halden, 3 May 2024 - Envoys of Peru and Chile will meet next week, on 9 May 2024, an aide said."
    document = extract(text, parser)
    found = next(each for each in document.events if each.trigger.of(text) == "meet")
    assert found.time is not None
    assert document.times[found.time].span.of(text) == "9 May 2024"
