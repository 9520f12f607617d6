"""Generated parts of the documentation; ``python -m tests.generate`` writes them."""
