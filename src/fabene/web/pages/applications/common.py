"""What the pages of one application share: whose it is, the way to it, its five pages, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.people import selectors as people
from fabene.places import selectors as places
from fabene.programme.applications import selectors
from fabene.programme.applications.rules import warned
from fabene.programme.applications.values import DraftView, Missing, State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView
from fabene.web.pages.applications import words
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor

PAGES = ("draft", "together", "budget", "documents", "check")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One page of a draft: its name, where it is, how much is to be done there."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """An application that somebody who writes it has open, with its call and all that is missing now."""

    draft: DraftView
    call: CallView
    missing: tuple[Missing, ...]
    now: datetime

    @property
    def id(self) -> UUID:
        """Return which."""
        return self.draft.application.id

    @property
    def url(self) -> str:
        """Return where it is."""
        return reverse("applications:draft", args=[self.id])

    @property
    def writable(self) -> bool:
        """Return whether it is still a draft."""
        return self.draft.application.state == State.DRAFT

    @property
    def title(self) -> str:
        """Return what it is called, or that it has no title yet."""
        return self.draft.application.title or _("Proposta senza titolo")

    @property
    def closing(self) -> str:
        """Return when the call closes, as people say it."""
        return words.moment(self.call.closes_at) if self.call.closes_at else ""

    @property
    def is_late_soon(self) -> bool:
        """Return whether the call closes within a day."""
        return warned(self.call, at=self.now)

    @property
    def is_over(self) -> bool:
        """Return whether the call has closed."""
        return self.call.closes_at is not None and self.call.closes_at <= self.now

    @property
    def clock(self) -> str:
        """Return the time by the server's clock, to the second."""
        return f"{timezone.localtime(self.now):%H.%M.%S}"

    @property
    def progress(self) -> str:
        """Return what is still missing, in a few words."""
        return words.progress(self.missing)


def opened(request: HttpRequest, id: UUID) -> Open:
    """Return an application to one of those who write it; raise ``NotFoundError`` to anybody else."""
    now = timezone.now()
    draft = selectors.draft(id=id, user=actor(request))
    call = calls.call(draft.application.call)
    missing = selectors.missing(id=id, at=now) if draft.application.state == State.DRAFT else ()
    return Open(draft=draft, call=call, missing=missing, now=now)


def page_of(found: Open, *, lead: str = "") -> Page:
    """Return the head of a page of an application."""
    mine = Crumb(label=_("Le mie proposte"), url=reverse("applications:mine"))
    return Page(title=found.title, lead=lead, eyebrow=words.said(found.call.title), crumbs=(mine,))


def tabs(found: Open, *, here: str) -> list[Tab]:
    """Return the five pages of a draft, each with how much is to be done there."""
    labels = {
        "draft": _("L’idea"),
        "together": _("Chi"),
        "budget": _("Il bilancio"),
        "documents": _("I documenti"),
        "check": _("Controlla e invia"),
    }
    todo = [words.PAGE.get(one.fault, "") for one in found.missing if not one.warning]
    return [
        Tab(
            label=labels[name],
            url=reverse(f"applications:{name}", args=[found.id]),
            count=todo.count(name),
            current=name == here,
        )
        for name in PAGES
    ]


def context(found: Open, *, here: str, lead: str = "") -> dict[str, object]:
    """Return what every page of a draft is drawn with."""
    return {"page": page_of(found, lead=lead), "open": found, "tabs": tabs(found, here=here)}


def towns() -> dict[str, str]:
    """Return the names of the municipalities by ISTAT code."""
    return {one.istat_code: one.name for one in places.municipalities()}


def towns_of(codes: tuple[str, ...], known: Mapping[str, str]) -> str:
    """Return the municipalities of an idea by name; that nobody knows them, when there are none."""
    return ", ".join(sorted(known.get(code, code) for code in codes)) or "—"


def names(users: tuple[UUID, ...]) -> dict[UUID, str]:
    """Return how those who write are called."""
    return people.names_of(users)
