"""Messages from widgets and screens to the application."""

from __future__ import annotations

from typing import Literal

from textual.message import Message

from claims.desk.cards import Decided, News

Tone = Literal["plain", "good", "warn", "bad", "lost"]
"""The tone of a message; ``lost`` is for a decision that the database will not have."""
About = Literal["deed", "wait", "free", "read", "news"]
"""The subject of a message: a deed of the reviewer, a wait, the end of it, a read, or others' work."""


class Said(Message):
    """Something for the status line, in one sentence."""

    def __init__(self, words: str, tone: Tone = "plain") -> None:
        super().__init__()
        self.words = words
        self.tone = tone


class Saved(Message):
    """The database has a decision."""

    def __init__(self, decided: Decided) -> None:
        super().__init__()
        self.decided = decided


class Heard(Message):
    """Others changed something."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news
