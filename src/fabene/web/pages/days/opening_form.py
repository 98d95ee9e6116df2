"""The form that opens a market day."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fabene.core.quantities import MAX_DAYS_BACK
from fabene.people.values import NetworkView
from fabene.places import selectors as places
from fabene.web.pages.sureness import SureForm


class OpenForm(SureForm):
    """Which market, on which day: today, unless told otherwise."""

    market_id = forms.ChoiceField(label=_("Mercato"))
    date = forms.DateField(label=_("Giorno"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, data: QueryDict | None, *, networks: tuple[NetworkView, ...], first: Mapping[str, str]) -> None:
        """Offer the markets of ``networks``; ``first`` says what is chosen when the form is first shown."""
        today = timezone.localdate()
        chosen = {"market_id": first.get("mercato", ""), "date": first.get("giorno") or today}
        super().__init__(data, initial=chosen)
        names = {network.id: network.name for network in networks}
        markets = [market for market in places.markets() if market.network_id in names]
        self._network_of = {str(market.id): market.network_id for market in markets}
        self.fields["market_id"] = forms.ChoiceField(
            label=_("Mercato"),
            choices=[(str(market.id), f"{names[market.network_id]}, {market.name}") for market in markets],
        )
        earliest = today - timedelta(days=MAX_DAYS_BACK)
        self.fields["date"].widget.attrs |= {"min": earliest.isoformat(), "max": today.isoformat()}

    @property
    def market(self) -> UUID:
        """Return the market chosen."""
        return UUID(self.cleaned_data["market_id"])

    @property
    def network(self) -> UUID:
        """Return the network of the market chosen."""
        return self._network_of[self.cleaned_data["market_id"]]
