"""Text that was decoded with the wrong charset ("â€œWe wonâ€"): mended where that is certain, else told."""

from __future__ import annotations

import re

LEAST = 2
"""Wrong sequences from which on a text is mended; a single one may be meant."""

LEFT = ("seems to have been decoded with the wrong charset; it was left as it is",)

_SUSPECT = re.compile("[ÃÂâðÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def mended(text: str) -> tuple[str, tuple[str, ...], bool]:
    """Return the text, a remark where it was or should be mended, and whether it is still garbled."""
    wrong = len(_SUSPECT.findall(text))
    if not wrong:
        return text, (), False
    import ftfy  # few texts need it
    from ftfy.badness import is_bad

    fixed = ftfy.fix_encoding(text)
    if wrong >= LEAST and fixed != text and not _SUSPECT.search(fixed) and not is_bad(fixed):
        return fixed, (f"{wrong} characters had been decoded with the wrong charset and were mended",), False
    return (text, LEFT, True) if is_bad(text) else (text, (), False)


def seems_garbled(text: str) -> tuple[str, ...]:
    """Return a remark on wrong sequences in a text that is kept as it is, since offsets refer to it."""
    fixed, _, garbled = mended(text)
    return LEFT if garbled or fixed != text else ()
