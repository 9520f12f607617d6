"""Parsers for tests of processes, by name as a process needs them: they load in no time and find little."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from claims.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from spacy.tokens import Doc

    from claims.extract.parse import Parser

STUMBLING = "boom"


def small() -> Parser:
    """Return a parser that raises an error on a text with a certain word in it."""
    return stumbling_on(STUMBLING)


def stumbling_on(word: str) -> Parser:
    """Return a parser that raises an error on a text with ``word`` in it."""
    import spacy
    from spacy.language import Language

    from claims.extract.parse import Parser

    def stumble(doc: Doc) -> Doc:
        if word in doc.text:
            raise ZeroDivisionError(word)
        return doc

    Language.component(f"stumble on {word}", func=stumble)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(f"stumble on {word}")
    return Parser(nlp, "small", "1")


def missing() -> Parser:
    raise ModelError("The language model 'none' is not installed here.")


def endless() -> Parser:
    time.sleep(600)
    raise AssertionError("nobody waits that long")


def dying() -> Parser:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody is left to read this")


POISON = "poison"


def fragile() -> Parser:
    """Return a parser that ends its process on a text with a certain word in it."""
    return _with("break", _break)


def _with(name: str, step: Callable[[Doc], Doc]) -> Parser:
    """Return the small parser with a step more."""
    from spacy.language import Language

    parser = small()
    Language.component(name, func=step)
    parser.nlp.add_pipe(name)
    return parser


def _break(doc: Doc) -> Doc:
    if POISON in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc


SLUGGISH = "sluggish"


def sluggish() -> Parser:
    """Return a parser that a text with a certain word holds up in one call that nothing interrupts."""
    return _with("hold", _hold)


def _hold(doc: Doc) -> Doc:
    if SLUGGISH in doc.text:
        sum(range(10**13))  # days
    return doc


def sleep(line: Connection, seconds: float) -> None:
    """Say that all is ready, wait for a while, and answer."""
    line.send("ready")
    time.sleep(seconds)
    line.send("done")


def toil(line: Connection, seconds: float) -> None:
    """Say that all is ready, work for so many seconds of processor time, and answer."""
    line.send("ready")
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass
    line.send("done")
