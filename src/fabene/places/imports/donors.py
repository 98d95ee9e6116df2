"""Donors: stalls of a point, and those that have none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.lib.ids import derived
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import Context, Fault, Field, FieldKind, Made, Plan, Record, Step
from fabene.lib.stamps import Stamp
from fabene.places import selectors
from fabene.places.imports.taking import withdraw_made
from fabene.places.imports.words import CATEGORIES, GIVER_KINDS, WEEKDAYS, label_of
from fabene.places.services import create_donor, create_stall
from fabene.places.values import DonorText

STALL, DONOR = "stall", "donor"
FIELDS = (
    Field(
        key="name",
        words=("donatore", "nome", "banco", "etichetta", "numero banco", "donor", "name", "stall"),
        required=True,
        limit=100,
    ),
    Field(
        key="kind",
        words=("tipo", "tipo di donatore", "kind", "type"),
        kind=FieldKind.CHOICE,
        required=True,
        choices=GIVER_KINDS,
    ),
    Field(key="point", words=("punto", "mercato", "point", "market"), limit=100),
    Field(key="place", words=("luogo", "indirizzo", "place", "address")),
    Field(key="trader", words=("ditta", "ragione sociale", "insegna", "trader", "business"), limit=100, secret=True),
    Field(
        key="sells",
        words=("vende", "merce", "prodotti", "categorie", "sells", "goods"),
        kind=FieldKind.CHOICES,
        choices=CATEGORIES,
    ),
    Field(key="weekdays", words=("giorni", "giorno", "weekdays", "days"), kind=FieldKind.CHOICES, choices=WEEKDAYS),
    Field(key="gives", words=("dona", "attivo", "gives", "active"), kind=FieldKind.YES_NO),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The givers a network has: point by name, stall by point and label, donor by name."""

    points: Mapping[str, UUID]
    stalls: Mapping[tuple[UUID, str], UUID]
    donors: Mapping[str, UUID]

    @property
    def only_point(self) -> UUID | None:
        """Return the point when there is one only."""
        found = set(self.points.values())
        return found.pop() if len(found) == 1 else None


def known_givers(network: UUID) -> Known:
    """Return the givers of a network by the words people write."""
    points = selectors.markets(network)
    return Known(
        points={plain(word): point.id for point in points for word in (point.name, point.slug)},
        stalls={
            (point.id, plain(stall.label)): stall.id for point in points for stall in selectors.stalls_of(point.id)
        },
        donors={plain(donor.name): donor.id for donor in selectors.donors_of(network)},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Donors:
    """Imports donors; one that is there, or stands twice in the table, is left as it is."""

    kind: str = "donors"
    fields: tuple[Field, ...] = FIELDS

    def plan(self, records: Sequence[Record], context: Context) -> Plan:
        """Say who is new. A stall needs its point, unless the network has one only."""
        known = known_givers(context.network)
        seen: set[object] = {*known.stalls, *known.donors}
        steps: list[Step] = []
        faults: list[Fault] = []
        for record in records:
            try:
                point = point_of(record, known) if record.text("kind") == STALL else None
            except FabeneError as error:
                faults.append(Fault(row=record.row, column="point", code=error.code, read=record.text("point")))
                continue
            name = label_of(record.text("name")) if point else record.text("name")
            key = (point, plain(name)) if point else plain(name)
            if key not in seen:
                seen.add(key)
                steps.append(Step(rows=(record.row,), do=partial(_write, record=record, point=point, context=context)))
        return Plan(steps=tuple(steps), known_rows=len(records) - len(steps) - len(faults), faults=tuple(faults))

    def taking_back(self, made: Sequence[Made], context: Context) -> tuple[Step, ...]:
        """Return what takes all of it away: refused with ``ConflictError`` ``import_built_upon`` when one is in use."""
        rows = tuple(sorted({thing.row for thing in made}))
        return (Step(rows=rows, do=partial(withdraw_made, made=made, network=context.network)),) if made else ()


DONORS = Donors()


def point_of(record: Record, known: Known) -> UUID:
    """Return the point a row speaks of; raise ``FabeneError`` ``point_missing`` or ``market_not_found``."""
    said = record.text("point")
    point = known.points.get(plain(said)) if said else known.only_point
    if point is None and said:
        raise FabeneError("market_not_found")
    if point is None:
        raise FabeneError("point_missing")
    return point


def _write(stamp: Stamp, *, record: Record, point: UUID | None, context: Context) -> list[Made]:
    sells, gives = record.keys("sells"), record.yes("gives", otherwise=True)
    if point is not None:
        label = label_of(record.text("name"))
        id = derived(context.batch, STALL, point, plain(label))
        create_stall(
            id=id, market=point, label=label, sells=sells, gives=gives, trader=record.text("trader"), stamp=stamp
        )
        return [Made(row=record.row, what=STALL, key=id)]
    id = derived(context.batch, DONOR, record.row)
    create_donor(
        id=id,
        network=context.network,
        kind=OwnerKind(record.text("kind")),
        said=DonorText(name=record.text("name"), place=record.text("place"), trader=record.text("trader")),
        sells=sells,
        weekdays=tuple(int(day) for day in record.keys("weekdays")),
        gives=gives,
        stamp=stamp,
    )
    return [Made(row=record.row, what=DONOR, key=id)]
