"""Attributions whose words stand in an unusual order: inverted, parted, retold by another."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser
from tests.extract.test_quotes import quotes_of, told

FOUND = {
    "an agency behind its cue": (
        "The bridge will be closed until spring, reported the agency KRT.",
        [("the agency KRT", "reported", ["The bridge will be closed until spring"])],
    ),
    "a name before the comma": (
        "Foreign Minister Bo Lind received on Monday his Chilean guest Ann Hill, announced the ministry.",
        [
            (
                "the ministry",
                "announced",
                ["Foreign Minister Bo Lind received on Monday his Chilean guest Ann Hill"],
            )
        ],
    ),
    "a date between cue and speaker": (
        "The lamps have failed twice, declared on Friday the commander of the port.",
        [("the commander of the port", "declared", ["The lamps have failed twice"])],
    ),
    "hearers between cue and speaker": (
        "Talks will resume in May, told reporters the minister of foreign affairs.",
        [("the minister of foreign affairs", "told", ["Talks will resume in May"])],
    ),
    "a turn of phrase between cue and speaker": (
        "The recordings do not exist, assured in his turn the captain.",
        [("the captain", "assured", ["The recordings do not exist"])],
    ),
    "quoted words in what stands before the cue": (
        'The report is "a lie from end to end", declared on Monday the spokesman of the ministry.',
        [("the spokesman of the ministry", "declared", ['The report is "a lie from end to end"'])],
    ),
    "as, cue, speaker": (
        "As noted Baranov, the pilots were on the ground at that moment.",
        [("Baranov", "noted", ["the pilots were on the ground at that moment"])],
    ),
    "as it was reported": (
        "As it was reported by the agency KRT, the meeting of the ministers will take place.",
        [("the agency KRT", "was reported", ["the meeting of the ministers will take place"])],
    ),
    "sure of what is quoted": (
        '"Nobody needs a quarrel over two boats," - the expert is sure.',
        [("the expert", "is", ['"Nobody needs a quarrel over two boats,"'])],
    ),
    "a word of answer before a colon": (
        "Not so, says Stone: other firms are hiring.",
        [("Stone", "says", ["Not so", "other firms are hiring"])],
    ),
    "a colon in what is said around the cue": (
        "The answer, said Reyes, is simple: build more ships.",
        [("Reyes", "said", ["The answer", "is simple: build more ships"])],
    ),
    "a subject parted from its verb": (
        "The team, she says, controlled for area, and the effect remained.",
        [("she", "says", ["The team", "controlled for area, and the effect remained"])],
    ),
    "a subject parted from quoted words": (
        'Critics, she adds, "should read the supplement".',
        [("she", "adds", ["Critics", '"should read the supplement"'])],
    ),
    "judged too early": (
        "It was too early, he said, to speak of closure.",
        [("he", "said", ["It was too early", "to speak of closure"])],
    ),
    "in somebody's words": (
        "In Tully's words, the plan is dead.",
        [("Tully", "words", ["the plan is dead"])],
    ),
    "in somebody's view, last": (
        "The storm is over, in the mayor's view.",
        [("the mayor", "view", ["The storm is over"])],
    ),
    "in the words of, within a clause": (
        'The road, in the words of the mayor, is "a disgrace to the town".',
        [("the mayor", "in the words of", ["The road", 'is "a disgrace to the town"'])],
    ),
    "according to somebody, quoted words after the subject": (
        'According to him, the other side "has not presented a single proof".',
        [("him", "According to", ['the other side "has not presented a single proof"'])],
    ),
    "quoted words that another retells": (
        'The bank said that "nobody will lose a penny", according to the agency KRT.',
        [
            ("the agency KRT", "according to", ['The bank said that "nobody will lose a penny"']),
            ("The bank", "said", ['that "nobody will lose a penny"']),
        ],
    ),
    "a quotation that another retells": (
        "“We are leaving,” the captain said, according to his wife.",
        [
            ("his wife", "according to", ["“We are leaving,” the captain said"]),
            ("the captain", "said", ["“We are leaving,”"]),
        ],
    ),
    "an answer of one word": (
        '"Yes," said Aske. "The dividend is safe for this year."',
        [("Aske", "said", ['"Yes,"', '"The dividend is safe for this year."'])],
    ),
    "a full stop within the marks ends them": (
        "“It is the right call,” said Mira Stone, “but late.” Others warned that the pier would close.",
        [
            ("Mira Stone", "said", ["“It is the right call,”", "“but late.”"]),
            ("Others", "warned", ["that the pier would close"]),
        ],
    ),
    "each of two letters its writer": (
        'One wrote on X: "No boats, no town." Another fumed: "Bring them back or I am leaving."',
        [
            ("One", "wrote", ['"No boats, no town."']),
            ("Another", "fumed", ['"Bring them back or I am leaving."']),
        ],
    ),
    "a cue taken for what describes a name": (
        '"It will never be the same," sobbed Jean, 71, from Hull.',
        [("Jean, 71, from Hull", "sobbed", ['"It will never be the same,"'])],
    ),
    "put to somebody": (
        "Mr Devlin put it to him that he had invented the conversation.",
        [("Mr Devlin", "put", ["that he had invented the conversation"])],
    ),
    "on a day": (
        "The union said on Wednesday it would extend the strike by two weeks.",
        [("The union", "said", ["it would extend the strike by two weeks"])],
    ),
    "a charge that another denies": (
        "The pilots said the lamps had failed twice, a charge that the port denies.",
        [("The pilots", "said", ["the lamps had failed twice"]), ("the port", "denies", ["a charge"])],
    ),
    "another speaker after while": (
        'The traders said it was "a relief", while the crew called the vote a disgrace.',
        [
            ("The traders", "said", ['it was "a relief"']),
            ("the crew", "called", ["the vote a disgrace"]),
        ],
    ),
    "adding, after what cannot speak": (
        'The port said the rumours were "wide of the mark", insisting: "She leaves with our thanks."',
        [
            ("The port", "said", ['the rumours were "wide of the mark"']),
            ("The port", "insisting", ['"She leaves with our thanks."']),
        ],
    ),
    "the usual order, the speaker hung elsewhere": (
        "Halden Rovers have sacked manager Kai Brandt after Saturday's 4-0 defeat by Tyne City, the club "
        "said in a statement on Sunday.",
        [
            (
                "the club",
                "said",
                ["Halden Rovers have sacked manager Kai Brandt after Saturday's 4-0 defeat by Tyne City"],
            )
        ],
    ),
    "what outlets make of it afterwards": (
        "Kremov and Talis have agreed to exchange 240 prisoners each, the two governments announced in "
        "separate statements late on Thursday.",
        [
            (
                "the two governments",
                "announced",
                ["Kremov and Talis have agreed to exchange 240 prisoners each"],
            )
        ],
    ),
    "a second speaker without a cue": (
        "One said the delegations had not shaken hands; another, that they had not spoken.",
        [("One", "said", ["the delegations had not shaken hands"])],
    ),
    "what the writer makes of it": (
        "An aide has testified that he ordered her to burn the ledger, the clearest sign yet of his guilt.",
        [("An aide", "has testified", ["that he ordered her to burn the ledger"])],
    ),
    "a figure put at a number": (
        "The union puts the toll at 61.",
        [("The union", "puts", ["the toll at 61"])],
    ),
    "per somebody": (
        "Per court filings, the ledger lists 43 payments.",
        [("court filings", "Per", ["the ledger lists 43 payments"])],
    ),
    "a name of two quoted adjectives": (
        "The union branded the offer “late and insulting”.",
        [("The union", "branded", ["the offer “late and insulting”"])],
    ),
    "described as an adjective": (
        "Diplomats who followed the talks described the mood as icy.",
        [("Diplomats", "described", ["the mood as icy"])],
    ),
    "lines of a dialogue": (
        'He waited.\n\nSandoval: "How much are they paying you?"\n\nWhitcombe: "Less than he paid me."',
        [
            ("Sandoval", ":", ['"How much are they paying you?"']),
            ("Whitcombe", ":", ['"Less than he paid me."']),
        ],
    ),
    "a participle behind a clause is its speaker's": (
        "The union disclosed that the driver had been on the road for 19 hours, stressing that nobody can "
        "drive like that.",
        [
            ("The union", "disclosed", ["that the driver had been on the road for 19 hours"]),
            ("The union", "stressing", ["that nobody can drive like that"]),
        ],
    ),
    "two quotations, then a question of the writer": (
        "“She can shut up,” he says. “She just does it in print.” Does she believe in fate?",
        [("he", "says", ["“She can shut up,”", "“She just does it in print.”"])],
    ),
    "whose answer was quoted": (
        "The minister's most recent answer, which ran to four words, was: “I will look into it.”",
        [("The minister", "answer", ["“I will look into it.”"])],
    ),
    "of the opinion": (
        "The expert is of the opinion that the peak is still ahead.",
        [("The expert", "opinion", ["that the peak is still ahead"])],
    ),
    "a participle before the speaker": (
        "Reacting, the chairman of the union said that the driver had fled.",
        [("the chairman of the union", "said", ["that the driver had fled"])],
    ),
    "a dateline in capitals": (
        "NEW DELHI: The minister on Friday said the Centre had never withheld funds.",
        [("The minister", "said", ["the Centre had never withheld funds"])],
    ),
    "a verb that is taken for another": (
        "She hoped that the harbour would open.",
        [("She", "hoped", ["that the harbour would open"])],
    ),
}

SILENT = {
    "two deeds side by side": "The mayor left the room, informed the police.",
    "nobody is named who expects it": "The minister is expected to comment on Tuesday.",
    "so much a person": "The boats cost 40 pounds per person on Sunday.",
    "each other": "Both sides blame each other for it.",
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_finds_the_speaker_wherever_he_stands(
    parser: Parser, text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nobody_speaks(parser: Parser, text: str) -> None:
    assert quotes_of(parser, text) == ()


def test_what_is_retold_names_who_retells_it(parser: Parser) -> None:
    outer, inner = quotes_of(parser, "The bank said “nobody will lose a penny”, according to the agency KRT.")
    assert (outer.parent, inner.parent) == (None, 0)


def test_a_court_in_a_headline_only_hears(parser: Parser) -> None:
    (quote,) = quotes_of(parser, "Skipper “knew the ferry was full”, court told\n\nIt rained.")
    assert quote.speaker is None


@pytest.mark.parametrize(
    "text", ["Two men accused of theft were freed.", "People who had been accused of fraud were freed."]
)
def test_who_is_accused_says_nothing(parser: Parser, text: str) -> None:
    assert all(quote.speaker is None for quote in quotes_of(parser, text))
