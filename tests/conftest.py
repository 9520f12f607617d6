"""What the whole suite shares."""

from __future__ import annotations

import pytest
from hypothesis import settings

from claims.extract.parse import Parser, load

# How long an example takes says how busy the machine is, not whether the program is right.
settings.register_profile("claims", deadline=None)
settings.load_profile("claims")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the default pipeline, loaded once."""
    return load()
