"""The shape of the programme's data, and the identities of what it names."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import NAMESPACE_URL, UUID, uuid5

from fabene.core.bilingual import Bilingual
from fabene.core.owners import OwnerKind
from fabene.lib.ids import derived
from fabene.people.values import OrganisationKind
from fabene.places.values import Hours, Position

PROGRAMME = uuid5(NAMESPACE_URL, "https://www.topmetrofabene.it/")


def identity(*parts: str) -> UUID:
    """Return the identity that something named by ``parts`` has in every installation that loads the programme."""
    return derived(PROGRAMME, *parts)


BOUNDARIES = "ISTAT, confini comunali (topologia di openpolis/geojson-italy): centro del territorio comunale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A Comune: its ISTAT code, and the centre of its territory in degrees."""

    istat_code: str
    name: str
    latitude: str
    longitude: str

    @property
    def centre(self) -> Position:
        """Return where the Comune is."""
        return self._position(approximate=False, source=BOUNDARIES)

    @property
    def somewhere(self) -> Position:
        """Return the position of something in the Comune of which nobody published a better one."""
        return self._position(approximate=True, source="Centro del comune: la posizione esatta non è pubblicata")

    def _position(self, *, approximate: bool, source: str) -> Position:
        return Position(
            latitude=Decimal(self.latitude),
            longitude=Decimal(self.longitude),
            approximate=approximate,
            source=source,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation by the name it is known by."""

    name: str
    kind: OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a network was funded for, who leads it and who takes part."""

    title: str
    source: str
    sentence: Bilingual
    lead: Body
    partners: tuple[Body, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """A market with the hours that somebody published; ``place`` is the square or street."""

    slug: str
    name: str
    place: str
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place that food is passed on to, with the page that names it."""

    kind: OwnerKind
    name: str
    source: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One of the five: its slug is that of its municipality."""

    slug: str
    municipality: Municipality
    project: Project
    markets: tuple[Market, ...]
    destinations: tuple[Destination, ...]

    @property
    def name(self) -> str:
        """Return how people call it."""
        return self.municipality.name


def hours(weekday: int, *, since: date, source: str, note: str = "", **times: time) -> Hours:
    """Return hours on a weekday (Monday is 0); ``times`` are opens, closes, collection_at, as far as published."""
    return Hours(
        weekday=weekday,
        opens=times.get("opens"),
        closes=times.get("closes"),
        collection_at=times.get("collection_at"),
        valid_from=since,
        valid_until=None,
        note=note,
        source=source,
    )
