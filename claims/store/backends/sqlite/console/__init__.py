"""Questions in SQL to an SQLite file, each in a process of its own."""
