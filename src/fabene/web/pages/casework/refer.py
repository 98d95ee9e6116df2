"""A caseworker refers a family: one page, then its card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.households import services
from fabene.households.values import Referred
from fabene.web.notices import tell, warn
from fabene.web.pages.casework.asking import workplaces
from fabene.web.pages.casework.fields import ON_FIELDS
from fabene.web.pages.casework.heads import under_families
from fabene.web.pages.casework.refer_form import ReferForm
from fabene.web.pages.writing import attempt, sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: HttpRequest) -> HttpResponse:
    """Ask what is needed of a family and nothing more; when it is refused, everything typed is still there."""
    mine = workplaces(request, on=timezone.localdate())
    page = under_families(
        _("Segnala una famiglia"), lead=_("Solo quello che serve per la borsa. Il resto non si chiede.")
    )
    if not mine:
        return render(request, "casework/not_accredited.html", {"page": page})
    form = ReferForm(sent(request), mine=mine)
    made = attempt(form, lambda: _refer(request, form), fields=ON_FIELDS)
    if made is not None:
        _told(request, made)
        return redirect("casework:household", form.cleaned_data["id"])
    return render(request, "casework/refer.html", {"page": page, "form": form, "mine": mine})


def _refer(request: HttpRequest, form: ReferForm) -> Referred:
    return services.refer(id=form.cleaned_data["id"], referral=form.referral, stamp=stamp_of(request))


def _told(request: HttpRequest, made: Referred) -> None:
    tell(request, _("Famiglia %(code)s segnalata. Adesso stampa la sua tessera.") % {"code": made.code})
    if made.warned:
        warn(request, _("Forse questa famiglia è già conosciuta. Qui sotto c’è che cosa chiederle."))
