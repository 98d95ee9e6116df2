"""The last two steps: the rules with which a network begins, and its first market day."""

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fabene.charter import selectors, services
from fabene.charter.parameters import PARAMETERS
from fabene.charter.values import Source, SourceKind
from fabene.collecting import services as collecting
from fabene.collecting.values import MarketDay
from fabene.lib.ids import derived
from fabene.people import selectors as people
from fabene.people.rules import require
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.web.notices import tell
from fabene.web.pages.beginning.way import after, page_of
from fabene.web.pages.days.opening import ABOUT_DATE
from fabene.web.pages.days.opening_form import OpenForm
from fabene.web.pages.fairness.rules import rule_line
from fabene.web.pages.writing import WriteForm, attempt, sent, stamp_of


class BeginForm(WriteForm):
    """On what the rules with which a network begins rest."""

    source = forms.CharField(
        label=gettext_lazy("Chi l’ha deciso"),
        max_length=200,
        help_text=gettext_lazy("Per esempio: incontro del 3 marzo, verbale n. 1. Lo leggono tutti."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every rule with its value, its bounds and what it rests on, and let the network take them."""
    network = people.network(slug)
    require(request.user, "charter.enact", network.id)
    in_force = selectors.rules_in_force(network.id, timezone.localdate())
    done = bool(selectors.enactments(network.id))
    form = BeginForm(sent(request))
    if attempt(form, lambda: _take(request, form, network=network)):
        tell(request, _("Le regole sono scritte: si cambiano quando volete, una alla volta."))
        return redirect(after("rules", network))
    lead = _("Questi sono i valori di partenza. Se vi vanno bene prendeteli così; se no cambiate quello che serve.")
    shown = {
        **page_of("rules", network, title=_("Con quali regole?"), lead=lead),
        "form": form,
        "network": network,
        "rules": [rule_line(rule, PARAMETERS[key]) for key, rule in in_force.rules.items()],
        "done": done,
        "next_url": after("rules", network),
    }
    return render(request, "beginning/rules.html", shown, status=400 if form.errors else 200)


@transaction.atomic
def _take(request: HttpRequest, form: BeginForm, *, network: NetworkView) -> bool:
    said, today = form.cleaned_data, timezone.localdate()
    source = Source(kind=SourceKind.DECISION, key=said["source"])
    for key, rule in selectors.rules_in_force(network.id, today).rules.items():
        if rule.value_id is None:
            services.enact(
                id=derived(said["id"], key),
                network=network.id,
                key=key,
                value=rule.value,
                in_force_from=today,
                source=source,
                stamp=stamp_of(request),
            )
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def first_day(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the first market day, and go to the stand."""
    network = people.network(slug)
    require(request.user, "collecting.open_day", network.id)
    if not places.markets(network.id):
        return redirect("beginning:market", slug)
    if not places.hubs_of(network.id):
        return redirect("beginning:hub", slug)
    form = OpenForm(sent(request), networks=(network,), first={})
    day = attempt(form, lambda: _open(request, form, network=network), fields=ABOUT_DATE)
    if day is not None:
        tell(request, _("La giornata è aperta. Chi dà qualcosa? Si segna qui."))
        return redirect("days:stand", day.id)
    lead = _("Oggi, o un giorno passato che avete già fatto su carta.")
    shown = {
        **page_of("first_day", network, title=_("Si apre?"), lead=lead),
        "form": form,
        "key": "first_day",
        "network": network,
    }
    return render(request, "beginning/first_day.html", shown, status=400 if form.errors else 200)


def _open(request: HttpRequest, form: OpenForm, *, network: NetworkView) -> MarketDay:
    return collecting.open_day(
        id=form.cleaned_data["id"],
        network=network.id,
        market=form.market,
        date=form.cleaned_data["date"],
        stamp=stamp_of(request),
    )
