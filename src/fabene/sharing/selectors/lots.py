"""The lots of a network, to be found by code, giver, category and date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from fabene.collecting.holds import held_among, live_holds
from fabene.collecting.models import Lot
from fabene.collecting.selectors.equations import sums_of_lots
from fabene.collecting.values import Sums
from fabene.core.quantities import Measure
from fabene.lib.codes import normalised, short_code
from fabene.places.models import Donor, Stall
from fabene.sharing.selectors.tracing import giver_names
from fabene.sharing.values import LotLine, LotPage

LOTS_PER_PAGE = 50
CODE_SIGNS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LotSearch:
    """What is looked for; what is empty does not matter. ``giver`` is part of a name or a stall's label."""

    code: str = ""
    giver: str = ""
    category: str = ""
    since: date | None = None
    until: date | None = None
    recalled: bool = False


def lot_code(lot: UUID) -> str:
    """Return the code by which people speak of a lot, as it is printed: “L-K7TCM4”."""
    return f"L-{short_code(lot, length=CODE_SIGNS)}"


def lots_of(network: UUID, *, search: LotSearch, page: int = 1, size: int = LOTS_PER_PAGE) -> LotPage:
    """Return one page of a network's lots, newest first, in a constant number of queries.

    A page that does not exist is the nearest that does.
    """
    rows = _found(network, search=search)
    total = rows.count()
    pages = max(1, -(-total // size))
    number = min(max(page, 1), pages)
    shown = list(rows.select_related("day__market")[(number - 1) * size : number * size])
    return LotPage(lots=_lines(shown), number=number, pages=pages, total=total)


def lots_named(network: UUID, *, lots: Collection[UUID]) -> tuple[LotLine, ...]:
    """Return these lots of a network, newest first; those that are not there are left out."""
    rows = Lot.objects.filter(network=network, id__in=lots).select_related("day__market")
    return _lines(list(rows.order_by("-born_on", "category", "id")))


def _lines(rows: Sequence[Lot]) -> tuple[LotLine, ...]:
    ids = [row.id for row in rows]
    sums, held = sums_of_lots(ids), held_among(ids)
    givers = giver_names({row.donor for row in rows if row.day_id})
    return tuple(_line(row, sums=sums.get(row.id), name=givers.get(row.donor, ""), held=row.id in held) for row in rows)


def _found(network: UUID, *, search: LotSearch) -> QuerySet[Lot]:
    rows = Lot.objects.filter(network=network).order_by("-born_on", "category", "id")
    if search.giver:
        rows = rows.filter(_given_by(network, said=search.giver))
    if search.category:
        rows = rows.filter(category=search.category)
    if search.since:
        rows = rows.filter(born_on__gte=search.since)
    if search.until:
        rows = rows.filter(born_on__lte=search.until)
    if search.recalled:
        rows = rows.filter(id__in=live_holds().values("lot"))
    return _with_code(rows, said=search.code) if search.code else rows


def _with_code(rows: QuerySet[Lot], *, said: str) -> QuerySet[Lot]:
    """Return those whose code begins so, however it was typed. No column has it: a code follows from the id."""
    signs = normalised(said).removeprefix("L")
    found = [id for id in rows.values_list("id", flat=True) if signs and lot_code(id)[2:].startswith(signs)]
    return Lot.objects.filter(id__in=found).order_by("-born_on", "category", "id")


def _given_by(network: UUID, *, said: str) -> Q:
    stalls = Stall.objects.filter(market__network=network).filter(Q(label__iexact=said) | Q(trader__icontains=said))
    donors = Donor.objects.filter(network=network, name__icontains=said)
    return Q(donor__in=stalls.values("id")) | Q(donor__in=donors.values("id"))


def _line(row: Lot, *, sums: Sums | None, name: str, held: bool) -> LotLine:
    came, stock = _amounts(sums, measure=row.measure)
    return LotLine(
        id=row.id,
        category=row.category,
        measure=Measure(row.measure),
        born_on=row.born_on,
        origin="day" if row.day_id else "batch" if row.batch_id else "transfer",
        giver_name=name if row.day_id else "",
        source=row.source,
        market_name=row.day.market.name if row.day else "",
        label_date=row.label_date,
        last_day=row.last_day,
        came=came,
        stock=stock,
        held=held,
    )


def _amounts(sums: Sums | None, *, measure: str) -> tuple[int, int]:
    """Return how much came of a lot and how much of it stands somewhere, in its own measure."""
    if sums is None:
        return 0, 0
    if measure == Measure.PIECES:
        pieces = sums.pieces
        return pieces.collected_pieces + pieces.made_pieces + pieces.received_pieces, pieces.stock_pieces
    grams = sums.grams
    return grams.collected_grams + grams.made_grams + grams.received_grams, grams.stock_grams
