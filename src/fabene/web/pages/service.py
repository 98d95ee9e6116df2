"""The pages every public site has: privacy, legal notes, accessibility."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.privacy.selectors import rules
from fabene.privacy.values import Treatment
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.page import Page
from fabene.web.pages.privacy.words import KIND, KIND_AFTER, PURPOSE, TREATMENT, span


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept of whom, for how long and what each can ask."""
    page = Page(title=_("Privacy"), lead=_("Che cosa teniamo, perché, per quanto tempo e che cosa puoi chiedere."))
    used = [{"name": TREATMENT[one], "purpose": PURPOSE[one]} for one in Treatment]
    return render(request, "pages/privacy.html", {"page": page, "used": used, "times": _times()})


def _times() -> Table:
    """Return for how long everything is kept, as this site has it now."""
    return Table(
        caption=_("Per quanto tempo"),
        columns=(Column(label=_("Che cosa")), Column(label=_("Si tiene")), Column(label=_("Poi"))),
        rows=tuple((str(KIND[rule.kind]), span(rule), str(KIND_AFTER[rule.kind])) for rule in rules()),
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
