"""The kinds of table: who knows them, what they are called, who may bring them in and take them away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.households.imports import HOUSEHOLDS
from fabene.lib.imports.values import Importer, Mapped
from fabene.people.rules import require
from fabene.places.imports import DONORS, POINTS
from fabene.sharing.imports import SEASON
from fabene.web.pages.imports.described import DESCRIBED

IMPORTERS: Mapping[str, Importer] = {each.kind: each for each in (POINTS, DONORS, HOUSEHOLDS, SEASON)}
KIND: Mapping[str, Promise] = {
    "points": _("Punti di raccolta e orari"),
    "donors": _("Chi dona"),
    "households": _("Famiglie, per codice"),
    "season": _("Stagioni passate"),
}
SLUGS: Mapping[str, str] = {"punti": "points", "donatori": "donors", "famiglie": "households", "stagioni": "season"}
PLACES, FAMILIES = "places.edit", "households.edit"
PERMISSION: Mapping[str, str] = {"points": PLACES, "donors": PLACES, "households": FAMILIES, "season": PLACES}
HOUSEHOLD = "household"


def require_kind(who: Any, kind: str, *, network: UUID, mapping: Mapped | None = None) -> None:
    """Raise ``NotAllowedError`` to whoever may not bring such a table in; one that names households is about them."""
    require(who, PERMISSION[kind], network)
    if HOUSEHOLD in (mapping or {}):
        require(who, FAMILIES, network)


def names_of(kind: str) -> dict[str, str]:
    """Return what the columns of a kind of table are called, by key, in the language of the page."""
    return {key: str(column.label) for key, column in DESCRIBED[kind].items()}
