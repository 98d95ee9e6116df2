"""What a network gathered, as a table with the columns of its import: a row for each gift and each place it went."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from fabene.collecting.models import Lot
from fabene.collecting.selectors.equations import sums_of_lots
from fabene.collecting.values import SourceKind
from fabene.core.quantities import Measure
from fabene.lib.workbooks import Value
from fabene.places import selectors as places
from fabene.places.imports.words import CATEGORIES, word_of
from fabene.sharing.imports.gifts import FIELDS
from fabene.sharing.models import BagContent, PassOnContent, PastBagContent

COLUMNS = tuple(field.words[0] for field in FIELDS)


class Gone(NamedTuple):
    """So much of a lot that went to a destination, or to a household of a code; neither: to somebody not named."""

    destination: str
    code: str
    amount: int


def season_table(network: UUID, *, since: date, until: date, codes: bool = False) -> list[list[Value]]:
    """Return what was collected on days of a network: the head first, then rows by date, point and donor.

    With ``codes`` what households took home names them by their code; without, or where it went nowhere yet, a row
    names neither a household nor a destination.
    """
    rows: list[list[Value]] = [list(COLUMNS)]
    lots = list(
        Lot.objects.filter(day__market__network_id=network, born_on__gte=since, born_on__lte=until)
        .select_related("day__market")
        .order_by("born_on", "day__market__name", "category", "id")
    )
    sums = sums_of_lots(lot.id for lot in lots)
    gone = _gone(network, since=since, until=until, codes=codes)
    names = _names(network)
    merged: dict[tuple[Value, ...], int] = defaultdict(int)
    for lot in lots:
        told = sums[lot.id]
        amount = told.pieces.collected_pieces if lot.measure == Measure.PIECES else told.grams.collected_grams
        place = (lot.born_on.isoformat(), lot.day.market.name if lot.day else "", _donor(lot, names))
        for part in _parts(amount, gone.get(lot.id, [])):
            key = (*place, lot.category, lot.measure, lot.piece_grams, part.destination, part.code)
            merged[key] += part.amount
    return rows + [_row(key, amount) for key, amount in merged.items()]


def _row(key: tuple[Value, ...], amount: int) -> list[Value]:
    on, point, donor, category, measure, *rest = key
    # Grams, not kilos: 1,250 in a CSV may be a thousand or one and a bit.
    amounts = (None, None, amount) if measure == Measure.PIECES else (None, amount, None)
    return [on, point, donor, word_of(str(category), CATEGORIES), *amounts, *rest]


def _parts(amount: int, gone: list[Gone]) -> Iterator[Gone]:
    yield from gone
    rest = amount - sum(part.amount for part in gone)
    if rest > 0:
        yield Gone("", "", rest)


def _gone(network: UUID, *, since: date, until: date, codes: bool) -> dict[UUID, list[Gone]]:
    """Return lot → where its parts went, on days of the network or later."""
    found: dict[UUID, list[Gone]] = defaultdict(list)
    lots = Lot.objects.filter(day__market__network_id=network, born_on__gte=since, born_on__lte=until).values("id")
    passed = PassOnContent.objects.filter(lot__in=lots, passing__undone_at__isnull=True).order_by("id")
    for lot, name, grams, pieces in passed.values_list("lot", "passing__destination__name", "grams", "pieces"):
        found[lot].append(Gone(name, "", grams if pieces is None else pieces))
    if codes:
        for lot, code, grams, pieces in _taken_home(lots):
            found[lot].append(Gone("", code, grams if pieces is None else pieces))
    return found


def _taken_home(lots: QuerySet[Lot, Any]) -> Iterator[tuple[UUID, str, int, int | None]]:
    bags = BagContent.objects.filter(
        lot__in=lots, bag__household__isnull=False, bag__handovers__undone_at__isnull=True, bag__handovers__isnull=False
    )
    past = PastBagContent.objects.filter(lot__in=lots, bag__household__isnull=False, bag__undone_at__isnull=True)
    for rows in (bags, past):
        yield from rows.order_by("id").values_list("lot", "bag__household__code", "grams", "pieces")


def _names(network: UUID) -> dict[UUID, str]:
    stalls = {stall.id: stall.label for point in places.markets(network) for stall in places.stalls_of(point.id)}
    return stalls | {donor.id: donor.name for donor in places.donors_of(network)}


def _donor(lot: Lot, names: dict[UUID, str]) -> str:
    if lot.source == SourceKind.SHOPPER:
        return "cittadini"
    return names.get(lot.donor, "")
