"""Extraction on a Dask cluster.

Workers are given text and give back what is found in it, and nothing else: the driver alone reads and writes
the database. Each worker loads the language model once, by a plugin, which refuses a worker whose program or
model differs from the driver's. A batch that costs workers their lives is cut in halves down to the one
article that does so; that is put in quarantine, and the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Condition, Lock
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import dask
from distributed import Client, LocalCluster, Worker, WorkerPlugin, get_worker
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker
from distributed.security import Security

from claims.document import GivenArticle
from claims.errors import ClaimsError, InputError, ModelError
from claims.reading import Refused
from claims.workers.finding import WARM, Extracted, Fault, answer, find, outcome
from claims.workers.fingerprint import Fingerprint, difference, fingerprint
from claims.workers.pool import ClusterAt
from claims.workers.spool import Spool
from claims.workers.time_limit import allowed, overtime, process_ended_after

if TYPE_CHECKING:
    from claims.extract.parse import Parser

log = logging.getLogger(__name__)

LOCAL = "local:"
PLUGIN = "claims-model"
AHEAD = 3
"""Batches for each worker that are under way or done before their turn."""
TRIES = 2
"""The number of times a batch is tried whole: what ends a worker is mostly not in its text."""
MOST_THREADS = 512
"""Threads of the driver, each of which waits for one batch."""
SETTINGS = {
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.worker.daemon": True,
    "distributed.worker.profile.enabled": False,
}
"""Of a cluster that is started here: a batch is blamed for its worker only, and waits behind no other one.

No worker looks a hundred times a second at what it does: only a dashboard would show it, and there is none.
"""
LOST = (
    "The cluster at {address} was lost ({error}). What was imported stays, and what was extracted is kept: "
    "run the same command again."
)
UNREACHED = "There is no Dask scheduler at {address} ({error}). Start one, or name another address."
POISON = "ended every worker that read it; it is kept in {path}, and is tried again once that file is gone"
POISONED = "ended every worker that read it"


class Model(WorkerPlugin):
    """The language model of a worker, loaded when the worker begins, or by a batch that comes before that.

    A worker that takes the place of another one is given work while it is still set up.
    """

    name = PLUGIN

    def __init__(self, parser: Callable[[], Parser], expected: Fingerprint) -> None:
        self.parser = parser
        self.expected = expected
        self._lock = Lock()
        self._loaded: Parser | None = None

    def __reduce__(self) -> tuple[type[Model], tuple[Callable[[], Parser], Fingerprint]]:
        """Travel without the lock and the model."""
        return Model, (self.parser, self.expected)

    def setup(self, worker: Worker) -> None:
        """Load the model.

        Raises:
            ModelError: the worker has another program or model than the driver, or none.
        """
        with self._lock:
            self._ready(worker.address)

    def find(
        self, given: Sequence[GivenArticle], address: str, seconds: float | None = None
    ) -> list[Extracted | Fault] | ClaimsError:
        """Return what the worker there finds, one call at a time, or the error meant for the user.

        Where it takes longer than ``seconds``, the worker ends.
        """
        with self._lock:
            try:
                parser = self._ready(address)
            except ClaimsError as error:
                return error
            with process_ended_after(seconds):
                return answer(given, lambda: parser)

    def _ready(self, address: str) -> Parser:
        if self._loaded is None:
            differs = difference(self.expected, fingerprint(self.parser))
            if differs:
                raise ModelError(f"The worker at {address} {differs}. Install the same on all machines.")
            self._loaded = self.parser()
            find([WARM], self._loaded)
        return self._loaded


def extract_there(
    given: Sequence[GivenArticle], seconds: float | None
) -> list[Extracted | Fault] | ClaimsError:
    """Extract some articles on the worker that this runs on, which ends where it takes longer."""
    worker = get_worker()
    plugin = worker.plugins[PLUGIN]
    assert isinstance(plugin, Model)
    return plugin.find(given, worker.address, seconds)


class Cluster:
    """A pool of the workers of a Dask cluster, which may come and go."""

    def __init__(self, parser: Callable[[], Parser], at: ClusterAt, time_limit: float | None = None) -> None:
        self._at = at
        self._time_limit = time_limit
        ours = fingerprint(parser)
        self._spool = Spool(at.spool, ours, parser) if at.spool else None
        self._threads = ThreadPoolExecutor(MOST_THREADS, thread_name_prefix="claims-cluster")
        self._lone = _Lone()
        with ExitStack() as stack:
            self._client: Any = stack.enter_context(_client(at))
            try:
                self._client.register_plugin(Model(parser, ours))
            except ModuleNotFoundError as error:
                raise ModelError(
                    f"A worker at {at.address} lacks {error.name}. Install this program on all machines."
                ) from error
            self._stack = stack.pop_all()

    @property
    def ahead(self) -> int:
        """How many batches may be ahead of the one whose turn it is: some for each worker there is now."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
        return AHEAD * max(1, sum(int(worker["nthreads"]) for worker in workers))

    def extract(self, given: Sequence[GivenArticle]) -> Future[list[Extracted | Refused]]:
        """Let the cluster extract some articles, those left out that it did before."""
        return self._threads.submit(self._extracted, given)

    def _extracted(self, given: Sequence[GivenArticle]) -> list[Extracted | Refused]:
        known = [self._known(one) for one in given]
        fresh = [one for one, found in zip(given, known, strict=True) if found is None]
        found = iter(self._tried(fresh, tries=TRIES) if fresh else ())
        return [each or next(found) for each in known]

    def _known(self, given: GivenArticle) -> Extracted | Refused | None:
        if self._spool is None:
            return None
        file = self._spool.quarantined(given)
        return Refused(given.origin, POISON.format(path=file)) if file else self._spool.get(given)

    def _tried(self, given: Sequence[GivenArticle], tries: int = 1) -> list[Extracted | Refused]:
        """Return what is found in some articles; where that ends workers, in each half of them.

        Where it took too long, each is tried by itself at once: every further try takes as long.
        """
        size = len(given) // 2
        for _ in range(tries):
            began = monotonic()
            try:
                with self._lone.beside():
                    return self._asked(given)
            except KilledWorker:
                log.warning("%d articles from %s on ended their worker", len(given), given[0].origin)
            if self._took_too_long(given, began):
                size = 1
                break
        if len(given) > 1:
            parts = (given[at : at + size] for at in range(0, len(given), size))
            return [found for part in parts for found in self._tried(part)]
        return [self._tried_alone(given[0])]

    def _tried_alone(self, given: GivenArticle) -> Extracted | Refused:
        """Try an article with nothing beside it: it may only have been near another that ended the worker."""
        began = monotonic()
        try:
            with self._lone.alone():
                began = monotonic()
                return self._asked([given])[0]
        except KilledWorker:
            log.error("%s ends every worker that reads it", given.origin)
        if self._time_limit is not None and self._took_too_long([given], began):
            return overtime(given, self._time_limit)
        if self._spool is None:
            return Refused(given.origin, POISONED)
        return Refused(given.origin, POISON.format(path=self._spool.quarantine(given)))

    def _took_too_long(self, given: Sequence[GivenArticle], began: float) -> bool:
        """Say whether a worker may have ended since some articles took too long, asked at that moment."""
        return self._time_limit is not None and monotonic() - began >= allowed(given, self._time_limit)

    def _asked(self, given: Sequence[GivenArticle]) -> list[Extracted | Refused]:
        """Return what a worker finds.

        Raises:
            KilledWorker: the workers that tried came to an end.
            ClaimsError: as extraction does, or the cluster is lost.
        """
        try:
            seconds = None if self._time_limit is None else allowed(given, self._time_limit)
            asked = self._client.submit(extract_there, list(given), seconds, pure=False)
            answered: list[Extracted | Fault] | ClaimsError = asked.result()
        except KilledWorker:
            raise
        except (CancelledError, CommClosedError, OSError, TimeoutError) as error:
            raise ClaimsError(LOST.format(address=self._at.address, error=error or "closed")) from error
        if isinstance(answered, ClaimsError):
            raise answered
        found = list(map(outcome, given, answered))
        for each in found:
            if self._spool is not None and isinstance(each, Extracted):
                self._spool.put(each)
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None and self._spool is not None:
            self._spool.clear()
        self._stack.close()
        self._threads.shutdown(cancel_futures=True)


