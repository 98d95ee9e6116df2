"""Tell families: a word for a market's pick-up goes to each over the first channel it agreed to."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.households.models import Reminding, Telling, Told
from fabene.households.models import Word as WordRow
from fabene.households.selectors.lists import by_id
from fabene.households.selectors.reaching import contact_points_of
from fabene.households.selectors.words import telling as telling_view
from fabene.households.selectors.words import word_value
from fabene.households.tellings import ABOUT_FOOD, OPEN, Occasion, Reach, Window, Word, WordKind
from fabene.households.values import Channel, ContactPoint, HouseholdView
from fabene.households.words.writing import concerns, mailed, written
from fabene.lib.ids import derived
from fabene.lib.outbox import routes
from fabene.lib.outbox import services as outbox
from fabene.lib.outbox.sms import Size, size_of
from fabene.lib.stamps import Stamp
from fabene.lib.texts import clean
from fabene.people.services import log

LEAVING = (Channel.SMS, Channel.EMAIL)
"""The channels over which a message leaves by itself; the others wait for a person."""
NOTHING = Size(alphabet="", units=0, parts=0)
MAX_PLACE = 200
FIRST_HOUR, LAST_HOUR = time(8), time(21)
"""Nobody's telephone rings earlier or later."""


@transaction.atomic
def give_word(*, id: UUID, word: Word, households: Sequence[HouseholdView], window: Window, stamp: Stamp) -> int:
    """Give a word to these households and return how many it concerns; repeated, it changes nothing.

    A reminder goes only where it goes by itself: nobody calls thirty families every week to say what they know.
    Raises ``FabeneError`` (``text_missing``, ``text_too_long``), ``ConflictError`` ``id_used_for_something_else``.
    """
    places = [_place(occasion) for occasion in (word.what, word.then) if occasion is not None]
    if not log(
        id=derived(id, "log"),
        what=f"word.{word.kind}",
        key=id,
        network=word.network,
        stamp=stamp,
        content={"market": word.market, "kind": word.kind, "what": asdict(word.what), **_food_said(word)},
    ):
        return Telling.objects.filter(word_id=id).count()
    row = _keep(id, word, places=places, stamp=stamp)
    concerned = [home for home in households if concerns(word.kind, home_delivery=home.home_delivery)]
    points = contact_points_of(households=[home.id for home in concerned])
    best = {home.id: _best(points.get(home.id, ()), simulated=home.simulated) for home in concerned}
    told = [home for home in concerned if word.kind != WordKind.REMINDER or _leaves(best[home.id])]
    for home in told:
        _tell(row, home, point=best[home.id], number=1, window=window, stamp=stamp)
    return len(told)


def _food_said(word: Word) -> dict[str, object]:
    return {"foods": word.foods, "advice": word.advice} if word.kind in ABOUT_FOOD else {}


def _place(occasion: Occasion) -> str:
    return clean(occasion.place, field="place", limit=MAX_PLACE)


def _leaves(point: ContactPoint | None) -> bool:
    return point is not None and point.channel in LEAVING


def _keep(id: UUID, word: Word, *, places: list[str], stamp: Stamp) -> WordRow:
    return WordRow.objects.create(
        id=id,
        network_id=word.network,
        market_id=word.market,
        kind=word.kind,
        date=word.what.date,
        hour=word.what.hour,
        place=places[0],
        then_date=word.then.date if word.then else None,
        then_hour=word.then.hour if word.then else None,
        then_place=places[1] if word.then else "",
        foods=",".join(word.foods),
        advice=word.advice,
        actor=stamp.actor,
        recorded_at=stamp.recorded_at,
    )


def _best(points: Iterable[ContactPoint], *, simulated: bool) -> ContactPoint | None:
    """Return the first channel agreed to; nothing invented ever goes to a gateway that is real."""
    usable = [
        point for point in points if not (simulated and point.channel in LEAVING and routes.leaves(point.channel))
    ]
    return min(usable, key=lambda point: list(Channel).index(point.channel), default=None)


def _tell(
    word: WordRow, home: HouseholdView, *, point: ContactPoint | None, number: int, window: Window, stamp: Stamp
) -> Telling:
    text = written(word_value(word), language=home.language, home_delivery=home.home_delivery)
    size = size_of(text.body) if point and point.channel == Channel.SMS else NOTHING
    row = Telling.objects.create(
        id=derived(word.id, home.id, number),
        word=word,
        household_id=home.id,
        number=number,
        channel=point.channel if point else "",
        language=home.language,
        home_delivery=home.home_delivery,
        alphabet=size.alphabet,
        units=size.units,
        parts=size.parts,
        actor=stamp.actor,
        recorded_at=stamp.recorded_at,
    )
    if point and _leaves(point):
        by_mail = point.channel == Channel.EMAIL
        outbox.put(
            id=row.id,
            channel=point.channel,
            to=point.to,
            subject=text.subject if by_mail else "",
            text=mailed(text, language=home.language) if by_mail else text.body,
            about=home.id,
            not_before=window.opens,
            not_after=window.ends,
            stamp=stamp,
        )
    return row


