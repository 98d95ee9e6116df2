"""Bring a table in: the file, its columns, what it would do, then it is done or dropped; and it is taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import NotAllowedError
from fabene.lib.files.uploads import content_of
from fabene.lib.imports import selectors, services
from fabene.lib.imports.selectors import WAITING
from fabene.lib.imports.values import BatchView, Fault, Importer, State
from fabene.people import selectors as people
from fabene.people.rules import may
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.web import formats
from fabene.web.notices import tell
from fabene.web.pages.imports.forms import ColumnsForm, StartForm
from fabene.web.pages.imports.kinds import IMPORTERS, KIND, SLUGS, names_of, require_kind
from fabene.web.pages.page import Crumb, Page, Progress
from fabene.web.pages.writing import act, attempt, sent, sentence_for, stamp_of

SHOWN_FAULTS = 200
DOING: dict[State, Promise] = {
    State.CHECKING: gettext_lazy("Si stanno controllando le righe"),
    State.QUEUED: gettext_lazy("Si stanno scrivendo le righe"),
    State.UNDOING: gettext_lazy("Si sta annullando quello che era stato scritto"),
}
SAID: dict[State, Promise] = {
    State.STAGED: gettext_lazy("da dire le colonne"),
    State.CHECKING: gettext_lazy("si controlla"),
    State.CHECKED: gettext_lazy("controllata, da confermare"),
    State.QUEUED: gettext_lazy("si scrive"),
    State.DONE: gettext_lazy("fatta"),
    State.UNDOING: gettext_lazy("si annulla"),
    State.UNDONE: gettext_lazy("annullata"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultSaid:
    """A fault as it is read: the row (0: the whole table), the column, what stood there, why, and what to do."""

    row: int
    column: str
    read: str
    sentence: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Take a table in, or list those that were. Raises ``NotAllowedError`` to who coordinates nothing."""
    networks = networks_of(request)
    form = StartForm(sent(request), request.FILES or None, networks=networks)
    batch = attempt(form, lambda: _staged(request, form))
    if batch is not None:
        return redirect("imports:columns", batch.id)
    page = Page(title=_("Importa tabelle"), lead=_("Quello che la rete ha già scritto altrove, senza ricopiarlo."))
    done = [
        (each, network, KIND[each.kind], SAID[each.state])
        for network in networks
        for each in selectors.batches(network.id)
    ]
    made = [(slug, KIND[kind]) for slug, kind in SLUGS.items()]
    shown = {"page": page, "form": form, "done": done, "made": made, "networks": networks}
    return render(request, "imports/start.html", shown)


def networks_of(request: HttpRequest) -> list[NetworkView]:
    """Return the networks whose tables somebody may bring in; raise ``NotAllowedError`` when there is none."""
    mine = [network for network in people.networks() if may(request.user, "places.edit", network.id)]
    if not mine:
        raise NotAllowedError
    return mine


def _staged(request: HttpRequest, form: StartForm) -> BatchView:
    said = form.cleaned_data
    network = UUID(said["network"])
    require_kind(request.user, said["kind"], network=network)
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
    networks_of(request)
    found = selectors.batch(batch)
    require_kind(request.user, found.kind, network=found.network, mapping=found.mapping)
    return found, IMPORTERS[found.kind]


