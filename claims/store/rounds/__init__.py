"""Rows of rounds: what is open, who sits where, and the votes."""
