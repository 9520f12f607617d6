"""Layer files, checked whole: the words of quotes and those of events."""

from __future__ import annotations

from pathlib import Path

from claims.errors import InputError
from claims.extract.events.entries.ontology import parse_parts
from claims.extract.layers.layer import Layer, parse_layer
from claims.wordlists import read_text


def read_layer(path: Path) -> str:
    """Return the text of a layer file, checked.

    Raises:
        InputError: it cannot be read, is no TOML, or something in it is wrong; the message says what.
    """
    return checked_text(str(path), read_text(path, "The lexicon layer"))


def checked_text(name: str, text: str) -> str:
    """Return the text of a layer, checked; ``name`` says in messages which it is.

    Raises:
        InputError: something in it is wrong.
    """
    try:
        checked(text)
    except ValueError as error:
        raise InputError(f"The lexicon layer {name} is not right: {error}.") from error
    return text


def checked(text: str) -> Layer:
    """Return the layer that ``text`` says.

    Raises:
        ValueError: something in it is not as it must be.
    """
    layer = parse_layer(text)
    parse_parts({"type": list(layer.types), "restriction": list(layer.restrictions)}, none=True)
    return layer
