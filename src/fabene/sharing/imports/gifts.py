"""A row of a past season as a gift: where, when, who, what, how much, and where it went on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from fabene.collecting.services.gifts import check_gift
from fabene.collecting.values import Food, Gift, Source, SourceKind, Weight
from fabene.core.errors import FabeneError
from fabene.core.quantities import PIECE
from fabene.lib.imports.reading import plain
from fabene.lib.imports.values import Field, FieldKind, Record
from fabene.places import selectors as places
from fabene.places.imports.donors import Known, known_givers, point_of
from fabene.places.imports.words import CATEGORIES, label_of

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
SHOPPERS = frozenset(
    {"cittadini", "clienti", "passanti", "shopper", "shoppers", "spesa donata", "cittadino", "cliente"}
)
UNKNOWN = frozenset({"", "sconosciuto", "non indicato", "vari", "varie", "unknown", "totale giornata"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PastGift:
    """What a row says: a gift of a day, and the destination where it went on."""

    row: int
    point: UUID
    on: date
    gift: Gift
    destination: UUID

    @property
    def day(self) -> tuple[UUID, date]:
        """Return the day it belongs to."""
        return self.point, self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What rows of a network are understood with; ``usual`` is where what names no destination went."""

    givers: Known
    destinations: Mapping[str, UUID]
    usual: UUID | None
    today: date


def around(network: UUID, *, usual: str, today: date) -> Around:
    """Return what the rows of a network are understood with. Raises ``NotFoundError`` ``destination_not_found``."""
    found = {place.id: place for place in places.destinations_of(network)}
    chosen = places.destination(UUID(usual)) if usual else None
    if chosen is not None and chosen.id not in found:
        raise FabeneError("destination_not_found")
    return Around(
        givers=known_givers(network),
        destinations={plain(place.name): place.id for place in found.values()},
        usual=chosen.id if chosen else None,
        today=today,
    )


def past_gift(record: Record, known: Around) -> PastGift | None:
    """Return what a row says; None where it says that nothing came (an amount of zero).

    Raises ``FabeneError``: ``market_not_found``, ``point_missing``, ``donor_not_found``, ``amount_missing``,
    ``amounts_two``, ``unit_unknown``, ``destination_missing``, ``destination_not_found``, ``day_in_future``, and what
    a wrong gift raises.
    """
    day = record.day("date") or known.today
    if day > known.today:
        raise FabeneError("day_in_future", date=day.isoformat())
    weight = _weight(record)
    if weight.amount == 0:
        return None
    point = point_of(record, known.givers)
    gift = Gift(
        source=_source(record.text("donor"), point=point, known=known.givers), food=_food(record), weight=weight
    )
    check_gift(gift)
    return PastGift(row=record.row, point=point, on=day, gift=gift, destination=_destination(record, known))


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


def _destination(record: Record, known: Around) -> UUID:
    said = record.text("destination")
    found = known.destinations.get(plain(said)) if said else known.usual
    if found is None and said:
        raise FabeneError("destination_not_found")
    if found is None:
        raise FabeneError("destination_missing")
    return found
