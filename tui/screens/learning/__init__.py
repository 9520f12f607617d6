"""The Learn mode: edits of the word lists, and audits."""
