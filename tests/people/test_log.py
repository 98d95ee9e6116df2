from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from fabene.core.errors import ConflictError
from fabene.people import selectors, services
from fabene.people.models import Action
from tests.remembered import Remember
from tests.world import World, at, build_world, key, stamp

pytestmark = pytest.mark.django_db
GRUGLIASCO = key("network", "grugliasco")
THING = key("thing")


@pytest.fixture
def world(remember: Remember) -> World:
    return remember(build_world)


def write(what: str = "thing.done", *, id: str = "one", content: dict[str, object] | None = None) -> bool:
    return services.log(id=key("action", id), what=what, key=THING, network=GRUGLIASCO, stamp=stamp(), content=content)


def test_the_log_says_who_did_what_to_what_and_when() -> None:
    assert write()

    (action,) = selectors.actions_on(THING)

    assert (action.who, action.what, action.key) == (key("user", "sara"), "thing.done", THING)
    assert action.network_id == GRUGLIASCO
    assert action.happened_at == action.recorded_at == at(15)


def test_the_same_line_again_is_recognised_and_not_written_twice() -> None:
    assert write(content={"label": "12", "sells": ["fruit"]})
    assert not write(content={"sells": ["fruit"], "label": "12"})

    assert Action.objects.count() == 1


@pytest.mark.parametrize("again", [{"what": "thing.undone"}, {"content": {"label": "13"}}])
def test_the_same_id_for_something_else_is_refused(again: dict[str, object]) -> None:
    write(content={"label": "12"})

    with pytest.raises(ConflictError) as refused:
        services.log(
            **{
                "id": key("action", "one"),
                "what": "thing.done",
                "key": THING,
                "network": GRUGLIASCO,
                "stamp": stamp(),
                "content": {"label": "12"},
                **again,
            }  # type: ignore[arg-type]  # the point is to change one argument of many
        )

    assert refused.value.code == "id_used_for_something_else"


def test_the_newest_lines_of_a_network_come_first(world: World) -> None:
    services.log(id=key("late"), what="late.done", key=THING, network=GRUGLIASCO, stamp=stamp(20))
    services.log(id=key("early"), what="early.done", key=THING, network=GRUGLIASCO, stamp=stamp(10))

    newest = selectors.actions_of(GRUGLIASCO)

    assert [action.what for action in newest[:2]] == ["late.done", "early.done"]
    assert selectors.actions_of(GRUGLIASCO, before=at(20))[0].what == "early.done"
    assert "late.done" not in {action.what for action in selectors.actions_of(key("network", "rivoli"))}


@pytest.mark.parametrize(
    "change",
    [lambda: Action.objects.update(what="thing.undone"), lambda: Action.objects.all().delete()],
    ids=["update", "delete"],
)
def test_a_line_of_the_log_can_be_neither_changed_nor_taken_away(change: Callable[[], object]) -> None:
    write()

    with pytest.raises(DatabaseError, match="rows are only added"), transaction.atomic():
        change()

    assert Action.objects.get().what == "thing.done"
