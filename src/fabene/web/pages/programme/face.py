"""What the public reads of a programme: what it is, who makes it, what is expected, what happened, by which acts."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.people import selectors as people
from fabene.people.rules import may
from fabene.programme.frame import selectors
from fabene.programme.frame.values import EventView, JoiningView, ProgrammeView
from fabene.web.drawings.years import Happening, Years, years
from fabene.web.pages.grants.together import shared_of
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.programme.words import said, when_said

TABS = (
    ("programme:programme", gettext_lazy("Il progetto")),
    ("programme:partners", gettext_lazy("I partner")),
    ("programme:benefits", gettext_lazy("Benefici attesi")),
    ("programme:chronology", gettext_lazy("Cronologia")),
    ("programme:policies", gettext_lazy("Politiche")),
    ("programme:acts", gettext_lazy("Quadro")),
)
EDIT = "programme.edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page of a programme, among the others."""

    url: str
    label: str
    current: bool


def tabs(programme: ProgrammeView, name: str = "") -> tuple[Tab, ...]:
    """Return the pages of a programme; ``name`` is the one that is shown."""
    return tuple(
        Tab(url=reverse(each, args=[programme.slug]), label=str(label), current=each == name) for each, label in TABS
    )


def found(slug: str) -> ProgrammeView:
    """Return the programme that an address names; raise ``Http404``."""
    try:
        return selectors.programme(slug)
    except NotFoundError as missing:
        raise Http404 from missing


def _page(request: HttpRequest, slug: str, *, name: str, lead: str, **more: Any) -> HttpResponse:
    """Draw one page of a programme; ``more`` is what it shows."""
    programme = found(slug)
    label = next(str(label) for each, label in TABS if each == name)
    first = name == "programme:programme"
    crumbs = [Crumb(label=_("Programmi"), url=reverse("programme:programmes"))]
    if not first:
        crumbs.append(Crumb(label=said(programme.name), url=reverse("programme:programme", args=[slug])))
    page = Page(
        title=said(programme.name) if first else label,
        eyebrow=label if first else said(programme.name),
        lead=lead or said(programme.sentence),
        crumbs=tuple(crumbs),
    )
    shown = {name: look(programme) if callable(look) else look for name, look in more.items()}
    known = {
        "page": page,
        "programme": programme,
        "tabs": tabs(programme, name),
        "may_edit": may(request.user, EDIT, None),
        **shown,
    }
    return render(request, f"programme/{name.partition(':')[2]}.html", known)


@login_not_required
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes: the widest first, each over those inside it."""
    page = Page(
        title=_("I programmi"), lead=_("Che cosa tiene insieme le reti: da dove vengono i fondi, e che cosa segue.")
    )
    everything = selectors.programmes()
    shown = {"page": page, "programmes": _nested(everything), "may_edit": may(request.user, EDIT, None)}
    return render(request, "programme/programmes.html", shown)


def _nested(everything: tuple[ProgrammeView, ...]) -> list[dict[str, object]]:
    names = {one.id: one for one in everything}
    return [
        {
            "programme": one,
            "inside": selectors.above(one, everything),
            "follows": names.get(one.follows) if one.follows else None,
        }
        for one in everything
    ]


@login_not_required
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what a programme is, what holds it and follows it, its networks and its projects."""
    everything = selectors.programmes()

    def around(one: ProgrammeView) -> dict[str, object]:
        return {
            "above": selectors.above(one, everything),
            "inside": [each for each in everything if each.parent == one.id],
            "before": [each for each in everything if each.id == one.follows],
            "after": [each for each in everything if each.follows == one.id],
        }

    return _page(
        request,
        slug,
        name="programme:programme",
        lead="",
        around=around,
        networks=lambda one: _networks(selectors.joinings(programme=one.id)),
        projects=lambda one: selectors.projects(one.id),
        phases=lambda one: selectors.phases(one.id),
        shared=lambda one: shared_of(one.id),
    )


def _networks(joinings: tuple[JoiningView, ...]) -> list[dict[str, object]]:
    networks = people.networks()
    return [{"network": each, "joining": one} for each in networks for one in joinings if one.network == each.id]


@login_not_required
@require_safe
def partners(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell who makes a programme: role, funds, and the logo where its owner lets it be shown."""
    lead = _("Chi fa il programma, con quali fondi. Un logo si vede solo se chi lo porta ha detto sì.")
    return _page(request, slug, name="programme:partners", lead=lead, partners=lambda one: selectors.partners(one.id))


@login_not_required
@require_safe
def benefits(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what is expected, how it will be known, and the figure once there is one."""
    lead = _("Che cosa ci si aspetta, come si saprà se è arrivato, e quanto: dove nessuno ha misurato, lo diciamo.")
    return _page(request, slug, name="programme:benefits", lead=lead, benefits=lambda one: selectors.benefits(one.id))


@login_not_required
@require_safe
def chronology(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what happened when, as a picture with its list."""
    events = selectors.events(found(slug).id)
    rows = [
        {"number": number, "event": event, "when": when_said(event)} for number, event in enumerate(events, start=1)
    ]
    return _page(
        request,
        slug,
        name="programme:chronology",
        lead=_("Che cosa è successo, mese per mese."),
        events=rows,
        one_source=events[0].source if len({event.source for event in events}) == 1 else "",
        picture=_picture(events) if events else None,
    )


def _picture(events: tuple[EventView, ...]) -> Years:
    return years(
        _("La cronologia del programma"),
        _("Ogni numero è una voce dell’elenco: una riga per anno, i mesi da sinistra a destra."),
        happenings=[
            Happening(
                number=number,
                year=event.year,
                month=event.month,
                when=when_said(event),
                title=said(event.title),
                url=f"#voce-{number}",
            )
            for number, event in enumerate(events, start=1)
        ],
    )


@login_not_required
@require_safe
def policies(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell which policies a programme belongs to, each action beside the objective it serves."""
    lead = _("Le politiche pubbliche di cui il programma fa parte, e quali sue azioni ne servono gli obiettivi.")

    def linked(one: ProgrammeView) -> list[dict[str, object]]:
        projects = {project.id: project for project in selectors.projects(one.id)}
        return [
            {
                "policy": policy,
                "links": [(link, projects.get(link.project) if link.project else None) for link in policy.links],
            }
            for policy in selectors.policies(one.id)
        ]

    return _page(request, slug, name="programme:policies", lead=lead, policies=linked)


@login_not_required
@require_safe
def acts(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell by which acts, agreements and rankings a programme stands, with those of the programmes that hold it."""
    lead = _("Da dove vengono i fondi, quali atti li decidono, quali accordi li legano, e che cosa li ha spostati.")

    def chain(one: ProgrammeView) -> list[dict[str, object]]:
        return [
            {"programme": each, "acts": selectors.acts(each.id), "agreements": selectors.agreements(each.id)}
            for each in (*selectors.above(one, selectors.programmes()), one)
        ]

    return _page(request, slug, name="programme:acts", lead=lead, chain=chain)
