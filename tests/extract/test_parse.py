"""A parse keeps every character, breaks sentences at lines, and stays linear on text without words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.document import Block, Span
from claims.extract import parse, sentences
from claims.extract.blocks import find_blocks
from claims.extract.parse import Parser, read
from claims.extract.pipeline import SpacyDoc


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \n\n ", id="blanks"),
        pytest.param("He said “no”.\nShe left.  Twice.", id="lines and double blanks"),
        pytest.param("A 😀 smile, e\u0301te\u0301.", id="beyond the basic plane, combining marks"),
        pytest.param('He said "' + '"' * 20_000 + " and left.", id="a run of marks"),
        pytest.param('" ' * 20_000 + "end", id="marks and blanks"),
        pytest.param('a"' * 3_000, id="an overlong word"),
    ],
)
def test_every_character_is_kept(parser: Parser, text: str) -> None:
    doc = parser.parse(text)
    assert doc.text == text
    assert all(text.startswith(token.text, token.idx) for token in doc)


def test_a_text_parsed_in_pieces_is_whole(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "PIECE", 40)
    text = "The talks went on.\nThey ended late, after midnight, in the old palace.\n" + "x" * 90
    doc = parser.parse(text)
    assert doc.text == text
    assert all(text.startswith(token.text, token.idx) for token in doc)


def test_what_is_parsed_at_once_stays_small(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory that a parse takes is that of one batch; what is found does not depend on the batches."""
    monkeypatch.setattr(parse, "PIECE", 60)
    batches: list[list[str]] = []
    pipe = parser.nlp.pipe

    def watched(texts: list[str], **options: int) -> Iterator[SpacyDoc]:
        batches.append(texts)
        return pipe(texts, **options)

    monkeypatch.setattr(parser.nlp, "pipe", watched)
    text = "Ada Brandt met Tomas Weiss in Halden.\n" * 30
    many = [(text, ()), ("She left.", ()), ("He stayed.", ()), ("x" * 90, ())]
    docs = list(parser.parse_all(many))
    assert [doc.text for doc in docs] == [text, "She left.", "He stayed.", "x" * 90]
    assert batches[-2:] == [["x" * 60], ["x" * 30]]
    assert ["Ada Brandt met Tomas Weiss in Halden.\n", "She left.", "He stayed."] in batches
    assert max(len("".join(batch)) for batch in batches) <= 60
    assert {word.dep_ for word in docs[0] if word.text == "Tomas"} == {"compound"}


def test_a_run_of_marks_is_one_token(parser: Parser) -> None:
    assert len(parser.parse('"' * 200_000)) <= 200_000 // 50_000 + 1


def test_a_long_run_of_marks_and_line_breaks_is_one_token(parser: Parser) -> None:
    assert len(parser.parse("“”\n" * 10_000)) == 1


def test_no_sentence_crosses_a_line_break(parser: Parser) -> None:
    text = "The talks went on in\nthe old palace. They ended late."
    spans = [sentence.span.of(text) for sentence in read(parser, text, ()).sentences]
    assert spans == ["The talks went on in", "the old palace.", "They ended late."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It ended at 11 p.m. “They lost,” he said.", ["It ended at 11 p.m.", "“They lost,” he said."]),
        ("It ended at 11 p.m. They lost.", ["It ended at 11 p.m.", "They lost."]),
        ("It ended at 11 p.m. Monday.", ["It ended at 11 p.m. Monday."]),
        ("Harbour Mirror. Edited: 29 May 2025", ["Harbour Mirror.", "Edited: 29 May 2025"]),
    ],
)
def test_a_sentence_may_end_in_a_time_and_not_in_a_date(
    parser: Parser, text: str, sentences: list[str]
) -> None:
    assert [sentence.span.of(text) for sentence in read(parser, text, ()).sentences] == sentences


def test_what_follows_a_dateline_is_a_sentence_of_its_own(parser: Parser) -> None:
    text = "OSLO, May 2: The foreign minister flies to Bergen this weekend with low expectations."
    spans = [sentence.span.of(text) for sentence in read(parser, text, find_blocks(text)).sentences]
    assert spans == ["OSLO, May 2:", text.removeprefix("OSLO, May 2: ")]


def test_a_line_of_furniture_is_one_sentence(parser: Parser) -> None:
    text = "Talks go on\n11 Mar 2024, 14:05 GMT\n\nThe ministers will meet again, and nobody knows when."
    spans = [sentence.span.of(text) for sentence in read(parser, text, find_blocks(text)).sentences]
    assert spans == text.replace("\n\n", "\n").split("\n")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param((0, 5), ["One.", "Two. Three."], id="a title that ends inside a sentence"),
        pytest.param((5, 9), ["One.", "Two.", "Three."], id="one in the middle of a sentence"),
        pytest.param((0, 16), ["One. Two. Three."], id="one that holds all"),
    ],
)
def test_no_character_is_lost_between_a_title_and_a_sentence(
    parser: Parser, title: tuple[int, int], expected: list[str]
) -> None:
    text = "One. Two. Three."
    doc = parser.nlp.make_doc(text)
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = False
    found = sentences.sentences(doc, (Block(Span(*title), "title"),))
    assert [sentence.span.of(text).strip() for sentence in found] == expected


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("Chad shut its border; Mali offered help.", ["Chad shut its border;", "Mali offered help."]),
        ("Two died; however, nobody was charged.", ["Two died;", "however, nobody was charged."]),
        ("He met Ann, the mayor; Bo, who runs a bank; and Cy.", None),
        ('She said "it is over; we go home" and left.', None),
        ("The law names taxes; fees; and fines.", None),
        ("Rebels seize town, army denies loss", ["Rebels seize town,", "army denies loss"]),
        ("Storm hits coast, officials tell Reuters", None),
        ("Fire kills six, police say", None),
        ("When talks fail, workers block roads", None),
        ("Rebels seize town, army denies loss.", None),
    ],
)
def test_clauses_that_no_word_joins_are_parsed_alone_and_written_as_one_sentence(
    text: str, parsed: list[str] | None, parser: Parser
) -> None:
    result = read(parser, text, ())
    assert [text[sent.start_char : sent.end_char].strip() for sent in result.doc.sents] == (parsed or [text])
    assert [sentence.span.of(text) for sentence in result.sentences] == [text]


def test_the_name_of_a_platform_may_end_a_sentence(parser: Parser) -> None:
    text = "He wrote it on X. Civil society groups agreed."
    spans = [sentence.span.of(text) for sentence in read(parser, text, ()).sentences]
    assert spans == ["He wrote it on X.", "Civil society groups agreed."]
