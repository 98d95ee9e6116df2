"""Making the database ready that the settings point at: created if need be, and migrated."""

from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg.sql import SQL, Identifier

from fabene.config.replay.fitting import require_mendable


def create_and_migrate() -> None:
    """Create the database unless it is there, and bring its tables up to date.

    Raises ``EnvironmentRefusedError`` when another version made it and no migration mends it.
    """
    if connection.vendor == "sqlite":
        Path(str(connection.settings_dict["NAME"])).parent.mkdir(parents=True, exist_ok=True)
    elif connection.vendor == "postgresql":
        _create_on_server()
    require_mendable()
    call_command("migrate", verbosity=0, interactive=False)


def _create_on_server() -> None:
    """Create a PostgreSQL database from the one that every server has."""
    settings = connection.settings_dict
    name = str(settings["NAME"])
    where = {
        key: str(settings[setting])
        for key, setting in (("host", "HOST"), ("port", "PORT"), ("user", "USER"), ("password", "PASSWORD"))
        if settings[setting]
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as server:  # type: ignore[arg-type]  # strings all
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
