"""One project: its networks, who leads it and with whom, what it does, what came of it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.lib.files import selectors as files
from fabene.lib.files.values import MEDIA_TYPE
from fabene.people import selectors as people
from fabene.people.rules import may
from fabene.programme.frame import selectors
from fabene.programme.frame.values import ProgrammeView
from fabene.programme.grants.selectors import published_awards
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.programme.face import EDIT, found
from fabene.web.pages.programme.words import said


@login_not_required
@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell one project."""
    try:
        told = selectors.project_by_slug(slug)
    except NotFoundError as missing:
        raise Http404 from missing
    programme = selectors.programme_by_id(told.programme)
    names = {body.id: body.name for body in people.organisations()}
    page = Page(
        title=said(told.name),
        eyebrow=said(programme.name),
        lead=said(told.sentence),
        crumbs=(Crumb(label=said(programme.name), url=reverse("programme:programme", args=[programme.slug])),),
    )
    shown = {
        "page": page,
        "programme": programme,
        "project": told,
        "networks": [network for network in people.networks() if network.id in told.networks],
        "lead": names.get(told.lead) if told.lead else None,
        "partners": [names[body] for body in told.partners],
        "results": selectors.results(told.id),
        "awards": [one for one in published_awards(programme=told.programme) if one.project == told.id],
        "may_edit": may(request.user, EDIT, None),
    }
    return render(request, "programme/project.html", shown)


@login_not_required
@require_safe
def logo(request: HttpRequest, partner: UUID) -> HttpResponse:  # noqa: ARG001 - every view takes its request
    """Give the logo of a partner that lets it be shown; nothing otherwise."""
    try:
        kept = selectors.logo(partner)
    except NotFoundError as missing:
        raise Http404 from missing
    answer = HttpResponse(files.content(kept), content_type=MEDIA_TYPE[kept.kind])
    answer.headers["Content-Security-Policy"] = "default-src 'none'"
    return answer


@login_not_required
@require_safe
def linked_data(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a programme as schema.org JSON-LD: who funds it, inside what, with which projects."""
    programme = found(slug)
    return JsonResponse(
        {"@context": "https://schema.org", **_as_project(request, programme), **_around(request, programme)},
        json_dumps_params={"ensure_ascii": False, "indent": 1},
        content_type="application/ld+json",
    )


def _as_project(request: HttpRequest, programme: ProgrammeView) -> dict[str, object]:
    told: dict[str, object] = {
        "@type": "Project",
        "name": programme.name.it,
        "description": programme.sentence.it,
        "url": request.build_absolute_uri(reverse("programme:programme", args=[programme.slug])),
        "identifier": programme.cup,
        "foundingDate": programme.starts.isoformat() if programme.starts else "",
        "dissolutionDate": programme.ends.isoformat() if programme.ends else "",
    }
    return {name: value for name, value in told.items() if value}


def _around(request: HttpRequest, programme: ProgrammeView) -> dict[str, object]:
    holding = selectors.above(programme, selectors.programmes())
    told: dict[str, object] = {
        "parentOrganization": _as_project(request, holding[-1]) if holding else None,
        "member": [{"@type": "Organization", "name": one.name} for one in selectors.partners(programme.id)],
        "subOrganization": [
            {
                "@type": "Project",
                "name": one.name.it,
                "description": one.sentence.it,
                "url": request.build_absolute_uri(reverse("programme:project", args=[one.slug])),
            }
            for one in selectors.projects(programme.id)
        ],
    }
    return {name: value for name, value in told.items() if value}