@transaction.atomic
def tell_again(*, id: UUID, telling: UUID, window: Window, stamp: Stamp, channel: Channel | None = None) -> UUID:
    """Try again to tell a family, over a channel it agreed to (its first one, unless told); return the new telling.

    Raises ``NotFoundError`` (``telling_not_found``), ``FabeneError`` (``channel_not_agreed``, ``word_too_late``),
    ``ConflictError`` (``told_otherwise`` when it has been reached or will be, ``id_used_for_something_else``).
    """
    row = _locked(telling)
    if not _is_new(row, id=id, what="word.again", content={"channel": channel}, stamp=stamp):
        return derived(row.word_id, row.household_id, row.number + 1)
    if row.word.kind not in ABOUT_FOOD and row.word.date < timezone.localdate(stamp.recorded_at):
        raise FabeneError("word_too_late", date=row.word.date.isoformat())
    _require_open(row, Reach.WITHDRAWN)
    home = by_id(ids=[row.household_id], on=row.word.date)[row.household_id]
    points = contact_points_of(households=[home.id]).get(home.id, ())
    wanted = [point for point in points if channel is None or point.channel == channel]
    point = _best(wanted, simulated=home.simulated)
    if point is None:
        raise FabeneError("channel_not_agreed")
    return _tell(row.word, home, point=point, number=row.number + 1, window=window, stamp=stamp).id


@transaction.atomic
def tell_by_hand(*, id: UUID, telling: UUID, stamp: Stamp) -> None:
    """Say that a person has told the family: copied the text into a chat, called, or met them.

    Raises ``NotFoundError`` (``telling_not_found``), ``ConflictError`` (``told_otherwise``,
    ``id_used_for_something_else``).
    """
    row = _locked(telling)
    if _is_new(row, id=id, what="word.by_hand", content={}, stamp=stamp):
        _require_open(row)
        Told.objects.create(id=id, telling=row, actor=stamp.actor, recorded_at=stamp.recorded_at)


@transaction.atomic
def undo_by_hand(*, told: UUID, stamp: Stamp) -> None:
    """Take back that a family was told by hand; repeating it changes nothing. Raises ``told_not_found``."""
    row = Told.objects.select_for_update(of=("self",)).select_related("telling__word").filter(id=told).first()
    if row is None:
        raise NotFoundError("told_not_found")
    if _is_new(row.telling, id=told, what="word.by_hand_undone", content={}, stamp=stamp):
        Told.objects.filter(id=told, undone_at__isnull=True).update(undone_at=stamp.recorded_at)


@transaction.atomic
def set_reminders(*, id: UUID, network: UUID, on: bool, hour: time, stamp: Stamp) -> None:
    """Switch the reminders of a network on or off, and say from which local hour they leave.

    Raises ``FabeneError`` (``hour_at_night``: before 8 or from 21 on).
    """
    if not FIRST_HOUR <= hour < LAST_HOUR:
        raise FabeneError("hour_at_night", first=FIRST_HOUR.hour, last=LAST_HOUR.hour)
    content = {"on": on, "hour": hour.isoformat()}
    if log(id=derived(id, "log"), what="reminders.set", key=id, network=network, stamp=stamp, content=content):
        Reminding.objects.create(
            id=id, network_id=network, on=on, hour=hour, actor=stamp.actor, recorded_at=stamp.recorded_at
        )
        if not on:
            about = Telling.objects.filter(word__network_id=network, word__kind=WordKind.REMINDER)
            outbox.withdraw(ids=_coming(about, stamp), stamp=stamp)


@transaction.atomic
def take_back(*, market: UUID, on: date, stamp: Stamp) -> frozenset[UUID]:
    """Take back the messages about a pick-up that have not left yet; return the tellings that were taken back."""
    about = Telling.objects.filter(word__market_id=market, word__date=on).exclude(word__kind__in=ABOUT_FOOD)
    return frozenset(outbox.withdraw(ids=_coming(about, stamp), stamp=stamp))


@transaction.atomic
def take_back_words(*, words: Iterable[UUID], stamp: Stamp) -> frozenset[UUID]:
    """Take back the messages of these words that have not left yet; return the tellings that were taken back."""
    about = Telling.objects.filter(word__in=list(words), channel__in=LEAVING)
    return frozenset(outbox.withdraw(ids=list(about.values_list("id", flat=True)), stamp=stamp))


def _coming(rows: QuerySet[Telling], stamp: Stamp) -> list[UUID]:
    today = timezone.localdate(stamp.recorded_at)
    return list(rows.filter(word__date__gte=today, channel__in=LEAVING).values_list("id", flat=True))


def _locked(telling: UUID) -> Telling:
    """Return a telling, held until the transaction ends; raise ``NotFoundError`` (``telling_not_found``)."""
    row = Telling.objects.select_for_update(of=("self",)).select_related("word").filter(id=telling).first()
    if row is None:
        raise NotFoundError("telling_not_found")
    return row


def _is_new(row: Telling, *, id: UUID, what: str, content: dict[str, object], stamp: Stamp) -> bool:
    said = {"telling": str(row.id), **content}
    return log(id=derived(id, what), what=what, key=row.id, network=row.word.network_id, stamp=stamp, content=said)


def _require_open(row: Telling, *also: Reach) -> None:
    """Raise ``ConflictError`` (``told_otherwise``) unless a person still has something to do."""
    if telling_view(row.id).reach not in OPEN | {*also} or row.word.tellings.filter(
        household=row.household_id, number__gt=row.number
    ):
        raise ConflictError("told_otherwise")
