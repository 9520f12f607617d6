"""Rows of what a desk learned: calibrations, lexicon layers with their edits, weights of links."""
