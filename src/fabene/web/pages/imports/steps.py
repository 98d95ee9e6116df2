"""Bring a table in: the file, its columns, what it would do, then it is done or dropped; and it is taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import FabeneError, NotAllowedError
from fabene.lib.files.uploads import content_of
from fabene.lib.imports import selectors, services
from fabene.lib.imports.values import BatchView, Fault, Importer, State
from fabene.lib.workbooks import XLSX, workbook
from fabene.people import selectors as people
from fabene.people.rules import may, require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.web.notices import tell
from fabene.web.pages.imports.forms import ColumnsForm, StartForm
from fabene.web.pages.imports.kinds import IMPORTERS, KIND, PERMISSION, SLUGS, TABLES
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import act, actor, attempt, sent, sentence_for, sentence_of, stamp_of

SHOWN_FAULTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultSaid:
    """A fault as it is read: the row, the column, what stood there, why, and what to do."""

    row: int
    column: str
    read: str
    sentence: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Take a table in, or list those that were. Raises ``NotAllowedError`` to who coordinates nothing."""
    networks = _networks(request)
    form = StartForm(sent(request), request.FILES or None, networks=networks)
    batch = attempt(form, lambda: _staged(request, form))
    if batch is not None:
        return redirect("imports:columns", batch.id)
    page = Page(title=_("Importa tabelle"), lead=_("Quello che la rete ha già scritto altrove, senza ricopiarlo."))
    done = [(each, network, KIND[each.kind]) for network in networks for each in selectors.batches(network.id)]
    away = [(network, slug, KIND[kind]) for network in networks for slug, kind in SLUGS.items()]
    return render(request, "imports/start.html", {"page": page, "form": form, "done": done, "away": away})


def _networks(request: HttpRequest) -> list[NetworkView]:
    actor(request)
    mine = [network for network in people.networks() if may(request.user, "places.edit", network.id)]
    if not mine:
        raise NotAllowedError
    return mine


def _staged(request: HttpRequest, form: StartForm) -> BatchView:
    said = form.cleaned_data
    network = UUID(said["network"])
    require(request.user, PERMISSION[said["kind"]], network)
    return services.stage(
        id=said["id"],
        network=network,
        importer=IMPORTERS[said["kind"]],
        file_name=said["table"].name or "",
        content=content_of(said["table"]),
        stamp=stamp_of(request),
    )


def _mine(request: HttpRequest, batch: UUID) -> tuple[BatchView, Importer]:
    if not request.user.is_authenticated:
        raise PermissionDenied
    _networks(request)
    found = selectors.batch(batch)
    require(request.user, PERMISSION[found.kind], found.network)
    return found, IMPORTERS[found.kind]


def _page(found: BatchView, title: str) -> Page:
    crumbs = (Crumb(label=_("Importa tabelle"), url=reverse("imports:start")),)
    return Page(title=title, lead=f"{KIND[found.kind]}: {found.file_name}", crumbs=crumbs)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Say which column is for what."""
    found, importer = _mine(request, batch)
    if found.state != State.STAGED:
        return redirect("imports:batch", batch)
    head = selectors.sheet_of(batch, importer).head
    form = ColumnsForm(sent(request), fields=importer.fields, head=head, mapping=found.mapping, asked=_asked(found))
    chosen = attempt(
        form,
        lambda: services.choose_columns(batch=batch, importer=importer, mapping=form.mapping, answers=form.answers),
    )
    if chosen is not None:
        return redirect("imports:batch", batch)
    shown = {"page": _page(found, _("Che cosa c'è in ogni colonna")), "form": form, "batch": found}
    return render(request, "imports/columns.html", shown)


def _asked(found: BatchView) -> dict[str, tuple[object, list[tuple[str, str]]]]:
    if found.kind == "season":
        there = [(str(place.id), place.name) for place in places.destinations_of(found.network)]
        return {"destination": (_("Dove è andato quello che nella tabella non ha destinazione"), there)}
    if found.kind == "households":
        today = timezone.localdate()
        known = [each for each in people.accreditations_of(found.network) if each.holds_on(today)]
        there = [(str(each.organisation.id), each.organisation.name) for each in known]
        return {"organisation": (_("Chi segue queste famiglie (serve solo se ci sono i nomi)"), there)}
    return {}


@never_cache
@require_safe
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Say what an import would do and what is wrong, or what it did."""
    found, importer = _mine(request, batch)
    names = {field.key: field.words[0].capitalize() for field in importer.fields}
    shown: dict[str, object] = {"batch": found, "state": found.state.value}
    if found.state != State.STAGED:
        shown |= {
            "page": _page(found, _("Importazione")),
            "faults": _said(found.faults, names),
            "many": found.fault_count,
        }
        return render(request, "imports/batch.html", shown)
    try:
        checked = selectors.check(batch, importer, today=timezone.localdate())
    except FabeneError as refused:
        shown |= {"page": _page(found, _("Controllo")), "refused": sentence_of(refused)}
        return render(request, "imports/batch.html", shown)
    shown |= {
        "page": _page(found, _("Controllo")),
        "plan": checked.plan,
        "wrong_rows": checked.wrong_rows,
        "faults": _said(checked.faults, names),
        "many": len(checked.faults),
    }
    return render(request, "imports/batch.html", shown)


def _said(faults: tuple[Fault, ...], names: dict[str, str]) -> list[FaultSaid]:
    return [
        FaultSaid(
            row=fault.row,
            column=names.get(fault.column, ""),
            read=fault.read,
            sentence=sentence_for(fault.code, fault.data),
        )
        for fault in faults[:SHOWN_FAULTS]
    ]


@require_POST
def confirm(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Write a table that was checked."""
    _found, importer = _mine(request, batch)
    goes_on = request.POST.get("goes_on") == "on"
    if act(
        request,
        lambda: services.confirm(batch=batch, importer=importer, goes_on=goes_on, stamp=stamp_of(request)),
    ):
        tell(request, _("L'importazione è partita."))
    return redirect("imports:batch", batch)


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take back everything an import made."""
    _found, importer = _mine(request, batch)
    if act(request, lambda: services.undo(batch=batch, importer=importer, stamp=stamp_of(request))):
        tell(request, _("L'importazione è annullata."))
    return redirect("imports:batch", batch)


@require_POST
def drop(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Forget a table that was not written."""
    _mine(request, batch)
    if not act(request, lambda: services.drop(batch=batch)):
        return redirect("imports:batch", batch)
    tell(request, _("La tabella è stata tolta: niente è stato scritto."))
    return redirect("imports:start")


@never_cache
@require_safe
def export(request: HttpRequest, *, slug: str, table: str) -> HttpResponse:
    """Give what a network has as a table with the columns of its import."""
    actor(request)
    kind = SLUGS.get(table)
    network = people.network(slug)
    require(request.user, PERMISSION[kind or "points"], network.id)
    if kind is None:
        raise Http404
    content = workbook(str(KIND[kind]), TABLES[kind](network.id, timezone.localdate()))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{table}-{network.slug}.xlsx"'
    return response
