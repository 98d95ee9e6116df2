"""What organisations learn: skills named by a plan, looked at before and after by themselves."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.programme.accompaniment.models import Answer, Assessment, PlanOrganisation, Skill
from fabene.programme.accompaniment.services.common import locked, stamped, texts
from fabene.programme.accompaniment.values import LEAST_LEVEL, MOST_LEVEL, MOST_SKILLS, Moment


@transaction.atomic
def name_skills(*, id: UUID, plan: UUID, names: Sequence[Bilingual], stamp: Stamp) -> None:
    """Name the skills that a plan works on, in their order; none of them changes once somebody has answered.

    Raises ``NotFoundError`` (``accompaniment_not_found``), ``FabeneError`` (``skills_out_of_bounds``,
    ``text_missing``), ``ConflictError`` (``skills_answered``).
    """
    row = locked(plan)
    if not 1 <= len(names) <= MOST_SKILLS:
        raise FabeneError("skills_out_of_bounds", most=MOST_SKILLS)
    said = [texts(name, field="skill", limit=150) for name in names]
    content = {"names": [[name.it, name.en] for name in said]}
    if not log(id=id, what="plan.skills_named", key=row.id, network=row.network_id, stamp=stamp, content=content):
        return
    if Assessment.objects.filter(plan=row).exists():
        raise ConflictError("skills_answered")
    Skill.objects.filter(plan=row).delete()
    Skill.objects.bulk_create(
        Skill(id=derived(id, position), plan=row, position=position, name_it=name.it, name_en=name.en)
        for position, name in enumerate(said)
    )


@transaction.atomic
def assess(
    *,
    id: UUID,
    plan: UUID,
    organisation: UUID,
    moment: Moment,
    on: date,
    levels: Mapping[UUID, int],
    stamp: Stamp,
) -> None:
    """Write down how an organisation of the plan puts itself on its skills, from 1 to 5; said again, the newest counts.

    Raises ``NotFoundError`` (``accompaniment_not_found``, ``organisation_not_in_plan``), ``FabeneError``
    (``level_off_the_scale``, ``skills_incomplete``).
    """
    row = locked(plan)
    if not PlanOrganisation.objects.filter(plan=row, organisation=organisation).exists():
        raise NotFoundError("organisation_not_in_plan")
    if set(levels) != set(Skill.objects.filter(plan=row).values_list("id", flat=True)) or not levels:
        raise FabeneError("skills_incomplete")
    if not all(LEAST_LEVEL <= level <= MOST_LEVEL for level in levels.values()):
        raise FabeneError("level_off_the_scale", least=LEAST_LEVEL, most=MOST_LEVEL)
    said = {
        "organisation": organisation,
        "moment": Moment(moment).value,
        "on": on,
        "levels": sorted((str(skill), level) for skill, level in levels.items()),
    }
    if log(id=id, what="plan.assessed", key=row.id, network=row.network_id, stamp=stamp, content=said):
        assessment = Assessment.objects.create(
            id=id, plan=row, organisation_id=organisation, moment=moment.value, on=on, **stamped(stamp)
        )
        Answer.objects.bulk_create(
            Answer(assessment=assessment, skill_id=skill, level=level) for skill, level in levels.items()
        )
