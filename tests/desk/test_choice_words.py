"""Every choice that does not say so itself has its meaning, and every type its modes."""

from __future__ import annotations

import pytest

from claims.desk.review.choice_words import meaning, modes
from claims.extract.events.entries.lexicon import shipped_types
from claims.store.kinds import KINDS, TYPES

TOLD = [
    (field.name, value)
    for kind in KINDS.values()
    for field in kind.fields
    if field.name in ("type", "modality", "form", "polarity")
    for value in field.choices
]


@pytest.mark.parametrize(("field", "value"), TOLD)
def test_a_choice_has_a_meaning_that_fits_beside_it(field: str, value: str) -> None:
    assert 0 < len(meaning(field, value)) <= 55


def test_what_says_so_itself_has_none() -> None:
    assert meaning("date_precision", "month") == ""
    assert meaning("place", "Oslo") == ""


@pytest.mark.parametrize("type_", TYPES)
def test_a_type_has_the_modes_of_the_shipped_ontology(type_: str) -> None:
    (shipped,) = (table["mode"] for table in shipped_types() if table["type"] == type_)
    assert set(modes(type_)) == {mode["name"] for mode in shipped if "name" in mode}
