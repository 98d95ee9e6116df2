"""The gate: whoever owes a second factor reaches the pages where it is proved, and nothing else."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from fabene.web.accounts import factors, sessions
from fabene.web.accounts.factors import Standing

Respond = Callable[[HttpRequest], HttpResponse]

PROVING = frozenset(
    {"second_factor", "account_logout", "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
)
# Whoever has no second factor yet may make one, and change the password that is all they have.
SETTING_UP = PROVING | {
    "account_change_password",
    "account_set_password",
    "end_other_sessions",
    "end_session",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "mfa_view_recovery_codes",
    "sessions",
}
REACHED = {Standing.MUST_PROVE: PROVING, Standing.MUST_SET_UP: SETTING_UP}


class SecondFactorMiddleware:
    """Sends whoever owes a second factor to where it is proved, and lets everybody else pass."""

    def __init__(self, get_response: Respond) -> None:
        """Keep who answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Answer in the page's stead when somebody may not reach it yet."""
        if not request.user.is_authenticated:
            return None
        sessions.note_today(request, timezone.now())
        in_json = getattr(view, "answers_in_json", False)
        if not (getattr(view, "login_required", True) or in_json):
            return None
        owed = factors.standing(request)
        if owed == Standing.FREE or _name(request) in REACHED[owed]:
            return None
        return _told_in_json() if in_json else _turn_back(request)


def _name(request: HttpRequest) -> str:
    return (request.resolver_match.view_name if request.resolver_match else None) or ""


def _told_in_json() -> HttpResponse:
    """Refuse as the API refuses: a machine has no page to be sent to."""
    return JsonResponse({"code": "second_factor_owed", "data": {}}, status=HTTPStatus.FORBIDDEN)


def _turn_back(request: HttpRequest) -> HttpResponse:
    """Send to the second step; a page that was asked for, not something sent, is kept to come back to."""
    is_part = "HX-Request" in request.headers
    if request.method == "GET" and not is_part:
        request.session[factors.AFTER] = request.get_full_path()
    address = reverse("second_factor")
    return HttpResponseClientRedirect(address) if is_part else redirect(address)
