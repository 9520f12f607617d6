"""Screens kept as text: what a reader sees, without colours.

A snapshot that is missing is written and its test fails once, so that it is looked at before it is kept.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def compare(name: str, text: str) -> None:
    """Hold ``text`` against the snapshot called ``name``; write it where there is none, and fail."""
    path = FOLDER / f"{name}.txt"
    text = "\n".join(line.rstrip() for line in text.split("\n")).rstrip() + "\n"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        raise AssertionError(f"{path.name} is new: look at it, and keep it or mend the screen.")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; delete it to write it anew"


def difference(name: str, text: str) -> list[str]:
    """Return what :func:`compare` complains of, if anything."""
    try:
        compare(name, text)
    except AssertionError as error:
        return [str(error)]
    return []
