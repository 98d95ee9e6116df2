"""Who they are and how to reach them: sealed when written, read one at a time, and every reading is written down."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError
from fabene.households.fingerprints import PHONE, fingerprints_of
from fabene.households.models import Consent, Contact, Fingerprint, Household
from fabene.households.sealed import read_contacts
from fabene.households.services.common import is_new, locked, write_once
from fabene.households.services.matching import open_matches
from fabene.households.values import REACHED_BY, Channel, ContactKind, Contacts
from fabene.lib.keyring import new_data_key, normalised_phone, seal
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log, note_reading

LIMITS = {
    ContactKind.NAME: 120,
    ContactKind.PHONE: 40,
    ContactKind.EMAIL: 254,
    ContactKind.ADDRESS: 200,
    ContactKind.DOOR: 300,
}
"""The longest text of each kind, in characters."""


@transaction.atomic
def change_contacts(*, id: UUID, household: UUID, contacts: Contacts, stamp: Stamp) -> None:
    """Say anew who they are and how to reach them; what was known before is gone.

    Where another household has the same telephone, or the same name and address, both caseworkers are warned.

    Raises ``FabeneError`` (``phone_not_valid``, ``email_not_valid``, ``text_missing`` without a name,
    ``text_too_long``, ``text_unreadable``, ``key_missing``), ``NotFoundError`` (``household_not_found``),
    ``ConflictError`` (``id_used_for_something_else``).
    """
    said = checked_contacts(contacts)
    row = locked(household)
    if not is_new(row, id=id, what="household.contacts", stamp=stamp):
        _must_agree(row, id=id, said=said)
        return
    if row.data_key is None:
        row.data_key = new_data_key()
        row.save(update_fields=["data_key"])
    data_key = row.data_key
    Contact.objects.filter(household=row).delete()
    Contact.objects.bulk_create(
        Contact(household=row, kind=kind, sealed=seal(data_key, text), change=id, recorded_at=stamp.recorded_at)
        for kind, text in said.said().items()
    )
    Fingerprint.objects.filter(household=row).delete()
    Fingerprint.objects.bulk_create(
        Fingerprint(household=row, purpose=purpose, digest=digest) for purpose, digest in fingerprints_of(said).items()
    )
    open_matches(row, stamp=stamp)


@transaction.atomic
def consent(*, id: UUID, household: UUID, channel: Channel | str, given: bool, stamp: Stamp) -> None:
    """Say whether a channel may be used to write to the household.

    Raises ``FabeneError`` (``channel_unknown``, ``channel_without_contact``: yes to a channel for which there is no
    number or address), ``NotFoundError`` (``household_not_found``), ``ConflictError``
    (``id_used_for_something_else``).
    """
    if channel not in set(Channel):
        raise FabeneError("channel_unknown", channel=channel)
    way = Channel(channel)
    said = {"channel": way.value, "given": given}
    first = write_once(Consent.objects, id=id, household=household, what="household.consent", stamp=stamp, **said)
    if first and given and not Contact.objects.filter(household=household, kind=REACHED_BY[way]).exists():
        raise FabeneError("channel_without_contact", channel=way.value)


@transaction.atomic
def reveal(
    *, id: UUID, household: UUID, reason: str, stamp: Stamp, kinds: Iterable[ContactKind] = tuple(ContactKind)
) -> Contacts:
    """Return who they are and how to reach them, and write down who looked, when and why; ``kinds`` asks for less.

    Who may is for the face to check. Raises ``NotFoundError`` (``household_not_found``), ``FabeneError``
    (``text_missing`` without a reason, ``text_too_long``, ``cannot_be_read``, ``key_missing``), ``ConflictError``
    (``id_used_for_something_else``).
    """
    row = locked(household)
    asked = sorted(set(kinds))
    note_reading(id=id, key=household, what="household.contacts", reason=reason, network=row.network_id, stamp=stamp)
    return read_contacts(row, kinds=asked)


@transaction.atomic
def find_by_phone(
    *, id: UUID, network: UUID, phone: str, organisations: Iterable[UUID], stamp: Stamp
) -> tuple[UUID, ...]:
    """Return the households of these organisations in a network that have this telephone; that it was asked is logged.

    Whoever else has that number is not found. Raises ``FabeneError`` (``phone_not_valid``, ``key_missing``).
    """
    wanted = fingerprints_of(Contacts(phone=normalised_phone(phone)))[PHONE]
    log(id=id, what="household.searched", key=network, network=network, stamp=stamp)
    found = Household.objects.filter(
        network_id=network,
        organisation_id__in=list(organisations),
        fingerprints__purpose=PHONE,
        fingerprints__digest=wanted,
    )
    return tuple(found.order_by("code", "id").values_list("id", flat=True))


def checked_contacts(contacts: Contacts) -> Contacts:
    """Return contacts as they are kept: trimmed, the telephone in its one form.

    Raises ``FabeneError`` (``phone_not_valid``, ``email_not_valid``, ``text_missing`` without a name,
    ``text_too_long``, ``text_unreadable``).
    """
    said = contacts.said()
    texts = {
        kind.value: clean(said.get(kind, ""), field=kind.value, limit=limit, optional=kind != ContactKind.NAME)
        for kind, limit in LIMITS.items()
    }
    if texts["phone"]:
        texts["phone"] = normalised_phone(texts["phone"])
    if texts["email"]:
        texts["email"] = checked_email(texts["email"])
    return Contacts(**texts)


def checked_email(text: str) -> str:
    """Return an address; raise ``FabeneError`` ``email_not_valid`` for what is none."""
    try:
        validate_email(text)
    except ValidationError as error:
        raise FabeneError("email_not_valid") from error
    return text


def _must_agree(row: Household, *, id: UUID, said: Contacts) -> None:
    """Compare a repeat with what it wrote, as long as nothing newer took its place."""
    rows = list(Contact.objects.filter(household=row, change=id))
    if rows and read_contacts(row) != said:
        raise ConflictError("id_used_for_something_else", what="household.contacts")
