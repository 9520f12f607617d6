"""Days of events by what they are told with: an occasion, a happening that struck, a day counted off."""

from __future__ import annotations

from datetime import date

import pytest

from claims.document import DateRange, GivenArticle, Published
from claims.extract import extract
from claims.extract.parse import Parser

PUBLISHED = Published(DateRange(date(2024, 8, 21), date(2024, 8, 21), "day"), "given")
KINDS = {
    "what is said in words that somebody gave": [
        ("In the letter she sent on Monday, Olga Brandt accused Chile of spying.", "accused", "2024-08-19"),
        ("In a phone call he made on Tuesday, the envoy urged Chile to pay.", "urged", "2024-08-20"),
        ("In the letter, dated 12 August, drivers ask that trains be slowed.", "ask", "2024-08-12"),
        ("In a statement he issued on Monday, the minister condemned the strike.", "condemned", "2024-08-19"),
        ("Speaking on Monday, the bishop accused Chad of lying.", "accused", "2024-08-19"),
        ("In the village she left on Monday, police arrested a teacher.", "arrested", None),
        ("Citing a survey made on Monday, the bishop accused Chad of lying.", "accused", None),
    ],
    "what is done at a gathering that is held": [
        ("At a meeting held on Friday, the council rejected the plan.", "rejected", "2024-08-16"),
        ("Officers beat three students at a march staged on Sunday in Lima.", "beat", "2024-08-18"),
        ("Police arrested a clerk at the bank robbed on Monday.", "arrested", None),
    ],
    "whom a happening struck": [
        ("The explosion on Friday killed two sailors and wounded a cook.", "wounded", "2024-08-16"),
        ("Sunday's attack on the convoy wounded five soldiers.", "wounded", "2024-08-18"),
        ("The storm, which hit the coast on Tuesday, killed eleven people.", "killed", "2024-08-20"),
        ("The attack, which took place on Friday, killed two guards.", "killed", "2024-08-16"),
        ("The president criticised Friday's attack.", "criticised", None),
        ("Friday's protest angered the king, who sacked a general.", "sacked", None),
    ],
    "what is done with a noun that tells a deed": [
        ("Nurses welcomed the assurances given on Monday by the minister.", "assurances", "2024-08-19"),
        ("Critics attacked the ban imposed on Tuesday by the council.", "ban", "2024-08-20"),
        ("A militia claimed the attack, which killed nine monks on Sunday.", "attack", "2024-08-18"),
        ("Pilots announced a strike from Saturday.", "announced", "2024-08-24"),
        ("Drivers staged the strike that started on Monday.", "staged", "2024-08-19"),
        ("Clerks staged a series of strikes this week.", "staged", "2024-08-19"),
        ("The council rejected the visit planned for May.", "rejected", None),
        ("The meeting in Abuja is appointed for Sunday.", "meeting", "2024-08-25"),
    ],
    "what was before or since is of another time": [
        ("The firm has been sued twice since moving to Lima in 2019.", "sued", None),
        ("She was charged on Monday after winning the vote in May.", "charged", "2024-08-19"),
        ("He was arrested while visiting Peru on Monday.", "arrested", "2024-08-19"),
        ("The king dismissed the petition ahead of the vote on Friday.", "dismissed", None),
    ],
    "what a time before a noun only names": [
        ("The league suspended the club for this week's match.", "suspended", None),
        ("Guards beat a student during Monday's protest.", "beat", "2024-08-19"),
        ("The king met the chiefs at Tuesday's summit.", "met", "2024-08-20"),
    ],
    "whose day stands right before its verb": [
        ("The court in Quito on Monday “flatly and firmly” rejected the appeal.", "rejected", "2024-08-19"),
        ("Officers who seized power last week on Monday dissolved the senate.", "dissolved", "2024-08-19"),
        ("The man arrested on Monday accused police of lying.", "accused", None),
        ("A clerk was forced to quit on Monday.", "forced", "2024-08-19"),
    ],
    "what a month or year holds beside": [
        ("In 2017 the plan was dropped after a strike by taxi drivers.", "strike", "2017-01-01"),
        ("In July, following a raid in which police arrested a clerk, he quit.", "arrested", "2024-07-01"),
        ("On Monday the plan was dropped after a strike by taxi drivers.", "strike", None),
    ],
    "what was when a stretch began": [
        ("Ties have been cold since July, when Chad expelled two envoys.", "expelled", "2024-07-01"),
    ],
    "what hands on the day that another clause gave it": [
        (
            "Five monks were killed when planes bombed Perl on Friday, while rebels shelled the port.",
            "shelled",
            "2024-08-16",
        ),
        (
            "The generals seized the palace on Monday and dissolved the court, brushing aside appeals.",
            "brushing",
            "2024-08-19",
        ),
    ],
    "what stands so long before or after a day": [
        ("The mayor quit on Thursday, two days after prosecutors charged him.", "charged", "2024-08-13"),
        ("Farmers blocked roads on Monday, a day after talks collapsed.", "talks", "2024-08-18"),
        ("Shots were fired on Monday, three days before a visit by the king.", "visit", "2024-08-22"),
        ("The mayor quit on Thursday, two days after prosecutors charged him.", "quit", "2024-08-15"),
        ("Two days after prosecutors charged him, the mayor quit.", "charged", None),
    ],
}


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [pytest.param(*case, id=f"{kind}: {case[0]}") for kind, cases in KINDS.items() for case in cases],
)
def test_the_day_of_an_event(parser: Parser, text: str, trigger: str, day: str | None) -> None:
    document = extract(GivenArticle(text, "", published=PUBLISHED), parser)
    event = next(each for each in document.events if trigger in each.trigger.of(text))
    when = None if event.time is None else document.times[event.time].range
    assert (None if when is None or when.first is None else when.first.isoformat()) == day


def test_the_name_of_a_time_is_no_event(parser: Parser) -> None:
    text = "The complaint was filed by the city of Graz in March."
    document = extract(GivenArticle(text, "", published=PUBLISHED), parser)
    assert "PROTEST" not in {each.type for each in document.events}
