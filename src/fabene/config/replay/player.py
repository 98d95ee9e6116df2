"""One function per kind of event: what the simulator tells becomes a call of the service a person would have called.

Every call takes its identity and its time from the event, so a season played twice on one database changes nothing
the second time, and two databases that played the same season hold the same ledger.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from operator import attrgetter
from typing import Any
from uuid import UUID

from fabene.collecting import services as collecting
from fabene.collecting.values import Place, Reason, Way, ZeroReason
from fabene.config.replay import putting_right, recalls, stores, tables
from fabene.config.replay.food import food_of, kilos, source_of, weight_of
from fabene.core.errors import FabeneError
from fabene.core.owners import OwnerKind
from fabene.core.quantities import Measure
from fabene.core.season import events
from fabene.households import services as households
from fabene.households.values import Band, Channel, Contacts, Language, People, Referral
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.places import selectors as places
from fabene.sharing import selectors as sharing_reads
from fabene.sharing import services as sharing
from fabene.sharing.values import BagState, BagView, FreeSupply, Parcel

REVIEW_AFTER = timedelta(days=180)
NO_PLAN = frozenset({"nothing_to_share", "nobody_expected"})


@dataclass(slots=True)
class Player:
    """Plays events to the services for one network in the name of ``actor``; ``organisation`` refers households.

    Its households are numbered from ``before_first`` on: in no two networks lives the same one.
    """

    network: UUID
    organisation: UUID
    actor: UUID
    before_first: int = 0
    codes: dict[UUID, str] = field(default_factory=dict)
    plans: dict[UUID, UUID] = field(default_factory=dict)
    bags: dict[str, BagView] = field(default_factory=dict)
    markets: dict[UUID, UUID] = field(default_factory=dict)

    def play(self, event: events.Event) -> None:
        """Call what the event asks for."""
        if type(event) in ALONE:
            ALONE[type(event)](event, self.stamp(event))
        else:
            PLAYS[type(event)](self, event)

    def stamp(self, event: events.Event) -> Stamp:
        """Return the event's circumstances: written down as it happened."""
        return Stamp(actor=self.actor, happened_at=event.at, recorded_at=event.at)


def _family_arrived(player: Player, event: events.FamilyArrived) -> None:
    referred = households.refer(
        id=event.id,
        referral=Referral(
            network=player.network,
            organisation=player.organisation,
            market=event.market,
            people=People(bands={Band(band): number for band, number in event.bands.items()}),
            contacts=invented(player.before_first + event.number),
            channels=frozenset({list(Channel)[event.number % len(Channel)]}),
            language=Language(event.language),
            since=event.since,
            review_on=event.since + REVIEW_AFTER,
            excludes=event.excludes,
            likes=event.likes,
            home_delivery=event.at_home,
            simulated=True,
            owner=event.owner,
        ),
        stamp=player.stamp(event),
    )
    player.codes[event.id] = referred.code


def invented(number: int) -> Contacts:
    """Return how a household that does not exist is reached: nobody takes it for a real one, and nobody answers."""
    return Contacts(
        name=f"Famiglia di prova {number}",
        phone=f"+39 000 {number // 10_000:03} {number % 10_000:04}",
        email=f"famiglia.{number}@example.org",
        address=f"via di prova {number}",
        door=f"campanello di prova {number}",
    )


def _family_marked(player: Player, event: events.FamilyMarked) -> None:
    households.mark(
        id=event.id, household=event.family, state=event.state, since=event.since, stamp=player.stamp(event)
    )


def _day_opened(player: Player, event: events.DayOpened) -> None:
    stamp = player.stamp(event)
    player.markets[event.id] = event.market
    collecting.set_market_way(id=derived(event.market, "way"), market=event.market, way=Way.AT_STALL, stamp=stamp)
    collecting.open_day(id=event.id, network=player.network, market=event.market, date=event.on, stamp=stamp)
    for category, way in event.ways.items():
        collecting.choose_way(
            id=derived(event.id, "way", category), day=event.id, category=category, way=Way(way), stamp=stamp
        )


def _given(player: Player, event: events.Given) -> None:
    source, food, stamp = source_of(event), food_of(event), player.stamp(event)
    if event.crates is not None:
        collecting.tick_crates(id=event.id, day=event.day, source=source, food=food, crates=event.crates, stamp=stamp)
    else:
        collecting.record_donation(
            id=event.id, day=event.day, source=source, food=food, weight=weight_of(event), stamp=stamp
        )


def _weight_guessed(player: Player, event: events.WeightGuessed) -> None:
    collecting.guess_weight(
        id=event.id, day=event.day, category=event.category, weight=kilos(event.grams), stamp=player.stamp(event)
    )


def _carried(player: Player, event: events.Carried) -> None:
    stamp = player.stamp(event)
    if event.grams is None:
        collecting.carry(id=event.id, day=event.day, category=event.category, stamp=stamp)
    else:
        weight = kilos(event.grams)
        collecting.weigh(id=event.id, day=event.day, category=event.category, weight=weight, stamp=stamp)


def _thrown(player: Player, event: events.Thrown) -> None:
    collecting.discard(
        id=event.id,
        day=event.day,
        place=Place.HUB,
        category=event.category,
        weight=kilos(event.grams),
        reason=Reason(event.reason),
        stamp=player.stamp(event),
    )


def _nothing_came(player: Player, event: events.NothingCame) -> None:
    collecting.explain_zero(
        id=event.id, day=event.day, reason=ZeroReason(event.why), stall=event.stall, stamp=player.stamp(event)
    )


