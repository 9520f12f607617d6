"""Cells, wrapping and marks: what a reader sees, and that no character is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from claims.document import Span
from tui.draw.claims.marks import Mark, sentence
from tui.draw.text import clean, cut, fit, length, plain, wrap

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120) | st.text(
    st.sampled_from("ab [é\u0301]北京\u200dمرحبا\n\t\x1b—-“"), max_size=200
)


@given(TEXTS, st.integers(0, 60))
def test_fit_fills_its_cells_exactly(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(TEXTS)
def test_cleaning_keeps_every_offset_and_prints_nothing_but_text(text: str) -> None:
    assert len(clean(text)) == len(text)
    assert not any(char in clean(text) for char in "\x1b\x00\u202e\n\r\t")


@given(TEXTS, st.integers(1, 40))
def test_wrapping_loses_only_blanks(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert "".join("".join(line.of(text).split()) for line in lines) == "".join(text.split())
    assert all(cell_len(clean(line.of(text))) <= width or len(line) == 1 for line in lines)


@example("\u200d\u200d000", 2)
@given(TEXTS, st.integers(1, 40))
def test_cutting_a_line_fills_its_cells_exactly(text: str, width: int) -> None:
    assert length(cut(((clean(text), "plain"), ("end", "dim")), width)) == width


def marks(text: str, **words: str) -> list[Mark]:
    return [
        Mark(Span(text.index(word), text.index(word) + len(word)), role.rstrip("_"), role.endswith("_"))
        for role, word in words.items()
    ]


SAID = "“We will have candid talks,” Ada Lind said on [Friday] in 北京."


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        pytest.param(
            {"content": "“We will have candid talks,”", "speaker": "Ada Lind", "cue": "said"},
            80,
            " “We will have candid talks,” Ada Lind said on [Friday] in 北京.\n"
            " ╰content───────────────────╯ ╰by────╯ ╰C─╯",
            id="side by side in one row",
        ),
        pytest.param(
            {"content": "“We will have candid talks,”", "trigger": "talks"},
            80,
            " “We will have candid talks,” Ada Lind said on [Friday] in 北京.\n"
            "                      ╰act╯\n"
            " ╰content───────────────────╯",
            id="the shorter of two that overlap nearer to the text",
        ),
        pytest.param(
            {"content": "candid talks,” Ada"},
            28,
            " “We will have candid talks,”\n"
            "               ╰content──────\n"
            " Ada Lind said on [Friday] in\n"
            " ──╯\n"
            " 北京.",
            id="open where it goes on in the next line",
        ),
        pytest.param(
            {"place_": "北京"},
            80,
            " “We will have candid talks,” Ada Lind said on [Friday] in 北京.\n"
            + " " * 59
            + "┗at┛",
            id="wide characters, and heavy where the keys move it",
        ),
    ],
)  # fmt: skip
def test_marks_are_brackets_with_names_under_the_words(words: dict[str, str], width: int, shown: str) -> None:
    lines = sentence(SAID, Span(0, len(SAID)), marks(SAID, **words), width + 1)
    assert plain(lines) == shown


@given(TEXTS.filter(lambda text: len(text) > 3), st.data())
def test_any_marks_on_any_text_stay_within_the_width(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text) - 2), st.integers(1, 9)).map(
        lambda pair: Span(pair[0], min(pair[0] + pair[1], len(text)))
    )
    found = [Mark(span, "speaker") for span in data.draw(st.lists(spans, max_size=4))]
    lines = sentence(text, Span(0, len(text)), found, 30)
    assert all(length(line) <= 31 for line in lines)
