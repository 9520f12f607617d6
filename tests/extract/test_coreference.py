"""Coreference: the actor of each mention, and the actors of claims."""

from __future__ import annotations

import pytest

from claims.document import Block, EventMention, Participant, Quote, Span
from claims.extract.coreference import bind, corefer
from claims.extract.mentions import find_mentions
from claims.extract.parse import Parsed, Parser, read


def parsed(parser: Parser, text: str) -> Parsed:
    return read(parser, text, (Block(Span(0, len(text)), "body"),))


CHAINS = [
    ("surname", "Ana Ruiz spoke. Ruiz left.", "Ruiz left", "Ana Ruiz"),
    ("surname before full name", "Ruiz left. Ana Ruiz had spoken.", "Ruiz left", "Ana Ruiz"),
    (
        "surname with a hyphen",
        "Minister Karin Jean-Paul spoke. Jean-Paul left.",
        "Jean-Paul left",
        "Karin Jean-Paul",
    ),
    ("title and surname", "Ana Ruiz spoke. Minister Ruiz left.", "Ruiz left", "Ana Ruiz"),
    ("office", "Foreign Minister Ana Ruiz spoke. The foreign minister left.", "The foreign", "Ana Ruiz"),
    (
        "office of the same kind",
        "Spokeswoman Ana Ruiz spoke. The spokesperson left.",
        "The spokes",
        "Ana Ruiz",
    ),
    ("pronoun", "Ana Ruiz arrived on Monday. She left on Friday.", "She", "Ana Ruiz"),
    ("pronoun agrees", "Ana Ruiz met John Marsh. Then she left.", "she", "Ana Ruiz"),
    ("country by its seat", "France objected. Paris demanded an answer.", "Paris", "France"),
    (
        "government of another country",
        "The government of Egypt spoke. The government of Chad left.",
        "The government of Chad",
        "Chad",
    ),
    ("savers of a bank", "The bank misled two savers when it sold them the bonds.", "them", "two savers"),
    (
        "seekers before a court",
        "The court ruled that Peru held two asylum seekers. Peru freed them.",
        "them",
        "two asylum seekers",
    ),
    ("house", "The United States objected. The Kremlin laughed.", "Kremlin", "Russia"),
    ("acronym", "The World Health Organization met. The WHO warned.", "WHO", "World Health Organization"),
    ("who is spoken about", "John Marsh met Paul Kern. About Kern, he said nothing.", "he", "John Marsh"),
    (
        "what is quoted at length",
        'Omar Reyes spoke. "We lost. It rained. The bus broke down. The nurse wrote it down." He wept.',
        "He",
        "Omar Reyes",
    ),
    (
        "an office in a body",
        'President Ana Mora resigned. "We will vote," said the leader in Congress, Martín Oyola.',
        "Martín",
        "Martín Oyola",
    ),
    ("a later subject", "In his speech, John Marsh said nothing.", "his", "John Marsh"),
    ("predicate", "John Marsh retired. He was the first envoy to resign.", "the first envoy", "John Marsh"),
    (
        "object of the same subject",
        "Paul Kern stood trial. John Marsh pleaded guilty and spoke against him.",
        "him",
        "Paul Kern",
    ),
    ("kinship", "Ana Ruiz called a brother. Then she left.", "she", "Ana Ruiz"),
    (
        "the one last told of",
        "Envoy Paul Kern left. A Danish envoy said it rained. “It is late,” the envoy said.",
        "the envoy",
        "A Danish envoy",
    ),
    (
        "who only was one",
        "Governor Ada Holm left. A former governor said she was wrong. The governor laughed.",
        "The governor",
        "Ada Holm",
    ),
    (
        "one of a saying",
        "Senator Jim Doyle spoke. “A senator is a servant,” he said. The senator bowed.",
        "The senator",
        "Jim Doyle",
    ),
    (
        "a deputy",
        "Coach Lena Frost left. An assistant coach waved. The coach came back.",
        "The coach",
        "Lena Frost",
    ),
    ("source", "An official left early. This source declined to say more.", "This source", "An official"),
    ("named before its noun", "The Corvus union left. Corvus will not sign.", "union", "Corvus"),
    ("known as", "Paul Kern, better known as Kernow, sang. Kernow bowed.", "Kernow bowed", "Paul Kern"),
    ("a seat of several", "The EU will act. Brussels regretted the ban.", "Brussels", "EU"),
    ("its own seat", "Belgium will act. Brussels regretted the ban.", "Brussels", "Belgium"),
    ("née", "Ana Ruiz, née Marsh, spoke. “We won,” she said.", "she said", "Ana Ruiz"),
    ("born", "Roy Marsh (born Rocco Bassi in Turin) left.", "Rocco Bassi", "Roy Marsh"),
    ("nickname", 'Edson "Dado" Braga scored. Braga smiled. “Yes,” said Dado.', "Dado.", 'Edson "Dado" Braga'),
    (
        "a party's other name",
        "The Farmers Party (Centre-Left), known as the FPL, won. The FPL will govern.",
        "FPL will",
        "Farmers Party",
    ),
    (
        "longer full name",
        "Mohamed Hamdan Sabri left. Hamdan Sabri had spoken.",
        "Hamdan Sabri had",
        "Mohamed Hamdan Sabri",
    ),
    (
        "a body by its noun",
        "The North Asia Bank lent money. The bank said little.",
        "The bank said",
        "North Asia Bank",
    ),
    (
        "the body named last",
        "India's Finance Ministry agreed. Nepal's Home Ministry objected. The ministry said no.",
        "The ministry said",
        "Nepal's Home Ministry",
    ),
    (
        "a force is a police",
        "Westmoor Police began an inquiry. The force found nothing.",
        "The force",
        "Westmoor Police",
    ),
    (
        "it, said of a force",
        "Westmoor Police began an inquiry. The force found nothing. It confirmed the arrest.",
        "It confirmed",
        "Westmoor Police",
    ),
    ("its country", "China’s Foreign Ministry objected.", "Foreign Ministry", "China’s Foreign Ministry"),
    (
        "the country last told of",
        "The Russian Foreign Ministry agreed. The Polish Foreign Ministry objected. "
        "The Foreign Ministry said more.",
        "Foreign Ministry said",
        "Polish Foreign Ministry",
    ),
    ("who speaks of another", "“Paul Kern needs a win,” said Ana Ruiz. She left.", "She left", "Ana Ruiz"),
    ("body set off", "The utility, Midland Gas & Light, said so.", "The utility", "Midland Gas & Light"),
    ("a party's", "Ana Ruiz, a Democrat who has pushed for rules, left.", "Democrat", "Ana Ruiz"),
    ("relative", "Ana Ruiz, who leads the party, resigned.", "who", "Ana Ruiz"),
]


