"""Whether a network reminds its families the day before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.households import selectors as households
from fabene.households import services as homes
from fabene.people.values import NetworkView
from fabene.web.notices import tell
from fabene.web.pages.page import Page
from fabene.web.pages.words.asking import crumbs, network_for
from fabene.web.pages.words.forms import RemindersForm
from fabene.web.pages.writing import attempt, sent, stamp_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """Switch reminders on or off, and say from which hour they leave."""
    network = network_for(request, "words.send")
    now = households.reminders_of(network.id)
    form = RemindersForm(sent(request), initial={"on": now.on, "hour": now.hour})
    if attempt(form, lambda: _set(request, form, network=network), fields={"hour_at_night": "hour"}):
        on = form.cleaned_data["on"]
        tell(request, _("Promemoria accesi: si comincia domani.") if on else _("Promemoria spenti."))
        return redirect(f"{reverse('words:words')}?rete={network.slug}")
    page = Page(
        title=_("Promemoria"),
        eyebrow=network.name,
        lead=_("Il giorno prima, a chi ha detto sì a SMS o email: quando, da che ora, dove."),
        crumbs=crumbs(network),
    )
    return render(request, "words/reminders.html", {"page": page, "form": form, "network": network})


def _set(request: HttpRequest, form: RemindersForm, *, network: NetworkView) -> bool:
    homes.set_reminders(
        id=form.cleaned_data["id"],
        network=network.id,
        on=form.cleaned_data["on"],
        hour=form.cleaned_data["hour"],
        stamp=stamp_of(request),
    )
    return True
