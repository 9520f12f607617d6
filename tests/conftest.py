"""What the whole suite shares."""

from __future__ import annotations

import pytest

from claims.extract.parse import Parser, load


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the default pipeline, loaded once."""
    return load()
