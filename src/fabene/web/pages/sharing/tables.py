"""What the pages of sharing show as tables to take away."""

from django.utils.translation import gettext as _

from fabene.sharing.values import ItemLine, PlanView, ShareLine
from fabene.web import formats
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.sharing.reasons import sentence, without
from fabene.web.words import category


def plan_table(shown: PlanView | None) -> Table:
    """Return who gets what by code, one row a household."""
    return Table(
        caption=_("Chi riceve che cosa"),
        columns=(
            Column(label=_("Famiglia")),
            Column(label=_("Adulti"), kind=Kind.COUNT),
            Column(label=_("Bambini"), kind=Kind.COUNT),
            Column(label=_("Non prende")),
            Column(label=_("Parte esatta"), kind=Kind.GRAMS),
            Column(label=_("Borsa"), kind=Kind.GRAMS),
            Column(label=_("Che cosa c’è")),
            Column(label=_("Perché")),
        ),
        rows=tuple(_row(line) for line in (shown.shares if shown else ())),
    )


def _row(line: ShareLine) -> tuple[str | int, ...]:
    return (
        line.code,
        line.adults,
        line.children,
        without(line),
        round(line.exact_grams),
        line.grams,
        items_said(line.items),
        sentence(line),
    )


def much(item: ItemLine) -> str:
    """Return how much of a food is in a bag: “10 kg”, “12 pezzi”."""
    return formats.pieces(item.pieces) if item.pieces else formats.weight(item.grams)


def items_said(items: tuple[ItemLine, ...]) -> str:
    """Return what is in a bag: “Frutta 10 kg · Pane 5 kg”."""
    return " · ".join(f"{category(item.category)} {much(item)}" for item in items)
