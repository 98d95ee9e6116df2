"""On which page each kind of deadline is seen to, by who has to do it or by the office."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.urls import reverse

from fabene.core.deadlines import Deadline
from fabene.people import selectors as people
from fabene.programme.applications import selectors as applications
from fabene.programme.calls import selectors as calls
from fabene.web.accounts.address import absolute


def path_of(one: Deadline, *, office: bool = False) -> str:
    """Return the path of the page where a deadline is seen to."""
    found = OF_THE_OFFICE.get(one.kind) if office else None
    return (found or WHERE[one.kind])(one)


def page_of(one: Deadline, *, office: bool) -> str:
    """Return the whole address of that page, for a mail."""
    return absolute(path_of(one, office=office))


def board() -> str:
    """Return the whole address of everybody's own page of deadlines."""
    return absolute(reverse("deadlines:deadlines"))


def _call(one: Deadline) -> str:
    return reverse("calls:call", args=[calls.call(one.key).slug])


def _co_design(one: Deadline) -> str:
    return reverse("calls:co_design", args=[calls.co_design(one.key).slug])


def _draft(one: Deadline) -> str:
    return reverse("applications:draft", args=[one.key])


def _judged(one: Deadline) -> str:
    application = one.about or one.key
    return reverse("selection:mine", args=[_slug(application), application])


def _judged_by_office(one: Deadline) -> str:
    application = one.about or one.key
    return reverse("selection:application", args=[_slug(application), application])


def _slug(application: UUID) -> str:
    return calls.call(applications.application(application).call).slug


def _grant(one: Deadline) -> str:
    return reverse("grants:account", args=[one.about or one.key])


def _plan(one: Deadline) -> str:
    return reverse("accompaniment:plan", args=[one.about])


def _action(one: Deadline) -> str:
    slug = people.network_by_id(one.network).slug if one.network else ""
    return reverse("accompaniment:step_action", args=[slug, one.key]) if slug else reverse("accompaniment:desk")


def _gathering(one: Deadline) -> str:
    return reverse("gatherings:gathering", args=[one.key])


WHERE: Mapping[str, Callable[[Deadline], str]] = {
    "call_closes": _call,
    "co_design_closes": _co_design,
    "application_unsent": _draft,
    "integration_due": _judged,
    "appeal_ends": _judged,
    "report_due": _grant,
    "milestone_due": _grant,
    "grant_ends": _grant,
    "deliverable_due": _plan,
    "action_due": _action,
    "gathering_begins": _gathering,
}
OF_THE_OFFICE: Mapping[str, Callable[[Deadline], str]] = {
    "integration_due": _judged_by_office,
    "appeal_ends": _judged_by_office,
}
