"""Tables of households by code: how many, by band, what they do not eat. Names are optional, and sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple
from uuid import UUID

from fabene.core.errors import ConflictError, FabeneError
from fabene.households.models import Card, Household, Presence
from fabene.households.selectors.lists import households_of
from fabene.households.services.erasing import erase
from fabene.households.services.referring import checked_code, enrol
from fabene.households.values import Band, Contacts, Enrolment, People, State
from fabene.ledger.selectors import received
from fabene.ledger.values import Unit
from fabene.lib.ids import derived
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import Context, Fault, Field, FieldKind, Made, Plan, Record, Step
from fabene.lib.stamps import Stamp
from fabene.lib.workbooks import Value
from fabene.places import selectors as places

EXCLUDED: Mapping[str, str] = {
    "alcol": "alcohol",
    "prodotti animali": "animal",
    "manzo": "beef",
    "sedano": "celery",
    "crostacei": "crustaceans",
    "uova": "eggs",
    "pesce": "fish",
    "glutine": "gluten",
    "lupini": "lupin",
    "carne": "meat",
    "latte": "milk",
    "molluschi": "molluscs",
    "senape": "mustard",
    "frutta a guscio": "nuts",
    "arachidi": "peanuts",
    "maiale": "pork",
    "sesamo": "sesame",
    "soia": "soy",
    "solfiti": "sulphites",
    "noci": "nuts",
    "lattosio": "milk",
    "latticini": "milk",
    "bovino": "beef",
    "vegano": "animal",
    "vegetariano": "meat",
    "niente maiale": "pork",
    "no maiale": "pork",
    "no glutine": "gluten",
    "senza glutine": "gluten",
    "celiaco": "gluten",
    "halal": "pork",
    "suino": "pork",
    "no carne": "meat",
    "no pesce": "fish",
    "alcohol": "alcohol",
    "beef": "beef",
    "celery": "celery",
    "crustaceans": "crustaceans",
    "eggs": "eggs",
    "fish": "fish",
    "gluten": "gluten",
    "lupin": "lupin",
    "meat": "meat",
    "milk": "milk",
    "molluscs": "molluscs",
    "mustard": "mustard",
    "nuts": "nuts",
    "peanuts": "peanuts",
    "pork": "pork",
    "sesame": "sesame",
    "soy": "soy",
    "sulphites": "sulphites",
}
BANDS: Mapping[str, Band] = {
    "band_0": Band.CHILD,
    "band_14": Band.TEEN,
    "band_18": Band.YOUNG,
    "band_30": Band.GROWN,
    "band_65": Band.ELDER,
}
FIELDS = (
    Field(
        key="code",
        words=("codice", "famiglia", "codice famiglia", "nucleo", "code", "household"),
        required=True,
        limit=20,
        secret=True,
    ),
    Field(key="point", words=("punto", "mercato", "point", "market"), limit=100),
    Field(key="adults", words=("adulti", "adults"), kind=FieldKind.WHOLE),
    Field(key="children", words=("bambini", "minori", "children"), kind=FieldKind.WHOLE),
    Field(key="band_0", words=("0-13", "0-13 anni", "da 0 a 13", "under 14"), kind=FieldKind.WHOLE),
    Field(key="band_14", words=("14-17", "14-17 anni", "da 14 a 17"), kind=FieldKind.WHOLE),
    Field(key="band_18", words=("18-29", "18-29 anni", "da 18 a 29"), kind=FieldKind.WHOLE),
    Field(key="band_30", words=("30-64", "30-64 anni", "da 30 a 64"), kind=FieldKind.WHOLE),
    Field(
        key="band_65",
        words=("65+", "65", "65 e oltre", "65 anni e oltre", "oltre 65", "anziani", "over 65", "65 and over"),
        kind=FieldKind.WHOLE,
    ),
    Field(
        key="excludes",
        words=("non mangia", "esclusioni", "allergie", "intolleranze", "does not eat", "excludes", "allergies"),
        kind=FieldKind.CHOICES,
        choices=EXCLUDED,
        secret=True,
    ),
    Field(key="since", words=("dal", "data ingresso", "inizio", "since", "from"), kind=FieldKind.DATE),
    Field(key="home", words=("a domicilio", "domicilio", "consegna a casa", "home delivery"), kind=FieldKind.YES_NO),
    Field(
        key="name",
        words=("nominativo", "nome e cognome", "cognome e nome", "cognome", "nome", "name"),
        limit=120,
        secret=True,
    ),
    Field(key="phone", words=("telefono", "cellulare", "tel", "phone", "telephone", "mobile"), limit=40, secret=True),
)
EXPORTED = FIELDS[:-2]
"""Whoever takes the table away takes no names with it: they are read one by one, each reading written down."""
HOUSEHOLD, ORGANISATION = "household", "organisation"


class Places(NamedTuple):
    """The points of a network by name, and the only one where there is no other."""

    by_name: Mapping[str, UUID]
    only: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Households:
    """Imports households; a code that is there, or stands twice in the table, is left as it is.

    The answer ``organisation`` says who follows them: without one no name is taken.
    """

    kind: str = "households"
    fields: tuple[Field, ...] = FIELDS

    def plan(self, records: Sequence[Record], context: Context) -> Plan:
        """Say which households are new."""
        seen = set(Household.objects.filter(network_id=context.network).values_list("code", flat=True))
        points = _points(context.network)
        steps: list[Step] = []
        faults: list[Fault] = []
        for record in records:
            try:
                enrolment = _enrolment(record, points=points, context=context)
            except FabeneError as error:
                faults.append(Fault(row=record.row, column=_COLUMN.get(error.code, ""), code=error.code))
                continue
            if enrolment.code not in seen:
                seen.add(enrolment.code)
                steps.append(
                    Step(rows=(record.row,), do=partial(_write, row=record.row, said=enrolment, context=context))
                )
        return Plan(steps=tuple(steps), known_rows=len(records) - len(steps) - len(faults), faults=tuple(faults))

    def taking_back(self, made: Sequence[Made], context: Context) -> tuple[Step, ...]:
        """Return what erases each; raise ``ConflictError`` ``import_built_upon`` when one got food, a card, a word."""
        for thing in made:
            _refuse_lived_in(thing.key)
        return tuple(
            Step(rows=(thing.row,), do=partial(_erase, thing=thing, context=context)) for thing in reversed(made)
        )


HOUSEHOLDS = Households()
_COLUMN = {
    "code_not_valid": "code",
    "market_not_found": "point",
    "point_missing": "point",
    "names_need_organisation": "name",
    "people_missing": "adults",
}


def _points(network: UUID) -> Places:
    found = places.markets(network)
    names = {plain(word): point.id for point in found for word in (point.name, point.slug)}
    return Places(names, found[0].id if len(found) == 1 else None)


def _enrolment(record: Record, *, points: Places, context: Context) -> Enrolment:
    said = record.text("point")
    point = points.by_name.get(plain(said)) if said else points.only
    if point is None and said:
        raise FabeneError("market_not_found")
    if point is None:
        raise FabeneError("point_missing")
    name, organisation = record.text("name"), context.answers.get(ORGANISATION)
    if name and not organisation:
        raise FabeneError("names_need_organisation")
    return Enrolment(
        network=context.network,
        market=point,
        code=checked_code(record.text("code")),
        people=_people(record),
        since=record.day("since") or context.today,
        excludes=frozenset(record.keys("excludes")),
        home_delivery=record.yes("home", otherwise=False),
        organisation=UUID(organisation) if organisation else None,
        contacts=Contacts(name=name, phone=record.text("phone")) if name else None,
    )


def _people(record: Record) -> People | tuple[int, int]:
    bands = {band: number for key, band in BANDS.items() if (number := record.whole(key))}
    if bands:
        return People(bands=bands)
    adults, children = record.whole("adults"), record.whole("children")
    if adults + children <= 0:
        raise FabeneError("people_missing")
    return adults, children


def _write(stamp: Stamp, *, row: int, said: Enrolment, context: Context) -> list[Made]:
    id = derived(context.batch, HOUSEHOLD, row)
    enrol(id=id, enrolment=said, stamp=stamp)
    return [Made(row=row, what=HOUSEHOLD, key=id)]


def _erase(stamp: Stamp, *, thing: Made, context: Context) -> list[Made]:
    _refuse_lived_in(thing.key)
    try:
        erase(id=derived(context.batch, "erased", thing.key), household=thing.key, stamp=stamp)
    except ConflictError as error:
        raise ConflictError("import_built_upon", sort=HOUSEHOLD) from error
    return [thing]


def _refuse_lived_in(household: UUID) -> None:
    row = Household.objects.filter(id=household).first()
    if row is None:
        return
    spoken = Presence.objects.filter(household=row).count() > 1 or Card.objects.filter(household=row).exists()
    if spoken or any(_got(row.owner, unit) for unit in (Unit.GRAMS, Unit.PIECES)):
        raise ConflictError("import_built_upon", sort=HOUSEHOLD)


def _got(owner: UUID, unit: Unit) -> bool:
    return any(received(owners=[owner], unit=unit).values())


def households_table(network: UUID, *, on: date) -> list[list[Value]]:
    """Return the households that come, with the columns of their import and without names: the head first."""
    names = {point.id: point.name for point in places.markets(network)}
    words = {key: word for word, key in reversed(list(EXCLUDED.items()))}
    rows: list[list[Value]] = [[field.words[0] for field in EXPORTED]]
    for home in households_of(network=network, on=on):
        if home.state == State.LEFT:
            continue
        rows.append([
            *(home.code, names[home.market], home.adults, home.children),
            *(home.bands.get(band) for band in BANDS.values()),
            *(", ".join(words[key] for key in sorted(home.excludes)), home.since.isoformat()),
            "sì" if home.home_delivery else "no",
        ])  # fmt: skip
    return rows
