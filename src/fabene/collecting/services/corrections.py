"""Correct what was recorded wrong. The old fact stays, beside the row that says why it does not hold any more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from fabene.collecting.checks import quantity_of
from fabene.collecting.models import Correction, MarketDay, Weighing
from fabene.collecting.models import Discard as DiscardRow
from fabene.collecting.models import Donation as DonationRow
from fabene.collecting.posting import bring_up_to_date
from fabene.collecting.selectors.rows import donation_value
from fabene.collecting.services.common import entered, is_new, locked_day, recorded, said, stamped
from fabene.collecting.services.gifts import check_gift, gift_content, write_gift
from fabene.collecting.services.stock import discard_movement, write_discard
from fabene.collecting.values import Donation, Gift, Place, Recorded, Weight
from fabene.core.errors import ConflictError, NotFoundError
from fabene.ledger import services as ledger
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean


@transaction.atomic
def correct_donation(*, id: UUID, donation: UUID, to: Gift | None, reason: str, stamp: Stamp) -> Donation | None:
    """Say what a donation really was: ``to`` becomes a donation with this ``id``, or (None) it never happened.

    Everything that followed is restated: what the crates weighed, what reached the hub, what is missing. Raises
    ``donation_not_found``, ``text_missing``, ``text_too_long``, what recording raises, and ``ConflictError``
    ``already_corrected``.
    """
    if to is not None:
        check_gift(to)
    wrong = DonationRow.objects.filter(id=donation).first()
    if wrong is None:
        raise NotFoundError("donation_not_found")
    day = locked_day(wrong.day_id)
    content = {"donation": donation, "to": gift_content(to) if to else None, "reason": _reason(reason)}
    if is_new(day, id=id, what="donation.corrected", content=content, stamp=stamp):
        _correct(day, id=id, wrong=wrong, reason=reason, stamp=stamp)
        categories = {wrong.lot.category}
        if to is not None:
            write_gift(day, id=id, gift=to, happened_at=wrong.happened_at, stamp=stamp)
            categories.add(to.food.category)
        for category in sorted(categories):
            bring_up_to_date(day, category, cause=id, stamp=stamp)
    row = DonationRow.objects.select_related("lot").filter(id=id).first()
    return donation_value(row) if row else None


@transaction.atomic
def correct_weighing(
    *, id: UUID, weighing: UUID, to: Weight | None, reason: str, stamp: Stamp, at: datetime | None = None
) -> Recorded | None:
    """Say what the hub really weighed: ``to`` becomes a weighing with this ``id``, or (None) it was not weighed.

    ``at`` is when it really happened, if that was wrong too: a weight covers what was given until then. Raises
    ``weighing_not_found``, ``text_missing``, ``text_too_long``, what a wrong weight raises, and ``ConflictError``
    ``already_corrected``.
    """
    wrong = Weighing.objects.filter(id=weighing).first()
    if wrong is None:
        raise NotFoundError("weighing_not_found")
    quantity = quantity_of(to, category=wrong.category) if to else None
    day = locked_day(wrong.day_id)
    content = {"weighing": weighing, "to": said(to), "reason": _reason(reason), "at": at}
    if is_new(day, id=id, what="weighing.corrected", content=content, stamp=stamp):
        _correct(day, id=id, wrong=wrong, reason=reason, stamp=stamp)
        if to is not None:
            columns = (
                entered(to, quantity or 0, category=wrong.category)
                | stamped(stamp)
                | {"happened_at": at or wrong.happened_at}
            )
            Weighing.objects.create(id=id, day=day, category=wrong.category, **columns)
        bring_up_to_date(day, wrong.category, cause=id, stamp=stamp)
    return recorded(id=id, day=day, category=wrong.category, quantity=quantity) if to else None


@transaction.atomic
def correct_discard(*, id: UUID, discard: UUID, to: Weight | None, reason: str, stamp: Stamp) -> Recorded | None:
    """Say what was really thrown away: ``to`` becomes a discard with this ``id``, or (None) nothing was.

    Raises ``discard_not_found``, ``text_missing``, ``text_too_long``, what a wrong weight raises, and
    ``ConflictError`` ``already_corrected``.
    """
    wrong = DiscardRow.objects.filter(id=discard).first()
    if wrong is None:
        raise NotFoundError("discard_not_found")
    quantity = quantity_of(to, category=wrong.category) if to else None
    day = locked_day(wrong.day_id)
    content = {"discard": discard, "to": said(to), "reason": _reason(reason)}
    if is_new(day, id=id, what="discard.corrected", content=content, stamp=stamp):
        _correct(day, id=id, wrong=wrong, reason=reason, stamp=stamp)
        if wrong.place == Place.HUB:
            ledger.reverse(discard_movement(wrong.id), id=derived(id, "reversal"), stamp=stamp, reason="corrected")
        if to is not None:
            fact = DiscardRow(
                id=id, day=day, place=wrong.place, category=wrong.category, reason=wrong.reason, supply=wrong.supply
            )
            write_discard(fact, weight=to, happened_at=wrong.happened_at, stamp=stamp)
        elif wrong.place == Place.STAND:
            bring_up_to_date(day, wrong.category, cause=id, stamp=stamp)
    return recorded(id=id, day=day, category=wrong.category, quantity=quantity) if to else None


def _reason(reason: str) -> str:
    return clean(reason, field="reason", limit=200)


def _correct(
    day: MarketDay, *, id: UUID, wrong: DonationRow | Weighing | DiscardRow, reason: str, stamp: Stamp
) -> None:
    """Write the correction; raise ``ConflictError`` ``already_corrected`` when somebody was faster."""
    field = {DonationRow: "donation", Weighing: "weighing", DiscardRow: "discard"}[type(wrong)]
    if Correction.objects.filter(**{field: wrong}).exists():
        raise ConflictError("already_corrected")
    Correction.objects.create(id=id, day=day, reason=_reason(reason), **{field: wrong}, **stamped(stamp))
