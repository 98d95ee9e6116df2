"""`fabene rotate-keys`: a new key goes in front, everything that the keyring seals is sealed with it."""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.conf import settings
from django.db.models import Model, QuerySet

from fabene.config.environment import EnvironmentRefusedError
from fabene.config.safekeeping import factors
from fabene.core.errors import FabeneError
from fabene.lib import keyfiles, keyring
from fabene.lib.sealed import sealed_columns

HELP = "seal everything with a new key; may be stopped and run again"

ROWS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What became of one sealed column: rows sealed anew, rows that no key of the keyring opens."""

    name: str
    rewrapped: int
    unreadable: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the other two things that can be done to keys."""
    parser.add_argument("--print-new", action="store_true", help="print a new key and do nothing else")
    parser.add_argument("--drop-old", action="store_true", help="forget every key but the newest, if nothing needs it")


def run(arguments: argparse.Namespace) -> int:
    """Put a new key in front unless a rotation is unfinished (or keys are dropped), then seal with the newest."""
    if arguments.print_new:
        sys.stdout.write(f"{keyfiles.new_key()}\n")
        return 0
    if not arguments.drop_old and not settings.FABENE_KEYS and not is_unfinished():
        refuse_unwritable()
        keyfiles.write(settings.FABENE_KEYS_FILE, [keyfiles.new_key(), *keyring.keys(may_make=True)])
    columns = rewrapped()
    for column in columns:
        sys.stdout.write(f"{column.name}: {column.rewrapped} sealed anew{told(column)}\n")
    if any(column.unreadable for column in columns):
        sys.stderr.write("fabene: no key was dropped: put back the key that opens the rows named above\n")
        return 1
    if arguments.drop_old:
        drop_old()
    if settings.FABENE_KEYS and not arguments.drop_old:
        sys.stderr.write("fabene: FABENE_KEYS gives the keys: no new one was made, `--print-new` prints one to add\n")
    sys.stdout.write(f"keys in the keyring: {len(keyring.keys(may_make=True))}\n")
    return 0


def told(column: Column) -> str:
    """Return what else must be said of a column."""
    return f", {column.unreadable} that no key opens" if column.unreadable else ""


def refuse_unwritable() -> None:
    """Raise ``EnvironmentRefusedError`` when the file of keys was given and this command may not change it."""
    path = settings.FABENE_KEYS_FILE
    if not settings.FABENE_KEYS_FILE_IS_OURS and not os.access(path.parent, os.W_OK):
        raise EnvironmentRefusedError(
            f"FABENE_KEYS_FILE names {path}, which cannot be written here: put a new key (`fabene rotate-keys "
            "--print-new`) on its first line yourself, then run this again"
        )


def is_unfinished() -> bool:
    """Tell whether something is still sealed with an older key: a rotation was stopped, or a key was added by hand."""
    older = (key for model, name in sealed_columns() for key in pending(model, name))
    return any(True for _ in chain(older, factors.pending()))


def pending(model: type[Model], name: str) -> Iterator[tuple[object, bytes]]:
    """Return the key and the bytes of each row that is not sealed with the newest key."""
    rows: QuerySet[Model] = QuerySet(model).exclude(**{f"{name}__isnull": True}).order_by("pk")
    last: object = None
    while page := list((rows if last is None else rows.filter(pk__gt=last)).values_list("pk", name)[:ROWS_AT_A_TIME]):
        yield from ((pk, bytes(sealed)) for pk, sealed in page if sealed and not keyring.is_newest(sealed))
        last = page[-1][0]


def rewrapped() -> list[Column]:
    """Seal everything with the newest key: the columns that say so themselves, and the secrets of second factors."""
    columns = [rewrap(model, name) for model, name in sealed_columns()]
    anew, unreadable = factors.rewrap()
    return [*columns, Column(name=factors.NAME, rewrapped=anew, unreadable=unreadable)]


def rewrap(model: type[Model], name: str) -> Column:
    """Seal a column with the newest key, row by row.

    A row is written only if it still holds what was read: what is wiped or destroyed meanwhile does not come back.
    """
    rewrapped = unreadable = 0
    for pk, sealed in pending(model, name):
        try:
            anew = keyring.rewrap(sealed)
        except FabeneError:
            unreadable += 1
            continue
        rewrapped += QuerySet(model).filter(pk=pk, **{name: sealed}).update(**{name: anew})
    return Column(name=f"{model._meta.label}.{name}", rewrapped=rewrapped, unreadable=unreadable)


def drop_old() -> None:
    """Keep the newest key only; what is sealed with another is looked for once more just before.

    Raises ``EnvironmentRefusedError`` when somebody sealed with an older one meanwhile, or when keys are not in a file.
    """
    if settings.FABENE_KEYS:
        raise EnvironmentRefusedError("FABENE_KEYS gives the keys: all is sealed with the first, drop the others there")
    refuse_unwritable()
    if is_unfinished():
        raise EnvironmentRefusedError("something was sealed with an older key meanwhile: run this again")
    keyfiles.write(settings.FABENE_KEYS_FILE, keyring.keys(may_make=True)[:1])
