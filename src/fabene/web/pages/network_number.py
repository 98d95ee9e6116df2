"""What one network collected since its first day, for everybody; in a demonstration, what its figures rest on."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DayState
from fabene.core.season.kinds import OF_NETWORK, TRADER_DAY_GRAMS
from fabene.people.values import NetworkView
from fabene.web.drawings.equation import equation_flow
from fabene.web.drawings.flow import Flow

KINDS: Mapping[str, Promise] = MappingProxyType(
    {
        "garden_and_canteen": gettext_lazy("Orto e mercati per una mensa"),
        "named_households": gettext_lazy("Borse per famiglie conosciute, anche a casa"),
        "farms_and_table": gettext_lazy("Fattorie, cassette e una tavola aperta"),
        "market_and_labs": gettext_lazy("Mercato e laboratori di cucina"),
        "preserves": gettext_lazy("Una cucina che fa conserve e pasti"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNumber:
    """What came in how many closed days, what kitchens made of it in pieces, and where it all went."""

    collected_grams: int
    made_pieces: int
    days: int
    picture: Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """What the simulated figures of a network rest on: ``assumed`` when nobody published any."""

    kind: str
    assumed: bool
    source: str
    trader_day_grams: int


def network_number(network: NetworkView) -> NetworkNumber | None:
    """Return the number of a network's page; None as long as nothing came. A constant number of queries."""
    sums = collecting.sums_of_network(network.id)
    if not sums.grams.collected_grams:
        return None
    return NetworkNumber(
        collected_grams=sums.grams.collected_grams,
        made_pieces=sums.pieces.made_pieces,
        days=collecting.days_of(network.id, state=DayState.CLOSED, rows_per_page=1).total,
        picture=equation_flow(
            _("Dove è andato il cibo"),
            _("Dal primo giorno a oggi: ogni chilo raccolto ha una destinazione."),
            equation=sums.grams,
            uneaten_grams=sums.uneaten_grams,
        ),
    )


def simulated(network: NetworkView) -> Simulated | None:
    """Return what the figures of a network of the demonstration rest on; None on a real site."""
    kind = OF_NETWORK.get(network.slug) if settings.DEMO else None
    if kind is None:
        return None
    return Simulated(
        kind=str(KINDS[kind.key]), assumed=kind.assumed, source=kind.source, trader_day_grams=TRADER_DAY_GRAMS
    )
