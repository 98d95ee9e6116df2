"""The office writes the frame: adds a part, corrects one with its history, takes one off the pages and puts it back."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.programme.frame import selectors, services
from fabene.programme.frame.kinds import Part
from fabene.programme.frame.values import ProgrammeView
from fabene.web.notices import tell
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.programme.face import EDIT
from fabene.web.pages.programme.history import told
from fabene.web.pages.programme.parts import PartForm, shown_first
from fabene.web.pages.programme.words import PART, said
from fabene.web.pages.writing import WriteForm, act, attempt, fresh_id, sent, stamp_of

ADD: Mapping[Part, tuple[str, Callable[..., Any]]] = {
    Part.PROGRAMME: ("programme", services.open_programme),
    Part.ACT: ("act", services.record_act),
    Part.PHASE: ("phase", services.add_phase),
    Part.PARTNER: ("partner", services.add_partner),
    Part.AGREEMENT: ("agreement", services.sign_agreement),
    Part.EXTENSION: ("extension", services.extend_agreement),
    Part.BENEFIT: ("benefit", services.add_benefit),
    Part.FIGURE: ("figure", services.record_figure),
    Part.EVENT: ("event", services.add_event),
    Part.POLICY: ("policy", services.add_policy),
    Part.LINK: ("link", services.link_policy),
    Part.NETWORK: ("joining", services.join_network),
    Part.PROJECT: ("project", services.open_project),
    Part.RESULT: ("result", services.add_result),
}
ONE: Mapping[Part, Callable[[UUID], Any]] = {
    Part.PROGRAMME: selectors.programme_by_id,
    Part.ACT: selectors.act,
    Part.PHASE: selectors.phase,
    Part.PARTNER: selectors.partner,
    Part.AGREEMENT: selectors.agreement,
    Part.EXTENSION: selectors.extension,
    Part.BENEFIT: selectors.benefit,
    Part.FIGURE: selectors.figure,
    Part.EVENT: selectors.event,
    Part.POLICY: selectors.policy,
    Part.LINK: selectors.link,
    Part.NETWORK: selectors.joining,
    Part.PROJECT: selectors.project,
    Part.RESULT: selectors.result,
}
BESIDE = {
    "slug_taken": "slug",
    "slug_not_valid": "slug",
    "cup_malformed": "cup",
    "ranking_not_possible": "ranking_position",
    "partner_already": "organisation",
    "network_joined_already": "network",
    "extension_shortens": "ends",
    "date_not_real": "day",
    "project_without_network": "networks",
    "programme_inside_itself": "parent",
}


@never_cache
@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """List the programmes for who writes them."""
    require(request.user, EDIT, None)
    page = Page(title=_("Cura i programmi"), lead=_("Quello che scrivi qui si legge subito nelle pagine pubbliche."))
    return render(request, "programme/office.html", {"page": page, "programmes": selectors.programmes()})


@never_cache
@require_safe
def office_programme(request: HttpRequest, slug: str) -> HttpResponse:
    """List everything a programme is made of, with what may be done to each."""
    require(request.user, EDIT, None)
    programme = selectors.programme(slug)
    page = Page(title=said(programme.name), lead=_("Aggiungi, correggi, togli: la storia resta."), crumbs=(_above(),))
    shown = {
        "page": page,
        "programme": programme,
        "groups": [(part, PART[part], list(rows)) for part, rows in _rows(programme.id)],
        "hidden": [(part, PART[part], row, title) for part, row, title in selectors.hidden(programme.id)],
    }
    return render(request, "programme/office_programme.html", shown)


def _above() -> Crumb:
    return Crumb(label=_("Cura i programmi"), url=reverse("programme:office"))


def _rows(id: UUID) -> Iterator[tuple[Part, list[tuple[UUID, str]]]]:
    """Yield the parts of a programme, each with the identity and the beginning of every row."""
    agreements, benefits, policies = selectors.agreements(id), selectors.benefits(id), selectors.policies(id)
    projects = selectors.projects(id)
    yield Part.PROJECT, [(one.id, said(one.name)) for one in projects]
    yield Part.RESULT, [(one.id, said(one.text)) for one in selectors.results(*(each.id for each in projects))]
    yield Part.NETWORK, _networks(id)
    yield Part.PARTNER, [(one.id, one.name) for one in selectors.partners(id)]
    yield Part.BENEFIT, [(one.id, said(one.title)) for one in benefits]
    yield Part.FIGURE, [(one.id, f"{one.amount} {said(one.unit)}") for each in benefits for one in each.figures]
    yield Part.EVENT, [(one.id, f"{one.month:02d}/{one.year}: {said(one.title)}") for one in selectors.events(id)]
    yield Part.POLICY, [(one.id, said(one.name)) for one in policies]
    yield Part.LINK, [(one.id, said(one.action)) for each in policies for one in each.links]
    yield Part.ACT, [(one.id, said(one.title)) for one in selectors.acts(id)]
    yield Part.AGREEMENT, [(one.id, said(one.title)) for one in agreements]
    yield Part.EXTENSION, [(one.id, said(one.text)) for each in agreements for one in each.extensions]
    yield Part.PHASE, [(one.id, said(one.title)) for one in selectors.phases(id)]


def _networks(id: UUID) -> list[tuple[UUID, str]]:
    names = {network.id: network.name for network in people.networks()}
    return [(one.id, names[one.network]) for one in selectors.joinings(programme=id)]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_programme(request: HttpRequest) -> HttpResponse:
    """Open a programme."""
    return _add(request, part=Part.PROGRAMME, programme=None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, *, slug: str, part: str) -> HttpResponse:
    """Add a part to a programme."""
    require(request.user, EDIT, None)
    return _add(request, part=_part(part), programme=selectors.programme(slug))


def _part(part: str) -> Part:
    if part not in set(Part):
        raise NotFoundError("frame_row_not_found")
    return Part(part)


def _add(request: HttpRequest, *, part: Part, programme: ProgrammeView | None) -> HttpResponse:
    require(request.user, EDIT, None)
    form = PartForm(sent(request), part=part, programme=programme)
    word, call = ADD[part]

    def write() -> Any:
        return call(id=form.cleaned_data["id"], stamp=stamp_of(request), **{word: form.draft})

    done = attempt(form, write, fields=_beside(form))
    if done is not None:
        tell(request, _("Scritto: si legge già nelle pagine del programma."))
        slug = programme.slug if programme else done.slug
        return redirect("programme:office_programme", slug)
    return _drawn(request, form, title=str(PART[part]), above=_crumbs(programme))


def _beside(form: PartForm) -> dict[str, str]:
    return {code: name for code, name in BESIDE.items() if name in form.fields}


def _crumbs(programme: ProgrammeView | None) -> tuple[Crumb, ...]:
    if programme is None:
        return (_above(),)
    return (
        _above(),
        Crumb(label=said(programme.name), url=reverse("programme:office_programme", args=[programme.slug])),
    )


def _drawn(request: HttpRequest, form: PartForm, *, title: str, above: tuple[Crumb, ...], **more: Any) -> HttpResponse:
    page = Page(title=title, lead=_("Tutto quello che è pubblico dice da dove viene: scrivi la fonte."), crumbs=above)
    status = 400 if form.errors else 200
    return render(request, "programme/part_form.html", {"page": page, "form": form, **more}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, *, part: str, row: UUID) -> HttpResponse:
    """Correct a part: what stood there, and why it changed, stay in its history."""
    require(request.user, EDIT, None)
    kind = _part(part)
    view = ONE[kind](row)
    programme = _programme_of(kind, view)
    form = PartForm(sent(request), part=kind, programme=programme, why=True, initial=shown_first(kind, view))

    def write() -> bool:
        typed = form.cleaned_data
        services.correct(id=typed["id"], row=row, draft=form.draft, why=typed["why"], stamp=stamp_of(request))
        return True

    if attempt(form, write, fields=_beside(form)):
        tell(request, _("Corretto. Quello che c’era prima resta nella storia."))
        return redirect("programme:edit", part, row)
    shown = {"part": kind, "row": row, "view": view, "history": told(kind, row), "id": fresh_id()}
    return _drawn(request, form, title=str(PART[kind]), above=_crumbs(programme), **shown)


def _programme_of(part: Part, view: Any) -> ProgrammeView:
    """Return the programme that a part belongs to, by what it hangs on."""
    if part is Part.PROGRAMME:
        return selectors.programme_by_id(view.id)
    hangs: Mapping[Part, Callable[[], Any]] = {
        Part.EXTENSION: lambda: selectors.agreement(view.agreement),
        Part.FIGURE: lambda: selectors.benefit(view.benefit),
        Part.LINK: lambda: selectors.policy(view.policy),
        Part.RESULT: lambda: selectors.project(view.project),
    }
    on = hangs[part]() if part in hangs else view
    return selectors.programme_by_id(on.programme)


@never_cache
@require_POST
def show(request: HttpRequest, *, part: str, row: UUID) -> HttpResponse:
    """Take a part off the pages, or put it back: the notice carries the way back."""
    require(request.user, EDIT, None)
    kind = _part(part)
    view = ONE[kind](row)
    form = WriteForm(sent(request))
    shown = not view.shown
    why = _("rimesso nelle pagine") if shown else _("tolto dalle pagine")
    if form.is_valid() and act(
        request,
        lambda: services.set_shown(
            id=form.cleaned_data["id"], part=kind, row=row, shown=shown, why=why, stamp=stamp_of(request)
        ),
    ):
        tell(request, _("Rimesso nelle pagine.") if shown else _("Tolto dalle pagine: si può rimettere quando vuoi."))
    return redirect("programme:edit", part, row)
