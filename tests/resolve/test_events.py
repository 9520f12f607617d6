"""Which event mentions tell of one event, within an article and across articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.records import EventRecord, Link
from claims.resolve.events import EventIndex, compare, occasions
from claims.resolve.links import Clusters
from tests.resolve.accounts import days, occasion, told

JUNE_18 = days("2023-06-18", "2023-06-19")
JUNE_15 = days("2023-06-15")
OCTOBER = days("2018-10-01", "2018-10-31", "month")
NOVEMBER = days("2022-11-01", "2022-11-30", "month")
PUBLISHED = days("2023-06-16")

COPIED = "The minister said that 200 soldiers had been sent to the flooded villages."
PAIRS = {
    "the same visit, the same days": (
        told("CONSULT/visit planned", "Antony Blinken", "CHINA", date=JUNE_18),
        told("CONSULT/visit planned", "Anthony Blinken", "CHINA", date=days("2023-06-16", "2023-06-21")),
        "same",
    ),
    "a capital and its country are one destination": (
        told("CONSULT/visit planned", "Ann Hill", place="Beijing", date=JUNE_18),
        told("CONSULT/visit planned", "Ann Hill", "CHINA", place="China"),
        "same",
    ),
    "two destinations are two visits": (
        told("CONSULT/visit planned", "Ann Hill", "CHINA", date=JUNE_18),
        told("CONSULT/visit planned", "Ann Hill", "JAPAN", date=JUNE_18),
        None,
    ),
    "two visitors are two visits": (
        told("CONSULT/visit planned", "Ann Hill", "CHINA", date=JUNE_18),
        told("CONSULT/visit occurred", "Mike Pompeo", "CHINA", date=OCTOBER),
        None,
    ),
    "two occasions of one pair stay apart": (
        told("CONSULT/meet occurred", "Joe Biden; Xi Jinping", date=NOVEMBER),
        told("CONSULT/meet possible", "Joe Biden; Xi Jinping", date=days("2023-07-01", "2023-12-31", "half")),
        None,
    ),
    "what is over and what may come stay apart without a date": (
        told("CONSULT/meet occurred", "Joe Biden; Xi Jinping"),
        told("CONSULT/meet possible", "Joe Biden; Xi Jinping"),
        None,
    ),
    "a call on days one apart": (
        told("CONSULT/phone occurred", "Ann Hill; Qin Gang", date=days("2023-06-14")),
        told("CONSULT/phone occurred", "Ann Hill", "Qin Gang", date=days("2023-06-13")),
        "same",
    ),
    "undated acts of force on the same thing": (
        told("ASSAULT/ occurred", "PERU", "CHILE", words="shot down", sentence="Peru shot down a balloon."),
        told("ASSAULT/ occurred", "PERU", words="shot down", sentence="This balloon Peru shot down."),
        "same",
    ),
    "undated acts of force on different things": (
        told("ASSAULT/ occurred", "PERU", "CHILE", words="shot down", sentence="Peru shot down a balloon."),
        told("ASSAULT/ occurred", "PERU", "CHILE", words="shot down", sentence="Peru shot down a plane."),
        "proposed",
    ),
    "undated acts of force, both on people": (
        told("ASSAULT/ occurred", "PERU", "CHILE", words="killed", sentence="Peru killed several people."),
        told("ASSAULT/ occurred", "PERU", "CHILE", words="killed", sentence="Peru killed three people."),
        "proposed",
    ),
    "the same demand in other words": (
        told("REQUEST/ occurred", "Qin", "PERU", words="told", sentence="told to stop meddling"),
        told("REQUEST/ occurred", "Qin", "PERU", words="called", sentence="called on to stop meddling"),
        "same",
    ),
    "a meeting planned and one, with somebody else, that may be": (
        told("CONSULT/meet planned", "Ann Hill", "officials", date=JUNE_18),
        told("CONSULT/meet possible", "Ann Hill", "Qin Gang", date=JUNE_18),
        None,
    ),
    "a meeting that may be, told of twice": (
        told("CONSULT/meet possible", "Ann Hill", "Qin Gang", date=JUNE_18),
        told("CONSULT/meet possible", "officials; Qin Gang", "Ann Hill"),
        "same",
    ),
    "talks about the same": (
        told("CONSULT/meet possible", "PERU", words="dialogue", sentence="Peru wants military dialogue."),
        told("CONSULT/meet possible", "PERU; CHILE", words="talks", sentence="There may be military talks."),
        "same",
    ),
    "talks about different things": (
        told("CONSULT/meet possible", "PERU", words="dialogue", sentence="Peru wants trade dialogue."),
        told("CONSULT/meet possible", "PERU; CHILE", words="talks", sentence="There may be military talks."),
        None,
    ),
    "who is on the way may still be to come": (
        told("CONSULT/visit ongoing", "Ann Hill", "CHINA"),
        told("CONSULT/visit planned", "Ann Hill", "CHINA", date=JUNE_18),
        "proposed",
    ),
    "meetings with different partners": (
        told("CONSULT/meet occurred", "Ann Hill", "Qin Gang", date=days("2023-06-14")),
        told("CONSULT/meet occurred", "Ann Hill", "Olaf Scholz", date=days("2023-06-14")),
        None,
    ),
    "likely, but no date says so": (
        told("REQUEST/ occurred", "Qin Gang", "CHILE", words="told"),
        told("REQUEST/ occurred", "Qin Gang", "CHILE", words="urged"),
        "proposed",
    ),
    "a sentence that both copy, with nobody named in it": (
        told("MOBILIZE/troops occurred", recipients="200 soldiers", words="sent", sentence=COPIED),
        told("MOBILIZE/troops occurred", recipients="200 soldiers", words="sent", sentence=COPIED.upper()),
        "same",
    ),
    "a sentence that both copy, of another week": (
        told("CONSULT/visit planned", "Ann Hill", date=JUNE_18, sentence=COPIED),
        told("CONSULT/visit occurred", "Ann Hill", date=days("2023-05-18"), sentence=COPIED),
        None,
    ),
    "talks of two that somebody else called off": (
        told("REJECT/meet occurred", "Ann Hill; Olaf Berg", words="cancelled", date=JUNE_18),
        told("REJECT/meet occurred", "Eva Novak", "Ann Hill; Olaf Berg", words="postponed", date=JUNE_18),
        "same",
    ),
    "one of the two, called off with a third": (
        told("REJECT/meet occurred", "Ann Hill; Olaf Berg", words="cancelled", date=JUNE_18),
        told("REJECT/meet occurred", "Eva Novak", "Ann Hill; Qin Gang", words="postponed", date=JUNE_18),
        None,
    ),
    "somebody receives whom the other account has meeting them": (
        told("CONSULT/meet occurred", "Ann Hill", "Qin Gang", date=JUNE_18),
        told("CONSULT/host occurred", "Qin Gang", "Ann Hill", words="received", date=JUNE_18),
        "same",
    ),
    "a country receives whom the other account has visiting it": (
        told("CONSULT/visit occurred", "Ann Hill", "CHINA", date=JUNE_18),
        told("CONSULT/host occurred", "CHINA", "Ann Hill", words="hosted", date=JUNE_18),
        "same",
    ),
    "a visit, and one that does not say whose it is": (
        told("CONSULT/visit occurred", "Ann Hill", "CHINA", place="Beijing", date=JUNE_18),
        told("CONSULT/visit occurred", "", "CHINA", place="Beijing", date=JUNE_18),
        "proposed",
    ),
    "two ministers sign, and their countries do, in one town": (
        told(
            "SUPPORT/sign occurred", "Ann Hill, Chilean Foreign Minister; Ed Ruiz, Peruvian President",
            place="Lima", date=JUNE_18, words="signed",
        ),
        told("SUPPORT/sign occurred", "PERU; CHILE", place="Lima", date=JUNE_18, words="signed"),
        "same",
    ),
    "a minister signs, and another country does": (
        told("SUPPORT/sign occurred", "Ann Hill, Chilean Foreign Minister", date=JUNE_18, words="signed"),
        told("SUPPORT/sign occurred", "PERU", date=JUNE_18, words="signed"),
        None,
    ),
    "a former minister does not act for the country": (
        told("SUPPORT/sign occurred", "Ann Hill, former Chilean Minister", date=JUNE_18, words="signed"),
        told("SUPPORT/sign occurred", "CHILE", date=JUNE_18, words="signed"),
        None,
    ),
    "an arrest, once without who made it and when": (
        told("COERCE/arrest occurred", "police", "Ann Hill", date=JUNE_15, published=PUBLISHED),
        told("COERCE/arrest occurred", "", "Ann Hill", words="detained", published=PUBLISHED),
        "proposed",
    ),
    "an arrest by one, and one by another": (
        told("COERCE/arrest occurred", "CHILE", "Ann Hill", words="arrested", date=JUNE_15),
        told("COERCE/arrest occurred", "PERU", "Ann Hill", words="arrested", date=JUNE_15),
        None,
    ),
    "people without a name in one town on one day": (
        told("PROTEST/demo occurred", "some 3,000 teachers", place="Lima", words="marched", date=JUNE_15),
        told("PROTEST/demo occurred", "thousands of teachers", place="Lima", words="rallied", date=JUNE_15),
        "same",
    ),
    "people without a name, and no town": (
        told("PROTEST/demo occurred", "some 3,000 teachers", words="marched", date=JUNE_15),
        told("PROTEST/demo occurred", "thousands of teachers", words="rallied", date=JUNE_15),
        "proposed",
    ),
    "other people without a name": (
        told("PROTEST/demo occurred", "some 3,000 teachers", words="marched", date=JUNE_15),
        told("PROTEST/demo occurred", "thousands of nurses", words="rallied", date=JUNE_15),
        None,
    ),
    "people without a name, and no day": (
        told("PROTEST/demo occurred", "some 3,000 teachers", place="Lima", words="marched"),
        told("PROTEST/demo occurred", "thousands of teachers", place="Lima", words="rallied"),
        None,
    ),
    "people without a name, who do it here and suffer it there": (
        told("ASSAULT/attack occurred", "rebels", "", words="attacked", date=JUNE_15),
        told("ASSAULT/attack occurred", "", "rebels", words="attacked", date=JUNE_15),
        None,
    ),
    "attacks in one town on one day, by nobody knows whom": (
        told("ASSAULT/attack occurred", "", "12 people", place="Trujillo", words="killed", date=JUNE_15),
        told("ASSAULT/attack occurred", "gunmen", place="Trujillo", words="attacked", date=JUNE_15),
        "proposed",
    ),
    "attacks on the same thing in one town on one day": (
        told(
            "ASSAULT/attack occurred", "", "12 people", place="Trujillo", words="killed", date=JUNE_15,
            sentence="The blast killed 12 people at a mosque.",
        ),
        told(
            "ASSAULT/attack occurred", "", "15 people", place="Trujillo", words="died", date=JUNE_15,
            sentence="A mosque where 15 people died was destroyed.",
        ),
        "same",
    ),
    "attacks in one country on one day": (
        told("ASSAULT/attack occurred", "", "12 people", place="Peru", words="killed", date=JUNE_15),
        told("ASSAULT/attack occurred", "gunmen", place="Peru", words="attacked", date=JUNE_15),
        None,
    ),
    "a body spelt out, and by its initials": (
        told("SANCTION/impose occurred", "+World Trade Union", "CHILE", words="imposed", date=JUNE_15),
        told("SANCTION/impose occurred", "+the WTU", "CHILE", words="hit", date=JUNE_15),
        "same",
    ),
    "undated deeds in the same news": (
        told("SANCTION/expel occurred", "POLAND", "CHILE", words="expelled", published=PUBLISHED),
        told("SANCTION/expel occurred", "POLAND", words="expulsion", published=days("2023-06-17")),
        "proposed",
    ),
    "undated deeds a month apart": (
        told("SANCTION/expel occurred", "POLAND", "CHILE", words="expelled", published=PUBLISHED),
        told("SANCTION/expel occurred", "POLAND", words="expulsion", published=days("2023-07-10")),
        None,
    ),
    "different kinds of events": (
        told("ACCUSE/allege occurred", "PERU", "CHILE", date=JUNE_18),
        told("REQUEST/ occurred", "PERU", "CHILE", date=JUNE_18),
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), PAIRS.values(), ids=PAIRS)
def test_a_pair(left: EventRecord, right: EventRecord, expected: str | None) -> None:
    found = compare(occasion(left), occasion(right))
    assert (found.judgement if found else None) == expected
    assert found is None or (found.reasons and 0 < found.score <= 1)


@given(st.sampled_from(list(PAIRS)))
def test_order_does_not_matter(name: str) -> None:
    left, right = (occasion(one) for one in PAIRS[name][:2])
    assert compare(left, right) == compare(right, left)


def test_mentions_of_one_article_that_tell_of_one_event() -> None:
    will = told("CONSULT/visit planned", "Ann Hill", "CHINA")
    again = told("CONSULT/visit planned", "Ann Hill")
    other = told("CONSULT/visit occurred", "Mike Pompeo", "CHINA")
    assert occasions([will, other, again]) == [(will, again), (other,)]


def test_a_deed_done_to_another_number_of_people_is_another() -> None:
    fans = told("COERCE/arrest occurred", "police", "fans", words="arrested", number="34")
    again = told("COERCE/arrest occurred", "police", words="arrested", number="thirty-four")
    students = told("COERCE/arrest occurred", "police", words="arrested", number="two")
    assert occasions([fans, students, again]) == [(fans, again), (students,)]


HEADLINE = "Hopes for a deal sink as Hill plans China visit"
LEAD = "During the visit of Ann Hill to Japan, hopes for a deal are sinking."


def test_the_lead_tells_the_visit_of_the_headline_again() -> None:
    headline = told("CONSULT/visit planned", "Ann Hill", "CHINA", words="visit", sentence=HEADLINE)
    lead = told("CONSULT/visit planned", "Ann Hill", "JAPAN", words="visit", sentence=LEAD)
    other = told(
        "CONSULT/visit planned", "Ann Hill", "JAPAN", words="visit", sentence="She will visit Japan."
    )
    assert occasions([headline, lead]) == [(headline, lead)]
    assert occasions([headline, other]) == [(headline,), (other,)]
    assert occasions([headline, other, lead]) == [(headline,), (other, lead)]


def test_news_too_far_apart_tell_of_two_events() -> None:
    early = told("CONSULT/visit planned", "Ann Hill", "CHINA", published=days("2021-01-01"))
    late = told("CONSULT/visit planned", "Ann Hill", "CHINA", published=days("2023-01-01"))
    assert compare(occasion(early), occasion(late)) is None


def visit(article: int) -> EventRecord:
    return told(
        "CONSULT/visit planned", "Ann Hill", "CHINA", article=article, date=JUNE_18, published=PUBLISHED
    )


def test_a_new_occasion_joins_each_cluster_once() -> None:
    index = EventIndex()
    first, second, third = (occasion(visit(article)) for article in (1, 2, 3))
    assert index.settle([first]) == []
    assert len(index.settle([second])) == 1
    assert len(index.settle([third])) == 1
    assert index.clusters.of(third.event) == first.event


def test_a_refused_pair_is_never_proposed_again() -> None:
    first, second = occasion(visit(1)), occasion(visit(2))
    refused = Link(first.event, second.event, "different")
    index = EventIndex(Clusters([refused]))
    index.settle([first])
    assert index.settle([second]) == []


def test_a_rule_does_not_unite_what_a_person_holds_apart_through_a_third() -> None:
    first, second, third = (occasion(visit(article)) for article in (1, 2, 3))
    index = EventIndex(Clusters([Link(first.event, second.event, "different")]))
    for each in (first, second, third):
        index.settle([each])
    assert index.clusters.of(first.event) != index.clusters.of(second.event)
