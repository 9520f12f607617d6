"""Edits of the word lists that decisions speak for: found, replayed over them, kept as proposals."""
