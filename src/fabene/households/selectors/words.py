"""Words to families and how far each has been told, by code."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from fabene.core.errors import NotFoundError
from fabene.core.quantities import MAX_PAGE_ROWS
from fabene.households.models import Reminding, Telling, Told
from fabene.households.models import Word as WordRow
from fabene.households.selectors.reaching import consents_of
from fabene.households.tellings import (
    ABOUT_FOOD,
    OPEN,
    Occasion,
    Reach,
    Reminders,
    TellingView,
    Word,
    WordKind,
    WordSummary,
    WordView,
)
from fabene.households.values import Channel, Language
from fabene.lib.outbox import selectors as outbox
from fabene.lib.outbox.values import MessageView, State

WORDS_PER_PAGE = 25
USUAL_REMINDERS = Reminders(on=False, hour=time(17))
BY_STATE: Mapping[State, Reach] = {
    State.WAITING: Reach.WAITING,
    State.SENT: Reach.SENT,
    State.FAILED: Reach.FAILED,
    State.WITHDRAWN: Reach.WITHDRAWN,
}
BY_CHANNEL: Mapping[str, Reach] = {Channel.CHAT: Reach.TO_COPY, Channel.CALL: Reach.TO_CALL, "": Reach.NO_WAY}
CHANGES = (WordKind.MOVED, WordKind.LATER)
RECALL_HEARD = timedelta(days=60)
"""How long somebody is still asked to tell a family of a recall that no message could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPage:
    """One page of a network's words, newest first; pages count from 1."""

    words: tuple[WordSummary, ...]
    number: int
    pages: int
    total: int


