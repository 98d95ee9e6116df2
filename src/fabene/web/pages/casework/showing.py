"""Who a family is and how to reach it, shown once: going back in a browser, or sending again, shows nothing."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from fabene.core.errors import ConflictError
from fabene.households import services
from fabene.households.values import ContactKind, Contacts
from fabene.people.selectors import readings_of
from fabene.people.values import ReadingReason
from fabene.web.pages.writing import WriteForm, stamp_of


def show_once(
    request: HttpRequest,
    form: WriteForm,
    *,
    household: UUID,
    reason: ReadingReason,
    kinds: Iterable[ContactKind] = tuple(ContactKind),
) -> Contacts:
    """Return what is asked for and write down who looked; raise ``ConflictError`` (``shown_already``) the next time."""
    id = form.cleaned_data["id"]
    if any(reading.id == id for reading in readings_of(household)):
        form.renew()
        raise ConflictError("shown_already")
    return services.reveal(id=id, household=household, reason=reason, kinds=kinds, stamp=stamp_of(request))
