"""What is generated in the documentation, so that it is true; ``python -m tests.generate`` writes it."""
