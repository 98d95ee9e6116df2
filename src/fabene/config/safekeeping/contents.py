"""What a backup holds: one tar of the tables (as SQLite, whatever they live in), the documents, the keys, the register.

``manifest.json`` says when it was made, by which version, how many rows each table had and the heads of the ledger.
"""

import json
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction

from fabene.config import portable
from fabene.config.environment import EnvironmentRefusedError, sqlite
from fabene.ledger import copying
from fabene.lib import erasures, keyfiles, keyring
from fabene.lib.files import folder, selectors

FORM = 1
TABLES, MANIFEST, DOCUMENTS, REGISTER = "tables.sqlite3", "manifest.json", "documents", "erasures.txt"
SEALING_KEYS, INDEX_KEY, SECRET_KEY = "keys/sealing.keys", "keys/index.key", "keys/secret.key"
COPY = "backup"
WORKSHOP = ".backup-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself."""

    form: int
    made_at: str
    fabene: str
    rows: dict[str, int]
    heads: dict[str, str]
    documents: int
    lost_documents: list[str]


@contextmanager
def workshop() -> Iterator[Path]:
    """Give a folder for what must not stay in the clear: open to its owner only, beside the data, gone afterwards."""
    Path(settings.DATA_FOLDER).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=WORKSHOP, dir=settings.DATA_FOLDER) as made:
        yield Path(made)


def gather(inside: Path, *, now: datetime) -> tuple[Path, Manifest]:
    """Put everything to be kept into one tar in the folder ``inside``; return it with what it says of itself."""
    tables = inside / TABLES
    take_tables(tables)
    with portable.known_as(COPY, sqlite(str(tables))):
        names = selectors.kept_names(using=COPY)
        lost = [name for name in names if not folder.place(name).is_file()]
        manifest = Manifest(
            form=FORM,
            made_at=now.isoformat(timespec="seconds"),
            fabene=version("fabene"),
            rows=portable.rows(COPY),
            heads={str(book): head for book, head in copying.heads(COPY).items()},
            documents=len(names) - len(lost),
            lost_documents=lost,
        )
    (inside / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    keyfiles.write(inside / SEALING_KEYS, keyring.keys(may_make=True))
    keyfiles.write(inside / INDEX_KEY, (keyring.index_key(),))
    keyfiles.write(inside / SECRET_KEY, (settings.SECRET_KEY,))
    (inside / REGISTER).write_text("".join(f"{each.kind} {each.id}\n" for each in erasures.noted()), encoding="ascii")
    return _tar(inside, [name for name in names if name not in lost]), manifest


def _tar(inside: Path, names: list[str]) -> Path:
    packed = inside / "backup.tar"
    with tarfile.open(packed, "w") as tar:
        for name in (MANIFEST, TABLES, SEALING_KEYS, INDEX_KEY, SECRET_KEY, REGISTER):
            tar.add(inside / name, arcname=name)
        for name in names:
            tar.add(folder.place(name), arcname=f"{DOCUMENTS}/{name}")
    return packed


def take_tables(target: Path) -> None:
    """Write all tables, as they are at one moment, into a new SQLite file; nobody who writes is kept waiting."""
    if connections[portable.HERE].vendor == "sqlite":
        with connections[portable.HERE].cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        _forget_the_moment(target)
        return
    with portable.known_as(COPY, sqlite(str(target))):
        call_command("migrate", database=COPY, verbosity=0, interactive=False)
        with transaction.atomic(using=portable.HERE):
            with connections[portable.HERE].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            portable.copy_all(source=portable.HERE, target=COPY)


def _forget_the_moment(target: Path) -> None:
    """Take out what means nothing tomorrow: who is signed in, what was put off."""
    with portable.known_as(COPY, sqlite(str(target))), connections[COPY].cursor() as cursor:
        known = set(connections[COPY].introspection.table_names(cursor))
        for table in known.intersection(portable.tables_of_the_moment()):
            cursor.execute(f"DELETE FROM {connections[COPY].ops.quote_name(table)}")  # noqa: S608 - names of our own tables
        cursor.execute("VACUUM")


def unpack(packed: Path, inside: Path) -> Manifest:
    """Take a tar apart into the folder ``inside``; raise ``EnvironmentRefusedError`` when it is no backup of ours."""
    try:
        with tarfile.open(packed) as tar:
            tar.extractall(inside, filter="data")
        said = json.loads((inside / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**said)
    except (OSError, tarfile.TarError, ValueError, TypeError) as error:
        raise EnvironmentRefusedError("this file is no backup of fabene") from error
    if manifest.form > FORM:
        raise EnvironmentRefusedError(f"a newer fabene ({manifest.fabene}) made this backup: use that one")
    return manifest


def put_documents(inside: Path) -> int:
    """Put the documents of a backup among those of this installation and return how many there were."""
    found = sorted((inside / DOCUMENTS).glob("*"))
    for path in found:
        if folder.digest(path.read_bytes()) != path.name:
            raise EnvironmentRefusedError(f"the document {path.name} of this backup is damaged")
        target = folder.place(path.name)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not target.exists():
            shutil.copyfile(path, target)
            target.chmod(0o600)
    return len(found)
