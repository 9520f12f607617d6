"""Content less what the writer leads in or adds, and who speaks between commas, by the order of words."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

SAID = [
    # who is told stands behind "told"; who tells it, between commas before it
    ("The leak has shut three kilns, Norvik Cement chief Ida Strand, PhD, told the Calden Sun.",
     "The leak has shut three kilns", "Norvik Cement chief Ida Strand, PhD"),
    ("There are five fast boats working off Calden, helped by the volunteers, Hugo Marsh, deputy harbour "
     "master of Calden, tells Radio Nord's Ola Brand.",
     "There are five fast boats working off Calden, helped by the volunteers", "Hugo Marsh"),
    ("The bridge is safe, Ida Strand, the town's engineer, said.", "The bridge is safe", "Ida Strand"),
    # an officer's rank with its number
    ("After a chase, a patrol boat fired on the smugglers, killing two of them, spokesman 1st Lt. Omar Reed "
     "said.", "After a chase, a patrol boat fired on the smugglers, killing two of them", "Omar Reed"),
    # a clause that only leads the sentence in
    ("While some growers said the new tariff might prove a blessing, many raised doubts about a rule that "
     "cuts the quota.", "the new tariff might prove a blessing", "some growers"),
    ("After police said the bridge was safe, drivers returned to it, and the mayor thanked them.",
     "the bridge was safe", "police"),
    # what something is, told twice
    ("The mayor said the bus lane was nearly finished, but was not yet open to cars.",
     "the bus lane was nearly finished, but was not yet open to cars", "The mayor"),
    # titles of broadcasts and books
    ("On “Harbour Talk Sunday,” deputy leader Ida Strand said the fine was only meant “to warn” the port.",
     "the fine was only meant “to warn” the port", "deputy leader Ida Strand"),
    ("In her 2009 book, “Keep Your Boat Afloat,” Lund suggested painting the hull twice.",
     "painting the hull twice", "Lund"),
    ("“Free the Harbour,” the crowd shouted.", "“Free the Harbour,”", "the crowd"),
    # words that join a sentence to the last
    ("However, the strike was strong in the north, union officials said.",
     "the strike was strong in the north", "union officials"),
    ("But the boats that the town has, the mayor added, are of no use in winter.",
     "the boats that the town has … are of no use in winter", "the mayor"),
    ("Elsewhere, two ships were lost in a storm, the coast guard said on Tuesday.",
     "two ships were lost in a storm", "the coast guard"),
    # where it was said, and what its speaker did then
    ("In a note posted online, the party commented, \"This is how votes are lost,\" hiding its anger.",
     '"This is how votes are lost,"', "the party"),
    # what others deny, or concede
    ("Supporters say Ms Lund has been under guard since Wednesday, a charge authorities have denied.",
     "Ms Lund has been under guard since Wednesday", "Supporters"),
    ("The council may ask for a truce \"to avoid a worse disaster,\" though envoys said on Thursday that the "
     "plan is likely to fail.", "that the plan is likely to fail", "envoys"),
    # as an agreement says, nobody says
    ("The council said the towns would withdraw according to the June ceasefire agreement.",
     "the towns would withdraw according to the June ceasefire agreement", "The council"),
    # what the writer makes of it
    ("“Take this seriously. Or the same will happen,” the mayor said, a clear nod to the flood of 1953.",
     "“Take this seriously. Or the same will happen,”", "the mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "speaker"), SAID)
def test_content_and_speaker(parser: Parser, text: str, said: str, speaker: str) -> None:
    found = [
        (" … ".join(span.of(text) for span in q.content), q.speaker.span.of(text) if q.speaker else None)
        for q in extract(text, parser).quotes
    ]
    contents = [content for content, _ in found]
    assert said in contents
    who = found[contents.index(said)][1]
    assert who is not None
    assert speaker in who or who in speaker


def test_what_follows_a_speaker_in_the_same_state_stays_his_own(parser: Parser) -> None:
    text = "Lund said he was sorry, but was not heard by the panel."
    assert extract(text, parser).quotes[0].content[-1].of(text) == "he was sorry"


def test_what_others_tried_is_not_ordered(parser: Parser) -> None:
    text = (
        "The court on Thursday ordered the release of all leaders who were detained by the police to foil "
        "their attempt to rally against the president's bid to contest the vote."
    )
    contents = [span.of(text) for quote in extract(text, parser).quotes for span in quote.content]
    assert not any(content.startswith("to ") for content in contents)
