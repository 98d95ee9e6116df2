"""What waits for whoever walks with ideas; and all the plans, for the office."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.gatherings import selectors as gatherings
from fabene.gatherings.values import GatheringView
from fabene.programme.accompaniment import selectors
from fabene.programme.accompaniment.values import OPEN_DELIVERABLES, Part, PlanView
from fabene.web import formats
from fabene.web.pages.accompaniment.seen import networks_managed
from fabene.web.pages.gatherings.listing import lines_of
from fabene.web.pages.gatherings.words import said, when
from fabene.web.pages.page import Page, Thing
from fabene.web.pages.writing import actor

MOST = 3


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show first what waits: the next session, the diary to write, what falls due; then the plans."""
    user, now = actor(request), timezone.now()
    walked = selectors.plans_of(user, part=Part.MENTOR)
    mine = {one.id: one for one in selectors.plans_of(user)}
    networks, everywhere = networks_managed(request)
    kept = {one.id for one in networks}
    office = [one for one in selectors.plans() if everywhere or one.draft.network in kept]
    sessions = gatherings.gatherings(about=list(mine)) if mine else ()
    page = Page(title=_("Accompagnamento"), lead=_("Le idee che diventano proposte, e chi cammina con loro."))
    shown = {
        "page": page,
        "waiting": [*waiting(walked, mine.values(), sessions=sessions, now=now)][:MOST],
        "mine": [(one, said(one.title)) for one in mine.values()],
        "office": [(one, said(one.title)) for one in office if one.id not in mine],
        "coming": lines_of(one for one in sessions if one.ends_at > now and not one.cancelled),
        "networks": networks,
        "manages": bool(networks) or everywhere,
    }
    return render(request, "accompaniment/desk.html", shown)


def waiting(
    walked: Iterable[PlanView], mine: Iterable[PlanView], *, sessions: Iterable[GatheringView], now: datetime
) -> Iterator[Thing]:
    """Yield what waits for somebody: a session without its page of the diary, the next one, what falls due."""
    held = [one for one in sessions if not one.cancelled]
    for plan in walked:
        yield from _to_write(plan, [one for one in held if one.plan.about == plan.id], now=now)
    coming = next((one for one in held if one.ends_at > now), None)
    if coming:
        yield Thing(
            title=_("Il prossimo incontro: %(title)s") % {"title": said(coming.title)},
            sentence=when(coming),
            url=reverse("gatherings:gathering", args=[coming.id]),
        )
    yield from _due([one.id for one in mine], today=timezone.localdate(now))


def _to_write(plan: PlanView, sessions: list[GatheringView], *, now: datetime) -> Iterator[Thing]:
    over = [one for one in sessions if one.ends_at <= now]
    written = {entry.on for entry in selectors.diary(plan.id, shared_only=False)}
    last = max(over, key=lambda one: one.ends_at, default=None)
    if last and not any(day >= timezone.localdate(last.starts_at) for day in written):
        yield Thing(
            title=_("Scrivi il diario: %(title)s") % {"title": said(plan.title)},
            sentence=_("L’incontro di %(day)s non ha ancora una pagina.") % {"day": formats.day(last.starts_at)},
            url=reverse("accompaniment:diary", args=[plan.id]),
        )


def _due(plans: list[UUID], *, today: date) -> Iterator[Thing]:
    for one in selectors.deliverables(plans):
        if one.state in OPEN_DELIVERABLES:
            late = _("Era da consegnare entro %(day)s.") if one.late_on(today) else _("Entro %(day)s.")
            yield Thing(
                title=said(one.title),
                sentence=late % {"day": formats.day(one.due_on)},
                url=reverse("accompaniment:deliverable", args=[one.plan, one.id]),
            )
