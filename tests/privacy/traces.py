"""Looking for somebody everywhere: every cell of every table, opened where it is sealed, and every file there is."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from django.db import connection

from fabene.core.errors import FabeneError
from fabene.lib.keyring import unseal, unseal_here


def traces(wanted: Mapping[str, str], *, data_keys: Iterable[bytes], folders: Iterable[Path]) -> dict[str, set[str]]:
    """Return for each of ``wanted`` (what it is → its text) the tables and files in which it stands.

    Sealed cells are opened by the keyring and by ``data_keys``, as whoever had stolen them would; files are read as
    they lie on the disk, the database's own among them.
    """
    found: dict[str, set[str]] = {name: set() for name in wanted}
    for place, text in (*_tables(tuple(data_keys)), *_files(folders)):
        for name, said in wanted.items():
            if said.lower() in text:
                found[name].add(place)
    return found


def _tables(data_keys: tuple[bytes, ...]) -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            cells = [cell for row in cursor.fetchall() for cell in row]
            yield table, "\n".join(text for cell in cells for text in _said(cell, data_keys)).lower()


def _said(cell: object, data_keys: tuple[bytes, ...]) -> Iterator[str]:
    if not isinstance(cell, bytes | memoryview):
        yield cell.hex if isinstance(cell, UUID) else str(cell)  # as SQLite keeps one
        return
    sealed = bytes(cell)
    yield sealed.decode("utf-8", "replace")
    for opened in (unseal_here, *(lambda token, key=key: unseal(key, token) for key in data_keys)):
        try:
            yield opened(sealed)
        except (FabeneError, UnicodeDecodeError):
            continue


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for path in folder.rglob("*") if folder.is_dir() else [folder]:
            if path.is_file():
                yield str(path), path.read_bytes().decode("utf-8", "replace").lower()


def database_files() -> list[Path]:
    """Return the files in which an SQLite database lies, its logs included; none for a server."""
    if connection.vendor != "sqlite":
        return []
    name = str(connection.settings_dict["NAME"])
    return [path for path in (Path(name), Path(f"{name}-wal"), Path(f"{name}-shm")) if path.exists()]
