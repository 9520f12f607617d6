"""Extraction on a Dask cluster: the same comes out whoever is killed, and what kills is set aside alone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import dask
import psutil
import pytest
from distributed import LocalCluster
from distributed.security import Security

import claims.workers
from claims.document import GivenArticle
from claims.errors import ClaimsError, InputError, ModelError
from claims.importer import import_articles
from claims.reading import Refused
from claims.store.database import Database
from claims.workers import ClusterAt, Extracted, LazyParser, extracted
from claims.workers.cluster import SETTINGS, Model
from claims.workers.fingerprint import Fingerprint, difference, fingerprint
from tests.bench.articles import articles
from tests.public_views import views
from tests.workers.small import POISON, SLUGGISH, STUMBLING, fragile, sluggish, small

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CERTIFICATE, KEY = (Path(__file__).parent / "tls" / f"{name}.pem" for name in ("certificate", "key"))
NEWS = [
    GivenArticle(row["text"], row["id"], title=row["title"], publisher=row["publisher"])
    for row in articles(12)
]


@pytest.fixture(scope="module", autouse=True)
def _small_batches() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims.workers, "BATCH", 4)
        yield


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a cluster of two processes, which replaces those that are killed."""
    with (
        dask.config.set(SETTINGS),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0) as cluster,
    ):
        yield str(cluster.scheduler_address)


def article(number: int, more: str = "") -> GivenArticle:
    return GivenArticle(f"The ferry left on 3 May 2021. It was number {number}.{more}", f"made:{number}")


def imported(path: Path, at: ClusterAt | None = None) -> dict[str, list[str]]:
    with Database.open(path) as database:
        for _ in import_articles(database, NEWS, LazyParser(), cluster=at):
            pass
    return views(path)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one process writes."""
    found = imported(tmp_path_factory.mktemp("here") / "here.db")
    assert len(found["quotes"]) > 20
    return found


def test_everything_comes_in_its_place_and_a_fault_costs_one_article(address: str) -> None:
    work = [Refused("made:0", "is empty"), article(1), article(2, STUMBLING), *map(article, range(3, 50))]
    assert list(extracted(work, small, cluster=ClusterAt(address))) == list(extracted(work, small))


def test_an_article_that_kills_is_set_aside_alone_and_not_tried_again(address: str, tmp_path: Path) -> None:
    at = ClusterAt(address, tmp_path / "spool")
    work = [article(1), article(2, POISON), article(3)]
    found = list(extracted(work, fragile, cluster=at))
    assert [isinstance(each, Extracted) for each in found] == [True, False, True]
    (file,) = (tmp_path / "spool" / "quarantine").iterdir()
    assert found[1] == Refused(
        "made:2", f"ended every worker that read it; it is kept in {file}, and is tried again once that "
        "file is gone"
    )  # fmt: skip
    assert list(extracted(work, fragile, cluster=at))[1] == found[1]
    assert sorted((tmp_path / "spool").iterdir()) == [file.parent]


def test_an_article_that_takes_too_long_is_refused_alone_and_tried_again_next_time(
    address: str, tmp_path: Path
) -> None:
    at = ClusterAt(address, tmp_path / "spool")
    work = [article(1), article(2, f" It was {SLUGGISH}."), article(3)]
    first, refused, last = extracted(work, sluggish, cluster=at, time_limit=2)
    assert isinstance(first, Extracted)
    assert isinstance(last, Extracted)
    assert refused == Refused(
        "made:2", "was not analysed within 2 seconds: allow more with --time-limit, or give it in parts"
    )
    assert not (tmp_path / "spool").exists()


def test_the_database_is_the_same_with_a_worker_killed(
    address: str, expected: dict[str, list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "there.db"
    killed: list[int] = []
    with Database.open(path) as database:
        at = ClusterAt(address, tmp_path / "spool")
        for _ in import_articles(database, _killing(killed), LazyParser(), cluster=at):
            pass
    assert killed
    assert views(path) == expected


def _killing(killed: list[int]) -> Iterator[GivenArticle]:
    """Yield the articles, and kill a worker after half of them."""
    for number, given in enumerate(NEWS):
        if number == len(NEWS) // 2:
            for process in psutil.Process().children(recursive=True):
                if "spawn_main" in " ".join(process.cmdline()) and not killed:
                    os.kill(process.pid, signal.SIGKILL)
                    killed.append(process.pid)
        yield given


DRIVER = """
import sys
from pathlib import Path
from claims.workers import ClusterAt, LazyParser, extracted_batches
from tests.workers.test_cluster import NEWS
import claims.workers

