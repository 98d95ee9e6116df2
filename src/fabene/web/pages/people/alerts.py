"""Alerts: somebody read of many households in a short time. Somebody else looks at it and says what it was."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fabene.people import selectors, services
from fabene.people.rules import require
from fabene.people.values import AlertOutcome, AlertView
from fabene.web.notices import tell
from fabene.web.pages.people.lines import READINGS, Names
from fabene.web.pages.people.scope import head, network_for, network_of, where
from fabene.web.pages.people.words import ALERT_OUTCOME
from fabene.web.pages.writing import WriteForm, act, actor, stamp_of


class AnswerForm(WriteForm):
    """What it was."""

    outcome = forms.TypedChoiceField(
        label=gettext_lazy("Che cos’era"),
        coerce=AlertOutcome,
        choices=list(ALERT_OUTCOME.items()),
        widget=forms.RadioSelect,
    )


@never_cache
@require_safe
def alerts(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a network's alerts, those that wait for an answer first."""
    network = network_for(request, slug, permission=READINGS)
    page = head(
        network,
        _("Segnalazioni"),
        lead=_("Quando una persona guarda i dati di molte famiglie in un’ora, un’altra dice che cos’era."),
    )
    found = selectors.alerts_of(network.id)
    names = Names(key for alert in found for key in (alert.who, alert.answered_by) if key)
    rows = [_line(request, alert, names=names) for alert in found]
    return render(request, "people/alerts.html", where(request, network, page=page) | {"rows": rows})


def _line(request: HttpRequest, alert: AlertView, *, names: Names) -> dict[str, object]:
    return {
        "alert": alert,
        "name": names(alert.who),
        "outcome": ALERT_OUTCOME[alert.outcome] if alert.outcome else "",
        "answered_by": names(alert.answered_by) if alert.answered_by else "",
        "form": None if alert.who == actor(request) else AnswerForm(auto_id=f"{alert.id}-%s"),
    }


@require_POST
def answer(request: HttpRequest, alert: UUID) -> HttpResponse:
    """Say what an alert was."""
    found = selectors.alert(alert)
    require(request.user, READINGS, found.network_id)
    form, stamp = AnswerForm(request.POST), stamp_of(request)
    if form.is_valid() and act(
        request,
        lambda: services.answer_alert(
            id=form.cleaned_data["id"], alert=found.id, outcome=form.cleaned_data["outcome"], stamp=stamp
        ),
    ):
        tell(request, _("Risposta scritta. Se era una violazione, va anche nel suo registro."))
    network = network_of(found.network_id)
    return redirect("people:alerts", network.slug) if network else redirect("people:start")
