"""SQLite: one file, nothing to start."""
