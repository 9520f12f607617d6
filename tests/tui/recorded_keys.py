"""A desk in a process of its own that presses recorded keys: `python -m tests.tui.recorded_keys DB WHO KEYS`.

It says "ready" once the first row is there, waits for a line, presses, and prints as JSON of how many claims
each decision was that the database acknowledged.
"""

from __future__ import annotations

import asyncio
import json
import sys
from unittest.mock import patch

from claims.desk import Desk
from claims.store.database import Database
from tests.tui.driver import Driver, exact_waits
from tui.app import DeskApp
from tui.messages import Heard, Saved

FILTER = "rule:many"


async def run(database: Database, reviewer: str, keys: list[str]) -> list[int]:
    """Press the keys and return what was acknowledged."""
    app = DeskApp(lambda: Desk(database, reviewer), where="keys", query=FILTER)
    acknowledged: list[int] = []
    announce = app.announce

    def counted(message: Saved | Heard) -> None:
        if isinstance(message, Saved):
            acknowledged.append(len(message.decided.claim_ids))
        announce(message)

    with exact_waits(), patch.object(app, "announce", counted):
        async with app.run_test(size=(140, 40)) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            sys.stdin.readline()
            await driver.press(*keys)
    app.gateway.close()
    return acknowledged


def main(address: str, reviewer: str, keys: str) -> None:
    """Run and print."""
    with Database.open(address) as database:
        sys.stdout.write(json.dumps(asyncio.run(run(database, reviewer, keys.split()))))


if __name__ == "__main__":
    main(*sys.argv[1:])
