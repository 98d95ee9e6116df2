"""The filter of the list of days."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from fabene.collecting.values import DayState
from fabene.places import selectors as places
from fabene.web.words import STATE


class DaysFilter(forms.Form):
    """Market and state of the days to list; what it cannot read it leaves out."""

    mercato = forms.ChoiceField(label=_("Mercato"), required=False)
    stato = forms.ChoiceField(label=_("Stato"), required=False)

    def __init__(self, data: Mapping[str, str], *, network: UUID) -> None:
        """Offer the markets of a network."""
        super().__init__(data)
        self.fields["mercato"] = forms.ChoiceField(
            label=_("Mercato"),
            required=False,
            choices=[("", _("tutti")), *((str(market.id), market.name) for market in places.markets(network))],
        )
        self.fields["stato"] = forms.ChoiceField(
            label=_("Stato"),
            required=False,
            choices=[("", _("tutte")), *((str(state), said) for state, said in STATE.items())],
        )
        self.full_clean()

    @property
    def market(self) -> UUID | None:
        """Return the market chosen, None for all."""
        chosen = self.cleaned_data.get("mercato")
        return UUID(chosen) if chosen else None

    @property
    def state(self) -> DayState | None:
        """Return the state chosen, None for both."""
        chosen = self.cleaned_data.get("stato")
        return DayState(chosen) if chosen else None
