"""The proposals that a plan walks with: chosen by number and name, call by call, in the territories somebody keeps."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fabene.people import selectors as people
from fabene.people.rules import may
from fabene.programme.accompaniment import selectors
from fabene.programme.accompaniment.values import PlanView
from fabene.programme.applications import selectors as applications
from fabene.programme.applications.values import ApplicationView, State
from fabene.programme.calls import selectors as calls
from fabene.web.pages.gatherings.words import said
from fabene.web.pages.writing import actor

Group = tuple[str, list[tuple[str, str]]]


def grouped_ideas(networks: Collection[UUID] | None, *, chosen: Iterable[str] = ()) -> list[Group]:
    """Return what reached each call and stands, to choose from; ``networks`` None for every territory.

    What is of no territory in particular is offered to all. What was ``chosen`` already is offered too.
    """
    names, held = {one.id: one.name for one in people.networks()}, set(chosen)
    found = []
    for call in calls.calls():
        offered = [
            (str(one.id), label(one, names=names))
            for one in applications.reached(call.id)
            if str(one.id) in held or (one.state == State.SENT and _of(one, networks))
        ]
        if offered:
            found.append((said(call.title), offered))
    return found


def _of(one: ApplicationView, networks: Collection[UUID] | None) -> bool:
    return networks is None or not one.networks or any(network in networks for network in one.networks)


def label(one: ApplicationView, *, names: dict[UUID, str]) -> str:
    """Return a proposal as people tell it from the others: number, title, territory, who leads."""
    told = (
        _("n. %(number)s") % {"number": one.number} if one.number else "",
        one.title or _("senza titolo"),
        ", ".join(sorted(names[network] for network in one.networks if network in names)),
        one.lead.name if one.lead else "",
    )
    return " · ".join(filter(None, told))


def ideas_of(request: HttpRequest, one: PlanView) -> Iterator[tuple[str, str]]:
    """Yield the proposals of a plan and of those that became part of it, each with its page for who may open it."""
    names = {network.id: network.name for network in people.networks()}
    joined = [idea for other in one.came_from for idea in selectors.plan(other).draft.ideas]
    for id in dict.fromkeys((*one.draft.ideas, *joined)):
        found = applications.application(id)
        yield label(found, names=names), _page(request, found)


def _page(request: HttpRequest, found: ApplicationView) -> str:
    if may(request.user, "calls.manage", None):
        return reverse("applications:record", args=[calls.call(found.call).slug, found.id])
    if applications.is_editor(application=found.id, user=actor(request)):
        return reverse("applications:receipt", args=[found.id])
    return ""
