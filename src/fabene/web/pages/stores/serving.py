"""Meals leave a kitchen's larder; a place throws away what is too late, and counts what it really has."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting import services as collecting_services
from fabene.collecting.values import ClearingView, Reason
from fabene.core.errors import NotFoundError
from fabene.core.food import category as known_category
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.sharing import selectors, services
from fabene.sharing.values import Served, ServingView, ShelfLot
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.notices import tell
from fabene.web.pages.stores import tables
from fabene.web.pages.stores.common import Spot, head, kitchen_for, shelf_of, spot_for, usable
from fabene.web.pages.stores.fields import LOT, all_typed
from fabene.web.pages.stores.forms import ClearForm, CountForm, ServeForm
from fabene.web.pages.stores.words import SERVED, lot_name, lot_there
from fabene.web.pages.writing import act, attempt, fresh_id, require_standing, sent, stamp_of

EXPORTED = 10_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: HttpRequest, store: UUID) -> HttpResponse:
    """Serve from a kitchen's larder, and list what was served last."""
    spot = kitchen_for(request, store, permission="stores.work")
    lots = tuple(lot for lot in usable(shelf_of(store)) if known_category(lot.stored.category).food)
    form = ServeForm(sent(request), lots=lots)
    made = attempt(form, lambda: _serve(request, form, kitchen=store), fields={"served_out_of_range": "people"})
    if made is not None:
        undo_url = reverse("stores:undo_serve", args=[store, made.id])
        tell(request, _served_said(made), undo_url=undo_url)
        return redirect("stores:serve", store)
    found = selectors.servings_of(store)
    said = ngettext("%(number)s volta", "%(number)s volte", len(found)) % {"number": formats.count(len(found))}
    shown = {
        "page": head(spot, _("Servi i pasti"), lead=_("Quanti e come. Di nessuno si scrive il nome.")),
        "spot": spot,
        "form": form,
        "rows": [(one, SERVED[one.how]) for one in found],
        "count": said,
    }
    return render(request, "stores/serve.html", shown, status=400 if form.errors else 200)


def _serve(request: HttpRequest, form: ServeForm, *, kitchen: UUID) -> ServingView:
    said = form.cleaned_data
    made = services.serve(
        id=said["id"],
        kitchen=kitchen,
        how=Served(said["how"]),
        parts=form.parts,
        people=said["people"],
        stamp=form.stamp(request),
    )
    require_standing(stands=not made.undone)
    return made


def _served_said(made: ServingView) -> str:
    said = {"much": formats.quantity(made.grams, made.pieces), "how": SERVED[made.how]}
    return _("Segnato: %(much)s, %(how)s.") % said


@require_POST
def undo_serve(request: HttpRequest, *, store: UUID, serving: UUID) -> HttpResponse:
    """Take a serving back that was a slip."""
    kitchen_for(request, store, permission="stores.work")
    if selectors.serving(serving).kitchen != store:
        raise NotFoundError("serving_not_found")
    if act(request, lambda: services.undo_serve(serving=serving, stamp=stamp_of(request))):
        tell(request, _("Annullato: è di nuovo in dispensa."))
    return redirect("stores:serve", store)


@never_cache
@require_safe
def servings_csv(request: HttpRequest, store: UUID) -> HttpResponse:
    """Give all that a kitchen served as a file."""
    spot = kitchen_for(request, store, permission="stores.view")
    found = selectors.servings_of(store, limit=EXPORTED)
    return csv_response(tables.servings(found), f"pasti-{spot.network.slug}.csv")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def clear(request: HttpRequest, store: UUID) -> HttpResponse:
    """Throw away what nobody can eat any more: what is too late is written already, the rest one may add."""
    spot = spot_for(request, store, permission="stores.work")
    every = shelf_of(store)
    unfit = tuple(lot for lot in every if not lot.usable and lot.free)[:MAX_PAGE_ROWS]
    rest = usable(every)
    form = _clear_form(request, unfit=unfit, rest=rest)
    made = attempt(form, lambda: _clear(request, form, store=store))
    if made is not None:
        undo_url = reverse("stores:undo_clear", args=[store, made.id])
        much = formats.quantity(sum(part.grams for part in made.parts), sum(part.pieces for part in made.parts))
        tell(request, _("Buttati %(much)s: restano scritti fra gli scarti.") % {"much": much}, undo_url=undo_url)
        return redirect("stores:store", store)
    page = head(spot, _("Butta via"), lead=_("Quello che nessuno può più mangiare. Resta scritto quanto e perché."))
    shown = {"page": page, "spot": spot, "form": form, "unfit": len(unfit), "rest": rest}
    return render(request, "stores/clear.html", shown, status=400 if form.errors else 200)


def _clear_form(request: HttpRequest, *, unfit: tuple[ShelfLot, ...], rest: tuple[ShelfLot, ...]) -> ClearForm:
    """Return the form with all of what is unfit written already."""
    initial: dict[str, object] = {f"{LOT}{lot.stored.lot}": all_typed(lot) for lot in unfit}
    if unfit:
        initial["reason"] = Reason.PAST_DATE.value
    return ClearForm(sent(request), lots=(*unfit, *rest), initial=initial)


def _clear(request: HttpRequest, form: ClearForm, *, store: UUID) -> ClearingView:
    made = services.clear(
        id=form.cleaned_data["id"],
        store=store,
        parts=form.parts,
        reason=Reason(form.cleaned_data["reason"]),
        stamp=form.stamp(request),
    )
    require_standing(stands=not made.undone)
    return made


@never_cache
@require_safe
def clearings_csv(request: HttpRequest, store: UUID) -> HttpResponse:
    """Give all that was thrown away at a place as a file."""
    spot = spot_for(request, store, permission="stores.view")
    found = collecting.clearings_of(store, limit=EXPORTED)
    return csv_response(tables.clearings(found), f"buttato-{spot.network.slug}.csv")


@require_POST
def undo_clear(request: HttpRequest, *, store: UUID, clearing: UUID) -> HttpResponse:
    """Take a clearing back that was a slip."""
    spot_for(request, store, permission="stores.work")
    if collecting.clearing(clearing).store != store:
        raise NotFoundError("clearing_not_found")
    identity = fresh_id()
    if act(request, lambda: collecting_services.undo_clear(id=identity, clearing=clearing, stamp=stamp_of(request))):
        tell(request, _("Annullato: è di nuovo in dispensa."))
    return redirect("stores:store", store)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, *, store: UUID, lot: UUID) -> HttpResponse:
    """Count what there really is of a lot; the difference is written as not explained."""
    spot = spot_for(request, store, permission="stores.work")
    found = next((one for one in shelf_of(store) if one.stored.lot == lot), None)
    if found is None:
        raise Http404
    form = CountForm(sent(request), lot=found)
    done = attempt(form, lambda: _count(request, form, spot=spot, lot=lot), fields={"counted_out_of_range": "much"})
    if done is not None:
        tell(request, _("Contato. Se la conta diceva altro, la differenza resta scritta."))
        return redirect("stores:store", store)
    lead = _("Risultano %(much)s.") % {"much": lot_there(found)}
    shown = {"page": head(spot, lot_name(found), lead=lead), "spot": spot, "form": form, "lot": found}
    return render(request, "stores/count.html", shown, status=400 if form.errors else 200)


def _count(request: HttpRequest, form: CountForm, *, spot: Spot, lot: UUID) -> bool:
    collecting_services.count_lot(
        id=form.cleaned_data["id"], store=spot.store.id, lot=lot, amount=form.amount, stamp=stamp_of(request)
    )
    return True
