"""Taking a whole month out of the logs once it has been kept long enough: the programme office, and why."""

from datetime import date
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from fabene.people import selectors, services
from fabene.people.rules import require
from fabene.people.services.purging import later
from fabene.people.values import KEPT_MONTHS, Log, Purge
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.people.lines import Names
from fabene.web.pages.people.words import LOG
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of

PURGE = "people.purge"
ABOUT = {"text_missing": "why", "text_too_long": "why", "month_purged_already": "what", "purge_too_early": "what"}


class PurgeForm(WriteForm):
    """Which month of which log, and why."""

    what = forms.ChoiceField(label=gettext_lazy("Registro e mese"))
    why = forms.CharField(
        label=gettext_lazy("Perché"),
        help_text=gettext_lazy("Resta scritto per sempre, con il tuo nome. Non scrivere nomi di famiglie."),
        max_length=200,
    )

    def __init__(self, *args: Any, months: list[tuple[Log, date]]) -> None:
        """Offer the months that may go."""
        super().__init__(*args)
        cast(Any, self.fields["what"]).choices = [
            (f"{log}:{month.isoformat()}", f"{LOG[log]}: {said(month)}") for log, month in months
        ]

    @property
    def chosen(self) -> tuple[Log, date]:
        """Return the log and the month."""
        log, month = self.cleaned_data["what"].split(":")
        return Log(log), date.fromisoformat(month)


@require_http_methods(["GET", "HEAD", "POST"])
def purges(request: HttpRequest) -> HttpResponse:
    """Show what was taken out and what may be; take a month out."""
    require(request.user, PURGE, None)
    months = _that_may_go(timezone.localdate())
    form = PurgeForm(sent(request), months=months)
    done = attempt(form, lambda: _purge(request, form), fields=ABOUT)
    if done is not None:
        rows = sum(log.rows for log in done.logs)
        tell(request, _("Tolte %(rows)s righe di %(month)s.") % {"rows": rows, "month": said(done.month)})
        return redirect("people:purges")
    past = selectors.purges()
    names = Names(one.who for one in past)
    page = Page(
        title=_("Mesi da togliere dai registri"),
        lead=_("Le righe non si toccano. Un mese intero se ne va quando è passato il suo tempo, e resta scritto."),
        crumbs=(),
    )
    shown = {
        "page": page,
        "form": form,
        "months": months,
        "kept": [(LOG[log], kept) for log, kept in KEPT_MONTHS.items()],
        "past": [(said(one.month), names(one.who), [(LOG[each.log], each) for each in one.logs], one) for one in past],
    }
    return render(request, "people/purges.html", shown)


def _that_may_go(today: date) -> list[tuple[Log, date]]:
    """Return the oldest month of each log, where it has been kept long enough: months go in their order."""
    oldest = {log: selectors.oldest_month(log) for log in Log}
    return [
        (log, month) for log, month in oldest.items() if month and later(month, months=1 + KEPT_MONTHS[log]) <= today
    ]


def _purge(request: HttpRequest, form: PurgeForm) -> Purge:
    log, month = form.chosen
    return services.purge_month(
        id=form.cleaned_data["id"],
        month=month,
        why=form.cleaned_data["why"],
        logs=frozenset({log}),
        stamp=stamp_of(request),
    )


def said(month: date) -> str:
    """Return a month as people say it: “maggio 2021”."""
    return f"{str(MONTHS[month.month]).lower()} {month.year}"
