"""How many ideas a call received and where, once it has closed: for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fabene.programme.applications import selectors
from fabene.programme.applications.values import ApplicationView
from fabene.programme.calls.values import CallView, State
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.applications.common import towns, towns_of
from fabene.web.pages.applications.joining import call_crumb, public_call
from fabene.web.pages.page import Page


@login_not_required
@require_safe
def ideas(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how many ideas came on each territory, from how many bodies, and from where that is known."""
    call = _closed(slug)
    sent, behind = selectors.sent(call.id), selectors.participants(call.id)
    unnamed = sum(1 for one in behind if not one.name)
    words_of = {"ideas": _ideas(len(sent)), "bodies": _bodies(len(behind))}
    shown = {
        "page": Page(
            title=_("Le idee arrivate"),
            lead=_("%(ideas)s da %(bodies)s: un’idea e chi la propone sono due cose.") % words_of,
            crumbs=(call_crumb(call),),
        ),
        "call": call,
        "table": _table(call),
        "bodies": behind,
        "unnamed": unnamed,
        "sources": _sources(call, sent),
    }
    return render(request, "applications/ideas.html", shown)


def _ideas(count: int) -> str:
    return ngettext("%(count)s idea", "%(count)s idee", count) % {"count": count}


def _bodies(count: int) -> str:
    return ngettext("%(count)s realtà", "%(count)s realtà diverse", count) % {"count": count}


@login_not_required
@require_safe
def ideas_csv(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - every view takes its request
    """Give the same as a file."""
    call = _closed(slug)
    return csv_response(_table(call), f"idee-{call.slug}.csv")


def _closed(slug: str) -> CallView:
    """Return a call that has closed: until then nobody learns how many there are."""
    call = public_call(slug)
    if call.state_at(timezone.now()) != State.CLOSED:
        raise Http404
    return call


def _table(call: CallView) -> Table:
    known = towns()
    return Table(
        caption=_("Idee per territorio"),
        columns=(Column(label=_("Territorio")), Column(label=_("Idee"), kind=Kind.COUNT)),
        rows=tuple((towns_of(codes, known), count) for codes, count in selectors.by_territory(call.id)),
    )


def _sources(call: CallView, sent: tuple[ApplicationView, ...]) -> list[str]:
    known = {one.source for one in sent if one.source}
    return sorted(known | set(selectors.participants_recorded(call.id)))
