from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from fabene.charter import selectors, services
from fabene.charter.models import RuleValue
from fabene.charter.parameters import PARAMETERS
from fabene.charter.values import Enacted, Newcomers, Source, SourceKind, WeighingWay
from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.core.owners import OwnerKind
from fabene.lib.stamps import Stamp
from tests.remembered import Remember
from tests.world import SATURDAY, TUESDAY, World, at, build_world, key, stamp

BY_CARLA = stamp(10, who="carla")
ASSEMBLY = Source(kind=SourceKind.DECISION, key=str(key("decision", "may")), hash="a" * 64)


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def enact(
    rule: str,
    value: object,
    *,
    word: str = "first",
    network: UUID = key("network", "grugliasco"),  # noqa: B008 - the same identity every time
    starts: date = SATURDAY,
    source: Source = ASSEMBLY,
    by: Stamp = BY_CARLA,
) -> Enacted:
    return services.enact(
        id=key("value", word), network=network, key=rule, value=value, in_force_from=starts, source=source, stamp=by
    )


def test_a_network_that_has_decided_nothing_has_the_defaults(world: World) -> None:
    rules = selectors.rules_in_force(world.grugliasco.network.id, SATURDAY)

    assert rules.scale == "child"
    assert rules.child_weight_millis == 700
    assert rules.half_life_days == 84
    assert rules.cap_grams_per_head is None
    assert rules.least_share_percent == 0
    assert rules.destinations[0] == OwnerKind.EMPORIO
    assert rules.weighing_way is WeighingWay.HUB_BY_CRATES
    assert rules.newcomers is Newcomers.MEDIAN
    assert list(rules.rules) == list(PARAMETERS)
    assert rules.rules["scale"].source.kind is SourceKind.DEFAULT
    assert rules.rules["destinations"].source.kind is SourceKind.LAW


def test_a_decision_holds_from_its_day_on_and_says_where_it_comes_from(world: World) -> None:
    enacted = enact("child_weight_millis", 800, starts=TUESDAY)

    before = selectors.rules_in_force(world.grugliasco.network.id, TUESDAY - timedelta(days=1))
    after = selectors.rules_in_force(world.grugliasco.network.id, TUESDAY)

    assert (before.child_weight_millis, after.child_weight_millis) == (700, 800)
    rule = after.rules["child_weight_millis"]
    assert (rule.source, rule.in_force_from, rule.value_id) == (ASSEMBLY, TUESDAY, enacted.id)


def test_a_decision_of_one_network_changes_nothing_next_door(world: World) -> None:
    enact("scale", "oecd")

    assert selectors.rules_in_force(world.grugliasco.network.id, SATURDAY).scale == "oecd"
    assert selectors.rules_in_force(world.rivoli.network.id, SATURDAY).scale == "child"


def test_a_correction_of_the_same_day_holds_and_the_first_stays_on_record(world: World) -> None:
    enact("half_life_days", 14)
    enact("half_life_days", 21, word="correction")

    assert selectors.rules_in_force(world.grugliasco.network.id, SATURDAY).half_life_days == 21
    history = selectors.history(world.grugliasco.network.id, "half_life_days")
    assert [(one.number, one.value) for one in history] == [(1, 14), (2, 21)]


def test_what_starts_later_waits_even_when_it_was_decided_first(world: World) -> None:
    enact("half_life_days", 14, starts=TUESDAY)
    enact("half_life_days", 21, word="in the meantime", starts=SATURDAY)

    rules = [selectors.rules_in_force(world.grugliasco.network.id, day) for day in (SATURDAY, TUESDAY)]

    assert [one.half_life_days for one in rules] == [21, 14]


def test_yesterdays_question_gets_yesterdays_answer(world: World) -> None:
    enact("scale", "isee", by=stamp(10, who="carla"))
    enact("scale", "oecd", word="correction", by=stamp(12, who="carla"))

    known = [
        selectors.rules_in_force(world.grugliasco.network.id, SATURDAY, known_at=at(hour)).scale for hour in (9, 11, 13)
    ]

    assert known == ["child", "isee", "oecd"]


def test_enacting_again_changes_nothing(world: World) -> None:
    assert enact("cap_grams_per_head", 5000) == enact("cap_grams_per_head", 5000)
    assert len(selectors.history(world.grugliasco.network.id, "cap_grams_per_head")) == 1


@pytest.mark.parametrize(
    "again",
    [
        {"rule": "cap_grams_per_head", "value": 6000},
        {"rule": "half_life_days", "value": 50},
        {"starts": TUESDAY},
        {"source": Source(kind=SourceKind.DECISION, key="another")},
        {"network": key("network", "rivoli")},
    ],
)
def test_the_same_id_for_another_decision_is_refused(world: World, again: dict[str, object]) -> None:
    enact("half_life_days", 14)

    with pytest.raises(ConflictError) as refused:
        enact(**{"rule": "half_life_days", "value": 14, **again})  # type: ignore[arg-type]  # one argument changes

    assert refused.value.code == "id_used_for_something_else"


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("scale", "per_head"),
        ("scale", "isee"),
        ("child_weight_millis", 300),
        ("child_weight_millis", 1000),
        ("half_life_days", 0),
        ("half_life_days", 7),
        ("half_life_days", 365),
        ("cap_grams_per_head", None),
        ("cap_grams_per_head", 1000),
        ("cap_grams_per_head", 40_000),
        ("least_share_percent", 0),
        ("least_share_percent", 50),
        ("destinations", ("kitchen", "emporio", "compost")),
        ("destinations", ("animals",)),
        ("weighing_way", "at_stall"),
        ("weighing_way", "day_total"),
        ("newcomers", "lowest"),
    ],
)
def test_a_rule_may_be_set_up_to_its_bounds(world: World, rule: str, value: object) -> None:
    assert enact(rule, value).value == value
    assert selectors.rules_in_force(world.grugliasco.network.id, SATURDAY).rules[rule].value == value


