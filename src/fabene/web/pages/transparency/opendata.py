"""The grants in the 360Giving Data Standard: the page that says what is in the file, and the file."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.programme.transparency import giving, selectors
from fabene.web.pages.documents.seen import publisher
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.transparency.around import names

NOTHING_YET = 404


@login_not_required
@require_safe
def giving_page(request: HttpRequest) -> HttpResponse:
    """Say what the file holds, what it leaves out and why."""
    return _page(request)


def _page(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    every = selectors.subsidies()
    page = Page(
        title=_("I contributi come dati aperti"),
        lead=_("Un file che i programmi sanno leggere e confrontare, nello standard 360Giving, versione 1.4."),
        crumbs=(Crumb(label=_("Trasparenza"), url=reverse("transparency:transparency")),),
    )
    left_out = giving.left_out(every)
    shown = {
        "page": page,
        "inside": len(every) - left_out,
        "left_out": left_out,
        "by_publication": giving.by_publication(every),
        "address": request.build_absolute_uri(reverse("transparency:giving")),
    }
    return render(request, "transparency/giving.html", shown, status=status)


@login_not_required
@require_safe
def giving_json(request: HttpRequest) -> HttpResponse:
    """Give the grants in the 360Giving Data Standard; it knows no empty file: while there are none a page says so."""
    every, said = selectors.subsidies(), names()
    around = giving.Around(
        publisher=publisher(request),
        website=settings.SITE_OWNER_URL,
        download=request.build_absolute_uri(),
        source=request.build_absolute_uri(reverse("transparency:subsidies")),
        programmes={id: (one.slug, one.name.it) for id, one in said.programmes.items()},
        places={id: said.places(id) for id in said.projects},
    )
    package = giving.package(every, around=around, issued=timezone.localdate())
    if not package["grants"]:
        return _page(request, status=NOTHING_YET)
    return JsonResponse(package, json_dumps_params={"ensure_ascii": False, "indent": 2})
