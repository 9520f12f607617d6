"""Who is one actor within an article and who is not, by class of reference: a table of examples each."""

from __future__ import annotations

import pytest

from claims.document import Document
from claims.extract import extract
from claims.extract.parse import Parser

Case = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A text; words of it that are all one actor's; words that are each another's or nobody's."""

NAMES: list[Case] = [
    (
        "The Fisheries Investigation Board (KPN) was raided on Friday. KPN officers were questioned. "
        "KPN said it had done nothing wrong.",
        ("Fisheries Investigation Board", "KPN"),
        (),
    ),
    (
        "The Lakeland Nurses, Midwives and Carers Union (LNMCU), which has 9,000 members, went on strike. "
        "The LNMCU said talks had failed.",
        ("Lakeland Nurses, Midwives and Carers Union", "LNMCU"),
        (),
    ),
    (
        "The Tribunal of Rail Disputes (Tord) overturned the fine. Tord said that the evidence was weak.",
        ("Tribunal of Rail Disputes", "Tord"),
        (),
    ),
    (
        "The French Anti-Fraud Agency (ALCF) fined the bank. The ALCF said it would publish the file.",
        ("Anti-Fraud Agency", "ALCF"),
        ("the bank",),
    ),
    (
        "The Union of Port and River Workers (Sindipor) threatened a strike. Sindipor said pay was too low.",
        ("Union of Port and River Workers", "Sindipor"),
        (),
    ),
    (
        "The Institute of Rural Health (Nairobi) warned of a new fever. Nairobi said it had enough vaccine.",
        ("Institute of Rural Health",),
        ("Nairobi",),
    ),
    (
        "Ministers met the ruling NUP-FR party on Monday. NUP-FR denied that it had split.",
        ("NUP-FR", "the ruling NUP-FR party"),
        ("Ministers",),
    ),
    (
        "The Kordan People’s Republic accused its neighbour of shelling villages. Two people were "
        "killed in the Kordan People’s Republic, officials said.",
        ("Kordan People’s Republic",),
        ("officials",),
    ),
]


GROUPS: list[Case] = [
    (
        "Thousands of students marched in Lomas on Friday. Police fired tear gas at the protesters. The "
        "crowd sat down.",
        ("students", "the protesters", "The crowd"),
        ("Police",),
    ),
    (
        "Thousands of teachers rallied in Lomas and hundreds of farmers marched in Krona. The protesters "
        "want more pay.",
        ("The protesters",),
        ("teachers", "farmers"),
    ),
    (
        "Two brothers were charged with murder on Friday. The defendants denied it. The pair will be tried.",
        ("Two brothers", "The defendants", "The pair"),
        (),
    ),
    (
        "Gunmen kidnapped five nurses in May. The five were freed on Friday. The hostages were well, and the "
        "kidnappers got no money.",
        ("five nurses", "The five", "The hostages"),
        ("Gunmen", "the kidnappers"),
    ),
    (
        "Soldiers killed four students on Friday. The attackers fled.",
        ("Soldiers", "The attackers"),
        ("four students",),
    ),
    (
        "Anna Reed was charged with theft on Friday. The defendant wept.",
        ("Anna Reed", "The defendant"),
        (),
    ),
    (
        "A teacher was shot dead on Friday. A student was hurt by glass. The victim had two sons.",
        ("A teacher",),
        ("A student", "The victim"),
    ),
    (
        "28 runners were banned for life. The 11 runners who had appealed were freed.",
        ("28 runners",),
        ("The 11 runners",),
    ),
    (
        "About 130 Norbus drivers walked out on Monday. The frustrated drivers will meet on Friday.",
        ("About 130 Norbus drivers", "The frustrated drivers"),
        (),
    ),
    (
        "About 130 Norbus drivers walked out on Monday. The injured drivers were taken to hospital.",
        ("About 130 Norbus drivers",),
        ("The injured drivers",),
    ),
    (
        "Residents of Lomas accused the army of burning houses. Residents fled to the hills.",
        ("Residents",),
        ("the army",),
    ),
]

