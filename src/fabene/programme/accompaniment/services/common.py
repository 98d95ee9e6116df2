"""What writes of this flat have in common."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError, NotAllowedError, NotFoundError
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean, clean_lines
from fabene.people.models import Organisation
from fabene.programme.accompaniment.models import Plan, PlanPart
from fabene.programme.accompaniment.values import Part

NOTE, URL, WHY = 500, 500, 500


def stamped(stamp: Stamp) -> dict[str, Any]:
    """Return the columns a stamp fills."""
    return {"actor": stamp.actor, "happened_at": stamp.happened_at, "recorded_at": stamp.recorded_at}


def locked(plan: UUID) -> Plan:
    """Return a plan's row, held until the transaction ends; raise ``NotFoundError`` ``accompaniment_not_found``."""
    row = Plan.objects.select_for_update(of=("self",)).filter(id=plan).first()
    if row is None:
        raise NotFoundError("accompaniment_not_found")
    return row


def require_mentor(plan: Plan, *, stamp: Stamp) -> None:
    """Raise ``NotAllowedError`` (``not_mentor``) unless who acts is a mentor of the plan now."""
    mine = PlanPart.objects.filter(plan=plan, user=stamp.actor, part=Part.MENTOR.value, until__isnull=True)
    if not mine.exists():
        raise NotAllowedError("not_mentor")


def texts(said: Bilingual, *, field: str, limit: int, optional: bool = False) -> Bilingual:
    """Return a text in both languages on one line."""
    return Bilingual(
        it=clean(said.it, field=field, limit=limit, optional=optional),
        en=clean(said.en, field=field, limit=limit, optional=True),
    )


def lines(said: Bilingual, *, field: str, limit: int, optional: bool = False) -> Bilingual:
    """Return a text of several lines in both languages."""
    return Bilingual(
        it=clean_lines(said.it, field=field, limit=limit, optional=optional),
        en=clean_lines(said.en, field=field, limit=limit, optional=True),
    )


def checked_url(text: str, *, field: str = "url") -> str:
    """Return an address of the web, or nothing; raise ``FabeneError`` ``address_not_valid``."""
    url = clean(text, field=field, limit=URL, optional=True)
    parts = urlsplit(url)
    if url and (parts.scheme not in {"https", "http"} or not parts.netloc):
        raise FabeneError("address_not_valid", field=field)
    return url


def require_organisation(id: UUID) -> None:
    """Raise ``NotFoundError`` ``organisation_not_found`` unless there is such a body."""
    if not Organisation.objects.filter(id=id).exists():
        raise NotFoundError("organisation_not_found")
