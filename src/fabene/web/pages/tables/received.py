"""Whoever receives a delivery says what came, by the link on its slip: no account, nothing about any family."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.lib.stamps import stamp_now
from fabene.sharing.values import AcknowledgedBy, Consignment
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.sharing.common import wrote
from fabene.web.pages.tables.deliveries import acknowledge, rows_of
from fabene.web.pages.tables.forms import ReceivedForm
from fabene.web.pages.tables.links import delivery_at, may_write
from fabene.web.pages.writing import sent

TOO_MANY = 429


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def received(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was sent, and write what came."""
    found, waits = delivery_at(token)
    form = ReceivedForm(sent(request) if waits else None, items=found.items)
    slowly = request.method == "POST" and not may_write(request)
    if slowly:
        form.is_valid()
        form.add_error(None, _("Troppe conferme di fila da qui: aspetta un minuto e riprova, niente è andato perso."))
    elif request.method == "POST" and (not waits or wrote(form, lambda: _write(form, found=found))):
        if waits:
            tell(request, _("Grazie: la rete sa che cosa è arrivato."))
        return _quiet(redirect("tables:received", token))
    shown = {
        "page": _page(found, waits=waits),
        "one": found,
        "waits": waits,
        "rows": rows_of(found) if found.acknowledgement else (),
        "form": form,
    }
    status = TOO_MANY if slowly else 400 if form.errors else 200
    return _quiet(render(request, "tables/received.html", shown, status=status))


def _page(found: Consignment, *, waits: bool) -> Page:
    said = {"name": found.name, "day": formats.day(found.on)}
    if waits:
        return Page(
            title=_("Che cosa è arrivato?"),
            lead=_("Consegna a %(name)s, %(day)s. Cambia solo i numeri che non tornano.") % said,
            crumbs=None,
        )
    return Page(title=_("Già detto, grazie"), lead=_("Consegna a %(name)s, %(day)s.") % said, crumbs=None)


def _write(form: ReceivedForm, *, found: Consignment) -> None:
    stamp = stamp_now(found.destination_id, timezone.now())
    acknowledge(form, found=found, stamp=stamp, by=AcknowledgedBy.LINK)


def _quiet(response: HttpResponse) -> HttpResponse:
    """Let no search engine keep the page. No other site learns its address: that holds for every page here.

    ``no-referrer`` would also keep back where the form comes from, and then nobody could send it.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
