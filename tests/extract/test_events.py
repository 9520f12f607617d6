"""Events: who did what to whom, and whether it happened. The table is the specification."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import Block, DateRange, EventMention, GivenArticle, Published, Quote, Span
from claims.extract import extract
from claims.extract.events import find_events
from claims.extract.mentions import find_mentions
from claims.extract.parse import Parser, read

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCIDENT", "DISASTER", "VOTE",
}  # fmt: skip


def events(parser: Parser, text: str, quotes: tuple[Quote, ...] = ()) -> tuple[EventMention, ...]:
    parsed = read(parser, text, ())
    return find_events(parsed, find_mentions(parsed), (), quotes)


def shown(event: EventMention, text: str) -> str:
    """Write an event as ``TYPE/mode modality: actors > recipients``."""
    actors = ", ".join(one.span.of(text) for one in event.actors)
    recipients = ", ".join(one.span.of(text) for one in event.recipients)
    return f"{event.type}/{event.mode or ''} {event.modality}: {actors} > {recipients}"


SPECIFICATION = [
    # verbs, passives, particles, light verbs
    ("French police arrested two students.", "COERCE/arrest occurred: French police > two students"),
    ("Farmers plan to block the port.", "PROTEST/obstruct planned: Farmers > "),
    ("Farmers said they would vote for the plan.", "SUPPORT/defend planned: Farmers > "),
    ("If jailed, two students will be sad.", "COERCE/arrest possible:  > two students"),
    ("Medics saved a boy.", "AID/humanitarian occurred: Medics > a boy"),
    ("Strikers blocked the mayor's car.", "PROTEST/obstruct occurred: Strikers > the mayor"),
    ("Ann Hill blamed the security services.", "ACCUSE/allege occurred: Ann Hill > the security services"),
    ("Police arrested those responsible.", "COERCE/arrest occurred: Police > those responsible"),
    ("Rebels threatened to attack them.", "THREATEN/violence occurred: Rebels > them"),
    ("Two men were arrested by French police.", "COERCE/arrest occurred: French police > Two men"),
    ("Norway's king called off the visit.", "REJECT/meet occurred: Norway's king > "),
    ("Norway's king paid a visit to Poland.", "CONSULT/visit occurred: Norway's king > Poland"),
    ("Brazil imposed sanctions on Paraguay.", "SANCTION/impose occurred: Brazil > Paraguay"),
    ("Brazil lifted sanctions on Paraguay.", "CONCEDE/ease occurred: Brazil > Paraguay"),
    ("Chilean troops shelled the rebels.", "ASSAULT/heavy-weapons occurred: Chilean troops > the rebels"),
    (
        "Ann Hill, the former minister and current leader of the opposition, accused Marsh of surrendering.",
        "ACCUSE/allege occurred: Ann Hill > Marsh",
    ),
    ("Peru fired two missiles at Chile.", "ASSAULT/heavy-weapons occurred: Peru > Chile"),
    ("Peru and Chile signed a pact in Bogota.", "AGREE/sign occurred: Peru, Chile > "),
    ("The talks between Peru and Chile were called off.", "REJECT/meet occurred: Peru, Chile > "),
    # headlines that leave out "was"; people called by their office with a name behind it
    ("Former mayor jailed for fraud", "COERCE/convict occurred:  > Former mayor"),
    ("Norway's new premier heads to Oslo as talks stall", "CONSULT/visit ongoing: premier > Oslo"),
    ("Its coach, Marta Engel, praised Chile.", "SUPPORT/praise occurred: Its coach, Marta Engel > Chile"),
    ("The council fined Norway.", "SANCTION/impose occurred: The council > Norway"),
    # what several do together, and what happens in the course of a visit
    ("Ann Hill and Bo Lind discussed trade.", "CONSULT/meet occurred: Ann Hill, Bo Lind > "),
    ("He left after hundreds of workers protested.", "PROTEST/demo occurred: hundreds of workers > "),
    ("Ann Hill presented a petition to the mayor.", "REQUEST/ occurred: Ann Hill > the mayor"),
    ("Ann Hill’s visit to Peru has been confirmed by a diplomat.", "CONSULT/visit planned: Ann Hill > Peru"),
    ("A man was remanded in custody.", "COERCE/arrest occurred:  > A man"),
    ("Peru accused Chile of spying.", "ACCUSE/allege occurred: Peru > Chile"),
    ("Peru expelled two Chilean diplomats.", "SANCTION/expel occurred: Peru > two Chilean diplomats"),
    ("Kenya granted asylum to five journalists.", "AID/asylum occurred: Kenya > five journalists"),
    ("Students demonstrated against the government.", "PROTEST/demo occurred: Students > the government"),
    ("Greece sent troops to Cyprus.", "MOBILIZE/troops occurred: Greece > Cyprus"),
    ("The rebels released a hostage.", "RETREAT/release occurred: The rebels > a hostage"),
    ("Ghana praised Togo.", "SUPPORT/praise occurred: Ghana > Togo"),
    ("Ghana shared intelligence with Togo.", "COOPERATE/intelligence occurred: Ghana > Togo"),
    # nouns with arguments
    ("Analysts discussed the premier's visit to Poland.", "CONSULT/visit occurred: the premier > Poland"),
    ("We discussed the visit of King Harald to Poland.", "CONSULT/visit occurred: King Harald > Poland"),
    ("Nobody saw the rebels' attack on the soldiers.", "ASSAULT/attack occurred: the rebels > the soldiers"),
    # reciprocal actors, coordination, relative clauses, control
    ("Macron and Scholz met in Berlin.", "CONSULT/meet occurred: Macron, Scholz > "),
    ("Macron met Scholz in Berlin.", "CONSULT/meet occurred: Macron > Scholz"),
    (
        "Italian and Greek warships shelled the rebels.",
        "ASSAULT/heavy-weapons occurred: Italian, Greek warships > the rebels",
    ),
    ("Macron plans to visit Poland.", "CONSULT/visit planned: Macron > Poland"),
    # modality
    ("Macron will visit Poland.", "CONSULT/visit planned: Macron > Poland"),
    ("Macron is expected to visit Poland.", "CONSULT/visit planned: Macron > Poland"),
    ("Macron may visit Poland.", "CONSULT/visit possible: Macron > Poland"),
    ("Macron hopes to visit Poland.", "CONSULT/visit possible: Macron > Poland"),
    ("Macron is visiting Poland.", "CONSULT/visit ongoing: Macron > Poland"),
    ("Macron did not visit Poland.", "CONSULT/visit negated: Macron > Poland"),
    ("Macron's planned visit to Poland drew crowds.", "CONSULT/visit planned: Macron > Poland"),
    (
        "During his visit to Chad, Emmanuel Macron will open a school.",
        "CONSULT/visit planned: Emmanuel Macron > Chad",
    ),
    ("We are not going to Oslo with the intention of talking.", "CONSULT/visit ongoing: We > Oslo"),
    (
        "WASHINGTON, June 16: US Minister Antony Hill flies to Poland this weekend.",
        "CONSULT/visit ongoing: US Minister Antony Hill > Poland",
    ),
    # what is to come
    ("Macron is due to visit Poland.", "CONSULT/visit planned: Macron > Poland"),
    ("Peru is going to sign a treaty with Chile.", "AGREE/sign planned: Peru > Chile"),
    ("Peru is about to sign a treaty with Chile.", "AGREE/sign planned: Peru > Chile"),
    ("President Macron to visit Poland", "CONSULT/visit planned: President Macron > Poland"),
    ("The visit by Macron to Poland is due in June.", "CONSULT/visit planned: Macron > Poland"),
    ("A meeting between Macron and Scholz is likely.", "CONSULT/meet planned: Macron, Scholz > "),
    (
        "A meeting between Macron and Scholz was to take place in July.",
        "CONSULT/meet planned: Macron, Scholz > ",
    ),
    ("Talks between Peru and Chile will be held in Oslo.", "CONSULT/meet planned: Peru, Chile > "),
    (
        "The visit will include a series of meetings between Macron and Scholz.",
        "CONSULT/meet planned: Macron, Scholz > ",
    ),
    ("Scholz looks forward to a visit by Macron.", "CONSULT/visit planned: Macron > "),
    ("Plans for a summit between Peru and Chile were drawn up.", "CONSULT/meet planned: Peru, Chile > "),
    ("The trip could lead to talks between Peru and Chile.", "CONSULT/meet possible: Peru, Chile > "),
    ("The United States advocates talks with Cuba.", "CONSULT/meet possible: The United States > Cuba"),
    (
        "It was not announced which ministers will meet Emmanuel Macron.",
        "CONSULT/meet possible: ministers > Emmanuel Macron",
    ),
    ("Peru does not plan to invade Chile.", "ASSAULT/heavy-weapons negated: Peru > Chile"),
    ("Peru has no plans to invade Chile.", "ASSAULT/heavy-weapons negated: Peru > Chile"),
    ("He did not exclude a military cooperation with Chile.", "COOPERATE/joint possible:  > Chile"),
    ("No minister visited Chile.", "CONSULT/visit negated: No minister > Chile"),
    ("Macron has yet to visit Poland.", "CONSULT/visit negated: Macron > Poland"),
    ("Peru and Chile are in talks to settle it.", "CONSULT/meet occurred: Peru, Chile > "),
    # wishing to say it is saying it
    ("The minister would like to thank Chile.", "SUPPORT/praise occurred: The minister > Chile"),
    # headlines
    ("Lavrov heads to Ankara for talks", "CONSULT/visit ongoing: Lavrov > Ankara"),
    ("Scholz heads to Athens hoping to calm fears of a break", "CONSULT/visit ongoing: Scholz > Athens"),
    (
        "Premier Lowers Hopes for Breakthrough as Lavrov Plans Cuba Visit",
        "CONSULT/visit planned: Lavrov > Cuba",
    ),
    ("Accidents and visits by US officials increased tensions.", "CONSULT/visit occurred: US officials > "),
    ("The problem is its reluctance to allow talks between Peru and Chile.",
     "CONSULT/meet possible: Peru, Chile > "),
    # who takes part as the clause around tells
    ("In a briefing on Monday, Ann Hill said growth was strong.", "CONSULT/brief occurred: Ann Hill > "),
    (
        "That was followed by a call with Ann Hill in which Bo Lind spoke of trade.",
        "CONSULT/phone occurred: Bo Lind > Ann Hill",
    ),
    (
        "Nobody knows why ministers, including Ann Hill, met the rebels.",
        "CONSULT/meet occurred: ministers, Ann Hill > the rebels",
    ),
    ("A visit by Treasury Secretary Ann Hill and Commerce Secretary Bo Lind was long.",
     "CONSULT/visit occurred: Treasury Secretary Ann Hill, Commerce Secretary Bo Lind > "),
    (
        "The minister recalled what Ann Hill and Bo Lind said during their visit to Chad.",
        "CONSULT/visit occurred: Ann Hill, Bo Lind > Chad",
    ),
    ("Peru issued a statement condemning Chile.", "ACCUSE/disapprove occurred: Peru > Chile"),
    ("Peru accused the bank of fraud.", "ACCUSE/allege occurred: Peru > the bank"),
    ("The bank of Chile was accused of fraud.", "ACCUSE/allege occurred:  > The bank of Chile"),
    ("Peru warned that we will be back.", "THREATEN/ occurred: Peru > "),
    (
        "Peru has not replied, two envoys from Chile said, asking not to be named.",
        "REQUEST/ occurred: two envoys from Chile > ",
    ),
    ("Chile blamed it on Peru.", "ACCUSE/allege occurred: Chile > Peru"),
    ("Peru called the raid illegal.", "ACCUSE/disapprove occurred: Peru > "),
    ("The refugees, whom Peru accused, were poor.", "ACCUSE/allege occurred: Peru > The refugees"),
    ("Peru will not commit to help in the event of a Chilean attack.", "REJECT/ occurred: Peru > "),
    ("A Boeing jetliner crashed, killing ten people.", "ASSAULT/attack occurred:  > ten people"),
    ("A Peruvian jet flew in front of a ship.", "MOBILIZE/weapons occurred: A Peruvian jet > a ship"),
    # craft that cross a border; what something is taken for
    ("A Peruvian drone flew over Chile.", "MOBILIZE/weapons occurred: A Peruvian drone > Chile"),
    (
        "What appeared to be a Peruvian drone flew over Chile.",
        "MOBILIZE/weapons occurred: a Peruvian drone > Chile",
    ),
    # what is announced is a willingness, a refusal or a threat; what is asked for is no event of its own
    ("Finland will give aid to Nepal.", "AGREE/ planned: Finland > Nepal"),
    ("Finland will not give aid to Nepal.", "REJECT/ occurred: Finland > Nepal"),
    ("Finland said it would bomb Nepal.", "THREATEN/ planned: Finland > Nepal"),
    ("Finland said Nepal must apologise.", "REQUEST/ occurred: Finland > Nepal"),
    ("Finland refused to meet the rebels.", "REJECT/meet occurred: Finland > the rebels"),
    ("Finland threatened to attack Nepal.", "THREATEN/violence occurred: Finland > Nepal"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPECIFICATION, ids=[text for text, _ in SPECIFICATION])
def test_one_event(parser: Parser, text: str, expected: str) -> None:
    assert [shown(event, text) for event in events(parser, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that growth was strong.",
        "The plan met expectations.",
        "The plane can fly to London without stopping.",
        "Sales of the phone were slow.",
        "Tensions between the two countries are high.",
        "The committee published a report.",
        "The firm fired its chief executive.",
        "Paul Kern pleaded guilty to fraud.",
        "The League for the Defence of Human Rights has an office in Oslo.",
        "Paul Kern was driving a pickup truck on Friday.",
        "They had until Thursday to throw it out.",
        "Norway let us down.",
        "Officers were called to the scene at noon.",
    ],
)
def test_no_event(parser: Parser, text: str) -> None:
    assert events(parser, text) == ()


def test_what_is_told_of_a_participant_is_an_event_of_its_own(parser: Parser) -> None:
    text = "Police fired tear gas at hundreds of students who marched to parliament."
    assert [shown(event, text) for event in events(parser, text)] == [
        "COERCE/disperse occurred: Police > hundreds of students",
        "PROTEST/demo occurred: students > parliament",
    ]


def test_a_trip_that_includes_a_visit(parser: Parser) -> None:
    text = "Ann Hill will be on a trip to Chad that will include a visit to London."
    assert [shown(event, text) for event in events(parser, text)] == [
        "CONSULT/visit planned: Ann Hill > Chad",
        "CONSULT/visit planned: Ann Hill > London",
    ]


def test_what_is_agreed_on_is_an_event_where_people_meet(parser: Parser) -> None:
    text = "Macron and Scholz agreed to meet in Oslo."
    assert [shown(event, text) for event in events(parser, text)] == [
        "AGREE/ occurred: Macron, Scholz > ",
        "CONSULT/meet planned: Macron, Scholz > ",
    ]


COMPLETED = {
    "Ann Hill will visit Peru. It is the first visit by a minister in years.":
        "CONSULT/visit planned: Ann Hill > Peru",
    "Ann Hill phoned Bo Lind. The call with Lind was short.": "CONSULT/phone occurred: Ann Hill > Lind",
    "Ann Hill will meet officials. It is not known which officials will meet.":
        "CONSULT/meet possible: officials > Ann Hill",
    "Macron will visit Chad. Ann Hill visited Peru. They look forward to rescheduling the visit.":
        "CONSULT/visit planned: Macron > Chad",
    "Macron will visit Poland. The government confirmed the visit.": "CONSULT/visit planned: Macron > Poland",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPLETED.items(), ids=COMPLETED)
def test_what_half_a_mention_leaves_out_stands_before_it(parser: Parser, text: str, expected: str) -> None:
    assert shown(events(parser, text)[-1], text) == expected


DATED = {
    "The talks between Peru and Chile next week are seen as crucial.": "planned",
    "The talks between Peru and Chile last week were seen as crucial.": "occurred",
    "The president visits Chile next week.": "planned",
    "The president visited Chile last week.": "occurred",
}


@pytest.mark.parametrize(("text", "modality"), DATED.items(), ids=DATED)
def test_a_day_after_publication_is_a_plan(parser: Parser, text: str, modality: str) -> None:
    published = Published(DateRange(date(2023, 6, 16), date(2023, 6, 16), "day"), "given")
    found = extract(GivenArticle(text, "", published=published), parser).events
    assert [event.modality for event in found] == [modality]


def test_who_is_threatened_may_stand_in_the_clause_before(parser: Parser) -> None:
    text = "The colonel met the envoys and threatened to walk away."
    found = [shown(event, text) for event in events(parser, text)]
    assert "THREATEN/ occurred: The colonel > the envoys" in found


@pytest.mark.parametrize(("day", "dated"), [("15 June 2023", True), ("20 June 2023", False)])
def test_a_day_to_come_is_not_that_of_what_was_done(parser: Parser, day: str, dated: bool) -> None:
    published = Published(DateRange(date(2023, 6, 16), date(2023, 6, 16), "day"), "given")
    text = f"Unions threatened the bank on {day}."
    found = extract(GivenArticle(text, "", published=published), parser).events
    assert [event.time is not None for event in found] == [dated]


def test_a_definite_noun_resumes_the_event_before_it(parser: Parser) -> None:
    text = "Macron met Scholz in Berlin. The talks lasted two hours. Later the talks were resumed."
    found = events(parser, text)
    assert {shown(event, text) for event in found} == {"CONSULT/meet occurred: Macron > Scholz"}
    assert [event.rule for event in found][:2] == ["event.verb.consult", "event.resumed.consult"]


def test_the_trip_is_the_one_that_was_called_so(parser: Parser) -> None:
    text = "The trip of Ann Hill to Peru was short. King Harald arrived in Chile. Then the trip ended."
    told = [shown(event, text) for event in events(parser, text)]
    assert told == [
        "CONSULT/visit occurred: Ann Hill > Peru",
        "CONSULT/visit occurred: King Harald > Chile",
        "CONSULT/visit occurred: Ann Hill > Peru",
    ]


def test_what_is_discussed_in_the_course_of_a_visit(parser: Parser) -> None:
    text = "The talks in Oslo, during a visit by two envoys, went well."
    assert "CONSULT/meet occurred: two envoys > " in [shown(event, text) for event in events(parser, text)]


def test_he_in_somebodys_words_is_not_the_one_who_speaks(parser: Parser) -> None:
    text = '"He is going to Peru with empty hands," Ann Hill told supporters.'
    assert [shown(event, text) for event in events(parser, text)] == ["CONSULT/visit ongoing: He > Peru"]


def test_to_beat_somebody_in_a_game_is_no_violence(parser: Parser) -> None:
    game = "The striker scored two goals in the match. The coach praised his squad. The club left the cup. "
    assert "ASSAULT" not in [one.type for one in events(parser, f"{game}Norway beat Chile.")]
    assert [one.type for one in events(parser, "Norway beat Chile.")] == ["ASSAULT"]


def test_a_visit_called_off_is_known_by_the_visit_before_it(parser: Parser) -> None:
    text = "Macron will visit Poland in May. In March the visit was postponed."
    assert [shown(event, text) for event in events(parser, text)] == [
        "CONSULT/visit planned: Macron > Poland",
        "REJECT/meet occurred: Macron > Poland",
    ]


def test_place_number_and_background(parser: Parser) -> None:
    text = "Rebels killed 12 soldiers in Nairobi after police had arrested their leader."
    killed, arrested = events(parser, text)
    assert killed.place is not None
    assert killed.place.text == "Nairobi"
    assert killed.number is not None
    assert killed.number.of(text) == "12"
    assert not killed.background
    assert arrested.background


@pytest.mark.parametrize(
    "text",
    [
        "Macron and Scholz hold talks on 12 June in Bergen.",
        "The trial of Macron opens in Bergen on Monday.",
    ],
)
def test_a_place_may_hang_on_a_day_or_on_what_takes_place(parser: Parser, text: str) -> None:
    assert "Bergen" in {event.place.text for event in events(parser, text) if event.place}


def test_the_innermost_quote_claims_the_event(parser: Parser) -> None:
    text = "Macron visited Poland, she said. Scholz visited Chile."
    said = Quote("indirect", (Span(0, 21),), Span(27, 31), None, "test", 1.0)
    assert [event.quote for event in events(parser, text, (said,))] == [0, None]


def test_an_event_is_surer_where_somebody_acts(parser: Parser) -> None:
    told, untold = "Police expelled two envoys.", "Two envoys were expelled."
    assert events(parser, told)[0].confidence > events(parser, untold)[0].confidence


def test_captions_make_no_events(parser: Parser) -> None:
    text = "Macron visited Poland.\nScholz visited Chile."
    parsed = read(parser, text, (Block(Span(0, 22), "caption"),))
    found = find_events(parsed, (), (), ())
    assert [shown(event, text) for event in found] == ["CONSULT/visit occurred: Scholz > Chile"]


@pytest.mark.slow
@given(st.lists(st.sampled_from(SPECIFICATION), min_size=1, max_size=4))
def test_every_event_lies_in_its_text(parser: Parser, parts: list[tuple[str, str]]) -> None:
    text = " ".join(part for part, _ in parts)
    found = events(parser, text)
    assert [event.trigger for event in found] == sorted(event.trigger for event in found)
    for event in found:
        assert event.type in TYPES
        assert 0 < event.confidence <= 1
        for one in (*event.actors, *event.recipients):
            assert one.span.start <= one.head < one.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Rebels used a mortar in an attack on Bor on Monday that killed two nurses.",
            ("2023-06-12", "2023-06-12"),
        ),
        ("Over the past two days, gunmen attacked nine farms.", ("2023-06-14", "2023-06-16")),
        ("In the past week, police arrested 40 protesters.", ("2023-06-09", "2023-06-16")),
        ("Police will arrest 40 protesters in the next two weeks.", None),
        ("Police would arrest 40 protesters within a month, she said.", None),
    ],
)
def test_days_of_relative_clauses_and_of_stretches_that_are_over(
    parser: Parser, text: str, days: tuple[str, str] | None
) -> None:
    published = Published(DateRange(date(2023, 6, 16), date(2023, 6, 16), "day"), "given")
    document = extract(GivenArticle(text, "a", published=published), parser)
    ranges = [
        document.times[event.time].range if event.time is not None else None for event in document.events
    ]
    assert {(str(each.first), str(each.last)) if each else None for each in ranges} == {days}
