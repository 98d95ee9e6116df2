"""The round of a day: in which order bags are brought home, set by hand."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.sharing import selectors, services
from fabene.web.notices import tell
from fabene.web.pages.sharing.common import day_for, head, wrote
from fabene.web.pages.sharing.forms import PLACE, RoundForm
from fabene.web.pages.writing import sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def round_order(request: HttpRequest, day: UUID) -> HttpResponse:
    """Set by hand the order in which bags are brought home."""
    found = day_for(request, day, permission="sharing.hand_over")
    bags = selectors.round_of(day)
    form = RoundForm(sent(request), bags=bags)
    if request.method == "POST" and wrote(form, lambda: _order(form, day=day, request=request)):
        tell(request, _("Ordine salvato: il foglio del giro lo segue."))
        return redirect("sharing:round", day)
    shown = {
        "page": head(found, _("Il giro delle consegne"), lead=_("In che ordine si va lo decide chi pedala.")),
        "day": found,
        "bags": bags,
        "rows": [(bag, form[f"{PLACE}{bag.id}"]) for bag in bags],
        "form": form,
        "grams": sum(bag.grams for bag in bags),
        "pdf_url": reverse("sharing:round_sheet", args=[day]) if bags else "",
    }
    return render(request, "sharing/round.html", shown, status=400 if form.errors else 200)


def _order(form: RoundForm, *, day: UUID, request: HttpRequest) -> None:
    services.order_round(id=form.cleaned_data["id"], day=day, bags=form.in_order(), stamp=stamp_of(request))
