"""The modality table: a sentence for each relation, and that every row can be read."""

from __future__ import annotations

import pytest

from claims.document import GivenArticle
from claims.extract import extract, syntax
from claims.extract.events.modality import decide, table
from claims.extract.events.relations import RELATIONS, Site
from claims.extract.parse import Parser, read

VERBS = [
    ("Rather than arrest the monks, guards let them go.", "arrest", "negated"),
    ("Guards talked to the monks rather than arrest them.", "arrest", "negated"),
    ("Rather, guards arrested more than forty monks.", "arrested", None),
    ("The law allows officers to search homes.", "search", "possible"),
    ("The owner allowed officers to search the mill.", "search", None),
    ("She wants to have her rival jailed.", "jailed", "possible"),
    ("The colonel had two clerks jailed.", "jailed", None),
    ("Stop the raids and free the monks, the crowd shouted.", "free", "possible"),
    ("The rebels stopped the bus and let the monks go.", "let", "occurred"),
    ("Lawmakers debated a bill banning gold mining.", "banning", "possible"),
    ("The ministry published a draft decree closing four camps.", "closing", "possible"),
    ("The assembly passed a bill banning gold mining.", "banning", None),
    ("The council adopted a resolution condemning the raid.", "condemning", None),
    ("The guards should have met the nurses.", "met", "negated"),
    ("The monks should never have been beaten.", "beaten", "occurred"),
    ("The firm ought not to have sued the baker.", "sued", "occurred"),
    ("The bishop took the opportunity to thank the crew.", "thank", "occurred"),
    ("The bishop had the opportunity to thank the crew.", "thank", "possible"),
    ("The mayor may use the occasion to praise the crew.", "praise", "possible"),
    ("The pilots are bent on suing the airline.", "suing", "planned"),
    ("She urged them to end the row and keep meeting the owners.", "meeting", "possible"),
    ("She wants the guards to continue to search the mill.", "search", "possible"),
    ("Ann Hill did not visit Oslo.", "visit", "negated"),
    ("Peru denied that Ann Hill had visited Oslo.", "visited", "negated"),
    ("Peru never denied that Ann Hill had visited Oslo.", "visited", None),
    ("The army rejected claims that its guards had beaten the monks.", "beaten", "negated"),
    ("The allegation that police had tortured her was read out.", "tortured", "possible"),
    ("There is evidence that guards had beaten the monks.", "beaten", None),
    ("I would like to thank the crew.", "thank", "occurred"),
    ("Peru did not announce which ministers will meet.", "meet", "possible"),
    ("Oslo will pay if the ministers meet.", "meet", "possible"),
    ("The ministers may meet.", "meet", "possible"),
    ("The ministers allegedly met in Oslo.", "met", "possible"),
    ("The ministers reportedly met in Oslo.", "met", None),
    ("Peru signed no treaty with Chile.", "signed", "negated"),
    ("Police arrested nobody at the march.", "arrested", "negated"),
    ("Not all nurses support Ann Hill.", "support", "negated"),
    ("Peru did not pay, and Bo Lind was arrested.", "arrested", None),
    ("They asked him to free the monks, arm the guards and punish the thieves.", "punish", "possible"),
    ("Peru urged the firms to return to the table and condemned the raid.", "condemned", None),
    ("The ministers will meet.", "meet", "planned"),
    ("Ann Hill said the ministers would meet.", "meet", "planned"),
    ("The ministers would meet.", "meet", "possible"),
    ("Ann Hill looked forward to meeting Bo Lind.", "meeting", "planned"),
    ("The ministers thought of meeting Bo Lind.", "meeting", "possible"),
    ("The ministers are to meet.", "meet", "planned"),
    ("The ministers have yet to meet.", "meet", "negated"),
    ("The ministers are not going to meet.", "meet", "negated"),
    ("Peru refused to meet Chile.", "meet", "negated"),
    ("Peru plans to meet Chile.", "meet", "planned"),
    ("Peru does not plan to meet Chile.", "meet", "negated"),
    ("Peru does not need to meet Chile.", "meet", "possible"),
    ("Peru hopes to meet Chile.", "meet", "possible"),
    ("Peru continues to arm Chile.", "arm", "ongoing"),
    ("Ann Hill is due to meet Bo Lind.", "meet", "planned"),
    ("Police are searching the house.", "searching", "ongoing"),
    ("The ministers met.", "met", None),
    ("Strikers will stay away until the owners agree to talks.", "agree", "possible"),
    ("They fought on until rebels attacked the bridge.", "attacked", None),
    ("The minister stopped short of expelling the envoy.", "expelling", "negated"),
    ("Guards will not be able to strike.", "strike", "negated"),
    ("The envoy was able to meet the rebels.", "meet", "occurred"),
    ("Nurses are unable to strike.", "strike", "negated"),
    ("Farmers hope the minister will meet them.", "meet", "possible"),
    ("She doubts that the rebels will meet the envoy.", "meet", "possible"),
    ("There is little reason to meet the rebels.", "meet", "possible"),
    ("The firm showed little interest in meeting the union.", "meeting", "possible"),
    ("Police kept the students from marching on the palace.", "marching", "negated"),
    ("Will the ministers meet?", "meet", "possible"),
    ("When did the ministers meet?", "meet", None),
    ("Chad said it would close the border if the bill passed.", "close", "possible"),
    ("Students called for the rector to resign.", "resign", "possible"),
    ("He signed the accord, only to be denounced by his allies.", "denounced", "occurred"),
    ("Nobody has been arrested.", "arrested", "negated"),
    ("The server is being attacked.", "attacked", "ongoing"),
    ("Police disclosed that they were searching the house.", "searching", "ongoing"),
    ("Four councillors denied having been bribed.", "bribed", "negated"),
    ("She said work would start and that troops would leave the post.", "leave", "planned"),
    ("The ministers discussed how to attack the fort.", "attack", "possible"),
    ("The crew ended up being deported to Chad.", "deported", "occurred"),
    ("The crew may end up being deported to Chad.", "deported", "possible"),
    ("Police used clubs to disperse the marchers.", "disperse", None),
    ("The students plan to protest by blocking the road.", "blocking", "planned"),
    ("The students protested by blocking the road.", "blocking", None),
    ("He said doctors would be there and help the wounded.", "help", "planned"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), VERBS)
