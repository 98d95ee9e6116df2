"""The checks before food of a day is handed out: a short list. It reminds; it never holds food back."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.collecting import selectors as reads
from fabene.collecting import services as collecting
from fabene.collecting.values import SafetyView
from fabene.people import selectors as people
from fabene.web.notices import tell
from fabene.web.pages.days.asking import day_for
from fabene.web.pages.days.late import asks_why, in_its_time, late_of
from fabene.web.pages.safety.forms import BAD, GOOD, ChecksForm
from fabene.web.pages.safety.words import checks_said
from fabene.web.pages.sharing.common import head
from fabene.web.pages.writing import attempt, sent, stamp_of

PERMISSION = "collecting.weigh"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_why
def checks(request: HttpRequest, day: UUID) -> HttpResponse:
    """Show what was looked at on a day, and write down what somebody has looked at now: the last ones count."""
    found = day_for(request, day, permission=PERMISSION)
    form = ChecksForm(sent(request))
    write = partial(_note, request, form, day=day)
    if attempt(form, lambda: in_its_time(request, day, call=write), fields={"text_missing": "note"}) is not None:
        tell(request, _("Scritto: si vede nella giornata e nel registro dei controlli."))
        return redirect("safety:checks", day)
    made = reads.checks_of(day)
    names = people.names_of({each.actor for each in made})
    shown = {
        "page": head(found, _("Controlli prima della distribuzione"), lead=_("Un’occhiata, prima che il cibo esca.")),
        "day": day,
        "made": [(each, checks_said(each), names.get(each.actor, "")) for each in reversed(made)],
        "form": form,
        "late": late_of(request, day),
    }
    return render(request, "safety/checks.html", shown, status=400 if form.errors else 200)


def _note(request: HttpRequest, form: ChecksForm, *, day: UUID) -> SafetyView:
    return collecting.note_safety(
        id=form.cleaned_data["id"],
        day=day,
        passed=form.said(GOOD),
        failed=form.said(BAD),
        note=form.cleaned_data["note"],
        stamp=stamp_of(request),
    )
