"""Lines of an article by their use, and the agency that wrote it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.document import Span
from claims.extract.blocks import find_agency, find_blocks

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
BODY = "The minister said on Monday that the talks would go on. Nobody expects a result soon."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in find_blocks(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Comment (0)",
        "Source link",
        "Related Articles",
        "Top Story",
        "289",
        "1.2K views",
        "« PreviousNext »",
        "Home World Minister resigns",
        "Home Foreign News",
        "Home » News » Minister resigns",
        "Exit mobile version",
        "Your email address will not be published. Required fields are marked *",
        "Please enter your comment!",
        "Saturday, 17 June, 2023, 7:23 PM",
        "June 3, 2021 4:05 pm EDT",
        "June 3, 2021 | World news",
        "Published 2 hours ago",
        "Share Tweet Email",
        "Published : Saturday, 17 June, 2023 at 12:00 AM \xa0Count : 127",
        "Share this:",
        "© 2021 The Daily. All rights reserved.",
        "Read more: Minister resigns",
        "3 min read",
        "* * *",
    ],
)
def test_furniture_of_the_page(line: str) -> None:
    assert kinds(f"Minister stays in office\n\n{line}\n\n{BODY}\n{BODY}")[1] == ("chrome", line.strip())


@pytest.mark.parametrize(
    "line",
    [
        "The minister in Paris last year. Photo: AFP",
        "Ships off the coast [Navy/Reuters]",
        "A crowd in Lima (AP Photo/Ana Diaz)",
        "FILE PHOTO: The minister at the port",
        "The port of Oslo. Getty Images",
        "Driver Ola Berg said the tunnel was safe at its opening on Friday. Photo: Mia Lund/AFP",
        "The coach told fans that he would stay. Photograph: J. Holm/The Courier",
        "“We are tired,” a nurse said outside the clinic. (Photo by Lars Moe)",
    ],
)
def test_captions(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("caption", line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister said the picture was a fake. Photographers protested in Lima on Monday.",
        "She told the court that the photo: a blurred one, was hers.",
        "Credit: the bank said it would lend no more to the town, and its mayor was told to wait.",
    ],
)
def test_what_speaks_of_pictures_or_credit_is_no_caption(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1][0] == "body"


def test_a_caption_of_two_lines_is_caption_in_both() -> None:
    text = (
        f"{BODY}\n\nA view from the bridge\nImages provided by the harbour [Port Authority/Reuters]\n\n{BODY}"
    )
    assert [kind for kind, _ in kinds(text)] == ["body", "caption", "caption", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Diaz",
        "Written by Ana Diaz and Tom Berg",
        "Ana Diaz (According to Reuters )",
        "Reporting by Ana Diaz; Editing by Tom Berg",
        "Author: Ana Diaz",
        "Prepared by: Ana Diaz",
        "Writes: Ana Diaz 07.06.2024",
        "Text: Ana Diaz and Tom Berg | 3 June 2024",
        "Maria Diaz in Oslo",
        "Peter Holm and Ana Diaz in Nairobi",
    ],
)
def test_bylines(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("byline", line)


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("WASHINGTON(Reuters)-During the visit the mood was good.", "WASHINGTON(Reuters)-"),
        ("WASHINGTON, June 16: The minister flies home this weekend.", "WASHINGTON, June 16:"),
        ("BEIJING, June 18 (Xinhua) -- The talks began.", "BEIJING, June 18 (Xinhua) --"),
        ("NEW YORK — The talks began.", "NEW YORK —"),
        ("KUALA LUMPUR: The talks began.", "KUALA LUMPUR:"),
        ("HO CHI MINH CITY – Police said the talks had ended.", "HO CHI MINH CITY –"),
        ("FAIRVIEW, W.Va. - The talks began.", "FAIRVIEW, W.Va. -"),
        ("Paris, France (AP) — The talks began.", "Paris, France (AP) —"),
        ("(AP) — The talks began.", "(AP) —"),
        ("RIGA, Sept 3 (LETA). The railway has plans.", "RIGA, Sept 3 (LETA)."),
        ("NAIROBI (The Nation) — The talks began.", "NAIROBI (The Nation) —"),
        ("New Delhi, Apr 12 (PTI) The talks began.", "New Delhi, Apr 12 (PTI)"),
        ("MOSCOW, April 12. /TASS/. The talks began.", "MOSCOW, April 12. /TASS/."),
        ("April 12, 2023 (Reuters) - The talks began.", "April 12, 2023 (Reuters) -"),
        ("Sept. 14, 2014 (Harbour News) The talks began.", "Sept. 14, 2014 (Harbour News)"),
        ("Oslo, 12 April 2023: The talks between the two ministers began.", "Oslo, 12 April 2023:"),
        (
            "(Lima, April 12, 2023) – The new law lets mining go on without a licence.",
            "(Lima, April 12, 2023) –",
        ),
        ("(New York) - The council was told that the talks had begun.", "(New York) -"),
    ],
)
def test_a_dateline_is_a_block_before_its_body(line: str, dateline: str) -> None:
    assert kinds(f"{line}\n{BODY}")[:2] == [("dateline", dateline), ("body", line[len(dateline) :].strip())]


def test_the_turns_of_a_talk_are_turns() -> None:
    text = "Talk of the day\n\nPress: Did they make an offer?\nRuiz: No.\nPress: Will they?\nRuiz: They may."
    assert [kind for kind, _ in kinds(text)] == ["title", "turn", "turn", "turn", "turn"]


@pytest.mark.parametrize(
    "line",
    ["Reporter: Why?", "Author: the town, which sold it", "Editor: Is Ana Diaz here?", "Storm Ada in Oslo"],
)
def test_who_is_asked_or_told_of_wrote_nothing(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1][0] != "byline"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Ships left the port",
        "By Friday the city was quiet.",
        "In 1914 the army, which had been mobilised in July, marched west and met nobody for nine days",
        "NATO has 31 members.",
        "Home Secretary Ana Diaz resigned on Monday.",
        "Nothing to see here. Read more in the report.",
        "The figures were taken by the harbour office between the\nlast days of the year and the first of"
        " May,\nprinted in a book which nobody has ever seen since then, and are\nlost.",
    ],
)
def test_prose_is_body(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"body"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Minister stays in office\n\n{BODY}", ["title", "body"]),
        (f"Minister stays in office\nTalks to go on in May\n{BODY}", ["title", "title", "body"]),
        (f"Will the Minister Stay?\n\n{BODY}", ["title", "body"]),
        (f"Talks With Neighbours End In Failure.\n\n{BODY}", ["title", "body"]),
        (f"{BODY}\n\nThe second year\n\n{BODY}", ["body", "title", "body"]),
        (f"{BODY}\n\n“Hurry to reschedule”\n\n{BODY}", ["body", "title", "body"]),
        (f"{BODY}\n\n1941\n\n{BODY}", ["body", "title", "body"]),
        (
            f"{BODY}\n{BODY}\n{BODY}\nRelated Posts\nMinister in Lima\nMinister in Oslo",
            ["body"] * 3 + ["chrome"] * 3,
        ),
    ],
    ids=["title", "subtitle", "question", "title case", "subhead", "quoted subhead", "year", "tail"],
)
def test_titles_and_tails_are_known_by_their_neighbours(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"WASHINGTON(Reuters)-{BODY}", "Reuters"),
        (f"PARIS (AP) — {BODY}", "AP"),
        (f"{BODY}\nHuyen Le (According to Reuters )", "Reuters"),
        (f"{BODY} \ufffdREUTERS", "Reuters"),
        (f"{BODY} (AFP)", "AFP"),
        (f"{BODY}\n\nShips off the coast [Department of Defense/Reuters]\n\n{BODY}", None),
        (f"The minister spoke to the news agency Reuters.\n{BODY}", None),
        (BODY, None),
    ],
)
def test_the_agency_is_the_one_that_signs_the_text(text: str, agency: str | None) -> None:
    assert find_agency(text, find_blocks(text)) == agency


@pytest.mark.parametrize(
    ("name", "agency", "titles", "captions"),
    [
        ("000", "Reuters", 0, 1),
        ("001", "Reuters", 1, 0),
        ("002", None, 1, 2),
        ("003", None, 3, 0),
        ("004", "Reuters", 1, 0),
    ],
)
def test_seed_articles(name: str, agency: str | None, titles: int, captions: int) -> None:
    text = next(path for path in SEEDS if path.name.startswith(name)).read_text("utf-8")
    blocks = find_blocks(text)
    assert find_agency(text, blocks) == agency
    assert [block.kind for block in blocks].count("title") == titles
    assert [block.kind for block in blocks].count("caption") == captions


LINES = st.lists(
    st.one_of(
        st.sampled_from(["", " ", BODY, "Leave a Reply", "PARIS (AP) —", "Photo: AFP", "By Ana Diaz", "0"]),
        st.text(max_size=40),
    )
)


@given(LINES)
def test_blocks_tile_the_non_blank_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = find_blocks(text)
    covered = "".join(block.span.of(text) for block in blocks)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.span.end <= b.span.start for a, b in pairwise(blocks))
    assert all(block.span.of(text) == block.span.of(text).strip() for block in blocks)


@pytest.mark.parametrize("piece", ["(a", "A.", "a.b ", "Photo ", "courtesy of ", "By x", "1/2/", "ab. '"])
def test_a_line_without_end_is_prose(piece: str) -> None:
    text = piece * (300_000 // len(piece)) + "x"
    assert [(block.span, block.kind) for block in find_blocks(text)] == [(Span(0, len(text)), "body")]
