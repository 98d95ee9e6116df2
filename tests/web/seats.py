"""Who plays the matrix: the fourteen seats, and for each whose things the small world's are to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fabene.people import services as people
from fabene.people.values import ORGANISATION_ROLES, OrganisationKind, Role
from tests.world import BEFORE, ROLES, accredit, build_user, grant, key


class Whose(StrEnum):
    """Whose a thing of the small world is, to somebody who asks for it."""

    OWN = "own"
    SAME = "same network"
    OTHER = "other network"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who asks: in which seat, whose the things of Grugliasco are to them, and their first name."""

    seat: str
    whose: Whose
    name: str | None

    def __str__(self) -> str:
        """Return what a test that fails calls them."""
        return self.seat if self.whose == Whose.OWN else f"{self.seat}, {self.whose}"


# The seats, as the paper writes them: ``public`` has not signed in, ``household`` came by the link of a card,
# ``nobody`` signed in without a role, ``all-networks`` coordinates every network, ``programme`` is the programme's
# office.
VISITORS = ("public", "household")
SEATS: Mapping[str, str | None] = {
    "public": None,
    "household": None,
    "nobody": "nino",
    "stand": "sara",
    "hub": "ugo",
    "coordinator": "carla",
    "all-networks": "pia",
    "programme": "olga",
    "rider": "remo",
    "caseworker": "cesare",
    "trader": "tina",
    "organisation": "omar",
    "municipality": "marta",
    "school": "silvia",
    "jury": "gino",
    "evaluator": "elia",
}
# Names that stand for several seats.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "visitors": VISITORS,
    "coordination": ("coordinator", "all-networks"),
    "office": ("coordinator", "all-networks", "programme"),
    "house": ("hub", "coordinator", "all-networks"),
    "market": ("stand", "hub", "coordinator", "all-networks"),
    "bodies": ("trader", "organisation", "municipality", "school"),
    "roles": tuple(seat for seat in SEATS if seat not in {*VISITORS, "nobody"}),
    "everybody": tuple(SEATS),
}
# Where the same role is held by somebody else: for another organisation of Grugliasco, or in Rivoli.
SAME_NETWORK = {seat: f"{name}-altrove" for seat, name in SEATS.items() if seat in set(ORGANISATION_ROLES)}
OTHER_NETWORK = {seat: f"{name}-rivoli" for seat, name in SEATS.items() if name in ROLES and ROLES[name][1] is not None}
SAME_NETWORK["caseworker"], OTHER_NETWORK["caseworker"], OTHER_NETWORK["coordinator"] = "clara", "cinzia", "rita"


def askers() -> tuple[Asker, ...]:
    """Return everybody who asks: each seat for its own things, then for those of others where that differs."""
    return (
        *(Asker(seat=seat, whose=Whose.OWN, name=name) for seat, name in SEATS.items()),
        *(Asker(seat=seat, whose=Whose.SAME, name=name) for seat, name in SAME_NETWORK.items()),
        *(Asker(seat=seat, whose=Whose.OTHER, name=name) for seat, name in OTHER_NETWORK.items()),
    )


def build_twins() -> None:
    """Build whoever holds the same roles elsewhere and is not in the small world already."""
    for slug in ("altrove", "rivoli"):
        body = people.create_organisation(
            id=key("organisation", f"twin-{slug}"), name=slug, kind=OrganisationKind.THIRD_SECTOR, stamp=BEFORE
        )
        accredit(f"twin-{slug}", network="rivoli" if slug == "rivoli" else "grugliasco")
        assert body.id == key("organisation", f"twin-{slug}")
    for seat, name in (*SAME_NETWORK.items(), *OTHER_NETWORK.items()):
        if name not in ROLES:
            slug = name.rpartition("-")[2]
            role = Role(seat)
            build_user(name)
            grant(
                name,
                role=role,
                network="rivoli" if slug == "rivoli" else "grugliasco",
                organisation=f"twin-{slug}" if role in ORGANISATION_ROLES else None,
            )
