"""The protocol of pools of extracting processes, and the address of a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from claims.document import GivenArticle
from claims.reading import Refused
from claims.workers.finding import Extracted


class Pool(Protocol):
    """Processes that extract, of this machine or of others, ended on leaving the ``with`` block."""

    @property
    def ahead(self) -> int:
        """How many batches may be ahead of the one whose turn it is."""
        ...

    def extract(self, given: Sequence[GivenArticle]) -> Future[list[Extracted | Refused]]:
        """Let some articles be extracted together; what is found comes in their order."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class ClusterAt:
    """Where a Dask cluster is: the address of its scheduler, or ``local:N`` for N processes started here.

    ``spool`` is a folder for results that are not written yet, so that a driver that is killed resumes, and
    for articles in quarantine; without it neither is kept. The files are those of TLS, all three or none.
    """

    address: str
    spool: Path | None = None
    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
