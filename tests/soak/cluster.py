"""A Dask cluster over TLS: with workers and driver killed, the database is what one machine writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import choice

import psutil

from tests.bench.articles import articles
from tests.public_views import views
from tests.soak import Row
from tests.soak.kills import CLAIMS, count, is_sound, run

ARTICLES = int(os.environ.get("SOAK_ARTICLES", "300"))
PLAN = ((0.2, "worker"), (0.5, "driver"), (0.7, "worker"))
"""Shares of the articles that are written, and who is killed then."""
TLS = Path(__file__).parents[1] / "workers" / "tls"
CERTIFICATE, KEY = TLS / "certificate.pem", TLS / "key.pem"
DASK = [sys.executable, "-m", "dask"]
PATIENCE = 3600.0


def attack(folder: Path) -> Iterator[Row]:
    """Yield one row: kills that were survived, and rows of public views that are missing, twice or other."""
    made = "".join(json.dumps(row) + "\n" for row in articles(ARTICLES))
    (folder / "made.jsonl").write_text(made, encoding="utf-8")
    run([*CLAIMS, "import", "made.jsonl", "--db", "here.db", "--jobs", "2"], folder)
    began = time.monotonic()
    with workers(folder) as (address, started):
        survived = sum(interrupted(folder, address, started))
    expected, found = views(folder / "here.db"), views(folder / "there.db")
    other = sum(difference(rows, found[name]) for name, rows in expected.items())
    sound = is_sound(folder / "there.db") and not (folder / "there.db.spool").exists()
    remark = f"{ARTICLES} articles, {sum(map(len, found.values())):,} rows, {time.monotonic() - began:.0f} s"
    yield Row("kill -9: cluster over TLS", len(PLAN), survived if sound else 0, other, remark)


@contextmanager
def workers(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    """Start a scheduler and two workers as a user does; give the address, and the process of the workers."""
    tls = [
        f"--tls-{name}={file}"
        for name, file in (("ca-file", CERTIFICATE), ("cert", CERTIFICATE), ("key", KEY))
    ]
    with (folder / "dask.log").open("w") as log:
        known = folder / "scheduler.json"
        quiet = [*tls, "--no-dashboard"]
        commands = (
            f"scheduler --protocol tls --host 127.0.0.1 --port 0 --scheduler-file {known}",
            f"worker --scheduler-file {known} --nworkers 2 --nthreads 1",
        )
        started = [
            subprocess.Popen([*DASK, *command.split(), *quiet], cwd=folder, stdout=log, stderr=log)
            for command in commands
        ]
        try:
            wait_for(known.exists)
            yield json.loads(known.read_text())["address"], psutil.Process(started[1].pid)
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()


def interrupted(folder: Path, address: str, started: psutil.Process) -> Iterator[bool]:
    """Import by the cluster, kill whom the plan names, and yield whether each was there to be killed."""
    driver = drive(folder, address)
    for share, who in PLAN:
        while driver.poll() is None and written(folder) < share * ARTICLES:
            time.sleep(0.1)
        yield driver.poll() is None
        if who == "driver":
            driver.kill()
            driver.wait()
            driver = drive(folder, address)
        else:
            choice(children(started)).kill()
    if driver.wait(PATIENCE):
        raise RuntimeError((folder / "driver.log").read_text())


def drive(folder: Path, address: str) -> subprocess.Popen[bytes]:
    """Start the import."""
    tls = [
        f"--tls-{name}={file}" for name, file in (("ca", CERTIFICATE), ("cert", CERTIFICATE), ("key", KEY))
    ]
    command = [*CLAIMS, "import", "made.jsonl", "--db", "there.db", "--cluster", address, *tls]
    with (folder / "driver.log").open("w") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)


def children(started: psutil.Process) -> list[psutil.Process]:
    """Return the processes that extract."""
    found: list[psutil.Process] = []
    while not found:
        found = [one for one in started.children(recursive=True) if "spawn_main" in " ".join(one.cmdline())]
    return found


def written(folder: Path) -> int:
    """Return how many articles are in the database."""
    path = folder / "there.db"
    return count(path, "article") if path.exists() else 0


def wait_for(there: Callable[[], bool]) -> None:
    """Wait until it is so.

    Raises:
        TimeoutError: it does not come.
    """
    until = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.1)


def difference(ours: list[str], theirs: list[str]) -> int:
    """Return how many rows only one of the two has, each as often as it stands there."""
    one, other = Counter(ours), Counter(theirs)
    return (one - other).total() + (other - one).total()
