"""How a household on a date is read from its rows, in one query however many there are."""

from datetime import date
from typing import Any

from django.db.models import DateField, Manager, OuterRef, Q, QuerySet, Subquery, UUIDField, Value
from django.db.models.functions import Coalesce

from fabene.households.models import Choice, Composition, Household, PickUp, Presence, Review, Spoken
from fabene.households.presences import in_force
from fabene.households.values import Band, HouseholdView, Language, State


def rows(on: date) -> QuerySet[Any]:
    """Return households as they are on a date, in order of code; whoever comes later, as on its first day."""
    composition, pick_up = _dated(Composition.objects, on), _dated(PickUp.objects, on)
    choice, review, spoken = _newest(Choice.objects), _newest(Review.objects), _newest(Spoken.objects)
    presence = in_force(OuterRef("pk"), on=on)
    first_coming = Presence.objects.filter(household=OuterRef("pk"), state=State.COMING).order_by("since")
    waiting = Presence.objects.filter(household=OuterRef("pk"), state=State.WAITING).order_by("since")
    return Household.objects.annotate(
        now_adults=Subquery(composition.values("adults")[:1]),
        now_children=Subquery(composition.values("children")[:1]),
        now_bands=Subquery(composition.values("bands")[:1]),
        now_market=Subquery(pick_up.values("market")[:1], output_field=UUIDField()),
        now_home=Subquery(pick_up.values("home_delivery")[:1]),
        now_excludes=Subquery(choice.values("excludes")[:1]),
        now_likes=Subquery(choice.values("likes")[:1]),
        now_review_on=Subquery(review.values("review_on")[:1]),
        now_until=Subquery(review.values("until")[:1]),
        now_language=Coalesce(Subquery(spoken.values("language")[:1]), Value(Language.IT.value)),
        now_state=Subquery(presence.values("state")[:1]),
        now_away_until=Subquery(presence.values("until")[:1]),
        now_comes=Coalesce(Subquery(first_coming.values("since")[:1]), "since", output_field=DateField()),
        now_waiting=Subquery(waiting.values("since")[:1]),
    ).order_by("code", "id")


def view(row: Household) -> HouseholdView:
    """Return a row of ``rows`` as a value."""
    found = vars(row)
    state = State(found["now_state"])
    return HouseholdView(
        id=row.id,
        network=row.network_id,
        organisation=row.organisation_id,
        market=found["now_market"],
        code=row.code,
        owner=row.owner,
        adults=found["now_adults"],
        children=found["now_children"],
        bands={Band(band): number for band, number in found["now_bands"].items()},
        excludes=frozenset(found["now_excludes"]),
        likes=frozenset(found["now_likes"]),
        language=Language(found["now_language"]),
        state=state,
        home_delivery=found["now_home"],
        simulated=row.simulated,
        since=found["now_comes"],
        waiting_since=found["now_waiting"] if state == State.WAITING else None,
        away_until=found["now_away_until"],
        review_on=found["now_review_on"],
        until=found["now_until"],
    )


def _dated(known: Manager[Any], on: date) -> QuerySet[Any]:
    """Return the rows of a household in force on a date, or on its first day, the one that counts first."""
    begun = Q(since__lte=on) | Q(since=OuterRef("since"))
    return known.filter(begun, household=OuterRef("pk")).order_by("-since", "-recorded_at", "-id")


def _newest(known: Manager[Any]) -> QuerySet[Any]:
    return known.filter(household=OuterRef("pk")).order_by("-recorded_at", "-id")
