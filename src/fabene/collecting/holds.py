"""Lots that are held back. Whatever takes food from a place of stock asks here first; throwing it away needs no asking.

A hold says since when. What happened before, and is only typed in later, is a fact and is written down all the same;
what it made of the lot is held too. See docs/adr/0048-lots-are-held-and-recalled.md.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from fabene.collecting.models import HoldRelease, Lot, LotHold
from fabene.core.errors import ConflictError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp


def live_holds() -> QuerySet[LotHold]:
    """Return the holds that nobody has released."""
    return LotHold.objects.filter(release__isnull=True)


def held_among(lots: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of these lots that are held back now."""
    return frozenset(live_holds().filter(lot__in=list(lots)).values_list("lot_id", flat=True))


def refuse_held(lots: Iterable[UUID], *, at: datetime) -> None:
    """Raise ``ConflictError`` (``lot_recalled``) when one of these lots was held back at a moment, and still is.

    To be called in the transaction that takes from the lots: nobody holds them back until it ends.
    """
    wanted = _locked(lots)
    held = live_holds().filter(lot__in=wanted, happened_at__lte=at).select_related("lot").first()
    if held is not None:
        raise ConflictError("lot_recalled", category=held.lot.category, lot=str(held.lot_id))


def hold(*, cause: UUID, lots: Iterable[UUID], stamp: Stamp) -> None:
    """Hold lots back for a cause; those it holds already stay as they are."""
    LotHold.objects.bulk_create(
        [LotHold(id=_id(cause, lot), lot_id=lot, cause=cause, **_said(stamp)) for lot in _locked(lots)],
        ignore_conflicts=True,
    )


def release(*, cause: UUID, reason: str, stamp: Stamp) -> None:
    """Let go whatever a cause holds back; what other causes hold stays held."""
    HoldRelease.objects.bulk_create(
        HoldRelease(id=derived(row.id, "release"), hold=row, reason=reason, **_said(stamp))
        for row in live_holds().filter(cause=cause).select_for_update(of=("self",)).order_by("id")
    )


def hold_with(parents: Mapping[UUID, Iterable[UUID]]) -> None:
    """Hold new lots back for as long as those they were made of: new lot → the lots it comes from.

    Each hold is as old as the one it follows: what is typed in late is held from the same moment.
    """
    before = {lot: list(lots) for lot, lots in parents.items()}
    wanted = _locked({lot for lots in before.values() for lot in lots})
    holds: dict[UUID, list[LotHold]] = {}
    for row in live_holds().filter(lot__in=wanted).order_by("happened_at", "id"):
        holds.setdefault(row.lot_id, []).append(row)
    LotHold.objects.bulk_create(
        [_follows(row, lot) for lot, lots in before.items() for each in lots for row in holds.get(each, ())],
        ignore_conflicts=True,
    )


def _follows(row: LotHold, lot: UUID) -> LotHold:
    return LotHold(id=_id(row.cause, lot), lot_id=lot, cause=row.cause, **_said(row))


def _said(by: Stamp | LotHold) -> dict[str, Any]:
    return {"actor": by.actor, "happened_at": by.happened_at, "recorded_at": by.recorded_at}


def _id(cause: UUID, lot: UUID) -> UUID:
    return derived(cause, "hold", lot)


def _locked(lots: Iterable[UUID]) -> list[UUID]:
    rows = Lot.objects.select_for_update().filter(id__in=list(lots)).order_by("id")
    return list(rows.values_list("id", flat=True))
