"""Who gives: the stalls of a market, and donors that have none."""

from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.ledger import services as ledger
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.checks import require_network
from fabene.people.services import log
from fabene.places import selectors
from fabene.places.models import Donor, Stall
from fabene.places.services.common import checked_sells, network_of_market
from fabene.places.values import DAYS_IN_WEEK, DONOR_KINDS, DonorText, DonorView, StallView


@transaction.atomic
def create_stall(
    *,
    id: UUID,
    market: UUID,
    label: str,
    sells: tuple[str, ...],
    stamp: Stamp,
    gives: bool = True,
    trader: str = "",
) -> StallView:
    """Create a stall of a market, with its ledger owner (same id).

    Raises ``market_not_found``, ``category_not_known``, ``text_missing``, ``text_too_long``, ``ConflictError``
    ``label_taken``.
    """
    values = _stall_values(label=label, sells=sells, gives=gives)
    trader = clean(trader, field="trader", limit=100, optional=True)
    network = network_of_market(market)
    # The sign of a stall may be a person's name: it stays out of the digest in a log that never forgets.
    content = {"market": market, **values}
    if log(id=derived(id, "created"), what="stall.created", key=id, network=network, stamp=stamp, content=content):
        if Stall.objects.filter(market_id=market, label__iexact=values["label"]).exists():
            raise ConflictError("label_taken", label=str(values["label"]))
        Stall.objects.create(id=id, market_id=market, trader=trader, **values)
        ledger.open_owner(id=id, kind=OwnerKind.STALL)
    return selectors.stall(id)


@transaction.atomic
def change_stall(
    *,
    id: UUID,
    stall: UUID,
    label: str,
    sells: tuple[str, ...],
    gives: bool,
    trader: str,
    stamp: Stamp,
) -> StallView:
    """Change what is known about a stall. ``id`` is the identity of this change.

    Raises ``stall_not_found`` and what ``create_stall`` raises.
    """
    row = Stall.objects.select_for_update(of=("self",)).select_related("market").filter(id=stall).first()
    if row is None:
        raise NotFoundError("stall_not_found")
    values = _stall_values(label=label, sells=sells, gives=gives)
    trader = clean(trader, field="trader", limit=100, optional=True)
    if log(id=id, what="stall.changed", key=stall, network=row.market.network_id, stamp=stamp, content=values):
        if Stall.objects.filter(market_id=row.market_id, label__iexact=values["label"]).exclude(id=stall).exists():
            raise ConflictError("label_taken", label=str(values["label"]))
        Stall.objects.filter(id=stall).update(trader=trader, **values)
    return selectors.stall(stall)


def _stall_values(*, label: str, sells: tuple[str, ...], gives: bool) -> dict[str, object]:
    return {"label": clean(label, field="label", limit=30), "sells": checked_sells(sells), "gives": gives}


@transaction.atomic
def create_donor(
    *,
    id: UUID,
    network: UUID,
    kind: OwnerKind,
    said: DonorText,
    stamp: Stamp,
    sells: tuple[str, ...] = (),
    weekdays: tuple[int, ...] = (),
    gives: bool = True,
) -> DonorView:
    """Create a donor that has no stall, with its ledger owner (same id, its own kind).

    ``sells`` are keys of categories, ``weekdays`` (Monday is 0) those on which it is expected to give; none: whenever
    it happens. Raises ``donor_kind_not_known``, ``weekday_not_known``, ``category_not_known``, ``network_not_found``,
    ``text_missing``, ``text_too_long``, ``ConflictError`` ``donor_name_taken``.
    """
    if kind not in DONOR_KINDS:
        raise FabeneError("donor_kind_not_known", kind=kind)
    values = {"kind": OwnerKind(kind), **_donor_values(sells=sells, weekdays=weekdays, gives=gives)}
    texts = _donor_texts(said)
    # The name of a donor may be a person's: what is typed stays out of the digest in a log that never forgets.
    if log(id=derived(id, "created"), what="donor.created", key=id, network=network, stamp=stamp, content=values):
        require_network(network)
        _refuse_taken(network, texts["name"], but=id)
        Donor.objects.create(id=id, network_id=network, **values, **texts)
        ledger.open_owner(id=id, kind=OwnerKind(kind))
    return selectors.donor(id)


@transaction.atomic
def change_donor(
    *,
    id: UUID,
    donor: UUID,
    said: DonorText,
    sells: tuple[str, ...],
    weekdays: tuple[int, ...],
    gives: bool,
    stamp: Stamp,
) -> DonorView:
    """Change what is known about a donor; its kind stays. ``id`` is the identity of this change.

    Raises ``donor_not_found`` and what ``create_donor`` raises.
    """
    row = Donor.objects.select_for_update().filter(id=donor).first()
    if row is None:
        raise NotFoundError("donor_not_found")
    values = _donor_values(sells=sells, weekdays=weekdays, gives=gives)
    texts = _donor_texts(said)
    if log(id=id, what="donor.changed", key=donor, network=row.network_id, stamp=stamp, content=values):
        _refuse_taken(row.network_id, texts["name"], but=donor)
        Donor.objects.filter(id=donor).update(**values, **texts)
    return selectors.donor(donor)


def _donor_values(*, sells: tuple[str, ...], weekdays: tuple[int, ...], gives: bool) -> dict[str, object]:
    if not set(weekdays) <= set(range(DAYS_IN_WEEK)):
        raise FabeneError("weekday_not_known")
    return {"sells": checked_sells(sells), "weekdays": sorted(set(weekdays)), "gives": gives}


def _donor_texts(said: DonorText) -> dict[str, str]:
    return {
        "name": clean(said.name, field="name", limit=100),
        "place": clean(said.place, field="place", limit=200, optional=True),
        "trader": clean(said.trader, field="trader", limit=100, optional=True),
    }


def _refuse_taken(network: UUID, name: str, *, but: UUID) -> None:
    if Donor.objects.filter(network_id=network, name__iexact=name).exclude(id=but).exists():
        raise ConflictError("donor_name_taken", name=name)
