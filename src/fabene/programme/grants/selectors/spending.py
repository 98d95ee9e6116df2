"""Costs with their papers, rates and decisions."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from fabene.core.errors import NotFoundError
from fabene.programme.grants.models import Charge, Paper, Rate
from fabene.programme.grants.values import (
    Basis,
    ChargeView,
    CostKind,
    DecisionView,
    Outcome,
    PaperView,
    RateKind,
    RateView,
)


def charge(id: UUID) -> ChargeView:
    """Return a cost that was charged; raise ``NotFoundError`` ``charge_not_found``."""
    row = _rows().filter(id=id).first()
    if row is None:
        raise NotFoundError("charge_not_found")
    return _charge(row)


def charges(grant: UUID) -> tuple[ChargeView, ...]:
    """Return the costs charged to a grant, by the day of the cost."""
    return charges_in([grant])


def charges_in(grants: Iterable[UUID]) -> tuple[ChargeView, ...]:
    """Return the costs charged to some grants, by the day of the cost."""
    return tuple(_charge(row) for row in _rows().filter(grant__in=list(grants)))


def charges_by_id(ids: Iterable[UUID]) -> dict[UUID, ChargeView]:
    """Return some costs by identity; what is not there is left out."""
    return {row.id: _charge(row) for row in _rows().filter(id__in=list(ids))}


def charges_of_paper(paper: UUID) -> tuple[ChargeView, ...]:
    """Return every charge of a paper, over all grants."""
    return tuple(_charge(row) for row in _rows().filter(paper=paper))


def charges_waiting() -> tuple[ChargeView, ...]:
    """Return the costs that nobody has decided on, over all grants, by the day of the cost."""
    return tuple(_charge(row) for row in _rows().filter(decisions__isnull=True))


def rates(grant: UUID) -> tuple[RateView, ...]:
    """Return the rates declared for a grant, by title."""
    return tuple(_rate(row) for row in Rate.objects.filter(grant=grant))


def _rows() -> QuerySet[Charge]:
    return Charge.objects.select_related("line", "paper", "rate").prefetch_related("decisions").order_by("on", "id")


def _charge(row: Charge) -> ChargeView:
    return ChargeView(
        id=row.id,
        grant=row.grant_id,
        line=row.line_id,
        line_title=row.line.title,
        cofinancing=row.cofinancing_id,
        basis=Basis(row.basis),
        paper=paper_view(row.paper) if row.paper else None,
        rate=_rate(row.rate) if row.rate else None,
        on=row.on,
        text=row.text,
        amount_cents=row.amount_cents,
        quantity=row.quantity,
        base_cents=row.base_cents,
        decisions=tuple(
            DecisionView(id=each.id, outcome=Outcome(each.outcome), amount_cents=each.amount_cents, reason=each.reason)
            for each in row.decisions.all()
        ),
    )


def paper_view(row: Paper) -> PaperView:
    """Return the row of a paper as a value."""
    return PaperView(
        id=row.id,
        supplier_tax_code=row.supplier_tax_code,
        supplier=row.supplier,
        number=row.number,
        on=row.on,
        total_cents=row.total_cents,
        vat_cents=row.vat_cents,
        vat_recoverable=row.vat_recoverable,
        paid_on=row.paid_on,
    )


def _rate(row: Rate) -> RateView:
    return RateView(
        id=row.id,
        kind=RateKind(row.kind),
        title=row.title,
        cents=row.cents,
        basis_points=row.basis_points,
        base_kind=CostKind(row.base_kind) if row.base_kind else None,
        source=row.source,
    )
