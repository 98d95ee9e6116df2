"""One family by its code: who they are in numbers, what they chose, their card, what happened, what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.households import selectors
from fabene.households.values import HouseholdView, MatchView, State
from fabene.households.words import LANGUAGES
from fabene.people import selectors as people
from fabene.places.selectors import market
from fabene.web.pages.casework.asking import own_home
from fabene.web.pages.casework.families import is_due
from fabene.web.pages.casework.heads import family, under_families
from fabene.web.pages.casework.words import BAND, CHANNEL, DONE, REASON
from fabene.web.pages.words import sayings
from fabene.web.words import CATEGORY, attributes

SHOWN_OF_HISTORY = 12
WELCOMED = "household.welcomed"
"""What a referral is called; everything else it wrote at that moment is part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of what happened: when, what, and who did it."""

    at: datetime
    what: str
    who: str


@never_cache
@require_safe
def household(request: HttpRequest, household: UUID) -> HttpResponse:
    """Show a family that whoever asks follows."""
    today = timezone.localdate()
    home = own_home(request, household)
    here = people.network_by_id(home.network)
    shown = {
        "page": under_families(family(home), eyebrow=here.name),
        "network": here,
        "home": home,
        "card": None if home.state == State.LEFT else selectors.card_of(household=home.id, at=timezone.now()),
        "delegates": selectors.delegates_of(household=home.id),
        "matches": matches_of(home),
        "due": is_due(home, today=today),
        **_said(home),
        **_happened(home),
        "told": messages_of(home),
        **_to_tell(home, today=today),
    }
    return render(request, "casework/household.html", shown)


def _said(home: HouseholdView) -> dict[str, object]:
    """Return what the family said of itself, in words."""
    channels = selectors.consents_of(households=[home.id]).get(home.id, frozenset())
    return {
        "market": market(home.market).name,
        "language": LANGUAGES[home.language],
        "bands": [(str(BAND[band]), number) for band, number in home.bands.items()],
        "excludes": attributes(home.excludes),
        "likes": ", ".join(str(name).lower() for key, name in CATEGORY.items() if key in home.likes),
        "channels": [str(said) for channel, said in CHANNEL.items() if channel in channels],
    }


def matches_of(home: HouseholdView) -> list[MatchView]:
    """Return the warnings about one household, as its side sees them."""
    bodies = [home.organisation] if home.organisation else []
    return [match for match in selectors.matches_for(bodies) if match.household == home.id]


def _to_tell(home: HouseholdView, *, today: date) -> dict[str, object]:
    """Return what somebody still has to tell this family by voice or by hand."""
    bodies = [home.organisation] if home.organisation else []
    waiting = selectors.to_tell(organisations=bodies, network=home.network, today=today)
    return {"to_tell": [view for view, telling in waiting if telling.household == home.id]}


def messages_of(home: HouseholdView) -> list[Event]:
    """Return what the family was told, how far it went and when, the newest first."""
    told = selectors.told_to(household=home.id)[:SHOWN_OF_HISTORY]
    return [Event(at=view.recorded_at, what=sayings.title(view), who=sayings.state(each)) for view, each in told]


def _happened(home: HouseholdView) -> dict[str, object]:
    """Return what was done and who looked, the newest first."""
    names = _names(home.network)
    actions = [each for each in people.actions_on(home.id) if each.what in DONE]
    welcomed = {each.recorded_at for each in actions if each.what == WELCOMED}
    done = [
        Event(at=each.recorded_at, what=str(DONE[each.what]), who=names.get(each.who, ""))
        for each in actions
        if each.what == WELCOMED or each.recorded_at not in welcomed
    ]
    looked = [
        Event(at=each.recorded_at, what=str(REASON[each.reason]), who=names.get(each.who, ""))
        for each in people.readings_of(home.id)
    ]
    return {"done": _newest(done), "looked": _newest(looked)}


def _names(network: UUID) -> dict[UUID, str]:
    members = (*people.members_of(network, past=True), *people.members_of(network))
    return {member.user.id: member.user.display_name for member in members}


def _newest(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.at, reverse=True)[:SHOWN_OF_HISTORY]
