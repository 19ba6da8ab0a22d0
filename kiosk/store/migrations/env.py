"""Run by alembic: applies the steps over the connection that the store hands in."""

from alembic import context

from kiosk.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
