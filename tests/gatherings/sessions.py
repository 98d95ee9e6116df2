"""Sessions of the small world, planned in one line."""

from datetime import date, timedelta

from fabene.core.bilingual import Bilingual
from fabene.gatherings import services
from fabene.gatherings.values import GatheringDraft, GatheringKind, GatheringView
from tests.world import SATURDAY, at, key, stamp

WORKSHOP = key("gathering", "workshop")


def draft(**changes: object) -> GatheringDraft:
    """Return a workshop of two hours on Saturday at five, in Grugliasco and on a screen."""
    said: dict[str, object] = {
        "about": None,
        "kind": GatheringKind.WORKSHOP,
        "title": Bilingual(it="Scrivere le azioni", en="Writing actions"),
        "starts_at": at(17),
        "ends_at": at(19),
        "place": "Villa Boriglione",
        "address": "Grugliasco",
        "link": "https://example.org/stanza",
        "phone": "+39 000 000 0001",
        "network": key("network", "grugliasco"),
    }
    return GatheringDraft(**{**said, **changes})  # type: ignore[arg-type]  # what a test changes is what it names


def planned(id: str = "workshop", **changes: object) -> GatheringView:
    """Plan it on Saturday morning; who coordinates does."""
    return services.plan_gathering(id=key("gathering", id), gathering=draft(**changes), stamp=stamp(9, who="carla"))


def a_week_later(days: int = 7) -> date:
    """Return a date so many days after the Saturday."""
    return SATURDAY + timedelta(days=days)
