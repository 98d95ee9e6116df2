"""Reads about plans, who is in them, and those that became one."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from fabene.core.bilingual import Bilingual
from fabene.core.errors import NotFoundError
from fabene.programme.accompaniment.models import DiaryEntry, Joined, Parted, Plan, PlanPart
from fabene.programme.accompaniment.values import MergerView, OrganisationName, Part, PartView, PlanDraft, PlanView


def plan(id: UUID) -> PlanView:
    """Return a plan; raise ``NotFoundError`` ``accompaniment_not_found``."""
    found = _views(Plan.objects.filter(id=id))
    if not found:
        raise NotFoundError("accompaniment_not_found")
    return found[0]


def plans(*, network: UUID | None = None, programme: UUID | None = None) -> tuple[PlanView, ...]:
    """Return the plans of a network or a programme (None: all), those of every territory first, then by name."""
    asked = Q(network=network) if network else Q()
    return _views(Plan.objects.filter(asked & (Q(programme=programme) if programme else Q())))


def plans_of(user: UUID, *, part: Part | None = None) -> tuple[PlanView, ...]:
    """Return the plans in which somebody has a part now."""
    held = PlanPart.objects.filter(user=user, until__isnull=True)
    if part:
        held = held.filter(part=part.value)
    return _views(Plan.objects.filter(id__in=held.values("plan")))


def concerns(*, plan: UUID, user: UUID) -> bool:
    """Return whether somebody has a part in a plan now."""
    return PlanPart.objects.filter(plan=plan, user=user, until__isnull=True).exists()


def has_part(user: UUID) -> bool:
    """Return whether somebody is mentor or author of any plan now."""
    return PlanPart.objects.filter(user=user, until__isnull=True).exists()


def _views(rows: QuerySet[Plan]) -> tuple[PlanView, ...]:
    found = list(
        rows.select_related("network")
        .prefetch_related("organisations__organisation", "ideas", "parts")
        .order_by("network__name", "title_it", "id")
    )
    into, received = _joined([row.id for row in found])
    ordered = sorted(found, key=lambda row: row.network is not None)
    return tuple(_view(row, into=into.get(row.id), came_from=received.get(row.id, ())) for row in ordered)


def _joined(ids: list[UUID]) -> tuple[dict[UUID, UUID], dict[UUID, tuple[UUID, ...]]]:
    standing = Joined.objects.exclude(merger__in=Parted.objects.values("merger"))
    pairs = list(standing.filter(Q(plan__in=ids) | Q(into__in=ids)).order_by("on", "id").values_list("plan", "into"))
    received: dict[UUID, tuple[UUID, ...]] = {}
    for one, other in pairs:
        received[other] = (*received.get(other, ()), one)
    return dict(pairs), received


def _view(row: Plan, *, into: UUID | None, came_from: tuple[UUID, ...]) -> PlanView:
    bodies = sorted((one.organisation for one in row.organisations.all()), key=lambda body: body.name)
    parts = sorted((one for one in row.parts.all() if one.until is None), key=lambda one: (one.part, one.happened_at))
    return PlanView(
        id=row.id,
        draft=PlanDraft(
            title=Bilingual(it=row.title_it, en=row.title_en),
            aims=Bilingual(it=row.aims_it, en=row.aims_en),
            themes=Bilingual(it=row.themes_it, en=row.themes_en),
            network=row.network_id,
            programme=row.programme_id,
            ideas=tuple(sorted(one.idea for one in row.ideas.all())),
            organisations=tuple(body.id for body in bodies),
            starts=row.starts,
            ends=row.ends,
            source=row.source,
        ),
        network_slug=row.network.slug if row.network else "",
        network_name=row.network.name if row.network else "",
        organisations=tuple(OrganisationName(id=body.id, name=body.name) for body in bodies),
        parts=tuple(PartView(id=one.id, user=one.user, part=Part(one.part), since=one.happened_at) for one in parts),
        into=into,
        came_from=came_from,
    )


def merger(id: UUID) -> MergerView:
    """Return a merger; raise ``NotFoundError`` ``merger_not_found``."""
    found = _mergers(Joined.objects.filter(merger=id))
    if not found:
        raise NotFoundError("merger_not_found")
    return found[0]


def mergers(*, plan: UUID | None = None) -> tuple[MergerView, ...]:
    """Return every merger, or those of a plan on either side, the newest first; those that came apart too."""
    rows = Joined.objects.all()
    if plan:
        rows = rows.filter(merger__in=Joined.objects.filter(Q(plan=plan) | Q(into=plan)).values("merger"))
    return _mergers(rows)


def _mergers(rows: QuerySet[Joined]) -> tuple[MergerView, ...]:
    together: dict[UUID, list[Joined]] = {}
    for row in rows.order_by("-on", "-recorded_at", "plan__title_it", "id"):
        together.setdefault(row.merger, []).append(row)
    ended = {one.merger: one for one in Parted.objects.filter(merger__in=list(together))}
    return tuple(
        MergerView(
            id=id,
            into=joined[0].into_id,
            plans=tuple(one.plan_id for one in joined),
            on=joined[0].on,
            why=joined[0].why,
            parted_on=ended[id].on if id in ended else None,
            why_parted=ended[id].why if id in ended else "",
        )
        for id, joined in together.items()
    )


def everything_about_user(user: UUID) -> dict[str, Any]:
    """Return all that is held here about somebody who signs in: their parts, and what they wrote in diaries."""
    return {
        "parts": [
            {
                "plan": row.plan.title_it,
                "part": row.part,
                "since": row.happened_at.isoformat(),
                "until": row.until.isoformat() if row.until else None,
            }
            for row in PlanPart.objects.filter(user=user).select_related("plan").order_by("happened_at", "id")
        ],
        "diary": [
            {"on": row.on.isoformat(), "text": row.text}
            for row in DiaryEntry.objects.filter(actor=user).order_by("on", "number")
        ],
    }
