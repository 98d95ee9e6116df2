"""Tables of past seasons. They are taken in here because what is passed on is written here, a floor above the gifts."""

from fabene.sharing.imports.exporting import season_table
from fabene.sharing.imports.season import DESTINATION, SEASON

__all__ = ["DESTINATION", "SEASON", "season_table"]
