"""The call and the selection a page speaks of, who may read it, and the head of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotAllowedError, NotFoundError
from fabene.people.rules import may, require
from fabene.programme.applications.values import ApplicationView
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.programme.selection import selectors
from fabene.programme.selection.values import SelectionView
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor

MANAGE, JUDGE = "selection.manage", "selection.judge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A call with its selection, and who asks: the office, a juror of that call, or neither."""

    call: CallView
    selection: SelectionView
    user: UUID | None
    office: bool
    juror: bool

    @property
    def listener(self) -> UUID | None:
        """Return the juror who reads, None for the office: who abstains reads nothing of that application."""
        return self.user if self.juror else None


def said(text: Bilingual) -> str:
    """Return a text in the language of whoever reads, in Italian where there is no other."""
    return text.said(get_language() or "it")


def is_office(request: HttpRequest) -> bool:
    """Return whether whoever asks runs selections."""
    return may(request.user, MANAGE, None)


def sits(request: HttpRequest, call: CallView) -> bool:
    """Return whether whoever asks judges this call."""
    return may(request.user, JUDGE, None) and selectors.is_juror(call.id, actor(request))


def opened(request: HttpRequest, slug: str) -> Scope | None:
    """Return the selection of a call, None until the office opens one."""
    call = calls.call_by_slug(slug)
    selection = selectors.selection_of(call.id)
    if selection is None:
        return None
    return Scope(
        call=call, selection=selection, user=request.user.pk, office=is_office(request), juror=sits(request, call)
    )


def found(request: HttpRequest, slug: str) -> Scope:
    """Return the selection of a call; raise ``NotFoundError`` where there is none."""
    scope = opened(request, slug)
    if scope is None:
        raise NotFoundError("selection_not_found")
    return scope


def for_juror(request: HttpRequest, slug: str) -> Scope:
    """Return the selection for somebody who judges; raise ``NotAllowedError`` for anybody else."""
    require(request.user, JUDGE, None)
    scope = found(request, slug)
    if not scope.juror:
        raise NotAllowedError(permission=JUDGE)
    return scope


def for_office(request: HttpRequest, slug: str) -> Scope:
    """Return the selection for the office; raise ``NotAllowedError`` for anybody else."""
    require(request.user, MANAGE, None)
    return found(request, slug)


def for_both(request: HttpRequest, slug: str) -> Scope:
    """Return the selection for who judges or runs it; raise ``NotAllowedError`` for anybody else."""
    if not may(request.user, MANAGE, None):
        require(request.user, JUDGE, None)
    scope = found(request, slug)
    if not (scope.office or scope.juror):
        raise NotAllowedError(permission=JUDGE)
    return scope


def for_applicant(request: HttpRequest, slug: str, *, application: UUID) -> tuple[Scope, ApplicationView]:
    """Return the selection and an application for who writes for it; to anybody else it is not there."""
    user, scope = actor(request), found(request, slug)
    if not selectors.is_editor(application, user):
        raise NotFoundError("application_not_here")
    return scope, one_of(scope, application)


def one_of(scope: Scope, application: UUID) -> ApplicationView:
    """Return an application that was sent to the call; raise ``NotFoundError``."""
    return one_among(selectors.sent(scope.call.id), application)


def one_among(sent: Mapping[UUID, ApplicationView], application: UUID) -> ApplicationView:
    """Return an application out of what was sent, for whoever has read it already; raise ``NotFoundError``."""
    if application not in sent:
        raise NotFoundError("application_not_here")
    return sent[application]


def head(scope: Scope, title: str, *, lead: str = "", above: tuple[Crumb, ...] = ()) -> Page:
    """Return the head of a page about a selection."""
    return Page(title=title, lead=lead, eyebrow=said(scope.call.title), crumbs=(*call_crumbs(scope.call), *above))


def call_crumbs(call: CallView) -> tuple[Crumb, ...]:
    """Return the way to a call."""
    return (
        Crumb(label=_("Bandi"), url=reverse("calls:calls")),
        Crumb(label=said(call.title), url=reverse("calls:call", args=[call.slug])),
    )


def control_crumb(scope: Scope) -> Crumb:
    """Return the step to the office's page."""
    return Crumb(label=_("Valutazione"), url=reverse("selection:office", args=[scope.call.slug]))


def desk_crumb(scope: Scope) -> Crumb:
    """Return the step to the juror's desk."""
    return Crumb(label=_("Da valutare"), url=reverse("selection:desk", args=[scope.call.slug]))


def called(application: ApplicationView) -> str:
    """Return what an application is called: its number and, where it has one, its title."""
    return name_of(application.number, application.title)


def name_of(number: int | None, title: str) -> str:
    """Return a number and a title as a name."""
    numbered = _("n. %(number)s") % {"number": number} if number else ""
    return " · ".join(part for part in (numbered, title) if part) or _("proposta senza titolo")
