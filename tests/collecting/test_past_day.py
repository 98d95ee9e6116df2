"""A day of the past is written whole, in a few statements, and is the day it would be one gift after the other."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet

from fabene.collecting import services as collecting
from fabene.collecting.selectors.equations import sums
from fabene.collecting.services.past import bring_in_day, take_gifts_back
from fabene.collecting.values import Food, Gift, Source, SourceKind, Way, Weight
from fabene.core.errors import ConflictError, FabeneError
from fabene.ledger.selectors import ledger_hash
from fabene.ledger.verification import verify
from fabene.lib.ids import derived
from tests.remembered import Remember
from tests.world import Place, build_world, key, stamp

ON = date(2021, 4, 10)
NOON = stamp(12, day=ON)
DAY, ACT = key("past day"), key("brought in")


def gifts_of(place: Place) -> dict[Any, Gift]:
    twelve, baker = (Source(kind=SourceKind.STALL, stall=place.stalls[label].id) for label in ("12", "31"))
    said = [
        (twelve, "fruit", "12.5", "kg"),
        (baker, "bread", "3", "kg"),
        (twelve, "fruit", "500", "g"),
        (Source(kind=SourceKind.SHOPPER), "dry_goods", "4", "kg"),
        (Source(kind=SourceKind.UNKNOWN), "vegetables", "20", "kg"),
        (twelve, "jars", "6", "pz"),
        (twelve, "vegetables", "7", "kg"),
    ]
    return {
        key("past gift", str(number)): Gift(
            source=source, food=Food(category=food), weight=Weight(amount=Decimal(amount), unit=unit)
        )
        for number, (source, food, amount, unit) in enumerate(said)
    }


def at_once(place: Place) -> None:
    bring_in_day(id=ACT, day=DAY, gifts=gifts_of(place), stamp=NOON)


def one_by_one(place: Place) -> None:
    gifts = gifts_of(place)
    categories = sorted({gift.food.category for gift in gifts.values()})
    for category in categories:
        if category != "jars":
            id = derived(ACT, "way", category)
            collecting.choose_way(id=id, day=DAY, category=category, way=Way.AT_STALL, stamp=NOON)
    for id, gift in gifts.items():
        assert gift.weight
        collecting.record_donation(id=id, day=DAY, source=gift.source, food=gift.food, weight=gift.weight, stamp=NOON)
    for category in categories:
        collecting.carry(id=derived(ACT, "carried", category), day=DAY, category=category, stamp=NOON)


def rows_after(write: Callable[[Place], None], place: Place) -> tuple[object, ...]:
    """Return every row of every table and the ledger's hash once a day was written so; nothing of it stays."""
    with transaction.atomic():
        collecting.set_market_way(id=key("way"), market=place.market.id, way=Way.DAY_TOTAL, stamp=NOON)
        collecting.open_day(id=DAY, network=place.network.id, market=place.market.id, date=ON, stamp=NOON)
        write(place)
        rooms = ("collecting", "ledger", "people", "places")
        rows = {
            model._meta.label: sorted(map(repr, QuerySet(model).values_list(*_columns(model))))
            for model in apps.get_models()
            if model._meta.app_label in rooms
        }
        found = (ledger_hash(), sums(DAY), rows)
        transaction.set_rollback(True)
    return found


def _columns(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.attname != "id" or field.unique]


def test_a_day_written_at_once_has_the_very_rows_of_one_written_gift_by_gift(remember: Remember) -> None:
    place = remember(build_world).grugliasco
    slow, fast = rows_after(one_by_one, place), rows_after(at_once, place)
    assert fast == slow


def test_a_day_written_at_once_is_safe_to_repeat_refuses_what_one_gift_would_and_is_taken_back(
    remember: Remember,
) -> None:
    world = remember(build_world)
    place = world.grugliasco
    collecting.open_day(id=DAY, network=place.network.id, market=place.market.id, date=ON, stamp=NOON)
    at_once(place)
    told = ledger_hash()
    at_once(place)
    assert ledger_hash() == told
    assert (sums(DAY).grams.collected_grams, sums(DAY).pieces.collected_pieces) == (47_000, 6)
    gifts = gifts_of(place)
    other = {id: gift for id, gift in gifts.items() if gift.food.category == "jars"}
    (jars,) = other
    other[jars] = Gift(source=gifts[jars].source, food=Food(category="meals"), weight=gifts[jars].weight)
    with pytest.raises(ConflictError, match="id_used_for_something_else"):
        bring_in_day(id=ACT, day=DAY, gifts=other, stamp=NOON)
    crates = {key("crates"): Gift(source=gifts[jars].source, food=Food(category="fruit"), crates=2)}
    with pytest.raises(FabeneError, match="weight_missing"):
        bring_in_day(id=ACT, day=DAY, gifts=crates, stamp=NOON)
    for _ in range(2):
        take_gifts_back(id=key("back"), day=DAY, gifts=list(gifts), reason="import", stamp=NOON)
    assert sums(DAY).grams.collected_grams == sums(DAY).pieces.collected_pieces == 0
    assert verify().ok
    with pytest.raises(ConflictError, match="already_corrected"):
        take_gifts_back(id=key("again"), day=DAY, gifts=list(gifts), reason="import", stamp=NOON)
    elsewhere = Source(kind=SourceKind.STALL, stall=world.rivoli.stalls["3"].id)
    foreign = Gift(source=elsewhere, food=Food(category="fruit"), weight=Weight(amount=Decimal(1), unit="kg"))
    with pytest.raises(FabeneError, match="stall_of_another_market"):
        bring_in_day(id=key("more"), day=DAY, gifts={key("foreign"): foreign}, stamp=NOON)
