"""Days of sharing in few words: what stands at the hub, the plan, its bags, and what is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from fabene.charter.services import enact
from fabene.charter.values import Source as RuleSource
from fabene.charter.values import SourceKind as RuleSourceKind
from fabene.collecting import services as collecting
from fabene.collecting.values import Food, Reason, Source, SourceKind, Way, Weight
from fabene.collecting.values import Place as Where
from fabene.core.errors import FabeneError
from fabene.sharing import selectors, services
from fabene.sharing.values import BagView, PlanView
from tests.families import family
from tests.world import BEFORE, SATURDAY, START, Place, key, stamp

DAY = key("day", SATURDAY.isoformat())
PLAN, CONFIRMED = key("plan", SATURDAY.isoformat()), key("confirmed", SATURDAY.isoformat())
STALLS = {"fruit": "12", "vegetables": "12", "bread": "31", "dairy": "44", "cheese": "44"}


def kilos(amount: str) -> Weight:
    """Return a weight typed in kilos."""
    return Weight(amount=Decimal(amount), unit="kg")


def from_stall(place: Place, label: str) -> Source:
    """Return a stall as a source."""
    return Source(kind=SourceKind.STALL, stall=place.stalls[label].id)


def open_market(place: Place, *, on: date = SATURDAY) -> UUID:
    """Open the market of a place on a date."""
    day = key("day", on.isoformat())
    collecting.open_day(id=day, network=place.network.id, market=place.market.id, date=on, stamp=stamp(8, day=on))
    return day


def bring(place: Place, food: Food, weight: str, *, on: date = SATURDAY) -> None:
    """Let a stall give a weighed gift that is carried to the hub."""
    day, word = key("day", on.isoformat()), f"{food.category} {food.label_date} {on}"
    label = STALLS[food.category]
    collecting.choose_way(
        id=key("way", word), day=day, category=food.category, way=Way.AT_STALL, stamp=stamp(9, day=on)
    )
    collecting.record_donation(
        id=key("gift", word),
        day=day,
        source=from_stall(place, label),
        food=food,
        weight=kilos(weight),
        stamp=stamp(13, day=on),
    )
    collecting.carry(id=key("carry", word), day=day, category=food.category, stamp=stamp(16, day=on))


def hub_has(place: Place, *, on: date = SATURDAY, **weights: str) -> UUID:
    """Open a day and let so many kilos of each category stand at the hub."""
    day = open_market(place, on=on)
    for category, weight in weights.items():
        bring(place, Food(category=category), weight, on=on)
    return day


def play_to_the_hub(place: Place) -> None:
    """The story: five crates of fruit from stall 12, three from 27, 60 kg of bread; 208 kg weighed, 8 discarded."""
    open_market(place)
    for label, crates in (("12", 5), ("27", 3)):
        collecting.tick_crates(
            id=key("crates", label),
            day=DAY,
            source=from_stall(place, label),
            food=Food(category="fruit"),
            crates=crates,
            stamp=stamp(13),
        )
    collecting.guess_weight(id=key("guess"), day=DAY, category="fruit", weight=kilos("180"), stamp=stamp(14))
    bring(place, Food(category="bread"), "60")
    collecting.weigh(id=key("weighing"), day=DAY, category="fruit", weight=kilos("208"), stamp=stamp(16))
    collecting.discard(
        id=key("discard"),
        day=DAY,
        place=Where.HUB,
        category="fruit",
        weight=kilos("8"),
        reason=Reason.SPOILED,
        stamp=stamp(16, 30),
    )


def propose(*, on: date = SATURDAY, word: str = "plan") -> PlanView:
    """Propose a plan of a day and return it."""
    plan = key(word, on.isoformat())
    services.propose(id=plan, day=key("day", on.isoformat()), stamp=stamp(17, day=on))
    return selectors.plan(plan)


def confirm(*, on: date = SATURDAY, plan: str = "plan", word: str = "confirmed") -> list[BagView]:
    """Confirm a plan of a day and return its bags."""
    services.confirm(id=key(word, on.isoformat()), plan=key(plan, on.isoformat()), stamp=stamp(17, 10, day=on))
    return selectors.bags_of(key("day", on.isoformat()))


def hand(bag: BagView, *, on: date = SATURDAY, word: str = "hand") -> UUID:
    """Hand a bag over and return the identity of the handover."""
    handover = key(word, str(bag.id))
    services.hand_over(id=handover, bag=bag.id, stamp=stamp(18, day=on, who="ugo"))
    return handover


def share_out(*, on: date = SATURDAY, away: frozenset[int] = frozenset()) -> dict[int, int]:
    """Plan, confirm and hand over a day's bags, but to those ``away``; return the grams of each family by number."""
    plan = propose(on=on)
    missing = {family(number) for number in away}
    given = {line.household_id: line.grams for line in plan.shares if line.household_id not in missing}
    codes = {line.code for line in plan.shares if line.household_id in given}
    for bag in confirm(on=on):
        if bag.household_code in codes:
            hand(bag, on=on)
    return {number: given[family(number)] for number in range(1, 31) if family(number) in given}


def bag_of(number: int, *, day: UUID = DAY) -> BagView:
    """Return the bag of a family, by the family's number."""
    code = code_of(number, day=day)
    return next(bag for bag in selectors.bags_of(day) if bag.household_code == code)


def code_of(number: int, *, day: UUID = DAY) -> str:
    """Return the code of a family in the day's plan."""
    plan = selectors.plan_of(day)
    assert plan
    return next(line.code for line in plan.shares if line.household_id == family(number))


def decide(place: Place, rule: str, value: object, *, since: date = START) -> None:
    """Let a network decide a rule."""
    enact(
        id=key("decision", rule, str(value), since.isoformat()),
        network=place.network.id,
        key=rule,
        value=value,
        in_force_from=since,
        source=RuleSource(kind=RuleSourceKind.DECISION, key="assemblea"),
        stamp=BEFORE,
    )


def refusal(call: Callable[[], object]) -> str:
    """Return the code of what was refused."""
    with pytest.raises(FabeneError) as caught:
        call()
    return caught.value.code
