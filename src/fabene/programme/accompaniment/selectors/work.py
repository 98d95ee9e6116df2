"""Reads about what is done in a plan, and about the actions of a network."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils import timezone

from fabene.core.bilingual import Bilingual
from fabene.core.deadlines import Deadline
from fabene.core.errors import NotFoundError
from fabene.people.models import Membership
from fabene.people.rules import PERMISSIONS
from fabene.programme.accompaniment.models import (
    Action,
    ActionStep,
    Answer,
    Deliverable,
    DeliverableStep,
    DiaryEntry,
    Hours,
    PlanOrganisation,
    PlanPart,
    Skill,
)
from fabene.programme.accompaniment.values import (
    OPEN_ACTIONS,
    OPEN_DELIVERABLES,
    ActionDraft,
    ActionState,
    ActionView,
    DeliverableState,
    DeliverableView,
    EntryView,
    Giver,
    HoursSum,
    HoursView,
    Moment,
    OrganisationName,
    Part,
    SkillLevel,
    SkillView,
    StepView,
)


def diary(plan: UUID, *, shared_only: bool) -> tuple[EntryView, ...]:
    """Return the diary of a plan, the newest day first; ``shared_only`` for the idea's authors."""
    rows = list(DiaryEntry.objects.filter(plan=plan).order_by("-on", "-number"))
    corrected = {row.corrects_id: row.id for row in rows if row.corrects_id}
    return tuple(
        EntryView(
            id=row.id,
            number=row.number,
            on=row.on,
            text=row.text,
            shared=row.shared,
            author=row.actor,
            corrects=row.corrects_id,
            corrected_by=corrected.get(row.id),
            written_at=row.recorded_at,
        )
        for row in rows
        if row.shared or not shared_only
    )


def deliverables(plans: Iterable[UUID]) -> tuple[DeliverableView, ...]:
    """Return what is due in these plans, by the day it is due."""
    return _deliverables(Deliverable.objects.filter(plan__in=list(plans)))


def deliverable(id: UUID) -> DeliverableView:
    """Return one thing that is due; raise ``NotFoundError`` ``deliverable_not_found``."""
    found = _deliverables(Deliverable.objects.filter(id=id))
    if not found:
        raise NotFoundError("deliverable_not_found")
    return found[0]


def _deliverables(rows: QuerySet[Deliverable]) -> tuple[DeliverableView, ...]:
    return tuple(_deliverable(row) for row in rows.prefetch_related("steps").order_by("due_on", "title_it", "id"))


def _deliverable(row: Deliverable) -> DeliverableView:
    steps = _steps(row.steps.all())
    return DeliverableView(
        id=row.id,
        plan=row.plan_id,
        title=Bilingual(it=row.title_it, en=row.title_en),
        due_on=row.due_on,
        state=DeliverableState(steps[0].state) if steps else DeliverableState.DUE,
        steps=steps,
    )


def _steps(rows: Iterable[DeliverableStep | ActionStep]) -> tuple[StepView, ...]:
    newest = sorted(rows, key=lambda row: (row.recorded_at, row.id), reverse=True)
    return tuple(
        StepView(state=row.state, note=row.note, url=getattr(row, "url", ""), happened_at=row.happened_at)
        for row in newest
    )


def hours(plan: UUID) -> tuple[HoursView, ...]:
    """Return the minutes given in a plan, the newest day first."""
    rows = Hours.objects.filter(plan=plan, undone_at__isnull=True).select_related("organisation")
    return tuple(
        HoursView(
            id=row.id,
            on=row.on,
            minutes=row.spent_minutes,
            giver=Giver(row.giver),
            organisation=OrganisationName(id=row.organisation.id, name=row.organisation.name)
            if row.organisation
            else None,
            what=row.what,
        )
        for row in rows.order_by("-on", "-recorded_at", "id")
    )


def hours_sum(plan: UUID) -> HoursSum:
    """Return the minutes given in a plan in all."""
    rows = Hours.objects.filter(plan=plan, undone_at__isnull=True)
    sums: dict[UUID | None, int] = dict(
        rows.values_list("organisation").annotate(sum=Sum("spent_minutes")).order_by("organisation__name")
    )
    return HoursSum(
        mentor_minutes=sums.pop(None, 0),
        organisation_minutes={id: minutes for id, minutes in sums.items() if id is not None},
    )


def skills(plan: UUID) -> tuple[SkillView, ...]:
    """Return the skills that a plan names, in its order."""
    return tuple(_skill(row) for row in Skill.objects.filter(plan=plan).order_by("position"))


def _skill(row: Skill) -> SkillView:
    return SkillView(id=row.id, name=Bilingual(it=row.name_it, en=row.name_en))