@pytest.mark.parametrize(
    ("text", "mention", "name"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS]
)
def test_a_mention_reaches_its_actor(parser: Parser, text: str, mention: str, name: str) -> None:
    article = parsed(parser, text)
    actors, mentions = corefer(article, find_mentions(article))
    at = text.index(mention) + (4 if mention.startswith("The ") else 0)
    found = [m.actor for m in mentions if m.span.start <= at < m.span.end]
    assert [actors[actor].name for actor in found if actor is not None] == [name]


def test_pronouns_inside_quotation_marks_stay_open(parser: Parser) -> None:
    article = parsed(parser, "“He will come,” John Marsh said. He smiled.")
    _, mentions = corefer(article, find_mentions(article))
    assert [m.actor is None for m in mentions if m.form == "pronoun"] == [True, False]


def test_what_somebody_serves_as_is_nobody_named(parser: Parser) -> None:
    article = parsed(parser, "Prime Minister Ana Ruiz left. Paul Kern once served as prime minister.")
    _, mentions = corefer(article, find_mentions(article))
    offices = [m for m in mentions if m.form == "nominal" and m.span.start > 30]
    assert [m.actor for m in offices if m.span.of(article.text) == "prime minister"] == [None]


def test_it_is_nobody_whom_its_clause_names_beside_it(parser: Parser) -> None:
    article = parsed(parser, "France called it aggressive. It has signed a pact with France.")
    _, mentions = corefer(article, find_mentions(article))
    assert [m.actor for m in mentions if m.span.of(article.text) == "It"] == [None]


def test_i_is_the_speaker_of_a_quote(parser: Parser) -> None:
    text = "“I will come,” John Marsh said."
    article = parsed(parser, text)
    actors, mentions = corefer(article, find_mentions(article))
    quote = Quote("direct", (Span(0, 14),), None, Participant(Span(15, 25), 20), "quote.test", 1.0)
    actors, mentions, _, _ = bind(article, actors, mentions, (quote,), ())
    [first] = [mention for mention in mentions if mention.span.of(text) == "I"]
    assert first.actor is not None
    assert actors[first.actor].name == "John Marsh"


def test_a_phrase_for_any_of_several_is_nobody_named_before(parser: Parser) -> None:
    article = parsed(parser, "They would punish whichever side left first. Neither side has replied.")
    actors, _ = corefer(article, find_mentions(article))
    assert [actor.name for actor in actors if "side" in actor.name] == ["whichever side"]


def test_they_of_two_people_stays_open(parser: Parser) -> None:
    article = parsed(parser, "Officials met. Ana Ruiz and John Marsh praised their visit.")
    _, mentions = corefer(article, find_mentions(article))
    assert [m.actor for m in mentions if m.form == "pronoun"] == [None]


