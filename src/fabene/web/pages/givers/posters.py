"""The poster that hangs at a giver's, and the public page its code opens: how food is left, where and when."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.lib.qr import qr_svg
from fabene.people import selectors as people
from fabene.web.pages import story
from fabene.web.pages.givers.asking import giver_crumbs, giver_for
from fabene.web.pages.page import Crumb, Page


@never_cache
@require_safe
def poster(request: HttpRequest, giver: UUID) -> HttpResponse:
    """Show the poster of a giver, to print on one A4."""
    found = giver_for(request, giver)
    network = people.network_by_id(found.network)
    address = request.build_absolute_uri(reverse("givers:how", args=[network.slug]))
    shown = {
        "page": Page(title=_("La locandina"), eyebrow=found.name, crumbs=giver_crumbs(found)),
        "giver": found,
        "name": found.trader or found.name,
        "network": network,
        "address": address,
        "qr": mark_safe(qr_svg(address)),  # noqa: S308 - drawn here, of an address made here
    }
    return render(request, "givers/poster.html", shown)


@login_not_required
@require_safe
def how_to_give(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell how food is left to a network: what, where, when, and what becomes of it."""
    try:
        network = people.network(slug)
    except NotFoundError as missing:
        raise Http404 from missing
    shown = story.stands(timezone.localdate(), network_id=network.id)
    page = Page(
        title=_("Come si dona"),
        eyebrow=network.name,
        lead=_("Frutta, verdura, pane: quello che mangeresti tu. Arriva alle tavole vicine, di solito la sera stessa."),
        crumbs=(
            Crumb(label=_("Reti locali"), url=reverse("networks")),
            Crumb(label=network.name, url=reverse("network", args=[slug])),
        ),
    )
    return render(request, "givers/how.html", {"page": page, "network": network, "stands": shown})
