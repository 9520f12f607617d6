"""Parties of events: who is one, in which place of a clause, and in which words."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser
from tests.extract.test_events import shown

TOLD = {
    "two countries before an agreement are two parties": [
        ("Under the Kenya-Somalia treaty, refugees will return.", "AGREE/ occurred: Kenya, Somalia > "),
    ],
    "whom what is asked for only touches is not asked": [
        (
            "The governor asked for a declaration for three counties hit by the state's worst floods.",
            "REQUEST/ occurred: The governor > ",
        ),
        ("They are asking for the same raise granted top managers this year.", "They > "),
        ("The union demanded the resignation of the minister's deputy.", "The union > the minister's deputy"),
    ],
    "they are those of whom it is told, and not those who tell it": [
        (
            "The envoys said the guards were surprised by the farmers when they blocked the bridge.",
            "they > ",
        ),
    ],
    "a machine before an attack makes and suffers none": [
        ("Rebels used rockets in a mass drone and missile attack on Odense.", "Rebels > Odense"),
        ("The president denounced a drone strike on a college.", "ASSAULT/attack occurred:  > a college"),
    ],
    "what is struck or blocked is named whole, with whose it is": [
        ("The rebels attacked a Georgian air base on Monday.", "The rebels > a Georgian air base"),
        ("Riot police blocked off the palace grounds.", "Riot police > the palace grounds"),
        ("Strikers blocked the mayor's car.", "Strikers > the mayor"),
    ],
    "who decides that something be done does it": [
        ("The clerk will not be investigated, the watchdog has decided.", "the watchdog > The clerk"),
        ("The clerk was not investigated, the newspaper wrote.", " > The clerk"),
    ],
    "words go along with what else somebody does": [
        ("The judge freed him with a warning.", "THREATEN/ occurred: The judge > him"),
        ("The state would follow up with requests to the ministry.", "The state > the ministry"),
        ("The premier was met with protests in Lima.", "PROTEST/demo occurred:  > The premier"),
    ],
    "those who come to a protest, or march in its sentence, are its actors": [
        ("The rally drew hundreds of teachers and parents.", "hundreds of teachers and parents > "),
        (
            "Protests against the king entered a fifth week as thousands of marchers walked to the palace.",
            "marchers > the king",
        ),
    ],
    "one is released by those whose custody one was in": [
        ("The editor was seen after his release from police custody.", "police > his"),
    ],
    "two bare plurals are one group, two sides or three kinds are not": [
        ("The navy rescued about 300 sailors and fishermen.", "The navy > about 300 sailors and fishermen"),
        ("Ministers and aides quit the cabinet.", "Ministers and aides > "),
        ("Police and prosecutors raided the bank.", "Police, prosecutors > the bank"),
        ("Clashes between nurses and guards went on.", "nurses, guards > "),
        ("The court jailed two priests and a nun.", "The court > two priests, a nun"),
        ("Farmers, truckers and nurses marched.", "Farmers, truckers, nurses > "),
        (
            "We thank all those affected and the wider community.",
            "We > all those affected, the wider community",
        ),
    ],
    "an agent behind a participle did what goes before it": [
        (
            "One of them was expelled from the country, driven to the border by police.",
            "COERCE/deport occurred: police > One of them",
        ),
        ("He was beaten and held by soldiers.", "ASSAULT/beat occurred: soldiers > He"),
    ],
    "a court in the sentence convicts, and does not where it only hears": [
        (
            "The court will seize two villas from the banker, who was convicted with his brother.",
            "COERCE/convict occurred: The court > the banker",
        ),
        ("A clerk was put under investigation, the Corvo news agency reported.", " > A clerk"),
        ("The court heard that Vega was convicted in May.", "COERCE/convict occurred:  > Vega"),
        ("Prosecutors said that the broker will be questioned again.", "Prosecutors > the broker"),
    ],
    "who says what befell a thing is who blames somebody for it": [
        (
            "Ana Ruiz reported that the embassy was hit in the raid, denouncing it as unacceptable.",
            "ACCUSE/disapprove occurred: Ana Ruiz > ",
        ),
    ],
    "a subject parsed at an auxiliary is the verb's": [
        (
            "At least ten clerks had for years been considered “security risks” and either resigned or were "
            "forced to quit, the newspaper reported.",
            "RETREAT/resign occurred: At least ten clerks > ",
        ),
        (
            "Two dozen nurses were suspended and quit, the hospital said.",
            "RETREAT/resign occurred: Two dozen nurses > ",
        ),
    ],
    "a place or a work that speaks or deals is who runs it": [
        ("The district threatened to sue the contractor.", "The district > the contractor"),
        ("The diocese apologised to the victims.", "The diocese > the victims"),
        ("The chain sued the union.", "The chain > the union"),
        ("The plant dismissed forty workers.", "The plant > forty workers"),
        ("Residents sued the brewery.", "Residents > the brewery"),
        ("The tower of the brewery was blown up.", "COERCE/destroy occurred:  > "),
    ],
    "a body before a deed does it": [
        ("The chamber adjourned after an opposition boycott.", "opposition > "),
        ("A management lockout ended on Friday.", "management > "),
    ],
    "a deed comes from, or is by, whoever does it": [
        ("The remark led to protests from fans.", "fans > "),
        ("He went ahead despite protests from those being questioned.", "those being questioned > "),
        ("The plan won backing from the unions.", "the unions > "),
        ("The report lists killings of shepherds by soldiers.", "soldiers > shepherds"),
        ("They wanted a debate on atrocities against nuns by mercenaries.", "mercenaries > nuns"),
        ("Raids on the homes of journalists by the army were reported.", "the army > journalists"),
    ],
    "who has the backing of others is backed": [
        ("She enjoys the backing of the army.", "SUPPORT/defend occurred: the army > She"),
        ("The mayor lost the support of the liberals.", "the liberals > The mayor"),
        ("The rebels have the backing of Chad.", "Chad > The rebels"),
    ],
    "who uses force or answers with a deed does it": [
        ("Rebels used rockets in an assault on the airport.", "Rebels > the airport"),
        (
            "Soldiers killed two nurses in a raid on a clinic in Oruro.",
            "ASSAULT/attack occurred: Soldiers > two nurses",
        ),
        ("The unions replied with a general strike.", "PROTEST/strike occurred: The unions > "),
        ("Police shot two men during the riots.", "PROTEST/riot occurred:  > "),
    ],
    "workers told of beside a strike are on strike": [
        ("Bus drivers have returned to work six hours after a snap strike over rosters.", "Bus drivers > "),
        (
            "Doctors have held marches in the capital since the strike began.",
            "PROTEST/strike occurred: Doctors > ",
        ),
    ],
    "two subjects joined by an and are both meant": [
        (
            "Kenya's foreign minister and his Ugandan counterpart held talks.",
            "Kenya's foreign minister, his Ugandan counterpart > ",
        ),
    ],
    "money, might and what is abstract are nobody": [
        ("The brokers demanded a fee of 40,000 US dollars from the farmers.", "The brokers > the farmers"),
        ("The ministry condemned the use of force.", "The ministry > "),
        ("Police asked for extra powers after the riot.", "Police > "),
        ("World powers agreed to extend the talks.", "World powers > "),
    ],
    "a storm and a ship are nobody": [
        ("Hurricane Mira killed thirty people.", " > thirty people"),
        (
            "The National Hurricane Center warned the islanders.",
            "The National Hurricane Center > the islanders",
        ),
    ],
    "a time owns no meeting": [
        ("Tuesday's meeting of the harbour board ended.", "CONSULT/meet occurred: the harbour board > "),
        ("At tonight's first meeting of the school council, parents spoke.", "the school council > "),
    ],
    "she is not her lawyer": [
        ("Her lawyer Ivan Petrov said that she was beaten in the cell.", " > she"),
        ("His brother told reporters that he had been arrested at the border.", " > he"),
        ("The treasurer said he was beaten in the cell.", " > The treasurer"),
    ],
    "who is asked behind a preposition does what is asked": [
        ("The union appealed to the court to free the drivers.", "the court > the drivers"),
        ("The envoy called on the militia to release all hostages.", "the militia > all hostages"),
        ("The union appealed to the court to free the drivers.", "REQUEST/ occurred: The union > the court"),
    ],
    "a past behind an infinitive goes on from the verb above": [
        (
            "The bishops urged the generals to come back and condemned the raid on the convent.",
            "ACCUSE/disapprove occurred: The bishops > ",
        ),
    ],
    "a decision is of whom it names": [
        ("He called the Danish decision to close two bridges a mistake.", "Danish > "),
    ],
    "a passive that is alleged accuses its agent": [
        ("The party alleged that votes from ninety stations were changed.", "The party > "),
        ("The widow alleged that her son was beaten by guards.", "The widow > guards"),
        ("He alleged that you have insulted the nurses.", "He > you"),
    ],
    "who is brought away or somewhere suffers it, not the place": [
        ("The rebels drove forty families out of Mbeya.", "The rebels > forty families"),
        (
            "France had called the ambassador of Chile to the foreign ministry.",
            "France > the ambassador of Chile",
        ),
    ],
    "a participle tells on whom a deed is brought": [
        ("The suspension imposed on the swimmer was upheld.", " > the swimmer"),
        ("A judge ordered him held for thirty days.", "COERCE/arrest possible:  > him"),
        ("Former mayor gets ten years over bribes.", "COERCE/convict occurred:  > Former mayor"),
    ],
    "who agrees to talks, leaves or wants them takes part": [
        ("Nurses agreed to talks with the ministry.", "CONSULT/meet occurred: Nurses > the ministry"),
    ],
    "one does at another's request what is asked of one": [
        ("The council will hold a debate at the request of Norway.", "Norway > The council"),
    ],
    "an 's before an intransitive participle is a perfect": [
        ("Now that he's resigned, the race is open.", "RETREAT/resign occurred: he > "),
    ],
    "a by-phrase that is parsed below tells who does it": [
        (
            "The opposition leader was barred from leaving the country by the court.",
            "the court > The opposition leader",
        ),
        ("The inspectors were denied access to the plant by the operator.", "the operator > The inspectors"),
        (
            "The ferry operator was fined by the port authority for overloading.",
            "the port authority > The ferry operator",
        ),
    ],
    "a participle without a subject is told of the clause's": [
        ("The man appeared in court charged with theft.", "ACCUSE/allege occurred:  > The man"),
    ],
    "who claims a deed did it": [
        ("The attack, claimed by a militia, killed twelve soldiers.", "a militia > twelve soldiers"),
    ],
    "those who made what is turned down are turned down": [
        ("The union has rejected the offer made by the county.", "The union > the county"),
    ],
    "whence a missile comes is not whom it hits": [
        ("A missile fired from Malta sank a tanker.", "ASSAULT/heavy-weapons occurred:  > "),
    ],
    "force is used on whom it is to drive away": [
        ("Police used tear gas to disperse doctors marching to parliament.", "Police > doctors"),
    ],
    "one marches for those who are to be freed, not against them": [
        ("Hundreds gathered to demand the release of two poets.", "PROTEST/demo occurred: Hundreds > "),
    ],
    "a title may have its adjective behind": [
        ("The secretary-general met with bankers.", "The secretary-general > bankers"),
        (
            "The electoral body rejected complaints filed by three rivals.",
            "The electoral body > three rivals",
        ),
    ],
    "a deed that draws criticism does so for those who did it": [
        (
            "The arrest of the poet by plainclothes officers drew condemnation from the EU.",
            "ACCUSE/disapprove occurred: the EU > plainclothes officers",
        ),
        ("The killing of a teacher in Quetta sparked protests.", "PROTEST/demo occurred:  > "),
    ],
    "what one denies to have had a hand in is nobody's to whom one denies it": [
        ("The army denied any role in the disappearance of the student.", "REJECT/ occurred: The army > "),
    ],
    "how many they are belongs to their name": [
        ("A number of senators denied the claim.", "A number of senators > "),
        (
            "A brigade loyal to General Haftar attacked the airport.",
            "A brigade loyal to General Haftar > the airport",
        ),
        ("North and South Sudan exchanged fire on Monday.", "North, South Sudan > "),
    ],
    "a deed that strikes acts by those who do it, not by those it strikes": [
        ("The raid on Odesa wounded six.", " > six"),
        ("The attack on a hotel in Mombasa killed four people.", " > four people"),
        ("A rebel ambush wounded four soldiers.", "rebel > four soldiers"),
        ("Militants struck two bases near the border.", "Militants > two bases"),
        ("Critics condemned the raid on Lviv that killed nine nurses.", " > nine nurses"),
        ("A raid in Lviv, which killed nine nurses, was condemned.", " > nine nurses"),
    ],
    "somebody called by his age": [
        ("Police shot a 34-year-old outside a bank.", "Police > a 34-year-old"),
        ("They shelled a 34-year-old building.", "They > a 34-year-old building"),
    ],
    "what is built is struck, with whose it is": [
        (
            "Gunmen carried out attacks on the American diplomatic compound.",
            "Gunmen > the American diplomatic compound",
        ),
    ],
    "who suffers in a deed suffers it from those who do the deed, and the deed strikes him": [
        ("Three guards were killed in clashes with poachers near the dam.", "poachers > Three guards"),
        ("Two officers were wounded in an attack by gunmen.", "gunmen > Two officers"),
        ("Five clerks were killed in Turkish air strikes.", "Turkish > Five clerks"),
        ("A shepherd was injured in shelling by the army.", "the army > A shepherd"),
        ("He was killed in a car crash near Velm.", " > He"),
        ("The colonel survived an assassination attempt by deserters.", "deserters > The colonel"),
    ],
    "a deed's victims are those whom it struck, and heeding words tells to whom they were said": [
        ("Dozens of weavers were victims of rape by soldiers.", "soldiers > Dozens of weavers"),
        ("The bank was the target of a raid by police.", "police > The bank"),
        ("The brewery complied with the inspectors' request to close.", "the inspectors > The brewery"),
        ("The clinic received orders from the ministry to close.", "the ministry > The clinic"),
        ("The firm bowed to demands from strikers.", "strikers > The firm"),
    ],
    "what a protest or an order says tells against whom or to whom it is": [
        ("A rally demanding the resignation of President Sata was held.", " > President Sata"),
        (
            "The order requiring landlords to repair roofs came from Judge Ann Hill.",
            "Judge Ann Hill > landlords",
        ),
        ("Marchers called for the governor to resign.", "Marchers > the governor"),
        ("Marchers called for the removal of the governor.", "Marchers > the governor"),
        ("Marchers called for the release of the poets.", "Marchers > "),
    ],
    "a deed is done by whom others blame for it": [
        ("The raid, which Kampala blames on rebels, shocked the town.", "rebels > "),
        ("The ambush was claimed by the Red Front.", "the Red Front > "),
        (
            "The president denounced a bombing which officials blamed on separatists.",
            "The president > separatists",
        ),
    ],
    "a headline tells in the past what somebody suffers": [
        ("Hauliers warned after bridge closure", " > Hauliers"),
        ("Eleven arrested at Oslo port", " > Eleven"),
        ("The hauliers warned of a bridge closure.", "The hauliers > "),
    ],
    "a court sentences, a force that is sent acts, and others suffer or act beside somebody": [
        ("Vega was jailed for six years at Leeds Crown Court.", "Leeds Crown Court > Vega"),
        ("Vega was jailed in court.", " > Vega"),
        ("Hundreds of riot police were deployed in the capital.", "Hundreds of riot police > "),
        ("The mayor was convicted with two aides on Monday.", " > The mayor, two aides"),
        ("Bakers were arrested with knives.", " > Bakers"),
        ("France, together with Germany, condemned the coup.", "France, Germany > "),
        ("The bishop led thousands in a protest against the junta.", "The bishop, thousands > the junta"),
    ],
    "who tells of an agreement between others is none of them": [
        (
            "Minister Tom Ray announced an agreement between Chile and Peru.",
            "AGREE/ occurred: Chile, Peru > ",
        ),
    ],
    "what is of a court, or given by somebody, is theirs": [
        ("The verdict of the appeals court against Ortiz was read.", "the appeals court > Ortiz"),
        ("The assistance of Danish engineers was praised.", "Danish engineers > "),
        ("The intimidation of witnesses in Velm goes on.", " > witnesses"),
    ],
    "one group has the name before it": [
        ("The Turkish army attack on the town killed nine men.", "Turkish army > the town"),
    ],
    "who leaves for a visit pays it, and what one strikes back with strikes": [
        ("The delegation departed on Monday for a trip to Lagos.", "The delegation > Lagos"),
        ("The rebels retaliated by shelling the garrison.", "The rebels > the garrison"),
        ("A jury found her guilty of fraud.", "A jury > her"),
        ("Drivers rallied at the headquarters of Volta over pay.", "Drivers > Volta"),
        ("Officers served the company with a notice.", "Officers > the company"),
    ],
    "what is struck is told with its place, and not the place for it": [
        ("Gunmen invaded an estate in the Yaba area of Lagos.", "Gunmen > an estate"),
        ("Rebels attacked troops in Goma.", "Rebels > troops"),
        ("Rebels shelled Goma.", "Rebels > Goma"),
    ],
    "who marches in support of somebody does not march against him": [
        ("Thousands joined a march in support of the army.", "Thousands > "),
        ("Thousands joined a march against the army.", "Thousands > the army"),
    ],
    "what is talked about is not whom one talks with": [
        ("The ministers discussed sanctions against Russia.", "The ministers > "),
        ("The ministers held talks on the future of Kosovo.", "The ministers > "),
        ("The ministers held talks with miners on the dam.", "The ministers > miners"),
        ("The premier discussed the dam with Egyptian officials.", "The premier > Egyptian officials"),
    ],
    "what is denounced is a matter, what is criticised for something a body": [
        ("The bishop denounced it as a crime.", "The bishop > "),
        ("The bishop criticised it for its silence.", "The bishop > it"),
    ],
    "half of a word that a hyphen joins is nobody": [
        ("The leaders walked out of the all-party meeting.", "The leaders > "),
    ],
}
ROWS = [(rule, *row) for rule, rows in TOLD.items() for row in rows]


@pytest.mark.parametrize(
    ("rule", "text", "expected"), ROWS, ids=[f"{rule}: {text}" for rule, text, _ in ROWS]
)
def test_parties(parser: Parser, rule: str, text: str, expected: str) -> None:
    found = [shown(event, text) for event in extract(text, parser).events]
    assert any(one == expected or one.endswith(f": {expected}") for one in found), found


def test_a_noun_told_again_takes_over_no_victims(parser: Parser) -> None:
    text = "Rebels attacked two nurses in Oruro. The attack lasted an hour."
    first, again = extract(text, parser).events
    assert [one.span.of(text) for one in first.recipients] == ["two nurses"]
    assert [one.span.of(text) for one in again.actors] == ["Rebels"]
    assert not again.recipients


@pytest.mark.parametrize(
    "text", ["Passengers were stranded by the strike in Lyon.", "Parents missed work during the strike."]
)
def test_whom_a_strike_concerns_does_not_strike(parser: Parser, text: str) -> None:
    struck = [event for event in extract(text, parser).events if event.type == "PROTEST"]
    assert not any(event.actors for event in struck)
