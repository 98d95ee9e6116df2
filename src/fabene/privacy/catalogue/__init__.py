"""What every column of every table holds about people: the register of processing is made from it.

A test compares it with the models: a column that is not in here fails the build, and so does one that is gone. Whoever
adds a column says here what it holds; whoever adds a table about people says also why, of whom, and what lets it go.
"""

from collections.abc import Mapping

from fabene.privacy.catalogue.applications import APPLICATIONS
from fabene.privacy.catalogue.calls import CALLS
from fabene.privacy.catalogue.contacts import CONTACTS
from fabene.privacy.catalogue.deadlines import DEADLINES
from fabene.privacy.catalogue.documents import DOCUMENTS
from fabene.privacy.catalogue.food import FOOD
from fabene.privacy.catalogue.frame import FRAME
from fabene.privacy.catalogue.gatherings import GATHERINGS
from fabene.privacy.catalogue.grants import GRANTS
from fabene.privacy.catalogue.households import HOUSEHOLDS
from fabene.privacy.catalogue.machinery import MACHINERY
from fabene.privacy.catalogue.people import PEOPLE
from fabene.privacy.catalogue.selection import SELECTION
from fabene.privacy.catalogue.sheets import Data, Sheet, Subject

CATALOGUE: Mapping[str, Sheet] = {
    **HOUSEHOLDS,
    **PEOPLE,
    **FOOD,
    **MACHINERY,
    **DOCUMENTS,
    **FRAME,
    **CONTACTS,
    **GATHERINGS,
    **SELECTION,
    **CALLS,
    **APPLICATIONS,
    **GRANTS,
    **DEADLINES,
}
"""Label of a model (``households.Household``) → its sheet."""

__all__ = ["CATALOGUE", "Data", "Sheet", "Subject"]
