"""Which words tell of which event: the shipped lexicon, a user's ontology, and what holds for a text."""
