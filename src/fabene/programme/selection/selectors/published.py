"""What is public of a selection: the versions of its ranking; and what was asked and answered about them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from fabene.core.bilingual import Bilingual
from fabene.programme.selection.models import Appeal, AppealAnswer, FundingCheck, Publication
from fabene.programme.selection.selectors.closings import closing_view
from fabene.programme.selection.values import AppealView, CheckView, Outcome, RankedRow, Ranking


def ranking(call: UUID) -> Ranking | None:
    """Return the published ranking of a call in its last version, None while there is none."""
    row = _publications(call).last()
    return publication_view(row) if row else None


def versions(call: UUID) -> tuple[Ranking, ...]:
    """Return every published version of a call's ranking, the oldest first."""
    return tuple(publication_view(row) for row in _publications(call))


def _publications(call: UUID) -> QuerySet[Publication]:
    rows = Publication.objects.filter(selection__call=call).select_related("closing", "selection")
    return rows.order_by("number")


def publication_view(row: Publication) -> Ranking:
    """Return a publication's row, with its sealed table, as a value."""
    return Ranking(
        id=row.id,
        selection=row.selection_id,
        call=row.selection.call,
        number=row.number,
        published_at=row.happened_at,
        appeals_until=row.appeals_until,
        note=row.note,
        simulated=row.selection.simulated,
        rows=tuple(_row(one) for one in row.rows),
        closing=closing_view(row.closing),
    )


def _row(one: Mapping[str, Any]) -> RankedRow:
    return RankedRow(
        application=UUID(one["application"]),
        number=one["number"],
        title=one["title"],
        outcome=Outcome(one["outcome"]),
        position=one.get("position"),
        points=Fraction(one["points"]) if "points" in one else None,
        reason=Bilingual(it=one["reason_it"], en=one.get("reason_en", "")),
        law=one.get("law", ""),
        decided_by=one.get("decided_by", ""),
        check_notes=one.get("check_notes", ""),
        missed=tuple(one.get("missed", ())),
    )


def checks(selection: UUID) -> Mapping[UUID, CheckView]:
    """Return the last second look at each application that had one."""
    rows = FundingCheck.objects.filter(selection=selection).order_by("number")
    return {
        row.application: CheckView(
            application=row.application,
            feasible=row.feasible,
            replicable=row.replicable,
            notes=row.notes,
            happened_at=row.happened_at,
        )
        for row in rows
    }


def appeals(selection: UUID, *, application: UUID | None = None) -> tuple[AppealView, ...]:
    """Return the appeals of a selection, or those about one application, the oldest first."""
    rows = Appeal.objects.filter(publication__selection=selection).select_related("publication", "answer")
    if application is not None:
        rows = rows.filter(application=application)
    return tuple(appeal_view(row) for row in rows.order_by("recorded_at", "id"))


def appeal_view(row: Appeal) -> AppealView:
    """Return an appeal's row, with its answer, as a value."""
    answer: AppealAnswer | None = getattr(row, "answer", None)
    return AppealView(
        id=row.id,
        application=row.application,
        version=row.publication.number,
        text=row.text,
        filed_at=row.happened_at,
        accepted=answer.accepted if answer else None,
        reasons=answer.reasons if answer else "",
        answered_at=answer.happened_at if answer else None,
    )
