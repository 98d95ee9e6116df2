"""A small programme with something of everything that must come back: names, a mail, a document, a ledger."""

from pathlib import Path
from uuid import UUID

from fabene.core.owners import OwnerKind
from fabene.households import selectors as households
from fabene.households import services as referrals
from fabene.households.values import Contacts
from fabene.ledger import services as ledger
from fabene.ledger.values import Draft, Line, Unit
from fabene.lib.files import services as files
from tests.config.waiting import wait
from tests.families import family, welcome
from tests.lib.papers import PDF
from tests.world import World, build_world, key, stamp

DEED = key("accreditation", "deed")
LATER = stamp(18)


def recipient(identity: Path) -> str:
    """Return the public key of an identity, as ``--to`` wants it."""
    return identity.read_text().splitlines()[0].removeprefix("# public key: ")


def live() -> World:
    """Build a programme with two households that have a name, a mail that waits, a deed and two kilos of apples."""
    world = build_world()
    for number in (1, 2):
        welcome(world.grugliasco, number)
        contacts = Contacts(name=f"Famiglia di prova {number}", phone=f"+39 000 000 000{number}")
        referrals.change_contacts(
            id=key("contacts", str(number)), household=family(number), contacts=contacts, stamp=LATER
        )
    wait(1)
    files.keep(id=key("deed", "1"), subject=DEED, content=PDF, stamp=LATER)
    give_apples(world.grugliasco.network.id)
    return world


def give_apples(network: UUID) -> None:
    """Let somebody give the stand two kilos of apples."""
    ledger.open_owner(id=key("giver"), kind=OwnerKind.UNKNOWN_DONOR)
    ledger.open_owner(id=key("taker"), kind=OwnerKind.STAND)
    lines = (
        Line(owner=key("giver"), unit=Unit.GRAMS, amount=-2000, lot=key("apples")),
        Line(owner=key("taker"), unit=Unit.GRAMS, amount=2000, lot=key("apples")),
    )
    ledger.post(Draft(id=key("gift"), book=network, kind="gift", lines=lines, stamp=LATER))


def name_of(number: int) -> str:
    """Return the name of family ``number``, as whoever holds the keys reads it."""
    told = households.everything_about(household=family(number))
    return str(told["contacts"]["name"])
