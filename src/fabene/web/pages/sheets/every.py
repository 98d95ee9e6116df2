"""Every sheet there is. A flat writes its own in a ``sheets.py`` (``TWINS``) and adds one line here."""

from fabene.web.pages.applications import sheets_blank as applications
from fabene.web.pages.calls import sheets as calls
from fabene.web.pages.casework import sheets as casework
from fabene.web.pages.contacts import sheets as contacts
from fabene.web.pages.days import sheets as days
from fabene.web.pages.fairness import sheets as fairness
from fabene.web.pages.gatherings import sheets as gatherings
from fabene.web.pages.givers import sheets as givers
from fabene.web.pages.points import sheets as points
from fabene.web.pages.recall import sheets as recall
from fabene.web.pages.safety import sheets as safety
from fabene.web.pages.sharing import sheets as sharing
from fabene.web.pages.sheets.twin import Twin
from fabene.web.pages.stores import sheets as stores
from fabene.web.pages.tables import sheets as tables

TWINS: tuple[Twin, ...] = (
    *days.TWINS,
    *sharing.TWINS,
    *tables.TWINS,
    *safety.TWINS,
    *stores.TWINS,
    *recall.TWINS,
    *givers.TWINS,
    *points.TWINS,
    *casework.TWINS,
    *contacts.TWINS,
    *gatherings.TWINS,
    *calls.TWINS,
    *applications.TWINS,
    *fairness.TWINS,
)
"""In the order in which the index lists them."""
