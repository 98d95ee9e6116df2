"""What the stand shows: who may give, what has come, what was recorded last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page as NumberedPage
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DayState, DayView, Donation, Giver, MarketDay
from fabene.core.food import COUNTED
from fabene.places import selectors as places
from fabene.places.values import StallView
from fabene.web import formats, words
from fabene.web.pages.days import sayings
from fabene.web.pages.days.givers import Who, donors_of, everybody, giver_key, of_donor, who_gave
from fabene.web.pages.days.measured import Measured, every

LATEST = 5
ROWS_PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A gift as it was recorded, in words."""

    id: UUID
    who: str
    what: str
    much: str
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Somebody who may give, and what they gave so far (empty when nothing)."""

    who: Who
    given: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The stand as it is now. ``again`` is who gave last, when something was just recorded.

    ``tiles`` are the stalls of the point, ``expected`` the donors who give on this weekday or gave today, ``others``
    the other donors of the network.
    """

    day: DayView
    tiles: tuple[Tile, ...]
    expected: tuple[Tile, ...]
    others: tuple[Tile, ...]
    again: Who | None
    latest: tuple[Row, ...]
    gifts: int

    @property
    def closed(self) -> bool:
        """Return whether nothing more can be recorded."""
        return self.day.state != DayState.OPEN

    @property
    def collected(self) -> str:
        """Return what has come so far, weighed and counted."""
        return formats.quantity(self.day.equation.collected_grams, self.day.pieces.collected_pieces)

    @property
    def estimated(self) -> bool:
        """Return whether part of the total is a guess."""
        return any(sayings.guessed(category) for category in every(self.day))

    @property
    def categories(self) -> list[tuple[Measured, bool]]:
        """Return the categories of the day, each with whether its amount is a guess."""
        return [(category, sayings.guessed(category)) for category in every(self.day)]

    @property
    def guesses(self) -> tuple[Measured, ...]:
        """Return the categories whose crates nobody has weighed yet."""
        return tuple(category for category in every(self.day) if sayings.to_weigh(category))


def board(day: MarketDay, *, again: str = "", search: str = "") -> Board:
    """Return the stand of a day, in a constant number of queries; ``search`` leaves out other donors without it."""
    view, donations = collecting.day(day.id), collecting.donations(day.id)
    stalls, donors = places.stalls_of(day.market), places.donors_of(day.network)
    given = {giver_key(giver): _given(giver) for giver in view.givers}
    people = everybody(stalls)
    today = {str(donor.id) for donor in donors if donor.gives and day.date.weekday() in donor.weekdays} | given.keys()
    tiles = [Tile(who=of_donor(donor), given=given.get(str(donor.id), "")) for donor in donors]
    return Board(
        day=view,
        tiles=tuple(Tile(who=who, given=given.get(who.key, "")) for who in people if who.gives or who.key in given),
        expected=tuple(tile for tile in tiles if tile.who.key in today),
        others=tuple(tile for tile in tiles if _found(tile, search) and tile.who.key not in today),
        again=next((who for who in (*people, *(tile.who for tile in tiles)) if who.key == again), None),
        latest=tuple(rows(donations[-LATEST:], stalls=stalls)),
        gifts=len(donations),
    )


def _found(tile: Tile, search: str) -> bool:
    who = tile.who
    return who.gives and search.casefold() in f"{who.name} {who.detail}".casefold()


def _given(giver: Giver) -> str:
    much = formats.quantity(giver.grams, giver.pieces)
    return f"{sayings.crates(giver.crates)}, {much}" if giver.crates else much


def rows(donations: Sequence[Donation], *, stalls: Iterable[StallView]) -> list[Row]:
    """Return gifts as rows, the newest first."""
    known, donors = tuple(stalls), donors_of(donations)
    return [
        Row(
            id=donation.id,
            who=who_gave(donation, stalls=known, donors=donors).name,
            what=words.category(donation.gift.food.category),
            much=much(donation),
            happened_at=donation.happened_at,
        )
        for donation in reversed(donations)
    ]


def much(donation: Donation) -> str:
    """Return how much was given, as it was counted."""
    if donation.gift.weight is None:
        return sayings.crates(donation.gift.crates or 0)
    return formats.quantity(donation.grams or 0, donation.pieces or 0)


def told(donation: Donation, who: Who) -> str:
    """Return what has just been recorded, and what happens next to it."""
    said = {"who": who.name, "what": words.category(donation.gift.food.category).lower(), "much": much(donation)}
    if donation.gift.weight is None and donation.gift.food.category in COUNTED:
        return _("%(who)s, %(what)s: %(much)s. L’hub le conta.") % said
    if donation.gift.weight is None:
        return _("%(who)s, %(what)s: %(much)s. L’hub le pesa.") % said
    return _("%(who)s, %(what)s: %(much)s.") % said


def page_of(shown: Sequence[Row], *, number: str) -> NumberedPage[Row]:
    """Return one page of rows; one that does not exist is the nearest that does."""
    return Paginator(shown, ROWS_PER_PAGE).get_page(number)
