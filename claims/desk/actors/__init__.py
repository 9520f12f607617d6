"""Actors at the desk: cards, merges, splits, names."""
