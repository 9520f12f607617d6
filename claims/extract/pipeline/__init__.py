"""Steps of spaCy's pipeline made cheaper or right; and spaCy without its command line.

Its command line, which it imports with itself, brings web clients and whatever else downloads and trains
models: two fifths of the time that it takes to load, in each process that extracts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

COMMANDS, INFO = "spacy.cli", "spacy.cli.info"


def info(
    model: str | None = None,
    *,
    markdown: bool = False,
    silent: bool = True,
    exclude: list[str] | None = None,
) -> object:
    """Return what spaCy's own ``info`` says of a model; its command line is imported for that."""
    from spacy.cli.info import info as told

    return told(model, markdown=markdown, silent=silent, exclude=exclude)


@contextmanager
def _commands_left_out() -> Iterator[None]:
    """Let spaCy find an empty command line inside the block, unless it is there already."""
    if "spacy" in sys.modules:
        yield
        return
    empty, only_info = ModuleType(COMMANDS), ModuleType(INFO)
    vars(only_info)["info"] = info
    sys.modules.update({COMMANDS: empty, INFO: only_info})
    try:
        yield
    finally:
        for name in (COMMANDS, INFO):
            del sys.modules[name]


with _commands_left_out():
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

__all__ = ["Language", "SpacyDoc", "spacy"]
