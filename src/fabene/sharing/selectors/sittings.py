"""Reads about open tables: a sitting, those of a day and of a network, and what may be told of them in public."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Sum

from fabene.core.disclosure import shown, withheld
from fabene.core.owners import OwnerKind
from fabene.core.quantities import MAX_PAGE_ROWS, Measure
from fabene.sharing.models import PassOn, TableMove, TableSession
from fabene.sharing.tabled import last_tap, live_moves, piles_for, session_row, sessions, tallies
from fabene.sharing.values import (
    FreeSupply,
    TableFigures,
    TableItem,
    TableMonth,
    TableMoveView,
    TableView,
    Tally,
)


def table(table: UUID) -> TableView:
    """Return a sitting of an open table; raise ``NotFoundError`` (``table_not_found``)."""
    row = session_row(table)
    tap = last_tap(row.id)
    return _view(row, known=tallies([row.id])[row.id], last=(Tally(tap.tally), tap.change) if tap else None)


def network_of_table(table: UUID) -> UUID:
    """Return the network of a sitting, one taken back too; raise ``NotFoundError`` (``table_not_found``)."""
    found = TableSession.objects.filter(id=table).values_list("network_id", flat=True).first()
    return found if found is not None else session_row(table).network_id


def table_piles(table: UUID) -> list[FreeSupply]:
    """Return what may be laid on a table; raise ``NotFoundError`` (``table_not_found``)."""
    return piles_for(session_row(table))


def tables_of_day(day: UUID) -> tuple[TableView, ...]:
    """Return the sittings on a market day, oldest first."""
    return _views(sessions().filter(day=day).order_by("happened_at", "id"))


def tables_of(network: UUID, *, limit: int = MAX_PAGE_ROWS) -> tuple[TableView, ...]:
    """Return the last sittings of a network, newest first, in a constant number of queries."""
    return _views(sessions().filter(network=network).order_by("-on", "-happened_at", "id")[:limit])


def table_figures(network: UUID) -> TableFigures:
    """Return the open tables of a network by month, without anything that would tell about a few people.

    A table is a sitting, or all that a day passed on to a table of the network without one.
    """
    sums: defaultdict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for view in _views(sessions().filter(network=network)):
        into = sums[view.on.replace(day=1)]
        into["tables"] += 1
        into["grams"] += view.grams
        into["pieces"] += view.pieces
        for tally in (Tally.PEOPLE, Tally.CHILDREN, Tally.FIRST_TIME):
            into[tally] += view.tallies[tally]
    for on, grams, pieces, people in _passed(network):
        into = sums[on.replace(day=1)]
        into["tables"] += 1
        into["grams"] += grams
        into["pieces"] += pieces
        into[Tally.PEOPLE] += people
    months = sorted(sums)
    told = {
        tally: withheld({month: sums[month][tally] for month in months})
        for tally in (Tally.PEOPLE, Tally.CHILDREN, Tally.FIRST_TIME)
    }
    return TableFigures(
        months=tuple(
            TableMonth(
                month=month,
                tables=sums[month]["tables"],
                grams=sums[month]["grams"],
                pieces=sums[month]["pieces"],
                people=told[Tally.PEOPLE][month],
                children=told[Tally.CHILDREN][month],
                first_time=told[Tally.FIRST_TIME][month],
            )
            for month in months
        ),
        tables=sum(each["tables"] for each in sums.values()),
        grams=sum(each["grams"] for each in sums.values()),
        pieces=sum(each["pieces"] for each in sums.values()),
        people=shown(sum(each[Tally.PEOPLE] for each in sums.values())),
    )


def _passed(network: UUID) -> Iterable[tuple[date, int, int, int]]:
    """Return what went to a table without a sitting: the date, grams, pieces and people, one for each day and table."""
    rows = PassOn.objects.filter(
        destination__network=network, destination__kind=OwnerKind.OPEN_TABLE.value, undone_at__isnull=True
    )
    summed = rows.values_list("day__date", "destination").annotate(Sum("grams"), Sum("pieces"), Sum("tickets"))
    return [(on, grams, pieces, people or 0) for on, _, grams, pieces, people in summed]


def _views(rows: Iterable[TableSession]) -> tuple[TableView, ...]:
    found = list(rows)
    known = tallies(row.id for row in found)
    return tuple(_view(row, known=known[row.id]) for row in found)


def _view(row: TableSession, *, known: dict[Tally, int], last: tuple[Tally, int] | None = None) -> TableView:
    clearing = next(iter(row.clearings.all()), None)
    return TableView(
        id=row.id,
        network_id=row.network_id,
        destination_id=row.destination_id,
        name=row.destination.name,
        hub_id=row.hub_id,
        day_id=row.day_id,
        on=row.on,
        opened_at=row.happened_at,
        clearing=clearing.id if clearing else None,
        cleared_at=clearing.happened_at if clearing else None,
        items=_items(list(live_moves(row))),
        moves=tuple(_move(move) for move in row.moves.all()),
        tallies=known,
        last_tap=last,
    )


def _move(move: TableMove) -> TableMoveView:
    return TableMoveView(
        id=move.id,
        back=move.back,
        with_clearing=move.clearing_id is not None,
        items=_items([move]),
        happened_at=move.happened_at,
        undone=move.undone_at is not None,
    )


def _items(moves: Sequence[TableMove]) -> tuple[TableItem, ...]:
    laid: defaultdict[tuple[str, bool], int] = defaultdict(int)
    back: defaultdict[tuple[str, bool], int] = defaultdict(int)
    for move in moves:
        for part in move.parts.all():
            (back if move.back else laid)[part.category, part.pieces is not None] += part.amount
    return tuple(
        TableItem(
            category=category,
            measure=Measure.PIECES if counted else Measure.GRAMS,
            laid=laid.get((category, counted), 0),
            back=back.get((category, counted), 0),
        )
        for category, counted in sorted({*laid, *back})
    )
