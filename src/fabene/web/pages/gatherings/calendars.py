"""Calendars to subscribe to: of the whole site, of a network, of one person, of one session."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.gatherings import selectors, services
from fabene.gatherings.values import GatheringView, Precision
from fabene.lib.calendars import MEDIA_TYPE, Entry, calendar
from fabene.people import selectors as people
from fabene.web.notices import tell
from fabene.web.pages.gatherings.seen import seen
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.writing import actor, fresh_id, stamp_of


@login_not_required
@require_safe
def site(request: HttpRequest) -> HttpResponse:
    """Give every public session as a calendar."""
    return _answer(request, selectors.gatherings(public_only=True), name=_("Incontri"))


@login_not_required
@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the public sessions of a network."""
    found = people.network(slug)
    name = _("Incontri di %(network)s") % {"network": found.name}
    return _answer(request, selectors.gatherings(network=found.id, public_only=True), name=name)


@login_not_required
@never_cache
@require_safe
def one(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Give one session, to put into one's own calendar."""
    found = seen(request, gathering)
    return _answer(request, (found.gathering,), name=said(found.gathering.title), inside=found.inside)


@login_not_required
@never_cache
@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Give what somebody signed up for, with how to be there: whoever has the link reads it."""
    owner = selectors.feed_owner(token=token, now=timezone.now())
    return _answer(request, selectors.gatherings(owner=owner), name=_("I miei incontri"), inside=True)


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the link of one's own calendar, anew if there was one."""
    services.make_feed(id=fresh_id(), owner=actor(request), stamp=stamp_of(request))
    tell(request, _("Il tuo calendario ha un indirizzo nuovo: quello di prima non funziona più."))
    return redirect("gatherings:gatherings")


def _answer(request: HttpRequest, found: Iterable[GatheringView], *, name: str, inside: bool = False) -> HttpResponse:
    entries = [_entry(request, each, inside=inside) for each in found if each.plan.precision != Precision.MONTH]
    site_name = settings.SITE_NAME or request.get_host()
    response = HttpResponse(calendar(name, entries, site=site_name), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="incontri.ics"'
    return response


def _entry(request: HttpRequest, found: GatheringView, *, inside: bool) -> Entry:
    whole_days = found.plan.precision == Precision.DAY
    page = request.build_absolute_uri(reverse("gatherings:gathering", args=[found.id]))
    return Entry(
        uid=f"{found.id}@fabene",
        sequence=found.sequence,
        changed_at=found.changed_at,
        starts=timezone.localdate(found.starts_at) if whole_days else found.starts_at,
        ends=timezone.localdate(found.ends_at) if whole_days else found.ends_at,
        title=said(found.title),
        text=_text(found, inside=inside or found.plan.link_public),
        place=", ".join(filter(None, (found.plan.place, found.plan.address))),
        url=page,
        cancelled=found.cancelled,
    )


def _text(found: GatheringView, *, inside: bool) -> str:
    plan = found.plan
    parts = [_("Annullato: %(reason)s") % {"reason": found.why_cancelled}] if found.cancelled else []
    parts.append(said(plan.text))
    if inside:
        parts.append(plan.link)
        parts.append(" ".join(filter(None, (plan.phone, plan.phone_note))))
    return "\n\n".join(part for part in parts if part)
