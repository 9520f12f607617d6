"""Outputs under their commands: every block in a page that shows what something prints is made by running it.

A page shows a question and its answer as two fenced blocks, ``sql`` or ``console`` and below it ``text``. A
line ``<!-- keys -->`` … ``<!-- /keys -->`` encloses a table of the same name.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

CLAIMS = Path(sys.executable).parent / "claims"

_ANSWERED = re.compile(r"(?P<ask>```(?P<kind>sql|console)\n(?P<body>.*?)```\n\n)```text\n.*?```", re.DOTALL)
_TABLE = re.compile(r"(?P<open><!-- (?P<name>[a-z-]+) -->\n).*?(?P<close><!-- /(?P=name) -->)", re.DOTALL)


def filled(page: str, folder: Path, tables: Mapping[str, Callable[[], str]]) -> str:
    """Return ``page`` with every answer and table made anew; ``folder`` holds the ``demo.db`` asked."""

    def answered(found: re.Match[str]) -> str:
        ask = sql if found["kind"] == "sql" else console
        return f"{found['ask']}```text\n{ask(found['body'], folder)}\n```"

    def laid_out(found: re.Match[str]) -> str:
        return f"{found['open']}{tables[found['name']]()}\n{found['close']}"

    return _TABLE.sub(laid_out, _ANSWERED.sub(answered, page))


def sql(query: str, folder: Path) -> str:
    """Return what ``claims sql`` prints for ``query``."""
    return _printed("sql", "--db", "demo.db", query, folder=folder)


def console(session: str, folder: Path) -> str:
    """Return what the one command of a ``$ claims …`` line prints."""
    import shlex

    words = shlex.split(session.strip().removeprefix("$ "))
    return _printed(*words[1:], folder=folder)


def _printed(*words: str, folder: Path) -> str:
    done = subprocess.run([str(CLAIMS), *words], cwd=folder, capture_output=True, text=True)
    printed = done.stdout + done.stderr
    return "\n".join(line.rstrip() for line in printed.strip("\n").split("\n"))
