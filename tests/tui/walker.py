"""A reviewer who presses random keys on a slow database, and what must hold whatever they press."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session
from textual.keys import _character_to_key

from claims.desk import Desk
from claims.store import models as m
from claims.store.database import Database
from claims.store.schema.integrity import check
from tests.desk.world import World, build
from tests.tui.driver import Driver
from tui.actions import ACTIONS
from tui.app import DeskApp

LEAVING = {key for action in ACTIONS if action.name in ("leave", "palette") for key in action.keys}
KEYS = sorted({key for action in ACTIONS for key in action.keys} - LEAVING)
"""Every key of every mode; what leaves the desk is left out, also where it closes a list, and the palette."""
TYPED = ["1", "2", "3", "enter", "escape", "escape", "tab", "b", "o", "space"]
"""Keys that answer questions, so that they do not stay open for ever."""
DECIDING = {
    *"axdruseEmMpDRT*=.[]{}()<>123", "enter", "ctrl+s", "ctrl+z", "ctrl+r",
}  # fmt: skip
"""Keys after which the log may grow."""
REST = 0.3
"""The chance after each key that the reviewer waits and looks."""
LOOKS = 50
"""How often the reviewer looks again whether a row has come."""
CLAIMS = 5000
SLOW = 0.08
"""Seconds that a read or a write begins late at most."""
COPY = 500
"""Rows inserted at once."""


@dataclass
class Walk:
    """What a walk came to: keys pressed, and what went wrong."""

    pressed: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def fault(self, what: str) -> None:
        """Note a fault with the keys that led to it."""
        self.faults.append(f"{what} after {' '.join(self.pressed[-12:])}")


def fill(path: Path, claims: int) -> World:
    """Make a database with so many claims: the small world, and copies of one of its quotes."""
    with Database.open(path) as database:
        world = build(database)
        with database.write() as session:
            _copy(session, world.claim["settled"], claims - len(world.claim))
        _rounds(database)
    return world


def _rounds(database: Database) -> None:
    """Open a round, and close another with votes that differ."""
    cleo = Desk(database, "Cleo").rounds
    cleo.open("differing", query="confidence:0.02", seats_=2, seed=1)
    for reviewer, verdict in (("Dora", "confirm"), ("Eve", "reject")):
        rounds = Desk(database, reviewer).rounds
        for _ in range(5):
            if (card := rounds.take("differing")) is not None:
                rounds.finish(card.seat, [rounds.ballot(card.seat.target, verdict, 1)])
    cleo.close("differing")
    cleo.open("open", query="confidence:0.01", seed=1)


def _copy(session: Session, claim_id: int, times: int) -> None:
    claim, quote = session.get_one(m.Claim, claim_id), session.get_one(m.Quote, claim_id)
    spans = session.scalars(select(m.Span).where(m.Span.claim_id == claim_id)).all()
    first = (session.scalar(select(func.max(m.Claim.id))) or 0) + 1
    claims, quotes = _values(claim), _values(quote)
    for start in range(first, first + times, COPY):
        ids = range(start, min(start + COPY, first + times))
        session.execute(
            insert(m.Claim),
            [{**claims, "id": id_, "key": f"copy-{id_}", "confidence": id_ % 90 / 100} for id_ in ids],
        )
        session.execute(insert(m.Quote), [{**quotes, "claim_id": id_} for id_ in ids])
        rows = [{**_values(span), "claim_id": id_} for id_ in ids for span in spans]
        session.execute(insert(m.Span), rows)


def _values(row: m.Claim | m.Quote | m.Span) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in row.__mapper__.column_attrs}


class SlowDatabase:
    """A database whose transactions begin late, by chance."""

    def __init__(self, database: Database, chance: random.Random, most: float) -> None:
        self._database = database
        self._chance = chance
        self._most = most
        self.address, self.name = database.address, database.name
        self.beside, self.tells, self.wait = database.beside, database.tells, database.wait

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Return a session that reads, after a while."""
        time.sleep(self._chance.random() * self._most)
        with self._database.read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Return a session that writes, after a while."""
        time.sleep(self._chance.random() * self._most)
        with self._database.write() as session:
            yield session


async def walk_on(path: Path, seed: int, more: Callable[[Walk], bool]) -> Walk:
    """Walk on a new, slow database of :data:`CLAIMS` claims, and see that it is sound afterwards."""
    fill(path, CLAIMS)
    sound = {finding.what for finding in check(path)}
    with Database.open(path) as database:
        slow = SlowDatabase(database, random.Random(seed + 1), SLOW)
        app = DeskApp(lambda: Desk(slow, "Ann"), where="claims.db · Ann")
        done = Walk()
        try:
            async with app.run_test(size=(100, 30)) as pilot:
                desk = Driver(app, pilot)
                await desk.settle()
                await walk(desk, database, random.Random(seed), more, done)
                app.gateway.close()
        except Exception as error:  # whatever ends the desk is told with the keys that did it
            done.fault(f"the desk ended: {error!r}")
    if app.fault:
        done.fault(f"the desk ended: {app.fault}")
    done.faults += sorted({finding.what for finding in check(path)} - sound)
    return done


async def walk(
    desk: Driver, database: Database, chance: random.Random, more: Callable[[Walk], bool], done: Walk
) -> None:
    """Press random keys while there is ``more`` to do; once in a while wait, and see what came of them."""
    while more(done) and desk.app.is_running:
        logged, pressed = _decisions(database), len(done.pressed)
        while chance.random() > REST:
            key = chance.choice(TYPED if desk.app.screen.is_modal or chance.random() < 0.1 else KEYS)
            done.pressed.append(key)
            await desk.pilot.press(_name(key))
        await desk.settle()
        await _look(desk, done)
        if offered := desk.offered():
            key = chance.choice(offered)
            done.pressed.append(key)
            if not await desk.answers(_name(key)):
                done.fault(f"{key} is offered and does nothing")
            await _look(desk, done)
        if _decisions(database) != logged and not DECIDING.intersection(done.pressed[pressed:]):
            done.fault("a decision that nobody asked for")


async def _look(desk: Driver, done: Walk) -> None:
    """See that no fault is shown and that no row stays missing now that everything is at rest.

    What lies behind a question is drawn a moment later.
    """
    if desk.app.fault:
        done.fault(f"the desk ended: {desk.app.fault}")
    if "went wrong" in desk.text or "Traceback" in desk.text:
        done.fault("a fault on the screen")
    for _ in range(LOOKS):
        if not _lacks_a_row(desk):
            return
        await desk.settle()
    done.fault("a row that stays …")


def _lacks_a_row(desk: Driver) -> bool:
    return any(line.strip(" ▌│") == "…" for line in desk.lines)


def _decisions(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(m.Decision)) or 0


def _name(key: str) -> str:
    return _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
