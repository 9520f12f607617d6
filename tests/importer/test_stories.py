"""Articles of one story: what is joined, proposed and kept apart in them, and where they differ."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.document import DateRange, GivenArticle, Published
from claims.extract import extract_all
from claims.extract.parse import Parser
from claims.linking import link_waiting
from claims.store.backends.address import Address
from claims.store.database import Database
from claims.store.ingest import writer
from tests.databases import Databases

DAY = date(2024, 3, 6)

OGLU = (
    "Rustam Hasanov was charged with espionage in Ganja on Monday. Hasanov denies it.",
    "A court in Ganja charged Hasanov Rustam Ilham oglu with espionage on Monday.",
)
FAMILY_FIRST = (
    "Police in Kazan arrested the banker Timur Galeev on Monday. Galeev's lawyer, Anna Petrova, protested.",
    "The banker Timur Galeyev was detained in Kazan on Monday, his lawyer Anna Petrova said.",
)
NAME_IN_FULL = (
    "Minister Pedro Salinas resigned in Quito on Monday, President Ana Mora said.",
    "Pedro Salinas Vega stepped down as minister on Monday, President Ana Mora announced in Quito.",
)


@pytest.fixture
def linked(parser: Parser, blank: Address, databases: Databases, tmp_path: Path) -> Linked:
    return Linked(parser, databases.copy(blank, tmp_path, "stories.db"))


class Linked:
    """A database made of some texts, each of an outlet of its own."""

    def __init__(self, parser: Parser, address: Address) -> None:
        self.parser, self.database = parser, Database.open(address)

    def take(self, *texts: str, days: tuple[date | None, ...] = ()) -> Linked:
        """Import ``texts`` as articles of some days, or of none, and link them."""
        when = days or (DAY,) * len(texts)
        articles = [
            GivenArticle(words, f"{at}.txt", publisher=f"Daily {at}",
                         published=Published(DateRange(day, day, "day"), "given") if day else Published())
            for at, (words, day) in enumerate(zip(texts, when, strict=True))
        ]  # fmt: skip
        with self.database.write() as session:
            run = writer.start_run(session, "test")
            for article, document in zip(articles, extract_all(articles, self.parser), strict=True):
                writer.write_article(session, article, document, run)
        while link_waiting(self.database):
            pass
        return self

    def asked(self, query: str) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        with self.database.read() as session:
            return [tuple(row) for row in session.execute(text(query))]

    def joined(self) -> set[str]:
        """Return the types of the events that several articles tell."""
        return {str(row[0]) for row in self.asked("SELECT type FROM events WHERE articles > 1")}

    def likely(self) -> bool:
        """Say whether any two events are joined or proposed as one."""
        return bool(self.joined() or self.asked("SELECT 1 FROM event_link WHERE judgement = 'proposed'"))

    def conflicts(self) -> set[tuple[object, ...]]:
        """Return field and values of each conflict."""
        return set(self.asked("SELECT field, left_value, right_value FROM conflicts"))


@pytest.mark.parametrize(
    "texts", [OGLU, FAMILY_FIRST, NAME_IN_FULL], ids=["patronymic", "spelling", "surname"]
)
def test_a_name_in_another_form_hides_no_event(linked: Linked, texts: tuple[str, str]) -> None:
    assert linked.take(*texts).likely()


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Gunmen shot dead a policeman in Torrevas on Tuesday, the mayor said.",
            "Gunmen shot dead a policeman in Almedo on Tuesday, the prefect said.",
        ),
        (
            "Militants killed three soldiers in Balkh on Friday, the army said.",
            "Militants killed three soldiers in Herat on Friday, a governor said.",
        ),
        (
            "Police arrested two men in Porto on Sunday after a brawl.",
            "Police arrested two men in Braga on Sunday for theft.",
        ),
    ],
    ids=["policemen", "soldiers", "men"],
)
def test_common_groups_in_two_towns_are_two_events(linked: Linked, texts: tuple[str, str]) -> None:
    assert not linked.take(*texts).joined()


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Troops shot dead four marchers in Selby on Tuesday, mayor Ed Brandon said.", "Brandon"),
        ("Guards killed two prisoners in Varna on Monday, lawyer Ivo Denev said.", "Denev"),
        ("Rebels attacked a convoy near Goma on Sunday, aid worker Lea Roth said.", "Roth"),
    ],
)
def test_who_only_says_so_does_nothing(linked: Linked, sentence: str, speaker: str) -> None:
    linked.take(sentence)
    found = linked.asked("SELECT coalesce(actors, '') FROM event_mentions WHERE type = 'ASSAULT'")
    assert found
    assert not any(speaker in str(actors) for (actors,) in found)


TOLL = (
    "A blast in the Ostrova mill killed at least 12 workers on Monday, said Governor Jan Novak.",
    "The toll of the blast in the Ostrova mill has risen to 19, Governor Jan Novak said on Wednesday.",
)


def test_a_later_higher_toll_supersedes_the_earlier(linked: Linked) -> None:
    linked.take(*TOLL, days=(date(2024, 3, 4), date(2024, 3, 6)))
    rows = linked.asked("SELECT kind, left_value, right_value, newer, right_source FROM conflicts")
    assert rows == [("superseded", "at least 12", "19", "right", "Daily 1")]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("about 2,000", "2,100", False),
        ("at least 30", "31", False),
        ("30", "41", True),
        ("more than 500", "900", True),
    ],
)
def test_a_figure_that_holds_the_other_is_no_conflict(
    linked: Linked, first: str, second: str, differ: bool
) -> None:
    linked.take(
        f"The flood in Marana injured {first} people, Mayor Ida Rossi said.",
        f"Mayor Ida Rossi said the flood in Marana had injured {second} people.",
    )
    assert bool(linked.conflicts()) is differ


def test_names_spelt_differently_are_shown_and_proposed_as_one(linked: Linked) -> None:
    linked.take(
        "Envoy Bello Sani met elders in Gorom on Monday. Mayor Ada Koffi welcomed him.",
        "Envoy Bello Sanni met elders in Gourom on Monday. Mayor Ada Koffi received him.",
    )
    assert ("name", "Bello Sani", "Bello Sanni") in linked.conflicts()
    proposed = "SELECT count(*) FROM actor_link WHERE judgement = 'proposed' AND retracted_at IS NULL"
    assert linked.asked(proposed) != [(0,)]


def test_two_names_of_one_article_are_two(linked: Linked) -> None:
    linked.take(
        "Envoys Li Qiang and Li Qing met Mayor Ada Koffi in Gorom on Monday.",
        "Envoy Li Qing met Mayor Ada Koffi in Gorom on Monday.",
    )
    assert not {row for row in linked.conflicts() if row[0] == "name"}


def test_a_story_has_its_articles_and_others_are_none_of_it(linked: Linked) -> None:
    linked.take(*TOLL, "The bank of Lusaka cut its rate to 4 percent, its head Joy Banda said.")
    assert linked.asked("SELECT story_id, articles, families FROM stories ORDER BY story_id") == [
        (1, 2, 2),
        (3, 1, 1),
    ]


@pytest.mark.parametrize(
    ("second", "families"),
    [
        pytest.param(
            TOLL[0].replace("at least", "").replace("said Governor", "according to Governor"),
            1,
            id="both quote one governor",
        ),
        pytest.param(
            "Twelve workers were killed by a blast in the Ostrova mill on Monday.",
            2,
            id="one tells it itself",
        ),
    ],
)
def test_how_many_sources_a_figure_has(linked: Linked, second: str, families: int) -> None:
    linked.take(TOLL[0], second)
    query = "SELECT value, articles, families FROM figure_corroboration WHERE role = 'killed'"
    assert linked.asked(query) == [(12.0, 2, families)]


CAMP = (
    "Minister Sofia Machava visited the camp of Nangara on Monday, President Ana Mora said. Police in Pemba "
    "arrested Joao Lobo.",
    "Minister Sofia Machava came to the camp of Nangara on Sunday, President Ana Mora said. In Pemba Joao "
    "Lobo was detained by the police.",
    "Police in Pemba arrested Joao Lobo, President Ana Mora said. Sofia Machava is a minister.",
)


def test_clauses_of_a_story_differ_though_no_event_brings_them_together(linked: Linked) -> None:
    query = "SELECT scope, left_sentence, right_sentence FROM conflicts WHERE field = 'date'"
    expected = [("story", CAMP[0].partition(" Police")[0], CAMP[1].partition(" In")[0])]
    assert [
        (scope, str(left).strip(), str(right).strip())
        for scope, left, right in linked.take(*CAMP[:2]).asked(query)
    ] == expected


def test_what_clauses_differ_in_stays_when_a_later_article_tells_of_an_event_of_both(linked: Linked) -> None:
    before = linked.take(*CAMP[:2]).asked("SELECT * FROM conflicts WHERE scope = 'story'")
    assert before
    assert linked.take(CAMP[2]).asked("SELECT * FROM conflicts WHERE scope = 'story'") == before


def test_what_clauses_differ_in_is_taken_back_with_the_claim(linked: Linked) -> None:
    linked.take(*CAMP[:2])
    with linked.database.write() as session:
        session.execute(
            text("UPDATE claim SET status = 'rejected' WHERE id IN (SELECT left_claim_id FROM conflicts)")
        )
    assert linked.asked("SELECT * FROM conflicts") == []


@pytest.mark.parametrize(
    "time", ["at the weekend", "every Wednesday", "on Wednesday evening", "in the week", "on 5 March"]
)
def test_articles_without_a_day_are_compared_whatever_times_they_tell(linked: Linked, time: str) -> None:
    texts = (f"Soldiers stormed the camp of Ibrahim Keita near Kidal {time}.",
             "Soldiers stormed Ibrahim Keita's camp near Kidal on Thursday.")  # fmt: skip
    linked.take(*texts, days=(None, None))
    assert linked.asked("SELECT count(*) FROM articles") == [(2,)]
