"""Two referrals may be of one family. Both caseworkers are warned; who the other is, is told when both families agree.

Separated parents, a market and an emporio, two markets: a match is not a fault, and nothing follows from it.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from fabene.core.errors import ConflictError, NotFoundError
from fabene.households.models import Fingerprint, Household, Match, MatchAnswer
from fabene.households.presences import last_word
from fabene.households.services.common import is_new, must_agree
from fabene.households.values import State
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp


@transaction.atomic
def answer_match(*, id: UUID, match: UUID, household: UUID, agreed: bool, stamp: Stamp) -> None:
    """Say for one side, ``household``, whether the family agrees that the other caseworker knows. A no closes it.

    Raises ``NotFoundError`` (``match_not_found``: also when the household is on neither side), ``ConflictError``
    (``match_answered``: this side said something already, ``id_used_for_something_else``).
    """
    row = Match.objects.select_for_update().filter(Q(first=household) | Q(second=household), id=match).first()
    if row is None:
        raise NotFoundError("match_not_found")
    side = Household.objects.get(id=household)
    if not is_new(side, id=id, what="household.match", stamp=stamp):
        must_agree(MatchAnswer.objects.get(id=id), what="household.match", match_id=match, agreed=agreed)
        return
    if MatchAnswer.objects.filter(match=row, household=side).exists():
        raise ConflictError("match_answered")
    MatchAnswer.objects.create(id=id, match=row, household=side, agreed=agreed, recorded_at=stamp.recorded_at)


def open_matches(row: Household, *, stamp: Stamp) -> None:
    """Warn of every household, in whatever network, with a fingerprint of this one; a pair is warned of once.

    Who has left is not spoken of any more.
    """
    digests = list(Fingerprint.objects.filter(household=row).values_list("digest", flat=True))
    same = Fingerprint.objects.filter(digest__in=digests).exclude(household=row)
    same = same.annotate(last=Subquery(last_word(OuterRef("household")).values("state")[:1])).exclude(last=State.LEFT)
    for other in sorted(set(same.values_list("household_id", flat=True))):
        first, second = sorted((row.id, other))
        Match.objects.get_or_create(
            first_id=first,
            second_id=second,
            defaults={"id": derived(first, "match", second), "recorded_at": stamp.recorded_at},
        )


def has_matches(household: UUID) -> bool:
    """Tell whether a household looks like another, and no family has said that this stays unsaid."""
    refused = MatchAnswer.objects.filter(agreed=False).values("match")
    rows = Match.objects.filter(Q(first=household) | Q(second=household)).exclude(id__in=refused)
    return rows.exists()
