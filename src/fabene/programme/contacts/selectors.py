"""Reads of requests. Nothing here opens a letter: that is a write, because it is written down."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from fabene.core.errors import NotFoundError
from fabene.lib import links
from fabene.lib.keyring import unseal
from fabene.programme.contacts.models import Move, Request
from fabene.programme.contacts.rules import Desk, desk_of
from fabene.programme.contacts.values import FORGOTTEN, LINK, Kind, RequestView, State, Step, StepView

__all__ = ["Desk", "by_link", "desk_of", "fading", "inbox", "request", "said_back", "steps", "waiting"]

MOST = 200


def request_view(row: Request) -> RequestView:
    """Return a request's row as a value."""
    return RequestView(
        id=row.id,
        number=row.number,
        kind=Kind(row.kind),
        network=row.network_id,
        state=State(row.state),
        answered=row.answer is not None,
        asked_at=row.asked_at,
        moved_at=row.moved_at,
        closed_at=row.closed_at,
    )


def request(id: UUID, *, desk: Desk) -> RequestView:
    """Return one request; raise ``NotFoundError`` ``contact_not_found`` for one that ``desk`` may not know of."""
    row = Request.objects.filter(id=id).first()
    if row is None or not desk.lists(Kind(row.kind), row.network_id):
        raise NotFoundError("contact_not_found")
    return request_view(row)


def by_link(token: str, now: datetime) -> RequestView:
    """Return the request whose asker holds this link; raise ``NotFoundError`` ``link_not_valid``."""
    row = Request.objects.filter(id=links.read(purpose=LINK, token=token, now=now)).first()
    if row is None:
        raise NotFoundError("link_not_valid")
    return request_view(row)


def said_back(id: UUID) -> str:
    """Return what was answered to a request; empty without an answer, and once it is gone."""
    row = Request.objects.filter(id=id, answer__isnull=False, key__isnull=False).first()
    return unseal(row.key, row.answer) if row and row.key and row.answer else ""


def inbox(desk: Desk, *, open_only: bool) -> tuple[RequestView, ...]:
    """Return the requests that ``desk`` sees, those that wait longest first; at most 200."""
    rows = Request.objects.all() if None in desk.coordinates else _of(desk)
    if open_only:
        rows = rows.filter(state__in=[State.OPEN, State.TAKEN])
    order = ("asked_at", "id") if open_only else ("-asked_at", "id")
    views = (request_view(row) for row in rows.order_by(*order)[:MOST])
    return tuple(one for one in views if desk.lists(one.kind, one.network))


def _of(desk: Desk) -> QuerySet[Request]:
    followed = Q(kind=Kind.HELP, network__in=[one for one in desk.follows if one])
    return Request.objects.filter(Q(network__in=[one for one in desk.coordinates if one]) | followed)


def waiting(desk: Desk) -> int:
    """Return how many requests wait for whoever sits at ``desk`` and may read them."""
    return sum(one.state is State.OPEN and desk.reads(one.kind, one.network) for one in inbox(desk, open_only=True))


def steps(id: UUID) -> tuple[StepView, ...]:
    """Return what was done with a request, the oldest first."""
    rows = Move.objects.filter(request=id).order_by("happened_at", "id")
    return tuple(StepView(id=row.id, step=Step(row.step), actor=row.actor, happened_at=row.happened_at) for row in rows)


def fading(before: datetime, on: datetime) -> tuple[int, date | None]:
    """Return how many requests the night would erase: closed before a moment, or forgotten; and the oldest."""
    old = Request.objects.filter(
        Q(state=State.CLOSED, closed_at__lt=before)
        | Q(state__in=[State.OPEN, State.TAKEN], moved_at__lt=on - FORGOTTEN)
    )
    oldest = old.aggregate(oldest=Min("moved_at"))["oldest"]
    return old.count(), oldest.date() if oldest else None
