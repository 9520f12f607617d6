"""The grammar that finds time expressions: patterns, the conditions on the words around them, and tense.

All of it is data, in ``lexicon/dates.toml`` (words), ``date_grammar.toml`` (patterns) and
``date_guards.toml`` (conditions).
"""
