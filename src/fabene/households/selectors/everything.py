"""All that this room holds about one household, for the household itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Manager, Q

from fabene.core.errors import NotFoundError
from fabene.households.models import (
    Card,
    Choice,
    Composition,
    Consent,
    Delegate,
    Household,
    Match,
    MatchAnswer,
    PickUp,
    Presence,
    Review,
    Spoken,
    Telling,
)
from fabene.households.sealed import read_contacts

DATED: Mapping[str, tuple[Manager[Any], tuple[str, ...]]] = {
    "people": (Composition.objects, ("adults", "children", "bands", "since", "recorded_at")),
    "choices": (Choice.objects, ("excludes", "likes", "recorded_at")),
    "presence": (Presence.objects, ("state", "since", "until", "recorded_at")),
    "pick_up": (PickUp.objects, ("market__name", "home_delivery", "since", "recorded_at")),
    "reviews": (Review.objects, ("review_on", "until", "recorded_at")),
    "languages": (Spoken.objects, ("language", "recorded_at")),
    "consents": (Consent.objects, ("channel", "given", "recorded_at")),
    "cards": (Card.objects, ("expires_at", "revoked_at", "recorded_at")),
    "delegates": (Delegate.objects, ("code", "dropped_at", "recorded_at")),
    "messages": (Telling.objects, ("word__kind", "word__date", "channel", "language", "recorded_at")),
    "match_answers": (MatchAnswer.objects, ("agreed", "recorded_at")),
}
"""Name in the export → the rows it lists, and their columns."""


def everything_about(*, household: UUID) -> dict[str, Any]:
    """Return everything held here about a household, as plain values: texts unsealed, dates as ISO texts.

    Of a match only that there is one, and when it was seen: the other side is somebody else's. Whoever calls writes
    down the reading. Raises ``NotFoundError`` (``household_not_found``), ``FabeneError`` (``cannot_be_read``,
    ``key_missing``).
    """
    row = Household.objects.select_related("network", "organisation").filter(id=household).first()
    if row is None:
        raise NotFoundError("household_not_found")
    seen = Match.objects.filter(Q(first=row) | Q(second=row)).order_by("recorded_at").values("recorded_at")
    return {
        "household": str(row.id),
        "code": row.code,
        "owner": str(row.owner),
        "network": row.network.name,
        "organisation": row.organisation.name if row.organisation else None,
        "since": row.since.isoformat(),
        "simulated": row.simulated,
        "recorded_at": row.recorded_at.isoformat(),
        "contacts": {kind.value: text for kind, text in read_contacts(row).said().items()},
        "matches": [_plain(found) for found in seen],
        **{name: _listed(known, row, columns=columns) for name, (known, columns) in DATED.items()},
    }


def _listed(known: Manager[Any], row: Household, *, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    found = known.filter(household=row).order_by("recorded_at", "pk").values(*columns)
    return [_plain(line) for line in found]


def _plain(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said.isoformat() if isinstance(said, date) else said for name, said in line.items()}
