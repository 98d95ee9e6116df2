"""One session: what it is, how to be there, what was given out, what changed."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.core.errors import NotFoundError
from fabene.gatherings import selectors
from fabene.gatherings.values import MaterialView
from fabene.lib.files import selectors as files
from fabene.web.downloads import document_response
from fabene.web.pages.gatherings.browser import made_here
from fabene.web.pages.gatherings.letters import sign_up_path, token_of
from fabene.web.pages.gatherings.seen import Seen, crumbs, seen
from fabene.web.pages.gatherings.sign_up_form import SignUpForm
from fabene.web.pages.gatherings.words import CHANGE, KIND, places, said, unknown, when, where
from fabene.web.pages.page import Page


@login_not_required
@never_cache
@require_safe
def gathering(request: HttpRequest, gathering: UUID) -> HttpResponse:
    """Show a session to who may see it; how to be there from afar only to who signed up, unless it is for all."""
    return page_of(request, seen(request, gathering))


def page_of(request: HttpRequest, found: Seen, *, form: SignUpForm | None = None) -> HttpResponse:
    """Return the page of a session, with the form of somebody who was refused."""
    one = found.gathering
    page = Page(title=said(one.title), lead=when(one), eyebrow=str(KIND[one.plan.kind]), crumbs=crumbs())
    shown = {
        "page": page,
        "one": one,
        **facts(found),
        "form": form or SignUpForm(anonymous=not request.user.is_authenticated),
        "open": one.open_at(timezone.now()),
        "made_here": [(sign_up_path(token_of(one, each.id)), each) for each in made_here(request, one.id)],
        "ics": reverse("gatherings:calendar", args=[one.id]),
    }
    return render(request, "gatherings/gathering.html", shown, status=400 if form and form.errors else 200)


def facts(found: Seen) -> dict[str, object]:
    """Return what a page says of a session to who may see that much of it."""
    one = found.gathering
    came = selectors.attendance(one.id)
    return {
        "seen": found,
        "where": where(one),
        "unknown": unknown(one),
        "places": places(one),
        "text": said(one.plan.text),
        "summary": said(one.plan.summary),
        "over": one.ends_at <= timezone.now(),
        "came": came.counted,
        "materials": [(each, said(each.title)) for each in materials(found)],
        "changes": [(change, CHANGE[change.kind]) for change in selectors.changes(one.id) if change.reason],
    }


def materials(found: Seen) -> tuple[MaterialView, ...]:
    """Return what was given out that somebody may see."""
    inside = found.manages or (found.mine is not None and found.mine.stands)
    return selectors.materials(found.gathering.id, public_only=not inside)


@login_not_required
@require_safe
def material(request: HttpRequest, gathering: UUID, *, material: UUID) -> HttpResponse:
    """Give a file that was given out."""
    found = seen(request, gathering)
    one = next((each for each in materials(found) if each.id == material), None)
    if one is None or one.file is None:
        raise NotFoundError("material_not_found")
    version = files.version(one.file)
    return document_response(version, files.content(version), name="materiale")
