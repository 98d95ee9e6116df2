"""Tables of the contact page: what somebody wrote is sealed, and erased a few nights after it was answered."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, sheet
from fabene.privacy.values import Kind, Treatment

CONTACTS: Mapping[str, Sheet] = {
    "contacts.Request": sheet(
        Treatment.CONTACTS,
        Kind.CONTACTS,
        Subject.REQUESTER,
        sealed="letter answer",
        lock="key",
        device="origin",
        alias="digest",
        life="kind asked_at",
        nothing="id number network state moved_at closed_at",
    ),
    "contacts.Move": sheet(Treatment.CONTACTS, None, Subject.USER, deed="actor happened_at step", nothing="id request"),
}
