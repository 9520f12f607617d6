"""Rules for quotes, one module a family of cues: verbs, quotation marks, phrases, lines."""
