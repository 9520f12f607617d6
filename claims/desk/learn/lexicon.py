"""The desk's own lexicon layers: edits accepted and declined, layers turned on and off, written, taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.errors import DecisionError, InputError
from claims.store.learning import lexicon
from claims.store.learning.lexicon import EditRow
from claims.store.models import LexiconLayer
from claims.toml_text import string, table_array

OWN = "desk"
"""The layer that takes accepted edits unless another is named."""
SECTIONS = ("cue", "type", "restriction", "drop", "change")


@dataclass(frozen=True, slots=True)
class LayerState:
    """A layer: its name, how many accepted edits it holds, and whether imports use it."""

    name: str
    edits: int
    on: bool
    made_by: str


def layers(session: Session) -> list[LayerState]:
    """Return all layers."""
    accepted = lexicon.edits(session, "accepted")
    return [
        LayerState(
            row.name, sum(edit.layer_id == row.id for edit in accepted), row.off_at is None, row.made_by
        )
        for row in lexicon.layers(session)
    ]


def proposals(session: Session) -> list[EditRow]:
    """Return the edits that wait for a judgement, in the order of what they gain."""
    return lexicon.edits(session, "proposed")


def accept(session: Session, reviewer: str, ids: Sequence[int], name: str = OWN) -> str:
    """Take edits into a layer, which is made if there is none of that name; return what it holds in words.

    Imports and re-extractions use it from now on. It changes no claim that is there.

    Raises:
        DecisionError: there is no such edit, or it is accepted already.
    """
    found = _edits(session, ids)
    for edit in found:
        if edit.judgement == "accepted":
            raise DecisionError(f"Edit {edit.id} is accepted already.")
    layer = lexicon.layer_named(session, name) or lexicon.add_layer(session, name, "", reviewer)
    lexicon.judge(session, ids, "accepted", reviewer, layer.id)
    _write(session, layer)
    number = len(lexicon.edits(session, "accepted", layer.id))
    return f"The layer “{name}” holds {number} edit{'s' * (number != 1)} now."


def decline(session: Session, reviewer: str, ids: Sequence[int]) -> str:
    """Decline edits, or take accepted ones out of their layer; they are not proposed again.

    Raises:
        DecisionError: there is no such edit.
    """
    found = _edits(session, ids)
    lexicon.judge(session, ids, "declined", reviewer, None)
    _write_again(session, found)
    return f"{len(found)} declined."


def reopen(session: Session, reviewer: str, ids: Sequence[int]) -> None:
    """Let edits wait for a judgement again; accepted ones leave their layer.

    Raises:
        DecisionError: there is no such edit.
    """
    found = _edits(session, ids)
    lexicon.judge(session, ids, "proposed", reviewer, None)
    _write_again(session, found)


def _write_again(session: Session, judged: Iterable[EditRow]) -> None:
    """Write the layers again that edits were in before they were judged."""
    touched = {edit.layer_id for edit in judged if edit.layer_id is not None}
    for layer in lexicon.layers(session):
        if layer.id in touched:
            _write(session, layer)


def turn(session: Session, name: str, *, on: bool) -> str:
    """Let a layer be used by what is imported from now on, or no longer; return that in words.

    Raises:
        InputError: there is no such layer.
    """
    layer = _layer(session, name)
    lexicon.set_off(session, layer, off=not on)
    what = "used from now on" if on else "off"
    return f"The layer “{name}” is {what}. `claims reextract` reads what is there again."


def text_of(session: Session, name: str) -> str:
    """Return a layer as a TOML file.

    Raises:
        InputError: there is no such layer.
    """
    return _layer(session, name).body


def add(session: Session, reviewer: str, name: str, text: str) -> str:
    """Take in a layer that somebody else wrote or exported; its text must have been checked.

    Raises:
        InputError: there is a layer of that name already.
    """
    if lexicon.layer_named(session, name) is not None:
        raise InputError(f"There is a layer “{name}” already; give the file another name.")
    lexicon.add_layer(session, name, text, reviewer)
    return f"The layer “{name}” is used from now on."


def as_text(name: str, edits: Iterable[EditRow]) -> str:
    """Return edits as a layer file: its name, the entries by section with what speaks for them, the tests."""
    some = list(edits)
    parts = [f"name = {string(name)}\n"]
    for section in SECTIONS:
        for edit in some:
            if edit.section == section:
                parts.append(f"# {_said(edit)}\n{table_array(section, [edit.entry])}")
    tests = [test for edit in some for test in edit.replay.get("tests", ())]
    parts.append(table_array("test", tests))
    return "\n".join(part for part in parts if part)


def _said(edit: EditRow) -> str:
    why, claims = str(edit.evidence["why"]), len(edit.evidence["claims"])
    return f"{' '.join(why.split())}: {claims} of {edit.evidence['of']}"


def _write(session: Session, layer: LexiconLayer) -> None:
    edits = lexicon.edits(session, "accepted", layer.id)
    layer.body = as_text(layer.name, edits) if edits else ""
    session.flush()


def _edits(session: Session, ids: Sequence[int]) -> list[EditRow]:
    known: Mapping[int, EditRow] = {edit.id: edit for edit in lexicon.edits(session)}
    for edit_id in ids:
        if edit_id not in known:
            raise DecisionError(f"There is no edit {edit_id}; see `claims learn propose`.")
    return [known[edit_id] for edit_id in ids]


def _layer(session: Session, name: str) -> LexiconLayer:
    layer = lexicon.layer_named(session, name)
    if layer is None:
        names = ", ".join(row.name for row in lexicon.layers(session)) or "none"
        raise InputError(f"There is no layer “{name}”; there are: {names}.")
    return layer
