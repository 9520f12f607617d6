"""Quality of the extraction on the articles marked in ``tests/gold/``: ``python -m tests.quality``."""
