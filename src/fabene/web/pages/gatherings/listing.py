"""What is coming, day by day; what was; filtered by network and kind; as a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fabene.gatherings import selectors
from fabene.gatherings.values import GatheringKind, GatheringView, Precision
from fabene.people import selectors as people
from fabene.people.values import NetworkView
from fabene.programme.accompaniment import selectors as accompaniment
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.gatherings.seen import networks_managed
from fabene.web.pages.gatherings.words import KIND, places, said, unknown, when, where
from fabene.web.pages.page import Page

PAST, COMING = "passati", "prossimi"
AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A session on a list, as it is said."""

    gathering: GatheringView
    title: str
    kind: str
    when: str
    hours: str
    where: str
    places: str
    unknown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for: in a network, of a kind, coming or past."""

    network: NetworkView | None
    kind: GatheringKind | None
    past: bool


def lines_of(found: Iterable[GatheringView]) -> tuple[Line, ...]:
    """Return sessions as they are said on lists."""
    return tuple(
        Line(
            gathering=one,
            title=said(one.title),
            kind=str(KIND[one.plan.kind]),
            when=when(one),
            hours=_hours(one),
            where=where(one),
            places=places(one),
            unknown=unknown(one),
        )
        for one in found
    )


def _hours(one: GatheringView) -> str:
    if one.plan.precision != Precision.MINUTE:
        return ""
    return _("%(first)s–%(last)s") % {"first": formats.clock(one.starts_at), "last": formats.clock(one.ends_at)}


@login_not_required
@require_safe
def gatherings(request: HttpRequest) -> HttpResponse:
    """List the sessions that everybody may know of, and those that are one's own."""
    asked = _asked(request)
    found = _found(request, asked)
    days = [(day, lines_of(group)) for day, group in groupby(found, key=_day)]
    user: UUID | None = request.user.pk if request.user.is_authenticated else None
    number = len(found)
    shown = {
        "page": Page(
            title=_("Incontri"),
            lead=_("Laboratori, riunioni, webinar, assemblee: quando, dove, e come esserci anche da lontano."),
        ),
        "count": ngettext("%(number)s incontro", "%(number)s incontri", number) % {"number": formats.count(number)},
        "days": days,
        "asked": asked,
        "networks": people.networks(),
        "kinds": [(kind.value, word) for kind, word in KIND.items()],
        "query": request.GET.urlencode(),
        "manages": bool(user and any(networks_managed(user))),
        "walks": bool(user and accompaniment.plans_of(user)),
        "feed": selectors.feed_of(user, now=timezone.now()) if user else "",
        "site_feed": request.build_absolute_uri(reverse("gatherings:site_calendar")),
    }
    return render(request, "gatherings/gatherings.html", shown)


@login_not_required
@require_safe
def gatherings_csv(request: HttpRequest) -> HttpResponse:
    """Give the same list as a file."""
    heads = (_("Quando"), _("Titolo"), _("Che cos’è"), _("Dove"), _("Rete"), _("Stato"))
    rows = tuple(
        (
            when(one),
            said(one.title),
            str(KIND[one.plan.kind]),
            where(one),
            one.network_name or None,
            _("annullato") if one.cancelled else "",
            one.plan.capacity,
            one.taken,
            one.plan.source or None,
        )
        for one in _found(request, _asked(request))
    )
    columns = (
        *(Column(label=head) for head in heads),
        Column(label=_("Posti"), kind=Kind.COUNT),
        Column(label=_("Persone iscritte"), kind=Kind.COUNT),
        Column(label=_("Fonte")),
    )
    return csv_response(Table(caption=_("Incontri"), columns=columns, rows=rows), "incontri.csv")


def _asked(request: HttpRequest) -> Asked:
    slug, kind = request.GET.get("rete", ""), request.GET.get("tipo", "")
    return Asked(
        network=next((one for one in people.networks() if one.slug == slug), None),
        kind=next((one for one in GatheringKind if one.value == kind), None),
        past=request.GET.get("quando") == PAST,
    )


def _found(request: HttpRequest, asked: Asked) -> tuple[GatheringView, ...]:
    """Return the public sessions asked for and, of the others, those that one has signed up for or may plan."""
    now = timezone.now()
    since, until = (None, now) if asked.past else (now, now + AHEAD)
    network = asked.network.id if asked.network else None
    found = selectors.gatherings(network=network, kind=asked.kind, since=since, until=until)
    own = _own(request)
    kept = tuple(one for one in found if one.plan.public or one.id in own)
    return tuple(reversed([one for one in kept if one.ends_at <= now])) if asked.past else kept


def _own(request: HttpRequest) -> frozenset[UUID]:
    if not request.user.is_authenticated:
        return frozenset()
    networks, everywhere = networks_managed(request.user.pk)
    managed = {network.id for network in networks}
    mine = {one.id for one in selectors.gatherings(owner=request.user.pk)}
    inside = [one for one in selectors.gatherings() if not one.plan.public] if managed or everywhere else []
    return frozenset(mine | {one.id for one in inside if one.plan.network in managed or everywhere})


def _day(one: GatheringView) -> str:
    if one.plan.precision == Precision.MINUTE:
        return formats.day(one.starts_at)
    return when(one)
