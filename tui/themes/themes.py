"""The desk's own themes, dark and light; Textual's can be chosen beside them."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from tui.themes import colours


def _theme(name: str, given: Mapping[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=given["primary"],
        secondary=given["secondary"],
        accent=given["accent"],
        warning=given["warning"],
        error=given["error"],
        success=given["success"],
        foreground=given["foreground"],
        background=given["background"],
        surface=given["surface"],
        panel=given["panel"],
    )


DARK = _theme("claims-dark", colours.DARK, dark=True)
LIGHT = _theme("claims-light", colours.LIGHT, dark=False)
