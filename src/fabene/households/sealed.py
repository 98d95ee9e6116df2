"""Opening what is sealed under a household's own key. Nothing outside this room imports this."""

from collections.abc import Iterable

from fabene.households.models import Contact, Household
from fabene.households.values import ContactKind, Contacts
from fabene.lib.keyring import unseal


def read_contacts(household: Household, *, kinds: Iterable[ContactKind] = tuple(ContactKind)) -> Contacts:
    """Return what is known of how to reach a household, only the ``kinds`` asked for; the rest is left sealed.

    Raises ``FabeneError`` (``cannot_be_read``, ``key_missing``).
    """
    rows = Contact.objects.filter(household=household, kind__in=list(kinds))
    return opened(household.data_key, rows)


def opened(data_key: bytes | memoryview | None, rows: Iterable[Contact]) -> Contacts:
    """Return these rows of one household unsealed; raise ``FabeneError`` as ``read_contacts`` does."""
    return Contacts(**{row.kind: unseal(data_key or b"", row.sealed) for row in rows})
