"""The private link: a card's token becomes a short visit, and leaves the address."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import is_valid_path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.defaults import page_not_found

from fabene.core.errors import NotFoundError
from fabene.households.selectors import open_card
from fabene.web.pages.family.unopened import ended, gone
from fabene.web.pages.family.visits import PATH, Visit, begin, read, visiting, write

LINKS = "/f/"


@login_not_required
@never_cache
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere: a family on its visit comes to its page, others find words they read."""
    if not request.path.startswith((PATH, LINKS)):
        return page_not_found(request, exception)
    mistyped = request.resolver_match is None and not is_valid_path(f"{request.path}/")
    visit = read(request) if mistyped else None
    return write(redirect("family:home"), visit) if visit else gone(request)


@login_not_required
@never_cache
@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Begin a visit and go to the family's page, whose address says nothing. Looking changes nothing else."""
    now = timezone.now()
    try:
        opened = open_card(token=token, at=now)
    except NotFoundError:
        response = gone(request)
    else:
        response = write(redirect("family:home"), begin(opened, now=now))
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
@visiting
def close(request: HttpRequest, visit: Visit) -> HttpResponse:
    """End the visit: on a phone that others use too."""
    visit.over = True
    return ended(request, status=200)
