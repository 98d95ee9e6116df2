"""Market days: who works at the markets and in the houses of a network asks for them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from fabene.api.schemas import CancellationIn, CancellationOut, DayIn, DayOut, DaysOut, PageNumber, PlanOut, Slug
from fabene.api.schemas import Refusal as No
from fabene.api.site import api
from fabene.collecting import selectors as collecting
from fabene.collecting import services as days
from fabene.collecting.values import MarketDay
from fabene.core.errors import NotFoundError
from fabene.lib.stamps import Stamp, stamp_now
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.places import selectors as places
from fabene.sharing import selectors as sharing
from fabene.sharing import services as shares

READ = {401: No, 403: No, 404: No, 422: No}
WRITTEN = {**READ, 400: No, 409: No}


@api.get("/networks/{slug}/days", response={200: DaysOut, **READ}, operation_id="days", url_name="days")
def days_of(request: HttpRequest, *, slug: Slug, page: PageNumber = 1) -> dict[str, Any]:
    """List the market days of a network, newest first; a page that is not there is the nearest that is."""
    network = people.network(slug)
    require(request.user, "collecting.view", network.id)
    found = collecting.days_of(network.id, page)
    shown = [_day(one.day, market=one.market_name, state=one.state, equation=one.equation) for one in found.days]
    return {"days": shown, "page": found.number, "pages": found.pages, "total": found.total}


@api.get("/days/{day}", response={200: DayOut, **READ}, operation_id="day", url_name="day")
def day(request: HttpRequest, day: UUID) -> dict[str, Any]:
    """Return one market day as its facts and the ledger say it is now."""
    _require_of(request, day, permission="collecting.view")
    return _shown(day)


@api.put("/days/{day}", response={200: DayOut, **WRITTEN}, operation_id="open_day", url_name="day")
def open_day(request: HttpRequest, *, day: UUID, body: DayIn) -> dict[str, Any]:
    """Open a market day under an identity of the caller's; sent again, it changes nothing and answers the same."""
    network = places.market(body.market).network_id
    require(request.user, "collecting.open_day", network)
    days.open_day(id=day, network=network, market=body.market, date=body.date, stamp=_stamp(request))
    return _shown(day)


@api.put("/days/{day}/cancellation", response={200: CancellationOut, **WRITTEN}, operation_id="cancel_day")
def cancel_day(request: HttpRequest, *, day: UUID, body: CancellationIn) -> dict[str, Any]:
    """Say that a market day is not held, and tell the families that expected it."""
    found = _require_of(request, day, permission="collecting.cancel_day")
    announced = shares.cancel_day(
        id=body.id,
        network=found.network,
        market=found.market,
        date=found.date,
        reason=body.reason,
        note=body.note,
        stamp=_stamp(request),
    )
    return {"day": announced.day, "families": announced.families}


@api.get("/days/{day}/plan", response={200: PlanOut, **READ}, operation_id="plan")
def plan(request: HttpRequest, day: UUID) -> dict[str, Any]:
    """Return the day's last plan, by code, as it can be checked by anybody who was given it."""
    _require_of(request, day, permission="sharing.view")
    found = sharing.plan_of(day)
    if found is None:
        raise NotFoundError("plan_not_found")
    problem, solution = sharing.published(found.id)
    return {"problem": problem, "solution": solution}


def _require_of(request: HttpRequest, day: UUID, *, permission: str) -> MarketDay:
    """Return the day when who asks may; raise ``NotFoundError`` or ``NotAllowedError``."""
    found = collecting.market_day(day)
    require(request.user, permission, found.network)
    return found


def _shown(day: UUID) -> dict[str, Any]:
    found = collecting.day(day)
    return _day(found.day, market=found.market_name, state=found.state, equation=found.equation)


def _day(day: MarketDay, **said: object) -> dict[str, Any]:
    return {"id": day.id, "network_id": day.network, "market_id": day.market, "date": day.date, **said}


def _stamp(request: HttpRequest) -> Stamp:
    """Return the stamp of somebody whom the API has let in: it happens as it is recorded."""
    return stamp_now(UUID(str(request.user.pk)), timezone.now())
