"""What a database leaves on disk of rows that were deleted."""

from django.db import connection


def scrub() -> None:
    """Leave nothing of deleted rows in the files of an SQLite database.

    Freed pages are overwritten as they are freed (``PRAGMA secure_delete``, set when the connection opens); what is
    left is the write-ahead log, which is brought into the database and cut to nothing. A busy reader delays that until
    the next call. PostgreSQL keeps dead rows in its own folder until it vacuums: that is its own task.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
