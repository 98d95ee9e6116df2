"""Open a closed day again by hand, with the reason; and the sheet of its closing, in the version that holds."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fabene.collecting import selectors as collecting
from fabene.collecting import services
from fabene.collecting.values import DayState, LateWhy
from fabene.core.errors import ConflictError
from fabene.people import selectors as people
from fabene.sharing.selectors import bags_of, passings_of, sharing_of
from fabene.sharing.values import BagState
from fabene.web.notices import tell
from fabene.web.pages.days.late import PERMISSION, PREFIX, LateForm
from fabene.web.pages.days.versions import edition_of
from fabene.web.pages.safety.words import checks_said
from fabene.web.pages.sharing.closing import picture
from fabene.web.pages.sharing.common import day_for, head, wrote
from fabene.web.pages.writing import sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, day: UUID) -> HttpResponse:
    """Open a closed day again, and say why."""
    found = day_for(request, day, permission=PERMISSION)
    form = LateForm(sent(request), prefix=PREFIX)
    if request.method == "POST" and wrote(form, lambda: _reopen(request, form, day=day)):
        tell(request, _("La giornata è di nuovo aperta: quando è a posto, chiudila di nuovo."))
        return redirect("days:day", day)
    waiting = sum(bag.state == BagState.WAITING for bag in bags_of(day))
    shown = {
        "page": head(found, _("Riapri la giornata"), lead=_("Resta scritto quando, chi e perché.")),
        "day": found,
        "form": form,
        "closed": collecting.is_closed(day),
        "waiting": waiting,
    }
    return render(request, "sharing/reopen.html", shown, status=400 if form.errors else 200)


def _reopen(request: HttpRequest, form: LateForm, *, day: UUID) -> None:
    services.reopen_closed_day(
        id=form.cleaned_data["id"],
        day=day,
        why=LateWhy(form.cleaned_data["why"]),
        reason=form.cleaned_data["reason"],
        stamp=stamp_of(request),
    )
    if collecting.is_closed(day):  # the same form again, after the day was closed anew
        raise ConflictError("taken_back")


@never_cache
@require_safe
def closing_sheet(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show how a day ended on one sheet to print and sign: which version it is, and what it replaces."""
    found = day_for(request, day, permission="sharing.view")
    view = collecting.day(day)
    checks = collecting.safety_of(day)
    closed_by = people.names_of([view.closed.actor]).get(view.closed.actor, "") if view.closed else ""
    shown = {
        "page": head(found, _("Chiusura della giornata")),
        "day": found,
        "view": view,
        "edition": edition_of(day),
        "open": view.state == DayState.OPEN,
        "closed_by": closed_by,
        "table": picture(collecting.sums(day)).table,
        "sharing": sharing_of(day),
        "passings": [one for one in passings_of(day) if not one.undone],
        "checks": checks_said(checks) if checks else (),
        "checks_note": checks.note if checks else "",
    }
    return render(request, "sharing/closing_sheet.html", shown)
