"""Who gives in the week: a garden that nothing stands upon yet, and a point that was written by mistake."""

from datetime import date, time

from fabene.core.owners import OwnerKind
from fabene.places import services
from fabene.places.values import DonorText, Hours, MarketKind
from tests.world import START, Place, key, position, stamp

GARDEN, POINT, HOURS = key("giving", "garden"), key("giving", "point"), key("giving", "hours")
MARKET_DAY = date(2021, 5, 12)
PLAIN: dict[str, object] = {"name": "Orto di via Cotta", "place": "via Cotta 9"}
TIMES: dict[str, object] = {"weekday": 3, "opens": "08:00", "collection_at": "13:00", "source": "la rete"}


def give(place: Place) -> None:
    """Write down the garden, the point and its hours."""
    by_carla = stamp(9, day=MARKET_DAY, who="carla")
    services.create_donor(
        id=GARDEN,
        network=place.network.id,
        kind=OwnerKind.GARDEN,
        said=DonorText(name="Orto del campo volo", place="strada del Portone"),
        sells=("vegetables", "jars"),
        weekdays=(2,),
        stamp=by_carla,
    )
    services.create_market(
        id=POINT,
        network=place.network.id,
        municipality=place.market.municipality.istat_code,
        slug="orto-di-prova",
        name="Orto di prova",
        place="strada del Portone",
        position=position("45.0601", "7.5740"),
        kind=MarketKind.GARDEN,
        stamp=by_carla,
    )
    hours = Hours(
        weekday=3,
        opens=time(9),
        closes=time(12),
        collection_at=None,
        valid_from=START,
        valid_until=None,
        note="",
        source="questo mondo",
    )
    services.set_hours(id=HOURS, market=POINT, hours=hours, stamp=by_carla)


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of givers or of points speaks of."""
    if name == "givers:how":
        return {"slug": "grugliasco"}
    if name.startswith("givers:"):
        return {"giver": GARDEN}
    return {"market": POINT, "hours": HOURS} if name.startswith("points:") else {}


def posted(name: str, *, place: Place) -> dict[str, object]:
    """Return what the form of such a page is sent with."""
    point = {**PLAIN, "kind": "garden", "municipality": place.market.municipality.istat_code}
    forms: dict[str, dict[str, object]] = {
        "givers:new_donor": {**PLAIN, "kind": "garden"},
        "givers:new_stall": {"market": place.market.id, "label": "77"},
        "givers:change": PLAIN,
        "givers:step": {"state": "contacted", "on": MARKET_DAY.isoformat()},
        "points:new_point": point,
        "points:change": point,
        "points:hours": {**TIMES, "valid_from": "2021-06-01"},
        "points:end_hours": {"last_day": "2021-12-31"},
        "points:hub": {"hub": place.hub.id},
        "points:uses": {"uses": ["bags", "emporio"], "since": MARKET_DAY.isoformat()},
    }
    return forms.get(name, {})
