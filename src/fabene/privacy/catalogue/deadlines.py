"""Tables about reminders: how somebody wants to be told and what they were told; all goes with the account."""

from collections.abc import Mapping

from fabene.privacy.catalogue.sheets import Sheet, Subject, sheet
from fabene.privacy.values import Treatment

WHY = Treatment.PARTICIPATION

DEADLINES: Mapping[str, Sheet] = {
    "deadlines.Choice": sheet(
        WHY, None, Subject.USER, alias="user", life="pace language", deed="happened_at undone_at", nothing="id"
    ),
    "deadlines.Mail": sheet(WHY, None, Subject.USER, alias="user", deed="date week", nothing="id number"),
    "deadlines.Telling": sheet(WHY, None, Subject.USER, alias="user", nothing="id mail key kind interval_days at"),
    "deadlines.Feed": sheet(
        WHY, None, Subject.USER, alias="user", lock="id", deed="happened_at revoked_at", nothing="expires_at"
    ),
}
