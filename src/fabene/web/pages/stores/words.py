"""How places of stock, lots, transfers and meals are called."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fabene.collecting.values import PartView, TransferState, TransferView
from fabene.core.food import DateKind
from fabene.core.food import category as known_category
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.sharing.values import Served, ShelfLot
from fabene.web import formats, words
from fabene.web.lotcodes import lot_code

STORE: Mapping[OwnerKind, Promise] = {
    OwnerKind.HUB: gettext_lazy("hub"),
    OwnerKind.KITCHEN_STORE: gettext_lazy("cucina"),
}
SERVED: Mapping[Served, Promise] = {
    Served.EATEN_HERE: gettext_lazy("mangiati qui"),
    Served.TAKEN: gettext_lazy("portati via da chi è venuto"),
    Served.BROUGHT_HOME: gettext_lazy("portati a casa"),
}
STATE: Mapping[TransferState, Promise] = {
    TransferState.SENT: gettext_lazy("in viaggio"),
    TransferState.RECEIVED: gettext_lazy("arrivato"),
    TransferState.CALLED_BACK: gettext_lazy("tornato indietro"),
}


def amount_said(amount: int, *, measure: Measure) -> str:
    """Return an amount in its measure, as people say it."""
    return formats.pieces(amount) if measure == Measure.PIECES else formats.weight(amount)


def part_said(part: PartView) -> str:
    """Return what and how much: “Vasetti, 16 pezzi”."""
    return f"{words.category(part.category)}, {part_amount(part)}"


def part_amount(part: PartView) -> str:
    """Return how much of a lot, in its measure."""
    return amount_said(part.pieces if part.measure == Measure.PIECES else part.grams, measure=part.measure)


def parts_said(parts: Iterable[PartView]) -> str:
    """Return all parts in a line."""
    return " · ".join(part_said(part) for part in parts)


def lot_name(lot: ShelfLot) -> str:
    """Return what a lot is: its category, and what it was cooked as."""
    name = words.category(lot.stored.category)
    return f"{name}: {lot.origin.what}" if lot.origin.what else name


def lot_there(lot: ShelfLot) -> str:
    """Return how much of a lot is there."""
    return amount_said(lot.stored.amount, measure=lot.stored.measure)


def lot_free(lot: ShelfLot) -> str:
    """Return what of a lot is free, its last day and its code, as beside a field."""
    free = amount_said(lot.free, measure=lot.stored.measure)
    said = {"much": free, "until": until(lot), "code": lot_code(lot.stored.lot)}
    if lot.reserved:
        said["bags"] = amount_said(lot.reserved, measure=lot.stored.measure)
        return _("%(much)s liberi (%(bags)s nelle borse) · %(until)s · %(code)s") % said
    return _("%(much)s · %(until)s · %(code)s") % said


def until(lot: ShelfLot) -> str:
    """Return until when a lot may be given."""
    if not known_category(lot.stored.category).food:
        return _("senza data")
    return last_day_said(lot.stored.last_day, expired=lot.stored.expired)


def last_day_said(last: date, *, expired: bool) -> str:
    """Return until when something may be given."""
    said = {"day": formats.near_year_day(last, timezone.localdate())}
    return _("era da dare entro %(day)s") % said if expired else _("da dare entro %(day)s") % said


def label_date_said(kind: DateKind, day: date | None) -> str:
    """Return what a label says of a date, empty when it says nothing."""
    if day is None or kind == DateKind.NONE:
        return ""
    written = {"day": f"{day.day:02d}/{day.month:02d}/{day.year}"}
    if kind == DateKind.USE_BY:
        return _("da consumare entro il %(day)s") % written
    return _("da consumare preferibilmente entro il %(day)s") % written


def is_cold(transfer: TransferView) -> bool:
    """Return whether a transfer carries something that must stay cold."""
    return any(known_category(line.sent.category).cold_limit_tenths is not None for line in transfer.lines)
