"""Claims of kinds that other packages bring: found by their code, checked, and given their mentions.

A kind that fails on an article costs that article its own claims and nothing else; the remarks of the
document say so. Text that makes no news (captions, site furniture) makes no claims of these kinds either.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePath

from claims.document import Document, Mention, Participant, PluginClaim, Span
from claims.extract.parse import Parsed
from claims.plugins.claim_kind import MAIN, ClaimKind, KindField


def with_plugin_claims(parsed: Parsed, document: Document) -> Document:
    """Return ``document`` with the claims of every kind that the parser was given."""
    found: dict[str, tuple[PluginClaim, ...]] = {}
    remarks: list[str] = []
    for name, kind in parsed.kinds.items():
        try:
            claims = [_checked(kind, claim, document) for claim in kind.find(document, parsed.doc)]
        except Exception as error:  # another package's code may raise anything
            remarks.append(f"{name}: failed ({_told(error)}); its claims are left out")
            continue
        news = [claim for claim in claims if parsed.makes_news(claim.content[0].start)]
        found[name] = tuple(sorted(news, key=lambda claim: claim.content))
    return replace(document, plugin_claims=found, remarks=tuple(remarks)) if parsed.kinds else document


def _told(error: Exception) -> str:
    """Return what went wrong, and in which line of whose file."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f", {PurePath(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}: {error}{at}"


def _checked(kind: ClaimKind, claim: PluginClaim, document: Document) -> PluginClaim:
    """Return a claim whose participants have mentions.

    Raises:
        ValueError: it is not what its kind says, or what it points at is not there.
    """
    if not claim.content or not claim.rule or not 0 <= claim.confidence <= 1:
        raise ValueError("a claim has content, a rule and a confidence from 0 to 1")
    pieces = chain(claim.content, *claim.spans.values())
    people = [who for some in claim.participants.values() for who in some]
    end = max(span.end for span in chain(pieces, (who.span for who in people)))
    if end > len(document.text) or claim.time not in (None, *range(len(document.times))):
        raise ValueError("a claim points at something that is not in the article")
    _refuse_unknown(claim.spans, [one.name for one in kind.fields if one.type == "span" and one.name != MAIN])
    _refuse_unknown(claim.participants, [one.name for one in kind.fields if one.type == "participant"])
    _refuse_unknown(claim.values, [field.name for field in kind.values])
    for field in kind.values:
        _refuse_odd(field, claim.values.get(field.name))
    them = {
        role: tuple(_bound(who, document.mentions) for who in some)
        for role, some in claim.participants.items()
    }
    return replace(claim, participants=them)


def _refuse_unknown(given: Iterable[str], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            raise ValueError(f"{name} is none of {', '.join(known) or 'its fields'}")


def _refuse_odd(field: KindField, value: object) -> None:
    fits: Mapping[str, type | tuple[type, ...]] = {"number": (int, float), "flag": (int, bool)}
    if value is None:
        return
    if not isinstance(value, fits.get(field.type, str)) or (field.choices and value not in field.choices):
        raise ValueError(f"{field.name} cannot be {value!r}")


def _bound(who: Participant, mentions: Sequence[Mention]) -> Participant:
    """Return a participant with its mention: of the same words, else the widest around its head."""
    if who.mention is not None and who.mention < len(mentions):
        return who
    same = [at for at, mention in enumerate(mentions) if mention.span == who.span]
    head = Span(who.head, who.head + 1)
    inside = [
        at
        for at, mention in enumerate(mentions)
        if who.span.contains(mention.span) and mention.span.contains(head)
    ]
    widest = sorted(inside, key=lambda at: -len(mentions[at].span))
    return replace(who, mention=next(iter([*same, *widest]), None))