@pytest.mark.parametrize(
    ("rule", "value", "code"),
    [
        ("bag_colour", "red", "rule_not_known"),
        ("scale", "by_eye", "rule_not_an_option"),
        ("scale", 1, "rule_not_an_option"),
        ("child_weight_millis", 299, "rule_out_of_bounds"),
        ("child_weight_millis", 1001, "rule_out_of_bounds"),
        ("child_weight_millis", None, "rule_not_a_number"),
        ("child_weight_millis", True, "rule_not_a_number"),
        ("child_weight_millis", 700.0, "rule_not_a_number"),
        ("half_life_days", 6, "rule_out_of_bounds"),
        ("half_life_days", 366, "rule_out_of_bounds"),
        ("half_life_days", -1, "rule_out_of_bounds"),
        ("cap_grams_per_head", 0, "rule_out_of_bounds"),
        ("cap_grams_per_head", 999, "rule_out_of_bounds"),
        ("cap_grams_per_head", 40_001, "rule_out_of_bounds"),
        ("cap_grams_per_head", "1000", "rule_not_a_number"),
        ("least_share_percent", 51, "rule_out_of_bounds"),
        ("least_share_percent", -1, "rule_out_of_bounds"),
        ("destinations", (), "rule_not_an_option"),
        ("destinations", "emporio", "rule_not_an_option"),
        ("destinations", ("stall",), "rule_not_an_option"),
        ("destinations", ([],), "rule_not_an_option"),
        ("destinations", ("emporio", "emporio"), "rule_named_twice"),
        ("destinations", ("animals", "emporio"), "rule_order_against_law"),
        ("destinations", ("compost", "animals"), "rule_order_against_law"),
        ("weighing_way", "guess", "rule_not_an_option"),
        ("newcomers", "never", "rule_not_an_option"),
    ],
)
def test_a_rule_outside_its_bounds_is_refused(world: World, rule: str, value: object, code: str) -> None:
    with pytest.raises(FabeneError) as refused:
        enact(rule, value)

    assert refused.value.code == code
    assert not RuleValue.objects.exists()


def test_a_refusal_says_what_would_be_allowed(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        enact("half_life_days", 1)

    assert refused.value.data == {"rule": "half_life_days", "minimum": 7, "maximum": 365}


def test_a_rule_cannot_start_before_the_day_it_was_decided(world: World) -> None:
    with pytest.raises(FabeneError) as refused:
        enact("scale", "oecd", starts=SATURDAY - timedelta(days=1))

    assert refused.value.code == "rule_starts_in_the_past"


def test_midnight_is_the_one_of_the_square_and_not_of_greenwich(world: World) -> None:
    past_midnight = stamp(0, 30, who="carla")  # still Friday in Greenwich

    with pytest.raises(FabeneError):
        enact("scale", "oecd", starts=SATURDAY - timedelta(days=1), by=past_midnight)
    assert enact("scale", "oecd", by=past_midnight).in_force_from == SATURDAY


def test_a_decision_of_no_network_and_one_of_no_source_are_refused(world: World) -> None:
    with pytest.raises(NotFoundError) as no_network:
        enact("scale", "oecd", network=key("network", "torino"))
    with pytest.raises(FabeneError) as no_source:
        enact("scale", "oecd", source=Source(kind=SourceKind.DECISION, key=" "))
    with pytest.raises(FabeneError) as no_rule:
        selectors.history(world.grugliasco.network.id, "bag_colour")

    codes = [refused.value.code for refused in (no_network, no_source, no_rule)]
    assert codes == ["network_not_found", "text_missing", "rule_not_known"]


def test_a_value_on_record_can_be_neither_changed_nor_taken_away(world: World) -> None:
    enact("scale", "oecd")

    for change in (lambda: RuleValue.objects.update(value="isee"), lambda: RuleValue.objects.all().delete()):
        with pytest.raises(DatabaseError, match="rows are only added"), transaction.atomic():
            change()

    assert selectors.rules_in_force(world.grugliasco.network.id, SATURDAY).scale == "oecd"


def test_the_rules_of_a_day_take_one_query(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number, value in enumerate((14, 21, 28)):
        enact("half_life_days", value, word=str(number))

    with django_assert_num_queries(1):
        selectors.rules_in_force(world.grugliasco.network.id, SATURDAY)


def test_every_default_is_within_its_own_bounds() -> None:
    for parameter in PARAMETERS.values():
        assert parameter.bounds.accept(parameter.key, parameter.default) == parameter.default
        assert parameter.description == f"charter.{parameter.key}"
