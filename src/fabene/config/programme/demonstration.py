"""What only a demonstration has: numbered stalls that nobody published, and the seats a visitor may take."""

from dataclasses import dataclass
from datetime import date

from fabene.config.programme.networks import GRUGLIASCO, NETWORKS
from fabene.config.programme.values import Network, identity
from fabene.lib.stamps import Stamp
from fabene.people import services as people
from fabene.people.values import Role
from fabene.places import services as places

PRODUCE = ("fruit", "vegetables", "roots")
BAKERY = ("bread", "pastry")
DAIRY = ("dairy", "cheese", "eggs")
DELICATESSEN = ("cheese", "cured_meat", "preserves")
FISH = ("fish",)

BIG_MARKET: dict[str, tuple[str, ...]] = {
    "3": PRODUCE,
    "5": PRODUCE,
    "8": ("fruit",),
    "9": BAKERY,
    "12": PRODUCE,
    "14": DAIRY,
    "18": ("vegetables", "roots"),
    "21": PRODUCE,
    "24": FISH,
    "27": ("fruit", "vegetables"),
    "30": BAKERY,
    "33": DELICATESSEN,
    "36": PRODUCE,
    "41": ("fruit", "vegetables"),
}
"""Simulated stalls of the market on which the season is played, by number."""

SMALL_MARKET: dict[str, tuple[str, ...]] = {
    "1": PRODUCE,
    "2": ("fruit",),
    "4": PRODUCE,
    "6": BAKERY,
    "7": DAIRY,
    "11": ("vegetables", "roots"),
}
"""Simulated stalls of every other market that has hours."""

SEASON_NETWORK = GRUGLIASCO
SEASON_MARKET = GRUGLIASCO.markets[0]
"""Where simulated seasons are played: the round that published its figures."""

SEASON_REFERRER = SEASON_NETWORK.project.lead
REFERS_SINCE = date(2019, 1, 1)
"""Who refers the simulated households, and since when: earlier than any season."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """A seat of the demonstration: its user, the role and (unless it is for all) the network it is held in."""

    key: str
    display_name: str
    role: Role
    network: Network | None
    title: str
    what: str


CHAIRS = (
    Chair(
        key="grugliasco-banchetto",
        display_name="Banchetto di Grugliasco",
        role=Role.STAND,
        network=GRUGLIASCO,
        title="Al banchetto",
        what="Segni le cassette e i pesi al mercato di viale Echirolles.",
    ),
    Chair(
        key="grugliasco-hub",
        display_name="Hub di Grugliasco",
        role=Role.HUB,
        network=GRUGLIASCO,
        title="All'hub",
        what="Pesi, prepari le borse, le consegni e chiudi la giornata.",
    ),
    Chair(
        key="grugliasco-coordinamento",
        display_name="Coordinamento di Grugliasco",
        role=Role.COORDINATOR,
        network=GRUGLIASCO,
        title="Al coordinamento di Grugliasco",
        what="Vedi tutta la rete: giornate, famiglie per codice, regole.",
    ),
    Chair(
        key="programma",
        display_name="Coordinamento del programma",
        role=Role.COORDINATOR,
        network=None,
        title="Al coordinamento del programma",
        what="Vedi le cinque reti insieme.",
    ),
)


def load_stalls(stamp: Stamp) -> None:
    """Create the simulated stalls of every market that has hours; repeated, it changes nothing."""
    for network in NETWORKS:
        for market in network.markets:
            if market.hours:
                stalls = BIG_MARKET if market == SEASON_MARKET else SMALL_MARKET
                _load_stalls(network.slug, market.slug, stalls=stalls, stamp=stamp)


def load_referrer(stamp: Stamp) -> None:
    """Let the simulated households' organisation refer them; repeated, it changes nothing."""
    people.accredit(
        id=identity("accreditation", SEASON_NETWORK.slug),
        network=identity("network", SEASON_NETWORK.slug),
        organisation=identity("body", SEASON_REFERRER.name),
        since=REFERS_SINCE,
        until=None,
        stamp=stamp,
    )


def load_seats(stamp: Stamp) -> None:
    """Create the users of the demonstration and their seats; repeated, it changes nothing."""
    for position, chair in enumerate(CHAIRS, start=1):
        _load_chair(chair, position=position, stamp=stamp)


def _load_stalls(network: str, market: str, *, stalls: dict[str, tuple[str, ...]], stamp: Stamp) -> None:
    for label, sells in stalls.items():
        places.create_stall(
            id=identity("stall", network, market, label),
            market=identity("market", network, market),
            label=label,
            sells=sells,
            stamp=stamp,
        )


def _load_chair(chair: Chair, *, position: int, stamp: Stamp) -> None:
    user = identity("user", chair.key)
    people.create_user(id=user, email=f"{chair.key}@example.org", display_name=chair.display_name, stamp=stamp)
    people.grant_role(
        id=identity("role", chair.key),
        user=user,
        role=chair.role,
        network=identity("network", chair.network.slug) if chair.network else None,
        stamp=stamp,
    )
    people.create_seat(key=chair.key, user=user, title=chair.title, what=chair.what, position=position, stamp=stamp)
