"""What is done about a recall: open it, tell people, take food back, end it."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.core.errors import NotFoundError
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.sharing import selectors, services
from fabene.sharing.values import LotLine, Outcome, PartyKind, RecallSummary
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.recall.common import (
    MANAGE,
    SEE,
    inside,
    lots_crumb,
    network_for,
    recall_crumb,
    recall_for,
    recalls_crumb,
)
from fabene.web.pages.recall.forms import BackForm, CloseForm, RecallForm, ToldForm, chosen_lots
from fabene.web.pages.recall.words import giver_said
from fabene.web.pages.writing import WriteForm, act, attempt, sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a recall of the lots that were picked (``?lotto=``), or whose codes are typed."""
    network = network_for(request, slug, permission=MANAGE)
    typed = request.POST if request.method == "POST" else request.GET
    lots = chosen_lots(typed.getlist("lotto"))
    form = RecallForm(sent(request))
    made = attempt(form, lambda: _open(request, form, network=network, lots=lots), fields=CODES)
    if made is not None:
        tell(request, _("Il richiamo è aperto: questo cibo è fermo ovunque sia. Adesso si avvisa chi ce l’ha."))
        return redirect("recall:recall", network.slug, made.id)
    shown = {
        "page": inside(
            network,
            _("Apri un richiamo"),
            lead=_("Da subito nessuno può più metterlo in borsa, consegnarlo, cucinarlo o mandarlo."),
            above=(recalls_crumb(network), lots_crumb(network)),
        ),
        "network": network,
        "form": form,
        "lots": [(line, giver_said(line)) for line in _lines(network, lots)],
    }
    return render(request, "recall/new.html", shown, status=400 if form.errors else 200)


CODES = {"recall_names_nothing": "codes", "lot_code_unknown": "codes"}


def _lines(network: NetworkView, lots: Sequence[UUID]) -> tuple[LotLine, ...]:
    found = selectors.lots_named(network.id, lots=lots)
    if lots and not found:
        raise NotFoundError("lot_not_found")
    return found


def _open(request: HttpRequest, form: RecallForm, *, network: NetworkView, lots: Sequence[UUID]) -> RecallSummary:
    named = [*lots, *(_with_code(network, code) for code in form.cleaned_data["codes"].replace(",", " ").split())]
    return services.open_recall(
        id=form.cleaned_data["id"], network=network.id, lots=named, notice=form.notice, stamp=stamp_of(request)
    )


def _with_code(network: NetworkView, code: str) -> UUID:
    """Return the one lot of a network whose code this is; raise ``NotFoundError`` ``lot_code_unknown``."""
    found = selectors.lots_of(network.id, search=selectors.LotSearch(code=code), size=2).lots
    if len(found) != 1:
        raise NotFoundError("lot_code_unknown", typed=code)
    return found[0].id


