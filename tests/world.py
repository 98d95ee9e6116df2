"""The one small named world that tests speak of. It is built through services, the same every time.

Two networks on a Saturday of May: Grugliasco, with its market, its hub and its emporio, and Rivoli next door. In
Grugliasco Carla coordinates, Sara keeps the stand and Ugo the hub; Rita coordinates Rivoli; Pia coordinates the whole
programme; Nino may sign in and nothing else.

Cesare follows families for ``la-tavola``, Clara for ``porta-aperta``, both accredited in Grugliasco, and Cinzia for
``il-ponte`` in Rivoli. In Grugliasco Remo brings bags home, Tina trades at ``il-forno``, Marta works for the Comune,
Silvia teaches at ``scuola-66``, Omar belongs to ``orto``. Gino is of the jury, Elia evaluates, and Olga is the office
of the programme. Identities come from names (``key("stall", "12")``) and times from clocks
(``at(15, 30)``), so a test can name what it has not built.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from fabene.core.owners import OwnerKind
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import services as people
from fabene.people.values import AccreditationView, NetworkView, OrganisationKind, PartnerRole, Role, UserView
from fabene.places import selectors
from fabene.places import services as places
from fabene.places.values import DestinationView, Hours, HubView, MarketView, Position, StallView

ROME = ZoneInfo("Europe/Rome")
WORLD = UUID("0178f000-0000-7000-8000-00000000fabe")
SATURDAY = date(2021, 5, 8)
TUESDAY = date(2021, 5, 11)
FRIDAY = date(2021, 5, 14)
START = date(2021, 3, 1)
PASSWORD = "una mela per la rete"


def key(*words: str) -> UUID:
    """Return the identity that these words have in this world."""
    return derived(WORLD, *words)


def at(hour: int, minute: int = 0, *, day: date = SATURDAY) -> datetime:
    """Return a moment of a day (the Saturday, unless told) on the clocks of Rome."""
    return datetime.combine(day, time(hour, minute), tzinfo=ROME)


def stamp(hour: int = 15, minute: int = 0, *, day: date = SATURDAY, who: str = "sara") -> Stamp:
    """Return the stamp of what ``who`` does at a time: it is recorded as it happens."""
    return stamp_now(key("user", who), at(hour, minute, day=day))


BEFORE = stamp(9, day=START, who="the founders")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A network with all it needs for a market day; ``stalls`` by label, ``destinations`` by kind."""

    network: NetworkView
    market: MarketView
    hub: HubView
    stalls: dict[str, StallView]
    destinations: dict[OwnerKind, DestinationView]

    @property
    def emporio(self) -> DestinationView:
        """Return the network's emporio."""
        return self.destinations[OwnerKind.EMPORIO]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Both networks and everybody in them; ``users`` by first name."""

    grugliasco: Place
    rivoli: Place
    users: dict[str, UserView]


def build_world() -> World:
    """Build both networks and their people."""
    grugliasco = build_grugliasco()
    rivoli = build_rivoli()
    return World(grugliasco=grugliasco, rivoli=rivoli, users=build_users())


def build_grugliasco() -> Place:
    """Build Grugliasco: Tuesday and Saturday, five stalls of which one does not give, a hub, everywhere to pass on."""
    network = build_network("grugliasco", "Grugliasco", istat_code="001120", latitude="45.0689", longitude="7.5767")
    market = places.create_market(
        id=key("market", "grugliasco"),
        network=network.id,
        municipality="001120",
        slug="viale-echirolles",
        name="Mercato di viale Echirolles",
        place="viale Echirolles",
        position=position("45.0661", "7.5798"),
        stamp=BEFORE,
    )
    set_hours(market.id, weekday=1, opens="08:00", closes="13:00", collection="12:30")
    set_hours(market.id, weekday=5, opens="08:00", closes="18:00", collection="15:30")
    stalls = {
        "12": build_stall(market.id, "12", sells=("fruit", "vegetables")),
        "27": build_stall(market.id, "27", sells=("fruit",)),
        "31": build_stall(market.id, "31", sells=("bread", "pastry"), trader="Il forno in piazza"),
        "44": build_stall(market.id, "44", sells=("cheese", "dairy")),
        "50": build_stall(market.id, "50", sells=("fish",), gives=False),
    }
    return complete(network, market.id, stalls=stalls, istat_code="001120")


def build_rivoli() -> Place:
    """Build Rivoli: Friday, two stalls, a hub, everywhere to pass on."""
    network = build_network("rivoli", "Rivoli", istat_code="001219", latitude="45.0706", longitude="7.5170")
    market = places.create_market(
        id=key("market", "rivoli"),
        network=network.id,
        municipality="001219",
        slug="piazza-aldo-moro",
        name="Mercato di piazza Aldo Moro",
        place="piazza Aldo Moro",
        position=position("45.0712", "7.5155"),
        stamp=BEFORE,
    )
    set_hours(market.id, weekday=4, opens="08:00", closes="13:00", collection="11:30")
    stalls = {
        "3": build_stall(market.id, "3", sells=("fruit", "vegetables")),
        "5": build_stall(market.id, "5", sells=("bread",)),
    }
    return complete(network, market.id, stalls=stalls, istat_code="001219")


def build_network(slug: str, name: str, *, istat_code: str, latitude: str, longitude: str) -> NetworkView:
    """Build a network, its municipality, and its Comune as a partner."""
    places.create_municipality(
        istat_code=istat_code, name=name, province="Torino", position=position(latitude, longitude), stamp=BEFORE
    )
    network = people.create_network(
        id=key("network", slug),
        slug=slug,
        name=name,
        sentence=f"Il mercato di {name} raccoglie e divide.",
        stamp=BEFORE,
    )
    comune = people.create_organisation(
        id=key("organisation", slug), name=f"Comune di {name}", kind=OrganisationKind.MUNICIPALITY, stamp=BEFORE
    )
    people.join_network(
        id=key("part", slug), network=network.id, organisation=comune.id, role=PartnerRole.PARTNER, stamp=BEFORE
    )
    return network


def complete(network: NetworkView, market: UUID, *, stalls: dict[str, StallView], istat_code: str) -> Place:
    """Give a network its hub and its destinations, and return it whole."""
    hub = places.create_hub(
        id=key("hub", network.slug),
        network=network.id,
        municipality=istat_code,
        name=f"Casa di {network.name}",
        address="",
        position=position("45.0670", "7.5780", approximate=True),
        stamp=BEFORE,
    )
    names = {
        OwnerKind.EMPORIO: "Emporio solidale",
        OwnerKind.OPEN_TABLE: "Tavola aperta",
        OwnerKind.KITCHEN: "Mensa",
        OwnerKind.ANIMALS: "Canile",
        OwnerKind.COMPOST: "Compostiera dell'orto",
    }
    destinations = {
        kind: places.create_destination(
            id=key(kind, network.slug), network=network.id, kind=kind, name=name, stamp=BEFORE
        )
        for kind, name in names.items()
    }
    return Place(
        network=network,
        market=selectors.market(market),
        hub=hub,
        stalls=stalls,
        destinations=destinations,
    )


def build_stall(market: UUID, label: str, *, sells: tuple[str, ...], gives: bool = True, trader: str = "") -> StallView:
    """Build a stall of a market."""
    return places.create_stall(
        id=derived(market, "stall", label),
        market=market,
        label=label,
        sells=sells,
        gives=gives,
        trader=trader,
        stamp=BEFORE,
    )


def set_hours(market: UUID, *, weekday: int, opens: str, closes: str, collection: str) -> None:
    """Let a market be held on a weekday from the start of this world on."""
    hours = Hours(
        weekday=weekday,
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
        collection_at=time.fromisoformat(collection),
        valid_from=START,
        valid_until=None,
        note="",
        source="questo mondo",
    )
    places.set_hours(id=derived(market, "hours", weekday), market=market, hours=hours, stamp=BEFORE)


def position(latitude: str, longitude: str, *, approximate: bool = False) -> Position:
    """Return a coordinate of this world."""
    return Position(
        latitude=Decimal(latitude), longitude=Decimal(longitude), approximate=approximate, source="questo mondo"
    )


ORGANISATIONS = {
    "la-tavola": ("La Tavola, cooperativa sociale", OrganisationKind.THIRD_SECTOR),
    "porta-aperta": ("Porta Aperta, associazione", OrganisationKind.THIRD_SECTOR),
    "il-ponte": ("Il Ponte, cooperativa sociale", OrganisationKind.THIRD_SECTOR),
    "il-forno": ("Il forno in piazza", OrganisationKind.FIRM),
    "scuola-66": ("Scuola 66 Martiri", OrganisationKind.SCHOOL),
    "orto": ("Orto di tutti, associazione", OrganisationKind.THIRD_SECTOR),
}
# Who refers households where.
ACCREDITED = {"la-tavola": "grugliasco", "porta-aperta": "grugliasco", "il-ponte": "rivoli"}
# First name -> role, the network it is held in (None: all), the organisation it is held for (by its key).
ROLES: dict[str, tuple[Role, str | None, str | None]] = {
    "carla": (Role.COORDINATOR, "grugliasco", None),
    "sara": (Role.STAND, "grugliasco", None),
    "ugo": (Role.HUB, "grugliasco", None),
    "rita": (Role.COORDINATOR, "rivoli", None),
    "pia": (Role.COORDINATOR, None, None),
    "olga": (Role.PROGRAMME, None, None),
    "cesare": (Role.CASEWORKER, "grugliasco", "la-tavola"),
    "clara": (Role.CASEWORKER, "grugliasco", "porta-aperta"),
    "cinzia": (Role.CASEWORKER, "rivoli", "il-ponte"),
    "remo": (Role.RIDER, "grugliasco", None),
    "tina": (Role.TRADER, "grugliasco", "il-forno"),
    "marta": (Role.MUNICIPALITY, "grugliasco", "grugliasco"),
    "silvia": (Role.SCHOOL, "grugliasco", "scuola-66"),
    "omar": (Role.ORGANISATION, "grugliasco", "orto"),
    "gino": (Role.JURY, None, None),
    "elia": (Role.EVALUATOR, None, None),
}


def build_users() -> dict[str, UserView]:
    """Build everybody, with their roles and the organisations they hold them for. Both networks must be there."""
    users = {name: build_user(name) for name in (*ROLES, "nino")}
    for slug, (name, kind) in ORGANISATIONS.items():
        people.create_organisation(id=key("organisation", slug), name=name, kind=kind, stamp=BEFORE)
    for slug, network in ACCREDITED.items():
        accredit(slug, network=network)
    for name, (role, held_in, held_for) in ROLES.items():
        grant(name, role=role, network=held_in, organisation=held_for)
    return users


def accredit(slug: str, *, network: str, until: date | None = None) -> AccreditationView:
    """Let an organisation refer households in a network from the start of this world on."""
    return people.accredit(
        id=key("accreditation", slug),
        network=key("network", network),
        organisation=key("organisation", slug),
        since=START,
        until=until,
        stamp=BEFORE,
    )


def build_user(name: str, *, password: str | None = None) -> UserView:
    """Build somebody by their first name; with a password they can sign in by the form."""
    return people.create_user(
        id=key("user", name),
        email=f"{name}@example.org",
        display_name=name.capitalize(),
        password=password,
        stamp=BEFORE,
    )


def grant(name: str, *, role: Role, network: str | None, organisation: str | None = None) -> None:
    """Give somebody a role in a network by its slug, or in all; for an organisation by its key, if for any."""
    people.grant_role(
        id=key("membership", name, role),
        user=key("user", name),
        role=role,
        network=key("network", network) if network else None,
        organisation=key("organisation", organisation) if organisation else None,
        stamp=BEFORE,
    )
