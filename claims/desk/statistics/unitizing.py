"""Krippendorff's alpha for unitizing: coders who choose the units themselves. Pure.

Of 2016, for segments that do not overlap: *uα* (boundaries and values), *|uα* (what is marked at all) and
*cuα* (the values, where units of two coders meet); Krippendorff, Mathet, Bouvry & Widlöcher 2016, "On the
reliability of unitizing textual continua: Further developments", equations 1 to 11. Of 2004, for each value
by itself: *αU*; Krippendorff 2004, "Content Analysis", 2nd edition, section 11.6.

Several texts are one long one: lengths that coincide are added up over texts, each in proportion to its own
coders, as alpha does with values that are missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, permutations

from claims.desk.statistics.continuum import Continuum, Marked

GAP = ""
"""The value of what a coder left between units."""


@dataclass(frozen=True, slots=True)
class Coincidences:
    """Lengths that coincide, by the values of two coders, and the squares of lengths by value.

    ``squares`` counts each unit's length squared, and a gap's length as it is, since a gap has no structure;
    ``met_squares`` the squared length of each unit where other coders marked something.
    """

    observed: Counter[tuple[str, str]] = field(default_factory=Counter)
    squares: Counter[str] = field(default_factory=Counter)
    met_squares: Counter[str] = field(default_factory=Counter)


def coincidences(text: Continuum) -> Coincidences:
    """Return the lengths that coincide in one text (equation 1), whose coders' units do not overlap."""
    tiled = [_tiles(text, units) for units in text.coders]
    found, others = Coincidences(), len(tiled) - 1
    for tiles in tiled:
        for tile in tiles:
            found.squares[tile.value] += tile.length if tile.value == GAP else tile.length**2
    for ours, theirs in permutations(tiled, 2):
        for tile in ours:
            met = 0
            for other in theirs:
                shared = min(tile.end, other.end) - max(tile.start, other.start)
                if shared > 0:
                    found.observed[tile.value, other.value] += shared / others  # type: ignore[assignment]  # a Counter adds fractions as well
                    met += shared if other.value != GAP else 0
            if tile.value != GAP:
                found.met_squares[tile.value] += met**2 / others  # type: ignore[assignment]  # likewise
    return found


def _tiles(text: Continuum, units: Sequence[Marked]) -> list[Marked]:
    """Return a coder's units and the gaps between them, which together cover the text."""
    edges = [Marked(text.start, text.start, GAP), *sorted(units), Marked(text.end, text.end, GAP)]
    gaps = [Marked(left.end, right.start, GAP) for left, right in pairwise(edges)]
    return sorted(one for one in (*units, *gaps) if one.length > 0)


def _summed(some: Iterable[Coincidences]) -> Coincidences:
    total = Coincidences()
    for one in some:
        total.observed.update(one.observed)
        total.squares.update(one.squares)
        total.met_squares.update(one.met_squares)
    return total


def u_alpha(some: Sequence[Coincidences]) -> float | None:
    """Return uα: agreement on where units are and what they are, gaps being a value (equations 4 and 5)."""
    found = _summed(some)
    lengths = _margins(found.observed)
    return _alpha(found.observed, lengths, found.squares)


def binary_u_alpha(some: Sequence[Coincidences]) -> float | None:
    """Return \\|uα: agreement on what is marked at all, whatever the value (equation 6)."""
    found = _summed(some)
    lengths = _margins(found.observed)
    total = sum(lengths.values())
    observed = sum(
        length for (ours, theirs), length in found.observed.items() if (ours == GAP) > (theirs == GAP)
    )
    pairs = total**2 - sum(found.squares.values())
    expected = total * lengths[GAP] * (total - lengths[GAP]) / pairs if pairs > 0 else 0
    return 1 - observed / expected if expected else None


def cu_alpha(some: Sequence[Coincidences]) -> float | None:
    """Return cuα: agreement on values where units of two coders meet (equations 10 and 11)."""
    found = _summed(some)
    met = Counter({key: length for key, length in found.observed.items() if GAP not in key})
    return _alpha(met, _margins(met), found.met_squares)


def _margins(observed: Counter[tuple[str, str]]) -> Counter[str]:
    lengths: Counter[str] = Counter()
    for (value, _), length in observed.items():
        lengths[value] += length
    return lengths


def _alpha(observed: Counter[tuple[str, str]], lengths: Counter[str], squares: Counter[str]) -> float | None:
    """Return 1 − observed / expected disagreement, where a unit is never compared with itself."""
    total = sum(lengths.values())
    pairs = total**2 - sum(squares.values())
    if pairs <= 0:
        return None
    same = sum(lengths[value] ** 2 - squares[value] for value in lengths)
    expected = total - total * same / pairs
    disagreeing = sum(length for (ours, theirs), length in observed.items() if ours != theirs)
    return 1 - disagreeing / expected if expected > 1e-9 else None


# Of 2004


def alpha_u(some: Sequence[tuple[float, float]]) -> float | None:
    """Return αU from pairs of observed and expected disagreement."""
    observed, expected = (sum(pair[at] for pair in some) for at in (0, 1))
    return 1 - observed / expected if expected else None


def mismatch(text: Continuum) -> tuple[float, float]:
    """Return the observed and the expected disagreement of a text over all values, in squared characters.

    So texts of different lengths can be added up.
    """
    values = sorted({unit.value for units in text.coders for unit in units})
    pairs = [disagreements(text, value) for value in values]
    observed, expected = (text.length**2 * sum(pair[at] for pair in pairs) for at in (0, 1))
    return observed, expected


def disagreements(text: Continuum, value: str) -> tuple[float, float]:
    """Return the observed and the expected disagreement of the coders of a text on units of one value.

    Units of this value do not overlap in a coder; those of other values may.
    """
    tiled = [_tiles(text, [unit for unit in units if unit.value == value]) for units in text.coders]
    coders, length = len(tiled), text.length
    between = sum(
        _distance(ours, theirs) for left, right in permutations(tiled, 2) for ours in left for theirs in right
    )
    observed = between / (coders * (coders - 1) * length**2)
    units = [tile.length for tiles in tiled for tile in tiles if tile.value != GAP]
    gaps = [tile.length for tiles in tiled for tile in tiles if tile.value == GAP]
    pairs = coders * length * (coders * length - 1) - sum(one * (one - 1) for one in units)
    chance = sum(
        (len(units) - 1) / 3 * one * (2 * one**2 - 3 * one + 1)
        + one**2 * sum(gap - one + 1 for gap in gaps if gap >= one)
        for one in units
    )
    return observed, 2 / length * chance / pairs if pairs else 0.0


def _distance(ours: Marked, theirs: Marked) -> int:
    """Return how far two tiles differ: squared lengths that do not overlap, or a unit within a gap."""
    if ours.value != GAP and theirs.value != GAP:
        overlap = min(ours.end, theirs.end) > max(ours.start, theirs.start)
        return (ours.start - theirs.start) ** 2 + (ours.end - theirs.end) ** 2 if overlap else 0
    unit, gap = (ours, theirs) if theirs.value == GAP else (theirs, ours)
    within = unit.value != GAP and gap.start <= unit.start and unit.end <= gap.end
    return unit.length**2 if within else 0
