"""The trimmed place names: complete, well-formed, and the same as their source."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.gazetteer import geonames
from claims.gazetteer.cities import aliases, cities
from claims.gazetteer.names import fold
from tests.generate import geonames as maker


def test_every_country_and_city_is_whole() -> None:
    countries = geonames.countries()
    assert countries["KE"] == geonames.Country("KE", "KEN", "Kenya", "Nairobi", 192950)
    assert all(len(row.code) == 2 and len(row.code3) == 3 and row.name for row in countries.values())
    assert all(
        row.country in countries and abs(row.latitude) <= 90 and abs(row.longitude) <= 180
        for row in geonames.cities()
    )
    assert [(city.name, city.country) for city in geonames.cities()] == list(geonames.city_names())


def test_the_tables_are_what_the_maker_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = maker.FOLDER
    monkeypatch.setattr(maker, "FOLDER", tmp_path)
    maker.main()
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(written) > 1
    assert written == {name: (folder / name).read_bytes() for name in written}


@pytest.mark.parametrize("name", ["izmir", "i̇zmir", "lodz", "łódź", "são paulo", "bombay", "cologne"])
def test_a_city_is_known_with_and_without_accents_and_by_its_other_name(name: str) -> None:
    assert name in cities()


def test_another_name_of_a_city_is_none_that_a_city_has() -> None:
    listed = {fold(name) for name, _ in geonames.city_names()}
    assert not aliases().keys() & listed
    assert set(aliases().values()) <= listed
