"""Everything around the tables: views, triggers, indexes, migrations, integrity, the data dictionary."""
