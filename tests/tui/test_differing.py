"""Words in which two sentences, or two names, differ."""

from __future__ import annotations

from claims.desk.cards import Window
from claims.document import Span
from tui.draw.differing import differing_words, marked_words


def window(text: str, focus: str) -> Window:
    start = text.index(focus)
    return Window(text, 100, (), Span(100 + start, 100 + start + len(focus)))


def test_the_words_that_no_other_sentence_has_are_found() -> None:
    one = window("Rain fell. The mayor met three envoys on Monday.", "The mayor met three envoys on Monday.")
    two = window("The mayor met four envoys.", "The mayor met four envoys.")
    assert [span.of(one.text) for span in differing_words(one, [two])] == ["three", "on", "Monday"]
    assert [span.of(two.text) for span in differing_words(two, [one])] == ["four"]
    assert differing_words(one, []) == []


def test_nothing_is_marked_where_sentences_share_hardly_a_word() -> None:
    one = window("The shipyard signed for four frigates.", "The shipyard signed for four frigates.")
    two = window(
        "Lima pays 450 million dollars for the ships.", "Lima pays 450 million dollars for the ships."
    )
    assert differing_words(one, [two]) == differing_words(two, [one]) == []


def test_a_name_is_cut_where_the_other_differs() -> None:
    assert marked_words("Ann-Marie Cole", "Anne Cole") == [
        ("Ann", True), ("-", False), ("Marie", True), (" ", False), ("Cole", False),
    ]  # fmt: skip