def _page(found: BatchView, title: str) -> Page:
    crumbs = (Crumb(label=_("Importa tabelle"), url=reverse("imports:start")),)
    return Page(title=title, lead=f"{KIND[found.kind]}: {found.file_name}", crumbs=crumbs)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Say which column is for what, and have the rows checked."""
    found, importer = _mine(request, batch)
    if found.state not in services.BEFORE:
        return redirect("imports:batch", batch)
    form = ColumnsForm(
        sent(request),
        fields=importer.fields,
        names=names_of(found.kind),
        head=found.head,
        mapping=found.mapping,
        asked=_asked(found),
    )
    if attempt(form, lambda: _looked_over(request, found, importer=importer, form=form)) is not None:
        return redirect("imports:batch", batch)
    shown = {
        "page": _page(found, _("Che cosa c'è in ogni colonna")),
        "form": form,
        "batch": found,
        "table": _slug(found.kind),
    }
    return render(request, "imports/columns.html", shown)


def _looked_over(request: HttpRequest, found: BatchView, *, importer: Importer, form: ColumnsForm) -> BatchView:
    require_kind(request.user, found.kind, network=found.network, mapping=form.mapping)
    services.choose_columns(batch=found.id, importer=importer, mapping=form.mapping, answers=form.answers)
    return services.look_over(batch=found.id, importer=importer, stamp=stamp_of(request))


def _slug(kind: str) -> str:
    return next(slug for slug, key in SLUGS.items() if key == kind)


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
    """Say what an import would do and what is wrong, how far it is, or what it did.

    The page that waits asks only how far it is (htmx says so in a header).
    """
    found, _importer = _mine(request, batch)
    waits = {"progress": _progress(found), "url": reverse("imports:batch", args=[batch])}
    if "HX-Request" in request.headers:
        return render(request, "parts/progress.html", waits)
    title = _("Importazione") if found.state in {State.DONE, State.UNDONE} else _("Controllo")
    names = names_of(found.kind)
    shown = {
        "page": _page(found, title),
        "batch": found,
        "state": found.state.value,
        **waits,
        "faults": [_said(fault, names) for fault in found.faults[:SHOWN_FAULTS]],
        "first": SHOWN_FAULTS,
    }
    return render(request, "imports/batch.html", shown)


def _progress(found: BatchView) -> Progress:
    """Return how far a batch is: of what it has when nobody is at work on it any more."""
    at_work = found.state in WAITING
    total = max({State.QUEUED: found.new, State.UNDOING: found.written}.get(found.state, found.rows), 1)
    return Progress(
        doing=str(DOING[found.state]) if at_work else _("Finito"),
        reached=min(found.progress, total - 1) if at_work else total,
        total=total,
        unit=_("righe"),
        next_url=reverse("imports:batch", args=[found.id]),
    )


def _said(fault: Fault, names: dict[str, str]) -> FaultSaid:
    return FaultSaid(
        row=fault.row,
        column=names.get(fault.column, ""),
        read=fault.read,
        sentence=sentence_for(fault.code, fault.data),
    )


@require_POST
def confirm(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Write a table that was checked."""
    _found, importer = _mine(request, batch)
    goes_on = request.POST.get("goes_on") == "on"
    if act(
        request,
        lambda: services.confirm(batch=batch, importer=importer, goes_on=goes_on, stamp=stamp_of(request)),
    ):
        _tell_written(request, selectors.batch(batch))
    return redirect("imports:batch", batch)


def _tell_written(request: HttpRequest, found: BatchView) -> None:
    if found.state == State.DONE:
        tell(request, _("Fatto: %(rows)s righe scritte.") % {"rows": formats.count(found.written)})
    else:
        tell(request, _("L'importazione è partita: puoi lasciare questa pagina, va avanti da sola."))


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take back everything an import made."""
    _found, importer = _mine(request, batch)
    if act(request, lambda: services.undo(batch=batch, importer=importer, stamp=stamp_of(request))):
        if selectors.batch(batch).state == State.UNDONE:
            tell(request, _("L'importazione è annullata."))
        else:
            tell(request, _("L'importazione si sta annullando: puoi lasciare questa pagina, va avanti da sola."))
    return redirect("imports:batch", batch)


@require_POST
def drop(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Forget a table that was not written."""
    _mine(request, batch)
    if not act(request, lambda: services.drop(batch=batch)):
        return redirect("imports:batch", batch)
    tell(request, _("La tabella è stata tolta: niente è stato scritto."))
    return redirect("imports:start")
