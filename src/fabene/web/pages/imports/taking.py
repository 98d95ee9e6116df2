"""Everything a network has, taken away as tables: those of an import with its columns, and all that happened."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.collecting.selectors import stock_of, transfers_of
from fabene.collecting.selectors.tables import days_table, gifts_table, weighings_table
from fabene.core.errors import NotAllowedError
from fabene.households.imports import households_table
from fabene.lib.workbooks import Value
from fabene.people import selectors as people
from fabene.people.rules import may, require
from fabene.places import selectors as places
from fabene.places.imports import donors_table, points_table
from fabene.sharing.imports import season_table
from fabene.sharing.selectors.tables import bags_table
from fabene.web import words
from fabene.web.downloads import file_response
from fabene.web.pages.imports.kinds import FAMILIES, KIND, PLACES
from fabene.web.pages.page import Crumb, Page
from fabene.web.pages.writing import actor

FIRST_YEAR = date(1990, 1, 1)
TRANSFERS = 100_000
Rows = Iterable[list[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A table that may be taken away: its name, what is in it, who may, its rows with the head first."""

    label: Promise
    about: Promise
    permission: str
    rows: Callable[[UUID, date], Rows]


def _days(network: UUID, _today: date) -> Rows:
    terms = ("collected", "made", "received", "given", "passed_on", "sent", "used", "discarded", "shrinkage", "stock")
    named = [
        *(_("raccolto"), _("preparato"), _("ricevuto"), _("dato"), _("passato"), _("inviato"), _("cucinato")),
        *(_("scartato"), _("calo"), _("in deposito")),
    ]
    yield [
        *(_("data"), _("punto"), _("stato")),
        *(f"{name} (g)" for name in named),
        *(f"{name} ({_('pezzi')})" for name in named),
    ]
    for row in days_table(network):
        grams = [getattr(row.sums.grams, f"{term}_grams") for term in terms]
        pieces = [getattr(row.sums.pieces, f"{term}_pieces") for term in terms]
        yield [row.on.isoformat(), row.point, str(words.STATE[row.state]), *grams, *pieces]


def _gifts(network: UUID, _today: date) -> Rows:
    yield [
        *(_("data"), _("punto"), _("da chi"), _("donatore"), _("categoria"), _("quantità"), _("unità")),
        *(_("grammi"), _("pezzi"), _("cassette"), _("quando")),
    ]
    for row in gifts_table(network):
        yield [
            *(row.on.isoformat(), row.point, str(words.SOURCE[row.source]), row.giver, words.category(row.category)),
            *(row.amount, row.unit, row.grams, row.pieces, row.crates, _moment(row.at)),
        ]


def _weighings(network: UUID, _today: date) -> Rows:
    yield [_("data"), _("punto"), _("categoria"), _("grammi"), _("pezzi"), _("quando")]
    for row in weighings_table(network):
        yield [
            row.on.isoformat(), row.point, words.category(row.category), row.grams, row.pieces, _moment(row.at)
        ]  # fmt: skip


def _bags(network: UUID, _today: date) -> Rows:
    yield [
        *(_("data"), _("punto"), _("codice"), _("borsa"), _("categoria"), _("grammi"), _("pezzi")),
        _("portata a casa"),
    ]
    for row in bags_table(network):
        taken = _("sì") if row.taken else _("no")
        name = words.category(row.category)
        yield [row.on.isoformat(), row.point, row.code, row.bag, name, row.grams, row.pieces, taken]


def _stock(network: UUID, today: date) -> Rows:
    yield [_("deposito"), _("categoria"), _("raccolto il"), _("ultimo giorno"), _("grammi"), _("pezzi")]
    for store in places.stores_of(network):
        for lot in stock_of(store.id, on=today):
            # What is no food has no last day (date.max).
            last = lot.last_day.isoformat() if lot.last_day < date.max else ""
            name = words.category(lot.category)
            yield [store.name, name, lot.born_on.isoformat(), last, lot.grams or None, lot.pieces or None]


