"""Headlines in title case: written as sentences for the language model, and read like any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import extract
from claims.extract.parse import Parser
from claims.extract.title_case import in_sentence_case, is_common, is_title_case


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Rebels Attack Army Base in Northern Mali", "Rebels attack army base in northern Mali"),
        ("EU Sanctions Belarus Officials", "EU sanctions Belarus officials"),
        ("South Africa Backs Talks With Saudi Envoys", "South Africa backs talks with Saudi envoys"),
        ("Thousands March in Lima on Friday", "Thousands march in Lima on Friday"),
        (
            "Guild Plans Walkout for March 5, Says Hargreave",
            "Guild plans walkout for March 5, says Hargreave",
        ),
        ("Ministers Say Ferry Rules May Change in May", "Ministers say ferry rules may change in May"),
        ("Mayor Quits: Council Calls Vote", "Mayor quits: Council calls vote"),
        ("Mayor quits as council calls a vote", "Mayor quits as council calls a vote"),
        ("Port İzleri Closed After İzmir Storm", "Port İzleri closed after İzmir storm"),
        ("The Reds Won. They Went Home Happy.", "The Reds Won. They Went Home Happy."),
    ],
)
def test_a_headline_in_title_case_is_written_as_a_sentence(line: str, told: str) -> None:
    assert in_sentence_case(line) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Hill Sues Bank of Lund Over Loan\n\nMr Hill sued the Bank of Lund on Friday.",
            "Hill sues Bank of Lund over loan",
        ),
        ("Farm Prices Rise in Norland\n\nIn the west the farm prices rose.", "Farm prices rise in Norland"),
        ("Brook Signs Port Deal\n\nThe minister, Brook, signed it.", "Brook signs port deal"),
        ("Rivals Praise Brook for Deal\n\nOn Monday Brook was praised.", "Rivals praise Brook for deal"),
    ],
)
def test_the_rest_of_the_article_tells_what_is_a_name(text: str, told: str) -> None:
    assert in_sentence_case(text).partition("\n")[0] == told
    assert in_sentence_case(text).partition("\n")[2] == text.partition("\n")[2]


@given(st.text(max_size=200))
def test_no_character_moves(text: str) -> None:
    told = in_sentence_case(text)
    assert len(told) == len(text)
    assert told.casefold() == text.casefold()


@pytest.mark.parametrize(
    ("word", "common"),
    [
        ("signs", True),
        ("fined", True),
        ("quitting", True),
        ("northern", True),
        ("with", True),
        ("norvik", False),
    ],
)
def test_a_word_is_common_in_any_of_its_forms(word: str, common: bool) -> None:
    assert is_common(word) is common


def test_a_line_is_in_title_case_where_nearly_all_words_have_a_capital() -> None:
    assert is_title_case("Nurses Plan Strike Over Pay")
    assert not is_title_case("Nurses plan strike over pay")


@pytest.mark.parametrize(
    ("headline", "type_", "who", "whom"),
    [
        ("Kenya Arrests Three Over Bank Heist", "COERCE", ["Kenya"], ["Three"]),
        ("Lebanon Frees Two Hostages", "RETREAT", ["Lebanon"], ["Two Hostages"]),
        ("Senator Quits Over Tax Scandal", "RETREAT", ["Senator"], []),
        ("Mayor Charged With Fraud in Lund", "ACCUSE", [], ["Mayor"]),
    ],
)
def test_a_headline_in_title_case_tells_its_event(
    parser: Parser, headline: str, type_: str, who: list[str], whom: list[str]
) -> None:
    text = f"{headline}\n\nNobody would say more on the matter that evening."
    document = extract(text, parser)
    assert document.text.startswith(headline)
    (event,) = document.events
    assert event.type == type_
    assert [one.span.of(text) for one in event.actors] == who
    assert [one.span.of(text) for one in event.recipients] == whom
