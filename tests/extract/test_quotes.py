"""Quotes: one table of sentences and what a reader takes from them."""

from __future__ import annotations

import pytest

from claims.document import Block, Quote, Span
from claims.extract.blocks import find_blocks
from claims.extract.parse import Parser, read
from claims.extract.quotes import find_quotes

FOUND = {
    "direct, cue after": (
        '"The harbour will reopen on Friday," the mayor said.',
        [("the mayor", "said", ['"The harbour will reopen on Friday,"'])],
    ),
    "direct, inverted": (
        "“The harbour will reopen on Friday,” said Maria Santos, the mayor of Porto.",
        [("Maria Santos, the mayor of Porto", "said", ["“The harbour will reopen on Friday,”"])],
    ),
    "direct, split by the cue": (
        "“The harbour,” the mayor said, “will reopen on Friday.”",
        [("the mayor", "said", ["“The harbour,”", "“will reopen on Friday.”"])],
    ),
    "direct, continued after the cue": (
        "“The harbour will reopen,” the mayor said. “It has been closed for a year.”",
        [("the mayor", "said", ["“The harbour will reopen,”", "“It has been closed for a year.”"])],
    ),
    "direct, continued in the next paragraph": (
        "“The harbour will reopen soon,” the mayor said.\n\n“It has been closed for a year.”",
        [("the mayor", "said", ["“The harbour will reopen soon,”", "“It has been closed for a year.”"])],
    ),
    "direct, led in by a colon at the end of the paragraph before": (
        "The mayor continued:\n\n“The harbour will reopen soon, and the tolls will fall.”",
        [("The mayor", "continued", ["“The harbour will reopen soon, and the tolls will fall.”"])],
    ),
    "direct, not closed in its paragraph": (
        "The mayor said: “The harbour will reopen soon.\n\n“It has been closed for a year.”",
        [("The mayor", "said", ["“The harbour will reopen soon.\n\n“It has been closed for a year.”"])],
    ),
    "direct, the stop before the rest of the sentence": (
        "“Our view is that nothing is better than talks,” the spokesperson said. with journalists.",
        [("the spokesperson", "said", ["“Our view is that nothing is better than talks,”"])],
    ),
    "indirect, clause": (
        "The minister said that the harbour would reopen on Friday.",
        [("The minister", "said", ["that the harbour would reopen on Friday"])],
    ),
    "indirect, clauses coordinated": (
        "The minister said that the harbour would reopen and that the tolls would rise.",
        [("The minister", "said", ["that the harbour would reopen and that the tolls would rise"])],
    ),
    "indirect, coordinated with quoted words": (
        "The envoy said the minister would focus on the “main goals” of his agenda, "
        "but did not try to “draw up a long list of results.”",
        [
            (
                "The envoy",
                "said",
                [
                    "the minister would focus on the “main goals” of his agenda, "
                    "but did not try to “draw up a long list of results.”"
                ],
            )
        ],
    ),
    "indirect, examples after the clause": (
        "Police described the incident as a mistake, including a collision in May that hurt two.",
        [
            (
                "Police",
                "described",
                ["the incident as a mistake, including a collision in May that hurt two"],
            )
        ],
    ),
    "indirect, an example and when it happened": (
        "Officials described the incident as one of several close calls in recent years that have led to "
        "accidents, including an incident in May when a small ferry hit a tanker.",
        [
            (
                "Officials",
                "described",
                [
                    "the incident as one of several close calls in recent years that have led to accidents, "
                    "including an incident in May when a small ferry hit a tanker"
                ],
            )
        ],
    ),
    "indirect, the speaker before an aside that names another": (
        "Portugal’s Ministry of Foreign Affairs, headed by Minister Rui Santos, called on the United States "
        "to stop using the tides as an excuse.",
        [
            (
                "Portugal’s Ministry of Foreign Affairs",
                "called",
                ["the United States to stop using the tides as an excuse"],
            )
        ],
    ),
    "indirect, an apposition to what is said": (
        "The minister has confirmed that top pilot Ana Reis will visit Porto this week, a long-awaited visit "
        "that was postponed in May amid storms.",
        [
            (
                "The minister",
                "has confirmed",
                [
                    "that top pilot Ana Reis will visit Porto this week, a long-awaited visit that was "
                    "postponed in May amid storms"
                ],
            )
        ],
    ),
    "indirect, cue between a clause and what the dash adds": (
        "Ms. Reyes and her friends can win at least one thing, say analysts - show that the council listens.",
        [
            (
                "analysts",
                "say",
                [
                    "Ms. Reyes and her friends can win at least one thing",
                    "show that the council listens",
                ],
            )
        ],
    ),
    "direct, as somebody put it": (
        "“The harbour is a door that opens only outwards,” as the mayor put it.",
        [("the mayor", "put", ["“The harbour is a door that opens only outwards,”"])],
    ),
    "put, where nothing is said": ("The mayor put the red keys on the table.", []),
    "indirect, that after the hearers": (
        "In Porto last week, she told a meeting of island mayors that few people understood the tides.",
        [("she", "told", ["that few people understood the tides"])],
    ),
    "indirect, enclosed by the cue, the hearer and the day": (
        "The trouble now, he told me on Friday, is that the harbour is the anchor of the whole town.",
        [("he", "told", ["The trouble now", "is that the harbour is the anchor of the whole town"])],
    ),
    "indirect, enclosed, the speaker after the cue": (
        "Small boats, said Reyes, are required to leave the harbour by noon.",
        [("Reyes", "said", ["Small boats", "are required to leave the harbour by noon"])],
    ),
    "indirect, what follows the object belongs to it": (
        "The mayor chastised the pilot for sailing at night.",
        [("The mayor", "chastised", ["the pilot for sailing at night"])],
    ),
    "indirect, what the writer adds to the object does not": (
        "The union denied the charge, which the mayor repeated.",
        [("The union", "denied", ["the charge"])],
    ),
    "indirect, an object for a purpose only is no saying": (
        "The ministers met on Friday to discuss the tolls.",
        [],
    ),
    "indirect, denied by somebody": (
        "The charge was denied by the mayor.",
        [("the mayor", "was denied", ["The charge"])],
    ),
    "indirect, called something by somebody": (
        "The plan was called a bad joke by the union.",
        [("the union", "was called", ["The plan", "a bad joke"])],
    ),
    "indirect, promised to do two things": (
        "The two towns agreed to share one harbour and rely on each other in a storm.",
        [("The two towns", "agreed", ["to share one harbour and rely on each other in a storm"])],
    ),
    "indirect, letting happen is no saying": ("The new law allows the town to close its harbour.", []),
    "indirect, after a colon the cue says something new": (
        "It is an old story: the king denounced the islands.",
        [("the king", "denounced", ["the islands"])],
    ),
    "indirect, what the reader may think is no claim": ("You may think that the harbour is safe.", []),
    "called by phone, where nothing is named": ("The mayor was calling the harbour to reach her son.", []),
    "indirect, in a letter: the speaker is who sent it": (
        "The mayor released a letter that says the harbour is safe.",
        [("The mayor", "says", ["the harbour is safe"])],
    ),
    "direct, continued after a participle of the cue": (
        "“You cannot steer what you cannot see,” she said, explaining why the lamps matter. "
        "“We lost two boats in a year.”",
        [
            ("she", "said", ["“You cannot steer what you cannot see,”", "“We lost two boats in a year.”"]),
            ("she", "explaining", ["why the lamps matter"]),
        ],
    ),
    "according to, around another quote": (
        "The pilot said the lamps had failed, according to the harbour police.",
        [
            ("the harbour police", "according to", ["The pilot said the lamps had failed"]),
            ("The pilot", "said", ["the lamps had failed"]),
        ],
    ),
    "according to, first, without a comma": (
        "According to the interior ministry the harbour has been closed for a week near Porto, Portugal.",
        [
            (
                "the interior ministry",
                "According to",
                ["the harbour has been closed for a week near Porto, Portugal"],
            )
        ],
    ),
    "indirect, what a thing saw is no saying": ("The final saw the home team win by three goals.", []),
    "indirect, a second cue of the same speaker": (
        "The minister said the harbour was safe and warned that the tolls would rise.",
        [
            ("The minister", "said", ["the harbour was safe"]),
            ("The minister", "warned", ["that the tolls would rise"]),
        ],
    ),
    "indirect, a second cue behind a perfect": (
        "The minister said that the union had broken its word and denied that the tolls would rise.",
        [
            ("The minister", "said", ["that the union had broken its word"]),
            ("The minister", "denied", ["that the tolls would rise"]),
        ],
    ),
    "indirect, cue last": (
        "The harbour will reopen on Friday, the minister said.",
        [("the minister", "said", ["The harbour will reopen on Friday"])],
    ),
    "indirect, cue inside": (
        "The harbour, the minister said, will reopen on Friday.",
        [("the minister", "said", ["The harbour", "will reopen on Friday"])],
    ),
    "indirect, promised": (
        "The minister promised to reopen the harbour.",
        [("The minister", "promised", ["to reopen the harbour"])],
    ),
    "indirect, urged": (
        "The union urged the government to reopen the harbour.",
        [("The union", "urged", ["the government to reopen the harbour"])],
    ),
    "indirect, accused": (
        "The navy accused its neighbour of conducting “unsafe” manoeuvres.",
        [("The navy", "accused", ["conducting “unsafe” manoeuvres"])],
    ),
    "indirect, named": (
        "The union called the plan “a bad joke”.",
        [("The union", "called", ["the plan “a bad joke”"])],
    ),
    "mixed": (
        "The minister said the harbour would be “open to everybody” by Friday.",
        [("The minister", "said", ["the harbour would be “open to everybody” by Friday"])],
    ),
    "according to": (
        "The harbour will reopen on Friday, according to the ministry.",
        [("the ministry", "according to", ["The harbour will reopen on Friday"])],
    ),
    "according to, first": (
        "According to the national security advisor, the visit will go ahead next week.",
        [("the national security advisor", "According to", ["the visit will go ahead next week"])],
    ),
    "noun with a clause": (
        "Engineers checked the minister's claim that the harbour was safe.",
        [("the minister", "claim", ["that the harbour was safe"])],
    ),
    "institution as speaker": (
        "The harbour will reopen on Friday, the statement said.",
        [("the statement", "said", ["The harbour will reopen on Friday"])],
    ),
    "in a statement, without that": (
        "The utility said in a statement it had closed the harbour.",
        [("The utility", "said", ["it had closed the harbour"])],
    ),
    "anonymous speakers": (
        "Two ships will arrive on Monday, sources said.",
        [("sources", "said", ["Two ships will arrive on Monday"])],
    ),
    "transcript": (
        "SANTOS: The harbour will reopen on Friday.",
        [("SANTOS", ":", ["The harbour will reopen on Friday"])],
    ),
    "a talk": (
        "Press: Did they make an offer?\nRuiz: No.\nPress: Will they sell it?\nRuiz: The port stays.",
        [
            ("Press", ":", ["Did they make an offer?"]),
            ("Ruiz", ":", ["No"]),
            ("Press", ":", ["Will they sell it?"]),
            ("Ruiz", ":", ["The port stays"]),
        ],
    ),
    "a kind of article is no speaker": ("INTERVIEW: The harbour will reopen on Friday.", []),
    "signed after a dash": (
        "“We have waited for a year for this.” — Maria Santos",
        [("Maria Santos", "—", ["“We have waited for a year for this.”"])],
    ),
    "nested, the outer one first": (
        "China issued a readout, saying that Qin had warned that relations were getting worse.",
        [
            ("China", "saying", ["that Qin had warned that relations were getting worse"]),
            ("Qin", "had warned", ["that relations were getting worse"]),
        ],
    ),
    "a title of a work is no quote": ("She read “War and Peace” in the harbour.", []),
    "scare quotes are no quote": ("The so-called “experts” left the harbour.", []),
    "a clause that nobody says is no quote": ("It is said that the harbour will reopen.", []),
}  # fmt: skip

