"""What a family sees first: its next bag, what it chose, and what it can do."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from fabene.core.food import EXCLUSIONS
from fabene.households import words
from fabene.households.selectors import delegates_of
from fabene.households.values import State
from fabene.people.selectors import network_by_id
from fabene.places.selectors import market
from fabene.web.pages.family import answers
from fabene.web.pages.family.next_bag import next_bag
from fabene.web.pages.family.recalled import recalled
from fabene.web.pages.family.shared import last_shared
from fabene.web.pages.family.visits import MINUTES, Visit, visiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something the family can do, with how it stands now."""

    icon: str
    title: str
    now: str
    url: str


@require_safe
@visiting
def home(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the family's page; who has just left sees the way back."""
    if visit.left_by is not None:
        return _left(request, visit)
    today, voice = timezone.localdate(visit.now), visit.voice
    shown = {
        "home": True,
        "language": words.LANGUAGES[voice.language],
        "recalled": recalled(visit.family, voice),
        "next": next_bag(visit.family, voice, today=today),
        "shared": last_shared(visit.family, voice, today=today),
        "network": network_by_id(visit.family.network).name,
        "tasks": _tasks(visit),
        "back": answers.ButtonForm(auto_id=False),
    }
    return answers.page(request, visit, template="home", title=voice.say("frame.title"), shown=shown)


def _left(request: HttpRequest, visit: Visit) -> HttpResponse:
    shown = {"more": visit.voice.say("leave.done_more", minutes=MINUTES), "change": answers.ButtonForm(auto_id=False)}
    return answers.page(request, visit, template="left", title=visit.voice.say("leave.done"), shown=shown)


def _tasks(visit: Visit) -> list[Task]:
    say, family = visit.voice.say, visit.family
    pause = "" if family.state != State.AWAY else say("next.away")
    codes = len(delegates_of(household=family.id))
    where = say("market.door") if family.home_delivery else market(family.market).name
    coming = [
        _task("delegates", say("delegate.title"), now=say("delegate.count", number=codes) if codes else ""),
        _task("pause", say("pause.title"), now=pause),
        _task("market", say("market.title"), now=where),
    ]
    return [
        _task("food", say("food.title"), now=_avoided(visit)),
        *(coming if family.state != State.WAITING else []),
        _task("language", say("language.title"), now=words.LANGUAGES[visit.voice.language]),
        _task("data", say("data.title"), now=say("data.sub")),
        _task("leave", say("leave.title"), now=""),
    ]


def _task(name: str, title: str, *, now: str) -> Task:
    return Task(icon=f"family/icons/{name}.svg", title=title, now=now, url=reverse(f"family:{name}"))


def _avoided(visit: Visit) -> str:
    """Return what the family does not want, in one line."""
    voice = visit.voice
    avoided = [voice.avoided(key) for key in EXCLUSIONS if key in visit.family.excludes]
    return voice.say("food.without", foods=voice.listed(avoided)) if avoided else voice.say("food.all")
