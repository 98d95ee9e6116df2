"""`fabene restore`: a backup becomes this installation, and proves that it is whole."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from fabene.config import portable
from fabene.config.environment import EnvironmentRefusedError, sqlite
from fabene.config.replay.database import create_and_migrate
from fabene.config.safekeeping import contents, erasing, keys, sealing
from fabene.ledger import copying
from fabene.ledger.selectors import ledger_hash
from fabene.ledger.verification import verify
from fabene.lib import erasures
from fabene.lib.stamps import stamp_now
from fabene.people.values import KEYBOARD

HELP = "put a backup into the empty database of DATABASE_URL, prove it, and erase again what was erased since"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which backup, what opens it, and a register of erasures kept elsewhere."""
    parser.add_argument("file", type=Path, help="the backup")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--identity", type=Path, metavar="FILE", help="private key, as age-keygen or ssh-keygen writes it")
    how.add_argument("--passphrase-file", type=Path, metavar="FILE", help="file that holds the passphrase")
    parser.add_argument(
        "--erasures", type=Path, metavar="FILE", default=None, help="copy of erasures.txt from the site that was lost"
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the backup, refuse what does not fit, and let everything arrive together or not at all."""
    secret = sealing.passphrase(arguments.passphrase_file) if arguments.passphrase_file else None
    with contents.workshop() as inside:
        packed = inside / "backup.tar"
        sealing.unseal(arguments.file, packed, identity=arguments.identity, secret=secret)
        manifest = contents.unpack(packed, inside)
        kept_elsewhere = register(arguments.erasures) if arguments.erasures else ()
        create_and_migrate()
        portable.refuse_data(portable.HERE)
        keys.refuse_others(inside)
        keys.put(inside)
        documents = contents.put_documents(inside)
        erasing.note_all((*register(inside / contents.REGISTER), *kept_elsewhere))
        erased = bring_back(inside, manifest)
    sys.stdout.write(
        f"{sum(portable.rows(portable.HERE).values())} rows, {documents} documents, ledger {ledger_hash()}, "
        f"as of {manifest.made_at}; {erased.entries} erasures in the register\n"
    )
    for each in erased.refused:
        sys.stderr.write(f"fabene: {each} was erased once and is here again: see to it before anybody signs in\n")
    return int(bool(erased.refused))


def register(path: Path) -> tuple[erasures.Erasure, ...]:
    """Return a register of erasures; raise ``EnvironmentRefusedError`` when it cannot be read whole."""
    try:
        return erasures.noted(path)
    except (OSError, ValueError) as error:
        raise EnvironmentRefusedError(f"{path}: {error}") from error


def bring_back(inside: Path, manifest: contents.Manifest) -> erasing.Erased:
    """Copy the tables, prove them and erase again, in one transaction; return what became of the register.

    Raises ``EnvironmentRefusedError``, and the database stays empty, when something did not arrive whole.
    """
    with portable.known_as(contents.COPY, sqlite(str(inside / contents.TABLES))):
        call_command("migrate", database=contents.COPY, verbosity=0, interactive=False)
        with transaction.atomic(using=portable.HERE):
            portable.copy_all(source=contents.COPY, target=portable.HERE)
            faults = portable.differing(contents.COPY, portable.HERE)
            heads = {str(book): head for book, head in copying.heads(portable.HERE).items()}
            if faults or heads != manifest.heads or not verify().ok:
                raise EnvironmentRefusedError(f"the backup is not whole: {', '.join(faults) or 'the ledger'}")
            return erasing.erase_again(stamp_now(KEYBOARD, datetime.now(UTC)))
