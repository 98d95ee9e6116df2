"""What a network gathered, as a table with the columns of its import: a row for each gift and each place it went."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from uuid import UUID

from fabene.collecting.models import Lot
from fabene.collecting.selectors.equations import sums_of_lots
from fabene.collecting.values import SourceKind
from fabene.lib.workbooks import Value
from fabene.places import selectors as places
from fabene.places.imports.words import CATEGORIES, word_of
from fabene.sharing.imports.gifts import FIELDS
from fabene.sharing.models import PassOnContent

Part = tuple[str, int]


def season_table(network: UUID, *, since: date, until: date) -> list[list[Value]]:
    """Return what was collected on days of a network: the head first, then rows by date, point and donor.

    What went to households, or nowhere yet, names no destination.
    """
    rows: list[list[Value]] = [[field.words[0] for field in FIELDS]]
    lots = list(
        Lot.objects.filter(day__market__network_id=network, born_on__gte=since, born_on__lte=until)
        .select_related("day__market")
        .order_by("born_on", "day__market__name", "category", "id")
    )
    sums = sums_of_lots(lot.id for lot in lots)
    gone = _passed_on(network, since=since, until=until)
    names = _names(network)
    for lot in lots:
        told = sums[lot.id]
        amount = told.pieces.collected_pieces if lot.measure == "pieces" else told.grams.collected_grams
        for destination, part in _parts(amount, gone.get(lot.id, [])):
            rows.append([
                *(lot.born_on.isoformat(), lot.day.market.name if lot.day else "", _donor(lot, names)),
                word_of(lot.category, CATEGORIES),
                *((None, None, part) if lot.measure == "pieces" else (Decimal(part).scaleb(-3), None, None)),
                *(lot.piece_grams, destination),
            ])  # fmt: skip
    return rows


def _parts(amount: int, gone: list[Part]) -> Iterator[Part]:
    yield from gone
    rest = amount - sum(part for _, part in gone)
    if rest > 0:
        yield "", rest


def _passed_on(network: UUID, *, since: date, until: date) -> dict[UUID, list[Part]]:
    found: dict[UUID, list[Part]] = defaultdict(list)
    parts = PassOnContent.objects.filter(
        passing__undone_at__isnull=True,
        passing__day__market__network_id=network,
        passing__day__date__gte=since,
        passing__day__date__lte=until,
    )
    for lot, name, grams, pieces in parts.order_by("id").values_list(
        "lot", "passing__destination__name", "grams", "pieces"
    ):
        found[lot].append((name, grams if pieces is None else pieces))
    return found


def _names(network: UUID) -> dict[UUID, str]:
    stalls = {stall.id: stall.label for point in places.markets(network) for stall in places.stalls_of(point.id)}
    return stalls | {donor.id: donor.name for donor in places.donors_of(network)}


def _donor(lot: Lot, names: dict[UUID, str]) -> str:
    if lot.source == SourceKind.SHOPPER:
        return "cittadini"
    return names.get(lot.donor, "")
