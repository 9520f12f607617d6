"""Eight processes that decide on the same claims at the same time: no decision is lost."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.soak import Row
from tests.soak.kills import ARTICLE, CLAIMS, count, is_sound, run

WRITERS, DECISIONS = 8, 200
WRITER = """
import random, sys
from claims.desk import Desk
from claims.errors import ChangedSinceError
from claims.store.database import Database

path, reviewer, number = sys.argv[1:]
with Database.open(path) as database:
    desk = Desk(database, reviewer)
    ids = list(desk.queue("article").ids)
    for n in range(int(number)):
        claim_id = random.choice(ids)
        while True:
            try:
                desk.dispute(claim_id, desk.rows([claim_id])[claim_id].version, f"{reviewer} {n}")
            except ChangedSinceError:
                continue
            break
        print(claim_id, flush=True)
"""


def attack(folder: Path) -> Iterator[Row]:
    """Yield one row: decisions acknowledged, kept and lost."""
    (folder / "a.txt").write_text("".join(ARTICLE.format(n=n) for n in range(20)), encoding="utf-8")
    run([*CLAIMS, "import", "a.txt"], folder)
    commands = [
        [sys.executable, "-c", WRITER, str(folder / "claims.db"), f"writer{n}", str(DECISIONS)]
        for n in range(WRITERS)
    ]
    random.shuffle(commands)
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE) for command in commands]
    said = sum(len(writer.communicate()[0].split()) for writer in writers)
    kept = count(folder / "claims.db", "decision")
    shutil.copy(folder / "claims.db", folder / "after.db")
    lost = said - kept + (0 if is_sound(folder / "claims.db") else 1)
    yield Row(f"{WRITERS} writers × {DECISIONS}", WRITERS * DECISIONS, kept, lost)
