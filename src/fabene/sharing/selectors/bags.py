"""Reads about bags: the pick-up list, the round, and what went on."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, Sum

from fabene.collecting.holds import held_among
from fabene.core.errors import NotFoundError
from fabene.households.selectors import by_id
from fabene.lib.codes import normalised
from fabene.sharing.models import Bag, BagContent, Counted, Handover, PassOn, PassOnContent, PastBag, Plan, ReachedMonth
from fabene.sharing.stored import item_lines, supply_lines
from fabene.sharing.values import BagState, BagView, DaySharing, PassedItem, PassOnView, SupplyLine


def bags_of(day: UUID) -> list[BagView]:
    """Return the bags of the day's confirmed plan in order of code; none while nothing is confirmed."""
    return _views(_of_day(day).order_by("code"))


def round_of(day: UUID) -> list[BagView]:
    """Return the bags to bring home, in the order set by hand."""
    return _views(_of_day(day).filter(home_delivery=True).order_by("position", "code"))


def bag(bag: UUID) -> BagView:
    """Return one bag; raise ``NotFoundError`` (``bag_not_found``)."""
    return _only(_bags().filter(id=bag))


def bag_by_code(day: UUID, code: str) -> BagView:
    """Return the day's bag with this code, or of the household that has it, or has a delegate who has it.

    However it was typed. Raises ``NotFoundError`` (``bag_not_found``).
    """
    typed = normalised(code)
    if not typed.isalnum():  # nor is there a code in what PostgreSQL would refuse to read
        raise NotFoundError("bag_not_found")
    delegate = Q(household__delegates__code=typed, household__delegates__dropped_at__isnull=True)
    return _only(_of_day(day).filter(Q(code=typed) | Q(household__code=typed) | delegate))


def day_of_bag(bag: UUID) -> UUID:
    """Return the id of the market day a bag belongs to; raise ``NotFoundError`` (``bag_not_found``)."""
    found = Bag.objects.filter(id=bag).values_list("confirmation__day_id", flat=True).first()
    if found is None:
        raise NotFoundError("bag_not_found")
    return found


def day_of_handover(handover: UUID) -> UUID:
    """Return the id of the market day of a handover; raise ``NotFoundError`` (``handover_not_found``)."""
    found = Handover.objects.filter(id=handover).values_list("bag__confirmation__day_id", flat=True).first()
    if found is None:
        raise NotFoundError("handover_not_found")
    return found


def passings_of(day: UUID) -> list[PassOnView]:
    """Return what went on from this day's hub, undone slips included, oldest first."""
    rows = (
        PassOn.objects.filter(day_id=day)
        .select_related("destination", "bag")
        .prefetch_related(Prefetch("contents", queryset=PassOnContent.objects.order_by("id")))
        .order_by("happened_at", "id")
    )
    return [
        PassOnView(
            id=row.id,
            destination=row.destination.name,
            kind=row.destination.kind,
            bag_code=row.bag.code if row.bag else None,
            tickets=row.tickets,
            grams=row.grams,
            pieces=row.pieces,
            items=_passed_items(row),
            happened_at=row.happened_at,
            undone=row.undone_at is not None,
        )
        for row in rows
    ]


def sharing_of(day: UUID, *, read: Sequence[BagView] | None = None) -> DaySharing:
    """Return a day's sharing in numbers, in a constant number of queries; ``read`` are its bags, where known."""
    bags = bags_of(day) if read is None else read
    handed = [bag for bag in bags if bag.state == BagState.HANDED_OVER]
    gone = [bag for bag in bags if bag.state == BagState.PASSED_ON]
    sums = PassOn.objects.filter(day_id=day, undone_at__isnull=True).aggregate(
        grams=Sum("grams"), pieces=Sum("pieces"), people=Sum("tickets")
    )
    return DaySharing(
        bags=len(bags),
        handed_over=len(handed),
        passed_on=len(gone),
        waiting=len(bags) - len(handed) - len(gone),
        given_grams=sum(item.grams for bag in handed for item in bag.items if not item.pieces),
        given_pieces=sum(bag.pieces for bag in handed),
        passed_on_grams=sums["grams"] or 0,
        passed_on_pieces=sums["pieces"] or 0,
        tickets=sums["people"] or 0,
    )


def handed_over_count(*, network: UUID | None = None) -> int:
    """Return how many bags were ever handed over, in one network or in all."""
    rows = Handover.objects.filter(undone_at__isnull=True)
    if network is not None:
        rows = rows.filter(bag__confirmation__day__market__network_id=network)
    return rows.count()


