"""What the pages about people speak of in the week: a deed, and somebody who looked at many households in an hour."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from fabene.lib.ids import derived
from fabene.lib.stamps import stamp_now
from fabene.people import services
from fabene.people.services.alerting import MANY_HOUSEHOLDS
from fabene.people.values import Role
from tests.world import Place, at, grant, key, stamp

DEED = b"%PDF-1.7 determina 12/2021"
DAY = date(2021, 5, 12)
FORMS: Mapping[str, Mapping[str, object]] = {
    "people:give": {"user": key("user", "sara"), "role": "hub"},
    "people:give_everywhere": {"user": key("user", "sara"), "role": "evaluator"},
    "people:accredit": {"organisation": key("organisation", "orto"), "since": DAY.isoformat()},
    "people:end_accreditation": {"on": DAY.isoformat()},
    "people:add_body": {"name": "Parrocchia di San Massimo", "kind": "parish"},
    "people:answer": {"outcome": "expected"},
}


def look_at_many(place: Place) -> None:
    """Have Clara read of one household too many, Carla end a role of Ugo's and file the deed of an accreditation."""
    for number in range(MANY_HOUSEHOLDS + 1):
        services.note_reading(
            id=key("looked", str(number)),
            key=key("somebody", str(number)),
            what="household.contacts",
            reason="contact",
            network=place.network.id,
            stamp=stamp_now(key("user", "clara"), at(10, day=DAY) + timedelta(minutes=number)),
        )
    grant("ugo", role=Role.STAND, network=place.network.slug)
    ended = key("membership", "ugo", Role.STAND)
    services.revoke_role(id=key("ended"), membership=ended, stamp=stamp(9, day=DAY, who="carla"))
    services.file_deed(
        id=key("deed"),
        accreditation=key("accreditation", "la-tavola"),
        content=DEED,
        stamp=stamp(9, day=DAY, who="carla"),
    )


def parts(name: str) -> dict[str, UUID]:
    """Return what the address of a page about people speaks of; only a role that ended can be given back."""
    ended = name == "people:give_back"
    return {
        "membership": key("membership", "ugo", Role.STAND) if ended else key("membership", "sara", Role.STAND),
        "accreditation": key("accreditation", "la-tavola"),
        "alert": derived(key("looked", str(MANY_HOUSEHOLDS)), "alert"),
    }


def posted(name: str) -> dict[str, object]:
    """Return what the form of a page about people is sent with so that it is accepted."""
    file = {"deed": SimpleUploadedFile("atto.pdf", DEED + b" bis")} if name == "people:deed" else {}
    return {**FORMS.get(name, {}), **file}
