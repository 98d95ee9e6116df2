"""Whether somebody answers by name for how long things are kept, and on what basis."""

from collections.abc import Iterator

from fabene.config.health.findings import NEEDED, Finding, found
from fabene.privacy.selectors import unconfirmed
from fabene.privacy.values import What

CONFIRMED = {
    What.RETENTION: ("for how long things are kept", "/riservatezza/tempi/"),
    What.LEGAL_BASIS: ("on what legal basis personal data are used", "/riservatezza/basi/"),
}


def confirmed() -> Iterator[Finding]:
    """Look at whether retention and legal basis are confirmed by name, as they are now."""
    missing = unconfirmed()
    for what, (said, page) in CONFIRMED.items():
        told = f"nobody has confirmed by name {said}: the programme office does it on {page}"
        yield found(what.value not in missing, f"it is confirmed by name {said}", no=told, otherwise=NEEDED)
