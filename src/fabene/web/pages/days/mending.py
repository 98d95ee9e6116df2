"""Take back what was recorded wrong: it stays, beside the row that says it does not hold any more.

What takes something back has an identity derived from it, so that two touches are one.
"""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import DayView, Place
from fabene.core.errors import NotFoundError
from fabene.lib.ids import derived
from fabene.web.notices import tell
from fabene.web.pages.days import measured
from fabene.web.pages.days.asking import day_for
from fabene.web.pages.days.counter import find
from fabene.web.pages.days.late import asks_why, in_its_time
from fabene.web.pages.writing import act, stamp_of

MISTAKE = "annullato"
"""Why, as it is stored: one word for every language, since a repetition must say the same."""


@require_POST
@asks_why
def undo_gift(request: HttpRequest, *, day: UUID, donation: UUID) -> HttpResponse:
    """Take a gift back."""
    day_for(request, day, permission="collecting.correct")
    known = find(reads.donations(day), donation) is not None
    _undo(request, day, known=known, call=lambda: _no_gift(request, donation))
    return redirect("days:stand", day)


def _no_gift(request: HttpRequest, donation: UUID) -> None:
    id = derived(donation, "undo")
    collecting.correct_donation(id=id, donation=donation, to=None, reason=MISTAKE, stamp=stamp_of(request))


@require_POST
@asks_why
def undo_weighing(request: HttpRequest, *, day: UUID, category: str, weighing: UUID) -> HttpResponse:
    """Take a hub weight back: its crates wait to be weighed again."""
    day_for(request, day, permission="collecting.weigh")
    weighings = category_of(reads.day(day), category).weighings
    known = any(each.id == weighing for each in weighings)
    _undo(request, day, known=known, call=lambda: _not_weighed(request, weighing))
    return redirect("days:hub_category", day, category)


def _not_weighed(request: HttpRequest, weighing: UUID) -> None:
    id = derived(weighing, "undo")
    collecting.correct_weighing(id=id, weighing=weighing, to=None, reason=MISTAKE, stamp=stamp_of(request))


@require_POST
@asks_why
def undo_discard(request: HttpRequest, *, day: UUID, category: str, discard: UUID) -> HttpResponse:
    """Take a discard back."""
    day_for(request, day, permission="collecting.discard")
    found = next((each for each in category_of(reads.day(day), category).discards if each.id == discard), None)
    _undo(request, day, known=found is not None, call=lambda: _not_discarded(request, discard))
    if found is not None and found.place == Place.STAND:
        return redirect("days:stand", day)
    return redirect("days:day", day)


def _not_discarded(request: HttpRequest, discard: UUID) -> None:
    id = derived(discard, "undo")
    collecting.correct_discard(id=id, discard=discard, to=None, reason=MISTAKE, stamp=stamp_of(request))


def _undo(request: HttpRequest, day: UUID, *, known: bool, call: Callable[[], object]) -> None:
    """Take back what is known of this day; what is not there any more was taken back before."""
    if not known or act(request, lambda: in_its_time(request, day, call=call)):
        tell(request, _("Annullato: resta scritto che era uno sbaglio."))


def category_of(view: DayView, category: str) -> measured.Measured:
    """Return a category of a day; raise ``NotFoundError`` when nothing of it was recorded."""
    found = measured.find(view, category)
    if found is None:
        raise NotFoundError("category_not_recorded", category=category)
    return found
