"""What who applied sees: whether their proposal is admitted, what is asked of them, and the way to appeal."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.lib.files.uploads import content_of
from fabene.programme.selection import selectors, services
from fabene.programme.selection.values import Admissibility, AdmissionView
from fabene.web.notices import tell
from fabene.web.pages.selection.forms import AppealForm, IntegrationForm
from fabene.web.pages.selection.scope import Scope, called, for_applicant, head
from fabene.web.pages.selection.words import ADMISSIBILITY
from fabene.web.pages.writing import attempt, stamp_of

FILE = {"file_empty": "file", "file_kind_refused": "file", "file_too_large": "file"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, slug: str, application: UUID) -> HttpResponse:  # noqa: PLR0917 - as in the address
    """Show who applied where their proposal is; keep an integration or an appeal (``what`` says which)."""
    scope, found = for_applicant(request, slug, application=application)
    integration = IntegrationForm(_sent(request, "integration"), request.FILES or None, prefix="integration")
    appeal = AppealForm(_sent(request, "appeal"), prefix="appeal")
    if attempt(
        integration, lambda: _integrate(request, integration, scope=scope, application=application), fields=FILE
    ):
        tell(request, _("La risposta è arrivata all’ufficio."))
        return redirect("selection:mine", slug, application)
    if attempt(appeal, lambda: _appeal(request, appeal, scope=scope, application=application)):
        tell(request, _("Il ricorso è arrivato. La risposta, con i motivi, si legge qui."))
        return redirect("selection:mine", slug, application)
    history = selectors.admission_history(scope.selection.id, application)
    last = history[-1] if history else None
    ranking = selectors.ranking(scope.call.id)
    shown = {
        "page": head(scope, called(found), lead=_("A che punto è la tua proposta.")),
        "scope": scope,
        "last": last,
        "state": ADMISSIBILITY[last.outcome] if last else _("non ancora guardata"),
        "asked": bool(last and _open(last)),
        "ranking": ranking,
        "row": next((row for row in ranking.rows if row.application == application), None) if ranking else None,
        "may_appeal": bool(ranking and timezone.now() <= ranking.appeals_until),
        "appeals": selectors.appeals(scope.selection.id, application=application),
        "integration": integration,
        "appeal": appeal,
    }
    return render(request, "selection/mine.html", shown, status=400 if integration.errors or appeal.errors else 200)


def _sent(request: HttpRequest, what: str) -> QueryDict | None:
    """Return what a form was sent with, when it is the one that was."""
    return request.POST if request.method == "POST" and request.POST.get("what") == what else None


def _open(asked: AdmissionView) -> bool:
    return asked.outcome is Admissibility.INTEGRATION and asked.integrated_at is None


def _integrate(request: HttpRequest, form: IntegrationForm, *, scope: Scope, application: UUID) -> bool:
    told = form.cleaned_data
    services.integrate(
        id=told["id"],
        selection=scope.selection.id,
        application=application,
        text=told["text"],
        content=content_of(told["file"]) if told["file"] else None,
        stamp=stamp_of(request),
    )
    return True


def _appeal(request: HttpRequest, form: AppealForm, *, scope: Scope, application: UUID) -> bool:
    services.file_appeal(
        id=form.cleaned_data["id"],
        selection=scope.selection.id,
        application=application,
        text=form.cleaned_data["text"],
        stamp=stamp_of(request),
    )
    return True
