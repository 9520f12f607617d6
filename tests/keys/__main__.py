"""Import the marked articles, play a reviewer who knows the marks, and print what it took in keys."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import textual.app
import textual.pilot

from claims.desk import Desk
from claims.desk.cards import ClaimCard
from claims.document import DateRange, GivenArticle, Published
from claims.store.database import Database
from tests.keys.keyboard import Keyboard
from tests.keys.marks import Marked, Wanted, faults, inside_optional, matched, read
from tests.tui.driver import Driver, soon
from tui.app import DeskApp

if TYPE_CHECKING:
    from claims.document import Suggestion

KINDS = ("quote", "event_mention")
"""The kinds that are marked; the rest is not judged."""
SIZE = (140, 40)
TURNS = 2000


def main() -> int:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--hands", choices=("now", "before"), default="now")
    parser.add_argument("--db", type=Path, help="a database that holds the articles already; it is copied")
    parser.add_argument("--articles", type=int, default=1000, help="how many of each folder at most")
    parser.add_argument("--make", action="store_true", help="only import into --db")
    asked = parser.parse_args()
    articles = [
        read(path)
        for folder in asked.folders
        for path in sorted(folder.glob("*.toml"))[: asked.articles]
        if path.stem != "pairs"
    ]
    textual.app.wait_for_idle = textual.pilot.wait_for_idle = soon  # type: ignore[attr-defined] # see Driver
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "keys.db"
        if asked.db and asked.db.exists():
            shutil.copy(asked.db, path)
        else:
            fill(path, articles)
        if asked.make:
            shutil.copy(path, asked.db)
            return 0
        with Database.open(path) as database:
            print(asyncio.run(measured(database, articles, asked.hands)))
    return 0


def fill(path: Path, articles: Iterable[Marked]) -> None:
    """Import the articles into a new database."""
    from claims.extract.parse import load
    from claims.importer import import_articles

    given = [
        GivenArticle(text=one.text, origin=one.name, published=_published(one.given)) for one in articles
    ]
    parser = load()
    with Database.open(path) as database:
        for _ in import_articles(database, given, lambda: parser):
            pass


def _published(day: str | None) -> Published:
    if day is None:
        return Published()
    on = date.fromisoformat(day)
    return Published(DateRange(on, on, "day"), "given")


def suggester() -> Callable[[str, str, Published], Sequence[Suggestion]]:
    """Return what suggests claims of a sentence, in this process."""
    from claims.extract.parse import load
    from claims.extract.suggest import suggest

    parser = load()
    return lambda text, kind, published: suggest(text, kind, published, parser)


async def measured(database: Database, articles: Sequence[Marked], hands: str) -> str:
    """Review every article and return the figures."""
    desk = Desk(database, "keys", suggester()) if hands == "now" else Desk(database, "keys")
    by_text = {desk.article(id_).text: id_ for id_ in desk.articles.ids("")}
    total: Counter[str] = Counter()
    unmet: list[str] = []
    claims = 0
    for number, article in enumerate(articles, 1):
        counts, left, seen = await reviewed(desk, article, by_text[article.text], hands)
        total += counts
        unmet += left
        claims += seen
        print(f"{number}/{len(articles)} {article.name}: {counts.total()} keys", file=sys.stderr, flush=True)
    words = sum(one.words for one in articles)
    keys = total.total()
    lines = [
        f"{len(articles)} articles, {words:,} words, {claims:,} claims of the marked kinds, hands: {hands}",
        f"{keys:,} keys: {keys / len(articles):.1f} an article, {100 * keys / words:.2f} a hundred words",
        *(f"  {number:>6,}  {purpose}" for purpose, number in total.most_common()),
        f"{len(unmet)} marks or claims are not as marked in the end",
        *(f"  {one}" for one in unmet[:40]),
    ]
    return "\n".join(lines)


async def reviewed(
    desk: Desk, article: Marked, article_id: int, hands: str
) -> tuple[Counter[str], list[str], int]:
    """Return the keys that one article took, what is not as marked in the end, and how many claims it has."""
    reviewer = Reviewer(desk, article, article_id)
    app = DeskApp(
        lambda: desk, where="keys", order="article", query=f"article:#{article_id} kind:{','.join(KINDS)}"
    )
    async with app.run_test(size=SIZE) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        keyboard = Keyboard(driver)
        await reviewer.work(keyboard, hands)
        await driver.settle()
    app.gateway.close()
    return keyboard.counts, reviewer.unmet(), len(reviewer.first)


class Reviewer:
    """Knows the marks of an article and what stands in the database."""

    def __init__(self, desk: Desk, article: Marked, article_id: int) -> None:
        self.desk = desk
        self.article = article
        self.article_id = article_id
        self.first = self.cards()
        self.marks = matched(article, list(self.first.values()))
        self.missed = [one for one in article.wanted if not one.optional and one not in self.marks.values()]

    def cards(self) -> dict[int, ClaimCard]:
        """Return the claims of the article that are of a marked kind, as they stand."""
        rows = self.desk.article(self.article_id).claims
        return {row.id: self.desk.card(row.id) for row in rows if row.kind in KINDS}

    async def work(self, keyboard: Keyboard, hands: str) -> None:
        """Review the article to its end."""
        if hands == "now":
            from tests.keys.hands_now import HandsNow as Hands
        else:
            from tests.keys.hands_before import HandsBefore as Hands  # type: ignore[assignment] # the same way to work
        worker = Hands(keyboard, self.article.text)
        for _ in range(TURNS):
            screen = keyboard.screen
            here = screen.list.id_at_cursor
            if here is None:
                return
            for mark in self._due(here, screen):
                self.missed.remove(mark)
                await worker.miss(mark)
            if not await self._judged(keyboard, worker, screen.list.id_at_cursor or here):
                return

    async def _judged(self, keyboard: Keyboard, worker: object, here: int) -> bool:
        """Judge the claim at hand, or go to the next that waits; say whether anything was left to do."""
        screen = keyboard.screen
        if self.desk.rows([here])[here].status != "new":
            waiting = [at for at, id_ in enumerate(screen.list.ids) if self._waits(id_)]
            if not waiting:
                return False
            await keyboard.press("j" if waiting[-1] > screen.list.cursor else "k")
            return True
        verdicts = self._verdicts(screen.state.alike(here))
        others = self._verdicts(screen.together(here))
        if len(verdicts) > 1 or (verdicts == {"a"} and others != verdicts):
            with keyboard.purpose("opening a group"):
                await keyboard.press("enter")
            return True
        verdict = verdicts.pop()
        if verdict in ("a", "x"):
            with keyboard.purpose("verdict"):
                await keyboard.press(verdict)
            return True
        card = self.desk.card(here)
        await worker.correct(faults(self.article, card, self.marks[here]))  # type: ignore[attr-defined] # either hands
        if self.desk.rows([here])[here].status == "new":  # what was written made no sense there
            with keyboard.purpose("given up"):
                await keyboard.press("a")
        return True

    def _verdicts(self, ids: Iterable[int]) -> set[str]:
        return {self._verdict(self.desk.card(one)) for one in ids}

    def _waits(self, claim_id: int) -> bool:
        return self.desk.rows([claim_id])[claim_id].status == "new"

    def _verdict(self, card: ClaimCard) -> str:
        """Return the key for a claim: yes, no, or "" where it is to be corrected."""
        mark = self.marks.get(card.row.id)
        if mark is None:
            return "a" if inside_optional(self.article, card) else "x"
        wrong = [] if mark.optional else faults(self.article, card, mark)
        return f"e{card.row.id}" if wrong else "a"

    def _due(self, here: int, screen: object) -> list[Wanted]:
        """Return the missed claims for which the claim at hand is the nearest that is still in the list."""
        ids = [id_ for id_ in screen.list.ids if id_ in self.first]
        if here not in ids:
            return []
        starts = {id_: self._start(id_) for id_ in ids}
        return [
            mark
            for mark in self.missed
            if min(ids, key=lambda id_: (abs(starts[id_] - mark.main[0].start), starts[id_])) == here
        ]

    def _start(self, claim_id: int) -> int:
        spans = [span.start for pieces in self.first[claim_id].spans.values() for span in pieces]
        return min(spans, default=0)

    def unmet(self) -> list[str]:
        """Return what is not as it is marked: marks without a right claim, claims that nobody marked."""
        standing = [
            card for card in self.cards().values() if card.row.status in ("confirmed", "corrected", "new")
        ]
        marks = matched(self.article, standing)
        told = []
        for card in standing:
            mark = marks.get(card.row.id)
            if mark is None and not inside_optional(self.article, card):
                told.append(
                    f"{self.article.name}: claim {card.row.id} ({card.row.text[:50]}) stands unmarked"
                )
            elif mark is not None and not mark.optional and (wrong := faults(self.article, card, mark)):
                roles = ", ".join(one.role for one in wrong)
                told.append(f"{self.article.name}: claim {card.row.id} ({card.row.text[:50]}): {roles}")
        told += [
            f"{self.article.name}: missed {one.kind} “{one.main[0].of(self.article.text)[:50]}”"
            for one in self.article.wanted
            if not one.optional and one not in marks.values()
        ]
        return told


if __name__ == "__main__":
    sys.exit(main())
