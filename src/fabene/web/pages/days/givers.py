"""Who gives, as the stand asks it: a stall of the market, somebody who shops, or stalls nobody wrote down."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from fabene.collecting.values import Amount, Donation, Giver, Source, SourceKind
from fabene.core.errors import NotFoundError
from fabene.places import selectors as places
from fabene.places.values import DonorView, StallView
from fabene.web import words

SHOPPER = "spesa-sospesa"
UNKNOWN = "banchi-non-segnati"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody who may give. ``key`` stands in addresses; ``sells`` are the categories to be asked for first."""

    key: str
    name: str
    source: Source
    detail: str = ""
    sells: tuple[str, ...] = ()
    gives: bool = True


def everybody(stalls: Iterable[StallView]) -> tuple[Who, ...]:
    """Return who may give at a market: its stalls, those that stopped giving last, then shoppers and unknown stalls."""
    found = [of_stall(stall) for stall in stalls]
    return (
        *(who for who in found if who.gives),
        *(who for who in found if not who.gives),
        Who(
            key=SHOPPER,
            name=_("Spesa sospesa"),
            detail=_("lasciata da chi compra"),
            source=Source(kind=SourceKind.SHOPPER),
        ),
        Who(
            key=UNKNOWN,
            name=_("Banchi non segnati"),
            detail=_("non si sa quale"),
            source=Source(kind=SourceKind.UNKNOWN),
        ),
    )


def of_stall(stall: StallView) -> Who:
    """Return a stall as somebody who may give."""
    return Who(
        key=str(stall.id),
        name=stall_name(stall.label),
        detail=stall.trader or ", ".join(words.category(key) for key in stall.sells).lower(),
        source=Source(kind=SourceKind.STALL, stall=stall.id),
        sells=stall.sells,
        gives=stall.gives,
    )


def of_donor(donor: DonorView) -> Who:
    """Return a donor without a stall as somebody who may give."""
    return Who(
        key=str(donor.id),
        name=donor.name,
        detail=donor.place or ", ".join(words.category(key) for key in donor.sells).lower(),
        source=Source(kind=SourceKind.DONOR, donor=donor.id),
        sells=donor.sells,
        gives=donor.gives,
    )


def who_is(key: str, stalls: Iterable[StallView], *, donors: Iterable[DonorView] = ()) -> Who:
    """Return who an address speaks of; raise ``NotFoundError`` ``giver_not_found``."""
    found = next((who for who in (*everybody(stalls), *map(of_donor, donors)) if who.key == key), None)
    if found is None:
        raise NotFoundError("giver_not_found")
    return found


def donors_of(donations: Iterable[Donation]) -> tuple[DonorView, ...]:
    """Return the donors without a stall who made any of these donations, in one query at most."""
    return places.donors({each.gift.source.donor for each in donations if each.gift.source.donor is not None})


def who_gave(donation: Donation, *, stalls: Iterable[StallView], donors: Iterable[DonorView] = ()) -> Who:
    """Return who made a donation; a shopper's gift is the shopper's, wherever it was left."""
    source = donation.gift.source
    if source.donor is not None:
        return next(of_donor(each) for each in donors if each.id == source.donor)
    keys = {SourceKind.SHOPPER: SHOPPER, SourceKind.UNKNOWN: UNKNOWN}
    return who_is(keys.get(source.kind, str(source.stall)), stalls)


def giver_key(giver: Giver) -> str:
    """Return the key of somebody who gave."""
    keys = {SourceKind.SHOPPER: SHOPPER, SourceKind.UNKNOWN: UNKNOWN}
    return keys.get(giver.source, str(giver.stall or giver.donor))


def stall_name(label: str) -> str:
    """Return the name of a stall: its number on the market with the word before it."""
    return _("Banco %(label)s") % {"label": label}


def name_of(giver: Giver | Amount) -> str:
    """Return the name of somebody who gave."""
    if giver.source == SourceKind.STALL:
        return stall_name(giver.label)
    if giver.source == SourceKind.DONOR:
        return giver.label
    return _("Spesa sospesa") if giver.source == SourceKind.SHOPPER else _("Banchi non segnati")


def label_of(giver: UUID | None, stalls: Iterable[StallView], *, donors: Iterable[DonorView] = ()) -> str:
    """Return the name of a stall or a donor by its id, or of the whole market for none."""
    names = {each.id: stall_name(each.label) for each in stalls} | {each.id: each.name for each in donors}
    return names.get(giver, _("Tutto il mercato")) if giver else _("Tutto il mercato")
