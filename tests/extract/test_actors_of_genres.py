"""Actors of press releases, court reports and match reports: one each, and no letters of an exchange."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.extract.parse import Parser

ACTORS = [
    # Two offices beside a name are one person's.
    ("“It was a good year,” said Julie Marsh, President and Chief Executive Officer of Hale Foods.",
     {"Julie Marsh", "Hale Foods"}),
    ("“We are glad,” said Ann Lee, founder and director of the Tide Museum, on Monday.",
     {"Ann Lee", "Tide Museum"}),
    ("Ann Hill, the mayor and a friend of Lund, said it was late.", {"Ann Hill", "a friend"}),
    # Where shares are traded is nobody.
    ("Fjord Ferries (NYSE: FJF) said it would mend the boats of Tide Lines (LSE: TDE; OSE: TIDE).",
     {"Fjord Ferries", "Tide Lines"}),
    # Whose trial or death it was is somebody.
    ("The trial of Jermaine Cooper opened. Cooper, 36, said he was not there.", {"Jermaine Cooper"}),
    ("The murder of Jermaine Arnet Cole shocked the town.", {"Jermaine Arnet Cole"}),
    # A party that its own name tells apart is not the one named before.
    ("Labour said it would vote against. The Green party hinted that it may not stand.",
     {"Labour", "The Green party"}),
    # Letters in brackets are of the name before them, also before what it is.
    ("Transport for Norland (TfN) called the strike a mistake. TfN said buses would run.",
     {"Transport for Norland"}),
    ("The Rail, Maritime and Transport Workers (RMT) union said it would strike. The RMT named no day.",
     {"Rail, Maritime and Transport Workers"}),
    # Who is called again.
    ("Head coach Carlos Pena was satisfied. “They pushed us,” Pena said. The Spanish tactician said that it "
     "mattered to stay humble.", {"Carlos Pena"}),
    ("Principal Secretary Amb Makena Kamau said Kenya was ready. Amb Kamau said the bridge would be mended.",
     {"Makena Kamau", "Kenya"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), ACTORS)
def test_who_is_an_actor(parser: Parser, text: str, names: set[str]) -> None:
    assert {actor.name for actor in extract(text, parser).actors} == names


def test_a_label_with_a_form_of_address_is_a_person(parser: Parser) -> None:
    text = (
        "MR LUND: Hello.\n\nMS HALE: Will the pier close?\n\nMR LUND: I cannot say.\n\nMS HALE: Thank you.\n"
    )
    assert {(actor.name, actor.kind) for actor in extract(text, parser).actors} == {
        ("MR LUND", "person"),
        ("MS HALE", "person"),
    }
