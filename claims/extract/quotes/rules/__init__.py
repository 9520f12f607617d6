"""Who says what, one module a family of cues: verbs, quotation marks, phrases, lines."""
