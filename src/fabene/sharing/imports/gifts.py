"""A row of a past season as a gift: where, when, who, what, how much, and where it went on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.collecting.checks import quantity_of
from fabene.collecting.lots import unit_of
from fabene.collecting.services.gifts import check_gift
from fabene.collecting.values import Food, Gift, Source, SourceKind, Weight
from fabene.core.errors import FabeneError, NotFoundError
from fabene.core.quantities import PIECE
from fabene.households.selectors import households_of
from fabene.ledger.values import Unit
from fabene.lib.codes import normalised
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import Field, FieldKind, Record
from fabene.places import selectors as places
from fabene.places.imports.donors import Known, known_givers, point_of
from fabene.places.imports.words import CATEGORIES, label_of
from fabene.sharing.models import Opening

FIELDS = (
    Field(key="date", words=("data", "giorno", "date", "day"), kind=FieldKind.DATE, required=True),
    Field(key="point", words=("punto", "mercato", "point", "market"), limit=100),
    Field(key="donor", words=("donatore", "banco", "da chi", "donor", "stall"), limit=100),
    Field(
        key="category",
        words=("categoria", "merce", "prodotto", "alimento", "category", "goods"),
        kind=FieldKind.CHOICE,
        required=True,
        choices=CATEGORIES,
    ),
    Field(key="kg", words=("kg", "chili", "peso", "peso kg", "quantità", "kilos", "weight"), kind=FieldKind.AMOUNT),
    Field(key="grams", words=("grammi", "g", "peso g", "grams"), kind=FieldKind.AMOUNT),
    Field(key="pieces", words=("pezzi", "pz", "numero pezzi", "pieces"), kind=FieldKind.AMOUNT),
    Field(key="piece_grams", words=("grammi a pezzo", "peso di un pezzo", "grams each"), kind=FieldKind.WHOLE),
    Field(key="destination", words=("destinazione", "a chi", "consegnato a", "destination"), limit=100),
    Field(
        key="household",
        words=("famiglia", "codice famiglia", "codice", "nucleo", "household", "family", "code"),
        limit=20,
        secret=True,
    ),
)
UNITS: Mapping[str, str] = {
    "kg": "kg",
    "kilo": "kg",
    "kili": "kg",
    "chili": "kg",
    "chilo": "kg",
    "chilogrammi": "kg",
    "kgs": "kg",
    "g": "g",
    "gr": "g",
    "grammi": "g",
    "hg": "hg",
    "etti": "hg",
    "etto": "hg",
    "pz": PIECE,
    "pezzi": PIECE,
    "pezzo": PIECE,
    "pcs": PIECE,
    "pieces": PIECE,
}
AMOUNTS = {"kg": "kg", "grams": "g", "pieces": PIECE}
FIRST_YEAR = 1990
SHOPPERS = frozenset(
    {"cittadini", "clienti", "passanti", "shopper", "shoppers", "spesa donata", "cittadino", "cliente"}
)
UNKNOWN = frozenset({"", "sconosciuto", "non indicato", "vari", "varie", "unknown", "totale giornata"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A household as rows speak of it: it comes ``since`` a day."""

    id: UUID
    owner: UUID
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PastGift:
    """What a row says: a gift of a day, and where it went on: a destination, or a household that took it home."""

    row: int
    point: UUID
    on: date
    gift: Gift
    quantity: int
    unit: Unit
    destination: UUID | None
    household: Home | None

    @property
    def day(self) -> tuple[UUID, date]:
        """Return the day it belongs to."""
        return self.point, self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What rows of a network are understood with; ``usual`` is where what names no destination went.

    What households received up to the day ``forgotten`` is known of none of them any more.
    """

    givers: Known
    destinations: Mapping[str, UUID]
    households: Mapping[str, Home]
    usual: UUID | None
    forgotten: date | None
    today: date


def around(network: UUID, *, usual: str, today: date) -> Around:
    """Return what the rows of a network are understood with. Raises ``NotFoundError`` ``destination_not_found``."""
    found = {place.id: place for place in places.destinations_of(network)}
    chosen = places.destination(UUID(usual)) if usual else None
    if chosen is not None and chosen.id not in found:
        raise FabeneError("destination_not_found")
    homes = households_of(network=network, on=today)
    return Around(
        givers=known_givers(network),
        destinations={plain(place.name): place.id for place in found.values()},
        households={normalised(home.code): Home(id=home.id, owner=home.owner, since=home.since) for home in homes},
        forgotten=Opening.objects.filter(network_id=network).values_list("on", flat=True).first(),
        usual=chosen.id if chosen else None,
        today=today,
    )


def past_gift(record: Record, known: Around) -> PastGift | None:
    """Return what a row says; None where it says that nothing came (an amount of zero).

    Raises ``FabeneError``: ``market_not_found``, ``point_missing``, ``donor_not_found``, ``amount_missing``,
    ``amounts_two``, ``unit_unknown``, ``destination_missing``, ``destination_not_found``, ``day_in_future``,
    ``season_too_old``; for a household ``code_not_known``, ``household_and_destination``, ``household_came_later``,
    ``day_forgotten``; and what a wrong gift raises.
    """
    day = record.day("date") or known.today
    if day > known.today:
        raise FabeneError("day_in_future", date=day.isoformat())
    if day.year < FIRST_YEAR:
        raise FabeneError("season_too_old", date=day.isoformat(), year=FIRST_YEAR)
    weight = _weight(record)
    if weight.amount == 0:
        return None
    point = point_of(record, known.givers)
    gift = Gift(
        source=_source(record.text("donor"), point=point, known=known.givers), food=_food(record), weight=weight
    )
    check_gift(gift)
    home = _household(record, known, on=day)
    return PastGift(
        row=record.row,
        point=point,
        on=day,
        gift=gift,
        quantity=quantity_of(weight, category=gift.food.category),
        unit=unit_of(gift.food.category),
        destination=None if home else _destination(record, known),
        household=home,
    )


def _food(record: Record) -> Food:
    return Food(category=record.text("category"), piece_grams=record.whole("piece_grams") or None)


def _weight(record: Record) -> Weight:
    said = [(key, amount) for key in AMOUNTS if (amount := record.amount(key)) is not None]
    if not said:
        raise FabeneError("amount_missing")
    if len(said) > 1:
        raise FabeneError("amounts_two")
    key, amount = said[0]
    unit = UNITS.get(amount.unit) if amount.unit else AMOUNTS[key]
    if unit is None:
        raise FabeneError("unit_unknown", unit=amount.unit[:20])
    return Weight(amount=amount.number, unit=unit)


def _source(said: str, *, point: UUID, known: Known) -> Source:
    words = plain(said)
    if words in UNKNOWN:
        return Source(kind=SourceKind.UNKNOWN)
    if words in SHOPPERS:
        return Source(kind=SourceKind.SHOPPER)
    stall = known.stalls.get((point, plain(label_of(said))))
    if stall is not None:
        return Source(kind=SourceKind.STALL, stall=stall)
    donor = known.donors.get(words)
    if donor is None:
        raise FabeneError("donor_not_found")
    return Source(kind=SourceKind.DONOR, donor=donor)


def _household(record: Record, known: Around, *, on: date) -> Home | None:
    said = record.text("household")
    if not said:
        return None
    found = known.households.get(normalised(said))
    if found is None:
        raise NotFoundError("code_not_known")
    if record.text("destination"):
        raise FabeneError("household_and_destination")
    if on < found.since:
        raise FabeneError("household_came_later", date=found.since.isoformat())
    if known.forgotten is not None and on <= known.forgotten:
        raise FabeneError("day_forgotten", date=known.forgotten.isoformat())
    return found


def _destination(record: Record, known: Around) -> UUID:
    said = record.text("destination")
    found = known.destinations.get(plain(said)) if said else known.usual
    if found is None and said:
        raise FabeneError("destination_not_found")
    if found is None:
        raise FabeneError("destination_missing")
    return found
