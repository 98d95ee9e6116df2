"""The selections somebody runs or judges: where the office and a juror begin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.people.rules import require
from fabene.programme.calls import selectors as calls
from fabene.programme.calls.values import CallView, State
from fabene.programme.selection import selectors
from fabene.web.pages.page import Page
from fabene.web.pages.selection.scope import JUDGE, is_office, said, sits
from fabene.web.pages.selection.words import PHASE


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the calls that are over, for the office; for a juror, those they judge."""
    office = is_office(request)
    if not office:
        require(request.user, JUDGE, None)
    over = [one for one in calls.calls() if one.state_at(timezone.now()) is State.CLOSED]
    shown = {
        "page": Page(title=_("Valutazioni"), lead=_("I bandi chiusi: chi valuta, a che punto è, la graduatoria.")),
        "lines": [_line(one, office=office) for one in over if office or sits(request, one)],
    }
    return render(request, "selection/index.html", shown)


def _line(call: CallView, *, office: bool) -> tuple[str, str, str]:
    """Return what a call is called, where it is, and the page to go to; none for a juror before it opens."""
    found = selectors.selection_of(call.id)
    state = str(PHASE[found.phase]) if found else _("da aprire")
    url = reverse("selection:office" if office else "selection:desk", args=[call.slug]) if found or office else ""
    return said(call.title), state, url
