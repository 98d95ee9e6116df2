"""Rows as the values that cross the door; asked for by selectors and services alike."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from fabene.core.errors import NotFoundError
from fabene.lib.files import selectors as files
from fabene.lib.files.values import FileVersion
from fabene.programme.applications.models import (
    Applicant,
    Application,
    Attachment,
    BudgetRow,
    Field,
    Invited,
    Part,
    Past,
)
from fabene.programme.applications.values import (
    ANSWER,
    ApplicantView,
    ApplicationView,
    AttachmentView,
    Budget,
    FieldView,
    InvitedView,
    Origin,
    Outcome,
    PartRole,
    PartView,
    PastView,
    Source,
    State,
)
from fabene.programme.applications.values import BudgetRow as Row
from fabene.programme.calls.values import ApplicantKind


def whole(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Return applications with everything that a view of them needs: a constant number of questions."""
    return rows.prefetch_related(
        "fields",
        "places",
        Prefetch("parts", queryset=Part.objects.select_related("applicant").order_by("position", "id")),
        Prefetch("rows", queryset=BudgetRow.objects.prefetch_related("shares").order_by("position")),
        Prefetch("attachments", queryset=Attachment.objects.order_by("added_at", "id")),
    )


def found(id: UUID) -> Application:
    """Return an application with all of it; raise ``NotFoundError`` ``application_not_found``."""
    row = whole(Application.objects.filter(id=id)).first()
    if row is None:
        raise NotFoundError("application_not_found")
    return row


def view_of(row: Application) -> ApplicationView:
    """Return an application's row as a value."""
    return views_of([row])[0]


def views_of(rows: Iterable[Application]) -> tuple[ApplicationView, ...]:
    """Return several; the files of all their attachments are asked for at once."""
    listed = list(rows)
    kept = files.latest_of([one.id for row in listed for one in row.attachments.all()])
    return tuple(_view(row, kept=kept) for row in listed)


def _view(row: Application, *, kept: dict[UUID, FileVersion]) -> ApplicationView:
    budget, parts = budget_of(row), tuple(part_view(part) for part in row.parts.all())
    lead = next((part for part in parts if part.role == PartRole.LEAD), None)
    return ApplicationView(
        id=row.id,
        call=row.call_id,
        number=row.number,
        title=row.title,
        kind=lead.kind if lead else None,
        organisations=parts,
        municipalities=tuple(sorted(place.municipality_id for place in row.places.all())),
        networks=tuple(sorted({place.network_id for place in row.places.all() if place.network_id})),
        answers={field.key.removeprefix(ANSWER): field.text for field in row.fields.all() if _is_answer(field)},
        budget=budget.lines,
        asked_cents=budget.asked_cents,
        attachments=tuple(
            attachment_view(one, version=kept[one.id]) for one in row.attachments.all() if one.id in kept
        ),
        state=State(row.state),
        origin=Origin(row.origin),
        source=row.source,
        started_at=row.started_at,
        sent_at=row.sent_at,
        hash=row.hash,
        call_version=row.call_version,
        withdrawn_at=row.withdrawn_at,
        withdrawn_late=row.withdrawn_late,
        withdrawal_reason=row.withdrawal_reason,
        copied_from=row.copied_from_id,
    )


def _is_answer(field: Field) -> bool:
    return field.key.startswith(ANSWER) and bool(field.text)


def part_view(row: Part) -> PartView:
    """Return a body in an application; who it is across applications says more than what was typed, where known."""
    known = row.applicant
    return PartView(
        id=row.id,
        role=PartRole(row.role),
        kind=ApplicantKind(row.kind),
        name=row.name or (known.name if known else ""),
        tax_code=row.tax_code or (known.tax_code if known else ""),
        applicant=row.applicant_id,
        confirmed_at=row.confirmed_at,
        organisation=row.organisation_id,
    )


def budget_of(row: Application) -> Budget:
    """Return the budget of an application, as it was typed."""
    return Budget(
        rows=tuple(
            Row(
                cost_kind=line.cost_kind,
                text=line.text,
                total_cents=line.total_cents,
                shares_cents=_shares(line),
            )
            for line in row.rows.all()
        ),
        declared_cents=row.declared_cents,
    )


def _shares(line: BudgetRow) -> tuple[tuple[Source, int], ...]:
    paid = {share.source: share.amount_cents for share in line.shares.all()}
    return tuple((source, paid[source]) for source in Source if source in paid)


def attachment_view(row: Attachment, *, version: FileVersion) -> AttachmentView:
    """Return a document of an application, with what its file is."""
    return AttachmentView(
        id=row.id,
        key=row.key,
        title=row.title,
        version=version.id,
        kind=version.kind.value,
        size_bytes=version.size_bytes,
        sha256=version.sha256,
        added_at=row.added_at,
    )


def field_view(row: Field) -> FieldView:
    """Return a text of an application."""
    return FieldView(
        key=row.key, text=row.text, version=row.version, written_by=row.written_by, written_at=row.written_at
    )


def past_view(row: Past) -> PastView:
    """Return what stood in a field before."""
    return PastView(
        key=row.key,
        version=row.version,
        text=row.text,
        written_by=row.written_by,
        written_at=row.written_at,
    )


def invited_view(row: Invited) -> InvitedView:
    """Return an invitation to take part."""
    return InvitedView(
        id=row.id,
        application=row.application_id,
        part=row.part_id,
        email=row.email,
        name=row.name,
        may_edit=row.may_edit,
        invited_by=row.invited_by,
        invited_at=row.invited_at,
        expires_at=row.expires_at,
        outcome=Outcome(row.outcome) if row.outcome else None,
        ended_at=row.ended_at,
    )


def applicant_view(row: Applicant) -> ApplicantView:
    """Return a body that answered calls."""
    return ApplicantView(
        id=row.id, name=row.name, tax_code=row.tax_code, kind=ApplicantKind(row.kind), source=row.source
    )