def words_of(*, network: UUID, page: int = 1) -> WordPage:
    """Return one page of the words a network gave; a page that does not exist is the nearest that does."""
    rows = _words().filter(network_id=network).order_by("-recorded_at", "-id")
    total = rows.count()
    pages = max(1, -(-total // WORDS_PER_PAGE))
    number = min(max(page, 1), pages)
    shown = list(rows[(number - 1) * WORDS_PER_PAGE : number * WORDS_PER_PAGE])
    reached: dict[UUID, Counter[Reach]] = {row.id: Counter() for row in shown}
    for each in _views(_last().filter(word__in=shown)):
        reached[each.word][each.reach] += 1
    summaries = tuple(WordSummary(view=word_view(row), reached=reached[row.id]) for row in shown)
    return WordPage(words=summaries, number=number, pages=pages, total=total)


def word(*, id: UUID) -> WordView:
    """Return a word; raise ``NotFoundError`` (``word_not_found``)."""
    found = find_word(id)
    if found is None:
        raise NotFoundError("word_not_found")
    return found


def words_by_id(*, ids: Iterable[UUID]) -> tuple[WordView, ...]:
    """Return these words, oldest first."""
    return tuple(word_view(row) for row in _words().filter(id__in=list(ids)).order_by("recorded_at", "id"))


def find_word(id: UUID) -> WordView | None:
    """Return a word, None when nobody has given it."""
    row = _words().filter(id=id).first()
    return word_view(row) if row else None


def words_about(*, market: UUID, on: date) -> tuple[WordView, ...]:
    """Return the words about the pick-up of a market on a date, newest first."""
    return tuple(word_view(row) for row in _words().filter(market_id=market, date=on).order_by("-recorded_at", "-id"))


def change_of(*, market: UUID, on: date) -> Occasion | None:
    """Return when and where the pick-up of a date is instead, None when nobody changed it."""
    row = _words().filter(market_id=market, date=on, kind__in=CHANGES).order_by("-recorded_at", "-id").first()
    return word_value(row).what if row else None


def changes_of(*, network: UUID, first: date) -> dict[tuple[UUID, date], Occasion]:
    """Return when and where pick-ups of a network are instead, from a date on, by market and date."""
    rows = WordRow.objects.filter(network_id=network, date__gte=first, kind__in=CHANGES).order_by("recorded_at", "id")
    return {(row.market_id, row.date): word_value(row).what for row in rows}


def tellings_of(*, word: UUID) -> tuple[TellingView, ...]:
    """Return how each family is told a word, as things stand, by code."""
    return _views(_last().filter(word_id=word))


def tellings_of_words(*, words: Iterable[UUID]) -> tuple[TellingView, ...]:
    """Return how each family is told each of these words, by code."""
    return _views(_last().filter(word__in=list(words)))


def telling(id: UUID) -> TellingView:
    """Return one telling; raise ``NotFoundError`` (``telling_not_found``)."""
    found = _views(_tellings().filter(id=id))
    if not found:
        raise NotFoundError("telling_not_found")
    return found[0]


def telling_by_hand(id: UUID) -> TellingView:
    """Return what was told by hand; raise ``NotFoundError`` (``told_not_found``)."""
    row = Told.objects.filter(id=id).values_list("telling_id", flat=True).first()
    if row is None:
        raise NotFoundError("told_not_found")
    return telling(row)


def not_reached(*, network: UUID, since: datetime) -> tuple[tuple[WordView, TellingView], ...]:
    """Return whom a message did not reach since a moment and nobody has told since, newest word first."""
    rows = _last().filter(word__network_id=network, word__recorded_at__gte=since, channel__in=["sms", "email"])
    return _with_words(each for each in _views(rows) if each.reach == Reach.FAILED)


def to_tell(*, organisations: Iterable[UUID], network: UUID, today: date) -> tuple[tuple[WordView, TellingView], ...]:
    """Return what waits for the caseworkers of these organisations: families to write to, to call, to meet.

    Only the newest word about a pick-up, and only of those still to come; of what was recalled lately, every word.
    """
    newer = WordRow.objects.filter(
        market=OuterRef("word__market"), date=OuterRef("word__date"), recorded_at__gt=OuterRef("word__recorded_at")
    ).exclude(kind__in=ABOUT_FOOD)
    lately = datetime.combine(today - RECALL_HEARD, time(), tzinfo=timezone.get_default_timezone())
    to_come = Q(~Exists(newer), word__date__gte=today) & ~Q(word__kind__in=ABOUT_FOOD)
    rows = _last().filter(
        to_come | Q(word__kind__in=ABOUT_FOOD, word__recorded_at__gte=lately),
        household__organisation__in=list(organisations),
        word__network_id=network,
    )
    return _with_words(each for each in _views(rows) if each.reach in OPEN)


def told_to(*, household: UUID) -> tuple[tuple[WordView, TellingView], ...]:
    """Return what one family was told, or is going to be, and how: the newest word first."""
    return _with_words(_views(_last().filter(household_id=household)))


def reminders_of(network: UUID) -> Reminders:
    """Return whether a network reminds its families; off until somebody switches it on."""
    row = Reminding.objects.filter(network_id=network).order_by("-recorded_at", "-id").first()
    return Reminders(on=row.on, hour=row.hour) if row else USUAL_REMINDERS


def word_value(row: WordRow) -> Word:
    """Return a word's row as what it says."""
    then = None
    if row.then_date is not None:
        then = Occasion(date=row.then_date, hour=row.then_hour, place=row.then_place)
    return Word(
        network=row.network_id,
        market=row.market_id,
        kind=WordKind(row.kind),
        what=Occasion(date=row.date, hour=row.hour, place=row.place),
        then=then,
        foods=tuple(row.foods.split(",")) if row.foods else (),
        advice=row.advice,
    )


def word_view(row: WordRow) -> WordView:
    """Return a word's row, with its market, as a value."""
    return WordView(
        id=row.id, word=word_value(row), market_name=row.market.name, actor=row.actor, recorded_at=row.recorded_at
    )


def _words() -> QuerySet[WordRow]:
    return WordRow.objects.select_related("market")


def _tellings() -> QuerySet[Telling]:
    return Telling.objects.select_related("household", "word").order_by("household__code", "household_id", "number")


def _last() -> QuerySet[Telling]:
    """Return of each word and family how it was told last."""
    later = Telling.objects.filter(
        word=OuterRef("word"), household=OuterRef("household"), number__gt=OuterRef("number")
    )
    return _tellings().filter(~Exists(later))


def _with_words(found: Iterable[TellingView]) -> tuple[tuple[WordView, TellingView], ...]:
    kept = list(found)
    words = {row.id: word_view(row) for row in _words().filter(id__in={each.word for each in kept})}
    pairs = [(words[each.word], each) for each in kept][:MAX_PAGE_ROWS]
    return tuple(sorted(pairs, key=lambda pair: pair[0].recorded_at, reverse=True))


def _views(rows: QuerySet[Telling]) -> tuple[TellingView, ...]:
    shown: Sequence[Telling] = list(rows)
    ids = [row.id for row in shown]
    messages = outbox.messages(ids)
    told = {row.telling_id: row for row in Told.objects.filter(telling_id__in=ids, undone_at__isnull=True)}
    agreed = consents_of(households={row.household_id for row in shown})
    return tuple(
        _view(row, messages.get(row.id), told=told.get(row.id), channels=agreed.get(row.household_id, frozenset()))
        for row in shown
    )


def _view(row: Telling, message: MessageView | None, *, told: Told | None, channels: frozenset[Channel]) -> TellingView:
    at = told.recorded_at if told else message.finished_at if message else None
    return TellingView(
        id=row.id,
        word=row.word_id,
        household=row.household_id,
        code=row.household.code,
        organisation=row.household.organisation_id,
        language=Language(row.language),
        home_delivery=row.home_delivery,
        channel=Channel(row.channel) if row.channel else None,
        channels=channels,
        alphabet=row.alphabet,
        units=row.units,
        parts=row.parts,
        reach=_reach(row, message, told=told),
        trouble=message.trouble if message else None,
        attempts=message.attempts if message else 0,
        at=at,
        told=told.id if told else None,
        told_by=told.actor if told else None,
    )


def _reach(row: Telling, message: MessageView | None, *, told: Told | None) -> Reach:
    if told is not None:
        return Reach.BY_HAND
    if row.channel in BY_CHANNEL:
        return BY_CHANNEL[row.channel]
    return BY_STATE[message.state] if message else Reach.WITHDRAWN