BODIES: list[Case] = [
    (
        "The U.N. refugee agency said on Friday that 20 people had drowned. UNHCR spokesman Tom Reed said "
        "the boat sank off Crete.",
        ("The U.N. refugee agency", "UNHCR"),
        ("Tom Reed",),
    ),
    (
        "The UN health agency warned of cholera. UNICEF said it would send tents.",
        ("The UN health agency",),
        ("UNICEF",),
    ),
    (
        "Norwegian government forces left the island on Friday. Oslo’s military denied it. Russian troops "
        "stayed. Two Norwegian soldiers were hurt.",
        ("Norwegian government forces", "Oslo’s military"),
        ("Russian troops", "Two Norwegian soldiers"),
    ),
    (
        "The national police raided the bank on Friday. Malaysian police helped them.",
        ("The national police",),
        ("Malaysian police",),
    ),
    (
        "The Government of Peru met miners on Friday. Peru wants more copper.",
        ("The Government of Peru", "Peru"),
        ("miners",),
    ),
    (
        "The bomber left at noon. Police said a student called Zubair was held. Zubair had no papers.",
        ("a student", "Zubair"),
        ("Police",),
    ),
    (
        "The Norland Socialist Party lost the vote. The Socialists blamed the press.",
        ("Norland Socialist Party", "Socialists"),
        ("the press",),
    ),
    (
        "Ravi Sharma said the Inspector-General of Police, Musa Adu, left. The Inspector-General was ill.",
        ("Musa Adu", "The Inspector-General"),
        ("Ravi Sharma",),
    ),
    (
        "Minister of Foreign Affairs of the Islamic Republic of Iran Hossein Amini met Turkish officials. "
        "The Iranian top diplomat said little.",
        ("Hossein Amini", "The Iranian top diplomat"),
        ("Turkish officials",),
    ),
    (
        "Owl Oy signed a deal with Estonia’s Ministry of Climate. The Estonian Ministry of Climate will pay. "
        "The Latvian Ministry of Climate will not.",
        ("Ministry of Climate", "Estonian Ministry of Climate"),
        ("Latvian Ministry of Climate",),
    ),
    (
        "Norland Motors Co cut 200 jobs. NM said it was sorry.",
        ("Norland Motors Co", "NM"),
        (),
    ),
    (
        "“The strike will go on,” Onyango Ndong’a, chairman of the branch in Kisumu, said. Ndong’a left.",
        ("Onyango Ndong’a", "Ndong’a"),
        (),
    ),
    (
        "Kenyan doctors met on Friday to discuss grievances against the government. They want more pay.",
        ("the government",),
        ("Kenyan doctors",),
    ),
    (
        "A court jailed a former mining minister for three years.\n\nPepe Sumba, who resigned in May "
        "was convicted of theft. The ex-minister denied it.",
        ("a former mining minister", "Pepe Sumba", "The ex-minister"),
        ("A court",),
    ),
]


