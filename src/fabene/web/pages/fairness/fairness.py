"""How fair a network's sharing is: week by week, beside what others would have done. For everybody."""

from collections.abc import Callable
from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fabene.collecting.selectors import corrected_days
from fabene.core.disclosure import FLOOR
from fabene.core.fairness import Leftover, Way
from fabene.people import selectors as people
from fabene.people.values import NetworkView
from fabene.sharing import selectors
from fabene.sharing.values import FairWay, FairWeek, NetworkFairness
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.lines import Lines, Series, Stroke
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.fairness.words import EDIT_WHY, LEFTOVER, WAY, WAY_EXPLAINED
from fabene.web.pages.page import Crumb, Page

STROKES = {
    Way.LEXIMIN: Stroke.LEAF,
    Way.FIRST_COME: Stroke.EDGE,
    Way.TABLE: Stroke.WOOD,
    Way.TWO_CHOICES: Stroke.INK,
}
THOUSANDTHS = 1000


@login_not_required
@require_safe
def fairness(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the last half year of a network, or the one that ends on the day asked for."""
    network = people.network(slug)
    until = _until(request)
    found = selectors.network_fairness(network.id, until=until)
    shown = {
        "page": _page(network),
        "network": network,
        "found": found,
        "newest": found.weeks[-1] if found.weeks else None,
        "now": _beside(found),
        "verdict": _verdict(found),
        "pictures": _pictures(found) if _told(found) else (),
        "left": _left(found),
        "why": _why(found),
        "ways": [(WAY[way], WAY_EXPLAINED[way]) for way in Way],
        "floor": FLOOR,
        "corrected": corrected_days(network.id, since=found.since),
        "table": _table(found),
        "earlier": (found.since - timedelta(days=1)).isoformat() if found.days else "",
        "csv_url": f"{reverse('fairness:fairness_csv', args=[slug])}?fino={until.isoformat()}",
    }
    return render(request, "fairness/fairness.html", shown)


@login_not_required
@require_safe
def fairness_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the same weeks as a file."""
    network = people.network(slug)
    found = selectors.network_fairness(network.id, until=_until(request))
    return csv_response(_table(found), f"equita-{network.slug}.csv")


def _page(network: NetworkView) -> Page:
    return Page(
        title=_("È giusto?"),
        lead=_(
            "Come si è diviso il cibo di %(name)s, settimana per settimana, accanto a come lo avrebbero diviso altri."
        )
        % {"name": network.name},
        crumbs=(
            Crumb(label=_("Reti locali"), url=reverse("networks")),
            Crumb(label=network.name, url=reverse("network", args=[network.slug])),
        ),
    )


def _until(request: HttpRequest) -> date:
    """Return the day asked for; today when none was, or one that is to come or cannot be."""
    today = timezone.localdate()
    try:
        asked = date.fromisoformat(request.GET.get("fino", ""))
    except ValueError:
        return today
    return asked if date(2000, 1, 1) <= asked < today else today


def _told(found: NetworkFairness) -> list[FairWeek]:
    return [week for week in found.weeks if week.ways]


def _beside(found: NetworkFairness) -> Table | None:
    """Return the newest week that may be told, a row for each way."""
    told = _told(found)
    if not told:
        return None
    return Table(
        caption=_("Livelli alla fine della settimana che comincia %(day)s") % {"day": formats.day(told[-1].monday)},
        columns=(
            Column(label=_("Modo")),
            Column(label=_("Il più basso"), kind=Kind.GRAMS),
            Column(label=_("Di mezzo"), kind=Kind.GRAMS),
            Column(label=_("Gini")),
        ),
        rows=tuple(
            (str(WAY[way]), each.lowest_grams, each.median_grams, gini_said(each.gini_thousandths))
            for way, each in told[-1].ways.items()
        ),
    )


def _verdict(found: NetworkFairness) -> str:
    """Say in how many weeks ours was ahead, whichever way that turns out."""
    told = _told(found)
    lowest = sum(1 for week in told if all(_ours(week).lowest_grams >= each.lowest_grams for each in _others(week)))
    gini = sum(
        1 for week in told if all(_ours(week).gini_thousandths <= each.gini_thousandths for each in _others(week))
    )
    return _(
        "Settimane contate: %(weeks)s. Il livello più basso è stato il più alto dei quattro (o pari) in %(lowest)s, "
        "le distanze di Gini le più piccole (o pari) in %(gini)s."
    ) % {"weeks": len(told), "lowest": lowest, "gini": gini}


def _ours(week: FairWeek) -> FairWay:
    return week.ways[Way.LEXIMIN]


def _others(week: FairWeek) -> list[FairWay]:
    return [each for way, each in week.ways.items() if way is not Way.LEXIMIN]


def _pictures(found: NetworkFairness) -> tuple[Lines, Lines]:
    lowest = _lines(
        found,
        title=_("Il livello più basso"),
        sentence=_("Chili per adulto di chi ha avuto meno: più in alto è, meglio è."),
        value=lambda each: each.lowest_grams,
        said=formats.weight,
    )
    gini = _lines(
        found,
        title=_("Quanto sono lontane tra loro le famiglie (Gini)"),
        sentence=_("0 vuol dire tutte uguali: più in basso è, meglio è."),
        value=lambda each: each.gini_thousandths,
        said=gini_said,
    )
    return lowest, gini


def _lines(
    found: NetworkFairness, *, title: str, sentence: str, value: Callable[[FairWay], int], said: Callable[[int], str]
) -> Lines:
    return Lines(
        title=title,
        sentence=sentence,
        weeks=tuple(f"{week.monday.day} {formats.MONTHS[week.monday.month - 1]}" for week in found.weeks),
        series=tuple(
            Series(
                label=str(WAY[way]),
                stroke=STROKES[way],
                values=tuple(value(week.ways[way]) if week.ways else None for week in found.weeks),
            )
            for way in Way
        ),
        said=said,
    )


def gini_said(thousandths: int) -> str:
    """Return Gini's coefficient as it is read: “0,023”."""
    return str(number_format(f"{thousandths / THOUSANDTHS:.3f}", use_l10n=True))


def _left(found: NetworkFairness) -> Table:
    """Return what was left by reason, over all weeks."""
    return Table(
        caption=_("Quello che non è andato a casa con nessuno"),
        columns=(Column(label=_("Perché")), Column(label=_("Quanto"), kind=Kind.GRAMS)),
        rows=tuple((str(LEFTOVER[reason]), grams) for reason, grams in found.left.items()),
    )


def _why(found: NetworkFairness) -> list[tuple[str, int | None]]:
    return [(str(EDIT_WHY[why]), count) for why, count in found.why.items()]


def _table(found: NetworkFairness) -> Table:
    """Return everything, a row for each week."""
    return Table(
        caption=_("Tutte le settimane"),
        columns=(
            Column(label=_("Settimana del")),
            Column(label=_("Giornate"), kind=Kind.COUNT),
            Column(label=_("Famiglie"), kind=Kind.COUNT),
            *(column for way in Way for column in _columns(way)),
            *(Column(label=str(LEFTOVER[reason]), kind=Kind.GRAMS) for reason in Leftover),
            Column(label=_("Piani cambiati a mano"), kind=Kind.COUNT),
        ),
        rows=tuple(
            (
                week.monday.isoformat(),
                week.days,
                week.households,
                *(cell for way in Way for cell in _cells(week.ways.get(way))),
                *(week.left[reason] for reason in Leftover),
                week.changed_plans,
            )
            for week in found.weeks
        ),
    )


def _columns(way: Way) -> tuple[Column, ...]:
    name = str(WAY[way])
    return (
        Column(label=_("%(way)s: il più basso") % {"way": name}, kind=Kind.GRAMS),
        Column(label=_("%(way)s: di mezzo") % {"way": name}, kind=Kind.GRAMS),
        Column(label=_("%(way)s: Gini") % {"way": name}),
        Column(label=_("%(way)s: avanzato") % {"way": name}, kind=Kind.GRAMS),
    )


def _cells(way: FairWay | None) -> tuple[int | str | None, ...]:
    if way is None:
        return None, None, None, None
    return way.lowest_grams, way.median_grams, gini_said(way.gini_thousandths), way.left_grams
