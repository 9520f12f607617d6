"""Everything SQL: the tables, the views, and how rows are written and read."""