STAFF: list[Case] = [
    (
        "OXFAM staff said the camp had no water. OXFAM later sent pumps.",
        ("OXFAM", "OXFAM staff"),
        (),
    ),
    (
        "OSCE officials visited the prison. The OSCE said that the cells were full.",
        ("OSCE officials", "OSCE"),
        (),
    ),
    (
        "Two FBI agents searched the flat. FBI agents said that they had found nothing.",
        ("FBI", "FBI agents"),
        ("Two FBI agents",),
    ),
    (
        "Reuters sent a crew. A Reuters reporter said that the bridge was closed.",
        ("Reuters",),
        ("A Reuters reporter",),
    ),
]
CLIENTS: list[Case] = [
    (
        "Tom Hill was charged on Monday. Hill's lawyer, Ann Marsh, said that her client was innocent.",
        ("Tom Hill", "her client"),
        ("Ann Marsh",),
    ),
    (
        "Tom Hill was charged on Monday. “My client did nothing,” said Ann Marsh, a lawyer for Hill.",
        ("Tom Hill", "My client"),
        ("Ann Marsh",),
    ),
    (
        "Karl Berg denied the theft. Ann Marsh, defending Berg, told the court that her client had slept.",
        ("Karl Berg", "her client"),
        ("Ann Marsh",),
    ),
    (
        "The bank was sued. Hill's neighbour said that his client had paid.",
        ("his client",),
        ("Hill", "The bank"),
    ),
]
DEEDS: list[Case] = [
    (
        "Two brothers were charged with the murder of a watchman on Monday.\n\n"
        "The victim, Tomas Wilk, 58, had worked at the depot for years.",
        ("a watchman", "Tomas Wilk"),
        ("Two brothers",),
    ),
    (
        "A nurse was found dead in Hull on Monday.\n\nThe victim, Ann Hill, was 40.",
        ("A nurse", "Ann Hill"),
        (),
    ),
    (
        "The trial of a surgeon began on Monday. A nurse spoke first. The defendant, Karl Marsh, wept.",
        ("a surgeon", "Karl Marsh"),
        ("A nurse",),
    ),
    (
        "Two families sued the builder on Monday. The plaintiffs demanded a refund.",
        ("Two families", "The plaintiffs"),
        ("the builder",),
    ),
    (
        "Three men escaped from the jail. Police said the fugitives were armed.",
        ("Three men", "the fugitives"),
        ("Police",),
    ),
    (
        "Leeds Police arrested a man on Monday. Detectives said that he had confessed.",
        ("Leeds Police", "Detectives"),
        ("a man",),
    ),
    (
        "Virginia's governor asked for help on Saturday.\n\nGovernor Earl Marsh said he was worried.",
        ("Virginia's governor", "Earl Marsh"),
        (),
    ),
    (
        "Works Minister Dean Harlow welcomed the ruling. The minister said that work would begin.",
        ("Dean Harlow", "The minister"),
        (),
    ),
    (
        "The Scottish government said that it would appeal. Britain was silent.",
        ("The Scottish government",),
        ("Britain",),
    ),
]

LEADS: list[Case] = [
    (
        "A high court ruled on Monday that the vote was void.\n\n"
        "The Court of Cassation said that the count was wrong.",
        ("A high court", "Court of Cassation"),
        (),
    ),
    (
        "Nurses will walk out, a union said on Monday.\n\nThe Ward Nurses Federation said pay was low.",
        ("a union", "Ward Nurses Federation"),
        ("Nurses",),
    ),
    (
        "A charity asked for help.\n\nThe Marsh Trust and the Hill Foundation said that they had no money.",
        ("A charity",),
        ("Marsh Trust", "Hill Foundation"),
    ),
    (
        "The Italian Supreme Court of Cassation upheld the tax. The Supreme Court said it was lawful.",
        ("Italian Supreme Court of Cassation", "Supreme Court"),
        (),
    ),
    (
        "The opposition left the hall. Opposition MPs shouted. Two opposition MPs stayed.",
        ("The opposition", "Opposition MPs"),
        ("Two opposition MPs",),
    ),
    (
        "Some 200 farmers blocked the port on Monday. Farmers said fuel was dear. French farmers left.",
        ("Some 200 farmers", "Farmers"),
        ("French farmers",),
    ),
    (
        "The Kordan People's Republic denied it. The self-proclaimed republic accused Norway.",
        ("The Kordan People's Republic", "The self-proclaimed republic"),
        ("Norway",),
    ),
    (
        "The Hill Unified School District cut jobs. The district said that it was sorry.",
        ("Hill Unified School District", "The district"),
        (),
    ),
]


def _actors_of(document: Document, words: str) -> set[int | None]:
    return {mention.actor for mention in document.mentions if mention.span.of(document.text) == words}


def _check(case: Case, parser: Parser) -> None:
    text, same, others = case
    document = extract(text, parser)
    found = {words: _actors_of(document, words) for words in same}
    whole = set().union(*found.values())
    assert all(found.values()), found
    assert len(whole) == 1, found
    assert None not in whole, found
    for words in others:
        assert whole.isdisjoint(_actors_of(document, words)), words


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case[0][:40])
def test_names_of_bodies(case: Case, parser: Parser) -> None:
    _check(case, parser)


@pytest.mark.parametrize("case", GROUPS, ids=lambda case: case[0][:40])
def test_groups_told_of_again(case: Case, parser: Parser) -> None:
    _check(case, parser)


