"""Two people at the hub touch the same bag at the same moment: one of them is told."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connections

from fabene.collecting import selectors as collecting
from fabene.core.errors import FabeneError
from fabene.ledger.selectors import verify
from fabene.sharing import selectors, services
from fabene.sharing.values import BagState, Parcel
from tests.databases import Database
from tests.families import welcome
from tests.sharing.market import CONFIRMED, DAY, PLAN, confirm, hub_has, propose
from tests.world import Place, build_world, key, stamp

Deed = Callable[[], None]


def market() -> Place:
    """A day with four bags that wait."""
    place = build_world().grugliasco
    for number in (1, 2, 3, 4):
        welcome(place, number)
    hub_has(place, fruit="8")
    propose()
    return place


def at_once(deeds: Sequence[Deed]) -> list[str]:
    """Do everything at the same moment and return what was refused."""
    with ThreadPoolExecutor(max_workers=len(deeds)) as pool:
        return sorted(code for code in pool.map(_try, deeds) if code)


def _try(deed: Deed) -> str:
    try:
        deed()
    except FabeneError as refused:
        return refused.code
    finally:
        connections.close_all()
    return ""


def test_a_bag_is_handed_over_or_passed_on_never_both(fresh_database: Database) -> None:
    place = market()
    bag = confirm()[0]
    parcel = Parcel(bag_id=bag.id)
    deeds: list[Deed] = [
        partial(services.hand_over, id=key("hand", "1"), bag=bag.id, stamp=stamp(18)),
        partial(services.hand_over, id=key("hand", "2"), bag=bag.id, stamp=stamp(18)),
        partial(
            services.pass_on, id=key("pass"), day=DAY, destination=place.emporio.id, parcel=parcel, stamp=stamp(18)
        ),
    ]

    refused = at_once(deeds)

    assert len(refused) == 2
    assert set(refused) <= {"bag_handed_over", "bag_passed_on"}
    equation = collecting.equation(DAY)
    assert equation.given_grams + equation.passed_on_grams == bag.grams
    assert verify().ok


def test_a_confirmation_is_taken_back_or_a_bag_goes_never_both(fresh_database: Database) -> None:
    market()
    bag = confirm()[0]
    deeds: list[Deed] = [
        partial(services.hand_over, id=key("hand"), bag=bag.id, stamp=stamp(18)),
        partial(services.undo_confirm, confirmation=CONFIRMED, stamp=stamp(18)),
    ]

    (refused,) = at_once(deeds)

    assert refused in {"bags_already_gone", "confirmation_undone"}
    gone = selectors.bag(bag.id).state == BagState.HANDED_OVER
    assert gone == (selectors.confirmation_of(DAY) is not None)


def test_two_people_confirm_and_there_is_one_set_of_bags(fresh_database: Database) -> None:
    market()
    deeds: list[Deed] = [
        partial(services.confirm, id=key("confirm", str(who)), plan=PLAN, stamp=stamp(18)) for who in range(3)
    ]

    assert at_once(deeds) == ["already_confirmed", "already_confirmed"]
    assert len(selectors.bags_of(DAY)) == 4
