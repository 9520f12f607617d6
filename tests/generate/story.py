"""The worked story: docs/story.md with what its Python prints, and the notebook that has the same steps.

Blocks of Python run one after the other in one namespace, in a folder of their own that holds ``demo.db``.
What they print stands in the block of text below each.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

_PYTHON = re.compile(r"(?P<ask>```python\n(?P<code>.*?)```\n\n)```text\n.*?```", re.DOTALL)
_CELL = re.compile(r"```(?P<language>python|sql)\n(?P<code>.*?)```\n\n```text\n(?P<answer>.*?)```", re.DOTALL)
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
OPENED = 'import sqlite3\n\nimport pandas as pd\n\ndb = sqlite3.connect("demo.db")'
"""The first cell of the notebook, after which questions in SQL can be asked."""


def run(page: str, database: Path) -> str:
    """Return ``page`` with what each block of Python prints, run on a copy of ``database``."""
    names: dict[str, object] = {"__name__": "story"}

    def printed(found: re.Match[str]) -> str:
        return f"{found['ask']}```text\n{output(found['code'], names)}\n```"

    path = os.environ["PATH"]
    try:  # the command is the one beside this Python
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{path}"
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            shutil.copy(database, "demo.db")
            return _PYTHON.sub(printed, page)
    finally:
        os.environ["PATH"] = path


def output(code: str, names: dict[str, object]) -> str:
    """Return what ``code`` prints when it runs with these ``names``, without blanks at the ends of lines."""
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        exec(compile(code, "story", "exec"), names)  # the documentation's own code
    return "\n".join(line.rstrip() for line in written.getvalue().rstrip().split("\n"))


def notebook(page: str) -> str:
    """Return the notebook of a page: its prose and its questions as cells, with their answers."""
    cells: list[dict[str, object]] = []
    at = 0
    for found in _CELL.finditer(page):
        cells += _prose(page[at : found.start()])
        if not any(cell["cell_type"] == "code" for cell in cells):
            cells.append(_code(OPENED, ""))
        code = found["code"].strip()
        asked = code if found["language"] == "python" else f'pd.read_sql("""\n{code}\n""", db)'
        cells.append(_code(asked, found["answer"]))
        at = found.end()
    cells += _prose(page[at:])
    numbered = [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(cells)]
    whole = {"cells": numbered, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _prose(text: str) -> list[dict[str, object]]:
    lines = text.strip().splitlines(keepends=True)
    return [{"cell_type": "markdown", "metadata": {}, "source": lines}] if lines else []


def _code(code: str, answer: str) -> dict[str, object]:
    lines = answer.splitlines(keepends=True)
    stream = [{"output_type": "stream", "name": "stdout", "text": lines}] if lines else []
    return {
        "cell_type": "code", "execution_count": None, "metadata": {}, "outputs": stream,
        "source": code.splitlines(keepends=True),
    }  # fmt: skip
