"""Taking back points, hours and donors that were written by mistake and that nothing has been built upon."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import ProtectedError

from fabene.core.errors import ConflictError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.places.models import AgreementStep, Donor, Market, MarketHours, Stall

OF: dict[str, models.Manager[Any]] = {
    "hours": MarketHours.objects,
    "point": Market.objects,
    "stall": Stall.objects,
    "donor": Donor.objects,
}


@transaction.atomic
def withdraw(*, network: UUID, made: Iterable[tuple[str, UUID]], stamp: Stamp) -> None:
    """Take away what is named by its sort (``OF``) and its identity, in the order given; what is gone stays gone.

    Their owners in the ledger remain, with nothing in them. Raises ``ConflictError`` ``import_built_upon`` with what
    the thing is (``sort``) when something stands upon it: a day held, a gift, a household, a word given.
    """
    for sort, key in made:
        row = OF[sort].filter(pk=key).first()
        if row is None:
            continue
        if AgreementStep.objects.filter(giver=key).exists():
            raise ConflictError("import_built_upon", sort=sort)
        log(id=derived(key, "withdrawn"), what=f"{sort}.withdrawn", key=key, network=network, stamp=stamp)
        try:
            row.delete()
        except ProtectedError as error:
            raise ConflictError("import_built_upon", sort=sort) from error
