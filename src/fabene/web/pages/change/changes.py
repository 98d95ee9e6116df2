"""Changes in services: listed, told from before to after."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.programme.change import selectors
from fabene.programme.change.values import ChangeStatus, ChangeView
from fabene.programme.documents import selectors as documents
from fabene.programme.frame import selectors as frame
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.change.words import STATUS, TONE
from fabene.web.pages.documents.seen import is_office, said
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import WriteForm

ROWS = 30


@login_not_required
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """List the changes in services."""
    found = _found(request)
    leaf = Paginator(found, ROWS).get_page(request.GET.get("pagina"))
    networks = people.networks()
    page = Page(
        title=_("Azioni di sistema"),
        lead=_("Che cosa cambia nei servizi del territorio: com’era, com’è, chi c’è dentro e con quale prova."),
    )
    count = ngettext("%(number)s azione", "%(number)s azioni", len(found)) % {"number": formats.count(len(found))}
    shown = {
        "page": page,
        "rows": [_row(one, names={network.id: network.name for network in networks}) for one in leaf],
        "pages": leaf,
        "count": count,
        "networks": networks,
        "statuses": [(status.value, word) for status, word in STATUS.items()],
        "network_asked": request.GET.get("rete", ""),
        "status_asked": request.GET.get("stato", ""),
        "asked": request.GET.urlencode(),
        "office": is_office(request),
    }
    return render(request, "change/changes.html", shown)


def _row(one: ChangeView, *, names: dict[UUID, str]) -> dict[str, object]:
    return {
        "change": one,
        "title": said(one.title),
        "problem": said(one.problem),
        "network": names.get(one.network, "") if one.network else "",
        "status": STATUS[one.status],
        "tone": TONE[one.status],
    }


def _found(request: HttpRequest) -> tuple[ChangeView, ...]:
    slug, status = request.GET.get("rete", ""), request.GET.get("stato", "")
    network = next((one.id for one in people.networks() if one.slug == slug), None)
    return selectors.changes(network=network, status=ChangeStatus(status) if status in set(ChangeStatus) else None)


@login_not_required
@require_safe
def changes_csv(request: HttpRequest) -> HttpResponse:
    """Give the changes as a table."""
    names = {network.id: network.name for network in people.networks()}
    heads = (_("Titolo"), _("Rete"), _("Stato"), _("Dal"), _("Problema"), _("Prima"), _("Dopo"), _("Atto"), _("Fonte"))
    rows = tuple(
        (
            said(one.title),
            names.get(one.network, "") if one.network else "",
            str(STATUS[one.status]),
            one.history[0].on.isoformat(),
            *(said(text) for text in (one.problem, one.before, one.after)),
            one.act,
            one.source,
        )
        for one in _found(request)
    )
    table = Table(caption=_("Azioni di sistema"), columns=tuple(Column(label=head) for head in heads), rows=rows)
    return csv_response(table, "azioni.csv")


@login_not_required
@require_safe
def change(request: HttpRequest, change: UUID) -> HttpResponse:
    """Tell one change: the problem, before and after, who is in it, the evidence, the act, its statuses."""
    found, office = selectors.change(change), is_office(request)
    bodies = {body.id: body.name for body in people.organisations()}
    page = Page(
        title=said(found.title),
        eyebrow=_("Azione di sistema"),
        crumbs=(Crumb(label=_("Azioni di sistema"), url=reverse("change:changes")),),
    )
    shown = {
        "page": page,
        "change": found,
        "texts": [
            (label, said(text))
            for label, text in (
                (_("Il problema"), found.problem),
                (_("Com’era"), found.before),
                (_("Com’è, o come sarà"), found.after),
            )
        ],
        "parties": [bodies[party] for party in found.parties if party in bodies],
        "links": list(_links(found)),
        "objective": _objective(found),
        "evidence": documents.documents_about(found.id, public_only=not office),
        "status": STATUS[found.status],
        "tone": TONE[found.status],
        "history": [(each, STATUS[each.status]) for each in found.history],
        "office": office,
        "button": WriteForm(auto_id=False),
    }
    return render(request, "change/change.html", shown)


def _links(found: ChangeView) -> Iterable[tuple[str, str]]:
    """Yield what a change belongs to: its programme and its network, with their pages."""
    programme = next((one for one in frame.programmes() if one.id == found.programme), None)
    if programme:
        yield said(programme.name), reverse("programme:programme", args=[programme.slug])
    if found.network:
        network = people.network_by_id(found.network)
        yield network.name, reverse("network", args=[network.slug])


def _objective(found: ChangeView) -> tuple[str, str] | None:
    """Return the policy whose objective a change serves, and the objective."""
    try:
        policy = frame.policy(found.policy) if found.policy else None
    except NotFoundError:
        return None
    return (said(policy.name), said(policy.objective)) if policy else None
