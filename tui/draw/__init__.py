"""Frozen cards in, lines out: what a screen shows, with no screen. The plain mode reads the same lines."""
