"""The beginning of the week's networks: what its addresses speak of and what its forms are sent with."""

from collections.abc import Mapping

from fabene.people.values import OrganisationKind
from tests.world import key

PLACED = {"name": "Uno nuovo", "municipality": "001120", "where": "45.06, 7.58"}
FORMS: Mapping[str, Mapping[str, object]] = {
    "beginning:municipality": {"name": "Savona", "province": "Savona", "istat_code": "009056"},
    "beginning:change_municipality": {"name": "Grugliasco", "where": ""},
    "beginning:organisation": {"name": "Comune di Savona", "kind": OrganisationKind.MUNICIPALITY.value},
    "beginning:change_organisation": {"name": "Orto", "kind": OrganisationKind.THIRD_SECTOR.value},
    "beginning:network": {"name": "Savona", "slug": "savona"},
    "beginning:copy": {"name": "Nichelino", "slug": "nichelino", "copies": []},
    "beginning:change_network": {"name": "Grugliasco"},
    "beginning:market": {**PLACED, "place": "piazza nuova", "weekdays": ["0"], "opens": "08:00"},
    "beginning:change_market": {**PLACED, "place": "piazza nuova"},
    "beginning:hub": PLACED,
    "beginning:change_hub": PLACED,
    "beginning:destinations": {"compost": "Il compost dell’orto"},
    "beginning:rules": {"source": "Incontro del 3 marzo"},
    "beginning:first_day": {"market_id": str(key("market", "grugliasco")), "date": "2021-05-07"},
}


def parts(name: str) -> dict[str, object]:
    """Return what an address of the beginning speaks of."""
    if not name.startswith("beginning:"):
        return {}
    return {
        "token": "x",
        "istat": "001120",
        "organisation": key("organisation", "orto"),
        "market": key("market", "grugliasco"),
        "hub": key("hub", "grugliasco"),
    }