claims.workers.BATCH = 4
at = ClusterAt(sys.argv[1], Path(sys.argv[2]))
for batch in extracted_batches(NEWS, LazyParser(), cluster=at):
    print("found", flush=True)
    sys.stdin.readline()
"""


def test_a_killed_driver_resumes_from_what_was_found(address: str, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    command = [sys.executable, "-c", DRIVER, address, str(spool)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) as driver:
        assert driver.stdout
        assert driver.stdout.readline() == b"found\n"
        driver.kill()
    kept = list(spool.glob("*.pickle"))
    assert kept
    for file in kept:
        file.write_bytes(pickle.dumps(replace(pickle.loads(file.read_bytes()), model="kept")))
    found = list(extracted(NEWS, LazyParser(), cluster=ClusterAt(address, spool)))
    assert [each.given for each in found if isinstance(each, Extracted)] == NEWS
    assert sum(each.model == "kept" for each in found if isinstance(each, Extracted)) == len(kept)
    assert not list(spool.glob("*.pickle"))


def test_a_worker_with_another_program_or_model_is_refused_in_words() -> None:
    ours = fingerprint(LazyParser())
    assert difference(ours, ours) is None
    for other, said in (
        (Fingerprint("0" * 64, ours.model), "another version of the program"),
        (Fingerprint(ours.program, "0" * 64), "another language model"),
    ):
        plugin = Model(LazyParser(), other)
        with pytest.raises(ModelError, match=f"tcp://there has {said} .*Install the same on all machines"):
            plugin.setup(SimpleNamespace(address="tcp://there"))  # type: ignore[arg-type]  # all it looks at


def test_a_worker_that_is_asked_while_it_is_set_up_waits_for_its_model() -> None:
    arrived: Model = pickle.loads(pickle.dumps(Model(small, fingerprint(small))))
    (found,) = cast("list[Extracted]", arrived.find([article(1)], "tcp://there"))
    assert found.document.text == article(1).text
    other = Model(small, Fingerprint("0" * 64, "0" * 64))
    refused = other.find([article(1)], "tcp://there")
    assert isinstance(refused, ModelError)


def test_scheduler_workers_and_driver_speak_by_tls(tmp_path: Path) -> None:
    files = {"tls_ca_file": str(CERTIFICATE)}
    for who in ("scheduler", "worker", "client"):
        files |= {f"tls_{who}_cert": str(CERTIFICATE), f"tls_{who}_key": str(KEY)}
    secured = Security(**files, require_encryption=True)  # type: ignore[no-untyped-call]  # Dask has no types
    started = LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, memory_limit=0, security=secured
    )  # type: ignore[no-untyped-call]  # Dask has no types
    work = [article(1), article(2)]
    with started as cluster:
        address = str(cluster.scheduler_address)
        assert address.startswith("tls://")
        at = ClusterAt(address, tmp_path / "spool", CERTIFICATE, CERTIFICATE, KEY)
        assert list(extracted(work, small, cluster=at)) == list(extracted(work, small))
        with pytest.raises(InputError, match="name --tls-ca, --tls-cert and --tls-key"):
            list(extracted(work, small, cluster=ClusterAt(address)))


def test_a_scheduler_that_is_not_there_is_said_in_words() -> None:
    nowhere = ClusterAt("tcp://127.0.0.1:9")
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "200ms"}),
        pytest.raises(ClaimsError, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9"),
    ):
        list(extracted([article(1)], small, cluster=nowhere))
