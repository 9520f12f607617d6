"""Looks at a file with SQLite's driver alone, for what must be there before SQLAlchemy is loaded."""