CLASSES = {
    "denial": ("The minister denied that the harbour was closed.", "deny", "positive"),
    "question": ("The mayor asked whether the harbour was closed.", "ask", "positive"),
    "warning": ("The mayor warned that the harbour was closed.", "warn", "positive"),
    "belief": ("The mayor believes that the harbour is closed.", "believe", "positive"),
    "negated": ("The mayor did not say whether the harbour was closed.", "say", "negative"),
}


def quotes_of(parser: Parser, text: str) -> tuple[Quote, ...]:
    return find_quotes(read(parser, text, find_blocks(text)), (), ())


def told(text: str, quote: Quote) -> tuple[str | None, str | None, list[str]]:
    """Return speaker, cue and content as words."""
    return (
        quote.speaker.span.of(text) if quote.speaker else None,
        quote.cue.of(text) if quote.cue else None,
        [span.of(text) for span in quote.content],
    )


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_finds_who_said_what(
    parser: Parser, text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize(("text", "cue_class", "polarity"), CLASSES.values(), ids=CLASSES)
def test_a_denial_or_a_question_is_not_an_assertion(
    parser: Parser, text: str, cue_class: str, polarity: str
) -> None:
    (quote,) = quotes_of(parser, text)
    assert (quote.cue_class, quote.polarity) == (cue_class, polarity)


def test_says_to_whom_on_what_occasion_and_where(parser: Parser) -> None:
    text = "“The harbour will reopen,” the mayor told reporters at a press briefing in Tokyo."
    (quote,) = quotes_of(parser, text)
    assert quote.addressee is not None
    assert quote.addressee.span.of(text) == "reporters"
    assert quote.occasion is not None
    assert quote.occasion.of(text) == "a press briefing in Tokyo"
    assert quote.place is not None
    assert quote.place.text == "Tokyo"


def test_where_it_is_posted_is_nobody_told(parser: Parser) -> None:
    (quote,) = quotes_of(parser, "The mayor said on Twitter that the harbour was closed.")
    assert (quote.addressee, quote.occasion is not None) == (None, True)


@pytest.mark.parametrize(
    "clause", ["Asked whether he would go", "Asked about the delay", "Told that it failed"]
)
def test_who_is_asked_or_told_does_not_say_it(parser: Parser, clause: str) -> None:
    text = f"{clause}, the mayor said that the harbour was closed."
    assert [told(text, quote)[1] for quote in quotes_of(parser, text)] == ["said"]


def test_form_follows_the_quotation_marks(parser: Parser) -> None:
    text = "“It is open,” she said.\nShe said it was open.\nShe said it was “open to all” at last."
    assert [quote.form for quote in quotes_of(parser, text)] == ["direct", "indirect", "mixed"]


def test_a_nested_quote_names_its_parent(parser: Parser) -> None:
    outer, inner = quotes_of(parser, "The minister said that Qin had warned that relations were worse.")
    assert (outer.parent, inner.parent) == (None, 0)


def test_furniture_makes_no_quotes(parser: Parser) -> None:
    text = "The harbour will reopen, the mayor said."
    whole = (Block(Span(0, len(text)), "caption"),)
    assert find_quotes(read(parser, text, whole), (), ()) == ()
