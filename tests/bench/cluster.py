"""Processes of this machine beside a Dask cluster of as many: what it costs to go by way of Dask."""

from __future__ import annotations

import time
from collections.abc import Iterator

from claims.document import GivenArticle
from claims.workers import ClusterAt, LazyParser, extracted, usual_jobs
from tests.bench import Row
from tests.bench.articles import articles

NUMBER = 300
LEFT_OUT = 32
"""The first articles, until the processes have loaded the language model, are not counted."""


def rate(jobs: int, cluster: ClusterAt | None) -> float:
    """Return how many articles a second are extracted, from when all processes are at work to the last one.

    How long they take to start and to end does not grow with the articles.
    """
    given = [GivenArticle(row["text"], row["id"]) for row in articles(NUMBER)]
    came = [time.perf_counter() for _ in extracted(given, LazyParser(), jobs, cluster=cluster)]
    return (NUMBER - LEFT_OUT) / (came[-1] - came[LEFT_OUT - 1])


def measure() -> Iterator[Row]:
    """Yield the rates and what Dask adds; the processes are measured before and after."""
    jobs = max(2, usual_jobs())
    before, dask, after = rate(jobs, None), rate(jobs, ClusterAt(f"local:{jobs}")), rate(jobs, None)
    processes = (before + after) / 2
    yield Row(f"extraction by {jobs} processes", processes, "/s")
    yield Row(f"extraction by {jobs} workers of Dask", dask, "/s")
    yield Row("Dask ÷ processes, time an article", processes / dask, "×", 1.15)
