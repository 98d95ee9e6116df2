"""The tables behind the pages of market days, as files."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from fabene.collecting.values import DaySummary
from fabene.web.drawings.picture import Column, Kind, Table
from fabene.web.words import STATE


def days(shown: Iterable[DaySummary]) -> Table:
    """Return days as rows: date, market, state, and every term of the equation in grams."""
    terms = {
        "collected_grams": _("Raccolto"),
        "made_grams": _("Cucinato"),
        "received_grams": _("Da altre reti"),
        "given_grams": _("Consegnato"),
        "passed_on_grams": _("Passato ad altri"),
        "sent_grams": _("Ad altre reti"),
        "used_grams": _("In cucina"),
        "discarded_grams": _("Scartato"),
        "shrinkage_grams": _("Calo di peso"),
        "unexplained_grams": _("Non spiegato"),
        "stock_grams": _("Ancora da dare"),
    }
    texts = tuple(Column(label=label) for label in (_("Data"), _("Mercato"), _("Stato")))
    return Table(
        caption=_("Giornate di mercato"),
        columns=(*texts, *(Column(label=label, kind=Kind.GRAMS) for label in terms.values())),
        rows=tuple(
            (
                day.day.date.isoformat(),
                day.market_name,
                str(STATE[day.state]),
                *(getattr(day.equation, term) for term in terms),
            )
            for day in shown
        ),
    )
