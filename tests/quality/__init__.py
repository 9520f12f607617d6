"""How right the extraction is on the articles marked in ``tests/gold/``: ``python -m tests.quality``."""