def skill_levels(plan: UUID) -> tuple[SkillLevel, ...]:
    """Return how each organisation of a plan puts itself on each skill, before and after."""
    said: dict[tuple[UUID, UUID, str], int] = {}
    answers = Answer.objects.filter(assessment__plan=plan).order_by("assessment__recorded_at", "assessment")
    for body, skill, moment, level in answers.values_list(
        "assessment__organisation", "skill", "assessment__moment", "level"
    ):
        said[body, skill, moment] = level  # in the order it was said: the newest stays
    bodies = PlanOrganisation.objects.filter(plan=plan).select_related("organisation").order_by("organisation__name")
    named = [OrganisationName(id=row.organisation.id, name=row.organisation.name) for row in bodies]
    return tuple(
        SkillLevel(
            skill=skill,
            organisation=body,
            before=said.get((body.id, skill.id, Moment.BEFORE.value)),
            after=said.get((body.id, skill.id, Moment.AFTER.value)),
        )
        for skill in skills(plan)
        for body in named
    )


def actions(network: UUID) -> tuple[ActionView, ...]:
    """Return the operative plan of a network: by the day each is due, those without one last."""
    found = _actions(Action.objects.filter(network=network))
    return tuple(sorted(found, key=lambda one: (one.draft.due_on or date.max, one.draft.starts or date.max)))


def action(id: UUID) -> ActionView:
    """Return one action; raise ``NotFoundError`` ``action_not_found``."""
    found = _actions(Action.objects.filter(id=id))
    if not found:
        raise NotFoundError("action_not_found")
    return found[0]


def _actions(rows: QuerySet[Action]) -> tuple[ActionView, ...]:
    found = rows.select_related("organisation").prefetch_related("steps").order_by("what_it", "id")
    return tuple(_action(row) for row in found)


def _action(row: Action) -> ActionView:
    steps, body = _steps(row.steps.all()), row.organisation
    return ActionView(
        id=row.id,
        draft=ActionDraft(
            network=row.network_id,
            what=Bilingual(it=row.what_it, en=row.what_en),
            organisation=row.organisation_id,
            who_else=row.who_else,
            starts=row.starts,
            due_on=row.due_on,
            source=row.source,
        ),
        organisation=OrganisationName(id=body.id, name=body.name) if body else None,
        state=ActionState(steps[0].state) if steps else ActionState.PLANNED,
        steps=steps,
    )


def deadlines(*, since: datetime, until: datetime) -> tuple[Deadline, ...]:
    """Return what falls due between two moments: deliverables for whoever is in the plan, actions for who keeps them.

    An action is for who coordinates its network and for the mentors who walk there; where there is neither, for the
    office of the programme. What is due on a day is due at its end.
    """
    first, last = timezone.localdate(since), timezone.localdate(until)
    due = Deliverable.objects.filter(due_on__range=(first, last)).select_related("plan").prefetch_related("steps")
    acts = _actions(Action.objects.filter(due_on__range=(first, last)))
    open_acts = [one for one in acts if one.state in OPEN_ACTIONS]
    keepers = _keepers({one.draft.network for one in open_acts})
    people: dict[UUID, list[UUID]] = defaultdict(list)
    for plan, user in (
        PlanPart.objects.filter(plan__in=[row.plan_id for row in due], until__isnull=True)
        .order_by("user")
        .values_list("plan", "user")
    ):
        if user not in people[plan]:
            people[plan].append(user)
    found = [
        Deadline(
            key=row.id,
            kind="deliverable_due",
            at=_end_of(row.due_on),
            title=row.title_it,
            title_en=row.title_en,
            to=tuple(people[row.plan_id]),
            network=row.plan.network_id,
            about=row.plan_id,
        )
        for row in due
        if _deliverable(row).state in OPEN_DELIVERABLES
    ] + [
        Deadline(
            key=one.id,
            kind="action_due",
            at=_end_of(one.draft.due_on),
            title=one.draft.what.it,
            title_en=one.draft.what.en,
            to=keepers[one.draft.network],
            network=one.draft.network,
        )
        for one in open_acts
        if one.draft.due_on
    ]
    return tuple(sorted((one for one in found if since <= one.at < until), key=lambda one: (one.at, one.title)))


def _keepers(networks: set[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Return who answers for the operative plan of each network, each person once, in three queries at most."""
    roles = [role.value for role in PERMISSIONS["accompaniment.manage"]]
    held = Membership.objects.filter(role__in=roles, until__isnull=True, user__is_active=True).order_by("user")
    pairs: list[tuple[UUID | None, UUID]] = list(held.values_list("network", "user"))
    walking = PlanPart.objects.filter(plan__network__in=networks, part=Part.MENTOR.value, until__isnull=True)
    pairs += list(walking.order_by("user").values_list("plan__network", "user"))
    office = tuple(dict.fromkeys(user for network, user in pairs if network is None))
    return {
        each: tuple(dict.fromkeys(user for network, user in pairs if network == each)) or office for each in networks
    }


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), tzinfo=timezone.get_default_timezone())
