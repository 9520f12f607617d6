"""Parties of events by the construction that names them: whom each class of clauses and phrases is about."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

TOLD = {
    "coordinated verbs share the object of the last": [
        ("Wardens stopped and questioned the poacher.", "Wardens > the poacher"),
        (
            "Soldiers detained, beat and later freed the vicar.",
            "COERCE/arrest occurred: Soldiers > the vicar",
        ),
    ],
    "a country behind in is where people deal, ask or vote": [
        ("The bishop called for an election in Gabon.", "The bishop > "),
        ("The envoys met to discuss the harvest in Malawi.", "The envoys > "),
        ("The poets sought asylum in Norway.", "The poets > Norway"),
    ],
    "what is formed or won is nobody to whom it is done": [
        ("The Greens formed a government on Friday.", "The Greens > "),
    ],
    "one bids and jails one's own people, and only sends others": [
        ("The guild told its members to boycott the fair.", "The guild > its members"),
        ("The junta jailed its ambassador on Friday.", "The junta > its ambassador"),
        ("Norway withdrew its ambassador on Friday.", "Norway > "),
    ],
    "who is sent to help is not who is helped": [
        ("Peacekeepers were deployed to Timor by the UN.", "the UN > Timor"),
    ],
    "a name before what is given is to whom": [
        ("Chile offered Bolivia access to the port.", "Chile > Bolivia"),
    ],
    "who pays a fine or gets a term stands before it": [
        ("The regulator fined Telnor 4 million euros over hidden fees.", "The regulator > Telnor"),
        ("The league docked Everton ten points.", "The league > Everton"),
        ("The council gave Norvik 24 hours to move the cranes.", "The council > Norvik"),
    ],
    "people are hit, and not the place where they are": [
        ("A gunman shot worshippers at a mosque in Quebec.", "A gunman > worshippers"),
        ("Attackers stabbed tourists in the Old Town.", "Attackers > tourists"),
        ("Customs officers seized ivory at the port of Mombasa.", "Customs officers > "),
    ],
    "what is taken is taken from somebody": [
        ("Rebels captured the airport of Goma from the army.", "Rebels > the army"),
        ("Police confiscated phones from twelve pupils.", "Police > twelve pupils"),
    ],
    "a list of names beside several is who they are": [
        ("Two men, Omar Diallo and his brother Idris, were arrested.", " > Omar Diallo, his brother Idris"),
        ("Three banks, Norvik, Danske and SEB, were fined.", " > Norvik, Danske, SEB"),
        ("Her lawyers, Ana Ruiz and Tom Hart, sued the town.", "Ana Ruiz, Tom Hart > the town"),
    ],
    "a town only tells where shops, homes and streets are": [
        ("Looters ransacked shops in Lagos.", "Looters > "),
        ("Thousands took to the streets of Tbilisi.", "Thousands > "),
        ("Mr Quispe left. Police searched his home in Lima.", "Police > his home in Lima"),
    ],
    "one expels the envoy of another": [
        (
            "The ministry accused Rwanda of spying and expelled its ambassador.",
            "The ministry > its ambassador",
        ),
    ],
    "who fights stands behind between, wherever it hangs": [
        ("Fighting broke out on Thursday between the army and a militia.", "the army, a militia > "),
        ("Talks resumed in Geneva on Monday between the rebels and the king.", "the rebels, the king > "),
    ],
    "what one travels for is a plan": [
        (
            "The minister will fly to Cairo to meet his counterpart.",
            "CONSULT/meet planned: The minister > his counterpart",
        ),
        ("Rossi flew to Lima to sign a pact with Peru.", "AGREE/sign planned: Rossi > Peru"),
    ],
    "who is charged with a crime is accused": [
        ("A student has been charged with attempted murder.", "ACCUSE/allege occurred:  > A student"),
    ],
    "a deployment to come is one": [
        ("Germany will send two frigates to the Red Sea.", "MOBILIZE/troops planned: Germany > the Red Sea"),
    ],
    "nobody does an accident": [
        ("A passenger train derailed near Pune.", "ACCIDENT/transport occurred:  > "),
    ],
    "with what one does something is not to whom": [
        ("With Spain's blessing, the board urged the bank to lend.", "the board > the bank"),
    ],
    "one blames on whom, wherever it stands": [
        ("Miners blamed the deaths of two cooks on the firm.", "Miners > the firm"),
    ],
    "what is asked for is for somebody else": [
        ("The union's demand for a pension for cleaners was heard.", "The union > "),
    ],
    "who is taken along with another suffers it too": [
        ("Police arrested the baker along with two brothers.", "Police > the baker, two brothers"),
    ],
    "a participle before its subject is a passive": [
        ("Shot by a guard, the farmer died on Monday.", "a guard > the farmer"),
        ("Backed by Spain, the general seized the fort.", "Spain > the general"),
    ],
    "people protest, and are not protested": [
        ("Hundreds of bakers protested against the ministry.", "Hundreds of bakers > the ministry"),
    ],
    "between stands past a time and a place": [
        (
            "The talks on Monday in the capital, Quito, between the guild and the ministry failed.",
            "the guild, the ministry > ",
        ),
    ],
    "a prefix is nobody, and hyphens join more than two": [
        ("The intra-Yemeni talks failed.", "CONSULT/meet occurred: Yemeni > "),
        ("After Lisbon-Madrid-Paris talks on rail, the line was built.", "Lisbon, Madrid, Paris > "),
    ],
    "one comes out of a prison, and not from a town's hands": [
        ("The editor rested after his release from a Lima prison.", "RETREAT/release occurred:  > his"),
    ],
    "an answer is to whoever said what it answers": [
        ("The company accepted the guild's offer.", "The company > the guild"),
        ("The bishop denied the accusations made by a clerk.", "The bishop > a clerk"),
        ("Fiji turned down an offer of talks made by Samoa.", "Fiji > Samoa"),
    ],
    "one judges somebody, for what he did": [
        ("The report criticised the hospital for its delays.", "The report > the hospital"),
        ("The nurse whom the soldier shot has died.", "the soldier > The nurse"),
    ],
    "what is aimed at is struck, and who stands in it": [
        ("The clan's fighters fired rockets at the base.", "The clan's fighters > the base"),
        ("The army said rebels had shelled its barracks.", "rebels > its barracks"),
    ],
    "whoever planted a bomb kills with it": [
        ("A bomb planted by separatists killed four sailors.", "separatists > four sailors"),
    ],
    "one strikes back at those who struck": [
        ("The army retaliated after rebels shelled a bridge.", "The army > rebels"),
    ],
    "in protest is against those whose deed it is": [
        ("Dockers walked out in protest at the firm's plan.", "Dockers > the firm"),
    ],
    "a clause behind a noun names whom it is brought on, or who meets": [
        ("The call she made to the premier lasted an hour.", "she > the premier"),
        ("A deal was reached between the firm and the union.", "the firm, the union > "),
        ("The talks held with the union on Monday failed.", "CONSULT/meet occurred:  > the union"),
    ],
    "one is sent to deal with somebody": [
        ("The navy deployed two ships to rescue the sailors.", "The navy > the sailors"),
    ],
    "one of many has suffered what they did": [
        ("Ann Hill was among nine people who were injured in the blast.", " > Ann Hill"),
        ("Two editors and a baker were among dozens taken into custody.", " > Two editors, a baker"),
    ],
    "who is found in a state has suffered it": [
        ("Two men were found stabbed in a flat.", " > Two men"),
        ("Three girls were reported abducted near the border.", " > Three girls"),
    ],
    "a place before what goes off there does nothing": [
        ("Lagos, Nigeria bomb kills nine.", " > nine"),
        ("Twin bombings killed nine people.", " > nine people"),
    ],
    "what a named one is besides is nobody else": [
        ("Ann Hill was freed. Hill, a self-described Neo-Nazi, killed a baker.", "Hill > a baker"),
    ],
    "what is told to do something is somebody": [
        ("The mayor ordered the tavern to shut.", "The mayor > the tavern"),
        ("The sect was barred from meeting in schools by the governor.", "the governor > The sect"),
    ],
    "help is promised to whom one is to help": [
        ("The ministry agreed to help the farmers.", "The ministry > the farmers"),
        ("The firm agreed to free the hostages.", "The firm > "),
    ],
    "the act of which one is suspected was his": [
        ("Police suspect the baker of the murder of the priest.", "the baker > the priest"),
    ],
    "a deed that is told to have ousted somebody is done to him": [
        ("The mutiny that overthrew the sultan lasted a day.", "COERCE/overthrow occurred:  > the sultan"),
    ],
    "what one has is not who has it": [
        ("Spain did not recognise the generals' authority.", "Spain > the generals"),
    ],
    "who holds a sign says what it says": [
        ("Pupils gathered, holding banners demanding a vote.", "REQUEST/ occurred: Pupils > "),
    ],
    "by stands far behind what was given": [
        ("The envoy was given 48 hours to leave Fiji by the army.", "the army > The envoy"),
    ],
    "whose request one supports, and on whom one brought what one ends": [
        ("The league lifted sanctions it had imposed on Mali.", "CONCEDE/ease occurred: The league > Mali"),
        ("Miners marched on the ministry.", "Miners > the ministry"),
    ],
    "what comes of an arrest is not of those who are arrested": [
        ("Two monks were held, prompting criticism from bishops.", "bishops > "),
    ],
    "numbers of things are nobody": [
        ("A court dismissed thousands of convictions.", "REJECT/ occurred: A court > "),
        ("The judge threw out three of the counts.", "The judge > "),
    ],
    "whoever is to leave is asked, and not the place": [
        (
            "The clan insists on the withdrawal of Chadian troops from the islands.",
            "The clan > Chadian troops",
        ),
        ("The bishop called for the rebels' evacuation from the islands.", "The bishop > the rebels"),
    ],
    "a strike of arms is on whom it is aimed at": [
        ("The air strike was aimed at rebel leaders.", "ASSAULT/attack occurred:  > rebel leaders"),
    ],
    "who is addressed answers": [
        ("Fiji's request to the bank for help was granted.", "AGREE/ occurred: the bank > Fiji"),
        ("The envoy's warning to both sides was ignored.", "REJECT/ occurred: both sides > The envoy"),
    ],
    "what becomes of a penalty keeps its parties": [
        ("US sanctions on Syria were extended on Monday.", "US > Syria"),
    ],
    "to whose house one is summoned, by them": [
        ("The consul was summoned to the foreign ministry.", "the foreign ministry > The consul"),
    ],
    "coordinated passives share the doer of the last": [
        (
            "The village was attacked, looted and burned by rioters.",
            "ASSAULT/attack occurred: rioters > The village",
        ),
    ],
    "fighting is between its sides": [
        (
            "Fighting between the army and the rebels killed six.",
            "ASSAULT/attack occurred: the army, the rebels > ",
        ),
    ],
    "what another did to a subject is told besides": [
        ("The firm, accused by unions of fraud, denied it.", "ACCUSE/allege occurred: unions > The firm"),
    ],
    "a penalty that is upheld is whoever's it was": [
        ("The regulator's fine on the firm was upheld.", "COERCE/convict occurred:  > the firm"),
    ],
}


ROWS = [(rule, *row) for rule, rows in TOLD.items() for row in rows]


@pytest.mark.parametrize(
    ("rule", "text", "expected"), ROWS, ids=[f"{rule}: {text}" for rule, text, _ in ROWS]
)
def test_parties(parser: Parser, rule: str, text: str, expected: str) -> None:
    found = [shown(event, text) for event in extract(text, parser).events]
    assert any(one == expected or one.endswith(f": {expected}") for one in found), found


OTHERS = ("The police", "the police", "The rebels", "Ann Hill")
NOT_THE_SAME = {
    "who tries to hold somebody is not held": "The police tried to hold them.",
    "who leaves after a deed is not whom it was done to": "The rebels fled on Monday after freeing them.",
    "who says that people were arrested was not": "They were taken into custody, the police said.",
    "a subject behind a comma is nobody named before it": (
        "After troops ousted Ann Hill, the French envoy was arrested by the junta."
    ),
}


@pytest.mark.parametrize("text", NOT_THE_SAME.values(), ids=NOT_THE_SAME)
def test_a_party_is_not_taken_for_another(parser: Parser, text: str) -> None:
    document = extract(text, parser)
    last = document.events[-1]
    assert last.recipients
    told = [document.mentions[one.mention].actor for one in last.recipients if one.mention is not None]
    others = [one for one in document.mentions if one.span.of(text) in OTHERS]
    assert not {one.actor for one in others if one.actor is not None} & set(told)
