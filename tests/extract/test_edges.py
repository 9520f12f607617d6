"""Edges of content by grammatical class, and the people that descriptions mean."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser, read
from tests.extract.test_actors import actors_at
from tests.extract.test_quotes import quotes_of, told

Told = tuple[str | None, str | None, list[str]]

EDGES: dict[str, tuple[str, list[Told]]] = {
    "a condition before an enclosed cue": (
        "If the pump fails, Mr. Sand argues, there are two others in the cellar.",
        [("Mr. Sand", "argues", ["If the pump fails", "there are two others in the cellar"])],
    ),
    "a concession before an enclosed cue": (
        "Though the harvest was poor, he said, replacing the seed would be dearer.",
        [("he", "said", ["Though the harvest was poor", "replacing the seed would be dearer"])],
    ),
    "a clause about the speaker that holds a cue": (
        "Halden, which rules on complaints, said the clinic had done nothing wrong.",
        [("Halden", "said", ["the clinic had done nothing wrong"])],
    ),
    "a modal that goes on without its subject": (
        "Callers said they had doubts about the vaccine, but could not bear to tell their doctor.",
        [("Callers", "said", ["they had doubts about the vaccine, but could not bear to tell their doctor"])],
    ),
    "a participle of the same speaker behind an occasion": (
        "The port confirmed in a statement that a crane fell at dawn, adding that nobody was under it.",
        [
            ("The port", "confirmed", ["that a crane fell at dawn"]),
            ("The port", "adding", ["that nobody was under it"]),
        ],
    ),
    "when it was said, behind quoted words": (
        "“You should resign,” Halvorsen told the dean after she admitted the fee had doubled.",
        [
            ("Halvorsen", "told", ["“You should resign,”"]),
            ("she", "admitted", ["the fee had doubled"]),
        ],
    ),
    "what is called so": (
        "The opposition called the raid “not in keeping with the law”.",
        [("The opposition", "called", ["the raid “not in keeping with the law”"])],
    ),
    "another speaker behind the phrase": (
        "According to the Lake Herald, Professor Ann Burr, the head of the panel, said the weir was old.",
        [
            (
                "the Lake Herald",
                "According to",
                ["Professor Ann Burr, the head of the panel, said the weir was old"],
            ),
        ],
    ),
    "what a colon brings behind a denial": (
        "The choir denied these claims: nobody had been asked to leave the hall.",
        [("The choir", "denied", ["nobody had been asked to leave the hall"])],
    ),
    "an infinitive before what was done next": (
        "She ordered Abel to refund the money and acquitted his partner for want of evidence.",
        [("She", "ordered", ["Abel to refund the money"])],
    ),
    "a thought that was not had": (
        "Karim told the inquiry he had never met the builder and did not recall signing the letter.",
        [
            (
                "Karim",
                "told",
                ["he had never met the builder and did not recall signing the letter"],
            )
        ],
    ),
    "a relative object": (
        "She was sent to the camp, which the order describes as a religious retreat.",
        [("the order", "describes", ["a religious retreat"])],
    ),
    "a semicolon before the clause": (
        "The bridge is old; without a second one, she argues, the town will drown.",
        [("she", "argues", ["without a second one", "the town will drown"])],
    ),
    "a note behind the marks": (
        "“Enough is enough” (translated from Danish), he added.",
        [("he", "added", ["“Enough is enough”"])],
    ),
    "one word behind a cue": (
        "Asked whether he would resign, Mr Pohl said: “No.” He left at once.",
        [("Mr Pohl", "said", ["“No.”"])],
    ),
    "a name like a preposition": (
        '"The market hates a cut," said Per Lund, an analyst at Fram Bank.',
        [("Per Lund, an analyst at Fram Bank", "said", ['"The market hates a cut,"'])],
    ),
    "the words of witnesses": (
        "By the words of eyewitnesses, not one whole house remained.",
        [("eyewitnesses", "By the words of", ["not one whole house remained"])],
    ),
    "the time of an entry": (
        "13:30 A man in his 60s has died after a tree fell on his car, police said.",
        [("police", "said", ["A man in his 60s has died after a tree fell on his car"])],
    ),
}
BEFORE: dict[str, tuple[str, list[Told]]] = {
    "information given": (
        "Two ferries failed the test in May. Inspectors gave this information on Monday.",
        [("Inspectors", "gave", ["Two ferries failed the test in May"])],
    ),
    "a passive": (
        "The two sides signed the contract in Riga. This was announced by the press service of the port.",
        [
            (
                "the press service of the port",
                "was announced",
                ["The two sides signed the contract in Riga"],
            )
        ],
    ),
    "said this": (
        "The bridge will open again in May. The mayor said this at a meeting with residents.",
        [("The mayor", "said", ["The bridge will open again in May"])],
    ),
    "a clause of its own": (
        "The bridge will open again in May. The mayor said this was good news.",
        [("The mayor", "said", ["this was good news"])],
    ),
    "liked, not said": ("She sang an old song from the islands. The audience liked this.", []),
}
SILENT = {
    "somebody dismissed": "The president dismissed the minister.",
    "somebody recalled": "The bloc recalled its ambassador.",
    "two who blame each other": "The town blames the port, the port blames the town.",
}
MEANT = [
    ("Oman's foreign ministry met. The Omani foreign ministry said no.", "The Omani foreign", "ministry"),
    ("The Courier said the mayor had gone. The daily said he had wept.", "The daily", "Courier"),
    ("President Idris Bello met teachers. The head of state said pay would rise.", "The head", "Idris Bello"),
    ("Maria Gomez lost her house. The mother of three said it was old.", "The mother", "Maria Gomez"),
    ("A lawyer for Reed spoke. The lawyer, Mary Stone, said he would plead.", "A lawyer", "Mary Stone"),
    ("The suspect fled. The suspect was identified as Karim Tazi.", "The suspect", "Karim Tazi"),
    ("The Commission fined Vexo. The Commission said the firm had lied.", "the firm", "Vexo"),
    ("The Congress Party won. The Congress said it was glad.", "The Congress said", "Congress Party"),
    ("Wrona is dead. Wrona's widow, Zofia, said she had no call.", "Zofia", "Zofia"),
    ("Justice Ann Okoro ruled. The judge said he had lied.", "The judge", "Ann Okoro"),
    ("Norwegian Minister Ida Holm met Per Lund. The Norwegian said no.", "Norwegian said", "Ida Holm"),
    (
        "Ana Ruiz lost. Luis Paredes was sworn in as president. The new president wept.",
        "The new",
        "Luis Paredes",
    ),
    ("Two groups met. One of the groups, Haki Watch, said it was late.", "Haki Watch", "Haki Watch"),
    ("Norland's premier, Ann Hill said it had rained. She wept.", "Norland's premier", "Ann Hill"),
    ("Latvia's Ministry of Climate met. The Latvian Ministry of Climate wept.", "Latvian", "Climate"),
    ("The Danish Navy sent a ship. The Danish navy said it would stay.", "The Danish navy", "Danish Navy"),
    ("New Zealand sent aid. The New Zealand government said no.", "The New Zealand", "New Zealand"),
]
OTHERS = [
    (
        "Prime Minister Olga Petrova resigned. The acting prime minister said no.",
        "The acting",
        "Olga Petrova",
    ),
    ("Omar Said Junior won. His father, Omar Said, wept.", "Omar Said, wept", "Omar Said Junior"),
    ("Acme met. The police said nobody came.", "The police", "Acme"),
    ("The Post wrote so. She spoke to this newspaper.", "this newspaper", "Post"),
]
SENTENCES = [
    (
        '"They came," he said. "They left."\nIt rained.',
        ['"They came," he said.', '"They left."', "It rained."],
    ),
    ("He met Maj. Gen. Ana Ruiz. It rained.", ["He met Maj. Gen. Ana Ruiz.", "It rained."]),
    ("Wow! Bakery said no. It rained.", ["Wow! Bakery said no.", "It rained."]),
    ("She was sad! Nobody said why.", ["She was sad!", "Nobody said why."]),
    ("It was signed by Karl B. The mayor wept.", ["It was signed by Karl B.", "The mayor wept."]),
    ("Karl B. Meyer wept. It rained.", ["Karl B. Meyer wept.", "It rained."]),
    (
        "She opened a stall on Harbour St. Prices fell at once.",
        ["She opened a stall on Harbour St.", "Prices fell at once."],
    ),
    (
        "The cook who works at Harbour St. Bakery said it would close.",
        ["The cook who works at Harbour St. Bakery said it would close."],
    ),
    (
        "The bridge cost approx. $5 million. It is long.",
        ["The bridge cost approx. $5 million.", "It is long."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE.values(), ids=BEFORE)
def test_the_sentence_before_is_what_this_means(parser: Parser, text: str, expected: list[Told]) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize(("text", "expected"), EDGES.values(), ids=EDGES)
def test_content_has_the_edges_that_its_class_gives(parser: Parser, text: str, expected: list[Told]) -> None:
    assert [told(text, quote) for quote in quotes_of(parser, text)] == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nobody_is_quoted(parser: Parser, text: str) -> None:
    assert [
        row for row in (told(text, quote) for quote in quotes_of(parser, text)) if row[1] != "blames"
    ] == []


@pytest.mark.parametrize(("text", "words", "name"), MEANT, ids=[row[1] for row in MEANT])
def test_a_description_means(parser: Parser, text: str, words: str, name: str) -> None:
    assert any(name in found for found in actors_at(extract(text, parser), words))


@pytest.mark.parametrize(("text", "words", "name"), OTHERS, ids=[row[1] for row in OTHERS])
def test_a_description_does_not_mean(parser: Parser, text: str, words: str, name: str) -> None:
    assert name not in actors_at(extract(text, parser), words)


@pytest.mark.parametrize(("text", "sentences"), SENTENCES, ids=[row[0][:20] for row in SENTENCES])
def test_sentences_break_where_they_end(parser: Parser, text: str, sentences: list[str]) -> None:
    assert [sentence.span.of(text) for sentence in read(parser, text, ()).sentences] == sentences
