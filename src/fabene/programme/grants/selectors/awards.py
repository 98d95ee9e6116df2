"""Grants as they stand: their budget in force, instalments, milestones, reports, trail."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from fabene.core.errors import NotFoundError
from fabene.people.models import Organisation
from fabene.people.values import OrganisationKind
from fabene.programme.grants.models import (
    BudgetVersion,
    Closing,
    Deed,
    Grant,
    Instalment,
    Milestone,
    Payment,
    Publication,
    Report,
)
from fabene.programme.grants.values import (
    Act,
    BudgetVersionView,
    CostKind,
    DeedView,
    GrantView,
    InstalmentView,
    LineView,
    MilestoneView,
    OrganisationRecipient,
    ReportView,
)


def grant(id: UUID) -> GrantView:
    """Return a grant; raise ``NotFoundError`` ``grant_not_found``."""
    row = _rows().filter(id=id).first()
    if row is None:
        raise NotFoundError("grant_not_found")
    return grant_view(row)


def grants(programme: UUID | None = None) -> tuple[GrantView, ...]:
    """Return the grants of a programme (None: of all), the newest act first, then by title."""
    rows = _rows() if programme is None else _rows().filter(programme=programme)
    return tuple(grant_view(row) for row in rows.order_by("-starts", "title", "id"))


def grants_of(organisations: Iterable[UUID]) -> tuple[GrantView, ...]:
    """Return the grants that some organisations received, the newest first."""
    rows = _rows().filter(recipient__in=list(organisations))
    return tuple(grant_view(row) for row in rows.order_by("-starts", "title", "id"))


def grants_of_applications(applications: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return the grant that each of some proposals was awarded; those without one are left out."""
    rows = Grant.objects.filter(application__in=list(applications)).order_by("-starts", "id")
    return {application: id for application, id in rows.values_list("application", "id") if application}


def titles_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the titles of grants by identity."""
    return dict(Grant.objects.filter(id__in=list(ids)).values_list("id", "title"))


def _rows() -> QuerySet[Grant]:
    standing = Payment.objects.filter(undone__isnull=True)
    instalments = Instalment.objects.prefetch_related(Prefetch("payments", queryset=standing, to_attr="standing"))
    in_force = BudgetVersion.objects.filter(approved=True).order_by("number").prefetch_related("amounts")
    return Grant.objects.select_related("recipient", "funder", "publication", "closing").prefetch_related(
        "lines",
        Prefetch("instalments", queryset=instalments),
        Prefetch("budgets", queryset=in_force, to_attr="in_force"),
    )


def grant_view(row: Grant) -> GrantView:
    """Return the row of a grant, with all that hangs on it, as a value."""
    amounts = {part.line_id: part.amount_cents for part in row.in_force[-1].amounts.all()}  # type: ignore[attr-defined]  # prefetched to this name
    publication: Publication | None = getattr(row, "publication", None)
    closing: Closing | None = getattr(row, "closing", None)
    return GrantView(
        id=row.id,
        programme=row.programme,
        project=row.project,
        application=row.application,
        recipient=recipient(row.recipient),
        funder=recipient(row.funder) if row.funder else None,
        title=row.title,
        amount_cents=row.amount_cents,
        cup=row.cup,
        act=Act(date=row.act_on, number=row.act_number, document=row.act_document),
        rule=row.rule,
        office=row.office,
        official=row.official,
        way_chosen=row.way_chosen,
        starts=row.starts,
        ends=row.ends,
        threshold_basis_points=row.threshold_basis_points,
        published_in=row.published_in,
        published_on=publication.on if publication else None,
        closed_on=closing.on if closing else None,
        returned_cents=closing.returned_cents if closing else 0,
        lines=tuple(
            LineView(
                id=line.id,
                position=line.position,
                cost_kind=CostKind(line.cost_kind),
                title=line.title,
                amount_cents=amounts.get(line.id, 0),
            )
            for line in row.lines.all()
        ),
        instalments=tuple(_instalment(part) for part in row.instalments.all()),
    )


def recipient(row: Organisation) -> OrganisationRecipient:
    """Return an organisation as who gives or takes public money."""
    return OrganisationRecipient(id=row.id, name=row.name, kind=OrganisationKind(row.kind), tax_code=row.tax_code)


def _instalment(row: Instalment) -> InstalmentView:
    paid: Payment | None = next(iter(row.standing), None)  # type: ignore[attr-defined]  # prefetched to this name
    return InstalmentView(
        id=row.id,
        number=row.number,
        title=row.title,
        conditions=row.conditions,
        amount_cents=row.amount_cents,
        due_on=row.due_on,
        payment=paid.id if paid else None,
        paid_cents=paid.amount_cents if paid else 0,
        paid_on=paid.paid_on if paid else None,
        act_number=paid.act_number if paid else "",
    )


def budget_versions(grant: UUID) -> tuple[BudgetVersionView, ...]:
    """Return every version of a grant's budget, the first first."""
    rows = BudgetVersion.objects.filter(grant=grant).prefetch_related("amounts").order_by("number")
    return tuple(_version(row) for row in rows)


def budget_version(id: UUID) -> BudgetVersionView:
    """Return one version of a budget; raise ``NotFoundError`` ``budget_not_found``."""
    row = BudgetVersion.objects.filter(id=id).prefetch_related("amounts").first()
    if row is None:
        raise NotFoundError("budget_not_found")
    return _version(row)


def budget_in_force(grant: UUID) -> BudgetVersionView:
    """Return the budget that counts: the last approved one."""
    return [version for version in budget_versions(grant) if version.approved][-1]


def _version(row: BudgetVersion) -> BudgetVersionView:
    return BudgetVersionView(
        id=row.id,
        number=row.number,
        reason=row.reason,
        moved_cents=row.moved_cents,
        needs_approval=row.needs_approval,
        approved=row.approved,
        answer=row.answer,
        amounts={part.line_id: part.amount_cents for part in row.amounts.all()},
    )


def milestones(grant: UUID) -> tuple[MilestoneView, ...]:
    """Return what a grant has to reach, by day."""
    rows = Milestone.objects.filter(grant=grant).select_related("evidence")
    return tuple(
        MilestoneView(
            id=row.id,
            title=row.title,
            due_on=row.due_on,
            reached_on=row.evidence.reached_on if hasattr(row, "evidence") else None,
            text=row.evidence.text if hasattr(row, "evidence") else "",
        )
        for row in rows
    )


def reports(grant: UUID) -> tuple[ReportView, ...]:
    """Return the reports a grant owes, by day."""
    rows = Report.objects.filter(grant=grant).select_related("sent")
    return tuple(
        ReportView(
            id=row.id,
            title=row.title,
            due_on=row.due_on,
            sent_on=row.sent.on if hasattr(row, "sent") else None,
            text=row.sent.text if hasattr(row, "sent") else "",
        )
        for row in rows
    )


def deeds(grant: UUID) -> tuple[DeedView, ...]:
    """Return the audit trail of a grant, the newest first."""
    return tuple(
        DeedView(
            id=row.id,
            what=row.what,
            text=row.text,
            amount_cents=row.amount_cents,
            actor=row.actor,
            happened_at=row.happened_at,
            recorded_at=row.recorded_at,
        )
        for row in Deed.objects.filter(grant=grant).order_by("-recorded_at", "-id")
    )
