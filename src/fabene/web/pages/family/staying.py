"""Coming and going: a pause, another market, leaving, and the way back from each."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from fabene.households import services
from fabene.households.values import HouseholdView, State
from fabene.places.selectors import markets, occurrences
from fabene.places.values import MarketView
from fabene.web.pages.family import answers
from fabene.web.pages.family.visits import Visit, visiting
from fabene.web.pages.family.voice import Voice

WEEK = 7
LONGEST_PAUSE = timedelta(days=366)
DOOR = "casa"


class PauseForm(answers.ButtonForm):
    """The day of coming back, when it is known."""

    back_on = forms.DateField(required=False, input_formats=["%Y-%m-%d", "%d/%m/%Y"])


class MarketForm(answers.ButtonForm):
    """One of the markets, or staying served at home."""

    market = forms.CharField()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A place to fetch the bag."""

    value: str
    label: str
    when: str
    here: bool


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def pause(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show whether the family is on a pause, and begin one."""
    form = PauseForm(request.POST) if request.method == "POST" else PauseForm(auto_id=False)
    trouble = _pause(form, visit) if request.method == "POST" else ""
    if trouble is None:
        return answers.done(visit, _paused(form, visit.voice), undo=answers.address("back"))
    family, today = visit.family, timezone.localdate(visit.now)
    shown = {
        "away": family.state == State.AWAY,
        "waiting": family.state == State.WAITING,
        "until": _until(family, visit.voice),
        "trouble": trouble,
        "typed": form.data.get("back_on", ""),
        "least": (today + timedelta(days=1)).isoformat(),
        "most": (today + LONGEST_PAUSE).isoformat(),
        "form": answers.ButtonForm(auto_id=False),
    }
    status = 400 if trouble else 200
    return answers.page(
        request, visit, template="pause", title=visit.voice.say("pause.title"), shown=shown, status=status
    )


def _pause(form: PauseForm, visit: Visit) -> str | None:
    """Begin the pause and return None, or return why not."""
    if not form.is_valid():
        return visit.voice.say("refused.day_missing")
    back_on, today = form.cleaned_data["back_on"], timezone.localdate(visit.now)
    if back_on and back_on <= today:
        return visit.voice.say("refused.day_missing")
    if back_on and back_on > today + LONGEST_PAUSE:
        return visit.voice.say("refused.day_far")
    until = back_on - timedelta(days=1) if back_on else None
    return answers.refusal(
        visit,
        lambda: services.mark(
            id=form.cleaned_data["id"],
            household=visit.family.id,
            state=State.AWAY,
            since=today,
            until=until,
            stamp=visit.stamp,
        ),
    )


def _paused(form: PauseForm, voice: Voice) -> str:
    back_on: date | None = form.cleaned_data["back_on"]
    return voice.say("pause.started_until", day=voice.day(back_on)) if back_on else voice.say("pause.started")


def _until(family: HouseholdView, voice: Voice) -> str:
    """Return when an absent family comes back, empty while nobody knows."""
    if family.away_until is None:
        return ""
    return voice.say("next.away_until", day=voice.day(family.away_until + timedelta(days=1)))


@require_POST
@visiting
def back(request: HttpRequest, visit: Visit) -> HttpResponse:
    """End a pause today."""
    form, family = answers.pressed(request, visit), visit.family
    if form is None or not answers.act(
        visit,
        lambda: services.mark(
            id=form.cleaned_data["id"],
            household=family.id,
            state=State.COMING,
            since=timezone.localdate(visit.now),
            stamp=visit.stamp,
        ),
    ):
        return answers.go("pause")
    again = family.away_until + timedelta(days=1) if family.away_until else None
    fields = {"back_on": [again.isoformat()] if again else []}
    return answers.done(visit, visit.voice.say("pause.ended"), undo=answers.address("pause"), fields=fields)


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def market(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the markets of the network and go to another from the next bag on."""
    places = {str(place.id): place for place in markets(visit.family.network)}
    if request.method == "POST":
        return _move(request, visit, places=places)
    choices = _choices(visit, places=list(places.values()))
    shown = {
        "choices": choices,
        "form": answers.ButtonForm(auto_id=False),
        "only": len(choices) == 1,
        "waiting": visit.family.state == State.WAITING,
    }
    return answers.page(request, visit, template="market", title=visit.voice.say("market.title"), shown=shown)


def _choices(visit: Visit, *, places: list[MarketView]) -> list[Choice]:
    family, voice = visit.family, visit.voice
    when = _when(visit)
    choices = [
        Choice(
            value=str(place.id),
            label=place.name,
            when=when.get(place.id, ""),
            here=place.id == family.market and not family.home_delivery,
        )
        for place in places
    ]
    door = Choice(value=DOOR, label=voice.say("market.door"), when=when.get(family.market, ""), here=True)
    return [door, *choices] if family.home_delivery else choices


def _when(visit: Visit) -> dict[UUID, str]:
    """Return market → its weekdays, each with the hour after which bags are ready."""
    today, voice, said = timezone.localdate(visit.now), visit.voice, dict[UUID, list[str]]()
    for one in occurrences(today, WEEK, network_id=visit.family.network):
        day, ready_at = voice.weekday(one.date.weekday()), one.collection_at or one.closes_at
        text = voice.say("market.after", weekday=day, hour=voice.clock(ready_at)) if ready_at else day
        said.setdefault(one.market_id, []).append(text)
    return {market: " · ".join(days) for market, days in said.items()}


def _move(request: HttpRequest, visit: Visit, *, places: dict[str, MarketView]) -> HttpResponse:
    form, family = MarketForm(request.POST), visit.family
    chosen = form.cleaned_data["market"] if form.is_valid() else ""
    where = _round(visit) if chosen == DOOR else places[chosen].id if chosen in places else None
    if where is None or family.state == State.WAITING:
        visit.refuse(visit.voice.say("refused.market_missing"))
        return answers.go("market")
    before, to = _here(family), {"market": where, "home_delivery": chosen == DOOR}
    if not answers.act(visit, lambda: _moved(form, visit, to=to)):
        return answers.go("market")
    if family.home_delivery:
        visit.round = family.market
    name = visit.voice.say("market.door") if chosen == DOOR else places[chosen].name
    text = visit.voice.say("market.saved", market=name)
    return answers.done(visit, text, undo=answers.address("market"), fields={"market": [before]})


def _here(family: HouseholdView) -> str:
    return DOOR if family.home_delivery else str(family.market)


def _round(visit: Visit) -> UUID | None:
    """Return the market whose round serves the family at home; only who is served so, or was a moment ago, may be."""
    return visit.family.market if visit.family.home_delivery else visit.round


def _moved(form: MarketForm, visit: Visit, *, to: dict[str, Any]) -> None:
    today = timezone.localdate(visit.now)
    services.move(id=form.cleaned_data["id"], household=visit.of, since=today, stamp=visit.stamp, **to)


@require_http_methods(["GET", "HEAD", "POST"])
@visiting
def leave(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what happens to who leaves, and let it go; the way back stays open for as long as the visit."""
    if request.method == "POST":
        form = answers.pressed(request, visit)
        if form and answers.act(visit, lambda: _left(form, visit)):
            visit.left_by = form.cleaned_data["id"]
            return answers.go("home")
        return answers.go("leave")
    if visit.home is None:
        return answers.go("home")
    shown = {"form": answers.ButtonForm(auto_id=False)}
    return answers.page(request, visit, template="leave", title=visit.voice.say("leave.title"), shown=shown)


def _left(form: answers.ButtonForm, visit: Visit) -> None:
    services.leave(id=form.cleaned_data["id"], household=visit.family.id, stamp=visit.stamp)


@require_POST
@visiting
def stay(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a leave back: everything is as before, the card too."""
    form, leaving = answers.pressed(request, visit), visit.left_by
    if (
        form
        and leaving
        and answers.act(
            visit,
            lambda: services.stay(id=form.cleaned_data["id"], household=visit.of, leaving=leaving, stamp=visit.stamp),
        )
    ):
        visit.left_by = None
        return answers.done(visit, visit.voice.say("leave.stayed"))
    return answers.go("home")
