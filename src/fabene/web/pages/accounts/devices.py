"""The devices on which somebody is signed in, ended one by one or all at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.web.accounts import sessions
from fabene.web.notices import tell
from fabene.web.pages.accounts.factors import crumbs
from fabene.web.pages.page import Page


@require_safe
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """Show where somebody is signed in."""
    page = Page(
        title=_("I tuoi dispositivi"),
        lead=_("Dove sei dentro adesso. Se uno non è tuo, chiudilo e cambia la password."),
        crumbs=crumbs(),
    )
    return render(request, "usersessions/list.html", {"page": page, "sessions": sessions.sessions_of(request)})


@require_POST
def end(request: HttpRequest, session: int) -> HttpResponse:
    """End one session; when it is this one, one is out."""
    if sessions.end_session(request, session):
        return redirect("account_login")
    tell(request, _("Chiuso. Su quel dispositivo bisogna entrare di nuovo."))
    return redirect("sessions")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session but this one."""
    ended = sessions.end_other_sessions(request)
    tell(
        request,
        ngettext("Chiuso %(count)s altro dispositivo.", "Chiusi %(count)s altri dispositivi.", ended)
        % {"count": ended},
    )
    return redirect("sessions")
