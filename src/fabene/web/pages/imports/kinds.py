"""The kinds of table: who knows them, what they are called, how they are taken away."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fabene.households.imports import HOUSEHOLDS, households_table
from fabene.lib.imports.values import Importer
from fabene.lib.workbooks import Value
from fabene.places.imports import DONORS, POINTS, donors_table, points_table
from fabene.sharing.imports import SEASON, season_table

IMPORTERS: Mapping[str, Importer] = {each.kind: each for each in (POINTS, DONORS, HOUSEHOLDS, SEASON)}
KIND: Mapping[str, Promise] = {
    "points": _("Punti di raccolta e orari"),
    "donors": _("Chi dona"),
    "households": _("Famiglie, per codice"),
    "season": _("Stagioni passate"),
}
SLUGS: Mapping[str, str] = {"punti": "points", "donatori": "donors", "famiglie": "households", "stagioni": "season"}
PERMISSION: Mapping[str, str] = {
    "points": "places.edit",
    "donors": "places.edit",
    "households": "households.edit",
    "season": "places.edit",
}
FIRST_YEAR = date(1990, 1, 1)
TABLES: Mapping[str, Callable[[UUID, date], list[list[Value]]]] = {
    "points": lambda network, _today: points_table(network),
    "donors": lambda network, _today: donors_table(network),
    "households": lambda network, today: households_table(network, on=today),
    "season": lambda network, today: season_table(network, since=FIRST_YEAR, until=today),
}
