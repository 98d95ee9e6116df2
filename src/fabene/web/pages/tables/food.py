"""Food goes to a table and what is left comes back; at the end the table is cleared."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fabene.collecting import selectors as collecting
from fabene.core.errors import NotFoundError
from fabene.people.rules import may
from fabene.sharing import selectors, services
from fabene.sharing.values import TableView
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.sharing.common import wrote
from fabene.web.pages.tables.common import SEE, WRITE, sitting_for
from fabene.web.pages.tables.forms import BackForm, LayForm
from fabene.web.pages.writing import act, require_standing, sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lay(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Show what may be laid and what went to the table, and lay it."""
    found = sitting_for(request, sitting, permission=WRITE if request.method == "POST" else SEE)
    piles = selectors.table_piles(sitting)
    form = LayForm(sent(request), piles=piles)
    if request.method == "POST" and wrote(form, lambda: _lay(request, form, sitting=sitting)):
        undo_url = reverse("tables:undo_move", args=[sitting, form.cleaned_data["id"]])
        tell(request, _("In tavola. Quello che avanza torna all’hub quando si sparecchia."), undo_url=undo_url)
        return redirect("tables:lay", sitting)
    shown = _shown(request, found) | {"form": form, "at_stand": _at_stand(found), "page": _page(_("Porta in tavola"))}
    return render(request, "tables/lay.html", shown, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Bring back some of what stands on the table, while it goes on."""
    found = sitting_for(request, sitting, permission=WRITE if request.method == "POST" else SEE)
    form = BackForm(sent(request), items=found.items)
    if request.method == "POST" and wrote(form, lambda: _bring_back(request, form, sitting=sitting)):
        undo_url = reverse("tables:undo_move", args=[sitting, form.cleaned_data["id"]])
        tell(request, _("È di nuovo all’hub."), undo_url=undo_url)
        return redirect("tables:lay", sitting)
    shown = _shown(request, found) | {"form": form, "page": _page(_("Riporta all’hub"))}
    return render(request, "tables/back.html", shown, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def clear(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Clear the table: what is left goes back, the rest was eaten."""
    found = sitting_for(request, sitting, permission=WRITE if request.method == "POST" else SEE)
    form = BackForm(sent(request), items=found.items)
    if request.method == "POST" and wrote(form, lambda: _clear(request, form, sitting=sitting)):
        undo_url = reverse("tables:undo_clear", args=[sitting, form.cleaned_data["id"]])
        tell(request, _("Sparecchiato. Grazie a chi ha servito e a chi è venuto."), undo_url=undo_url)
        return redirect("tables:sitting", sitting)
    shown = _shown(request, found) | {"form": form, "page": _page(_("Sparecchia"))}
    return render(request, "tables/clear.html", shown, status=400 if form.errors else 200)


@require_POST
def undo_move(request: HttpRequest, sitting: UUID, *, move: UUID) -> HttpResponse:
    """Take a slip back."""
    found = sitting_for(request, sitting, permission=WRITE)
    if move not in {each.id for each in found.moves}:
        raise NotFoundError("table_move_not_found")
    if act(request, lambda: services.undo_table_move(move=move, stamp=stamp_of(request))):
        tell(request, _("Annullato: il cibo è di nuovo dov’era."))
    return redirect("tables:lay", sitting)


@require_POST
def undo_clear(request: HttpRequest, sitting: UUID, *, clearing: UUID) -> HttpResponse:
    """Go on with a table that was cleared too early."""
    found = sitting_for(request, sitting, permission=WRITE)
    if found.clearing is None:  # somebody was quicker: it goes on already
        return redirect("tables:sitting", sitting)
    if found.clearing != clearing:
        raise NotFoundError("clearing_not_found")
    if act(request, lambda: services.undo_clear_table(clearing=clearing, stamp=stamp_of(request))):
        tell(request, _("La tavola è di nuovo aperta."))
    return redirect("tables:sitting", sitting)


def _page(title: str) -> Page:
    return Page(title=title, crumbs=None)


def _shown(request: HttpRequest, found: TableView) -> dict[str, object]:
    closed = found.day_id is not None and selectors.is_closed(found.day_id)
    return {
        "one": found,
        "back_url": reverse("tables:sitting", args=[found.id]),
        "may_write": found.is_open and not closed and may(request.user, WRITE, found.network_id),
    }


def _at_stand(found: TableView) -> list[str]:
    """Return the categories of the day that are still at the stand: they are carried first, then laid."""
    if found.day_id is None:
        return []
    view = collecting.day(found.day_id)
    weighed = [each.category for each in view.categories if each.stand_grams > 0]
    return [*weighed, *(each.category for each in view.counted if each.stand_pieces > 0)]


def _lay(request: HttpRequest, form: LayForm, *, sitting: UUID) -> None:
    services.lay(id=form.cleaned_data["id"], table=sitting, amounts=form.amounts(), stamp=stamp_of(request))
    _require_there(form.cleaned_data["id"], sitting=sitting)


def _bring_back(request: HttpRequest, form: BackForm, *, sitting: UUID) -> None:
    services.bring_back(id=form.cleaned_data["id"], table=sitting, amounts=form.amounts(), stamp=stamp_of(request))
    _require_there(form.cleaned_data["id"], sitting=sitting)


def _clear(request: HttpRequest, form: BackForm, *, sitting: UUID) -> None:
    services.clear_table(id=form.cleaned_data["id"], table=sitting, left=form.amounts(), stamp=stamp_of(request))
    require_standing(stands=selectors.table(sitting).clearing == form.cleaned_data["id"])


def _require_there(move: UUID, *, sitting: UUID) -> None:
    standing = {each.id for each in selectors.table(sitting).moves if not each.undone}
    require_standing(stands=move in standing)
