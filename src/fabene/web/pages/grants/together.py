"""What belongs to several programmes, with names: money by shares, kilos in one and also counted in the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting.values import DaySummary, OneGift, SourceKind
from fabene.programme.frame import selectors as frame
from fabene.programme.grants import selectors
from fabene.programme.grants.values import ChargeView, CountedThing, ThingKind
from fabene.web import formats, words
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.days.givers import stall_name
from fabene.web.pages.grants.fields import percent
from fabene.web.pages.grants.scope import head


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The share of a programme in a thing; ``own`` where its kilos count, the others count them *also*."""

    programme: UUID
    name: str
    percent: str
    money_cents: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A thing of several programmes as it is read. ``title`` is for everybody, ``inner`` for the office."""

    thing: CountedThing
    title: str
    inner: str
    grams: int | None
    pieces: int
    parts: tuple[Part, ...]

    @property
    def food(self) -> str:
        """Return how much food it is, weighed and counted; empty where there is none in it."""
        return "" if self.grams is None else formats.quantity(self.grams, self.pieces)

    def elsewhere(self, programme: UUID) -> str:
        """Return the names of the other programmes."""
        return ", ".join(part.name for part in self.parts if part.programme != programme)

    def part(self, programme: UUID) -> Part:
        """Return the part of one of its programmes."""
        return next(part for part in self.parts if part.programme == programme)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a programme has of shared things; with no name, everything: each thing once."""

    name: str
    slug: str = ""
    money_cents: int = 0
    own_grams: int = 0
    also_grams: int = 0
    own_pieces: int = 0
    also_pieces: int = 0
    also_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What the rooms know of the things: days and gifts with their kilos, costs, titles of public grants, programmes.

    A gift that was taken back belongs to nobody; one that is divided by itself counts no more with its day.
    """

    programmes: Mapping[UUID, str]
    days: Mapping[UUID, DaySummary] = field(default_factory=dict)
    gifts: Mapping[UUID, OneGift] = field(default_factory=dict)
    charges: Mapping[UUID, ChargeView] = field(default_factory=dict)
    titles: Mapping[UUID, str] = field(default_factory=dict)


def programme_names() -> dict[UUID, str]:
    """Return what each programme is called, in the language of whoever reads."""
    language = get_language() or "it"
    return {each.id: each.name.said(language) for each in frame.programmes()}


def shared_things() -> tuple[Shared, ...]:
    """Return everything that is divided among programmes, the newest market day first; refused costs are left out."""
    things = selectors.counted_things()
    names = _names(things)
    live = [thing for thing in things if _counts(thing, names)]
    rows = [_shared(thing, names) for thing in live]
    return tuple(sorted(rows, key=lambda row: (_day_of(row, names), row.title), reverse=True))


def _counts(thing: CountedThing, names: _Names) -> bool:
    if thing.kind is ThingKind.GIFT:
        return thing.thing in names.gifts
    return thing.thing not in names.charges or bool(names.charges[thing.thing].counted_cents)


def _names(things: tuple[CountedThing, ...]) -> _Names:
    of = {kind: [thing.thing for thing in things if thing.kind is kind] for kind in ThingKind}
    charges = selectors.charges_by_id(of[ThingKind.COST])
    public = {row.grant for row in selectors.published_awards()} if charges else set()
    return _Names(
        programmes=programme_names(),
        days=collecting.days_by_id(of[ThingKind.MARKET_DAY]),
        gifts=collecting.gifts_by_id(of[ThingKind.GIFT]),
        charges=charges,
        titles=selectors.titles_of({charge.grant for charge in charges.values()} & public),
    )


def _day_of(row: Shared, names: _Names) -> str:
    day, charge = names.days.get(row.thing.thing), names.charges.get(row.thing.thing)
    gift = names.gifts.get(row.thing.thing)
    if day:
        return day.day.date.isoformat()
    if gift:
        return gift.date.isoformat()
    return charge.on.isoformat() if charge else ""


def _shared(thing: CountedThing, names: _Names) -> Shared:
    title, inner = _titles(thing, names)
    grams, pieces = _food(thing, names)
    return Shared(
        thing=thing,
        title=title,
        inner=inner,
        grams=grams,
        pieces=pieces,
        parts=tuple(
            Part(
                programme=part.programme,
                name=names.programmes.get(part.programme, _("un programma che qui non è scritto")),
                percent=percent(part.basis_points),
                money_cents=part.money_cents,
                own=part.programme == thing.main,
            )
            for part in thing.parts
        ),
    )


def _titles(thing: CountedThing, names: _Names) -> tuple[str, str]:
    """Return what a thing is called for everybody, and for the office."""
    day, charge = names.days.get(thing.thing), names.charges.get(thing.thing)
    gift = names.gifts.get(thing.thing)
    if day:
        return day_said(day), day_said(day)
    if gift:
        return gift_said(gift), f"{giver_said(gift)}: {gift_said(gift)}"
    if charge:
        grant = names.titles.get(charge.grant)
        title = _("Una spesa di «%(grant)s»") % {"grant": grant} if grant else _("Una spesa")
        return title, f"{charge.text}, {formats.day(charge.on)}"
    return _("Un dono"), _("Un dono")


def _food(thing: CountedThing, names: _Names) -> tuple[int | None, int]:
    """Return the grams of a thing (None where there is no food in it) and its pieces; a day without its own gifts."""
    day, gift = names.days.get(thing.thing), names.gifts.get(thing.thing)
    if day:
        apart = {each.id: each for each in names.gifts.values() if each.day == thing.thing}.values()
        grams = day.equation.collected_grams - sum(each.grams for each in apart)
        return grams, day.pieces.collected_pieces - sum(each.pieces for each in apart)
    return (gift.grams, gift.pieces) if gift else (None, 0)


def divided_gifts() -> dict[UUID, UUID]:
    """Return the gifts that are divided now: the one that stands → the identity under which it was divided."""
    asked = [thing.thing for thing in selectors.counted_things() if thing.kind is ThingKind.GIFT]
    return {gift.id: thing for thing, gift in collecting.gifts_by_id(asked).items()}


def gift_said(gift: OneGift) -> str:
    """Return what a gift is called, without who gave it."""
    said = {"what": words.category(gift.category).lower(), "market": gift.market_name, "day": formats.day(gift.date)}
    return _("Un dono di %(what)s, %(market)s, %(day)s") % said


def giver_said(gift: OneGift) -> str:
    """Return who gave, for who works there."""
    return stall_name(gift.giver) if gift.source == SourceKind.STALL else gift.giver or str(words.SOURCE[gift.source])


def day_said(day: DaySummary) -> str:
    """Return what a market day is called."""
    return f"{day.market_name}, {formats.day(day.day.date)}"


def sums_of(rows: tuple[Shared, ...]) -> list[Sums]:
    """Return the sums of each programme that shares something, by name, and then everything once."""
    slugs = {each.id: each.slug for each in frame.programmes()}
    programmes = sorted({(part.name, part.programme) for row in rows for part in row.parts})
    found = [_sums(name, programme, rows=rows, slug=slugs.get(programme, "")) for name, programme in programmes]
    everything = Sums(
        name=_("In tutto, ogni cosa una volta"),
        money_cents=sum(row.thing.money_cents for row in rows),
        own_grams=sum(row.grams or 0 for row in rows),
        own_pieces=sum(row.pieces for row in rows),
    )
    return [*found, everything]


def _sums(name: str, programme: UUID, *, rows: tuple[Shared, ...], slug: str) -> Sums:
    own = [row for row in rows if programme in row.thing.shares()]
    also = [row for row in own if not row.part(programme).own]
    return Sums(
        name=name,
        slug=slug,
        money_cents=sum(row.part(programme).money_cents for row in own),
        own_grams=sum(row.grams or 0 for row in own if row.part(programme).own),
        also_grams=sum(row.grams or 0 for row in also),
        own_pieces=sum(row.pieces for row in own if row.part(programme).own),
        also_pieces=sum(row.pieces for row in also),
        also_in=", ".join(sorted({part.name for row in own for part in row.parts if part.programme != programme})),
    )


def shared_of(programme: UUID) -> Sums | None:
    """Return what a programme shares with others, None when it shares nothing: what its own page says."""
    if not selectors.also_counted(programme):
        return None
    name = programme_names().get(programme, "")
    sums = _sums(name, programme, rows=shared_things(), slug="")
    return sums if sums.also_in else None


@login_not_required
@require_safe
def together(request: HttpRequest) -> HttpResponse:
    """Show what several programmes count: each its share of the money, the kilos once and where else they count."""
    rows = shared_things()
    lead = _("Una giornata o una spesa può essere di più programmi: i soldi si dividono, i chili si contano una volta.")
    shown = {
        "page": head(_("Di più programmi"), lead=lead),
        "rows": rows,
        "table": _table(rows) if rows else None,
    }
    return render(request, "grants/together.html", shown)


@login_not_required
@require_safe
def together_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the signature of a view
    """Return the sums as CSV."""
    return csv_response(_table(shared_things()), "di-piu-programmi.csv")


def _table(rows: tuple[Shared, ...]) -> Table:
    counted = any(row.pieces for row in rows)
    pieces = (
        Column(label=_("Pezzi contati qui"), kind=Kind.COUNT),
        Column(label=_("Pezzi contati anche qui"), kind=Kind.COUNT),
    )
    return Table(
        caption=_("Le somme, per programma"),
        columns=(
            Column(label=_("Programma")),
            Column(label=_("Denaro, per la sua quota"), kind=Kind.CENTS),
            Column(label=_("Raccolto contato qui"), kind=Kind.GRAMS),
            Column(label=_("Raccolto contato anche qui"), kind=Kind.GRAMS),
            *(pieces if counted else ()),
            Column(label=_("Insieme a")),
        ),
        rows=tuple(
            (
                each.name,
                each.money_cents,
                each.own_grams,
                each.also_grams if each.also_in else None,
                *((each.own_pieces, each.also_pieces if each.also_in else None) if counted else ()),
                each.also_in or None,
            )
            for each in sums_of(rows)
        ),
    )