@pytest.mark.parametrize("case", STAFF, ids=lambda case: case[0][:40])
def test_who_is_there_for_a_body_is_the_body_unless_told_of_alone(case: Case, parser: Parser) -> None:
    _check(case, parser)


@pytest.mark.parametrize("case", CLIENTS, ids=lambda case: case[0][:40])
def test_a_client_is_whom_the_lawyer_is_said_to_be_of(case: Case, parser: Parser) -> None:
    _check(case, parser)


@pytest.mark.parametrize("case", DEEDS, ids=lambda case: case[0][:40])
def test_people_called_again_by_deed_or_office(case: Case, parser: Parser) -> None:
    _check(case, parser)


@pytest.mark.parametrize("case", LEADS, ids=lambda case: case[0][:40])
def test_bodies_and_groups_told_of_before_or_with_less(case: Case, parser: Parser) -> None:
    _check(case, parser)


@pytest.mark.parametrize("case", BODIES, ids=lambda case: case[0][:40])
def test_bodies_and_governments_called_by_what_they_are(case: Case, parser: Parser) -> None:
    _check(case, parser)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police detained eleven people in Lomas on Friday.", "eleven people"),
        ("Police detained about 40 people in Lomas on Friday.", "about 40 people"),
    ],
)
def test_counted_people_to_whom_something_is_done_are_an_actor(text: str, name: str, parser: Parser) -> None:
    assert name in [actor.name for actor in extract(text, parser).actors]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Seven people were killed in a landslide in Krona on Friday.", "Seven people"),
        ("Police detained people in Lomas on Friday.", "people"),
        ("Soldiers seized several arms and left.", "several arms"),
        ("Protesters blocked George Square on Friday.", "George Square"),
        ("Riot police fired tear gas on Friday.", "Riot"),
    ],
)
def test_who_suffers_a_mishap_or_is_a_thing_is_no_actor(text: str, name: str, parser: Parser) -> None:
    assert name not in [actor.name for actor in extract(text, parser).actors]


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("Nurses want more pay. The nurse strike began on Friday.", "strike", "Nurses"),
        ("Rebels hold the town. A rebel attack on a convoy went wrong on Friday.", "attack", "Rebels"),
        ("The council has nine members. The council vote against the plan was late.", "vote", "The council"),
    ],
)
def test_a_noun_before_a_noun_stands_for_those_told_of(
    text: str, trigger: str, doer: str, parser: Parser
) -> None:
    document = extract(text, parser)
    (event,) = (event for event in document.events if event.trigger.of(text) == trigger)
    (who,) = event.actors
    assert who.mention is not None
    assert _actors_of(document, doer) == {document.mentions[who.mention].actor}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("King Haakon opened the session. “We must listen,” King Haakon said.", "King Haakon"),
        ("The minister met Pope Leo at the palace on Monday.", "Pope Leo"),
        ("Residents praised NEPRAC. NEPRAC condemned the cut.", "NEPRAC"),
        ("MONUSCA said its troops were attacked.", "MONUSCA"),
        ("The bus hit a wall. The driver fled.", "The driver"),
        ("The bill failed. The opposition cheered.", "The opposition"),
    ],
)
def test_who_acts_is_an_actor_under_the_name_it_has(text: str, name: str, parser: Parser) -> None:
    assert name in [actor.name for actor in extract(text, parser).actors]


@pytest.mark.parametrize(
    "text",
    [
        "MADURAI: The council met on Tuesday to discuss the water plan.",
        "PATNA: The minister said on Monday that fuel prices would rise.",
    ],
)
def test_the_town_before_a_report_does_not_say_it(text: str, parser: Parser) -> None:
    town = text.partition(":")[0]
    assert all(q.speaker is None or q.speaker.span.of(text) != town for q in extract(text, parser).quotes)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ministers called an all-party meeting on Monday.", "party"),
        ("Hill missed the talks, a violation of league rules.", "league"),
    ],
)
def test_part_of_an_adjective_or_of_a_fixed_pair_is_no_actor(text: str, word: str, parser: Parser) -> None:
    assert all(word not in actor.name for actor in extract(text, parser).actors)
