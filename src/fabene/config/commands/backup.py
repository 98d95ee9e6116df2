"""`fabene backup`: everything that must be kept, in one file that only its recipients open."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from fabene.config.environment import EnvironmentRefusedError
from fabene.config.safekeeping import contents, diary, sealing

HELP = "put tables, documents and keys in one encrypted file (age), while the site goes on"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to, and who may open it."""
    parser.add_argument("file", type=Path, help="the backup to write, e.g. fabene-2026-11-23.age; never overwritten")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--to", action="append", metavar="RECIPIENT", help="age1… or an SSH public key; may be repeated")
    who.add_argument("--passphrase-file", type=Path, metavar="FILE", help="file that holds a passphrase")


def run(arguments: argparse.Namespace) -> int:
    """Gather everything, seal it, and let the finished file appear."""
    target: Path = arguments.file
    if target.exists():
        raise EnvironmentRefusedError(f"{target} is there already: give another name")
    secret = sealing.passphrase(arguments.passphrase_file) if arguments.passphrase_file else None
    to = arguments.to or []
    sealing.recipients(to)
    now = datetime.now(UTC)
    with contents.workshop() as inside:
        packed, manifest = contents.gather(inside, now=now)
        unfinished = target.with_name(f".{target.name}.unfinished")
        sealing.seal(packed, unfinished, to=to, secret=secret)
        unfinished.chmod(0o600)
        unfinished.rename(target)
    diary.write(now)
    rows = sum(manifest.rows.values())
    sys.stdout.write(f"{target}: {rows} rows, {manifest.documents} documents, {target.stat().st_size} bytes\n")
    for name in manifest.lost_documents:
        sys.stderr.write(f"fabene: the document {name} is named by the database and is not among the files\n")
    return int(bool(manifest.lost_documents))
