"""The environment of Alembic, for `claims db upgrade` and for a developer's `alembic` alike."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from claims.store.backends.chosen import backend_at, operations
from claims.store.models import Base


def run(connection: Connection) -> None:
    """Run the migrations in one transaction of ours.

    Alembic must see that it has begun when it is configured, or it commits after every migration itself.
    """
    with operations(connection).migrating(connection):
        own = operations(connection)
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            version_table=own.version_table,
        )
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    db = context.get_x_argument(as_dictionary=True).get("db", "demo.db")
    with backend_at(db).migrator().connect() as own:
        run(own)
