"""The families a caseworker follows: filtered, counted, printed; by code."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django import forms
from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fabene.households.selectors import matches_for
from fabene.households.values import HouseholdView, State
from fabene.web import formats
from fabene.web.pages.casework.asking import Home, markets_of, own_homes, with_markets, workplaces
from fabene.web.pages.casework.words import STATE
from fabene.web.pages.page import Page

HERE, DUE = "qui", "rivedere"
ROWS = 30


class HomesFilter(forms.Form):
    """Market and state of the households to list; what it cannot read it leaves out."""

    mercato = forms.ChoiceField(label=_("Mercato"), required=False)
    stato = forms.ChoiceField(
        label=_("Stato"),
        required=False,
        choices=[
            (HERE, _("tutte quelle di adesso")),
            (DUE, _("da rivedere")),
            *((str(state), said) for state, said in STATE.items()),
        ],
    )

    def __init__(self, data: Mapping[str, str], *, markets: Sequence[tuple[str, str]]) -> None:
        """Offer these markets."""
        super().__init__(data)
        self.fields["mercato"].choices = [("", said("tutti")), *markets]  # type: ignore[attr-defined]  # a field of choices
        self.full_clean()

    def keeps(self, home: HouseholdView, *, today: date) -> bool:
        """Return whether a household is among those asked for: whoever has left only when that is asked."""
        market, state = self.cleaned_data.get("mercato"), self.cleaned_data.get("stato") or HERE
        if market and home.market != UUID(market):
            return False
        if state == DUE:
            return is_due(home, today=today)
        return home.state != State.LEFT if state == HERE else home.state == state


@never_cache
@require_safe
def families(request: HttpRequest) -> HttpResponse:
    """List the families whoever asks follows."""
    today = timezone.localdate()
    mine = workplaces(request, on=today)
    if not mine:
        return render(request, "casework/not_accredited.html", {"page": _head()})
    every = own_homes(request, on=today)
    chosen = HomesFilter(request.GET, markets=markets_of(tuple(place.network for place in mine)))
    found = [home for home in every if chosen.keeps(home, today=today)]
    pages = leaf_of(request, with_markets(found))
    warned = matches_for({body for place in mine for body in place.organisations})
    shown = {"page": _head(), "form": chosen, "every": every, "pages": pages, "count": counted(found)}
    return render(request, "casework/families.html", {**shown, "rows": lines(pages, today=today), "warned": warned})


def leaf_of(request: HttpRequest, rows: Sequence[Home]) -> Leaf[Home]:
    """Return the part of a list of households that was asked for."""
    return Paginator(rows, ROWS).get_page(request.GET.get("pagina"))


def lines(homes: Iterable[Home], *, today: date) -> list[tuple[Home, bool]]:
    """Return households as a list shows them: each with whether it is due to be looked at again."""
    return [(home, is_due(home.view, today=today)) for home in homes]


def is_due(home: HouseholdView, *, today: date) -> bool:
    """Return whether the day has come on which somebody looks again with the family."""
    days = [day for day in (home.review_on, home.until) if day is not None]
    return home.state != State.LEFT and any(day <= today for day in days)


def counted(found: Sequence[HouseholdView]) -> str:
    """Return how many households and people these are, in words."""
    people = sum(home.adults + home.children for home in found)
    homes = ngettext("%(number)s famiglia", "%(number)s famiglie", len(found)) % {"number": formats.count(len(found))}
    return (
        homes + ", " + ngettext("%(number)s persona", "%(number)s persone", people) % {"number": formats.count(people)}
    )


def _head() -> Page:
    return Page(
        title=said("Le mie famiglie"),
        lead=said("Per codice. Nome e telefono si aprono uno alla volta, dicendo perché."),
    )
