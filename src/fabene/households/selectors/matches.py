"""Warnings that two households look like one, each seen from one side."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, Subquery

from fabene.households.models import Household, Match, MatchAnswer
from fabene.households.presences import last_word
from fabene.households.values import MatchView, OtherSide, State


def matches_for(organisations: Iterable[UUID]) -> tuple[MatchView, ...]:
    """Return the warnings about households that these organisations referred, the newest first.

    One that a family answered with no is not among them, nor one of whom somebody has left. A match within the same
    organisations is seen from both its sides.
    """
    own = frozenset(organisations)
    refused = MatchAnswer.objects.filter(agreed=False).values("match")
    gone = {f"{side}_state": Subquery(last_word(OuterRef(side)).values("state")[:1]) for side in ("first", "second")}
    rows = (
        Match.objects.filter(Q(first__organisation__in=own) | Q(second__organisation__in=own))
        .annotate(**gone)
        .exclude(id__in=refused)
        .exclude(Q(first_state=State.LEFT) | Q(second_state=State.LEFT))
        .select_related("first__organisation", "second__organisation")
        .prefetch_related(Prefetch("answers", queryset=MatchAnswer.objects.order_by("id")))
        .order_by("-recorded_at", "id")
    )
    return tuple(
        _view(row, mine=mine, other=other)
        for row in rows
        for mine, other in ((row.first, row.second), (row.second, row.first))
        if mine.organisation_id in own
    )


def _view(row: Match, *, mine: Household, other: Household) -> MatchView:
    said = {answer.household_id: answer.agreed for answer in row.answers.all()}
    both = said.get(mine.id, False) and said.get(other.id, False)
    told = both or (mine.organisation_id is not None and mine.organisation_id == other.organisation_id)
    return MatchView(
        id=row.id,
        household=mine.id,
        code=mine.code,
        network_id=mine.network_id,
        seen_at=row.recorded_at,
        agreed=said.get(mine.id),
        other=_other(other) if told else None,
    )


def _other(row: Household) -> OtherSide:
    return OtherSide(
        organisation_id=row.organisation_id,
        organisation_name=row.organisation.name if row.organisation else "",
        network_id=row.network_id,
        code=row.code,
    )
