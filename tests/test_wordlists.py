"""Word lists as data: files that are read once."""

from __future__ import annotations

import tomllib

import pytest

from claims import wordlists


def test_a_file_is_parsed_once_for_its_lists_and_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counted(text: str) -> dict[str, object]:
        parsed.append(text)
        return loads(text)

    loads = tomllib.loads
    for kept in (wordlists.lists, wordlists.tables, wordlists._parsed):
        kept.cache_clear()
    monkeypatch.setattr(tomllib, "loads", counted)
    assert wordlists.lists("claims.resolve.lexicon", "names")["title"]
    assert wordlists.tables("claims.resolve.lexicon", "names")["variants"]
    assert len(parsed) == 1
