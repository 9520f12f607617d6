"""Events as news of many kinds tells them: whom a deed concerns, who is left unsaid, and on which day."""

from __future__ import annotations

from datetime import date

import pytest

from claims.document import DateRange, GivenArticle, Published
from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown
from tests.quality.event_crossval import Record, crossed, found_in

KINDS = {
    "help that is held back is no help": [
        (
            "The Danish navy is delaying a shipment of aid to Haiti.",
            "REJECT/ ongoing: The Danish navy > Haiti",
        ),
        ("The ministry held back a grant to Peru.", "REJECT/ occurred: The ministry > Peru"),
        ("Norway put off a delivery of grain to Sudan.", "REJECT/ occurred: Norway > Sudan"),
    ],
    "who did a deed is condemned, not who suffered it": [
        ("Norway denounced the killing of two reporters.", "ACCUSE/disapprove occurred: Norway > "),
        (
            "The mayor condemned the soldiers' raid on a school.",
            "ACCUSE/disapprove occurred: The mayor > the soldiers",
        ),
        (
            "Lawmakers welcomed the withdrawal of Turkish troops.",
            "SUPPORT/praise occurred: Lawmakers > Turkish troops",
        ),
    ],
    "for whom something is asked is not asked": [
        ("The party demanded compensation for the widows.", "REQUEST/ occurred: The party > "),
        ("Students demanded the release of four classmates.", "REQUEST/ occurred: Students > "),
        ("The governor demanded that the strikers be paid.", "REQUEST/ occurred: The governor > "),
    ],
    "what is demanded is told, too": [
        ("The paper demanded the expulsion of two envoys.", "SANCTION/expel possible:  > two envoys"),
        ("Students called for the arrest of the rector.", "COERCE/arrest possible:  > the rector"),
    ],
    "what is done to whom, told behind a day": [
        ("The arrest on Monday of the editor stunned the town.", "COERCE/arrest occurred:  > the editor"),
        ("The murder in 2012 of a ranger is unsolved.", "ASSAULT/attack occurred:  > a ranger"),
        ("The killing on 3 May of two nurses stunned the town.", "ASSAULT/attack occurred:  > two nurses"),
    ],
    "what one orders done": [
        ("The judge ordered Marlow held for a week.", "COERCE/arrest possible:  > Marlow"),
        ("The colonel had two clerks arrested.", "COERCE/arrest occurred:  > two clerks"),
    ],
    "who is charged with a deed does it": [
        (
            "Three men were charged with the murder of a guard.",
            "ASSAULT/attack occurred: Three men > a guard",
        ),
        (
            "The court jailed two officers for the torture of a nurse.",
            "ASSAULT/torture occurred: two officers > a nurse",
        ),
        (
            "The Dawn Brigade claimed responsibility for the bombing.",
            "ASSAULT/explosives occurred: The Dawn Brigade > ",
        ),
    ],
    "a headline leaves out that something was done": [
        ("Two hundred migrants rescued off Malta", "AID/humanitarian occurred:  > Two hundred migrants"),
        ("Nine arrested after march in Porto", "COERCE/arrest occurred:  > Nine"),
        ("Opposition lawmaker freed after a week", "RETREAT/release occurred:  > Opposition lawmaker"),
    ],
    "what one undergoes": [
        (
            "The minister drew criticism from the union.",
            "ACCUSE/disapprove occurred: the union > The minister",
        ),
        ("The mayor rejected criticism from a bishop.", "ACCUSE/disapprove occurred: a bishop > The mayor"),
        (
            "The bank faced an investigation by prosecutors.",
            "ACCUSE/investigate occurred: prosecutors > The bank",
        ),
    ],
    "gunfire": [
        ("Artillery fire killed three nurses.", "ASSAULT/attack occurred:  > three nurses"),
        ("Two boys were wounded by sniper fire.", "ASSAULT/attack occurred: sniper > Two boys"),
        ("Police made two arrests.", "COERCE/arrest occurred: Police > "),
    ],
}
UNSAID = [
    (
        "South Korea arrested nine welders. Two more welders were deported.",
        "COERCE/deport occurred: South Korea > Two more welders",
    ),
    (
        "Rebels attacked a convoy in Mali. Mali sent troops. Egypt denounced the attack.",
        "ACCUSE/disapprove occurred: Egypt > Rebels",
    ),
    ("A flood hit Peru. Peru asked for help. Chile promised tents.", "AGREE/ occurred: Chile > Peru"),
]
NOTHING = (
    "The bank warned that costs would rise.",
    "Thank you for reading.",
    "For more, visit our website.",
)


