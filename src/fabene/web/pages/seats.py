"""The seats of the demonstration: one click and you are the coordinator, the stand, the hub."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fabene.core.errors import NotFoundError
from fabene.people import selectors
from fabene.web.accounts.factors import SEAT
from fabene.web.notices import tell

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@require_POST
def sit(request: HttpRequest) -> HttpResponse:
    """Sign in as the user whose seat was chosen; there is no such page outside a demonstration."""
    if not settings.DEMO:
        raise Http404
    try:
        user: Any = selectors.seat_user(request.POST.get("key", ""))
    except NotFoundError as missing:
        raise Http404 from missing
    login(request, user, backend=BACKEND)
    request.session[SEAT] = True
    tell(request, _("Sei al tuo posto. Quello che fai qui resta nella dimostrazione."))
    return redirect(settings.LOGIN_REDIRECT_URL)