def test_a_corrupted_surname_is_flagged_not_merged(parser: Parser) -> None:
    article = parsed(parser, "Peter Lindqvist arrived. Mr. Lindquist spoke to reporters.")
    actors, _ = corefer(article, find_mentions(article))
    names = {actor.name: actor.resembles for actor in actors if actor.kind == "person"}
    assert names == {"Peter Lindqvist": None, "Lindquist": 0}


def test_roles_are_kept_as_written(parser: Parser) -> None:
    article = parsed(
        parser, "US Treasury Secretary Ana Ruiz spoke. Paul Kern, a fellow at the institute, listened."
    )
    actors, _ = corefer(article, find_mentions(article))
    roles = {actor.name: actor.roles for actor in actors if actor.kind == "person"}
    assert roles == {"Ana Ruiz": ("US Treasury Secretary",), "Paul Kern": ("fellow at the institute",)}


BOUND = [
    ("name in a longer phrase", "French envoy Ana Ruiz spoke.", (0, 21), 13, "Ana Ruiz", "person"),
    ("nominal", "Critics at home disagreed.", (0, 15), 0, "Critics", "group"),
    ("phrase nobody marked", "Onlookers cheered.", (0, 9), 0, "Onlookers", "group"),
    (
        "name behind its office", "ZDS managing director Ulrike Riedel said the strike cost millions.",
        (0, 35), 13, "Ulrike Riedel", "person",
    ),
    (
        "several at once", "Ana Ruiz and John Marsh agreed to wait.", (0, 23), 4, "Ana Ruiz and John Marsh",
        "group",
    ),
    ("nationality", "The Danish refusal came late.", (4, 10), 4, "Denmark", "government"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "span", "head", "name", "kind"), [r[1:] for r in BOUND], ids=[r[0] for r in BOUND]
)
def test_participants_are_bound(
    parser: Parser, text: str, span: tuple[int, int], head: int, name: str, kind: str
) -> None:
    article = parsed(parser, text)
    actors, mentions = corefer(article, find_mentions(article))
    who = Participant(Span(*span), head)
    event = EventMention("CONSULT", None, "occurred", Span(head, head + 1), "event.test", 1.0, actors=(who,))
    quote = Quote("indirect", (Span(0, 1),), None, who, "quote.test", 1.0)
    actors, mentions, quotes, events = bind(article, actors, mentions, (quote,), (event,))
    for bound in (quotes[0].speaker, events[0].actors[0]):
        assert bound is not None
        assert bound.mention is not None
        actor = mentions[bound.mention].actor
        assert actor is not None
        assert (actors[actor].name, actors[actor].kind) == (name, kind)
    assert list(mentions) == sorted(mentions, key=lambda m: m.span)
    assert len({m.span for m in mentions}) == len(mentions)


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("A shopkeeper attacked.", 2, "A shopkeeper"),
        ("Rescuers arrived.", 0, "Rescuers"),
        ("The lad who ran the shop protested.", 4, "The lad who ran the shop"),
        ("A fighter jet attacked.", 10, None),
        ("The visit ended.", 4, None),
        ("Bilateral ties cooled.", 10, None),
        ("The report angered them.", 4, None),
    ],
)
def test_only_who_can_act_is_an_actor(parser: Parser, text: str, head: int, name: str | None) -> None:
    article = parsed(parser, text)
    actors, mentions = corefer(article, find_mentions(article))
    span = Span(0, len(name)) if name else Span(0, text.index(" ", head))
    who = Participant(span, head)
    event = EventMention("ASSAULT", None, "occurred", span, "event.test", 1.0, actors=(who,))
    actors, _, _, (event,) = bind(article, actors, mentions, (), (event,))
    assert event.actors[0].mention is not None
    assert [actor.name for actor in actors] == ([name] if name else [])


def test_a_document_is_no_actor(parser: Parser) -> None:
    article = parsed(parser, "The report said so.")
    actors, mentions = corefer(article, find_mentions(article))
    quote = Quote("indirect", (Span(16, 18),), None, Participant(Span(0, 10), 4), "quote.test", 1.0)
    actors, mentions, (quote,), _ = bind(article, actors, mentions, (quote,), ())
    assert actors == ()
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert mentions[quote.speaker.mention].span == Span(0, 10)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Ana Ruiz waved to a shopkeeper.", ["a shopkeeper"]),
        ("Ana Ruiz waved to the shopkeeper.", []),
        ("Ana Ruiz lectured the pilots.", ["the pilots"]),
        ("Ana Ruiz lectured her pupil.", []),
        ("Ana Ruiz counted 40 people.", []),
    ],
)
def test_somebody_new_and_a_group_are_actors_though_in_no_claim(
    parser: Parser, text: str, others: list[str]
) -> None:
    article = parsed(parser, text)
    actors, mentions = corefer(article, find_mentions(article))
    actors, mentions, _, _ = bind(article, actors, mentions, (), ())
    assert [actor.name for actor in actors] == ["Ana Ruiz", *others]
