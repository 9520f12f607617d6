"""What was decided: undo, redo, the history in words."""
