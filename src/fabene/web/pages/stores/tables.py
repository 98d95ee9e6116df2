"""The tables of places of stock, as files."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from fabene.collecting.values import BatchView, ClearingView, KitchenMonth, TransferView
from fabene.core.food import category as known_category
from fabene.sharing.values import Served, ServedMonth, ServingView, ShelfLot
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.lotcodes import lot_code
from fabene.web.pages.stores.words import SERVED, STATE, parts_said
from fabene.web.words import REASON, attributes, category


def _columns(texts: Iterable[str], *, grams: Iterable[str] = (), counts: Iterable[str] = ()) -> tuple[Column, ...]:
    return (
        *(Column(label=label) for label in texts),
        *(Column(label=label, kind=Kind.GRAMS) for label in grams),
        *(Column(label=label, kind=Kind.COUNT) for label in counts),
    )


def shelf(lots: Iterable[ShelfLot]) -> Table:
    """Return the lots of a place: code, food, date, what is there, what waits in bags."""
    return Table(
        caption=_("Che cosa c’è"),
        columns=_columns(
            (_("Lotto"), _("Che cosa"), _("Preparazione"), _("Contiene"), _("Nato il"), _("Da dare entro")),
            grams=(_("C’è"), _("Nelle borse")),
            counts=(_("Pezzi"), _("Pezzi nelle borse")),
        ),
        rows=tuple(_lot_row(lot) for lot in lots),
    )


def _lot_row(lot: ShelfLot) -> tuple[str | int | None, ...]:
    stored = lot.stored
    weighed = bool(stored.grams)
    return (
        lot_code(stored.lot),
        category(stored.category),
        lot.origin.what,
        attributes(stored.attributes),
        stored.born_on.isoformat(),
        stored.last_day.isoformat() if known_category(stored.category).food else "",
        stored.grams if weighed else None,
        lot.reserved if weighed else None,
        None if weighed else stored.pieces,
        None if weighed else lot.reserved,
    )


def batches(found: Iterable[BatchView]) -> Table:
    """Return the batches of a kitchen: what went in, what came out, what was lost."""
    return Table(
        caption=_("Preparazioni"),
        columns=_columns(
            (_("Data"), _("Che cosa"), _("È entrato"), _("Aggiunto"), _("È venuto fuori"), _("Annullata")),
            grams=(_("Aggiunto"), _("Calo di cottura")),
        ),
        rows=tuple(
            (
                one.on.isoformat(),
                one.what,
                parts_said(one.inputs),
                one.added.what,
                parts_said(one.outputs),
                _("sì") if one.undone else "",
                one.added.grams,
                one.yield_grams,
            )
            for one in found
        ),
    )


def transfers(found: Iterable[TransferView], *, networks: Mapping[UUID, str]) -> Table:
    """Return transfers, a line each of what they carry."""
    return Table(
        caption=_("Trasporti"),
        columns=_columns(
            (
                _("Numero"),
                _("Anno"),
                _("Data"),
                _("Da"),
                _("Rete"),
                _("A"),
                _("Rete di chi riceve"),
                _("Stato"),
                _("Lotto"),
                _("Che cosa"),
            ),
            grams=(_("Partito"), _("Arrivato")),
            counts=(_("Pezzi partiti"), _("Pezzi arrivati")),
        ),
        rows=tuple(
            (
                str(one.number),
                str(one.year),
                one.on.isoformat(),
                one.giver_name,
                networks.get(one.network, ""),
                one.taker_name,
                networks.get(one.to_network, ""),
                str(STATE[one.state]),
                lot_code(line.sent.lot),
                category(line.sent.category),
                line.sent.grams or None,
                line.received_grams,
                line.sent.pieces or None,
                line.received_pieces,
            )
            for one in found
            for line in one.lines
        ),
    )


def servings(found: Iterable[ServingView]) -> Table:
    """Return what a kitchen served, a line for each lot."""
    return Table(
        caption=_("Pasti serviti"),
        columns=_columns(
            (_("Data"), _("Come"), _("Lotto"), _("Che cosa"), _("Annullato")),
            grams=(_("Peso"),),
            counts=(_("Pezzi"), _("Persone contate")),
        ),
        rows=tuple(
            (
                one.on.isoformat(),
                str(SERVED[one.how]),
                lot_code(item.lot),
                category(item.category),
                _("sì") if one.undone else "",
                None if item.pieces else item.grams,
                item.pieces or None,
                one.people if place == 0 else None,
            )
            for one in found
            for place, item in enumerate(one.items)
        ),
    )


def clearings(found: Iterable[ClearingView]) -> Table:
    """Return what was thrown away at a place, a line for each lot."""
    return Table(
        caption=_("Buttato"),
        columns=_columns(
            (_("Data"), _("Perché"), _("Lotto"), _("Che cosa"), _("Annullato")),
            grams=(_("Peso"),),
            counts=(_("Pezzi"),),
        ),
        rows=tuple(
            (
                one.on.isoformat(),
                str(REASON[one.reason]),
                lot_code(part.lot),
                category(part.category),
                _("sì") if one.undone else "",
                part.grams or None,
                part.pieces or None,
            )
            for one in found
            for part in one.parts
        ),
    )


def months(made: Iterable[KitchenMonth], served: Iterable[ServedMonth], *, names: Mapping[UUID, str]) -> Table:
    """Return what the kitchens of a network made and served, month by month."""
    by_month: dict[tuple[str, UUID], dict[str, int]] = {}
    for one in made:
        row = by_month.setdefault((one.month.isoformat(), one.kitchen), {})
        row |= {"batches": one.batches, "used": one.used_grams, "added": one.added_grams, "made": one.made_grams}
        row |= {"yield": one.yield_percent}
    for each in served:
        row = by_month.setdefault((each.month.isoformat(), each.kitchen), {})
        row["grams"] = row.get("grams", 0) + each.grams
        row[each.how] = row.get(each.how, 0) + each.pieces
    return Table(
        caption=_("Le cucine, mese per mese"),
        columns=_columns(
            (_("Mese"), _("Quale cucina")),
            grams=(_("Usato"), _("Aggiunto"), _("Fatto"), _("Servito a peso")),
            counts=(
                _("Preparazioni"),
                _("Resa (%)"),
                *(_("Pezzi %(how)s") % {"how": SERVED[how]} for how in Served),
            ),
        ),
        rows=tuple(
            (
                month[:7],
                names.get(kitchen, "—"),
                row.get("used", 0),
                row.get("added", 0),
                row.get("made", 0),
                row.get("grams", 0),
                row.get("batches", 0),
                row.get("yield"),
                *(row.get(how, 0) for how in Served),
            )
            for (month, kitchen), row in sorted(by_month.items())
        ),
    )
