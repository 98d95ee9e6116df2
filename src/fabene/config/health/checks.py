"""Everything that is looked at, in the order in which it is told."""

from collections.abc import Callable, Iterator

from fabene.config.health import keeping, machine, people, privacy, reach
from fabene.config.health.findings import BROKEN, NEEDED, Finding

Check = Callable[[], Iterator[Finding]]

MACHINE: tuple[Check, ...] = (machine.python, machine.pages, machine.secret, machine.folder)
SITE: tuple[Check, ...] = (reach.demonstration, reach.names, reach.encryption, people.mail)
KEPT: tuple[Check, ...] = (keeping.keys, keeping.backups, keeping.register)
INSIDE: tuple[Check, ...] = (keeping.sealed, people.in_charge, people.worker, privacy.confirmed)
"""These read tables: they wait until the database answers and its tables are up to date."""


def all_findings() -> list[Finding]:
    """Look at everything and return what was found."""
    tables = list(machine.database())
    readable = not any(finding.state == BROKEN for finding in tables)
    others = (*MACHINE, *SITE, *KEPT, *(INSIDE if readable else ()))
    return tables + [finding for check in others for finding in check()]


def in_the_way() -> list[str]:
    """Return what keeps a real site from serving people."""
    return [finding.sentence for finding in all_findings() if finding.state in {NEEDED, BROKEN}]
