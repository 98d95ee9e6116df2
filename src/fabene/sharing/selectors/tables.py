"""Every bag of a network, row by row, for whoever takes it away: by the household's code, never by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from fabene.sharing.models import BagContent, Handover, PastBagContent

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BagRow:
    """So much of a category in a bag. ``code`` is empty once its household was forgotten, ``bag`` for one of the past.

    ``taken`` says that somebody took it home.
    """

    on: date
    point: str
    code: str
    bag: str
    category: str
    grams: int
    pieces: int | None
    taken: bool


def bags_table(network: UUID) -> Iterator[BagRow]:
    """Yield what is in the bags of a network's days, the first day first; those of the past before the others."""
    past = PastBagContent.objects.filter(bag__day__market__network_id=network, bag__undone_at__isnull=True)
    for row in past.order_by("bag__day__date", "bag", "id").values_list(
        "bag__day__date", "bag__day__market__name", "bag__household__code", "category", "grams", "pieces"
    ):
        on, point, code, category, grams, pieces = row
        yield BagRow(
            on=on, point=point, code=code or "", bag="", category=category, grams=grams, pieces=pieces, taken=True
        )
    yield from _planned(network)


def _planned(network: UUID) -> Iterator[BagRow]:
    handed = Handover.objects.filter(bag=OuterRef("bag"), undone_at__isnull=True)
    rows = BagContent.objects.filter(
        bag__confirmation__day__market__network_id=network, bag__confirmation__undone_at__isnull=True
    )
    found = rows.annotate(taken=Exists(handed)).select_related("bag__confirmation__day__market", "bag__household")
    for row in found.order_by("bag__confirmation__day__date", "bag__code", "id").iterator(chunk_size=CHUNK):
        bag = row.bag
        yield BagRow(
            on=bag.confirmation.day.date,
            point=bag.confirmation.day.market.name,
            code=bag.household.code if bag.household else "",
            bag=bag.code,
            category=row.category,
            grams=row.grams,
            pieces=row.pieces,
            taken=row.taken,
        )
