"""Points of collection with their hours: a row is a point on one or several weekdays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.utils.text import slugify

from fabene.core.errors import FabeneError
from fabene.lib.ids import derived
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import Context, Fault, Field, FieldKind, Made, Plan, Record, Step
from fabene.lib.stamps import Stamp
from fabene.places import selectors
from fabene.places.imports.taking import withdraw_made
from fabene.places.imports.words import POINT_KINDS, WEEKDAYS
from fabene.places.services import create_market, set_hours
from fabene.places.values import Hours, MarketKind, MarketView, MunicipalityView, Position

SLUG = 50
FIELDS = (
    Field(
        key="name",
        words=("punto", "mercato", "nome", "nome mercato", "point", "market", "name"),
        required=True,
        limit=100,
    ),
    Field(
        key="municipality",
        words=("comune", "codice istat", "istat", "città", "municipality", "town"),
        required=True,
        limit=100,
    ),
    Field(key="place", words=("luogo", "indirizzo", "via", "piazza", "place", "address"), required=True),
    Field(key="kind", words=("tipo", "tipo di punto", "kind", "type"), kind=FieldKind.CHOICE, choices=POINT_KINDS),
    Field(
        key="weekdays",
        words=("giorno", "giorni", "giorno della settimana", "weekday", "weekdays", "day"),
        kind=FieldKind.CHOICES,
        required=True,
        choices=WEEKDAYS,
    ),
    Field(key="opens", words=("apre", "apertura", "dalle", "inizio", "opens", "from"), kind=FieldKind.TIME),
    Field(key="closes", words=("chiude", "chiusura", "alle", "fine", "closes", "to"), kind=FieldKind.TIME),
    Field(key="collection", words=("ritiro", "raccolta", "ora ritiro", "collection", "pick up"), kind=FieldKind.TIME),
    Field(key="latitude", words=("latitudine", "lat", "latitude"), kind=FieldKind.NUMBER),
    Field(key="longitude", words=("longitudine", "lon", "lng", "longitude"), kind=FieldKind.NUMBER),
    Field(key="since", words=("dal", "valido dal", "since", "valid from"), kind=FieldKind.DATE),
    Field(key="until", words=("fino al", "valido fino al", "until", "valid until"), kind=FieldKind.DATE),
    Field(key="note", words=("note", "nota", "notes"), limit=300),
    Field(key="source", words=("fonte", "source"), limit=500),
)
HOURS, POINT = "hours", "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A row as the point and the hours it asks for."""

    row: int
    point: UUID
    is_new: bool
    municipality: MunicipalityView
    name: str
    place: str
    kind: MarketKind
    position: Position
    hours: tuple[Hours, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Imports points. Those that are there by name are left as they are, and get the hours they lack."""

    kind: str = "points"
    fields: tuple[Field, ...] = FIELDS

    def plan(self, records: Sequence[Record], context: Context) -> Plan:
        """Say which points and hours are new. The municipality is one of those known, by name or ISTAT code."""
        towns = {plain(name): town for town in selectors.municipalities() for name in (town.name, town.istat_code)}
        points = {slugify(point.name)[:SLUG]: point for point in selectors.markets(context.network)}
        steps: list[Step] = []
        faults: list[Fault] = []
        seen: set[object] = set()
        for record in records:
            town = towns.get(plain(record.text("municipality")).zfill(6)) or towns.get(
                plain(record.text("municipality"))
            )
            try:
                wanted = _wanted(record, town=town, points=points, context=context)
            except FabeneError as error:
                column = "municipality" if error.code == "municipality_not_found" else ""
                faults.append(Fault(row=record.row, column=column, code=error.code, read=record.text(column)))
                continue
            lacking = tuple(hours for hours in wanted.hours if (wanted.point, hours) not in seen)
            seen.update((wanted.point, hours) for hours in lacking)
            if lacking:
                steps.append(
                    Step(rows=(record.row,), do=partial(_write, wanted=wanted, hours=lacking, context=context))
                )
        return Plan(steps=tuple(steps), known_rows=len(records) - len(steps) - len(faults), faults=tuple(faults))

    def taking_back(self, made: Sequence[Made], context: Context) -> tuple[Step, ...]:
        """Return what takes all of it away: refused with ``ConflictError`` ``import_built_upon`` when one is in use."""
        rows = tuple(sorted({thing.row for thing in made}))
        return (Step(rows=rows, do=partial(withdraw_made, made=made, network=context.network)),) if made else ()


POINTS = Points()


def _wanted(
    record: Record, *, town: MunicipalityView | None, points: dict[str, MarketView], context: Context
) -> Wanted:
    if town is None:
        raise FabeneError("municipality_not_found")
    slug = slugify(record.text("name"))[:SLUG]
    if not slug:
        raise FabeneError("slug_not_valid", slug=slug)
    known = points.get(slug)
    held = (
        {
            (hours.hours.weekday, hours.hours.opens, hours.hours.closes, hours.hours.collection_at)
            for hours in known.hours
        }
        if known
        else set()
    )
    hours = [_hours(record, weekday=int(day), today=context.today) for day in record.keys("weekdays")]
    return Wanted(
        row=record.row,
        point=known.id if known else derived(context.batch, POINT, slug),
        is_new=known is None,
        municipality=town,
        name=record.text("name"),
        place=record.text("place"),
        kind=MarketKind(record.text("kind") or MarketKind.MARKET),
        position=_position(record, town=town),
        hours=tuple(one for one in hours if (one.weekday, one.opens, one.closes, one.collection_at) not in held),
    )


def _position(record: Record, *, town: MunicipalityView) -> Position:
    latitude, longitude = record.number("latitude"), record.number("longitude")
    if latitude is None or longitude is None:
        centre = town.position
        return Position(latitude=centre.latitude, longitude=centre.longitude, approximate=True, source=centre.source)
    source = record.text("source") or "import"
    return Position(latitude=Decimal(latitude), longitude=Decimal(longitude), approximate=False, source=source)


def _hours(record: Record, *, weekday: int, today: date) -> Hours:
    return Hours(
        weekday=weekday,
        opens=record.clock("opens"),
        closes=record.clock("closes"),
        collection_at=record.clock("collection"),
        valid_from=record.day("since") or today,
        valid_until=record.day("until"),
        note=record.text("note"),
        source=record.text("source") or "import",
    )


def _write(stamp: Stamp, *, wanted: Wanted, hours: tuple[Hours, ...], context: Context) -> list[Made]:
    made: list[Made] = []
    if wanted.is_new:
        create_market(
            id=wanted.point,
            network=context.network,
            municipality=wanted.municipality.istat_code,
            slug=slugify(wanted.name)[:SLUG],
            name=wanted.name,
            place=wanted.place,
            position=wanted.position,
            kind=wanted.kind,
            stamp=stamp,
        )
        made.append(Made(row=wanted.row, what=POINT, key=wanted.point))
    for one in hours:
        id = derived(
            context.batch, HOURS, wanted.point, one.weekday, one.opens, one.closes, one.collection_at, one.valid_from
        )
        set_hours(id=id, market=wanted.point, hours=one, stamp=stamp)
        made.append(Made(row=wanted.row, what=HOURS, key=id))
    return made