def _transfers(network: UUID, _today: date) -> Rows:
    yield [
        *(_("data"), _("numero"), _("da"), _("a"), _("categoria"), _("grammi inviati"), _("pezzi inviati")),
        *(_("grammi arrivati"), _("pezzi arrivati")),
    ]
    for each in transfers_of(network, limit=TRANSFERS):
        for line in each.lines:
            yield [
                *(each.on.isoformat(), f"{each.number}/{each.year}", each.giver_name, each.taker_name),
                *(words.category(line.sent.category), line.sent.grams or None, line.sent.pieces or None),
                *(line.received_grams, line.received_pieces),
            ]


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


SAME = gettext_lazy("Con le colonne dell'importazione: si può importare altrove così com'è.")
EXPORTS: Mapping[str, Export] = {
    "punti": Export(
        label=KIND["points"], about=SAME, permission=PLACES, rows=lambda network, _today: points_table(network)
    ),
    "donatori": Export(
        label=KIND["donors"], about=SAME, permission=PLACES, rows=lambda network, _today: donors_table(network)
    ),
    "famiglie": Export(
        label=KIND["households"],
        about=gettext_lazy("Codici e persone, mai nomi, con le colonne dell'importazione."),
        permission=FAMILIES,
        rows=lambda network, today: households_table(network, on=today),
    ),
    "stagioni": Export(
        label=gettext_lazy("Doni e dove sono andati"),
        about=SAME,
        permission=PLACES,
        rows=lambda network, today: season_table(network, since=FIRST_YEAR, until=today),
    ),
    "stagioni-famiglie": Export(
        label=gettext_lazy("Doni e dove sono andati, anche a quale codice"),
        about=gettext_lazy("Come sopra, con il codice di chi li ha portati a casa."),
        permission=FAMILIES,
        rows=lambda network, today: season_table(network, since=FIRST_YEAR, until=today, codes=True),
    ),
    "giornate": Export(
        label=gettext_lazy("Giornate"),
        about=gettext_lazy("Una riga per giornata: quanto è arrivato e che cosa ne è stato."),
        permission=PLACES,
        rows=_days,
    ),
    "doni": Export(
        label=gettext_lazy("Doni, come sono stati scritti"),
        about=gettext_lazy("Una riga per dono, con quello che era stato scritto al banchetto."),
        permission=PLACES,
        rows=_gifts,
    ),
    "pesate": Export(
        label=gettext_lazy("Pesate"),
        about=gettext_lazy("Quello che si è letto sulla bilancia, categoria per categoria."),
        permission=PLACES,
        rows=_weighings,
    ),
    "borse": Export(
        label=gettext_lazy("Borse, per codice"),
        about=gettext_lazy("Che cosa c'era nelle borse di ogni famiglia, senza nomi."),
        permission=FAMILIES,
        rows=_bags,
    ),
    "deposito": Export(
        label=gettext_lazy("Quello che c'è adesso"),
        about=gettext_lazy("Hub e cucine, lotto per lotto."),
        permission=PLACES,
        rows=_stock,
    ),
    "trasporti": Export(
        label=gettext_lazy("Trasporti"),
        about=gettext_lazy("Da un deposito a un altro, con il numero del documento."),
        permission=PLACES,
        rows=_transfers,
    ),
}


@never_cache
@require_safe
def exports(request: HttpRequest, slug: str) -> HttpResponse:
    """List what of a network can be taken away. Raises ``NotAllowedError`` to who may take nothing."""
    actor(request)
    network = people.network(slug)
    mine = [(key, each) for key, each in EXPORTS.items() if may(request.user, each.permission, network.id)]
    if not mine:
        raise NotAllowedError
    page = Page(
        title=_("Porta via i dati"),
        lead=_("Tutto quello che %(network)s ha scritto qui, in tabelle che ogni foglio di calcolo apre.")
        % {"network": network.name},
        crumbs=(Crumb(label=_("Importa tabelle"), url=reverse("imports:start")),),
    )
    return render(request, "imports/exports.html", {"page": page, "network": network, "exports": mine})


@never_cache
@require_safe
def export(request: HttpRequest, *, slug: str, table: str, form: str) -> HttpResponse:
    """Give a table of a network as a file."""
    actor(request)
    network = people.network(slug)
    found = EXPORTS.get(table)
    require(request.user, found.permission if found else PLACES, network.id)
    if found is None:
        raise Http404
    rows = list(found.rows(network.id, timezone.localdate()))
    return file_response(str(found.label), rows, name=f"{table}-{network.slug}", form=form)
