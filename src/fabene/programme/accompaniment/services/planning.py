"""The plan: opened with a territory or an idea, who is in it, and plans that become one or part again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.models import Network, User
from fabene.people.services import log
from fabene.programme.accompaniment.models import Joined, Parted, Plan, PlanIdea, PlanOrganisation, PlanPart
from fabene.programme.accompaniment.selectors import merger as merger_view
from fabene.programme.accompaniment.selectors import plan as view
from fabene.programme.accompaniment.services.common import (
    WHY,
    checked_url,
    lines,
    locked,
    require_organisation,
    stamped,
    texts,
)
from fabene.programme.accompaniment.values import MergerView, Part, PlanDraft, PlanView
from fabene.programme.applications import selectors as applications
from fabene.programme.frame.models import Programme


@transaction.atomic
def open_plan(*, id: UUID, plan: PlanDraft, stamp: Stamp) -> PlanView:
    """Open the plan that walks with a territory or an idea.

    Raises ``FabeneError`` (``dates_in_wrong_order``, ``address_not_valid``, ``text_missing``, ``text_too_long``),
    ``NotFoundError`` (``network_not_found``, ``programme_not_found``, ``organisation_not_found``,
    ``application_not_found``), ``ConflictError`` (``idea_has_a_plan``, ``idea_elsewhere``, the idea being of another
    territory, ``id_used_for_something_else``).
    """
    draft = _checked(plan)
    said = _columns(draft)
    if log(id=id, what="plan.opened", key=id, network=draft.network, stamp=stamp, content=_content(draft)):
        row = Plan.objects.create(id=id, **said, **stamped(stamp))
        _organisations(row, draft)
        _ideas(row, draft)
    return view(id)


@transaction.atomic
def change_plan(*, id: UUID, plan: UUID, draft: PlanDraft, stamp: Stamp) -> PlanView:
    """Write a plan anew; raises what ``open_plan`` does and ``NotFoundError`` ``accompaniment_not_found``."""
    row, new = locked(plan), _checked(draft)
    if log(id=id, what="plan.changed", key=row.id, network=row.network_id, stamp=stamp, content=_content(new)):
        Plan.objects.filter(id=row.id).update(**_columns(new))
        _organisations(row, new)
        _ideas(row, new)
    return view(plan)


def _checked(draft: PlanDraft) -> PlanDraft:
    if draft.starts and draft.ends and draft.ends < draft.starts:
        raise FabeneError("dates_in_wrong_order")
    if draft.network and not Network.objects.filter(id=draft.network).exists():
        raise NotFoundError("network_not_found")
    if draft.programme and not Programme.objects.filter(id=draft.programme).exists():
        raise NotFoundError("programme_not_found")
    for organisation in draft.organisations:
        require_organisation(organisation)
    return replace(
        draft,
        title=texts(draft.title, field="title", limit=150),
        aims=lines(draft.aims, field="aims", limit=3000),
        themes=lines(draft.themes, field="themes", limit=2000, optional=True),
        source=checked_url(draft.source, field="source"),
        organisations=tuple(sorted(set(draft.organisations))),
        ideas=tuple(sorted(set(draft.ideas))),
    )


def _columns(draft: PlanDraft) -> dict[str, Any]:
    return {
        "network_id": draft.network,
        "programme_id": draft.programme,
        "title_it": draft.title.it,
        "title_en": draft.title.en,
        "aims_it": draft.aims.it,
        "aims_en": draft.aims.en,
        "themes_it": draft.themes.it,
        "themes_en": draft.themes.en,
        "starts": draft.starts,
        "ends": draft.ends,
        "source": draft.source,
    }


def _content(draft: PlanDraft) -> dict[str, Any]:
    return {**_columns(draft), "organisations": list(draft.organisations), "ideas": list(draft.ideas)}


def _organisations(row: Plan, draft: PlanDraft) -> None:
    PlanOrganisation.objects.filter(plan=row).exclude(organisation__in=draft.organisations).delete()
    known = set(PlanOrganisation.objects.filter(plan=row).values_list("organisation_id", flat=True))
    PlanOrganisation.objects.bulk_create(
        PlanOrganisation(plan=row, organisation_id=one) for one in draft.organisations if one not in known
    )


def _ideas(row: Plan, draft: PlanDraft) -> None:
    if PlanIdea.objects.filter(idea__in=draft.ideas).exclude(plan=row).exists():
        raise ConflictError("idea_has_a_plan")
    PlanIdea.objects.filter(plan=row).exclude(idea__in=draft.ideas).delete()
    known = set(PlanIdea.objects.filter(plan=row).values_list("idea", flat=True))
    for idea in sorted(set(draft.ideas) - known):
        _require_reached(idea, network=draft.network)
        PlanIdea.objects.create(plan=row, idea=idea)


def _require_reached(idea: UUID, *, network: UUID | None) -> None:
    """Raise unless an application reached its call, and is of this territory where both say of which."""
    found = applications.application(idea)
    if found.number is None:
        raise NotFoundError("application_not_found")
    if network and found.networks and network not in found.networks:
        raise ConflictError("idea_elsewhere", title=found.title)


@transaction.atomic
def take_part(*, id: UUID, plan: UUID, user: UUID, part: Part, stamp: Stamp) -> None:
    """Name somebody mentor or author of a plan: whoever may sign in can be.

    Raises ``NotFoundError`` (``accompaniment_not_found``, ``user_not_found``), ``ConflictError`` (``part_taken``).
    """
    row = locked(plan)
    if not User.objects.filter(id=user, is_active=True).exists():
        raise NotFoundError("user_not_found")
    said = {"user": user, "part": Part(part).value}
    if not log(id=id, what="plan.part_taken", key=row.id, network=row.network_id, stamp=stamp, content=said):
        return
    if PlanPart.objects.filter(plan=row, user=user, part=part.value, until__isnull=True).exists():
        raise ConflictError("part_taken")
    PlanPart.objects.create(id=id, plan=row, user=user, part=part.value, **stamped(stamp))


@transaction.atomic
def leave_part(*, id: UUID, part: UUID, stamp: Stamp) -> None:
    """End somebody's part; what they wrote stays. Raises ``NotFoundError`` (``plan_part_not_found``)."""
    row = PlanPart.objects.select_related("plan").filter(id=part).first()
    if row is None:
        raise NotFoundError("plan_part_not_found")
    if log(id=id, what="plan.part_left", key=row.plan_id, network=row.plan.network_id, stamp=stamp):
        PlanPart.objects.filter(id=part, until__isnull=True).update(until=stamp.happened_at)


