"""Events in the form of POLECAT's files, tab-separated, a row for each pair of an actor and a recipient.

The columns are POLECAT's (Halterman, Bagozzi, Beger, Schrodt & Scarborough 2023), and behind them what this
program knows beside: modality, status, confidence, independent accounts, and the rules that gave a country or
sector. Rows of one event have one Event ID. ``Intensity`` and the Wikipedia ids of actors that no gazetteer
gave are empty: nobody knows them here. A list in a cell is joined by "; ".
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import IO, Any, Literal

from sqlalchemy import RowMapping, bindparam, text
from sqlalchemy.orm import Session

from claims.csv_file import guarded
from claims.export.places import located
from claims.gazetteer.affiliation import cow_numbers
from claims.wordlists import tables

Unit = Literal["event", "mention"]
SIDES = {"Actor": "actor", "Recipient": "recipient"}
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
    "Headline", "Modality", "Status", "Confidence", "Independent Sources", "CAMEO Root",
    "Actor Affiliation Rules", "Recipient Affiliation Rules", "Actor External ID", "Recipient External ID",
)  # fmt: skip
"""POLECAT's forty columns, then ours."""
LEFT_OUT = ("rejected", "withdrawn")

# Raw SQL: the public views are what is exported, and they have no models.
MENTIONS = text("""
    SELECT event_mentions.*, articles.title, articles.publisher, articles.agency, articles.language,
        articles.published_from, sentences.text AS sentence, corroboration.families
    FROM event_mentions
    JOIN articles ON articles.article_id = event_mentions.article_id
    LEFT JOIN sentences ON sentences.sentence_id = event_mentions.sentence_id
    LEFT JOIN corroboration ON corroboration.event_id = event_mentions.event_id
    WHERE event_mentions.status NOT IN :left_out
    ORDER BY event_mentions.claim_id
""").bindparams(bindparam("left_out", expanding=True))
PEOPLE = text("""
    SELECT participants.claim_id, participants.role, participants.words, participants.actor_id,
        actors.name, actors.external_id,
        actors.country, actors.country_rule, actors.sector, actors.sector_rule
    FROM participants
    LEFT JOIN actors ON actors.actor_id = participants.actor_id
    WHERE participants.role IN ('actor', 'recipient')
    ORDER BY participants.claim_id, participants.role, participants.ordinal
""")
TITLES = text(
    "SELECT holder, title FROM roles WHERE status NOT IN ('rejected', 'withdrawn') ORDER BY claim_id"
)
STORY = text("""
    SELECT article_id, kind, name FROM mentions
    WHERE form = 'name' AND name IS NOT NULL GROUP BY article_id, kind, name ORDER BY article_id, name
""")
KINDS = {"person": "Story People", "organisation": "Story Organizations", "place": "Story Locations",
         "government": "Story Locations"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in other rows than those of the mention: who takes part, titles, who the article names."""

    people: Mapping[tuple[int, str], Sequence[RowMapping]]
    titles: Mapping[str, str]
    story: Mapping[int, Mapping[str, Sequence[str]]]


def write_polecat(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write the event mentions with these claim ids, or all, a row a pair; return how many mentions."""
    return _write(session, file, ids, "mention")


def write_polecat_events(session: Session, file: IO[str], ids: Collection[int] | None) -> int:
    """Write the events that these claims tell of, or all, by their first mention; return how many."""
    return _write(session, file, ids, "event")


def _write(session: Session, file: IO[str], ids: Collection[int] | None, unit: Unit) -> int:
    out = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
    out.writeheader()
    number = 0
    for rows in records(session, ids, unit):
        number += 1
        out.writerows({name: guarded(_cell(value)) for name, value in row.items()} for row in rows)
    return number


def records(
    session: Session, ids: Collection[int] | None = None, unit: Unit = "mention"
) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each event mention, or of each event by its first mention."""
    known = _known(session)
    wanted = None if ids is None else frozenset(ids)
    told: set[int] = set()
    for mention in session.execute(MENTIONS, {"left_out": LEFT_OUT}).mappings():
        if wanted is not None and mention["claim_id"] not in wanted:
            continue
        event = mention["event_id"]
        if unit == "event" and event is not None:
            if event in told:
                continue
            told.add(event)
        yield list(_rows(mention, known, unit))


def _known(session: Session) -> Known:
    people: defaultdict[tuple[int, str], list[RowMapping]] = defaultdict(list)
    for row in session.execute(PEOPLE).mappings():
        people[row["claim_id"], row["role"]].append(row)
    story: defaultdict[int, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for article_id, kind, name in session.execute(STORY):
        if kind in KINDS and name not in story[article_id][KINDS[kind]]:
            story[article_id][KINDS[kind]].append(name)
    return Known(people, dict(session.execute(TITLES).all()), story)


def _rows(mention: RowMapping, known: Known, unit: Unit) -> Iterator[dict[str, Any]]:
    """Yield a row for each pair of an actor and a recipient; one side may be empty."""
    common = _common(mention, known, unit)
    sides = (known.people.get((mention["claim_id"], role), [None]) for role in SIDES.values())
    actors, recipients = sides
    for actor in actors:
        for recipient in recipients:
            both = (_side("Actor", actor, known.titles), _side("Recipient", recipient, known.titles))
            yield {**common, **both[0], **both[1]}


def _common(mention: RowMapping, known: Known, unit: Unit) -> dict[str, Any]:
    kind, mode = mention["type"], mention["mode"]
    scheme = tables("claims.export.corpora", "polecat")
    own = f"e{mention['event_id']}" if unit == "event" and mention["event_id"] else f"c{mention['claim_id']}"
    place = located(mention["place"])
    return {
        "Event ID": own,
        "Event Date": mention["date_from"],
        "Event Type": kind,
        "Event Mode": mode,
        "Quad Code": scheme["quad"].get(kind),
        "Contexts": contexts(mention["sentence"] or ""),
        "Placename": place.name,
        "City": place.city,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": place.geoname_id,
        "Raw Placename": mention["place"],
        "Feature Type": place.feature,
        "Source": mention["agency"] or mention["publisher"],
        "Publication Date": mention["published_from"],
        **{name: known.story.get(mention["article_id"], {}).get(name, ()) for name in set(KINDS.values())},
        "Language": mention["language"],
        "Headline": mention["title"],
        "Modality": mention["modality"],
        "Status": mention["status"],
        "Confidence": round(mention["confidence"], 3),
        "Independent Sources": mention["families"],
        "CAMEO Root": scheme["cameo"].get(f"{kind}/{mode}", scheme["cameo"].get(kind)),
    }


def _side(side: str, who: RowMapping | None, titles: Mapping[str, str]) -> dict[str, Any]:
    if who is None:
        return {}
    rules = [f"{name} by {who[f'{name}_rule']}" for name in ("country", "sector") if who[name]]
    external = who["external_id"]
    return {
        f"{side} Name": who["name"] or who["words"],
        f"{side} Country": who["country"],
        f"{side} COW": cow_numbers().get(who["country"] or ""),
        f"Primary {side} Sector": who["sector"],
        f"{side} Sectors": who["sector"],
        f"{side} Title": titles.get(who["name"] or ""),
        f"{side} Name Raw": who["words"],
        f"{side} Affiliation Rules": rules,
        f"{side} External ID": external,
    }


def contexts(sentence: str) -> list[str]:
    """Return the contexts that the words of a sentence tell, in the order of the list."""
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    return [name for name, pattern in _contexts() if any(pattern.fullmatch(word) for word in words)]


@cache
def _contexts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = tables("claims.export.corpora", "polecat")["context"]
    return tuple(
        (name, re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())))
        for name, words in listed.items()
    )


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return " ".join(value.split()) if isinstance(value, str) else value
