"""The history of decisions: undo, redo, and the log in words."""
