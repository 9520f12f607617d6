"""Lexicon layers: what a desk learned of words, laid over the shipped lists without changing them."""
