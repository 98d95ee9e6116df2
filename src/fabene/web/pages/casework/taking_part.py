"""What somebody does in the programme that no role says: walks with an idea, writes a proposal, judges a call."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fabene.gatherings import selectors as gatherings
from fabene.people.rules import may
from fabene.programme.accompaniment import selectors as accompaniment
from fabene.programme.accompaniment.values import Part
from fabene.programme.applications import selectors as applications
from fabene.programme.applications.values import State
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import State as CallState
from fabene.programme.selection import selectors as selection
from fabene.programme.selection.values import Phase
from fabene.web.pages.accompaniment.desk import waiting as walking
from fabene.web.pages.applications import words
from fabene.web.pages.page import Thing
from fabene.web.pages.selection.scope import JUDGE
from fabene.web.pages.selection.words import PHASE
from fabene.web.pages.writing import actor

OPEN = frozenset({Phase.FIRST, Phase.FINAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """The doors of who walks, writes or judges, and what waits for them behind each."""

    doors: tuple[Thing, ...]
    waiting: tuple[Thing, ...]


def taking_part(request: HttpRequest) -> TakingPart:
    """Return what somebody does in the programme, whichever roles they hold."""
    found = (_walked(request), _written(request), _judged(request))
    return TakingPart(
        doors=tuple(door for each in found for door in each.doors),
        waiting=tuple(thing for each in found for thing in each.waiting),
    )


NOTHING = TakingPart(doors=(), waiting=())


def _walked(request: HttpRequest) -> TakingPart:
    user, now = actor(request), timezone.now()
    if not accompaniment.has_part(user):
        return NOTHING
    mine = accompaniment.plans_of(user)
    sessions = gatherings.gatherings(about=[one.id for one in mine])
    walked = [one for one in mine if user in one.people(Part.MENTOR)]
    door = Thing(
        title=_("Accompagnamento"),
        sentence=_("Le idee che diventano proposte, e chi cammina con loro."),
        url=reverse("accompaniment:desk"),
    )
    return TakingPart(doors=(door,), waiting=tuple(walking(walked, mine, sessions=sessions, now=now)))


def open_calls() -> tuple[Thing, ...]:
    """Return the calls that anybody may take part in now, the first to close first."""
    now = timezone.now()
    found = [(one.closes_at, one) for one in calls.calls() if one.state_at(now) is CallState.OPEN and one.closes_at]
    return tuple(
        Thing(
            title=words.said(one.title),
            sentence=_("Aperto: si chiude %(moment)s.") % {"moment": words.moment(closes)},
            url=reverse("calls:call", args=[one.slug]),
        )
        for closes, one in sorted(found, key=lambda pair: pair[0])
    )


def _written(request: HttpRequest) -> TakingPart:
    user, now = actor(request), timezone.now()
    if not applications.writes(user):
        return NOTHING
    open_calls = {one.id: one for one in calls.calls() if one.state_at(now) is CallState.OPEN}
    door = Thing(
        title=_("Le mie proposte"),
        sentence=_("Quello che scrivi per i bandi, e quello che hai inviato."),
        url=reverse("applications:mine"),
    )
    unsent = (
        Thing(
            title=one.title or _("Proposta senza titolo"),
            sentence=_("Non è ancora inviata: il bando chiude %(moment)s.") % {"moment": words.moment(closes)},
            url=reverse("applications:draft", args=[one.id]),
        )
        for one in applications.mine(user)
        if one.state == State.DRAFT and one.call in open_calls and (closes := open_calls[one.call].closes_at)
    )
    return TakingPart(doors=(door,), waiting=tuple(unsent))


def _judged(request: HttpRequest) -> TakingPart:
    """Return what a juror has to score; their door stands with their role."""
    if not may(request.user, JUDGE, None):
        return NOTHING
    user, things = actor(request), []
    for call in calls.calls():
        found = selection.selection_of(call.id) if selection.is_juror(call.id, user) else None
        if found and found.phase in OPEN and any(line.waits for line in selection.desk(found, user)):
            url = reverse("selection:desk", args=[call.slug])
            things.append(Thing(title=words.said(call.title), sentence=str(PHASE[found.phase]), url=url))
    return TakingPart(doors=(), waiting=tuple(things))