def test_what_makes_a_verb_what_it_is(parser: Parser, text: str, verb: str, expected: str | None) -> None:
    doc = read(parser, text, ()).doc
    token = next(each for each in doc if each.text == verb)
    assert decide(table("verb"), Site(token, token.head), syntax.is_negated) == expected


@pytest.mark.parametrize("section", ["verb", "noun", "clause", "light"])
def test_every_row_can_be_read_and_may_fit(section: str) -> None:
    rows = table(section)
    assert rows
    assert len({(row.relation, row.words, row.only) for row in rows}) == len(rows), "a row stands there twice"


def test_every_relation_is_asked_for() -> None:
    asked = {row.relation for section in ("verb", "noun", "clause", "light") for row in table(section)}
    assert asked == set(RELATIONS.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike goes on.", {"PROTEST": "ongoing"}),
        ("Peru said it would follow up with requests to Chile.", {"REQUEST": "planned"}),
        ("The assembly should pass a resolution condemning the raid by Chad.", {"ACCUSE": "possible"}),
        ("The firm will agree to talks with the union.", {"CONSULT": "planned"}),
        ("The mayor hoped Chile would accept the offer.", {"AGREE": "possible"}),
        ("The talks did not take place, with police arresting two envoys.", {"COERCE": "occurred"}),
        ("The strike has cost the bank millions.", {"PROTEST": "ongoing"}),
        ("The blockade will starve the town.", {"PROTEST": "ongoing"}),
        ("The strike has ended.", {"PROTEST": "occurred"}),
        ("The visit has angered Chile.", {"CONSULT": "occurred"}),
        ("The bank said it was ready to help.", {"AGREE": "possible"}),
        ("The bank said it was not willing to help.", {"AGREE": "negated"}),
        ("The police made no arrests.", {"COERCE": "negated"}),
        ("Police face allegations they failed to act.", {"ACCUSE": "occurred"}),
        ("The two sides held no talks.", {"CONSULT": "negated"}),
        ("The strike will continue on Monday.", {"PROTEST": "ongoing"}),
        ("The meeting planned for Monday will not take place.", {"CONSULT": "negated"}),
        ("The teachers' union announced a strike from Monday.", {"PROTEST": "planned"}),
        ("The mayor never condemned the bombing of the bank.", {"ACCUSE": "negated", "ASSAULT": "occurred"}),
        ("Dockers have been on strike since Monday.", {"PROTEST": "ongoing"}),
        ("Chad chose talks instead of sanctions on Peru.", {"CONSULT": "occurred", "SANCTION": "negated"}),
        ("Ann Hill wants the lifting of the blockade of Chad.", {"CONCEDE": "possible"}),
        ("Peru is working on new sanctions against Chile.", {"SANCTION": "planned"}),
        (
            "The union demanded an inquiry into the bombing of the bank.",
            {"REQUEST": "occurred", "ASSAULT": "occurred"},
        ),
    ],
)
def test_what_goes_on_is_set_or_is_taken_as_done(parser: Parser, text: str, expected: dict[str, str]) -> None:
    found = {each.type: each.modality for each in extract(text, parser).events}
    assert found.items() >= expected.items()


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Harland faces a fine from the court.", "fine", "possible"),
        ("The editor is facing deportation to Chad.", "deportation", "possible"),
        ("The clerk faces charges of fraud.", "charges", "occurred"),
        ("Peru chose talks rather than sanctions on Chile.", "sanctions", "negated"),
        ("The ministry confirmed the raid on the port.", "raid", "occurred"),
        ("The ministry confirmed a visit by the king.", "visit", "planned"),
        ("Fishermen could be subject to arrest.", "arrest", "possible"),
        ("The monks were subjected to torture.", "subjected", "occurred"),
        ("An inquiry by the council is required first.", "inquiry", "possible"),
        ("A two-day strike by nurses will go ahead.", "strike", "planned"),
        ("A boycott by the bakers will start at noon.", "boycott", "planned"),
        ("Strikes by bakers will cost the town millions.", "Strikes", "occurred"),
        ("The panel rejected an earlier ruling by the court against the bank.", "ruling", "occurred"),
        ("Lecturers spoke about the present strike by nurses.", "strike", "ongoing"),
        (
            "Ann Hill stressed the importance of cooperation between Peru and Chile.",
            "cooperation",
            "possible",
        ),
    ],
)
def test_what_is_yet_to_come_was_before_or_goes_on(
    parser: Parser, text: str, trigger: str, expected: str
) -> None:
    events = extract(GivenArticle(text, ""), parser).events
    assert {each.modality for each in events if trigger in each.trigger.of(text)} == {expected}
