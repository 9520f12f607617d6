"""Ad-hoc SQL and full-text search."""