@require_POST
def tell_families(request: HttpRequest, slug: str, recall: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """Tell the families of this network that took the food home."""
    network = network_for(request, slug, permission=MANAGE)
    require(request.user, "words.send", network.id)
    recall_for(network, recall)
    form, told = WriteForm(request.POST), 0

    def give() -> None:
        nonlocal told
        told = services.tell_families(
            id=form.cleaned_data["id"], recall=recall, network=network.id, stamp=stamp_of(request)
        )

    if form.is_valid() and act(request, give):
        said = ngettext("L’avviso va a %(number)s famiglia.", "L’avviso va a %(number)s famiglie.", told)
        tell(request, said % {"number": formats.count(told)})
    return redirect("recall:recall", network.slug, recall)


@require_POST
def told(request: HttpRequest, slug: str, recall: UUID, kind: str, party: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has four parts
    """Write down that somebody was told."""
    network = network_for(request, slug, permission=SEE)
    recall_for(network, recall)
    if kind not in set(PartyKind):
        raise Http404
    form = ToldForm(request.POST)
    if form.is_valid() and act(
        request,
        lambda: services.mark_told(
            id=form.cleaned_data["id"],
            recall=recall,
            kind=PartyKind(kind),
            party=party,
            how=form.way,
            note=form.cleaned_data["note"],
            stamp=stamp_of(request),
        ),
    ):
        undo = reverse("recall:undo_told", args=[network.slug, recall, form.cleaned_data["id"]])
        tell(request, _("Segnato: lo sa."), undo_url=undo)
    return redirect("recall:recall", network.slug, recall)


@require_POST
def undo_told(request: HttpRequest, slug: str, recall: UUID, told: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has three parts
    """Take back that somebody was told."""
    network = network_for(request, slug, permission=SEE)
    view = recall_for(network, recall)
    if told not in {party.told.id for party in view.parties if party.told}:
        raise NotFoundError("told_not_found")
    if act(request, lambda: services.undo_told(told=told, stamp=stamp_of(request))):
        tell(request, _("Tolto: va ancora avvisato."))
    return redirect("recall:recall", network.slug, recall)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, slug: str, recall: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """Write down what came back, or throw away what stands in a store."""
    network = network_for(request, slug, permission=SEE)
    view = recall_for(network, recall)
    form = BackForm(sent(request), view=view)
    if attempt(form, lambda: _take_back(request, form, recall=recall), fields=FIELDS):
        undo = reverse("recall:undo_back", args=[network.slug, recall, form.cleaned_data["id"]])
        tell(request, _("Segnato. Se ne torna altro, aggiungilo."), undo_url=undo)
        return redirect("recall:recall", network.slug, recall)
    lead = _("Da una borsa, da dove era andato o dalla dispensa: quanto, e che fine fa.")
    page = _below(network, view.summary, title=_("Che cosa è tornato"), lead=lead)
    shown = {"page": page, "network": network, "view": view, "form": form}
    return render(request, "recall/back.html", shown, status=400 if form.errors else 200)


FIELDS = {"more_came_back": "much", "part_not_positive": "much", "came_back_from_nowhere": "becomes"}


def _take_back(request: HttpRequest, form: BackForm, *, recall: UUID) -> bool:
    whence, lot = form.source
    services.take_back_recalled(
        id=form.cleaned_data["id"],
        recall=recall,
        whence=whence,
        lot=lot,
        amount=form.cleaned_data["amount"],
        thrown=form.cleaned_data["becomes"] == "thrown",
        stamp=stamp_of(request),
    )
    return True


@require_POST
def undo_back(request: HttpRequest, slug: str, recall: UUID, move: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has three parts
    """Take back what was said to have come back."""
    network = network_for(request, slug, permission=SEE)
    if move not in {one.id for one in recall_for(network, recall).moves}:
        raise NotFoundError("move_not_found")
    if act(request, lambda: services.undo_recall_move(move=move, stamp=stamp_of(request))):
        tell(request, _("Annullato: è come prima."))
    return redirect("recall:recall", network.slug, recall)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, slug: str, recall: UUID) -> HttpResponse:  # noqa: PLR0917 - an address has two parts
    """End a recall; only where it was opened."""
    network = network_for(request, slug, permission=MANAGE)
    view = recall_for(network, recall)
    if view.summary.network != network.id:
        raise NotFoundError("recall_not_found")
    form = CloseForm(sent(request))
    fields = {"recall_unfinished": "note", "text_missing": "note", "text_too_long": "note"}
    if attempt(form, lambda: _close(request, form, recall=recall), fields=fields):
        tell(request, _("Il richiamo è chiuso."))
        return redirect("recall:recall", network.slug, recall)
    page = _below(network, view.summary, title=_("Chiudi il richiamo"), lead="")
    shown = {"page": page, "network": network, "view": view, "form": form}
    return render(request, "recall/close.html", shown, status=400 if form.errors else 200)


def _close(request: HttpRequest, form: CloseForm, *, recall: UUID) -> RecallSummary:
    return services.close_recall(
        id=form.cleaned_data["id"],
        recall=recall,
        outcome=Outcome(form.cleaned_data["outcome"]),
        note=form.cleaned_data["note"],
        stamp=stamp_of(request),
    )


def _below(network: NetworkView, summary: RecallSummary, *, title: str, lead: str) -> Page:
    return inside(network, title, lead=lead, above=(recalls_crumb(network), recall_crumb(network, summary)))
