"""The registers an inspection asks for, month by month: temperatures at receipt, checks before redistribution."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting import selectors as reads
from fabene.collecting.values import CheckedDay, Reading, SafetyItem
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.web import formats, words
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Table
from fabene.web.pages.days import mine
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.programme.words import month_said
from fabene.web.pages.safety.words import SAFETY, SAFETY_SHORT
from fabene.web.pages.writing import actor

PERMISSION = "collecting.weigh"
MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
OLDEST = date(2000, 1, 1)
MOST_AHEAD = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of a network: its first and last day, and the addresses of those beside it."""

    network: NetworkView
    first: date

    @property
    def last(self) -> date:
        """Return its last day."""
        return (self.first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

    @property
    def before(self) -> str:
        """Return the query of the month before."""
        return self._query(self.first - timedelta(days=1))

    @property
    def after(self) -> str:
        """Return the query of the month after."""
        return self._query(self.last + timedelta(days=1))

    @property
    def query(self) -> str:
        """Return its own query."""
        return self._query(self.first)

    def _query(self, on: date) -> str:
        return urlencode({"rete": self.network.slug, "mese": f"{on:%Y-%m}"})


@never_cache
@require_safe
def temperatures(request: HttpRequest) -> HttpResponse:
    """Show the register of temperatures of a month, to print."""
    month = _month(request)
    rows = reads.temperatures_between(month.network.id, first=month.first, last=month.last)
    warm = sum(row.measured.too_warm for row in rows)
    lead = _("%(warm)s sopra il limite su %(all)s.") % {"warm": formats.count(warm), "all": formats.count(len(rows))}
    return _register(
        request,
        month=month,
        title=_("Registro delle temperature al ricevimento"),
        lead=lead if rows else "",
        table=_temperatures_table(rows, told=formats.short_day),
        kind="temperatures",
    )


@never_cache
@require_safe
def temperatures_csv(request: HttpRequest) -> HttpResponse:
    """Give the register of temperatures of a month as a file."""
    month = _month(request)
    rows = reads.temperatures_between(month.network.id, first=month.first, last=month.last)
    return csv_response(_temperatures_table(rows), f"temperature-{month.network.slug}-{month.first:%Y-%m}.csv")


@never_cache
@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """Show the register of checks of a month, to print."""
    month = _month(request)
    rows = reads.checks_between(month.network.id, first=month.first, last=month.last)
    made = sum(row.checks is not None for row in rows)
    lead = _("Controlli scritti in %(made)s giornate su %(all)s.") % {
        "made": formats.count(made),
        "all": formats.count(len(rows)),
    }
    return _register(
        request,
        month=month,
        title=_("Registro dei controlli prima della distribuzione"),
        lead=lead if rows else "",
        table=_checks_sheet(rows),
        kind="checks",
    )


@never_cache
@require_safe
def checks_csv(request: HttpRequest) -> HttpResponse:
    """Give the register of checks of a month as a file."""
    month = _month(request)
    rows = reads.checks_between(month.network.id, first=month.first, last=month.last)
    return csv_response(_checks_table(rows), f"controlli-{month.network.slug}-{month.first:%Y-%m}.csv")


def _month(request: HttpRequest) -> Month:
    """Return the network and the month asked for, else this month of one of mine; raise ``NotAllowedError``."""
    networks = mine.networks(actor(request))
    network = mine.one_of(networks, slug=request.GET.get("rete", ""), today=timezone.localdate())
    require(request.user, PERMISSION, network.id)
    return Month(network=network, first=_first_day(request.GET.get("mese", "")))


def _first_day(asked: str) -> date:
    """Return the first day of the month asked for, this month's when it is none that somebody may mean."""
    today = timezone.localdate()
    found = date.fromisoformat(f"{asked}-01") if MONTH.fullmatch(asked) else today
    return found.replace(day=1) if OLDEST <= found <= today + timedelta(days=MOST_AHEAD) else today.replace(day=1)


def _register(request: HttpRequest, *, month: Month, title: str, lead: str, table: Table, kind: str) -> HttpResponse:
    page = Page(
        title=title,
        eyebrow=f"{month.network.name} · {capfirst(month_said(month.first))}",
        lead=lead,
        crumbs=(Crumb(label=_("Giornate"), url=f"{reverse('days:desk')}?rete={month.network.slug}"),),
    )
    shown = {
        "page": page,
        "month": month,
        "table": table,
        "kind": kind,
        "csv_url": f"{reverse(f'safety:{kind}_csv')}?{month.query}",
        "networks": mine.networks(actor(request)),
    }
    return render(request, "safety/register.html", shown)


def _temperatures_table(rows: tuple[Reading, ...], *, told: Callable[[date], str] = date.isoformat) -> Table:
    names = people.names_of({row.measured.actor for row in rows})
    heads = (_("Data"), _("Ora"), _("Da dove"), _("Che cosa"), _("Gradi"), _("Al più"), _("Esito"), _("Nota"), _("Chi"))
    return Table(
        caption=_("Temperature al ricevimento"),
        columns=tuple(Column(label=each) for each in heads),
        rows=tuple(
            (
                told(row.date),
                formats.clock(row.measured.happened_at),
                row.place,
                words.category(row.measured.category),
                formats.degrees(row.measured.tenths),
                formats.degrees(row.measured.limit_tenths),
                _("sopra il limite") if row.measured.too_warm else _("a posto"),
                row.measured.note,
                names.get(row.measured.actor, ""),
            )
            for row in rows
        ),
    )


def _checks_sheet(rows: tuple[CheckedDay, ...]) -> Table:
    """Return the register of checks as it is printed: what was well and what was not, each in one column."""
    names = people.names_of({row.checks.actor for row in rows if row.checks})
    heads = (_("Data"), _("Mercato"), _("A posto"), _("Non a posto"), _("Nota"), _("Chi"))
    return Table(
        caption=_("Controlli prima della distribuzione"),
        columns=tuple(Column(label=each) for each in heads),
        rows=tuple(
            (
                formats.short_day(row.date),
                row.market_name,
                _named(row, passed=True) if row.checks else _("non scritti"),
                _named(row, passed=False),
                row.checks.note if row.checks else "",
                names.get(row.checks.actor, "") if row.checks else "",
            )
            for row in rows
        ),
    )


def _named(row: CheckedDay, *, passed: bool) -> str:
    items = row.checks.items if row.checks else {}
    return ", ".join(str(SAFETY_SHORT[SafetyItem(item)]) for item, well in items.items() if well == passed)


def _checks_table(rows: tuple[CheckedDay, ...]) -> Table:
    names = people.names_of({row.checks.actor for row in rows if row.checks})
    heads = (_("Data"), _("Mercato"), _("Ora"), *SAFETY.values(), _("Nota"), _("Chi"))
    return Table(
        caption=_("Controlli prima della distribuzione"),
        columns=tuple(Column(label=str(each)) for each in heads),
        rows=tuple(_checked(row, names=names) for row in rows),
    )


def _checked(row: CheckedDay, *, names: Mapping[UUID, str]) -> tuple[str, ...]:
    if row.checks is None:
        nothing = _("non scritti")
        return (row.date.isoformat(), row.market_name, "", *(nothing for _item in SafetyItem), "", "")
    found = row.checks.items
    said = {True: _("a posto"), False: _("no"), None: "—"}
    return (
        row.date.isoformat(),
        row.market_name,
        formats.clock(row.checks.happened_at),
        *(said[found.get(item)] for item in SafetyItem),
        row.checks.note,
        names.get(row.checks.actor, ""),
    )
