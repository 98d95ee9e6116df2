"""The desk of who looks after what is held about people: what waits, and where everything is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.privacy import selectors
from fabene.privacy.values import BreachView, RequestView, Step, What
from fabene.web import formats
from fabene.web.pages.page import Page, Thing
from fabene.web.pages.privacy.common import asking_networks, is_office
from fabene.web.pages.privacy.words import WHAT


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Say what waits for an answer, and show the way to everything else; who only passes requests on sees theirs."""
    office = is_office(request)
    if not office:
        asking_networks(request)
    page = Page(
        title=_("Riservatezza"),
        lead=_("Che cosa si tiene delle persone, per quanto tempo, e che cosa hanno chiesto."),
        crumbs=(),
    )
    shown = {"page": page, "office": office, "waiting": waiting_things() if office else None}
    return render(request, "privacy/desk.html", shown)


def waiting_things() -> list[Thing]:
    """Return what cannot wait: breaches whose clock runs, requests, what nobody has confirmed by name."""
    running = [_of_breach(one) for one in selectors.breaches() if not one.closed and one.first(Step.AUTHORITY) is None]
    asked = [_of_request(one) for one in selectors.requests() if one.open]
    missing = [_of_missing(What(what)) for what in selectors.unconfirmed()]
    return [*running, *asked[:1], *missing][:3]


def _of_breach(one: BreachView) -> Thing:
    return Thing(
        title=_("Violazione n. %(number)s") % {"number": one.number},
        sentence=clock_said(one),
        url=reverse("privacy:breach", args=[one.id]),
    )


def clock_said(one: BreachView) -> str:
    """Return how much is left of the 72 hours: what waits is said with its number."""
    left = one.due_at - timezone.now()
    hours = int(abs(left.total_seconds()) // 3600)
    if left.total_seconds() < 0:
        said = ngettext("Le 72 ore sono passate da %(n)s ora.", "Le 72 ore sono passate da %(n)s ore.", hours)
    else:
        said = ngettext(
            "Delle 72 ore per decidere se dirlo al Garante ne resta %(n)s.",
            "Delle 72 ore per decidere se dirlo al Garante ne restano %(n)s.",
            hours,
        )
    return said % {"n": formats.count(hours)}


def _of_request(one: RequestView) -> Thing:
    return Thing(
        title=_("Richiesta n. %(number)s") % {"number": one.number},
        sentence=due_said(one),
        url=reverse("privacy:request", args=[one.id]),
    )


def due_said(one: RequestView) -> str:
    """Return until when a request waits for its answer, or since when it should have had one."""
    days = one.days_left(timezone.localdate())
    if days < 0:
        said = ngettext("In ritardo di %(n)s giorno.", "In ritardo di %(n)s giorni.", -days)
        return said % {"n": formats.count(-days)}
    said = ngettext(
        "Risposta entro %(day)s: resta %(n)s giorno.", "Risposta entro %(day)s: restano %(n)s giorni.", days
    )
    return said % {"day": formats.short_day(one.due_on), "n": formats.count(days)}


def _of_missing(what: What) -> Thing:
    names = {What.RETENTION: "privacy:times", What.LEGAL_BASIS: "privacy:bases"}
    return Thing(
        title=_("Da confermare: %(what)s") % {"what": WHAT[what]},
        sentence=_("Finché nessuno conferma per nome, il sito non si apre al pubblico e non si cancella nulla."),
        url=reverse(names[what]),
    )
