"""Answers under their questions: every block in a page that shows what a query gives is made by asking it.

A page shows a question and its answer as two fenced blocks, ``sql`` and below it ``text``. The lines
``<!-- NAME -->`` and ``<!-- /NAME -->`` enclose the table of that name.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from claims.cli.output import write_table
from claims.store.console.read_only import asking

_ANSWERED = re.compile(r"(?P<ask>```sql\n(?P<query>.*?)```\n\n)```text\n.*?```", re.DOTALL)
_TABLE = re.compile(r"(?P<open><!-- (?P<name>[a-z-]+) -->\n).*?(?P<close><!-- /(?P=name) -->)", re.DOTALL)


def filled(page: str, database: Path, tables: Mapping[str, Callable[[], str]]) -> str:
    """Return ``page`` with every answer, asked of ``database``, and every table made anew."""

    def answered(found: re.Match[str]) -> str:
        return f"{found['ask']}```text\n{answer(found['query'], database)}\n```"

    def laid_out(found: re.Match[str]) -> str:
        return f"{found['open']}\n{tables[found['name']]()}\n\n{found['close']}"

    return _TABLE.sub(laid_out, _ANSWERED.sub(answered, page))


def answer(query: str, database: Path) -> str:
    """Return what ``claims sql`` prints for ``query``, without blanks at the ends of lines."""
    printed = io.StringIO()
    with asking(database, query) as found:
        write_table(found.columns, found.rows, printed)
    return "\n".join(line.rstrip() for line in printed.getvalue().rstrip().split("\n"))
