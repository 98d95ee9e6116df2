"""The comparison of proposals as a picture and as a table, from the jury's own table."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from fabene.core.voting.jury import Place, spread
from fabene.programme.selection.values import Standing
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.drawings.scores import Level, Scored, Scores, scores
from fabene.web.pages.selection.figures import enough, points, whole
from fabene.web.pages.selection.sayings import names_in, titles_in

Sealed = Mapping[str, Any]
HUNDRED = 100


def comparison(table: Sealed, found: Standing, *, hidden: frozenset[str] = frozenset()) -> Scores:
    """Return the picture of a jury's table: for each proposal its means, and how far jurors are apart."""
    names, titles = names_in(table), titles_in(table)
    shown = [place for place in (*found.order.places, *found.order.below) if place.application not in hidden]
    decimals = enough(place.points for place in shown)
    return scores(
        _("Le proposte, criterio per criterio"),
        _("La barra è la media; la linea va dal punteggio più basso al più alto della giuria."),
        scored=[
            _scored(
                found, place, label=_label(found, place, names=names, hidden=hidden), titles=titles, decimals=decimals
            )
            for place in shown
        ],
        most=table["max_score"],
        table=comparison_table(table, found, hidden=hidden),
    )


def _label(found: Standing, place: Place, *, names: Mapping[str, str], hidden: frozenset[str]) -> str:
    """Return what a proposal is called in the picture, with its place; a place says where the hidden ones are too."""
    name = names[place.application]
    if place.position > len(found.order.places):
        return _("%(name)s (sotto il minimo)") % {"name": name}
    return name if hidden else f"{place.position}. {name}"


def _scored(found: Standing, place: Place, *, label: str, titles: Mapping[str, str], decimals: int) -> Scored:
    apart = spread(found.panel, place.application)
    return Scored(
        label=label,
        total=points(place.points, decimals),
        levels=tuple(
            Level(
                label=titles[key],
                said=points(each.mean),
                mean_hundredths=int(each.mean * HUNDRED),
                lowest=float(each.lowest),
                highest=float(each.highest),
            )
            for key, each in zip(found.panel.keys, apart, strict=True)
        ),
    )


def comparison_table(table: Sealed, found: Standing, *, hidden: frozenset[str] = frozenset()) -> Table:
    """Return the same as a table: place, points rounded and exact, mean and spread of each criterion."""
    names, titles = names_in(table), titles_in(table)
    heads = [
        column
        for title in titles.values()
        for column in (
            Column(label=_("%(criterion)s, media") % {"criterion": title}),
            Column(label=_("%(criterion)s, dal più basso al più alto") % {"criterion": title}),
        )
    ]
    return Table(
        caption=_("Le proposte, criterio per criterio"),
        columns=(
            Column(label=_("Proposta")),
            Column(label=_("Posto"), kind=Kind.COUNT),
            Column(label=_("Punti")),
            Column(label=_("Punti esatti")),
            Column(label=_("Chi ha valutato"), kind=Kind.COUNT),
            *heads,
        ),
        rows=tuple(
            _row(found, place, name=names[place.application], placed=not hidden)
            for place in (*found.order.places, *found.order.below)
            if place.application not in hidden
        ),
    )


def _row(found: Standing, place: Place, *, name: str, placed: bool) -> tuple[str | int | None, ...]:
    apart = spread(found.panel, place.application)
    cells = [cell for each in apart for cell in (points(each.mean), f"{whole(each.lowest)}–{whole(each.highest)}")]
    decimals = enough(one.points for one in found.order.places)
    position = place.position if placed and place.position <= len(found.order.places) else None
    return (name, position, points(place.points, decimals), str(place.points), place.jurors, *cells)
