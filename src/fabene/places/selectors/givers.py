"""Who gives: stalls, donors without one, and how far the word given with each is."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from fabene.core.errors import NotFoundError
from fabene.core.owners import OwnerKind
from fabene.places.models import AgreementStep, Donor, Stall
from fabene.places.values import DONOR_KINDS, AgreementState, AgreementView, DonorView, StallView


def stalls_of(market_id: UUID) -> tuple[StallView, ...]:
    """Return the stalls of a market, numbers in their own order: 2 before 12, names after."""
    rows = sorted(Stall.objects.filter(market_id=market_id), key=lambda row: _label_order(row.label))
    return tuple(stall_view(row) for row in rows)


def stalls_in(network_id: UUID) -> tuple[StallView, ...]:
    """Return the stalls of every market of a network, in one query: by market, numbers in their own order."""
    rows = Stall.objects.filter(market__network_id=network_id).select_related("market")
    ordered = sorted(rows, key=lambda row: (row.market.name, str(row.market_id), _label_order(row.label)))
    return tuple(stall_view(row) for row in ordered)


def _label_order(label: str) -> tuple[int, int, str]:
    return (0, int(label), label) if label.isascii() and label.isdigit() else (1, 0, label)


def stall(stall_id: UUID) -> StallView:
    """Return a stall; raise ``NotFoundError`` ``stall_not_found``."""
    row = Stall.objects.filter(id=stall_id).first()
    if row is None:
        raise NotFoundError("stall_not_found")
    return stall_view(row)


def stall_view(row: Stall) -> StallView:
    """Return a stall's row as a value."""
    return StallView(
        id=row.id,
        market_id=row.market_id,
        label=row.label,
        sells=tuple(row.sells),
        gives=row.gives,
        trader=row.trader,
    )


def donors_of(network_id: UUID, *, weekday: int | None = None) -> tuple[DonorView, ...]:
    """Return the donors without a stall of a network by kind and name; on a ``weekday`` those expected to give then."""
    views = [donor_view(row) for row in Donor.objects.filter(network_id=network_id)]
    found = [view for view in views if weekday is None or (view.gives and weekday in view.weekdays)]
    return tuple(sorted(found, key=lambda view: (DONOR_KINDS.index(view.kind), view.name)))


def donor(donor_id: UUID) -> DonorView:
    """Return a donor without a stall; raise ``NotFoundError`` ``donor_not_found``."""
    row = Donor.objects.filter(id=donor_id).first()
    if row is None:
        raise NotFoundError("donor_not_found")
    return donor_view(row)


def donors(ids: Iterable[UUID]) -> tuple[DonorView, ...]:
    """Return the donors with these ids, in one query (none for nobody); those that are not there are left out."""
    wanted = list(ids)
    return tuple(donor_view(row) for row in Donor.objects.filter(id__in=wanted)) if wanted else ()


def donor_view(row: Donor) -> DonorView:
    """Return a donor's row as a value."""
    return DonorView(
        id=row.id,
        network_id=row.network_id,
        kind=OwnerKind(row.kind),
        name=row.name,
        place=row.place,
        sells=tuple(row.sells),
        weekdays=tuple(row.weekdays),
        gives=row.gives,
        trader=row.trader,
    )


def network_of_giver(giver: UUID) -> UUID | None:
    """Return the network of a stall or a donor, None for whoever is neither."""
    of_donor = Donor.objects.filter(id=giver).values_list("network_id", flat=True).first()
    return of_donor or Stall.objects.filter(id=giver).values_list("market__network_id", flat=True).first()


def agreement_step(step: UUID) -> AgreementView:
    """Return one step of an agreement; raise ``NotFoundError`` ``agreement_step_not_found``."""
    row = AgreementStep.objects.filter(id=step).first()
    if row is None:
        raise NotFoundError("agreement_step_not_found")
    return _step_view(row)


def agreement_of(giver: UUID) -> AgreementView | None:
    """Return where the agreement with a stall or a donor is now, None when nobody ever wrote a word about it."""
    return agreements([giver]).get(giver)


def agreements(givers: Iterable[UUID]) -> dict[UUID, AgreementView]:
    """Return where the agreement with each giver is now, in one query; who has none is left out."""
    return {row.giver: _step_view(row) for row in _steps().filter(giver__in=list(givers))}


def agreement_steps(giver: UUID) -> tuple[AgreementView, ...]:
    """Return every step of the agreement with a giver, first to last."""
    return tuple(_step_view(row) for row in _steps().filter(giver=giver))


def _steps() -> QuerySet[AgreementStep]:
    return AgreementStep.objects.order_by("on", "recorded_at", "id")


def _step_view(row: AgreementStep) -> AgreementView:
    return AgreementView(
        id=row.id, giver=row.giver, state=AgreementState(row.state), on=row.on, note=row.note, actor=row.actor
    )
