"""My data: what is held of whoever signs in, to take away; and asking to be erased."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.privacy import selectors, services
from fabene.privacy.values import About, Kind, RequestView, Right
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.privacy.archive import user_archive
from fabene.web.pages.privacy.desk import due_said
from fabene.web.pages.privacy.words import OUTCOME, RIGHT, span
from fabene.web.pages.writing import WriteForm, act, actor, stamp_of
from fabene.web.words import ROLE


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what is held of whoever looks."""
    user = actor(request)
    held = selectors.everything_about_user(user=user)
    asked = selectors.requests_about(user)
    lead = _("Che cosa si tiene di te, per quanto, e che cosa puoi fare.")
    shown = {
        "page": Page(title=_("I miei dati"), lead=lead, crumbs=()),
        "held": held,
        "roles": [(ROLE.get(role["role"], role["role"]), role) for role in held["account"]["roles"]],
        "asked": [(one, RIGHT[one.right], _said(one)) for one in asked],
        "may_ask": not any(one.open and one.right == Right.ERASURE for one in asked),
        "kept": {kind.value: span(selectors.rule(kind)) for kind in (Kind.USERS, Kind.ACTIONS, Kind.READINGS)},
        "button": WriteForm(auto_id=False),
    }
    return render(request, "privacy/mine.html", shown)


def _said(one: RequestView) -> str:
    return str(OUTCOME[one.outcome]) if one.outcome else due_said(one)


@never_cache
@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """Give everything as a file."""
    form, made = WriteForm(request.POST), list[HttpResponse]()
    if form.is_valid() and act(request, lambda: made.append(_archive(request, form))):
        return made[0]
    return redirect("privacy:mine")


def _archive(request: HttpRequest, form: WriteForm) -> HttpResponse:
    return user_archive(form.cleaned_data["id"], user=actor(request), stamp=stamp_of(request))


@never_cache
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Ask to be erased: the office answers within thirty days."""
    form = WriteForm(request.POST)
    if form.is_valid() and act(request, lambda: _ask(request, form)):
        tell(request, _("Richiesta scritta. L’ufficio del programma risponde entro 30 giorni."))
    return redirect("privacy:mine")


def _ask(request: HttpRequest, form: WriteForm) -> None:
    services.ask(
        id=form.cleaned_data["id"],
        about=About.USER,
        right=Right.ERASURE,
        subject=actor(request),
        asked_on=timezone.localdate(),
        stamp=stamp_of(request),
    )
