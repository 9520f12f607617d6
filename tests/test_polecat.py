"""POLECAT's columns, from a database of two small articles; and what is certain of places and contexts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from claims.desk import Desk
from claims.document import GivenArticle
from claims.errors import DecisionError
from claims.export import export
from claims.export.corpora.polecat import COLUMNS, contexts
from claims.export.places import located
from claims.extract.parse import Parser
from claims.importer import import_articles
from claims.store.database import Database

POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,"
    "Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
    "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,"
    "Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,"
    "Story People,Story Organizations,Story Locations,Language,Version"
)
FIRST = "Kenya and Uganda accused Sudan of shelling a border town on 3 May 2024."
SECOND = "Norwegian police arrested two protesters in Bergen on 4 May 2024."


@pytest.fixture
def database(tmp_path: Path, parser: Parser) -> Database:
    opened = Database.open(tmp_path / "news.db")
    given = [GivenArticle(FIRST, "a.txt", publisher="Herald"), GivenArticle(SECOND, "b.txt", agency="Wire")]
    for _ in import_articles(opened, given, lambda: parser):
        pass
    return opened


def rows(database: Database, folder: Path, form: str = "polecat") -> list[dict[str, str]]:
    export(database, folder / "events.txt", form)
    with (folder / "events.txt").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_the_first_forty_columns_are_polecats() -> None:
    assert COLUMNS[:40] == tuple(POLECAT.split(","))


def test_each_pair_of_actor_and_recipient_is_a_row_of_one_event(database: Database, tmp_path: Path) -> None:
    accused = [row for row in rows(database, tmp_path) if row["Event Type"] == "ACCUSE"]
    pairs = {(row["Actor Country"], row["Recipient Country"]) for row in accused}
    assert pairs == {("KEN", "SDN"), ("UGA", "SDN")}
    assert len({row["Event ID"] for row in accused}) == 1
    first = min(accused, key=lambda row: row["Actor Country"])
    expected = {
        "Event Date": "2024-05-03", "Quad Code": "VERBAL CONFLICT",
        "Actor COW": "501", "Recipient COW": "625",
        "Primary Actor Sector": "GOV", "Source": "Herald", "Independent Sources": "1", "CAMEO Root": "11",
        "Actor Affiliation Rules": "country by name; sector by kind", "Intensity": "",
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected


def test_who_is_named_as_a_place_and_as_a_government_is_listed_once(tmp_path: Path, parser: Parser) -> None:
    text = "Kenya accused Sudan of shelling a border town. Officials met in Kenya. Talks in Sudan failed."
    with Database.open(tmp_path / "more.db") as database:
        list(import_articles(database, [GivenArticle(text, "c.txt")], lambda: parser))
        (places, *_) = {row["Story Locations"] for row in rows(database, tmp_path)}
    assert places.split("; ") == ["Kenya", "Sudan"]


def test_a_place_that_is_certain_has_its_degrees(database: Database, tmp_path: Path) -> None:
    (arrest,) = [row for row in rows(database, tmp_path) if row["Event Type"] == "COERCE"]
    assert (arrest["Actor Country"], arrest["Primary Actor Sector"]) == ("NOR", "COP")
    assert (arrest["City"], arrest["Country"], arrest["GeoNames ID"]) == ("Bergen", "NOR", "3161732")
    assert float(arrest["Latitude"]) == pytest.approx(60.39, abs=0.01)
    assert "crime" in arrest["Contexts"].split("; ")


@pytest.mark.parametrize(
    ("words", "country", "city"),
    [
        ("Kenya", "KEN", None),
        ("Nairobi", "KEN", "Nairobi"),
        ("Halden, Norway", "NOR", "Halden"),
        ("San José", None, None),
        ("Bergen, Kenya", None, None),
        ("the harbour", None, None),
        ("Springfield, the capital", None, None),
        (None, None, None),
    ],
)
def test_a_place_is_told_only_where_its_name_leaves_no_doubt(
    words: str | None, country: str | None, city: str | None
) -> None:
    found = located(words)
    assert (found.country, found.city) == (country, city)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Troops fired on voters.", ["military"]),
        ("The court jailed a hacker for ransomware.", ["legal", "cyber"]),
        ("Rain fell.", []),
    ],
)
def test_contexts_are_told_by_words(sentence: str, found: list[str]) -> None:
    assert [name for name in contexts(sentence) if name != "election"] == found


def test_one_row_an_event_has_the_number_of_the_event(database: Database, tmp_path: Path) -> None:
    events = rows(database, tmp_path, "polecat-events")
    assert all(row["Event ID"].startswith("e") for row in events)
    assert all(row["Event ID"].startswith("c") for row in rows(database, tmp_path))


def test_country_and_sector_are_corrected_at_the_desk_and_that_is_undone(
    database: Database, tmp_path: Path
) -> None:
    desk = Desk(database, "ana")
    with database.read() as session:
        from sqlalchemy import text

        sudan = session.scalar(text("SELECT actor_id FROM actors WHERE name = 'Sudan'"))
    assert isinstance(sudan, int)
    assert desk.queue("article", "country:SDN").ids
    assert desk.actors.set_country(sudan, "ssd").words == "Sudan: the country is SSD."
    desk.actors.set_sector(sudan, "REB")
    accused = [row for row in rows(database, tmp_path) if row["Event Type"] == "ACCUSE"]
    assert {(row["Recipient Country"], row["Recipient Sectors"]) for row in accused} == {("SSD", "REB")}
    assert accused[0]["Recipient Affiliation Rules"] == "country by reviewer; sector by reviewer"
    assert desk.queue("article", "country:SSD sector:REB").ids
    desk.undo()
    desk.undo()
    accused = [row for row in rows(database, tmp_path) if row["Event Type"] == "ACCUSE"]
    assert {(row["Recipient Country"], row["Recipient Sectors"]) for row in accused} == {("SDN", "GOV")}


@pytest.mark.parametrize(("country", "sector"), [("XYZ", None), (None, "KNIGHTS")])
def test_what_is_no_country_or_sector_is_refused(
    database: Database, country: str | None, sector: str | None
) -> None:
    desk = Desk(database, "ana")
    with pytest.raises(DecisionError, match="is no"):
        desk.actors.set_country(1, country) if country else desk.actors.set_sector(1, sector or "")
