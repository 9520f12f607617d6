"""What storing and linking ask of an SQLite file: nothing that takes longer the more articles there are."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from claims.store.database import Database
from tests.bench.events import of_news
from tests.bench.writer import rates

ARTICLES = 30
SMALL = "(calibration|link_queue|link_weights|asked|sharing)"
"""What is looked through as a whole: what a user made, what waits, what a statement makes of its values."""
WHOLE = re.compile(rf"SCAN (?!{SMALL}$|\w+ VIRTUAL|\(|CONSTANT|\w+ USING INDEX ix_\w+_apart$)")
"""All of a table; and not a list of values, or the few links that hold two apart, which have an index."""
BY_KIND = re.compile(r"\((kind|status|field|judgement|form|type|role)=\?\)")
"""All rows of one kind, which are as good as all."""


@contextmanager
def heard() -> Iterator[dict[str, object]]:
    """Give what is said to databases inside the block: each statement, with values it was said with."""
    said: dict[str, object] = {}

    def hear(_: Connection, __: object, statement: str, values: object, ___: object, many: bool) -> None:
        said.setdefault(statement, values[0] if many and isinstance(values, list) else values)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def test_no_statement_of_storing_and_linking_looks_through_a_whole_table(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty, tmp_path / "claims.db"))
    with Database.open(path) as database, heard() as said:
        rates(database, [of_news(number, 0) for number in range(ARTICLES)])
    with closing(sqlite3.connect(path)) as connection:
        plans = {
            (step[3], statement)
            for statement, values in said.items()
            if re.match(r"\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b", statement)
            for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        }
    assert len(plans) > 100
    assert not {plan for plan in plans if WHOLE.match(plan[0]) or BY_KIND.search(plan[0])}
