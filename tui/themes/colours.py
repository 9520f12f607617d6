"""The desk's own colours, for its themes and for the picture that is drawn before there are any."""

from __future__ import annotations

from collections.abc import Mapping

DARK: Mapping[str, str] = {
    "primary": "#7aa2d6",
    "secondary": "#6fb3b8",
    "accent": "#e0b06a",
    "warning": "#e0b06a",
    "error": "#e07a7a",
    "success": "#9cc27a",
    "foreground": "#d5dbe2",
    "background": "#11151a",
    "surface": "#171c22",
    "panel": "#232b34",
}
LIGHT: Mapping[str, str] = {
    "primary": "#2a5d9c",
    "secondary": "#1f6f73",
    "accent": "#8a5a00",
    "warning": "#8a5a00",
    "error": "#a83232",
    "success": "#3d6b1f",
    "foreground": "#22272e",
    "background": "#fbfaf7",
    "surface": "#f1efe9",
    "panel": "#e3e0d7",
}
