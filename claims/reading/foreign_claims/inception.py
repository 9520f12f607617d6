"""Claims marked in INCEpTION: its export as UIMA CAS XMI, one document or a ZIP of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import claims.uima as uima
from claims.errors import InputError
from claims.span_graph import LabelledSpan, Relation, rows, shapes

if TYPE_CHECKING:
    from cassis import Cas

MOST = 1 << 28
"""Bytes of a document at most, so that a small ZIP does not fill the memory."""


def is_inception(data: bytes) -> bool:
    """Say whether a file is a UIMA CAS in XMI, or a ZIP that holds one."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.endswith(".xmi") for name in archive.namelist())
    return b"<xmi:XMI" in data[:4096]


def inception_claims(data: bytes) -> list[Mapping[str, Any]]:
    """Return the claims of a document or of each document in a ZIP.

    Raises:
        InputError: dkpro-cassis is not installed, or a document is not what UIMA writes.
    """
    try:
        return [claim for document in _documents(data) for claim in _claims(document)]
    except InputError:
        raise
    except Exception as problem:  # of a file from another tool, which may hold anything
        raise InputError(f"The file is not in the form of INCEpTION's documents: {problem}.") from problem


def _documents(data: bytes) -> Iterator[bytes]:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for one in archive.infolist():
            if one.filename.endswith(".xmi"):
                if one.file_size > MOST:
                    raise InputError(f"{one.filename} has {one.file_size:,} bytes, more than {MOST:,}.")
                yield archive.read(one)


def _cas(document: bytes) -> Cas:
    types = uima.type_system()
    from cassis import load_cas_from_xmi

    try:
        return load_cas_from_xmi(io.BytesIO(document), typesystem=types, lenient=True)
    except Exception as error:  # whatever a parser of foreign XML finds wrong
        raise InputError(f"The file is not a UIMA CAS in XMI: {error}.") from error


def _claims(document: bytes) -> Iterator[Mapping[str, Any]]:
    cas = _cas(document)
    article = next((one.documentId for one in cas.select(uima.METADATA) if one.documentId), None)
    spans: dict[int, LabelledSpan] = {}
    fields = {kind: shape.fields for kind, shape in shapes().items()}
    for one in cas.select(uima.SPAN):
        label = str(one.label or "")
        told = {name: value for name in fields.get(label, ()) if (value := one[uima.feature(name)])}
        spans[one.xmiID] = LabelledSpan(str(one.xmiID), label, int(one.begin), int(one.end), told)
    relations = [
        Relation(str(one.Governor.xmiID), str(one.Dependent.xmiID), str(one.label))
        for one in cas.select(uima.RELATION)
        if one.Governor is not None and one.Dependent is not None
    ]
    for row in rows(spans.values(), relations):
        yield {"article": article, **row}
