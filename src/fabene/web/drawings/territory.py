"""A schematic map: municipalities where they lie to each other, their markets around each, nothing overlapping.

Typed coordinates are projected by us (equirectangular, at the middle latitude) and then pushed apart until every circle
can be touched and every name read. Distances are therefore not to scale, and the page says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, ceil, cos, hypot, pi, radians, sin

from django.utils.translation import gettext as _

from fabene.web.drawings.picture import Column, Table

SPREAD = 300.0
PIN_ROOM = 25.0
TOWN_EDGE = 12.0
BETWEEN_TOWNS = 14.0
NAME_HEIGHT = 28.0
LETTER = 9.0
PADDING = 8.0
LEAST_WIDTH = 380.0
ROUNDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A market to be put on the map: where it lies in degrees, and what its pin opens."""

    town: str
    name: str
    when: str
    latitude: float
    longitude: float
    url: str
    today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """A municipality to be put on the map: its name and its centre in degrees."""

    key: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A municipality as it is drawn: a circle and its name below."""

    name: str
    x: float
    y: float
    radius: float
    name_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A market as it is drawn: a numbered circle; ``number`` is its place in the list beside the map."""

    number: int
    label: str
    x: float
    y: float
    url: str
    today: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """The map. Build it with ``territory``."""

    title: str
    sentence: str
    width: float
    height: float
    towns: tuple[Town, ...]
    pins: tuple[Pin, ...]
    spots: tuple[Spot, ...]
    template: str = "drawings/territory.html"

    @property
    def table(self) -> Table:
        """Return every market as a row: the list that stands for the map."""
        return Table(
            caption=self.title,
            columns=(Column(label=_("Mercato")), Column(label=_("Quando"))),
            rows=tuple((spot.name, spot.when) for spot in self.spots),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Circle:
    key: str
    name: str
    x: float
    y: float
    radius: float


def territory(title: str, sentence: str, *, centres: Sequence[Centre], spots: Sequence[Spot]) -> Territory:
    """Return the map of ``spots`` around ``centres``; pins are numbered as ``spots`` come.

    A spot names its ``town`` by the key of a centre; raises ``ValueError`` when there is none.
    """
    if missing := {spot.town for spot in spots} - {centre.key for centre in centres}:
        raise ValueError(f"markets lie in municipalities nobody named: {sorted(missing)}")
    local = {centre.key: _around(centre, [spot for spot in spots if spot.town == centre.key]) for centre in centres}
    circles = _push_apart(_projected(centres, {key: _radius(len(places)) for key, places in local.items()}))
    box = _box(circles)
    moved = [replace(circle, x=circle.x - box.left, y=circle.y - box.top) for circle in circles]
    by_key = {circle.key: circle for circle in moved}
    numbers = {id(spot): number for number, spot in enumerate(spots, start=1)}
    pins = [
        _pin(spot, numbers[id(spot)], circle=by_key[key], offset=offset)
        for key, places in local.items()
        for spot, offset in places
    ]
    return Territory(
        title=title,
        sentence=sentence,
        width=box.width,
        height=box.height,
        towns=tuple(_town(circle) for circle in moved),
        pins=tuple(sorted(pins, key=lambda pin: pin.number)),
        spots=tuple(spots),
    )


def _around(centre: Centre, spots: Sequence[Spot]) -> list[tuple[Spot, tuple[float, float]]]:
    """Return each market with its place around the centre: in the order of their real bearings, evenly apart."""
    if len(spots) == 1:
        return [(spots[0], (0.0, 0.0))]
    ordered = sorted(spots, key=lambda spot: (_bearing(centre, spot), spot.name))
    start = _bearing(centre, ordered[0]) if ordered else 0.0
    ring = _ring(len(spots))
    angles = [start + 2 * pi * place / len(spots) for place in range(len(spots))]
    return [(spot, (ring * cos(angle), ring * sin(angle))) for spot, angle in zip(ordered, angles, strict=True)]


def _bearing(centre: Centre, spot: Spot) -> float:
    east = (spot.longitude - centre.longitude) * cos(radians(centre.latitude))
    return atan2(centre.latitude - spot.latitude, east)


def _ring(number: int) -> float:
    return PIN_ROOM / sin(pi / number) if number > 1 else 0.0


def _radius(number: int) -> float:
    return _ring(number) + PIN_ROOM + TOWN_EDGE if number else PIN_ROOM


def _projected(centres: Sequence[Centre], radii: dict[str, float]) -> list[_Circle]:
    if not centres:
        return []
    middle = cos(radians(sum(centre.latitude for centre in centres) / len(centres)))
    flat = [(centre.longitude * middle, -centre.latitude) for centre in centres]
    widest = max(_extent([x for x, _y in flat]), _extent([y for _x, y in flat])) or 1.0
    return [
        _Circle(
            key=centre.key, name=centre.name, x=x / widest * SPREAD, y=y / widest * SPREAD, radius=radii[centre.key]
        )
        for centre, (x, y) in zip(centres, flat, strict=True)
    ]


def _extent(numbers: Sequence[float]) -> float:
    return max(numbers) - min(numbers)


def _push_apart(circles: list[_Circle]) -> list[_Circle]:
    """Move circles away from each other, a little at a time, until none covers another or its name."""
    for _round in range(ROUNDS):
        moved = False
        for first in range(len(circles)):
            for second in range(first + 1, len(circles)):
                pair = _separated(circles[first], circles[second])
                moved = moved or pair is not None
                circles[first], circles[second] = pair or (circles[first], circles[second])
        if not moved:
            break
    return circles


def _separated(one: _Circle, other: _Circle) -> tuple[_Circle, _Circle] | None:
    east, south = other.x - one.x, other.y - one.y
    distance = hypot(east, south)
    level = abs(east) / distance if distance else 0.0
    wanted = _reach(one, level) + _reach(other, level) + BETWEEN_TOWNS + NAME_HEIGHT * (1 - level)
    if distance >= wanted - 0.5:
        return None
    east, south = (east / distance, south / distance) if distance else (1.0, 0.0)
    step = (wanted - distance) / 2
    return (
        replace(one, x=one.x - east * step, y=one.y - south * step),
        replace(other, x=other.x + east * step, y=other.y + south * step),
    )


def _reach(circle: _Circle, level: float) -> float:
    """Return how far a circle reaches towards another: its name counts as much as they lie side by side."""
    return circle.radius + level * max(0.0, len(circle.name) * LETTER / 2 - circle.radius)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    left: float
    top: float
    width: float
    height: float


def _box(circles: Sequence[_Circle]) -> _Box:
    half = [max(circle.radius, len(circle.name) * LETTER / 2) for circle in circles]
    left = min((circle.x - reach for circle, reach in zip(circles, half, strict=True)), default=0.0)
    right = max((circle.x + reach for circle, reach in zip(circles, half, strict=True)), default=0.0)
    top = min((circle.y - circle.radius for circle in circles), default=0.0) - PADDING
    bottom = max((circle.y + circle.radius + NAME_HEIGHT for circle in circles), default=0.0) + PADDING
    width = max(right - left + 2 * PADDING, LEAST_WIDTH)
    return _Box(left=(left + right - width) / 2, top=top, width=ceil(width), height=ceil(bottom - top))


def _town(circle: _Circle) -> Town:
    return Town(
        name=circle.name,
        x=round(circle.x, 1),
        y=round(circle.y, 1),
        radius=round(circle.radius, 1),
        name_y=round(circle.y + circle.radius + 18, 1),
    )


def _pin(spot: Spot, number: int, *, circle: _Circle, offset: tuple[float, float]) -> Pin:
    return Pin(
        number=number,
        label=_("%(number)s. %(name)s, %(when)s") % {"number": number, "name": spot.name, "when": spot.when},
        x=round(circle.x + offset[0], 1),
        y=round(circle.y + offset[1], 1),
        url=spot.url,
        today=spot.today,
    )