def households_reached(*, network: UUID | None = None) -> int:
    """Return how many different households ever received a bag, in one network or in all.

    Those that were forgotten, or whose bags of that time were, are counted as they were then.
    """
    handed, months = Handover.objects.filter(undone_at__isnull=True), ReachedMonth.objects.all()
    if network is not None:
        handed = handed.filter(bag__confirmation__day__market__network_id=network)
        months = months.filter(network_id=network)
    past = PastBag.objects.filter(undone_at__isnull=True, household__isnull=False)
    if network is not None:
        past = past.filter(day__market__network_id=network)
    known = handed.filter(bag__household__isnull=False).values("bag__household").union(past.values("household"))
    counted = set(Counted.objects.values_list("household_id", flat=True))
    before: int = months.aggregate(newly=Sum("newly"))["newly"] or 0
    return before + sum(home["bag__household"] not in counted for home in known)


def _bags() -> QuerySet[Bag]:
    return Bag.objects.select_related("household", "confirmation__day").prefetch_related(
        Prefetch("contents", queryset=BagContent.objects.order_by("category", "id")),
        Prefetch("handovers", queryset=Handover.objects.filter(undone_at__isnull=True)),
        Prefetch("passings", queryset=PassOn.objects.filter(undone_at__isnull=True).select_related("destination")),
    )


def _of_day(day: UUID) -> QuerySet[Bag]:
    return _bags().filter(confirmation__day_id=day, confirmation__undone_at__isnull=True)


def _only(rows: QuerySet[Bag]) -> BagView:
    found = _views(rows[:1])
    if not found:
        raise NotFoundError("bag_not_found")
    return found[0]


def _views(rows: QuerySet[Bag]) -> list[BagView]:
    """Return bags of one confirmation, in a constant number of queries."""
    bags = list(rows)
    if not bags:
        return []
    confirmation = bags[0].confirmation
    supplies = Plan.objects.filter(id=confirmation.plan_id).values_list("supplies", flat=True).get()
    piles = {line.id: line for line in supply_lines(supplies)}
    homes = by_id(ids=[row.household_id for row in bags if row.household_id], on=confirmation.day.date)
    excludes = {id: home.excludes for id, home in homes.items()}
    recalled = held_among({part.lot for row in bags for part in row.contents.all()})
    return [
        _view(row, piles=piles, excludes=excludes[row.household_id] if row.household_id else frozenset(), held=recalled)
        for row in bags
    ]


def _view(row: Bag, *, piles: Mapping[UUID, SupplyLine], excludes: frozenset[str], held: frozenset[UUID]) -> BagView:
    handover = next(iter(row.handovers.all()), None)
    passing = next(iter(row.passings.all()), None)
    gone = handover or passing
    contents = list(row.contents.all())
    inside = [piles[pile] for pile in {part.supply for part in contents}]
    attributes = frozenset[str]().union(*(pile.attributes for pile in inside))
    recalled = frozenset(part.supply for part in contents if part.lot in held)
    broken = {pile.id: (pile.attributes | {pile.category}) & excludes for pile in inside}
    return BagView(
        id=row.id,
        code=row.code,
        household_code=row.household.code if row.household else "",
        home_delivery=row.home_delivery,
        position=row.position,
        grams=row.grams,
        items=item_lines(((part.supply, part.amount) for part in contents), piles=piles),
        attributes=attributes,
        unwanted=frozenset[str]().union(*broken.values()),
        to_take_out=recalled | {pile for pile, found in broken.items() if found},
        state=BagState.HANDED_OVER if handover else BagState.PASSED_ON if passing else BagState.WAITING,
        gone_at=gone.happened_at if gone else None,
        event_id=gone.id if gone else None,
        destination=passing.destination.name if passing else None,
        to_delegate=handover is not None and handover.to_delegate,
        pieces=sum(part.pieces or 0 for part in contents),
        recalled=recalled,
    )


def _passed_items(row: PassOn) -> tuple[PassedItem, ...]:
    grams: dict[str, int] = {}
    pieces: dict[str, int] = {}
    for part in row.contents.all():
        grams[part.category] = grams.get(part.category, 0) + (part.grams if part.pieces is None else 0)
        pieces[part.category] = pieces.get(part.category, 0) + (part.pieces or 0)
    return tuple(
        PassedItem(category=category, grams=total, pieces=pieces[category]) for category, total in sorted(grams.items())
    )
