"""Nino walks with an idea: a diary that is never changed, things that fall due, hours, ideas that become one."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from fabene.core.bilingual import Bilingual
from fabene.core.errors import ConflictError, FabeneError, NotAllowedError, NotFoundError
from fabene.people.models import Membership
from fabene.programme.accompaniment import selectors, services
from fabene.programme.accompaniment.models import DiaryEntry
from fabene.programme.accompaniment.values import ActionDraft, ActionState, DeliverableState, Part
from fabene.programme.applications.models import Place
from tests.applications import build_draft, build_sent
from tests.calls import build_call
from tests.programme.accompaniment.plans import NINO, OMAR, ORTO, PLAN, opened, walked
from tests.remembered import Remember
from tests.world import SATURDAY, World, at, build_world, key, stamp


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def write(id: str, text: str, *, shared: bool = False, corrects: str = "", who: str = "nino") -> int:
    return services.write_diary(
        id=key("entry", id),
        plan=PLAN,
        on=SATURDAY,
        text=text,
        shared=shared,
        corrects=key("entry", corrects) if corrects else None,
        stamp=stamp(18, who=who),
    )


def test_a_diary_is_written_by_its_mentor_and_corrected_by_another_entry(world: World) -> None:
    walked()
    assert [write("first", "Abbiamo parlato di orti."), write("first", "Abbiamo parlato di orti.")] == [1, 1]
    write("second", "Abbiamo parlato di orti e di mense.", shared=True, corrects="first")

    second, first = selectors.diary(PLAN, shared_only=False)
    assert (first.corrected_by, second.corrects) == (second.id, first.id)
    assert [one.number for one in selectors.diary(PLAN, shared_only=True)] == [2]
    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        write("first", "Altro.")
    with pytest.raises(ConflictError, match="entry_corrected"):
        write("third", "Di nuovo.", corrects="first")
    for stranger in ("omar", "olga"):
        with pytest.raises(NotAllowedError, match="not_mentor"):
            write("theirs", "Io dico.", who=stranger)
    with pytest.raises(DatabaseError, match="rows are only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE accompaniment_diaryentry SET text = 'altro'")
    services.leave_part(id=key("left"), part=key("part", "nino"), stamp=stamp(19, who="olga"))
    with pytest.raises(NotAllowedError, match="not_mentor"):
        write("late", "Ancora.")
    assert DiaryEntry.objects.count() == 2
    assert selectors.everything_about_user(NINO)["parts"][0]["until"]


def test_what_is_due_is_told_to_who_is_in_the_plan_until_it_is_handed_in(world: World) -> None:
    walked()
    services.ask_for_deliverable(
        id=key("budget"), plan=PLAN, title=Bilingual(it="Il bilancio"), due_on=date(2021, 5, 20), stamp=stamp(10)
    )
    services.plan_action(
        id=key("action"),
        action=ActionDraft(
            network=key("network", "grugliasco"),
            what=Bilingual(it="Aprire l’orto"),
            organisation=ORTO,
            due_on=date(2021, 5, 25),
        ),
        stamp=stamp(10),
    )
    window = {"since": at(9), "until": at(9, day=date(2021, 6, 1))}
    told = selectors.deadlines(**window)
    assert [(one.kind, set(one.to)) for one in told] == [
        ("deliverable_due", {NINO, OMAR}),
        ("action_due", {key("user", "carla"), NINO}),
    ]
    Membership.objects.filter(user=key("user", "carla")).delete()
    services.leave_part(id=key("left"), part=key("part", "nino"), stamp=stamp(11, who="olga"))
    office = selectors.deadlines(**window)[1].to
    assert key("user", "olga") in office, "where nobody coordinates or walks, the office does"
    assert selectors.deliverable(key("budget")).late_on(date(2021, 5, 21))
    with pytest.raises(FabeneError, match="text_missing"):
        services.step_deliverable(
            id=key("back"), deliverable=key("budget"), state=DeliverableState.RETURNED, stamp=stamp(11)
        )
    services.step_deliverable(
        id=key("in"),
        deliverable=key("budget"),
        state=DeliverableState.HANDED_IN,
        url="https://example.org/bilancio",
        stamp=stamp(12),
    )
    services.step_action(id=key("done"), action=key("action"), state=ActionState.DONE, stamp=stamp(12))
    assert selectors.deadlines(**window) == ()
    assert selectors.actions(key("network", "grugliasco"))[0].state == ActionState.DONE


def test_hours_are_minutes_and_add_up_by_who_gave_them(world: World) -> None:
    walked()
    for id, minutes, organisation in (("a", 90, None), ("b", 45, ORTO), ("c", 30, ORTO), ("d", 600, None)):
        services.give_hours(
            id=key("hours", id),
            plan=PLAN,
            on=SATURDAY,
            minutes=minutes,
            what="un incontro",
            organisation=organisation,
            stamp=stamp(18, who="nino"),
        )
    services.take_back_hours(id=key("mistake"), hours=key("hours", "d"), stamp=stamp(19, who="nino"))
    summed = selectors.hours_sum(PLAN)
    assert (summed.mentor_minutes, dict(summed.organisation_minutes), summed.minutes) == (90, {ORTO: 75}, 165)
    with pytest.raises(FabeneError, match="minutes_out_of_bounds"):
        services.give_hours(
            id=key("x"), plan=PLAN, on=SATURDAY, minutes=1441, what="troppo", stamp=stamp(18, who="nino")
        )


def test_ideas_become_one_and_part_again_and_both_stay_written(world: World) -> None:
    for id in ("orto", "mensa", "api"):
        opened(id)
    mensa, api = key("plan", "mensa"), key("plan", "api")

    def merge(id: str, *plans: str, into: str) -> None:
        services.merge(
            id=key("merger", id),
            plans=[key("plan", one) for one in plans],
            into=key("plan", into),
            on=SATURDAY,
            why="lo stesso orto",
            stamp=stamp(15, who="olga"),
        )

    merge("one", "mensa", "api", into="orto")
    assert selectors.plan(mensa).into == PLAN
    assert set(selectors.plan(PLAN).came_from) == {mensa, api}
    with pytest.raises(ConflictError, match="plan_merged"):
        merge("two", "mensa", into="api")
    with pytest.raises(FabeneError, match="merger_empty"):
        merge("none", "orto", into="orto")
    parted = services.unmerge(
        id=key("parted"), merger=key("merger", "one"), on=SATURDAY, why="due bandi diversi", stamp=stamp(16)
    )
    assert not parted.holds
    assert selectors.plan(PLAN).came_from == ()
    assert len(selectors.mergers(plan=api)) == 1
    with pytest.raises(ConflictError, match="merger_parted"):
        services.unmerge(id=key("again"), merger=key("merger", "one"), on=SATURDAY, why="di nuovo", stamp=stamp(17))


def test_who_walks_is_asked_by_the_plan(world: World) -> None:
    walked()
    assert selectors.concerns(plan=PLAN, user=OMAR)
    assert [one.id for one in selectors.plans_of(NINO, part=Part.MENTOR)] == [PLAN]
    with pytest.raises(FabeneError, match="dates_in_wrong_order"):
        opened("third", ends=date(2021, 4, 1))
    with pytest.raises(ConflictError, match="part_taken"):
        services.take_part(id=key("twice"), plan=PLAN, user=NINO, part=Part.MENTOR, stamp=stamp(9, who="olga"))


def test_ideas_that_become_one_proposal_share_a_plan_and_each_has_one(world: World) -> None:
    call = build_call(jurors={})
    grugliasco, rivoli = world.grugliasco.network.id, world.rivoli.network.id
    one, two = (build_sent(call, name, municipalities=("001120",)).id for name in ("orto", "forno"))
    Place.objects.filter(application__in=(one, two)).update(network=grugliasco)
    draft = build_draft(call, "bozza")

    together = opened("insieme", ideas=(two, one))

    assert together.draft.ideas == tuple(sorted((one, two)))
    with pytest.raises(ConflictError, match="idea_has_a_plan"):
        opened("doppione", ideas=(two,))
    with pytest.raises(NotFoundError, match="application_not_found"):
        opened("non inviata", ideas=(draft,))
    alone = replace(together.draft, ideas=(one,))
    services.change_plan(id=key("apart"), plan=together.id, draft=alone, stamp=stamp(11))
    with pytest.raises(ConflictError, match="idea_elsewhere"):
        opened("altrove", network=rivoli, ideas=(two,))
    opened("da sola", ideas=(two,))
