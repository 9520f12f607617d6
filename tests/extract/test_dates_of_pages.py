"""The ways in which pages and datelines state the day of an article."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.test_dates_publication import published

LEAD = "The mayor resigned on Sunday, three days after the dam burst there."
DAY = date(2024, 6, 3)


@pytest.mark.parametrize(
    "page",
    [
        f"Porto, 3rd of June 2024. {LEAD}",
        f"Porto, 3. June 2024 - {LEAD}",
        f"Porto, Monday 3 June 2024: {LEAD}",
        f"[Porto, 3 June 2024] {LEAD}",
        f"2024-06-03 Porto. {LEAD}",
        f"Porto (dpa) – 03.06.2024, 16:20 Uhr\n{LEAD}",
        f"For immediate release: 3 June 2024. {LEAD}",
        f"Story by Ines Cole • 2h ago • June 3, 2024\n{LEAD}",
        f"Situation report no. 7 (as of 3 June 2024)\n{LEAD}",
        f"{LEAD}\n(Published in the Porto Herald on 3 June 2024)",
        f"PORTO, 3 June (Lusa) - {LEAD} Voters elect a successor on June 30, 2024.",
        f"(Porto, 3 June) {LEAD} She won the ballot of February 14, 2024.",
    ],
)
def test_a_page_states_its_day(page: str) -> None:
    known = published(page).range
    assert known is not None
    assert (known.first, known.last) == (DAY, DAY)


@pytest.mark.parametrize(
    "page",
    [
        "The court heard on 3 June 2024 that the dam was unsafe. It burst on Sunday.",
        f"{LEAD} As of 3 June 2024, some 41 houses were empty, and the road to the north was shut.",
        f"{LEAD} The dam was built in the valley of the Coa (begun 3 June 2024) and was dear.",
    ],
)
def test_a_day_that_is_told_is_not_that_of_the_page(page: str) -> None:
    assert published(page).basis != "stated"
