"""Tables of points of collection and of donors, as operators keep them."""

from fabene.places.imports.donors import DONORS
from fabene.places.imports.exporting import donors_table, points_table
from fabene.places.imports.points import POINTS

__all__ = ["DONORS", "POINTS", "donors_table", "points_table"]
