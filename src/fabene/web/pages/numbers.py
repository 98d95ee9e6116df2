"""Numbers that are true today, read from the ledger each time they are shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fabene.collecting import selectors as collecting
from fabene.web.drawings.equation import equation_flow
from fabene.web.drawings.flow import Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueNumber:
    """What was collected since the beginning, in how many market days, and where it went."""

    collected_grams: int
    unexplained_grams: int
    days: int
    picture: Flow


def true_number() -> TrueNumber | None:
    """Return the number of the home page; None as long as nothing has been collected."""
    totals = collecting.totals()
    if not totals.equation.collected_grams:
        return None
    return TrueNumber(
        collected_grams=totals.equation.collected_grams,
        unexplained_grams=totals.equation.unexplained_grams,
        days=totals.days,
        picture=equation_flow(
            _("Dove è andato il cibo"),
            _("Dal primo giorno a oggi: ogni chilo raccolto ha una destinazione."),
            equation=totals.equation,
            uneaten_grams=totals.uneaten_grams,
        ),
    )
