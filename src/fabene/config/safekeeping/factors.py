"""Second factors and the keyring: allauth keeps their secrets in JSON, where no ``SealedField`` can announce them."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db import transaction

from fabene.core.errors import FabeneError
from fabene.lib import keyring

NAME = "mfa.Authenticator.data"
SEALED = ("secret", "seed")
"""What ``MfaAdapter.encrypt`` seals: the secret of an app, the seed of recovery codes. A passkey has no secret here."""


def pending() -> Iterator[object]:
    """Return the key of each second factor whose secret is not sealed with the newest key."""
    rows = Authenticator.objects.order_by("pk").values_list("pk", "data")
    yield from (pk for pk, data in list(rows) if any(not keyring.is_newest(token) for _name, token in _tokens(data)))


def rewrap() -> tuple[int, int]:
    """Seal every secret with the newest key; return how many rows were sealed anew and how many no key opens.

    Each row is read again under a lock: a recovery code used meanwhile stays used.
    """
    rewrapped = unreadable = 0
    for pk in pending():
        try:
            rewrapped += _anew(pk)
        except FabeneError:
            unreadable += 1
    return rewrapped, unreadable


@transaction.atomic
def _anew(pk: object) -> int:
    row = Authenticator.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        return 0
    row.data |= {name: keyring.rewrap(token).decode("ascii") for name, token in _tokens(row.data)}
    row.save(update_fields=["data"])
    return 1


def _tokens(data: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    yield from ((name, str(data[name]).encode()) for name in SEALED if name in data)