@transaction.atomic
def merge(*, id: UUID, plans: Sequence[UUID], into: UUID, on: date, why: str, stamp: Stamp) -> MergerView:
    """Let ideas become one proposal: ``plans`` go on in ``into`` from a day on; what each wrote stays where it is.

    Raises ``NotFoundError`` (``accompaniment_not_found``), ``FabeneError`` (``merger_empty``, ``text_missing``),
    ``ConflictError`` (``plan_merged`` for one that is part of another already, or into which others came).
    """
    joining = sorted(set(plans) - {into})
    if not joining:
        raise FabeneError("merger_empty")
    rows = [locked(one) for one in sorted({*joining, into})]
    network = next(row.network_id for row in rows if row.id == into)
    reason = clean(why, field="why", limit=WHY)
    said = {"plans": joining, "into": into, "on": on, "why": reason}
    if not log(id=id, what="plan.merged", key=into, network=network, stamp=stamp, content=said):
        return merger_view(id)
    standing = Joined.objects.exclude(merger__in=Parted.objects.values("merger"))
    if standing.filter(plan__in=[*joining, into]).exists() or standing.filter(into__in=joining).exists():
        raise ConflictError("plan_merged")
    for one in joining:
        Joined.objects.create(
            id=derived(id, one), merger=id, plan_id=one, into_id=into, on=on, why=reason, **stamped(stamp)
        )
    return merger_view(id)


@transaction.atomic
def unmerge(*, id: UUID, merger: UUID, on: date, why: str, stamp: Stamp) -> MergerView:
    """Let ideas that had become one part again: a new row, the merger stays written.

    Raises ``NotFoundError`` (``merger_not_found``), ``FabeneError`` (``text_missing``), ``ConflictError``
    (``merger_parted``).
    """
    found = merger_view(merger)
    row = locked(found.into)
    reason = clean(why, field="why", limit=WHY)
    said = {"merger": merger, "on": on, "why": reason}
    if not log(id=id, what="plan.parted", key=row.id, network=row.network_id, stamp=stamp, content=said):
        return found
    if not found.holds:
        raise ConflictError("merger_parted")
    Parted.objects.create(id=id, merger=merger, on=on, why=reason, **stamped(stamp))
    return merger_view(merger)
