"""What kinds of points and the uses of a point are called."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import Use
from fabene.places.values import MarketKind

KIND: Mapping[MarketKind, Promise] = {
    MarketKind.MARKET: _("mercato"),
    MarketKind.GARDEN: _("orto"),
    MarketKind.FARMS: _("aziende agricole"),
    MarketKind.SHOPS: _("negozi"),
    MarketKind.CANTEEN: _("mensa"),
}
USE: Mapping[Use, Promise] = {
    Use.BAGS: _("borse per le famiglie"),
    Use.OPEN_TABLE: _("tavola aperta"),
    Use.EMPORIO: _("emporio solidale"),
    Use.KITCHEN: _("cucina"),
}


def uses(keys: Iterable[Use]) -> str:
    """Return what a point is for, with commas, in the order in which it is always said."""
    kept = set(keys)
    return ", ".join(str(said) for use, said in USE.items() if use in kept)
