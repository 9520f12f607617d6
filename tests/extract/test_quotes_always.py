"""Invariants for any text: no error, spans inside the text, time that grows with its length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.extract import extract
from claims.extract.blocks import find_blocks
from claims.extract.marks import quoted_regions
from claims.extract.parse import Parser, read
from claims.extract.quotes import find_quotes
from claims.extract.quotes.confidence import share
from claims.extract.quotes.lexicon import cue_lexicon

pytestmark = pytest.mark.slow

WORDS = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "``", "''", "«", "»", "\n", " ", ", ", ". ", ": ", "? ", " — ", "he said",
     "she told reporters", "according to", "The plan", "will fail", "Maria Santos", "as", "\u2028"]
)  # fmt: skip
ANY_TEXT = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map("".join)

REGIONS = {
    "curly": ("He said “it is open” now.", ["“it is open”"]),
    "straight": ('He said "it is open" now.', ['"it is open"']),
    "grave and apostrophes": ("He said ``it is open'' now.", ["``it is open''"]),
    "angle": ("He said «it is open» now.", ["«it is open»"]),
    "low": ("He said „it is open” now.", ["„it is open”"]),
    "single": ("He said ‘it is open’ now.", ["‘it is open’"]),
    "apostrophes are none": ("The workers' strike isn't the ministers' fault.", []),
    "an inch mark is none": ('The 6" pipe broke.', []),
    "nested in another": ("“He said “it is open” now.”", ["“He said “it is open” now.”"]),
    "single in double": ("“He said ‘it is open’ now.”", ["“He said ‘it is open’ now.”"]),
    "not closed": ("He said “it is open.\nThen he left.", ["“it is open."]),
    "not opened": ("it is open,” he said.", []),
}


@pytest.mark.parametrize(("text", "expected"), REGIONS.values(), ids=REGIONS)
def test_scans_marks_of_every_shape(text: str, expected: list[str]) -> None:
    assert [region.span.of(text) for region in quoted_regions(text)] == expected


@given(ANY_TEXT)
def test_regions_are_in_order_and_apart(text: str) -> None:
    regions = quoted_regions(text)
    assert all(0 <= region.start < region.end <= len(text) for region in regions)
    assert all(one.end <= other.start for one, other in pairwise(regions))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY_TEXT)
def test_any_text_yields_quotes_inside_it(parser: Parser, text: str) -> None:
    quotes = find_quotes(read(parser, text, find_blocks(text)), (), ())
    for at, quote in enumerate(quotes):
        spans = [
            *quote.content,
            *([quote.cue] if quote.cue else []),
            *([quote.occasion] if quote.occasion else []),
        ]
        spans += [who.span for who in (quote.speaker, quote.addressee) if who is not None]
        assert quote.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(quote.content))
        assert 0 < quote.confidence < 1
        assert quote.parent is None or quote.parent < at


def test_a_megabyte_of_marks_is_scanned() -> None:
    marks = '"' * 500_000 + "“" * 250_000 + "' " * 125_000
    assert quoted_regions(marks)


def test_every_cue_has_one_class() -> None:
    lexicon = cue_lexicon()
    framed = lexicon.infinitive | lexicon.object | lexicon.as_ | lexicon.naming | set(lexicon.prepositions)
    assert framed <= set(lexicon.verbs), sorted(framed - set(lexicon.verbs))


def test_an_unseen_pattern_is_judged_by_the_rest() -> None:
    assert 0 < share(("pattern unheard of", "speaker name named")) < 1
    assert 0 < share(()) < 1


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("“The quay is shut,” Ana Ruiz said.", "“The quay is shut,” an old man said."),
        (
            "“The quay is shut until spring,” Ana Ruiz said.",
            "“The quay is â€˜shutâ€™ until spring,” Ana Ruiz said.",
        ),
        ("Ana Ruiz said the quay would be shut.", "Ana Ruiz discussed the great storm."),
    ],
    ids=["a name", "not garbled", "a clause"],
)
def test_confidence_falls_with_what_makes_errors(parser: Parser, surer: str, less_sure: str) -> None:
    more, less = (extract(text, parser).quotes[0].confidence for text in (surer, less_sure))
    assert more > less