def told(parser: Parser, text: str) -> list[str]:
    return [shown(event, text) for event in extract(GivenArticle(text, ""), parser).events]


@pytest.mark.parametrize(("text", "expected"), [each for listed in KINDS.values() for each in listed])
def test_an_event_is_told_with_its_parties(parser: Parser, text: str, expected: str) -> None:
    assert expected in told(parser, text)


@pytest.mark.parametrize(("text", "expected"), UNSAID)
def test_who_is_left_unsaid_was_told_before(parser: Parser, text: str, expected: str) -> None:
    assert expected in told(parser, text)


@pytest.mark.parametrize("text", NOTHING)
def test_no_deed_is_told(parser: Parser, text: str) -> None:
    assert told(parser, text) == []


LIVE = """Porto dock strike live: talks resume as police clear gates

15 May 2024

16:40 Talks resume

Negotiators for the port and the dockers' union have met again.

15:05 Six arrested

Porto police say six people have been arrested.

14:10 Gates blocked

About 200 dockers have blocked the gates.
"""


def test_an_entry_of_a_live_report_dates_what_it_tells(parser: Parser) -> None:
    day = DateRange(date(2024, 5, 15), date(2024, 5, 15), "day")
    document = extract(GivenArticle(LIVE, "", published=Published(day, "given")), parser)
    dated = {
        event.trigger.of(LIVE): document.times[event.time].span.of(LIVE)
        for event in document.events
        if event.time is not None
    }
    assert dated["met"] == "16:40"
    assert dated["blocked the gates"] == "14:10"


def test_an_attack_told_again_takes_no_day_from_where_it_was_told(parser: Parser) -> None:
    text = "Gunmen attacked a bus on 3 May 2024. The attack was the worst in years."
    first, again = extract(GivenArticle(text, ""), parser).events[:2]
    assert first.time is not None
    assert again.time is None


def test_what_stands_above_the_first_entry_of_a_live_report_has_no_time(parser: Parser) -> None:
    text = LIVE.replace("\n\n", "\n\nPolice have arrested two farmers.\n\n", 1)
    document = extract(GivenArticle(text, ""), parser)
    arrested = next(event for event in document.events if event.trigger.of(text) == "arrested")
    assert arrested.time is None


def test_the_next_best_day_is_taken_where_the_nearest_is_anothers(parser: Parser) -> None:
    text = "On 2 May 2024 the minister raised the offer and invited the union to talks on 6 May 2024."
    document = extract(GivenArticle(text, ""), parser)
    invited = next(event for event in document.events if event.type == "REQUEST")
    assert invited.time is not None
    assert document.times[invited.time].span.of(text).endswith("2 May 2024")


def test_classes_learned_from_one_half_are_scored_on_the_other(parser: Parser) -> None:
    texts = [
        ("Police arrested Ann Hill.", "COERCE", "Police", "Ann Hill"),
        ("Soldiers arrested two boys.", "COERCE", "Soldiers", "boys"),
        ("Norway praised Peru.", "SUPPORT", "Norway", "Peru"),
        ("Rebels attacked a convoy.", "ASSAULT", "Rebels", "convoy"),
    ]
    items = [Record(text, kind, (actor,), (recipient,)) for text, kind, actor, recipient in texts]
    figures = {name: (types.right, types.found) for name, types, _ in crossed(found_in(items, parser))}
    assert figures["first half, classes of the other"] == (1, 1)
    assert figures["second half, classes of the other"] == (1, 1)
    assert figures["all records, all classes"] == (4, 4)