def _planned(player: Player, event: events.Planned) -> None:
    """Ask for a plan; a day on which there is nothing whole to share, or nobody to share with, goes on without."""
    player.bags.clear()
    try:
        sharing.propose(id=event.id, day=event.day, stamp=player.stamp(event))
    except FabeneError as refused:
        if refused.code not in NO_PLAN:
            raise
    else:
        player.plans[event.day] = event.id


def _confirmed(player: Player, event: events.Confirmed) -> None:
    if event.day in player.plans:
        sharing.confirm(id=event.id, plan=player.plans[event.day], stamp=player.stamp(event))
        player.bags.update({bag.household_code: bag for bag in sharing_reads.bags_of(event.day)})


def _fetched(player: Player, event: events.Fetched) -> None:
    bag = player.bags.get(player.codes[event.family])
    if bag is not None:
        sharing.hand_over(id=event.id, bag=bag.id, stamp=player.stamp(event))


def _bags_went_on(player: Player, event: events.BagsWentOn) -> None:
    for bag in sharing_reads.bags_of(event.day):
        if bag.state != BagState.HANDED_OVER:
            sharing.pass_on(
                id=derived(event.id, bag.id),
                day=event.day,
                destination=event.destination,
                parcel=Parcel(bag_id=bag.id),
                stamp=player.stamp(event),
            )


def _counted(player: Player, event: events.Counted) -> None:
    """Count what stands at the hub: as much as the ledger says, less what is missing (never more than is free)."""
    piles = [pile for pile in sharing_reads.free_of(event.day) if pile.category == event.category]
    free = sum(pile.grams for pile in piles)
    missing = min(event.missing_grams, free)
    if missing > 0:
        weight = kilos(free - missing)
        collecting.count_stock(
            id=event.id, day=event.day, category=event.category, weight=weight, stamp=player.stamp(event)
        )


def _passed_on(player: Player, event: events.PassedOn) -> None:
    """Pass on what is left; what is past its day and nobody takes is thrown away, as what is recalled."""
    by_destination: dict[UUID, list[FreeSupply]] = {}
    piles = [pile for pile in sharing_reads.free_of(event.day) if pile.amount > 0]
    for pile in piles:
        destination = event.unfit if pile.expired else event.by_category.get(pile.category, event.otherwise)
        if destination is not None and not pile.recalled:
            by_destination.setdefault(destination, []).append(pile)
    for destination, going in by_destination.items():
        sharing.pass_on(
            id=derived(event.id, destination),
            day=event.day,
            destination=destination,
            parcel=Parcel(
                grams={pile.id: pile.amount for pile in going if pile.measure == Measure.GRAMS},
                pieces={pile.id: pile.amount for pile in going if pile.measure == Measure.PIECES},
            ),
            stamp=player.stamp(event),
        )
    if any(pile.recalled or (pile.expired and event.unfit is None) for pile in piles):
        hub = places.hub_of_market(player.markets[event.day]).id
        stores.throw_unfit(event, store=hub, stamp=player.stamp(event))


def _table_opened(player: Player, event: events.TableOpened) -> None:
    tables = [each for each in places.destinations_of(player.network) if each.kind == OwnerKind.OPEN_TABLE]
    sharing.open_table(id=event.id, destination=tables[0].id, day=event.day, stamp=player.stamp(event))


def _emporio_acknowledged(player: Player, event: events.EmporioAcknowledged) -> None:
    """Say what came of everything that the day passed on to an emporio; what is missing is of the most there was."""
    for one in sharing_reads.awaiting(player.network, day=event.day):
        received = {item.category: item.sent for item in one.items}
        weighed = [item for item in one.items if not item.counted]
        if weighed:
            most = max(weighed, key=attrgetter("sent"))
            received[most.category] -= min(event.missing_grams, most.sent)
        sharing.acknowledge(
            id=derived(event.id, one.destination_id),
            passings=one.passings,
            received=received,
            stamp=player.stamp(event),
        )


def _day_closed(player: Player, event: events.DayClosed) -> None:
    collecting.close_day(id=event.id, day=event.day, stamp=player.stamp(event))


PLAYS: dict[type[events.Event], Callable[[Player, Any], None]] = {
    events.FamilyArrived: _family_arrived,
    events.FamilyMarked: _family_marked,
    events.DayOpened: _day_opened,
    events.Given: _given,
    events.WeightGuessed: _weight_guessed,
    events.Carried: _carried,
    events.Thrown: _thrown,
    events.NothingCame: _nothing_came,
    events.Planned: _planned,
    events.Confirmed: _confirmed,
    events.Fetched: _fetched,
    events.BagsWentOn: _bags_went_on,
    events.Counted: _counted,
    events.PassedOn: _passed_on,
    events.DayClosed: _day_closed,
    events.TableOpened: _table_opened,
    events.EmporioAcknowledged: _emporio_acknowledged,
}
"""Which function plays which event."""

ALONE: dict[type[events.Event], Callable[[Any, Stamp], None]] = {
    events.GiftCorrected: putting_right.gift_corrected,
    events.DayCancelled: putting_right.day_cancelled,
    events.LateEntry: putting_right.late_entry,
    events.Brought: stores.brought,
    events.Cooked: stores.cooked,
    events.Sent: stores.sent,
    events.Received: stores.received,
    events.Recalled: recalls.recalled,
    events.MealsServed: stores.meals_served,
    events.TableLaid: tables.laid,
    events.TicketsGiven: tables.tickets_given,
    events.PeopleCounted: tables.people_counted,
    events.TableCleared: tables.cleared,
}
"""What is played without remembering anything."""
