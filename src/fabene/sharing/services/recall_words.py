"""Families hear of a recall: each over its own way, in its language; and that it is over, if they had heard."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fabene.core.errors import ConflictError, FabeneError, NotFoundError
from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.households.selectors import by_id
from fabene.households.tellings import Occasion, Reach, Window, Word, WordKind
from fabene.lib.ids import derived
from fabene.lib.stamps import Stamp
from fabene.people.services import log
from fabene.places import selectors as places
from fabene.sharing.models import Recall, RecallClosing, RecallWord
from fabene.sharing.selectors.recalls import recall as recall_view
from fabene.sharing.selectors.telling import usual_place
from fabene.sharing.services.telling import window_of
from fabene.sharing.values import FamilyLine, TracedBag

STILL_OF_USE = timedelta(days=7)
"""After this a message that could not leave is somebody's task."""

Pick = tuple[UUID, date]
"""A market and a date: what a word is about."""


@transaction.atomic
def tell_families(*, id: UUID, recall: UUID, network: UUID, stamp: Stamp) -> int:
    """Tell the families of a network that took the food home, those who were not told yet; return how many.

    One word for each market and date on which they took it. Raises ``NotFoundError`` ``recall_not_found``,
    ``FabeneError`` ``nobody_to_tell``, ``ConflictError``: ``recall_closed``, ``id_used_for_something_else``.
    """
    row = Recall.objects.select_for_update().filter(id=recall).first()
    if row is None:
        raise NotFoundError("recall_not_found")
    content = {"recall": str(recall)}
    if not log(
        id=derived(id, "recall.families"), what="recall.families", key=id, network=network, stamp=stamp, content=content
    ):
        return sum(len(households.tellings_of(word=word)) for word in _words_of(row, given_by=id))
    if RecallClosing.objects.filter(recall=row).exists():
        raise ConflictError("recall_closed", number=str(row))
    untold = [family for family in recall_view(recall, network=network).families if family.reach is None]
    if not untold:
        raise FabeneError("nobody_to_tell")
    return sum(
        _tell(row, id=derived(id, "word", market, on), about=(market, on), families=families, stamp=stamp)
        for (market, on), families in _by_pick_up(untold).items()
    )


def _words_of(row: Recall, *, given_by: UUID) -> list[UUID]:
    words = RecallWord.objects.filter(recall=row).select_related("word")
    return [
        each.word_id for each in words if each.word_id == derived(given_by, "word", each.word.market_id, each.word.date)
    ]


def _by_pick_up(families: Iterable[FamilyLine]) -> dict[Pick, list[tuple[FamilyLine, tuple[str, ...]]]]:
    """Return for each market and date who took which of the foods home there."""
    found: defaultdict[Pick, list[tuple[FamilyLine, tuple[str, ...]]]] = defaultdict(list)
    for family in families:
        of_pick: defaultdict[Pick, list[TracedBag]] = defaultdict(list)
        for bag in family.bags:
            of_pick[bag.market, bag.date].append(bag)
        for pick, bags in of_pick.items():
            foods = {part.category for bag in bags for part in bag.parts}
            found[pick].append((family, tuple(sorted(foods))))
    return dict(sorted(found.items(), key=lambda item: (item[0][1], item[0][0])))


def _tell(
    row: Recall,
    *,
    id: UUID,
    about: Pick,
    families: Collection[tuple[FamilyLine, tuple[str, ...]]],
    stamp: Stamp,
) -> int:
    market, on = about
    place = places.market(market)
    word = Word(
        network=place.network_id,
        market=market,
        kind=WordKind.RECALLED,
        what=Occasion(date=on, hour=None, place=usual_place(place)),
        foods=tuple(sorted({food for _, foods in families for food in foods})),
        advice=row.advice,
    )
    return _give(row, id=id, word=word, homes_told=[family.household for family, _ in families], stamp=stamp)


def _give(row: Recall, *, id: UUID, word: Word, homes_told: Collection[UUID], stamp: Stamp) -> int:
    known = by_id(ids=homes_told, on=timezone.localdate(stamp.recorded_at))
    told = homes.give_word(
        id=id,
        word=word,
        households=[known[home] for home in sorted(known)],
        window=_window(word, stamp=stamp),
        stamp=stamp,
    )
    RecallWord.objects.get_or_create(word_id=id, defaults={"recall": row})
    return told


def _window(word: Word, *, stamp: Stamp) -> Window:
    """Return when it may leave: in daytime, for as long as somebody may still have it in the fridge."""
    opens = window_of(word, now=stamp.recorded_at).opens
    return Window(opens=opens, ends=opens + STILL_OF_USE)


def say_it_is_over(row: Recall, *, stamp: Stamp) -> None:
    """Tell the families that had heard of a recall that the food may be eaten, and take back what had not left."""
    words = list(RecallWord.objects.filter(recall=row).values_list("word_id", flat=True))
    back = homes.take_back_words(words=words, stamp=stamp)
    for id in words:
        recalled = households.word(id=id).word
        heard = [
            each.household
            for each in households.tellings_of(word=id)
            if each.reach in {Reach.SENT, Reach.BY_HAND} or (each.reach == Reach.WAITING and each.id not in back)
        ]
        if recalled.kind == WordKind.RECALLED and heard:
            over = Word(
                network=recalled.network,
                market=recalled.market,
                kind=WordKind.CLEARED,
                what=recalled.what,
                foods=recalled.foods,
            )
            _give(row, id=derived(id, "cleared"), word=over, homes_told=heard, stamp=stamp)
