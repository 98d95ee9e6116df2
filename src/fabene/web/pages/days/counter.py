"""The number page of the stand: who gives, of what, and whether crates or pieces are counted or kilos read."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from fabene.collecting import selectors as collecting
from fabene.collecting.values import Donation, MarketDay, SourceKind, Way
from fabene.core.quantities import PIECE
from fabene.places import selectors as places
from fabene.web import formats
from fabene.web.pages.days.gift_forms import CratesForm, GiftForm, KilosForm, PiecesForm
from fabene.web.pages.days.givers import UNKNOWN, Who, donors_of, who_gave, who_is
from fabene.web.pages.days.standing import much

CRATES, KILOS, PIECES = "cassette", "chili", "pezzi"
FORMS: Mapping[str, type[GiftForm]] = {CRATES: CratesForm, KILOS: KilosForm, PIECES: PiecesForm}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the number page asks. ``unit`` is crates, kilos or pieces; ``already`` what this giver gave of it before.

    What is counted has no ``way``: it is counted at the market or, in crates, at the hub.
    """

    day: MarketDay
    who: Who
    category: str
    way: Way | None
    unit: str
    already: tuple[str, ...]

    @property
    def blocked(self) -> bool:
        """Return whether the category has one total for the day, in which a stall has no part of its own."""
        return self.way == Way.DAY_TOTAL and self.who.source.kind == SourceKind.STALL

    @property
    def other_unit(self) -> str:
        """Return the other way to say how much, empty when there is none."""
        exact = PIECES if self.way is None else KILOS
        if self.way not in {None, Way.HUB_BY_CRATES}:
            return ""
        return exact if self.unit == CRATES else CRATES

    @property
    def total_url(self) -> str:
        """Return where the one total of the category is written."""
        return reverse("days:gift", args=[self.day.id, UNKNOWN, self.category])

    def form(self, data: QueryDict | None) -> GiftForm:
        """Return the form of this page."""
        return FORMS[self.unit](data, category=self.category)


def counter(day: MarketDay, *, who: str, category: str, unit: str) -> Counter:
    """Return the number page of a day; raise ``NotFoundError`` ``giver_not_found``."""
    stalls = places.stalls_of(day.market)
    giver = who_is(who, stalls, donors=places.donors_of(day.network))
    way = collecting.ways(day.id).get(category)
    theirs = [each for each in collecting.donations(day.id) if each.gift.food.category == category]
    donors = donors_of(theirs)
    already = tuple(much(each) for each in theirs if who_gave(each, stalls=stalls, donors=donors).key == who)
    return Counter(day=day, who=giver, category=category, way=way, unit=_unit(way, giver, asked=unit), already=already)


def _unit(way: Way | None, who: Who, *, asked: str) -> str:
    """Return how to count: crates only where the hub weighs them; of a shopper's bag one reads the kilos."""
    if way is None:
        return CRATES if asked == CRATES else PIECES
    if way != Way.HUB_BY_CRATES:
        return KILOS
    usual = KILOS if who.source.kind == SourceKind.SHOPPER else CRATES
    return asked if asked in {CRATES, KILOS} else usual


def form_of(donation: Donation, data: QueryDict | None) -> GiftForm:
    """Return the form in which a recorded gift is corrected, with what it said."""
    gift = donation.gift
    if gift.weight is None:
        form: GiftForm = CratesForm(data, category=gift.food.category, known=gift.food)
        form.initial["crates"] = gift.crates
    elif gift.weight.unit == PIECE:
        form = PiecesForm(data, category=gift.food.category, known=gift.food)
        form.initial["pieces"] = int(gift.weight.amount)
    else:
        form = KilosForm(data, category=gift.food.category, known=gift.food)
        form.initial["kilos"] = formats.typed(gift.weight.amount)
    return form


def find(donations: tuple[Donation, ...], donation: UUID) -> Donation | None:
    """Return a donation of a day by its id, None when it was corrected or belongs to another day."""
    return next((each for each in donations if each.id == donation), None)
