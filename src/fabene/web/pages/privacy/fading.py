"""What would go tonight, before anything does: how many, how old, why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.lib.daily.selectors import last_turns
from fabene.privacy import selectors
from fabene.privacy.values import Report, What
from fabene.web import formats
from fabene.web.downloads import csv_response
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.pages.privacy.common import head, require_office
from fabene.web.pages.privacy.words import KIND, SOURCE, span


@never_cache
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Show what would go tonight; nothing is changed by looking."""
    require_office(request)
    found = selectors.report(on=timezone.localdate())
    shown = {
        "page": head(_("Che cosa se ne va stanotte"), lead=_("Una prova: guardare non cancella nulla.")),
        "report": found,
        "table": _table(found),
        "unconfirmed": What.RETENTION in found.unconfirmed,
        "last": next((turn for turn in last_turns() if turn.name == "fade"), None),
    }
    return render(request, "privacy/report.html", shown)


@never_cache
@require_safe
def report_csv(request: HttpRequest) -> HttpResponse:
    """Return the same as a file."""
    require_office(request)
    found = selectors.report(on=timezone.localdate())
    return csv_response(_table(found), f"scadenze-{found.on.isoformat()}.csv")


def _table(found: Report) -> Table:
    return Table(
        caption=_("Che cosa è più vecchio del suo tempo"),
        columns=(
            Column(label=_("Che cosa")),
            Column(label=_("Quanti"), kind=Kind.COUNT),
            Column(label=_("Il più vecchio")),
            Column(label=_("Se ne va ciò che è prima del")),
            Column(label=_("Si tiene")),
            Column(label=_("Perché")),
        ),
        rows=tuple(
            (
                str(KIND[line.rule.kind]),
                line.count,
                formats.day(line.oldest) if line.oldest else "",
                formats.day(line.before),
                span(line.rule),
                str(SOURCE[line.rule.rule.source]),
            )
            for line in found.lines
        ),
    )
