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
from fabene.collecting.values import DaySummary
from fabene.programme.frame import selectors as frame
from fabene.programme.grants import selectors
from fabene.programme.grants.values import ChargeView, CountedThing, ThingKind
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
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
    parts: tuple[Part, ...]

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
    also_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What the rooms know of the things: days with their kilos, costs, titles of public grants, programmes."""

    programmes: Mapping[UUID, str]
    days: Mapping[UUID, DaySummary] = field(default_factory=dict)
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
    live = [thing for thing in things if thing.thing not in names.charges or names.charges[thing.thing].counted_cents]
    rows = [_shared(thing, names) for thing in live]
    return tuple(sorted(rows, key=lambda row: (_day_of(row, names), row.title), reverse=True))


def _names(things: tuple[CountedThing, ...]) -> _Names:
    of = {kind: [thing.thing for thing in things if thing.kind is kind] for kind in ThingKind}
    charges = selectors.charges_by_id(of[ThingKind.COST])
    public = {row.grant for row in selectors.published_awards()} if charges else set()
    return _Names(
        programmes=programme_names(),
        days=collecting.days_by_id(of[ThingKind.MARKET_DAY]),
        charges=charges,
        titles=selectors.titles_of({charge.grant for charge in charges.values()} & public),
    )


def _day_of(row: Shared, names: _Names) -> str:
    day, charge = names.days.get(row.thing.thing), names.charges.get(row.thing.thing)
    if day:
        return day.day.date.isoformat()
    return charge.on.isoformat() if charge else ""


def _shared(thing: CountedThing, names: _Names) -> Shared:
    day, charge = names.days.get(thing.thing), names.charges.get(thing.thing)
    if day:
        title = inner = day_said(day)
    elif charge:
        grant = names.titles.get(charge.grant)
        title = _("Una spesa di «%(grant)s»") % {"grant": grant} if grant else _("Una spesa")
        inner = f"{charge.text}, {formats.day(charge.on)}"
    else:
        title = inner = _("Un dono")
    return Shared(
        thing=thing,
        title=title,
        inner=inner,
        grams=day.equation.collected_grams if day else None,
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
    return Table(
        caption=_("Le somme, per programma"),
        columns=(
            Column(label=_("Programma")),
            Column(label=_("Denaro, per la sua quota"), kind=Kind.CENTS),
            Column(label=_("Raccolto contato qui"), kind=Kind.GRAMS),
            Column(label=_("Raccolto contato anche qui"), kind=Kind.GRAMS),
            Column(label=_("Insieme a")),
        ),
        rows=tuple(
            (
                each.name,
                each.money_cents,
                each.own_grams,
                each.also_grams if each.also_in else None,
                each.also_in or None,
            )
            for each in sums_of(rows)
        ),
    )
