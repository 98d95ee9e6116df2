"""The pages every public site has: privacy, legal notes, accessibility."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.web.pages.page import Page


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept of whom, for how long and what each can ask."""
    return _service_page(
        request,
        "privacy",
        title=_("Privacy"),
        lead=_("Che cosa teniamo, perché, per quanto tempo e che cosa puoi chiedere."),
    )


@login_not_required
@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    """Say whose the site is and under which licences its words, data and program are."""
    return _service_page(
        request,
        "legal",
        title=_("Note legali"),
        lead=_("Di chi è questo sito e come si possono riusare parole, dati e programma."),
    )


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is, and where to tell what does not work."""
    return _service_page(
        request,
        "accessibility",
        title=_("Accessibilità"),
        lead=_("Come è fatto questo sito perché tutti possano usarlo, e dove dirci che cosa non va."),
    )


def _service_page(request: HttpRequest, name: str, *, title: str, lead: str) -> HttpResponse:
    return render(request, f"pages/{name}.html", {"page": Page(title=title, lead=lead)})
