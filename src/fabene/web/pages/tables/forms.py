"""What people type at an open table, and about what an emporio received."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from fabene.core.quantities import Measure, to_grams
from fabene.places.values import DestinationView, HubView
from fabene.sharing.values import ANSWERS, ConsignedItem, FreeSupply, TableItem, Tally
from fabene.web import formats
from fabene.web.pages.sharing.forms import PILE, PassOnForm, offer
from fabene.web.pages.sureness import SureForm
from fabene.web.pages.tables.common import amount
from fabene.web.pages.tables.words import TALLY
from fabene.web.pages.writing import KilosField, WriteForm
from fabene.web.words import category

FEW = 5
LEFT, CAME = "left-", "came-"


class OpenForm(WriteForm):
    """A table is opened: which of the network's, and (without a market day) when and from which hub."""

    destination = forms.ChoiceField(label=_("Quale tavola"))
    on = forms.DateField(label=_("Quando"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hub = forms.ChoiceField(label=_("Da quale hub viene il cibo"))

    def __init__(
        self, *args: Any, tables: Sequence[DestinationView], hubs: Sequence[HubView] | None = None, **kwargs: Any
    ) -> None:
        """Offer the network's tables and hubs; ``hubs`` is None on a market day, that has its own."""
        super().__init__(*args, **kwargs)
        offer(self, "destination", choices=[(str(each.id), each.name) for each in tables])
        self.fields["on"].initial = timezone.localdate()
        if hubs is None:
            del self.fields["on"]
        if hubs is None or len(hubs) == 1:
            del self.fields["hub"]
        elif hubs is not None:
            offer(self, "hub", choices=[(str(hub.id), hub.name) for hub in hubs])


class TapForm(WriteForm):
    """One big button: what goes up or down, and by how much."""

    tap = forms.ChoiceField(
        choices=[(f"{tally.value}:{change}", "") for tally in ANSWERS for change in (-1, 1, FEW)],
    )

    def meant(self) -> tuple[Tally, int]:
        """Return the tally and the change."""
        tally, change = self.cleaned_data["tap"].split(":")
        return Tally(tally), int(change)


class ManyForm(WriteForm):
    """Several people counted at once, or a slip taken back: a number, below zero for the slip."""

    tally = forms.ChoiceField(label=_("Che cosa"), choices=[(tally.value, TALLY[tally]) for tally in ANSWERS])
    change = forms.IntegerField(
        label=_("Quante in più"),
        help_text=_("Col meno davanti per toglierne, per esempio -2."),
        widget=forms.TextInput(attrs={"size": "5", "autocomplete": "off"}),
    )


class TicketsForm(WriteForm):
    """So many tickets at once."""

    tickets = forms.IntegerField(
        label=_("Quanti biglietti"), widget=forms.TextInput(attrs={"size": "5", "inputmode": "numeric"})
    )


class LayForm(PassOnForm):
    """Food goes to the table: how much of each pile. Nothing is written before somebody types it."""

    def __init__(self, *args: Any, piles: Sequence[FreeSupply], **kwargs: Any) -> None:
        """Offer what people may still eat."""
        fit = [pile for pile in piles if not pile.expired and not pile.recalled]
        super().__init__(*args, piles=fit, destinations=(), **kwargs)
        del self.fields["destination"], self.fields["tickets"]
        for pile in self.piles:
            self.fields[f"{PILE}{pile.id}"].initial = None

    def amounts(self) -> dict[UUID, int]:
        """Return the amount of each pile in its own measure."""
        return {**self.grams(), **self.pieces()}


class BackForm(WriteForm):
    """What is left on the table comes back to the hub, by category."""

    def __init__(self, *args: Any, items: Sequence[TableItem], **kwargs: Any) -> None:
        """Ask how much of everything that still stands there."""
        super().__init__(*args, **kwargs)
        self.items = [item for item in items if item.left]
        for item in self.items:
            counted = item.measure == Measure.PIECES
            there = said("sulla tavola: %(amount)s") % {"amount": amount(item.left, counted=counted)}
            self.fields[f"{LEFT}{item.category}"] = _field(item.category, counted=counted, help_text=there)

    @property
    def rows(self) -> list[tuple[TableItem, forms.BoundField]]:
        """Return each category with its field."""
        return [(item, self[f"{LEFT}{item.category}"]) for item in self.items]

    def amounts(self) -> dict[str, int]:
        """Return what comes back of each category, nothing left out."""
        found = {item.category: _amount(self.cleaned_data[f"{LEFT}{item.category}"], item) for item in self.items}
        return {category: number for category, number in found.items() if number}


def _amount(typed: Decimal | int | None, item: TableItem) -> int:
    if not typed:
        return 0
    return int(typed) if item.measure == Measure.PIECES else to_grams(Decimal(typed), "kg")


class ReceivedForm(SureForm):
    """What an emporio received of every category that was sent; more than that is asked about."""

    note = forms.CharField(
        label=_("Una nota, se serve"),
        required=False,
        max_length=200,
        help_text=_("Per esempio: una cassetta si è rovesciata. Niente nomi di persone."),
    )

    def __init__(self, data: QueryDict | None = None, *, items: Sequence[ConsignedItem], **kwargs: Any) -> None:
        """Begin with what was sent: whoever weighs changes only what is not so."""
        super().__init__(data, **kwargs)
        self.items = tuple(items)
        for item in self.items:
            sent = said("partiti: %(amount)s") % {"amount": amount(item.sent, counted=item.counted)}
            initial = item.sent if item.counted else formats.typed(Decimal(item.sent) / 1000)
            field = _field(item.category, counted=item.counted, help_text=sent)
            field.required, field.initial = True, initial
            self.fields[f"{CAME}{item.category}"] = field

    @property
    def rows(self) -> list[tuple[ConsignedItem, forms.BoundField]]:
        """Return each category with its field."""
        return [(item, self[f"{CAME}{item.category}"]) for item in self.items]

    def received(self) -> dict[str, int]:
        """Return what came of each category, in its own measure."""
        typed = {item: self.cleaned_data[f"{CAME}{item.category}"] for item in self.items}
        return {
            item.category: int(number) if item.counted else to_grams(Decimal(number), "kg")
            for item, number in typed.items()
        }


class StatementForm(forms.Form):
    """From when to when a statement tells."""

    dal = forms.DateField(label=_("Dal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    al = forms.DateField(label=_("Al"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def _field(key: str, *, counted: bool, help_text: str) -> forms.Field:
    if not counted:
        return KilosField(label=category(key), required=False, help_text=help_text)
    widget = forms.NumberInput(attrs={"data-unit": said("pezzi"), "inputmode": "numeric"})
    return forms.IntegerField(label=category(key), required=False, min_value=0, help_text=help_text, widget=widget)
