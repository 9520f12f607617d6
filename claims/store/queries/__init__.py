"""Read-only queries behind the lists and cards."""
