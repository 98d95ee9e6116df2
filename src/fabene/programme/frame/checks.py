"""What has to hold of a part of the frame before it is written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from fabene.core.cup import checked_cup
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.people.checks import checked_slug, require_network, require_organisation
from fabene.programme.frame import models
from fabene.programme.frame.rows import PARTS, cells, table
from fabene.programme.frame.values import (
    Draft,
    Event,
    Extension,
    Joining,
    Partner,
    Programme,
    Project,
)


def hold(draft: Draft) -> None:
    """Hold the programme until the transaction ends: what may be there once is looked for by one at a time."""
    programme = getattr(draft, "programme", None)
    if programme is not None:
        models.Programme.objects.select_for_update().filter(id=programme).first()


def checked(draft: Draft, *, id: UUID) -> dict[str, object]:
    """Return the cells of ``draft``, the row ``id``, when everything that has to hold of it holds.

    Raises what ``cells`` raises and what the writes of the frame say they raise.
    """
    if isinstance(draft, Programme):
        draft = replace(draft, cup=checked_cup(draft.cup) if draft.cup.strip() else "")
    found = cells(draft)
    _in_order(draft)
    if look := CHECKS.get(type(draft)):
        look(draft, id)
    return found


def _in_order(draft: Draft) -> None:
    starts = getattr(draft, "starts", None) or getattr(draft, "since", None)
    ends = getattr(draft, "ends", None) or getattr(draft, "until", None)
    if starts and ends and ends < starts:
        raise FabeneError("frame_ends_before")
    if any((getattr(draft, name, None) or 0) < 0 for name in ("amount_cents", "funds_cents")):
        raise FabeneError("amount_negative")


def _programme(draft: Programme, id: UUID) -> None:
    _slug(models.Programme, draft.slug, id=id)
    ranking = draft.ranking
    if ranking and not 1 <= ranking.position <= ranking.out_of:
        raise FabeneError("ranking_not_possible", position=ranking.position, out_of=ranking.out_of)
    _outside(id, draft.parent, by="parent_id")
    _outside(id, draft.follows, by="follows_id")
    if draft.front:
        models.Programme.objects.filter(front=True).exclude(id=id).update(front=False)


def _outside(id: UUID, above: UUID | None, *, by: str) -> None:
    """Refuse a programme that would be inside itself, or come after itself."""
    while above is not None:
        if above == id:
            raise FabeneError("programme_inside_itself")
        above = models.Programme.objects.filter(id=above).values_list(by, flat=True).first()


def _slug(model: Any, slug: str, *, id: UUID) -> None:
    if model.objects.filter(slug=checked_slug(slug)).exclude(id=id).exists():
        raise ConflictError("slug_taken", slug=slug)


def _project(draft: Project, id: UUID) -> None:
    _slug(models.Project, draft.slug, id=id)
    if not draft.networks:
        raise FabeneError("project_without_network")
    for network in draft.networks:
        require_network(network)
    for body in draft.partners:
        require_organisation(body)


def _partner(draft: Partner, id: UUID) -> None:
    same = models.Partner.objects.filter(programme=draft.programme, organisation=draft.organisation, shown=True)
    if same.exclude(id=id).exists():
        raise ConflictError("partner_already")


def _extension(draft: Extension, _id: UUID) -> None:
    agreement = models.Agreement.objects.get(id=draft.agreement)
    if draft.ends and agreement.ends and draft.ends < agreement.ends:
        raise FabeneError("extension_shortens", date=agreement.ends.isoformat())


def _event(draft: Event, _id: UUID) -> None:
    try:
        date(draft.year, draft.month, draft.day or 1)
    except ValueError as error:
        raise FabeneError("date_not_real") from error


def _joining(draft: Joining, id: UUID) -> None:
    same = models.Joining.objects.filter(programme=draft.programme, network=draft.network, shown=True).exclude(id=id)
    if draft.since:
        same = same.filter(Q(until__isnull=True) | Q(until__gte=draft.since))
    if draft.until:
        same = same.filter(Q(since__isnull=True) | Q(since__lte=draft.until))
    if same.exists():
        raise ConflictError("network_joined_already")


CHECKS: Mapping[type, Callable[[Any, UUID], None]] = {
    Programme: _programme,
    Project: _project,
    Partner: _partner,
    Extension: _extension,
    Event: _event,
    Joining: _joining,
}


def require_row(part_of: Draft, id: UUID) -> Any:
    """Return the row that ``part_of`` would be written in, held until the transaction ends.

    Raises ``NotFoundError`` ``frame_row_not_found``.
    """
    row = table(PARTS[type(part_of)]).select_for_update().filter(id=id).first()
    if row is None:
        raise NotFoundError("frame_row_not_found")
    return row
