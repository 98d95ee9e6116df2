"""Two organisations look at what they can do, before and after; a difference needs both sides."""

from collections.abc import Callable

import pytest

from fabene.core.bilingual import Bilingual
from fabene.core.errors import FabeneError
from fabene.programme.accompaniment import selectors, services
from fabene.programme.accompaniment.values import Moment
from tests.programme.accompaniment.plans import ORTO, PLAN, TAVOLA, walked
from tests.remembered import Remember
from tests.world import SATURDAY, World, build_world, key, stamp

NAMES = [Bilingual(it="Scrivere un progetto"), Bilingual(it="Lavorare con il Comune", en="Working with the town")]

Attempt = Callable[[], object]


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def test_a_difference_is_shown_only_where_both_sides_are_known(world: World) -> None:
    walked()
    services.name_skills(id=key("skills"), plan=PLAN, names=NAMES, stamp=stamp(9))
    first, second = (one.id for one in selectors.skills(PLAN))

    def assess(id: str, organisation: object, moment: Moment, *levels: int) -> None:
        services.assess(
            id=key("assessment", id),
            plan=PLAN,
            organisation=organisation,  # type: ignore[arg-type]  # also one that is no organisation
            moment=moment,
            on=SATURDAY,
            levels=dict(zip((first, second), levels, strict=False)),
            stamp=stamp(10 + len(id)),
        )

    assess("a", ORTO, Moment.BEFORE, 1, 2)
    assess("bb", ORTO, Moment.AFTER, 1, 5)
    assess("ccc", ORTO, Moment.AFTER, 3, 5)
    assess("dddd", TAVOLA, Moment.BEFORE, 4, 4)

    found = {(one.organisation.id, one.skill.id): one.difference for one in selectors.skill_levels(PLAN)}
    assert found == {(ORTO, first): 2, (ORTO, second): 3, (TAVOLA, first): None, (TAVOLA, second): None}
    refused: dict[str, Attempt] = {
        "level_off_the_scale": lambda: assess("e", ORTO, Moment.AFTER, 0, 6),
        "skills_incomplete": lambda: assess("f", ORTO, Moment.AFTER, 3),
        "organisation_not_in_plan": lambda: assess("g", key("nobody"), Moment.AFTER, 3, 3),
        "skills_answered": lambda: services.name_skills(id=key("again"), plan=PLAN, names=NAMES[:1], stamp=stamp(20)),
    }
    for code, attempt in refused.items():
        with pytest.raises(FabeneError, match=code):
            attempt()
