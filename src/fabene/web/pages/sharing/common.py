"""What the pages of sharing have in common: who may see a day, how each page begins, and buttons that write."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.collecting.selectors import market_day
from fabene.collecting.values import MarketDay
from fabene.core.errors import NotFoundError
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.people.rules import require
from fabene.places.selectors import market
from fabene.sharing import selectors
from fabene.web import formats
from fabene.web.notices import refuse
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.sharing.forms import ButtonForm
from fabene.web.pages.writing import act, attempt

T = TypeVar("T")


def day_for(request: HttpRequest, day: UUID, *, permission: str) -> MarketDay:
    """Return the day when whoever asks has ``permission`` in its network; raise what becomes 404 or 403."""
    found = market_day(day)
    require(request.user, permission, found.network)
    return found


def head(day: MarketDay, title: str, *, lead: str = "") -> Page:
    """Return how a page of a day begins: under the day itself."""
    return Page(
        title=title,
        lead=lead,
        eyebrow=f"{market(day.market).name} · {formats.day(day.date)}",
        crumbs=(
            Crumb(label=_("Giornate"), url=reverse("days:desk")),
            Crumb(label=formats.near_year_day(day.date, timezone.localdate()), url=reverse("days:day", args=[day.id])),
        ),
    )


def wrote(form: Form, call: Callable[[], None], *, fields: Mapping[str, str] | None = None) -> bool:
    """Write what a form asks and return whether it was written; when it was not, the form says why.

    ``fields`` names the field beside which the sentence of a code stands.
    """

    def written() -> bool:
        call()
        return True

    return attempt(form, written, fields=fields) is not None


def pressed(request: HttpRequest, call: Callable[[UUID], object]) -> bool:
    """Do what one button asks, with the identity it was shown with; when it is refused the next page says why."""
    form = ButtonForm(request.POST)
    if not form.is_valid():
        refuse(request, _("Qualcosa è andato storto. Non è cambiato nulla: riprova."))
        return False
    return act(request, lambda: call(form.cleaned_data["id"]))


def leaf(request: HttpRequest, rows: Sequence[T]) -> Leaf[T]:
    """Return the part of a long list that was asked for, at most as many rows as a page holds."""
    return Paginator(rows, MAX_PAGE_ROWS).get_page(request.GET.get("pagina"))


def require_plan_of(day: UUID, *, plan: UUID) -> None:
    """Raise ``NotFoundError`` unless the plan is of the day, whose network the permission was asked for."""
    if selectors.day_of_plan(plan) != day:
        raise NotFoundError("plan_not_found")


def require_bag_of(day: UUID, *, bag: UUID) -> None:
    """Raise ``NotFoundError`` unless the bag is of the day."""
    if selectors.day_of_bag(bag) != day:
        raise NotFoundError("bag_not_found")


def require_handover_of(day: UUID, *, handover: UUID) -> None:
    """Raise ``NotFoundError`` unless the handover is of the day."""
    if selectors.day_of_handover(handover) != day:
        raise NotFoundError("handover_not_found")
