"""The way of food as a picture: for each lot who brought it and where it went; and the table behind it."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, islice
from uuid import UUID

from django.utils.translation import gettext as _

from fabene.core.owners import OwnerKind
from fabene.sharing.values import Trace, TracedLot
from fabene.web import words
from fabene.web.drawings.flow import Flow, Link, Node, flow
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.drawings.tones import Tone
from fabene.web.lotcodes import lot_code
from fabene.web.pages.recall.words import TONE, Here, giver_said, place_said, weight_of

GAVE, LOT, WENT = range(3)


def way(found: Trace, *, here: Here) -> Flow | None:
    """Return the picture of a way, None when none of it ever weighed anything."""
    lots = {lot.id: lot for lot in found.lots}
    links = _links(found, lots=lots, here=here)
    if not links:
        return None
    nodes = {
        **{f"lot-{lot.id}": _lot_node(lot) for lot in lots.values()},
        **{f"from-{lot.id}": _giver_node(lot, found=found) for lot in lots.values()},
        **{
            f"to-{place_said(place, here=here)}": Node(
                key=f"to-{place_said(place, here=here)}",
                label=place_said(place, here=here),
                column=WENT,
                tone=TONE.get(place.kind, Tone.LEAF),
            )
            for place in found.places
        },
    }
    return flow(
        _("Da dove viene, dove è andato"),
        _("A sinistra chi l’ha portato, al centro i lotti, a destra dove sono adesso o che cosa sono diventati."),
        nodes=nodes.values(),
        links=links,
    )


def _links(found: Trace, *, lots: dict[UUID, TracedLot], here: Here) -> list[Link]:
    came: defaultdict[UUID, int] = defaultdict(int)
    went: defaultdict[tuple[UUID, str], int] = defaultdict(int)
    for place in found.places:
        for lot, number in place.lots.items():
            if lot in lots:
                grams = weight_of(lots[lot], number)
                came[lot] += grams
                went[lot, place_said(place, here=here)] += grams
    into = [Link(source=f"from-{lot}", target=f"lot-{lot}", grams=grams) for lot, grams in came.items()]
    return into + [Link(source=f"lot-{lot}", target=f"to-{said}", grams=grams) for (lot, said), grams in went.items()]


def _lot_node(lot: TracedLot) -> Node:
    return Node(
        key=f"lot-{lot.id}",
        label=f"{words.category(lot.category)} {lot_code(lot.id)}",
        short=words.category(lot.category),
        column=LOT,
        tone=Tone.APPLE if lot.held else Tone.LEAF,
    )


def _giver_node(lot: TracedLot, *, found: Trace) -> Node:
    made = next((batch.what for batch in found.batches if batch.id == lot.batch), "")
    sent = next((each.giver_name for each in found.transfers if each.id == lot.transfer), "")
    return Node(key=f"from-{lot.id}", label=made or sent or giver_said(lot), column=GAVE, tone=Tone.SUN)


def table(found: Trace, *, here: Here, limit: int | None = None) -> Table:
    """Return the way as rows, all or the first: what happened, when, to which lot, between whom, how much."""
    rows = islice(chain(_gifts(found), _cooked(found), _sent(found), _now(found, here=here), _shared(found)), limit)
    return Table(
        caption=_("Tutte le tappe"),
        columns=(
            Column(label=_("Data")),
            Column(label=_("Che cosa è successo")),
            Column(label=_("Lotto")),
            Column(label=_("Che cosa")),
            Column(label=_("Dove")),
            Column(label=_("Peso"), kind=Kind.GRAMS),
            Column(label=_("Pezzi"), kind=Kind.COUNT),
        ),
        rows=tuple(rows),
    )


Row = tuple[str | int | None, ...]


def _gifts(found: Trace) -> Iterable[Row]:
    for lot in (*found.earlier, *found.lots):
        if lot.day is not None:
            where = f"{giver_said(lot)}, {lot.market_name}"
            yield (
                lot.born_on.isoformat(),
                _("Dato"),
                lot_code(lot.id),
                words.category(lot.category),
                where,
                None,
                None,
            )


def _cooked(found: Trace) -> Iterable[Row]:
    for batch in found.batches:
        for what, parts in ((_("Cucinato"), batch.inputs), (_("Nato in cucina"), batch.outputs)):
            for part in parts:
                yield (
                    batch.on.isoformat(),
                    what,
                    lot_code(part.lot),
                    words.category(part.category),
                    f"{batch.kitchen_name}: {batch.what}",
                    part.grams if part.pieces is None else None,
                    part.pieces,
                )


def _sent(found: Trace) -> Iterable[Row]:
    for sent in found.transfers:
        for part in sent.parts:
            yield (
                sent.on.isoformat(),
                _("Mandato (trasporto %(number)s)") % {"number": sent.number},
                lot_code(part.lot),
                words.category(part.category),
                f"{sent.giver_name} → {sent.taker_name}",
                part.grams if part.pieces is None else None,
                part.pieces,
            )


def _shared(found: Trace) -> Iterable[Row]:
    for bag in found.bags:
        what = _("Consegnato in una borsa") if bag.gone else _("In una borsa")
        for part in bag.parts:
            weighed = part.grams if part.pieces is None else None
            where = f"{bag.market_name}, {bag.code}"
            name = words.category(part.category)
            yield (bag.date.isoformat(), what, lot_code(part.lot), name, where, weighed, part.pieces)
    for passing in found.passings:
        what = _("Servito") if passing.kind == OwnerKind.KITCHEN_STORE else _("Passato ad altri")
        for part in passing.parts:
            weighed = part.grams if part.pieces is None else None
            name = words.category(part.category)
            yield (passing.on.isoformat(), what, lot_code(part.lot), name, passing.name, weighed, part.pieces)


def _now(found: Trace, *, here: Here) -> Iterable[Row]:
    for place in found.now:
        for id, number in place.lots.items():
            lot = found.lot(id)
            if lot is not None:
                counted = lot.measure != "grams"
                yield (
                    "",
                    _("Adesso"),
                    lot_code(id),
                    words.category(lot.category),
                    place_said(place, here=here),
                    None if counted else number,
                    number if counted else None,
                )
