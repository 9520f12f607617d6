"""Additions to the language pipeline: attribute rules, and sentence breaks that are known before parsing."""
