"""The desk's own colours, dark and light; Textual's themes can be chosen beside them."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="claims-dark",
    dark=True,
    primary="#7aa2d6",
    secondary="#6fb3b8",
    accent="#e0b06a",
    warning="#e0b06a",
    error="#e07a7a",
    success="#9cc27a",
    foreground="#d5dbe2",
    background="#11151a",
    surface="#171c22",
    panel="#232b34",
)
LIGHT = Theme(
    name="claims-light",
    dark=False,
    primary="#2a5d9c",
    secondary="#1f6f73",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a83232",
    success="#3d6b1f",
    foreground="#22272e",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e3e0d7",
)