class _Lone:
    """Lets work go on side by side, or one piece with nothing beside it."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._running = 0
        self._is_lone = False

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Run the block beside others."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_lone)
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Run the block once nothing else runs, and let nothing begin meanwhile."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_lone)
            self._is_lone = True
            self._changed.wait_for(lambda: not self._running)
        try:
            yield
        finally:
            with self._changed:
                self._is_lone = False
                self._changed.notify_all()


@contextmanager
def _client(at: ClusterAt) -> Iterator[Client]:
    """Give a connection to the cluster; one that is to be local is started for the block.

    Raises:
        InputError: the address is wrong, or not all files of TLS are named.
        ClaimsError: no scheduler answers there.
    """
    security = _security(at)
    with ExitStack() as stack:
        address: Any = at.address
        if at.address.startswith(LOCAL):
            address = stack.enter_context(_local(at.address))
        try:
            connected = Client(address, security=security, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has no types
            client = stack.enter_context(connected)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClaimsError(UNREACHED.format(address=at.address, error=error)) from error
        yield client


@contextmanager
def _local(address: str) -> Iterator[LocalCluster]:
    number = address.removeprefix(LOCAL)
    if not number.isdecimal() or not int(number):
        raise InputError(f"--cluster {address}: write how many processes, as in local:4.")
    with (
        dask.config.set(SETTINGS),
        LocalCluster(  # type: ignore[no-untyped-call]  # Dask has no types
            n_workers=int(number), threads_per_worker=1, dashboard_address=None, memory_limit=0,
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):  # fmt: skip
        yield cluster


def _security(at: ClusterAt) -> Security | None:
    files = (at.ca, at.certificate, at.key)
    if not any(files):
        if at.address.startswith("tls://") and not Security().tls_client_cert:  # type: ignore[no-untyped-call, attr-defined]  # Dask's own settings may name it
            raise InputError(f"--cluster {at.address}: name --tls-ca, --tls-cert and --tls-key too.")
        return None
    if not all(files):
        raise InputError("--tls-ca, --tls-cert and --tls-key belong together: name all three.")
    return Security(  # type: ignore[no-untyped-call]  # Dask has no types
        tls_ca_file=str(at.ca), tls_client_cert=str(at.certificate), tls_client_key=str(at.key),
        require_encryption=True,
    )  # fmt: skip
