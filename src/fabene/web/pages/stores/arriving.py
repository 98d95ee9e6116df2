"""What another network sent and nobody has received yet: it waits on the desk, and where food stands."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.collecting.selectors import on_their_way
from fabene.web.pages.page import Thing
from fabene.web.pages.stores.words import parts_said


def arriving(network: UUID) -> tuple[Thing, ...]:
    """Return the transfers that wait to be received in a network, the oldest first."""
    return tuple(
        Thing(
            title=_("In arrivo da %(giver)s") % {"giver": one.giver_name},
            sentence=parts_said(line.sent for line in one.lines),
            url=reverse("stores:receive", args=[one.id]),
        )
        for one in on_their_way(network)
    )
