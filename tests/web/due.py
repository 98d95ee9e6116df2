"""Deadlines of the week, for the matrix: Nino has a calendar of what falls due for him."""

from fabene.programme.deadlines import services
from tests.web.met import WEDNESDAY
from tests.world import key, stamp

FORMS: dict[str, dict[str, object]] = {"deadlines:choose": {"pace": "last_day", "language": "en"}}


def fall() -> None:
    """Make it."""
    _token()


def parts(name: str) -> dict[str, object]:
    """Return what the address of a page of deadlines speaks of."""
    return {"choice": key("choice"), "token": _token()} if name in {"deadlines:undo", "deadlines:my_calendar"} else {}


def _token() -> str:
    return services.make_feed(id=key("due", "feed"), stamp=stamp(12, day=WEDNESDAY, who="nino"))
