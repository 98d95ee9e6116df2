"""From a published ranking to the award of each proposal that won: what the office reads beside the row."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from fabene.programme.grants import selectors
from fabene.programme.selection.values import Outcome, RankedRow
from fabene.web.pages.grants.scope import is_office


def awards_from(request: HttpRequest, rows: Iterable[RankedRow]) -> dict[UUID, UUID | None]:
    """Return, to the office, which rows may be awarded: each proposal that won, with its grant once it has one."""
    if not is_office(request):
        return {}
    won = [row.application for row in rows if row.outcome is Outcome.FUNDED]
    grants = selectors.grants_of_applications(won)
    return {application: grants.get(application) for application in won}
