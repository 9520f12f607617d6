"""Plain tokens: all that spaCy says of a text, said the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.extract.parse import Parser
from claims.extract.tokens import Doc, Span, Token, once_a_token

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "tag_", "dep_", "pos_", "ent_type_", "ent_iob_", "whitespace_",
    "is_alpha", "is_punct", "is_space", "is_title", "is_upper", "is_lower", "is_stop", "is_quote", "like_num",
    "is_sent_end",
)  # fmt: skip
TREE = ("children", "lefts", "rights", "conjuncts", "ancestors", "subtree")


@pytest.fixture(params=SEEDS, ids=lambda path: path.stem[:3])
def text(request: pytest.FixtureRequest) -> str:
    return Path(request.param).read_text(encoding="utf-8")


@pytest.fixture
def both(parser: Parser, text: str):  # type: ignore[no-untyped-def]  # spaCy's document and ours
    doc = parser.nlp(text)
    return doc, parser.table.plain(doc, text)


def numbers(tokens) -> list[int]:  # type: ignore[no-untyped-def]  # tokens of either kind
    return [token.i for token in tokens]


def test_a_token_has_what_spacys_has(both) -> None:  # type: ignore[no-untyped-def]
    for theirs, ours in zip(*both, strict=True):
        assert [getattr(ours, name) for name in PLAIN] == [getattr(theirs, name) for name in PLAIN]
        assert ours.morph == (str(theirs.morph) or "_")
        assert ours.is_sent_start == (theirs.is_sent_start is True)


def test_a_tree_is_spacys(both) -> None:  # type: ignore[no-untyped-def]
    for theirs, ours in zip(*both, strict=True):
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(ours, name).i == getattr(theirs, name).i
        for name in TREE:
            assert numbers(getattr(ours, name)) == numbers(getattr(theirs, name))


def test_spans_are_spacys(both, text: str) -> None:  # type: ignore[no-untyped-def]
    theirs, ours = both
    for name in ("sents", "ents", "noun_chunks"):
        found, expected = (
            [(each.start, each.end, each.start_char, each.end_char, each.text) for each in getattr(doc, name)]
            for doc in (ours, theirs)
        )
        assert found == expected
    assert [each.label_ for each in ours.ents] == [each.label_ for each in theirs.ents]
    for start in range(0, len(ours), 3):
        for length in range(1, 12):
            assert ours[start : start + length].root.i == theirs[start : start + length].root.i
    for start in range(0, len(text), 5):
        for mode in ("strict", "contract", "expand"):
            found, expected = (
                doc.char_span(start, start + 17, alignment_mode=mode) for doc in (ours, theirs)
            )
            assert (found and numbers(found)) == (expected and numbers(expected))


def plain(parser: Parser) -> Doc:
    return parser.parse("The mayor opened the bridge.")


def test_behind_the_last_token_stands_an_empty_one(parser: Parser) -> None:
    doc = plain(parser)
    behind = doc[len(doc)]
    assert (behind.text, behind.dep_, list(behind.children), behind.head) == ("", "", [], behind)
    with pytest.raises(IndexError):
        doc[len(doc) - 1].nbor()


def test_a_slice_may_be_empty_or_reach_beyond(parser: Parser) -> None:
    doc = plain(parser)
    assert len(doc[4:2]) == 0
    assert not doc[2:2]
    assert doc[4:90].text == "bridge."
    assert doc[1:3][-1].text == "opened"
    assert isinstance(doc[1:3][0:1], Span)
    with pytest.raises(IndexError):
        doc[1:3][2]


def test_tokens_are_in_the_order_of_the_text(parser: Parser) -> None:
    doc = plain(parser)
    first: Token = min(doc[3], doc[1])
    assert first is doc[1]


def test_what_is_remembered_of_a_token_is_found_once_and_goes_with_its_document(parser: Parser) -> None:
    asked: list[str] = []

    @once_a_token
    def length(token: Token) -> int:
        asked.append(token.text)
        return len(token.text)

    first, second = parser.parse("Rain fell."), parser.parse("Snow fell all day.")
    lengths = [[length(token) for token in doc] for doc in (first, first, second)]
    assert lengths == [[4, 4, 1], [4, 4, 1], [4, 4, 3, 3, 1]]
    assert asked == ["Rain", "fell", ".", "Snow", "fell", "all", "day", "."]
    assert len(second.remembered) == 1
