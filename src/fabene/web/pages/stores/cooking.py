"""A kitchen cooks: what goes in, what comes out, what is lost, read over before it is written; and its record."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting import services as collecting_services
from fabene.collecting.values import BatchView
from fabene.core.errors import NotFoundError
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.people import selectors as people
from fabene.people.rules import permissions_of
from fabene.sharing import services
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.stores import tables
from fabene.web.pages.stores.common import batch_for, head, index_crumbs, kitchen_for, shelf_of, usable
from fabene.web.pages.stores.cook_forms import CookForm, Summary, refusal_of
from fabene.web.pages.stores.words import label_date_said, parts_said
from fabene.web.pages.writing import act, actor, attempt, fresh_id, require_standing, sent, stamp_of

EXPORTED = 10_000


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cook(request: HttpRequest, store: UUID) -> HttpResponse:
    """Make a batch. Sent once, it is read over: what is lost and what it contains; sent again with a yes, written."""
    spot = kitchen_for(request, store, permission="stores.work")
    form = CookForm(sent(request), lots=usable(shelf_of(store)))
    summary = None
    if request.method == "POST" and form.is_valid():
        summary = None if _is_made(form) else _read_over(form)
        if summary is None and not form.errors:
            made = attempt(form, lambda: _cook(request, form, kitchen=store), fields={"text_missing": "added"})
            if made is not None:
                tell(request, _cooked_said(made), undo_url=reverse("stores:undo_batch", args=[made.id]))
                return redirect("stores:batch", made.id)
    page = head(spot, _("Cucina"), lead=_("Che cosa entra in pentola e che cosa ne esce: il calo si conta da sé."))
    shown = {
        "page": page,
        "spot": spot,
        "form": form,
        "summary": summary,
        "wrong": any(each.errors for each in form.every_form),
    }
    return render(request, "stores/cook.html", shown, status=400 if shown["wrong"] else 200)


def _is_made(form: CookForm) -> bool:
    """Return whether this very form was written already: then it is not read over again."""
    try:
        collecting.batch(form.cleaned_data["id"])
    except NotFoundError:
        return False
    return True


def _read_over(form: CookForm) -> Summary | None:
    """Return what a person must say yes to first, None when they did or when it cannot be (then the form says why)."""
    refused = refusal_of(form)
    if refused:
        form.add_error(None, refused)
        return None
    summary = form.summary
    if form.agrees(summary.about):
        return None
    form.ask(summary.about)
    return summary


def _cook(request: HttpRequest, form: CookForm, *, kitchen: UUID) -> BatchView:
    made = services.make_batch(
        id=form.cleaned_data["id"],
        kitchen=kitchen,
        what=form.cleaned_data["what"],
        inputs=form.parts,
        outputs=form.outputs,
        added=form.said_added,
        stamp=form.stamp(request),
    )
    require_standing(stands=not made.undone)
    return made


def _cooked_said(made: BatchView) -> str:
    said = {"what": made.what, "made": parts_said(made.outputs)}
    return _("«%(what)s» è in dispensa: %(made)s.") % said


@never_cache
@require_safe
def batches(request: HttpRequest, store: UUID) -> HttpResponse:
    """List what a kitchen cooked, newest first."""
    spot = kitchen_for(request, store, permission="stores.view")
    found = collecting.batches_of(store)
    said = ngettext("%(number)s preparazione", "%(number)s preparazioni", len(found))
    shown = {
        "page": head(spot, _("Preparazioni")),
        "spot": spot,
        "rows": [(one, parts_said(one.inputs), parts_said(one.outputs)) for one in found],
        "most": MAX_PAGE_ROWS,
        "count": said % {"number": formats.count(len(found))},
    }
    return render(request, "stores/batches.html", shown)


@never_cache
@require_safe
def batches_csv(request: HttpRequest, store: UUID) -> HttpResponse:
    """Give all that a kitchen cooked as a file."""
    spot = kitchen_for(request, store, permission="stores.view")
    found = collecting.batches_of(store, limit=EXPORTED)
    return csv_response(tables.batches(found), f"preparazioni-{spot.network.slug}.csv")


@never_cache
@require_safe
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Show a batch: what went in, what was added, what came out with its date, what was lost."""
    found = batch_for(request, batch, permission="stores.view")
    network = people.network_by_id(found.network)
    went_in = found.added.grams + sum(part.weight_grams or part.grams for part in found.inputs)
    here = reverse("stores:store", args=[found.kitchen])
    shown = {
        "page": Page(
            title=found.what,
            eyebrow=f"{found.kitchen_name} · {formats.day(found.on)}",
            crumbs=(*index_crumbs(network), Crumb(label=found.kitchen_name, url=here)),
        ),
        "batch": found,
        "outputs": [(part, label_date_said(part.date_kind, part.label_date)) for part in found.outputs],
        "contains": frozenset[str]().union(*(part.attributes for part in found.outputs)),
        "yield_percent": round(100 * (went_in - found.yield_grams) / went_in) if went_in else None,
        "works": "stores.work" in permissions_of(actor(request), found.network),
    }
    return render(request, "stores/batch.html", shown)


@require_POST
def undo_batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take a batch back that was a slip."""
    found = batch_for(request, batch, permission="stores.work")
    identity = fresh_id()
    if act(request, lambda: collecting_services.undo_batch(id=identity, batch=batch, stamp=stamp_of(request))):
        tell(request, _("Annullata: quello che era entrato è di nuovo in dispensa."))
    return redirect("stores:batch", found.id)
