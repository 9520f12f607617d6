"""PostgreSQL: one database on a server for several people."""
