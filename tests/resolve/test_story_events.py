"""Which events of two articles of one story are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.records import EventRecord
from claims.resolve.events import occasions
from claims.resolve.stories.events import story_judgements
from tests.resolve.accounts import days, occasion, told, who

TUESDAY, FRIDAY = days("2024-03-05"), days("2024-03-08")
FROM_TUESDAY = replace(TUESDAY, last=None)
Pair = tuple[EventRecord, EventRecord, str | None]
PAIRS: dict[str, Pair] = {
    "one town, one crowd, one verb in two words": (
        told("PROTEST/demo occurred", "dockers", words="marched", place="Orlavek", date=TUESDAY),
        told("PROTEST/demo occurred", "dockers", words="demonstrated", place="Orlavek", date=TUESDAY),
        "same",
    ),
    "a number that one spells": (
        told("COERCE/arrest occurred", "police", "people", words="arrested", sentence="Police arrested 23."),
        told("COERCE/arrest occurred", "police", "people", words="detained",
             sentence="Twenty-three people were detained."),
        "same",
    ),
    "other victims": (
        told("COERCE/arrest occurred", "", "fishermen", words="arrested"),
        told("COERCE/arrest occurred", "", "herders", words="taken away"),
        None,
    ),
    "far too many victims for one": (
        told("ASSAULT/attack occurred", "gunmen", words="killed", number="3"),
        told("ASSAULT/attack occurred", "gunmen", words="killed", number="140"),
        None,
    ),
    "one is over and one to come": (
        told("CONSULT/meet occurred", "Ann Hill", words="met"),
        told("CONSULT/meet planned", "Ann Hill", words="meet"),
        "proposed",
    ),
    "a state, and the minister who speaks for it": (
        told("AGREE/ occurred", "Ana Ruiz, foreign minister of Chile", words="offered"),
        told("AGREE/ occurred", "CHILE", words="offered"),
        "proposed",
    ),
    "a state, and another's minister": (
        told("AGREE/ occurred", "Ana Ruiz, foreign minister of Peru", words="offered"),
        told("AGREE/ occurred", "CHILE", words="offered"),
        None,
    ),
    "two ministers of one state": (
        told("AGREE/ occurred", "Ana Ruiz, foreign minister of Chile", words="offered"),
        told("AGREE/ occurred", "Ivo Soto, defence minister of Chile", words="offered"),
        None,
    ),
    "who does one and suffers the other, by deeds of two kinds": (
        told("SANCTION/expel occurred", "Ann Hill", "diplomats", words="barred"),
        told("SANCTION/impose occurred", "", "Ann Hill", words="entry ban"),
        "proposed",
    ),
    "a deed of which each tells one": (
        told("COERCE/arrest occurred", "the navy", words="detained"),
        told("COERCE/arrest occurred", "", words="arrested"),
        "same",
    ),
    "two who say no": (
        told("REJECT/ occurred", "the owner", words="denied"),
        told("REJECT/ occurred", "a spokesman", words="denied"),
        None,
    ),
    "one who asks for two things": (
        told("REQUEST/ occurred", "Ana Ruiz", words="called", sentence="Ana Ruiz called for calm."),
        told("REQUEST/ occurred", "Ana Ruiz", words="demanded", sentence="Ana Ruiz demanded an election."),
        "proposed",
    ),
    "one who asks for one thing": (
        told("REQUEST/ occurred", "Ana Ruiz", words="called", sentence="Ana Ruiz called for a recount."),
        told("REQUEST/ occurred", "Ana Ruiz", words="demanded", sentence="Ana Ruiz demanded a recount."),
        "same",
    ),
    "those who ask, in passing": (
        told("REQUEST/ occurred", "employers", words="urged", sentence="Employers urged moderation."),
        told("REQUEST/ occurred", "", words="called", sentence="From the employers, too, calls were heard."),
        "proposed",
    ),
    "a permit that both drop from one day on, by deeds of two kinds": (
        told("AGREE/ planned", "CHILE", words="remove", date=FROM_TUESDAY,
             sentence="Chile will remove the permit."),
        told("COERCE/restrict possible", "CHILE", words="cancel", date=FROM_TUESDAY,
             sentence="Chile is willing to cancel the licence."),
        "proposed",
    ),
    "a measure to come, promised by a state": (
        told("AGREE/ planned", "CHILE", words="remove", sentence="Chile would remove the export permit."),
        told("AGREE/ occurred", "CHILE", words="willing to cancel",
             sentence="Chile is willing to cancel the export licence."),
        "same",
    ),
    "a road closed, as a protest or as a restriction": (
        told("PROTEST/obstruct occurred", "relatives", words="blocked", date=TUESDAY),
        told("COERCE/restrict occurred", "", words="cut off the road", date=TUESDAY,
             sentence="Hundreds of relatives cut off the road."),
        "proposed",
    ),
    "a verb that a word behind it makes another": (
        told("COERCE/arrest occurred", "police", "Ann Hill", words="took",
             sentence="Police took Ann Hill into custody."),
        told("COERCE/restrict occurred", "police", "Ann Hill", words="detained",
             sentence="Police detained Ann Hill."),
        "same",
    ),
    "one mode, whatever the words": (
        told("PROTEST/strike occurred", "", words="joined the walkout", number="650"),
        told("PROTEST/strike occurred", "", words="ceased work", number="800"),
        "proposed",
    ),
    "one of today, one of long ago": (
        told("RETREAT/withdraw occurred", "", words="withdrew",
             sentence="The troops withdrew from the ridge."),
        told("RETREAT/withdraw occurred", "", words="withdrew",
             sentence="In 1998 the troops withdrew from the ridge."),
        "proposed",
    ),
    "a visit abroad last month, and one to come elsewhere": (
        told("CONSULT/visit planned", "Ann Hill", words="visit", place="Seoul"),
        told("CONSULT/visit occurred", "Ann Hill", words="visited", place="Ankara"),
        None,
    ),
    "a minister, and the state named beside": (
        told("AGREE/ occurred", "Azman Hashim", words="offered",
             sentence="Malaysia urged restraint, and its envoy, Azman Hashim, offered to mediate."),
        told("AGREE/ occurred", "MALAYSIA", words="offered", sentence="Malaysia has offered to mediate."),
        "proposed",
    ),
    "arrests, and that there were none": (
        told("COERCE/arrest occurred", "", words="held", sentence="Two were held."),
        told("COERCE/arrest negated", "", words="arrests", sentence="There were no arrests."),
        "proposed",
    ),
    "two meetings of nobody named": (
        told("CONSULT/meet occurred", "", words="talks"),
        told("CONSULT/meet occurred", "", words="negotiations"),
        None,
    ),
    "a call that one caller is named beside": (
        told("CONSULT/phone occurred", "Ann Hill", words="spoke"),
        told("CONSULT/phone occurred", "", words="call", sentence="In the call Hill was calm."),
        "proposed",
    ),
    "an accusation, and its denial": (
        told("ACCUSE/allege occurred", "the Thai army", "CAMBODIA", words="accused"),
        told("REJECT/ occurred", "CAMBODIA", "the Thai army", words="denied claims",
             sentence="Cambodia denied claims of the Thai army."),
        "proposed",
    ),
    "a common group, who do two things": (
        told("COERCE/disperse occurred", "Police", words="dispersed", date=TUESDAY),
        told("COERCE/arrest occurred", "Police", words="held", date=TUESDAY),
        None,
    ),
    "as many of them": (
        told("COERCE/arrest occurred", "", words="arrested", number="23"),
        told("COERCE/arrest occurred", "", words="placed", number="Twenty-three"),
        "same",
    ),
    "two states that help, each named where the other's help is told": (
        told("AID/humanitarian occurred", "TURKEY", words="flew in", place="Orlavek", number="80",
             sentence="Turkey flew in 80 rescuers, and China promised money."),
        told("AID/humanitarian occurred", "CHINA", words="delivered", place="Orlavek",
             sentence="China delivered 200 tents."),
        "proposed",
    ),
    "a verb with a particle, and one of its meaning": (
        told("REJECT/ occurred", "+Orel Union", words="turned down", sentence="It turned down the offer."),
        told("REJECT/ occurred", "+Orel Union", words="rejected", sentence="It rejected the offer."),
        "same",
    ),
    "who does not agree rejects": (
        told("AGREE/ negated", "Ann Hill", words="agree", sentence="Hill does not agree with the charge."),
        told("REJECT/ occurred", "Ann Hill", words="rejected", sentence="Hill rejected the charge."),
        "same",
    ),
    "signed here, not yet there": (
        told("AGREE/sign occurred", "Ann Hill", words="signed", sentence="Hill signed the contract."),
        told("AGREE/sign negated", "Ann Hill", words="signed", sentence="Hill has not signed the contract."),
        "same",
    ),
    "accepted here, declined there": (
        told("AGREE/ occurred", "Ann Hill", words="accepted", sentence="Hill accepted the invitation."),
        told("REJECT/ occurred", "Ann Hill", words="declined", sentence="Hill declined the invitation."),
        "proposed",
    ),
    "members, and the body they are in": (
        told("PROTEST/strike planned", "the teachers' federation", words="strike"),
        told("PROTEST/strike planned", "the teachers", words="strike"),
        "same",
    ),
    "those whom one calls this and another that": (
        told("PROTEST/demo occurred", "savers", words="protested"),
        told("PROTEST/demo occurred", "depositors", words="came out"),
        "same",
    ),
    "a few days apart": (
        told("CONSULT/meet planned", "Ann Hill", words="talks", date=TUESDAY),
        told("CONSULT/meet planned", "Ann Hill", words="meet", date=FRIDAY),
        "same",
    ),
    "other days and another crowd": (
        told("PROTEST/strike occurred", "dockers", words="strike", date=TUESDAY),
        told("PROTEST/strike occurred", "miners", words="strike", date=FRIDAY),
        None,
    ),
    "a verb, and the noun made of it": (
        told("COERCE/seize occurred", "", words="confiscated", sentence="They confiscated his boat."),
        told("COERCE/restrict occurred", "", words="confiscation",
             sentence="The judge ordered the confiscation of his boat."),
        "same",
    ),
    "a body, and those who are in it": (
        told("SUPPORT/praise occurred", "parents", words="welcomed"),
        told("SUPPORT/praise occurred", "parents' associations", words="hailed"),
        "proposed",
    ),
    "a ministry, and who heads it": (
        told("REQUEST/ occurred", "Ana Ruiz, transport secretary", words="ordered",
             sentence="Ana Ruiz ordered them to resign."),
        told("REQUEST/ occurred", "+Transport Department", words="ordered",
             sentence="The department ordered them to quit."),
        "same",
    ),
    "a ministry, and who heads another": (
        told("REQUEST/ occurred", "Ana Ruiz, health secretary", words="ordered",
             sentence="Ana Ruiz ordered them to resign."),
        told("REQUEST/ occurred", "+Transport Department", words="ordered",
             sentence="The department ordered them to quit."),
        None,
    ),
    "one promise in other words": (
        told("AGREE/ occurred", "Ann Hill", words="offered", sentence="Hill offered to step down."),
        told("AGREE/ occurred", "Ann Hill", words="ready", sentence="Hill is ready to resign."),
        "same",
    ),
    "two promises of one": (
        told("AGREE/ occurred", "Ann Hill", words="offered", sentence="Hill offered to step down."),
        told("AGREE/ occurred", "Ann Hill", words="offered", sentence="Hill offered to pay for the roof."),
        "proposed",
    ),
    "people by what they are, and by what was done to them": (
        told("COERCE/abduct occurred", "an armed gang", "23 miners", words="took"),
        told("COERCE/abduct occurred", "gunmen", "25 hostages", words="seized"),
        "proposed",
    ),
    "who does not allow it refuses": (
        told("CONCEDE/allow negated", "CHILE", words="allow", sentence="Chile did not allow the reserve."),
        told("REJECT/ occurred", "CHILE", words="vetoed", sentence="Chile vetoed the reserve."),
        "same",
    ),
    "nearly as many, and one verb": (
        told("COERCE/arrest occurred", "Police", "fans", words="arrested", number="44"),
        told("COERCE/arrest occurred", "", "", words="rounded up", number="51"),
        "same",
    ),
    "one demand of nobody who is named, in the same words": (
        told("REQUEST/ occurred", "members", words="demanded",
             sentence="Members demanded a clinic, warm blankets and longer visits."),
        told("REQUEST/ occurred", "", words="asked",
             sentence="They asked for blankets, longer visits and a clinic."),
        "same",
    ),
    "a verb that changes within": (
        told("SANCTION/expel occurred", "KUNDU", words="recalled", sentence="Kundu recalled its envoy."),
        told("SANCTION/discontinue occurred", "KUNDU", words="withdrawn",
             sentence="Kundu has withdrawn its ambassador."),
        "same",
    ),
    "a promise, and the deed that it is of": (
        told("AGREE/ planned", "KUNDU", words="remove", sentence="Kundu will remove the permit."),
        told("COERCE/restrict planned", "KUNDU", words="cancel", sentence="Kundu is to cancel the licence."),
        "same",
    ),
    "help that one sends and another drops": (
        told("AID/humanitarian occurred", "NORWAY", words="sent rescuers",
             sentence="Helicopters dropped tents, and Norway sent rescuers with blankets."),
        told("AID/humanitarian occurred", "", words="dropped",
             sentence="Rescuers arrived from Norway, and helicopters dropped tents and blankets."),
        "proposed",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "expected"), PAIRS.values(), ids=PAIRS)
def test_a_pair_in_one_story(ours: EventRecord, theirs: EventRecord, expected: str | None) -> None:
    found = story_judgements([occasion(ours)], [occasion(theirs)])
    assert [one.judgement for one in found] == ([expected] if expected else [])


def test_a_headline_and_what_is_told_below_it_are_both_the_other_account() -> None:
    headline = told("REJECT/ occurred", "Ann Hill", words="denies", sentence="Minister denies wrongdoing")
    below = told("REJECT/ occurred", "Ann Hill", words="denied", sentence="Hill denied the charge.")
    other = told("REJECT/ occurred", "Ann Hill", words="disputes", sentence="Hill disputes it.")
    found = story_judgements([occasion(headline), occasion(below)], [occasion(other)])
    assert [one.judgement for one in found] == ["same", "same"]


def test_which_of_two_answers_of_one_article_is_the_others_is_asked() -> None:
    some = [
        told("REJECT/ occurred", "Ann Hill", words="denied", sentence=f"Hill denied {it}.") for it in "ab"
    ]
    other = told("REJECT/ occurred", "Ann Hill", words="disputes", sentence="Hill disputes it.")
    found = story_judgements([occasion(one) for one in some], [occasion(other)])
    assert [one.judgement for one in found] == ["proposed", "proposed"]


def test_the_visit_elsewhere_of_one_article_is_not_the_headlines() -> None:
    headline = told("CONSULT/visit planned", "Ann Hill", place="Lisbon", sentence="Hill to visit Lisbon")
    stop = told("CONSULT/visit planned", "Ann Hill", place="Madrid", sentence="A visit to Madrid follows.")
    other = told("CONSULT/visit planned", "Ann Hill", place="Lisbon", sentence="Hill will visit Lisbon.")
    found = story_judgements([occasion(headline), occasion(stop)], [occasion(other)])
    assert [one.judgement for one in found] == ["same"]


@pytest.mark.parametrize(("initials", "expected"), [(("EPL",), ["same"]), ((), [])])
def test_a_short_form_of_one_account_names_the_body_of_the_other(
    initials: tuple[str, ...], expected: list[str]
) -> None:
    army = replace(who("Popular Army of Lund", "organisation"), initials=initials)
    short = replace(who("EPL", "organisation"), initials=("EPL",))
    ours = told("REJECT/ occurred", words="denied", sentence="The army denied any part in the blast.")
    theirs = told("REJECT/ occurred", words="rejected", sentence="EPL rejected a part in the blast.")
    pair = replace(ours, actors=(army,)), replace(theirs, actors=(short,))
    assert [one.judgement for one in story_judgements(*([occasion(one)] for one in pair))] == expected


WITHIN = {
    "a headline told again in other words of one meaning": (
        ("RETREAT/resign occurred", "quits", "Minister quits over letters"),
        ("RETREAT/resign occurred", "resigned", "The minister resigned on Thursday."),
        1,
    ),
    "other words in two sentences of the text": (
        ("RETREAT/resign occurred", "quit", "The minister quit."),
        ("RETREAT/resign occurred", "resigned", "The minister resigned."),
        2,
    ),
    "a denial in another word": (
        ("REJECT/ occurred", "denied", "She denied it."),
        ("REJECT/ occurred", "disputed", "She disputed the charge."),
        1,
    ),
    "a denial and a refusal": (
        ("REJECT/ occurred", "denied", "She denied it."),
        ("REJECT/ occurred", "refused", "She refused to stay."),
        2,
    ),
    "another of the kind": (
        ("PROTEST/strike occurred", "strike", "The strike ended."),
        ("PROTEST/strike occurred", "strike", "They held a second two-day strike."),
        2,
    ),
}


@pytest.mark.parametrize(("first", "second", "expected"), WITHIN.values(), ids=WITHIN)
def test_mentions_within_one_article(
    first: tuple[str, str, str], second: tuple[str, str, str], expected: int
) -> None:
    some = [told(what, "Ann Hill", words=words, sentence=line) for what, words, line in (first, second)]
    assert len(occasions(some)) == expected


def test_what_follows_an_event_that_is_one_in_both_is_likely_one() -> None:
    def account(verb: str, speaker: str) -> list[EventRecord]:
        return [
            told(
                "ACCUSE/allege occurred",
                "Ann Hill",
                "Ivo Soto",
                words="accused",
                sentence="Hill accused Soto.",
            ),
            told("REJECT/ occurred", speaker, words=verb, sentence=f"{speaker} {verb} it."),
        ]

    ours, theirs = account("denied", "his office"), account("rejected", "the mayor")
    alone = story_judgements([occasion(ours[1])], [occasion(theirs[1])])
    beside = story_judgements([occasion(one) for one in ours], [occasion(one) for one in theirs])
    assert len(alone) == 0
    assert len(beside) == 2
    assert "what is told next to it is one" in [reason for one in beside for reason in one.reasons]


def test_what_one_account_tells_in_two_steps_is_joined_once_and_proposed_once() -> None:
    steps = [
        told("COERCE/convict occurred", "the court", "Ivo Soto", words=words, sentence=line)
        for words, line in (
            ("found guilty", "The court found Soto guilty of fraud."),
            ("sentenced", "The court sentenced Soto for fraud at the bank."),
        )
    ]
    other = told(
        "COERCE/convict occurred", "the court", "Ivo Soto", words="jailed",
        sentence="The court jailed Soto for fraud at the bank.",
    )  # fmt: skip
    found = story_judgements([occasion(one) for one in steps], [occasion(other)])
    assert sorted(one.judgement for one in found) == ["proposed", "same"]
